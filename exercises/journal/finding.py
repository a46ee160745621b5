"""Search in journal entries: words with or without macrons, and by author, session, day, area, tag. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from exercises.journal.entry import Entry
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.text import contains, folded

_A_LETTER_EACH = expression(r"(?!\s)(?:[!-~āēīōūĀĒĪŌŪ’‘“”–—…]|[ \n](?!\s|\Z))*")
"""A text each of whose characters is one when it is compared, as nearly all that people write here."""
AROUND = 40
"""Characters shown on each side of what was found."""


class Found(Record):
    """An entry in which something was found."""

    entry: Entry
    prompt: str = ""
    """The title of the question whose answer has the words; "" when they stand elsewhere or none were sought."""
    around: str = ""
    """The words with those around them."""


def find(
    entries: Iterable[Entry],
    words: str = "",
    *,
    author: str = "",
    session: str = "",
    since: str = "",
    until: str = "",
    area: str = "",
    tag: str = "",
    form: str = "",
) -> list[Found]:
    """The entries that fit all that is asked, in the order given; `since` and `until` are ISO days, both included."""
    found = []
    for entry in entries:
        if author and folded(author) not in (folded(entry.author), *map(folded, entry.together)):
            continue
        if session and session != entry.session and not contains(session, entry.session_title):
            continue
        if (since and entry.day < since) or (until and entry.day > until) or (form and form != entry.form):
            continue
        if (area and folded(area) != folded(entry.area)) or (tag and folded(tag) not in map(folded, entry.tags)):
            continue
        if not words.strip():
            found.append(Found(entry, around=entry.first_words[: 2 * AROUND]))
            continue
        place = _place(entry, words)
        if place is not None:
            found.append(Found(entry, *place))
    return found


def _place(entry: Entry, words: str) -> tuple[str, str] | None:
    for prompt, text in entry.answered:
        if prompt.kind == "text" and contains(words, text):
            return prompt.title, around(words, text)
    for text in (entry.session_title, *entry.tags, entry.area, entry.form_title):
        if contains(words, text):
            return "", text
    return None


def around(words: str, text: str, wide: int = AROUND) -> str:
    """The words where they stand first in the text, with those around, on one line."""
    bare, places = _bare(text)
    wanted = folded(words)
    start = bare.find(wanted)
    if start < 0:
        for vowel in "aeiou":
            wanted = wanted.replace(vowel * 2, vowel)
        start = max(0, bare.find(wanted))
    first = places[start] if places else 0
    last = places[min(start + len(wanted), len(places)) - 1] + 1 if places else 0
    begin, end = max(0, first - wide), min(len(text), last + wide)
    if begin and " " in text[begin:first]:
        begin = text.index(" ", begin) + 1
    if end < len(text) and " " in text[last:end]:
        end = text.rindex(" ", last, end)
    said = " ".join(text[begin:end].split())
    return f"{'…' if begin else ''}{said}{'…' if end < len(text) else ''}"


def _bare(text: str) -> tuple[str, list[int]]:
    """The text as search compares it, and for each of its characters where it stands in the text itself."""
    if _A_LETTER_EACH.fullmatch(text):
        return folded(text), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            plain = " " if letters and letters[-1] != " " else ""
        else:
            apart = unicodedata.normalize("NFD", character)
            kept = "".join(one for one in apart if not unicodedata.combining(one))
            plain = unicodedata.normalize("NFC", kept).casefold().replace("’", "'").replace("‘", "'")
        letters += plain
        places += [place] * len(plain)
    return "".join(letters), places
