"""`holdspace export`: one session or several, written to a file after saying what leaves."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.options import NAME, OF_A_PROGRAMME, as_writer, writer
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, line_of_input, out, out_bytes
from tui.cli.passphrase import from_input

if TYPE_CHECKING:
    import argparse

    from sessions.export import Made, Wanted
    from sessions.journal import Journal
    from sessions.live.session import Session

_MANY = 100
"""So many sessions are read before somebody is told."""
_STANDARD_OUTPUT = "standard output"
"""What the session's trail says of an export that went into a pipe."""


EXAMPLE = "holdspace export working --to after.md --for participants"


def options(parser: argparse.ArgumentParser) -> None:
    from exercises.kernel.text import listed
    from sessions.export.formats import FORMATS

    inside = [key for key, known in FORMATS.items() if known.usual == "facilitators"]
    more = "several names, several sessions; a programme's, its report"
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"{NAME}; {more}")
    parser.add_argument(
        "--programme",
        metavar="WORDS",
        default="",
        help=f"{OF_A_PROGRAMME}, instead of names",
    )
    parser.add_argument(
        "--to",
        dest="file",
        metavar="FILE",
        default="",
        help="where; - is standard output, and csv and several pictures want the name of a new folder",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        default="",
        help=f"{listed(tuple(FORMATS), joiner='or')}; else the file's ending says it",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="AUDIENCE",
        default="",
        choices=["", "facilitators", "participants", "public"],
        help="facilitators, participants or public (without it: facilitators for "
        f"{listed(inside)}, participants for the others)",
    )
    parser.add_argument(
        "--names",
        dest="names_how",
        metavar="HOW",
        default="",
        choices=["", "as-they-are", "changed"],
        help="changed to what the roster has for them, as it is without a word; or as-they-are, for facilitators",
    )
    parser.add_argument(
        "--journal", action="store_true", help="with journal entries their authors moved out, for facilitators"
    )
    from_input(parser, "with --journal: reads your journal's passphrase from the input, a line")
    parser.add_argument(
        "--brief", action="store_true", help="a short page, one or two when printed: md, html or docx for participants"
    )
    parser.add_argument(
        "--preview", action="store_true", help="says what would leave, what would not and why, and writes nothing"
    )
    parser.add_argument(
        "--yes", action="store_true", help="on a terminal: writes without showing that first and asking"
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help="csv for programs: no mark before what looks like a formula, and no byte order mark",
    )
    parser.add_argument(
        "--with-words", action="store_true", help="ics for the facilitators: with who and what was agreed"
    )
    parser.add_argument("--replace", action="store_true", help="write over a file, or a folder of ours, that is there")
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace export NAME… --to FILE`, or `--to FOLDER` for a format of several files."""
    from exercises.kernel.text import listed
    from sessions.export.from_journals import with_journals
    from sessions.report.whole import LEAVES_AS, is_programme, is_report

    names = _names(arguments)
    wanted = _wanted(arguments)
    if is_report(names, wanted.format, brief=wanted.brief):
        if arguments.journal:
            raise Refusal("A programme's report has no journal in it. Of its sessions: --programme WORDS --journal")
        return leave_report(arguments, names[0], wanted, lambda count, every: _so_far(every, "read", "", count))

    if is_programme(names) and wanted.format not in LEAVES_AS:
        raise Refusal(
            f"What leaves of a programme is {listed(LEAVES_AS, joiner='or')}. Its sessions leave as {wanted.format}: "
            f"holdspace export --programme {arguments.names[0]} --format {wanted.format} --to FILE"
        )

    def asked(sessions: Sequence[Session]) -> Wanted:
        with _own_journal(arguments) as journals:
            return with_journals(wanted, sessions, asked=arguments.journal, journals=journals)

    return leave(arguments, names, asked, partial(_so_far, len(names), "read", "Now they are written together."))


@contextlib.contextmanager
def _own_journal(arguments: argparse.Namespace) -> Iterator[tuple[Journal, ...]]:
    """The journal of whoever exports, where it is asked for and its passphrase was given; else none. Raises Refusal."""
    from exercises.kernel.text import sentence
    from sessions.journal import Journal, JournalError, has_passphrase
    from sessions.live.here import writer_name

    author = writer(arguments) or writer_name()
    words = _passphrase(arguments) if arguments.journal and has_passphrase(author) else ""
    if not words:
        yield ()
        return
    try:
        journal = Journal.open(author, words)
    except JournalError as problem:
        raise Refusal(f"{sentence(str(problem))} Nothing was written.", REFUSED) from problem
    try:
        yield (journal,)
    finally:
        journal.close()


def _passphrase(arguments: argparse.Namespace) -> str:
    if arguments.passphrase_stdin:
        return line_of_input()
    if arguments.yes or not _on_a_terminal():
        return ""
    from getpass import getpass

    with contextlib.suppress(EOFError):
        return getpass("The passphrase of your journal (enter leaves it out): ")
    return ""


def leave(
    arguments: argparse.Namespace,
    names: Sequence[str],
    wanted: Callable[[Sequence[Session]], Wanted],
    so_far: Callable[[int], None],
    more: Callable[[Made], Iterable[str]] = lambda made: (),
    noted_in: Callable[[Made], Sequence[str]] | None = None,
) -> int:
    """Writes what is wanted of those sessions where it was asked for, after saying what leaves; `more` are lines at the
    end of a preview that was asked for. Notes it in every session of which something is in it, or in those that
    `noted_in` says. Raises Refusal."""
    from sessions.store import found_whole

    with found_whole.remembering():
        made = _written(arguments, names, wanted, so_far, more)
        if made is None:
            return FINE
        return _noted(arguments, made, made.noted_in(names) if noted_in is None else noted_in(made))


def _written(
    arguments: argparse.Namespace,
    names: Sequence[str],
    wanted: Callable[[Sequence[Session]], Wanted],
    so_far: Callable[[int], None],
    more: Callable[[Made], Iterable[str]],
) -> Made | None:
    """What was written; None where it was only looked at. Raises Refusal."""
    from sessions.export import ExportError, NeedsMore, NothingToWrite, make
    from sessions.export.previewing import account, preview
    from sessions.export.scope import opened

    with opened(names, so_far) as sessions:
        try:
            made = make(sessions, wanted(sessions))
        except (NothingToWrite, NeedsMore) as problem:
            raise Refusal(str(problem)) from problem
        except ExportError as problem:
            raise Refusal(str(problem), REFUSED) from problem
        if arguments.preview:
            out(*preview(made, sessions), *more(made))
            return None
        to_pipe = arguments.file == "-"
        if to_pipe and made.folder:
            raise Refusal(
                f"{made.wanted.format} is several files, and they need a folder: {_to_folder(made.wanted.format)}"
            )
        if not to_pipe:
            arguments.file = os.fspath(made.goes_to(Path(arguments.file)))
        asking = not to_pipe and not arguments.yes and _on_a_terminal()
        if asking:
            out(*preview(made, sessions), "")
            if not _yes(f"Write {file_path(arguments.file).name}?"):
                out("Nothing was written.")
                return None
        if to_pipe:
            out_bytes(next(iter(made.written.files.values())))
            err(f"Written as {made.wanted.format} for {made.wanted.audience}.")
        else:
            _put(arguments, made, asking)
        if not asking:
            for line in account(made):
                err(line)
    return made


def leave_report(
    arguments: argparse.Namespace,
    name: str,
    wanted: Wanted,
    read: Callable[[int, int], None],
    sections: Sequence[int] = (),
) -> int:
    """The same for the report of that programme; `read` hears how many of its sessions are read."""
    from sessions.report.whole import Report

    report = Report(name, wanted, sections, read)
    quotes = report.quotes
    return leave(arguments, report.opens, report.wanted, lambda count: report.read(count - 1), quotes, report.noted_in)


def _so_far(every: int, done: str, then: str, count: int) -> None:
    """Says now and then how far it is with many sessions, and what comes then, where somebody looks on."""
    if every < _MANY or sys.stderr is None or not sys.stderr.isatty():
        return
    if count == every and then:
        err(f"All {every} sessions are {done}. {then}")
    elif count % _MANY == 0:
        err(f"{count} of {every} sessions are {done}.")


def _names(arguments: argparse.Namespace) -> list[str]:
    """The sessions' names. Raises Refusal."""
    from sessions.export import ExportError
    from sessions.export.scope import names_of
    from sessions.library.catalogue import resolve

    if bool(arguments.names) == bool(arguments.programme):
        raise Refusal("Which session? Give its name, or --programme WORDS: holdspace export working --to after.md")
    if not arguments.programme:
        return list(dict.fromkeys(map(resolve, arguments.names)))
    try:
        return list(names_of(arguments.programme))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem


def _wanted(arguments: argparse.Namespace) -> Wanted:
    """What was asked for, journal aside. Raises Refusal."""
    from exercises.kernel.text import clean
    from exercises.leaving.outline import AUDIENCES
    from sessions.export import FORMATS, ExportError, Wanted, place_of
    from sessions.export.roster_names import names
    from sessions.export.scope import not_readable

    if not arguments.file and not arguments.preview:
        raise Refusal("Write it where? Give --to FILE, such as --to after.md, or --preview to see what would leave.")
    chosen = _format(arguments.format, arguments.file)
    known, arguments.file = FORMATS[chosen], place_of(arguments.file, chosen)
    audience = next((one for one in AUDIENCES if one == arguments.audience), known.usual)
    if arguments.file == "-" and known.folder:
        raise Refusal(f"{chosen} is several files, and they need a folder: {_to_folder(chosen)}")
    if arguments.raw and chosen != "csv":
        raise Refusal(f"--raw is for csv; {chosen} has no marks for spreadsheets in it.")
    if arguments.with_words and (chosen != "ics" or audience != "facilitators"):
        raise Refusal("--with-words is for a calendar of the facilitators: --to days.ics --for facilitators")
    if arguments.journal and audience != "facilitators":
        raise Refusal("Journal entries leave for the facilitators only: --for facilitators, or without --journal.")
    if known.folder is False and chosen != "svg" and arguments.file.endswith(("/", os.sep)):
        raise Refusal(f"{chosen} is one file, and its name is needed, such as after{known.ending}")
    title = clean(arguments.programme)
    warnings = not_readable() if title else ()
    try:
        how = names(arguments.names_how, audience)
        return Wanted(
            chosen, audience, how, arguments.raw, arguments.with_words, title, warnings=warnings, brief=arguments.brief
        )
    except ExportError as problem:
        raise Refusal(str(problem)) from problem


def _to_folder(chosen: str) -> str:
    return f"--format {chosen} --to {'pictures' if chosen == 'svg' else 'tables'}"


def _put(arguments: argparse.Namespace, made: Made, asking: bool) -> None:
    """Writes it; on a terminal what is there is written over only after a yes. Raises Refusal."""
    from sessions.export import ExportError, put

    path = file_path(arguments.file)
    replace = arguments.replace
    there = os.path.isdir(path) if made.folder else os.path.isfile(path)
    if asking and there and not replace:
        replace = _yes(f"{path.name} is there already. Replace it?")
    try:
        put(made, path, replace=replace)
    except ExportError as problem:
        hint = " Here that is --replace." if there and not replace and not asking else ""
        raise Refusal(f"{problem}{hint}", REFUSED) from problem


def _noted(arguments: argparse.Namespace, made: Made, names: Sequence[str]) -> int:
    """Notes the export and says that it was written."""
    from sessions.export.noting import note_by_name

    to_pipe = arguments.file == "-"
    path = Path(_STANDARD_OUTPUT) if to_pipe else file_path(arguments.file)
    told = partial(_so_far, len(names), "noted in their trails", "")
    problem = note_by_name(names, made, path, by=writer(arguments), keep_path=not to_pipe, told=told)
    if problem:
        err(problem)
    if not to_pipe:
        files = f", {len(made.written.files)} files" if made.folder else ""
        keep = " It holds what only facilitators may see." if made.wanted.audience == "facilitators" else ""
        out(f"Saved {path.name} as {made.wanted.format} for {made.wanted.audience}{files}.{keep}")
        for note in made.written.notes:
            err(note)
    return FINE


def _on_a_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _yes(question: str) -> bool:
    """What somebody at the terminal answers; no unless they say yes."""
    out(f"{question} y yes, n no: ")
    try:
        return input().strip().casefold() in ("y", "yes")
    except EOFError:
        return False


def _format(asked: str, file: str) -> str:
    """The format asked for, else the one of the file's ending, else md for standard output."""
    from exercises.kernel.text import listed
    from sessions.export import FORMATS, ExportError, format_of

    if asked and asked not in FORMATS:
        raise Refusal(f"There is no format “{asked}”. There is {listed(list(FORMATS))}.")
    if asked or file in ("-", ""):
        return asked or "md"
    try:
        return format_of(file)
    except ExportError as problem:
        raise Refusal(f"{problem} Or say it: --format md") from problem
