"""`holdspace import`: a case, notes or a theming, from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.asked import OPTIONS, wanted_of
from tui.cli.options import as_writer, session_name
from tui.cli.output import Refusal
from tui.cli.saving import bring_file

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'holdspace import working board.csv --text "Message" --question-from "Category" --means "sad=DIFFICULT"'


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="notes as text, CSV or a spreadsheet of any program, a theming of them, or a case",
    )
    for option in OPTIONS:
        match option.kind:
            case "flag":
                parser.add_argument(option.name, dest=option.field, action="store_true", help=option.help)
            case "many" | "pairs":
                parser.add_argument(
                    option.name,
                    dest=option.field,
                    metavar=option.metavar,
                    action="append",
                    default=[],
                    help=option.help,
                )
            case _:
                parser.add_argument(
                    option.name, dest=option.field, metavar=option.metavar, default="", help=option.help
                )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace import NAME FILE`: a case, notes or a theming."""
    from sessions.importing.case_form import CaseError
    from sessions.importing.cases import import_file

    try:
        wanted = wanted_of(vars(arguments))
    except CaseError as problem:
        raise Refusal(str(problem)) from None
    return bring_file(arguments, lambda session, file: import_file(session, file, wanted), "nothing was imported")
