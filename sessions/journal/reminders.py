"""Which sessions have no entry yet, for the list of sessions. Opens no session; asks for no passphrase."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from exercises.kernel.text import clean
from sessions.journal import places
from sessions.journal.errors import JournalError
from sessions.library import catalogue
from sessions.live.here import day_here, utc_now

_NOT_HELD = (catalogue.NOT_STARTED, "prepared")


class Waiting(NamedTuple):
    """A session its author has not written about."""

    name: str
    title: str
    day: str
    """2026-03-12."""
    days: int
    """How many days ago that was."""


def waiting_for_an_entry(
    author: str, entries: Iterable[catalogue.Entry] | None = None, *, now: datetime | None = None
) -> list[Waiting]:
    """The sessions of yesterday or before without an entry by this author, newest first; none that was never held.

    A reminder comes a day later (A Good Start in Life, the co-facilitators' journals). Raises OSError without
    `entries`, when the folder of sessions cannot be read.
    """
    listed = catalogue.entries() if entries is None else entries
    written = _written(clean(author)[:40].strip())
    if written is None:
        return []
    today = date.fromisoformat(str(day_here(now or utc_now())["date"]))
    found = []
    for entry in listed:
        if entry.problem is not None or entry.name in written or entry.state in _NOT_HELD or not entry.created:
            continue
        with contextlib.suppress(ValueError):
            day = entry.held_on or str(day_here(utc_now(), entry.created)["date"])
            days = (today - date.fromisoformat(day)).days
            if days >= 1:
                found.append(Waiting(entry.name, entry.title, day, days))
    return sorted(found, key=lambda waiting: (waiting.day, waiting.name), reverse=True)


def _written(author: str) -> set[str] | None:
    """The sessions this author wrote about; of a locked journal its card says so. None when it cannot be read."""
    place = places.place_of(author)
    if place not in places.known():
        return set()
    with contextlib.suppress(JournalError, OSError, ValueError):
        card = places.card_of(place)
        if card is not None:
            return set(card.about)
        from sessions.journal.store import Store

        return set(Store(author).read().about())
    return None
