"""`holdspace replay`: what the room saw, step by step; for the facilitators alone, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.surroundings import reason_to_refuse
from tui.cli.options import session_name
from tui.cli.output import FINE, Refusal, err, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace replay working"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "--done", action="store_true", help="what was done instead, a line an entry; for the facilitators only"
    )
    parser.add_argument("--text", action="store_true", help="as text, also in a terminal")


def run(arguments: argparse.Namespace) -> int:
    """`holdspace replay NAME`: on the screen, with space and arrows; as text without a terminal."""
    from sessions.library.catalogue import resolve
    from sessions.live.replay import frames
    from sessions.removing.opening import opened

    session = opened(resolve(arguments.name), read_only=True)
    try:
        if session.damage:
            err(session.damage)
        if arguments.done:
            from sessions.export.event_log import done

            out("What was done. For the facilitators only.", "", *done(session))
            return FINE
        title, seen = session.state.title, frames(list(session.events), session.state)
    finally:
        session.close()
    if not seen:
        raise Refusal("The room saw nothing of this session yet. To show it something: holdspace do NAME “show …”")
    if arguments.text or reason_to_refuse() is not None:
        from tui.room.plain import replayed

        out(*replayed(seen))
        return FINE
    from tui.app.terminal import run_steady
    from tui.room.replay import ReplayApp

    return run_steady(ReplayApp(title, seen))
