"""The moves that write pages: a page, its fields, who lets the room see them, what the group showed by hands. Pure."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from exercises.kernel import checks, clock, phases, unnaming
from exercises.kernel.consent import no_nod
from exercises.kernel.moves import Got, also, move, moves_in
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.kernel.things import NOD, OWNER
from exercises.pages.state import DIAL, PAPER, SETTINGS, TEXT, TURNS, Field, Page, Pages

WORDLESS = "Nothing is typed in this phase: people talk in pairs. To write again, move on first: next"


def may_write(state: Pages) -> None:
    """Raises ExerciseError once it is closed, and while nothing may be typed."""
    checks.open_still(state)
    if state.wordless:
        raise ExerciseError(WORDLESS)


def page_of(state: Pages, number: Any) -> Page:
    """The page of that number. Raises ExerciseError naming those there are."""
    return checks.thing_of(state.pages, number, "", state.thing, "+ The third visit")


def field_of(state: Pages, key: Any) -> Field:
    """The field of that key. Raises ExerciseError for none, and for one that stays on paper."""
    found = state.field_of(key) if isinstance(key, str) else None
    if found is None:
        there = listed([one.key for one in state.fields], joiner="or")
        raise ExerciseError(f"There is no such field. There is {there}.")
    if found.sees == PAPER:
        raise ExerciseError("That stays on paper. Nothing of it is typed here.")
    return found


def _with(state: Pages, page: Page) -> Pages:
    return replace(state, pages=checks.kept(state.pages, page))


@move(
    "+ [:] <title>",
    "+ The third visit about the chair",
    "one more page, with what it is about",
    lambda got, state: f"{state.thing} {state.numbers.get('page', 0) + 1}: {got['title']}",
    called="a page",
    makes="page",
    undated=True,
)
def page(state: Pages, *, title: str, number: int = 0) -> Pages:
    """A new page."""
    may_write(state)
    checks.within(state.template, title, "title", "the title", 120)
    state, number = checks.numbered(state, "page", number)
    return _with(state, Page(number, title))


@move("<page>: <title>", "1: other words", "another title", "{page}: {title}", called="another title", undated=True)
@also("<page>", "1", "opens its card, field by field", "opens the card of {page}", action="card")
def retitle(state: Pages, *, page: int, title: str) -> Pages:
    """Another title for a page."""
    may_write(state)
    title = checks.within(state.template, title, "title", "the title", 120)
    return _with(state, replace(page_of(state, page), title=title))


@move("<page> remove", "1 remove", "takes the page out", "{page} is taken out", called="a page out", undated=True)
def remove_page(state: Pages, *, page: int) -> Pages:
    """A page nobody needs any more."""
    checks.open_still(state)
    page_of(state, page)
    return replace(state, pages=checks.without(state.pages, page))


def _filled(got: Got, state: Pages) -> str:
    one = field_of(state, got["field"])
    said = TURNS.get(got["value"], f"it was {got['value']}") if one.kind == DIAL else got["value"] or "taken out"
    return f"{state.thing} {got['page']}, {state.called(one)}: {said}"


def _an_answer(state: Pages) -> str:
    one = state.fields[0]
    return f"1 {one.key} {one.takes[0]}" if one.takes else f"1 {one.key}: in their words"


def _a_count(state: Pages) -> str:
    return next((f"{one.key} {next(iter(one.words))} 7 pass 3" for one in state.group_fields), "")


@move(
    "<page> <field> [:] <value>",
    _an_answer,
    "one field: words, a choice, or a dial; a dial takes off low middle high, and down leave up for next time",
    _filled,
    called="a field",
    private=lambda got, state: field_of(state, got["field"]).sees not in ("room", "anonymous"),
    timed=True,
    undated=True,
    words=("value",),
)
@also("<page> <field> none", "", "", _filled, sets={"value": ""})
def fill(state: Pages, *, page: int, field: str, value: str, at: str = "") -> Pages:
    """One field of a page; no value takes it out. Other words need their owner's nod again. `at` is the day, by which
    words that belong to somebody go on a later one; entries from before have none."""
    may_write(state)
    this_page, one = page_of(state, page), field_of(state, field)
    kept: Any = value
    if value and one.kind == TEXT:
        checks.within(state.template, value, one.key, one.title, one.limit)
    elif value and value not in one.takes:
        choices = listed(list(one.takes), joiner="or")
        raise ExerciseError(f"{one.title} takes {choices}. For example {page} {one.key} {one.takes[0]}")
    elif value and one.kind == DIAL:
        kept = {**this_page.values.get(field, {}), "then" if value in SETTINGS else "next": value}
    values = {**this_page.values, field: kept}
    if not value:
        values.pop(field, None)
    return _with(state, replace(this_page, values=values, nods=this_page.nods - {field}))


@move(
    "<page> nod [:] <fields>",
    "1 nod all",
    "its owner lets the room see those fields; 1 nod none takes it back",
    lambda got, state: f"the room may see of {state.thing} {got['page']}: {', '.join(got['fields'])}",
    called="a nod",
    shown=lambda state: any(one.sees == NOD for one in state.fields),
    sets={"yes": True},
    takes_back=no_nod,
)
@also("<page> nod none|no|off", "1 nod none", "", "no nod for {page} any more", sets={"fields": [], "yes": False})
def nod(state: Pages, *, page: int, fields: list[str], yes: bool = True) -> Pages:
    """The owner of a page lets the room see some of its fields, or none any more."""
    checks.open_still(state)
    this_page = page_of(state, page)
    for key in fields if isinstance(fields, list) else [""]:
        if field_of(state, key).sees != NOD:
            raise ExerciseError(f"{key} needs no nod: who sees it stands in the exercise.")
    return _with(state, replace(this_page, nods=this_page.nods | set(fields) if yes else frozenset()))


@move(
    "<page> keep",
    "1 keep",
    "its owner asks for their own words to be kept; else they go when the exercise closes",
    "its owner's words of {page} stay",
    called="words kept for their owner",
    shown=lambda state: any(one.sees == OWNER for one in state.fields),
    undated=True,
)
@also("<page> keep no|off", "1 keep no", "", "its owner's words of {page} go at the close", sets={"yes": False})
def keep_own(state: Pages, *, page: int, yes: bool = True) -> Pages:
    """Keeping means: do not clear."""
    checks.open_still(state)
    return _with(state, replace(page_of(state, page), kept=bool(yes)))


@move(
    "<counted> [:] <counts>",
    _a_count,
    "how many begin where, by show of hands; nobody's place is kept, and fewer than five are not shown",
    lambda got, state: f"{got['counted']}: {', '.join(f'{word} {count}' for word, count in got['counts'].items())}",
    called="a count of hands",
    undated=True,
    shown=lambda state: bool(state.group_fields),
)
def count(state: Pages, *, counted: str, counts: Mapping[str, int]) -> Pages:
    """What the group showed by hands, as counts and nothing else."""
    may_write(state)
    one = next((one for one in state.group_fields if one.key == counted), None)
    if one is None or not isinstance(counts, Mapping) or not counts:
        raise ExerciseError(f"What is counted here? {_a_count(state)}")
    for word, number in counts.items():
        if word not in (*one.words, "pass") or type(number) is not int or not 0 <= number <= checks.MOST_NUMBER:
            raise ExerciseError(f"Words with how many: {one.key} {next(iter(one.words))} 7 pass 3")
    return replace(state, counts={**state.counts, counted: dict(counts)})


@move(
    "role <place>: <label>",
    "role 3: connect / whakawhanaungatanga",
    "what this group calls one of the dials",
    "dial {place} is called {label}",
    called="a dial's name",
    shown=lambda state: bool(state.dials()),
)
def name_dial(state: Pages, *, place: int, label: str) -> Pages:
    """The group's own words for a dial; two labels for one are fine."""
    may_write(state)
    dials = state.dials()
    if type(place) is not int or not 1 <= place <= len(dials):
        raise ExerciseError(f"Dials are numbered from 1 to {len(dials)}. For example role 1: connect")
    checks.within(state.template, label, "label", "a dial's name", 40)
    return replace(state, labels={**state.labels, dials[place - 1].key: label})


@move(called="the clearing of somebody's own words", undated=True, wordless=True)
def clear_own(state: Pages, *, places: list[list[Any]], entries: list[int]) -> Pages:
    """Words that belong to somebody leave these places: each a page's number and a field. `entries` are the session's
    entries that had them. Raises ExerciseError for a place that is nobody's own."""
    if not isinstance(places, list) or not isinstance(entries, list):
        raise ExerciseError("Whose own words are cleared cannot be read.")
    owned = _owned(state)
    for place in places:
        number, key = place if isinstance(place, list) and len(place) == 2 else (0, "")
        if key not in owned:
            raise ExerciseError("Only what its owner alone may see is cleared.")
        if number in state.pages:
            state = _with(state, _without(state.pages[number], {key}))
    return state


@move("close", "close", "ends it; owners' own words go", "the exercise is closed", called="the closing", wordless=True)
def close(state: Pages) -> Pages:
    """The exercise is over: words that belong to somebody leave it, unless their owner asked for them to be kept."""
    checks.open_still(state)
    owned = _owned(state)
    pages = {number: page if page.kept else _without(page, owned) for number, page in state.pages.items()}
    return replace(state, pages=pages, closed=True)


def _owned(state: Pages) -> set[str]:
    return {one.key for one in state.fields if one.sees == OWNER}


def _without(page: Page, fields: set[str]) -> Page:
    return replace(page, values={key: value for key, value in page.values.items() if key not in fields})


MOVES = moves_in(sys.modules[__name__], phases, clock, unnaming)
"""Every move by its kind."""
