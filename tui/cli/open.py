"""`holdspace open`: a session's console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.quick_start import quick_start
from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli.line import run_lines
from tui.cli.options import as_writer, session_name, writer
from tui.cli.output import REFUSED, Refusal, err

if TYPE_CHECKING:
    import argparse

    from sessions.lines.everywhere import Place
    from sessions.live.session import Session
    from tui.console.app import ConsoleApp


EXAMPLE = "holdspace open working"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument("--mirror", action="store_true", help="this window is the projected one: show only room views")
    as_writer(parser)


@quick_start()
def run(arguments: argparse.Namespace) -> int:
    """`holdspace open NAME`."""
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    name = resolve(arguments.name)
    if reason_to_refuse() is not None and not lines_are_wanted():
        read = f"To read the session here: holdspace show {name}; to type in plain lines: holdspace line {name}"
        raise Refusal(f"The console needs a terminal window. {read}")
    return run_console(opened(name, by=writer(arguments)), mirror=arguments.mirror)[0]


def run_console(
    session: Session,
    *,
    mirror: bool,
    theme: str = "",
    may_be_for_room: bool = True,
    at: Place | None = None,
    sought: str = "",
) -> tuple[int, str]:
    """The console, or plain lines where those are wanted, until it is left; the exit status, and the colours it had
    last. With a place where words were found, it begins there."""
    if lines_are_wanted() and not mirror:
        return run_lines(session, may_be_for_room=may_be_for_room), theme
    from tui.app.terminal import run_steady
    from tui.console.app import ConsoleApp

    try:
        app = ConsoleApp(session, mirror=mirror, may_be_for_room=may_be_for_room)
        app.theme = theme or app.theme
        app.found_at = (at, sought) if at is not None else None
        status = run_steady(app)
    finally:
        session.close()
    if session.unsaved:
        count = len(session.unsaved)
        lines = "1 entry is" if count == 1 else f"{count} entries are"
        why = "the session's file is gone" if session.is_gone else "the disk still refused"
        back = f" What was typed {_comes_back(app)} when this session is opened again."
        back = "" if app.kept_in is None and (session.is_gone or app.lets_go) else back
        err(f"{lines} NOT SAVED, for {why}. {session.problem or ''}{back}")
        return status or REFUSED, app.theme
    return status, app.theme


def _comes_back(app: ConsoleApp) -> str:
    return "comes back" if app.kept_in is None else f"is kept in {app.kept_in}, and comes back"
