"""A bar for whole lines: what was refused waits behind up, a second enter out of habit is nothing. Knows no line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.events import Hide, Key

from exercises.kernel.text import folded
from tui.app.entry import age, as_recorded
from tui.app.terminal import SteadyApp

if TYPE_CHECKING:
    from tui.app.entry import EntryBar

    _Part = EntryBar
else:
    _Part = object

HABIT = 0.4
"""Seconds after what an enter did was seen in which another, with nothing typed since, is only a habit."""
REPEAT = 0.15
"""Seconds in which a key that a held finger repeats counts once."""
ONCE_IN = ("ctrl+o", "ctrl+n", "ctrl+z")
"""Keys that a held finger repeats, and that are meant once."""
_LOOK_AGAIN = 0.02
"""Seconds after which it is looked again whether a slow terminal has the picture."""
MOST_REFUSED = 10
"""How many refused lines wait at most; the oldest goes first."""


class LineEntry(_Part):
    """The field in which lines are typed, on whatever screen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.refused: list[str] = []
        """Which of the lines that wait were refused."""
        self._replaced: list[str] = []
        """Which of them came back once and were typed over: only up brings them back."""
        self.offers = False
        """Whether up, with nothing typed, brings the line that waits; not once something was pointed at since."""
        self._typed = False
        """Whether anything was typed since the last enter."""
        self._acted = self._repeated = float("-inf")
        self._turn = 0
        """How many enters did something: only what the last one did is waited for until it is seen."""
        self._pressed = 0.0
        self._last = ""

    # -- habits -------------------------------------------------------------------------------------------------------

    def is_no_more_than_habit(self, event: Key) -> bool:
        """Whether a held finger repeats the key, or it is the second enter of somebody who always presses two."""
        now, key = self._ticks(), event.key
        soon = key == self._last and key in ONCE_IN and now - self._repeated < REPEAT
        self._last, self._repeated, self._pressed = key, now, now
        return soon or self.is_habit(event)

    def is_habit(self, event: Key) -> bool:
        """Whether it is the second enter of somebody who always presses two, pressed before they saw what one did."""
        if event.key != "enter" or self._typed:
            return False
        return self.is_too_soon(event)

    def is_too_soon(self, event: Key) -> bool:
        """Whether the key was pressed before what the last enter did could be seen and read.

        It counts when it was pressed, not when its turn came: a key pressed during a slow repaint is an early one.
        """
        return self._ticks() - age(event) - self._acted < HABIT

    def rests(self) -> bool:
        """Whether nothing was pressed for a second: somebody waits for what they typed to do something."""
        return self._ticks() - self._pressed >= 1.0

    def touched(self, typed: bool = True) -> None:
        """Something was pressed since the last enter, here or elsewhere; whether it typed."""
        self._typed = typed

    def acted(self) -> None:
        """An enter recorded, refused or asked something: the next one, with nothing typed between, is a habit."""
        self._acted, self._typed = float("inf"), False
        self._turn += 1
        self.call_after_refresh(self._is_drawn, self._turn)

    def _is_drawn(self, turn: int) -> None:
        """The screen was drawn since; from when the terminal has it, it can be seen."""
        if turn != self._turn:
            return
        if self._steady_app.is_behind:
            self.set_timer(_LOOK_AGAIN, partial(self._is_drawn, turn))
        else:
            self._acted = self._ticks()

    @property
    def _steady_app(self) -> SteadyApp:
        app = self.app
        assert isinstance(app, SteadyApp)
        return app

    def _ticks(self) -> float:
        return self._steady_app.ticks()

    def _on_hide(self, event: Hide) -> None:
        # A window made too small for a moment must not take the field the keys go to.
        event.prevent_default()

    # -- lines that wait ----------------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Marks what stands here and is recorded: typing replaces it, an arrow edits it."""
        self.put(as_recorded(self.value))

    @property
    def offered(self) -> list[str]:
        """Lines that wait and come back by themselves where they were typed."""
        return [line for line in self.aside if line not in self._replaced]

    def put_aside(self, text: str) -> None:
        """As any bar; what was given back was refused."""
        self.keep_aside(text, refused=True)

    def keep_aside(self, line: str, *, refused: bool = False) -> None:
        """Keeps a whole line behind up; of refused ones the last ten."""
        super().put_aside(line)
        self.offers = True
        self._replaced = [one for one in self._replaced if one != line and one in self.aside]
        if refused:
            self.refused.append(line)
        self.refused = [one for one in self.refused if one in self.aside]
        for oldest in self.refused[:-MOST_REFUSED]:
            self.take_back(oldest)
        self.refused = self.refused[-MOST_REFUSED:]

    def made_room(self, text: str, *, at_once: bool) -> None:
        """As any bar; what was read and then typed over comes back no more by itself."""
        super().made_room(text, at_once=at_once)
        if not at_once:
            self._replaced.append(self.aside[-1])

    def begun(self, beginning: str) -> str:
        """The last line that comes back by itself and begins so; "" when there is none."""
        found = (line for line in reversed(self.offered) if line.startswith(beginning) and len(line) > len(beginning))
        return next(found, "")

    def take_begun(self, beginning: str) -> str:
        """Takes that line; what comes after the beginning, or "" when there is none."""
        line = self.begun(beginning)
        self.take_back(line)
        return line[len(beginning) :]

    def said_better(self, line: str) -> None:
        """A line was taken: what said the same in a worse form, refused or typed over, need not wait any longer."""
        for old in (*self.refused, *self._replaced):
            if old in self.aside and _same(old, line):
                self.take_back(old)


def _same(old: str, new: str) -> bool:
    """Whether two lines say the same: the same words after their colons, or their beginning in the same place.

    Without colons, all but a letter or two.
    """
    from difflib import SequenceMatcher

    if ": " in old or ": " in new:
        (lead, _, words), (other_lead, _, other) = (folded(line).partition(": ") for line in (old, new))
        return bool(words) and (words == other or (lead == other_lead and other.startswith(words)))
    numbers = [[part for part in line.split() if part.isdecimal()] for line in (old, new)]
    return numbers[0] == numbers[1] and SequenceMatcher(None, folded(old), folded(new)).ratio() > 0.8
