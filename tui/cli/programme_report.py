"""`holdspace programme NAME report`, `brief` and `quotes`: what leaves of a programme, and what could."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from exercises.kernel.record import replace
from tui.cli.export import leave
from tui.cli.output import FINE, REFUSED, Refusal, err, out, out_json

if TYPE_CHECKING:
    from sessions.export import Gathered, Made, Wanted
    from sessions.live.session import Session
    from sessions.live.told import Told
    from sessions.report.telling import Member, Telling

_EVERY = 25
"""So many sessions are read before somebody is told."""
_NAME_AND_VIEW = 2
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
    parser.add_argument(
        "--format",
        default="",
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


def _report(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME report --to FILE [--for AUDIENCE] [--sections 3,4]`."""
    from sessions.export.scope import not_readable
    from sessions.library import programmes
    from sessions.report.bank import bank
    from sessions.report.reporting import report_of, telling, telling_of

    if len(arguments.words) > _NAME_AND_VIEW:
        raise Refusal(f"holdspace programme {arguments.words[0]} report --to report.html")
    if arguments.format:
        return _data(arguments)
    sections, wanted, names = _sections(arguments.sections), _wanted(arguments), _names(arguments)
    so_far = partial(_so_far, len(names) - 1)
    told: list[Telling] = []
    # With names changed every word is gone through anew, and then every session is opened.
    kept = _kept(names[1:], wanted, so_far)

    def asked(sessions: Sequence[Session]) -> Wanted:
        state = programmes.state_of(sessions[0])
        gone = [event.number for event in programmes.gone(state)]

        def shaped(gathered: Gathered, every: Sequence[Told]) -> Gathered:
            audience = wanted.audience
            one = telling(gathered, every, gone) if kept is None else telling_of(every[0], kept, audience, gone)
            told[:] = [one]
            return report_of(one, gathered, sections)

        return replace(wanted, title=sessions[0].state.title, warnings=not_readable(), shaped=shaped)

    def quotes(made: Made) -> Iterator[str]:
        yield "Quotes:"
        for quote in bank(told[0]):
            yield f"  {quote.line(made.gathered.carried)}"

    return leave(arguments, names if kept is None else names[:1], asked, so_far, quotes)


def _data(arguments: argparse.Namespace) -> int:
    """The programme and its sessions as tidy tables in a folder."""
    if arguments.sections or not (arguments.file or arguments.preview):
        raise Refusal("Tables go into a folder, all of them: --format data --to tables")
    arguments.audience, names = arguments.audience or "facilitators", _names(arguments)
    wanted = _wanted(arguments)

    def asked(sessions: Sequence[Session]) -> Wanted:
        return replace(wanted, title=sessions[0].state.title)

    return leave(arguments, names, asked, partial(_so_far, len(names) - 1))


def _kept(names: Sequence[str], wanted: Wanted, so_far: Callable[[int], None]) -> list[Member] | None:
    """What the report reads of each session, where no word of it is changed on its way out; else None."""
    from sessions.library.catalogue import entries
    from sessions.live.export_notes import AS_THEY_ARE
    from sessions.report.kept import members

    if wanted.names.how != AS_THEY_ARE:
        return None
    found = members(names, wanted.audience, entries(), lambda count: so_far(count + 1))
    return None if any(one.mixed for one in found) else found


def _brief(arguments: argparse.Namespace) -> int:
    """`holdspace programme NAME brief c2 --to FILE`."""
    from sessions.library import programmes
    from sessions.report.briefing import brief

    example = f"holdspace programme {arguments.words[0]} brief c2 --to brief.html"
    said = "".join(arguments.words[2:]).lower().removeprefix("c")
    if not said.isdecimal():
        raise Refusal(f"For which cohort? {example}")
    cohort, names = int(said), _names(arguments)
    arguments.audience = arguments.audience or "facilitators"
    if arguments.audience != "facilitators":
        raise Refusal("A brief is for the facilitators of the next cohort, and for nobody else.")
    wanted = _wanted(arguments)

    def asked(sessions: Sequence[Session]) -> Wanted:
        state = programmes.state_of(sessions[0])
        if cohort not in state.cohorts:
            raise Refusal(f"There is no c{cohort} in {sessions[0].state.title}. {example}")
        return replace(wanted, title=sessions[0].state.title, shaped=partial(brief, cohort=cohort))

    return leave(arguments, names, asked, partial(_so_far, len(names) - 1))


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


def _names(arguments: argparse.Namespace) -> list[str]:
    """The programme, and then its sessions."""
    from sessions.library import programmes
    from sessions.library.catalogue import entries

    name = programmes.resolve(arguments.words[0])
    return [name, *(one.name for one in programmes.members(name, entries()))]


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
        chosen = arguments.format or (format_of(arguments.file) if arguments.file not in ("", "-") else "md")
    except ExportError:
        chosen = ""
    if chosen not in (*_FORMATS, "data"):
        raise Refusal(f"A report is {listed(_FORMATS, joiner='or')}. For example: --to report.html")
    try:
        return Wanted(chosen, audience, names(arguments.names_how, audience))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem
