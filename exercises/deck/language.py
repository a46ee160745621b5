"""The slots of a deck's lines, and its language. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.deck.drawing import card_of
from exercises.deck.moves import MOVES
from exercises.deck.state import VOICES, WILL, Deck
from exercises.kernel import show_of_hands
from exercises.kernel.language import Language, of_now
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Number, OneOf, Thing, Things, Words
from exercises.kernel.text import without_stop
from exercises.kernel.word_slots import Day

_WHO_KEEPS = "Who asks for it? keep both, keep a, or keep b. Nobody after all: keep no"


def _called(state: Deck, number: int) -> str:
    return f"{number} {card_of(state, number).text}"


def _will(state: Any, number: int) -> None:
    if not state.say(WILL, number):
        raise ExerciseError(f"There is no line {number} of what you will do. will: ring on Tuesdays")


class _Card(Thing):
    """A card by its number, said without its words."""

    def say(self, value: Any, state: Any) -> str:
        return str(value)


class _Role(Words):
    """A role; no full stop ends one."""

    def take(self, tokens: Sequence[str], got: Got, state: Deck) -> tuple[Any, int]:
        said, took = super().take(tokens, got, state)
        return without_stop(said), took


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "card": _Card(_called, lambda state: state.cards, ask="Which card?"),
        "cards": Things(_called, lambda state: state.cards, whole=True, ask="Which card, by its number?"),
        "count": Number("How many cards?", least=1, most=60),
        "people": Number("How many people?", least=1, most=500),
        "theme": OneOf(lambda state: {one: one for one in state.themes}, "theme", none="No themes here."),
        "source": Words(ask="From whom: a role or a group?"),
        "text": Words(),
        "role": _Role(ask="Which role is it?"),
        "why": Words(ask="Why?"),
        "day": Day(ask="Which day?"),
        "voice": OneOf(VOICES, "voice", ask="Whose words, a or b?"),
        "part": OneOf(lambda state: {name: one.key for one in state.asked for name in (one.key, one.title)}, "part"),
        "will": Number("Which of what you will do?", least=1, fits=_will),
        "who": OneOf(("both", *VOICES), "voice", ask=_WHO_KEEPS),
        **show_of_hands.slots(),
    },
    empty="A line begins with a word or a card's number: draw 3, or 7: other words",
    unknown=of_now("draw 3"),
    says="There is no “{word}” in this deck.",
)
