"""`holdspace merge`: what another session's walls hold, or what was typed in a copy of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import as_writer, session_name
from tui.cli.saving import bring_file

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sessions.importing.report import Report
    from sessions.live.session import Session


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
    """`holdspace merge NAME FILE`: what another session's walls hold, or what was typed in a copy of a programme."""
    from exercises.kernel.record import replace
    from sessions.importing.merging import merge_file

    def bring(session: Session, file: Path) -> Report:
        before = session.state.run.state if session.is_programme else None
        report = merge_file(session, file, leave_duplicates=arguments.leave_duplicates)
        if before is None:
            return report
        from sessions.lines.of_programme import follow

        told = follow(session, before)
        return replace(report, lines=(*report.lines, told)) if told else report

    return bring_file(arguments, bring, "nothing was brought in")
