"""What commands that record have in common: nothing is called saved before it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.cli.options import writer
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sessions.importing.report import Report
    from sessions.live.session import Session


def must_be_saved(session: Session, lost: str) -> None:
    """Raises Refusal when the disk refused the last entry; then it is dropped, so that what is said stays true."""
    if (not session.unsaved and session.problem is None) or (session.flush() and not session.set_aside):
        return
    problem = session.problem or "It no longer fits what others wrote meanwhile."
    dark = session.state.display.blanked
    session.drop_unsaved()
    if not dark:
        session.publish()  # the dropped entry may have changed its picture
    raise Refusal(f"NOT SAVED: {lost}. {problem}", REFUSED)


def not_recorded(session: Session, began: int) -> str:
    """What is lost where the disk refuses the last entry of a line, before which there were so many: a line may make
    several."""
    there = session.events[began : len(session.events) - len(session.unsaved)]
    if any(event.by == session.by for event in there):
        return "a part of this line was recorded and the rest was not; look at what stands before you type it again"
    return "this line was not recorded; those before it were"


def must_be_dark(session: Session) -> None:
    """Raises Refusal when the room still sees what it must not any longer."""
    if session.in_room.still_sees is not None:
        from tui.console.lines import still_sees

        raise Refusal(f"{still_sees(session.state, session.in_room.still_sees)}.", REFUSED)


def refused_in_lines(problem: str) -> Refusal:
    """A refusal of several lines: all but the last are said already."""
    *before, last = problem.split("\n")
    for line in before:
        err(line)
    return Refusal(last, REFUSED)


def bring_file(arguments: argparse.Namespace, bring: Callable[[Session, Path], Report], lost: str) -> int:
    from sessions.importing.case_form import CaseError
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    session = opened(resolve(arguments.name), by=writer(arguments))
    try:
        try:
            report = bring(session, file_path(arguments.file))
        except CaseError as problem:
            raise refused_in_lines(str(problem)) from problem
        must_be_saved(session, lost)
        out(report.says, *(f"  {line}" for line in report.lines))
    finally:
        session.close()
    return FINE
