"""The slots of the lines of an exercise of pages, read off the fields its template declares. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.counts import Counts
from exercises.kernel.language import Language
from exercises.kernel.moves import Got, forms_of
from exercises.kernel.slots import Miss, Number, OneOf, SomeOf, Thing, Words
from exercises.kernel.things import NOD
from exercises.pages.filling import MOVES, field_of, page_of
from exercises.pages.state import DIAL, TEXT, Pages


def _called(state: Pages, number: int) -> str:
    page_of(state, number)
    return f"{state.thing} {number}"


def _fields(state: Pages) -> dict[str, str]:
    return {state.called(one): one.key for one in state.fields} | {one.key: one.key for one in state.fields}


def _nodded(state: Pages) -> dict[str, str]:
    return {one.key: one.key for one in state.fields if one.sees == NOD}


def _said(got: Got, state: Pages) -> Mapping[str, str]:
    """What the field named before takes: one of its choices, or how a dial was and is to be."""
    one = state.field_of(got.get("field", ""))
    return (
        {} if one is None else {**{word: word for word in one.takes}, **({"mid": "middle"} if one.kind == DIAL else {})}
    )


def _hands(got: Got, state: Pages) -> Mapping[str, str]:
    """What is counted in the field named before, in the group's own words too."""
    one = next((one for one in state.group_fields if one.key == got.get("counted")), None)
    words = {} if one is None else {state.labels.get(word, said): word for word, said in one.words.items()}
    return {**words, **{word: word for word in words.values()}, "pass": "pass"}


class _Value(OneOf):
    """What a field takes: words, or one of its choices."""

    loose = words = True

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        one, said = field_of(state, got["field"]), " ".join(tokens).strip()
        if not said:
            raise Miss(one.ask, near=True)
        return (said, len(tokens)) if one.kind == TEXT else super().take(tokens, got, state)

    def whole(self, tokens: Sequence[str], got: Got, state: Pages) -> bool:
        return field_of(state, got["field"]).kind == TEXT or super().whole(tokens, got, state)


LANGUAGE = Language(
    forms_of(MOVES.values()),
    slots={
        "page": Thing(_called, lambda state: state.pages, ask="Which page?"),
        "title": Words(ask="What is it about?"),
        "label": Words(ask="What do you call it?"),
        "field": OneOf(_fields, "field"),
        "fields": SomeOf(_nodded, "field that needs a nod"),
        "value": _Value((), "value", by=_said),
        "counted": OneOf(lambda state: {one.key: one.key for one in state.group_fields}, "count"),
        "counts": Counts((), "word", by=_hands, ask="Each word has its count."),
        "place": Number("Which dial?", least=1, most=20),
    },
    empty="A line begins with a page's number, or + for a new one: + The third visit about the chair",
    unknown="For example + The third visit about the chair",
)
