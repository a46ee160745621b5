"""Whether a second line stands in the words of one, or a colon was meant, as somebody types who has no time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from exercises.frame.shape import LOG
from exercises.frame.taking_out import THINGS
from exercises.kernel.expression import expression
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.things import CONSOLE, OWNER, words_of
from exercises.kernel.words import in_short, split

_BEGINS = expression(r"(?P<stop>[;.,/]?)(?:^|\s+)(?P<words>(?:[^\s:;.,/]+ ){0,2}[^\s:;.,/]+)$")
"""What a line may begin with: up to three words before a colon, and whether a stop stands before them."""
_COLONS = 4
"""Behind how many colons it is looked, for every letter is answered at once."""
_STOPS = (";", ".", "/")
"""Behind these a line begins for sure; a comma stands in many a sentence."""


def warned(command: Command, line: str, read: Callable[[str], Command], in_frame: bool = False) -> Command:
    """The command, with the question whether what stands at the end of its words is a line of its own, where lines
    are typed in the frame itself or in an exercise. Raises ExerciseError where that one is for the facilitators alone
    and this one's words are not."""
    if command.action != "move":
        return command
    for other, before, stop in _lines_in(line):
        found = _read(other, read)
        if found is None or (found.run and not stop):
            continue
        if _is_alone(found, in_frame) and not _is_hidden(command, in_frame) and stop in _STOPS:
            raise ExerciseError(
                f"“{other.partition(':')[0]}: …” is for you alone, and stands in words that others see. One line at a "
                f"time; first: {in_short(before)}"
            )
        asked = f"Two lines in one? “{in_short(other)}” may be a line of its own."
        return replace(command, warning=" ".join(filter(None, (asked, command.warning))))
    return command


@cache
def _alone() -> frozenset[str]:
    """The moves of the frame that make what only the facilitators see: a note, a moment, a sheet."""
    seen_by = {
        thing.letter: {said.seen_by for said in words.values()} for thing in THINGS if (words := words_of(thing))
    }
    alone = {letter for letter, eyes in seen_by.items() if CONSOLE in eyes and not eyes - {CONSOLE, OWNER}}
    return frozenset(kind for kind, made in LOG.table.items() if made.makes in alone)


def _is_alone(command: Command, in_frame: bool) -> bool:
    return (in_frame or bool(command.run)) and command.kind in _alone()


def _is_hidden(command: Command, in_frame: bool) -> bool:
    """Whether nobody else sees its words, now or later; those of a wall may be shown, as its notes are."""
    return command.private and (in_frame or bool(command.run))


def colon_meant(command: Command, line: str, read: Callable[[str], Command]) -> Command:
    """The command, with the question whether a colon was meant where a semicolon stands, for both are on one key."""
    head, semicolon, tail = line.partition(";")
    meant = f"{head.rstrip()}: {tail.strip()}"
    found = _read(meant, read) if command.action == "move" and semicolon and tail.strip() else None
    # Where only the sign is another in the same words, they are meant as they were typed.
    if found is None or _but_for_signs(found) == _but_for_signs(command):
        return command
    return replace(command, warning=" ".join(filter(None, (f"Is a colon meant? {in_short(meant)}", command.warning))))


def _but_for_signs(command: Command) -> str:
    return f"{command.kind} {dict(command.data)}".replace(";", ":").replace(" :", ":")


def _lines_in(line: str) -> Iterator[tuple[str, str, str]]:
    """What may be lines of their own in the words of one, each with what stands before it, and the stop between."""
    head, tail, _ = split(line)
    whose = re.match(r"[^\W\d_]?\d+\b", head)
    for colon in islice(re.finditer(r":\s+(?=[^:]*[^\W\d_])", tail), _COLONS):
        found = _BEGINS.search(tail, 0, colon.start())
        words = found["words"].split() if found is not None else []
        for at in range(len(words)):
            start = colon.start() - len(" ".join(words[at:]))
            stop = found["stop"] if found is not None and not at else ""
            before = f"{head}: {tail[:start].rstrip(' ;,/.')}"
            yield tail[start:], before, stop
            if whose is not None:
                yield f"{whose[0]} {tail[start:]}", before, stop


def _read(line: str, read: Callable[[str], Command]) -> Command | None:
    try:
        command = read(line)
    except ExerciseError:
        return None
    return command if command.action == "move" and command.whole else None
