"""The moves of a wall in boxes, the sustainability canvas. Pure.

"A Good Start in Life": an organisation looks at its own conditions. What people say differs within a box as well, so a
second word of reach stands beside the first, and a canvas belongs to one organisation alone.
"""

from __future__ import annotations

from exercises.kernel.checks import open_still
from exercises.kernel.moves import Form, Got, also, each, hidden, move
from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded, listed
from exercises.wall.canvas import FUNDING, REACH, Canvas
from exercises.wall.checks import counted, wall_notes, within
from exercises.wall.saying import named_notes
from exercises.wall.state import ON_PAPER, Note, Wall

_REACHES = "17 influence"


def in_boxes(state: Wall) -> bool:
    """Whether the wall is drawn in boxes."""
    return state.boxes


def clustered(state: Wall) -> bool:
    """Whether the notes are sorted into themes, as on every wall but one in boxes."""
    return not state.boxes


def turn(state: Wall) -> tuple[str, ...]:
    """The keys of the boxes in the order they are filled."""
    return tuple(state.template.words.get("turn") or (area.key for area in state.areas))


def reach_in_words(note: Note) -> str:
    """What was said to be within reach: "we control"; of two, both and that they are contested; "" for not said."""
    said = listed([REACH[one] for one in note.reach])
    return f"{said}: contested" if len(note.reach) > 1 else said


def words_on(note: Note) -> str:
    """The words that stand on a note: what is within reach, and that funding is talking in it; "" for neither."""
    return "; ".join(filter(None, (reach_in_words(note), FUNDING if note.funding else "")))


def canvas_of(state: Wall, note: Note) -> int:
    """Which canvas a note is of, the first being 1; a half is of the one of its whole."""
    while note.half_of in state.notes:
        note = state.notes[note.half_of]
    before = enumerate(state.canvases, 1)
    return next((place for place, one in before if note.number <= one.last or note.number in one.late), _last(state))


def _last(state: Wall) -> int:
    return len(state.canvases) + 1


def notes_now(state: Wall) -> tuple[Note, ...]:
    """The notes of the canvas that is filled now, by number; of an earlier one none."""
    notes, last = state.on_wall(), _last(state)
    return notes if last == 1 else tuple(note for note in notes if canvas_of(state, note) == last)


def notes_then(state: Wall) -> tuple[Note, ...]:
    """The notes of the canvas before; none where this is the first."""
    before = len(state.canvases)
    return tuple(note for note in state.on_wall() if canvas_of(state, note) == before) if before else ()


def counts_told(state: Wall) -> bool:
    """Whether then and now may stand beside each other in counts: five or more were at both."""
    return bool(state.canvases) and state.canvases[-1].people >= FEWEST and state.people >= FEWEST


def _reaches(got: Got, state: Wall) -> str:
    notes = named_notes(got, state)
    what = f"note {notes[0].number}, {notes[0].text or ON_PAPER}" if len(notes) == 1 else counted(notes)
    beside = [note for note in notes if note.reach and got["reach"] not in note.reach]
    more = "; the other word stands too, so it is contested" if beside else ""
    return f"{what}: {REACH[got['reach']]}{more}"


def _reached_already(got: Got, state: Wall) -> str:
    if all(got["reach"] in note.reach for note in named_notes(got, state)):
        return f"{counted(named_notes(got, state))}: {REACH[got['reach']]}, which is said already; nothing is recorded"
    return ""


def _nothing_said(got: Got, state: Wall) -> str:
    return (
        ""
        if any(note.reach for note in named_notes(got, state))
        else "nothing of reach was said there; nothing is recorded"
    )


@move(
    "<notes> <reach>",
    _REACHES,
    "what of it is within reach: control, influence or live with; two words stand side by side",
    _reaches,
    called="what is within reach",
    logged="within reach: notes {notes}, {reach}",
    when=in_boxes,
    already=_reached_already,
)
@each(
    *(
        Form(f"<notes> {said}", f"17 {said}", says=_reaches, sets={"reach": one}, when=in_boxes, shown=hidden)
        for one, said in REACH.items()
    )
)
@also(
    "<notes> not said",
    "17 not said",
    "takes back what was said of its reach",
    "{notes}: nothing is said of reach",
    sets={"reach": ""},
    when=in_boxes,
    already=_nothing_said,
)
def reach(state: Wall, *, notes: list[int], reach: str) -> Wall:
    """What of it is within reach; "" takes it back. A second word stands beside the first, for both were said."""
    open_still(state)
    if reach not in (*REACH, ""):
        raise ExerciseError(f"It is {listed(list(REACH), joiner='or')}: {_REACHES}")
    changed = {}
    for note in wall_notes(state, notes, _REACHES):
        said = {*note.reach, reach} if reach else set()
        changed[note.number] = replace(note, reach=tuple(one for one in REACH if one in said))
    return replace(state, notes=state.notes.with_(changed))


def _funds(got: Got, state: Wall) -> str:
    told = f"{FUNDING} is talking in it" if got.get("yes", True) else f"{FUNDING} stands on it no longer"
    return f"{counted(named_notes(got, state))}: {told}"


def _funds_already(got: Got, state: Wall) -> str:
    if any(note.funding is not got.get("yes", True) for note in named_notes(got, state)):
        return ""
    return f"{counted(named_notes(got, state))}: that is so already; nothing is recorded"


@move(
    "<notes> funding",
    "17 funding",
    "funding is talking in it: a word on the note, and nothing is counted by it; 17 funding off takes it back",
    _funds,
    called="whether funding is talking",
    logged="funding is talking: notes {notes}",
    when=in_boxes,
    already=_funds_already,
)
@also(
    "<notes> funding off|no|none",
    "17 funding off",
    "",
    _funds,
    sets={"yes": False},
    when=in_boxes,
    already=_funds_already,
)
def funding(state: Wall, *, notes: list[int], yes: bool = True) -> Wall:
    """Whether funding is talking in those notes. It is said, and nothing is made of it."""
    open_still(state)
    found = wall_notes(state, notes, "17 funding")
    changed = {note.number: replace(note, funding=yes is True) for note in found}
    return replace(state, notes=state.notes.with_(changed))


def _same_name(got: Got, state: Wall) -> str:
    same = state.organisation and folded(got["text"]) == folded(state.organisation)
    return f"it belongs to {state.organisation} already; nothing is recorded" if same else ""


@move(
    "belongs to: <text>",
    "belongs to: Harbour Steps",
    "whose canvas it is; another organisation's has a session of its own",
    "this canvas belongs to {text}",
    called="whose canvas it is",
    when=in_boxes,
    words=("text",),
    already=_same_name,
)
def belongs(state: Wall, *, text: str) -> Wall:
    """Whose canvas it is. It stays that organisation's: what one says of itself is not for another."""
    open_still(state)
    name = within(state, text, "who", "the organisation's name")
    if state.organisation and len(state.notes):
        raise ExerciseError(
            f"This canvas belongs to {state.organisation}. {name} is another organisation: its canvas has a session of "
            "its own, so that neither is ever in the other's room: holdspace new"
        )
    return replace(state, organisation=name)


@move(
    "new canvas",
    "new canvas",
    "a second canvas, later: the boxes are empty, and what stood in them is looked at beside",
    "a new canvas begins; the notes so far stand as then",
    called="the new canvas",
    when=in_boxes,
    group=True,
)
def again(state: Wall) -> Wall:
    """A canvas looked at again: its notes so far are those of then."""
    open_still(state)
    if not any(canvas_of(state, note) == _last(state) for note in state.notes.every()):
        raise ExerciseError("Nothing is on this canvas yet: pains: told off for a long visit")
    before = Canvas(state.next_note - 1, state.people)
    return replace(state, canvases=(*state.canvases, before), people=0)


@move(called="notes of an earlier canvas", logged="notes {notes} are of canvas {canvas}", when=in_boxes)
def late(state: Wall, *, notes: list[int], canvas: int) -> Wall:
    """Notes that were typed elsewhere while an earlier canvas was filled, and came in now."""
    open_still(state)
    if type(canvas) is not int or not 0 < canvas <= len(state.canvases):
        raise ExerciseError("There is no such canvas before this one.")
    found = tuple(note.number for note in wall_notes(state, notes, _REACHES))
    before = state.canvases[canvas - 1]
    grown = replace(before, late=(*before.late, *(number for number in found if number not in before.late)))
    return replace(state, canvases=tuple(grown if one is before else one for one in state.canvases))
