"""What the benchmarks measure against: the least that puts bytes on the disk, and words as people write them."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
_SAID = (
    "kai time listening whānau grid ringing names form waiting visit trust tired purpose agree notes sharing door "
    "phone slow kōrero funder team car settle"
)


def words(number: int, length: int = 11) -> list[str]:
    """So many words, the same each time for a number."""
    return random.Random(number).choices(_SAID.split(), k=length)


def as_installed() -> dict[str, str]:
    """The surroundings of a process whose modules were compiled before, as they are where it is installed."""
    _compile()
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@cache
def _compile() -> None:
    folders = [str(PROJECT / name) for name in ("exercises", "sessions", "tui")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=True)


def seconds(work: Callable[[], Any]) -> float:
    """How long one call takes by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor(work: Callable[[], Any]) -> float:
    """How long one call has a processor to itself, however busy the machine is."""
    began = time.process_time()
    work()
    return time.process_time() - began


def put(path: Path, data: bytes) -> None:
    """Puts the bytes on the disk as a new file."""
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def append(descriptor: int, data: bytes) -> None:
    """Puts the bytes on the disk at the end of an open file."""
    os.write(descriptor, data)
    os.fsync(descriptor)


def put_whole(path: Path, data: bytes) -> None:
    """Replaces a file by one with these bytes, the old or the new there at any time."""
    put(path.with_suffix(".new"), data)
    os.replace(path.with_suffix(".new"), path)
    place = os.open(path.parent, os.O_RDONLY)
    os.fsync(place)
    os.close(place)
