"""Lines and cards in the command bar: begun, left, put down, taken up again. Refuses to know what a line means."""

from __future__ import annotations

from tui.boards.board import EntryField
from tui.console.bar_state import BarState, Waiting


class LinesBar(BarState):
    """One line, or a card field by field; a log's line may come in the middle of either, and so may an elephant."""

    def open(self, text: str, *, once: bool = False) -> None:
        """Begins a line, or goes on with the one that is there; `once`: the keys are the board's after it."""
        self.once = once or bool(self.recovered and not text and self.entry.value == self.recovered)
        self.recovered = ""
        if self._prefilled and not text:
            self._put_by_prefilled()
        note_left = bool(self.entry.value) and self.entry.value == self._note_left
        if text or self.seeking or note_left:
            self._put_by()
            left = self._left.pop(text, "") if once else ""
            self.write(left if left and self.entry.take_back(left) else text)
        elif self.lead and self.entry.value:
            self.write(self.lead + self.entry.value)
        self.entry.mend()
        self.card, self.capture = [], None
        self._waits, self._began = None, ""
        self._prefilled = text if once else ""
        self.console.set_focus(self.entry)
        self.said = ""
        if note_left and not text:
            self.say("Your half-typed note waits: escape, then i goes on with it.", private=False)
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
        left = "" if self.seeking or self.lead else self.entry.value
        self._put_by()
        self.capture, self.once = None, False
        self._begin(fields, next((place for place, field in enumerate(fields) if not field.now), 0))
        if left.startswith(self.lead) and self.entry.take_back(left):
            self.write(left[len(self.lead) :])

    def _begin(self, fields: list[EntryField], place: int) -> None:
        self.card = fields[place:]
        self._waits, self._began, self._prefilled = None, "", ""
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

    def _put_by_prefilled(self) -> None:
        """A line that a key began, and its letters changed, is for that key alone: nothing typed later is put onto it.

        Left as the key made it, it is gone; else it waits with the others, and is back when that key is pressed.
        """
        value, begun, self._prefilled = self.entry.value, self._prefilled, ""
        if self.lead or self.seeking or not value:
            return
        self.entry.clear()
        if value.strip() != begun.strip():
            self.entry.put_aside(value)
            self._left[begun] = value

    def leave(self) -> None:
        """Back to the keys; an unfinished line stays. Out of a log's line with no words, back to what was typed."""
        if self._waits is not None and (self.is_untouched or not self.entry.value):
            self.entry.clear()
            self._go_back()
            return
        self._waits, self._began = None, ""
        if self._prefilled:
            self._put_by_prefilled()
        if self.seeking:
            self.entry.clear()
        elif self.entry.value:
            self._note_left = self.lead + self.entry.value if self.capture is not None else ""
            self.write(self.lead + self.entry.value)
        self.card, self.capture, self.seeking = [], None, False
        self.console.set_focus(None)
        self.refresh_lines()

    # -- a log's line in the middle of something else, and an elephant ------------------------------------------------

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
        waiting = Waiting(self.card, self.capture, line, self.is_open, self._waits, self._prefilled)
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
            self._prefilled = waiting.prefilled
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
