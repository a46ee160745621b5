"""What stands in the command bar, and how it is drawn. Refuses to know how it came there.

Its lines wait aside rather than be mixed: an unfinished line makes room for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical

from exercises.kernel.record import Record
from exercises.kernel.shape import Completion
from tui.app.text import fit, width
from tui.boards.board import Drawing, EntryField, Pointing
from tui.boards.capture import Capture
from tui.boards.pane import FixedLines
from tui.console.entry import ConsoleEntry
from tui.console.mirror import may_be_read
from tui.console.preview import preview_rows

if TYPE_CHECKING:
    from tui.console.screen import ConsoleScreen


class Waiting(Record):
    """What was being typed, while something else is."""

    card: list[EntryField]
    capture: Capture | None
    line: str
    """The words as a whole line, as it waits aside; "" for none."""
    open: bool
    """Whether the field had the keys."""
    under: Waiting | None
    """What waited already."""
    prefilled: str = ""
    """The beginning of the line, when a key put it there."""


class BarState(Vertical):
    """The field, what leads it, what waits, and what is said under it."""

    def __init__(self, console: ConsoleScreen, **options: Any) -> None:
        super().__init__(**options)
        self.console = console
        self.card: list[EntryField] = []
        """The fields still to come on the open card, the present one first; empty when no card is open."""
        self.capture: Capture | None = None
        """Where notes go while they are typed one after the other; None otherwise."""
        self._capture: Capture | None = None
        """The same, kept for this window between two spells of typing."""
        self._in_force = ""
        self._rows = 4
        self.seeking = False
        """Whether words to find are typed."""
        self._before = Pointing()
        """Where this window pointed before words to find were typed."""
        self.once = False
        """Whether a key of the board opened it for one line, after which the keys are the board's again."""
        self.recovered = ""
        """The unfinished line of last time, while nothing was done with it."""
        self.said = ""
        self.said_private = False
        self.completions: list[Completion] = []
        """Ways to go on with the line, best first."""
        self.refused_words = ""
        """What was refused last, while it is still in the field as it was."""
        self._waits: Waiting | None = None
        """What was being typed before a log's line was begun; it comes back after that line."""
        self._held: Waiting | None = None
        """What was being typed when an elephant was held."""
        self._began = ""
        """The beginning of a log's line, as it was put into the field."""
        self._prefilled = ""
        """The beginning of a line that a key of the board put into the field, such as "u1 out: "."""
        self._left: dict[str, str] = {}
        """By such a beginning: the line that was begun so and left; it comes back where the key is pressed again."""
        self._back_again = ""
        """The words that came back after a log's line, so that what was said of it stays."""
        self._note_left = ""
        """A note that was left half typed, as a whole line: it comes back where notes are typed, and nowhere else."""

    @property
    def entry(self) -> ConsoleEntry:
        """The field."""
        return self.query_one(ConsoleEntry)

    @property
    def is_open(self) -> bool:
        """Whether the field has the focus."""
        return self.entry.is_open

    @property
    def lead(self) -> str:
        """What stands before the typed words in the line that they make: "9 why: ", "HELPS team: ", or ""."""
        if self.capture is not None:
            return f"{self.capture.lead}: "
        return f"{self.card[0].lead}: " if self.card else ""

    @property
    def rows(self) -> int:
        """How many rows the bar has now."""
        return self._rows

    @property
    def unsent(self) -> list[str]:
        """Everything typed and not recorded yet, as whole lines; words to find are none."""
        value = "" if self.seeking or self.is_untouched or self.console.held else self.entry.value
        return [*self.entry.aside, *([self.lead + value] if value else [])]

    @property
    def is_logging(self) -> bool:
        """Whether a line of a standing log is typed, begun by its letter."""
        return bool(self._began)

    @property
    def is_untouched(self) -> bool:
        """Whether the field has no more than the beginning of a log's line."""
        return bool(self._began) and self.entry.value.strip() == self._began.strip()

    def meant(self, text: str) -> str:
        """The line, when it was begun by the letter of an action and typed on without its colon: nobody's yet."""
        first, _, words = text.partition(" ")
        begun = self._began.strip() == first == "action"
        if not begun or ":" in text or re.match(r"\s*([pf]\d+\b|$)", words, re.IGNORECASE):
            return text
        return f"action: {words}"

    def write(self, text: str) -> None:
        """Puts a line in the field, to go on with."""
        self.entry.value = text
        self.entry.cursor_position = len(text)

    def _put_by(self) -> None:
        """An unfinished line makes room for another, and is never mixed with it nor with another chair."""
        if self.entry.value:
            if not self.seeking:
                self.entry.put_aside(self.entry.value)
            self.entry.clear()
        self.seeking = False

    def say(self, sentence: str, *, private: bool = True) -> None:
        """One sentence under the bar."""
        self.said, self.said_private = sentence, private
        self.refresh_lines()

    def refresh_lines(self) -> None:
        """Draws the lead and what the line would do."""
        if not self.is_mounted or not self.query("#entry"):
            return
        room = self.app.size.width
        hidden = self.console.private_hidden
        value = self.entry.value
        self.entry.masked = hidden and (bool(self.lead) or not may_be_read(value, self.console.exercise_now))
        lead, ask = " /" if self.seeking else " >", ""
        if self.capture is not None:
            lead = f" {fit(self.capture.words(self.console.console_app.now()), room // 2)}:"
            ask = f" {self.capture.ask}"
            asked = self.console.asked_in_room()
            if asked not in ("", self.capture.question):
                said = f" The room is asked {asked}; ctrl o asks this one"
                ask = f" Room: {asked} asked; ctrl o asks this" if width(said) > room else f"{said}  {ask}"
        elif self.card and not hidden:
            lead = f" {fit(self.card[0].label, room // 2)}:"
            now = f"now: {self.card[0].now}   " if self.card[0].now else ""
            ask = f" {now}Say: “{self.card[0].ask}”" if self.card[0].ask else now
        pane = self.query_one("#lead", FixedLines)
        pane.styles.width = width(lead) + 1
        pane.draw(Drawing([((lead, "strong"),)]))
        self.query_one("#ask", FixedLines).draw(Drawing([((fit(ask, room), "quiet"),)]))
        self.set_class(bool(self.lead), "-card")
        rows = preview_rows(self, value, room, hidden=hidden)
        preview = self.query_one("#preview", FixedLines)
        spare = 1 if self.lead else 2
        preview.styles.height = max(spare, len(rows))
        self._rows = 4 + max(0, len(rows) - spare)
        self.styles.height = self._rows
        preview.draw(Drawing(rows))
