"""What a board gives the console: lines to draw, things to point at, keys of its own.

A board's functions are pure: they get the state and where the facilitator points, and give lines to draw, another
pointing, or a wish for the console to carry out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any, Protocol

from exercises.kernel.record import Record, replace
from exercises.kernel.shape import Command
from exercises.kernel.text import listed
from tui.app.actions import Action
from tui.app.text import width
from tui.boards.capture import Capture

Piece = tuple[str, str]
"""Text and its style: "text", "strong", "quiet", "chosen" or "heading"."""
Drawn = tuple[Piece, ...]
"""One line."""


class Drawing(Record):
    """A pane's lines, and where the focused thing is in them."""

    lines: Sequence[Drawn]
    focus_first: int = 0
    focus_last: int = 0
    gaps: frozenset[int] = frozenset()
    """Which lines are only air, and are left out in a low window."""

    def without_gaps(self) -> Drawing:
        """The same with no air, so that more of it shows at once."""
        lines = [line for at, line in enumerate(self.lines) if at not in self.gaps]
        first, last = (at - sum(1 for gap in self.gaps if gap < at) for at in (self.focus_first, self.focus_last))
        return Drawing(lines, first, last)


def led(lead: str, lines: Iterable[str], style: str = "quiet", said: str = "text") -> list[Drawn]:
    """Lines with a lead before the first one, and as much room before the others."""
    return [((lead if not at else " " * width(lead), style), (line, said)) for at, line in enumerate(lines)]


def stacked(
    things: Iterable[tuple[bool, Sequence[Drawn]]], above: Sequence[Drawn] = (), *, air: bool = False
) -> Drawing:
    """Things under each other, each with whether it is the one pointed at, and air after each if there is to be any."""
    lines, here, gaps = [*above], (0, 0), set()
    for pointed, drawn in things:
        here = (len(lines), len(lines) + len(drawn) - 1) if pointed else here
        lines += drawn
        if air:
            gaps.add(len(lines))
            lines.append(())
    return Drawing(lines, *here, frozenset(gaps))


class EntryField(Record):
    """One field of a card: what is asked, and the line that records it."""

    lead: str
    """What stands before the colon of the line: "9 why"."""
    label: str
    """What the typist sees before the words: "9 Marama, why"."""
    ask: str
    """What the facilitator says."""
    now: str
    """What is recorded so far, or ""."""
    typed: str = ""
    """The same as it is typed, with which the field opens; "" where more is only added to what is there."""
    takes: tuple[str, ...] = ()
    """The words that it takes, where it takes no others."""
    passes: bool = True
    """Whether "pass" is somebody passing, of which nothing is recorded."""

    @property
    def may_be(self) -> str:
        """The words that it takes, as a sentence has them; "" where it takes any."""
        return listed(self.takes, joiner="or")

    @property
    def asks(self) -> str:
        """What is asked, and what it takes where that is known: “Where was it?” whānau, team or network."""
        return " ".join(filter(None, (f"“{self.ask}”" if self.ask else "", self.may_be)))


class Pointing(Record):
    """Where a facilitator points, in one window. A board without lists uses only the focus."""

    focus: int = 0
    """The main thing pointed at: a chair, a note; 0 for none."""
    theme: int = 0
    """The theme pointed at; 0 for none."""
    side: str = ""
    """Which list has the keys: "" the notes, "themes", or "inside", the notes of the theme pointed at."""
    picked: tuple[int, ...] = ()
    """The notes picked, in the order they were."""
    sought: str = ""
    """Words that filter the notes."""
    by: str = ""
    """Who points: what only they may see of what was read is drawn for nobody else."""
    question: str = ""
    """The key of the question looked at; "" the one in force, "*" all."""
    showing: str = ""
    """Which notes are listed: "" those not placed, "theme 4", "lone", "contested" or "parked"."""
    inside: int = 0
    """The note pointed at inside the theme; 0 for none."""
    choosing: bool = False
    """Whether the next key chooses a theme."""
    digits: str = ""
    """What was typed so far of the number of the theme to choose."""
    at: int = 0
    """The place of the focus in its list, so that what comes next is found when it has left the list."""
    top: int = 0
    """The place of the first thing drawn in the list of notes."""
    theme_top: int = 0
    """The same for the themes."""
    inside_top: int = 0
    """The same for the notes inside the theme."""

    @property
    def note(self) -> int:
        """The note pointed at in the list that has the keys."""
        return self.inside if self.side == "inside" else self.focus


class Wish(Record):
    """What a key comes to: where to point now, and what the console should do."""

    pointing: Pointing
    line: str = ""
    """A line to carry out at once."""
    command: Command | None = None
    """A command to carry out at once, where a line could be read in two ways."""
    opens: str = ""
    """The beginning of a line, for the bar."""
    says: str = ""
    """A sentence for under the bar."""
    then: str = ""
    """What else opens: "card" the fields of the thing pointed at, "capture" for notes, "seek" for words to find,
    "about" everything known of the thing pointed at, "keys" the place where letters are keys."""


CLOSED = "This exercise is closed. Type reopen to go on."
"""What is said where somebody goes on with a thing of one that is."""


class Board(Protocol):
    """A shape's board. What has a body here is what a board does unless its shape says otherwise."""

    thing: str
    """What its main thing is called: "chair"."""
    side_by_side: bool = False
    """Whether overview and detail stand beside each other in a wide window."""
    of_a_session: bool = True
    """Whether what only a session has is done from it: the day and its logs, phases, papers, what is brought in."""
    words: Mapping[str, tuple[str, str]] = {}
    """For actions of every console that mean something of its own here: what they are called, and what they do."""
    own: tuple[Action, ...] = ()
    """The actions that only this board has."""
    letters: str = ""
    """What the place is called where its letters are keys ("SORTING"); "" where there is none."""
    letter_words: str = ""
    """Every letter that is a key there, with what it does, where that is the same wherever one points."""
    only_lines: tuple[str, ...] = ()
    """Its own actions whose one-letter line is no key there."""
    finds: bool = False
    """Whether words are found as they are typed, by what the pointing seeks."""
    answer_help: str = ""
    """How an answer is typed, for the help; "" when there is nothing to say."""
    field_hint: str = "enter: next field, empty leaves it as it is"
    """What may be typed in an empty field of a card."""
    from_first: bool = False
    """Whether a card begins at its first field, as one reads it aloud; else at the first that is not recorded yet."""
    card_done: str = ""
    """What is said after a card's last field; "" where the keys are the board's again then."""
    wordless: str = ""
    """What is said where nothing may be typed about what goes on now."""
    room_from: int = 76
    """Columns from which the small picture of the room stands beside the card."""

    def of(self, state: Any) -> Board:
        """The board with those of its own actions that this exercise has something for."""
        own = tuple(action for action in self.own if action.where is None or action.where(state))
        if len(own) == len(self.own):
            return self
        fewer = copy(self)
        fewer.own = _known(own)
        return fewer

    def beside(self, frame: Any) -> Board:
        """The board with what the record of the day, or None, has of what is on it."""
        return self

    def card_rows(self, width: int, height: int) -> int:
        """How many rows the card under the board has in a window of that size."""
        return 4

    def settle(self, state: Any, width: int, height: int, pointing: Pointing) -> Pointing:
        """The pointing, at things that are there now, and scrolled so that they are seen."""

    def overview(self, state: Any, width: int, height: int, pointing: Pointing) -> Drawing:
        """Everything at a glance."""

    def headings(self, state: Any, width: int) -> list[Drawn]:
        """The lines that stay above the detail."""
        return []

    def detail(self, state: Any, width: int, pointing: Pointing) -> Drawing:
        """Everything in full."""

    def card(self, state: Any, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The thing pointed at."""

    def fields(self, state: Any, pointing: Pointing) -> list[EntryField]:
        """What is asked of the thing pointed at, in order."""
        return []

    def about(self, state: Any, pointing: Pointing) -> list[str]:
        """Everything known of the thing pointed at, for the facilitators; empty when its card says it all."""
        return []

    def next_waiting(self, state: Any, pointing: Pointing) -> Wish:
        """The next thing that waits, pointed at or opened; nothing is recorded, and nobody is moved."""

    def open(self, state: Any, pointing: Pointing) -> Wish:
        """What enter does."""
        return Wish(pointing, then="card")

    def done(self, state: Any, kind: str, data: Mapping[str, Any]) -> str:
        """What a move came to, in the board's own words; "" where the line's words say it."""
        return ""

    def without_fields(self, state: Any, pointing: Pointing) -> Wish:
        """What a thing comes to in whose card nothing is typed now."""
        return Wish(pointing, says=CLOSED if getattr(state, "closed", False) else "")

    def overview_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the whole in the room."""

    def show_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the thing pointed at in the room; "" when there is none."""

    def move(
        self, state: Any, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """Where to point after an arrow or a paging key; None when the pane is to scroll instead."""

    def act(self, state: Any, pointing: Pointing, name: str) -> Wish:
        """What one of its own actions comes to."""
        return Wish(pointing)

    def choose(self, state: Any, pointing: Pointing, key: str, character: str) -> Wish | None:
        """What a key comes to where letters are keys, and something is being chosen or the key begins to choose.

        None when the key has its usual meaning.
        """
        return None

    def letters_there(self, state: Any, pointing: Pointing) -> str:
        """Every letter that is a key where one points, with what it does."""
        return self.letter_words

    def back(self, pointing: Pointing) -> Pointing:
        """One step back, as escape means it: out of a list, then no note picked."""
        return pointing

    def called(self, state: Any, pointing: Pointing, kind: str) -> Pointing:
        """The pointing at the thing a line called by its number ("17", "t3")."""
        return replace(pointing, focus=int(kind)) if kind.isdecimal() else pointing

    def follow(self, state: Any, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """The pointing after a move of one's own, or after it was taken back: at the thing it made or spoke of."""
        made = kind in (self.thing, f"add_{self.thing}")
        number = data.get("number" if made else self.thing)
        return replace(pointing, focus=number) if isinstance(number, int) and not undone else pointing

    def capture(self, state: Any) -> Capture | None:
        """Where notes would go that are typed one after the other; None when this board takes none."""
        return None

    def hint(self, state: Any, pointing: Pointing) -> str:
        """What stands under the bar while nothing else does."""
        return ""


@cache
def _known(own: tuple[Action, ...]) -> tuple[Action, ...]:
    """The same actions, as they were the time before: what is made of them is made once."""
    return own
