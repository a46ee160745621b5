"""Numbered papers as they are typed in a wall's lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel.checks import MOST_NUMBER
from exercises.kernel.expression import expression
from exercises.kernel.moves import Form, Got
from exercises.kernel.slots import Miss, Slot
from exercises.kernel.words import leading_numbers, number_of, spans
from exercises.wall.numbered_paper import FOR_EXAMPLE, WORDS, free_of_notes, waits_for_words
from exercises.wall.saying import post_its
from exercises.wall.slots import ATheme, Notes
from exercises.wall.slots_words import Where
from exercises.wall.state import Wall

_AT_ONCE = 1000
_SPAN = expression(r"(\d+)(?:-(\d+))?,?")


class Papers(Slot):
    """Numbers of papers that none of the notes has yet."""

    def take(self, tokens: Sequence[str], got: Got, state: Wall) -> tuple[Any, int]:
        for word in tokens:
            _is_a_range(word)
        numbers, rest = leading_numbers(list(tokens))
        if not numbers:
            raise Miss("Which numbers stand on the papers?", near=True)
        free_of_notes(state, numbers)
        return numbers, len(tokens) - len(rest)

    def say(self, value: Any, state: Any) -> str:
        return spans(value)


def _is_a_range(word: str) -> None:
    """Raises Miss for numbers that no wall takes, or not at once."""
    span = _SPAN.fullmatch(word)
    if span is None:
        return
    first, last = span[1], span[2] or span[1]
    if max(len(first), len(last)) > len(str(MOST_NUMBER)):
        raise Miss(f"Papers are numbered from 1 to {MOST_NUMBER:,}: {FOR_EXAMPLE}", final=True)
    many = int(last) - int(first) + 1
    if many > _AT_ONCE:
        most = f"{first}-{int(first) + _AT_ONCE - 1}"
        raise Miss(f"{word} is {many:,} papers, more than {_AT_ONCE:,} at a time: paper {most}", final=True)


class OnPaper(Notes):
    """A note that was numbered on paper first, so that its words may be typed behind its number."""

    def __init__(self) -> None:
        super().__init__(one=True, there=True)

    def take(self, tokens: Sequence[str], got: Got, state: Wall) -> tuple[Any, int]:
        note = state.notes.get(number_of(tokens[0]) or 0) if len(tokens) == 1 else None
        if note is None or not note.paper:
            raise Miss("Which note?")
        return note.number, 1


class Heap(ATheme):
    """The theme before its notes, as a wall is read out: by its number, or by words of its name up to the numbers."""

    def words_of(self, tokens: Sequence[str]) -> int:
        words = next((at for at in range(len(tokens), 0, -1) if leading_numbers([tokens[at - 1]])[1]), 0)
        return words or len(tokens)


SLOTS: dict[str, Slot] = {
    "papers": Papers(),
    "on_paper": OnPaper(),
    "typed_twice": Notes(one=True, there=True, alone=True),
    "heap": Heap(),
    "where_papers": Where(FOR_EXAMPLE, needed=False),
}
"""The slots of its lines."""
FORMS = (
    Form(
        WORDS,
        WORDS,
        "lists the papers whose words are not typed yet, and those that were typed twice",
        lambda got, state: waits_for_words(state)[0],
        kind=WORDS,
        action="list",
        when=post_its,
        private=True,
    ),
)
"""Its lines that record nothing."""
