"""The moves that make pages: another page, its title, a page out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel import checks
from exercises.kernel.consent import TAKEN_BACK
from exercises.kernel.moves import Got, also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut, folded, listed
from exercises.kernel.words import in_short
from exercises.pages.fields import SIDE, SIDES, TICK, PageKind
from exercises.pages.finding import (
    begun_bare,
    begun_with,
    kind_called,
    made_now,
    may_write,
    page_of,
    shown_for,
    with_page,
)
from exercises.pages.state import Page, Pages, handle, typed
from exercises.pages.values import unheard, unsigned


def _next(state: Pages, data: Mapping[str, Any]) -> dict[str, int]:
    """The number of a new page of its kind; one of its own stays where that is free."""
    kind = kind_called(state, data.get("kind", ""))
    following = handle(kind.letter, state.numbers.get(kind.letter or "page", 0) + 1)
    own = data.get("number")
    return {"number": max(following, own if type(own) is int else 0)}


def _new(got: Got, state: Pages) -> str:
    kind = kind_called(state, got.get("kind", ""))
    said = cut(got["title"], 1, 60) if kind.begun else got["title"]
    return f"{kind.key} {typed(_next(state, got)['number'])}: {said}"


def titled(state: Pages, kind: PageKind, title: Any) -> str:
    """The title, when it is words that fit; of two positions both, each in few words; where a page begins with its
    text, that. Raises ExerciseError."""
    begun = kind.field(kind.begun)
    if begun is not None and title != TAKEN_BACK:
        return checks.within(state.template, title, begun.key, begun.title, begun.limit)
    checks.within(state.template, title, "title", "the title", 130 if kind.sides else 120)
    one, sign, other = str(title).partition(" / ")
    if kind.sides and title != TAKEN_BACK:
        if not sign or not one.strip() or not other.strip() or " / " in other:
            raise ExerciseError("Two, with / between them and a space on each side: + Share it / Keep it")
        for pole in (one, other):
            checks.within(state.template, pole.strip(), "pole", "either side", 60)
    return str(title)


def _a_kind(state: Pages) -> str:
    kind = state.kinds[-1]
    return begun_with(state, kind) if len(state.kinds) > 1 or kind.begun else f"+ {kind.key}: in a few words"


def _begins_with_a_kind(got: Got, state: Pages) -> str:
    """What is said of a title whose first word is what such a page is called: it may be the title."""
    first, _, rest = got["title"].partition(" ")
    kind, now = state.kinds[0], made_now(state)
    if now and "kind" not in got:
        return f"It is a {kind.key}. Or was this meant? + {now}: {in_short(got['title'])}"
    if folded(kind.key) != folded(first) or not rest or "kind" in got:
        return ""
    usual = len(state.kinds) > 1 or kind.begun
    return f"“{first}” stands in the title. Was a {kind.key} meant? {f'+ {kind.key}: {rest}' if usual else f'+ {rest}'}"


@move(
    "+ <kind>: <title>",
    _a_kind,
    "one more page of that kind",
    _new,
    called="a page",
    printed=("title",),
    given=_next,
    undated=True,
    shown=lambda state: len(state.kinds) > 1 or bool(state.kinds[0].begun),
)
@also(
    "+ <title:bare_title>",
    begun_bare,
    "one more page, with what it is about",
    _new,
    shown=lambda state: not state.kinds[0].begun,
    warn=_begins_with_a_kind,
)
@also("+: <title>", "", "", _new)
def page(state: Pages, *, title: str, kind: str = "", number: int = 0) -> Pages:
    """A new page of that kind, of the first one without."""
    may_write(state)
    of = kind_called(state, kind)
    said = titled(state, of, title)
    first = next((one for one in state.kinds if one.key == of.after), None)
    if first is not None and not state.many(first):
        raise ExerciseError(f"First a {first.key}: nobody said one yet. For example {begun_with(state, first)}")
    sign = of.letter or "page"
    following = state.numbers.get(sign, 0) + 1
    own = checks.free_number(number % 10_000 if type(number) is int else number, following)
    states = {of.states[0]: ""} if of.states else {}
    text = of.begun and title != TAKEN_BACK
    values = {of.begun: said} if text else {}
    made = Page(handle(of.letter, own), of.title if text else title, of.key, values, states=states)
    return with_page(replace(state, numbers={**state.numbers, sign: own}), made)


def _renamed(kind: PageKind, page: Page, title: str) -> Page:
    """The page under another title: what was read back or signed had the one before, and what a side ticked for its
    position was for that position."""
    changed = replace(page, title=title)
    if title == page.title:
        return changed
    kept = [side for side, was, now in zip(SIDES, page.poles, changed.poles, strict=True) if was == now]
    ticks = {one.key for one in kind.fields if kind.sides and one.kind == TICK and one.each == SIDE}
    values = {
        key: {side: day for side, day in said.items() if side in kept} if key in ticks else said
        for key, said in page.values.items()
    }
    return unheard(kind, unsigned(kind, replace(changed, values={key: said for key, said in values.items() if said})))


def _undoes(got: Got, state: Pages) -> str:
    before = page_of(state, got["page"])
    kind = state.kind_of(before)
    after = before if kind.begun else _renamed(kind, before, str(got["title"]))
    gone = [f"that it was {before.standing}" if before.standing not in after.states and before.standing else ""]
    lost = {key for key, said in before.values.items() if after.values.get(key) != said}
    gone += [f"what stands at “{one.title}”" for one in kind.fields if one.key in lost]
    there = [what for what in gone if what]
    return f"Another title takes away {listed(there)}; undo brings it back." if there else ""


@move(
    "<page>: <title>",
    shown_for("#: other words", lambda kind: not kind.sides),
    "another title",
    "{page}: {title}",
    called="another title",
    printed=("title",),
    undated=True,
    shown=lambda state: any(not kind.begun for kind in state.kinds),
    warn=_undoes,
)
@also("<page>", shown_for("#"), "opens its card, field by field", "opens the card of {page}", action="card")
def retitle(state: Pages, *, page: int, title: str) -> Pages:
    """Another title for a page."""
    may_write(state)
    this_page = page_of(state, page)
    kind = state.kind_of(this_page)
    if kind.begun:
        raise ExerciseError(f"{this_page.called} has no title. Other words for it: {this_page.goes} {kind.begun}: …")
    return with_page(state, _renamed(kind, this_page, titled(state, kind, title)))


@move(
    "<page:any_page> remove",
    shown_for("# remove"),
    "takes the page out",
    "{page} is taken out",
    called="a page out",
    undated=True,
)
def remove_page(state: Pages, *, page: int) -> Pages:
    """A page nobody needs any more."""
    checks.open_still(state)
    page_of(state, page, whole=False)
    return replace(state, pages=type(state.pages)({key: one for key, one in state.pages.items() if key != page}))
