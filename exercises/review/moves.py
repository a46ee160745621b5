"""The table of the review shape's moves. Refuses to know their rules; the modules it names do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.review import answering, asking, telling
from exercises.review.state import Review

MOVES: Mapping[str, Callable[..., Review]] = {
    move.__name__: move
    for move in (
        asking.phase,
        asking.pause,
        asking.resume,
        asking.close,
        asking.reopen,
        asking.add_tool,
        asking.change_tool,
        asking.remove_tool,
        asking.begin_round,
        asking.change_round,
        asking.turn_round,
        asking.remove_round,
        asking.compare_rounds,
        answering.uptake_sheet,
        answering.retype_sheet,
        answering.mark_sheet,
        answering.sheet_word,
        answering.remove_sheet,
        answering.totals,
        answering.clear_totals,
        answering.answered,
        telling.version,
        telling.change_version,
        telling.remove_version,
        telling.why_dropped,
        telling.remove_why,
        telling.easy,
        telling.remove_easy,
        telling.decide_tool,
        telling.change_decision,
        telling.remove_decision,
    )
}
"""Every move by its kind."""
TIMED = frozenset({"phase", "pause", "resume"})
"""Moves whose data carry the time."""
UNDATED = frozenset(
    {
        "uptake_sheet",
        "retype_sheet",
        "mark_sheet",
        "sheet_word",
        "remove_sheet",
        "version",
        "why_dropped",
        "easy",
    }
)
"""Moves kept with the day only: the minute of a sheet, or of words beside it, would tell whose it is."""
_MAKES = {
    "add_tool": "tool",
    "begin_round": "round",
    "uptake_sheet": "sheet",
    "version": "version",
    "why_dropped": "why",
    "easy": "easy",
    "decide_tool": "decision",
}
_IN_A_ROUND = ("uptake_sheet", "totals", "version", "why_dropped", "easy")


def with_number(state: Review, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number of what it makes and of the round it is for; of other moves, as they are."""
    found = dict(data)
    if kind in _MAKES:
        found["number"] = state.next_number(_MAKES[kind])
    if kind in _IN_A_ROUND and not found.get("round"):
        found["round"] = state.round
    return found
