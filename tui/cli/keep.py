"""`holdspace keep`: until which day a session is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.cli.options import as_writer, day_of, session_name
from tui.cli.output import FINE, Refusal, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace keep working --until 2027-06-30"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument("--until", metavar="DATE", default="", help="until which day, such as 2027-06-30")
    parser.add_argument("--always", action="store_true", help="no day any more")
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace keep NAME [--until DATE | --always]`"""
    from exercises.kernel.days import in_full
    from sessions.library.catalogue import resolve
    from sessions.live.state import KEEP_UNTIL
    from sessions.removing.opening import opened

    if arguments.until and arguments.always:
        raise Refusal("Until a day, or always? Give one of the two.")
    day = day_of(arguments.until, "until") if arguments.until else ""
    session = opened(resolve(arguments.name), by=arguments.writer, read_only=not (day or arguments.always))
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
    said = in_full(until)
    out(f"{title} is kept until {said}. On that day the list of sessions says so; nothing is destroyed by itself.")
    return FINE
