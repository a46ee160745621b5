"""A real pseudo-terminal for tests: a command, its keys, its screen, its end. Refuses to know any app."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte

LONGEST = 60.0
"""Seconds in which whatever is waited for has come, however busy the computer: no measure of speed."""
_CONFUSING = re.compile(
    r"\x1b\[[<>=][0-9;:]*[a-zA-Z]"  # keyboard protocol
    r"|\x1b\[\??[0-9;]*\$[a-z]"  # mode queries
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, pointer shapes, clipboard
    r"|\x1b[P_^X][^\x1b]*\x1b\\"
)
_ALTERNATE = re.compile(r"\x1b\[\?1049[hl]")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[P_^X][^\x1b]*\x1b?)?$")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])[0-9;]*u")
_LEFT_ON = {
    b"1049": "the alternate screen is on",
    b"1000": "mouse reporting is on (1000)",
    b"1002": "mouse reporting is on (1002)",
    b"1003": "mouse reporting is on (1003)",
    b"1004": "focus reporting is on",
    b"2004": "bracketed paste is on",
    b"2048": "in-band resize reporting is on",
}
_LEFT_OFF = {b"25": "the cursor is hidden", b"7": "line wrap is off"}


def _begin() -> None:
    """In the new process: the terminal is its own, and signals act as in a person's shell.

    A test run that was started in the background ignores some of them, and would hand that on.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
        signal.signal(number, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A command running in a pseudo-terminal of its own, with everything it wrote.

    `environment` is added to this process's (a value of None removes the name).
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: dict[str, str | None] | None = None,
        cwd: str | Path | None = None,
    ) -> None:
        self.raw = b""
        """Everything the command wrote."""
        self._fed = 0
        self._lock = threading.RLock()
        self._held = ""
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.Stream(self._screen)
        self._master, self._slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._set_size(columns, rows)
        self._modes_before = termios.tcgetattr(self._slave)
        self._closing = False
        self.reading = True
        """Set to False to play a terminal that takes no output."""
        # Line length and size of the outer terminal must not reach the inner one.
        merged: dict[str, str | None] = {**os.environ, "TERM": "xterm-256color", "COLUMNS": None, "LINES": None}
        merged |= environment or {}
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={name: value for name, value in merged.items() if value is not None},
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_begin,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The command's process id."""
        return self.process.pid

    def _ready(self, event: int, milliseconds: int) -> bool:
        """Whether the terminal can be read or written; poll, since select knows only the first 1,024 files."""
        poll = select.poll()
        poll.register(self._master, event)
        return bool(poll.poll(milliseconds))

    def _read(self) -> None:
        while not self._closing:
            try:
                if not self.reading:
                    time.sleep(0.02)
                elif self._ready(select.POLLIN, 20):
                    data = os.read(self._master, 65_536)
                    with self._lock:
                        self.raw += data
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                return

    def _show(self) -> None:
        with self._lock:
            data, self._fed = self.raw[self._fed :], len(self.raw)
            text = self._held + self._utf8.decode(data)
            cut = _UNFINISHED.search(text)
            self._held = cut.group() if cut else ""
            text = _CONFUSING.sub("", text[: cut.start()] if cut else text)
            # pyte has one screen only: entering and leaving the other one starts on an empty page.
            text = _ALTERNATE.sub("\x1b[0m\x1b[2J\x1b[H", text)
            with contextlib.suppress(IndexError):
                self._stream.feed(text)

    def lines(self) -> list[str]:
        """The screen's rows without the spaces at their ends."""
        with self._lock:
            self._show()
            return [row.rstrip() for row in self._screen.display]

    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines())

    def lines_after(self, count: int) -> list[str]:
        """The screen's rows as they were after so many bytes."""
        screen: Any = pyte.Screen(self._screen.columns, self._screen.lines)
        text = _CONFUSING.sub("", self.raw[:count].decode("utf-8", "replace"))
        with contextlib.suppress(IndexError):
            pyte.Stream(screen).feed(_ALTERNATE.sub("\x1b[0m\x1b[2J\x1b[H", text))
        return [row.rstrip() for row in screen.display]

    def wait_for(self, wanted: str | Callable[[], object], timeout: float = LONGEST) -> None:
        """Wait until the screen has this text, or this answers something true."""
        end = time.monotonic() + timeout
        while True:
            if wanted in self.text() if isinstance(wanted, str) else wanted():
                return
            if time.monotonic() > end:
                status = self.process.poll()
                raise AssertionError(f"not seen in {timeout} s: {wanted!r} (exit status {status})\n{self.text()}")
            time.sleep(0.02)

    def send(self, keys: str | bytes, timeout: float = LONGEST) -> None:
        """Type these characters or bytes."""
        waiting = memoryview(keys.encode() if isinstance(keys, str) else keys)
        end = time.monotonic() + timeout
        while waiting:
            try:
                waiting = waiting[os.write(self._master, waiting[:1024]) :]
            except BlockingIOError:
                if time.monotonic() > end:
                    raise AssertionError(f"the command reads no keys\n{self.text()}") from None
                self._ready(select.POLLOUT, 50)

    def paste(self, text: str | bytes) -> None:
        """Paste as a terminal does, between bracketed paste marks."""
        self.send(b"\x1b[200~" + (text.encode() if isinstance(text, str) else text) + b"\x1b[201~")

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        with self._lock:
            self._show()
            self._screen.resize(rows, columns)
            self._set_size(columns, rows)

    def signal(self, number: int) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    def stopped(self) -> bool:
        """Whether the command is stopped (Linux)."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def rests(self) -> bool:
        """Whether the command waits for keys, all it was typed being read and all it wrote being here (Linux).

        A busy machine may leave it waiting for a processor or a disk; then it does not rest.
        """
        waiting = bytearray(4)
        for descriptor in (self._slave, self._master):
            fcntl.ioctl(descriptor, termios.FIONREAD, waiting)
            if any(waiting):
                return False
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            tasks = [one.read_text() for one in Path(f"/proc/{self.pid}/task").glob("*/stat")]
            return all(task.rpartition(")")[2].split()[0] in "SZX" for task in tasks)
        return True

    def hang_up(self) -> None:
        """Close the window while the command runs."""
        self._closing = True
        self._reader.join()
        os.close(self._master)
        self._master = -1

    def wait_exit(self, timeout: float = LONGEST) -> int:
        """The exit status, negative for a signal, after everything written was read."""
        try:
            status = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {timeout} s\n{self.text()}") from None
        before = -1
        self.reading = True
        while self._master >= 0 and before != len(self.raw):
            before = len(self.raw)
            time.sleep(0.05)
        return status

    def sane(self) -> list[str]:
        """What is wrong with the terminal now; empty when it is as it was at the start."""
        on: dict[bytes, bool] = {}
        for numbers, letter in _MODE.findall(self.raw):
            for number in numbers.split(b";"):
                on[number] = letter == b"h"
        wrong = [words for number, words in _LEFT_ON.items() if on.get(number)]
        wrong += [words for number, words in _LEFT_OFF.items() if on.get(number) is False]
        pushed = 0
        for direction in _KITTY.findall(self.raw):
            pushed = pushed + 1 if direction == b">" else max(0, pushed - 1)
        if pushed:
            wrong.append("the keyboard protocol is on")
        with contextlib.suppress(termios.error):
            if termios.tcgetattr(self._slave) != self._modes_before:
                wrong.append("the line settings were changed (raw mode)")
        return wrong

    def close(self) -> None:
        """End the command if it runs and give everything back."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self.process.wait(LONGEST)
        self._closing = True
        self._reader.join(2)
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        self._master = self._slave = -1
