"""The log of a session: what happened, when and by whom, in words. For facilitators only; knows no exercise's rules.

What people said they take away is never in it, nor the words of an entry that was taken back: either may have been
withdrawn since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.event import Event
from exercises.outline import Heading, Paragraph, Part, Table
from sessions.commands import describe
from sessions.export.kept import kept_events
from sessions.export.pages import local
from sessions.session import Session

_WORDLESS = frozenset({"learned", "consent"})
_SAYS = {
    "session": "the session began", "undo": "taken back", "turn": "turned to", "blank": "the room was blanked",
    "unblank": "the room was lit again", "hold": "the room was held", "unhold": "the room follows again",
    "show": "chosen for the room", "projected": "said whether this window is projected",
    "exercise": "an exercise began", "add_chair": "a chair set out", "change_chair": "a chair changed",
    "hold_chair": "a role taken",
    "answer": "an answer", "difference": "a difference", "asked": "asked first", "phase": "on to", "case": "the case",
    "talk": "a connecting conversation", "learned": "something to take away", "spoke": "how many spoke in sharing",
    "change_talk": "a conversation changed", "consent": "a consent", "surplus": "surplus reality", "say": "who agrees",
    "whanau_first": "the whānau-first rule", "agree": "an agreement", "wants": "what a chair wants",
    "slot_when": "day and time of the slot", "limit": "contacts a month at most", "slot": "a week of the slot",
    "slot_note": "a line under the slot", "release": "left the role", "double": "a thought kept", "nod": "a nod",
}  # fmt: skip
_LABELS = {
    "chair": "chair", "chairs": "chairs", "between": "chairs", "other": "and", "agreement": "a", "difference": "d",
    "conversation": "k", "learning": "l", "proposed_by": "proposed by chair", "by": "", "visits": "", "count": "",
    "amount": "", "week": "week", "yes": "yes from", "no": "no from", "limit": "",
}  # fmt: skip
_NOTHING: tuple[Any, ...] = ("", None, [])
_SILENT = frozenset({"at", "template", "moves", "format"})


def log(session: Session) -> list[Part]:
    """The log as parts of a page."""
    standing = {event.number for event in session.standing()}
    unsaved = {event.number for event in session.unsaved}
    titles = {key: run.template.title for key, run in session.state.runs.items()}
    by_number = {event.number: event for event in kept_events(session)}
    rows = []
    day = None
    for event in kept_events(session):
        when = local(event.at)
        time = event.at
        if when is not None:
            time = f"{when:%H:%M}" if when.date() == day else f"{when.date().isoformat()} {when:%H:%M}"
            day = when.date()
        said = what(event, by_number) if event.number in standing else f"{describe(event)} (taken back later)"
        said += " (NOT SAVED yet)" if event.number in unsaved else ""
        rows.append((str(event.number), time, titles.get(event.run, event.run), said, event.by))
    count = len(session.events)
    return [
        Heading("What happened, in order", 2),
        Paragraph(f"{count} {'entry' if count == 1 else 'entries'}, in this computer's time."),
        Table(("No.", "Time", "Exercise", "What happened", "By"), tuple(rows)),
    ]


def what(event: Event, by_number: Mapping[int, Event]) -> str:
    """An event in words. `by_number` has every event of the session, for what was taken back."""
    kind, data = event.kind, event.data
    if kind == "undo":
        target = by_number.get(data.get("undone", 0))
        if target is None:
            return "taken back: an entry"
        number = target.number
        if target.kind == "undo":
            again = by_number.get(target.data.get("undone", 0))
            return f"put back: {describe(again) if again else 'an entry'} (undoes {number})"
        return f"taken back: {describe(target)} ({number})"
    if kind == "batch":
        return f"several entries at once: {_moves(data.get('moves', []))}"
    said = _SAYS.get(kind, kind.replace("_", " "))
    if kind in _WORDLESS:
        return f"{said} ({data['area']})" if "area" in data else said
    details = [_detail(key, value) for key, value in data.items() if key not in _SILENT and value not in _NOTHING]
    return f"{said}: {', '.join(filter(None, details))}" if any(details) else said


def _moves(moves: Any) -> str:
    counts: dict[str, int] = {}
    for move in moves if isinstance(moves, list) else ():
        said = _SAYS.get(str(move[0]), str(move[0]).replace("_", " "))
        counts[said] = counts.get(said, 0) + 1
    return ", ".join(f"{said} ({count})" if count > 1 else said for said, count in counts.items())


def _detail(key: str, value: Any) -> str:
    if isinstance(value, bool):
        # A nod taken back is the one "no" that says something.
        return key.replace("_", " ") if value else "no" if key == "yes" else ""
    label = _LABELS.get(key, "")
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    if isinstance(value, dict):
        return ""
    joint = "" if len(label) == 1 else " "
    return f"{label}{joint}{value}" if label else str(value)
