"""The day a session of the list is held, as the clock here says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from exercises.kernel.days import in_zone

if TYPE_CHECKING:
    from sessions.library.catalogue import Entry


def days(entries: Sequence[Entry]) -> list[date]:
    """The day that each is held."""
    on, made, seconds = date.fromisoformat, date.fromtimestamp, datetime.fromisoformat
    try:
        # All at once, three times as quick as one by one, and a list may be of thousands.
        return [
            on(one.held_on) if one.held_on else made(seconds(one.created).timestamp()) if one.created else day_of(one)
            for one in entries
        ]
    except (ValueError, OverflowError, OSError):
        return [held_day(one) for one in entries]


def by_day(entries: Sequence[Entry], today: date) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Those that are coming, the next first; those of today; and the earlier ones, the latest first."""
    dated = list(zip(days(entries), entries, strict=True))
    coming = [one for one in dated if one[0] > today]
    new = [one for one in dated if one[0] == today]
    # A list may be of thousands, which are mostly earlier ones.
    old = [one for one in dated if one[0] < today] if coming or new else dated
    coming.sort(key=itemgetter(0))
    old.sort(key=itemgetter(0), reverse=True)
    taken = itemgetter(1)
    return list(map(taken, coming)), list(map(taken, new)), list(map(taken, old))


def listed(entries: Sequence[Entry]) -> list[Entry]:
    """All of them in that order, as the list of sessions has them."""
    coming, new, old = by_day(entries, date.today())
    return [*coming, *new, *old]


def held_day(entry: Entry) -> date:
    """The day the session is held, where somebody said so; else the day it was made."""
    try:
        return date.fromisoformat(entry.held_on) if entry.held_on else day_of(entry)
    except ValueError:
        return day_of(entry)


def day_of(entry: Entry) -> date:
    """The day the session was made, as the clock here says; of a file that cannot be read, when it last changed."""
    try:
        # Three times as quick as by a zone, and a list may be of thousands.
        return date.fromtimestamp(datetime.fromisoformat(entry.created).timestamp())
    except (ValueError, OverflowError, OSError):
        return _day_at_the_ends(entry)


def _day_at_the_ends(entry: Entry) -> date:
    """The same where a clock's seconds cannot say it."""
    try:
        return in_zone(datetime.fromisoformat(entry.created)).date()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(entry.changed).astimezone().date()
