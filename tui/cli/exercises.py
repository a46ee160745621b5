"""`holdspace exercises`: what can be done with a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import FINE, REFUSED, err, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace exercises"


def options(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(arguments: argparse.Namespace) -> int:
    """`holdspace exercises`."""
    from sessions.library import templates

    broken = templates.problems()
    for problem in broken.values():  # a facilitator's own; the others are there all the same
        err(str(problem))
    known, status = templates.exercises(), REFUSED if broken else FINE
    for key, template in known.items():
        least, most = template.minutes
        minutes = f" ({least}-{most} minutes)" if most else ""
        out(f"{key}  {template.title}{minutes}", f"    {template.purpose}")
        if template.also_called:
            out(f"    also called: {', '.join(template.also_called)}")
    return status
