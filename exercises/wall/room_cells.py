"""The notes of one question in one area, or in all, cut into pages for the room as they come. Pure.

Of a wall of thousands a room reads one page at a time: what is kept of every other note is how long it is.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from copy import copy
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, overload

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.text import plural
from exercises.leaving.room_view import Line, RoomView
from exercises.wall.room_pages import Cutting, Piece, Section, Size, note_pieces, nothing, paged, paper_pieces, sized
from exercises.wall.state import CONTESTED, ON_PAPER, PARKED, POST_IT, Area, Note, Question, Wall

TWO_WAYS = "read in two ways"


def seen(note: Note) -> bool:
    """Whether the room may see the note once the writing is over: never what was folded in, nor withdrawn words."""
    # Written out, for it is asked of every note on the wall.
    return not (
        note.halves
        or note.same_as
        or note.struck
        or note.source != POST_IT
        or note.status == PARKED
        or note.consent == WITHDRAWN
    )


class Fact(NamedTuple):
    """What a page of the wall has of a note."""

    number: int
    text: str
    contested: bool
    area: str
    """What it stands under where a page has notes of several areas."""
    sizes: tuple[Size, ...]
    """Those of its pieces, measured once however often another note comes beside it."""


Facts = list[Fact]
"""Those of a few neighbours."""


def wall_pages(state: Wall, key: str, question: Question, area: Area, page: int) -> RoomView:
    """One question's notes in one area, a few a page, by number."""
    place = Place(question.key, area.key)
    return _page(f"{question.title}, {area.title}", key, f"{question.key}, {area.short}", page, state, place)


def whole_wall(state: Wall, key: str, question: Question, page: int) -> RoomView:
    """One question's notes in every area, by number; in columns by area where a screen has room for them."""
    place = Place(question.key, "", tuple((area.key, area.title) for area in state.areas))
    return _page(question.title, key, f"{question.key}, every area", page, state, place)


class Place(NamedTuple):
    """Which notes pages are made of."""

    question: str
    area: str
    """The key of the only one; "" for every area."""
    titles: tuple[tuple[str, str], ...] = ()
    """What the areas are called by their keys, where notes of several stand together."""

    def has(self, note: Note) -> bool:
        """Whether the note is one of them, and the room may see it."""
        return note.question == self.question and (not self.area or note.area == self.area) and seen(note)

    def told(self, note: Note) -> tuple[int, str, bool, str]:
        """What a page has of it."""
        return note.number, note.text, note.status == CONTESTED, dict(self.titles).get(note.area, "")

    def facts(self, notes: tuple[Note, ...]) -> Facts:
        """Those of a few neighbours."""
        return [_fact(*self.told(note)) for note in notes if self.has(note)]

    def again(self, found: Facts, was: Note | None, now: Note) -> Facts:
        """The same once that note changed, or came: placed in a theme it is as it was."""
        before = was is not None and self.has(was)
        if not self.has(now):
            return [one for one in found if one.number != now.number] if before else found
        if before and was is not None and self.told(was) == self.told(now):
            return found
        place = bisect_left(found, now.number, key=attrgetter("number"))
        return [*found[:place], _fact(*self.told(now)), *found[place + before :]]


@lru_cache(64)
def _looking(place: Place) -> Callable[[tuple[Note, ...]], Facts]:
    """What looks for its notes: the same one each time, by which what it found is known again."""
    return place.facts


@lru_cache(1_024)
def _same(sizes: tuple[Size, ...]) -> tuple[Size, ...]:
    """Thousands of notes are of a few sizes."""
    return sizes


def _fact(number: int, text: str, contested: bool, area: str) -> Fact:
    sizes = sized(_pieces(number, text, contested, area)) if text else ()
    return Fact(number, text, contested, area, _same(tuple(sizes)))


def _pieces(number: int, text: str, contested: bool, area: str) -> list[Piece]:
    under = [Line(words, "quiet", 1) for words in (TWO_WAYS if contested else "", area) if words]
    return note_pieces(number, text, *under, column=area)


_drawn = lru_cache(256)(_pieces)
"""Those of the notes that stand on the pages drawn lately."""


class _Written(Sequence[Piece]):
    """The pieces of notes, made when they are drawn."""

    def __init__(self) -> None:
        self._notes: Facts = []
        self._begin = array("I")
        """How many pieces stand before those of each note."""
        self._many = 0
        self._behind: Sequence[Piece] = ()

    def add(self, fact: Fact) -> None:
        """One more note."""
        self._notes.append(fact)
        self._begin.append(self._many)
        self._many += len(fact.sizes)

    def followed(self, behind: Sequence[Piece]) -> _Written:
        """The same with those behind all others, which are no notes."""
        both = copy(self)
        both._behind = behind
        return both

    def __len__(self) -> int:
        return self._many + len(self._behind)

    @overload
    def __getitem__(self, at: int) -> Piece: ...

    @overload
    def __getitem__(self, at: slice) -> list[Piece]: ...

    def __getitem__(self, at: int | slice) -> Piece | list[Piece]:
        if not isinstance(at, slice):
            place = range(len(self))[at]
            return self[place : place + 1][0]
        start, stop, step = at.indices(len(self))
        first, last = max(0, bisect_right(self._begin, start) - 1), bisect_left(self._begin, stop)
        found = [piece for one in self._notes[first:last] for piece in _drawn(*one[:4])]
        before = self._begin[first] if first < last else 0
        behind = self._behind[max(0, start - self._many) : max(0, stop - self._many)]
        return [*found[start - before : max(start, stop) - before], *behind][::step]


class _Cell:
    """A cell's pages, kept while only notes come behind: placing a note in a theme changes nothing, and one more is cut
    onto the last page."""

    def __init__(self, name: str) -> None:
        self._rows: Sequence[Facts] = []
        self.written = _Written()
        self.waiting: list[int] = []
        """The notes whose words are on paper only; they stand behind the others, and are counted apart."""
        self.pages: dict[tuple[str, str, int], RoomView] = {}
        """The pages that were drawn since notes came."""
        self.cut = Cutting(name, ("In all: 1 note",))
        self.many = 0
        """How many notes it has."""

    def grown(self, rows: Sequence[Facts]) -> bool:
        """Takes up the notes that came behind; false where others changed, too."""
        old = self._rows
        if rows is old or rows == old:
            self._rows = rows  # neighbours that stay as they are are the same, which costs nothing to see
            return True
        last = max(0, len(old) - 1)
        there = old[last] if old else []
        here = rows[last] if len(rows) > last else []
        if rows[:last] != old[:last] or here[: len(there)] != there:
            return False
        for fact in chain(here[len(there) :], *rows[last + 1 :]):
            self.many += 1
            self.pages = {}
            if fact.text:
                self.written.add(fact)
                self.cut.add(fact.sizes)
            else:
                self.waiting.append(fact.number)
        self._rows = rows
        return True


_cells: dict[tuple[str, Place], _Cell] = {}
_MOST_CELLS = 32
_cutting = threading.Lock()


def _page(name: str, key: str, called: str, page: int, state: Wall, place: Place) -> RoomView:
    """A page of the notes of that place."""
    columns = tuple(title for _, title in place.titles)
    with _cutting:
        rows, known = state.notes.by_row(_looking(place), place.again), (name, place)
        cell = _cells.get(known)
        if cell is None or not cell.grown(rows):
            if len(_cells) >= _MOST_CELLS:
                _cells.clear()
            cell = _cells[known] = _Cell(name)
            cell.grown(rows)
        if not cell.many:
            return paged(key, called, page, [Section(name, nothing("No notes here yet."))], columns)
        view = cell.pages.get((key, called, page))
        if view is None:
            foot, cut, pieces = (f"In all: {plural(cell.many, 'note')}",), cell.cut, cell.written
            if cell.waiting:
                foot = (f"{foot[0]}, {len(cell.waiting)} {ON_PAPER}",)
                behind = paper_pieces(cell.waiting)
                cut, pieces = cut.followed(sized(behind)), pieces.followed(behind)
            section = Section(name, pieces, foot, cut=cut)
            view = cell.pages[key, called, page] = paged(key, called, page, [section], columns)
        return view
