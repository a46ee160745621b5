"""What the room may see of a deck: the promise, a card, words to choose from, counts of five or more. Nothing else.

What two people say on a card is theirs: no view has it. In a demonstration the room may see what they will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from exercises.deck.drawing import card_of
from exercises.deck.state import Card, Deck
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView


def _named(state: Deck) -> tuple[tuple[str, str], ...]:
    """The views that are drawn of the deck as a whole, each with what the console calls it."""
    words = (("words", "the words to choose from"),) if state.groups else ()
    will = (("will", "what both will do"),) if state.shown_in_training else ()
    there = (("promise", "the promise"), ("card", "the card that is talked about"), ("deck", "the cards that were out"))
    return (*there, *words, *will)


def room_views(state: Deck) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    counts = tuple((str(item["key"]), str(item["title"])) for item in state.groups)
    cards = ((f"card {card.number}",) * 2 for card in state.standing)
    return (*_named(state), *counts, ("quiet", "a quiet screen"), *cards)


def phase_view(state: Deck) -> str:
    """The view the room gets when the group moves to this phase."""
    view = state.template.phase(state.phase).room
    return "card" if view == "will" and not state.shown_in_training else view


def room_view(state: Deck, key: str) -> RoomView:
    """The view of that key. Raises ExerciseError when there is no such view or no such card."""
    word, _, number = key.partition(" ")
    there = number_of(number) or 0
    if word == "card" and str(there) == number:
        return RoomView(key, key, _one(state, _in_the_deck(state, there)))
    item = next((item for item in state.groups if item["key"] == key), None)
    if item is not None:
        hands = state.hands(item)
        words: list[Block] = [] if hands.counted else [Gap(), *(Line(word) for word, _ in hands.rows)]
        return RoomView(key, str(item["title"]), (*hands.blocks(str(item["ask"])), *words))
    if key == "quiet":
        return QUIET
    draws, name = _VIEWS.get(key), dict(_named(state)).get(key)
    if draws is None or name is None:
        raise ExerciseError(f"There is no view called {key[:40]}. show card shows the card that is talked about.")
    return RoomView(key, name, draws(state))


def _in_the_deck(state: Deck, number: int) -> Card:
    """A card that the room may see. Raises ExerciseError for one that is out: it may be out because it hurt."""
    card = card_of(state, number)
    if card.retired:
        back = f"It comes back with: retire {number} no"
        raise ExerciseError(f"Card {number} is out of the deck, so the room does not see it. {back}")
    return card


def _foot(state: Deck) -> tuple[Block, ...]:
    """What is done now, and what was promised."""
    phase = state.template.phase(state.phase)
    now = f"{phase.title}. {phase.say[0]}" if phase.say and state.wordless else ""
    said = filter(None, (now, state.template.reminders.get("foot", "")))
    return (Gap(foot=True), *(Line(one, "quiet") for one in said))


def _head(text: str, each: Iterable[str]) -> tuple[Block, ...]:
    return (Line(text, "strong"), *(part for one in each for part in (Gap(), Line(one))))


def _one(state: Deck, card: Card) -> tuple[Block, ...]:
    return (Line(f"Card {card.number}", "strong"), Gap(), Big(card.text), *_foot(state))


def _promise(state: Deck) -> tuple[Block, ...]:
    said = state.template.reminders.get("promise", "") or state.template.purpose
    return (Line(state.template.title, "strong"), Gap(), Big(said), *_foot(state))


def _now(state: Deck) -> tuple[Block, ...]:
    """The card that is talked about, or those that lie out to choose from; before any does, what is said now."""
    phase = state.template.phase(state.phase)
    if state.now in state.cards:
        return _one(state, state.cards[state.now])
    out = [f"{number}  {state.cards[number].text}" for number in state.out]
    return _head(phase.title if out else state.template.title, out or phase.say)


def _deck(state: Deck) -> tuple[Block, ...]:
    """The cards that were out, for the group to say how they went."""
    there = [card for card in state.standing if card.number not in state.pile] or list(state.standing)
    said = (*state.template.phase(state.phase).say, state.template.title)[0]
    return _head(said, (f"{card.number}  {card.text}" for card in there))


def _words(state: Deck) -> tuple[Block, ...]:
    said = (str(word) for item in state.groups for word in item["words"].values())
    return (Line(str(state.groups[0]["ask"]), "strong"), *(part for one in said for part in (Gap(), Big(one))))


def _will(state: Deck) -> tuple[Block, ...]:
    return _head("What we will do", (said for _, said in state.will_lines(whose=False)))


_VIEWS: Mapping[str, Callable[[Deck], tuple[Block, ...]]] = {
    "promise": _promise,
    "card": _now,
    "deck": _deck,
    "words": _words,
    "will": _will,
}
