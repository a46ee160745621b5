"""What the lines of the day take that no plain slot reads: a part of it, minutes, counts of people. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.frame.checks import fits_room
from exercises.frame.day_part import EDIP, INTENSITIES, part_of_day
from exercises.frame.running import EXAMPLE, MOST_MINUTES, item_name
from exercises.frame.state import Frame
from exercises.frame.things import PRACTICES
from exercises.frame.together import weather_labels
from exercises.kernel.checks import MOST_NUMBER, thing_of
from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Number, Slot
from exercises.kernel.text import folded, matches
from exercises.kernel.times import length_of, time_of
from exercises.kernel.words import number_of, pick

_COLON = re.compile(r"\s*(?::\s+|(?<!\d):(?=\S))")
"""A title may have colons of its own; the last one with minutes behind it ends it. 10:30 has none."""
_NO_MINUTES = re.compile(r"(?<!\d):\s*(?:[-−–+]\s*\d|\d{5,})")
"""What stands where minutes are expected and can be none: x: -5."""
_LONGEST_LENGTH = 5
"""Words that a length of time may have: an hour and a half."""


class Planned(Slot):
    """A part of the day: its title, minutes, how much it may stir, EDIP, and which exercise it opens."""

    loose = words = True

    def __init__(self, sign: str = "+") -> None:
        self.sign = sign

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        said = " ".join(tokens)
        if not said.startswith(self.sign):
            raise Miss(f"Add to the day, or go on: {EXAMPLE}, or agenda next")
        return Fields(_planned(said.removeprefix(self.sign).strip())), len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        if not begun:
            yield "+ ", "a part of the day: title: minutes"


def _planned(said: str) -> dict[str, Any]:
    if not said or said.startswith(":"):
        raise ExerciseError(f"A part of the day needs its title before the colon. For example {EXAMPLE}")
    title, minutes, more = _minutes_behind(said)
    if minutes is None and _NO_MINUTES.search(said):
        raise ExerciseError(f"Minutes are a whole number up to {MOST_MINUTES}. For example {EXAMPLE}")
    read = part_of_day(title)
    fields: dict[str, Any] = {"minutes": 0, **read.fields, **({} if minutes is None else {"minutes": minutes})}
    fields["title"] = fields["title"].rstrip(":").strip()
    if not fields["title"]:
        raise ExerciseError(f"A part of the day needs its title. For example {EXAMPLE}")
    for word in more:
        name = folded(word).rstrip(",")
        if name in INTENSITIES:
            fields["intensity"] = INTENSITIES[name]
        elif name in EDIP:
            fields.setdefault("practices", []).append(EDIP[name])
        elif name not in ("may", "things"):
            if "exercise" in fields:
                raise ExerciseError(f"“{word}” is one word too many. For example {EXAMPLE}")
            fields["exercise"] = word
    return fields


def _minutes_behind(said: str) -> tuple[str, int | None, list[str]]:
    """The title, the minutes behind its last colon that has some (None for none), and the words behind those."""
    for colon in reversed(list(_COLON.finditer(said))):
        words = said[colon.end() :].split()
        found, took = _length(words)
        if found is not None and said[: colon.start()].strip():
            return said[: colon.start()], found, words[took:]
    return said, None, []


def _length(words: Sequence[str]) -> tuple[int | None, int]:
    """The minutes that the words begin with, a number alone too, and how many words they are."""
    for many in range(min(_LONGEST_LENGTH, len(words)), 0, -1):
        found = length_of(" ".join(words[:many]).rstrip(","))
        if found is not None:
            return found.minutes, many
    return (number_of(words[0].rstrip(",")), 1) if words else (None, 0)


class Practices(Slot):
    """Parts of EDIP; after the first a letter of each will do."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = folded(tokens[0]).rstrip(",") if tokens else ""
        if len(first) < 3 or not any(known.startswith(first) for known in EDIP):
            raise Miss("EDIP is explore, demonstrate, imitate, practise.")
        said = " ".join(tokens).replace(":", " ").replace(",", " ").split()
        return [pick(word, EDIP, "part of EDIP") for word in said], len(tokens)

    def whole(self, tokens: Sequence[str], got: Got, state: Any) -> bool:
        return all(folded(token).rstrip(",:") in EDIP for token in tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((name, "EDIP") for name in PRACTICES if begun and name.startswith(folded(begun)))

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)


class After(Slot):
    """The part of the day that another comes after; 0 for none."""

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        said = folded(tokens[0]) if tokens else ""
        number = 0 if said == "first" else number_of(said.removeprefix("g"))
        if number is None:
            raise Miss(f"After which part? g{got['item']} move 5, or g{got['item']} move first", near=True)
        if number:
            thing_of(state.items, number, "g", "agenda item")
        return number, 1

    def ways(self, begun: str, got: Got, state: Frame) -> Iterable[tuple[str, str]]:
        yield from ((f"g{number}", item.title) for number, item in state.items.items() if number != got.get("item"))
        yield "first", "before every other"

    def say(self, value: Any, state: Frame) -> str:
        return f"after {item_name(state, value)}" if value else "first"


class Clock(Slot):
    """A time on the clock: 9:20, 1:30 pm, 9 Uhr."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        found = time_of(" ".join(tokens))
        if not found:
            raise Miss("A time on the clock is hours and minutes: 9:20, or 1:30 pm", near=True)
        return found, len(tokens)


class Minutes(Number):
    """A length of time in minutes, or as it is said: 10, 1 h 30, half an hour."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        minutes, took = _length(tokens)
        if minutes is None or not self.least <= minutes <= self.most:
            raise Miss(self.ask, near=True)
        return minutes, took

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return (("10", "minutes"),) if "10".startswith(begun) else ()


class More(Slot):
    """Minutes more or fewer: +1, - 2."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = tokens[0] if tokens else ""
        sign, apart = first[:1], len(first) == 1
        minutes = number_of("".join(tokens[1:2]) if apart else first[1:])
        if sign not in ("+", "-") or not minutes:
            raise Miss("How many minutes? timer 10, timer +1, timer pause, timer on or timer off", near=True)
        took = 1 + apart
        unit = folded(tokens[took]) in ("min", "minutes") if len(tokens) > took else False
        return minutes if sign == "+" else -minutes, took + unit

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return (("-1", "a minute less"),) if begun.startswith("-") else (("+1", "a minute more"),)


class People(Number):
    """A count of people that the room can have."""

    def __init__(self, ask: str, what: str) -> None:
        super().__init__(ask, most=MOST_NUMBER)
        self.what = what

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        value, took = super().take(tokens, got, state)
        return fits_room(state, value, self.what), took


class RoundCounts(Slot):
    """How many there were, spoke and passed in a round; nothing that was said."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        counts, field = Fields(), "people"
        for word in (folded(token).rstrip(",:") for token in tokens):
            number = number_of(word)
            if number is not None:
                counts[field], field = number, "people"
            elif word in ("spoke", "pass", "passed", "people"):
                field = "passed" if word == "pass" else word
            elif word:
                example = "round in 27, or round out spoke 24 pass 2"
                raise ExerciseError(f"Nothing said in a round is kept, only a count: {example}")
        return counts, len(tokens)

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return ((word, "a count") for word in ("spoke ", "pass ") if word.startswith(folded(begun)))


class Weather(Slot):
    """A count for each of the template's words for how it is in the group."""

    loose = again = True

    def take(self, tokens: Sequence[str], got: Got, state: Frame) -> tuple[Any, int]:
        labels = weather_labels(state)
        table = {known: key for key, label in labels.items() for known in (key, label)}
        counts: dict[str, int] = {}
        named = ""
        for token in " ".join(tokens).replace(":", " ").split():
            number = number_of(token.rstrip(","))
            if number is None:
                named = f"{named} {token}".strip()
            else:
                counts[pick(named, table, "weather")] = number
                named = ""
        if named or not counts:
            some = " ".join(f"{key} {number}" for key, number in zip(labels, (6, 13, 5, 3), strict=False))
            raise ExerciseError(f"A count for each word, and no names: weather {some}")
        return counts, len(tokens)

    def ways(self, begun: str, got: Got, state: Frame) -> Iterable[tuple[str, str]]:
        labels = weather_labels(state).items()
        return ((f"{key} ", label) for key, label in labels if not begun or matches(begun, key))

    def say(self, value: Any, state: Frame) -> str:
        labels = weather_labels(state)
        return ", ".join(f"{labels[key]} {count}" for key, count in value.items())
