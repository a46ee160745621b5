"""Where this window's notes go, kept between two spells of typing and over a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.boards.capture import Capture

if TYPE_CHECKING:
    from tui.console.screen import ConsoleScreen


class NotesKept:
    """The question and area this window left off at, while the session stays where it was."""

    def __init__(self, console: ConsoleScreen) -> None:
        self._console = console
        self._capture: Capture | None = None
        self._in_force = ""
        """Which exercise, question and area the session was in when notes were begun."""

    def _found(self) -> Capture | None:
        run, board = self._console.run_now, self._console.board
        return board.capture(run.state) if run is not None and board is not None else None

    def _place(self, capture: Capture) -> str:
        return f"{self._console.session.state.current} {capture.lead}"

    def now(self) -> Capture | None:
        """Where notes go: where this window left off, or where the session is if that changed since; None for none."""
        found = self._found()
        if found is None:
            return None
        if self._capture is None or self._place(found) != self._in_force:
            self._capture, self._in_force = found, self._place(found)
        return self._capture

    def takes(self, line: str) -> bool:
        """Whether a whole line is a note of this exercise."""
        found = self._found()
        return found is not None and found.take(line) is not None

    def asked(self, capture: Capture) -> None:
        """The session asks this window's question now."""
        self._in_force = self._place(capture)

    def kept(self) -> dict[str, str]:
        """Where they go, for the draft; empty for nowhere."""
        capture = self._capture
        return (
            {"question": capture.question, "area": capture.area, "in_force": self._in_force}
            if capture is not None
            else {}
        )

    def take_up(self, kept: object) -> str:
        """Goes on where this window's notes went last time; says where, or "" when that was nowhere."""
        found = self._found()
        if found is None or not isinstance(kept, dict):
            return ""
        if kept.get("question") not in found.questions or kept.get("area") not in found.areas:
            return ""
        if kept.get("in_force") != self._place(found):
            return ""  # the session went on to another question since
        self._in_force = str(kept["in_force"])
        found.question, found.area = str(kept["question"]), str(kept["area"])
        self._capture = found
        return found.name
