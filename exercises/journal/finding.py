"""Search in journal entries: words with or without macrons, and by author, session, day, area, tag. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from exercises.journal.entry import Entry
from exercises.kernel.around import AROUND, around
from exercises.kernel.record import Record
from exercises.kernel.text import contains, folded


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
