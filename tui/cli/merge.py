"""`holdspace merge`: another session's walls, what a reader marked in a copy, or a programme's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import as_writer, session_name
from tui.cli.saving import bring_file, must_be_saved

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sessions.importing.report import Report
    from sessions.live.session import Session
    from sessions.live.state import SessionState

_LOST = "nothing was brought in"
EXAMPLE = "holdspace merge working second-laptop.json"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="another session's file or a copy of the programme's, or its JSON export for facilitators",
    )
    parser.add_argument(
        "--leave-duplicates", action="store_true", help="leave out notes that are here word for word already"
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace merge NAME FILE`: another session's walls, what a reader marked in a copy, or a programme's copy."""
    from exercises.kernel.record import replace
    from sessions.importing.case_form import CaseError
    from sessions.importing.merging import merge_file

    def bring(session: Session, file: Path) -> Report:
        before, recorded = session.state, len(session.events)
        try:
            report = merge_file(session, file, leave_duplicates=arguments.leave_duplicates)
        except CaseError as problem:
            must_be_saved(session, _LOST)
            raise CaseError(f"{problem} {_elsewhere(session, before, recorded)}".rstrip()) from None
        told = _elsewhere(session, before, recorded)
        return replace(report, lines=(*report.lines, told)) if told else report

    return bring_file(arguments, bring, _LOST)


def _elsewhere(session: Session, before: SessionState, recorded: int) -> str:
    """What became of what was just taken back here: elsewhere, and in the file."""
    if session.is_programme:
        from sessions.lines.of_programme import follow

        return follow(session, before.run.state)
    new = session.events[recorded:]
    if not new:
        return ""
    from sessions.removing import own_words
    from sessions.removing.withdrawing import out_elsewhere

    return " ".join(filter(None, (out_elsewhere(session, before, new), own_words.at_close(session))))
