"""Slots of times: on the clock, a length in minutes, minutes more or fewer. Knows no exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.slots import Miss, Number, Slot
from exercises.kernel.text import folded
from exercises.kernel.times import length_of, time_of
from exercises.kernel.words import number_of, number_said

_LONGEST_LENGTH = 5
"""Words that a length of time may have: an hour and a half."""
_SECONDS = frozenset(("s", "sec", "secs", "second", "seconds"))
"""What nothing here is counted in."""


def minutes_in(words: Sequence[str]) -> tuple[int | None, int]:
    """The minutes that the words begin with, a number alone too, and how many words they are; None for none."""
    for many in range(min(_LONGEST_LENGTH, len(words)), 0, -1):
        found = length_of(" ".join(words[:many]).rstrip(","))
        if found is not None:
            return found.minutes, many
    return (number_said(words[0].rstrip(",")), 1) if words else (None, 0)


class Clock(Slot):
    """A time on the clock: 9:20, 1:30 pm, 9 Uhr."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        found = time_of(" ".join(tokens))
        if not found:
            raise Miss("A time on the clock is hours and minutes: 9:20, or 1:30 pm.", near=True)
        return found, len(tokens)


class Minutes(Number):
    """A length of time in minutes, or as it is said: 10, 1 h 30, half an hour."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        minutes, took = minutes_in(tokens)
        seconds = folded(" ".join(tokens[took : took + 1])) in _SECONDS
        if minutes is None or seconds or not self.least <= minutes <= self.most:
            raise Miss(self.ask, near=True)
        return minutes, took

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return (("10", "minutes"),) if "10".startswith(begun) else ()


class MoreMinutes(Slot):
    """Minutes more or fewer: +1, - 2."""

    def __init__(self, ask: str) -> None:
        self.ask = ask

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        first = tokens[0] if tokens else ""
        sign, apart = first[:1], len(first) == 1
        minutes = number_of("".join(tokens[1:2]) if apart else first[1:])
        if sign not in ("+", "-") or not minutes:
            raise Miss(self.ask, near=True)
        took = 1 + apart
        unit = folded(tokens[took]) in ("min", "minutes") if len(tokens) > took else False
        return minutes if sign == "+" else -minutes, took + unit

    def ways(self, begun: str, got: Got, state: Any) -> Iterable[tuple[str, str]]:
        return (("-1", "a minute less"),) if begun.startswith("-") else (("+1", "a minute more"),)
