"""A wall as numbers alone. Pure."""

from __future__ import annotations

from collections import Counter

from exercises.kernel.findings import NOTES, THEMES, Finding, finding
from exercises.wall.state import Wall


def findings(state: Wall) -> tuple[Finding, ...]:
    """Its notes by question and area, and its themes by question; a paper without words is no note yet."""
    notes = Counter((note.question, note.area) for note in state.on_wall() if not note.unwritten)
    areas = [area.key for area in state.areas]
    return (
        *finding(
            NOTES,
            *(
                [
                    *(notes[question.key, area] for area in areas),
                    sum(many for (of, area), many in notes.items() if of == question.key and area not in areas),
                ]
                for question in state.questions
            ),
        ),
        *finding(THEMES, *([len(state.standing(question.key))] for question in state.questions)),
    )
