"""Sheets typed one after the other: nine letters and enter are one. Nobody knows whose they are.

Words that stand beside a mark follow its sheet, 3: in the car. They go with the tool and round, never with the sheet.
"""

from __future__ import annotations

from typing import ClassVar

from exercises.kernel.scales import Scale
from exercises.kernel.shape import Command
from exercises.review.reading_sheets import beside, is_beside, kept, layers
from exercises.review.scales import ADAPTED, DROPPED
from exercises.review.state import Review, Round
from tui.boards.capture import Capture


class SheetCapture(Capture):
    """Where this window's sheets go: into one round."""

    thing: ClassVar[str] = "sheet"
    one: ClassVar[str] = "a sheet"

    def __init__(self, state: Review, this_round: Round, numbers: list[int]) -> None:
        self.state = state
        self.this_round = this_round
        self.numbers = numbers
        """The tools, in the order they are marked."""
        self.last = ""
        """The letters of the sheet this window typed last, for the words beside it."""
        self._typing: Command | None = None
        self._letters = ""

    @property
    def lead(self) -> str:
        return f"r{self.this_round.number} sheet"

    @property
    def ask(self) -> str:
        first, *others = (self.state.scales[layer] for layer in self.this_round.layers)
        return first.on_one_row + "".join(f" / {''.join(other.by_letter)[:-1]}" for other in others)

    @property
    def _scale(self) -> Scale:
        """The question whose marks may have words beside them."""
        return next(iter(self.state.scales.values()))

    def note(self, text: str) -> Command:
        """What records one sheet, or the words beside a mark on the last one. Raises ExerciseError."""
        round = self.this_round.number
        if is_beside(text):
            mark, words = beside(text, self.state.fitting_marks, self.numbers, self._mark_of)
            kind, said = ("version", words["text"]) if mark == ADAPTED else ("why_dropped", words.get("why"))
            command = Command("move", f"tool {words['tool']} {mark}: {said}", kind, {"round": round, **words}, "", True)
        else:
            typed, match = layers(text, self.this_round, self.state)
            data = {"round": round, **kept(typed), **({"match": match} if match else {})}
            self._letters = typed.get(self._scale.key, "")
            command = Command("move", "a sheet", "uptake_sheet", data, "", True)
        self._typing = command
        return command

    def _mark_of(self, tool: int) -> str:
        place = self.numbers.index(tool)
        return self._scale.by_letter[self.last[place]] if place < len(self.last) else self._scale.none

    def said(self, number: int) -> str:
        """What is said once one is recorded: its number, and where words may follow."""
        command = self._typing
        if command is None or command.moves != "uptake_sheet":
            return f"{command.says if command else 'words'}: kept without the sheet. ctrl z takes it back."
        self.last = self._letters
        wanted = [
            f"{word}: {', '.join(places)}"
            for word, places in ((word, self._places(word)) for word in (ADAPTED, DROPPED))
            if places
        ]
        first = next(iter((*self._places(ADAPTED), *self._places(DROPPED))), "")
        words = f"  {'; '.join(wanted)}. Words: {first}: …" if wanted else ""
        return f"s{number} recorded.{words}  ctrl z takes it back."

    def _places(self, word: str) -> list[str]:
        return [str(number) for number in self.numbers if self._mark_of(number) == word]


def capture_of(state: Review) -> SheetCapture | None:
    """Where sheets would go: the round in force; None before the first, and where totals were typed."""
    this_round = state.now
    if this_round is None or this_round.totals or this_round.answered or state.closed:
        return None
    return SheetCapture(state, this_round, [tool.number for tool in state.asked(this_round.number)])
