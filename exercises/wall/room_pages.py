"""Cuts what the room is to read into pages of whole notes, few at a time.

A page is to be whole on the smallest screen a room has (48 columns by 12 rows), so that its height is reckoned here for
that screen; larger ones show several of them together. Nothing is left out: what is longer than a page goes on.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple, Self, overload

from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import shown
from exercises.kernel.record import Record
from exercises.kernel.text import in_one_line
from exercises.kernel.words import spans
from exercises.leaving.room_view import MOST_TOGETHER, Big, Block, Gap, Line, RoomView, together
from exercises.wall.state import ON_PAPER

MOST_PIECES = 6
"""More notes at once are not read from the back row."""
FEW_WORDS, MOST_WORDS = 45, 55
"""The back row reads about 45 words. Notes are short and stand apart, so that a few more are taken where that saves a
page; every page then has as few as can be."""

_HANDLE = expression(r"[a-z]?[\d.,:…–-]+")
_ROWS = 12
_WIDTH = 46
_HEADING_WIDTH = 39
"""The page's number stands beside a heading."""
_NOTE_WIDTH = 41
"""The lines of a note stand beside its number, which has four digits at most."""
_NUMBER = expression(r"[a-z]?\d+ ")
_TALLEST = 11
"""A note of so many rows is still whole beneath a heading of one row."""
_TALLEST_LARGE = 8
TALLEST = (_TALLEST_LARGE, _TALLEST - 1, _TALLEST)
"""How many rows may stand together, wherever a text is cut: it is cut there alike each time."""
_COUNT = expression(r"(?<=\d) (?=\d+(?:,|$))")
_PART = 8
"""Rows of each part of a text that is longer than a page."""


class Piece(Record):
    """Lines that stay together, such as one note."""

    lines: tuple[Line, ...]
    count: str = ""
    """What the foot of its page counts of it ("t4 19"), or ""."""
    notes: tuple[int, ...] = ()
    """The notes whose words it has."""
    alone: bool = False
    """Whether nothing else stands on its page."""

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return sum(words_in(line.text) for line in self.lines)

    @cached_property
    def rows(self) -> int:
        """How many rows it takes on the smallest screen."""
        return sum(_rows(line) for line in self.lines)


class Size(NamedTuple):
    """What of a piece says where a page ends."""

    rows: int
    words: int
    alone: bool = False
    counted: str = ""


class Pages(Sequence[Sequence[Piece]]):
    """Pieces page by page."""

    def __init__(self, pieces: Sequence[Piece], ends: Sequence[int]) -> None:
        """`ends` says how many pieces there are up to the end of each page."""
        self._pieces, self._ends = pieces, ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Sequence[Piece]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Piece]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[Piece] | Sequence[Sequence[Piece]]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return self._pieces[self._ends[at - 1] if at else 0 : self._ends[at]]


class Section(Record):
    """A heading, what stands under it and what stands at the foot of each of its pages. It begins on a new page."""

    heading: str
    pieces: Sequence[Piece]
    """Asked for only those of the pages that are drawn, where they are cut already."""
    foot: tuple[str, ...] = ()
    most: int = MOST_PIECES
    """How many pieces a page holds at most."""
    cut: Cutting | None = None
    """How they are cut, where somebody keeps that as they grow."""

    @cached_property
    def pages(self) -> Pages:
        """The pieces page by page."""
        cut = self.cut or Cutting(self.heading, self.foot, self.most).add(sized(self.pieces))
        return Pages(self.pieces, cut.ends)


def _rows(line: Line) -> int:
    width = _WIDTH - 2 * line.indent
    number = _NUMBER.match(line.text)
    rows = rows_of(line.text, width)
    # The lines of a numbered thing begin under its first word.
    return rows if rows == 1 or number is None else rows_of(line.text[number.end() :], width - number.end())


@lru_cache(256)
def rows_of(text: str, width: int) -> int:
    """How many lines of that width the text takes, broken between words."""
    if len(text) <= width and text.isascii():
        return 1
    rows, used = 1, 0
    for word in text.split():
        cells = _cells(word)
        if used and used + 1 + cells <= width:
            used += 1 + cells
            continue
        if used:
            rows += 1
        rows += (cells - 1) // width if cells else 0
        used = (cells - 1) % width + 1 if cells else 0
    return rows


def _cells(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)


@lru_cache(256)
def words_in(text: str) -> int:
    """How many words a text has; numbers and lettered numbers ("17", "t4") are to be called out, not read."""
    return sum(1 for word in text.split() if not _HANDLE.fullmatch(word))


def note_pieces(number: int, text: str, *under: Line, column: str = "") -> list[Piece]:
    """The note with its number: one piece, or several that go on when it is longer than a page; of one without words
    yet that it is on paper."""
    first, *more = parts_of(for_the_room(text), _TALLEST)
    if not text:
        return [Piece((Line(f"{number}, {ON_PAPER}", column=column), *under), notes=(number,))]
    texts = [f"{number} {first}", *(f"{number} … {part}" for part in more)]
    found = [[Line(words, column=column)] for words in texts]
    found[-1] += under
    return [Piece(tuple(lines), notes=(number,)) for lines in found]


def paper_pieces(numbers: Sequence[int]) -> list[Piece]:
    """Notes whose words are on paper: a page of them one by one, more of them by their numbers alone."""
    if len(numbers) <= MOST_PIECES:
        return [piece for number in numbers for piece in note_pieces(number, "")]
    rows = parts_of(f"{', '.join(spans(numbers).split())}, {ON_PAPER}", _TALLEST_LARGE)
    return [Piece((Line(row),), notes=tuple(numbers)) for row in rows]


def labelled_pieces(label: str, text: str) -> list[Piece]:
    """A text under a quiet label, the label said again with each part of a text longer than a page."""
    parts = parts_of(for_the_room(text), _TALLEST - 1)
    return [Piece((Line(label, "quiet"), Line(part, "plain", 1))) for part in parts]


def nothing(words: str) -> list[Piece]:
    """What stands where there is nothing yet."""
    return [Piece((Line(words, "quiet"),))]


def for_the_room(text: str) -> str:
    """The text without its own line ends: where a line ended on the paper is no part of the words.

    Nor has it a number of a person, which a page's end could cut in two.
    """
    return shown(in_one_line(text, " "))


def parts_of(text: str, most_rows: int) -> list[str]:
    """The text itself, or in parts when it takes more rows."""
    if rows_of(text, _NOTE_WIDTH) <= most_rows:
        return [text]
    parts: list[str] = []
    part: list[str] = []
    for word in _short_words(text):
        if part and rows_of(" ".join([*part, word]), _NOTE_WIDTH) > min(_PART, most_rows):
            parts.append(" ".join(part))
            part = []
        part.append(word)
    return [*parts, " ".join(part)]


def _short_words(text: str) -> list[str]:
    longest = _NOTE_WIDTH * 2
    return [word[at : at + longest] for word in text.split() for at in range(0, len(word), longest)]


def paged(key: str, name: str, page: int, sections: Sequence[Section], columns: tuple[str, ...] = ()) -> RoomView:
    """The view's page of that number; above the last, the last. With those behind it in the same section, for larger
    screens; `columns` are the headings its notes may stand under there."""
    many = sum(len(section.pages) for section in sections)
    page = max(1, min(page, many))
    before = page - 1
    for section in sections:
        if before < len(section.pages):
            break
        before -= len(section.pages)
    first, *behind = section.pages[before : before + MOST_TOGETHER]
    # What is alone on its page is so on every screen.
    beside = () if _is_alone(first) else takewhile(lambda pieces: not _is_alone(pieces), behind)
    shown = [first, *beside]
    blocks = together([_blocks(section, pieces) for pieces in shown], 1)
    shows = tuple(number for pieces in shown for piece in pieces for number in piece.notes)
    return RoomView(key, name, blocks, page, many, True, shows=shows, columns=columns)


def _is_alone(pieces: Sequence[Piece]) -> bool:
    return any(piece.alone for piece in pieces)


def _blocks(section: Section, pieces: Sequence[Piece]) -> list[Block]:
    """One page."""
    blocks: list[Block] = [_line(section.heading, "strong"), _GAP]
    for piece in pieces:
        blocks += piece.lines
    foot = _foot(section, pieces)
    # A note that fills the page by itself is whole there; what stands at the foot is said on the others.
    if foot and not _is_full(section, pieces):
        blocks += [_FOOT, *(_line(words, "quiet") for words in foot)]
    return blocks


_GAP, _FOOT = Gap(), Gap(foot=True)


@lru_cache(256)
def _line(words: str, weight: str) -> Line:
    """Every page of a view has the same words over and under it."""
    return Line(words, weight)


def fits_one_page(heading: str, piece: Piece, foot: Sequence[str] = ()) -> bool:
    """Whether the piece is whole on one page beneath that heading, with that foot."""
    under = sum(rows_of(words, _WIDTH) for words in foot)
    return piece.rows + rows_of(heading, _HEADING_WIDTH) + under <= _ROWS


def one_by_one(
    key: str, name: str, page: int, notes: Sequence[tuple[int, str]], around: Callable[[int], tuple[str, str]]
) -> RoomView:
    """One note a page, large. `around` gives the quiet words over ("" for none) and under the note of that number."""
    pages = [(number, part) for number, text in notes for part in parts_of(for_the_room(text), _TALLEST_LARGE)]
    page = max(1, min(page, len(pages)))
    number, words = pages[page - 1]
    above, below = around(number)
    over: tuple[Block, ...] = (Line(above, "quiet"), Gap()) if above else ()
    blocks: tuple[Block, ...] = (Gap(), *over, Big(words), Gap(), Line(below, "quiet"))
    return RoomView(key, name, blocks, page, len(pages), True, shows=(number,))


def sized(pieces: Sequence[Piece]) -> list[Size]:
    """The sizes of the pieces."""
    return [Size(piece.rows, piece.words, piece.alone, piece.count) for piece in pieces]


class Cutting:
    """Pieces shared out over pages as they come; one more piece costs the same behind ten and behind ten thousand.

    Every number of words between few and most is tried side by side; the fewest pages count, then the fewest words.
    """

    def __init__(self, heading: str, foot: Sequence[str], most: int = MOST_PIECES) -> None:
        under = sum(rows_of(words, _WIDTH) for words in foot)
        room = _ROWS - rows_of(heading, _HEADING_WIDTH) - under
        self._tried = [_Shared(words, room, most) for words in range(FEW_WORDS, MOST_WORDS + 1)]

    def add(self, sizes: Iterable[Size]) -> Self:
        """Pieces of these sizes as well, behind all others."""
        for one in sizes:
            for shared in self._tried:
                shared.add(one)
        return self

    def followed(self, sizes: Iterable[Size]) -> Cutting:
        """How they are cut with those behind them."""
        both = copy(self)
        both._tried = [shared.copy() for shared in self._tried]
        return both.add(sizes)

    @property
    def ends(self) -> Sequence[int]:
        """How many pieces there are up to the end of each page."""
        fewest = len(self._tried[-1].begun)
        shared = next(shared for shared in self._tried if len(shared.begun) <= fewest)
        return [*shared.begun[1:], shared.many]


class _Shared:
    """Pages of so many words at most."""

    def __init__(self, most_words: int, room: int, most: int) -> None:
        self._most_words, self._room, self._most = most_words, room, most
        self.begun = array("I", [0])
        """How many pieces stand before each page."""
        self.many = 0
        self._rows = self._words = self._below = self._on_page = 0
        self._counts: list[str] = []
        self._alone = False

    def copy(self) -> _Shared:
        """Another like it."""
        other = copy(self)
        other.begun, other._counts = self.begun[:], self._counts[:]
        return other

    def add(self, size: Size) -> None:
        rows, words, alone, count = size
        if count:
            self._counts.append(count)
            self._below = _rows_below(_counted(self._counts))
        self._rows += rows
        self._words += words
        full = self._on_page == self._most or self._rows + self._below > self._room or self._words > self._most_words
        if self._on_page and (full or self._alone or alone):
            self.begun.append(self.many)
            self._on_page, self._rows, self._words, self._alone = 0, rows, words, False
            self._counts = [count] if count else []
            self._below = _rows_below(_counted(self._counts)) if count else 0
        self.many += 1
        self._on_page += 1
        self._alone = self._alone or alone


def _foot(section: Section, pieces: Sequence[Piece]) -> tuple[str, ...]:
    counts = _counts(pieces)
    return ((counts,) if counts else ()) + section.foot


def _counts(pieces: Sequence[Piece]) -> str:
    return _counted([piece.count for piece in pieces if piece.count])


def _counted(counts: Sequence[str]) -> str:
    return f"Notes: {', '.join(counts)}" if counts else ""


def _is_full(section: Section, pieces: Sequence[Piece]) -> bool:
    rows = sum(piece.rows for piece in pieces) + rows_of(section.heading, _HEADING_WIDTH)
    return rows + sum(map(_rows_below, _foot(section, pieces))) > _ROWS


def _rows_below(words: str) -> int:
    """The rows of a foot, in which no count is broken from what it counts."""
    return rows_of(_COUNT.sub("_", words), _WIDTH)
