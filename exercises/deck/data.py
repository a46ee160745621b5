"""A deck as facts: how often each card opened talk or fell flat, by nobody, and what was counted by hands. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.deck.state import Deck
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience


def data(state: Deck, audience: Audience) -> Iterator[Fact]:
    """The counts of every card, and those of the group that audience may read."""
    for card in state.cards.values():
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
