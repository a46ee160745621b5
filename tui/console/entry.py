"""The console's field: one queue for every key of the console. Refuses to know what a line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Hide, Key, Paste
from textual.message import Message
from textual.widgets.input import Selection

from exercises.kernel.text import folded
from tui.app.entry import EntryBar
from tui.app.steady_parser import lump_of
from tui.console.actions import AT_ONCE, MOVES, ONCE_IN
from tui.console.stack import Keys

if TYPE_CHECKING:
    from tui.console.bar import CommandBar

HABIT = 0.4
"""Seconds after an enter that did something in which another, with nothing typed since, is only a habit."""
REPEAT = 0.15
"""Seconds in which a key that a held finger repeats counts once."""
MOST_REFUSED = 10
"""How many refused lines wait at most; the oldest goes first."""
_ON_BOARD = (*MOVES, "enter", "space", "tab")
"""Keys that work on the board while nothing is typed."""


class ConsoleEntry(EntryBar):
    """The field through which all the console's keys go, one after the other.

    Textual hands keys out before it has acted on the ones before; here one queue takes every key in its order,
    whether it types, points at something on the board or makes the room dark.
    """

    def __init__(self, bar: CommandBar, **options: Any) -> None:
        super().__init__(**options)
        self._bar = bar
        self.refused: list[str] = []
        """Which of the lines that wait were refused."""
        self.offers = False
        """Whether up, with nothing typed, brings the line that waits; not once the board was pointed at since."""
        self._words: object = None
        """The read of the terminal whose letters were taken for words where letters are keys."""
        self._typed = False
        """Whether anything was typed since the last enter."""
        self._acted = self._repeated = float("-inf")
        self._pressed = 0.0
        self._last = ""

    # -- keys ---------------------------------------------------------------------------------------------------------

    async def _on_key(self, event: Key) -> None:
        bar, console, key = self._bar, self._bar.console, event.key
        if self._is_no_more_than_habit(key) or (console.choosing_log and console.choose_log(event)):
            pass
        elif key in AT_ONCE:
            bar.at_once(key)
        elif isinstance(bar.top, Keys):
            self._letter_key(event)
        elif lump_of(event)[0] is self._words:
            pass  # it came in one read with words, which stand in the bar
        elif not self.value and bar.is_on_board and key in _ON_BOARD:
            self._typed = False
            self._on_board(key)
        elif key == "tab":
            bar.tab()
        elif key in ("up", "down") and bar.seeking:
            console.action_move(key)
        elif key == "up":
            bar.recall()
        elif key != "down":
            self._typed = key != "enter"
            return  # it types, or it edits
        event.stop()
        event.prevent_default()

    def _letter_key(self, event: Key) -> None:
        """A letter where letters are keys; several in one read are words, unless it is one key held down."""
        read, letters = lump_of(event)
        if len(letters) > 1 and len(set(letters)) > 1 and not (len(letters) == 2 and letters[0] == ">"):
            self._words, self._typed = read, True
            self._bar.end_keys(letters, "Those were words: nothing was done with them. Letters type again.")
        else:
            self._bar.letter(event.key, event.character or "")

    def _on_board(self, key: str) -> None:
        if key == "up" and self.offers and self.aside:
            self._bar.recall()
        elif key != "tab":
            self.offers = False
            self._bar.console.board_key(key)

    def _is_no_more_than_habit(self, key: str) -> bool:
        """Whether a held finger repeats the key, or it is the second enter of somebody who always presses two."""
        now, again = self._ticks(), key == self._last and key in ONCE_IN
        soon = again and now - self._repeated < REPEAT
        self._last, self._repeated, self._pressed = key, now, now
        return soon or (key == "enter" and self.is_habit())

    def is_habit(self) -> bool:
        """Whether an enter now would be the second one of somebody who always presses two."""
        return not self._typed and self._ticks() - self._acted < HABIT

    def rests(self) -> bool:
        """Whether nothing was pressed for a second: somebody waits for what they typed to do something."""
        return self._ticks() - self._pressed >= 1.0

    def touched(self) -> None:
        """Something was pressed elsewhere since the last enter."""
        self._typed = True

    def _ticks(self) -> float:
        return self._bar.console.console_app.ticks()

    def acted(self) -> None:
        """An enter recorded, refused or asked something: the next one, with nothing typed between, is a habit."""
        self._acted, self._typed = self._ticks(), False

    def _on_hide(self, event: Hide) -> None:
        # A window made too small for a moment must not take the field the keys go to.
        event.prevent_default()

    def _on_paste(self, event: Paste) -> None:
        self._typed = True
        self._bar.console.choosing_log = False
        self._bar.end_keys()

    def post_message(self, message: Message) -> bool:
        """As any widget; but an entered line is taken at once, before the next key."""
        if isinstance(message, EntryBar.Entered):
            self._bar.entered(message.text)
            return True
        if isinstance(message, EntryBar.Held):
            self._bar.held(at_once=message.at_once)
            return True
        return super().post_message(message)

    # -- lines that wait ----------------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Marks everything: typing replaces it, an arrow edits it."""
        self.selection = Selection(0, len(self.value))

    def put_aside(self, text: str) -> None:
        """As any bar, but with the chair and question it belongs to."""
        self.keep_aside(self._bar.lead + text, refused=text == self._bar.refused_words)

    def keep_aside(self, line: str, *, refused: bool = False) -> None:
        """Keeps a whole line behind up; of refused ones the last ten."""
        super().put_aside(line)
        self.offers = True
        if refused:
            self.refused.append(line)
        self.refused = [one for one in self.refused if one in self.aside]
        for oldest in self.refused[:-MOST_REFUSED]:
            self.take_back(oldest)
        self.refused = self.refused[-MOST_REFUSED:]

    def take_begun(self, beginning: str) -> str:
        """Takes the last line that waits and begins so; what comes after the beginning, or "" when there is none."""
        for line in reversed(self.aside):
            if line.startswith(beginning) and len(line) > len(beginning):
                self.take_back(line)
                return line[len(beginning) :]
        return ""

    def said_better(self, line: str) -> None:
        """A line was taken: refused ones that said the same in a worse form need not wait any longer."""
        for old in self.refused:
            if old in self.aside and _same(old, line):
                self.take_back(old)


def _same(old: str, new: str) -> bool:
    """Whether two lines say the same: the same words after their colons; without any, all but a letter or two."""
    from difflib import SequenceMatcher

    if ": " in old or ": " in new:
        words, other = (folded(line.partition(": ")[2]) for line in (old, new))
        return bool(words) and words == other
    numbers = [[part for part in line.split() if part.isdecimal()] for line in (old, new)]
    return numbers[0] == numbers[1] and SequenceMatcher(None, folded(old), folded(new)).ratio() > 0.8
