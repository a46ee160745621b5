"""`holdspace destroy`: a session off this computer for good, after saying what that reaches and asking."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.cli.options import as_writer, session_name
from tui.cli.output import FINE, Refusal, err, out
from tui.cli.passphrase import asked, from_input

if TYPE_CHECKING:
    import argparse

    from sessions.journal import Journal
    from sessions.removing.destroying import Plan


EXAMPLE = "holdspace destroy working"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument("--preview", action="store_true", help="says what would go and stay, and does nothing")
    parser.add_argument("--with-my-entries", action="store_true", help="your own journal entries about it as well")
    parser.add_argument("--with-copies", action="store_true", help="conflicted copies of it beside its file as well")
    parser.add_argument("--yes", metavar="WHOLE-NAME", default="", help="its whole name again: nobody is asked")
    from_input(parser, "with --with-my-entries: reads your journal's passphrase from the input, a line")
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace destroy NAME`: says what goes and what it cannot reach, asks, and does it."""
    from exercises.kernel.text import plural
    from sessions.library.catalogue import resolve
    from sessions.live.here import writer_name
    from sessions.removing import destroying

    writer = arguments.writer or writer_name()
    entries, copies = arguments.with_my_entries, arguments.with_copies
    planned = destroying.plan(resolve(arguments.name), writer, entries=entries, with_copies=copies)
    _say(planned)
    if arguments.preview:
        return FINE
    if arguments.yes != planned.name and not _sure(planned):
        out("Nothing was removed.")
        return FINE
    journal = _journal(writer, arguments) if planned.own_journal else None
    gone = destroying.destroy(planned, journal, copies=arguments.with_copies)
    also = f" and {plural(gone, 'journal entry', 'journal entries')} of yours" if gone else ""
    out(f"{planned.title}{also}: gone from this computer.")
    for path in (*planned.written, *(() if arguments.with_copies else planned.copies)):
        err(f"Still there: {path}")
    return FINE


def _say(planned: Plan) -> None:
    out("This goes, and cannot be brought back:", *(f"  {line}" for line in planned.removes))
    out("", "This stays, for it cannot be reached from here:", *(f"  {line}" for line in planned.stays), "")


def _sure(planned: Plan) -> bool:
    """Whether the session's name was typed. Raises Refusal without a terminal to ask in."""
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stdout.isatty():
        raise Refusal(
            f"Nothing was removed, for nobody can be asked here. To do it, give the whole name: --yes {planned.name}"
        )
    try:
        return input(f"To destroy it, type its name ({planned.name}): ").strip() == planned.name
    except (EOFError, KeyboardInterrupt):
        return False


def _journal(writer: str, arguments: argparse.Namespace) -> Journal:
    """The writer's own journal, opened. Raises Refusal; nothing was removed yet."""
    from exercises.kernel.text import sentence
    from sessions.journal import Journal, JournalError, has_passphrase

    try:
        words = asked("The passphrase of your journal: ", arguments) if has_passphrase(writer) else None
        return Journal.open(writer, words)
    except (JournalError, Refusal) as problem:
        raise Refusal(f"{sentence(str(problem))} Nothing was removed.") from None
