"""The commands that print: the sessions, one session, the exercises. Refuse to change or draw anything."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli.output import FINE, REFUSED, err, out, out_json

if TYPE_CHECKING:
    from sessions.library.catalogue import Entry
    from sessions.live.session import Session

FIRST = 'No sessions yet. Make the first one: holdspace new "Working alongside". To look around: holdspace demo'


def sessions(arguments: argparse.Namespace) -> int:
    """`holdspace list`."""
    from sessions.library import catalogue

    held = catalogue.entries()
    if arguments.json:
        out_json([entry_document(entry) for entry in held])
    else:
        out(*(list_lines(held) or [FIRST]), *let_go_lines(held))
    return FINE


def let_go_lines(held: list[Entry]) -> list[str]:
    """A line for each session whose day of keeping has come."""
    from datetime import date

    from sessions.library.catalogue import kept_long_enough

    found = kept_long_enough(held, date.today().isoformat())
    if not found:
        return []
    from sessions.export.writers.pages import day_of

    return [
        f"Kept until {day_of(f'{entry.keep_until}T12:00:00+00:00')}, and that day has come: {entry.title}. "
        f"holdspace destroy {entry.name}, or holdspace keep {entry.name} --until a later day."
        for entry in found
    ]


def entry_document(entry: Entry) -> dict[str, Any]:
    """One session of the list, as JSON."""
    kept = entry._asdict()
    del kept["called"]
    kept["waiting"] = [{"name": name, "on": on} for name, on in entry.waiting]
    return kept


def list_lines(held: list[Entry]) -> list[str]:
    """The sessions, one a line: the name to type, then what it is."""
    wide = min(max((len(entry.name) for entry in held), default=0), 48)
    lines = []
    for entry in held:
        if entry.problem is not None:
            words = f"CANNOT BE OPENED: {entry.problem}"
        else:
            words = " · ".join(part for part in (entry.title, entry.place, *entry.exercises, entry.state) if part)
        lines.append(f"{entry.name:{wide}}  {words}")
    return lines


def show(arguments: argparse.Namespace) -> int:
    """`holdspace show NAME`."""
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session

    session = open_session(resolve(arguments.name), read_only=True)
    try:
        if arguments.json:
            out_json(session_document(session))
        else:
            out(*session_lines(session))
    finally:
        session.close()
    return FINE


def session_document(session: Session) -> dict[str, Any]:
    """The session as it is now, with stable keys, for the facilitators."""
    from sessions.library.catalogue import state_in_words

    state = session.state
    held = state.display.held
    view = held or (state.room_now() if state.display.run in state.runs else None)
    return {
        "session": session.name,
        "title": state.title,
        "place": state.place,
        "created": state.created,
        "state": state_in_words(state),
        "room": {
            "view": view.key if view is not None else None,
            "blanked": state.display.blanked,
            "held": held is not None,
        },
        "current": state.current,
        "exercises": {key: run.shape.document(run.state) for key, run in state.exercises.items()},
        "frame": state.frame.shape.document(state.frame.state) if state.frame is not None else None,
        "exports": [{"day": one.day, "by": one.by, **one.data()} for one in state.exports],
    }


def session_lines(session: Session) -> list[str]:
    """The session as it is now, in lines of text, for the facilitators."""
    from sessions.library.catalogue import state_in_words

    state = session.state
    about = [session.name, state.place, f"made {state.created[:10]}", state_in_words(state)]
    lines = [state.title, " · ".join(part for part in about if part), f"the room sees: {_room_words(session)}"]
    if not state.exercises:
        lines += ["", "No exercise yet. Add one: exercise live-grid"]
    for run in state.written():
        lines += ["", *run.shape.text(run.state)]
    if state.exports:
        from sessions.leaving.trail import told

        lines += ["", "Exported before:", *(f"  {told(one)}" for one in state.exports)]
    return lines


def _room_words(session: Session) -> str:
    display = session.state.display
    view = display.held or session.state.room_now()
    words = view.name + (", held" if display.held is not None else "")
    return f"nothing, it is blanked (then {words})" if display.blanked else words


def exercises(arguments: argparse.Namespace) -> int:
    """`holdspace exercises`."""
    from sessions.library import templates

    broken = templates.problems()
    for problem in broken.values():  # a facilitator's own; the others are there all the same
        err(str(problem))
    known, status = templates.exercises(), REFUSED if broken else FINE
    for key, template in known.items():
        least, most = template.minutes
        minutes = f" ({least}-{most} minutes)" if most else ""
        out(f"{key}  {template.title}{minutes}", f"    {template.purpose}")
        if template.also_called:
            out(f"    also called: {', '.join(template.also_called)}")
    return status
