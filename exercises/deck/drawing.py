"""The moves of the pile: draw, take, pass, shuffle, how it went. Pure; what comes out stands in the entry.

Nothing here has words, a time or anybody's number: whoever talks about a card is nobody's business.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from exercises.deck.state import Card, Deck
from exercises.kernel import checks
from exercises.kernel.moves import Got, also, move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural

AGAIN = "shuffle begins again"


def card_of(state: Deck, number: Any) -> Card:
    """The card of that number. Raises ExerciseError for one there is none of."""
    if type(number) is not int or number not in state.cards:
        there = f"They are numbered from 1 to {max(state.cards, default=0)}."
        raise ExerciseError(f"There is no card {checks.shown(number)}. {there}")
    return state.cards[number]


def with_card(state: Deck, card: Card) -> Deck:
    """The deck with that card in place of the one of its number."""
    return replace(state, cards={**state.cards, card.number: card})


def drawable(state: Deck, theme: str = "") -> list[int]:
    """The cards of the pile, of that theme where there is one, the next one first."""
    return [number for number in state.pile if not theme or state.cards[number].theme == theme]


def usual(state: Deck) -> int:
    """How many are drawn when nobody says."""
    return int(state.template.words.get("draws", 3))


def _on_top(state: Deck, data: Mapping[str, Any]) -> dict[str, Any]:
    """Which cards a draw gives: those on top of the pile as it is when it is recorded."""
    there = drawable(state, str(data.get("theme", "")))
    return {} if "cards" in data else {"cards": there[: int(data.get("count") or usual(state))]}


def _draws(got: Got, state: Deck) -> str:
    count, theme = got.get("count") or usual(state), got.get("theme", "")
    left, of = len(drawable(state, theme)), f" of {theme}" if theme else ""
    if 0 < left < count:
        return f"{left}{of} left, so {left} {'is' if left == 1 else 'are'} drawn; {AGAIN}"
    return f"draws {plural(count, 'card')}{of}"


def _pairs(got: Got, state: Deck) -> str:
    pairs, three = divmod(got["people"], 2)
    if not pairs:
        return "one person alone: a card works alone as well"
    others = f"{plural(pairs - 1, 'pair')} and " if pairs > 1 else ""
    made = f"{others}a three" if three else plural(pairs, "pair")
    return f"{made}: draw numbers from the bowl; not with your team leader. Who sits with whom is written nowhere"


@move("draw [<count>] [<theme>]", "draw 3", "cards that are not out yet", _draws, called="a draw", given=_on_top)
@also("pairs [:] <people>", "pairs 14", "how they make pairs; holdspace makes none", _pairs, action="none")
def draw(state: Deck, *, cards: list[int], count: int = 0, theme: str = "") -> Deck:
    """Cards from the pile lie open. Raises ExerciseError when none is left."""
    checks.open_still(state)
    if not isinstance(cards, list) or not cards:
        of = f" of {theme}" if theme and state.pile else ""
        raise ExerciseError(f"No card{of} is left in the pile; {AGAIN}.")
    there = [card_of(state, number) for number in dict.fromkeys(cards)]
    fresh = [card.number for card in there if not card.retired]
    out = (*(number for number in state.out if number not in fresh), *fresh)
    return _piled(state, [number for number in state.pile if number not in fresh], out, bool(state.asked))


def _piled(state: Deck, pile: list[int], out: tuple[int, ...] = (), keeps: bool = False) -> Deck:
    """The deck with that pile and what lies out; only cards on which something is said stay talked about, or all."""
    taken = tuple(number for number in state.taken if keeps or number in state.spoken)
    left = tuple(number for number in pile if number not in taken)
    return replace(state, pile=left, out=out, taken=taken, now=state.now if state.now in taken else 0)


@move("take <cards>", "take 7", "the one that is talked about", "talked about: {cards}", called="a card taken")
def take(state: Deck, *, cards: list[int]) -> Deck:
    """Cards that lie out are talked about, the first of them now; the others go to the bottom of the pile. One that was
    taken before is turned to again."""
    checks.open_still(state)
    if not isinstance(cards, list) or not cards:
        raise ExerciseError("Which card is talked about? For example take 7")
    for number in cards:
        if card_of(state, number).number not in (*state.out, *state.taken):
            out = listed([str(one) for one in state.out])
            raise ExerciseError(f"Card {number} is not out. {f'Out: {out}.' if out else 'Draw first: draw 3'}")
    new = tuple(number for number in dict.fromkeys(cards) if number not in state.taken)
    rest = tuple(number for number in state.out if number not in cards) if new else ()
    left = () if new else state.out
    return replace(state, pile=(*state.pile, *rest), out=left, taken=(*state.taken, *new), now=cards[0])


@move("pass", "pass", "all that lie out go back; who passed is written nowhere", "the cards go back", called="a pass")
def put_back(state: Deck) -> Deck:
    """What lies out, and what is talked about now, goes to the bottom of the pile. Raises ExerciseError for nothing."""
    checks.open_still(state)
    now = [state.now] if state.now and state.now not in state.spoken else []
    if not state.out and not now:
        raise ExerciseError("No card is out, so nothing goes back. Whoever passes says nothing; draw goes on.")
    back = dict.fromkeys((*state.out, *now))
    taken = tuple(number for number in state.taken if number not in now)
    return replace(state, pile=(*state.pile, *back), out=(), taken=taken, now=0)


def _standing(state: Deck, data: Mapping[str, Any]) -> dict[str, Any]:
    return {} if "order" in data else {"order": [card.number for card in state.standing]}


@move("shuffle", "shuffle", "all cards come back", "all cards come back, shuffled", called="a shuffle", given=_standing)
def shuffle(state: Deck, *, order: list[int]) -> Deck:
    """A new pile in that order. Cards it does not know of, made by somebody else meanwhile, are at the bottom."""
    checks.open_still(state)
    if not isinstance(order, list):
        raise ExerciseError("That order of the cards cannot be read.")
    there = [card.number for card in state.standing]
    return _piled(state, [*dict.fromkeys((*(number for number in order if number in there), *there))])


def _counted(state: Deck, cards: Any, field: str) -> Deck:
    checks.open_still(state)
    for number in cards if isinstance(cards, list) else [cards]:
        card = card_of(state, number)
        if getattr(card, field) >= checks.MOST_NUMBER:
            raise ExerciseError(f"Card {number} was counted {checks.MOST_NUMBER} times; that is the most.")
        state = with_card(state, replace(card, **{field: getattr(card, field) + 1}))
    return state


def is_on_a_card(state: Deck) -> bool:
    """Whether it is clear which card is meant, so that a line may leave its number out."""
    return state.about > 0


def _this_one(got: Got, state: Deck) -> Got:
    return {"cards": [state.about]}


@move("opened <cards>", "opened 7", "it opened talk: a count by nobody", "opened talk: {cards}", called="how it went")
@also("opened", says=lambda got, state: f"opened talk: {state.about}", data=_this_one, when=is_on_a_card)
def opened(state: Deck, *, cards: list[int]) -> Deck:
    """The cards opened talk, once more."""
    return _counted(state, cards, "opened")


@move("flat <cards>", "flat 7", "it fell flat: a count on the card", "fell flat: {cards}", called="how it went")
@also("flat", says=lambda got, state: f"fell flat: {state.about}", data=_this_one, when=is_on_a_card)
def flat(state: Deck, *, cards: list[int]) -> Deck:
    """The cards fell flat, once more."""
    return _counted(state, cards, "flat")


@move(called="the move to another phase")
def phase(state: Deck, *, phase: str) -> Deck:
    """The group moves to a phase. How long it is there is told by the session's timer alone: a deck has no times."""
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {str(phase)[:40]}.")
    return replace(state, phase=phase)


MOVES = moves_in(sys.modules[__name__])
"""Every move of the pile by its kind."""
