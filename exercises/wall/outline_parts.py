"""The codebook, the themes by area and the cross-look as parts of a page. Refuses to know any format.

Source: "A Good Start in Life", post-it theming: three notes stand under each theme, and counts are small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from exercises.kernel.consent import may_leave
from exercises.kernel.p_numbers import FEWEST
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Quote, Table
from exercises.wall.matrix import Matrix, title
from exercises.wall.state import CONTESTED, PARKED, Note, Theme, Wall

EXAMPLES = 3
"""A smaller count could be worked back to people, so that a public page has none (deductive disclosure)."""


@dataclass(frozen=True)
class Page:
    """A wall, and whether the page is the facilitators' whole one."""

    state: Wall
    whole: bool
    public: bool = False
    """Whether anybody may read it."""

    @cached_property
    def withheld(self) -> frozenset[int]:
        """Notes whose words stay with the facilitators: see `withheld`. None on the facilitators' page."""
        return frozenset() if self.whole else withheld(self.state, "public" if self.public else "participants")


def page_for(state: Wall, audience: Audience) -> Page:
    """The wall as a page for that audience."""
    return Page(state, audience == "facilitators", audience == "public")


def withheld(state: Wall, audience: Audience = "participants") -> frozenset[int]:
    """The notes whose words that audience does not get.

    Besides the facilitators nobody gets what was folded in from elsewhere, nor the parked notes and those whose wording
    would tell a parked one's (a whole and its bites, the same paper); and of all others what their consent gives. A
    note was made for the wall everybody stood at, so those who took part may read it until somebody says otherwise.
    """
    every = list(state.notes.every())
    kept = {note.number for note in every if not may_leave(note.consent, audience, agreed_for_the_group=not note.item)}
    if audience == "facilitators":
        return frozenset(kept)
    held = {note.number for note in every if note.status == PARKED}
    before = -1
    while before != len(held):
        before = len(held)
        for note in every:
            whole_of = held & set(note.halves)
            bite = note.half_of in held and note.loose and state.notes[note.half_of].status == PARKED
            if whole_of or bite or note.same_as in held:
                held.add(note.number)
    return frozenset(held | kept | {note.number for note in every if note.item})


def few(count: int) -> str:
    """A count as a public page has it."""
    return str(count) if count >= FEWEST else "a few" if count else "none"


def numbers(found: Sequence[int]) -> str:
    """Note numbers in a row: "4, 9, 12"."""
    return ", ".join(map(str, found))


def called(state: Wall, number: int) -> str:
    """A theme by its number and name, also one that is gone from the record's beginning."""
    return title(state.themes[number]) if number in state.themes else f"theme {number}"


def signed(page: Page, by: str, when: str) -> str:
    """Who decided and when, for the facilitators: " (F2, 22 November)"."""
    said = ", ".join(filter(None, (by, when))) if page.whole else ""
    return f" ({said})" if said else ""


# -- the codebook -----------------------------------------------------------------------------------------------------


def codebook(page: Page, matrix: Matrix) -> list[Part]:
    """One question's themes."""
    themes = page.state.standing(matrix.question)
    parts: list[Part] = [] if themes else [Paragraph("No themes yet.")]
    for theme in themes:
        parts += [Heading(title(theme), 4), *_entry(page, theme, matrix)]
    return parts


def _entry(page: Page, theme: Theme, matrix: Matrix) -> list[Part]:
    parts: list[Part] = [Paragraph(theme.description)] if theme.description else []
    against = "; ".join(
        f"a{held.number} {held.text}"
        for held in page.state.against.every()
        if page.whole and held.theme == theme.number and not held.gone
    )
    rules = (
        ("From", theme.ref if page.whole else ""),
        ("Speaks against it", against),
        ("Includes", theme.includes),
        ("Excludes", theme.excludes),
        ("Merged into it", _merged(page, theme)),
    )
    items = tuple(f"{label}: {held}" for label, held in rules if held)
    parts += [Bullets(items)] if items else []
    shown = [page.state.notes[number] for number in theme.notes if number in matrix.placed]
    for note in [note for note in shown if note.number not in page.withheld][:EXAMPLES]:
        parts.append(Quote(note.text, f"note {note.number}, {page.state.area_of(note.area).short}"))
    counts = zip(page.state.areas, matrix.of_theme(theme), strict=True)
    by_area = ", ".join(f"{area.short} {counted}" for area, counted in counts)
    contested = tuple(note.number for note in shown if note.status == CONTESTED and (page.whole or not note.item))
    apart = f". Contested: {numbers(contested)}" if contested else ""
    folded_in = sum(1 for note in shown if note.item)
    elsewhere = f". {folded_in} of them from elsewhere" if folded_in else ""
    return [*parts, Paragraph(f"n = {len(shown)}: {by_area}{apart}{elsewhere}.")]


def _merged(page: Page, theme: Theme) -> str:
    return "; ".join(title(held) for held in page.state.themes.every() if held.merged_into == theme.number)


def areas_table(state: Wall, matrix: Matrix) -> Table:
    """One question's themes by area; the rows less what is counted again add up to the notes."""
    headings = ("Theme", *(area.short for area in state.areas), "n")
    rows = [(row.title, *map(str, row.counts), str(row.total)) for row in matrix.rows]
    if any(matrix.again):
        less = (*matrix.again, sum(matrix.again))
        rows.append(("Less those in a further theme", *(f"−{held}" if held else "0" for held in less)))
    rows.append(("All notes", *map(str, matrix.notes), str(matrix.total)))
    return Table(headings, tuple(rows))


# -- across the themes ------------------------------------------------------------------------------------------------


def cross_look(page: Page) -> list[Part]:
    """Themes that were looked at together, and what is kept apart on purpose."""
    parts: list[Part] = []
    for heading, apart in (("Looked at together", False), ("Kept apart on purpose", True)):
        items = []
        for held in page.state.links.every():
            if held.apart == apart:
                pair = " and ".join(_with_question(page.state, number) for number in held.between)
                number = f"l{held.number} " if page.whole else ""
                items.append(f"{number}{pair}: {held.why}{signed(page, held.by, held.when)}")
        parts += [Heading(heading, 3), Bullets(tuple(items))] if items else []
    return parts


def _with_question(state: Wall, number: int) -> str:
    if number not in state.themes:
        return called(state, number)
    return f"{called(state, number)} ({state.question_of(state.themes[number].question).title})"


def note_words(note: Note) -> str:
    """A note's own words in one line, its line ends shown."""
    return f"{note.number} “{' / '.join(note.text.splitlines())}”"
