"""A net-gram begun from a grid without retyping: its people, its rows and how near they stand, and nothing else. Pure.

What was said from a chair, who held it, and how often a service comes stay with the grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.kernel.shape import ExerciseError
from exercises.netgram.state import NetGram
from exercises.network.state import Network

_KEPT = ("row", "person", "role", "agency", "short", "near")


def taken_over(state: NetGram, grid: Any) -> list[tuple[str, dict[str, Any]]]:
    """The moves that put the people of a grid on an empty net-gram. Raises ExerciseError for what is no grid."""
    if not isinstance(grid, Network) or isinstance(grid, NetGram):
        raise ExerciseError("A net-gram begins from a grid, live or on paper: exercise net-gram from live-grid")
    if state.chairs:
        raise ExerciseError("Somebody is on this net-gram already. Nothing of the grid was taken over.")
    if not grid.chairs:
        raise ExerciseError("Nobody is set out on that grid yet.")
    return list(_moves(state, grid))


def _moves(state: NetGram, grid: Network) -> Iterator[tuple[str, dict[str, Any]]]:
    own = {row.key: row for row in state.rows}
    first = {item["key"]: item["title"] for item in grid.template.words["rows"]}
    for row in grid.rows:
        if row.key not in own:
            yield "add_row", {"row": row.key, "title": row.title, "whanau": row.whanau}
        elif row.title != first.get(row.key):
            yield "rename_row", {"row": row.key, "title": row.title}
    centre = min((c.number for c in grid.chairs.values() if c.row == state.rows[0].key), default=0)
    known = {item["key"] for item in state.template.words.get("empty_reasons", ())}
    for chair in sorted(grid.chairs.values(), key=lambda chair: chair.number):
        data = {name: getattr(chair, name) for name in _KEPT if getattr(chair, name)}
        if chair.number == centre:
            data.pop("near", None)
        if chair.empty:
            data |= {"empty": True, **({"reason": chair.empty_reason} if chair.empty_reason in known else {})}
        yield "add_chair", {**data, "number": chair.number}
