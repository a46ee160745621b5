"""`holdspace programme NAME report`: the report of a programme, written after saying what leaves."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.output import REFUSED, Refusal, err

if TYPE_CHECKING:
    from sessions.export import Wanted
    from sessions.live.session import Session

_EVERY = 25
"""So many sessions are read before somebody is told."""
_FORMATS = ("html", "docx", "md")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to",
        dest="file",
        metavar="FILE",
        default="",
        help="for report: where, a name that ends in .html, .docx or .md; - is standard output",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="AUDIENCE",
        default="",
        choices=["", "facilitators", "participants", "public"],
        help="for report: facilitators, participants or public (without it: participants)",
    )
    parser.add_argument("--sections", metavar="N,N", default="", help="for report: those alone, by number: 3,4")
    parser.add_argument(
        "--names",
        dest="names_how",
        metavar="HOW",
        default="",
        choices=["", "as-they-are", "changed"],
        help="for report: changed to what the roster has for them, as it is without a word; or as-they-are",
    )
    parser.add_argument("--preview", action="store_true", help="for report: says what would leave, and writes nothing")
    parser.add_argument("--yes", action="store_true", help="for report, on a terminal: writes without asking")
    parser.add_argument("--replace", action="store_true", help="for report: write over a file that is there")


def _report(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME report --to FILE [--for AUDIENCE] [--sections 3,4]`."""
    from sessions.export.scope import not_readable
    from sessions.library import programmes
    from sessions.library.catalogue import entries
    from sessions.report.reporting import report
    from tui.cli.export import leave

    if len(arguments.words) > 2:
        raise Refusal(f"holdspace programme {arguments.words[0]} report --to report.html")
    name = programmes.resolve(arguments.words[0])
    sections, wanted = _sections(arguments.sections), _wanted(arguments)
    names = [name, *(one.name for one in programmes.members(name, entries()))]

    def asked(sessions: Sequence[Session]) -> Wanted:
        from exercises.kernel.record import replace

        state = programmes.state_of(sessions[0])
        gone = [event.number for event in programmes.gone(state)]
        shaped = partial(report, sections=sections, gone=gone)
        return replace(wanted, title=sessions[0].state.title, warnings=not_readable(), shaped=shaped)

    return leave(arguments, names, asked, partial(_so_far, len(names) - 1))


LEAVES: Mapping[str, Callable[[argparse.Namespace], int]] = {"report": _report}
"""What leaves of a programme, by what is typed after its name."""


def _so_far(every: int, count: int) -> None:
    """Says now and then how many of many sessions are read."""
    read = count - 1
    if read and (read % _EVERY == 0 or (read == every and every > _EVERY)):
        err(f"{read} of {every} sessions read.")


def _sections(asked: str) -> tuple[int, ...]:
    """The sections asked for. Raises Refusal."""
    from sessions.report.reporting import CHAPTERS

    said = [one.strip() for one in asked.split(",") if one.strip()]
    if all(one.isdecimal() and int(one) in CHAPTERS for one in said):
        return tuple(sorted({int(one) for one in said}))
    there = ", ".join(f"{number} {one.called}" for number, one in CHAPTERS.items())
    raise Refusal(f"The report's sections are {there}. For example: --sections 1,8")


def _wanted(arguments: argparse.Namespace) -> Wanted:
    """What was asked for. Raises Refusal."""
    from exercises.kernel.text import listed
    from exercises.leaving.outline import AUDIENCES
    from sessions.export import ExportError, Wanted, format_of
    from sessions.export.roster_names import names

    if not arguments.file and not arguments.preview:
        raise Refusal("Write it where? Give --to FILE, such as --to report.html, or --preview to see what would leave.")
    audience = next((one for one in AUDIENCES if one == arguments.audience), AUDIENCES[1])
    try:
        chosen = format_of(arguments.file) if arguments.file not in ("", "-") else "md"
    except ExportError:
        chosen = ""
    if chosen not in _FORMATS:
        raise Refusal(f"A report is {listed(_FORMATS, joiner='or')}. For example: --to report.html")
    try:
        return Wanted(chosen, audience, names(arguments.names_how, audience))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem
