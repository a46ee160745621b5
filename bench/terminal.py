"""A command in a pseudo-terminal with a clock, for the benchmarks. Refuses to know what it shows."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MINIMAL = """
from textual.app import App, ComposeResult
from textual.widgets import Input, Static
class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("THE-END-OF-THE-FRAME")
        yield Input()
Minimal().run()
"""
"""What every start is measured against."""
HOLDSPACE = """
import sys
from tui.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
CONSOLE = """
import sys
from tui.cli.main import main
sys.exit(main(["open", sys.argv[1]]))
"""


class Terminal:
    """A command in a pseudo-terminal; only as much of one as a clock needs."""

    def __init__(self, code: str, *arguments: str, home: Path, columns: int = 80, rows: int = 24) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, "HOLDSPACE_HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        # Compiled once and kept, as in any installation, also where this environment leaves no bytecode behind.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.seen = b""

    def until(self, wanted: bytes, timeout: float = 20.0) -> float:
        """Seconds since the start when these bytes were drawn."""
        while wanted not in self.seen:
            if not self._read(timeout):
                raise SystemExit(f"not drawn: {wanted!r}")
        return time.perf_counter() - self.began

    def _read(self, timeout: float) -> bool:
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        self.seen += os.read(self.master, 65_536)
        return True

    def quiet(self, seconds: float = 0.3) -> None:
        """Waits until nothing is drawn any more."""
        while self._read(seconds):
            pass

    def key(self, keys: bytes) -> float:
        """Seconds from a key to the first thing drawn after it."""
        self.seen = b""
        began = time.perf_counter()
        os.write(self.master, keys)
        if not self._read(5.0):
            raise SystemExit("nothing was drawn after a key")
        return time.perf_counter() - began

    def first_frame(self) -> float:
        """Seconds since the start when the last of the first picture was drawn: nothing follows it for a while."""
        last = 0.0
        while not last or self._read(0.3):
            if not last and not self._read(20.0):
                raise SystemExit("nothing was drawn")
            last = time.perf_counter() - self.began
        return last

    def close(self) -> float:
        """Ends the command; the seconds of processor that it took."""
        os.killpg(self.process.pid, signal.SIGKILL)
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self.master)
        return used.ru_utime + used.ru_stime


def median_ms(values: list[float]) -> float:
    """The median in milliseconds."""
    return statistics.median(values) * 1000


def p95_ms(values: list[float]) -> float:
    """The value 95 of 100 stay below, in milliseconds."""
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)] * 1000
