"""The moves of those who read pages for codes, each alone, and of the group that picks some and says why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exercises.kernel import checks
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural
from exercises.pages.fields import CodeOf, PageKind
from exercises.pages.finding import page_of, shown_for, with_page
from exercises.pages.sentences import sentences
from exercises.pages.state import READERS, Mark, Page, Pages


def numbered(kind: PageKind, page: Page) -> Iterator[tuple[str, int, str]]:
    """The page's sentences as they are numbered through it: each with its field and its place there."""
    for one in kind.fields:
        said = page.values.get(one.key) if one.coded else ""
        yield from ((one.key, place, text) for place, text in enumerate(sentences(said or ""), 1))


def numbers_of(kind: PageKind, page: Page) -> dict[tuple[str, int], int]:
    """By a sentence's field and its place there: the number it has through the page."""
    return {(field, place): number for number, (field, place, _) in enumerate(numbered(kind, page), 1)}


def lists(state: Pages, what: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The sentences of the page kept under that number, each with its own and what it is of; of no number nothing."""
    if not what.isdecimal():
        return "", ()
    page = page_of(state, int(what))
    kind = state.kind_of(page)
    titles = {one.key: one.title for one in kind.fields}
    there = enumerate(numbered(kind, page), 1)
    found = tuple((page.goes, f"s{at} {titles[key]}: {text}") for at, (key, _, text) in there)
    example = f"{page.goes} s1 > {kind.codes[0].key}" if kind.codes and not kind.rated else ""
    marked = f" A code on one: {example}" if found and example else ""
    return f"{page.called}: {plural(len(found), 'sentence')}.{marked}", found


def coded(state: Pages) -> bool:
    """Whether a page may be read for codes."""
    return any(kind.codes and not kind.rated for kind in state.kinds)


def read(state: Pages) -> bool:
    """Whether a page may be read by two, for codes or to rate it."""
    return any(kind.codes for kind in state.kinds)


def code_of(kind: PageKind, key: Any) -> CodeOf:
    """The code of that key. Raises ExerciseError naming those there are."""
    for one in kind.codes:
        if one.key == key:
            return one
    there = listed([one.key for one in kind.codes], joiner="or")
    raise ExerciseError(f"A {kind.key} is read for {there}." if there else f"A {kind.key} is read for no codes.")


def may_read(page: Page, by: str) -> None:
    """Raises ExerciseError for somebody who is done with the page, and for a third."""
    if by in page.done:
        more = "" if page.open_marks else f" To go on in it: {page.goes} done no"
        raise ExerciseError(f"You are done with {page.called}.{more}")
    if by not in page.marks and len({*page.marks, *page.done}) >= READERS:
        raise ExerciseError(f"{page.called} has its {READERS} readers.")


def _places(got: Got, state: Pages) -> Got:
    """The sentences by field and place, as they are kept."""
    this_page = page_of(state, got["page"])
    every = list(numbered(state.kind_of(this_page), this_page))
    last = len(every)
    for number in got["sentences"]:
        if not 1 <= number <= last:
            there = f"They go from s1 to s{last}" if last else "It has no words yet"
            raise ExerciseError(f"{this_page.called} has no sentence s{number}. {there}.")
    told = {key: value for key, value in got.items() if key != "sentences"}
    return {**told, "places": [list(every[number - 1][:2]) for number in got["sentences"]]}


def _said(got: Got, state: Pages) -> str:
    where = listed([f"s{number}" for number in got["sentences"]])
    return f"{where} of {page_of(state, got['page']).called}: {got.get('says') or got['code'] or 'no code'}"


def _example(state: Pages) -> str:
    code = next((one.key for kind in state.kinds for one in kind.codes), "")
    return shown_for(f"# s3 s4 > {code}", lambda kind: kind.codes)(state) if code else ""


def alone(**instead: Any) -> Callable[[Pages, Mapping[str, Any]], Mapping[str, Any]]:
    """What stands in the place of what one reads or rates, until both are done with that page."""

    def blind(state: Pages, data: Mapping[str, Any]) -> Mapping[str, Any]:
        page = state.pages.get(data.get("page", 0))
        return instead if page is None or not page.open_marks else {}

    return blind


@move(
    "<page> <sentences> > <code>",
    _example,
    "your own reading of those sentences; another reader sees it when you both are done",
    _said,
    called="a code on a sentence",
    signed=True,
    undated=True,
    private=True,
    data=_places,
    blind=alone(places=[], code="", says=""),
    when=coded,
)
@also("<page> <sentences> > none", "", "", _said, sets={"code": ""}, private=True, data=_places, when=coded)
def mark(state: Pages, *, page: int, places: list[list[Any]], code: str, says: str = "", by: str = "") -> Pages:
    """A reader's code on sentences, each a field and its place there; none takes their codes off."""
    checks.open_still(state)
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    if kind.rated:
        raise ExerciseError(f"A {kind.key} is rated: {this_page.goes} {kind.codes[0].key} 1 s3")
    of = code_of(kind, code) if code else None
    if of is not None and of.says and says not in of.says:
        raise ExerciseError(f"Who says so? {code} {listed(list(of.says), joiner='or')}.")
    if kind.leaves and not set(kind.states[1:]) & this_page.states.keys():
        raise ExerciseError(f"First it is read back: {this_page.goes} {kind.states[1]}. Then it is read for codes.")
    may_read(this_page, by)
    made = list(this_page.marks.get(by, ()))
    for place in places if isinstance(places, list) else ():
        field, sentence = _place(kind, place)
        made = [
            one
            for one in made
            if one.sentence != sentence or one.field != field or (of is not None and one.code != code)
        ]
        made += [] if of is None else [Mark(field, sentence, code, says)]
    return with_page(state, replace(this_page, marks={**this_page.marks, by: tuple(made)}))


def unmarked(kind: PageKind, page: Page, by: str) -> list[str]:
    """The dimensions that a rater has not marked on it yet."""
    made = {one.code for one in page.marks.get(by, ())}
    return [code.key for code in kind.codes if kind.rated and code.key not in made]


def _place(kind: PageKind, place: Any) -> tuple[str, int]:
    key, sentence = place if isinstance(place, list) and len(place) == 2 else ("", 0)
    one = kind.field(key)
    if one is None or not one.coded or type(sentence) is not int or not 1 <= sentence <= checks.MOST_NUMBER:
        raise ExerciseError("A sentence is a field that is read, and its place there.")
    return one.key, sentence


@move(
    "<page> done",
    shown_for("# done", lambda kind: kind.codes),
    "you are done with reading it; when the other is too, both see what was read",
    lambda got, state: f"you are done with {page_of(state, got['page']).called}",
    called="being done with reading",
    signed=True,
    timed=True,
    undated=True,
    private=True,
    blind=alone(yes=False),
    when=read,
)
@also("<page> done no|off", "", "", "you go on reading {page}", sets={"yes": False}, when=read)
def done(state: Pages, *, page: int, yes: bool = True, by: str = "", at: str = "") -> Pages:
    """A reader is done with a page, or goes on in it."""
    checks.open_still(state)
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    if not kind.codes:
        raise ExerciseError(f"A {kind.key} is read for no codes.")
    waits = unmarked(kind, this_page, by) if yes else []
    if waits:
        raise ExerciseError(
            f"{this_page.called} waits for {listed(waits)}. For example {this_page.goes} {waits[0]} 1 s2"
        )
    if yes and len({*this_page.done, by}) > READERS:
        raise ExerciseError(f"{this_page.called} has its {READERS} readers.")
    if not yes and this_page.open_marks:
        raise ExerciseError("Both are done and saw what the other read: it stays as it is.")
    left: Mapping[str, str] = {who: day for who, day in this_page.done.items() if who != by}
    return with_page(state, replace(this_page, done={**left, by: at[:10]} if yes else left))


@move(
    "pick <page>: <why>",
    shown_for("pick #: it is about listening", lambda kind: kind.picks),
    "picked by the group, and why",
    lambda got, state: f"{page_of(state, got['page']).called} is picked: {got['why']}",
    called="whether it is picked",
    undated=True,
    when=lambda state: any(kind.picks for kind in state.kinds),
)
@also(
    "not <page>: <why>",
    shown_for("not #: one-sided, no whānau in it", lambda kind: kind.picks),
    "not picked by the group, and why; that is written as well",
    lambda got, state: f"{page_of(state, got['page']).called} is not picked: {got['why']}",
    sets={"yes": False},
    when=lambda state: any(kind.picks for kind in state.kinds),
)
def pick(state: Pages, *, page: int, why: str, yes: bool = True) -> Pages:
    """A page is picked, or not, with the group's reason; "" when that was taken back."""
    checks.open_still(state)
    this_page = page_of(state, page)
    if not state.kind_of(this_page).picks:
        raise ExerciseError(f"A {state.kind_of(this_page).key} is not picked.")
    words = checks.may(state.template, why, "picked_why", "the reason", 160)
    return with_page(state, replace(this_page, picked=bool(yes), why=words))
