"""A bar for whole lines: what was refused waits behind up, a second enter out of habit is nothing. Knows no line."""

from __future__ import annotations

from typing import Any

from textual.events import Hide
from textual.widgets.input import Selection

from exercises.kernel.text import folded
from tui.app.entry import EntryBar
from tui.app.terminal import SteadyApp

HABIT = 0.4
"""Seconds after an enter that did something in which another, with nothing typed since, is only a habit."""
REPEAT = 0.15
"""Seconds in which a key that a held finger repeats counts once."""
ONCE_IN = ("ctrl+o", "ctrl+n", "ctrl+z")
"""Keys that a held finger repeats, and that are meant once."""
MOST_REFUSED = 10
"""How many refused lines wait at most; the oldest goes first."""


class LineEntry(EntryBar):
    """The field in which lines are typed, on whatever screen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.refused: list[str] = []
        """Which of the lines that wait were refused."""
        self.offers = False
        """Whether up, with nothing typed, brings the line that waits; not once something was pointed at since."""
        self._typed = False
        """Whether anything was typed since the last enter."""
        self._acted = self._repeated = float("-inf")
        self._pressed = 0.0
        self._last = ""

    # -- habits -------------------------------------------------------------------------------------------------------

    def is_no_more_than_habit(self, key: str) -> bool:
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

    def touched(self, typed: bool = True) -> None:
        """Something was pressed since the last enter, here or elsewhere; whether it typed."""
        self._typed = typed

    def acted(self) -> None:
        """An enter recorded, refused or asked something: the next one, with nothing typed between, is a habit."""
        self._acted, self._typed = self._ticks(), False

    def _ticks(self) -> float:
        app = self.app
        assert isinstance(app, SteadyApp)
        return app.ticks()

    def _on_hide(self, event: Hide) -> None:
        # A window made too small for a moment must not take the field the keys go to.
        event.prevent_default()

    # -- lines that wait ----------------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Marks everything: typing replaces it, an arrow edits it."""
        self.selection = Selection(0, len(self.value))

    def put_aside(self, text: str) -> None:
        """As any bar; what was given back was refused."""
        self.keep_aside(text, refused=True)

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
