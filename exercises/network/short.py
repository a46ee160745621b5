"""A network exercise on the short page: what was asked, what came of it, and the way back.

"A Good Start in Life", after the day: one page within three days. It has chairs by their roles, never a name and never
who sat there, says of every agreement that it was rehearsed, and ends with the question to the whānau.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from exercises.kernel.days import by_day
from exercises.kernel.text import capital, opening_line, plural, sentence
from exercises.leaving.outline import Audience, Bullets, Heading, Paragraph, Part, Quote, section
from exercises.network import outline_words as words
from exercises.network import sums
from exercises.network.checks import marked
from exercises.network.outline import public_page
from exercises.network.state import QUESTIONS, Agreement, Chair, Conversation, Network

MOST_SEEN, FEWER_SEEN = 6, 4
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
    empty = [_role(chair) for chair in state.in_order() if chair.empty]
    if state.chairs:
        there = (
            plural(len(state.chairs), "chair") if state.with_chairs else plural(len(state.chairs), "person", "people")
        )
        said.append(f"{there} {'was' if len(state.chairs) == 1 else 'were'} set out.")
    if empty:
        said.append(f"{'An empty chair' if len(empty) == 1 else 'Empty chairs'} stood for: {'; '.join(empty)}.")
    booked = words.contacts(state)
    if said or booked:
        yield Paragraph(" ".join(filter(None, (*said, booked))))


def _seen_differently(state: Network) -> Iterator[Part]:
    called = _roles(state)
    items = [
        f"{words.asking(state, question)} Seen differently by {_several(called, one.between, ', and by ')}: "
        f"{sentence(one.about)}"
        for question in QUESTIONS
        for one in state.differences.values()
        if one.question == question
    ]
    items += [
        f"{words.asking(state, mark.question)} {sentence(marked(state, mark.mark, mark.text))}"
        for mark in state.marks.values()
    ]
    yield from section("Where we saw it differently", items, most=MOST_SEEN, least=FEWER_SEEN)


def _wanted(state: Network) -> Iterator[Part]:
    called = _roles(state)
    first = (chair for chair in state.in_order() if chair.wants and state.row(chair.row).whanau)
    yield from section(words.WANTED_FIRST, [f"{called[chair.number]}: “{chair.wants}”" for chair in first])
    told = (("The question that turned it", f"“{state.turning_question}”"), ("What shifted", sentence(state.shift)))
    for (label, text), there in zip(told, (state.turning_question, state.shift), strict=True):
        if there:
            yield Paragraph(f"{label}: {text}")


def _agreements(state: Network) -> Iterator[Part]:
    """All of them, each with every no that stands beside it."""
    yield from section("What we settled, in role only", [_agreed(state, one) for one in state.agreements.values()])


def _agreed(state: Network, one: Agreement) -> str:
    said = [f"{words.IN_ROLE}: {sentence(one.text)}"]
    said += [f"Agreed in role by {plural(len(one.agreed), 'chair')}." if one.agreed else _NONE_AGREED]
    no = Counter(_role(state.chairs[number]) for number in one.not_agreed if number in state.chairs)
    told = (role if many == 1 else f"{role} ({many} chairs)" for role, many in no.items())
    said += [f"Did not agree: {'; '.join(told)}."] if no else []
    return " ".join(said)


def _role(chair: Chair) -> str:
    return chair.role or chair.name


def _roles(state: Network) -> dict[int, str]:
    """Each chair by its role, for names stay in the room; two of one role are told apart by their numbers."""
    times = Counter(map(_role, state.chairs.values()))
    return {
        number: f"{_role(chair)} (chair {number})" if times[_role(chair)] > 1 else _role(chair)
        for number, chair in state.chairs.items()
    }


def _several(called: Mapping[int, str], numbers: Iterable[int], between: str) -> str:
    """Several chairs by their roles, which may have an "and" of their own."""
    return between.join(called.get(number, f"chair {number}") for number in numbers)


def _slot(state: Network) -> Iterator[Part]:
    """The shared slot in a sentence, and who comes in which week."""
    if not (state.slot_when or state.weeks):
        return
    called = _roles(state)
    items = [
        f"Week {number}: {capital(sums.coming(week, lambda chairs: _several(called, chairs, ', with ')))}."
        for number, week in (sums.weeks(state).items() if state.weeks else ())
    ]
    yield Heading("The weekly slot, as we rehearsed it", 3)
    said = [capital(sentence(text)) for text in (state.slot_when, state.slot_note) if text]
    if said:
        yield Paragraph(" ".join(said))
    if items:
        yield Bullets(tuple(items))


def _conversations(state: Network) -> Iterator[Part]:
    yield from section("Connecting conversations", [_talk(state, talk) for talk in state.conversations.values()])


def _talk(state: Network, talk: Conversation) -> str:
    called = _roles(state)
    who, whom = (called.get(number, f"chair {number}") for number in (talk.from_chair, talk.to_chair))
    return opening_line(who, whom, by_day(talk.by, talk.by_on), talk.opening)


def _back(state: Network) -> Iterator[Part]:
    yield Heading("Back to the whānau", 3)
    yield Paragraph(words.reminder(state, "back-to-whanau", "This goes back to the whānau as a question."))
    if state.with_chairs:
        yield Quote(words.BACK_AS_A_QUESTION)
