"""The terminal driver: forgiving input, output that never blocks, tidy stops.

Textual's own driver is kept and only a few of its guarded private names are replaced (see tests/tui/test_terminal.py).
Unix only: never import this on Windows.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from exercises.kernel.expression import expression
from tui.app.steady_parser import SteadyParser

if TYPE_CHECKING:
    from tui.app.terminal import SteadyApp

PATIENCE = 1.0
"""Seconds a terminal may take no output before pictures are dropped instead of waited for."""
SMALLEST = (24, 6)
"""Columns and rows drawn for at least: Textual's wrapping fails in panes with no width left."""
HANGUP_STATUS = 128 + signal.SIGHUP
"""Exit status when the terminal was closed."""
PASTE_QUIET = 5.0
"""Seconds without a byte after which a paste whose end mark was lost is taken as ended."""

BACK_TO_NORMAL = (
    "\x1b[?2004l\x1b[?2048l\x1b[?1016l\x1b[?1015l\x1b[?1006l\x1b[?1003l\x1b[?1000l\x1b[?1004l"
    "\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
_PASTE_START, _PASTE_END = "\x1b[200~", "\x1b[201~"
_PASTE_MARK = expression("\x1b\\[20[01]~")
_CUT_MARK = expression("\x1b\\[20?[01]?$")
_CUT_MARK_IN_PASTE = expression("\x1b(\\[(2(0(1)?)?)?)?$")
_CONTROLS_IN_PASTE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class TerminalGone(OSError):
    """The terminal was closed."""


class ForgivingDecoder:
    """UTF-8 in pieces: wrong bytes become U+FFFD, and control characters inside a paste never reach the key parser.

    Without the second part an escape inside a pasted text would be read as keys, and keys run commands.
    """

    def __init__(self, errors: str = "replace") -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._unfinished = ""
        self._pasting = False
        self._last_read = time.monotonic()

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of these bytes, as far as it is whole; no bytes at all mean that the terminal is gone."""
        if not data and not final:
            raise TerminalGone
        text = self._unfinished + self._utf8.decode(data, final)
        now, before = time.monotonic(), self._last_read
        self._last_read = now
        parts: list[str] = []
        if self._pasting and now - before > PASTE_QUIET:
            parts.append(_PASTE_END)
            self._pasting = False
        position = 0
        for mark in _PASTE_MARK.finditer(text):
            parts.append(self._safe(text[position : mark.start()]))
            starts = mark.group() == _PASTE_START
            if starts != self._pasting:
                parts.append(mark.group())
                self._pasting = starts
            position = mark.end()
        rest = text[position:]
        cut = None if final else (_CUT_MARK_IN_PASTE if self._pasting else _CUT_MARK).search(rest)
        self._unfinished = cut.group() if cut else ""
        parts.append(self._safe(rest[: cut.start()] if cut else rest))
        return "".join(parts)

    def _safe(self, text: str) -> str:
        return _CONTROLS_IN_PASTE.sub("", text) if self._pasting else text


def _decoder_for(_encoding: str) -> type[ForgivingDecoder]:
    return ForgivingDecoder


class PatientOutput:
    """The terminal as a file: waits a moment for a slow one, then drops pictures rather than stop the program."""

    def __init__(self, on_gone: Callable[[], None], on_dropped: Callable[[], None]) -> None:
        self._encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
        self._on_gone, self._on_dropped = on_gone, on_dropped
        self._gone = self._stalled = False
        self.taken = 0
        """How many pieces the terminal has taken, or was given up on."""
        self._descriptor = self._open()

    @staticmethod
    def _open() -> int:
        # An own open file: O_NONBLOCK on the shared one would also change the shell's.
        try:
            return os.open(os.ttyname(1), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            return os.dup(1)

    def fileno(self) -> int:
        """The descriptor written to."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether this is a terminal."""
        return True

    def flush(self) -> None:
        """Nothing is kept back, so nothing is done."""

    def be_patient(self) -> None:
        """Wait for the terminal again, also after it stalled."""
        self._stalled = False

    def ready(self) -> bool:
        """Whether the terminal takes output now."""
        return self._gone or self._writable(0)

    @property
    def has_stalled(self) -> bool:
        """Whether the terminal takes nothing, so that what was written last is not all seen."""
        return self._stalled

    def _writable(self, seconds: float) -> bool:
        return bool(select.select([], [self._descriptor], [], seconds)[1])

    def write(self, text: str) -> int:
        """Write the text, or drop the rest of it when the terminal stalls or is gone."""
        waiting = memoryview(text.encode(self._encoding, "replace"))
        while waiting and not self._gone:
            try:
                if not self._writable(0 if self._stalled else PATIENCE):
                    if not self._stalled:
                        self._stalled = True
                        self._on_dropped()
                    break
                waiting = waiting[os.write(self._descriptor, waiting[:4096]) :]
                self._stalled = False
            except BlockingIOError:
                time.sleep(0.01)
            except (OSError, ValueError):
                self._gone = True
                self._on_gone()
        self.taken += 1
        return len(text)


class SteadyDriver(LinuxDriver):
    """Textual's driver with the input, output and stop handling that a live workshop needs."""

    def __init__(self, app: SteadyApp, *, debug: bool = False, mouse: bool = True, size: Any = None) -> None:
        vars(linux_driver)["getincrementaldecoder"] = _decoder_for
        vars(linux_driver)["XTermParser"] = SteadyParser
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()
        self._steady_app = app
        self._given_back = False
        self._output = PatientOutput(self._tell_gone, self._tell_dropped)
        self._handed = 0
        self._file = cast(Any, self._output)

    def _later(self, call: Callable[[], object]) -> None:
        # The loop may have closed already; then there is nobody left to tell.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call)

    def _tell_gone(self) -> None:
        self._later(lambda: self._steady_app.leave_with(HANGUP_STATUS))

    def _tell_dropped(self) -> None:
        self._later(self._redraw_when_ready)

    def _redraw_when_ready(self) -> None:
        if self._output.ready():
            self._output.be_patient()
            self._steady_app.repaint()
        else:
            self._loop.call_later(0.25, self._redraw_when_ready)

    def write(self, data: str) -> None:
        """Hand a piece to the thread that writes."""
        super().write(data)
        self._handed += 1

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has not taken all yet that was drawn for it."""
        return self._output.has_stalled or self._output.taken < self._handed

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            width, height = os.get_terminal_size(self.fileno)
        except OSError:
            width = height = 0
        return self._drawable(width, height) if width and height else (80, 24)

    @staticmethod
    def _drawable(width: int, height: int) -> tuple[int, int]:
        return max(width, SMALLEST[0]), max(height, SMALLEST[1])

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal said, never a size too small to draw."""
        if isinstance(message, events.Resize):
            message = events.Resize.from_dimensions(self._drawable(*message.size), message.pixel_size)
        super().process_message(message)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self._tell_gone()
        except Exception as error:
            fault = error
            self._later(lambda: self._steady_app._handle_exception(fault))

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was found."""
        self._output.be_patient()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def _sigtstp_application(self, *_: object) -> None:
        # Not in the signal handler itself: it may interrupt a write that holds a lock this needs.
        self._later(self._stop_for_a_while)

    def _sigcont_application(self, *_: object) -> None:
        self._later(self._come_back)

    def _stop_for_a_while(self) -> None:
        if self._auto_restart and not self._given_back:
            self.suspend_application_mode()
            self._given_back = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _come_back(self) -> None:
        if not self._auto_restart or self._steady_app.is_leaving:
            return
        # After SIGSTOP nothing was given back, yet the shell may have changed the terminal meanwhile.
        if not self._given_back:
            self.suspend_application_mode()
        self._given_back = False
        self._must_signal_resume = True
        self.resume_application_mode()

    def restore_by_force(self) -> None:
        """Put the terminal back from any thread, without waiting for anything."""
        with contextlib.suppress(Exception):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with contextlib.suppress(Exception):
            if self._output._writable(0.2):
                os.write(self._output.fileno(), BACK_TO_NORMAL.encode("ascii"))
