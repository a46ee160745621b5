"""The moves that fill pages: their fields, how far they are, what dials are called. Pure."""

from __future__ import annotations

from typing import Any

from exercises.kernel import checks
from exercises.kernel.days import said_day
from exercises.kernel.expression import expression
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut, folded, listed
from exercises.kernel.things import NOD, ROOM
from exercises.kernel.words import squeezed
from exercises.pages.concealing import concealed
from exercises.pages.fields import (
    CHOICES,
    COUNTS,
    DIAL,
    EACH_ROLE,
    SIDE,
    TEXT,
    TICK,
    TURNS,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.finding import (
    an_answer,
    field_of,
    first_answer,
    first_of,
    may_write,
    page_of,
    shown_with,
    with_page,
)
from exercises.pages.state import Page, Pages, typed
from exercises.pages.values import filled, unheard, unsigned

_ROOM = ("room", "anonymous")
_AND = expression(r"\w (?:and|&|me) \w")


def _filled(got: Got, state: Pages) -> str:
    this_page = page_of(state, got["page"])
    one, value = field_of(state.kind_of(this_page), got["field"]), got["value"]
    if one.kind == DIAL and value:
        said = TURNS.get(value, f"it was {value}")
    else:
        said = value if isinstance(value, str) else one.in_words(value)
    who = f" {got['who']}" if got.get("who") else ""
    also_there = " and more" if got.get("more") else ""
    shown = "ticked" if one.kind == TICK and value == "yes" else cut(said, 1, 60) or "taken out"
    before = this_page.values.get(one.key) if one.kind == COUNTS else None
    was = f"; it was {one.in_words(before)}" if before and before != value else ""
    why = ""
    if got.get("why"):
        why = f", {state.called(field_of(state.kind_of(this_page), one.why))}: {cut(got['why'], 1, 60)}"
    return f"{this_page.called}{who}, {state.called(one)}{also_there}: {shown}{why}{was}"


def _private(got: Got, state: Pages) -> bool:
    this_page = page_of(state, got["page"])
    return field_of(state.kind_of(this_page), got["field"]).sees not in _ROOM


def _warned(got: Got, state: Pages) -> str:
    """A gentle word where the same words stand on another page, where two of a list are read as one, and where other
    words undo what was agreed or read."""
    return " ".join(filter(None, (_the_same(got, state), _as_one(got, state), _undoes(got, state))))


def _as_one(got: Got, state: Pages) -> str:
    """Which of a list may be two: "School, Housing Trust and Police"."""
    one, value = field_of(state.kind_of(page_of(state, got["page"])), got["field"]), got.get("value")
    if one.kind != CHOICES or one.words or not isinstance(value, str):
        return ""
    several = next((part.strip() for part in value.split(",") if _AND.search(part)), "")
    return f"“{cut(several, 1, 60)}” is read as one. If it is two: a comma in place of the and" if several else ""


def _undoes(got: Got, state: Pages) -> str:
    before = page_of(state, got["page"])
    kind = state.kind_of(before)
    one, value = field_of(kind, got["field"]), got.get("value")
    if (value or None) == before.values.get(one.key):
        return ""
    after = _again(kind, one, before, before)
    until = kind.draft.get("until", "")
    gone = [f"that it was {before.standing}" if before.standing not in after.states and before.standing else ""]
    gone += ["who signed it" if until in before.values and until not in after.values else ""]
    gone += ["what was marked in it" if before.marks != after.marks or before.done != after.done else ""]
    there = [what for what in gone if what]
    return f"Other words take away {listed(there)}; undo brings it back." if there else ""


def _ticked_already(got: Got, state: Pages) -> str:
    """Said where it is ticked already, which stays of the day it was ticked."""
    page = page_of(state, got["page"])
    one, value = field_of(state.kind_of(page), got["field"]), got.get("value")
    if one.kind != TICK or not value:
        return ""
    there, who = page.values.get(one.key), got["who"] if one.each == SIDE else str(value)
    if one.each:
        there = next((day for name, day in (there or {}).items() if folded(name) == folded(who)), None)
    if there is None:
        return ""
    since = f" on {said_day(there)}" if there else ""
    return f"{page.called}, {one.title}: {f'{who}, ' if one.each else ''}already{since}; nothing is recorded"


def _the_same(got: Got, state: Pages) -> str:
    value = got.get("value")
    if not isinstance(value, str) or len(value) < 24:
        return ""
    for other in state.pages.every():
        if other.number != got["page"] and other.values.get(got["field"]) == value:
            who = state.whose(other).partition(",")[0]
            of = f" ({who})" if who else ""
            return f"The same words stand at {other.called}{of}."
    return ""


def _and_what(got: Got, state: Pages) -> Got:
    """Nothing goes on in a field by a line without its words, which would be written as "add"."""
    line = f"{typed(got['page'])} {got['field']} add"
    raise ExerciseError(f"What goes on in it comes after the colon. For example {line}: and one more thing")


def _an_answer(state: Pages) -> str:
    kind = state.kinds[0]
    return an_answer(first_of(kind), first_answer(kind))


def _fits(got: Got, state: Pages) -> str:
    """A line about a field of the page that is spoken of, of the one that is named where that is known."""
    page = state.pages.get(got.get("page", 0))
    if page is None:
        return ""
    kind = state.kind_of(page)
    return an_answer(page.goes, kind.field(got.get("field")) or first_answer(kind))


def has(*kinds: str, each: str = "") -> Any:
    """Whether a page may have a field of those kinds, for each of that."""
    return lambda state: any(
        (one.kind in kinds or not kinds) and (one.each == each or not each) for of in state.kinds for one in of.fields
    )


def sided(state: Pages) -> bool:
    """Whether a page may be of two positions."""
    return any(one.sides for one in state.kinds)


@move(
    "<page> <field> [:] <value>",
    _an_answer,
    "one field: words, a choice, or a dial; a dial takes off low middle high, and down leave up for next time",
    _filled,
    fits=_fits,
    called="a field",
    private=_private,
    timed=True,
    undated=True,
    words=("value", "who", "why"),
    warn=_warned,
    already=_ticked_already,
)
@also(
    "<page> <field:explained> <value>: <why>",
    shown_with("# * @: in their words", lambda kind, one: bool(one.why)),
    "a choice, and why",
    _filled,
    private=_private,
    warn=_undoes,
    when=lambda state: any(one.why for kind in state.kinds for one in kind.fields),
)
@also(
    "<page> <field:going_on> add [:] <value>",
    shown_with("# * add: and one more thing", lambda kind, one: one.kind == TEXT),
    "goes on in a field; what was said before stays",
    _filled,
    sets={"more": True},
    private=_private,
    warn=_undoes,
    shown=has(TEXT),
)
@also("<page> <field:going_on> add", "", "", _filled, sets={"value": ""}, data=_and_what)
@also("<page> <field> none", "", "", _filled, sets={"value": ""}, warn=_undoes)
@also("<page> <field:ticked>", "", "", _filled, sets={"value": "yes"}, private=_private, already=_ticked_already)
@also("<page> <chosen>", "", "", _filled, private=_private, warn=_undoes)
@also(
    "<page> <who:side> <field:sided>: <value>",
    shown_with("# a *: in their words", lambda kind, one: kind.sides and one.kind == VOICES),
    "one more voice of that side",
    _filled,
    private=_private,
    warn=_undoes,
    already=_ticked_already,
    when=sided,
)
@also(
    "<page> <who:side> <field:side_ticked>",
    shown_with("# a *", lambda kind, one: kind.sides and one.kind == TICK),
    "a yes of that side",
    _filled,
    sets={"value": "yes"},
    private=_private,
    already=_ticked_already,
    when=sided,
)
@also("<page> <who:side> <field:sided> none", "", "", _filled, sets={"value": ""}, warn=_undoes, when=sided)
@also(
    "<page> <field:of_roles> <who:role>: <value>",
    shown_with("# * site manager: in their words", lambda kind, one: one.each == EACH_ROLE),
    "for a role, in its words; other words stand in their place, and the trail keeps the first",
    _filled,
    private=_private,
    warn=_undoes,
    when=has(each=EACH_ROLE),
)
def fill(
    state: Pages,
    *,
    page: int,
    field: str,
    value: Any,
    who: str = "",
    more: bool = False,
    why: str = "",
    at: str = "",
) -> Pages:
    """One field of a page; no value takes it out. Other words need their owner's nod again, and to be read back again.
    `why` goes to the field in which the reason of a choice stands. `at` is the day, by which words that belong to
    somebody go on a later one; entries from before have none."""
    may_write(state)
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    one = field_of(kind, field)
    if one.key in this_page.cut:
        raise ExerciseError(f"Whoever told it took {one.title} out. It is not written there again.")
    changed = filled(state.template, this_page, one, value, who, more, at[:10])
    if changed.values.get(one.key) != this_page.values.get(one.key):
        changed = _again(kind, one, this_page, changed)
    if one.state and value and one.state != changed.standing:
        changed = in_state(kind, changed, one.state, at[:10])
    state = with_page(state, changed)
    if not why:
        return state
    if not one.why:
        raise ExerciseError(f"Why {one.title} was chosen is not asked here.")
    return fill(state, page=page, field=one.why, value=why, at=at)


def _again(kind: PageKind, one: Field, before: Page, page: Page) -> Page:
    """The page after other words in it, or more: what was read back, signed or read for codes was without them."""
    told = one.sees in (ROOM, NOD) or (one.kind in (TEXT, VOICES, CHOICES) and before.values.get(one.key))
    if told and one.kind != COUNTS:
        page = unheard(kind, page) if one.kind == TEXT else page
        page = page if one.key in (kind.draft.get("until"), kind.draft.get("but")) else unsigned(kind, page)
    if one.coded and page.marks:
        marks = {who: tuple(mark for mark in made if mark.field != one.key) for who, made in page.marks.items()}
        page = replace(page, marks={} if kind.rated else marks, done={}, settled=())
    return page


def in_state(kind: PageKind, page: Page, state: str, day: str) -> Page:
    """The page once it came to that state. Raises ExerciseError for one that something has to come before."""
    if state not in kind.states:
        there = listed(list(kind.states), joiner="or")
        raise ExerciseError(f"A {kind.key} is {there}." if there else f"A {kind.key} has no states.")
    needed = kind.needs.get(state, "")
    if needed and needed not in page.states:
        raise ExerciseError(f"First {needed}: {page.goes} {needed}. Nothing is {state} that was not.")
    left = {key: when for key, when in page.states.items() if key != state}
    return replace(page, states={**left, state: day})


def _further(got: Got, state: Pages) -> str:
    """How far else the page that is spoken of may be."""
    page = state.pages.get(got.get("page", 0))
    if page is None or len(states := state.kind_of(page).states) < 2:
        return ""
    return f"{page.goes} {next((one for one in states[1:] if one not in page.states), states[-1])}"


@move(
    "<page> <standing>",
    lambda state: next((f"{first_of(one)} {one.states[1]}" for one in state.kinds if len(one.states) > 1), ""),
    "how far it is, with the day and nothing else",
    lambda got, state: f"{page_of(state, got['page']).called}: {got['standing']}",
    fits=_further,
    called="how far a page is",
    warn=concealed,
    private=lambda got, state: bool(concealed(got, state)),
    undated=True,
    timed=True,
    when=lambda state: any(len(one.states) > 1 for one in state.kinds),
)
def stand(state: Pages, *, page: int, standing: str, at: str = "") -> Pages:
    """How far a page is."""
    checks.open_still(state)
    this_page = page_of(state, page)
    return with_page(state, in_state(state.kind_of(this_page), this_page, standing, at[:10]))


def _called_so(got: Got, state: Pages) -> str:
    """Which other dial has that name: by one name two are not typed."""
    others = [(at, one) for at, one in enumerate(state.dials(), 1) if at != got["place"]]
    said = squeezed(str(got["label"]))
    at = next((at for at, one in others if said in map(squeezed, (state.called(one), one.key))), 0)
    return f"Dial {at} is called so, too: take a name that tells them apart." if at else ""


def _called_anew(got: Got, state: Pages) -> str:
    """Which dial is called so, by what it was called."""
    dials, place = state.dials(), got["place"]
    was = f", {state.called(dials[place - 1])}," if 1 <= place <= len(dials) else ""
    return f"dial {place}{was} is called {got['label']}"


@move(
    "role <place>: <label>",
    "role 1: connect / whakawhanaungatanga",
    "what this group calls one of the dials",
    _called_anew,
    called="a dial's name",
    warn=_called_so,
    when=lambda state: bool(state.dials()),
)
def name_dial(state: Pages, *, place: int, label: str) -> Pages:
    """The group's own words for a dial; two labels for one are fine."""
    may_write(state)
    dials = state.dials()
    if type(place) is not int or not 1 <= place <= len(dials):
        raise ExerciseError(f"Dials are numbered from 1 to {len(dials)}. For example role 1: connect")
    checks.within(state.template, label, "label", "a dial's name", 40)
    return replace(state, labels={**state.labels, dials[place - 1].key: label})
