"""What a list that reads a session's file makes of it, for whoever opens the same session next. Never the truth.

Only where many are read together, such as for a programme's report; each is taken up once, and only where its file is
still the same, byte for byte.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sessions.live.history import History
from sessions.store import found_whole
from sessions.store.beginning import Beginning

_MOST = 16_000_000
"""Bytes of files: what was made of them takes some ten times as much."""


class _Lately:
    def __init__(self, programme: str) -> None:
        self.programme = programme
        self.held: dict[Path, tuple[Beginning, History]] = {}
        self.left = _MOST


_going_on: list[_Lately] = []


@contextlib.contextmanager
def remembering(programme: str) -> Iterator[None]:
    """What is made of sessions of that programme meanwhile is remembered."""
    _going_on.append(_Lately(programme))
    try:
        with found_whole.remembering():
            yield
    finally:
        _going_on.pop()


def remember(path: Path, beginning: Beginning | None, history: History) -> None:
    """Remembers what the first documents of that file came to, which are all there are.

    While an elephant is held a session knows the minute, which stands in no file.
    """
    state = history.state
    if beginning is None or not _going_on or state.belongs is None or state.elephant_held:
        return
    lately = _going_on[-1]
    if state.belongs.programme == lately.programme and beginning.length <= lately.left:
        lately.left -= beginning.length
        lately.held[path] = beginning, history


def taken(path: Path) -> tuple[Beginning, History] | None:
    """What is remembered of that file, which is forgotten with it."""
    return _going_on[-1].held.pop(path, None) if _going_on else None
