"""How files began that this process found whole a moment ago, where many are read and read again; bytes only.

What stands in such a file still is, byte for byte, what was checked: it is known by its digest, and not checked again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sessions.store.beginning import Beginning, digest_of

_remembered: list[dict[Path, Beginning]] = []
"""One for each `remembering` that goes on, the outermost first."""


@contextlib.contextmanager
def remembering() -> Iterator[None]:
    """What is found whole meanwhile is remembered."""
    _remembered.append(_remembered[-1] if _remembered else {})
    try:
        yield
    finally:
        _remembered.pop()


def known(path: Path) -> Beginning | None:
    """How that file began when it was last found whole; None where that is not remembered."""
    return _remembered[-1].get(path) if _remembered else None


def remember(path: Path, content: bytes, length: int, count: int, *, checked: bool) -> Beginning | None:
    """Remembers that so many bytes of it are so many whole documents, the last with or without its check."""
    if not _remembered or not count:
        return None
    told = Beginning(length, digest_of(memoryview(content)[:length]), count, checked)
    _remembered[-1][path] = told
    return told
