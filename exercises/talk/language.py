"""The slots of a talk's lines, and its language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.language import Language, of_now
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.p_numbers import P_NUMBER
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Miss, Number, OneOf, Slot, Thing, Things, Words
from exercises.kernel.text import folded
from exercises.kernel.words import leading_numbers
from exercises.talk.checks import offer_of
from exercises.talk.moves import MOVES
from exercises.talk.state import USEFUL, Talk


def _called(state: Any, number: int) -> str:
    offer_of(state, number)
    return str(number)


class _Offers(Things):
    """Offers that may be chosen, each with its words in the completion."""

    def ways(self, begun: str, got: Got, state: Talk) -> Iterable[tuple[str, str]]:
        offers = (state.offers[number] for number in self.there(state))
        for offer in offers:
            by_words = folded(begun) in folded(offer.text)
            if not offer.question and (not begun or str(offer.number).startswith(begun) or by_words):
                yield str(offer.number), offer.text


class _Chosen(_Offers):
    """One of the chosen offers."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        return Thing.take(self, tokens, got, state)

    def say(self, value: Any, state: Any) -> str:
        return str(value)


class _Steps(Slot):
    """Steps of the talk by their numbers."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Talk) -> tuple[Any, int]:
        numbers, rest = leading_numbers(" ".join(tokens).replace(",", " ").split())
        if rest or not numbers:
            raise Miss(f"“{rest[0]}” is not a number." if rest else "Numbers are needed here.", near=True)
        if max(numbers) >= len(state.steps):
            raise Miss(f"Steps are numbered 0 to {len(state.steps) - 1}.", near=True)
        return [state.steps[number].key for number in numbers], len(tokens)

    def ways(self, begun: str, got: Got, state: Talk) -> Iterable[tuple[str, str]]:
        return ((str(place), step.title) for place, step in enumerate(state.steps) if str(place).startswith(begun))


class _Roles(Slot):
    """Roles with commas between them, never names."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        roles = [role.strip() for role in " ".join(tokens).split(",") if role.strip()]
        if not roles:
            raise Miss("Who was thought about?", near=True)
        return roles, len(tokens)

    def say(self, value: Any, state: Any) -> str:
        return ", ".join(value)


class _Owner(Slot):
    """The word for whose talk it is: asker, presenter. Nobody is named as it."""

    def take(self, tokens: Sequence[str], got: Got, state: Talk) -> tuple[Any, int]:
        if not tokens or folded(tokens[0]) != folded(state.owner):
            raise Miss("Whose talk it is keeps what was written, or nothing.")
        return state.owner, 1

    def ways(self, begun: str, got: Got, state: Talk) -> Iterable[tuple[str, str]]:
        if begun and state.owner.startswith(folded(begun)):
            yield state.owner, f"what the {state.owner} keeps"


class _Nobody(Slot):
    """Whose talk it is, by a number: refused with the form that was meant."""

    def take(self, tokens: Sequence[str], got: Got, state: Talk) -> tuple[Any, int]:
        if not P_NUMBER.search(" ".join(tokens)):
            raise Miss("What is kept at the end: card, or nothing.")
        raise ExerciseError(
            f"Nothing here says who the {state.owner} is: seats are counted, nobody is named. "
            f"What the {state.owner} keeps at the end: {state.owner} keeps, or {state.owner} nothing"
        )


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "text": Words(),
        "offer": Thing(_called, lambda state: state.offers, ask="Which offer?"),
        "offers": _Offers(_called, lambda state: state.offers, whole=True, ask="Numbers are needed here."),
        "chosen": _Chosen(_called, lambda state: state.chosen, ask="Which offer, and when?"),
        "roles": _Roles(),
        "steps": _Steps(),
        "place": Number("Which one?", least=1),
        "minutes": Number("A number is needed here.", units=("minutes", "min", "more")),
        "useful": OneOf(USEFUL, "answer", loose=True),
        "on": OneOf({"on": True, "off": False}, "word for the observer", loose=True),
        "owner": _Owner(),
        "nobody": _Nobody(),
    },
    empty="A line begins with a word or an offer's number: task: clear my head before the call",
    unknown=of_now("task: clear my head before the call"),
    says="There is no “{word}” in this talk.",
)
