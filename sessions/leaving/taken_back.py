"""The words that somebody took back in a session, which nothing brings into it again.

Neither what comes in from elsewhere, nor what somebody else began with them and has not entered yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.event import Event, event_of
from exercises.kernel.text import folded
from sessions.leaving.documents import cleaned
from sessions.live.batches import each_move
from sessions.live.state import Run
from sessions.live.told import Told

_SHORT = 8


def words_taken_back(session: Told) -> frozenset[str]:
    """Those that its file still has, folded. What is out of the file for good nobody can tell any more."""
    return frozenset(map(folded, cleaned(session, session.documents(), _left)[1]))


def without_taken_back(session: Told, lines: Iterable[str]) -> list[str]:
    """Lines that wait, or are half typed, with what was taken back left out of them. A word or two may be anybody's:
    only whole do they count as what was said."""
    gone: dict[str, None] = {}
    for document in session.documents():
        run = session.state.runs.get(document["run"])
        if run is not None:
            _gone(document["data"], _left(event_of(document), run).data, gone)
    return [_without(line, gone) for line in lines]


def _gone(before: Any, after: Any, gone: dict[str, None]) -> None:
    """Adds each text that stands in the one and not in the other."""
    if isinstance(before, str) and before != after:
        gone[before] = None
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key, value in before.items():
            _gone(value, after.get(key), gone)
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for old, new in zip(before, after, strict=False):
            _gone(old, new, gone)


def _without(line: str, gone: Iterable[str]) -> str:
    for said in gone:
        if line == said or line.endswith(f": {said}"):
            line = line.removesuffix(said) + TAKEN_BACK
        elif len(said) > _SHORT and said in line:
            line = line.replace(said, TAKEN_BACK)
    return line


def _left(event: Event, run: Run) -> Event:
    exported = run.shape.exported
    if exported is None:
        return event

    def left(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        return exported(run.state, kind, data)

    return each_move(event, left)
