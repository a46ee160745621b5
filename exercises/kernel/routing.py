"""Which of several languages a line belongs to, and what is said to a line that is none's. Knows no exercise.

Written out beats shortened; on equal terms the earlier language is meant; of all refusals the one that went furthest is
said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import folded, listed
from exercises.kernel.trying import SHOWN
from exercises.kernel.words import nearest

_DARK = frozenset({"blank", "clear", "dark", "black", "off", "stop"})
"""Words that somebody in a hurry may type for a dark room."""
WANTED: Mapping[str, str] = {
    "rename": "Other words for a thing: help other",
    "edit": "Other words for a thing: help other",
    "change": "Other words for a thing: help other",
    "delete": "What can be taken out: help out. Your own last entry: undo",
    "remove": "What can be taken out: help out. Your own last entry: undo",
    "move": "What can be moved: help move",
    "swap": "What can change places: help move",
    "finish": "What is still open, and the kind way out: end",
    "print": "What leaves on paper is made in a terminal: holdspace export. What the room sees: help show",
    "quit": "To leave: ctrl+q. Everything is kept",
    "exit": "To leave: ctrl+q. Everything is kept",
    "late": "How many are in the room now: room 27",
    "map": "What can be shown: help show",
}
"""Words that people look for, each with the line that leads there; only for a line that fits nothing."""
_READ = 900.0
"""How far a line went that was read, and cannot be done now."""


class Reader(Record):
    """One language that may read a line."""

    parse: Callable[[str], Command]
    offered: Callable[[], Mapping[str, str]]
    """The first words that a near miss may be led to, each with an example; "" for those that are never offered."""
    words: Callable[[], Iterable[str]]
    """The words that a line may begin with."""


def of_shape(shape: Shape, state: Any) -> Reader:
    """The language of a shape, read on its state."""

    return Reader(lambda line: shape.parse(line, state), lambda: shape.offered(state), lambda: shape.first_words(state))


class Unread(ExerciseError):
    """What is said to a line that no language reads. `at` is how far it went, and `place` in which language; `leads`
    whether the sentence leads to what such a word is looked for."""

    def __init__(self, sentence: str, at: float, place: int, *, leads: bool = False) -> None:
        super().__init__(sentence)
        self.at, self.place, self.leads = at, place, leads


def routed(line: str, readers: Sequence[Reader]) -> tuple[int, Command]:
    """Which of the readers the line is for, and its command there. Raises Unread."""
    begun: list[tuple[int, Command]] = []
    could: dict[str, None] = {}
    furthest: tuple[float, int, str] = (-1.0, 0, "")
    first = folded(line.split()[0]).rstrip(":?!.,") if line.split() else ""
    for place, reader in enumerate(readers):
        try:
            command = reader.parse(line)
        except ExerciseError as problem:
            at = getattr(problem, "at", _READ)
            furthest = furthest if furthest[0] >= at else (at, place, _plain(problem))
            could.update(dict.fromkeys(getattr(problem, "could", ())))
            continue
        if command.whole:
            return place, command
        begun.append((place, command))
    if len(begun) > 1 or (begun and could):
        could.update((word, None) for place, _ in begun for word in readers[place].words() if word.startswith(first))
    if len(could) > 1:
        raise Unread(f"“{first}” could be {listed(list(could), joiner='or')}. Type one letter more.", 0, 0)
    if begun:
        return begun[0]
    at, place, said = furthest
    raise Unread(_said(first, at, said, readers), at, place, leads=first in _DARK or (not at and first in WANTED))


def _plain(problem: ExerciseError) -> str:
    plain: str | None = getattr(problem, "plain", None)
    return str(problem) if plain is None else plain


def _said(first: str, at: float, said: str, readers: Sequence[Reader]) -> str:
    if first in _DARK:
        return f"To make the room dark at once: blank.{f' {said}' if at > 0 else ''}"
    if at > 0 or not first:
        return said
    if first in WANTED:
        return f"There is no “{first}” here. {WANTED[first]}"
    known = [pair for reader in reversed(readers) for pair in reader.offered().items()]
    never = {word for word, example in known if not example}
    offered = {word: example for word, example in known if word not in never}
    near = nearest(first, offered)
    return f"There is no “{first[:SHOWN]}”. Did you mean {near}? For example {offered[near]}" if near else said
