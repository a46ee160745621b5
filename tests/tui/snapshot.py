"""The console's screen as plain text, and what it was last time: a diff a person can read.

Reaching into the screen's compositor is private ground of textual, so it is done here (and for colours in
tests/contrast.py) and nowhere else. HOLDSPACE_UPDATE_SNAPSHOTS=1 writes the files anew.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

FOLDER = Path(__file__).with_name("snapshots")


def rows(app: App[Any], screen: Screen[Any] | None = None) -> list[str]:
    """The rows of the screen that is on top, or of another one, as drawn now."""
    strips = (screen or app.screen)._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def text(app: App[Any]) -> str:
    """The screen that is on top, without the spaces at the rows' ends."""
    return "\n".join(row.rstrip() for row in rows(app))


def assert_same(name: str, drawn: str) -> None:
    """The drawing is the one in snapshots/NAME.txt, or becomes it when asked to."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("HOLDSPACE_UPDATE_SNAPSHOTS") == "1":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(drawn + "\n", encoding="utf-8")
    assert path.exists(), f"{path.name} is missing: run once with HOLDSPACE_UPDATE_SNAPSHOTS=1 and read it"
    assert drawn + "\n" == path.read_text(encoding="utf-8")
