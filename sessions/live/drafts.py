"""The text of an unfinished entry, in a private file apart from the session, so that a crash loses little of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exercises.kernel.unseen import without_unseen
from sessions.live import not_saved
from sessions.live.beside import MOMENT, Beside
from sessions.live.windows import MOST, Window
from sessions.store import locations, private_files

_LONGEST = 120
"""Bytes of a writer's name in a file's name, which has 255 at most with the session's."""
_OF = "~"
"""Before the number of a writer's second window and those after it; it stands in no writer's name there."""
EVERY = 1.0
"""Seconds between looks at an unfinished entry; at most two seconds of typing are ever lost."""


def _path(name: str, by: str, window: int = 1) -> Path:
    locations.session_path(name)
    return locations.drafts_folder() / f"{name}.{label_of(by, window)}.json"


def label_of(by: str, window: int = 1) -> str:
    """What a window's own files are called after: its writer, and which of that writer's windows it is."""
    return writer_of(by) if window == 1 else f"{writer_of(by)}{_OF}{window}"


def who(label: str) -> str:
    """The writer in such a name."""
    return label.partition(_OF)[0]


def plain_writer(by: str) -> str:
    """A writer's name in plain letters: names in other scripts are all the same one. 0.4 called drafts so."""
    return re.sub(r"[^a-z0-9]+", "-", by.lower()).strip("-")[:40] or "writer"


def writer_of(by: str) -> str:
    """A writer's name as it stands in the names of drafts: another for each name, in whatever script it is."""
    if by.isascii():
        return plain_writer(by)
    name = unicodedata.normalize("NFC", without_unseen(unicodedata.normalize("NFKC", by)).casefold())
    kept = "".join(letter if _stays(letter) else "-" if letter.isascii() else f"-{ord(letter):x}-" for letter in name)
    short = re.sub("-+", "-", kept).strip("-").encode()[:_LONGEST].decode(errors="ignore")
    return short or "writer"


def _stays(letter: str) -> bool:
    # Marks too: without them, names of India or in Arabic letters that differ in a vowel would be one.
    return letter.isalnum() or unicodedata.category(letter)[0] == "M"


def writers(name: str, holds: Callable[[str], bool]) -> list[str]:
    """The writers whose unfinished entry is such a text, by their names in the files."""
    import glob

    found: list[str] = []
    for path in sorted(_path(name, "writer").parent.glob(f"{glob.escape(name)}.*.json")):
        with contextlib.suppress(OSError):
            if holds(path.read_text(encoding="utf-8", errors="replace")):
                found.append(who(path.name[len(name) + 1 : -len(".json")]))
    return list(dict.fromkeys(found))


def keep(name: str, by: str, draft: dict[str, Any], window: int = 1) -> None:
    """Puts the unfinished entry on disk, or takes it away when it is empty. Raises OSError."""
    path = _path(name, by, window)
    if not any(draft.values()):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        return
    locations.make_private(path.parent)
    with contextlib.suppress(private_files.InPlace):
        private_files.place_over(path, json.dumps(draft, ensure_ascii=False).encode("utf-8", "replace"))


class Keeper:
    """Keeps one window's unfinished entry beside the screen, so that typing never waits for the disk."""

    def __init__(self, name: str, by: str) -> None:
        self._name, self._by = name, by
        self._beside: Beside[bool] = Beside("drafts")
        self._asked: dict[str, Any] = {}
        self._kept: dict[str, Any] | None = None
        """What is on disk, as far as is known; None until what was left last time is read."""
        self._window: Window | None = None
        self.labels = [label_of(by)]
        """What this window's files are called after, its own first, then those whose windows are no longer there."""

    def left(self) -> dict[str, Any]:
        """What windows of this writer that are no longer there left unfinished. Nothing is kept before it is read, for
        it would be written over."""
        self._window = window = Window(lambda number: _path(self._name, self._by, number))
        self.labels = [label_of(self._by, window.number)]
        self._kept = left = kept(self._name, self._by, window.number)
        for number in range(1, MOST):
            label = label_of(self._by, number)
            there = [_path(self._name, self._by, number), *not_saved.every_place(self._name, label)]
            if number != window.number and any(path.exists() for path in there) and window.takes(number):
                self.labels.append(label)
                left = _joined(left, kept(self._name, self._by, number))
                with contextlib.suppress(OSError):
                    keep(self._name, self._by, left, window.number)
                    self._kept = left
                    there[0].unlink(missing_ok=True)
        return left

    def keep(self, draft: dict[str, Any], seconds: float = MOMENT) -> None:
        """Has it put on disk, waiting so long at most; what comes while the disk is busy is kept by a later call."""
        self._look()
        if self._kept is None or draft == self._kept or self._beside.is_busy:
            return
        self._asked = draft
        self._beside.begin(lambda: self._keep(draft))
        self._beside.waited(seconds)
        self._look()

    def _keep(self, draft: dict[str, Any]) -> bool:
        keep(self._name, self._by, draft, self._window.number if self._window is not None else 1)
        return True

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            if self._beside.take():
                self._kept = self._asked

    def settle(self, seconds: float) -> None:
        """Waits so long at most for what is on its way to the disk, so that the next is not left for a later call."""
        self._beside.waited(seconds)

    def end(self) -> None:
        """Nothing more is kept, and another window may go on with what is."""
        self._beside.end()
        if self._window is not None:
            self._window.let_go()


def _joined(own: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What two windows left, that of the other behind up."""
    lists = {key: [*_list(other, key), *_list(own, key)] for key in ("unsent", "pasted", "not_saved")}
    first = own if _list(own, "unsent") else other
    more = {key: one[key] for key, one in (("at", first), ("capture", other), ("capture", own)) if key in one}
    return {**more, **{key: value for key, value in lists.items() if value}}


def _list(draft: dict[str, Any], key: str) -> list[Any]:
    found = draft.get(key)
    return found if isinstance(found, list) else []


def kept(name: str, by: str, window: int = 1) -> dict[str, Any]:
    """The unfinished entry left last time; empty when there is none or it cannot be read."""
    path = _path(name, by, window)
    if window == 1:
        _take_over(path.with_name(f"{name}.{plain_writer(by)}.json"), path)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _take_over(before: Path, path: Path) -> None:
    """What 0.4 kept under the plain name, which writers in other scripts had in common, is whose who asks first."""
    if before != path and before.exists() and not path.exists():
        with contextlib.suppress(OSError):
            os.replace(before, path)
