"""The base of every app: signals, repaints, faults and the way out.

A little long: every way an app can end stands here once.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from tui.app.faults import write_fault
from tui.app.quick_start import first_picture
from tui.app.surroundings import keep_private, leaving_signals, reason_to_refuse, say

FAULT_STATUS = 70
"""Exit status after a fault in the program (EX_SOFTWARE)."""
REFUSED_STATUS = 2
"""Exit status when the terminal cannot be used."""

_REPAINT_AFTER = 0.3
_LONGEST_GOODBYE = 2.0


class SteadyApp(App[None]):
    """An app that leaves the terminal, the screen and the work in order, whatever ends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "repaint", show=False, system=True)]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.animation_level = "none"
        self.ticks: Callable[[], float] = time.monotonic
        """Seconds, for telling a habit from what is meant."""
        self.fault: BaseException | None = None
        """What went wrong in the program, once something has."""
        self._fault_logged = False
        self.leaving_status: int | None = None
        """The exit status a signal or a lost terminal asked for."""
        self._put_away = False
        self._repaint_timer: Timer | None = None
        self._has_rules_over = False
        self._pictured = False
        """Whether the first picture is drawn; a size that is told before it needs no second one."""
        self._last_hint = -60.0
        self._goodbyes: SimpleQueue[int] | None = None
        self.steady_loop: asyncio.AbstractEventLoop | None = None
        """The loop this runs on, once it runs."""

    # What an app may override.

    def put_everything_away(self) -> None:
        """Flush drafts and saves; called once before the app ends. Must not raise and must not wait for long.

        As a last resort, when the program hangs, it is called from another thread.
        """

    def crash_log_path(self) -> Path | None:
        """Where faults are logged. The path is shown to the person, so it must say nothing of the session."""
        return None

    def crash_sentence(self, log: Path | None) -> str:
        """What the person reads after a fault: what happened, what is safe, what to do next."""
        where = f" For whoever mends it, the places in the program are in {log}." if log else ""
        return (
            "holdspace had to stop because of a fault in the program. "
            f"What was saved is safe on this computer; start holdspace again to go on.{where}"
        )

    def action_leave(self) -> None:
        """Ctrl+C: say how to leave, and leave nothing."""
        now = time.monotonic()
        if now - self._last_hint > 3:
            self._last_hint = now
            self.notify(self.leaving_words(), markup=False)

    def leaving_words(self) -> str:
        """How to leave, and what becomes of everything."""
        return "Press ctrl+q to leave. Nothing is lost."

    def copy_to_clipboard(self, text: str) -> None:
        """As any app; but nothing marked never empties the clipboard."""
        if text.strip():
            super().copy_to_clipboard(text)

    # Screens over others.

    def rules_over(self) -> str:
        """Style rules for what the first picture never has; read as something else is shown for the first time."""
        from tui.app.themes_css import OVER_CSS

        return OVER_CSS

    def read_rules_over(self) -> None:
        """Has those rules from now on."""
        if not self._has_rules_over:
            self._has_rules_over = True
            self.stylesheet.add_source(self.rules_over(), read_from=(type(self).__name__, "rules over"))

    def notify(self, *arguments: Any, **options: Any) -> None:
        """As any app."""
        self.read_rules_over()
        super().notify(*arguments, **options)

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """As any app; but a screen that is left twice, as by enter and enter, is left once.

        Textual would take away whatever lies on top then, and the last screen of all with it.
        """
        self.read_rules_over()
        if isinstance(screen, Screen):
            leave = screen.dismiss

            def once(result: Any = None) -> AwaitComplete:
                return leave(result) if self.screen is screen else AwaitComplete()

            screen.dismiss = once  # type: ignore[method-assign]
        return super().push_screen(screen, *arguments, **options)

    # Leaving.

    @property
    def is_leaving(self) -> bool:
        """Whether the app is on its way out, or being taken down: its timers still ring when its parts are gone."""
        return not self.is_running or self._exit or self.leaving_status is not None or self.fault is not None

    def action_help_quit(self) -> None:
        """Textual's own answer to ctrl+c; ours is `action_leave`."""
        self.action_leave()

    async def action_quit(self) -> None:
        """Put everything away and leave."""
        self.put_away_once()
        self.exit()

    def put_away_once(self) -> None:
        """Call `put_everything_away` unless that was done; a fault in it is logged, never raised."""
        if not self._put_away:
            self._put_away = True
            try:
                self.put_everything_away()
            except Exception as error:
                self.log_quietly(error)

    def leave_with(self, status: int) -> None:
        """End with this exit status, within a short time even when the program hangs. Not for other threads."""
        if self.leaving_status is None and self.fault is None:
            self.leaving_status = status
            self.watch_goodbye(status)
            self.put_away_once()
            self.exit(return_code=status)

    def watch_goodbye(self, status: int) -> None:
        """Make sure that the process ends soon; only when started by `run_steady`."""
        if self._goodbyes is not None:
            self._goodbyes.put(status)

    def start_watch(self) -> None:
        """Start the thread that ends a program that hangs; it exists beforehand, for signals come at any moment."""
        self._goodbyes = SimpleQueue()
        threading.Thread(target=self._end_by_force, args=(self._goodbyes,), daemon=True, name="goodbye").start()

    def _end_by_force(self, goodbyes: SimpleQueue[int]) -> None:
        status = goodbyes.get()
        time.sleep(_LONGEST_GOODBYE)
        helper = threading.Thread(target=self.put_away_once, daemon=True)
        helper.start()
        helper.join(0.5)
        self.restore_by_force()
        if self.fault is not None:
            say(self.crash_sentence(self.written_log()))
        os._exit(status)

    def restore_by_force(self) -> None:
        """Put the terminal back without the help of the message loop."""
        with contextlib.suppress(AttributeError):
            self._driver.restore_by_force()  # type: ignore[union-attr]

    # Faults.

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with every local value: private notes, on the projector.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.take_fault(error)
        self._return_code = FAULT_STATUS
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Textual's way to end with a drawn error: end the same way, and draw nothing."""
        self._handle_exception(RuntimeError())

    def take_fault(self, error: BaseException) -> None:
        """Log the first fault and put everything away."""
        if self.fault is None:
            self.fault = error
            self._fault_logged = self.log_quietly(error)
            self.watch_goodbye(FAULT_STATUS)
            self.put_away_once()

    def written_log(self) -> Path | None:
        """The fault log, if the fault could be written there."""
        return self.crash_log_path() if self._fault_logged else None

    def log_quietly(self, error: object) -> bool:
        """Log an error, whether or not it ends anything; whether that worked."""
        try:
            return isinstance(error, BaseException) and write_fault(error, self.crash_log_path())
        except Exception:
            return False  # the path itself may need what an unfinished start did not make

    # The picture.

    def get_driver_class(self) -> type[Driver]:
        """The steady driver where there is one."""
        if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
            return super().get_driver_class()
        from tui.app.steady_driver import SteadyDriver

        return SteadyDriver

    def refresh_css(self, animate: bool = True) -> None:
        """Apply new colours; before there is a screen they are only noted, and the rules are read once, with it."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    @property
    def is_behind(self) -> bool:
        """Whether the terminal shows an older picture than the one drawn last."""
        return bool(getattr(self._driver, "is_behind", False))

    def repaint(self) -> None:
        """Draw everything again, whatever the terminal shows now."""
        if not self._running or not self._screen_stack:
            return
        self.refresh(layout=True, repaint=True)
        self.screen.refresh(layout=True, repaint=True)
        for widget in self.screen.query("*"):
            widget.refresh()

    action_repaint = repaint

    @on(events.Resize)
    def _repaint_after_resize(self) -> None:
        if not self._pictured:
            return
        if self._repaint_timer is not None:
            self._repaint_timer.stop()
        self._repaint_timer = self.set_timer(_REPAINT_AFTER, self._after_resize)

    def _after_resize(self) -> None:
        if self._has_its_size():
            self.repaint()

    def _has_its_size(self) -> bool:
        """Whether it is drawn for the size its terminal has; told once more where it is not, for of two sizes that a
        terminal took close together the first may have been told last."""
        size = Size(*getattr(self._driver, "_get_terminal_size", lambda: self.size)())
        if size != self.size:
            self.post_message(events.Resize(size, size))
        return size == self.size

    @on(events.Mount)
    def _begin_steadily(self) -> None:
        self.call_after_refresh(self._first_picture)
        self.app_resume_signal.subscribe(self, lambda _app: self.repaint())

    def _first_picture(self) -> None:
        self._pictured = True
        self.set_timer(_REPAINT_AFTER, self._has_its_size)
        first_picture()


def is_going(screen: Screen[Any]) -> bool:
    """Whether a screen is taken away, so that what went on beside it has nowhere to write: Textual calls it mounted to
    its end, when its parts are gone already."""
    app = screen.app
    return not screen.display or (isinstance(app, SteadyApp) and app.is_leaving)


async def _live(app: SteadyApp) -> None:
    app.steady_loop = loop = asyncio.get_running_loop()

    loop.set_exception_handler(lambda _loop, context: app.log_quietly(context.get("exception")))
    with _woken_by_signals(loop):
        await app.run_async()


@contextlib.contextmanager
def _woken_by_signals(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Has the loop answer every signal at once. The system may hand one to another thread, and then the loop, which is
    the only one to answer it, would go on waiting until a key is pressed."""
    if sys.platform == "win32":  # its loop is woken already
        yield
        return
    here, there = socket.socketpair()
    with here, there:
        for end in (here, there):
            end.setblocking(False)
        loop.add_reader(here, here.recv, 4096)
        before = signal.set_wakeup_fd(there.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(before)
            loop.remove_reader(here)


def run_steady(app: SteadyApp) -> int:
    """Run the app on this terminal; the exit status for `sys.exit`. Only for the main thread."""
    sentence = reason_to_refuse()
    if sentence is not None:
        say(sentence)
        return REFUSED_STATUS
    keep_private(app.log_quietly)
    app.start_watch()

    def on_signal(number: int, _frame: FrameType | None) -> None:
        if app.steady_loop is None:
            raise SystemExit(128 + number)
        app.watch_goodbye(128 + number)
        with contextlib.suppress(RuntimeError):
            app.steady_loop.call_soon_threadsafe(app.leave_with, 128 + number)

    before = {number: signal.signal(number, on_signal) for number in leaving_signals()}
    try:
        asyncio.run(_live(app))
    except SystemExit as leaving:
        app.leaving_status = leaving.code if isinstance(leaving.code, int) else 1
        app.restore_by_force()
    except Exception as error:
        app.take_fault(error)
        app.restore_by_force()
    finally:
        app.put_away_once()
        for number, handler in before.items():
            signal.signal(number, handler)
    if app.fault is not None:
        say(app.crash_sentence(app.written_log()))
        return FAULT_STATUS
    return app.leaving_status or app.return_code or 0
