"""`holdspace programme NAME report`, `brief` and `quotes`: what leaves of a programme, and what could."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.cli.export import leave, leave_report
from tui.cli.output import FINE, REFUSED, Refusal, err, out, out_bytes, out_json

if TYPE_CHECKING:
    import argparse

    from sessions.export import Wanted
    from sessions.report.whole import Brief

_EVERY = 25
"""So many sessions are read before somebody is told."""
_NAME_AND_VIEW = 2
FACILITATORS = "facilitators"


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
    parser.add_argument(
        "--format",
        default="",
        metavar="FORMAT",
        choices=["", "data"],
        help="for report: data writes the programme and its sessions as tables into a folder instead",
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


_OF_A_REPORT = {
    "file": "--to",
    "audience": "--for",
    "format": "--format",
    "sections": "--sections",
    "names_how": "--names",
    "preview": "--preview",
    "replace": "--replace",
}
"""What only a report or a brief takes, by what it is kept under."""


def nothing_to_write(arguments: argparse.Namespace) -> None:
    """Raises Refusal where something is asked that only what is written takes, for nothing is written here."""
    asked = next((option for name, option in _OF_A_REPORT.items() if getattr(arguments, name)), "")
    if asked:
        raise Refusal(
            f"{asked} is for a report or a brief, and nothing was written. For example: holdspace programme "
            f"{arguments.words[0]} report --to report.html"
        )


def _report(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME report --to FILE [--for AUDIENCE] [--sections 3,4]`."""
    from sessions.library import programmes
    from sessions.report.whole import DATA

    if len(arguments.words) > _NAME_AND_VIEW:
        raise Refusal(f"holdspace programme {arguments.words[0]} report --to report.html")
    if arguments.format == DATA:
        arguments.audience = arguments.audience or "facilitators"
        if arguments.sections or not (arguments.file or arguments.preview):
            raise Refusal("Tables go into a folder, all of them: --format data --to tables")
    sections, wanted = _sections(arguments.sections), _wanted(arguments)
    name = programmes.resolve(arguments.words[0])
    return leave_report(arguments, name, wanted, lambda count, every: _so_far(every, count + 1), sections)


def _brief(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME brief c2 [--to FILE]`: written, or printed to be read."""
    from sessions.report.whole import DATA, Brief

    example = f"holdspace programme {arguments.words[0]} brief c2 --to brief.html"
    said = "".join(arguments.words[2:]).lower().removeprefix("c")
    if not said.isdecimal():
        raise Refusal(f"For which cohort? {example}")
    if arguments.audience not in ("", FACILITATORS):
        raise Refusal("A brief is for the facilitators of the next cohort, and for nobody else.")
    if arguments.format == DATA or arguments.sections:
        raise Refusal(f"A brief is one page, and whole: {example}")
    arguments.audience, reads = FACILITATORS, not (arguments.file or arguments.preview)
    arguments.file = arguments.file or "-" * reads
    brief = Brief(_name(arguments), int(said), _wanted(arguments))
    so_far = partial(_so_far, len(brief.names) - 1)
    return _printed(brief, so_far) if reads else leave(arguments, brief.names, brief.wanted, so_far)


def _printed(brief: Brief, so_far: Callable[[int], None]) -> int:
    """The brief, to be read on this screen as a programme's views are: nothing leaves by it."""
    from sessions.export import ExportError, make
    from sessions.export.scope import opened

    with opened(brief.names, so_far) as sessions:
        try:
            made = make(sessions, brief.wanted(sessions))
        except ExportError as problem:
            raise Refusal(str(problem), REFUSED) from problem
    out_bytes(next(iter(made.written.files.values())))
    return FINE


def _quotes(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME quotes [WORDS]`."""
    from sessions.export.gathering import gather
    from sessions.export.scope import opened
    from sessions.report.bank import bank, warnings
    from sessions.report.reporting import telling

    names, words = _names(arguments), " ".join(arguments.words[2:])
    with opened(names, partial(_so_far, len(names) - 1)) as sessions:
        told = telling(gather(sessions, "facilitators", findings=True), sessions)
    found = bank(told, words)
    if arguments.json:
        out_json([quote.data() for quote in found])
        return FINE
    out(*(quote.line() for quote in found))
    for line in warnings(found):
        err(line)
    if not found:
        out("No quote has those words." if words else "Nothing that was said can be quoted yet.")
    return FINE if found else REFUSED


LEAVES: Mapping[str, Callable[[argparse.Namespace], int]] = {"report": _report, "brief": _brief, "quotes": _quotes}
"""What leaves of a programme, by what is typed after its name; and what could."""


def leaves(arguments: argparse.Namespace) -> int:
    """What is typed after the programme's name. Sessions that the list has to read are not read once more."""
    from sessions.live import folded_lately
    from sessions.store import locations

    with folded_lately.remembering(_name(arguments).removeprefix(locations.PROGRAMME)):
        return LEAVES[arguments.words[1]](arguments)


def _names(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The programme, and then its sessions."""
    from sessions.export.scope import of_programme

    return of_programme(_name(arguments))


def _name(arguments: argparse.Namespace) -> str:
    from sessions.library import programmes

    return programmes.resolve(arguments.words[0])


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
    from sessions.report.whole import FORMATS, PAGES

    if not arguments.file and not arguments.preview:
        raise Refusal("Write it where? Give --to FILE, such as --to report.html, or --preview to see what would leave.")
    audience = next((one for one in AUDIENCES if one == arguments.audience), AUDIENCES[1])
    try:
        chosen = arguments.format or (format_of(arguments.file) if arguments.file not in ("", "-") else "md")
    except ExportError:
        chosen = ""
    if chosen not in FORMATS:
        raise Refusal(f"A report is {listed(PAGES, joiner='or')}. For example: --to report.html")
    try:
        return Wanted(chosen, audience, names(arguments.names_how, audience))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem
