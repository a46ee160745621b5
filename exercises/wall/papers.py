"""What is printed of a wall: numbers for its papers, and the empty wall or boxes to hang up. Pure."""

from __future__ import annotations

from exercises.kernel.text import folded
from exercises.leaving.paper import EmptyBoxes, EmptyGrid, NumberStrips, Paper
from exercises.wall.limits import MOST_NOTES
from exercises.wall.state import Question, Wall

_A_SHEET = 120


def numbers(state: Wall) -> Paper:
    """The numbers after the highest there is, so that none is on two papers."""
    first = min(max((note.number for note in state.notes.every()), default=0) + 1, MOST_NOTES)
    face = NumberStrips(first, min(first + _A_SHEET - 1, MOST_NOTES))
    return Paper(state.template.title, (face,))


def grid(state: Wall) -> Paper:
    """Its areas across and a row for each question; or its boxes."""
    title, asked = state.template.title, state.questions
    if state.boxes:
        face = EmptyBoxes(title, asked[0].ask, tuple(area.title for area in state.areas))
        return Paper(title, (face,), across=True)
    headings = tuple((area.title, "") for area in state.areas)
    rows = tuple(_asked(question) for question in asked)
    return Paper(title, (EmptyGrid(title, "", headings, rows),), across=True)


def _asked(question: Question) -> tuple[str, str]:
    """A question's title and what is asked; the longer of the two alone where it has the other."""
    has = folded(question.ask).rstrip("?.… ").startswith(folded(question.title).rstrip("?.… "))
    return (question.ask, "") if has else (question.title, question.ask)
