"""What was said from a network's chairs as one text, coded with what was asked.

Source: "A Good Start in Life", net-'works' grid: three questions, and five ways to meet them, of which "we don't know"
is an answer. Others than the facilitators get what their page has, and anybody only what its owner gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exercises.kernel.consent import may_leave
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.outline import Audience
from exercises.network import outline_words as words
from exercises.network.reversals import said_from
from exercises.network.state import ANSWERED, GUESS, QUESTIONS, SILENT, UNKNOWN, Agreement, Chair, Network

_ASKED, _FOUND = "asked", "found"
_FELT = {"matters": "What matters most", "felt": "What it is like to sit here"}
_MET = {UNKNOWN: "We don't know", GUESS: "A guess", SILENT: "Said nothing"}
_KINDS = {
    "difference": ("Difference", "Where two chairs see it differently. Material, never a fault."),
    "mark": ("Down a column", "What was seen looking down one question of the grid."),
    "wants": ("Wanted first", "What the child's, parents' and whānau chairs wanted before services settled anything."),
    "agreement": ("Rehearsed agreement", "Tried out between roles; agreed with nobody."),
    "conversation": ("Connecting conversation", "The opening line of a talk between two people."),
    "learning": ("Taken away", "What somebody will do differently."),
    "surprise": ("Surprise", "What surprised the group."),
}


def coded(state: Network, audience: Audience) -> Coded:
    """One text; the codes are the three questions, how each was met, and what was found."""
    pieces = tuple(_pieces(state, audience))
    used = {code for piece in pieces for code in piece.codes}
    if not used:
        return Coded()
    # What a case is called may tell whose it is.
    case = state.case_title if audience != "public" else ""
    title = case or state.template.title
    codes = list(_codes(state))
    used |= {code.within for code in codes if code.key in used}
    return Coded(tuple(code for code in codes if code.key in used), (Text("said", title, pieces),))


def _codes(state: Network) -> Iterator[Code]:
    yield Code(_ASKED, "Asked of each chair", codable=False, shared=True)
    for question in QUESTIONS:
        yield Code(question, words.heading_of(state, question), within=_ASKED, shared=True)
    for field, name in _FELT.items():
        yield Code(field, name, within=_ASKED, shared=True)
    yield Code(_FOUND, "Found in the network", codable=False, shared=True)
    for kind, name in _MET.items():
        yield Code(kind, name, "How a question was met.", _FOUND, shared=True)
    for kind, (name, about) in _KINDS.items():
        yield Code(kind, name, about, _FOUND, shared=True)


def _pieces(state: Network, audience: Audience) -> Iterator[Piece]:
    """The text's lines: chair by chair where that page has the answers, then what was found."""
    whole = audience == "facilitators"
    called = words.names(state)
    if audience != "public":
        if whole or not state.with_chairs:
            for chair in state.in_order():
                yield from _answers(state, chair, whole)
        for number, difference in state.differences.items():
            who = words.named(called, difference.between)
            yield Piece(f"d{number}", difference.about, (difference.question, "difference"), who)
        for number, mark in state.marks.items():
            if mark.text:
                yield Piece(f"m{number}", mark.text, (mark.question, "mark"))
        for chair in state.in_order():
            if chair.wants and (whole or (state.with_chairs and state.row(chair.row).whanau)):
                yield Piece(f"wants-{chair.number}", chair.wants, ("wants",), called[chair.number])
        for number, agreement in agreements(state, audience).items():
            said = f"No from {words.named(called, agreement.not_agreed)}" if agreement.not_agreed else ""
            yield Piece(f"a{number}", agreement.text, _known(agreement.question, "agreement"), said)
        for number, talk in state.conversations.items():
            pair = words.named(called, (talk.from_chair, talk.to_chair))
            yield Piece(f"k{number}", talk.opening, _known(talk.question, "conversation"), pair)
        if whole or not state.with_chairs:
            for place, text in enumerate(state.surprises, 1):
                yield Piece(f"surprise-{place}", text, ("surprise",))
    for number, learning in state.learnings.items():
        if may_leave(learning.consent, audience):
            # A program of analysis has no place for consent, and whoever quotes has to see it.
            memo = f"Consent: {learning.consent}" if whole else ""
            yield Piece(f"l{number}", learning.text, ("learning",), memo)


def agreements(state: Network, audience: Audience) -> Mapping[int, Agreement]:
    """What was settled in role; a paper grid's page has none of it."""
    return state.agreements if audience == "facilitators" or state.with_chairs else {}


def _known(question: str, kind: str) -> tuple[str, ...]:
    return (question, kind) if question in QUESTIONS else (kind,)


def _answers(state: Network, chair: Chair, whole: bool) -> Iterator[Piece]:
    """A chair's name, and under it how it met each question; nothing when it was not asked any."""
    fields = (*QUESTIONS, *(_FELT if whole else ()))
    met = {field: chair.answers[field] for field in fields if field in chair.answers}
    apart = said_from(state, chair.number) if whole else ()
    if not met and not apart:
        return
    yield Piece("", words.who(chair))
    for field, answer in met.items():
        text = answer.words or _MET.get(answer.kind, "")
        how = () if answer.kind == ANSWERED else (answer.kind,)
        yield Piece(f"{chair.number}-{field}", text, (field, *how))
    for place, said in enumerate(apart, 1):
        if said.field in fields:
            how = () if said.kind == ANSWERED else (said.kind,)
            yield Piece(
                f"{chair.number}-{said.field}-reversed-{place}",
                said.words or _MET.get(said.kind, ""),
                (said.field, *how),
                "Said from the other's chair",
            )
