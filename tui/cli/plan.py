"""`holdspace plan`: a running order taken in, or planned beside actual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.text import sentence
from tui.cli.options import as_writer, session_name, writer
from tui.cli.output import FINE, file_path, out
from tui.cli.saving import must_be_saved, refused_in_lines

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace plan working day.toml"


def options(parser: argparse.ArgumentParser) -> None:
    session_name(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default=None,
        help="a running order as a list, plain lines with times, or TOML; without it, planned beside actual is printed",
    )
    as_writer(parser)


def run(arguments: argparse.Namespace) -> int:
    """`holdspace plan NAME [FILE]`: takes a running order in; without a file, planned beside actual."""
    from datetime import UTC, datetime

    from sessions.importing.plan_file import read
    from sessions.importing.plan_parts import PlanError
    from sessions.importing.planning import planned_and_actual, take_in
    from sessions.library.catalogue import resolve
    from sessions.removing.opening import opened

    name = resolve(arguments.name)
    if arguments.file is None:
        session = opened(name, read_only=True)
        try:
            out(*planned_and_actual(session, datetime.now(UTC)))
        finally:
            session.close()
        return FINE
    try:
        read_plan = read(file_path(arguments.file))
        session = opened(name, by=writer(arguments))
        try:
            report = take_in(session, read_plan)
            must_be_saved(session, "nothing was planned")
        finally:
            session.close()
    except PlanError as problem:
        raise refused_in_lines(f"{sentence(str(problem))} Nothing was planned.") from problem
    out(report.says, *(f"  {line}" for line in report.lines))
    return FINE
