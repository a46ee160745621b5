"""`holdspace protocol`: a draft out of many relationship reviews, without anybody's words about the other."""

from __future__ import annotations

import argparse

from tui.cli.output import FINE, REFUSED, USAGE, Refusal, err, out

EXAMPLE = 'holdspace protocol --programme "Hutt Valley" > protocol.md'


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--programme", metavar="WORDS", default="", help="only sessions of that place, or with those words in the title"
    )


def run(arguments: argparse.Namespace) -> int:
    """`holdspace protocol [--programme WORDS]`: a draft, as Markdown."""
    from exercises.kernel.shape import ExerciseError
    from sessions.library import catalogue, programme
    from sessions.library.protocol import drafted

    chosen = programme.chosen(catalogue.entries(), arguments.programme)
    if arguments.programme and not chosen:
        err(f"No session has “{arguments.programme[:60]}” as its place or in its title. holdspace list shows them.")
        return USAGE
    try:
        lines, problems = drafted(chosen)
    except ExerciseError as problem:
        raise Refusal(str(problem), REFUSED) from problem
    for said in problems:
        err(said)
    out(*lines)
    return REFUSED if problems else FINE
