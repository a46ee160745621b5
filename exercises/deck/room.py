"""What the room may see of a deck: the promise, a card, words to choose from, counts of five or more. Nothing else.

What two people say on a card is theirs: no view has it. In a demonstration the room may see what they will do.
"""

from __future__ import annotations

from exercises.deck.drawing import card_of
from exercises.deck.state import Card, Deck
from exercises.kernel.shape import ExerciseError
from exercises.kernel.words import number_of
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView

VIEW = {"promise": "the promise", "card": "the card that is talked about", "deck": "the cards that were out"}


def room_views(state: Deck) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    words = (("words", "the words to choose from"),) if state.groups else ()
    will = (("will", "what both will do"),) if state.shown_in_training else ()
    counts = tuple((str(item["key"]), str(item["title"])) for item in state.groups)
    cards = tuple((f"card {number}", f"card {number}") for number in state.cards)
    return (*VIEW.items(), *words, *counts, *will, ("quiet", "a quiet screen"), *cards)


def phase_view(state: Deck) -> str:
    """The view the room gets when the group moves to this phase."""
    view = state.template.phase(state.phase).room
    return "card" if view == "will" and not state.shown_in_training else view


def view_called(state: Deck, words: str) -> str:
    """The view that a line names by a card's number: "card 7"."""
    number = number_of(words.removeprefix("card "))
    return f"card {number}" if words.startswith("card ") and number in state.cards else ""


def room_view(state: Deck, key: str) -> RoomView:
    """The view of that key. Raises ExerciseError when there is no such view or no such card."""
    word, _, number = key.partition(" ")
    if word == "card" and number:
        there = number_of(number)
        if there is None or str(there) != number:
            raise ExerciseError(f"There is no view called {key[:40]}. show card shows the card that is talked about.")
        return _one(state, key, f"card {there}", card_of(state, there))
    counts = [str(item["key"]) for item in state.groups]
    if key == "quiet":
        return QUIET
    if key == "promise":
        return RoomView(key, VIEW[key], _promise(state))
    if key == "card":
        now = state.cards.get(state.now)
        return _one(state, key, VIEW[key], now) if now is not None else RoomView(key, VIEW[key], _choice(state))
    if key == "deck":
        return RoomView(key, VIEW[key], _deck(state))
    if key == "words" and counts:
        said = (str(word) for item in state.template.words["group"] for word in item["words"].values())
        head = Line(str(state.groups[0]["ask"]), "strong")
        return RoomView(key, "the words to choose from", (head, *(part for one in said for part in (Gap(), Big(one)))))
    if key == "will" and state.shown_in_training:
        lines = (part for _, said in state.will_lines(whose=False) for part in (Gap(), Line(said)))
        return RoomView(key, "what both will do", (Line("What we will do", "strong"), *lines))
    if key in counts:
        item = state.groups[counts.index(key)]
        return RoomView(key, str(item["title"]), state.hands(key).blocks(str(item["ask"])))
    raise ExerciseError(f"There is no view called {key[:40]}. show card shows the card that is talked about.")


def _foot(state: Deck) -> tuple[Block, ...]:
    """What is done now, and what was promised."""
    phase = state.template.phase(state.phase)
    now = f"{phase.title}. {phase.say[0]}" if phase.say and state.wordless else ""
    said = filter(None, (now, state.template.reminders.get("foot", "")))
    return (Gap(), *(Line(one, "quiet") for one in said))


def _one(state: Deck, key: str, name: str, card: Card) -> RoomView:
    return RoomView(key, name, (Line(f"Card {card.number}", "strong"), Gap(), Big(card.text), *_foot(state)))


def _promise(state: Deck) -> tuple[Block, ...]:
    said = state.template.reminders.get("promise", "") or state.template.purpose
    return (Line(state.template.title, "strong"), Gap(), Big(said), *_foot(state))


def _choice(state: Deck) -> tuple[Block, ...]:
    """The cards that lie out to choose from; before any does, what is said in this phase."""
    if not state.out:
        return (Line(state.template.title, "strong"), Gap(), *map(Line, state.template.phase(state.phase).say))
    cards = (part for number in state.out for part in (Gap(), Line(f"{number}  {state.cards[number].text}")))
    return (Line(state.template.phase(state.phase).title, "strong"), *cards)


def _deck(state: Deck) -> tuple[Block, ...]:
    """The cards that were out, for the group to say how they went."""
    there = [card for card in state.standing if card.number not in state.pile] or list(state.standing)
    cards = (part for card in there for part in (Gap(), Line(f"{card.number}  {card.text}")))
    return (
        Line(state.template.phase(state.phase).say[0] if state.template.phase(state.phase).say else "", "strong"),
        *cards,
    )
