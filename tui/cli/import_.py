"""`holdspace import`: a case, notes or a theming, from a file."""

from __future__ import annotations

import argparse

from tui.cli.options import as_writer, session_name
from tui.cli.saving import bring_file

EXAMPLE = "holdspace import working notes.csv"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument("file", metavar="FILE", help="notes as text or CSV, a theming of them, or a case")
    parser.add_argument("--question", metavar="KEY", default="", help="the question of notes whose file names none")
    parser.add_argument("--area", metavar="KEY", default="", help="the area of notes whose file names none")
    parser.add_argument(
        "--exercise", metavar="KEY", default="", help="which wall the notes go to, when there are several"
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace import NAME FILE`: a case, notes or a theming."""
    from sessions.importing.cases import import_file
    from sessions.importing.report import Wanted

    wanted = Wanted(arguments.question, arguments.area, arguments.exercise)
    return bring_file(arguments, lambda session, file: import_file(session, file, wanted), "nothing was imported")
