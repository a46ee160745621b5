"""Leaves nothing of a talk that is not to be kept in pictures held for the room. Knows no exercise but by its shape.

Group Thinking Caps: whose talk it is decides whether anything of it exists at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sessions.leaving.entries import held_runs
from sessions.live.batches import moves_of
from sessions.live.held import pictured
from sessions.live.told import Told

_Document = dict[str, Any]


def ended(session: Told) -> dict[str, int]:
    """Each talk nothing is kept of, with the number of the entry that decided it."""
    talks = {key for key, run in session.state.runs.items() if run.template.shape == "talk"}
    if not talks:
        return {}
    from exercises.talk.state import NOTHING

    found = {}
    for event in session.standing():
        if event.run not in talks:
            continue
        for kind, data in moves_of(event.kind, event.data):
            if kind == "keep" and data.get("what") == NOTHING:
                found[event.run] = event.number
    return {key: number for key, number in found.items() if session.state.runs[key].state.keeps == NOTHING}


def without_pictures(session: Told, documents: list[_Document]) -> list[_Document]:
    """The entries, those that held the room without what a talk showed then."""
    gone = ended(session)
    if not gone:
        return documents
    events = session.standing()
    runs, standing = held_runs(events), {event.number for event in events}
    return [
        _without_picture(document)
        if pictured(document["run"], document["data"]) and _of_them(document, gone, runs, standing)
        else document
        for document in documents
    ]


def _of_them(document: _Document, gone: Mapping[str, int], runs: Mapping[int, str], standing: set[int]) -> bool:
    number = document["number"]
    if number not in standing:
        return True  # taken back: nobody can say what it showed, and nothing hangs on it
    run = runs.get(number, "")
    return run in gone and number < gone[run]


def _without_picture(document: _Document) -> _Document:
    view = document["data"].get("view")
    if not isinstance(view, Mapping):
        return document
    return {**document, "data": {**document["data"], "view": {**view, "blocks": []}}}
