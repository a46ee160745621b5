"""`holdspace rescue`: a whole session made of what can be read of a damaged one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import session_name
from tui.cli.output import FINE, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace rescue working"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace rescue NAME`."""
    from sessions.journal.rescued import follow_everywhere
    from sessions.library.catalogue import resolve
    from sessions.library.rescuing import rescue

    damaged = resolve(arguments.name)
    name, told = rescue(damaged)
    journals = filter(None, [follow_everywhere(damaged)])
    out(f"Made {name}.", *(f"  {line}" for line in (*journals, *told)))
    return FINE
