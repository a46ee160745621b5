"""How soon the room screen shows what was recorded. Refuses to be a test: it prints figures for a person to judge.

Two real processes: this one records through a session, and a room screen runs in a pseudo-terminal of its own. The
clock runs from the call that records until the words are on the terminal. Aims: p95 under 200 ms, blank under 100 ms.

    python bench/room.py
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.pseudo_terminal import Terminal

EVENTS = 60
BLANKS = 20


def main() -> None:
    """Prints the lags."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOLDSPACE_HOME"] = folder
        _measure()


def _measure() -> None:
    from sessions.library import beginning, templates
    from sessions.lines.carry_out import perform
    from sessions.live import room_file as roomfile

    held = beginning.new_session("A day", [templates.built_in()["live-grid"]])
    perform(held, "+ child Tama: the child")
    perform(held, "show 1")
    command = [sys.executable, "-m", "tests.tui.room_demo", str(roomfile.path_of(held.name))]
    started = time.monotonic()
    with Terminal(command, cwd=Path(__file__).parents[1], columns=57, rows=16) as terminal:
        terminal.wait_for("the child", 15)
        print(f"start to picture            {(time.monotonic() - started) * 1000:6.0f} ms")
        follows = []
        for number in range(1000, 1000 + EVENTS):
            line, words = f"1 why: answer number {number}", f"number {number}".encode()
            follows.append(_lag(partial(perform, held, line), partial(_written, terminal, words)))
        blanks = []
        for _ in range(BLANKS):
            blanks.append(_lag(lambda: perform(held, "blank"), lambda: not terminal.text().strip()))
            perform(held, "blank off")
            terminal.wait_for("number")
        written = len(terminal.raw)
        time.sleep(1.0)
        print(f"written in an idle second   {len(terminal.raw) - written:6d} bytes")
    held.close()
    _say(f"recorded to seen ({EVENTS})", follows)
    _say(f"blank to empty ({BLANKS})", blanks)


def _written(terminal: Terminal, words: bytes) -> bool:
    return words in terminal.raw


def _lag(act: Callable[[], object], seen: Callable[[], bool]) -> float:
    """Seconds from the start of the act until it is seen."""
    # At no fixed beat, or every act would meet the room screen at the same moment of its own.
    time.sleep(random.uniform(0.03, 0.09))
    begun = time.monotonic()
    act()
    while not seen():
        if time.monotonic() - begun > 5:
            raise SystemExit("the room screen did not follow")
        time.sleep(0.002)
    return time.monotonic() - begun


def _say(what: str, lags: list[float]) -> None:
    ordered = sorted(lag * 1000 for lag in lags)
    p50, p95 = (ordered[int(len(ordered) * part) - (part == 1)] for part in (0.5, 0.95))
    print(f"{what:27} p50 {p50:4.0f}   p95 {p95:4.0f}   max {ordered[-1]:4.0f} ms")


if __name__ == "__main__":
    main()
