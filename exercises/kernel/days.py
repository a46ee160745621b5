"""Reads days out of plain words: "26 March", "Friday", "today after lunch". Pure; told what day it is, never asks."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from exercises.kernel.errors import ExerciseError
from exercises.kernel.expression import expression
from exercises.kernel.text import folded

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
_TE_REO_MONTHS = (
    "kohitatea",
    "huitanguru",
    "poututerangi",
    "paengawhawha",
    "haratua",
    "pipiri",
    "hongongoi",
    "hereturikoka",
    "mahuru",
    "whiringa-a-nuku",
    "whiringa-a-rangi",
    "hakihea",
)
_MONTHS = {
    called: number
    for number, (english, te_reo) in enumerate(zip(MONTHS, _TE_REO_MONTHS, strict=True), 1)
    for called in (english.lower(), english[:3].lower(), te_reo)
} | {"sept": 9}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
_WEEKDAYS |= {
    name: number
    for number, names in enumerate(
        (
            ("rahina", "mane"),
            ("ratu", "turei"),
            ("raapa", "wenerei"),
            ("rapare", "taite"),
            ("ramere", "paraire"),
            ("rahoroi", "hatarei"),
            ("ratapu",),
        )
    )
    for name in names
}
WEEKDAY_WORDS = frozenset(_WEEKDAYS)
"""What a weekday is called, in both languages and in short."""
_ALONE = {"sat": 5, "sun": 6}
"""Words that are a weekday only by themselves."""
_NEAR = {"yesterday": -1, "inanahi": -1, "today": 0, "tonight": 0, "this afternoon": 0, "this morning": 0}
_NEAR |= {"tenei ra": 0, "tomorrow": 1, "apopo": 1}
_COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
ANY_YEAR = "any"
"""In place of today: every day is said with its year, for a list of several sessions."""
_LAST_YEAR = 9999
SOME_DAY = "2001-01-01"
"""Only whether words name a day is asked while typing; which one is reckoned when it is recorded."""
_TODAYS = ("2000-01-03", "2013-06-05")
"""Two days that share no weekday, month or year: a day that is the same from both is written in full."""
_ISO = expression(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ONLY_A_DAY = expression(r"\d{4}-\d{2}-\d{2}(?: (?:am|pm|morning|afternoon))?")
_SLASHES = expression(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b")
_DOTS = expression(r"\b(\d{1,2})([.-])(\d{1,2})\2(\d{4})\b")
_DATED = (_ISO, _SLASHES, _DOTS)
_DAY_MONTH = expression(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z][a-z-]+)\.?(?:,?\s+(\d{4}))?\b")
_MONTH_DAY = expression(r"\b([a-z][a-z-]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
_WORD = expression(r"[a-z]+")
_DAYS = "|".join(("today", "tomorrow", *_WEEKDAYS))
A_DAY = rf"(?:next )?(?:{_DAYS})|\d{{1,2}} (?:{'|'.join(_MONTHS)})"
"""An expression for a day, as it is said: a weekday, or a day of a month."""
_WEEK_AFTER = expression(rf"\b(?:{_DAYS}) week\b|\b(?:a|one) week (?:on |from )?(?:{_DAYS})\b")
_LAST = expression(rf"\b(?:last|first|second|third|fourth|[1-4](?:st|nd|rd|th)) (?:{'|'.join(_WEEKDAYS)})\b(?! \d)")
_SOME_TIME = expression(r"\bnext (?:month|year|term|quarter)\b")
"""No day, and no session that is to come either."""
_MANY = r"(\d{1,3}|[a-z]+)\s+(day|week|fortnight|month|year)s?"
_AHEAD = expression(rf"\b(?:in|within)\s+{_MANY}\b|^(?!(?:a|one) day\b){_MANY}'?(?: time| from now| from today)?[.!]?$")
_END_OF = expression(rf"\bend of (?:the |this )?(?:(next) )?(week|month|year|{'|'.join(_MONTHS)})\b")
_FRIDAY = 4
_NTH = expression(
    rf"(?:^|\b(?:the|on|by|{'|'.join(_WEEKDAYS)}),?\s)(\d{{1,2}})(?:st|nd|rd|th)"
    r"(?=[\s,.]*$|\s(?:of (?:the|this) month|at|am|pm|morning|afternoon|before|after|in the)\b)"
)
"""A day of a month that is not said: the 8th, Tuesday 8th; "the 2nd meeting" is none."""
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF = {"month": 1, "year": 12}
_PASSED_LATELY = 60
"""Days within which a day without its year is asked about, for it may have been meant as the one that has passed."""


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
    if found := _DOTS.search(said):
        return _dated(int(found[1]), int(found[3]), found[4], here)
    for match in _DAY_MONTH.finditer(said):
        if match[2] in _MONTHS:
            return _dated(int(match[1]), _MONTHS[match[2]], match[3], here)
    for match in _MONTH_DAY.finditer(said):
        if match[1] in _MONTHS:
            return _dated(int(match[2]), _MONTHS[match[1]], match[3], here)
    if found := _END_OF.search(said):
        return _end_of(found[2], here, further=found[1] is not None)
    if found := _NTH.search(said):
        return _nth(int(found[1]), here)
    after = 7 if _WEEK_AFTER.search(said) else 0
    for near, ahead in _NEAR.items():
        if re.search(rf"\b{near}\b", said):
            return _later(here, ahead + after)
    weekday = _weekday(said)
    if weekday is not None and _LAST.search(said):
        return ""  # of this month, or before today: nobody can tell which
    if weekday is not None and re.search(r"\bnext week\b", said):
        return _later(here, weekday - here.weekday() + 7)
    if weekday is not None:
        return _later(here, (weekday - here.weekday() - 1) % 7 + 1 + after)
    if found := _AHEAD.search(said):
        said_many, unit = (part for part in found.groups() if part)
        many = int(said_many) if said_many.isdigit() else _COUNTS.get(said_many, 0)
        if many:
            return _after(here, many, unit)
    return _later(here, 7) if re.search(r"\b(next week|in a week)\b", said) else ""


def day_passed(words: str, today: str) -> str:
    """The day the words name where it is one that has passed: without its year, and a weekday, it is the last there
    was."""
    day = day_in(words, today)
    if day <= today[:10] or full_day(words):
        return day
    found, said, weekday = date.fromisoformat(day), folded(words), _weekday(folded(words))
    if _numbers(said):
        here, nth = date.fromisoformat(today[:10]), None if _with_month(said) else _NTH.search(said)
        before = _nth(int(nth[1]), here, -1) if nth else _day(found.year - 1, found.month, found.day)
        return day if weekday == found.weekday() or not before else before
    ahead = weekday is None or _WEEK_AFTER.search(said) or "next week" in said
    return day if ahead else _later(found, -7)


def full_day(words: str) -> str:
    """The day in the words, as ISO, when it is written in full, so that nobody has to know today; "" otherwise."""
    found = {day_in(words, today) for today in _TODAYS} if words else {""}
    return found.pop() if len(found) == 1 else ""


def said_whole(words: str) -> str:
    """The day in the words where it is written in full, and is no other weekday than they say; "" otherwise."""
    day = full_day(words)
    return day if day and not question(words, day) else ""


def dated_again(thing: Any, **days: str) -> dict[str, Any]:
    """The days of a thing, and how often they were changed so far where one of them is another now."""
    again = any(before and before != day for name, day in days.items() for before in (getattr(thing, name),))
    return {**days, **({"redated": thing.redated + 1} if again else {})}


def _weekday(said: str) -> int | None:
    """The first weekday in the words, from 0; None for none."""
    alone = said.removeprefix("on ").removeprefix("by ").removeprefix("this ").strip(" .")
    if alone in _ALONE:
        return _ALONE[alone]
    return next((_WEEKDAYS[word] for word in _WORD.findall(said) if word in _WEEKDAYS), None)


def question(words: str, today: str, passed: bool = False) -> str:
    """What is asked about a day that has passed, or is another weekday than the words say; "" where all is well. Of one
    that is to have `passed`, whether it has not."""
    day = (day_passed if passed else day_in)(words, today)
    if not day:
        return f"There is no such day as {words.strip()}. Which is meant?" if cannot_be(words) else ""
    found, here, said = date.fromisoformat(day), date.fromisoformat(today[:10]), folded(words)
    weekday, told = _weekday(said), said_day(day, today)
    if weekday is not None and _numbers(said) and weekday != found.weekday():
        return f"{told} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}. Which of the two is meant?"
    if passed:
        return f"{told} is still to come. Is another day meant?" if found > here else ""
    if found < here:
        return f"{told} has passed. Is another day meant?"
    before = _day(found.year - 1, found.month, found.day)
    lately = (here - date.fromisoformat(before)).days if before else 0
    if found.year > here.year and str(found.year) not in said and 0 < lately <= _PASSED_LATELY:
        return f"{said_day(before, today)} has passed, so this is read as {told}. Is that meant?"
    return ""


def read_as(words: str, today: str, passed: bool = False) -> str:
    """Which day was read in words that do not write it out: "Friday 6 March"; "" for those that do, and for none."""
    day = (day_passed if passed else day_in)(words, today)
    if not day or _written_out(folded(words)):
        return ""
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {said_day(day, today)}"


def with_day(words: str, day: str) -> str:
    """The words, with the day that was read in them where they do not write it out: "Friday, 6 March"."""
    return f"{words}, {said_day(day)}" if day and not _written_out(folded(words)) and words != day else said_day(words)


def _numbers(said: str) -> bool:
    """Whether the words name a day by its number."""
    return _with_month(said) or _NTH.search(said) is not None


def _with_month(said: str) -> bool:
    """Whether they name it with its month."""
    months = (found[2] in _MONTHS for found in _DAY_MONTH.finditer(said))
    before = (found[1] in _MONTHS for found in _MONTH_DAY.finditer(said))
    return bool(any(one.search(said) for one in _DATED) or any(months) or any(before))


def _written_out(said: str) -> bool:
    """Whether the words have the day as it is said back, by its number and the English name of its month."""
    english = {name.lower() for name in MONTHS}
    found = [match[2] for match in _DAY_MONTH.finditer(said)] + [match[1] for match in _MONTH_DAY.finditer(said)]
    return any(name in english for name in found)


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


def _after(here: date, many: int, unit: str) -> str:
    """So many of them later; a month with fewer days ends on its last."""
    if unit not in _MONTHS_OF:
        return _later(here, many * _DAYS_OF[unit])
    month = here.month - 1 + many * _MONTHS_OF[unit]
    year, month = here.year + month // 12, month % 12 + 1
    return next((day for last in range(4) if (day := _day(year, month, here.day - last))), "")


def _end_of(what: str, here: date, *, further: bool) -> str:
    """The last day of this year, of this month or one that is named, or the Friday of a week; or of the one after."""
    if what == "week":
        friday = _FRIDAY - here.weekday()
        return _later(here, friday + 7 if further or friday < 0 else friday)
    if what == "year":
        return _day(here.year + further, 12, 31)
    named = _MONTHS.get(what, 0)
    months = here.year * 12 + (named or here.month) + (further if not named else 12 * (named < here.month))
    return _later(date(months // 12, months % 12 + 1, 1), -1) if months // 12 < _LAST_YEAR else ""


def _nth(day: int, here: date, step: int = 1) -> str:
    """The next day with that number, in this month or the first after it that has one; or the last there was."""
    for away in range(0, 13 * step, step):
        year, month = divmod(here.year * 12 + here.month - 1 + away, 12)
        found = _day(year, month + 1, day)
        if found and (found >= here.isoformat() if step > 0 else found <= here.isoformat()):
            return found
    return ""


def _dated(day: int, month: int, year: str | None, here: date) -> str:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = _day(here.year, month, day)
    return found if not found or found >= here.isoformat() else _day(here.year + 1, month, day)


def unread(words: str) -> str:
    """A gentle word when no day can be read, so that it comes back by hand or with a session's name; else ""."""
    said = folded(words)
    if names_no_day(words) or day_in(words, SOME_DAY) or ("next" in said and not _SOME_TIME.search(said)):
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
    dated = bool(months or any(one.search(said) for one in _DATED))
    return dated and not day_in(words, SOME_DAY)


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


def in_full(words: str) -> str:
    """Words of a file that are a day, or half of one, as people say it with its year; others as they are."""
    return said_day(words, "0001-01-01") if _ONLY_A_DAY.fullmatch(words) else words


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


_SAYS_WHEN = frozenset(["after", "as", "at", "before", "by", "in", "on", "once", "until", "when", "within"])


def by_day(words: str, day: str = "") -> str:
    """Until when something is to be done, as a sentence goes on: "by 26 March", "by Friday, 6 March", but "within 7
    days" and "before the next session"; "" where no day is said. `day` is the one that was read in the words."""
    said = with_day(words, day)
    return said if not said or folded(said).partition(" ")[0] in _SAYS_WHEN else f"by {said}"


def iso_day(words: str, what: str) -> str:
    """The words, when they are an ISO day. Raises ExerciseError."""
    try:
        return date.fromisoformat(words).isoformat()
    except (TypeError, ValueError):
        raise ExerciseError(f"{what} is written like 2026-03-26.") from None


def in_zone(at: datetime, zone: tzinfo | None = None) -> datetime:
    """The time as a clock there has it, without a zone as this computer's has it.

    At the very ends of the calendar, where there is no such day any more, it stays in its own zone.
    """
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at
