"""Reads days out of plain words: "26 March", "Friday", "today after lunch". Pure; told what day it is, never asks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from exercises.kernel.expression import expression
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "kohitatea"),
            ("february", "huitanguru"),
            ("march", "poututerangi"),
            ("april", "paengawhawha"),
            ("may", "haratua"),
            ("june", "pipiri"),
            ("july", "hongongoi"),
            ("august", "hereturikoka"),
            ("september", "mahuru"),
            ("october", "whiringa-a-nuku"),
            ("november", "whiringa-a-rangi"),
            ("december", "hakihea"),
        ),
        1,
    )
    for name in names
}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS |= {
    short: number
    for number, short in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
} | {"sept": 9}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
_NEAR = {"today": 0, "tonight": 0, "this afternoon": 0, "this morning": 0, "tomorrow": 1}
ANY_YEAR = "any"
"""In place of today: every day is said with its year, for a list of several sessions."""
_SOME_DAY = "2001-01-01"
"""Only whether words name a day is asked while typing; which one is reckoned when it is recorded."""
_ISO = expression(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHES = expression(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b")
_DAY_MONTH = expression(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z][a-z-]+)\.?(?:,?\s+(\d{4}))?\b")
_MONTH_DAY = expression(r"\b([a-z][a-z-]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
_WORD = expression(r"[a-z]+")


def day_in(words: str, today: str) -> str:
    """The day the words name, as ISO, reckoned from `today` (ISO); "" when they name none.

    A day without its year is the next one to come; day before month, as it is written in Aotearoa.
    """
    try:
        here = date.fromisoformat(today[:10])
    except (TypeError, ValueError):
        return ""
    said = folded(words)
    if found := _ISO.search(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHES.search(said):
        return _dated(int(found[1]), int(found[2]), found[3], here)
    for match in _DAY_MONTH.finditer(said):
        if match[2] in _MONTHS:
            return _dated(int(match[1]), _MONTHS[match[2]], match[3], here)
    for match in _MONTH_DAY.finditer(said):
        if match[1] in _MONTHS:
            return _dated(int(match[2]), _MONTHS[match[1]], match[3], here)
    for near, ahead in _NEAR.items():
        if re.search(rf"\b{near}\b", said):
            return _later(here, ahead)
    for word in _WORD.findall(said):
        if word in _WEEKDAYS:
            return _later(here, (_WEEKDAYS[word] - here.weekday() - 1) % 7 + 1)
    return _later(here, 7) if re.search(r"\b(next week|in a week)\b", said) else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return ""


def _later(here: date, days: int) -> str:
    try:
        return (here + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _dated(day: int, month: int, year: str | None, here: date) -> str:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = _day(here.year, month, day)
    return found if not found or found >= here.isoformat() else _day(here.year + 1, month, day)


def unread(words: str) -> str:
    """A gentle word when no day can be read, so that it comes back by hand or with a session's name; else ""."""
    if names_no_day(words) or day_in(words, _SOME_DAY) or "next" in folded(words):
        return ""
    if cannot_be(words):
        return "There is no such day, so it does not come back by itself. A day is written 26 March."
    return (
        "No day can be read in that, so it does not come back by itself, but with a session of that name or when "
        "you look."
    )


def cannot_be(words: str) -> bool:
    """Whether the words name a day there is not, such as 31 February."""
    said = folded(words)
    months = [
        found
        for found in (*_DAY_MONTH.finditer(said), *_MONTH_DAY.finditer(said))
        if found[1] in _MONTHS or found[2] in _MONTHS
    ]
    dated = bool(months or _ISO.search(said) or _SLASHES.search(said))
    return dated and not day_in(words, _SOME_DAY)


def names_no_day(words: str) -> bool:
    """Whether the words only say that there is no day: "not applicable"."""
    return folded(words).strip(" .-–—") in ("", "not applicable", "n/a", "na", "none", "no day")


def said_day(iso_or_words: str, today: str = "") -> str:
    """A day as people say it: 2026-03-26 becomes 26 March, with its year only when that is not the year of `today`.

    Words that were said stay as they were said: "today after lunch". Words that say there is no day are none.
    """
    if names_no_day(iso_or_words):
        return ""
    return _ISO.sub(lambda found: _said(found, today), iso_or_words.strip())


def comes_back(words: str, today: str = "") -> str:
    """When something comes back, as a sentence goes on: "comes back on 26 March", "comes back today after lunch"."""
    return f"comes back {on_day(words, today)}" if said_day(words, today) else ""


def _said(found: re.Match[str], today: str) -> str:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return found[0]
    year = f" {day.year}" if today and today[:4] != found[1] else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def on_day(words: str, today: str = "") -> str:
    """The day with its "on", where one is said: on 26 March, on Friday, but today, and next session."""
    day = said_day(words, today)
    first = folded(day).partition(" ")[0].strip(",.")
    dated = _DAY_MONTH.match(folded(day)) or _MONTH_DAY.match(folded(day)) or _SLASHES.match(day)
    month = dated is not None and (dated.re is _SLASHES or any(part in _MONTHS for part in dated.groups() if part))
    return f"on {day}" if month or first in _WEEKDAYS else day


def iso_day(words: str, what: str) -> str:
    """The words, when they are an ISO day. Raises ExerciseError."""
    try:
        return date.fromisoformat(words).isoformat()
    except (TypeError, ValueError):
        raise ExerciseError(f"{what} is written like 2026-03-26.") from None
