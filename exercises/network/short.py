"""A network exercise on the short page: what was asked, what came of it, and the way back.

"A Good Start in Life", after the day: one page within three days. It has the roles of the chairs that did not agree and
never who sat there, says of every agreement that it was rehearsed, and ends with the question to the whānau.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.kernel.days import by_day
from exercises.kernel.text import plural, sentence
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Quote, section
from exercises.network import outline_words as words
from exercises.network import sums
from exercises.network.checks import marked
from exercises.network.outline import public_page
from exercises.network.state import QUESTIONS, Agreement, Conversation, Network

MOST_SEEN = 6
"""Differences that stand on it."""
_NONE_AGREED = "Nobody has agreed yet."


def short(state: Network, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    if audience == "public":
        return tuple(public_page(state))
    return tuple(_page(state))


def _page(state: Network) -> Iterator[Part]:
    yield Heading(state.case_title or state.template.title, 2)
    yield from _question(state)
    if not state.chairs:
        yield Paragraph("The chairs were not set out yet." if state.with_chairs else "Nobody is on the grid yet.")
        return
    yield from _seen_differently(state)
    if state.with_chairs:
        yield from _wanted(state)
        yield from _agreements(state)
        yield from _slot(state)
    yield from _conversations(state)
    yield from words.surprises(state)
    yield from _back(state)


def _question(state: Network) -> Iterator[Part]:
    yield Paragraph(words.rehearsed(state))
    said = [f"We worked with this question: {sentence(state.question)}"] if state.question else []
    empty = [words.who(chair) for chair in state.in_order() if chair.empty]
    if state.chairs:
        there = (
            plural(len(state.chairs), "chair") if state.with_chairs else plural(len(state.chairs), "person", "people")
        )
        said.append(f"{there} {'was' if len(state.chairs) == 1 else 'were'} set out.")
    if empty:
        said.append(f"{'An empty chair' if len(empty) == 1 else 'Empty chairs'} stood for {'; '.join(empty)}.")
    booked = words.contacts(state)
    if said or booked:
        yield Paragraph(" ".join(filter(None, (*said, booked))))


def _seen_differently(state: Network) -> Iterator[Part]:
    called = words.names(state)
    items = [
        f"{words.heading_of(state, question)} {words.named(called, one.between)}: {one.about}"
        for question in QUESTIONS
        for one in state.differences.values()
        if one.question == question
    ]
    items += [
        f"{words.heading_of(state, mark.question)} {marked(state, mark.mark, mark.text)}"
        for mark in state.marks.values()
    ]
    yield from section("Where we saw it differently", items, most=MOST_SEEN)


def _wanted(state: Network) -> Iterator[Part]:
    yield from section(words.WANTED_FIRST, words.wanted(state))
    told = (("The question that turned it", state.turning_question), ("What shifted", state.shift))
    said = [f"{label}: {sentence(text)}" for label, text in told if text]
    if said:
        yield Paragraph(" ".join(said))


def _agreements(state: Network) -> Iterator[Part]:
    """All of them, each with every no that stands beside it."""
    yield from section("What we settled, in role only", [_agreed(state, one) for one in state.agreements.values()])


def _agreed(state: Network, one: Agreement) -> str:
    said = [f"{words.IN_ROLE}: {sentence(one.text)}"]
    said += [f"Agreed in role by {plural(len(one.agreed), 'chair')}." if one.agreed else _NONE_AGREED]
    said += [f"Did not agree: {_roles(state, one.not_agreed)}."] if one.not_agreed else []
    return " ".join(said)


def _roles(state: Network, numbers: Iterable[int]) -> str:
    """Those chairs by their roles, each role once with how often it is meant."""
    found: dict[str, int] = {}
    for number in numbers:
        chair = state.chairs.get(number)
        role = (chair.role or chair.name) if chair is not None else f"chair {number}"
        found[role] = found.get(role, 0) + 1
    return "; ".join(role if many == 1 else f"{role} ({many} chairs)" for role, many in found.items())


def _slot(state: Network) -> Iterator[Part]:
    """The shared slot in a sentence, and who comes in which week."""
    if not (state.slot_when or state.weeks):
        return
    called = words.names(state)
    items = [
        f"Week {number}: {sums.coming(week, lambda chairs: words.named(called, chairs))}"
        for number, week in (sums.weeks(state).items() if state.weeks else ())
    ]
    yield Heading("The weekly slot, as we rehearsed it", 3)
    said = [sentence(text) for text in (state.slot_when, state.slot_note) if text]
    if said:
        yield Paragraph(" ".join(said))
    if items:
        yield Bullets(tuple(items))


def _conversations(state: Network) -> Iterator[Part]:
    yield from section("Connecting conversations", [_talk(state, talk) for talk in state.conversations.values()])


def _talk(state: Network, talk: Conversation) -> str:
    called = words.names(state)
    pair = [called.get(number, f"chair {number}") for number in (talk.from_chair, talk.to_chair)]
    by = by_day(talk.by, talk.by_on)
    return f"{' to '.join(pair)}: {talk.opening or 'no opening line yet'}{f' ({by})' if by else ''}"


def _back(state: Network) -> Iterator[Part]:
    yield Heading("Back to the whānau", 3)
    yield Paragraph(words.reminder(state, "back-to-whanau", "This goes back to the whānau as a question."))
    if state.with_chairs:
        yield Quote(words.BACK_AS_A_QUESTION)
