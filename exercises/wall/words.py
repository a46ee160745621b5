"""What typed words on a wall stand for: questions, areas and notes, and how each is said back. Pure.

Refuses to scan the notes for a number: each keystroke asks here, on walls of thousands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from exercises.kernel.p_numbers import whole
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded, listed
from exercises.wall.lookup import came_off_whole
from exercises.wall.state import Area, Note, Question, Wall

_TWO_THOUGHTS = re.compile(r";|[.!?]\s+\S|(?:\S+\s+){4,}and\s+(?:\S+\s+){3,}\S+", re.IGNORECASE)
Form = Callable[[str], str]
"""Makes an example line of the numbers in it."""


# -- places -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def _named(
    questions: tuple[Question, ...], areas: tuple[Area, ...]
) -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    """Each place: whether a question or an area, its key, its short names and its title, folded."""
    asked = [("question", held.key, (folded(held.key),), folded(held.title)) for held in questions]
    under = [("area", held.key, (folded(held.key), folded(held.short)), folded(held.title)) for held in areas]
    return (*asked, *under)


def places_called(word: str, state: Wall, *, title: bool = True) -> list[tuple[str, str]]:
    """The questions and areas that `word` may name: the exact one, else each it begins, else by a word of the title."""
    sought = folded(word)
    every = _named(state.questions, state.areas)
    if not sought:
        return []
    exact = [(kind, key) for kind, key, names, _ in every if sought in names]
    begun = exact or [(kind, key) for kind, key, names, _ in every if any(name.startswith(sought) for name in names)]
    if begun or not title or len(sought) < 3:
        return begun
    return [(kind, key) for kind, key, _, whole in every if f" {sought}" in f" {whole}"]


def is_place(word: str, state: Wall) -> bool:
    """Whether the word is a question's or an area's own name, whole."""
    sought = folded(word)
    return any(sought in names for _, _, names, _ in _named(state.questions, state.areas))


def place_words(state: Wall) -> list[str]:
    """What may be typed for the questions and areas, in order."""
    return [*(folded(held.key) for held in state.questions), *(held.short for held in state.areas)]


def places_of(words: list[str], state: Wall, example: str) -> tuple[str, str]:
    """The question and the area that the words name, in any order; "" for what is not named. Raises ExerciseError."""
    found = {"question": "", "area": ""}
    for word in words:
        named = places_called(word, state)
        if len(named) > 1:
            told = listed([place_name(state, kind, key) for kind, key in named[:6]], joiner="or")
            raise ExerciseError(f"“{word}” could be {told}. Type one letter more: {example}")
        if not named:
            there = listed(place_words(state)[:12], joiner="or")
            raise ExerciseError(f"There is no question or area “{word[:60]}”. There is {there}: {example}")
        kind, key = named[0]
        if found[kind]:
            raise ExerciseError(f"One {kind} at a time, for each note has its own: {example}")
        found[kind] = key
    return found["question"], found["area"]


def place_name(state: Wall, kind: str, key: str) -> str:
    """A question's title, or an area's short name."""
    return state.question_of(key).title if kind == "question" else state.area_of(key).short


def place(state: Wall, question: str, area: str) -> str:
    """A question and an area as they are said: "What HELPS, whānau"."""
    return f"{state.question_of(question).title}, {state.area_of(area).short}"


def writer(word: str, state: Wall) -> str:
    """The P-number a note is kept under. Raises ExerciseError where writers are not kept, and for a name."""
    if not state.authors:
        raise ExerciseError("This exercise keeps no writers, and that stays so. Without: helps team: They ring back")
    found = whole(word)
    if not found:
        raise ExerciseError("A number, not a name: by P07: They ring back. Names stay out of the record.")
    return found


# -- notes ------------------------------------------------------------------------------------------------------------


def spans(numbers: Iterable[int]) -> str:
    """Numbers as they are typed: "17-19 21"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def few(numbers: list[int], *, joiner: str = "and") -> str:
    """Numbers in a sentence, eight at most."""
    shown = [str(number) for number in numbers[:8]]
    return listed([*shown, "others"] if len(numbers) > 8 else shown, joiner=joiner)


def notes_there(numbers: list[int], state: Wall, form: Form) -> list[Note]:
    """The notes of those numbers, set aside or not. Raises ExerciseError naming the missing, with what would fit."""
    missing = [number for number in numbers if number not in state.notes]
    if not missing:
        return [state.notes[number] for number in numbers]
    if not len(state.notes):
        raise ExerciseError("There are no notes yet. Type one: : Knowing who to ring")
    there = [number for number in numbers if number in state.notes]
    last = state.next_note - 1
    unchanged = " Nothing is changed." if there else ""
    raise ExerciseError(
        f"There is no note {few(missing, joiner='or')}; the numbers run to {last}.{unchanged} "
        f"For example {form(spans(there) or '…')}"
    )


def notes_of(numbers: list[int], state: Wall, form: Form) -> list[Note]:
    """The notes of those numbers, all of them on the wall. Raises ExerciseError naming those that are not."""
    found = notes_there(numbers, state, form)
    aside = [note for note in found if not note.on_wall]
    if not aside:
        return found
    told = listed([_aside(state, note) for note in aside[:4]])
    others = f", and {len(aside) - 4} others are set aside too" if len(aside) > 4 else ""
    instead = [number for note in aside for number in (note.halves or (note.same_as,)) if number in state.notes]
    left = [*(note.number for note in found if note.on_wall), *instead]
    told = told[:1].upper() + told[1:]
    raise ExerciseError(f"{told}{others}. Nothing is changed. For example {form(spans(left))}")


def _aside(state: Wall, note: Note) -> str:
    if note.halves:
        return f"note {note.number} became notes {listed([str(number) for number in note.halves])}"
    if came_off_whole(state, note):
        return f"note {note.number} is a part of note {note.half_of}, which is whole again"
    return f"note {note.number} is the same paper as note {note.same_as}"


def counted(notes: list[Note]) -> str:
    """The notes in a few words: "note 17", "2 notes"."""
    return f"note {notes[0].number}" if len(notes) == 1 else f"{len(notes)} notes"


def _by_words(notes: Shelf[Note]) -> dict[str, int]:
    return {note.text: note.number for note in reversed(list(notes.every())) if note.on_wall}


def note_warning(text: str, number: int, state: Wall) -> str:
    """A gentle word on a note as it is typed: already there, long for the room, or two thoughts in one; else ""."""
    already = state.notes.once(_by_words).get(text)
    if already is not None:
        return f"The same words are note {already} already; it is taken all the same."
    most = state.template.room_limits.get("note", 140)
    if len(text) > most:
        return f"{len(text)} characters; the room reads about {most} well."
    if _TWO_THOUGHTS.search(text):
        return f"Two thoughts? They may become two notes: halve {number}: first / second"
    return ""
