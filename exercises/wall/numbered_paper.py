"""The moves of numbered paper: notes that stand on the wall by their number before anybody typed their words. Pure.

"A Good Start in Life", post-it theming: what is on the papers is verbatim. Which heap a paper hangs in is known long
before it is typed, and often two typists type the same one: then both typings are kept until somebody says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.kernel import things
from exercises.kernel.checks import MOST_NUMBER, open_still
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.slots import Miss
from exercises.kernel.text import folded, listed, plural
from exercises.kernel.things import ROOM, Sought
from exercises.kernel.words import spans
from exercises.wall.capture import retyped
from exercises.wall.checks import area_key, note_of, numbers_of, question_key, within, words_kept
from exercises.wall.places import place
from exercises.wall.saying import as_typed, in_force, post_its, while_writing
from exercises.wall.state import ON_PAPER, Note, Wall

WORDS = "words"
"""What lists the papers that wait for their words."""
WAITING, TYPED = "waiting", "typed"
"""How far a numbered paper is, as tables have it."""
FOR_EXAMPLE = "paper 1-340 helps team"
_MOST_NAMED = 8


# -- which there are --------------------------------------------------------------------------------------------------


def has_papers(state: Wall) -> bool:
    """Whether any note was numbered on paper first."""
    return any(state.notes.by_row(_any_paper))


def _any_paper(notes: tuple[Note, ...]) -> bool:
    return any(note.paper for note in notes)


def unwritten(state: Wall) -> tuple[Note, ...]:
    """The notes on the wall that still wait for their words, by number."""
    return state.notes.gathered(_unwritten)


def _unwritten(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.unwritten and note.on_wall)


def typed_twice(state: Wall) -> tuple[Note, ...]:
    """The notes of which two typings wait for somebody to say which is the paper's, by number."""
    return state.notes.gathered(_typed_twice)


def _typed_twice(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.second)


def numbered(note: Note) -> str:
    """The note with its number and its words, or with what stands for them."""
    return note.shown if note.unwritten else f"{note.number} {note.text}"


def on_paper(notes: Sequence[Note]) -> str:
    """How many of the notes are on paper only: "12 on paper"; "" for none."""
    waiting = sum(note.unwritten for note in notes)
    return f"{waiting:,} {ON_PAPER}" if waiting else ""


def waits_for_words(state: Wall) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What waits for its words, in a sentence, and each with what to type to get there."""
    waiting, twice = unwritten(state), typed_twice(state)
    found: list[tuple[str, str]] = []
    for asked in state.questions:
        for area in state.areas:
            here = [note.number for note in waiting if (note.question, note.area) == (asked.key, area.key)]
            if here:
                found.append((str(here[0]), f"{asked.key} {area.short}: {spans(here)}"))
    for note in twice:
        both = f"“{note.text}” or “{note.second}”: {note.number} first, or {note.number} second"
        found.append((str(note.number), f"typed twice, {both}"))
    wait = "waits for its words" if len(waiting) == 1 else "wait for their words"
    first = f"{plural(len(waiting), 'note')} {wait}" if waiting else "no note waits for its words"
    if twice:
        first += f"; {plural(len(twice), 'note was', 'notes were')} typed twice"
    return first, tuple(found)


def lists(state: Wall, what: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the line that lists them asks for; there is one such line."""
    return waits_for_words(state)


def sought(state: Wall) -> Iterator[Sought]:
    """What finding looks into; a note that waits for its words is found by its number, and by what stands for them."""
    yield from things.sought(state)
    yield from state.notes.once(_as_shown)


def _as_shown(notes: Shelf[Note]) -> tuple[Sought, ...]:
    return tuple(
        Sought(str(note.number), note.shown, folded(note.shown), ROOM) for note in notes.every() if note.unwritten
    )


# -- numbers ----------------------------------------------------------------------------------------------------------


def free_of_notes(state: Wall, numbers: Sequence[int]) -> None:
    """Raises Miss naming the numbers that are none for a paper, or that a note has already."""
    if any(not 0 < number <= MOST_NUMBER for number in numbers):
        raise Miss(f"Papers are numbered from 1 to {MOST_NUMBER:,}: {FOR_EXAMPLE}", final=True)
    used = [number for number in numbers if number in state.notes]
    if not used:
        return
    free = [number for number in numbers if number not in state.notes]
    runs = spans(used).split()
    there = listed([*runs[:_MOST_NAMED], *(["others"] if len(runs) > _MOST_NAMED else [])])
    one = "is a note" if len(used) == 1 else "are notes"
    instead = f" Those that are free: paper {spans(free)}" if free else f" The next free one is {state.next_note}."
    raise Miss(f"{there} {one} already, and nothing is made.{instead}", final=True)


# -- the moves --------------------------------------------------------------------------------------------------------


def _new_ones(state: Wall) -> str:
    """Numbers that are free, for an example."""
    if state.next_note == 1:
        return FOR_EXAMPLE
    last = min(state.next_note + 39, MOST_NUMBER)
    return FOR_EXAMPLE.replace("1-340", f"{min(state.next_note, last)}-{last}")


def _first(notes: Sequence[Note]) -> int:
    return notes[0].number if notes else 17


def _numbered(got: Got, state: Wall) -> str:
    told = in_force(got, state)
    many = plural(len(got["notes"]), "note", "notes")
    wait = "waits for its" if len(got["notes"]) == 1 else "wait for their"
    return f"{many} on paper, {spans(got['notes'])}, under {place(state, told['question'], told['area'])}; {wait} words"


@move(
    "paper <notes:papers> <where_papers>",
    _new_ones,
    "notes by the numbers on their papers; their words can wait: 17 21 40 > 3 works at once",
    _numbered,
    called="numbered papers",
    logged="numbered papers: notes {notes}, {question}, {area}",
    undated=True,
    data=in_force,
    when=post_its,
    ask="Which numbers stand on the papers, and where do they hang? " + FOR_EXAMPLE,
)
def paper(state: Wall, *, notes: list[int], question: str, area: str) -> Wall:
    """Notes that wait for their words, under the numbers that stand on the papers."""
    open_still(state)
    numbers = numbers_of(notes, FOR_EXAMPLE)
    free_of_notes(state, numbers)
    asked, where = question_key(state, question), area_key(state, area)
    new = {number: Note(number, asked, where, "", paper=True) for number in numbers}
    highest = max(state.numbers.get("n", 0), *numbers)
    return replace(state, notes=state.notes.with_(new), numbers={**state.numbers, "n": highest})


def _written(got: Got, state: Wall) -> str:
    note = state.notes[got["note"]]
    if note.unwritten:
        return f"note {note.number}: {got['text']}"
    return f"a second typing; both are kept until {note.number} first, or {note.number} second"


def _there_already(got: Got, state: Wall) -> str:
    note = state.notes[got["note"]]
    same = got["text"] in (note.text, note.second)
    return f"note {note.number} says that already; nothing is recorded" if same else ""


def _gently(got: Got, state: Wall) -> str:
    return as_typed(got, state) if state.notes[got["note"]].unwritten else ""


@move(
    "<note:on_paper>: <text>",
    lambda state: f"{_first(unwritten(state))}: Knowing who to ring",
    "the words on paper 17; typed twice, both are kept: 17 first, or 17 second",
    _written,
    called="the words of a paper",
    logged="the words of a paper: {note}",
    undated=True,
    private=while_writing,
    warn=_gently,
    already=_there_already,
    when=has_papers,
    shown=lambda state: bool(unwritten(state)),
)
def write_paper(state: Wall, *, note: int, text: str) -> Wall:
    """The words of a numbered paper; beside other words that stand there already, a second typing of it."""
    open_still(state)
    before = words_kept(note_of(state, note))
    words = within(state, text, "note", "a note", lines=True)
    if before.unwritten:
        return _with(state, replace(before, text=words))
    if not before.paper:
        raise ExerciseError(f"Note {note} has its words. As the paper has it: retype {note}: the words on it")
    if before.second:
        raise ExerciseError(
            f"Two typings of note {note} wait already, and both are kept. Say first which it is: {note} first, or "
            f"{note} second"
        )
    return _with(state, replace(before, second=words))


def _chosen(got: Got, state: Wall) -> str:
    note = state.notes[got["note"]]
    words = note.text if got["which"] == "first" else note.second
    return f"note {note.number} as it was typed {got['which']}: {words}; the other typing is kept"


@move(
    "<note:typed_twice> first",
    lambda state: f"{_first(typed_twice(state))} first",
    "of two typings of one paper the first; 17 second, the second; the other is kept",
    _chosen,
    called="which typing of a paper",
    logged="which typing of a paper: {note}, the {which}",
    undated=True,
    sets={"which": "first"},
    private=while_writing,
    when=has_papers,
    shown=lambda state: bool(typed_twice(state)),
)
@also(
    "<note:typed_twice> second",
    "17 second",
    "",
    _chosen,
    sets={"which": "second"},
    private=while_writing,
    when=has_papers,
)
def choose_typing(state: Wall, *, note: int, which: str) -> Wall:
    """Which of two typings of one paper is what stands on it. The other is kept as an earlier typing."""
    open_still(state)
    before = words_kept(note_of(state, note))
    if not before.second:
        raise ExerciseError(f"There is one typing of note {note}. As the paper has it: retype {note}: the words on it")
    if which == "second":
        return _with(state, replace(retyped(before, before.second), second=""))
    if which != "first":
        raise ExerciseError(f"It is the first or the second: {note} first")
    return _with(state, replace(before, second="", typed_before=(*before.typed_before, before.second)))


def _with(state: Wall, note: Note) -> Wall:
    return replace(state, notes=state.notes.with_({note.number: note}))
