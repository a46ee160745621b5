"""Takes a number away where it stands beside a role and an organisation, which together say who it is. Knows no format.

The domain's rule of consent: number, role and organisation never together. What is known of a speaker is what
`Quotable.who` says: "P03, physio, Te Awa Health". A line, a row of a table or a coded passage in which all of it
stands loses the number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Container, Iterable, Mapping

from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import P_NUMBER, SOMEBODY
from exercises.kernel.record import Record, names_of, replace
from exercises.kernel.shape import Quotable
from exercises.kernel.text import folded
from exercises.leaving.coded import Coded
from exercises.leaving.data import Fact
from exercises.leaving.outline import Bullets, Figure, Heading, Outline, Paragraph, Part, Quote, Table
from exercises.leaving.sheet import Sheet
from sessions.leaving.leaving import RunLeaving, SessionLeaving

"""What stands where the number was."""


class _Known(Record):
    """One person as the session knows them."""

    number: re.Pattern[str]
    beside: tuple[str, ...]
    """Role and organisation, folded."""


def apart(session: SessionLeaving, quotes: Iterable[Quotable]) -> tuple[SessionLeaving, int]:
    """The session without numbers that stand with role and organisation, and how many were taken away.

    Entries kept as data stay as they are: they are the facilitators' own record, to be brought back whole.
    """
    known = _known(quotes)
    if not known:
        return session, 0
    taken = _Taken(known)
    runs = tuple(taken.run(run) for run in session.runs)
    record = tuple(taken.part(part) for part in session.record)
    return replace(session, runs=runs, record=record), taken.count


def _known(quotes: Iterable[Quotable]) -> tuple[_Known, ...]:
    found: dict[str, _Known] = {}
    for quote in quotes:
        number = P_NUMBER.search(quote.who)
        beside = tuple(folded(word) for word in quote.who.split(",") if word.strip() and not P_NUMBER.search(word))
        if number is not None and len(beside) > 1:
            pattern = re.compile(rf"(?<!\w){re.escape(number[0])}(?!\w)", re.IGNORECASE)
            found[quote.who] = _Known(pattern, beside)
    return tuple(found.values())


class _Taken:
    """Goes through what leaves, line by line, and counts."""

    def __init__(self, known: tuple[_Known, ...]) -> None:
        self.known = known
        self.count = 0

    def row(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Cells that are read together."""
        whole = folded(" ".join(cells))
        for one in self.known:
            if all(word in whole for word in one.beside) and any(one.number.search(cell) for cell in cells):
                self.count += 1
                cells = tuple(one.number.sub(SOMEBODY, cell) for cell in cells)
        return cells

    def line(self, text: str) -> str:
        """One line."""
        return self.row((text,))[0]

    def part(self, part: Part) -> Part:
        """One part of a page."""
        match part:
            case Heading() | Paragraph():
                return replace(part, text=self.line(part.text))
            case Quote():
                return Quote(*self.row((part.text, part.whose)))
            case Bullets():
                return Bullets(tuple(map(self.line, part.items)))
            case Table():
                return replace(part, rows=tuple(map(self.row, part.rows)))
            case Figure():
                return replace(part, instead=tuple(map(self.part, part.instead)))

    def sheet(self, sheet: Sheet) -> Sheet:
        """One table."""
        return replace(sheet, rows=tuple(map(self.row, sheet.rows)))

    def coded(self, coded: Coded | None) -> Coded | None:
        """Texts and codes."""
        if coded is None:
            return None
        texts = []
        for text in coded.texts:
            pieces = []
            for piece in text.pieces:
                words, memo, by = self.row((piece.text, piece.memo, piece.by))
                pieces.append(replace(piece, text=words, memo=memo, by=by))
            texts.append(replace(text, pieces=tuple(pieces)))
        return replace(coded, texts=tuple(texts))

    def run(self, run: RunLeaving) -> RunLeaving:
        """One exercise."""
        outline = Outline(run.outline.audience, tuple(self.part(part) for part in run.outline.parts))
        linked = []
        for network in run.linked:
            nodes = []
            for node in network.nodes:
                values = self.row((node.label, *(value for _, value in node.facts)))
                facts = tuple((name, value) for (name, _), value in zip(node.facts, values[1:], strict=True))
                nodes.append(replace(node, label=values[0], facts=facts))
            linked.append(replace(network, nodes=tuple(nodes)))
        return replace(
            run,
            outline=outline,
            sheets=tuple(map(self.sheet, run.sheets)),
            coded=self.coded(run.coded),
            linked=tuple(linked),
            data=tuple(map(self.fact, run.data)),
        )

    def fact(self, fact: Fact) -> Fact:
        """One row of facts."""
        words = {name: cell for name, cell in fact.cells.items() if isinstance(cell, str)}
        told = self.row(tuple(words.values()))
        return replace(fact, cells={**fact.cells, **dict(zip(words, told, strict=True))})


# -- whether words stand in what leaves -------------------------------------------------------------------------------


class Letters:
    """Every letter and digit of some texts, in which thousands of words can be looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        # Each once: most cells of a table stand in many rows.
        bare = [_bare(text) for text in dict.fromkeys(texts)]
        self._all = "".join(bare)
        # Most quotations begin a text of their own, after a number at most; only the others are looked for everywhere.
        self._by_start: dict[str, list[str]] = {}
        for text in dict.fromkeys(bare):
            own = text.lstrip(_DIGITS)
            self._by_start.setdefault(own[:_START], []).append(own)

    def __contains__(self, letters: object) -> bool:
        if not isinstance(letters, str):
            return False
        begins = self._by_start.get(letters[:_START], ()) if len(letters) >= _START else ()
        return any(text.startswith(letters) for text in begins) or letters in self._all


_START = 16
"""Letters by which texts are kept; enough to tell most of them apart."""
_DIGITS = "0123456789"


def letters(run: RunLeaving, only: Collection[str] | None = None) -> Letters:
    """Every letter and digit of an exercise that leaves, so that words are found however a format breaks them.

    `only` are the fields of it that a format has.
    """
    found: list[str] = []
    for name in names_of(run) if only is None else only:
        collect(getattr(run, name, None), found.append)
    return Letters(found)


def stands_in(text: str, letters_of: Container[str]) -> bool:
    """Whether the words stand there; a number taken out of them makes no difference."""
    pieces = [_bare(piece) for piece in P_NUMBER.split(text)]
    return any(pieces) and all(piece in letters_of for piece in pieces)


_NO_WORDS = frozenset({int, float, bool, type(None)})
_SIGNS = expression(r"[\W_]+")
_PLAIN_SIGNS = str.maketrans(dict.fromkeys(sign for sign in map(chr, range(128)) if not sign.isalnum()))


def _bare(text: str) -> str:
    if text.isascii():
        return text.translate(_PLAIN_SIGNS)
    return _SIGNS.sub("", unicodedata.normalize("NFC", text))


def collect(value: object, add: Callable[[str], None]) -> None:
    """Gives `add` every text in what leaves."""
    kind = type(value)
    if kind is str:
        add(value)  # type: ignore[arg-type]
    elif kind in _NO_WORDS:
        return
    elif type(value) is Fact:
        for cell in value.cells.values():
            if type(cell) is str:
                add(cell)
    elif isinstance(value, Mapping):
        collect(tuple(value.values()), add)
    elif isinstance(value, tuple):
        for one in value:
            collect(one, add)
    elif isinstance(value, Record):
        for name in names_of(value):
            collect(getattr(value, name), add)
