"""`holdspace journal`: the facilitators' journals."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli import journal_reading as reading
from tui.cli.journal_writing import write
from tui.cli.line import run_journal_lines
from tui.cli.options import NAME, as_writer, session_of, writer
from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out
from tui.cli.passphrase import NO_TERMINAL, asked, from_input

if TYPE_CHECKING:
    import argparse

    from sessions.journal import Journal

EXAMPLE = 'holdspace journal working --write alone "event=Four answered at once"'


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help=f"{NAME}; without it, all of them")
    as_writer(parser)
    parser.add_argument("--find", dest="words", metavar="WORDS", default="", help="finds words, macrons or not")
    parser.add_argument("--by", metavar="AUTHOR", default="", help="only what this author wrote")
    parser.add_argument("--on", metavar="DATE", default="", help="only of that day, or 2026-03-01..2026-03-31")
    parser.add_argument("--area", metavar="AREA", default="", help="only about me, whānau, team or network")
    parser.add_argument("--tag", metavar="TAG", default="", help="only with that tag")
    parser.add_argument("--with", dest="together", metavar="NAMES", default="", help="who wrote it with you: F1,F3")
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--write",
        metavar=("FORM", "PROMPT=TEXT"),
        nargs="+",
        default=None,
        help="writes an entry: a form (alone, debrief) or an entry's number, then PROMPT=TEXT; - reads them from "
        "the input as lines such as event: words",
    )
    does.add_argument("--read", metavar="N", type=_entry, help="prints an entry, with what is for you alone")
    does.add_argument("--timeline", action="store_true", help="what entries about NAME can point at")
    does.add_argument("--link", metavar=("N", "MOMENT"), nargs="+", help="an entry points at moments: 3 m2 j5")
    does.add_argument("--share", metavar="N", type=_entry, help="lets the other facilitators here read an entry")
    does.add_argument("--unshare", metavar="N", type=_entry, help="keeps it to yourself again")
    does.add_argument("--move-out", metavar=("N", "PROMPT"), nargs="+", help="lets answers leave in exports: 3 event")
    does.add_argument("--keep-in", metavar=("N", "PROMPT"), nargs="+", help="takes that back")
    does.add_argument("--delete", metavar="N", type=_entry, help="puts an entry in the bin")
    does.add_argument("--restore", metavar="N", type=_entry, help="takes it out of the bin")
    does.add_argument("--bin", action="store_true", help="prints what is in the bin")
    does.add_argument("--empty-bin", action="store_true", help="takes it away for good")
    does.add_argument("--passphrase", choices=["set", "change", "remove"], help="locks your journal, or opens it")
    from_input(parser)
    parser.add_argument("--yes", action="store_true", help="answers yes where it asks whether you are sure")


def _entry(word: str) -> int:
    if not word.isdecimal() or len(word) > 9:
        import argparse

        raise argparse.ArgumentTypeError(f"“{word[:30]}” is no entry's number")
    return int(word)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace journal [NAME]`."""
    from sessions.journal import JournalError

    try:
        if arguments.passphrase:
            return _passphrase(arguments)
        action = next((step for name, step in _ACTIONS if getattr(arguments, name) not in (None, False)), None)
        if action is None and not _asks(arguments):
            if lines_are_wanted() and sys.stdin is not None and sys.stdin.isatty():
                return run_journal_lines(_author(arguments), session_of(arguments))
            if reason_to_refuse() is None:
                from tui.journal.app import run_journal

                return run_journal(_author(arguments), session_of(arguments))
            action = reading.overview
        with _open(arguments) as journal:
            return (action or reading.find)(arguments, journal)
    except JournalError as problem:
        raise Refusal(str(problem), REFUSED) from problem


def _asks(arguments: argparse.Namespace) -> bool:
    return any((arguments.words, arguments.by, arguments.on, arguments.area, arguments.tag))


def _author(arguments: argparse.Namespace) -> str:
    from sessions.live.here import writer_name

    return writer(arguments) or writer_name()


@contextlib.contextmanager
def _open(arguments: argparse.Namespace) -> Iterator[Journal]:
    """The author's journal; its passphrase is asked for before anything is written."""
    from sessions.journal import Journal, has_passphrase

    author = _author(arguments)
    words = asked("Passphrase: ", arguments) if has_passphrase(author) else None
    journal = Journal.open(author, words)
    try:
        yield journal
    finally:
        journal.close()


def _share(arguments: argparse.Namespace, journal: Journal) -> int:
    journal.share(arguments.share)
    out(f"The others on this computer may read entry {arguments.share} now, all but what is for you alone.")
    return FINE


def _unshare(arguments: argparse.Namespace, journal: Journal) -> int:
    journal.unshare(arguments.unshare)
    out(f"Entry {arguments.unshare} is yours alone again.")
    return FINE


def _move_out(arguments: argparse.Namespace, journal: Journal) -> int:
    number, *prompts = arguments.move_out
    entry = journal.move_out(_number(number, "--move-out 3 event"), prompts, sure=arguments.yes)
    out(
        f"In facilitators' exports may leave of entry {entry.number}: {', '.join(entry.moved_out)}. "
        f"To take that back: holdspace journal --keep-in {entry.number}"
    )
    return FINE


def _keep_in(arguments: argparse.Namespace, journal: Journal) -> int:
    number, *prompts = arguments.keep_in
    entry = journal.keep_in(_number(number, "--keep-in 3"), prompts)
    out(f"Of entry {entry.number} may leave: {', '.join(entry.moved_out) or 'nothing'}. Files written earlier keep it.")
    return FINE


def _link(arguments: argparse.Namespace, journal: Journal) -> int:
    number, *keys = arguments.link
    entry = journal.entry(_number(number, "--link 3 m2 j5"))
    if not entry.session:
        raise Refusal(f"Entry {entry.number} is about no session, so there is nothing to point at.", REFUSED)
    from sessions.journal import timeline

    known = {row.key for row in timeline(entry.session)}
    wrong = next((key for key in keys if key not in known), None)
    if wrong is not None or not keys:
        raise Refusal(
            f"“{(wrong or '')[:40]}” is not in that session's timeline: holdspace journal {entry.session} --timeline"
        )
    out(f"Entry {entry.number} points at {', '.join(journal.link(entry.number, keys).links)}.")
    return FINE


def _delete(arguments: argparse.Namespace, journal: Journal) -> int:
    from exercises.journal.rules import said_of_bin

    entry = journal.delete(arguments.delete)
    out(f"{said_of_bin(entry)} To bring it back: holdspace journal --restore {entry.number}")
    return FINE


def _restore(arguments: argparse.Namespace, journal: Journal) -> int:
    journal.restore(arguments.restore)
    out(f"Entry {arguments.restore} is back.")
    return FINE


def _empty_bin(arguments: argparse.Namespace, journal: Journal) -> int:
    from sessions.journal import NotSure

    try:
        count = journal.empty_bin(sure=arguments.yes)
    except NotSure as problem:
        raise Refusal(f"{problem} holdspace journal --empty-bin --yes", USAGE) from problem
    out(f"The bin is empty; {count} went for good." if count else "The bin was empty already.")
    return FINE


def _number(word: str, example: str) -> int:
    if not word.isdecimal():
        raise Refusal(f"Which entry? “{word[:30]}” is no number. For example: holdspace journal {example}")
    return int(word[:9])


def _passphrase(arguments: argparse.Namespace) -> int:
    from sessions import journal as journals

    author = _author(arguments)
    match arguments.passphrase:
        case "set":
            err(journals.WHAT_A_LOST_PASSPHRASE_MEANS)
            _agreed(arguments)
            becomes = journals.set_passphrase(author, _twice(arguments), understood=True)
            out(f"The journal of {author} has a passphrase from now on.", *filter(None, [becomes]))
        case "change":
            err(journals.WHAT_CHANGING_IT_MEANS)
            old = asked("The passphrase now: ", arguments)
            journals.change_passphrase(author, old, _twice(arguments))
            out(f"The journal of {author} has the new passphrase.")
        case _:
            becomes = journals.remove_passphrase(author, asked("Passphrase: ", arguments))
            out(f"The journal of {author} is in the open again.", *filter(None, [becomes]))
    return FINE


def _agreed(arguments: argparse.Namespace) -> None:
    if arguments.yes:
        return
    if arguments.passphrase_stdin:
        raise Refusal("If that is understood, say so: add --yes. Nothing was changed.", USAGE)
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(NO_TERMINAL, USAGE)
    try:
        said = input("Type yes if that is understood: ")
    except EOFError:
        said = ""
    if said.strip().lower() != "yes":
        raise Refusal("Nothing was changed.", REFUSED)


def _twice(arguments: argparse.Namespace) -> str:
    words = asked("New passphrase: ", arguments)
    if not arguments.passphrase_stdin and asked("Once more: ", arguments) != words:
        raise Refusal("The two were not the same. Nothing was changed.", REFUSED)
    return words


_ACTIONS: tuple[tuple[str, Callable[[argparse.Namespace, Journal], int]], ...] = (
    ("write", write),
    ("read", reading.read),
    ("bin", reading.in_bin),
    ("timeline", reading.timeline),
    ("share", _share),
    ("unshare", _unshare),
    ("move_out", _move_out),
    ("keep_in", _keep_in),
    ("link", _link),
    ("delete", _delete),
    ("restore", _restore),
    ("empty_bin", _empty_bin),
)
