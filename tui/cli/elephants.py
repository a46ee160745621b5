"""`holdspace elephants`: what was decided about them, session after session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import of_a_programme, programme
from tui.cli.output import FINE, REFUSED, err, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'holdspace elephants --programme "Hutt Valley"'


def options(parser: argparse.ArgumentParser) -> None:
    of_a_programme(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace elephants [--programme WORDS]`: what was decided, session after session."""
    from sessions.library.elephants_in_turn import elephants

    found, problems = elephants(programme(arguments))
    for problem in problems:
        err(problem)
    if not found:
        out("No elephants are noted in these sessions.")
        return REFUSED if problems else FINE
    for place, told in found.items():
        out(place)
        for session in told:
            out(f"  {session.day}  {session.entry.title}", *(f"    {line}" for line in session.lines))
    err("It holds what only facilitators may see: keep it between you.")
    return REFUSED if problems else FINE
