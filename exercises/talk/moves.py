"""The table of the talk shape's moves. Refuses to know their rules; the modules it names do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.talk import going, writing
from exercises.talk.state import Talk

MOVES: Mapping[str, Callable[..., Talk]] = {
    move.__name__: move
    for move in (
        going.phase,
        going.pause,
        going.resume,
        going.minutes,
        going.extend,
        going.turns,
        going.seat,
        going.observer,
        going.keep,
        going.close,
        going.reopen,
        writing.task,
        writing.offer,
        writing.reword_offer,
        writing.remove_offer,
        writing.set_apart,
        writing.pick,
        writing.when,
        writing.fitted,
        writing.fitted_nod,
        writing.thought,
        writing.outcome,
        writing.next_step,
        writing.useful,
        writing.done,
        writing.ticks,
        writing.helped,
    )
}
"""Every move by its kind."""
TIMED = frozenset({"phase", "pause", "resume"})
"""Moves whose data carry the time."""
UNDATED = frozenset({"offer", "seat"})
"""Moves kept with the day only: the minute of an offer in a round would tell whose it is, or who passed."""


def with_number(state: Talk, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number an offer will have; of other moves, as they are."""
    return {**data, "number": state.next_offer} if kind == "offer" else dict(data)
