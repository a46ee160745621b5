"""A wall on the short page that everybody gets within days.

What was asked, each theme in a line with one note of it, the lone voices and the contested notes, and what bringing the
themes back changed.

"A Good Start in Life", post-it theming: a count says how often something was written, never how much it matters, and
what one person alone wrote stands beside what many did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.kernel.text import in_one_line, plural, sentence
from exercises.leaving.outline import Audience, Bullets, Figure, Heading, Paragraph, Part, in_words, section
from exercises.wall.examples import examples_of
from exercises.wall.leaving_out import Page
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.outline import COUNTS, COUNTS_PUBLIC
from exercises.wall.outline_trail import changed
from exercises.wall.state import CONTESTED, LONE, Note, Question, Theme, Wall

MOST_ALONE = 4
"""Lone voices, and contested notes, that stand on it in their own words, however full it is."""
MOST_CHANGED, FEWER_CHANGED = 8, 4
"""Changes that bringing back made, and how many of them on a full one."""


def short(state: Wall, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    if state.boxes:
        from exercises.wall.boxes_outputs import outline, pictures

        whole = outline(state, audience)
        return (*whole[:1], *(Figure(one.name, tuple(in_words(whole[1:]))) for one in pictures(state, audience)))
    if not state.shown:
        return ()
    return tuple(_page(Page(state, audience)))


def _page(page: Page) -> Iterator[Part]:
    state = page.state
    yield Heading(state.template.title, 2)
    if not len(state.notes):
        yield Paragraph("No note is on the wall yet.")
        return
    for question in state.questions:
        yield from _question(page, question)
    reminders = state.template.reminders
    yield Paragraph(reminders.get("counts_public", COUNTS_PUBLIC) if page.public else reminders.get("counts") or COUNTS)
    if not page.public:
        yield from _brought_back(page)


def _question(page: Page, question: Question) -> Iterator[Part]:
    matrix = question_matrix(page.state, question.key)
    themes = page.state.standing(question.key)
    asks = question.ask.startswith(question.title)
    yield Heading(question.ask if asks else question.title, 3)
    said = [] if asks else [f"We asked: {question.ask}"]
    said += [] if page.public else [_counted(matrix, themes)]
    if said:
        yield Paragraph(" ".join(said))
    if themes:
        yield Bullets(tuple(_theme(page, theme, matrix) for theme in themes))
    else:
        yield Paragraph("No themes yet.")
    yield from _apart(page, question, LONE, "Said by one alone")
    yield from _apart(page, question, CONTESTED, "Read in more than one way")


def _counted(matrix: Matrix, themes: Sequence[Theme]) -> str:
    """How many notes there are, and how many of them are in the themes: some stand alone, or are not placed."""
    placed = matrix.total - sum(row.total for row in matrix.rows if not row.theme)
    many, there = plural(matrix.total, "note"), plural(len(themes), "theme")
    return f"{many} in {there}." if placed >= matrix.total else f"{many}, {placed} of them in {there}."


def _theme(page: Page, theme: Theme, matrix: Matrix) -> str:
    """A theme in a line: its name, how often it was written, and a note that stands for it."""
    counts = matrix.of_theme(theme)
    name = theme.name or "A theme without a name yet"
    said = name if page.public else f"{theme.number} {name} ({sum(counts)})"
    quoted = [f"“{in_one_line(note.text)}”" for note in examples_of(page.state, theme, page.withheld, 1)]
    return " ".join((sentence(said), *quoted))


def _apart(page: Page, question: Question, status: str, heading: str) -> Iterator[Part]:
    apart = [note for note in page.state.with_status(status) if note.question == question.key and page.shows(note)]
    told = [note for note in apart if note.number not in page.withheld and not note.unwritten]
    yield from section(heading, [_voice(note, page) for note in told], 4, MOST_ALONE)


def _voice(note: Note, page: Page) -> str:
    area = page.state.area_of(note.area).short
    return f"“{in_one_line(note.text)}” ({area})"


def _brought_back(page: Page) -> Iterator[Part]:
    """What the group changed when the themes were brought back to it."""
    yield from section(
        "What bringing the themes back changed", map(sentence, changed(page)), most=MOST_CHANGED, least=FEWER_CHANGED
    )
