"""The command bar: what is being typed, what it would do, how to go on. Refuses to carry anything out itself.

A little long: a line, a card, notes one after the other and words to find are typed in the same field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from exercises.exercise import Completion, ExerciseError
from tui.boards.board import Drawing, EntryField, Pointing
from tui.boards.capture import Capture
from tui.boards.pane import FixedLines
from tui.console.entry import ConsoleEntry
from tui.console.mirror import may_be_read
from tui.console.preview import preview_rows
from tui.entry import EntryBar
from tui.text import fit, width

if TYPE_CHECKING:
    from tui.console.screen import ConsoleScreen

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


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was being typed, while something else is."""

    card: list[EntryField]
    capture: Capture | None
    line: str
    """The words as a whole line, as it waits aside; "" for none."""
    open: bool
    """Whether the field had the keys."""
    under: Waiting | None
    """What waited already."""


class CommandBar(Vertical):
    """One line to type in, with what leads it and what it would do."""

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
        self._back_again = ""
        """The words that came back after a log's line, so that what was said of it stays."""

    def compose(self) -> ComposeResult:
        """What leads the line, the line, and what it would do."""
        yield FixedLines(id="ask")
        with Horizontal(id="line"):
            yield FixedLines(id="lead")
            yield ConsoleEntry(self, id="entry", limit=LONGEST_LINE)
        yield FixedLines(id="preview")

    @property
    def entry(self) -> ConsoleEntry:
        """The field."""
        return self.query_one(ConsoleEntry)

    @property
    def is_open(self) -> bool:
        """Whether the field has the focus."""
        return self.entry.is_open

    # -- opening and leaving ------------------------------------------------------------------------------------------

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

    def open(self, text: str, *, once: bool = False) -> None:
        """Begins a line, or goes on with the one that is there; `once`: the keys are the board's after it."""
        self.once = once or bool(self.recovered and not text and self.entry.value == self.recovered)
        self.recovered = ""
        if text or self.seeking:
            self._put_by()
            self.write(text)
        elif self.lead and self.entry.value:
            self.write(self.lead + self.entry.value)
        self.entry.mend()
        self.card, self.capture = [], None
        self._waits, self._began = None, ""
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def open_card(self) -> None:
        """Begins the focused thing's card at its first field that is not recorded yet."""
        fields = self.console.fields()
        if self.console.wordless:
            self.say(self.console.wordless_sentence)
            return
        if not fields:
            self.open("")
            return
        self._put_by()
        self.capture, self.once = None, False
        self._begin(fields, next((place for place, field in enumerate(fields) if not field.now), 0))

    def _begin(self, fields: list[EntryField], place: int) -> None:
        self.card = fields[place:]
        self._waits, self._began = None, ""
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def back_to_changed(self, before: list[EntryField]) -> None:
        """Puts an open card back to the first field that is not as it was `before`, so that it is asked again."""
        fields = self.console.fields()
        was = {field.lead: field.now for field in before}
        for place, field in enumerate(fields):
            if self.card and field.lead in was and was[field.lead] != field.now:
                said, private = self.said, self.said_private
                self._begin(fields, place)
                self.say(said, private=private)
                return

    def recall(self) -> None:
        """Brings the line that was put aside last back, as a whole line."""
        if self.entry.aside and not self.seeking:
            self._put_by_first()
            self.card = []
            self.entry.recall()
            if self.capture is not None:
                words = self.capture.take(self.entry.value)
                if words is None:
                    self.capture = None
                else:
                    self.write(words)
            self.said = ""
            self.refresh_lines()

    def _put_by_first(self) -> None:
        """What is being typed goes behind the lines that wait, with its chair, so that up walks through them all."""
        if self.entry.value:
            self.write(self.lead + self.entry.value)

    def leave(self) -> None:
        """Back to the keys; an unfinished line stays. Out of a log's line with no words, back to what was typed."""
        if self._waits is not None and (self.is_untouched or not self.entry.value):
            self.entry.clear()
            self._go_back()
            return
        self._waits, self._began = None, ""
        if self.seeking:
            self.entry.clear()
        elif self.entry.value:
            self.write(self.lead + self.entry.value)
        self.card, self.capture, self.seeking = [], None, False
        self.console.set_focus(None)
        self.refresh_lines()

    # -- a log's line in the middle of something else, and an elephant ------------------------------------------------

    @property
    def is_untouched(self) -> bool:
        """Whether the field has no more than the beginning of a log's line."""
        return bool(self._began) and self.entry.value.strip() == self._began.strip()

    def interrupt(self, text: str) -> None:
        """Begins a log's line. What was being typed waits, and comes back after it."""
        waits = self._waits
        put_down = self._put_down()
        self.open(text)
        self._waits, self._began = waits or put_down, text
        self.refresh_lines()

    def _put_down(self) -> Waiting:
        """What is being typed, put by as a whole line."""
        if self.is_untouched:
            self.entry.clear()
        line = "" if self.seeking or not self.entry.value else self.lead + self.entry.value
        waiting = Waiting(self.card, self.capture, line, self.is_open, self._waits)
        self._put_by()
        self.card, self.capture, self.refused_words, self._began = [], None, "", ""
        return waiting

    def _take_up(self, waiting: Waiting) -> None:
        """Goes on where somebody was; a line that was moved meanwhile stays with those that wait."""
        if self.entry.value or (waiting.line and self.entry.aside[-1:] != [waiting.line]):
            return
        self.card, self.capture = waiting.card, waiting.capture
        if waiting.line:
            self.entry.recall()
            self._back_again = waiting.line.removeprefix(self.lead)
            self.write(self._back_again)
        self.console.set_focus(self.entry if waiting.open else None)
        self.refresh_lines()

    def _go_back(self) -> None:
        """After a log's line: back to what was being typed."""
        waits, self._waits, self._began = self._waits, None, ""
        if waits is not None:
            self._take_up(waits)

    def hold(self) -> None:
        """An elephant is held: what was being typed waits, whole. A field that is open stays open, and empty."""
        if self._held is None:
            self._held = self._put_down()
            self._waits = None
            self.refresh_lines()

    def hold_again(self) -> None:
        """A line from before came back while an elephant is held: it waits, too, until the group goes on."""
        self._held = None
        self.hold()

    def release(self) -> None:
        """The group goes on: what was typed meanwhile is gone, what was begun before is back."""
        held, self._held = self._held, None
        if held is not None:
            self.entry.clear()
            self._take_up(held)
            self._waits = held.under

    # -- notes one after the other, and words to find -----------------------------------------------------------------

    def capture_now(self) -> Capture | None:
        """Where notes go: where this window left off, or where the session is if that changed since; None for none."""
        run, board = self.console.run_now, self.console.board
        found = board.capture(run.state) if run is not None and board is not None else None
        if found is None:
            return None
        in_force = f"{self.console.session.state.current} {found.lead}"
        if self._capture is None or in_force != self._in_force:
            self._capture, self._in_force = found, in_force
        return self._capture

    def begin_capture(self) -> None:
        """Begins to type notes in, where this window left off, or where the session is if that changed since."""
        if self.capture_now() is None:
            return
        assert self._capture is not None
        self._capture.began()
        waiting = "" if self.seeking else self.entry.value
        words = self._capture.take(waiting)
        if words is None:
            self._put_by()
        else:
            self.write(words)
        self.card, self.capture, self.seeking = [], self._capture, False
        self.entry.mend()
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def capture_kept(self) -> dict[str, str]:
        """Where this window's notes go, for the draft, so that they go on there after a crash; empty for nowhere."""
        held = self._capture
        return {"question": held.question, "area": held.area, "in_force": self._in_force} if held is not None else {}

    def take_up(self, kept: object) -> str:
        """Goes on where this window's notes went last time; says where, or "" when that was nowhere."""
        run, board = self.console.run_now, self.console.board
        found = board.capture(run.state) if run is not None and board is not None else None
        if found is None or not isinstance(kept, dict):
            return ""
        if kept.get("question") not in found.questions or kept.get("area") not in found.areas:
            return ""
        if kept.get("in_force") != f"{self.console.session.state.current} {found.lead}":
            return ""  # the session went on to another question since
        self._in_force = str(kept["in_force"])
        found.question, found.area = str(kept["question"]), str(kept["area"])
        self._capture = found
        return found.name

    def begin_seeking(self) -> None:
        """Begins to type words to find; the list follows each letter."""
        self._put_by()
        if not self.console.pointing.sought:
            self._before = self.console.pointing
        self.card, self.capture, self.seeking = [], None, True
        self.write(self.console.pointing.sought)
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def stop_seeking(self, sought: str) -> None:
        """Keeps what is found, or with "" goes back to where it pointed before; the keys are back on the board."""
        self.seeking = False
        self.entry.clear()
        self.console.set_focus(None)
        self.console.seek(sought)
        if not sought and not self.console.private_hidden:
            self.console.pointing = replace(self._before, picked=self.console.pointing.picked)
            self.console.refresh_all()

    def tab(self) -> None:
        """The next area while notes are typed; else the first completion."""
        if self.capture is not None:
            self.capture.next_area()
            self.said = ""
            self.refresh_lines()
        else:
            self.complete()

    def next_question(self) -> bool:
        """The next question, while notes are typed; whether they are."""
        if self.capture is None:
            return False
        self.capture.next_question()
        self.said = ""
        self.refresh_lines()
        return True

    def ask_this(self) -> bool:
        """Asks the room this window's question, while notes are typed; whether they are."""
        if self.capture is None:
            return False
        self.console.act(self.capture.lead)
        self._in_force = f"{self.console.session.state.current} {self.capture.lead}"
        self.console.act(f"show question {self.capture.question}")
        return True

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

    # -- typing -------------------------------------------------------------------------------------------------------

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

    def complete(self) -> None:
        """Takes the first completion."""
        if self.completions and not self.card and not self.seeking:
            self.write(self.completions[0].line)

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
            if not self.console.do(text):
                pass
            elif waits is not None and self._waits is waits:
                self._go_back()
            elif self.once and not self.card:
                self.leave()
        elif self.once and not self.card:
            self.leave()
        self.console.console_app.keep_draft()
        self.refresh_lines()

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

    def say(self, sentence: str, *, private: bool = True) -> None:
        """One sentence under the bar."""
        self.said, self.said_private = sentence, private
        self.refresh_lines()

    # -- drawing ------------------------------------------------------------------------------------------------------

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
