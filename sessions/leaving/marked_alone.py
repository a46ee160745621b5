"""What one of two marks alone, as it stands in a file that was made before both were done: emptied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sessions.live.state import Run


def is_emptied(run: Run, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether a move has nothing of what somebody marked, for another marks the same and was to see nothing of it."""
    move = run.shape.table.get(kind)
    instead = move.blind(run.state, data) if move is not None and move.blind is not None else {}
    emptied = all(data.get(name) == value for name, value in instead.items())
    return emptied and any(value is not False for value in instead.values())
