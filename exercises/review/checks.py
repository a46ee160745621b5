"""What every move of a review checks: that a thing is there, that words fit. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.checks import thing_of, within
from exercises.kernel.days import SOME_DAY, day_passed, full_day
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.review.setting_up import a_round
from exercises.review.state import Review, Round, Sheet, Tool

_MOST = {
    "tool": 40,
    "line": 90,
    "moment": 60,
    "version": 160,
    "why": 160,
    "easy": 160,
    "decision": 160,
    "owner": 60,
    "credit": 80,
    "moved": 120,
    "word": 40,
}
MOST_PEOPLE = 9999


def words(state: Review, text: Any, limit: str, what: str) -> str:
    """The text, when it is one line and fits. Raises ExerciseError saying how long is too long."""
    return within(state.template, text, limit, what, _MOST[limit])


def tool_of(state: Review, number: Any) -> Tool:
    """The tool of that number. Raises ExerciseError naming those there are."""
    found = state.tools.get(number) if type(number) is int else None
    if found is None:
        some = [str(known) for known in state.tools]
        few = some if len(some) < 14 else [*some[:12], some[-1]]
        there = f" There is {listed(few, joiner='or')}." if some else " None yet: tool Compass: which way to turn now"
        raise ExerciseError(f"There is no tool {number}.{there}")
    return found


def round_of(state: Review, number: Any) -> Round:
    """The round of that number; of 0, the one in force. Raises ExerciseError."""
    if type(number) is int and number == 0:
        number = state.round
    found = state.rounds.get(number) if type(number) is int else None
    if found is None:
        if not state.rounds:
            raise ExerciseError(
                "There is no round yet. Say when people are asked, and what moment it is: "
                f"{a_round(state.template.words)}"
            )
        known = listed([f"r{known}" for known in state.rounds], joiner="or")
        raise ExerciseError(f"There is no round {number}. There is {known}.")
    return found


def asked_of(state: Review, this_round: Round, number: Any) -> Tool:
    """The tool, when that round asks about it. Raises ExerciseError."""
    found = tool_of(state, number)
    if found.since > this_round.number:
        raise ExerciseError(
            f"Tool {found.number} came on the list after round {this_round.number} was answered; "
            f"it is asked about from round {found.since}."
        )
    return found


def sheet_of(state: Review, number: Any) -> Sheet:
    """The sheet of that number; of 0, the last one typed. Raises ExerciseError."""
    if type(number) is int and number == 0 and state.sheets:
        number = max(state.sheets)
    return thing_of(state.sheets, number, "s", "sheet", "sheet: aapdnk-aa")


def day_of(text: Any, today: str) -> str:
    """The day, when it is one: written in full, or the last there was before `today`. Raises ExerciseError."""
    said = text if isinstance(text, str) else ""
    found = full_day(said) or day_passed(said, today or SOME_DAY)
    if not found:
        raise ExerciseError("A day is needed here: round 2026-03-20: end of the workshops")
    return found


def people(value: Any, example: str) -> int:
    """How many people, when that is a whole number. Raises ExerciseError with the example."""
    if type(value) is not int or not 0 <= value <= MOST_PEOPLE:
        raise ExerciseError(f"How many people, as a whole number: {example}")
    return value


def numbered(state: Review, kind: str, number: Any) -> tuple[Review, int]:
    """The state that has given a number to a thing of that kind, and the number. Raises ExerciseError."""
    if type(number) is not int or not (number == 0 or state.next_number(kind) <= number <= 99_999):
        raise ExerciseError(f"Number {number} was given to another {kind} meanwhile.")
    number = number or state.next_number(kind)
    return replace(state, made={**state.made, kind: number}), number


def in_a_round(state: Review, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The round it is for, where none was said."""
    return {} if data.get("round") else {"round": state.round}
