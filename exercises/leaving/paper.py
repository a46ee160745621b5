"""What is printed of an exercise before anything is typed, as data: numbers, empty grids, cards, posters, forms.

It hangs on a wall or goes from hand to hand, so that it holds what the room may see and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.declared import FIVE_LINES
from exercises.kernel.record import Record
from exercises.leaving.outline import Cards

WHATS: Mapping[str, str] = {
    "numbers": "numbers to cut out, one for each note or pair",
    "grid": "the empty grid for the wall, to write in",
    "chairs": "a card for each chair, folded so that it stands",
    "rings": "empty rings to draw a net-gram in",
    "agreement": "how we are together, as a poster",
    "day": "the running order for the wall",
    "cards": "the cards, eight on a sheet, to cut",
    "sheet": "what each person fills in alone, with the letters that are typed",
    "consent": "slips on which somebody says how their words may be used",
    "elephants": "what helps when something nobody says is in the room",
    FIVE_LINES: "five lines to type, for whoever sits at the keys",
}
"""Everything that is printed, each with what it is. Which exercise has which is declared by its shape."""
MOST_NUMBER = 9_999
"""As many digits as are called out (the numbers of a wall's notes)."""


class NumberStrips(Record):
    """Numbers to cut out."""

    first: int
    last: int
    each: int = 1
    """How often each of them is there: twice for pairs."""


class Standing(Record):
    """A card that is folded and stands before somebody."""

    number: str
    name: str
    """"" for a card that is written on by hand."""
    role: str = ""
    place: str = ""
    """What is written small above it where there is no name yet: its row."""


class EmptyGrid(Record):
    """A grid to write in by hand."""

    title: str
    corner: str
    headings: tuple[tuple[str, str], ...]
    """Each column, and what is asked there."""
    rows: tuple[tuple[str, str], ...]
    """Each row, and a smaller line under it."""


class EmptyBoxes(Record):
    """Boxes of equal size to write in, in rows of four."""

    title: str
    ask: str
    boxes: tuple[str, ...]


class EmptyRings(Record):
    """Rings to draw in, from the inside out, and the signs that are drawn."""

    title: str
    whose: tuple[str, ...]
    """What is to be written beside it: whose view it is, the day."""
    rings: tuple[str, ...]
    signs: tuple[tuple[str, str], ...]
    below: tuple[str, ...] = ()


class Group(Record):
    """Lines under a heading."""

    heading: str
    lines: tuple[tuple[str, str], ...] = ()
    """Each line and a smaller one under it."""
    blank: int = 0
    """How many empty lines there are to write on."""


class Poster(Record):
    """Large words for a wall."""

    title: str
    groups: tuple[Group, ...]
    foot: str = ""


class RunningOrder(Record):
    """A day for the wall: when, what, and what is told of it."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    foot: str = ""


class Ask(Record):
    """One thing that is asked on paper."""

    words: str
    choices: tuple[tuple[str, str], ...] = ()
    """What may be ticked: a word or a letter that is typed for it, and what it says where that is more."""
    lines: int = 0
    """How many lines there are to write on."""
    typed: str = ""
    """By which word the answer is typed, where that is another than what is asked."""


class Marks(Record):
    """Things that are marked one by one with a letter."""

    letters: tuple[tuple[str, str], ...]
    """Each letter and what it says."""
    rows: tuple[tuple[str, str, str], ...]
    """Each thing: its number, its name, a plain line."""


class Sheet(Record):
    """Something that is filled in by hand."""

    title: str
    intro: tuple[str, ...] = ()
    marks: Marks | None = None
    asks: tuple[Ask, ...] = ()
    copies: int = 1
    """How many of it are on one printed page."""
    foot: str = ""


class TypedLines(Record):
    """Lines to type."""

    title: str
    lines: tuple[tuple[str, str, str], ...]
    """A line, what it does, and when."""
    always: tuple[tuple[str, str], ...]
    """Those that work at any time, each with what it does."""


Face = (
    NumberStrips | Standing | EmptyGrid | EmptyBoxes | EmptyRings | Poster | RunningOrder | Sheet | TypedLines | Cards
)


class Paper(Record):
    """What is printed at once, each of its faces from the top of a page."""

    title: str
    faces: tuple[Face, ...]
    across: bool = False
    """Whether the paper lies on its long side."""
