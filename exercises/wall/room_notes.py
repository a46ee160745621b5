"""The notes, the themes and what was found in them as the room reads them, under the rule of `room.py`. Pure."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from operator import itemgetter

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.text import plural
from exercises.leaving.room_view import Line, RoomView
from exercises.wall.checks import standing
from exercises.wall.room_pages import (
    Cutting,
    Piece,
    Section,
    Sized,
    fits_one_page,
    for_the_room,
    labelled_pieces,
    note_pieces,
    one_by_one,
    paged,
    paper_pieces,
    parts_of,
    sized,
)
from exercises.wall.state import (
    CONTESTED,
    LONE,
    ON_PAPER,
    PARKED,
    POST_IT,
    Area,
    Note,
    Question,
    Theme,
    Wall,
)

MOST_NAMES = 8
"""More names at once are not compared."""
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


def seen_with(state: Wall, status: str) -> list[Note]:
    """The lone or contested notes that the room may see, by number."""
    return [note for note in state.with_status(status) if seen(note)]


def notes_in(state: Wall, theme: Theme) -> list[Note]:
    """The theme's notes that the room may see, in the order they came."""
    return [state.notes[number] for number in theme.notes if number in state.notes and seen(state.notes[number])]


def pieces_of(note: Note, column: str = "") -> list[Piece]:
    """A note as a page's piece; a contested one says so."""
    under = (Line(TWO_WAYS, "quiet", 1),) if note.status == CONTESTED else ()
    return note_pieces(note.number, note.text, *under, column=column)


def _by_area(state: Wall, notes: Iterable[Note]) -> list[Piece]:
    """Notes that stand in columns by area where a screen has room for them."""
    return [piece for note in notes for piece in pieces_of(note, state.area_of(note.area).title)]


def _areas(state: Wall) -> tuple[str, ...]:
    return tuple(area.title for area in state.areas)


def nothing(words: str) -> list[Piece]:
    """What stands where there is nothing yet."""
    return [Piece((Line(words, "quiet"),))]


Fact = tuple[int, str, bool, str]
"""What a page of the wall has of a note: its number, its text, whether it is contested, its area's key."""
Place = str | tuple[str, str]
"""A question by its key, or with one of its areas."""
Told = dict[Place, list[Fact]]
"""The notes of a few neighbours by their place."""
_NONE: list[Fact] = []


def wall_pages(state: Wall, key: str, question: Question, area: Area, page: int) -> RoomView:
    """One question's notes in one area, a few a page, by number."""
    found, place = state.notes.by_row(_facts_by_place, _again_by_place), (question.key, area.key)
    return _page(f"{question.title}, {area.title}", key, f"{question.key}, {area.short}", page, found, place, {})


def whole_wall(state: Wall, key: str, question: Question, page: int) -> RoomView:
    """One question's notes in every area, by number; in columns by area where a screen has room for them."""
    found = state.notes.by_row(_facts_of_each, _again)
    titles = {area.key: area.title for area in state.areas}
    return _page(question.title, key, f"{question.key}, every area", page, found, question.key, titles)


def _facts_of_each(notes: tuple[Note, ...]) -> Told:
    found: Told = {}
    for note in filter(seen, notes):
        found.setdefault(note.question, []).append(_fact(note))
    return found


def _fact(note: Note) -> Fact:
    return note.number, note.text, note.status == CONTESTED, note.area


def _again(found: Told, was: Note | None, now: Note, *, by_area: bool = False) -> Told | None:
    """The same once that note changed: placed in a theme it is as it was, and a new one comes behind. Else None."""
    if was is not None:
        is_so = was.question == now.question and seen(was) == seen(now) and _fact(was) == _fact(now)
        return found if is_so else None
    if not seen(now):
        return found
    place: Place = (now.question, now.area) if by_area else now.question
    facts = found.get(place, _NONE)
    return {**found, place: [*facts, _fact(now)]} if not facts or facts[-1][0] < now.number else None


_again_by_place = partial(_again, by_area=True)


def _facts_by_place(notes: tuple[Note, ...]) -> Told:
    found: Told = {}
    for note in filter(seen, notes):
        found.setdefault((note.question, note.area), []).append(_fact(note))
    return found


class _Cell:
    """A cell's pages, kept while only notes come behind: placing a note in a theme changes nothing, and one more is cut
    onto the last page."""

    def __init__(self, name: str) -> None:
        self.found: Sequence[Told] = []
        self.rows: list[list[Fact]] = [[]]
        self.many = 0
        """How many notes it has."""
        self.waiting: list[int] = []
        """Those whose words are on paper only; they stand behind the others, and are counted apart."""
        self.pages: dict[tuple[str, str, int], RoomView] = {}
        """The pages that were drawn since notes came."""
        self.cut = Cutting(name, ("In all: 1 note",))

    def grown(self, found: Sequence[Told], place: Place, titles: Mapping[str, str]) -> bool:
        """Takes up the notes that came behind; false where others changed, too."""
        if found == self.found:
            self.found = found  # neighbours that stay as they are are the same, which costs nothing to see
            return True
        rows, old = [facts.get(place, _NONE) for facts in found], self.rows
        last = len(old) - 1
        if rows[:last] != old[:last] or (rows[last:] or [_NONE])[0][: len(old[last])] != old[last]:
            return False
        new = list(chain(rows[last][len(old[last]) :], *rows[last + 1 :])) if len(rows) > last else []
        for number, text, contested, area in new:
            if text:
                self.cut.add(_sized_note(number, text, contested, titles.get(area, "")))
            else:
                self.waiting.append(number)
        if new:
            self.pages, self.many = {}, self.many + len(new)
        self.found, self.rows = found, rows or [[]]
        return True


_cells: dict[tuple[str, ...], _Cell] = {}
_MOST_CELLS = 32
_cutting = threading.Lock()


def _page(
    name: str, key: str, called: str, page: int, found: Sequence[Told], place: Place, titles: Mapping[str, str]
) -> RoomView:
    """The page of the cell of that place; of one with notes of several areas, `titles` are what these are called."""
    columns = tuple(titles.values())
    with _cutting:
        known = name, *titles, *columns
        cell = _cells.get(known)
        if cell is None or not cell.grown(found, place, titles):
            if len(_cells) >= _MOST_CELLS:
                _cells.clear()
            cell = _cells[known] = _Cell(name)
            cell.grown(found, place, titles)
        if not cell.many:
            return paged(key, called, page, [Section(name, nothing("No notes here yet."))], columns)
        view = cell.pages.get((key, called, page))
        if view is None:
            foot, cut = (f"In all: {plural(cell.many, 'note')}",), cell.cut
            if cell.waiting:
                foot = (f"{foot[0]}, {len(cell.waiting)} {ON_PAPER}",)
                cut = _with_papers(Cutting(name, foot), cell, titles)
            section = Section(name, (), foot, cut=cut)
            view = cell.pages[key, called, page] = paged(key, called, page, [section], columns)
        return view


def _with_papers(cut: Cutting, cell: _Cell, titles: Mapping[str, str]) -> Cutting:
    for number, text, contested, area in filter(itemgetter(1), chain.from_iterable(cell.rows)):
        cut.add(_sized_note(number, text, contested, titles.get(area, "")))
    return cut.add(sized(paper_pieces(cell.waiting)))


@lru_cache(16_384)
def _sized_note(number: int, text: str, contested: bool, area: str = "") -> tuple[Sized, ...]:
    """A note's pieces, measured once however often another note comes beside it."""
    under = [Line(words, "quiet", 1) for words in (TWO_WAYS if contested else "", area) if words]
    return tuple(sized(note_pieces(number, text, *under, column=area)))


def themes_list(state: Wall, key: str, question: Question, page: int) -> RoomView:
    """One question's themes by number, with what stands beside them named at the foot."""
    pieces: list[Piece] = []
    for theme in state.standing(question.key):
        first, *more = parts_of(theme.called, 9)
        count = f"t{theme.number} {len(notes_in(state, theme))}"
        pieces += [Piece((Line(first),), count), *(Piece((Line(f"t{theme.number} … {part}"),)) for part in more)]
    beside: list[str] = []
    for status, one, many in ((LONE, "lone voice", "lone voices"), (CONTESTED, "contested", "contested")):
        notes = [note for note in seen_with(state, status) if note.question == question.key]
        beside += [plural(len(notes), one, many)] if notes else []
    pieces = pieces or nothing("No themes yet.")
    foot = (", ".join(beside),) if beside else ()
    return paged(key, f"the themes: {question.key}", page, [Section(question.title, pieces, foot, MOST_NAMES)])


def theme_full(state: Wall, key: str, theme: Theme, page: int) -> RoomView:
    """One theme with all its notes, a few a page."""
    notes = notes_in(state, theme)
    counts = [f"{area.short} {sum(note.area == area.key for note in notes)}" for area in state.areas]
    foot = f"{state.question_of(theme.question).title}: {', '.join(counts)}"
    waiting = [note.number for note in notes if note.unwritten]
    foot += f"; {len(waiting)} {ON_PAPER}" if waiting else ""
    written = _by_area(state, [note for note in notes if note.text])
    pieces = [*written, *paper_pieces(waiting)] or nothing("No notes in it now.")
    return paged(key, f"theme {theme.number}", page, [Section(theme.called, pieces, (foot,))], _areas(state))


def step_through(state: Wall, key: str, theme: Theme, page: int) -> RoomView:
    """The theme's notes one by one, large, in the order they came."""
    notes = notes_in(state, theme)
    name = f"theme {theme.number}, note by note"
    if not notes:
        return paged(key, name, page, [Section(theme.called, nothing("No notes in it now."))])
    return one_by_one(
        key,
        name,
        page,
        [(note.number, note.shown) for note in notes],
        lambda number: (theme.called, f"{number}  {state.area_of(state.notes[number].area).title}"),
    )


def spotlight(state: Wall, key: str, note: Note, page: int) -> RoomView:
    """One note, large, with nothing said of its theme."""
    return one_by_one(
        key,
        f"note {note.number}",
        page,
        [(note.number, note.shown)],
        lambda number: ("", f"{number}  {_place(state, note)}"),
    )


def _place(state: Wall, note: Note) -> str:
    return f"{state.question_of(note.question).title}, {state.area_of(note.area).title}"


TALLEST = 11
"""More rows than these do not stand together on a page."""
_BEGINNING = 40
"""Characters of a note that say which one it is."""


def lone(state: Wall, key: str, page: int) -> RoomView:
    """The lone voices, each question on pages of its own."""
    sections = [
        Section(f"Lone voices: {title}", _by_area(state, notes), (_voices(notes),))
        for title, notes in by_question(state, seen_with(state, LONE))
    ]
    sections = sections or [Section("Lone voices", nothing("No note stands alone."))]
    return paged(key, "the lone voices", page, sections, _areas(state))


def contested(state: Wall, key: str, page: int) -> RoomView:
    """The notes read in two ways, each on a page of its own with both readings, so that no side stands alone."""
    sections = [
        Section(f"{note.number} {TWO_WAYS}", _both(note), (state.question_of(note.question).title,))
        for note in seen_with(state, CONTESTED)
    ]
    sections = sections or [Section("Read in two ways", nothing("No note is read in two ways."))]
    return paged(key, "what is read in two ways", page, sections)


def _both(note: Note) -> list[Piece]:
    """The note and its two readings as one piece; where a page cannot hold that much, the readings stand together
    beneath the note's first words, after the note."""
    heading = f"{note.number} {TWO_WAYS}"
    readings = [
        (label, for_the_room(reading))
        for label, reading in zip(("One reading", "The other reading"), note.readings, strict=False)
    ]
    airy = tuple(line for label, said in readings for line in (Line(label, "quiet"), Line(said, "plain", 1)))
    tight = tuple(Line(f"{label}: {said}") for label, said in readings)
    words = for_the_room(note.text)
    for under in (airy, tight):
        whole = Piece(
            (Line(f"{note.number} {words}" if words else note.shown), *under), notes=(note.number,), alone=True
        )
        if fits_one_page(heading, whole):
            return [whole]
    short = f"{note.number} {words[:_BEGINNING].rpartition(' ')[0] or words[:_BEGINNING]} …"
    beginning = (Line(short, "quiet"),) if fits_one_page(heading, Piece((Line(short), *tight))) else ()
    return [*note_pieces(note.number, note.text), Piece((*beginning, *tight), notes=(note.number,), alone=True)]


def links(state: Wall, key: str, page: int) -> RoomView:
    """The themes that were looked at together, and why."""
    pieces: list[Piece] = []
    for link in state.links.every():
        both = [standing(state, state.themes[number]) for number in link.between]
        label = f"l{link.number} {'kept apart' if link.apart else 'linked'}"
        named = (Line(label, "quiet"), *(Line(theme.called, "plain", 1) for theme in both))
        whole = Piece((*named, Line(f"why: {link.why}", "plain", 1)))
        # Together with its reason, unless one page cannot hold both.
        pieces += [whole] if whole.rows < TALLEST else [Piece(named), *labelled_pieces(f"{label}, why", link.why)]
    pieces = pieces or nothing("No themes were looked at together yet.")
    return paged(key, "themes looked at together", page, [Section("Themes looked at together", pieces)])


def by_question(state: Wall, notes: Iterable[Note]) -> list[tuple[str, list[Note]]]:
    """The notes under the titles of their questions, those without any left out."""
    listed = list(notes)
    found = [(asked.title, [note for note in listed if note.question == asked.key]) for asked in state.questions]
    return [(title, notes) for title, notes in found if notes]


def _voices(notes: Sequence[Note]) -> str:
    return f"In all: {plural(len(notes), 'lone voice')}"
