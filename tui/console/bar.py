"""The command bar: what is being typed, what it would do, how to go on. Refuses to carry anything out itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Input

from exercises.exercise import Completion, ExerciseError
from exercises.grammar import complete
from tui.boards.board import Drawing, Drawn, EntryField
from tui.boards.pane import LinesPane
from tui.entry import EntryBar
from tui.text import fit, width

if TYPE_CHECKING:
    from tui.console.screen import ConsoleScreen

LONGEST_LINE = 2_000
"""Characters one typed line may have."""
_OPEN_IN_THE_ROOM = ("show", "blank", "hold", "next", "back", "go", "undo", "redo", "pause", "resume")
"""First words that may be read by everybody, on a mirrored window."""


class CommandBar(Vertical):
    """One line to type in, with what leads it and what it would do."""

    def __init__(self, console: ConsoleScreen, **options: Any) -> None:
        super().__init__(**options)
        self.console = console
        self.card: list[EntryField] = []
        """The fields still to come on the open card, the present one first; empty when no card is open."""
        self.said = ""
        self.said_private = False
        self._completions: list[Completion] = []

    def compose(self) -> ComposeResult:
        """What leads the line, the line, and what it would do."""
        yield LinesPane(id="ask")
        with Horizontal(id="line"):
            yield LinesPane(id="lead")
            yield EntryBar(id="entry", limit=LONGEST_LINE)
        yield LinesPane(id="preview")

    @property
    def entry(self) -> EntryBar:
        """The field."""
        return self.query_one(EntryBar)

    @property
    def is_open(self) -> bool:
        """Whether the field has the focus."""
        return self.entry.has_focus

    # -- opening and leaving ------------------------------------------------------------------------------------------

    def open(self, text: str) -> None:
        """Begins a line, or goes on with the one that is there."""
        self.card = []
        self.entry.focus()
        if text:
            self.entry.value = text if not self.entry.value or text.endswith(" ") else self.entry.value + text
            self.entry.cursor_position = len(self.entry.value)
        self.said = ""
        self.refresh_lines()

    def open_card(self) -> None:
        """Begins the focused thing's card at its first field that is not recorded yet."""
        fields = self.console.fields()
        if not fields:
            self.open("")
            return
        at = next((place for place, field in enumerate(fields) if not field.now), 0)
        self.card = fields[at:]
        self.entry.focus()
        self.said = ""
        self.refresh_lines()

    def leave(self) -> None:
        """Back to the keys; an unfinished line stays in the field."""
        self.card = []
        self.console.set_focus(None)
        self.refresh_lines()

    # -- typing -------------------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what the line would do now."""
        event.stop()
        if event.value:
            self.said = ""
        self.refresh_lines()

    def on_key(self, event: Key) -> None:
        """Tab takes the first completion."""
        if event.key == "tab" and self.is_open:
            event.stop()
            event.prevent_default()
            if self._completions and not self.card:
                self.entry.value = self._completions[0].line
                self.entry.cursor_position = len(self.entry.value)

    def on_entry_bar_entered(self, event: EntryBar.Entered) -> None:
        """One line, or one field of the card."""
        event.stop()
        if self.card:
            self._entered_field(event.text)
        elif event.text:
            self.console.do(event.text)
        self.console.app_.keep_draft()
        self.refresh_lines()

    def _entered_field(self, text: str) -> None:
        field = self.card[0]
        if text and not self.console.do(f"{field.lead}: {text}"):
            return
        self.card = self.card[1:]
        if not self.card:
            self.said = self.said or "The card is done."
            name = field.label.rpartition(",")[0]
            self.said = f"{name}: recorded. ctrl n: next chair, escape: keys."
            self.said_private = True

    def refused(self, line: str, sentence: str) -> None:
        """A line that was not taken comes back, with the reason."""
        lead = f"{self.card[0].lead}: " if self.card else ""
        self.entry.give_back(line[len(lead) :] if lead and line.startswith(lead) else line)
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
        self.console.app_.review_paste(event.lines)

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
        first = value.split(" ", 1)[0].lower() if value else ""
        self.entry.masked = hidden and (bool(self.card) or first not in _OPEN_IN_THE_ROOM)
        lead, ask = " >", ""
        if self.card and not hidden:
            lead = f" {fit(self.card[0].label, room // 2)}:"
            now = f"now: {self.card[0].now}   " if self.card[0].now else ""
            ask = f" {now}Say: “{self.card[0].ask}”" if self.card[0].ask else now
        pane = self.query_one("#lead", LinesPane)
        pane.styles.width = width(lead) + 1
        pane.draw(Drawing([((lead, "strong"),)]))
        self.query_one("#ask", LinesPane).draw(Drawing([((fit(ask, room), "quiet"),)]))
        self.query_one("#preview", LinesPane).draw(Drawing([self._preview(value, room, hidden)]))

    def _preview(self, value: str, room: int, hidden: bool) -> Drawn:
        keys = "? help   b blank" if not self.is_open else "esc keys   ctrl g blank"
        words, style = self._words(value, hidden)
        space = room - len(keys) - 3
        if width(words) > space:
            return ((fit(f" {words}", room), style),)
        return ((f" {words}" + " " * (space - width(words) + 1), style), (keys, "quiet"))

    def _words(self, value: str, hidden: bool) -> tuple[str, str]:
        if self.said:
            if hidden and self.said_private:
                return "Done, or not taken: what did not fit is still in the bar.", "text"
            return self.said, "text"
        self._completions = []
        if not value:
            if self.card:
                return "? we don't know   - said nothing   ~ a guess   enter: next field", "quiet"
            return "", "quiet"
        if hidden and self.entry.masked:
            return "typed privately; enter records it", "quiet"
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
