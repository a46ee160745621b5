"""A deck read by its facilitators: text, JSON, search, progress, one card. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.deck.speaking import BOTH, places, spoken
from exercises.deck.state import DIFFER, Card, Deck
from exercises.kernel import clock, consent, things
from exercises.kernel.shape import Progress, Quotable


def left(state: Deck) -> str:
    """ "left 18 of 24"."""
    return f"left {len(state.pile)} of {sum(1 for _ in state.standing)}"


def progress(state: Deck) -> Progress:
    """Where the exercise is: which of the cards taken, else how many are left."""
    counted = left(state)
    if state.asked and state.now in state.taken:
        counted = f"card {state.taken.index(state.now) + 1} of {len(state.taken)}"
    standing = "prepared" if len(state.cards) != len(state.template.words["cards"]) else ""
    return clock.progress(state, counted, wordless=state.wordless, standing=standing)


def last_version(card: Card) -> str:
    """The number of its last wording, and where it comes from: "2, from two schools"."""
    return f"{len(card.versions)}{card.versions[-1].whence if len(card.versions) > 1 else ''}"


def card_lines(state: Deck, number: int) -> list[str]:
    """Everything of a card: each wording with where it comes from, how it went, what both said on it."""
    card = state.cards[number]
    theme = f"  ({card.theme})" if card.theme else ""
    lines = [f"{number} {card.text}{theme}", f"opened {card.opened}, flat {card.flat}"]
    if card.retired:
        who = f", from {card.why_from}" if card.why_from else ""
        lines.append(f"retired: {card.why}{who}")
    for place, one in enumerate(card.versions, 1):
        lines.append(f"version {place}{one.whence}: {one.text}")
    called = places(state) if state.asked else {}
    if card.first:
        lines.append(f"{state.role(card.first)} speaks first")
    return lines + [f"{called.get(place, 'we differ')}: {said}" for place, said in card.voices.items()]


def card(state: Deck, number: str) -> list[str]:
    """What the line that is a card's number alone brings."""
    return card_lines(state, int(number))


def text(state: Deck) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    lines = [state.template.title, f"phase {now.phase}, {left(state)}{', closed' if state.closed else ''}"]
    if state.out:
        lines.append(f"out: {', '.join(map(str, state.out))}")
    if state.taken:
        lines.append(f"talked about: {', '.join(map(str, state.taken))}")
    lines += [f"{hands.title}: {hands}" for hands in (state.hands(str(item["key"])) for item in state.groups)]
    if state.asked:
        lines.append(f"A {state.role('a')}, B {state.role('b')}{', both would like to talk' if state.agreed else ''}")
        lines.append("kept by both" if state.kept else f"not kept so far: {BOTH}")
        for will in state.wills.values():
            more = ", ".join(filter(None, (will.who, f"look again {will.again}" if will.again else "")))
            lines.append(f"we will {will.number}: {will.text}{f' ({more})' if more else ''}")
    for number in state.cards:
        first, *rest = card_lines(state, number)
        lines += ["", f"  {first}", *(f"      {line}" for line in rest)]
    return lines


def document(state: Deck) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    return {
        **clock.document(state),
        "themes": list(state.themes),
        "pile": list(state.pile),
        "out": list(state.out),
        "taken": list(state.taken),
        "now": state.now,
        "cards": [things.document(one) for one in state.cards.values()],
        "counts": {key: dict(counts) for key, counts in state.counts.items()},
        "agreed": state.agreed,
        "roles": dict(state.roles),
        "will": [things.document(one) for one in state.wills.values()],
        "keeps": sorted(state.keeps),
    }


def quotes(state: Deck) -> tuple[Quotable, ...]:
    """What both said, which leaves when both keep it; and what was taken back."""
    kept = consent.WITHOUT_NUMBER if state.kept else consent.NOT_ASKED
    there = tuple(Quotable(key, said, kept) for key, said in spoken(state).items())
    return (*there, *(Quotable(key, "", consent.WITHDRAWN) for key in state.gone))


def voices_in_order(state: Deck, one: Card, voice: str) -> list[tuple[str, str]]:
    """What a voice said on a card, by what was asked, in order."""
    return [(asked.title, one.voices.get(f"{voice} {asked.key}", "")) for asked in state.asked]


def difference(one: Card) -> str:
    """What both leave as it is; "" for nothing."""
    return one.voices.get(DIFFER, "")
