"""How much work something is, counted and not timed: the same on a busy computer as on a quiet one."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from sessions.store import private_files

_LONGEST = 60.0
"""Seconds after which somebody who waits for a held disk is a fault."""


def calls(work: Callable[[], object]) -> int:
    """How many functions, ours and the language's own, are called in this work; not in clearing up after earlier work,
    which may fall into any moment."""
    called = 0

    def seen(frame: object, event: str, arg: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    clears = gc.isenabled()
    gc.disable()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
        if clears:
            gc.enable()
    return called


@contextmanager
def held_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within it nothing reaches the disk: whoever waits for it waits in vain, which is an error after a minute."""
    let_go = threading.Event()
    whole = private_files.fsync

    def held(descriptor: int) -> None:
        if not let_go.wait(_LONGEST):
            raise AssertionError("something waits for the disk that must not")
        whole(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(private_files, "fsync", held)
        try:
            yield
        finally:
            let_go.set()
