"""What can be done on a screen, as a table: a line and enter, from the palette, some by a key at once. Pure.

Console, home and journal each have such a table; what is told of lines and keys is read off it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.text import folded, without_stop


class Action(Record):
    """One thing that can be done: by its line and enter, from the palette, and some by a key at once."""

    name: str
    """The method `action_NAME` of the console screen, or what the board's `act` is asked for."""
    short: str
    """What it is called, in few words."""
    help: str
    """What it does, in one sentence."""
    line: str
    """The whole line that does it, read before names and before anything shortened; one letter for what is frequent."""
    ctrl: str = ""
    """Its ctrl key, which acts at once everywhere; "" when it has none."""
    also: str = ""
    """Another line for the same ("y e")."""
    press: str = ""
    """Its key on the board while nothing is typed: enter, space, tab or escape; "" when it has none."""
    points: bool = False
    """Whether it only moves this window's pointer: the room does not change."""
    careful: bool = False
    """Whether it takes words away, or lets others read them: a near miss is never led to it."""
    where: Callable[[Any], bool] | None = None
    """Whether an exercise has what it is about; None where every exercise of its board has."""


RECALL = Action("recall", "A line that waits", "Brings the line that was put aside last back into the bar.", "lines")
FORGET = Action(
    "forget", "Forget the lines that wait", "None of them was done; they are gone for good.", "forget lines"
)
COLOURS = Action("change_theme", "Change colours", "Cream, dark, high contrast.", "t")
HELP = Action("help", "Help", "What comes now, and every line and key.", "?")
"""These four every screen has."""


def called(actions: Iterable[Action], text: str) -> Action | None:
    """The action whose whole line this is; capital letters count only where the same small letter means another."""
    exact: dict[str, Action] = {}
    for action in actions:
        for line in (action.line, action.also):
            if line:
                exact.setdefault(line, action)
    words = without_stop(" ".join(text.split()))
    return exact.get(words) or exact.get(folded(words))


def key_words(key: str) -> str:
    """A key as people say it."""
    return key.replace("ctrl+", "ctrl ")


def keys_of(action: Action) -> str:
    """Every way to reach an action: its lines, which enter does, and its keys, which act at once."""
    return ", ".join(key_words(key) for key in (action.line, action.also, action.ctrl, action.press) if key)
