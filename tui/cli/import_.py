"""`holdspace import`: a case, notes or a theming, from a file."""

from __future__ import annotations

import argparse

from tui.cli.options import as_writer, session_name
from tui.cli.output import Refusal
from tui.cli.saving import bring_file

EXAMPLE = 'holdspace import working board.csv --text "Message" --question-from "Category" --means "sad=DIFFICULT"'


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="notes as text, CSV or a spreadsheet of any program, a theming of them, or a case",
    )
    parser.add_argument("--question", metavar="KEY", default="", help="the question of notes whose file names none")
    parser.add_argument("--area", metavar="KEY", default="", help="the area of notes whose file names none")
    parser.add_argument(
        "--text",
        metavar="HEADING",
        action="append",
        default=[],
        help="the column that holds the words of the notes; several times for several, each cell a note",
    )
    parser.add_argument("--question-from", metavar="HEADING", default="", help="the column that says the question")
    parser.add_argument("--area-from", metavar="HEADING", default="", help="the column that says the area")
    parser.add_argument(
        "--means",
        metavar="WORD=KEY",
        action="append",
        default=[],
        help="what a word of the file stands for: sad=DIFFICULT; once for each word",
    )
    parser.add_argument("--sheet", metavar="NAME", default="", help="which sheet of a spreadsheet is read")
    parser.add_argument("--split", action="store_true", help="several thoughts in one cell become several notes")
    parser.add_argument(
        "--no-marks", action="store_true", help="takes the marks of a list (•, -, 1.) off the notes of a text"
    )
    parser.add_argument(
        "--only",
        metavar="KEY",
        action="append",
        default=[],
        help="of a file of several sessions or organisations, the one that comes in; once for each",
    )
    parser.add_argument(
        "--exercise", metavar="KEY", default="", help="which wall the notes go to, when there are several"
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace import NAME FILE`: a case, notes or a theming."""
    from sessions.importing.cases import import_file
    from sessions.importing.report import Wanted

    wanted = Wanted(
        arguments.question,
        arguments.area,
        arguments.exercise,
        text=tuple(arguments.text),
        question_from=arguments.question_from,
        area_from=arguments.area_from,
        only=tuple(arguments.only),
        means=dict(map(_meant, arguments.means)),
        sheet=arguments.sheet,
        split=arguments.split,
        unmarked=arguments.no_marks,
    )
    return bring_file(arguments, lambda session, file: import_file(session, file, wanted), "nothing was imported")


def _meant(said: str) -> tuple[str, str]:
    word, sign, key = said.rpartition("=")
    if not sign or not word.strip() or not key.strip():
        raise Refusal(f'--means says what a word of the file stands for: --means "sad=DIFFICULT", not “{said[:60]}”.')
    return word.strip(), key.strip()
