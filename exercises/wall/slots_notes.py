"""Notes as they are typed in a wall's lines: by their numbers, one or several. Pure.

Numbers are looked up, never sought: each keystroke asks here, on walls of thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Fields, Miss, Slot
from exercises.kernel.text import folded, listed
from exercises.kernel.words import leading_numbers, number_of, spans
from exercises.wall.checks import came_off_whole
from exercises.wall.saying import counted
from exercises.wall.slots_themes import few, number_first, theme_of
from exercises.wall.state import Note, Wall


def notes_there(numbers: list[int], state: Wall) -> list[Note]:
    """The notes of those numbers, set aside or not. Raises Miss naming the missing, with what would fit."""
    missing = [number for number in numbers if number not in state.notes]
    if not missing:
        return [state.notes[number] for number in numbers]
    if not len(state.notes):
        raise ExerciseError("There are no notes yet. Type one: : Knowing who to ring")
    there = [number for number in numbers if number in state.notes]
    last = state.next_note - 1
    unchanged = " Nothing is changed." if there else ""
    raise Miss(
        f"There is no note {few(missing, joiner='or')}; the numbers run to {last}.{unchanged}",
        near=True,
        instead=spans(there) or "…",
    )


def notes_of(numbers: list[int], state: Wall) -> list[Note]:
    """The notes of those numbers, all of them on the wall. Raises Miss naming those that are not, with what would
    fit."""
    found = notes_there(numbers, state)
    aside = [note for note in found if not note.on_wall]
    if not aside:
        return found
    told = listed([_aside(state, note) for note in aside[:4]])
    others = f", and {len(aside) - 4} others are set aside too" if len(aside) > 4 else ""
    instead = [number for note in aside for number in (note.halves or (note.same_as,)) if number in state.notes]
    left = [*(note.number for note in found if note.on_wall), *instead]
    told = told[:1].upper() + told[1:]
    raise Miss(f"{told}{others}. Nothing is changed.", near=True, instead=spans(left) or "…")


def _aside(state: Wall, note: Note) -> str:
    if note.halves:
        return f"note {note.number} became notes {listed([str(number) for number in note.halves])}"
    if came_off_whole(state, note):
        return f"note {note.number} is a part of note {note.half_of}, which is whole again"
    return f"note {note.number} is the same paper as note {note.same_as}"


class Notes(Slot):
    """Notes by their numbers: one or several, on the wall or (`there`) set aside, too."""

    def __init__(self, *, one: bool = False, there: bool = False, ask: str = "") -> None:
        self.one, self.there = one, there
        self.ask = ask or ("Which note?" if one else "Which notes?")

    def begins(self, word: str) -> bool:
        return word[:1].isdecimal()

    def numbers(self, tokens: Sequence[str]) -> tuple[list[int], list[str]]:
        """The numbers the words begin with, and the rest."""
        return leading_numbers(list(tokens))

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        numbers, rest = self.numbers(tokens)
        if not numbers:
            raise Miss(self.ask, near=True)
        if self.one and len(numbers) > 1:
            raise Miss("One note at a time.", near=True, instead=str(numbers[0]))
        (notes_there if self.there else notes_of)(numbers, state)
        return numbers[0] if self.one else numbers, len(tokens) - len(rest)

    def typed(self, value: Any) -> str:
        if isinstance(value, str):
            return value.split()[0].partition("-")[0] if self.one else value
        return str(value) if isinstance(value, int) else spans(value)

    def say(self, value: Any, state: Any) -> str:
        return counted([state.notes[number] for number in (value if isinstance(value, list) else [value])])


class Paper(Notes):
    """One note, where another number comes behind it."""

    def numbers(self, tokens: Sequence[str]) -> tuple[list[int], list[str]]:
        return leading_numbers(list(tokens[:1]))[0], list(tokens[1:])


class Same(Paper):
    """The note that another is the same paper as."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if number_of("".join(tokens[:1])) == got["note"]:
            raise ExerciseError(f"Note {got['note']} is always the same as itself. Two numbers: same 40 17")
        if not tokens or number_of(tokens[0]) is None:
            raise Miss("Which note is the same paper as which? same 40 17", near=True)
        return notes_of([int(tokens[0])], state)[0].number, 1


def _known(sentence: str) -> Miss:
    return Miss(sentence, final=True)


class Sorted(Notes):
    """Notes before the sign; `also` where that word stood before them."""

    def __init__(self, *, also: bool = False) -> None:
        super().__init__()
        self.also = also

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        if ">" not in tokens:
            return super().take(tokens, got, state)
        at = list(tokens).index(">")
        words, right = list(tokens[:at]), " ".join(tokens[at + 1 :])
        also = "also " if self.also else ""
        if words and folded(words[-1]) == "also":
            words, also = words[:-1], "also "
        if words and all(number_first(word) and not word.isdecimal() for word in words) and not also:
            into = right.lstrip("tT") if number_first(right) else "3"
            raise _known(f"Themes are merged: merge {into} {words[0].lstrip('tT')}: one is how the other looks")
        numbers, rest = leading_numbers(words)
        if numbers and rest:
            into = right[:40] or "…"
            raise _known(f"“{rest[0][:40]}” is not a number. For example {also}{spans(numbers)} > {into}")
        if not numbers:
            raise _known(f"Which notes? {'also 24 > 5' if also else '17 21 40 > 3'}")
        into = "new" if folded(right.partition(" ")[0].rstrip(":")) == "new" else right[:40] or "3"
        try:
            notes_of(numbers, state)
        except Miss as problem:
            raise _known(f"{problem} For example {also}{problem.instead} > {into}") from None
        return numbers, len(words)

    def begins(self, word: str) -> bool:
        return word[:1].isdecimal() or word == ">" or word[:1] == "t"


class Out(Notes):
    """Notes that are taken out, and the theme: `24 3` is called out for theme 3, and two notes are only meant when 24
    is in no theme of that number."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        words = [word for word in tokens if folded(word) not in ("of", "from")]
        numbers, rest = leading_numbers(words)
        if not numbers:
            raise Miss("Which note? Or out 17 3 for theme 3 only.", near=True)
        fields = Fields()
        if rest and folded(rest[0])[:1] == "t":
            fields["theme"] = theme_of(" ".join(rest), state).number
        elif rest:
            raise Miss("Nothing more goes with that.", near=True)
        elif len(numbers) == len(words) == 2 and all(word.isdecimal() for word in words):
            note, other = state.notes.get(numbers[0]), state.notes.get(numbers[1])
            if note is not None and numbers[1] in note.themes:
                if other is not None and other.themes:
                    fields["also_meant"] = f"For the two notes: out {numbers[0]} and {numbers[1]}"
                fields["theme"] = numbers.pop()
        notes_of(numbers, state)
        fields["notes"] = numbers
        return fields, len(tokens)
