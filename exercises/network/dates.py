"""The days of a network's connecting conversations."""

from __future__ import annotations

from exercises.leaving.dated import Appointment
from exercises.network import outline_words as words
from exercises.network.state import Network


def dates(state: Network) -> tuple[Appointment, ...]:
    """The conversations; without a day those that are still to come and have none."""
    called = words.names(state)
    made = []
    for number, talk in state.conversations.items():
        if talk.by_on or not talk.done:
            pair = " to ".join(words.named(called, (chair,)) for chair in (talk.from_chair, talk.to_chair))
            made.append(
                Appointment(
                    f"k{number}",
                    talk.by_on,
                    f"A connecting conversation (k{number})",
                    f"{pair}: {talk.opening}",
                    changes=talk.redated + bool(talk.done),
                    called_off=talk.done == "overtaken",
                )
            )
    return tuple(made)
