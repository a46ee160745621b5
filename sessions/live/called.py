"""What each entry is called when it is taken back or put back. Refuses to know what an entry means."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.text import listed
from exercises.network.state import FIELD_WORDS
from sessions.live.state import ALSO, BATCH, Run, SessionState

_CALLED: Mapping[str, str] = {
    "phase": "the move to another phase",
    "exported": "an export",
    "keep_until": "until when it is kept",
    "batch": "what was imported",
    "exercise": "an exercise",
    "close": "the closing",
    "note": "a note",
    "park": "parked",
    "pause": "a pause",
    "resume": "going on",
    "reopen": "opening it again",
    "task": "the task",
    "offer": "an offer",
    "reword_offer": "an offer's words",
    "remove_offer": "taking an offer out",
    "set_apart": "a question set apart",
    "pick": "what was chosen",
    "when": "a day",
    "fitted": "what fitted",
    "fitted_nod": "a nod",
    "thought": "who was thought of",
    "outcome": "an outcome",
    "next_step": "a next step",
    "useful": "how useful it was",
    "done": "ticks",
    "ticks": "ticks",
    "helped": "one thing that helped",
    "observer": "the observer",
    "keep": "what is kept",
    "minutes": "the minutes agreed",
    "extend": "minutes more",
    "turns": "how many speak",
    "seat": "a seat on",
    "add_tool": "a tool",
    "change_tool": "a tool's words",
    "remove_tool": "taking a tool out",
    "begin_round": "a round of asking",
    "change_round": "a change to a round",
    "turn_round": "turning to a round",
    "remove_round": "taking a round out",
    "compare_rounds": "which rounds are compared",
    "uptake_sheet": "a sheet",
    "retype_sheet": "a sheet typed anew",
    "mark_sheet": "a mark on a sheet",
    "sheet_word": "a matching word",
    "remove_sheet": "taking a sheet out",
    "totals": "a tool's totals",
    "clear_totals": "taking totals out",
    "answered": "how many answered",
    "version": "how a tool was adapted",
    "change_version": "a change to a version",
    "remove_version": "taking a version out",
    "why_dropped": "why a tool was dropped",
    "remove_why": "taking a reason out",
    "easy": "what made a tool easy to keep",
    "remove_easy": "taking out what made it easy",
    "decide_tool": "a decision for the next cohort",
    "change_decision": "a change to a decision",
    "remove_decision": "taking a decision out",
}
"""By kind, in a few words. What is here goes before what a shape's own moves are called, until that is said there."""

_MAKES_THEME = ("new_theme", "split_theme")
_MOST_NAMED = 5


def called_by_shape(run: Run | None, kind: str) -> str:
    """What the exercise's own move of that kind is called; "" when it has none that says so."""
    move = run.shape.table.get(kind) if run is not None else None
    return move.called if move is not None else ""


def called(run: Run | None, kind: str) -> str:
    """What an entry of that kind is called, in the exercise it was made in; None for an entry of the session itself.

    A kind that nothing says a word of is called as it is written.
    """
    return _CALLED.get(kind) or called_by_shape(run, kind) or kind.replace("_", " ")


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
        return f"{describe(replace(event, kind=kind, data=data), state, named=named)}, with its copies"
    what = called(run, event.kind)
    chair = event.data.get("number" if event.kind == "add_chair" else "chair")
    if not isinstance(chair, int):
        things = _things(event)
        return f"{what}, {things}" if things else what
    if not named:
        return f"{what} (chair {chair})" if event.kind != "add_chair" else what
    name = _chair_name(event, chair, run)
    if event.kind == "add_chair":
        return f"chair {name}"
    if event.kind in ("answer", "unask"):
        what = FIELD_WORDS.get(str(event.data.get("field")), what)
    return f"{what}, chair {name}"


def _things(event: Event) -> str:
    """The notes and themes an entry speaks of, by number: a number says nothing of what stands on a note."""
    data = event.data
    notes = data.get("notes", data.get("note"))
    themes = data.get("theme")
    match event.kind:
        case "note":
            notes = data.get("number")
        case "notes":
            return f"{len(notes)} notes" if isinstance(notes, list) and len(notes) != 1 else ""
        case "merge":
            themes = [data.get("into"), *(data.get("themes") or [])]
        case "link":
            themes = data.get("between")
    if event.kind in _MAKES_THEME:
        themes = data.get("number")
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
