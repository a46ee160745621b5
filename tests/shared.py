"""What is worked out once in a run of the tests, by whichever process comes to it first, and read by the others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FOLDER: list[Path] = []


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
