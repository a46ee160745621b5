"""The days that were agreed in a session: talks, actions, and when the group looks again.

A title names nobody and has nothing of an elephant, not even that it is one: a calendar is handed on, and words about
it are kept only with the yes of the one who named it (person-centred partnership, naming the elephant).
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.frame.state import Frame
from exercises.leaving.dated import Appointment

_OVER = ("yes", "partly", "no", "overtaken")


def dates(state: Frame) -> tuple[Appointment, ...]:
    """Whatever has a day; without one what is still to come and has none. Of an elephant only its days."""
    return tuple(found for waits, found in _every(state) if found.day or waits)


def _every(state: Frame) -> Iterator[tuple[bool, Appointment]]:
    """Each with whether it is still to come."""
    for number, talk in state.conversations.items():
        over = talk.status in _OVER
        yield (
            not over,
            Appointment(
                f"c{number}",
                talk.by_on,
                f"A connecting conversation (c{number})",
                f"{talk.from_whom} to {talk.to_whom}: {talk.opening}",
                changes=talk.redated + over,
                called_off=talk.status == "overtaken",
            ),
        )
    for number, action in state.actions.items():
        yield (
            not action.result,
            Appointment(
                f"q{number}",
                action.by_on,
                f"Something we said we would do (q{number})",
                action.text,
                changes=action.redated + bool(action.result),
            ),
        )
    for number, parked in state.parked.items():
        yield (
            not parked.done,
            Appointment(
                f"p{number}",
                parked.back_on,
                f"Come back to what was parked (p{number})",
                parked.text,
                changes=parked.redated + parked.done,
                called_off=parked.done,
            ),
        )
    for number, elephant in state.elephants.items():
        words, changes = elephant.wording if elephant.agreed else "", elephant.redated + elephant.done
        for field, day, title in (
            ("when", elephant.when_on, "Work on it together, as agreed"),
            ("review", elephant.review_on, "Look again, as agreed"),
        ):
            yield False, Appointment(f"e{number}-{field}", day, title, words, changes, elephant.done)
