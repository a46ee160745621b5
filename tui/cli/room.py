"""`holdspace room`: the projected screen. Opens no session: it looks for names among the public room files only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.quick_start import quick_start
from tui.app.surroundings import reason_to_refuse
from tui.cli.options import NAME
from tui.cli.output import FINE, Refusal, out

if TYPE_CHECKING:
    import argparse

EXAMPLE = "holdspace room working"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", nargs="?", default=None, help=f"{NAME}; without it, the one that is for the room"
    )


@quick_start()
def run(arguments: argparse.Namespace) -> int:
    """`holdspace room [NAME]`: the projected screen, or its text without a terminal."""
    path = _room_file(arguments.name) if arguments.name else None
    if reason_to_refuse() is None:
        from tui.app.terminal import run_steady
        from tui.room.app import RoomApp

        return run_steady(RoomApp(path))
    from sessions.live import alive
    from sessions.live import room_file as roomfile
    from tui.room.plain import room_text

    if path is None:
        name = roomfile.claimed()
        if not name:
            raise Refusal(
                "There is nothing for the room yet: no console has said that its session is for it. Of one session: "
                "holdspace room NAME"
            )
        path = roomfile.path_of(name)
    try:
        picture = roomfile.read(path)
    except (ValueError, KeyError, TypeError) as problem:
        raise Refusal(
            f"The picture for the room “{path.stem}” cannot be read; the session itself is safe. "
            f"Open its console to draw it again: holdspace open {path.stem}"
        ) from problem
    out(*room_text(picture, life=alive.life_of(path.stem)).splitlines())
    return FINE


def _room_file(name: str) -> Path:
    from sessions.library import programmes
    from sessions.library.programme_rows import called_whole
    from sessions.live import room_file as roomfile
    from sessions.store.names import SeveralNames, UnknownName, is_whole, resolve_among

    there = _names()
    try:
        found = resolve_among(name, there)
        programme = None if is_whole(name, found) else called_whole(name)
    except UnknownName as problem:
        programme = called_whole(name) if isinstance(problem, SeveralNames) else programmes.called(name)
        if programme not in there:
            raise
    found = programme if programme in there else found
    try:
        return roomfile.path_of(found)
    except ValueError as problem:
        raise Refusal("There is nothing for the room yet. Open a session first: holdspace open NAME") from problem


def _names() -> list[str]:
    from sessions.store import locations

    try:
        return [name[:-5] for name in os.listdir(locations.room_folder()) if name.endswith(".json")]
    except FileNotFoundError:
        return []
