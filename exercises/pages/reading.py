"""An exercise of pages read by its facilitators: text, JSON, search, progress. Pure; everything here is private.

What a reader read in a page for codes is in none of it before each reader is done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from exercises.kernel import clock, things
from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import as_dict
from exercises.kernel.shape import Progress
from exercises.kernel.text import folded, plural
from exercises.kernel.things import CONSOLE, OWNER, ROOM, Sought
from exercises.pages.coding import numbers_of
from exercises.pages.fields import COUNTS, DAY, DIAL, TICK, VOICES, Field, PageKind
from exercises.pages.rated import dimension, verdict
from exercises.pages.state import Mark, Page, Pages, whose


def progress(state: Pages) -> Progress:
    """Where the exercise is, with how many pages there are of each kind."""
    first, *others = (plural(state.many(kind), kind.key, kind.many) for kind in state.kinds)
    counted = ", ".join((first, *(one for one in others if not one.startswith("0"))))
    standing = "prepared" if state.pages else ""
    return clock.progress(state, counted, wordless=state.wordless, standing=standing)


def marks(state: Pages, page: Page, one: Field) -> str:
    """Who may see a field of a page, where that is not everybody in the room."""
    if one.sees == "anonymous":
        return "of nobody by name"
    seen = "" if state.kind_of(page).consent else "the room may see it"
    nod = seen if state.may_be_seen(page, one) else "not for the room yet"
    own = "its owner's, kept" if page.kept else "its owner's, gone at the close"
    return {"nod": nod, "console": "facilitators only", "owner": own}.get(one.sees, "")


HIDDEN = "known, and hidden until both are done"


def told(state: Pages, page: Page, one: Field) -> str:
    """A field of a page in words."""
    value = page.values[one.key]
    if one.key == state.hidden(page):
        return HIDDEN
    if one.kind == COUNTS:
        return str(state.counted_on(page, one))
    if one.kind == TICK and one.each and len(whose(one, page)):
        left = [who for who in whose(one, page) if who not in value]
        return "; ".join(filter(None, (", ".join(value), f"not yet {', '.join(left)}" if left else "")))
    return one.in_words(value)


def in_words(state: Pages, page: Page, there: Collection[Field]) -> tuple[str, ...]:
    """Those of its fields in words; and what a field says in which nothing stands, so that silence is seen."""
    fields = state.kind_of(page).fields
    silent = [one for one in fields if state.silence(page, one) and state.may_be_seen(page, one)]
    shown = (one for one in fields if one in there or one in silent)
    return tuple(f"{one.title}: {one.none if one in silent else told(state, page, one)}" for one in shown)


def about(state: Pages, page: Page) -> list[str]:
    """What is known of a page beside its fields."""
    kind = state.kind_of(page)
    told_of = [page.standing and page.standing != kind.states[0] and page.standing, kind.owner and state.whose(page)]
    told_of += [f"consent: {page.consent}" if kind.consent and page.consent != NOT_ASKED else ""]
    told_of += [f"read by {', '.join(page.done)}" if page.done else "", state.draft(page)]
    told_of += ["" if page.picked is None else f"{'picked' if page.picked else 'not picked'}: {page.why}"]
    return [str(one) for one in told_of if one]


def lines(state: Pages, page: Page) -> list[str]:
    """A page in plain lines."""
    kind = state.kind_of(page)
    found = [f"{page.goes} {page.title}", *(f"  {one}" for one in about(state, page))]
    for one in kind.fields:
        if one.key in page.values:
            mark = marks(state, page, one)
            found.append(f"  {state.called(one)}{f' ({mark})' if mark else ''}: {told(state, page, one)}")
        elif one.key in page.cut:
            found.append(f"  {state.called(one)}: taken out by whoever told it")
        before = page.before.get(one.key, ()) if not state.hidden(page) else ()
        found += [f"    before: {one.in_words(said) if one.kind == DAY else said}" for said in before]
    at = numbers_of(kind, page)
    for who, made in page.open_marks.items():
        said = ", ".join(_mark(kind, one, at) for one in made)
        found.append(f"  read by {who}: {said or 'nothing'}")
    for code in kind.codes if kind.rated and page.open_marks else ():
        came = verdict(page, code.key)
        told_of = ", ".join(filter(None, (came.says, came.how, came.why)))
        found.append(f"  {code.key} {dimension(state, code)}: {told_of}")
    return found


def _mark(kind: PageKind, one: Mark, at: Mapping[tuple[str, int], int]) -> str:
    """A mark in a word or two: of a rating its dimension first, and the sentence it relies on behind."""
    where = f"s{at[one.field, one.sentence]}" if (one.field, one.sentence) in at else ""
    return f"{one.code} {one.says} {where}".rstrip() if kind.rated else f"{where} {one.says or one.code}"


def text(state: Pages) -> list[str]:
    """The whole state in plain lines."""
    now = progress(state)
    found = [state.template.title, f"phase {now.phase}, {now.counted}{', closed' if state.closed else ''}"]
    found += [f"{hands.title}: {hands}" for hands in state.hands()]
    for page in state.every():
        found += ["", *lines(state, page)]
    return found


def card(state: Pages, number: str) -> list[str]:
    """Everything known of one page, by the number it is kept under."""
    page = state.pages.get(int(number)) if number.isdecimal() else None
    return [] if page is None else lines(state, page)


def document(state: Pages) -> dict[str, Any]:
    """The state as JSON with stable keys."""
    return {
        **clock.document(state),
        "dials": [{"key": one.key, "label": state.called(one)} for one in state.dials()],
        "pages": [_page(state, page) for page in state.every()],
        "dimensions": [
            {"key": code.key, "label": dimension(state, code)}
            for kind in state.kinds
            if kind.rated
            for code in kind.codes
        ],
        "counts": {key: dict(counts) for key, counts in state.counts.items()},
    }


def _page(state: Pages, page: Page) -> dict[str, Any]:
    made = things.document(page, number=int(page.goes) if page.goes.isdecimal() else page.goes)
    made["told_by"] = state.whose(page)
    hidden = state.hidden(page)
    made["fields"] = {key: _plain(value) for key, value in page.values.items() if key != hidden}
    made["settled"] = [as_dict(one) for one in page.settled]
    made["said_before"] = {key: list(said) for key, said in page.before.items()}
    made["read"] = {who: [as_dict(one) for one in found] for who, found in page.open_marks.items()}
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, Mapping) else value


def _texts(state: Pages) -> Iterator[tuple[str, str, str, str]]:
    for page in state.every():
        kind = state.kind_of(page)
        yield page.goes, kind.key, page.title, ROOM
        for one in kind.fields:
            seen_by = ROOM if state.may_be_seen(page, one) else OWNER if one.sees == OWNER else CONSOLE
            if page.values.get(one.key) and one.kind != DIAL and one.key != state.hidden(page):
                yield page.goes, state.called(one), _found_in(one, page.values[one.key]), seen_by
            for said in page.before.get(one.key, ()):
                yield page.goes, f"{state.called(one)}, said before", said, OWNER if one.sees == OWNER else CONSOLE
        yield page.goes, "told by", state.whose(page), CONSOLE
        yield from ((page.goes, f"settled, {one.code}", one.why, CONSOLE) for one in page.settled)
        yield page.goes, "why", page.why, CONSOLE
    dials = {one.key for one in state.dials()}
    for key, label in state.labels.items():
        yield ("roles", "a dial", label, ROOM) if key in dials else (key, "a dimension", label, ROOM)


def _found_in(one: Field, value: Any) -> str:
    if one.kind == VOICES:
        return "; ".join(f"{who}: {text}" for who, said in value.items() for text in said)
    return one.in_words(value)


def sought(state: Pages) -> Iterator[Sought]:
    """What finding looks into."""
    return (
        Sought(goes, f"{label}: {text}", folded(text), seen_by) for goes, label, text, seen_by in _texts(state) if text
    )
