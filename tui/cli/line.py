"""`holdspace line`: a session in plain lines, for screen readers and very slow links."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Protocol

from tui.cli import output as cli_output
from tui.cli.options import as_writer, session_name, writer
from tui.cli.output import FINE, REFUSED, Refusal, out
from tui.cli.saving import must_be_dark, must_be_saved, not_recorded

if TYPE_CHECKING:
    import argparse

    from sessions.live.session import Session
    from tui.line.asked import Said

EXAMPLE = "holdspace line working"
_LONGEST_LINE = 1 << 20
"""Bytes of one line; a longer one is no line somebody typed."""


class Lines(Protocol):
    """What is typed and read in lines: a session, or a journal."""

    is_left: bool

    @property
    def prompt(self) -> str:
        """Where the next line goes."""

    @property
    def hidden(self) -> bool:
        """Whether the next line is a passphrase."""

    def enter(self, typed: str) -> Said:
        """What comes of a line. Raises OSError where the disk refuses."""


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace line NAME`."""
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    return run_lines(opened(resolve(arguments.name), by=writer(arguments)))


def choose_in_lines() -> int:
    """Which session, asked in a line, and then that session in lines, until nothing is chosen."""
    with contextlib.suppress(KeyboardInterrupt):
        _choose()
    return FINE


def _choose() -> None:
    from sessions.library.catalogue import entries, resolve
    from sessions.library.held_days import listed
    from sessions.removing.opening import opened
    from sessions.store.names import UnknownName
    from tui.cli.list import FIRST

    while True:
        there = listed(entries())
        _say([f"{number} {entry.title}, {entry.name}" for number, entry in enumerate(there, 1)] or [FIRST])
        asked = "A session's number or name, journal, or an empty line to leave"
        line = _line_typed(asked).strip() if there else ""
        if not line:
            return
        if line == "journal":
            run_journal_lines("", "")
            continue
        chosen = there[int(line) - 1].name if line.isdecimal() and 0 < int(line) <= len(there) else line
        try:
            run_lines(opened(resolve(chosen)))
        except UnknownName as problem:
            _say([str(problem)])


def _line_typed(prompt: str, *, hidden: bool = False) -> str:
    """One line after a prompt; "" when no more come. A hidden one is not seen where it is typed."""
    if prompt and hidden:
        from getpass import getpass

        try:
            return f"{getpass(f'{prompt}> ')}\n"
        except EOFError:
            return ""
    if prompt:
        sys.stdout.write(f"{cli_output.printable(prompt)}> ")
        sys.stdout.flush()
    return "" if sys.stdin is None else sys.stdin.buffer.readline(_LONGEST_LINE).decode("utf-8", "replace")


def run_lines(session: Session, *, may_be_for_room: bool = True) -> int:
    """The session in lines until somebody leaves, or no more come in; the exit status: 1 when a line that came through
    a pipe was refused."""
    from tui.line.mode import LineMode

    with contextlib.suppress(OSError):
        session.in_room.live()
    try:
        if session.in_room.is_dark and not session.state.display.blanked and not session.refuses:
            session.record("blank", {})  # the room was made dark, and the session could not record it
        mode = LineMode(session, _wrong, may_be_for_room=may_be_for_room)
        typed = sys.stdin is not None and sys.stdin.isatty()
        _say(mode.begin() if typed else [])
        with contextlib.suppress(KeyboardInterrupt):
            _go_on(mode, typed)
        if not mode.is_left:
            _say(["", *mode.leave()] if typed else mode.leave())
    finally:
        session.close()
    return REFUSED if mode.refused and not typed else FINE


def run_journal_lines(author: str, name: str) -> int:
    """An author's journal in lines, or that of whoever writes here, about the session of that name or about none."""
    from sessions.journal import about_session
    from sessions.live.here import writer_name
    from tui.line.aloud import Aloud
    from tui.line.journal import JournalLines

    lines = JournalLines(author or writer_name(), Aloud(), name, *(about_session(name) if name else ("", "")))
    try:
        _say(lines.begin())
        with contextlib.suppress(KeyboardInterrupt):
            _go_on(lines, typed=True)
    finally:
        lines.close()
    return FINE


def _go_on(mode: Lines, typed: bool) -> None:
    while not mode.is_left:
        line = _line_typed(mode.prompt if typed else "", hidden=mode.hidden)
        if not line:
            return
        try:
            said = mode.enter(line)
        except OSError as problem:
            from sessions.store.errors import disk_sentence

            said = [disk_sentence(problem)]
        _say(said)


def _say(said: list[str]) -> None:
    """Says it; that nobody listens any more is no reason to stop recording."""
    try:
        out(*said)
        cli_output.flush()
    except OSError:
        cli_output.give_up_output()


def _wrong(session: Session, began: int) -> str:
    try:
        must_be_saved(session, not_recorded(session, began))
        must_be_dark(session)
    except Refusal as problem:
        return str(problem)
    return ""
