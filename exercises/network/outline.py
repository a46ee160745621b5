"""A network exercise's pages, for its facilitators, its participants and anybody.

The participants' page never has: P-numbers, who held a chair, witnesses, owners, anything of the sharing, notes about a
release, why a rule was set aside, the case's source, how contact stands, a kept thought, words without consent, times.
What goes on it follows "A Good Start in Life" and the live grid's script: one page, everything stamped as rehearsed,
a dissent kept visible, and the whole taken back to the whānau as a question.

Anybody at all gets what it is, never what was played in it: not the case, its title and its people, and no word
without consent. What was rehearsed goes back to the whānau as a question first, and to nobody past them.
"""

from __future__ import annotations

from exercises.kernel.consent import may_leave
from exercises.leaving.outline import Audience, Bullets, Figure, Heading, Paragraph, Part, Quote, Table, section
from exercises.network import outline_words as words
from exercises.network.record import record
from exercises.network.state import Chair, Network

_AREAS = {"me": "Myself", "whānau": "With whānau", "team": "With my team", "network": "Across the network"}


def outline(state: Network, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    if audience == "facilitators":
        return tuple(record(state))
    if audience == "public":
        return tuple(public_page(state))
    if not state.with_chairs:
        return tuple(_paper_page(state))
    return tuple(_live_page(state))


def _live_page(state: Network) -> list[Part]:
    parts: list[Part] = [
        Heading(state.case_title or state.template.title, 2),
        Paragraph(words.rehearsed(state)),
    ]
    if state.question:
        parts.append(Paragraph(f"The question we worked with: {state.question}"))
    if not state.chairs:
        return [*parts, Paragraph("The chairs were not set out yet.")]
    parts += _map(state)
    if state.differences:
        parts += [Heading("Where we saw it differently", 3)]
        parts += [Paragraph(words.reminder(state, "difference", "Difference is what we work with."))]
        parts += words.differences(state, numbers=False)
    parts += _whanau_first(state)
    parts += _agreements(state)
    shared = words.slot(state)
    if shared:
        parts += [Heading("The weekly slot, as we rehearsed it", 3), *shared]
    talks = words.conversations(state, owners=False, results=False)
    if talks:
        aim = "So that two people understand each other better, whether or not they then agree."
        parts += [Heading("Connecting conversations", 3), Paragraph(aim), *talks]
    parts += _learnings(state)
    return [*parts, *_back(state)]


def _map(state: Network) -> list[Part]:
    rows = []
    for row, chairs in state.by_row():
        if chairs:
            rows.append((words.row_title(row), "; ".join(_tag(chair) for chair in chairs)))
    empty = sum(1 for chair in state.chairs.values() if chair.empty)
    total = len(state.chairs)
    counted = f"{total} {'chair' if total == 1 else 'chairs'}"
    if empty:
        counted += f", {empty} of them empty. ( ) is an empty chair: somebody who belongs here and was not in the room"
    parts: list[Part] = [
        Heading("The network, as it was set out", 3),
        Paragraph(f"{counted}."),
        Table(("Place", "Who"), tuple(rows)),
        Figure(words.MAP),
    ]
    booked = words.contacts(state)
    return [*parts, Paragraph(booked)] if booked else parts


def _tag(chair: Chair) -> str:
    return f"( {words.who(chair)} )" if chair.empty else words.who(chair)


def _whanau_first(state: Network) -> list[Part]:
    parts: list[Part] = []
    wanted, turned = words.wanted(state), state.turning_question
    if wanted:
        parts.append(Heading(words.WANTED_FIRST, 3))
        parts += [Paragraph(f"We asked: {turned}")] if turned else []
        parts.append(Bullets(wanted))
    story = (
        ("The first idea from the services", state.first_idea),
        ("The question that turned it", "" if wanted else turned),
        ("What shifted", state.shift),
    )
    return [*parts, *section("When nobody had to be let in", [f"{label}: {text}" for label, text in story if text])]


def _agreements(state: Network) -> list[Part]:
    if not state.agreements:
        return []
    called = words.names(state)
    parts: list[Part] = [
        Heading("What we settled, in role only", 3),
        Paragraph("Each of these was tried out between roles. None of it is a plan, and a no stays beside the yes."),
    ]
    for agreement in state.agreements.values():
        agreed = (
            f"Agreed in role: {words.named(called, agreement.agreed)}."
            if agreement.agreed
            else "Nobody has agreed yet."
        )
        said = [f"Proposed in role by {words.named(called, (agreement.proposed_by,))}.", agreed]
        if agreement.not_agreed:
            said.append(f"Did not agree: {words.named(called, agreement.not_agreed)}.")
        parts += [Paragraph(f"{words.IN_ROLE}: {agreement.text}"), Bullets(tuple(said))]
    return parts


def _learnings(state: Network) -> list[Part]:
    # The number itself never stands beside the words, whatever its owner allowed.
    kept = [learning for learning in state.learnings.values() if may_leave(learning.consent, "participants")]
    items = [f"{_AREAS.get(learning.area, learning.area)}: {learning.text}" for learning in kept]
    return section("What some of us take with us", items)


def _back(state: Network) -> list[Part]:
    line = words.reminder(state, "back-to-whanau", "This goes back to the whānau as a question.")
    asking = Paragraph("To ask the whānau themselves, before anything is done:")
    return [Heading("Back to the whānau", 3), Paragraph(line), asking, Quote(words.BACK_AS_A_QUESTION, "")]


def _paper_page(state: Network) -> list[Part]:
    """The page for those who filled the grid."""
    parts: list[Part] = [
        Heading(state.case_title or state.template.title, 2),
        Paragraph(words.rehearsed(state)),
    ]
    parts += [*words.grid(state), Figure(words.MAP), *words.marks(state)]
    if not state.chairs:
        return parts
    talks = words.conversations(state, owners=False, results=any(k.done for k in state.conversations.values()))
    if talks:
        parts += [Heading("Connecting conversations", 3), *talks]
    parts += words.surprises(state)
    line = words.reminder(state, "back-to-whanau", "What concerns the whānau goes back to them as a question.")
    return [*parts, Heading("Back to the whānau", 3), Paragraph(line)]


def public_page(state: Network) -> list[Part]:
    """The page for anybody, which is short as it is."""
    parts: list[Part] = [Heading(state.template.title, 2)]
    parts += [Paragraph(state.template.purpose)] if state.template.purpose else []
    if not state.chairs:
        return [*parts, Paragraph("It was not begun yet.")]
    told = "The case was worked with in role." if state.with_chairs else "A case was worked with on paper."
    parts.append(Paragraph(f"{told} Nothing of it is told here: it belongs to those who were there."))
    given = [learning.text for learning in state.learnings.values() if may_leave(learning.consent, "public")]
    if given:
        parts += [Heading("What some of us take with us", 3), *(Quote(text) for text in given)]
    return parts
