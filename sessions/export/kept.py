"""A session's entries as an export may have them, without what is not to be kept. Knows no exercise's rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from exercises.event import Event, event_of
from sessions.fold import BATCH, Run
from sessions.redaction import moves_of, redacted
from sessions.session import Session


def kept_documents(session: Session) -> list[dict[str, Any]]:
    """Every entry as plain data, those taken back included, without names that were taken out; each exercise leaves
    out of its own what is not to be kept now."""
    from sessions.nothing_kept import without_pictures

    runs = session.state.runs
    documents = [
        _kept(event_of(document), runs[document["run"]]).document() if document["run"] in runs else document
        for document in redacted(session)
    ]
    return without_pictures(session, documents)


def _kept(event: Event, run: Run) -> Event:
    kinds = [kind for kind, _ in moves_of(event.kind, event.data)]
    if any(kind in run.shape.undated for kind in kinds):
        # A file from before has the minute, which could tell who said it.
        event = replace(event, at=f"{event.at[:10]}T00:00:00+00:00")
    exported = run.shape.exported
    if exported is None:
        return event

    def move(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
        return exported(run.state, kind, data)

    if event.kind == BATCH:
        moves = [[kind, move(kind, data)] for kind, data in event.data["moves"]]
        return replace(event, data={**event.data, "moves": moves})
    return replace(event, data=move(event.kind, event.data))
