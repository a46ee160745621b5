"""`holdspace show`: a session as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.options import as_json, session_name
from tui.cli.output import FINE, err, out, out_json

if TYPE_CHECKING:
    import argparse

    from sessions.live.session import Session


EXAMPLE = "holdspace show working"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    as_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace show NAME`."""
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    session = opened(resolve(arguments.name), read_only=True)
    try:
        if arguments.json:
            out_json(session_document(session))
        else:
            out(*session_lines(session))
        if session.damage:
            err(session.damage)
    finally:
        session.close()
    return FINE


def session_document(session: Session) -> dict[str, Any]:
    """The session as it is now, with stable keys, for the facilitators."""
    from sessions.library.catalogue import state_in_words
    from sessions.live.days import held_on

    state = session.state
    picture = state.display.held
    view = picture or (state.room_now() if state.display.run in state.runs else None)
    return {
        "session": session.name,
        "title": state.title,
        "place": state.place,
        "created": state.created,
        "held_on": held_on(state),
        "state": state_in_words(state),
        "room": {
            "view": view.key if view is not None else None,
            "blanked": state.display.blanked,
            "held": picture is not None,
        },
        "current": state.current,
        "exercises": {key: run.shape.document(run.state) for key, run in state.exercises.items()},
        "frame": state.frame.shape.document(state.frame.state) if state.frame is not None else None,
        "exports": [{"day": one.day, "by": one.by, **one.data()} for one in state.exports],
    }


def session_lines(session: Session) -> list[str]:
    """The session as it is now, in lines of text, for the facilitators."""
    from exercises.kernel.days import ANY_YEAR, said_day
    from sessions.library.catalogue import state_in_words
    from sessions.live.days import held_on

    state = session.state
    about = [session.name, state.place, said_day(held_on(state), ANY_YEAR), state_in_words(state)]
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
