"""The moves that change a deck's cards: one more, other words, as written, retired; and a whole deck from a file. Pure.

A card is never overwritten: every wording stays readable, with where it comes from, and the last is the card.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from exercises.deck.drawing import card_of, with_card
from exercises.deck.state import AS_WRITTEN, Card, Deck, Version
from exercises.kernel import checks
from exercises.kernel.making import fitting
from exercises.kernel.moves import Got, also, move, moves_in
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import says_the_same


def nobody(words: str, example: str = "7 from two schools: other words") -> str:
    """The words, when they name a role or a group. Raises ExerciseError for a number that leads back to a person."""
    if isinstance(words, str) and P_NUMBER.search(words):
        raise ExerciseError(f"A role or a group, never somebody's number: {example}")
    return words


def _version(state: Deck, text: str, source: str) -> Version:
    return Version(**fitting(state.template, Version, text=text, source=nobody(source)))


def _reads(got: Got, state: Deck) -> str:
    source, number = got.get("source", ""), got.get("card", state.numbers.get("", 0) + 1)
    return f"card {number} reads: {got['text']}{f', from {source}' if source else ''}"


def _ends_with_from(got: Got, state: Deck) -> str:
    """A gentle word where what stands behind the colon ends with whom it comes from: that belongs before it."""
    said, place = got["text"], got.get("card", "+ card")
    found = "" if got.get("source") or " from " not in said else said.rpartition(" from ")[2]
    return f"Where it comes from stands before the colon: {place} from {found}: …" if found else ""


@move(
    "+ card [<theme>] [from <source>]: <text>",
    lambda state: f"+ card{f' {state.themes[0]}' if state.themes else ''}: What did I not ask?",
    "one more card; + card from two schools: … says where it comes from",
    _reads,
    called="a card",
    printed=("text",),
    warn=_ends_with_from,
    given=lambda state, data: {"number": max(state.numbers.get("", 0) + 1, data.get("number", 0))},
)
def card(state: Deck, *, text: str, theme: str = "", source: str = "", number: int = 0) -> Deck:
    """One more card, at the bottom of the pile: nobody's favourite is put on top."""
    checks.open_still(state)
    version = _version(state, text, source)
    if theme and theme not in state.themes:
        raise ExerciseError(f"There is no theme {checks.shown(theme)} here.")
    state, number = checks.numbered(state, "", number)
    made = with_card(state, Card(number, (version,), theme or next(iter(state.themes), "")))
    return replace(made, pile=(*state.pile, number))


@move(
    "<card> [from <source>]: <text>",
    "7: Other words, the earlier ones stay",
    "other words for a card; 7 from two schools: … says where they come from",
    _reads,
    called="other words for a card",
    printed=("text",),
    warn=_ends_with_from,
)
@also("<card>", "7", "everything of a card, all its wordings", "opens card {card}", action="card")
def version(state: Deck, *, card: int, text: str, source: str = "") -> Deck:
    """Other words for a card, which stand as its last version; the same words only say where they come from."""
    checks.open_still(state)
    this = card_of(state, card)
    same = text == this.text and says_the_same(text, this.text)
    if same and source in ("", this.versions[-1].source):
        raise ExerciseError(f"Card {card} reads so already.")
    before = this.versions[:-1] if same else this.versions
    return with_card(state, replace(this, versions=(*before, _version(state, text, source))))


@move(
    "<card> as written",
    "7 as written",
    "its earlier words again; both stay, side by side",
    "card {card} reads as it did before",
    called="a card as written",
    shown=lambda state: any(len(card.versions) > 1 for card in state.cards.values()),
)
@also("<card> as written: <why>", "", "", "card {card} reads as it did before: {why}")
def as_written(state: Deck, *, card: int, why: str = "") -> Deck:
    """The words before the present ones again, as one more version. Raises ExerciseError where there are none."""
    checks.open_still(state)
    this = card_of(state, card)
    if len(this.versions) < 2:
        raise ExerciseError(f"Card {card} stands as it was written.")
    source = f"{AS_WRITTEN}: {why}" if why else AS_WRITTEN
    return with_card(state, replace(this, versions=(*this.versions, _version(state, this.versions[-2].text, source))))


@move(
    "retire <card> [from <source>]: <why>",
    "retire 7: it hurt somebody; said so kindly",
    "takes a card out of the pile; it stays in the history",
    "card {card} is out: {why}",
    called="whether a card is retired",
)
@also("retire <card> no|off", "", "", "card {card} is back", sets={"why": "", "yes": False})
def retire(state: Deck, *, card: int, why: str, source: str = "", yes: bool = True) -> Deck:
    """A card goes out of the deck, or comes back to the bottom of the pile."""
    checks.open_still(state)
    told = fitting(state.template, Card, why=why, why_from=nobody(source))
    if yes:
        checks.within(state.template, why, "why", "why it is out", 160)
    state = with_card(state, replace(card_of(state, card), retired=yes is True, **told))
    pile, out, taken = (tuple(one for one in there if one != card) for there in (state.pile, state.out, state.taken))
    back = () if yes else (card,)
    return replace(state, pile=(*pile, *back), out=out, taken=taken, now=0 if state.now == card else state.now)


def _order(state: Deck, data: Mapping[str, Any]) -> dict[str, Any]:
    cards = data.get("cards")
    there = [one for one in cards if isinstance(one, Mapping)] if isinstance(cards, list) else []
    return {} if "order" in data else {"order": [one.get("number") for one in there if not one.get("retired")]}


@move(called="a deck from a file", words=("cards", "themes"), printed=("cards", "themes"), given=_order)
def fill(state: Deck, *, cards: list[Any], themes: list[str], order: list[int]) -> Deck:
    """The whole deck as a file has it, in place of the one there was. Raises ExerciseError once something was said on
    a card: a new deck must not carry it off."""
    checks.open_still(state)
    if state.voices:
        raise ExerciseError("Something was said on these cards. Bring a deck in before, or into a review of its own.")
    if not isinstance(cards, list) or not cards or not isinstance(themes, list) or not isinstance(order, list):
        raise ExerciseError("That deck cannot be read.")
    made = {one.number: one for one in (_filled(state, item) for item in cards)}
    standing = [number for number, one in made.items() if not one.retired]
    pile = tuple(dict.fromkeys((*(number for number in order if number in standing), *standing)))
    told = {"cards": made, "pile": pile, "themes": tuple(map(str, themes)), "numbers": {"": max(made)}}
    return replace(state, **told, out=(), taken=(), now=0)


def _filled(state: Deck, item: Mapping[str, Any]) -> Card:
    versions = tuple(_version(state, one["text"], one["from"]) for one in item["versions"])
    told = fitting(state.template, Card, why=item.get("why", ""), why_from=nobody(item.get("why_from", "")))
    told |= {name: int(item[name]) for name in ("opened", "flat")}
    return Card(item["number"], versions, item["theme"], bool(item.get("retired")), **told)


MOVES = moves_in(sys.modules[__name__])
"""Every move of the cards by its kind."""
