"""What tells apart any two versions of this program, so that nothing that one kept is taken up by another."""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_CHECKOUT = "pyproject.toml"


@cache
def version(*tops: str) -> int:
    """A number that is another once anything under those folders of the program is ("sessions/live")."""
    place = Path(__file__).parents[2]
    return zlib.crc32(_installed(place) or "\n".join(sorted(_files(place, tops))).encode())


def _installed(place: Path) -> bytes:
    """What an installation says of its files, each with a digest of what is in it; nothing of a checkout, whose files
    change one by one."""
    try:
        there = os.listdir(place)
        told = [one for one in there if one.startswith("holdspace-") and one.endswith(".dist-info")]
        return b"" if _CHECKOUT in there else b"".join((place / one / "RECORD").read_bytes() for one in sorted(told))
    except OSError:
        return b""


def _files(place: Path, tops: Iterable[str]) -> Iterator[str]:
    """Each file that takes part, with its time and size."""
    folders = [os.path.join(place, *top.split("/")) for top in tops]
    while folders:
        folder = folders.pop()
        with contextlib.suppress(OSError):
            for name in os.listdir(folder):
                path = f"{folder}{os.sep}{name}"
                if name.endswith(".py"):
                    status = os.stat(path)
                    yield f"{path} {status.st_mtime_ns} {status.st_size}"
                elif "." not in name and name != "__pycache__" and os.path.isdir(path):
                    folders.append(path)
