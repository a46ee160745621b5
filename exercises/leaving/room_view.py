"""What the room may see, as data. Whatever is not in a RoomView cannot reach a projector.

No words become part of one with a number in them that leads back to a person: that is decided here, for every shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from exercises.kernel.p_numbers import P_NUMBER, shown
from exercises.kernel.record import Record, as_said, field, replace


class _Seen(Record):
    """Something with words that the room reads."""

    words_in: ClassVar[tuple[str, ...]] = ("text",)
    """The fields that have words."""

    if not TYPE_CHECKING:  # so that a type checker reads the fields of each kind instead

        def __init__(self, *args: Any, **given: Any) -> None:
            super().__init__(*args, **given)
            for name in self.words_in:
                value = getattr(self, name)
                if value and P_NUMBER.search(value):
                    self.__dict__[name] = shown(value)


class Big(_Seen):
    """Words or a number in large letters where there is room for them."""

    text: str
    words_in: ClassVar[tuple[str, ...]] = ("text", "after")
    after: str = ""
    """Plain words that belong beside or under the large ones ("contacts booked each month")."""


class Line(_Seen):
    """One sentence."""

    text: str
    weight: str = "plain"
    """"strong" for a heading, "plain", or "quiet"."""
    indent: int = 0
    """0 or 1 steps to the right."""
    words_in: ClassVar[tuple[str, ...]] = ("text", "short", "column")
    short: str = ""
    """The same in fewer cells, for a screen on which the text and its like do not stand on one row each."""
    column: str = ""
    """The heading it stands under where a screen is wide enough for columns."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that is read in it."""
        return (self.text,)


class Pair(Line):
    """Two texts beside each other in columns of equal width, neither of them first by its height."""

    words_in: ClassVar[tuple[str, ...]] = ("text", "right")
    right: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Both texts."""
        return self.text, self.right


class Box(Line):
    """One of several boxes that are equal beside each other; where they cannot be, each is its line in a list."""

    title: str = ""
    count: int = 0
    notes: tuple[str, ...] = ()
    """What stands in it, for a screen with room for more than its count."""
    empty: str = ""
    """What is said in it where nothing is."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its line in a list, and the notes."""
        return self.text, *self.notes


class Bars(Line):
    """A name with one or several bars on its line, as long as the screen has room for; each bar is set under its head
    where the line has heads instead of counts."""

    counts: tuple[tuple[int, ...], ...] = ()
    heads: tuple[str, ...] = ()
    words_in: ClassVar[tuple[str, ...]] = ("text", "beside")
    beside: str = ""
    """What stands behind the bars: "n 22"."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The name, what stands over the bars, and behind them."""
        return self.text, *self.heads, self.beside


class Months(Line):
    """What stands over lanes: which months they have, as words and as heads, and what their letters stand for."""

    heads: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    """ "W workshop"."""


class Lane(Line):
    """A name, and for each of the months over it the letters of what is in it."""

    cells: tuple[str, ...] = ()
    words_in: ClassVar[tuple[str, ...]] = ("text", "beside")
    beside: str = ""
    """What comes next: "survey, Jan 2027"."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The name, and what comes next."""
        return self.text, self.beside


class Step(Line):
    """One step of a round that is gone through again and again, with what is done in it: "plan: with them"."""

    title: str = ""
    now: bool = False


class Tag(_Seen):
    """One chair on the map."""

    number: int
    text: str
    empty: bool
    differences: int = 0


class TiedTag(Tag):
    """Somebody in a ring of a net-gram, and how they are tied to the one in the centre."""

    mark: str = ""
    """The sign of that tie; "" for none."""
    way: str = ""
    """ "→" where it goes from the centre to them only, "←" where it comes from them only."""


class Tags(_Seen):
    """A row of the map: its label and the chairs in it."""

    words_in: ClassVar[tuple[str, ...]] = ("label",)

    label: str
    tags: tuple[Tag, ...]


class Ties(_Seen):
    """What makes rings of the rows of tags that stand over it: whose view it is, and how those in them are tied."""

    text: str
    """Whose view it is, and its day."""
    words_in: ClassVar[tuple[str, ...]] = ("text", "short", "centre", "key")
    short: str
    """The same in fewer cells."""
    centre: str
    """Who is in the centre; "" for nobody yet."""
    key: str
    """What each sign means, in words, with two spaces between."""
    ties: tuple[tuple[int, int, str, str], ...]
    """Two numbers, 0 for the centre, the sign, and → or ← where it goes one way as seen from the first."""


class Bar(_Seen):
    """A stacked bar with what it is of over it and its key under it."""

    text: str
    counts: tuple[int, ...]
    """How long each of its patterns is; none where it may not be drawn."""
    words_in: ClassVar[tuple[str, ...]] = ("text", "said")
    said: str = ""
    """The quiet lines under it."""


class Gap(Record):
    """An empty line where there is room for one. A view that begins with one wants the middle of the screen."""

    turn: bool = False
    """Whether the next page begins here when one page is not enough."""
    foot: bool = False
    """Whether what follows stands at the foot of the page."""


class Turn(Record):
    """Where the next page begins of a view that was cut into pages, several of which a larger screen shows at once."""


Block = Big | Line | Bar | Tags | Ties | Gap | Turn
MOST_TOGETHER = 8
"""More pages of the smallest screen are on no screen at once."""


def together(pages: Sequence[Sequence[Block]], page: int) -> tuple[Block, ...]:
    """The blocks of the page of that number, and of those behind it that a larger screen may show with it."""
    found = list(pages[page - 1])
    for behind in pages[page : page - 1 + MOST_TOGETHER]:
        found += [Turn(), *behind]
    return tuple(found)


def pages_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks page by page."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Turn):
            found.append([])
        else:
            found[-1].append(block)
    return [tuple(page) for page in found]


class RoomView(_Seen):
    """One thing the room sees."""

    words_in: ClassVar[tuple[str, ...]] = ("name", "corner")

    key: str
    """What was asked for: "map", "chair 9", "quiet"."""
    name: str
    """What the console calls it, in few words; never drawn in the room."""
    blocks: tuple[Block, ...]
    page: int = 1
    """Which page is shown when there are several; above the last, the last."""
    pages: int = 1
    """How many pages there are, when the shape cuts them itself; the blocks are then those of this one page, and some
    of those behind it for screens that hold more."""
    whole: bool = False
    """Whether it was cut to fit, so that a screen draws it on one page, however many words it has."""
    corner: str = ""
    """One short quiet line for a corner of the screen; "" for none."""
    clock: Mapping[str, Any] | None = field(default=None, hash=False)
    """The session's timer as stored times only (exercises/frame/timer.py), so that a screen counts by its own clock."""
    shows: tuple[int, ...] = ()
    """The numbers of the main things whose words stand in it, where the shape may have to take one out again."""
    columns: tuple[str, ...] = ()
    """The headings of its columns in their order, where its lines may stand in columns."""

    def document(self) -> dict[str, Any]:
        """The view as plain data, for the public room file."""
        return {
            "key": self.key,
            "name": self.name,
            "page": self.page,
            "pages": self.pages,
            "whole": self.whole,
            "corner": self.corner,
            "clock": dict(self.clock) if self.clock is not None else None,
            "shows": list(self.shows),
            "columns": list(self.columns),
            "blocks": [{"kind": type(block).__name__.lower(), **as_said(block)} for block in self.blocks],
        }


def framed(view: RoomView, corner: str, clock: Mapping[str, Any] | None) -> RoomView:
    """The view with what frames the session: words in its corner, and the timer."""
    told = {**clock, "label": shown(str(clock.get("label", "")))} if clock is not None else None
    return replace(view, corner=shown(corner), clock=told)


def room_view_of(document: dict[str, Any]) -> RoomView:
    """The view a public room file holds. Raises ValueError when it is not one."""
    try:
        blocks: list[Block] = []
        for item in document["blocks"]:
            fields = {key: value for key, value in item.items() if key != "kind"}
            match item["kind"]:
                case "big":
                    blocks.append(Big(**fields))
                case "line":
                    blocks.append(Line(**fields))
                case "bar":
                    blocks.append(
                        Bar(str(fields["text"]), tuple(map(int, fields["counts"])), str(fields.get("said", "")))
                    )
                case "pair":
                    blocks.append(Pair(**fields))
                case "bars":
                    counts = tuple(tuple(map(int, each)) for each in fields.get("counts", ()))
                    heads = tuple(map(str, fields.get("heads", ())))
                    blocks.append(Bars(**{**fields, "counts": counts, "heads": heads}))
                case "box":
                    blocks.append(Box(**{**fields, "notes": tuple(map(str, fields.get("notes", ())))}))
                case "months":
                    told = {name: tuple(map(str, fields[name])) for name in ("heads", "key")}
                    blocks.append(Months(**{**fields, **told}))
                case "lane":
                    blocks.append(Lane(**{**fields, "cells": tuple(map(str, fields["cells"]))}))
                case "step":
                    blocks.append(Step(**fields))
                case "gap":
                    blocks.append(Gap(**fields))
                case "turn":
                    blocks.append(Turn())
                case "tags":
                    tags = (TiedTag(**tag) if "mark" in tag else Tag(**tag) for tag in fields["tags"])
                    blocks.append(Tags(fields["label"], tuple(tags)))
                case "ties":
                    ties = tuple((int(one), int(two), str(sign), str(way)) for one, two, sign, way in fields["ties"])
                    text, short, centre, key = (str(fields[name]) for name in ("text", "short", "centre", "key"))
                    blocks.append(Ties(text, short, centre, key, ties))
                case _:
                    raise ValueError("unknown block")
        # A file written before a field was there simply lacks it.
        page, pages = int(document.get("page", 1)), int(document.get("pages", 1))
        whole = bool(document.get("whole", False))
        corner, clock = str(document.get("corner", "")), _clock(document.get("clock"))
        shows = tuple(int(number) for number in document.get("shows", ()))
        columns = tuple(str(heading) for heading in document.get("columns", ()))
        named = str(document["key"]), str(document["name"])
        view = RoomView(*named, tuple(blocks), page, pages, whole, shows=shows, columns=columns)
        return framed(view, corner, clock)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError("not a room view") from problem


def _clock(stored: Any) -> dict[str, Any] | None:
    """A timer's stored times. Raises ValueError when they are none."""
    if stored is None:
        return None
    if not isinstance(stored, Mapping) or set(stored) != set(_CLOCK):
        raise ValueError("not a clock")
    if any(type(stored[name]) is not kind for name, kind in _CLOCK.items()):
        raise ValueError("not a clock")
    return dict(stored)


_CLOCK = {"seconds": int, "started": str, "label": str, "paused": str, "paused_seconds": int}

QUIET = RoomView("quiet", "a quiet screen", ())
"""Nothing on the screen."""
