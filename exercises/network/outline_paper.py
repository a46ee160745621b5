"""The paper grid's page: the grid on one landscape page, its marks and its conversations. Refuses to know any format.

Source: the net-'works' grid printed in "A Good Start in Life"; rows are people, the three columns are questions.
"""

from __future__ import annotations

from exercises.leaving.outline import Bullets, Heading, Paragraph, Part, Table
from exercises.network import outline_words as words
from exercises.network.checks import marked
from exercises.network.state import QUESTIONS, Network


def paper_page(state: Network) -> list[Part]:
    """The page for those who filled the grid."""
    parts: list[Part] = [
        Heading(state.case_title or state.template.title, 2),
        Paragraph(words.reminder(state, "rehearsed", "Imagined on paper. Nobody named here has agreed to any of it.")),
    ]
    parts += [*grid(state), *marks(state)]
    if not state.chairs:
        return parts
    talks = words.conversations(state, owners=False, results=any(k.done for k in state.conversations.values()))
    if talks:
        parts += [Heading("Connecting conversations", 3), *talks]
    parts += surprises(state)
    line = words.reminder(state, "back-to-whanau", "What concerns the whānau goes back to them as a question.")
    return [*parts, Heading("Back to the whānau", 3), Paragraph(line)]


def grid(state: Network) -> list[Part]:
    """The grid: persons down the side, the three questions across."""
    if not state.chairs:
        return [Paragraph("The grid has no people in it yet.")]
    rows = []
    for row, chairs in state.by_row():
        for chair in chairs:
            met = (words.words_of(state, chair.answers.get(question)) for question in QUESTIONS)
            rows.append((f"{words.row_title(row)}: {words.who(chair)}", *met))
    headings = ("Who", *(words.heading_of(state, question) for question in QUESTIONS))
    unknown = words.words_of(state, None)
    key = f"“ ” are words that were said or guessed. “We don't know” is an answer; “{unknown}” is still to be asked."
    return [Heading("The grid", 3), Table(headings, tuple(rows)), Paragraph(key)]


def marks(state: Network) -> list[Part]:
    """What was seen looking down the columns, and the differences put into words."""
    items = []
    for held in state.marks.values():
        items.append(f"{words.heading_of(state, held.question)} {marked(state, held.mark, held.text)}")
    parts: list[Part] = []
    if items or state.differences:
        parts += [Heading("Looking down the columns", 3)]
        parts += [Paragraph(words.reminder(state, "difference", "Difference is what we work with."))]
    if items:
        parts.append(Bullets(tuple(items)))
    return [*parts, *words.differences(state, numbers=False)]


def surprises(state: Network) -> list[Part]:
    """What was heard back."""
    return [Heading("What surprised us", 3), Bullets(state.surprises)] if state.surprises else []
