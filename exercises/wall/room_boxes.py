"""A wall in boxes as the room sees it, under the rule of `room.py`: all boxes with their counts, one box, one note.

An empty box is kept and says so, for that nobody said anything is a finding. Reach is a word on a note, never a colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, plural
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Block, Box, Gap, Line, RoomView
from exercises.wall.boxes import counts_told, notes_now, notes_then, words_on
from exercises.wall.places import places_called
from exercises.wall.room_asked import question_blocks, shown_note
from exercises.wall.room_cells import seen
from exercises.wall.room_pages import (
    Piece,
    Section,
    for_the_room,
    labelled_pieces,
    note_pieces,
    nothing,
    one_by_one,
    paged,
)
from exercises.wall.state import Area, Note, Wall

_NAMES = {
    "welcome": "the welcome",
    "question": "what is asked",
    "boxes": "the boxes",
    "closing": "the closing",
    "quiet": "a quiet screen",
}
_THEN = "then"
_EMPTY = "Nobody said anything here."
_REACH = "we control · we can influence · we live with"
_MOST_BEGUN = 120
"""Characters of a note in a box among the others; in its own box it is whole."""


def room_views(state: Wall) -> tuple[tuple[str, str], ...]:
    """Every view there is now, but for single notes."""
    boxes = tuple((f"box {area.key}", area.short) for area in state.areas)
    then = ((_THEN, "then and now"),) if state.canvases else ()
    return (*_NAMES.items(), *boxes, *then)


def phase_view(state: Wall) -> str:
    """The view the room gets when the group moves to this phase."""
    view = state.template.phase(state.phase).room
    return f"box {state.area}" if view == "box" else view if view in _NAMES else QUIET.key


def view_called(state: Wall, first: str, rest: Sequence[str]) -> str:
    """The key of the view that the words name; "" when they are none of ours."""
    if first.isdecimal():
        rest = [first, *rest]
        first = "note"
    numbers = [number_of(word) for word in rest]
    if first == "note" and numbers and None not in numbers and len(numbers) < 3:
        return " ".join(["note", *map(str, numbers)])
    page = f" {numbers[-1]}" if numbers and numbers[-1] is not None else ""
    named = rest[: len(rest) - bool(page)]
    if first in ("boxes", _THEN) and not named:
        return f"{first}{page}"
    words = named if first == "box" else [first, *named]
    found = {key for kind, key in places_called(" ".join(words), state) if kind == "area"}
    return f"box {found.pop()}{page}" if len(found) == 1 else ""


def room_view(state: Wall, key: str) -> RoomView:
    """The view of that key ("box pains", "box pains 2" for its second page). Raises ExerciseError for none."""
    kind, *rest = key.split(" ")
    number = number_of(rest[-1]) if rest and rest[-1].isascii() else None
    paging = number is not None and (kind != "note" or len(rest) > 1)
    page, named = max(1, number or 1) if paging else 1, rest[:-1] if paging else rest
    match kind, named:
        case "quiet", []:
            return QUIET if key == QUIET.key else replace(QUIET, key=key)
        case "welcome" | "closing", []:
            return RoomView(key, _NAMES[kind], (Gap(), Line(_told(state, kind, "Thank you."), "strong")), page)
        case "question", []:
            return RoomView(key, _NAMES[kind], tuple(question_blocks(state, state.questions[0])), page)
        case "boxes", []:
            return _boxes(state, key, page)
        case "box", [word]:
            return _numbered(_box(state, key, _area(state, word), page))
        case "note", [word] if number_of(word) is not None:
            note = shown_note(state, number_of(word) or 0)
            return _numbered(_note(state, key, note, page))
        case "then", [] if state.canvases:
            return _numbered(_then(state, key, page))
    raise ExerciseError(f"There is no view called {key[:40]}. show boxes shows all, show {state.areas[-1].short} one.")


def _numbered(view: RoomView) -> RoomView:
    return replace(view, name=f"{view.name} {view.page} of {view.pages}") if view.pages > 1 else view


def _told(state: Wall, key: str, usual: str) -> str:
    return state.template.reminders.get(key, usual)


def _area(state: Wall, word: str) -> Area:
    for area in state.areas:
        if folded(word) in (folded(area.key), folded(area.short)):
            return area
    raise ExerciseError(f"There is no box {word[:40]} to show. show boxes shows all of them.")


def _title(state: Wall) -> str:
    title = state.questions[0].title
    return f"{title}: {state.organisation}" if state.organisation else title


def _boxes(state: Wall, key: str, page: int) -> RoomView:
    """Every box with how many notes are in it, and with their beginnings where a screen has room for them."""
    notes = [note for note in notes_now(state) if seen(note)]
    boxes = []
    for area in state.areas:
        own = [note for note in notes if note.area == area.key]
        begun = tuple(f"{note.number} {_beginning(note)}" for note in own)
        boxes.append(
            Box(f"{area.title}  {len(own)}", title=area.title, count=len(own), notes=begun, empty=_told_empty(state))
        )
    foot = plural(len(notes), "note")
    blocks: tuple[Block, ...] = (Line(_title(state), "strong"), Gap(), *boxes, Gap(foot=True), Line(foot, "quiet"))
    return RoomView(key, _NAMES["boxes"], blocks, page, whole=True, shows=tuple(note.number for note in notes))


def _told_empty(state: Wall) -> str:
    return _told(state, "empty", _EMPTY)


def _beginning(note: Note) -> str:
    text = for_the_room(note.shown)
    return text if len(text) <= _MOST_BEGUN else f"{text[:_MOST_BEGUN].rpartition(' ')[0] or text[:_MOST_BEGUN]} …"


def _box(state: Wall, key: str, area: Area, page: int) -> RoomView:
    """One box, its notes by number with the word of their reach."""
    notes = [note for note in notes_now(state) if note.area == area.key and seen(note)]
    pieces = [piece for note in notes for piece in _pieces(note)] or nothing(_told_empty(state))
    place = [one.key for one in state.areas].index(area.key) + 1
    heading = f"{area.title} · box {place} of {len(state.areas)}"
    return paged(key, area.short, page, [Section(heading, pieces, (_told(state, "reach", _REACH),))])


def _pieces(note: Note) -> list[Piece]:
    said = words_on(note)
    return note_pieces(note.number, note.text, *([Line(said, "quiet", 1)] if said else []))


def _note(state: Wall, key: str, note: Note, page: int) -> RoomView:
    """One note, large, with its box and the word of its reach."""
    below = " · ".join(filter(None, (state.area_of(note.area).title, words_on(note))))
    under = f"{note.number}  {below}"
    return one_by_one(key, f"note {note.number}", page, [(note.number, note.shown)], lambda number: ("", under))


# -- a canvas looked at again -------------------------------------------------------------------------------------


def _then(state: Wall, key: str, page: int) -> RoomView:
    """Box by box what stood there then and what stands there now, in counts only where enough were at both."""
    then, now = ([note for note in found if seen(note)] for found in (notes_then(state), notes_now(state)))
    pieces: list[Piece] = []
    for area in state.areas:
        before, after = ([note for note in found if note.area == area.key] for found in (then, now))
        if counts_told(state):
            pieces.append(Piece((Line(f"{area.title}: then {len(before)}, now {len(after)}"),)))
            continue
        for when, found in (("then", before), ("now", after)):
            said = "; ".join(for_the_room(note.shown) for note in found) or _told_empty(state)
            numbers = tuple(note.number for note in found)
            labelled = labelled_pieces(f"{area.title}, {when}", said)
            pieces += [replace(piece, notes=numbers) for piece in labelled]
    return paged(key, "then and now", page, [Section(f"{state.questions[0].title}: then and now", pieces, most=8)])
