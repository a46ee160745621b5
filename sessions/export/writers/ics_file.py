"""Writes the days that were agreed as a calendar (iCalendar, RFC 5545). Knows no exercise and no time zone.

Whole days, so that no clock is in it. A calendar travels to other machines by itself: no name is in it unless it was
asked for. An id that stays and a number that grows let a calendar take a newer one for the one it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from exercises.kernel.text import clean, listed
from exercises.leaving.dated import Appointment
from exercises.leaving.outline import LeftOut
from sessions.export.writers.qdpx_names import guid, utc
from sessions.leaving.leaving import Leaving, Written
from sessions.leaving.problem import NothingToWrite

CALENDAR = "Days agreed together"
"""What a calendar program calls it; a session's title may hold a name."""
_MOST_OCTETS = 75
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def write(leaving: Leaving, *, words: bool = False) -> Written:
    """The calendar; with `words` also what may have names in it. Raises NothingToWrite when no day was agreed."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//holdspace//holdspace//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(CALENDAR)}",
    ]
    found = list(_events(leaving, words))
    if not found and leaving.audience == "public":
        raise NothingToWrite(
            "Agreed days are for those who took part, so there is no calendar for anybody. Write it for participants."
        )
    dayless = _dayless(leaving)
    if not found:
        first = dayless[0] if dayless else "action: ring the school"
        said = f" Without a day: {listed(dayless)}." if dayless else ""
        raise NothingToWrite(
            f"No day was agreed yet, so there is nothing for a calendar.{said} Say one: {first} "
            f"{'back' if dayless and first.startswith('p') else 'by'} 26 March"
        )
    for event in found:
        lines += event
    lines.append("END:VCALENDAR")
    without_words = not words and any(
        appointment.words
        for session in leaving.sessions
        for run in session.runs
        for appointment in run.dates
        if _day(appointment.day)
    )
    told = (
        ("What was agreed stands in it without names; who and what are in the other files.",) if without_words else ()
    )
    left = (LeftOut(len(dayless), "thing agreed", "things agreed", f"no day: {listed(dayless)}"),) if dayless else ()
    return Written({"": "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")}, told, left)


def _dayless(leaving: Leaving) -> list[str]:
    """What was agreed and has no day, by what is typed to say one; of several sessions each with its title."""
    several = len(leaving.sessions) > 1
    return [
        f"{appointment.key} of {session.title}" if several else appointment.key
        for session in leaving.sessions
        for run in session.runs
        for appointment in run.dates
        if not appointment.day
    ]


def _events(leaving: Leaving, words: bool) -> Iterator[list[str]]:
    for session in leaving.sessions:
        for run in session.runs:
            for appointment in run.dates:
                day = _day(appointment.day)
                if day is not None:
                    yield _event(
                        appointment,
                        day,
                        guid("day", session.known_by, run.key, appointment.key),
                        utc(session.made, session.date),
                        words,
                    )


def _day(day: str) -> date | None:
    """The day, when there is such a one and one after it."""
    try:
        found = date.fromisoformat(day)
        return found if found + timedelta(days=1) else None
    except (ValueError, OverflowError):
        return None


def _event(appointment: Appointment, day: date, uid: str, made: str, words: bool) -> list[str]:
    after = day + timedelta(days=1)
    more = clean(appointment.words, lines=True) if words else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@holdspace",
        f"SEQUENCE:{max(appointment.changes, 0)}",
        f"DTSTAMP:{made.replace('-', '').replace(':', '')}",
        f"DTSTART;VALUE=DATE:{_written(day)}",
        f"DTEND;VALUE=DATE:{_written(after)}",
        f"SUMMARY:{_text(appointment.title)}",
        *([f"DESCRIPTION:{_text(more)}"] if more else []),
        f"STATUS:{'CANCELLED' if appointment.called_off else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _written(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    return "".join(_ESCAPED.get(mark, mark) for mark in clean(words, lines=True))


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no letter cut; each piece after the first begins with a space."""
    pieces, used = [""], 0
    for mark in line:
        size = len(mark.encode("utf-8"))
        if used + size > _MOST_OCTETS:
            pieces.append(" ")
            used = 1
        pieces[-1] += mark
        used += size
    return "\r\n".join(pieces)
