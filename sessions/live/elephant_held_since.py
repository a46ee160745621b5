"""Since when an elephant is held: in a private file beside the record, only while it is. The record never has it.

Person-centred partnership, naming the elephant: nothing about holding is captured. The record has the day, and
afterwards how long clocks waited; the minute itself is needed only so that they go on rightly, also after a crash.
"""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from pathlib import Path

from sessions.live.state import SessionState
from sessions.store import locations


class Since:
    """When the elephant that is held in one session began to be held."""

    def __init__(self, name: str) -> None:
        """Of the session of that name."""
        self._path: Path = locations.holding_folder() / name
        self._here = ""

    def begin(self, at: str) -> None:
        """It is held from now on. Where the disk refuses, this program alone knows."""
        try:
            locations.make_private(self._path.parent)
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as written:
                written.write(at)
            self._here = ""
        except OSError:
            self._here = at

    def at(self) -> str:
        """The time it began (ISO 8601); "" when nobody knows."""
        with contextlib.suppress(OSError, ValueError):
            told = self._path.read_text(encoding="utf-8").strip()
            if datetime.fromisoformat(told).tzinfo is not None:
                return told
        return self._here

    def forget(self) -> None:
        """It is over."""
        self._here = ""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def waited(self, state: SessionState, now: datetime) -> dict[str, int]:
        """How many seconds the clocks of the session waited, as the move that goes on has it; nothing when none ran."""
        began, run = self.at(), state.frame
        if not began or run is None or not state.elephant_held:
            return {}
        waiting = state.runs.get(state.waiting)
        ran = waiting is not None and bool(waiting.shape.progress(waiting.state).since)
        if not (ran or run.state.timer_waits or (run.state.phase_waits and run.state.phase_since)):
            return {}
        return {"waited": max(0, int((now - datetime.fromisoformat(began)).total_seconds()))}
