"""The commands that draw: home, console, demo; and what they say without a terminal. Refuse to know what is drawn."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.app.quick_start import quick_start
from tui.app.surroundings import reason_to_refuse
from tui.cli.output import FINE, REFUSED, Refusal, err, out, out_bytes

if TYPE_CHECKING:
    from sessions.library.catalogue import Entry
    from sessions.live.session import Session
    from tui.home.chosen import Chosen


@quick_start()
def home(arguments: argparse.Namespace) -> int:
    """`holdspace`: the home screen, and the console of what was chosen there, until somebody leaves."""
    from sessions.library import catalogue

    if reason_to_refuse() is not None:
        from tui.cli.listing import FIRST, list_lines

        out(*(list_lines(catalogue.entries()) or [FIRST]))
        return FINE
    from tui.app.terminal import run_steady
    from tui.home.app import HomeApp

    message = theme = ""
    here = ""
    while True:
        app = HomeApp(catalogue.entries, message=message, theme=theme, here=here, waiting=_without_journal)
        status = run_steady(app)
        if status or app.chosen is None:
            return status
        message, theme, here = "", app.theme, app.chosen.name
        if app.chosen.what == "journal":
            status, message = _journal(here, theme)
            if status:
                return status
            continue
        try:
            session = _chosen_session(app.chosen)
        except Exception as problem:
            message = _sentence(problem)
            continue
        here = session.name
        status, theme = run_console(session, mirror=False, theme=theme)
        if status:
            return status


def _without_journal(entries: list[Entry]) -> list[str]:
    """The sessions that wait for a journal entry by whoever sits here."""
    from sessions.journal import waiting_for_an_entry
    from sessions.live.session import writer_name

    return [waiting.name for waiting in waiting_for_an_entry(writer_name(), entries)]


def _journal(name: str, theme: str) -> tuple[int, str]:
    """The journal of whoever sits here; the exit status, and a sentence when it could not be opened."""
    from sessions.journal import JournalError
    from sessions.live.session import writer_name
    from tui.journal.app import run_journal

    try:
        return run_journal(writer_name(), name, theme=theme), ""
    except JournalError as problem:
        return FINE, str(problem)
    except Exception as problem:
        return FINE, _sentence(problem)


def _chosen_session(chosen: Chosen) -> Session:
    from sessions.live.session import new_session, open_session
    from tui.cli.recording import template_named

    match chosen.what:
        case "demo":
            from sessions.importing.demo import new_demo

            return new_demo()
        case "new":
            if chosen.like:
                return _like(chosen)
            return new_session(chosen.title, [template_named(chosen.exercise)], place=chosen.place)
    return open_session(chosen.name)


def _like(chosen: Chosen) -> Session:
    from sessions.library.new_like import new_like
    from sessions.live.session import open_session

    earlier = open_session(chosen.like, read_only=True)
    try:
        return new_like(chosen.title, earlier, place=chosen.place)[0]
    finally:
        earlier.close()


def _sentence(problem: Exception) -> str:
    """The sentence for a problem that leaves home usable; raises it again when it is a fault in the program."""
    from exercises.kernel.shape import ExerciseError
    from exercises.kernel.template import TemplateError
    from sessions.store.errors import StoreError
    from tui.cli.main import disk_sentence

    if isinstance(problem, ExerciseError | TemplateError | StoreError):
        return str(problem)
    if isinstance(problem, OSError):
        return disk_sentence(problem)
    raise problem


def run_console(session: Session, *, mirror: bool, theme: str = "") -> tuple[int, str]:
    """The console until it is left; the exit status, and the colours it had last."""
    from tui.app.terminal import run_steady
    from tui.console.app import ConsoleApp

    try:
        app = ConsoleApp(session, mirror=mirror)
        app.theme = theme or app.theme
        status = run_steady(app)
    finally:
        session.close()
    if session.unsaved:
        count = len(session.unsaved)
        lines = "1 entry is" if count == 1 else f"{count} entries are"
        why = "the session's file is gone" if session.is_gone else "the disk still refused"
        err(f"{lines} NOT SAVED, for {why}. {session.problem or ''}")
        return status or REFUSED, app.theme
    return status, app.theme


@quick_start()
def console(arguments: argparse.Namespace) -> int:
    """`holdspace open NAME`."""
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session
    from tui.cli.recording import writer

    name = resolve(arguments.name)
    if reason_to_refuse() is not None:
        raise Refusal(f"The console needs a terminal window. To read the session here: holdspace show {name}")
    return run_console(open_session(name, by=writer(arguments)), mirror=arguments.mirror)[0]


@quick_start()
def demo(arguments: argparse.Namespace) -> int:
    """`holdspace demo`: the console on a fresh copy of the worked example, or its participants' page when piped."""
    from sessions.importing.demo import new_demo

    session = new_demo(arguments.exercise)
    if reason_to_refuse() is None:
        return run_console(session, mirror=False)[0]
    from sessions.export import export_bytes

    try:
        out_bytes(export_bytes(session, "md", "participants"))
    finally:
        session.close()
    return FINE
