"""The words that somebody took back in a session: nothing that comes in from elsewhere brings them into it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.text import folded
from sessions.leaving.documents import cleaned
from sessions.live.batches import each_move
from sessions.live.state import Run
from sessions.live.told import Told


def words_taken_back(session: Told) -> frozenset[str]:
    """Those that its file still has, folded. What is out of the file for good nobody can tell any more."""
    return frozenset(map(folded, cleaned(session, session.documents(), _left)[1]))


def _left(event: Event, run: Run) -> Event:
    exported = run.shape.exported
    if exported is None:
        return event

    def left(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        return exported(run.state, kind, data)

    return each_move(event, left)
