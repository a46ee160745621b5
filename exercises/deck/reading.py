"""A deck read by its facilitators: text, JSON, search, progress, one card. Pure; everything here is private."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exercises.deck.speaking import BOTH, called
from exercises.deck.state import VOICES, Card, Deck
from exercises.kernel import clock, consent, things
from exercises.kernel.record import replace
from exercises.kernel.shape import Progress, Quotable
from exercises.kernel.text import folded
from exercises.kernel.things import OWNER, Sought


def left(state: Deck) -> str:
    """ "left 18 of 24"."""
    return f"left {len(state.pile)} of {sum(1 for _ in state.standing)}"


def progress(state: Deck) -> Progress:
    """Where the exercise is: which of the cards taken, else how many are left."""
    here = state.asked and state.now in state.taken
    counted = f"card {state.taken.index(state.now) + 1} of {len(state.taken)}" if here else left(state)
    now = clock.progress(state, counted, wordless=state.wordless)
    moved = state.phase != state.template.phases[0].key
    begun = moved or state.out or state.taken or state.voices or state.agreed or state.counts or state.closed
    # A deck has no times, so that only this tells a list of sessions how far it is.
    return replace(now, standing=now.phase if begun else "")


def history(card: Card) -> Iterator[str]:
    """Each wording of a card with where it comes from, and why it is out."""
    yield from (f"version {place}{one.whence}: {one.text}" for place, one in enumerate(card.versions, 1))
    if card.retired:
        yield f"retired: {card.why}{f', from {card.why_from}' if card.why_from else ''}"


def card_lines(state: Deck, number: int) -> list[str]:
    """Everything of a card: each wording, how it went, what both said on it."""
    card = state.cards[number]
    theme = f"  ({card.theme})" if card.theme else ""
    said = [f"{called(state, place).partition(', ')[2]}: {words}" for place, words in state.said_on(number)]
    first = [f"{state.role(card.first)} speaks first"] if card.first else []
    return [f"{number} {card.text}{theme}", f"opened {card.opened}, flat {card.flat}", *history(card), *first, *said]


def card(state: Deck, number: str) -> list[str]:
    """What the line that is a card's number alone brings."""
    return card_lines(state, int(number))


def text(state: Deck) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    lines = [state.template.title, f"phase {now.phase}, {left(state)}{', closed' if state.closed else ''}"]
    for name, numbers in (("out", state.out), ("talked about", state.taken)):
        lines += [f"{name}: {', '.join(map(str, numbers))}"] if numbers else []
    lines += [f"{hands.title}: {hands}" for hands in map(state.hands, state.groups)]
    if state.asked:
        roles = (f"{voice.upper()} {state.say(voice)}".strip() for voice in VOICES)
        lines.append(f"{', '.join(roles)}{', both would like to talk' if state.agreed else ''}")
        lines.append(_kept(state))
        lines += [f"we will {number}: {said}" for number, said in state.will_lines()]
    for number in state.cards:
        first, *rest = card_lines(state, number)
        lines += ["", f"  {first}", *(f"      {line}" for line in rest)]
    return lines


def _kept(state: Deck) -> str:
    if state.gone:
        return "taken back by one of the two: nothing of it is kept"
    return "kept by both" if state.kept else f"not kept{'' if state.closed else ' so far'}: {BOTH}"


def document(state: Deck) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    return {**clock.document(state), **things.document(state)}


def sought(state: Deck) -> Iterator[Sought]:
    """What finding looks into, what both said too."""
    yield from things.sought(state)
    for place, text in state.voices.items():
        yield Sought(place, f"{called(state, place)}: {text}", folded(text), OWNER)


def quotes(state: Deck) -> tuple[Quotable, ...]:
    """What both said, which leaves when both keep it; and what was taken back."""
    kept = consent.WITHOUT_NUMBER if state.kept else consent.NOT_ASKED
    there = tuple(Quotable(place, said, kept) for place, said in state.voices.items())
    return (*there, *(Quotable(place, "", consent.WITHDRAWN) for place in state.gone))
