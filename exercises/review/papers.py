"""What is printed of a review: the sheet that each person marks alone, with the letters that are typed. Pure."""

from __future__ import annotations

from exercises.kernel.scales import Scale
from exercises.leaving.paper import Ask, Marks, Paper, Sheet
from exercises.review.scales import ADAPTED, DROPPED
from exercises.review.state import Review

_ALONE = "asked"
"""The room's view in the phase in which everybody marks alone."""
_WORD = "A word you will know again, not your name. It only matches a later sheet; leave it empty if you like."


def sheet(state: Review) -> Paper:
    """A page for each question that the round in force asks, or before there is one, the first will."""
    asked = state.asked_now
    tools = state.asked(state.round) if state.now is not None else tuple(state.tools.values())
    rows = tuple((tool.label, tool.name, tool.line) for tool in tools)
    intro = next((phase.say for phase in state.template.phases if phase.room == _ALONE), ())
    faces = []
    for place, key in enumerate(asked):
        scale = state.scales[key]
        last = place == len(asked) - 1
        faces.append(
            Sheet(
                scale.title,
                intro[:2] if place == 0 else (),
                Marks(tuple(scale.by_letter.items()), rows),
                (*_beside(scale), *((Ask(_WORD, lines=1),) if last else ())),
            )
        )
    return Paper(state.template.title, tuple(faces))


def _beside(scale: Scale) -> list[Ask]:
    """What may be written beside a mark: how a tool was adapted, why one was dropped."""
    told = {ADAPTED: "If you adapted one: which, and how?", DROPPED: "If you dropped one: which, and why?"}
    return [Ask(words, lines=2) for word, words in told.items() if word in scale.words]
