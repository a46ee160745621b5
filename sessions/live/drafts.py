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
from sessions.live.beside import MOMENT, Beside
from sessions.store import locations, private_files

_LONGEST = 120
"""Bytes of a writer's name in a file's name, which has 255 at most with the session's."""
EVERY = 1.0
"""Seconds between looks at an unfinished entry; at most two seconds of typing are ever lost."""


def _path(name: str, by: str) -> Path:
    locations.session_path(name)
    return locations.drafts_folder() / f"{name}.{writer_of(by)}.json"


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
                found.append(path.name[len(name) + 1 : -len(".json")])
    return found


def keep(name: str, by: str, draft: dict[str, Any]) -> None:
    """Puts the unfinished entry on disk, or takes it away when it is empty. Raises OSError."""
    path = _path(name, by)
    if not any(draft.values()):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        return
    locations.make_private(path.parent)
    with contextlib.suppress(private_files.InPlace):
        private_files.place_over(path, json.dumps(draft, ensure_ascii=False).encode("utf-8", "replace"))


class Keeper:
    """Keeps one writer's unfinished entry beside the screen, so that typing never waits for the disk."""

    def __init__(self, name: str, by: str) -> None:
        self._name, self._by = name, by
        self._beside: Beside[bool] = Beside("drafts")
        self._asked: dict[str, Any] = {}
        self._kept: dict[str, Any] | None = None
        """What is on disk, as far as is known; None until what was left last time is read."""

    def left(self) -> dict[str, Any]:
        """The unfinished entry left last time. Nothing is kept before it is read, for it would be written over."""
        self._kept = kept(self._name, self._by)
        return self._kept

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
        keep(self._name, self._by, draft)
        return True

    def _look(self) -> None:
        with contextlib.suppress(OSError):
            if self._beside.take():
                self._kept = self._asked

    def settle(self, seconds: float) -> None:
        """Waits so long at most for what is on its way to the disk, so that the next is not left for a later call."""
        self._beside.waited(seconds)

    def end(self) -> None:
        """Nothing more is kept."""
        self._beside.end()


def kept(name: str, by: str) -> dict[str, Any]:
    """The unfinished entry left last time; empty when there is none or it cannot be read."""
    path = _path(name, by)
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
