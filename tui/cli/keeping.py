"""`holdspace keep` and `holdspace destroy`: until when a session is kept, and taking it off this computer for good.

Refuses to know which files a session has.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from tui.cli.output import FINE, Refusal, err, out

if TYPE_CHECKING:
    from sessions.journal import Journal
    from sessions.removing.destroying import Plan


def keep(arguments: argparse.Namespace) -> int:
    """`holdspace keep NAME [--until DATE | --always]`"""
    from sessions.export.writers.pages import day_of
    from sessions.library.catalogue import resolve
    from sessions.live.session import open_session
    from sessions.live.state import KEEP_UNTIL

    if arguments.until and arguments.always:
        raise Refusal("Until a day, or always? Give one of the two.")
    day = _day(arguments.until) if arguments.until else ""
    session = open_session(resolve(arguments.name), by=arguments.writer, read_only=not (day or arguments.always))
    try:
        if day or arguments.always:
            session.record(KEEP_UNTIL, {"day": day})
        until = session.state.keep_until
        title = session.state.title
    finally:
        session.close()
    if not until:
        out(
            f"{title} is kept for as long as nobody destroys it. For example: holdspace keep {arguments.name} --until "
            f"{date.today().year + 1}-06-30"
        )
        return FINE
    said = day_of(f"{until}T12:00:00+00:00")
    out(f"{title} is kept until {said}. On that day the list of sessions says so; nothing is destroyed by itself.")
    return FINE


def destroy(arguments: argparse.Namespace) -> int:
    """`holdspace destroy NAME`: says what goes and what it cannot reach, asks, and does it."""
    from sessions.library.catalogue import resolve
    from sessions.live.session import writer_name
    from sessions.removing import destroying

    writer = arguments.writer or writer_name()
    planned = destroying.plan(resolve(arguments.name), writer)
    _say(planned)
    if arguments.preview:
        return FINE
    if arguments.yes != planned.name and not _sure(planned):
        out("Nothing was removed.")
        return FINE
    journal = _journal(writer) if arguments.with_my_entries and planned.own_entries else None
    destroying.destroy(planned, journal)
    entries = f" and {planned.own_entries} of your journal entries" if journal is not None else ""
    out(f"{planned.title}{entries}: gone from this computer.")
    for path in planned.written:
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


def _journal(writer: str) -> Journal:
    """The writer's own journal, opened. Raises Refusal; nothing was removed yet."""
    from sessions.journal import Journal, JournalError, NeedsPassphrase

    try:
        return Journal.open(writer)
    except NeedsPassphrase:
        from getpass import getpass

        try:
            return Journal.open(writer, getpass("The passphrase of your journal: "))
        except (JournalError, EOFError) as problem:
            raise Refusal(f"{problem} Nothing was removed.") from None
    except JournalError as problem:
        raise Refusal(f"{problem} Nothing was removed.") from None


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise Refusal(f"Which day is that? For example: --until {date.today().year + 1}-06-30") from None
