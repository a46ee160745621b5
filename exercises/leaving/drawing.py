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


class BarsPicture(Record):
    """Stacked bars. Colour never says anything alone: each part has a word and a pattern of its own."""

    name: str
    title: str
    above: tuple[str, ...]
    """Lines at the top: dates, how many were invited and answered."""
    parts: tuple[str, ...]
    """The words of the parts, in order."""
    bars: tuple[Bar, ...]
    below: tuple[str, ...] = ()


Picture = MapPicture | GridPicture | BarsPicture
