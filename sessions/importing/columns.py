"""Decides what each column of a table is: by what was asked for, by its heading, and by what stands in it.

The one place that decides it, for files and for the console's page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.kernel.expression import expression
from exercises.kernel.p_numbers import whole
from exercises.kernel.record import Record, replace
from exercises.kernel.schema import quoted
from exercises.kernel.text import clean, folded, listed
from sessions.importing.case_form import CaseError
from sessions.importing.report import Wanted, typed
from sessions.importing.table import Line
from sessions.importing.wording import Wording, spoken

TEXT, QUESTION, AREA, AUTHOR, NUMBER, ARCHIVED = "text", "question", "area", "author", "number", "archived"
CONSENT = "consent"
_TEXTS = (
    ("text", "note", "notes", "comment", "comments", "response", "answer", "post-it", "postit", "post it"),
    ("statement", "words", "item", "message", "body", "sticky title", "card name", "card title", "freetext"),
    ("free text", "thought", "thoughts", "idea", "ideas", "content", "sticky", "sticky note", "quote"),
    ("kōrero", "kupu", "whakaaro", "tuhinga"),
)
OURS = frozenset(("bite_of", "same_as", "counted"))
"""What only a table of our own has; without them its other columns are another program's."""
OUR_OWN = (
    *("status", "themes", "readings", "why", "until", "typed_before", "seen", "ref", CONSENT),
    *("on_paper", "second_typing"),
)
"""What such a table says besides of each note."""
_HEADINGS: Mapping[str, Sequence[str]] = {
    QUESTION: ("question", "prompt", "asked", "q", "patai"),
    AREA: ("area", "theme area", "category", "column", "group", "part", "where", "wahanga"),
    TEXT: tuple(folded(name) for names in _TEXTS for name in names),
    "source": ("source", "comes from"),
    AUTHOR: ("author", "participant", "written by"),
    "guarded": ("guarded",),
    NUMBER: ("number", "no", "no.", "nr", "id", "row", "#"),
    "bite_of": ("bite_of",),
    "same_as": ("same_as",),
    "counted": ("counted",),
    ARCHIVED: ("archived",),
    **{name: (name,) for name in OUR_OWN},
}
"""What each column may be called; of two that mean the same, the earlier name wins where only one can be."""
_WEAK = frozenset({"category", "column", "group", "part", "where"})
"""Names that other programs give to either a question or an area."""
_PLACES = _WEAK | {"section", "list", "list name", "labels", "label", "tags", "tag", "tag1", "lane", "topic", "frame"}
"""Names of columns that sort notes in other programs."""
_SEARCHED = 40
"""Rows among which the headings are looked for."""
_BESIDE = ("subject", "title", "sticky description", "card description", "description", "details")
"""Where words stand beside those of a note; they are the note where the other cell is empty."""
_PEOPLE = expression(
    r"(user |owner |e-?mail|mail).*|.*\b(e-?mail|author|participant)\b.*|name|full name|first name|last name|members"
    r"|created by|last updated by|attendee.*|author_id|respondent|case|voter|username|user"
)


class Column(Record):
    """One column, and what it is taken for."""

    at: int
    title: str
    """Its heading, on one line."""
    means: str = ""
    """What it is; "" for one that is not taken."""
    question: str = ""
    """Of a column of words under one question: its key."""
    area: str = ""
    of_person: bool = False
    """Whether it says who wrote something, so that it is never taken by itself."""
    offers: bool = False
    """Whether it could say the question or the area, if somebody said what its words mean."""


class Columns(Record):
    """What a table's columns are."""

    heading: int
    """The line of its headings."""
    columns: tuple[Column, ...]
    above: tuple[int, ...] = ()
    """Lines with something in them that stand above the headings."""
    beside: int = -1
    """The column whose words are the note where the note's own cell is empty; -1 for none."""
    by_values: tuple[str, ...] = ()
    """What was told by what stands in a column, in words."""

    def all(self, means: str) -> tuple[Column, ...]:
        """The columns that are taken for that."""
        return tuple(column for column in self.columns if column.means == means)

    def one(self, means: str) -> Column | None:
        """The column that is taken for that; None when there is none."""
        return next(iter(self.all(means)), None)

    @property
    def is_ours(self) -> bool:
        """Whether it is a table that holdspace wrote."""
        return any(column.means in OURS for column in self.columns)


def decide(head: Sequence[Line], wording: Wording, wanted: Wanted) -> Columns | None:
    """What the columns are; None when no row of the beginning can be the headings. Raises CaseError for a column that
    was asked for and is not there, or for two that cannot both be meant."""
    best: tuple[int, int] | None = None
    first: int | None = None
    """The line of the first note, where a row that could be the headings is one; none stand below it."""
    for place, line in enumerate(head[:_SEARCHED]):
        score = _score(line, head[place - 1] if place else None, wording, wanted)
        if score and not wanted.text and _is_a_note(line, head[place + 1 :], wording):
            first = line.number
            break
        if score and (best is None or score > best[0]):
            best = score, place
    if best is None and wanted.text and any(not line.is_blank for line in head):
        # No row has those headings; the fullest one says which there are.
        fullest = max(range(len(head[:_SEARCHED])), key=lambda at: sum(1 for cell in head[at].cells if cell.strip()))
        best = 1, fullest
    if best is None and first is not None:
        raise CaseError(
            f"line {first}: this row is a note already, and no row above it says which column is what. Put a row of "
            "headings above it: question,area,text"
        )
    if best is None:
        return None
    place = best[1]
    line = head[place]
    before = head[place - 1] if place else None
    over = _questions_over(before, line, wording)
    titles = [
        f"{over[at]} - {cell}" if at < len(over) and over[at] and cell.strip() else cell
        for at, cell in enumerate(line.cells)
    ]
    above = [row.number for row in head[: place - bool(over)] if not row.is_blank]
    values = [row for row in head[place + 1 :] if not row.is_blank]
    found = _Deciding(titles, values, wording, wanted, line.number).columns()
    return replace(found, above=tuple(above))


def known_as(title: str) -> str:
    """What a heading means by its name alone; "" for none."""
    name = folded(clean(title))
    return next((means for means, names in _HEADINGS.items() if name in names), "")


def _score(line: Line, before: Line | None, wording: Wording, wanted: Wanted) -> int:
    """How much a row is like the headings of notes; 0 when it cannot be them."""
    titles = [clean(cell) for cell in line.cells if cell.strip()]
    known = {known_as(title) for title in titles} - {""}
    answers = sum(1 for cell in line.cells if wording.in_heading(cell)[0])
    if wanted.text:
        there = [spoken(title) for title in titles]
        asked = (any(title.startswith(spoken(one)) for title in there) for one in wanted.text)
        return 100 + len(known) if all(asked) else 0
    over = len(_questions_over(before, line, wording))
    areas = sum(1 for cell in line.cells if wording.in_heading(cell)[1])
    if TEXT not in known and not answers and not over:
        return areas if areas > 1 else 0
    return 10 * (TEXT in known) + 10 * answers + 20 * over + 2 * len(known) + (len(titles) > 1)


def _is_a_note(line: Line, below: Sequence[Line], wording: Wording) -> bool:
    """Whether a row that names a question is a note already: below it stand only questions, and no answers."""
    for at, cell in enumerate(line.cells):
        cells = [row.cells[at] for row in below if at < len(row.cells) and row.cells[at].strip()]
        if wording.in_heading(cell)[0] and cells and all(wording.is_question(one) or one == cell for one in cells):
            return True
    return False


def _questions_over(before: Line | None, line: Line, wording: Wording) -> list[str]:
    """The question over each column, where the row above has the questions and this one the areas; else none."""
    if before is None:
        return []
    areas = sum(1 for cell in line.cells if wording.in_heading(cell)[1])
    asked = [wording.in_heading(cell)[0] for cell in before.cells]
    if areas < 2 or not any(asked) or any(wording.in_heading(cell)[0] for cell in line.cells):
        return []
    over: list[str] = []
    for at, cell in enumerate(line.cells):
        said = asked[at] if at < len(asked) else ""
        over.append((said or (over[-1] if over else "")) if wording.in_heading(cell)[1] else "")
    return over


class _Deciding:
    def __init__(
        self, titles: Sequence[str], values: Sequence[Line], wording: Wording, wanted: Wanted, line: int
    ) -> None:
        self.wording, self.wanted, self.line = wording, wanted, line
        self.values = values
        self.raw = list(titles)
        self.found = [
            Column(at, clean(next(iter(title.strip().splitlines()), "")), of_person=_is_a_person(title))
            for at, title in enumerate(titles)
        ]
        self.by_values: list[str] = []
        self.beside = -1

        self.left = {self._called(title, "--leave") for title in wanted.leave}
        """The columns that are not taken, whatever they are called."""
        said = {QUESTION: wanted.question_from, AREA: wanted.area_from, TEXT: wanted.text}
        said |= {NUMBER: wanted.number_from, AUTHOR: wanted.author_from}
        self.asked = {means for means, heading in said.items() if heading}
        """What columns were named for."""

    def columns(self) -> Columns:
        self._asked_for()
        self._by_name()
        self._answers()
        self._by_values(QUESTION)
        self._by_values(AREA)
        self._texts()
        self._ours_only()
        for column in self.found:
            cells = () if column.means else self._cells(column.at)
            if cells and (folded(column.title) in _PLACES or any(map(self._is_place, cells))):
                self.found[column.at] = replace(column, offers=True)
        return Columns(self.line, tuple(self.found), beside=self.beside, by_values=tuple(self.by_values))

    def _is_place(self, cell: str) -> bool:
        return self.wording.is_question(cell) or self.wording.is_area(cell)

    def _take(self, at: int, means: str, question: str = "", area: str = "") -> None:
        self.found[at] = replace(self.found[at], means=means, question=question, area=area)

    def _cells(self, at: int) -> list[str]:
        cells = (line.cells[at].strip() if at < len(line.cells) else "" for line in self.values)
        return [cell for cell in cells if cell]

    def _asked_for(self) -> None:
        for title in self.wanted.text:
            self._take(self._called(title, "--text"), TEXT)
        for title, means, option in (
            (self.wanted.question_from, QUESTION, "--question-from"),
            (self.wanted.area_from, AREA, "--area-from"),
            (self.wanted.number_from, NUMBER, "--number-from"),
            (self.wanted.author_from, AUTHOR, "--author-from"),
        ):
            if title:
                self._take(self._called(title, option), means)

    def _called(self, said: str, option: str) -> int:
        sought = spoken(said)
        found = [column.at for column in self.found if spoken(self.raw[column.at]) == sought]
        found = found or [
            column.at for column in self.found if column.title and spoken(column.title).startswith(sought)
        ]
        if len(found) == 1 and sought:
            return found[0]
        there = listed([quoted(column.title) for column in self.found if column.title][:12])
        what = "is the beginning of several headings" if found else "is no heading here"
        raise CaseError(f"{option}: {quoted(clean(said))} {what}. There is {there}.")

    def _by_name(self) -> None:
        for column in self.found:
            means = known_as(column.title)
            left = column.at in self.left or (means == ARCHIVED and not self._cells(column.at))
            if column.means or not means or means in self.asked or left:
                continue
            self._take(column.at, means)

    def _answers(self) -> None:
        """Columns of words that are headed by what was asked."""
        if self.wanted.text:
            return
        headed = [(at, *self.wording.in_heading(title)) for at, title in enumerate(self.raw)]
        asked = [one for one in headed if one[1]]
        areas = [one for one in headed if one[2] and not one[1]]
        if not asked and len(areas) > 1 and not any(column.means == TEXT for column in self.found):
            asked = [one for one in areas if any(not cell.isdecimal() for cell in self._cells(one[0]))]
        if asked:
            for column in self.found:
                if column.means == TEXT:
                    self._take(column.at, "")
        for at, question, area in asked:
            if at not in self.left and self.found[at].means in ("", TEXT):
                self._take(at, TEXT, question, area)

    def _by_values(self, means: str) -> None:
        """Which column says the question, or the area: what stands in it decides before what it is called."""
        if any(column.question if means == QUESTION else column.area for column in self.found if column.means == TEXT):
            return
        if self.wanted.question_from if means == QUESTION else self.wanted.area_from:
            return
        names = self.wording.is_question if means == QUESTION else self.wording.is_area
        fits: dict[int, bool] = {}
        for column in self.found:
            free = column.means in ("", QUESTION, AREA) and column.at not in self.left
            cells = self._cells(column.at) if free else []
            hits = sum(1 for cell in cells if names(cell))
            if hits:
                fits[column.at] = hits == len(cells)
        named = [column.at for column in self.found if column.means == means]
        other = [at for at, whole in fits.items() if whole and at not in named]
        for_all = self.wanted.question if means == QUESTION else self.wanted.area
        strong = [at for at in named if folded(self.found[at].title) not in _WEAK and not for_all]
        chosen = next((at for at in named if at in fits), -1)
        if chosen < 0 and other:
            chosen = other[0]
        elif chosen < 0 and strong:
            chosen = strong[0]
        for at in named:
            if at != chosen:
                self._take(at, "")
        if chosen >= 0:
            self._take(chosen, means)
        if chosen in fits and folded(self.found[chosen].title) not in {*_HEADINGS[means]} - _WEAK:
            self.by_values.append(f"The {means} of each note is read from {quoted(self.found[chosen].title)}.")

    def _texts(self) -> None:
        """Of several columns of words one is taken; where it is empty, what stands beside it."""
        texts = [column for column in self.found if column.means == TEXT and not (column.question or column.area)]
        if self.wanted.text or not texts:
            return
        filled = [column for column in texts if self._cells(column.at)] or texts[:1]
        for column in texts:
            if column not in filled:
                self._take(column.at, "")
        if len(filled) > 1:
            shown = listed([quoted(column.title) for column in self.found if column.title][:12])
            first, second = filled[0].title, filled[1].title
            told = spoken(first) != spoken(second)
            which = f"say which: --text {typed(first)}" if told else "give each a heading of its own"
            raise CaseError(
                f"line {self.line}: two headings mean the text, {quoted(first)} and {quoted(second)}. Keep one, "
                f"or {which}. There is {shown}."
            )
        free = [column for column in self.found if not column.means and column.at not in self.left]
        beside = [column.at for column in free if folded(column.title) in _BESIDE]
        self.beside = beside[0] if beside else -1

    def _ours_only(self) -> None:
        """What only our own tables say of a note is another program's matter in every other table."""
        ours = any(column.means in OURS for column in self.found)
        seen: set[str] = set()
        for column in sorted(self.found, key=self._rank):
            # How words may be used is asked of every table: what somebody took back is not written down again.
            foreign = not ours and column.means in OUR_OWN and column.means != CONSENT
            if foreign or (column.means in seen and column.means != TEXT):
                self._take(column.at, "")
            seen.update({column.means} - {""})

    def _rank(self, column: Column) -> tuple[bool, int, int]:
        """Which of several columns that mean the same is taken first: a writer's number before a name, then by name."""
        names = list(_HEADINGS.get(column.means, ()))
        name = folded(column.title)
        named = column.means == AUTHOR and not all(map(whole, self._cells(column.at)))
        return named, names.index(name) if name in names else len(names), column.at


def _is_a_person(title: str) -> bool:
    return _PEOPLE.fullmatch(folded(clean(title))) is not None
