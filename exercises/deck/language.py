"""The slots of a deck's lines, and its language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.deck.drawing import card_of
from exercises.deck.moves import MOVES
from exercises.deck.state import VOICES, WILL, Deck
from exercises.kernel.counts import Counts
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Number, OneOf, Thing, Things, Words
from exercises.kernel.word_slots import Day


def _called(state: Deck, number: int) -> str:
    return f"{number} {card_of(state, number).text}"


def _will(state: Any, number: int) -> None:
    if not state.say(WILL, number):
        raise ExerciseError(f"There is no line {number} of what you will do. will: ring on Tuesdays")


class _Card(Thing):
    """A card by its number, said with its words."""

    def say(self, value: Any, state: Any) -> str:
        return str(value)


def _parts(state: Deck) -> dict[str, str]:
    return {name: one.key for one in state.asked for name in (one.key, one.title)}


def _hands(got: Got, state: Deck) -> Mapping[str, str]:
    """What is counted under the key named before, in the words for it too."""
    item = next((one for one in state.template.words.get("group", ()) if one["key"] == got.get("counted")), None)
    words = {} if item is None else {said: word for word, said in item["words"].items()}
    return {**words, **{word: word for word in words.values()}, "pass": "pass"}


_CARD = _Card(_called, lambda state: state.cards, ask="Which card?")
LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "card": _CARD,
        "cards": Things(_called, lambda state: state.cards, whole=True, ask="Which card, by its number?"),
        "count": Number("How many cards?", least=1, most=60),
        "people": Number("How many people?", least=1, most=500),
        "theme": OneOf(
            lambda state: {theme: theme for theme in state.themes}, "theme", none="This deck has no themes."
        ),
        "source": Words(ask="From whom: a role or a group?"),
        "text": Words(),
        "why": Words(ask="Why?"),
        "day": Day(ask="Which day?"),
        "voice": OneOf(VOICES, "voice", ask="Whose words, a or b?"),
        "part": OneOf(_parts, "part"),
        "will": Number("Which of what you will do?", least=1, fits=_will),
        "who": OneOf(("both", *VOICES), "voice", ask="Who asks for it? keep both, keep a, or keep b"),
        "counted": OneOf(lambda state: {str(item["key"]): str(item["key"]) for item in state.groups}, "count"),
        "counts": Counts((), "word", by=_hands, ask="Each word has its count."),
    },
    empty="A line begins with a word or a card's number: draw 3, or 7: other words",
    unknown="For example draw 3",
    says="There is no “{word}” in this deck.",
)
