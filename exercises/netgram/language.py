"""The slots of a net-gram's lines, and its language. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.shape import ExerciseError
from exercises.kernel.slots import Lettered, Number, OneOf, Slot, Thing, Words
from exercises.kernel.text import folded, without_stop
from exercises.kernel.word_slots import Amount, PassedDay
from exercises.kernel.words import in_short, nearest
from exercises.netgram.moves import MOVES
from exercises.netgram.state import KINDS, MOST_CONTACTS, SIGNS, NetGram
from exercises.network import language as network
from exercises.network import saying
from exercises.network.examples import as_it_is_called

_RINGS = {"close": "close", "near": "close", "middle": "middle", "far": "far", "outer": "far"}
_SIGNS = {**{sign: sign for sign in SIGNS}, "unknown": "not known"}


class _NewOne(network.NewChair):
    """Row, ring, person, role and agency: whānau close Nana Mere: grandmother."""

    def placed(self, words: list[str]) -> tuple[dict[str, str], list[str]]:
        near = _RINGS.get(folded(words[0]), "") if words else ""
        if not near and words[1:] and words[0].islower() and (meant := nearest(words[0], _RINGS)):
            raise ExerciseError(f"There is no ring “{in_short(words[0])}”. Did you mean {meant}?")
        return ({"near": near}, words[1:]) if near else ({}, words)


class _Whose(Words):
    """Whose view it is; no full stop ends a name."""

    def take(self, tokens: Sequence[str], got: Got, state: Any) -> tuple[Any, int]:
        text, took = super().take(tokens, got, state)
        return without_stop(text), took


def _there(state: NetGram) -> list[int]:
    return [chair.number for chair in state.in_order()]


_OWN: dict[str, Slot] = {
    "day": PassedDay(ask="Of which day is it? drawing 2 2026-09-12"),
    "new": _NewOne(),
    "chair": Thing(saying.chair, _there, ask="Who?"),
    "other": network.Other(saying.chair, _there, ask="And who?"),
    "sign": OneOf(_SIGNS, "sign", loose=True),
    "kind": OneOf(KINDS, "kind", loose=True),
    "contacts": Amount(MOST_CONTACTS, "How often in a month? 1 7 contacts 2, or 1 7 contacts once a week"),
    "number_of": Number("Which drawing? drawing 2 2026-09-12", least=1, most=99),
    "m": Lettered("m", "missing", "missing"),
    "s": Lettered("s", "sights", "seen"),
    "whose": _Whose(ask="Whose view is it? view Hine, mum"),
}
_SLOTS: dict[str, Any] = {**network.SLOTS, **_OWN}

LANGUAGE = Language(
    map(as_it_is_called, forms_of(MOVES.values())),
    slots=_SLOTS,
    empty="A line begins with two numbers or a word: 1 7 strained",
    unknown="A line begins with two numbers or a word: 1 7 strained, or view Hine, mum",
    by_name=network.by_name,
)
