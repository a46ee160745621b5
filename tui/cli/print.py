"""`holdspace print`: what is printed before or during a day, in a file for a browser to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.options import as_writer, session_name, writer
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out, out_bytes

if TYPE_CHECKING:
    import argparse

    from sessions.live.session import Session

EXAMPLE = "holdspace print working chairs --to chairs.html"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "what",
        metavar="WHAT",
        nargs="?",
        default="",
        help="what to print; without it every paper there is now is listed",
    )
    parser.add_argument("--to", dest="file", metavar="FILE", default="", help="where; - is standard output")
    parser.add_argument(
        "--exercise",
        metavar="NAME",
        default="",
        help="of another exercise, also one that is not begun; frame for the day itself",
    )
    parser.add_argument("--paper", metavar="SIZE", default="a4", help="a4, as it is without a word, or a3")
    parser.add_argument("--numbers", metavar="FROM-TO", default="", help="which numbers are printed: 1-340")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace print NAME WHAT [--to FILE]`."""
    from sessions.export import ExportError, put
    from sessions.export.noting import note_by_name
    from sessions.export.printing import file_name, print_out
    from sessions.export.roster_names import names
    from sessions.export.scope import opened
    from sessions.leaving.problem import NothingToWrite
    from sessions.library.catalogue import resolve

    name = resolve(arguments.name)
    with opened([name]) as sessions:
        session = sessions[0]
        if not arguments.what and arguments.file:
            raise Refusal(
                f"Which paper? holdspace print {arguments.name} lists them. For example: holdspace print "
                f"{arguments.name} agreement --to {arguments.file}"
            )
        if not arguments.what:
            out(*_listed(session, arguments.exercise))
            return FINE
        try:
            how = names("", "participants")
            made = print_out(
                session,
                arguments.what,
                how,
                size=arguments.paper.lower(),
                exercise=arguments.exercise,
                numbers=arguments.numbers,
            )
            to_pipe = arguments.file == "-"
            path = (
                Path("standard output")
                if to_pipe
                else file_path(arguments.file or file_name(session, arguments.what, how))
            )
            if to_pipe:
                out_bytes(made.written.files[""])
            else:
                put(made, path, replace=arguments.replace)
        except NothingToWrite as problem:
            raise Refusal(str(problem)) from problem
        except ExportError as problem:
            raise Refusal(str(problem), REFUSED) from problem
    if said := note_by_name([name], made, path, by=writer(arguments), keep_path=not to_pipe):
        err(said)
    if not to_pipe:
        out(f"Saved {path.name}. Open it in a browser and print it: at its own size, without headers and footers.")
    return FINE


def _listed(session: Session, exercise: str) -> list[str]:
    """What there is to print, each with what it is and of which exercise; and of which others it may be asked for."""
    from sessions.export.printing import not_begun, papers

    there, more = papers(session, exercise), () if exercise else not_begun(session)
    wide = max(len(one.what) for one in (*there, *more))
    lines = []
    for one in (*there, *more):
        begun = one not in more
        of = [] if one.others and not begun else [one.run.template.title]
        lines.append(f"{one.what:<{wide}}  {one.means} ({', '.join([*of, *([] if begun else ['not begun here'])])})")
        asked = one.others if of else (one.run, *one.others)
        lines += [f"{'':<{wide}}  of {run.template.title}: --exercise {run.key}" for run in asked]
    return lines
