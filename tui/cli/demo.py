"""`holdspace demo`: a worked example, a fresh copy each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.quick_start import quick_start
from tui.app.surroundings import lines_are_wanted, reason_to_refuse
from tui.cli.open import run_console
from tui.cli.output import FINE, out_bytes

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace demo post-its"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "exercise",
        metavar="EXERCISE",
        nargs="?",
        default="live-grid",
        help="live-grid (without a word), post-its or programme",
    )


@quick_start()
def run(arguments: argparse.Namespace) -> int:
    """`holdspace demo`: the console on a fresh copy of the worked example, or its participants' page when piped."""
    from sessions.importing.demo import new_demo

    session = new_demo(arguments.exercise)
    if session.is_programme:
        from sessions.lines.pointing import settle

        settle(session)
    if reason_to_refuse() is None or lines_are_wanted():
        return run_console(session, mirror=False, may_be_for_room=False)[0]
    from sessions.export import export_bytes

    try:
        out_bytes(export_bytes(session, "md", "participants"))
    finally:
        session.close()
    return FINE
