"""Which room screens are there, and what they show: a file of each beside the room files, locked while it lives."""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

from exercises.kernel.record import Record
from sessions.live import alive
from sessions.store import locations, private_files

_SIGN = ".screen-"


class Screen(Record):
    """One room screen."""

    session: str
    """Which session it shows; "" while it waits for one that is for the room."""
    shows: str
    """"picture", "dark" or "quiet"."""
    written: float
    """When its picture was written, seconds since 1970; 0 for none."""
    named: bool
    """Whether it was begun for this session alone."""
    columns: int = 0
    """Its size and its steps of larger letters, by which its pages are counted; 0 while nobody knows."""
    rows: int = 0
    larger: int = 0

    def says(self, name: str, now: float, example: bool) -> str:
        """What it shows, in a sentence for the console of that session; an example is shown by its name alone."""
        if not self.session:
            return f"A room screen waits. {by_name(name) if example else 'To show this session there: for the room'}"
        if self.session != name:
            return f"The room screen shows another session: {self.session}."
        match self.shows:
            case "dark":
                return "The room screen shows this session; it is dark."
            case "quiet":
                return "The room screen shows this session; it is quiet."
        return f"The room screen shows this session; its picture is {_age(now - self.written)} old."


def _age(seconds: float) -> str:
    count = max(0, int(seconds))
    for unit, length in (("hour", 3_600), ("minute", 60)):
        if count >= length:
            return f"{count // length} {unit}{'' if count // length == 1 else 's'}"
    return f"{count} second{'' if count == 1 else 's'}"


class Sign:
    """A room screen's own sign. Where it cannot be written the screen goes on without."""

    def __init__(self) -> None:
        self._descriptor = -1
        self._path = locations.room_folder() / f"{_SIGN}{os.getpid()}"
        self._told = b""
        with contextlib.suppress(OSError):
            locations.make_private(self._path.parent)
            self._descriptor = private_files.open_private(self._path, exclusive=False)
            alive.shared(self._descriptor)

    def tell(self, screen: Screen) -> None:
        """What it shows now."""
        size = screen.columns, screen.rows, screen.larger
        told = json.dumps([screen.session, screen.shows, screen.written, screen.named, *size]).encode()
        if self._descriptor < 0 or told == self._told:
            return
        with contextlib.suppress(OSError):
            private_files.write_at(self._descriptor, told.ljust(len(self._told)), 0)
            self._told = told

    def end(self) -> None:
        """The screen is no more."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)
            with contextlib.suppress(OSError):
                self._path.unlink()


def there() -> list[Screen]:
    """The room screens that live. The signs of dead ones are taken away."""
    found = []
    try:
        signs = [Path(entry.path) for entry in os.scandir(locations.room_folder()) if entry.name.startswith(_SIGN)]
    except OSError:
        return []
    for path in signs:
        if not alive.is_held(path):
            with contextlib.suppress(OSError):
                path.unlink()
            continue
        with contextlib.suppress(OSError, ValueError, TypeError):
            session, shows, written, named, *size = json.loads(path.read_bytes())
            found.append(Screen(str(session), str(shows), float(written), bool(named), *map(int, size[:3])))
    return found


def by_name(name: str) -> str:
    """How an example comes to the room, though it is never for the room of itself."""
    return f"An example is shown by its name: holdspace room {name}"


def said(name: str, example: bool = False) -> str:
    """Whether a room screen is there, which session it shows and how old its picture is, for that session's console."""
    screens = there()
    if not screens:
        return f"No room screen is there. In the projected window: holdspace room{f' {name}' if example else ''}"
    return " ".join(dict.fromkeys(screen.says(name, time.time(), example) for screen in screens))


def seen(told: str, action: str, name: str, example: bool = False) -> str:
    """What was told of a line of that action, and that no screen shows it where that is so; one screen or none may be
    known of, so that nothing more is told where there is none."""
    screens = there() if action in ("show", "unblank") else []
    if not screens or any(screen.session == name for screen in screens):
        return told
    return f"{told} But no screen shows it. {said(name, example)}"


def smallest(name: str) -> Screen | None:
    """The room screen of that session that shows the least at once; None when there is none."""
    sized = [screen for screen in there() if screen.session == name and screen.columns and screen.rows]
    return min(sized, key=lambda screen: screen.columns * screen.rows >> screen.larger, default=None)


def is_watched(name: str) -> bool:
    """Whether a room screen shows a picture of that session."""
    return any(screen.session == name and screen.shows == "picture" for screen in there())
