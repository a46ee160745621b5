"""What each entry is called when it is taken back or put back: what its move says it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.moves import Move
from exercises.kernel.record import replace
from exercises.kernel.text import listed
from exercises.network.asked import FIELD_WORDS
from sessions.live.state import ALSO, BATCH, Run, SessionState

_CALLED: Mapping[str, str] = {
    "exported": "an export",
    "lost": "an entry that cannot be read",
    "keep_until": "until when it is kept",
    "belongs": "the programme it belongs to",
    "title": "what the session is called and where it is held",
    "batch": "what was imported",
    "exercise": "an exercise",
}
"""What a session records itself, in a few words; everything else is called by its move."""
_MOST_NAMED = 5


def move_of(run: Run | None, kind: str) -> Move | None:
    """The exercise's own move of that kind; None when it has none."""
    return run.shape.table.get(kind) if run is not None else None


def called_by_shape(run: Run | None, kind: str) -> str:
    """What the exercise's own move of that kind is called; "" when it has none that says so."""
    move = move_of(run, kind)
    return move.called if move is not None else ""


def called(run: Run | None, kind: str) -> str:
    """What an entry of that kind is called, in the exercise it was made in; None for an entry of the session itself.

    A kind that nothing says a word of is called as it is written.
    """
    return called_by_shape(run, kind) or _CALLED.get(kind) or kind.replace("_", " ")


def describe(event: Event, state: SessionState, *, named: bool = True) -> str:
    """An event in a few words, for what was taken back or put back; no words of the room in it.

    The chair is `named` ("why, chair 10 Leon") for a screen only: what is kept of an entry that was taken back has no
    names in it either.
    """
    run = state.runs.get(event.run)
    if event.kind == "phase" and named and run is not None:
        phase = run.template.phase(str(event.data.get("phase")))
        return f"the move to {phase.title}"
    if event.kind == BATCH and event.data.get(ALSO) and event.data.get("moves"):
        kind, data = event.data["moves"][0]
        first = move_of(run, kind)
        if first is None or not first.takes_back(data):
            return _CALLED[BATCH]
        return f"{describe(replace(event, kind=kind, data=data), state, named=named)}, with its copies"
    what, move = called(run, event.kind), move_of(run, event.kind)
    chair = event.data.get("number" if event.kind == "add_chair" else "chair")
    if not isinstance(chair, int):
        # Which of them somebody marks alone is told to nobody else before both are done.
        told = named and run is not None and (move is None or move.blind is None)
        spoken_of = run.shape.spoken_of(run.state, event.data) if told and run is not None else ""
        things = spoken_of or _things(event.data, move.makes if move is not None else "")
        return f"{what}, {things}" if things else what
    if not named:
        return f"{what} (chair {chair})" if event.kind != "add_chair" else what
    name = _chair_name(event, chair, run)
    if event.kind == "add_chair":
        return f"chair {name}"
    if event.kind in ("answer", "unask"):
        what = FIELD_WORDS.get(str(event.data.get("field")), what)
    return f"{what}, chair {name}"


def lost_was(event: Event, state: SessionState) -> str:
    """What an entry was that cannot be read, as far as its kind could be; "" where it could not."""
    kind = str(event.data.get("kind", ""))
    if kind == BATCH:
        return "several entries at once"
    return called(state.runs.get(str(event.data.get("run", ""))), kind) if kind else ""


def _things(data: Mapping[str, Any], makes: str) -> str:
    """The notes and themes an entry speaks of, by number: a number says nothing of what stands on a note."""
    made = data.get("number")
    notes = data.get("notes", data.get("note", data.get("items", made if makes == "n" else None)))
    if isinstance(notes, list) and any(isinstance(one, Mapping) for one in notes):
        return f"{len(notes)} notes" if len(notes) != 1 else ""
    several = [data.get("into"), *(data.get("themes") or (data.get("between") if makes == "l" else None) or ())]
    themes = made if makes == "t" else several if any(several) else data.get("theme")
    return ", ".join(part for part in (_numbered("note", notes), _numbered("theme", themes)) if part)


def _numbered(what: str, numbers: object) -> str:
    many = numbers if isinstance(numbers, list) else [numbers]
    named = [str(number) for number in many if type(number) is int and number > 0]
    if not named:
        return ""
    if len(named) > _MOST_NAMED:
        return f"{len(named)} {what}s"
    return f"{what}{'s' if len(named) > 1 else ''} {listed(named)}"


def _chair_name(event: Event, number: int, run: Run | None) -> str:
    """A chair's number and name; the name is in the entry itself when the chair went with it."""
    chair = getattr(run.state, "chairs", {}).get(number) if run is not None else None
    name = chair.name if chair is not None else event.data.get("person") or event.data.get("role") or ""
    return f"{number} {name}".strip()
