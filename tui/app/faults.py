"""The fault log: which error, in which places of the program. No message, no value, nothing that was typed."""

from __future__ import annotations

import datetime
import os
import platform
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from textual.worker import WorkerFailed

LARGEST_LOG = 256 * 1024
"""Bytes after which the log begins anew."""


def describe(error: BaseException) -> list[str]:
    """The error's type and the places it went through, and the same for what caused it."""
    lines: list[str] = []
    for fault in _chain(error):
        lines.append(f"{type(fault).__module__}.{type(fault).__qualname__}")
        lines.extend(_places(fault.__traceback__))
    return lines


def _chain(error: BaseException) -> Iterator[BaseException]:
    waiting, seen = [error], set[int]()
    while waiting:
        fault = waiting.pop(0)
        if id(fault) in seen:
            continue
        seen.add(id(fault))
        yield fault
        causes = (getattr(fault, "error", None) if isinstance(fault, WorkerFailed) else None,)
        members = fault.exceptions if isinstance(fault, BaseExceptionGroup) else ()
        linked = (*causes, fault.__cause__, fault.__context__, *members)
        waiting.extend(cause for cause in linked if isinstance(cause, BaseException))


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {frame.f_code.co_filename}:{line}:{frame.f_code.co_name}" for frame, line in traceback.walk_tb(trace)]


def write_fault(error: BaseException, path: Path | None) -> bool:
    """Add the error to the log at `path`, readable by its owner only; whether that worked. Never raises."""
    if path is None:
        return False
    moment = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    head = f"{moment} python {platform.python_version()} {platform.system()}"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(path, flags, 0o600)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
            if os.fstat(descriptor).st_size > LARGEST_LOG:
                os.ftruncate(descriptor, 0)
            os.write(descriptor, ("\n".join([head, *describe(error)]) + "\n\n").encode("utf-8", "replace"))
        finally:
            os.close(descriptor)
    except Exception:
        return False
    return True
