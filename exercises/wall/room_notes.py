"""The notes, the themes and what was found in them as the room reads them, under the rule of `room.py`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exercises.kernel.text import plural
from exercises.leaving.room_view import Line, RoomView
from exercises.wall.checks import standing
from exercises.wall.room_cells import TWO_WAYS, seen
from exercises.wall.room_pages import (
    Piece,
    Section,
    fits_one_page,
    for_the_room,
    labelled_pieces,
    note_pieces,
    nothing,
    one_by_one,
    paged,
    paper_pieces,
    parts_of,
)
from exercises.wall.state import (
    CONTESTED,
    LONE,
    ON_PAPER,
    Note,
    Question,
    Theme,
    Wall,
)

MOST_NAMES = 8
"""More names at once are not compared."""


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
