"""The slots of the lines of those who read pages: sentences by their numbers, codes, dimensions, marks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel.moves import Got
from exercises.kernel.slots import Fields, Miss, OneOf, Slot
from exercises.kernel.text import folded, listed
from exercises.kernel.words import number_of
from exercises.pages.fields import PageKind
from exercises.pages.rated import scale_of, the_rated
from exercises.pages.state import Pages


def kind_in(got: Got, state: Pages) -> PageKind:
    """The kind of the page that the line speaks of."""
    return state.kind_of(state.pages[got["page"]]) if got.get("page") in state.pages else state.kinds[0]


class Sentences(Slot):
    """Sentences by the numbers they have through a page: s3 s4, s3-s5."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        numbers: list[int] = []
        took = 0
        for token in tokens:
            first, _, last = folded(token).rstrip(",").partition("-")
            if first[:1] != "s":
                break
            ends = (number_of(first.removeprefix("s")), number_of((last or first).removeprefix("s")))
            if ends[0] is None or ends[1] is None or not 0 < ends[0] <= ends[1] < ends[0] + 100:
                break
            numbers += range(ends[0], ends[1] + 1)
            took += 1
        if not numbers:
            raise Miss("Which sentences? Each has an s before its number.")
        return numbers, took


class Code(OneOf):
    """A code, and who says so where that is asked."""

    loose = True

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        value, took = super().take(tokens, got, state)
        code, _, says = str(value).partition("\0")
        return Fields(code=code, **({"says": says} if says else {})), took


def codes(got: Got, state: Pages) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in kind_in(got, state).codes:
        found |= {f"{one.key} {says}": f"{one.key}\0{says}" for says in one.says} or {one.key: one.key}
    return found


def dimensions(got: Got, state: Pages) -> Mapping[str, str]:
    kind = the_rated(state)
    return {one.key: one.key for one in kind.codes} if kind is not None else {}


def scores(state: Pages) -> Mapping[str, str]:
    """The words of the scale, by their digits, their letters and themselves; what is no step by its letter first."""
    kind = the_rated(state)
    if kind is None:
        return {}
    scale = scale_of(state, kind)
    steps = len(scale.words)
    first = (*scale.digits[:steps], *scale.letters[steps:])
    return {
        said: word
        for words in (first, scale.digits, scale.letters, scale.marks)
        for said, word in zip(words, scale.marks, strict=True)
    }


class Score(OneOf):
    """A step of the scale by its digit or letter, or in its words, also as they stand beside the page."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        kind = the_rated(state)
        scale = scale_of(state, kind) if kind is not None else None
        called = (
            {}
            if scale is None
            else {
                _bare(said): mark
                for words in (scale.marks, scale.short)
                for said, mark in zip(words, scale.marks, strict=False)
            }
        )
        for many in range(min(len(tokens), _MOST_WORDS), 0, -1):
            if (said := _bare(" ".join(tokens[:many]))) in called:
                return called[said], many
        return super().take(tokens, got, state)


def _bare(words: str) -> str:
    return folded(words).replace("'", "")


_MOST_WORDS = 6
"""Words that a step of a scale has at most, to be typed."""


class Dimension(OneOf):
    """A dimension by its key; one that is not there is asked about as what it was meant for."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        known, said = self.choices(state, got), folded(tokens[0]).rstrip(":") if tokens else ""
        if said in known:
            return known[said], 1
        meant = any(said[:1] == key[:1] for key in known) and said[1:].isdecimal()
        there = listed(list(known), joiner="or")
        raise Miss(f"There is no dimension {said}. There is {there}." if meant else "Which dimension?", final=meant)

    def begins(self, word: str) -> bool:
        return True


class Relied(Slot):
    """The one sentence that a mark relies on: s3."""

    def take(self, tokens: Sequence[str], got: Got, state: Pages) -> tuple[Any, int]:
        word = folded(tokens[0]) if tokens else ""
        number = number_of(word.removeprefix("s")) if word[:1] == "s" else None
        if not number:
            raise Miss("Which sentence does it rely on? An s before its number: s3.", near=True)
        return number, 1
