"""`holdspace protocol`: a draft out of many sessions' reviews and protocol pages, without words of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import of_a_programme, programme
from tui.cli.output import FINE, REFUSED, Refusal, err, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'holdspace protocol --programme "Hutt Valley" > protocol.md'


def options(parser: argparse.ArgumentParser) -> None:
    of_a_programme(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace protocol [--programme WORDS]`: a draft, as Markdown."""
    from exercises.kernel.shape import ExerciseError
    from sessions.export.writers.markdown import text
    from sessions.library.protocol import drafted

    try:
        parts, problems = drafted(programme(arguments))
    except ExerciseError as problem:
        raise Refusal(str(problem), REFUSED) from problem
    for said in problems:
        err(said)
    out(*text(parts).splitlines())
    return REFUSED if problems else FINE
