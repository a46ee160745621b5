"""Reads times on the clock and lengths of time out of plain words: "1:15 pm", "9 Uhr", "1 h 30". Pure."""

from __future__ import annotations

import re

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

DAY = 24 * 60
_NOON = 12 * 60
_EARLIEST = 6
"""Of 1h30 nobody can tell whether it is a time; from this hour on it is one, and so is 01h30."""
_FIRST = "07:00"
"""Of times before it the afternoon is likelier."""
LONGEST = _NOON
"""Minutes from a time to a later one; from so many on it is more likely that the afternoon was meant."""
_UNTIL = expression(r"(?P<tight>[-–—−])|\s*(?:[-–—−→]|->)\s*|\s+(?:to|until|till|til|bis|ki te|ki)\s+", re.IGNORECASE)
_SAID_BEFORE = expression(r"(?:(?:at|from|um|von|ab|about|around|approx\.?|circa|ca?\.|ca)\s+|~\s*)", re.IGNORECASE)
_MINUTE_WORDS = r"(?:minutes?|minuten?|meneti|mins?|m|['’′])"
_HOUR_WORDS = r"(?:hours?|hrs?|stunden?|std|haora|hāora|h)"
_NO_LENGTH = rf"(?!\s*(?:{_HOUR_WORDS}|{_MINUTE_WORDS})(?!\w))"
_HALF_DAY = r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)"
_HOURS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_SPOKEN = {"half past": 30, "half-past": 30, "quarter past": 15, "quarter to": -15}
_CLOCK = expression(
    rf"(?<![\w:.,/])(?:(?:12\s+)?(?P<named>noon|midday|midnight)"
    rf"|(?:a\s+)?(?P<spoken>{'|'.join(_SPOKEN)})\s(?P<of>{'|'.join(_HOURS)}|1[0-2]|[1-9]\b)"
    rf"{_HALF_DAY.replace('half', 'spoken_half')}?"
    rf"|(?P<hour>\d{{1,2}}):(?P<minute>\d{{1,2}})(?::\d\d)?{_HALF_DAY}?{_NO_LENGTH}"
    rf"|(?P<dotted>\d{{1,2}}\.\d\d){_HALF_DAY.replace('half', 'dotted_half')}?{_NO_LENGTH}"
    rf"|(?P<french>\d{{1,2}}\s?h\s?\d\d)"
    rf"|(?P<uhr>\d{{1,2}}\s?uhr(?:\s\d\d\b)?)"
    rf"|(?P<full>\d{{1,2}})\s?(?:h|o['’]?clock)"
    rf"|(?P<bare>\d{{1,2}}|\d{{3,4}}){_HALF_DAY.replace('half', 'bare_half')}"
    rf"|(?P<four>\d{{4}}){_NO_LENGTH})(?:\s?(?:uhr|hrs?|h))?(?!\w|[:.]\d)",
    re.IGNORECASE,
)
_BARE_HOUR = expression(rf"(?<![\w:.,/])(?P<bare>\d{{1,2}})(?!\w|[:.]\d){_NO_LENGTH}")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NUMBER_WORDS = {
    **{word: 1.0 for word in ("a", "an", "one", "eine", "einer", "tahi", "kotahi")},
    **{word: 0.5 for word in ("half a", "half an", "half", "a half", "eine halbe", "halbe")},
    **{word: 0.25 for word in ("quarter of an", "a quarter of an", "eine viertel", "viertel")},
    **{word: 0.75 for word in ("three quarters of an", "three quarter", "dreiviertel")},
    **{"one and a half": 1.5, "an hour and a half": 1.5, "anderthalb": 1.5, "eineinhalb": 1.5},
    **{"two": 2.0, "zwei": 2.0, "rua": 2.0, "two and a half": 2.5, "three": 3.0, "drei": 3.0, "toru": 3.0},
    **{"four": 4.0, "five": 5.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0},
    **{"forty-five": 45.0, "forty five": 45.0, "sixty": 60.0, "ninety": 90.0},
}
_WORDED = "|".join(sorted(map(re.escape, _NUMBER_WORDS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?\s?[½¼¾]?|[½¼¾]|\d{{1,2}}\s\d/\d|\d/\d|\d{{1,2}} and a half|{_WORDED})"
_ABOUT = expression(r"(?:about|around|approx\.?|approximately|roughly|circa|ca\.?|c\.|etwa|max\.?|up to|~|for)\s*")
_LENGTHS = (
    expression(rf"(?P<hours>{_NUMBER})\s*-?\s*{_HOUR_WORDS}\.?"),
    expression(rf"(?P<hours>{_NUMBER})\s*{_HOUR_WORDS}\.?(?P<half>\s*(?:and|und)\s+(?:a\s+|eine\s+)?(?:half|halbe))"),
    expression(
        rf"(?P<hours>{_NUMBER})\s*{_HOUR_WORDS}\.?\s*(?:and|und|me|&|,)?\s*(?P<minutes>\d{{1,2}})\s*{_MINUTE_WORDS}?\.?"
    ),
    expression(rf"(?P<minutes>{_NUMBER})\s*-?\s*{_MINUTE_WORDS}\.?"),
    expression(rf"(?P<hours>\d{{1,2}}):(?P<minutes>\d\d)\s*{_HOUR_WORDS}\.?"),
)
_FROM_LEAST = expression(
    rf"(?P<least>{_NUMBER})\s*(?:{_MINUTE_WORDS}|{_HOUR_WORDS})?\.?\s*(?:-|–|—|to|bis|or)\s*(?=\S)"
)


class Span(Record):
    """A time on the clock that stands in words, and until when, where that is said too."""

    begins: int
    """Minutes since midnight."""
    minutes: int
    """How long until its end; 0 where no end is said."""
    at: int
    """Where its words begin."""
    end: int
    """Where they end."""
    plain: bool
    """Whether it can hardly be anything but a time: it has a colon, or am, pm or Uhr."""

    @property
    def clock(self) -> str:
        """When it begins, as HH:MM."""
        return clock_of(self.begins)


class Length(Record):
    """A length of time in words."""

    minutes: int
    exact: bool
    """Whether it is said as one number, not as "10-15 min" or "7.5 min"."""


class _Said(Record):
    """One time as it stands there: in which half of the day only where that is said."""

    minutes: int
    half: str
    end: int
    plain: bool
    """As in a span."""
    loose: bool
    """Whether its hour is at most 12 and could be in either half."""


def clock_of(minutes: int) -> str:
    """Minutes since midnight as HH:MM."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def afternoon(planned: str) -> str:
    """The time (HH:MM) that is meant where the other half of the day is likelier, for no workshop is held so early; ""
    where it is not."""
    return clock_of(int(planned[:2]) * 60 + int(planned[3:]) + _NOON) if "" < planned < _FIRST else ""


def in_words(minutes: int) -> str:
    """A length of time in words: 45 minutes, 6 hours 15 minutes."""
    parts = [(minutes // 60, "hour"), (minutes % 60, "minute")]
    return " ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number)


def time_of(words: str) -> str:
    """The time on the clock that the words are, as HH:MM; "" when they are none. Raises ExerciseError for a time that
    cannot be."""
    found = span_at(words.strip())
    return found.clock if found is not None and not found.minutes and found.end == len(words.strip()) else ""


def span_at(words: str, at: int = 0) -> Span | None:
    """The time, or the time and its end, that begins there. Raises ExerciseError for one that cannot be."""
    before = _SAID_BEFORE.match(words, at)
    start = before.end() if before else at
    first = _said(words, start)
    if first is None:
        hour = _BARE_HOUR.match(words, start)
        until = _UNTIL.match(words, hour.end()) if hour else None
        second = _said(words, until.end()) if until else None
        if hour is None or second is None:
            return None
        return _together(_hour(hour), second, words, at)
    until = _UNTIL.match(words, first.end)
    second = _said(words, until.end()) if until else None
    if until is not None and second is None and (until["tight"] or until[0].strip().isalpha()):
        hour = _BARE_HOUR.match(words, until.end())
        second = _hour(hour) if hour and int(hour["bare"]) < 24 else None
    if second is not None:
        return _together(first, second, words, at)
    return Span(first.minutes, 0, at, first.end, first.plain)


def span_before_end(words: str) -> Span | None:
    """The time with which the words end, as in "Lunch at 1:30 pm". Raises ExerciseError for one that cannot be."""
    for found in re.finditer(r"(?<![\w:.,/])(?=[\w~])", words):
        try:
            span = span_at(words, found.start())
        except ExerciseError:
            # A year behind a word is no time.
            if _CLOCK.fullmatch(words, found.start()) and not words[found.start() :].isdecimal():
                raise
            continue
        said = words[found.start() :]
        is_a_time = span is not None and (span.plain or _SAID_BEFORE.match(words, span.at) or _no_year(said, span))
        if span is not None and span.end == len(words) and is_a_time:
            return span
    return None


def _no_year(said: str, span: Span) -> bool:
    """Whether four digits without a sign are a time all the same: 0930, or 1230-1330, but not 2010-2015."""
    return said.startswith("0") or (span.minutes > 0 and not said.startswith(_CENTURIES))


_CENTURIES = ("18", "19", "20", "21")


def length_of(words: str) -> Length | None:
    """The length of time that the words are: "15 min", "1.5 hours", "10-15 min"; None when they are none."""
    said = _ABOUT.sub("", folded(words).replace("hāora", "haora"), count=1).strip()
    least = _FROM_LEAST.match(said)
    more = length_of(said[least.end() :]) if least else None
    if more is not None:
        return Length(more.minutes, False)
    for pattern in _LENGTHS:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            exact = 60 * _number(parts.get("hours")) + _number(parts.get("minutes")) + (30 if parts.get("half") else 0)
            return Length(int(exact + 0.5), exact == int(exact))
    return None


def _number(said: str | None) -> float:
    if not said:
        return 0
    if said in _NUMBER_WORDS:
        return _NUMBER_WORDS[said]
    said, _, half = said.partition(" and a half")
    more = 0.5 if _ or half else 0
    for sign, value in _FRACTIONS.items():
        if said.endswith(sign):
            return float(said[:-1].strip() or 0) + value
    whole, _, fraction = said.rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        return float(whole or 0) + (int(above) / int(below) if int(below) else 0)
    return float(said.replace(",", ".")) + more


# -- the clock --------------------------------------------------------------------------------------------------------


def _said(words: str, at: int) -> _Said | None:
    found = _CLOCK.match(words, at)
    if found is None:
        return None
    parts = {name: value for name, value in found.groupdict().items() if value}
    half = next((value for name, value in parts.items() if name.endswith("half")), "").lower()
    if "named" in parts:
        return _Said(0 if parts["named"].lower() == "midnight" else _NOON, "p", found.end(), True, False)
    if "spoken" in parts:
        of = parts["of"].lower()
        since_twelve = (int(of) if of.isdecimal() else _HOURS.index(of)) * 60 + _SPOKEN[parts["spoken"].lower()]
        clock = clock_of((since_twelve - 60) % _NOON + 60)
        return _checked(found[0].strip(), clock[:2], clock[3:], half, found.end(), True)
    digits = re.findall(r"\d+", found[0])
    hour, minute = digits[0], digits[1] if len(digits) > 1 else "00"
    if len(hour) > 2:
        hour, minute = hour[:-2], hour[-2:]
    if len(minute) == 1 and int(hour) < 5 and not half:
        return None  # 1:1 and 2:1 are talks and shares, not times
    if (
        parts.keys() & {"french", "full"}
        and hour[0] != "0"
        and int(hour) < _EARLIEST
        and "clock" not in found[0].lower()
    ):
        raise ExerciseError(
            f"“{found[0].strip()}” may be a time or a length. As a time write {int(hour):02d}:{minute} or "
            f"{int(hour) + 12}:{minute}; a length stands behind the title: ({int(hour)} h {minute})"
        )
    plain = not {"dotted", "four", "full", "french"} & parts.keys() or bool(half)
    if "four" in parts:
        _must_be_meant(parts["four"])
        if not _fits(hour, minute):
            return None
    if "dotted" in parts and not half and not _fits(hour, minute):
        return None
    return _checked(found[0].strip(), hour, minute, half, found.end(), plain)


def _fits(hour: str, minute: str) -> bool:
    return int(hour) < 24 and int(minute) < 60


def _must_be_meant(four: str) -> None:
    if "2000" <= four <= "2059":
        raise ExerciseError(
            f"{four} may be a year or a time. For the time write {four[:2]}:{four[2:]}; a year stands behind a word."
        )


def _hour(found: re.Match[str]) -> _Said:
    return _checked(found["bare"], found["bare"], "00", "", found.end(), False)


def _checked(said: str, hour: str, minute: str, half: str, end: int, plain: bool) -> _Said:
    hours, minutes = int(hour), int(minute)
    wrong = len(minute) < 2 or not _fits(hour, minute) or (half == "a" and hours > 12) or (half == "p" and not hours)
    if wrong:
        example = f"{hours:02d}:{minutes:02d}" if len(minute) < 2 and hours < 24 and minutes < 60 else "09:05"
        raise ExerciseError(
            f"A time on the clock is hours and minutes up to 23:59, and “{said}” is none. For example {example}"
        )
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    return _Said(hours * 60 + minutes, half, end, plain, not half and 0 < int(hour) <= 12)


def _together(first: _Said, second: _Said, words: str, at: int) -> Span:
    """From one time until another; where only one says am or pm, the other lies nearest to it."""
    begins, ends = first.minutes, second.minutes
    if second.half and first.loose:
        begins = min((begins % _NOON, begins % _NOON + _NOON), key=lambda one: ((ends - one) % DAY) or DAY)
    elif first.half and second.loose:
        ends = min((ends % _NOON, ends % _NOON + _NOON), key=lambda one: ((one - begins) % DAY) or DAY)
    minutes = (ends - begins) % DAY
    said = words[at : second.end].strip()
    if not minutes:
        raise ExerciseError(f"“{said}” begins and ends at the same time. When does it end?")
    if minutes >= LONGEST:
        turned, later = begins - ends, ends + _NOON - begins
        meant = (begins, ends + _NOON) if ends < _NOON and 0 < later < turned else (ends, begins)
        raise ExerciseError(
            f"“{said}” would be {in_words(minutes)}. Is {clock_of(meant[0])}-{clock_of(meant[1])} meant? "
            f"A part that long has its length in brackets: {clock_of(begins)} ({minutes // 60} h {minutes % 60})"
        )
    return Span(begins, minutes, at, second.end, first.plain or second.plain)
