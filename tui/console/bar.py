"""The command bar: where letters go now, what lies below it, what is said. The screen carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from tui.app.entry import EntryBar
from tui.boards.board import EntryField
from tui.boards.capture import Capture as Notes
from tui.boards.pane import FixedLines
from tui.console import road, stack
from tui.console.actions import AT_ONCE
from tui.console.entry import ConsoleEntry
from tui.console.places import Places
from tui.console.stack import Capture, Card, Keys, Line, Seek

if TYPE_CHECKING:
    pass

LONGEST_LINE = 2_000
"""Characters one typed line may have."""


class CommandBar(Places, Vertical):
    """The field, always open; a line, a card, notes or words to find are typed in it."""

    def compose(self) -> ComposeResult:
        """What leads the line, the line, and what it would do."""
        yield FixedLines(id="ask")
        with Horizontal(id="line"):
            yield FixedLines(id="lead")
            yield ConsoleEntry(self, id="entry", limit=LONGEST_LINE)
        yield FixedLines(id="preview")

    # -- keys that act at once ----------------------------------------------------------------------------------------

    def at_once(self, key: str) -> None:
        """A ctrl key or escape; while notes are typed two of them speak of the question."""
        if isinstance(self.top, Capture) and key == "ctrl+n":
            self.top.notes.next_question()
            self.said = ""
            self.refresh_lines()
        elif isinstance(self.top, Capture) and key == "ctrl+o":
            self._ask_in_room(self.top.notes)
        else:
            self.console.do_called(AT_ONCE[key])

    def _ask_in_room(self, notes: Notes) -> None:
        self.console.act(notes.lead)
        self.notes.asked(notes)
        self.console.act(f"show question {notes.question}")

    def escape(self) -> bool:
        """Closes one thing of the bar: a question, words that are begun, a card; False when nothing was open."""
        top = self.top
        if isinstance(top, Keys):
            return self._escape_keys()
        if isinstance(top, Card | Capture) and top.asked:
            self._set(replace(top, asked=""))
            self.entry.seen()
            self.say("")
            return True
        words = stack.as_line(top, self.entry.value)
        above = len(self.stack) - 1 > stack.floor_of(self.stack)
        if not (above or self.entry.value):
            return False
        self._put_by()
        if above:
            self._pop()
        if isinstance(top, Seek):
            self.console.seek("")
            self.console.back_from_found()
        self.say("What you began waits: up brings it back." if words else "", private=False)
        return True

    def _escape_keys(self) -> bool:
        if self.console.pointing.choosing:
            self.letter("escape", "")
        elif self.console.pane != "overview":
            return False
        else:
            self.end_keys(said="Letters type again.")
        return True

    def tab(self) -> None:
        """The answer to a question; the next area while notes are typed; else the first completion."""
        top, text = self.top, self.entry.value
        if isinstance(top, Card | Capture) and top.asked and text == top.asked:
            self.entry.clear()
            self._record(text) if isinstance(top, Card) else self._note(text)
        elif isinstance(top, Capture):
            top.notes.next_area()
            self.said = ""
            self.refresh_lines()
        elif isinstance(top, Line) and self.completions:
            self.said = self.refused_words = ""
            self.write(self.completions[0].line)
            self.refresh_lines()

    def recall(self) -> None:
        """Brings the line that was put aside last back: into the card it belongs to, else as a whole line."""
        if not self.entry.aside or self.seeking:
            return
        top, line = self.top, self.entry.aside[-1]
        self.write(stack.as_line(top, self.entry.value))
        self.entry.recall()
        if self.lead and line.startswith(self.lead):
            self.write(line[len(self.lead) :])
        elif isinstance(top, Capture) and (words := top.notes.take(line)) is not None:
            self.write(words)
        else:
            self.entry.clear()
            while len(self.stack) - 1 > stack.floor_of(self.stack):
                self._pop()
            self._put_by()
            self.write(line)
        self.said = self.console.console_app.was_for.get(line, "")
        self.refresh_lines()

    # -- what was entered ---------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what the line would do now."""
        event.stop()
        self.entry.change_is_heard()
        value, top = self.entry.value, self.top
        if self.seeking:
            self.console.seek(value)
        if value and not self._is_begun:
            self.begun_at = len(self.console.session.events)
        self._is_begun = bool(value)
        if value and value != self._said_of:
            self.said = self.refused_words = ""
            if isinstance(top, Card | Capture) and top.asked:
                self._set(replace(top, asked=""))
        self.refresh_lines()

    def entered(self, text: str) -> None:
        """Enter was pressed on these words."""
        self.is_taking = True
        try:
            self._take(text)
        finally:
            self.is_taking = False
        self.follow()
        self.console.console_app.keep_draft()
        self.refresh_lines()

    def _take(self, text: str) -> None:
        match self.top:
            case Seek():
                self._pop()
                self.console.seek(text)
                if not text:
                    self.console.back_from_found()
            case Capture() if text:
                self._enter_note(text)
            case Card():
                self._answer(text)
            case Line() if text or self.is_logging:
                self._enter_line(text)

    def _enter_line(self, text: str) -> None:
        began = self.top
        if said := self._recorded_meanwhile(text):
            self.refused_words = text
            self.entry.give_back(text)
            self.entry.acted()
            self.say(f"Meanwhile somebody recorded “{said}” there. Enter again: yours instead · escape: leave it.")
            return
        taken = not text or self.console.do(self.meant(text))
        self.entry.acted()
        if taken:
            self.entry.said_better(text)
            if self.is_logging and self.top is began:
                said, private = self.said, self.said_private
                self._pop()
                self.said, self.said_private = said, private

    def _recorded_meanwhile(self, text: str) -> str:
        """What somebody else recorded, since these words were begun, where they would go; "" once it was asked."""
        session = self.console.session
        self.console.console_app.follow()
        since, self.begun_at = session.events[self.begun_at :], len(session.events)
        if not text or all(event.by == session.by for event in since):
            return ""
        return road.said_meanwhile(session, self.meant(text), since)

    def _answer(self, text: str) -> None:
        top = self.top
        assert isinstance(top, Card)
        field = top.fields[0]
        if text and text == top.asked:
            self._set(replace(top, asked=""))
            self._record(text) if top.replaces else self._as_line(text)
        elif text in ("", top.given):
            self._next()
        elif field.passes and folded(text) == "pass":
            self.entry.acted()
            self._next()
            self.say(f"Passed: nothing is recorded.{self._end_of_card(field)}", private=False)
        elif said := self._said_meanwhile(field):
            self._question(text, f"{said} Enter again: this instead · escape: leave it.", private=True)
            self._set(replace(self.top, replaces=True))
        elif self.console.line_in(text) and not self.console.takes_itself(f"{field.lead}: ", text):
            self._question(text, f"Enter again: does that · tab: it is {self._says(field)}.")
        else:
            self._record(text)

    def _says(self, field: EntryField) -> str:
        number, board = field.lead.partition(" ")[0], self.console.board
        return f"what {board.thing} {number} says" if board and number.isdecimal() else f"the answer to {field.label}"

    def _said_meanwhile(self, field: EntryField) -> str:
        """What somebody else did there since the field was opened; "" when nothing is there that was not."""
        self.console.console_app.follow()
        now = self._offered().get(field.lead, field).now
        if now == field.now:
            return ""
        top = self.top
        assert isinstance(top, Card)
        self._set(replace(top, fields=(replace(field, now=now), *top.fields[1:])))
        return f"Meanwhile somebody recorded “{now}”." if now else "Meanwhile somebody took back what stood there."

    def _question(self, text: str, sentence: str, *, private: bool = False) -> None:
        """Asks once; what was entered stands in the field meanwhile."""
        self.refused_words = text
        self.entry.give_back(text)
        self._set(replace(self.top, asked=text))
        self.entry.acted()
        self.say(sentence, private=private)

    def _as_line(self, text: str) -> None:
        """A line of its own, entered where answers are typed."""
        self.entry.acted()
        lead = self.lead
        self.console.do(self.console.line_in(text) or text)
        if self.lead == lead and not self.entry.value and isinstance(self.top, Card):
            self._set(replace(self.top, asked="", replaces=False))

    def _record(self, text: str) -> None:
        field = self.card[0]
        taken = self.console.do(f"{field.lead}: {text}")
        self.entry.acted()
        if taken:
            self.entry.said_better(f"{field.lead}: {text}")
            end = self._end_of_card(field)
            self._next()
            if end:
                self.say(f"{field.label.rpartition(',')[0]}: recorded.{end}", entry=True)

    def _end_of_card(self, field: EntryField) -> str:
        board = self.console.board
        return f" {board.card_done}".rstrip() if len(self.card) == 1 and board is not None else ""

    def _next(self) -> None:
        said, private, offered = self.said, self.said_private, self._offered()
        self._ask([offered[field.lead] for field in self.card[1:] if field.lead in offered])
        self.said, self.said_private = said, private

    def _enter_note(self, text: str) -> None:
        top = self.top
        assert isinstance(top, Capture)
        if text == top.asked:
            self._set(replace(top, asked=""))
            self._as_line(text)
        elif top.notes.is_entry(text) and self.console.line_in(text):
            self._as_line(text)
        elif " " in text and self.console.line_in(text):
            self._question(text, f"Enter again: does that · tab: it is {top.notes.one}.")
        elif doubted := top.notes.doubted(text):
            self._question(text, f"{doubted} tab: it is {top.notes.one}, or change the number.")
        else:
            self._note(text)

    def _note(self, text: str) -> None:
        top = self.top
        assert isinstance(top, Capture)
        self.entry.acted()
        self._set(replace(top, asked=""))
        try:
            self.console.session.line = self.lead + text
            road.none_is_private(self.console.session, text)
            number = self.console.carry_out(top.notes.note(text))
        except ExerciseError as problem:
            self.refused(self.lead + text, str(problem))
            return
        finally:
            self.console.session.line = ""
        top.notes.recorded(self.console.console_app.now())
        self.say(top.notes.said(number), entry=True)

    def refused(self, line: str, sentence: str) -> None:
        """A line that was not taken comes back, with the reason."""
        if self.console.wordless:
            # What was begun before an elephant was held is none of it, and waits.
            self.entry.clear() if self.console.elephant_held else self.entry.forget()
            self.say(f"What was typed is gone. {sentence}")
            return
        own = bool(self.lead) and line.startswith(self.lead)
        self.refused_words = line[len(self.lead) :] if own else line
        if self.entry.value or (self.lead and not own):
            self.entry.keep_aside(line, refused=True)
        else:
            self.entry.give_back(self.refused_words)
        self.completions = [] if self.lead or self.entry.value != line else self.told(line, sentence)
        self.entry.acted()
        self.say(sentence)

    def made_room(self, *, at_once: bool) -> None:
        """A refused line made room for another. Keys that were on their way already belong to the next question."""
        if self.card and at_once:
            self._set(Card(self.card[1:])) if self.card[1:] else self._pop()
        self.refresh_lines()

    def on_entry_bar_too_long(self, event: EntryBar.TooLong) -> None:
        """Says how long is too long; the line stays."""
        event.stop()
        self.say(f"That is {event.length:,} characters; one line takes {event.limit:,}. What you typed is still here.")

    def on_entry_bar_pasted_lines(self, event: EntryBar.PastedLines) -> None:
        """Many lines are looked at before anything is done with them."""
        event.stop()
        app = self.console.console_app
        if not isinstance(self.top, Capture):
            app.review_paste(event.lines)
        elif self.top.notes.notes(event.lines) is not None:
            app.review_notes(event.lines, self.top.notes)
        else:
            app.review_paste([f"{self.lead}{line}" for line in event.lines if line.strip()])
