"""`holdspace do`: typed lines, carried out without the console."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.cli import output as cli_output
from tui.cli.options import as_writer, session_name, writer
from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out
from tui.cli.saving import must_be_dark, must_be_saved, not_recorded

if TYPE_CHECKING:
    import argparse

    from sessions.lines.carry_out import Outcome
    from sessions.live.session import Session

_LONGEST_LINE = 1 << 20
"""Bytes of one line of standard input; a longer one is no line somebody typed."""


EXAMPLE = 'holdspace do working "+ child Tama: the child" "1 why: too many hands"'


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "lines",
        metavar="COMMAND",
        nargs="+",
        help="lines as typed in the console; a single - reads one a line from standard input, skipping # lines: in a "
        "terminal until ctrl d, else until one is refused",
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace do NAME COMMAND...`: stops at the first line refused; what was accepted stays.

    Lines that somebody types in a terminal go on after one: the next would else be the shell's, private or not.
    """
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    from_stdin = arguments.lines == ["-"]
    session = opened(resolve(arguments.name), by=writer(arguments))
    typed = from_stdin and sys.stdin is not None and sys.stdin.isatty()
    if typed:
        err("A line at a time; a refused one changes nothing and you go on. ctrl d ends.")
    try:
        lines = _standard_input() if from_stdin else enumerate(arguments.lines, 1)
        if from_stdin:
            with contextlib.suppress(OSError):
                session.in_room.live()
        return _carry_out_all(session, lines, goes_on=typed)
    finally:
        session.close()


def _carry_out_all(session: Session, lines: Iterable[tuple[int, str]], *, goes_on: bool) -> int:
    """Carries out numbered lines, after a refused one too when it `goes_on`; the exit status."""
    from exercises.kernel.shape import ExerciseError
    from sessions.lines.carry_out import perform
    from sessions.store.errors import StoreError, disk_sentence

    talking = True
    done = refused = 0
    for place, line in lines:
        done += 1
        with contextlib.suppress(StoreError):  # the same sentence comes when the line is recorded
            session.refresh()
        began = len(session.events)
        try:
            outcome = perform(session, line)
            must_be_saved(session, not_recorded(session, began))
            must_be_dark(session)
        except (ExerciseError, StoreError, Refusal) as problem:
            err(f"line {place}: {problem}")
        except OSError as problem:
            err(f"line {place}: {disk_sentence(problem)}")
        else:
            talking = talking and _say(outcome)
            continue
        refused += 1
        if not goes_on:
            return REFUSED
    if not done:
        err("There was nothing to do: no line came in.")
        return USAGE
    return REFUSED if refused else FINE


def _say(outcome: Outcome) -> bool:
    """Prints what happened; False when nobody listens any more, which is no reason to stop recording."""
    try:
        out(outcome.says, *(f"  {line}" for line in outcome.lines))
        cli_output.flush()
        return True
    except OSError:
        cli_output.give_up_output()
        return False


def _standard_input() -> Iterator[tuple[int, str]]:
    """The lines of standard input with their numbers, without empty ones and # ones."""
    if sys.stdin is None:
        return
    number = 0
    while raw := sys.stdin.buffer.readline(_LONGEST_LINE):
        number += 1
        line = raw.decode("utf-8", "replace").removeprefix("\ufeff").strip()
        if line and not line.startswith("#"):
            yield number, line
