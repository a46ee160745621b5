"""The line that a refusal tells instead of the one that was typed: what tab takes. Knows no exercise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from exercises.kernel.expression import expression
from exercises.kernel.said_otherwise import MEANT
from exercises.kernel.text import folded

_MEANT = expression(r"“([^”…]+)”.*?Did you mean ([^?]+)\?")
"""A word of the line, and the one that is offered for it."""
_ENDS = expression(r"(?<=[:?.]) (?=\S)")
"""Where a sentence may have told enough, and its line begins."""


def line_told(typed: str, sentence: str, reads: Callable[[str], bool]) -> str:
    """The line that the sentence tells, or the typed one with the word that it offers; "" for none.

    A line that only shows the form, about something else, is not what was meant: everything that was typed is in it,
    and one word more at most.
    """
    return next((line for line in _told(typed, sentence) if line != typed.strip() and reads(line)), "")


def _told(typed: str, sentence: str) -> Iterator[str]:
    if sentence.startswith(MEANT):
        yield _whole(sentence.removeprefix(MEANT), typed)
    had = _words(typed)
    for end in _ENDS.finditer(sentence):
        line = _whole(sentence[end.end() :], typed)
        has = _words(line)
        if not had - has and (has - had).total() <= 1:
            yield line
    found = _MEANT.search(sentence)
    if found is not None:
        wrong = re.search(rf"(?<!\w){re.escape(found[1])}(?!\w)", typed)
        if wrong is not None:
            yield f"{typed[: wrong.start()]}{found[2]}{typed[wrong.end() :]}".strip()


def _whole(line: str, typed: str) -> str:
    """A line that is told in short, with the rest of the words as they were typed."""
    begun = line.removesuffix("…")
    at = typed.rfind(begun[-_ENOUGH:]) if begun != line and len(begun) > _ENOUGH else -1
    return line if at < 0 else begun + typed[at + _ENOUGH :]


_ENOUGH = 12
"""Letters by which it is known where a line that is told in short goes on in what was typed."""


def _words(line: str) -> Counter[str]:
    # A dash that stands alone was typed in place of a colon.
    return Counter(word for word in folded(line).replace(":", " ").split() if word.strip("-–—="))
