"""A tiny app for the pseudo-terminal tests: entered lines go to a file. Refuses to be anything but a test."""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from tui.app.entry import EntryBar
from tui.app.terminal import SteadyApp, run_steady


class SteadyDemo(SteadyApp):
    """An entry bar over a list, with faults on demand."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+t", "touch", priority=False), Binding("q", "touch")]

    def __init__(self, file: Path, what: str) -> None:
        super().__init__()
        self.file, self.what = file, what
        self.bar = EntryBar(limit=200, placeholder="ready")

    def compose(self) -> ComposeResult:
        yield self.bar
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        if self.what == "crash-at-mount":
            self.break_down("PRIVATE-NOTE")
        if self.what == "hang-at-mount":
            time.sleep(60)
        self.bar.focus()

    def break_down(self, note: str) -> None:
        private_local = note + " in a local value"
        raise ValueError(f"{note} in a message {private_local}")

    @work
    async def break_in_worker(self, note: str) -> None:
        self.break_down(note)

    @work(thread=True)
    def break_in_thread(self, note: str) -> None:
        self.break_down(note)

    @work(thread=True)
    def signal_beside(self, number: int) -> None:
        time.sleep(1)  # nothing else goes on by then
        signal.pthread_kill(threading.get_ident(), number)
        time.sleep(60)

    def keep(self, line: str) -> None:
        with self.file.open("a", encoding="utf-8") as kept:
            kept.write(line + "\n")

    def action_touch(self) -> None:
        self.keep("<touched>")

    def on_entry_bar_entered(self, message: EntryBar.Entered) -> None:
        if message.text.startswith("crash"):
            note = "PRIVATE-NOTE"
            match message.text:
                case "crash":
                    self.break_down(note)
                case "crash-worker":
                    self.break_in_worker(note)
                case "crash-thread":
                    self.break_in_thread(note)
        if message.text.startswith("signal "):
            self.signal_beside(int(message.text.split()[1]))
        if message.text == "draw much":
            self.set_interval(0.01, self.repaint)
        if message.text == "hang":
            time.sleep(60)
        if self.what == "slow":
            time.sleep(0.3)
        if self.what == "refuse" and message.text == "aaa":
            message.entry.give_back(message.text)
            return
        self.keep(message.text)
        self.query_one(OptionList).add_option(message.text)

    def on_entry_bar_pasted_lines(self, message: EntryBar.PastedLines) -> None:
        for start in range(0, len(message.lines), 1000):
            self.keep("\n".join(message.lines[start : start + 1000]))
        self.query_one(OptionList).add_option(f"{len(message.lines)} lines pasted")

    def on_entry_bar_too_long(self, message: EntryBar.TooLong) -> None:
        self.query_one(OptionList).add_option(f"too long: {message.length} of {message.limit}")

    def put_everything_away(self) -> None:
        self.keep("<put away>" + "|".join(self.bar.unsent))

    def crash_log_path(self) -> Path:
        return self.file.with_suffix(".log")


if __name__ == "__main__":
    sys.exit(run_steady(SteadyDemo(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")))
