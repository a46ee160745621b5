"""Reads one part of the day out of a line, typed or in a file: its time, title, minutes and what else it says. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from exercises.frame.things import BREAK, LIGHT, PRACTICES, STIR
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.kernel.times import Span, in_words, length_of, span_at, span_before_end

INTENSITIES = {
    **{word: LIGHT for word in ("light",)},
    **{word: STIR for word in ("stir", "stirs", "stirring", "may stir", STIR)},
    **{word: BREAK for word in ("break",)},
}
"""How much a part may touch people, as it is written."""
EDIP = {**{name: name for name in PRACTICES}, **{name[0]: name for name in PRACTICES}, "practice": "practise"}
"""The parts of EDIP, as they are written."""
IN_BRACKETS = (
    "They take minutes, light, stir or break, EDIP, and opens with an exercise: (25 min, light, explore, opens "
    "post-its)"
)
_LONGEST_SAID = 200
"""Letters that say what a part is, behind its title, at the most."""
_LEAST_BARE = 5
"""A number alone in brackets is minutes from this on; (2) is more likely the second of its title."""
_EARLY, _LATE = 6, 24
"""Hours between which two numbers at the beginning of a line may be a time."""
_BRACKETED = expression(r"(?P<title>.*?)\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^][]*)\])\s*", re.DOTALL)
_FIRST_BRACKET = expression(r"\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^][]*)\])\s*[:|–—-]?\s*")
_APART = expression(r";|·|,(?!\d)|(?<!\d),")
_PUT_BEFORE = expression(r"\s*[:|,–—−-]?\s*")
_BEFORE_LENGTH = expression(r"(?P<sign>\s*[,;|–—]\s*|\s*(?:(?<!\d):|:\s)\s*|\s+-\s+|\s+)(?=[\d½¼¾~a-z])", re.IGNORECASE)
_ENDS_BEFORE = expression(r"\s*[:|–—]\s+|\s+-\s+")
_HOURS_ALONE = expression(r"\d{1,2}\s?[-–—]\s?\d{1,2}(?=\s+\D)")
_CLOCK_INSIDE = expression(r"(?<![\w:.])\d{1,2}:\d\d(?![\w:])|(?<!\w)\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_GOES_ON = frozenset(["in", "of", "every", "last", "first", "next", "after", "within", "under", "than", "the", "by"])
"""After these a length of time is part of what the title says."""


class DayPart(Record):
    """A part of the day as it was read."""

    fields: Mapping[str, Any]
    """As the move that plans it takes them."""
    remarks: tuple[str, ...] = ()
    """What was read that could have been meant otherwise, in sentences."""


class _Reading:
    def __init__(self, words: str) -> None:
        self.words = words
        self.fields: dict[str, Any] = {}
        self.remarks: list[str] = []

    def take(self, fields: Mapping[str, Any], said: str) -> None:
        """Takes in what those words say. Raises ExerciseError when something else was said before."""
        planned, minutes = fields.get("planned"), fields.get("minutes")
        if planned and self.fields.get("planned", planned) != planned:
            raise ExerciseError(f"it has two times, {self.fields['planned']} and {planned}. Keep one.")
        before = self.fields.get("minutes")
        if minutes and before and minutes != before:
            self.remarks.append(f"it says {in_words(before)} and “{said}”; the last was taken")
        self.fields.update(fields)


def part_of_day(words: str, *, file: bool = False) -> DayPart:
    """What a line says of one part of the day. Raises ExerciseError for a time that cannot be, or could be two things.

    In a `file` a time is refused that stands where it is not read; a typed title may have one.
    """
    reading = _Reading(words.strip())
    _from_the_front(reading)
    _from_the_end(reading)
    title = reading.words
    inside = _CLOCK_INSIDE.search(title)
    if inside is not None and file and "planned" not in reading.fields:
        raise ExerciseError(f"“{inside[0]}” stands inside the title. A part's time stands before it: {inside[0]} …")
    if inside is not None:
        reading.remarks.append(f"“{inside[0]}” stays in the title")
    return DayPart({"title": title, **reading.fields}, tuple(reading.remarks))


def _from_the_front(reading: _Reading) -> None:
    while True:
        words = reading.words
        bracket = _FIRST_BRACKET.match(words)
        about = _about(reading, bracket) if bracket is not None and words[bracket.end() :] else None
        if bracket is not None and about is not None:
            reading.take(about, bracket[0].strip())
            reading.words = words[bracket.end() :]
            continue
        alone = _HOURS_ALONE.match(words)
        if alone is not None and "planned" not in reading.fields:
            first, last = re.findall(r"\d+", alone[0])
            if _EARLY <= int(first) < int(last) < _LATE:
                raise ExerciseError(f"“{alone[0]}” may be a time or a number. As a time write {first}:00-{last}:00")
        span = span_at(words) if "planned" not in reading.fields else None
        if span is not None:
            reading.take(_timed(span), words[: span.end])
            reading.words = words[_PUT_BEFORE.match(words, span.end).end() :]  # type: ignore[union-attr]
            continue
        for end in _ENDS_BEFORE.finditer(words):
            length = length_of(words[: end.start()])
            if length is not None and words[end.end() :]:
                reading.take({"minutes": length.minutes}, words[: end.start()])
                reading.words = words[end.end() :]
                break
        else:
            return


def _from_the_end(reading: _Reading) -> None:
    while True:
        words = reading.words
        bracket = _BRACKETED.fullmatch(words)
        about = _about(reading, bracket) if bracket is not None and bracket["title"] else None
        if bracket is not None and about is not None:
            reading.take(about, words[len(bracket["title"]) :].strip())
            reading.words = bracket["title"]
            continue
        if _length_behind(reading):
            continue
        span = span_before_end(words) if "planned" not in reading.fields else None
        title = words[: span.at].rstrip(" ,;:|–—-(") if span is not None else ""
        if span is None or not title:
            return
        said = words[span.at :]
        reading.take(_timed(span), said)
        if words[: span.at].rstrip() == title and said[:1].isdecimal() and not re.search("[a-z]", said, re.IGNORECASE):
            reading.remarks.append(f"“{said}” was read as its time")
        reading.words = title


def _length_behind(reading: _Reading) -> bool:
    """Takes a length from the end, such as "- 15 mins, light"; whether there was one."""
    words = reading.words
    for sign in _BEFORE_LENGTH.finditer(words):
        title, said = words[: sign.start()], words[sign.end() :]
        if len(said) > _LONGEST_SAID:
            continue
        fields, strange, remarks = _read(_parts(said), bare=":" in sign["sign"])
        if not title or strange or "minutes" not in fields:
            continue
        if not sign["sign"].strip() and folded(title).rpartition(" ")[2] in _GOES_ON:
            continue
        reading.take(fields, said)
        reading.remarks += remarks
        reading.words = title
        return True
    return False


def _timed(span: Span) -> dict[str, Any]:
    return {"planned": span.clock, **({"minutes": span.minutes} if span.minutes else {})}


def _parts(words: str) -> list[str]:
    return [part.strip() for part in _APART.split(words) if part.strip()]


def _about(reading: _Reading, bracket: re.Match[str]) -> dict[str, Any] | None:
    """What stands in brackets; None when they are the title's own."""
    fields, strange, remarks = _read(_parts(bracket["round"] or bracket["square"] or ""), bare=True)
    if strange and fields:
        raise ExerciseError(f"“{strange[0][:40]}” does not fit in the brackets. {IN_BRACKETS}")
    if strange or not fields:
        return None
    reading.remarks += remarks
    return fields


def _read(parts: Sequence[str], *, bare: bool) -> tuple[dict[str, Any], list[str], list[str]]:
    """What the parts say, those that say nothing of a day, and remarks; a number alone is minutes where `bare`."""
    fields: dict[str, Any] = {}
    practices: list[str] = []
    strange: list[str] = []
    remarks: list[str] = []
    for part in parts:
        said = folded(part)
        length = length_of(part)
        if length is not None:
            fields["minutes"] = length.minutes
            remarks += [] if length.exact else [f"“{part}” was read as {in_words(length.minutes)}"]
        elif bare and said.isdecimal() and len(said) < 4 and int(said) >= _LEAST_BARE:
            fields["minutes"] = int(said)
            remarks.append(f"“{said}” was read as {in_words(int(said))}")
        elif said in INTENSITIES:
            fields["intensity"] = INTENSITIES[said]
        elif said.startswith("opens ") and "exercise" not in fields:
            fields["exercise"] = said.removeprefix("opens ").strip()
        elif said and all(word in EDIP for word in said.split()):
            practices = list(dict.fromkeys([*practices, *(EDIP[word] for word in said.split())]))
        elif (span := _whole_span(part)) is not None:
            fields.update(_timed(span))
        else:
            strange.append(part)
    return {**fields, **({"practices": practices} if practices else {})}, strange, remarks


def _whole_span(words: str) -> Span | None:
    span = span_at(words) if not words.isdecimal() else None
    return span if span is not None and span.end == len(words) and span.plain else None
