"""A wall's pages, for facilitators, participants and the public. Refuses to know any format.

The participants' page never has: who wrote a note, a P-number, parked words, who decided something or when, why a note
was set aside, the trail, an earlier typing, or words that were folded in from elsewhere. What goes on it follows "A
Good Start in Life", post-it theming: a codebook, themes by area with the lone voices in it, and what came of bringing
the themes back to the group. Nothing of what is distilled after a session is on it.
"""

from __future__ import annotations

from exercises.kernel.text import listed
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Quote
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.outline_check import decided, member_check
from exercises.wall.outline_notes import against, every_note, outside
from exercises.wall.outline_parts import Page, areas_table, codebook, cross_look, few, page_for
from exercises.wall.outline_trail import trail
from exercises.wall.state import Note, Theme, Wall

COUNTS = "Numbers say how often something was written, never how much it matters."


def outline(state: Wall, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    page = page_for(state, audience)
    if not state.shown and not page.whole:
        return ()
    if page.public:
        return tuple([Heading(state.template.title, 2), *_questions(state), *public(page)])
    parts: list[Part] = [Heading(state.template.title, 2), *(_where(state) if page.whole else []), *_questions(state)]
    if not len(state.notes):
        return tuple([*parts, Paragraph("No note is on the wall yet.")])
    for question in state.questions:
        matrix = question_matrix(state, question.key)
        parts += [Heading(f"{question.title}: codebook", 3), *codebook(page, matrix)]
        parts += [Heading(f"{question.title}: themes by area", 3), areas_table(state, matrix)]
        parts.append(Paragraph(state.template.reminders.get("counts") or COUNTS))
        parts += outside(page, question)
    parts += cross_look(page)
    parts += member_check(page)
    parts += decided(page)
    if page.whole:
        parts += against(state)
        parts += trail(state)
    return tuple([*parts, *every_note(page)])


def _where(state: Wall) -> list[Part]:
    """How far it is, for the facilitators."""
    phase = state.template.phase(state.phase)
    counts = f"{len(state.on_wall())} notes, {len(state.loose())} not placed yet, {len(state.standing())} themes"
    kept = "Notes keep their writers' P-numbers." if state.authors else "Nobody's name is kept with a note."
    items = (f"Phase: {state.template.phase_number(state.phase)} {phase.title}", f"On the wall: {counts}", kept)
    closed = (": ".join(filter(None, ("Closed", state.close_note))),) if state.closed else ()
    return [Bullets((*items, *closed))]


def _questions(state: Wall) -> list[Part]:
    asked = tuple(
        question.ask if question.ask.startswith(question.title) else f"{question.title}: {question.ask}"
        for question in state.questions
    )
    areas = listed([area.title for area in state.areas])
    each = "Each was asked" if len(asked) > 1 else "It was asked"
    return [Heading("What was asked", 3), Bullets(asked), Paragraph(f"{each} with these areas in mind: {areas}.")]


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
