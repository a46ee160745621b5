"""`holdspace` alone: the home screen, and what was chosen there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.app.quick_start import quick_start
from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli.output import FINE, out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sessions.library.catalogue import Entry
    from sessions.live.session import Session
    from tui.home.chosen import Chosen
    from tui.home.reading import Load


@quick_start()
def run_home() -> int:
    """`holdspace`: the home screen, and the console of what was chosen there, until somebody leaves."""
    from sessions.library import catalogue

    if lines_are_wanted() and sys.stdin is not None and sys.stdin.isatty():
        from tui.cli.line import choose_in_lines

        return choose_in_lines()
    if reason_to_refuse() is not None or lines_are_wanted():
        from sessions.library.held_days import listed
        from tui.cli.list import FIRST, list_lines

        out(*(list_lines(listed(catalogue.entries())) or [FIRST]))
        return FINE
    from sessions.library.programme_rows import rows
    from tui.app.terminal import run_steady
    from tui.home.app import HomeApp

    message = theme = ""
    here = ""
    unsent: list[str] = []
    begun: list[str] = []
    load: Load = catalogue.remembered_first
    while True:
        app = HomeApp(
            load,
            message=message,
            theme=theme,
            here=here,
            waiting=_without_journal,
            programmes=rows,
            unsent=unsent,
            begun=begun,
            commands=_commands,
        )
        status = run_steady(app)
        if status or app.chosen is None:
            return status
        message, theme, here, unsent = "", app.theme, app.chosen.name, app.unsent
        load = _as_they_are  # what was just written, or taken out, is known to no index yet
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
        from tui.cli.open import run_console

        here = session.name
        status, theme = run_console(
            session,
            mirror=False,
            theme=theme,
            may_be_for_room=app.chosen.what != "demo",
            at=app.chosen.at,
            sought=app.chosen.sought,
        )
        if status:
            return status


def _as_they_are() -> list[list[Entry]]:
    """The sessions, each looked at before any is shown."""
    from sessions.library import catalogue

    return [catalogue.entries()]


def _without_journal(entries: list[Entry]) -> list[str]:
    """The sessions that wait for a journal entry by whoever sits here."""
    from sessions.journal.reminders import without_an_entry
    from sessions.live.here import writer_name

    return [entry.name for _, entry in without_an_entry(writer_name(), entries)]


def _commands() -> Mapping[str, str]:
    """What there is in a terminal; asked for by whoever types such a word at home."""
    from tui.cli.commands import COMMANDS

    return COMMANDS


def _journal(name: str, theme: str) -> tuple[int, str]:
    """The journal of whoever sits here; the exit status, and a sentence when it could not be opened."""
    from sessions.journal import JournalError
    from sessions.live.here import writer_name
    from tui.journal.app import run_journal

    try:
        return run_journal(writer_name(), name, theme=theme), ""
    except JournalError as problem:
        return FINE, str(problem)
    except Exception as problem:
        return FINE, _sentence(problem)


def _chosen_session(chosen: Chosen) -> Session:
    from sessions.library.beginning import new_session
    from sessions.removing.opening import opened
    from tui.cli.new import template_named

    match chosen.what:
        case "demo":
            from sessions.importing.demo import new_demo

            return new_demo()
        case "new":
            if chosen.like:
                made = _like(chosen)
            else:
                made = new_session(chosen.title, [template_named(chosen.exercise)], place=chosen.place)
            if chosen.programme:
                from exercises.programme.state import WORKSHOP
                from sessions.lines.new_in_programme import join

                try:
                    join(made, chosen.programme, chosen.cohorts, chosen.kind or WORKSHOP)
                except BaseException:
                    made.close()
                    raise
            return made
    return opened(chosen.name)


def _like(chosen: Chosen) -> Session:
    from sessions.library.new_like import new_like
    from sessions.removing.opening import opened

    earlier = opened(chosen.like, read_only=True)
    try:
        return new_like(chosen.title, earlier, place=chosen.place)[0]
    finally:
        earlier.close()


def _sentence(problem: Exception) -> str:
    """The sentence for a problem that leaves home usable; raises it again when it is a fault in the program."""
    from exercises.kernel.shape import ExerciseError
    from exercises.kernel.template import TemplateError
    from sessions.store.errors import StoreError, disk_sentence

    if isinstance(problem, ExerciseError | TemplateError | StoreError):
        return str(problem)
    if isinstance(problem, OSError):
        return disk_sentence(problem)
    raise problem
