"""Who has changed places just now, and what is said from there. Pure; nobody's own answer is changed.

Sociodrama practice: what is said from the other's chair is a discovery, and the chair's first words stand beside it.
"""

from __future__ import annotations

from exercises.kernel.checks import kept
from exercises.kernel.record import replace
from exercises.network.state import QUESTIONS, Network, Reversal, Said

KEPT_APART = (*QUESTIONS, "felt", "matters")
"""What is asked again from the other's chair; visits are booked whoever sits there."""


def open_reversal(state: Network, number: int) -> Reversal | None:
    """The reversal a chair is in now, the latest one; None while it is in its own place."""
    found = [reversal for reversal in state.reversals.values() if number in reversal.between and not reversal.back]
    return found[-1] if found else None


def swapped_with(state: Network, number: int) -> int | None:
    """The chair that this one has changed places with just now; None while it is in its own place."""
    reversal = open_reversal(state, number)
    if reversal is None:
        return None
    return reversal.between[1] if reversal.between[0] == number else reversal.between[0]


def said_from(state: Network, number: int) -> list[Said]:
    """Everything said from a chair while places were changed, in order."""
    return [said for reversal in state.reversals.values() for said in reversal.said if said.chair == number]


def now_said(state: Network, number: int, field: str) -> Said | None:
    """What was said to that question from a chair since places were changed; None in its own place."""
    reversal = open_reversal(state, number)
    said = reversal.said if reversal is not None else ()
    return next((known for known in said if (known.chair, known.field) == (number, field)), None)


def with_said(state: Network, reversal: Reversal, said: Said) -> Network:
    """The reversal with these words kept beside the chair's own; typed again in the same reversal, they replace."""
    others = tuple(known for known in reversal.said if (known.chair, known.field) != (said.chair, said.field))
    return replace(state, reversals=kept(state.reversals, replace(reversal, said=(*others, said))))


def without_said(state: Network, number: int, field: str) -> Network | None:
    """The state without what was said to that question while swapped; None when there is nothing of it."""
    reversal, gone = open_reversal(state, number), now_said(state, number, field)
    if reversal is None or gone is None:
        return None
    others = tuple(known for known in reversal.said if known != gone)
    return replace(state, reversals=kept(state.reversals, replace(reversal, said=others)))
