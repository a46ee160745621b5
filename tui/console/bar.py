"""The command bar: what is being typed, what it would do, how to go on. Refuses to carry anything out itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from exercises.exercise import Completion, ExerciseError
from exercises.grammar import complete
from tui.boards.board import Drawing, Drawn, EntryField
from tui.boards.pane import FixedLines
from tui.console.entry import ConsoleEntry
from tui.console.mirror import may_be_read
from tui.entry import EntryBar
from tui.text import fit, pad, width, wrap

if TYPE_CHECKING:
    from tui.console.screen import ConsoleScreen

LONGEST_LINE = 2_000
"""Characters one typed line may have."""


class CommandBar(Vertical):
    """One line to type in, with what leads it and what it would do."""

    def __init__(self, console: ConsoleScreen, **options: Any) -> None:
        super().__init__(**options)
        self.console = console
        self.card: list[EntryField] = []
        """The fields still to come on the open card, the present one first; empty when no card is open."""
        self.said = ""
        self.said_private = False
        self.waiting: list[str] = []
        """Unfinished lines that made room for another; they come back, last first, when the bar is left."""
        self._completions: list[Completion] = []
        self._refused = ""
        self._refused_answer = ""

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
        """What stands before the typed words in the line that they make: "9 why: " while a card is open, or ""."""
        return f"{self.card[0].lead}: " if self.card else ""

    def write(self, text: str) -> None:
        """Puts a line in the field, to go on with."""
        self.entry.value = text
        self.entry.cursor_position = len(text)

    def _put_by(self) -> None:
        """An unfinished line makes room for another, and is never mixed with it nor with another chair."""
        if self.entry.value:
            self.waiting.append(self.lead + self.entry.value)
            self.entry.clear()

    def open(self, text: str) -> None:
        """Begins a line, or goes on with the one that is there."""
        if text:
            self._put_by()
            self.write(text)
        elif self.card and self.entry.value:
            self.write(self.lead + self.entry.value)
        self.card = []
        self.console.set_focus(self.entry)
        self.said = ""
        self.refresh_lines()

    def open_card(self) -> None:
        """Begins the focused thing's card at its first field that is not recorded yet."""
        fields = self.console.fields()
        if not fields:
            self.open("")
            return
        self._put_by()
        at = next((place for place, field in enumerate(fields) if not field.now), 0)
        self.card = fields[at:]
        self.console.set_focus(self.entry)
        self.said = self._refused_answer = ""
        self.refresh_lines()

    def leave(self) -> None:
        """Back to the keys; an unfinished line stays in the field, or one that waited comes back there."""
        if self.entry.value:
            self.write(self.lead + self.entry.value)
        elif self.waiting and not self.entry.unsent:
            self.write(self.waiting.pop())
        self.card = []
        self.console.set_focus(None)
        self.refresh_lines()

    # -- typing -------------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what the line would do now."""
        event.stop()
        if self.entry.value and self.entry.value != self._refused:
            self.said = self._refused = ""
        self.refresh_lines()

    def complete(self) -> None:
        """Takes the first completion."""
        if self._completions and not self.card:
            self.write(self._completions[0].line)

    def entered(self, text: str) -> None:
        """One line, or one field of the card."""
        if self.card:
            self._entered_field(text)
        elif text:
            self.console.do(text)
        self.console.console_app.keep_draft()
        self.refresh_lines()

    def _entered_field(self, text: str) -> None:
        field = self.card[0]
        if text and self._refused_answer and self._refused_answer in self.entry.unsent:
            # An answer before this one was refused; recording this one now would put it under the wrong question.
            self.entry.give_back(text)
            return
        self._refused_answer = ""
        if text and not self.console.do(f"{field.lead}: {text}"):
            self._refused_answer = text
            return
        self.card = self.card[1:]
        if not self.card:
            name = field.label.rpartition(",")[0]
            self.said = f"{name}: recorded. ctrl n: next chair, escape: keys."
            self.said_private = True

    def refused(self, line: str, sentence: str) -> None:
        """A line that was not taken comes back, with the reason."""
        self._refused = line.removeprefix(self.lead)
        self.entry.give_back(self._refused)
        self.say(sentence)

    def on_entry_bar_too_long(self, event: EntryBar.TooLong) -> None:
        """Says how long is too long; the line stays."""
        event.stop()
        self.say(f"That is {event.length:,} characters; one line takes {event.limit:,}. What you typed is still here.")

    def on_entry_bar_held(self, event: EntryBar.Held) -> None:
        """A refused line waits while another is typed."""
        event.stop()
        self.say("A line that did not fit waits; it comes back when the bar is empty.")

    def on_entry_bar_pasted_lines(self, event: EntryBar.PastedLines) -> None:
        """Many lines are looked at before anything is done with them."""
        event.stop()
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
        self.entry.masked = hidden and (bool(self.card) or not may_be_read(value, self.console.run_now))
        lead, ask = " >", ""
        if self.card and not hidden:
            lead = f" {fit(self.card[0].label, room // 2)}:"
            now = f"now: {self.card[0].now}   " if self.card[0].now else ""
            ask = f" {now}Say: “{self.card[0].ask}”" if self.card[0].ask else now
        pane = self.query_one("#lead", FixedLines)
        pane.styles.width = width(lead) + 1
        pane.draw(Drawing([((lead, "strong"),)]))
        self.query_one("#ask", FixedLines).draw(Drawing([((fit(ask, room), "quiet"),)]))
        self.set_class(bool(self.card), "-card")
        self.query_one("#preview", FixedLines).draw(Drawing(self._preview(value, room, hidden)))

    def _preview(self, value: str, room: int, hidden: bool) -> list[Drawn]:
        """What is said, with the keys at its end where there is room; two rows while no card asks anything."""
        keys = "? help   b blank" if not self.is_open else "esc keys   ctrl g blank"
        words, style = self._words(value, hidden)
        space = room - len(keys) - 3
        if width(words) <= space:
            return [((pad(f" {words}", space + 1), style), (keys, "quiet"))]
        rows = wrap(words, room - 2)
        if self.card or len(rows) == 1:
            return [((fit(f" {words}", room), style),)]
        return [((f" {rows[0]}", style),), ((fit(f" {' '.join(rows[1:])}", room - 1), style),)]

    def _words(self, value: str, hidden: bool) -> tuple[str, str]:
        if self.said:
            if hidden and self.said_private:
                if self._refused and self.entry.value:
                    return "That line does not fit. It is still in the bar; ctrl u clears it.", "text"
                return "Done.", "text"
            return self.said, "text"
        self._completions = []
        if not value:
            if self.card:
                return "? we don't know   - said nothing   ~ a guess   enter: next field", "quiet"
            return "", "quiet"
        if hidden and self.entry.masked:
            return "typed privately; enter records it, ctrl u clears it", "quiet"
        if hidden:
            return "enter does it", "quiet"
        lead = f"{self.card[0].lead}: " if self.card else ""
        ways = ""
        run = self.console.run_now
        if run is not None and not self.card:
            self._completions = complete(value, run.shape, run.state)
            ways = "   ".join(found.line.strip() for found in self._completions[:4])
        try:
            command = self.console.tried(lead + value)
        except ExerciseError as problem:
            return (f"tab: {ways}", "quiet") if ways else (str(problem), "quiet")
        warning = f"   {command.warning}" if command.warning else ""
        more = f"   tab: {ways}" if ways and command.action == "card" else ""
        return f"{command.says}{warning}{more}", "text"
