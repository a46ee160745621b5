"""What every move of the wall checks, what a number called out means, and the sentences that refuse. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel import checks
from exercises.kernel.checks import free_number, p_number, shown, thing_of
from exercises.kernel.clock import moment
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Miss
from exercises.kernel.text import listed
from exercises.kernel.words import spans
from exercises.wall.limits import LIMITS, MOST_NOTES
from exercises.wall.state import Against, Area, Link, Note, Question, Step, Theme, Wall

_FEW = 8


def within(state: Wall, text: object, limit: str, what: str, *, lines: bool = False) -> str:
    """The text, when it fits its limit and is not empty. Raises ExerciseError saying how long is too long."""
    return checks.within(state.template, text, limit, what, LIMITS[limit], lines=lines)


def may(state: Wall, text: object, limit: str, what: str) -> str:
    """Like `within`, but no words are fine."""
    return "" if text in ("", None) else within(state, text, limit, what)


def question_key(state: Wall, key: object) -> str:
    """The key, when it is one of the questions'. Raises ExerciseError naming them."""
    return _key(key, state.questions, "question")


def area_key(state: Wall, key: object) -> str:
    """The key, when it is one of the areas'. Raises ExerciseError naming them."""
    return _key(key, state.areas, "area")


def _key(key: object, those: Sequence[Question] | Sequence[Area], what: str) -> str:
    for one in those:
        if one.key == key:
            return one.key
    known = [one.key for one in those]
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


def decided(
    state: Wall, why: object, example: str, who: object, when: object, at: object, by: object, *, needed: bool = True
) -> dict[str, str]:
    """Why something was decided, by whom and when, as its step has it. Raises ExerciseError without a reason that is
    needed."""
    return {
        "why": reason(state, why, example, needed=needed),
        "by": decided_by(state, who, by),
        "when": decided_when(state, when, at),
    }


def signed(state: Wall, kind: str, at: object, by: object, /, **said: Any) -> Step:
    """A step with who made it and on which day, where the workshop is over; in the room sorting is the group's."""
    if not state.afterwards:
        return Step(kind, **said)
    day = moment(str(at))[:10] if at else ""
    return Step(kind, **{"by": may(state, by, "who", "who typed it"), "when": day, **said})


# -- things in a sentence ---------------------------------------------------------------------------------------------


def few(numbers: Sequence[int], *, joiner: str = "and") -> str:
    """Numbers in a sentence, eight at most."""
    told = [str(number) for number in numbers[:_FEW]]
    return listed([*told, "others"] if len(numbers) > _FEW else told, joiner=joiner)


def counted(notes: Sequence[Note]) -> str:
    """The notes in a few words: "note 17", "2 notes"."""
    return f"note {notes[0].number}" if len(notes) == 1 else f"{len(notes)} notes"


def called(theme: Theme) -> str:
    """A theme in the middle of a sentence: its name in quotes, or its number while it has none."""
    return f"“{theme.name}”" if theme.name else f"theme {theme.number}, not named yet"


def in_words(theme: Theme) -> str:
    """A theme with its number and its name."""
    return f"theme {theme.number} “{theme.name}”" if theme.name else f"theme {theme.number}"


# -- what a number called out means -----------------------------------------------------------------------------------


def notes_there(state: Wall, numbers: list[int]) -> list[Note]:
    """The notes of those numbers, set aside or not. Raises Miss naming those there are not, with what would fit."""
    missing = [number for number in numbers if number not in state.notes]
    if not missing:
        return [state.notes[number] for number in numbers]
    if not len(state.notes):
        where = f"{state.question} {state.area}".lower()
        raise ExerciseError(f"There are no notes yet. Type one: {where}: Knowing who to ring")
    there = [number for number in numbers if number in state.notes]
    unchanged = " Nothing is changed." if there else ""
    told = f"There is no note {few(missing, joiner='or')}; the numbers run to {state.next_note - 1}.{unchanged}"
    raise Miss(told, near=True, instead=spans(there) or "…")


def notes_of(state: Wall, numbers: list[int]) -> list[Note]:
    """The notes of those numbers, all of them on the wall. Raises Miss naming those that are not, with what would
    fit."""
    found = notes_there(state, numbers)
    aside = [note for note in found if not note.on_wall]
    if not aside:
        return found
    told = listed([_aside(state, note) for note in aside[:4]])
    others = f", and {len(aside) - 4} others are set aside too" if len(aside) > 4 else ""
    instead = [number for note in aside for number in (note.halves or (note.same_as,)) if number in state.notes]
    left = [*(note.number for note in found if note.on_wall), *instead]
    told = f"{told[:1].upper()}{told[1:]}{others}. Nothing is changed."
    raise Miss(told, near=True, instead=spans(left) or "…")


def _aside(state: Wall, note: Note) -> str:
    if note.halves:
        return (
            f"note {note.number} became notes {listed([str(bite) for bite in note.halves])} (back: whole {note.number})"
        )
    if note.struck:
        return f"note {note.number} was struck (back: strike {note.number} off)"
    if came_off_whole(state, note):
        return f"note {note.number} is a part of note {note.half_of}, which is whole again"
    return f"note {note.number} is the same paper as note {note.same_as} (back: same {note.number} off)"


def note_of(state: Wall, number: object) -> Note:
    """The note of that number, set aside or not. Raises ExerciseError."""
    return notes_there(state, numbers_of([number], "show 17"))[0]


def wall_note(state: Wall, number: object) -> Note:
    """The note of that number, when it is on the wall. Raises ExerciseError saying what is there instead."""
    return notes_of(state, numbers_of([number], "show 17"))[0]


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
    """The notes of those numbers, all on the wall. Raises ExerciseError naming those that are not."""
    return notes_of(state, numbers_of(numbers, example))


def any_theme(state: Wall, number: object, question: str = "") -> Theme:
    """The theme of that number, also one that was merged or dropped. Raises Miss naming those there are, of that
    question first."""
    if type(number) is int and number in state.themes:
        return state.themes[number]
    standing = state.standing(question) or state.standing()
    if not standing:
        raise ExerciseError(f"There is no theme {shown(number)} yet. Begin one: 17 > new We go quiet when we disagree")
    raise Miss(f"There is no theme {shown(number)}. {themes_there(standing)}", near=True, instead="…")


def themes_there(standing: Sequence[Theme]) -> str:
    """The numbers there are, in few words."""
    numbers = [theme.number for theme in standing]
    return f"Themes there are: {spans(numbers)}." if len(numbers) > 1 else f"There is theme {numbers[0]}."


def theme_of(state: Wall, number: object, question: str = "") -> Theme:
    """The theme of that number, when it stands. Raises Miss saying where it went."""
    theme = any_theme(state, number, question)
    if theme.dropped:
        raise ExerciseError(f"Theme {number} was taken away. Bring it back first: undrop {number}")
    if theme.merged_into:
        last = standing(state, theme)
        told = f"Theme {number} was merged into {in_words(last)} (back: unmerge {number})."
        raise Miss(told, near=True, instead=str(last.number))
    return theme


def standing(state: Wall, theme: Theme) -> Theme:
    """The theme itself, or the one it went into in the end."""
    passed: set[int] = set()
    while theme.merged_into in state.themes and theme.number not in passed:
        passed.add(theme.number)
        theme = state.themes[theme.merged_into]
    return theme


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
    own = [theme.number for theme in state.standing(note.question)]
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
    return thing_of(state.links, number, "l", "link", "link 3 8: one feeds the other")


def against_of(state: Wall, number: object) -> Against:
    """The disconfirming case of that number, when it stands. Raises ExerciseError naming those there are."""
    standing = {case.number: case for case in state.against.every() if not case.gone}
    return thing_of(standing, number, "a", "disconfirming case", "against t3: what was seen")


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
            waiting += [one for twice in state.notes.by_row(_typed_twice, _as_twice) for one in twice.get(number, ())]
    return sorted(family)


def _as_twice(found: dict[int, list[int]], was: Note | None, now: Note) -> dict[int, list[int]] | None:
    """The same after one of them changed, where that changes nothing of it."""
    return found if (was.same_as if was is not None else 0) == now.same_as else None


def _typed_twice(notes: tuple[Note, ...]) -> dict[int, list[int]]:
    """From a note to those set aside as the same paper."""
    found: dict[int, list[int]] = {}
    for note in notes:
        if note.same_as:
            found.setdefault(note.same_as, []).append(note.number)
    return found
