"""`holdspace exports`: what left before, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.options import NAME, as_json
from tui.cli.output import FINE, err, out, out_json

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace exports working"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help=f"{NAME}; without it, every session's")
    as_json(parser)


def _every() -> list[str]:
    """The names of everything that something may have left from."""
    from sessions.library import catalogue, programmes
    from sessions.store import locations

    # A conflicted copy or another file beside them is called as no session is.
    sessions = [entry.name for entry in catalogue.entries() if locations.is_name(entry.name)]
    return [*sessions, *(f"{locations.PROGRAMME}{name}" for name in programmes.names())]


def run(arguments: argparse.Namespace) -> int:
    """`holdspace exports [NAME]`: what left before, and what of it still lies on this computer."""
    from sessions.export.scope import opened
    from sessions.leaving.trail import told, where
    from sessions.library import catalogue
    from sessions.store.errors import StoreError

    names = [catalogue.resolve(arguments.name)] if arguments.name else _every()
    documents: list[dict[str, Any]] = []
    lines: list[str] = []
    for name in names:
        try:
            with opened([name]) as (session,):
                state = session.state
        except StoreError as problem:
            if arguments.name:
                raise
            err(str(problem))
            continue
        places = where(name)
        lines += [f"{state.title} ({name}):"] if state.exports else []
        for one in state.exports:
            place = places.get((one.file, one.digest))
            there = place is not None and place.there
            lies = ""
            if place is not None:
                lies = f", at {place.path}" if there else ", no longer where it was put"
            lines.append(f"  {told(one)}{lies}")
            path = place.path if place is not None and there else None
            documents.append({"session": name, "day": one.day, "by": one.by, **one.data(), "path": path})
    if arguments.json:
        out_json(documents)
    else:
        out(*(lines or ["Nothing was exported yet. For example: holdspace export working --to after.md"]))
    return FINE
