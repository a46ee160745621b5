"""`holdspace restore`: a session again, from a JSON export or a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.options import as_writer, writer
from tui.cli.output import FINE, REFUSED, Refusal, err, file_path, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace restore working.json"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a JSON export made for facilitators, or a session's own file from another computer",
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace restore FILE`: prints the new session's name."""
    from sessions.export import ExportError, restored

    try:
        made = restored(file_path(arguments.file), by=writer(arguments))
    except ExportError as problem:
        raise Refusal(str(problem), REFUSED) from problem
    out(made.name)
    err(made.says)  # the name alone is for scripts
    return FINE
