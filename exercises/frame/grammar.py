"""The lines a typist types for the frame, from inside anything. Pure; refuses to know where they are typed."""

from __future__ import annotations

from exercises.frame.checks import nameless
from exercises.frame.elephant_lines import KEYWORDS as ELEPHANT_WORDS
from exercises.frame.elephant_lines import elephant_line
from exercises.frame.jargon_lines import KEYWORDS as JARGON_WORDS
from exercises.frame.jargon_lines import jargon_line
from exercises.frame.keeping_lines import KEYWORDS as KEEPING_WORDS
from exercises.frame.keeping_lines import LETTERED as KEPT
from exercises.frame.lines import EXAMPLES, HOLDING, move
from exercises.frame.removing import REMOVABLE
from exercises.frame.running_lines import KEYWORDS as RUNNING_WORDS
from exercises.frame.running_lines import agenda_line
from exercises.frame.state import Frame
from exercises.frame.together_lines import KEYWORDS as TOGETHER_WORDS
from exercises.frame.together_lines import LETTERED as TOGETHER
from exercises.frame.words import LETTERED
from exercises.kernel.anywhere import ANYWHERE
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import folded, listed
from exercises.kernel.words import nearest, split

KEYWORDS = {**RUNNING_WORDS, **ELEPHANT_WORDS, **JARGON_WORDS, **KEEPING_WORDS, **TOGETHER_WORDS}
"""First words, without macrons, each with what reads the rest of its line."""
_LETTERED = {"g": agenda_line, "e": elephant_line, "j": jargon_line, **KEPT, **TOGETHER}
_WHILE_HELD = frozenset(
    {
        "hold_elephant",
        "elephant_over",
        "name_elephant",
        "raise_elephant",
        "agree_wording",
        "word_elephant",
        "decide_elephant",
        "date_elephant",
        "carry_by",
        "change_elephant",
        "elephant_done",
        "phase",
        "begin_item",
        "end_item",
        "timer_more",
        "timer_pause",
        "timer_off",
    }
)
"""What may be recorded while an elephant is held: the clocks, and what the group decides about it."""


def parse(line: str, state: Frame) -> Command:
    """What a line for the frame asks for. Raises ExerciseError with an example that would fit."""
    command = _read(line, state)
    if nameless(line) != line and not command.private:
        command = replace(command, private=True)
    if state.held and command.action == "move" and command.kind not in _WHILE_HELD:
        raise ExerciseError(HOLDING)
    return command


def _read(line: str, state: Frame) -> Command:
    head, tail, colon = split(line)
    tokens = head.split()
    if not tokens:
        raise ExerciseError("A line begins with a word: park: interpreters, or jargon SLT")
    first = folded(tokens[0])
    thing = LETTERED.fullmatch(first)
    if thing:
        letter, number = thing[1], int(thing[2])
        if len(tokens) == 1 and not colon:
            raise ExerciseError(f"What about {first}? {_forms(letter, first)}")
        if letter in REMOVABLE and [folded(token) for token in tokens[1:]] == ["remove"] and not colon:
            return move(f"{first} is taken out", "remove", thing=first, private=True)
        return _LETTERED[letter](number, tokens[1:], tail, line, state)
    if first in KEYWORDS:
        return KEYWORDS[first](tokens[1:], tail, line, state)
    known = tuple(dict.fromkeys((*KEYWORDS, *(example.split()[0] for example, _ in ANYWHERE))))
    begun = [word for word in known if len(first) > 1 and word.startswith(first)]
    if len(begun) == 1 and begun[0] in KEYWORDS:
        return KEYWORDS[begun[0]](tokens[1:], tail, line, state)
    if len(begun) > 1:
        raise ExerciseError(f"“{tokens[0]}” could be {listed(begun, joiner='or')}. Type one letter more.")
    near = nearest(first, known)
    if near:
        every = [example for example, _ in (*EXAMPLES, *ANYWHERE)]
        example = next((example for example in every if example.split()[0].rstrip(":") == near), near)
        if near == first:
            raise ExerciseError(f"That is more than {near} takes. For example {example}")
        raise ExerciseError(f"There is no “{tokens[0]}”. Did you mean {near}? For example {example}")
    raise ExerciseError(f"There is no “{tokens[0]}”. A line begins with a word: park: interpreters, or jargon SLT")


def _forms(letter: str, name: str) -> str:
    """Two forms a line about that thing may have."""
    found = [example for example, _ in EXAMPLES if LETTERED.match(example) and example.startswith(letter)][:2]
    return listed([name + example[example.index(example[1]) + 1 :] for example in found], joiner="or")
