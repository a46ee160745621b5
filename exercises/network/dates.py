"""The days of a network's connecting conversations. Only a day written in full is one.

"Friday" is no day here, for nothing says which Friday it was said before.
"""

from __future__ import annotations

from exercises.kernel.days import day_in
from exercises.leaving.dated import Appointment
from exercises.network import outline_words as words
from exercises.network.state import Network

_TODAYS = ("2000-01-03", "2013-06-05")
"""Two days that share no weekday, month or year: a day that is the same from both is written in full."""


def dates(state: Network) -> tuple[Appointment, ...]:
    """The conversations that have a day."""
    called = words.names(state)
    made = []
    for number, talk in state.conversations.items():
        day = full_day(talk.by)
        if day:
            pair = " to ".join(words.named(called, (chair,)) for chair in (talk.from_chair, talk.to_chair))
            made.append(
                Appointment(
                    f"k{number}",
                    day,
                    f"A connecting conversation (k{number})",
                    f"{pair}: {talk.opening}",
                    changes=1 if talk.done else 0,
                    called_off=talk.done == "overtaken",
                )
            )
    return tuple(made)


def full_day(said: str) -> str:
    """The day in the words, as ISO, when it has its year; "" otherwise."""
    found = {day_in(said, today) for today in _TODAYS} if said else {""}
    return found.pop() if len(found) == 1 else ""
