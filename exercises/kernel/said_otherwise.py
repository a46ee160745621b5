"""Lines as people say them who know none of ours, and what they may mean. Only for a line that fits nothing.

Each shape says what is said of its own things; here is what is said of anything. Knows no exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from exercises.kernel.text import folded
from exercises.kernel.words import number_said

Said = tuple[tuple[str, str], ...]
"""What is said, whole, as an expression, and the line of ours that it may mean."""
MEANT = "Is this meant? "
"""What stands before such a line in a refusal."""
_OF_ANYTHING: Said = (
    (r"(?:lights?|screen|projector|room) off|hide(?: (?:the )?(?:screen|room|it|all))?", "blank"),
    (r"(?:skip|put)(?: it| this(?: one)?| that(?: one)?| them)?(?: back)?", "pass"),
    (r"(?:where is|where was|look for|who said) (.+)", r"find \1"),
    (r"(\S+) (?:the )?(?:title|name|called|is called)\b ?:? ?(.+)", r"\1: \2"),
    (r"(?:add|new|another) (.+)", r"\1"),
    (r"([^;:]+?) ?; ?(.+)", r"\1: \2"),
    (r"(.+?) ?= ?(.+)", r"\1 \2"),
    (r"(.+?) ?= ?(.+)", r"\1: \2"),
    (r"([a-z]?\d+) is (.+)", r"\1 \2"),
)
_NUMBERED = r"(?:[#№] ?|(?:no|nr|number)\.? )?(\d{1,4}|[^\W\d]+(?= ))[.)\]:]* ?([^\d\W].*)"
_LONGEST = 300
"""Letters that such a line has at most."""


def meant_by(line: str, said: Said) -> Iterator[str]:
    """The lines that may be meant, of what is said of some things."""
    whole = line.strip()
    for pattern, ours in said if len(folded(whole)) <= _LONGEST else ():
        found = re.fullmatch(pattern, whole, re.IGNORECASE)
        if found is not None:
            yield found.expand(ours).strip()


def without_noun(line: str, nouns: Mapping[str, str]) -> Iterator[str]:
    """The line without what it calls a thing before its number, which no line of ours says: chair 9, desk 1, theme t3.
    Each of the `nouns` has the letter that may stand before its number."""
    found = re.fullmatch(r"([^\W\d]+) ([^\W\d]?)(\d+\b.*)", line.strip())
    noun = folded(found[1]) if found is not None else ""
    letter = nouns.get(noun, nouns.get(noun.removesuffix("s")))
    if found is not None and letter is not None:
        yield from (f"{before}{found[3]}" for before in dict.fromkeys((found[2] or letter, found[2])))


def _in_plain_signs(line: str) -> Iterator[str]:
    """The line with our colon, where the wide one of another keyboard stands before its words."""
    wide = next((at for at, sign in enumerate(line) if sign != ":" and normalize("NFKC", sign) == ":"), 0)
    if wide:
        yield f"{normalize('NFKC', line[:wide]).rstrip()}: {line[wide + 1 :].strip()}"


def _number_first(line: str) -> Iterator[str]:
    """The line with its number as it is typed, where it is written out or has a sign: two, #2, 2), 2."""
    found = re.fullmatch(_NUMBERED, line, re.IGNORECASE)
    number = number_said(found[1]) if found is not None else None
    if found is not None and number is not None:
        yield f"{number} {found[2]}"


def meant_of_anything(line: str, refused: str) -> Iterator[str]:
    """The lines that may be meant by one that was refused with that sentence, whatever it speaks of."""
    yield from meant_by(line, _OF_ANYTHING)
    said = line.strip()
    yield from _in_plain_signs(said)
    yield from _number_first(said)
    found = re.fullmatch(r"(\d+) ([^\W\d]+)(.*)", said)
    if found is not None and f"“{found[2]}”" in refused:
        yield f"{found[2]} {found[1]}{found[3]}"
    lettered = re.search(r"\bThere is ([a-z])\d", refused)
    if lettered is not None and said[:1].isdecimal():
        yield f"{lettered[1]}{said}"
