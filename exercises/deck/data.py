"""A deck as facts: its cards' wordings, how often each opened talk, by nobody, and what was counted by hands. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.deck.outputs import leaving
from exercises.deck.state import OURS, Card, Deck
from exercises.leaving.data import NOT_FOR_YOU, Cell, Fact
from exercises.leaving.outline import Audience


def data(state: Deck, audience: Audience) -> Iterator[Fact]:
    """The wordings and counts of the cards that audience may read, and what the group counted."""
    yield from _wordings(state, audience)
    for card in leaving(state, audience):
        for word, n in (("opened", card.opened), ("flat", card.flat)):
            cells: dict[str, Cell] = {
                "what": "cards held up",
                "of": card.text,
                "word": word,
                "n": n,
                "counts": True,
                "hidden": "",
            }
            yield Fact("counts", f"card-{card.number}-{word}", cells)
    for hands in map(state.hands, state.groups):
        yield from hands.facts(audience)


def _wordings(state: Deck, audience: Audience) -> Iterator[Fact]:
    """Every wording of every card; for others how each card reads, and of one that is out only that it is."""
    whole = audience == "facilitators"
    read = leaving(state, audience)
    for card in state.cards.values() if whole or not state.asked else ():
        last = len(card.versions)
        for place, one in enumerate(card.versions, 1):
            told: dict[str, Cell] = {"number": card.number, "version": place, "last": place == last}
            told |= {"added": _is_added(state, card), "taken_out": card.retired, "hidden": ""}
            if whole:
                told |= {"text": one.text, "source": one.source}
                told |= {"why": card.why, "why_from": card.why_from} if card.retired else {}
            elif place < last:
                continue
            elif card not in read:
                told["hidden"] = NOT_FOR_YOU
            else:
                told |= {"text": one.text, "source": one.given}
            yield Fact("cards", f"card-{card.number}-{place}", told)


def _is_added(state: Deck, card: Card) -> bool:
    """Whether a card came into the deck in the session: it is neither the template's nor the project's."""
    first = card.versions[0]
    return first.source != OURS and all(first.text != one["text"] for one in state.template.words["cards"])
