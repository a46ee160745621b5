"""A line that is typed in a terminal is looked at while it is typed, so that a kill costs a second or two of it.

The look comes as a signal, which Python serves in the midst of a line; without signals, or where the terminal's own
line is all there is, only whole lines are seen.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import ModuleType

EVERY = 1.0
"""Seconds between two looks."""


@contextlib.contextmanager
def kept_as_typed(keep: Callable[[str], None]) -> Iterator[None]:
    """While a line is read, `keep` is given what stands in it, whenever that changed. What it cannot do is done at the
    next look."""
    line = _line_editor()
    if line is None or not hasattr(signal, "setitimer"):
        yield
        return
    seen = ""

    def look(*_: object) -> None:
        nonlocal seen
        now = line.get_line_buffer()
        if now and now != seen:
            with contextlib.suppress(Exception):  # a disk that refuses must not end the line
                keep(now)
                seen = now

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def typed_lines(keep: Callable[[str], None]) -> Iterator[str]:
    """The lines typed in a terminal until ctrl d, each looked at while it is typed, and kept once it is ended."""
    while True:
        try:
            with kept_as_typed(keep):
                line = input()
        except EOFError:
            return
        with contextlib.suppress(OSError):
            keep(line)
        yield f"{line}\n"


def _line_editor() -> ModuleType | None:
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)  # what is written here is for its author alone
    return readline
