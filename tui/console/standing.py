"""The standing logs by key: one key, then a letter, from inside anything. Pure.

The strip under the bar lists the letters; a small letter acts or begins the line, a capital lists what is kept.
"""

from __future__ import annotations

from exercises.frame.state import Frame
from exercises.kernel.record import Record
from tui.app.actions import Action
from tui.app.text import wrap

LINE, CTRL = "y", "ctrl+t"
"""What the strip is called: as a line that lists the letters, and as the key after which a letter acts at once."""


class Standing(Record):
    """One letter of the strip."""

    letter: str
    short: str
    """What the strip calls it."""
    name: str
    """Its action in the table."""
    begins: str = ""
    """The beginning of a line, for the bar."""
    line: str = ""
    """A line carried out at once."""
    lists: str = ""
    """The letter of the log that its capital lists."""


_ROWS = 3
"""Rows the strip may have with its less common letters."""

STANDING: tuple[Standing, ...] = (
    Standing("e", "elephant", "elephant", line="elephant", lists="e"),
    Standing("j", "jargon", "jargon", begins="jargon ", lists="j"),
    Standing("p", "park", "park_thing", begins="park: ", lists="p"),
    Standing("n", "note", "private_note", begins="note: ", lists="n"),
    Standing("m", "moment", "moment", line="moment", lists="m"),
    Standing("q", "action", "agreed_action", begins="action ", lists="q"),
    Standing("a", "agreement", "agreement", lists="u"),
    Standing("g", "day", "day"),
    Standing("t", "timer", "timer", begins="timer "),
    Standing("+", "", "timer_more", line="timer +1"),
    Standing("-", "", "timer_less", line="timer -1"),
    Standing("w", "", "timer_waits"),
)
"""Every letter, in the order of the strip."""
BY_LETTER = {one.letter: one for one in STANDING}
BY_NAME = {one.name: one for one in STANDING}
BY_CAPITAL = {one.letter.upper(): one for one in STANDING if one.lists}

_WORDS: dict[str, tuple[str, str]] = {
    "elephant": (
        "Elephant: slow everything down",
        "The room goes dark at once and the clocks wait; again, and the group goes on. Nothing is typed.",
    ),
    "jargon": ("Jargon: catch a word", "The word, and after = its meaning. Never who said it."),
    "park_thing": ("Park something", "It waits, and nobody loses it."),
    "private_note": ("Private note", "For the two of you; hidden where the room sees this window."),
    "moment": ("Moment", "Marks this minute for your journal, at once."),
    "agreed_action": (
        "Action",
        "Who, what, by when: action P05: ring the ward by Friday. Nobody's yet: action: ring the ward",
    ),
    "agreement": ("Agreement", "The group's own words, listed; s shows them in the room, a adds a line."),
    "day": ("The day", "The running order, and the open logs; again, and you are back."),
    "timer": ("Timer", "One quiet timer: timer 10, timer +1, timer pause."),
    "timer_more": ("Timer: a minute more", "At the end too, when more is wanted."),
    "timer_less": ("Timer: a minute less", "Never below what has gone by."),
    "timer_waits": ("Timer: wait, or go on", "The time does not count meanwhile."),
}

ACTIONS: tuple[Action, ...] = (
    Action(
        "standing",
        "Elephant, jargon, park, note …",
        "ctrl t, then a letter; as lines y e, y j and so on. A capital letter lists what is kept.",
        LINE,
        CTRL,
    ),
    *(
        Action(
            one.name,
            *_WORDS[one.name],
            f"{LINE} {one.letter}",
            also="j" if one.name == "jargon" else "",
        )
        for one in STANDING
    ),
    *(
        Action(
            f"list_{one.name}",
            f"List: {one.short}",
            "What is kept of it, on the board of the day.",
            f"{LINE} {one.letter.upper()}",
        )
        for one in STANDING
        if one.lists and one.name != "agreement"
    ),
)
"""The same as actions, for the help and the palette."""


def strip(room: int) -> str:
    """What stands under the bar while a letter is waited for."""
    said = "  ".join(f"{one.letter} {one.short}" for one in STANDING if one.short)
    more = f"{said}  + - a minute  w timer waits  capitals list"
    return more if len(wrap(more, room - 2)) <= _ROWS else said


def held_words(frame: Frame) -> list[str]:
    """The plain reminders for while an elephant is held."""
    return [str(words) for words in frame.template.words.get("hold_reminders", ())]
