"""The notes and themes as the room reads them: part of `room.py`, under the same rule. Refuses to order by counts."""

from __future__ import annotations

from functools import lru_cache

from exercises.leaving.room_view import Line, RoomView
from exercises.wall.room_pages import Piece, Section, Sized, note_pieces, one_by_one, paged, parts_of, sized
from exercises.wall.state import CONTESTED, LONE, PARKED, Area, Note, Question, Theme, Wall

UNNAMED = "not named yet"
MOST_NAMES = 8
"""More names at once are not compared."""
TWO_WAYS = "read in two ways"


def seen(note: Note) -> bool:
    """Whether the room may see the note once the writing is over: never what was folded in, nor withdrawn words."""
    return note.on_wall and note.status != PARKED and not note.item and not note.withdrawn


def seen_with(state: Wall, status: str) -> list[Note]:
    """The lone or contested notes that the room may see, by number."""
    return [note for note in state.with_status(status) if seen(note)]


def plural(number: int, one: str, many: str = "") -> str:
    """The number and its word: "1 note", "3 notes"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def titled(theme: Theme) -> str:
    """A theme's number and name: "t4 We cannot be in partnership when we disagree"."""
    return f"t{theme.number} {theme.name or UNNAMED}"


def notes_in(state: Wall, theme: Theme) -> list[Note]:
    """The theme's notes that the room may see, in the order they came."""
    return [state.notes[number] for number in theme.notes if number in state.notes and seen(state.notes[number])]


def pieces_of(note: Note) -> list[Piece]:
    """A note as a page's piece; a contested one says so."""
    under = (Line(TWO_WAYS, "quiet", 1),) if note.status == CONTESTED else ()
    return note_pieces(note.number, note.text, *under)


def nothing(words: str) -> list[Piece]:
    """What stands where there is nothing yet."""
    return [Piece((Line(words, "quiet"),))]


def wall_pages(state: Wall, key: str, question: Question, area: Area, page: int) -> RoomView:
    """One question's notes in one area, a few a page, by number."""
    facts = tuple(
        (note.number, note.text, note.status == CONTESTED)
        for note in state.on_wall()
        if note.area == area.key and note.question == question.key and seen(note)
    )
    cell = _cell(f"{question.title}, {area.title}", facts)
    return paged(key, f"{question.key}, {area.short}", page, [cell])


@lru_cache(32)
def _cell(name: str, facts: tuple[tuple[int, str, bool], ...]) -> Section:
    """The cell's pages, cut once for as long as nothing in it changes: placing a note in a theme changes nothing."""
    if not facts:
        return Section(name, nothing("No notes here yet."))
    sizes = [one for fact in facts for one in _sized_note(*fact)]
    return Section(name, [piece for piece, _, _ in sizes], (f"In all: {plural(len(facts), 'note')}",), sizes=sizes)


@lru_cache(16_384)
def _sized_note(number: int, text: str, contested: bool) -> tuple[Sized, ...]:
    """A note's pieces, measured once however often another note comes beside it."""
    return tuple(sized(note_pieces(number, text, *((Line(TWO_WAYS, "quiet", 1),) if contested else ()))))


def themes_list(state: Wall, key: str, question: Question, page: int) -> RoomView:
    """One question's themes by number, with what stands beside them named at the foot."""
    pieces: list[Piece] = []
    for theme in state.standing(question.key):
        first, *more = parts_of(titled(theme), 9)
        count = f"t{theme.number} {len(notes_in(state, theme))}"
        pieces += [Piece((Line(first),), count), *(Piece((Line(f"t{theme.number} … {part}"),)) for part in more)]
    beside: list[str] = []
    for status, one, many in ((LONE, "lone voice", "lone voices"), (CONTESTED, "contested", "contested")):
        held = [note for note in seen_with(state, status) if note.question == question.key]
        beside += [plural(len(held), one, many)] if held else []
    pieces = pieces or nothing("No themes yet.")
    foot = (", ".join(beside),) if beside else ()
    return paged(key, f"the themes: {question.key}", page, [Section(question.title, pieces, foot, MOST_NAMES)])


def theme_full(state: Wall, key: str, theme: Theme, page: int) -> RoomView:
    """One theme with all its notes, a few a page."""
    held = notes_in(state, theme)
    counts = [f"{area.short} {sum(note.area == area.key for note in held)}" for area in state.areas]
    foot = f"{state.question_of(theme.question).title}: {', '.join(counts)}"
    pieces = [piece for note in held for piece in pieces_of(note)] or nothing("No notes in it now.")
    return paged(key, f"theme {theme.number}", page, [Section(titled(theme), pieces, (foot,))])


def step_through(state: Wall, key: str, theme: Theme, page: int) -> RoomView:
    """The theme's notes one by one, large, in the order they came."""
    held = notes_in(state, theme)
    name = f"theme {theme.number}, note by note"
    if not held:
        return paged(key, name, page, [Section(titled(theme), nothing("No notes in it now."))])
    return one_by_one(
        key,
        name,
        page,
        [(note.number, note.text) for note in held],
        lambda number: (titled(theme), f"{number}  {state.area_of(state.notes[number].area).title}"),
    )


def spotlight(state: Wall, key: str, note: Note, page: int) -> RoomView:
    """One note, large, with nothing said of its theme."""
    return one_by_one(
        key,
        f"note {note.number}",
        page,
        [(note.number, note.text)],
        lambda number: ("", f"{number}  {_place(state, note)}"),
    )


def _place(state: Wall, note: Note) -> str:
    return f"{state.question_of(note.question).title}, {state.area_of(note.area).title}"
