"""The command bar: what is being typed, what it would do, how to go on. Refuses to carry anything out itself.

A line, a card, notes one after the other and words to find are typed in the same field; `bar_lines.py` and
`bar_notes.py` say how each begins and ends.
"""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from exercises.kernel.shape import ExerciseError
from tui.app.entry import EntryBar
from tui.boards.pane import FixedLines
from tui.console.bar_notes import NotesBar
from tui.console.entry import ConsoleEntry

LONGEST_LINE = 2_000
"""Characters one typed line may have."""

_MEANT_AS_A_LINE = re.compile(
    r"(undo|redo|next|back|(blank|hold)( off)?)$"
    r"|\d{1,3} (why|do|who|matters|visits|felt|wants|double|vs \d{1,3} \w+) ?:|[adklm]\d{1,3} ?\w* ?:"
    r"|\d{1,3} (holds|swaps|trades) \S+$"
    r"|elephant( over)?$|moment$|timer ?([+-]? ?\d{1,3}|pause|on|off)$|jargon \S.* = "
    r"|(park|note|moment|follow up|tikanga|assumption|action( [pf]\d{1,3})?) ?: ",
    re.IGNORECASE,
)
"""Words entered in a card that nobody would give as an answer: they are carried out as a line of their own."""


class CommandBar(NotesBar):
    """One line to type in, with what leads it and what it would do."""

    def compose(self) -> ComposeResult:
        """What leads the line, the line, and what it would do."""
        yield FixedLines(id="ask")
        with Horizontal(id="line"):
            yield FixedLines(id="lead")
            yield ConsoleEntry(self, id="entry", limit=LONGEST_LINE)
        yield FixedLines(id="preview")

    def tab(self) -> None:
        """The next area while notes are typed; else the first completion."""
        if self.capture is not None:
            self.capture.next_area()
            self.said = ""
            self.refresh_lines()
        else:
            self.complete()

    def complete(self) -> None:
        """Takes the first completion."""
        if self.completions and not self.card and not self.seeking:
            self.write(self.completions[0].line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what the line would do now."""
        event.stop()
        if self.seeking:
            self.console.seek(self.entry.value)
        kept = (self.refused_words, self._back_again)
        if self.entry.value and self.entry.value not in kept and not self.console.choosing_log:
            self._back_again = ""
            self.said = self.refused_words = ""
        self.refresh_lines()

    def entered(self, text: str) -> None:
        """One line, or one field of the card."""
        if self.seeking:
            self.stop_seeking(text)
        elif self.capture is not None:
            self._entered_note(text)
        elif self.card and not _MEANT_AS_A_LINE.match(text):
            self._entered_field(text)
        elif text:
            waits = self._waits
            if not self.console.do(self.meant(text)):
                pass
            elif waits is not None and self._waits is waits:
                self._go_back()
            elif self.once and not self.card:
                self.leave()
        elif self.once and not self.card:
            self.leave()
        self.console.console_app.keep_draft()
        self.refresh_lines()

    def _entered_note(self, text: str) -> None:
        assert self.capture is not None
        if not text:
            return
        try:
            number = self.console.carry_out(self.capture.note(text))
        except ExerciseError as problem:
            self.refused(self.lead + text, str(problem))
            return
        self.capture.recorded(self.console.console_app.now())
        self.say(self.capture.said(number))

    def _entered_field(self, text: str) -> None:
        field = self.card[0]
        if text and not self.console.do(f"{field.lead}: {text}"):
            return
        self.card = self.card[1:]
        if not self.card:
            name, board = field.label.rpartition(",")[0], self.console.board
            self.said = f"{name}: recorded. {board.card_done if board is not None else ''}".rstrip()
            self.said_private = True
            if board is not None and not board.card_done:
                self.leave()

    def refused(self, line: str, sentence: str) -> None:
        """A line that was not taken comes back, with the reason."""
        if self.console.wordless:
            # What was begun before an elephant was held is none of it, and waits.
            self.entry.clear() if self.console.held else self.entry.forget()
            self.say(f"{sentence} What was typed is gone.")
            return
        own = bool(self.lead) and line.startswith(self.lead)
        self.refused_words = line[len(self.lead) :] if own else line
        if self.entry.value or (self.lead and not own):
            EntryBar.put_aside(self.entry, line)
        else:
            self.entry.give_back(self.refused_words)
        self.say(sentence)

    def held(self, *, at_once: bool) -> None:
        """A refused line made room for another. Keys that were on their way already belong to the next question."""
        if self.card and at_once:
            self.card = self.card[1:]
        self.refresh_lines()

    def on_entry_bar_too_long(self, event: EntryBar.TooLong) -> None:
        """Says how long is too long; the line stays."""
        event.stop()
        self.say(f"That is {event.length:,} characters; one line takes {event.limit:,}. What you typed is still here.")

    def on_entry_bar_pasted_lines(self, event: EntryBar.PastedLines) -> None:
        """Many lines are looked at before anything is done with them."""
        event.stop()
        if self.capture is not None:
            if self.capture.notes(event.lines) is not None:
                self.console.console_app.review_notes(event.lines, self.capture)
            else:
                self.console.console_app.review_paste([f"{self.lead}{line}" for line in event.lines if line.strip()])
            return
        if not self.card and not self.entry.value:
            self.console.set_focus(None)
        self.console.console_app.review_paste(event.lines)
