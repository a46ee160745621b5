"""What two raters marked and settled, out of a file of pages: their orders, their marks, what they came to. Pure.

A file says each mark of each rater once. What it calls the same from the beginning has to be the same in both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from exercises.kernel.schema import Fault, Kind, anything, fitting, named, several, table, whole, words
from exercises.kernel.text import clean
from exercises.pages.fields import PageKind
from exercises.pages.rated import SAME, TALKED, the_rated, verdict
from exercises.pages.state import Pages
from sessions.importing.case_form import CaseError

Item = Mapping[str, Any]
Told = tuple[str, str, dict[str, Any]]
"""A move: its place in the file, its kind and its data."""


def form(read: Mapping[str, str]) -> Iterator[tuple[str, Kind]]:
    """What stands at the top of a file of pages that are rated."""
    on = {"case": whole(1, 9999, needed=True), "dimension": words(needed=True)}
    score = fitting(lambda value: isinstance(value, str) or type(value) is int, "a step of the scale is needed here")
    kinds = {
        "dimensions": several(table({"key": words(needed=True), "title": words(40)}), once="key"),
        "order": by_each(several(whole(1, 9999))),
        "marks": by_each(several(table({**on, "score": score, "sentence": anything()}))),
        "settled": several(table({**on, "score": score, "how": words(), "why": words(160, blank=True)})),
        "apart": several(table({**on, "why": words(160, needed=True)})),
    }
    return ((read[what], kind) for what, kind in kinds.items() if what in read)


def by_each(each: Kind, what: str = "what each rater marked") -> Kind:
    """A table with a list under each of two people's signs."""
    needed = f"{what} is needed here"

    def wrong(value: Any, place: str, syntax: Any) -> Iterator[Any]:
        if value and not isinstance(value, Mapping):
            yield Fault(place, f"{needed}, not {named(value, syntax)}.")
            return
        for person in value or ():
            yield from each.wrong(value[person], f"{place}.{person}", syntax)

    return Kind(wrong, lambda *_: f"{needed}.", False)


class Ratings:
    """What a file says of ratings, as moves on the pages that came in before."""

    def __init__(self, read: Mapping[str, str], value: Item, pages: Mapping[str, int], at: str) -> None:
        """`pages` are those that came in, by the file's own number; `at` is the day they are done."""
        self._read, self._value, self._pages, self._at = read, value, pages, at

    def _there(self, what: str) -> Any:
        return self._value.get(self._read.get(what, "")) or {}

    def names(self, state: Pages) -> Iterator[Told]:
        """What the file calls the dimensions, where that is not what they are called here. Raises CaseError."""
        kind = the_rated(state)
        known = {code.key: code for code in kind.codes} if kind is not None else {}
        for at, one in enumerate(self._there("dimensions") or ()):
            place, key, title = f"{self._read['dimensions']}[{at}]", clean(one["key"]), clean(one.get("title") or "")
            if key not in known:
                raise CaseError(f"{place}.key: there is no dimension {key}. There is {', '.join(known)}.")
            if title and title != state.labels.get(key, known[key].about):
                yield f"{place}.title", "name_dimension", {"code": key, "label": title}

    def moves(self, state: Pages, but: Collection[int]) -> Iterator[Told]:
        """Each rater's order and marks, case by case, but of those pages."""
        kind, name = the_rated(state), self._read.get("marks", "")
        orders = self._there("order")
        for rater in dict.fromkeys((*self._there("marks"), *orders)):
            if clean(rater) in state.orders:
                continue
            place = f"{self._read['order']}.{rater}"
            drawn = {"order": [self._page(number, place) for number in orders[rater]]} if rater in orders else {}
            yield place, "own_order", {**drawn, "by": clean(rater)}
        for rater, marks in self._there("marks").items():
            by_page: dict[int, tuple[str, list[list[Any]]]] = {}
            seen: dict[tuple[int, str], str] = {}
            for at, one in enumerate(marks):
                place, code = f"{name}.{rater}[{at}]", clean(one["dimension"])
                page = self._page(one["case"], f"{place}.case")
                if seen.setdefault((page, code), place) != place:
                    raise CaseError(f"{place}: {rater} marked case {one['case']}, {code} at {seen[page, code]} too.")
                mark = [code, self._word(state, kind, one.get("score"), f"{place}.score"), self._sentence(one, place)]
                by_page.setdefault(page, (place, []))[1].append(mark)
            for page, (place, made) in by_page.items():
                if page in but:
                    continue
                yield place, "rate", {"page": page, "marks": made, "by": clean(rater)}
                if kind is not None and len(made) == len(kind.codes):
                    yield place, "done", {"page": page, "by": clean(rater), "at": self._at}

    def settled(self, state: Pages, but: Collection[int]) -> Iterator[Told]:
        """What they came to, on the state that has their marks, but of those pages. Raises CaseError for what the marks
        do not say."""
        kind = the_rated(state)
        for what in ("settled", "apart"):
            for at, one in enumerate(self._there(what) or ()):
                place = f"{self._read[what]}[{at}]"
                page, code = self._page(one["case"], f"{place}.case"), clean(one["dimension"])
                if page in but:
                    continue
                says = self._word(state, kind, one.get("score"), f"{place}.score") if what == "settled" else ""
                why, came = clean(one.get("why") or ""), verdict(state.pages[page], code)
                how = clean(one.get("how") or "")
                if what == "settled" and how != TALKED and (came.how != SAME or came.says != says):
                    raise CaseError(f"{place}: the two raters' marks do not say that from the beginning.")
                if what == "apart" or how == TALKED:
                    yield place, "settle", {"page": page, "code": code, "score": says, "why": why}

    def _page(self, number: Any, place: str) -> int:
        found = self._pages.get(str(number))
        if found is None:
            raise CaseError(f"{place}: there is no case {number} in this file.")
        return found

    def _word(self, state: Pages, kind: PageKind | None, score: Any, place: str) -> str:
        """The word of a step: a number counts from 0 along the bar; a word stands for itself."""
        scale = state.scales[kind.rated] if kind is not None else None
        if scale is not None and type(score) is int and 0 <= score < len(scale.words):
            return scale.words[score]
        if scale is not None and isinstance(score, str) and clean(score) in scale.marks:
            return clean(score)
        there = ", ".join(scale.beside) if scale is not None else ""
        raise CaseError(f"{place}: a step is 0 to {len(scale.words) - 1 if scale else 0}, or: {there}.")

    def _sentence(self, one: Item, place: str) -> int:
        found = one.get("sentence")
        if found is not None and (type(found) is not int or found < 1):
            raise CaseError(f"{place}.sentence: the number of a sentence, or null.")
        return found or 0
