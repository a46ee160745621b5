"""A shape out of its declarations: everything that is read off its moves and its language. Knows no exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from exercises.kernel.language import Language
from exercises.kernel.moves import Move, kinds
from exercises.kernel.shape import Command, Completion, Shape


def shape(name: str, moves: Mapping[str, Move], language: Callable[[], Language], **rest: Any) -> Shape:
    """The shape of that name. `language` is asked for at the first line: folding a session needs none."""
    spoken = cache(language)

    def parse(line: str, state: Any) -> Command:
        return spoken().parse(line, state)

    def complete(line: str, state: Any) -> list[Completion]:
        return spoken().complete(line, state)

    def examples(state: Any) -> tuple[tuple[str, str], ...]:
        return spoken().examples(state)

    return Shape(
        name=name,
        table=moves,
        moves={kind: one.run for kind, one in moves.items()},
        timed=kinds(moves, "timed"),
        signed=kinds(moves, "signed"),
        undated=kinds(moves, "undated"),
        parse=parse,
        complete=complete,
        examples=examples,
        **rest,
    )
