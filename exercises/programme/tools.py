"""The moves about tools, whose versions stand beside each other, and about the cycle and what is told of it. Pure."""

from __future__ import annotations

import re
import sys
from typing import Any

from exercises.kernel.checks import shown, within
from exercises.kernel.making import fitting, the
from exercises.kernel.moves import also, move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.programme.checks import a_role
from exercises.programme.checks import evidence as pointers
from exercises.programme.pointing import without
from exercises.programme.state import BOXES, Box, Learned, Programme, Tool, Version

MOST_ROUNDS = 99


def _tool(state: Programme, key: Any, *, there: bool = True) -> Tool:
    """That tool. Raises ExerciseError where it has no version yet and must."""
    # The line takes one word; a name that was taken out of it for good left words in brackets.
    if not isinstance(key, str) or not key.strip() or len(re.sub(r"\[[^]]*\]", "", key)) > 40:
        raise ExerciseError("A tool is one word of at most 40 letters: tool prompt-cards version 2: cards, not sheets")
    found = state.tools.get(key)
    if found is None and there:
        raise ExerciseError(f"There is no version of {shown(key)} yet: tool {key} version 1: what it is")
    return found or Tool(key)


def _with(state: Programme, key: str, tool: Tool) -> Programme:
    # A name that was taken out of what it is called is still what its lines have.
    return replace(state, tools={**state.tools, key: tool})


@move(
    "tool <key> version <version>: <text:words>",
    "tool prompt-cards version 2: cards, not sheets",
    "a version of a tool; earlier ones stay",
    "{key}, version {version}: {text}",
    called="a version of a tool",
    signed=False,  # by whom is a role, and never who typed it
)
def tool_version(state: Programme, *, key: str, version: int, text: str, by: str = "", because: int = 0) -> Programme:
    """The next version of a tool, or other words for one that there is. Raises ExerciseError for one too far."""
    this = _tool(state, key, there=False)
    if type(version) is not int or not 1 <= version <= len(this.versions) + 1:
        raise ExerciseError(f"The next version of {key} is {len(this.versions) + 1}: tool {key} version …: what it is")
    known = this.versions[version - 1] if version <= len(this.versions) else Version(text="")
    if because:
        the(state, Learned, because)
    more = {"by": a_role(by, "tool prompt-cards by: a practice lead")} if by else {}
    told = replace(
        known, **fitting(state.template, Version, text=text, **more), **({"because": because} if because else {})
    )
    versions = (*this.versions[: version - 1], told, *this.versions[version:])
    return _with(state, key, replace(this, versions=versions))


def _last(state: Programme, key: str, **fields: Any) -> Programme:
    this = _tool(state, key)
    told = replace(this.versions[-1], **fitting(state.template, Version, **fields))
    return _with(state, key, replace(this, versions=(*this.versions[:-1], told)))


@move(
    "tool <key> by: <by:words>",
    "tool prompt-cards by: a practice lead",
    "by whom its last version is: a role or a group",
    "{key}: its last version is by {by}",
    called="by whom a version is",
    signed=False,
)
def tool_by(state: Programme, *, key: str, by: str) -> Programme:
    """By whom the last version is, a role or a group."""
    return _last(state, key, by=a_role(by, "tool prompt-cards by: a practice lead"))


@move(
    "tool <key> because <learned>",
    "tool prompt-cards because l4",
    "the learned line that its last version answers",
    "{key}: its last version answers {learned}",
    called="why a tool was changed",
)
def tool_because(state: Programme, *, key: str, learned: int) -> Programme:
    """The learned line for which the last version was made."""
    the(state, Learned, learned)
    return _last(state, key, because=learned)


@move(
    "tool <key> dropped: [<why:words>]",
    "tool reflective-sheets dropped: people asked who would read it",
    "a tool that is used no longer, and why",
    "{key} is used no longer",
    called="whether a tool is dropped",
)
@also("tool <key> back", "", "", "{key} is used again", sets={"dropped": False})
def tool_dropped(
    state: Programme, *, key: str, why: str = "", dropped: bool = True, day: str = "", today: str = ""
) -> Programme:
    """A tool is used no longer, or again."""
    this = _tool(state, key)
    told = {**fitting(state.template, Tool, why=why), "dropped_on": (day or today) if dropped else ""}
    return _with(state, key, replace(this, dropped=dropped is True, **told))


@move(
    "cycle <box>",
    "cycle collect",
    "the box of the cycle where the programme is now",
    "the programme is at {box}",
    called="where the programme is",
)
def cycle(state: Programme, *, box: str) -> Programme:
    """Where the programme is; from the last box to the first is another round. Raises ExerciseError."""
    _box(box)
    again = state.box and BOXES.index(box) == 0 and BOXES.index(state.box) == len(BOXES) - 1
    return replace(state, box=box, round=state.round + bool(again))


def _box(box: Any) -> str:
    if box not in BOXES:
        raise ExerciseError(f"The cycle is {', '.join(BOXES)}. cycle collect")
    return str(box)


@move(
    "cycle <box>: <line:words>",
    "cycle envision: people learn partnership by being in one",
    "what is done in that box, in a line",
    "{box}: {line}",
    called="a line of the cycle",
)
def cycle_line(state: Programme, *, box: str, line: str) -> Programme:
    """What is done in a box, in a line."""
    told = fitting(state.template, Box, line=line)
    known = state.boxes.get(_box(box), Box())
    return replace(state, boxes={**state.boxes, box: replace(known, **told)})


@move(
    "cycle <box> from <evidence>",
    "cycle envision from e1 l3",
    "what a box rests on",
    "{box} rests on {evidence}",
    called="what a box of the cycle rests on",
)
def cycle_from(state: Programme, *, box: str, evidence: list[str]) -> Programme:
    """What a box rests on, besides what it did already."""
    known = state.boxes.get(_box(box), Box())
    return replace(state, boxes={**state.boxes, box: replace(known, evidence=pointers(evidence, known.evidence))})


@move(
    "cycle <box> without <evidence:rested>",
    "cycle envision without e1",
    "it does not rest on that",
    "{box} rests no longer on {evidence}",
    called="what a box of the cycle rests on no longer",
    away=True,
)
def cycle_without(state: Programme, *, box: str, evidence: list[str]) -> Programme:
    """A box does not rest on that any more. Raises ExerciseError where it never did."""
    known = state.boxes.get(_box(box), Box())
    left = without(known.evidence, pointers(evidence))
    return replace(state, boxes={**state.boxes, box: replace(known, evidence=left)})


@move(
    "cycle question: <text:words>",
    "cycle question: what helps a team?",
    "the question that the programme asks",
    "the question is: {text}",
    called="the programme's question",
    fills="question",
    printed=("text",),
)
def cycle_question(state: Programme, *, text: str) -> Programme:
    """The question that the programme asks."""
    return replace(state, question=within(state.template, text, "question", "the question", 160))


@move("cycle round <round>", "cycle round 2", "", "this is round {round}", called="the round of the cycle")
def cycle_round(state: Programme, *, round: int) -> Programme:
    """Which round of the cycle it is, from 1 to 99."""
    if type(round) is not int or not 1 <= round <= MOST_ROUNDS:
        raise ExerciseError(f"A round is from 1 to {MOST_ROUNDS}: cycle round 2")
    return replace(state, round=round)


@move(
    "fact: <text:words>",
    "fact: twelve months of sessions were planned",
    "something told of the programme as it was said; nothing is reckoned from it",
    "told of the programme: {text}",
    called="a fact",
    words=("text",),
)
@also("fact <place>: <text:words>", "fact 2: sixteen months, counting the planning", "", "fact {place}: {text}")
def fact(state: Programme, *, text: str, place: int = 0) -> Programme:
    """Something told of the programme as it was said; two that differ may both stand."""
    said = within(state.template, text, "fact", "a fact", 160)
    if not place:
        return replace(state, facts=(*state.facts, said))
    _there(state, place)
    return replace(state, facts=(*state.facts[: place - 1], said, *state.facts[place:]))


@move("fact <place> out", "fact 2 out", "", "fact {place} is out", called="a fact taken out", away=True)
def fact_out(state: Programme, *, place: int) -> Programme:
    """It is told no longer."""
    _there(state, place)
    return replace(state, facts=(*state.facts[: place - 1], *state.facts[place:]))


def _there(state: Programme, place: Any) -> None:
    if type(place) is not int or not 1 <= place <= len(state.facts):
        raise ExerciseError("There is no such fact. fact: twelve months of sessions were planned")


MOVES = moves_in(sys.modules[__name__])
"""Every move about tools and the cycle by its kind."""
