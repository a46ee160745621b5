"""A talk on the short page: what its owner keeps of it and will do next. Everybody else reads what such a talk is."""

from __future__ import annotations

from exercises.leaving.outline import Audience, Heading, Paragraph, Part
from exercises.talk.outline import next_steps, outcomes
from exercises.talk.state import CARD, Talk


def short(state: Talk, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    head = (Heading(state.template.title, 2), Paragraph(state.template.purpose))
    if audience == "public" or state.keeps != CARD:
        return head
    return (*head, *outcomes(state), *next_steps(state))
