"""The moves of those who rate pages, each alone: their order, their marks, and what they settle in talk. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exercises.kernel import checks
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.pages.coding import alone, code_of, may_read, numbered
from exercises.pages.fields import PageKind
from exercises.pages.finding import page_of, shown_for, with_page
from exercises.pages.rated import SAME, dimension, scale_of, the_rated, verdict
from exercises.pages.state import Mark, Page, Pages, Settled


def rated(state: Pages) -> bool:
    """Whether a page may be rated."""
    return the_rated(state) is not None


def anybody_rated(state: Pages) -> bool:
    """Whether there is a mark on any page that is rated."""
    kind = the_rated(state)
    return kind is not None and any(made for page in state.every(kind) for made in page.marks.values())


def _example(behind: str, before: str = "") -> Any:
    """An example about the first page that is rated, and a dimension of it."""

    def example(state: Pages) -> str:
        kind = the_rated(state)
        line = shown_for(f"{before}# {kind.codes[-1].key}{behind}", lambda one: one.rated)(state) if kind else ""
        return line

    return example


def _rated(state: Pages, page: Page) -> PageKind:
    kind = state.kind_of(page)
    if not kind.rated:
        raise ExerciseError(f"A {kind.key} is not rated.")
    return kind


def _unordered(state: Pages, data: Mapping[str, Any]) -> dict[str, Any]:
    kind = the_rated(state)
    return {} if "order" in data or kind is None else {"order": [page.number for page in state.every(kind)]}


@move(
    "order",
    "order",
    "the order in which you read, drawn by lot, once; what comes in later is read last",
    "your own order, drawn by lot; it stays",
    called="a rater's order",
    signed=True,
    undated=True,
    given=_unordered,
    when=rated,
)
def own_order(state: Pages, *, order: list[int], by: str = "") -> Pages:
    """A rater's own order of the pages; the first that was drawn stays."""
    checks.open_still(state)
    if not isinstance(order, list) or not all(type(one) is int for one in order):
        raise ExerciseError("That order cannot be read.")
    if by in state.orders:
        return state  # drawn once, whatever is typed
    return replace(state, orders={**state.orders, by: tuple(dict.fromkeys(order))})


def _marks(got: Got, state: Pages) -> Got:
    relied = got.get("relied", 0)
    return {"page": got["page"], "marks": [[got["code"], got["score"], relied]]}


def _said(got: Got, state: Pages) -> str:
    this_page = page_of(state, got["page"])
    kind = _rated(state, this_page)
    relied = f", sentence {got['relied']}" if got.get("relied") else ""
    return f"{this_page.called}, {dimension(state, code_of(kind, got['code']))}: {got['score'] or 'no mark'}{relied}"


@move(
    "<page> <code:dimension> <score>",
    "",
    "",
    _said,
    called="a rater's mark",
    signed=True,
    undated=True,
    private=True,
    data=_marks,
    blind=alone(marks=[]),
    when=rated,
)
@also(
    "<page> <code:dimension> <score> <relied>",
    _example(" 1 s1"),
    "your own mark, and the sentence it relies on; the other rater sees it when you both are done",
    _said,
    private=True,
    data=_marks,
    when=rated,
)
@also("<page> <code:dimension> none", "", "", _said, sets={"score": ""}, private=True, data=_marks, when=rated)
def rate(state: Pages, *, page: int, marks: list[list[Any]], by: str = "") -> Pages:
    """A rater's marks on a page: each a dimension, a word of the scale and the sentence it relies on, 0 for none. No
    word takes the mark off."""
    checks.open_still(state)
    this_page = page_of(state, page)
    kind = _rated(state, this_page)
    may_read(this_page, by)
    if by not in state.orders:
        raise ExerciseError("First your own order of reading, drawn by lot once: order")
    taught = {who.strip() for who in str(this_page.values.get(kind.taught, "")).split(",")}
    if {*this_page.marks, by} <= taught and this_page.marks and by not in this_page.marks:
        raise ExerciseError(f"You both taught whoever wrote {this_page.called}: it needs another second rater.")
    mine = {one.code: one for one in this_page.marks.get(by, ())}
    places = list(numbered(kind, this_page))
    for one in marks if isinstance(marks, list) else ():
        made = _mark(state, kind, this_page, one, places)
        mine = {code: known for code, known in mine.items() if code != made.code}
        mine |= {made.code: made} if made.says else {}
    return with_page(state, replace(this_page, marks={**this_page.marks, by: tuple(mine.values())}))


def _mark(state: Pages, kind: PageKind, page: Page, told: Any, places: Sequence[tuple[str, int, str]]) -> Mark:
    code, says, relied = told if isinstance(told, list) and len(told) == 3 else ("", "", 0)
    of = code_of(kind, code)
    if says and says not in scale_of(state, kind).marks:
        raise ExerciseError(f"{page.goes} {of.key} takes {scale_of(state, kind).in_words}.")
    if type(relied) is not int or not 0 <= relied <= len(places):
        raise ExerciseError(
            f"{page.called} has no sentence s{checks.shown(relied)}. They go from s1 to s{len(places)}."
        )
    field, place = places[relied - 1][:2] if relied else (kind.begun, 0)
    return Mark(field, place, of.key, says)


@move(
    "settle <page> <code:dimension> <score>: <why>",
    _example(" 2: we read s1 as listening", "settle "),
    "what you two came to where your marks are apart, and why; both stay as they were",
    lambda got, state: f"{page_of(state, got['page']).called}, {got['code']} is {got['score']}: {got['why']}",
    called="a mark settled",
    undated=True,
    private=True,
    words=("why",),
    when=rated,
)
@also(
    "settle <page> <code:dimension> apart: <why>",
    _example(" apart: one of us reads a question", "settle "),
    "you stay apart, and why",
    lambda got, state: f"{page_of(state, got['page']).called}, {got['code']} stays apart: {got['why']}",
    sets={"score": ""},
    private=True,
    when=rated,
)
def settle(state: Pages, *, page: int, code: str, score: str, why: str) -> Pages:
    """What two raters who had marked apart came to; no word where they stay apart."""
    checks.open_still(state)
    this_page = page_of(state, page)
    kind = _rated(state, this_page)
    of = code_of(kind, code)
    if not this_page.open_marks:
        raise ExerciseError(f"First both of you rate it, each alone: {this_page.goes} done. Then you settle.")
    came = verdict(this_page, code)
    if came.how == SAME:
        raise ExerciseError(f"Both of you marked {this_page.goes} {code} {came.says}: there is nothing to settle.")
    if score and score not in scale_of(state, kind).marks:
        raise ExerciseError(f"{this_page.goes} {of.key} takes {scale_of(state, kind).in_words}.")
    words = checks.within(state.template, why, "settled_why", "the reason", 160)
    others = tuple(one for one in this_page.settled if one.code != of.key)
    return with_page(state, replace(this_page, settled=(*others, Settled(of.key, score, words))))


@move(
    "<code:dimension>: <label>",
    lambda state: f"{kind.codes[0].key}: asks what they want first" if (kind := the_rated(state)) else "",
    "what you call a dimension, before anybody rates",
    "{code} is {label}",
    called="a dimension's name",
    undated=True,
    when=rated,
    shown=lambda state: not anybody_rated(state),
)
def name_dimension(state: Pages, *, code: str, label: str) -> Pages:
    """What the group calls a dimension; it stands as it is once anybody rated."""
    checks.open_still(state)
    kind = the_rated(state)
    if kind is None:
        raise ExerciseError("Nothing here is rated.")
    of = code_of(kind, code)
    if anybody_rated(state):
        raise ExerciseError("The dimensions stay as they are once somebody rated: marks are of these words.")
    checks.within(state.template, label, "dimension", "a dimension", 40)
    return replace(state, labels={**state.labels, of.key: label})
