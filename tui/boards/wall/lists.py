"""Which notes and themes stand in which list of the console. Pure.

A list is worked out once for each wall and looked up at each key, so that scrolling thousands of notes stays fast.
"""

from __future__ import annotations

import string
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain

from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded, spellings
from exercises.wall.state import ON_PAPER, STATUSES, Note, Theme, Wall
from tui.boards.board import Pointing

ALL = "*"
"""The question looked at when it is every question."""
LETTERS = "".join(letter for letter in string.ascii_letters if letter.lower() != "n")
"""What stands for a theme while one is chosen; n makes a new one."""
_MOST_SEARCHES = 64


def looked_at(state: Wall, pointing: Pointing) -> str:
    """The key of the question looked at; "" for all."""
    if pointing.question == ALL:
        return ""
    return pointing.question or state.question


Numbers = tuple[int, ...]


def _listed(rows: Sequence[Mapping[Hashable, Numbers]]) -> dict[Hashable, Numbers]:
    """The lists of each few neighbours put together."""
    return {name: tuple(chain.from_iterable(row.get(name, ()) for row in rows)) for name in {*chain(*rows)}}


def _few(notes: Iterable[Note], names: Callable[[Note], Iterable[Hashable]]) -> dict[Hashable, Numbers]:
    """The lists of a few neighbours."""
    found: dict[Hashable, list[int]] = {}
    for note in notes:
        for name in names(note):
            found.setdefault(name, []).append(note.number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def _few_loose(notes: tuple[Note, ...]) -> dict[Hashable, Numbers]:
    return _few((note for note in notes if note.loose), lambda note: (note.question,))


def _few_with_status(notes: tuple[Note, ...]) -> dict[Hashable, Numbers]:
    apart = (note for note in notes if note.status and note.on_wall)
    return _few(apart, lambda note: ((note.status, ""), (note.status, note.question)))


def _loose(notes: Shelf[Note]) -> dict[Hashable, Numbers]:
    return _listed(notes.by_row(_few_loose))


def _with_status(notes: Shelf[Note]) -> dict[Hashable, Numbers]:
    return _listed(notes.by_row(_few_with_status))


def loose(state: Wall, question: str) -> Numbers:
    """The notes not placed yet, of that question or of all."""
    return state.notes.once(_loose).get(question, ()) if question else state.notes.once(_all_loose)


def _all_loose(notes: Shelf[Note]) -> Numbers:
    return tuple(sorted(chain.from_iterable(notes.once(_loose).values())))


def with_status(state: Wall, status: str, question: str) -> Numbers:
    """The lone, contested or parked notes, of that question or of all."""
    return state.notes.once(_with_status).get((status, question), ())


def _searches(notes: Shelf[Note]) -> dict[tuple[str, str], Numbers]:
    return {}


def _few_texts(notes: tuple[Note, ...]) -> list[tuple[Note, str]]:
    return [(note, folded(note.text or ON_PAPER)) for note in notes if note.on_wall]


def found(state: Wall, sought: str, question: str) -> Numbers:
    """The notes with those words, or whose number begins so: the ones not placed first. Macrons do not matter."""
    searches = state.notes.once(_searches)
    wanted = folded(sought)
    if (wanted, question) not in searches:
        if len(searches) >= _MOST_SEARCHES:
            searches.clear()
        digits, ways = wanted if wanted.isdecimal() else "", spellings(wanted)
        hits = [
            note
            for few in state.notes.by_row(_few_texts)
            for note, bare in few
            if any([way in bare for way in ways]) or (digits and str(note.number).startswith(digits))
        ]
        hits = [note for note in hits if not question or note.question == question]
        waiting = [note.number for note in hits if note.loose]
        searches[wanted, question] = (*waiting, *(note.number for note in hits if not note.loose))
    return searches[wanted, question]


def theme_shown(pointing: Pointing) -> int:
    """The theme whose notes are listed; 0 when other notes are."""
    kind, _, number = pointing.showing.partition(" ")
    return int(number) if kind == "theme" and number.isdecimal() else 0


def notes_of(state: Wall, theme: int) -> tuple[int, ...]:
    """The notes in a theme, in the order they came."""
    shown = state.themes.get(theme)
    return tuple(number for number in shown.notes if state.notes[number].on_wall) if shown is not None else ()


def left(state: Wall, pointing: Pointing) -> tuple[int, ...]:
    """The notes in the first list."""
    question = looked_at(state, pointing)
    if pointing.sought:
        return found(state, pointing.sought, question)
    if theme := theme_shown(pointing):
        return notes_of(state, theme)
    if pointing.showing in STATUSES:
        return with_status(state, pointing.showing, question)
    return loose(state, question)


def themes(state: Wall, pointing: Pointing) -> tuple[Theme, ...]:
    """The themes in the second list."""
    return state.standing(looked_at(state, pointing))


def in_hand(pointing: Pointing) -> tuple[int, ...]:
    """The notes that a key speaks of: those picked, or the one pointed at."""
    return pointing.picked or ((pointing.note,) if pointing.note else ())


def choosable(state: Wall, pointing: Pointing) -> tuple[Theme, ...]:
    """The themes that the notes in hand may go into: those of their own question."""
    hand = [state.notes[number] for number in in_hand(pointing) if number in state.notes]
    return state.standing(hand[0].question if hand else looked_at(state, pointing))


def letters(state: Wall, question: str) -> dict[int, str]:
    """The letter of each theme of a question, or of all. A theme keeps its letter while others come and go."""
    every = [theme for theme in state.themes.every() if not question or theme.question == question]
    given = {theme.number: LETTERS[place] for place, theme in enumerate(every) if place < len(LETTERS) and theme.stands}
    spare = [letter for letter in LETTERS if letter not in given.values()]
    for theme in every:
        if theme.stands and theme.number not in given and spare:
            given[theme.number] = spare.pop(0)
    return given


def place_of(numbers: Sequence[int], number: int, at: int, *, in_order: bool) -> int:
    """Where a number stands; when it is gone, where what came after it stands now."""
    if in_order:
        place = bisect_left(numbers, number)
    else:
        try:
            place = numbers.index(number)
        except ValueError:
            place = at
    return max(0, min(place, len(numbers) - 1))
