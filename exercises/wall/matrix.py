"""Themes by area in counts, with the lone voices as a row of their own. Nothing is ranked.

Source: "A Good Start in Life", post-it theming: a count says how often something was written, never how much it
matters, so that rows stand in the order of the themes' numbers and lone voices are never left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import Record
from exercises.wall.state import CONTESTED, LONE, PARKED, Note, Theme, Wall

LOOSE = "not placed"
OUTSIDE = ((LONE, "Lone voices"), (CONTESTED, "Contested, in no theme"), (PARKED, "Parked"), (LOOSE, "Not placed yet"))
"""The rows outside every theme, by key."""


class Row(Record):
    """One row: a theme, or the notes outside every theme that have one thing in common."""

    key: str
    """"t4", "lone", "contested", "parked" or "not placed"."""
    title: str
    counts: tuple[int, ...]
    """By area, in the order of the wall's areas."""
    theme: int = 0
    """The theme's number; 0 for a row outside the themes."""

    @property
    def total(self) -> int:
        """How many notes the row holds."""
        return sum(self.counts)


class Matrix(Record):
    """One question's themes by area. In each area, the rows less what is counted again are the notes."""

    question: str
    rows: tuple[Row, ...]
    """Standing themes by number, then the lone voices always, then the other rows that hold notes."""
    notes: tuple[int, ...]
    """How many notes of the question there are by area, each counted once."""
    again: tuple[int, ...]
    """By area, how often a note stands in a second theme or a further one, and so is counted again."""
    areas: tuple[str, ...]
    placed: dict[int, str]
    """The area of each of the question's notes that count."""

    @property
    def total(self) -> int:
        """How many notes of the question there are, each counted once."""
        return sum(self.notes)

    def of_theme(self, theme: Theme) -> tuple[int, ...]:
        """A theme's notes by area, also of one that does not stand any more."""
        return self.counted(theme.notes)

    def counted(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Those of the notes that count, by area."""
        found = [self.placed[number] for number in numbers if number in self.placed]
        return tuple(found.count(area) for area in self.areas)


def question_matrix(state: Wall, question: str) -> Matrix:
    """The matrix of that question."""
    areas = tuple(area.key for area in state.areas)
    notes = [note for note in state.on_wall() if note.question == question]
    bare = Matrix(question, (), (), (), areas, {note.number: note.area for note in notes})
    themes = state.standing(question)
    rows = [Row(f"t{theme.number}", title(theme), bare.of_theme(theme), theme.number) for theme in themes]
    outside: dict[str, list[int]] = {key: [] for key, _ in OUTSIDE}
    for note in notes:
        if not note.themes:
            outside[kept_as(note)].append(note.number)
    for key, called in OUTSIDE:
        row = Row(key, called, bare.counted(tuple(outside[key])))
        if key == LONE or row.total:
            rows.append(row)
    counts = bare.counted(tuple(bare.placed))
    again = tuple(sum(row.counts[at] for row in rows) - counted for at, counted in enumerate(counts))
    return Matrix(question, tuple(rows), counts, again, areas, bare.placed)


def title(theme: Theme) -> str:
    """A theme's number and name; of one that was merged away or dropped the number, and what became of it: its name may
    be why. Only the trail keeps that."""
    if not theme.stands:
        became = f"part of {theme.merged_into} now" if theme.merged_into else "dropped"
        return f"{theme.number} ({became})"
    return in_the_trail(theme)


def in_the_trail(theme: Theme) -> str:
    """A theme's number and name, whatever became of it; for the facilitators' trail alone."""
    return f"{theme.number} {theme.name or '(no name yet)'}"


def kept_as(note: Note) -> str:
    """What keeps a note in sight that is in no theme: the key of its row."""
    return note.status or LOOSE
