"""`holdspace elephants`: what was decided about them, session after session."""

from __future__ import annotations

import argparse

from tui.cli.output import FINE, REFUSED, USAGE, err, out

EXAMPLE = 'holdspace elephants --programme "Hutt Valley"'


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--programme", metavar="WORDS", default="", help="only sessions of that place, or with those words in the title"
    )


def run(arguments: argparse.Namespace) -> int:
    """`holdspace elephants [--programme WORDS]`: what was decided, session after session."""
    from sessions.library import catalogue, programme

    chosen = programme.chosen(catalogue.entries(), arguments.programme)
    if arguments.programme and not chosen:
        err(f"No session has “{arguments.programme[:60]}” as its place or in its title. holdspace list shows them.")
        return USAGE
    found, problems = programme.elephants(chosen)
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
