"""What the room may see of an exercise of pages. Nothing else of it ever reaches a projector.

A dial is a bar with its word beside it; counts have their n, and fewer than five are not shown at all. Nobody's own
words, nothing for the facilitators, no number of a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut
from exercises.kernel.things import ROOM
from exercises.kernel.words import number_of
from exercises.leaving.hands import LABEL, row
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, RoomView
from exercises.pages.state import DIAL, Field, Page, Pages, may_be_seen

BARS = {"off": "·", "low": "▂▂", "middle": "▅▅▅▅", "high": "██████"}
ARROWS = {"down": "▼ turn down", "leave": "= leave", "up": "▲ turn up"}
NEXT, WORDS = "next", "words"
_BAR, _COLUMNS = 8, 46
"""Columns of a dial's name and of bars, so that all of it stands on one line at 48 columns."""


def room_views(state: Pages) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    found = [("pages", f"the {state.thing}s")]
    if state.dials():
        found.append(("roles", "the dials, in our words"))
    found += [(one.key, one.title) for one in state.group_fields]
    sides = ((f" {NEXT}", ", next time"), (f" {WORDS}", ", its words")) if state.dials() else ()
    for number in state.pages:
        then = (("", ", then" if sides else ""), *sides)
        found += [(f"page {number}{side}", f"{state.thing} {number}{name}") for side, name in then]
    return (*found, ("quiet", "a quiet screen"))


def phase_view(state: Pages) -> str:
    """The view the room gets when the group moves to this phase; the only page there is, when it is about pages."""
    view = state.template.phase(state.phase).room
    return f"page {next(iter(state.pages))}" if view == "pages" and len(state.pages) == 1 else view


def view_called(state: Pages, words: str) -> str:
    """The view that a line names in this exercise's own words: "moment 2 next", "2 next"."""
    parts = words.removeprefix(f"{state.thing} ").split()
    known = parts and number_of(parts[0]) in state.pages and parts[1:] in ([], [NEXT], [WORDS])
    return " ".join(["page", *parts]) if known else ""


def room_view(state: Pages, key: str) -> RoomView:
    """The view of that key. Raises ExerciseError when there is no such view or no such page."""
    name = dict(room_views(state)).get(key)
    if name is None:
        raise ExerciseError(f"There is no view called {key[:40]}. show pages shows them all.")
    if key == "quiet":
        return QUIET
    if key == "pages":
        return RoomView(key, name, _all(state))
    if key == "roles":
        return RoomView(key, name, (Line(state.template.title, "strong"), Gap(), *_roles(state)))
    words = key.split()
    if words[0] == "page":
        side = words[2] if words[2:] else "" if state.dials() else WORDS
        return RoomView(key, name, _page(state, state.pages[int(words[1])], side), whole=side != WORDS)
    at = [one.key for one in state.group_fields].index(key)
    return RoomView(key, name, state.hands()[at].blocks(state.group_fields[at].ask))


def _all(state: Pages) -> tuple[Block, ...]:
    if not state.pages:
        return (Line((*state.template.phase(state.phase).say, state.template.title)[0]),)
    return (
        Line(state.template.title, "strong"),
        *(block for page in state.pages.values() for block in (Gap(), Line(f"{page.number}  {page.title}"))),
    )


def _roles(state: Pages) -> tuple[Block, ...]:
    ours = state.template.reminders.get("ours", "")
    names = (Line(f"{place}  {state.called(one)}") for place, one in enumerate(state.dials(), 1))
    return (*names, *((Gap(), Line(ours, "quiet")) if ours else ()))


def _page(state: Pages, page: Page, side: str) -> tuple[Block, ...]:
    """One side of a page: its dials as they were, or as they are to be; else its words, one field after the other."""
    seen = (one for one in state.fields if one.kind != DIAL and may_be_seen(page, one) and one.key in page.values)
    told = {one.key: one for one in seen}
    said = {key: one.sentence(page.values[key]) for key, one in told.items()}
    if side == WORDS:
        each: Iterator[Block] = (block for text in said.values() for block in (Gap(turn=True), Line(text)))
        return (Line(page.title, "strong"), *each)
    head = Line(cut(page.title, 1, _COLUMNS), "strong")
    dials: tuple[Block, ...] = (Gap(), *(_dial(state, page, one, after=side == NEXT) for one in state.dials()), Gap())
    words = state.template.words
    if side == NEXT:
        return (head, *dials, *(Big(said[key]) for key in said if key in words.get("spotlight", ())))
    north = Line(cut(state.template.reminders.get("north", ""), 1, _COLUMNS), "quiet")
    beside = " ".join(said[key] for key, one in told.items() if one.sees == ROOM and key in words.get("beside", ()))
    return (head, north, *dials, *((Line(cut(beside, 2, _COLUMNS)),) if beside else ()))


def dial(page: Page, one: Field, *, then: bool = True, after: bool = True) -> str:
    """A dial as a bar with its word, and where it is turned; never colour alone."""
    placed = page.values.get(one.key) or {}
    was, turn = placed.get("then", ""), ARROWS.get(placed.get("next", ""), "")
    bar = f"{BARS.get(was, ''):<{_BAR}}{was or 'not said'}"
    return "   ".join(filter(None, (bar if then else "", (turn if then else turn or "not said yet") if after else "")))


def _dial(state: Pages, page: Page, one: Field, *, after: bool) -> Line:
    longest = max(LABEL, *(len(state.called(other)) for other in state.dials()))
    return row(state.called(one), longest, dial(page, one, then=not after, after=after))
