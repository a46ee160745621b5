"""What every move of the wall checks, what a number called out means, and the sentences that refuse. Pure."""

from __future__ import annotations

from typing import Any

from exercises.kernel import checks
from exercises.kernel.checks import free_number, p_number
from exercises.kernel.clock import moment
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import listed
from exercises.wall.state import LIMITS, MOST_NOTES, Link, Note, Step, Theme, Wall


def shown(value: object) -> str:
    """A value out of a file, short enough for a sentence."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "that"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**9 else "so large a number"
    short = " ".join(value.split())
    return f"“{short[:40]}…”" if len(short) > 40 else f"“{short}”"


def within(state: Wall, text: object, limit: str, what: str, *, lines: bool = False) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    return checks.within(state.template, text, limit, what, LIMITS[limit], lines=lines)


def may(state: Wall, text: object, limit: str, what: str) -> str:
    """Like `within`, but no words are fine."""
    return "" if text in ("", None) else within(state, text, limit, what)


def question_key(state: Wall, key: object) -> str:
    """The key, when it is one of the questions'. Raises ExerciseError naming them."""
    return _key(key, [held.key for held in state.questions], "question")


def area_key(state: Wall, key: object) -> str:
    """The key, when it is one of the areas'. Raises ExerciseError naming them."""
    return _key(key, [held.key for held in state.areas], "area")


def _key(key: object, known: list[str], what: str) -> str:
    if isinstance(key, str) and key in known:
        return key
    raise ExerciseError(
        f"There is no {what} {shown(key)}. The {what}s are {listed(known)}. For example: 17 {what} {known[0].lower()}"
    )


def author_of(state: Wall, author: object) -> str:
    """Who wrote it: a P-number, and only where the exercise keeps writers. Raises ExerciseError otherwise."""
    if author in ("", None):
        return ""
    if not state.authors:
        raise ExerciseError("This exercise keeps no writers, and that is never loosened. Type the note alone: : text")
    return p_number(author, "by P07: text")


def notes_numbered(state: Wall, number: object, many: int = 1) -> tuple[Wall, int]:
    """The wall after giving numbers to so many notes, and the first: the recorded one when it is still free.

    Raises ExerciseError.
    """
    first = free_number(number, state.next_note)
    last = first + many - 1
    if last > MOST_NOTES:
        raise ExerciseError(
            f"A wall takes {MOST_NOTES:,} notes, and this would be note {last:,}. What is on it is safe; "
            "put the others on a second wall: exercise post-its"
        )
    return replace(state, numbers={**state.numbers, "n": last}), first


def reason(state: Wall, why: object, example: str, *, needed: bool = True) -> str:
    """Why. After the workshop it has to be said where `needed`; in the room it may be left out.

    "A Good Start in Life", post-it theming: distilled afterwards with a reason each time, and nothing deleted.
    """
    if why in ("", None) and needed and state.afterwards:
        raise ExerciseError(f"After the workshop each change needs its reason. Say why: {example}")
    return may(state, why, "why", "the reason")


def decided_by(state: Wall, who: object, by: object) -> str:
    """Who decided: the one named, else whoever types after the workshop, else the group."""
    named = may(state, who, "who", "who decided it")
    if named or not state.afterwards:
        return named or "group"
    return may(state, by, "who", "who typed it") or "group"


def decided_when(state: Wall, when: object, at: object) -> str:
    """When, as it was said, else the day it was entered."""
    return may(state, when, "when", "when it was decided") or moment(str(at))[:10]


def signed(state: Wall, kind: str, at: object, by: object, /, **said: Any) -> Step:
    """A step with who made it and on which day, where the workshop is over; in the room sorting is the group's."""
    if not state.afterwards:
        return Step(kind, **said)
    day = moment(str(at))[:10] if at else ""
    return Step(kind, **{"by": may(state, by, "who", "who typed it"), "when": day, **said})


# -- what a number called out means -----------------------------------------------------------------------------------


def note_of(state: Wall, number: object) -> Note:
    """The note of that number. Raises ExerciseError naming those there are."""
    if type(number) is int and number in state.notes:
        return state.notes[number]
    if not len(state.notes):
        raise ExerciseError(f"There is no note {shown(number)} yet. Type one first: {_place(state)}: text")
    first, last = min(state.notes), max(state.notes)
    raise ExerciseError(f"There is no note {shown(number)}. Notes run from {first} to {last}. For example: show {last}")


def _place(state: Wall) -> str:
    return f"{state.question} {state.area}".lower()


def wall_note(state: Wall, number: object) -> Note:
    """The note of that number, when it is on the wall. Raises ExerciseError saying what is there instead."""
    note = note_of(state, number)
    if note.halves:
        raise ExerciseError(
            f"Note {number} was split into {listed([str(bite) for bite in note.halves])}, and they are on the wall "
            f"instead of it. Take those, or put it back: whole {number}"
        )
    if note.same_as:
        if came_off_whole(state, note):
            raise ExerciseError(
                f"Note {number} is a part of note {note.half_of}, which is whole again. Take that: {note.half_of} > 3. "
                f"Or split it again: halve {note.half_of}: first / second"
            )
        raise ExerciseError(
            f"Note {number} was set aside: it is the same paper as note {note.same_as}. Take that: "
            f"{note.same_as} > 3. Or bring it back: same {number} off"
        )
    return note


def words_kept(note: Note) -> Note:
    """The note, when its words are still here to be worked on. Raises ExerciseError once they were taken back."""
    if note.withdrawn:
        raise ExerciseError(
            f"The words of note {note.number} were taken back by whoever said them, and are not kept. It counts as it "
            f"did. Should they come back with their yes, type them as a note of its own."
        )
    return note


def came_off_whole(state: Wall, note: Note) -> bool:
    """Whether it is a bite of a note that was put back whole."""
    return bool(note.half_of) and note.number not in state.notes[note.half_of].halves


def numbers_of(numbers: object, example: str) -> list[int]:
    """The numbers, each once, in the order they were called. Raises ExerciseError when there are none."""
    if not isinstance(numbers, list | tuple) or not numbers:
        raise ExerciseError(f"Which ones? Say their numbers, for example: {example}")
    for number in numbers:
        if type(number) is not int:
            raise ExerciseError(f"{shown(number).capitalize()} is not a number. For example: {example}")
    return list(dict.fromkeys(numbers))


def wall_notes(state: Wall, numbers: object, example: str) -> list[Note]:
    """The notes of those numbers, all on the wall. Raises ExerciseError at the first that is not."""
    return [wall_note(state, number) for number in numbers_of(numbers, example)]


def theme_of(state: Wall, number: object) -> Theme:
    """The theme of that number, when it stands. Raises ExerciseError saying what to do instead."""
    theme = any_theme(state, number)
    if theme.merged_into:
        raise ExerciseError(
            f"Theme {number} was merged into theme {theme.merged_into}. Take that one: name {theme.merged_into}: text. "
            f"Or take them apart: unmerge {number}"
        )
    if theme.dropped:
        raise ExerciseError(f"Theme {number} was dropped while it was empty. Bring it back first: undrop {number}")
    return theme


def any_theme(state: Wall, number: object) -> Theme:
    """The theme of that number, also one that was merged or dropped. Raises ExerciseError naming those there are."""
    if type(number) is int and number in state.themes:
        return state.themes[number]
    standing = state.standing()
    if not standing:
        raise ExerciseError(f"There is no theme {shown(number)} yet. Begin one: 17 > new They ask before they act")
    first, last = standing[0].number, standing[-1].number
    there = f"Themes run from {first} to {last}." if first != last else f"There is theme {first}."
    raise ExerciseError(f"There is no theme {shown(number)}. {there} For example: show t{last}")


def fits(state: Wall, note: Note, theme: Theme) -> None:
    """Raises ExerciseError when the note answers another question than the theme's notes."""
    if note.question != theme.question:
        raise ExerciseError(
            f"Note {note.number} answers {note.question} and theme {theme.number} is about {theme.question}; the "
            f"questions are never put on one scale. {_begin_or_link(state, note, theme)}"
        )


def _begin_or_link(state: Wall, note: Note, theme: Theme) -> str:
    """What can be done instead, with numbers that fit."""
    if note.themes:
        return f"Link the two themes instead: link {note.themes[0]} {theme.number}: why"
    own = [held.number for held in state.standing(note.question)]
    begin = f"Put it in another: {note.number} > {own[0]}" if own else f"Begin a theme: {note.number} > new"
    first = own[0] if own else state.numbers.get("t", 0) + 1
    return f"{begin}. Then link the two: link {first} {theme.number}: why"


def same_question(first: Theme, second: Theme, verb: str) -> None:
    """Raises ExerciseError when the themes answer different questions; they can be linked."""
    if first.question != second.question:
        raise ExerciseError(
            f"Theme {first.number} is about {first.question} and theme {second.number} about {second.question}; "
            f"they are never {verb}. Link them instead: link {first.number} {second.number}: why"
        )


def link_of(state: Wall, number: object) -> Link:
    """The link of that number. Raises ExerciseError naming those there are."""
    if type(number) is int and number in state.links:
        return state.links[number]
    there = listed([f"l{known}" for known in state.links], joiner="or")
    found = f"There is {there}." if there else "There is none yet: link 3 8: why"
    raise ExerciseError(f"There is no link l{shown(number)}. {found}")


def family(state: Wall, notes: object) -> list[int]:
    """The notes meant, with what they were split from and into, and the same paper typed twice: the same words."""
    waiting = [note_of(state, number).number for number in numbers_of(notes, "unname 17: Priya / a colleague")]
    family: dict[int, None] = {}
    while waiting:
        number = waiting.pop()
        if number not in family:
            family[number] = None
            note = state.notes[number]
            waiting += [*note.halves, *filter(None, (note.half_of, note.same_as))]
            waiting += state.notes.once(_typed_twice).get(number, ())
    return sorted(family)


def _typed_twice(notes: Shelf[Note]) -> dict[int, list[int]]:
    """From a note to those set aside as the same paper."""
    found: dict[int, list[int]] = {}
    for note in notes.every():
        if note.same_as:
            found.setdefault(note.same_as, []).append(note.number)
    return found
