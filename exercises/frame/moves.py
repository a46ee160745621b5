"""The table of the frame's moves, and what may be recorded while nothing else is.

Data of a move: `at` is ISO 8601 with its offset, put there when a line is typed and given by whoever brings a past day
in. `item` is the number of the part of the day it belongs to: left out, it is the one that is on; 0 is none. `number`
is given as it is recorded.
"""

from __future__ import annotations

from exercises.frame import (
    about_day,
    carrying,
    elephants,
    feedback,
    jargon,
    keeping,
    parking,
    removing,
    running,
    timer,
    together,
    unnaming,
)
from exercises.frame.state import Frame
from exercises.kernel import clock
from exercises.kernel.moves import kinds, moves_in
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError

MOVES = moves_in(
    clock,
    running,
    about_day,
    timer,
    elephants,
    jargon,
    parking,
    keeping,
    together,
    feedback,
    carrying,
    removing,
    unnaming,
)
"""Every move by its kind."""
WORDLESS = kinds(MOVES, "wordless")
"""Moves that keep no words of anybody, as long as they have none: all that may be recorded while an exercise is in
sharing."""
HOLDING = "An elephant is being held, and nothing else is written now. When the group goes on: elephant over"
"""What is said to a line that would keep words while an elephant is held."""
_WHILE_HELD = (*moves_in(elephants), "phase", "begin_item", "end_item", "timer_more", "timer_pause", "timer_off")
"""What may be recorded while an elephant is held: the clocks, and what the group decides about it."""


def has_words(command: Command) -> bool:
    """Whether a command of the frame would keep somebody's words."""
    move = MOVES.get(command.kind)
    return move is None or not move.wordless or any(command.data.get(name) for name in move.words)


def may_be_typed(state: Frame, command: Command) -> Command:
    """The command, for the facilitators' eyes when a number in it leads back to a person. Raises ExerciseError for
    what is not written while an elephant is held."""
    if state.elephant_held and command.action == "move" and command.kind not in _WHILE_HELD:
        raise ExerciseError(HOLDING)
    named = any(isinstance(value, str) and P_NUMBER.search(value) for value in command.data.values())
    return replace(command, private=True) if named else command
