"""What a picture of an exercise holds, as data: a map, a grid or bars."""

from __future__ import annotations

from exercises.kernel.record import Record


class Seat(Record):
    """One chair on a map."""

    key: str
    label: str
    under: str = ""
    """A second, smaller line: the role."""
    empty: bool = False
    marks: tuple[str, ...] = ()
    """Short words about it: "2 differences"."""


class MapPicture(Record):
    """Chairs in rows, and lines between some of them."""

    name: str
    """In one word, for its file: "map"."""
    title: str
    rows: tuple[tuple[str, tuple[Seat, ...]], ...]
    """Each row's heading and its chairs, in order."""
    lines: tuple[tuple[str, str, str], ...] = ()
    """Two seats' keys and the words on the line between them ("")."""
    below: tuple[str, ...] = ()
    """Sentences under the map."""


class GridPicture(Record):
    """A table: the network's grid, a wall's matrix."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    even: bool = False
    """Whether its columns beside the first are all as wide as each other, whatever stands in them."""
    tight: bool = False
    """Whether its columns may be as narrow as the words in them, so that many have room."""


class Bar(Record):
    """One bar of a chart, to a hundred per cent of those in it."""

    label: str
    counts: tuple[int, ...]
    """One count a part, in the order of the chart's parts."""
    beside: str = ""
    """What stands beside the bar, never in it: "3 not tried, 1 don't know it"."""
    hidden: str = ""
    """Why no bar is drawn ("fewer than five answers"); "" when it is."""

    @property
    def n(self) -> int:
        """How many the bar is made of."""
        return sum(self.counts)


class Shade(Record):
    """How one part of a bar is filled, in every format that draws bars."""

    key: str
    """What its pattern is."""
    block: str = ""
    """The same in letters; "" where letters have none."""


SHADES = (
    Shade("clear"),
    Shade("dots", "░"),
    Shade("stripes", "▒"),
    Shade("lines"),
    Shade("cross", "▓"),
    Shade("dark", "█"),
)
"""From the lightest to the strongest."""
_TAKEN_FIRST = ("dark", "dots", "stripes", "cross", "lines", "clear")


def shades(parts: int) -> tuple[Shade, ...]:
    """One for each part of a bar, the lightest for its first and the strongest for its last."""
    taken = _TAKEN_FIRST[:parts]
    found = tuple(shade for shade in SHADES if shade.key in taken)
    return tuple(found[place % len(found)] for place in range(parts))


class BarsPicture(Record):
    """Stacked bars. Colour never says anything alone: each part has a word and a pattern of its own."""

    name: str
    title: str
    above: tuple[str, ...]
    """Lines at the top: dates, how many were invited and answered."""
    parts: tuple[str, ...]
    """The words of the parts, in order, the least first: they are shaded in that order."""
    bars: tuple[Bar, ...]
    below: tuple[str, ...] = ()


class Dial(Record):
    """One dial: how it was, and where it is to be turned."""

    label: str
    word: str
    """How it was, one of the picture's settings; "" where nobody said."""
    turn: str = ""
    """ "▲ turn up"."""


class DialsPicture(Record):
    """Dials under each other: how far each was turned up, with its word, and where it is to be turned."""

    name: str
    title: str
    settings: tuple[str, ...]
    """What a dial may be set to, from off on."""
    dials: tuple[Dial, ...]
    heads: tuple[str, str]
    """What stands over how they were, and over how they are to be."""
    below: tuple[str, ...] = ()


class Ring(Record):
    """One ring and those in it."""

    label: str
    seats: tuple[Seat, ...]


class RingTie(Record):
    """How two are tied."""

    ends: tuple[str, str]
    """Two seats' keys; where it goes one way, from the first to the second."""
    sign: str
    one_way: bool
    label: str
    """Both names: "Jo and Tama", "Jo to Marama"."""


class Rings(Record):
    """Somebody with those around them, as one person saw it on one day."""

    stamp: str
    """Whose view it is, and its day."""
    centre: Seat | None
    rings: tuple[Ring, ...]
    ties: tuple[RingTie, ...]


class RingsPicture(Record):
    """One drawing, or two beside each other."""

    name: str
    title: str
    drawings: tuple[Rings, ...]
    below: tuple[str, ...] = ()


class BoxPicture(Record):
    """One of several boxes that are equal, with what stands in it."""

    title: str
    notes: tuple[str, ...]
    empty: str = ""
    """What is said in it where nothing stands."""


class BoxesPicture(Record):
    """Boxes of equal size in rows of four, on one sheet of paper across."""

    name: str
    title: str
    boxes: tuple[BoxPicture, ...]


Picture = MapPicture | GridPicture | BarsPicture | DialsPicture | RingsPicture | BoxesPicture
