"""Counts the files that a typed line goes through, and how often control changes from one of them to another.

Run `python bench/road.py` (a second); with `--files` it names them. The preview of a key and enter after that preview,
on a live grid of twelve chairs; also the preview of a line of which nothing is known yet, such as a pasted one, and of
one without a colon, all of which is read with each letter. What the standard library and other packages do is not
counted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent

LINE = "9 why: nobody asked her"
NO_COLON = "show map"
CHAIRS = tuple(f"+ agency Person{number}: worker {number}, service {number % 7}" for number in range(1, 13))
AIMS: dict[str, tuple[int | None, int | None]] = {
    "preview": (12, 60),
    "enter": (32, 191),
    "preview of a whole line": (23, 310),
    "preview of a line without a colon": (22, 720),
}
"""At most so many files, and changes of file. Enter's are those of recording: the check of an entry, dark before all
else, saving beside the screen, entries that are read when they are asked for."""
READING = ("language.py", "patterns.py", "reading.py", "routing.py", "slots.py", "trying.py")
"""The files that a line is understood by: enter goes through none of them, because the preview understood it."""
_ROOMS = tuple(f"{PROJECT / room}{os.sep}" for room in ("exercises", "sessions", "tui"))


class Road:
    """The files visited while it is followed."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.changes = 0
        self._last = ""

    def follow(self, act: Callable[[], object]) -> None:
        """Does it, and counts."""
        sys.setprofile(self._step)
        try:
            act()
        finally:
            sys.setprofile(None)

    def _step(self, frame: FrameType, event: str, argument: Any) -> None:
        if event not in ("call", "return") or not frame.f_code.co_filename.startswith(_ROOMS):
            return
        place: FrameType | None = frame if event == "call" else frame.f_back
        while place is not None and not place.f_code.co_filename.startswith(_ROOMS):
            place = place.f_back
        if place is None:
            return
        file = place.f_code.co_filename
        if file != self._last:
            self.changes += 1
            self._last = file
        if file not in self.files:
            self.files.append(file)


def roads() -> dict[str, Road]:
    """The road of each that has an aim, by its name. Makes a session where sessions are kept."""
    from sessions.library import beginning, templates
    from sessions.lines.carry_out import perform, understand

    session = beginning.new_session("Road", [templates.built_in()["live-grid"]], by="bench")
    for line in (*CHAIRS, LINE, "undo"):
        perform(session, line)
    understand(session, LINE)
    preview, enter, whole, no_colon = Road(), Road(), Road(), Road()
    preview.follow(lambda: understand(session, LINE[:-1]))
    understand(session, LINE)
    enter.follow(lambda: perform(session, LINE))
    whole.follow(lambda: understand(session, LINE))
    understand(session, NO_COLON)
    understand(session, f"{NO_COLON} 1")
    no_colon.follow(lambda: understand(session, NO_COLON))
    return dict(zip(AIMS, (preview, enter, whole, no_colon), strict=True))


def main() -> None:
    """Prints the figures."""
    sys.path.insert(0, str(PROJECT))
    os.environ["HOLDSPACE_HOME"] = os.environ.get("HOLDSPACE_HOME") or tempfile.mkdtemp(prefix="holdspace-road-")
    for name, road in roads().items():
        files, changes = AIMS[name]
        aim = f"; aim: at most {files} files" if files else ""
        aim += f" and {changes} changes" if changes else ""
        print(f"{name}: {len(road.files)} files, {road.changes} changes of file{aim}")
        if "--files" in sys.argv:
            print(*(f"  {os.path.relpath(file, PROJECT)}" for file in sorted(road.files)), sep="\n")


if __name__ == "__main__":
    main()
