"""The lines that a template gives for the typist, read as they would be typed, phase by phase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from exercises.kernel.anywhere import Here, reader
from exercises.kernel.expression import expression
from exercises.kernel.routing import of_shape, routed
from exercises.kernel.schema import Fault, quoted
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import clean
from exercises.shapes import FRAME_SHAPE, PROGRAMME_SHAPE, SHAPES
from sessions.library import templates

_DIGITS = expression(r"\d+")
_READ = 900.0
"""How far a line went that was read, and cannot be done as things are."""


def misread(template: Template) -> Iterator[Fault]:
    """Each line that no exercise of that template could ever take. One that only speaks of what is not there yet, or
    that waits for something else first, may well fit by then."""
    day = Day(template)
    for at, phase in enumerate(template.phases):
        with suppress(ExerciseError):
            day.carry_out(f"go {phase.key}")
        for line in filter(None, map(clean, phase.record)):
            try:
                day.carry_out(line)
            except ExerciseError as problem:
                if why := day.never(line, problem):
                    yield Fault(f"phases[{at}].record", f"{quoted(line)} can never be typed there. {why}")


class Day:
    """A session with that exercise alone, as far as its lines are concerned."""

    def __init__(self, template: Template) -> None:
        framed = template if template.shape == FRAME_SHAPE else templates.built_in()[templates.FRAME]
        self._shape, self._log = SHAPES[template.shape], SHAPES[FRAME_SHAPE]
        self._state, self._frame = self._shape.start(template), self._log.start(framed)
        self._own = self._shape is not self._log
        self._framed = template.shape != PROGRAMME_SHAPE

    def understood(self, state: Any, line: str) -> Command | None:
        """What the line does in the exercise as it stands; None where it is refused, or not for the exercise."""
        self._state = state
        with suppress(ExerciseError):
            place, command = self._read(line)
            return None if self._own and self._framed and place == 1 else command
        return None

    def after(self, state: Any, line: str) -> Any:
        """The exercise after the line; None where that is none of its moves."""
        command = self.understood(state, line)
        if command is not None and command.action == "move":
            with suppress(ExerciseError):
                return self._shape.tried(state, command.kind, command.data)[0]
        return None

    def carry_out(self, line: str) -> None:
        """Does what it says, where that is the exercise's own. Raises ExerciseError."""
        place, command = self._read(line)
        if command.action == "move" and not (self._own and self._framed and place == 1):
            # What cannot be done as things are is read all the same, and that is what was asked.
            with suppress(ExerciseError):
                self._state, _ = self._shape.tried(self._state, command.kind, command.data)

    def _read(self, line: str) -> tuple[int, Command]:
        here = Here(self._shape, self._state)
        if self._own and self._framed:
            here = Here(self._shape, self._state, Here(self._log, self._frame), templates.FRAME)
        readers = [of_shape(self._shape, self._state), reader(here)]
        if self._own and self._framed:
            readers.insert(1, of_shape(self._log, self._frame))
        return routed(line, readers)

    def never(self, line: str, problem: ExerciseError) -> str:
        """Why it fits at no time; "" where it may, for it went wrong at a thing's number, or was read whole.

        A thing that is not there hides what is wrong behind it: the first of its sort stands in for it."""
        for _ in line.split():
            at = float(getattr(problem, "at", _READ))
            head = line.partition(":")[0].split()
            if at >= _READ or int(at) >= max(len(head), 1):
                return ""
            if not at or not _DIGITS.search(head[int(at)]):
                return str(problem)
            before, line = line, self._with_the_first(line, int(at))
            try:
                self._read(line)
            except ExerciseError as other:
                problem = other
            if line == before:
                return ""
        return ""

    @staticmethod
    def _with_the_first(line: str, at: int) -> str:
        words: list[Any] = re.split(r"(\s+)", line)
        words[2 * at] = _DIGITS.sub("1", words[2 * at])
        return "".join(words)
