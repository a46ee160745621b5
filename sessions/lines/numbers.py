"""A gentle word about a P-number among words that others may read."""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.p_numbers import SOMEBODY, shown
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError

LEADS_BACK = f"A number leads back to a person; others read “{SOMEBODY}” instead."


def warned(command: Command, line: str, read: Callable[[str], Command]) -> Command:
    """The command, with the warning when its words have a number in them that others will not read.

    Whether they are words is asked of the line itself: where "somebody" may stand instead, it is words; where only a
    number fits, it is a field for numbers. The frame's private words (a note, a moment) stay with the facilitators;
    an exercise's may be shown later, such as a note that is still being written.
    """
    if command.action != "move" or SOMEBODY in command.warning or "leads back" in command.warning:
        return command
    head, colon, tail = line.partition(":")
    for told in dict.fromkeys((f"{head}{colon}{shown(tail)}", shown(line))):
        if told != line and _is_read(told, read):
            return replace(command, warning=" ".join(filter(None, (command.warning, LEADS_BACK))))
    return command


def _is_read(line: str, read: Callable[[str], Command]) -> bool:
    try:
        command = read(line)
    except ExerciseError:
        return False
    return command.action == "move" and not (command.private and command.run)
