"""A wall's page for anybody at all, as parts of a page. Refuses to know any format.

It has the themes, what they are about, and counts by area as far as no count could be worked back to people; of the
notes' own words only those whose owner gave them ("A Good Start in Life", data collection: consent for each quote).
No total stands beside the counts: what is left of a total is a small count again.
"""

from __future__ import annotations

from exercises.leaving.outline import Heading, Paragraph, Part, Quote
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.outline_parts import Page, few
from exercises.wall.state import Note, Theme


def public(page: Page) -> list[Part]:
    """Each question's themes."""
    parts: list[Part] = []
    for question in page.state.questions:
        matrix = question_matrix(page.state, question.key)
        themes = page.state.standing(question.key)
        parts.append(Heading(question.title, 3))
        parts += [] if themes else [Paragraph("No themes yet.")]
        for theme in themes:
            parts += _theme(page, theme, matrix)
    given = [note for note in page.state.on_wall() if note.number not in page.withheld and not _named(page, note)]
    if given:
        parts.append(Heading("In their own words", 3))
        parts += [
            Quote(note.text, f"{page.state.question_of(note.question).title}, {page.state.area_of(note.area).short}")
            for note in given
        ]
    if not len(page.state.notes):
        return [*parts, Paragraph("No note is on the wall yet.")]
    counts = "Numbers say how often something was written, never how much it matters; small ones are not given."
    return [*parts, Paragraph(page.state.template.reminders.get("counts_public", counts))]


def _named(page: Page, note: Note) -> bool:
    """Whether the note stands under a theme already."""
    return any(page.state.themes[number].stands for number in note.themes)


def _theme(page: Page, theme: Theme, matrix: Matrix) -> list[Part]:
    parts: list[Part] = [Heading(theme.name or "A theme without a name yet", 4)]
    parts += [Paragraph(theme.description)] if theme.description else []
    given = [
        page.state.notes[number] for number in theme.notes if number in matrix.placed and number not in page.withheld
    ]
    parts += [Quote(note.text, page.state.area_of(note.area).short) for note in given]
    counts = zip(page.state.areas, matrix.of_theme(theme), strict=True)
    return [*parts, Paragraph(f"{', '.join(f'{area.short} {few(counted)}' for area, counted in counts)}.".capitalize())]
