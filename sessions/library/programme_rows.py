"""The programmes as home lists them, quickly: a row each, remembered while its file has the same time and size.

The memory is thrown away when it was not written here word for word, and made again from the files. It has a
programme's title and counts; nothing that was learned or said.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from sessions.store import locations

_VERSION = 2
_UNSETTLED = 100_000_000
"""Nanoseconds: a file changed that shortly before it was read may change again under the same time."""


class Row(NamedTuple):
    """One programme."""

    name: str
    """With PROGRAMME before it."""
    title: str
    cohorts: int
    box: str
    """Where it is in the cycle; "" before anybody said."""
    waits: int
    """How many learned lines wait for a result."""
    problem: str = ""
    """A sentence when it cannot be opened."""
    damaged: bool = False
    """Whether something in it cannot be read, so that it opens for reading only."""


def rows() -> list[Row]:
    """Every programme, by name. Raises OSError."""
    from sessions.library import programmes

    found: list[Row] = []
    known, kept = _read(), {}
    for name in programmes.names():
        path = locations.session_path(locations.PROGRAMME + name)
        try:
            status = path.stat()
        except OSError:
            continue
        row = known.get(name, [])
        if row[:2] != [status.st_mtime_ns, status.st_size]:
            row = [status.st_mtime_ns, status.st_size, *_of(name)[1:]]
        settled = row is known.get(name) or time.time_ns() - status.st_mtime_ns > _UNSETTLED
        found.append(Row(locations.PROGRAMME + name, *row[2:]))
        if settled and not found[-1].problem:
            kept[name] = row
    if kept != known:
        _write(kept)
    return found


def called_whole(words: str) -> str | None:
    """The name of the programme of which the whole name or title was typed; None where there is none. Raises
    UnknownName where several are called so, OSError."""
    from sessions.library import programmes
    from sessions.store.names import is_whole

    known = programmes.names()
    if not known:
        return None
    if any(is_whole(words.removeprefix(locations.PROGRAMME), stem) for stem in known):
        return programmes.resolve(words)
    found = [row.name for row in rows() if is_whole(words, row.title)]
    return found[0] if len(found) == 1 else None


def _of(name: str) -> Row:
    from sessions.library import programmes

    one = programmes.listed_one(locations.PROGRAMME + name)
    return Row(one.name, one.title, one.cohorts, one.box, len(one.waits), one.problem, one.damaged)


def _path() -> Path:
    return locations.home() / "programmes.json"


def _read() -> dict[str, list[Any]]:
    try:
        head, _, body = _path().read_bytes().partition(b"\n")
        read = json.loads(body) if head == _head(body) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _head(body: bytes) -> bytes:
    return b"holdspace programmes %d %d" % (_VERSION, zlib.crc32(body))


def _write(kept: dict[str, list[Any]]) -> None:
    from sessions.store import private_files

    body = json.dumps(kept, ensure_ascii=False).encode()
    with contextlib.suppress(OSError):
        if kept:
            private_files.place_over(_path(), _head(body) + b"\n" + body)
        else:
            os.unlink(_path())
