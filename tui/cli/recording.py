"""The commands that record: new, do, import, merge. Refuse to say that something is saved before it is."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tui.cli import output as cli_output
from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, file_path, out

if TYPE_CHECKING:
    from pathlib import Path

    from exercises.kernel.template import Template
    from sessions.importing.report import Report
    from sessions.lines.carry_out import Outcome
    from sessions.live.session import Session

_LONGEST_LINE = 1 << 20
"""Bytes of one line of standard input; a longer one is no line somebody typed."""


def writer(arguments: argparse.Namespace) -> str:
    """Who writes, as given with --as; "" when nobody was."""
    from exercises.kernel.text import clean

    return clean(arguments.writer)[:40]


def new(arguments: argparse.Namespace) -> int:
    """`holdspace new TITLE`."""
    from sessions.live.session import new_session, open_at_first

    said = ""
    if arguments.like:
        session, said = _new_like(arguments)
    else:
        chosen = [template_named(name) for name in arguments.exercise or ["live-grid"]]
        session = new_session(arguments.title, chosen, place=arguments.place, by=writer(arguments))
        open_at_first(session)
    try:
        must_be_saved(session, f"the session {session.name} was made, but not all its exercises")
        out(session.name)
        if said:
            err(said)  # the name alone is for scripts
    finally:
        session.close()
    return FINE


def _new_like(arguments: argparse.Namespace) -> tuple[Session, str]:
    from sessions.library.catalogue import resolve
    from sessions.library.new_like import new_like
    from sessions.live.session import open_session

    chosen = [template_named(name) for name in arguments.exercise]
    earlier = open_session(resolve(arguments.like), read_only=True)
    try:
        return new_like(arguments.title, earlier, chosen, place=arguments.place, by=writer(arguments))
    finally:
        earlier.close()


def template_named(name: str) -> Template:
    """The exercise of that name. A facilitator's own broken template says so, and keeps nobody from a built-in one."""
    from exercises.kernel.template import TemplateError
    from sessions.library import templates

    problem = templates.problem_for(name)
    if problem is not None:
        err(str(problem))
    try:
        return templates.template(name)
    except TemplateError:
        if name not in templates.built_in():
            raise
        return templates.built_in()[name]


def do(arguments: argparse.Namespace) -> int:
    """`holdspace do NAME COMMAND...`: stops at the first line refused; what was accepted stays."""
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session

    from_stdin = arguments.lines == ["-"]
    session = open_session(resolve(arguments.name), by=writer(arguments))
    try:
        lines = _standard_input() if from_stdin else enumerate(arguments.lines, 1)
        return carry_out_all(session, lines)
    finally:
        session.close()


def carry_out_all(session: Session, lines: Iterable[tuple[int, str]]) -> int:
    """Carries out numbered lines; the exit status."""
    from exercises.kernel.shape import ExerciseError
    from sessions.lines.carry_out import perform
    from sessions.store.errors import StoreError

    talking = True
    done = 0
    for place, line in lines:
        done += 1
        with contextlib.suppress(StoreError):  # the same sentence comes when the line is recorded
            session.refresh()
        try:
            outcome = perform(session, line)
            must_be_saved(session, "this line was not recorded; those before it were")
        except (ExerciseError, Refusal) as problem:
            err(f"line {place}: {problem}")
            return REFUSED
        talking = talking and _say(outcome)
    if not done:
        err("There was nothing to do: no line came in.")
        return USAGE
    return FINE


def _say(outcome: Outcome) -> bool:
    """Prints what happened; False when nobody listens any more, which is no reason to stop recording."""
    try:
        out(outcome.says, *(f"  {line}" for line in outcome.lines))
        cli_output.flush()
        return True
    except OSError:
        cli_output.give_up_output()
        return False


def _standard_input() -> Iterator[tuple[int, str]]:
    """The lines of standard input with their numbers, without empty ones and # ones."""
    if sys.stdin is None:
        return
    number = 0
    while raw := sys.stdin.buffer.readline(_LONGEST_LINE):
        number += 1
        line = raw.decode("utf-8", "replace").removeprefix("\ufeff").strip()
        if line and not line.startswith("#"):
            yield number, line


def must_be_saved(session: Session, lost: str) -> None:
    """Raises Refusal when the disk refused the last entry; then it is dropped, so that what is said stays true."""
    if (not session.unsaved and session.problem is None) or (session.flush() and not session.set_aside):
        return
    problem = session.problem or "It no longer fits what others wrote meanwhile."
    dark = session.state.display.blanked
    session.unsaved.clear()
    if not dark:
        _show_what_is_saved(session.name)
    raise Refusal(f"NOT SAVED: {lost}. {problem}", REFUSED)


def _show_what_is_saved(name: str) -> None:
    """Gives the room what the session file says again, for the dropped entry may have changed its picture."""
    from sessions.live.session import open_session
    from sessions.store.errors import StoreError

    with contextlib.suppress(StoreError, OSError):
        saved = open_session(name, read_only=True)
        saved.publish()
        saved.close()


def take_in(arguments: argparse.Namespace) -> int:
    """`holdspace import NAME FILE`: a case, notes or a theming."""
    from sessions.importing.cases import import_file
    from sessions.importing.report import Wanted

    wanted = Wanted(arguments.question, arguments.area, arguments.exercise)
    return _bring(arguments, lambda session, file: import_file(session, file, wanted), "nothing was imported")


def merge(arguments: argparse.Namespace) -> int:
    """`holdspace merge NAME FILE`: what another session's walls hold."""
    from sessions.importing.merging import merge_file

    def bring(session: Session, file: Path) -> Report:
        return merge_file(session, file, leave_duplicates=arguments.leave_duplicates)

    return _bring(arguments, bring, "nothing was brought in")


def _bring(arguments: argparse.Namespace, bring: Callable[[Session, Path], Report], lost: str) -> int:
    from sessions.importing.case_form import CaseError
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session

    session = open_session(resolve(arguments.name), by=writer(arguments))
    try:
        try:
            report = bring(session, file_path(arguments.file))
        except CaseError as problem:
            raise Refusal(str(problem), REFUSED) from problem
        must_be_saved(session, lost)
        out(report.says, *(f"  {line}" for line in report.lines))
    finally:
        session.close()
    return FINE
