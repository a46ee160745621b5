"""Which sessions have no entry yet, for the list of sessions. Opens no session; asks for no passphrase."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from exercises.kernel.text import clean
from sessions.journal import places
from sessions.journal.errors import JournalError
from sessions.library import catalogue
from sessions.library.held_days import days
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
    today, listed = _today(now), catalogue.entries() if entries is None else entries
    found = without_an_entry(author, listed, today)
    waiting = [Waiting(one.name, one.title, day.isoformat(), (today - day).days) for day, one in found]
    return sorted(waiting, key=itemgetter(2, 0), reverse=True)


def without_an_entry(
    author: str, listed: Iterable[catalogue.Entry], today: date | None = None
) -> list[tuple[date, catalogue.Entry]]:
    """Those among these, each after the day it was held, as they came: for a list of thousands, which asks no more."""
    written, before = _written(clean(author)[:40].strip()), today or _today()
    if written is None:
        return []
    begun = [one for one in listed if one.problem is None and one.state not in _NOT_HELD and one.name not in written]
    return [one for one in zip(days(begun), begun, strict=True) if one[0] < before]


def _today(now: datetime | None = None) -> date:
    return date.fromisoformat(str(day_here(now or utc_now())["date"]))


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
