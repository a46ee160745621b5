"""A session's entries as an export may have them, without what is not to be kept. Knows no exercise's rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exercises.event import Event
from sessions.fold import BATCH, Run
from sessions.session import Session


def kept_events(session: Session) -> list[Event]:
    """Every entry, those taken back included; each exercise leaves out of its own what is not to be kept now."""
    runs = session.state.runs
    return [_kept(event, runs[event.run]) if event.run in runs else event for event in session.events]


def _kept(event: Event, run: Run) -> Event:
    exported = run.shape.exported
    if exported is None:
        return event

    def move(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        return exported(run.state, kind, data)

    if event.kind == BATCH:
        moves = [[kind, move(kind, data)] for kind, data in event.data["moves"]]
        return replace(event, data={**event.data, "moves": moves})
    return replace(event, data=move(event.kind, event.data))
