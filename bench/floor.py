"""What the benchmarks measure against: the least that puts bytes on the disk, and words as people write them."""

from __future__ import annotations

import atexit
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
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
    """The surroundings of a process that takes the program as it is where it is installed: its modules compiled before,
    and a list of its files that says which version it is, so that none of them is looked at."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**around, "PYTHONPATH": str(_installed()), "PYTHONSAFEPATH": "1"}


@cache
def _installed() -> Path:
    place = Path(tempfile.mkdtemp(prefix="holdspace-installed-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for name in ("exercises", "sessions", "tui"):
        shutil.copytree(PROJECT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    told = [
        f"{file.relative_to(place).as_posix()},sha256={hashlib.sha256(file.read_bytes()).hexdigest()},"
        for file in sorted(place.rglob("*.*"))
    ]
    about = place / "holdspace-0.dist-info"
    about.mkdir()
    (about / "RECORD").write_text("\n".join(told), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(place)], check=True)
    return place


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
