"""A wall's themes by area as a picture, a question each. Nothing is ranked, nobody named.

Source: "A Good Start in Life", post-it theming: a count says how often something was written, never how much it
matters; themes stand in the order of their numbers, the lone voices with them; the questions are never on one scale.

In a public summary a small count is "a few", nothing is summed up (what is left of a total is a small count again),
and what stands outside themes and lone voices is left out.
"""

from __future__ import annotations

from exercises.leaving.drawing import GridPicture, Picture
from exercises.leaving.outline import Audience, Table
from exercises.wall.leaving_out import small
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.outline import COUNTS, COUNTS_PUBLIC, areas_table
from exercises.wall.state import LONE, Question, Wall


def pictures(state: Wall, audience: Audience) -> tuple[Picture, ...]:
    """The pictures for that audience; none of a question that has no notes."""
    if state.boxes:
        from exercises.wall.boxes_outputs import pictures as of_boxes

        return of_boxes(state, audience)
    if audience != "facilitators" and not state.shown:
        return ()
    asked = ((question, question_matrix(state, question.key)) for question in state.questions)
    return tuple(_picture(state, question, matrix, audience) for question, matrix in asked if matrix.total)


def _picture(state: Wall, question: Question, matrix: Matrix, audience: Audience) -> Picture:
    public = audience == "public"
    table = _public(state, matrix) if public else areas_table(state, matrix)
    reminders = state.template.reminders
    below = reminders.get("counts_public", COUNTS_PUBLIC) if public else reminders.get("counts") or COUNTS
    return GridPicture(
        f"themes-{question.key.lower()}", f"{question.title}: themes by area", table.headings, table.rows, (below,)
    )


def _public(state: Wall, matrix: Matrix) -> Table:
    rows = []
    for row in matrix.rows:
        if row.theme or row.key == LONE:
            name = state.themes[row.theme].name or "A theme without a name yet" if row.theme else row.title
            rows.append((name, *map(small, row.counts)))
    return Table(("Theme", *(area.short for area in state.areas)), tuple(rows))
