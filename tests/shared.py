"""What is worked out once in a run of the tests, by whichever process comes to it first, and read by the others."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sessions.store import locations

_FOLDER: list[Path] = []
_Made = TypeVar("_Made")


def stands_in(folder: Path) -> None:
    """Where all processes of this run keep what they share."""
    _FOLDER[:] = [folder]


def once(name: str, make: Callable[[], Any]) -> Any:
    """What `make` gives, as JSON has it: made once, then read from the file of that name."""
    place = _FOLDER[0] / f"shared-{name}.json"
    if not place.exists():
        own = place.with_suffix(f".{os.getpid()}")
        own.write_text(json.dumps(make()), encoding="utf-8")
        own.replace(place)
    return json.loads(place.read_text(encoding="utf-8"))


def at_home(name: str, make: Callable[[], _Made]) -> _Made:
    """What `make` gives and leaves in a data folder, made once; a copy of that folder is this test's own."""

    def made(folder: Path) -> _Made:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("HOLDSPACE_HOME", str(folder / "home"))
            return make()

    given = once_in_a_folder(name, made)
    shutil.copytree(_FOLDER[0] / f"shared-{name}" / "home", locations.home(), dirs_exist_ok=True)
    return given


def once_in_a_folder(name: str, make: Callable[[Path], _Made]) -> _Made:
    """What `make` gives and leaves in the folder it is handed, made once; whoever comes meanwhile waits for it."""
    import fcntl

    folder = _FOLDER[0] / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    kept = folder / "made.pickle"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make(folder)))
    made: _Made = pickle.loads(kept.read_bytes())
    return made
