"""What the room may see of an exercise of pages. Nothing else of it ever reaches a projector.

A dial is a bar with its word beside it; counts have their n, and fewer than five are not shown at all. Nobody's own
words, nothing for the facilitators, no number of a person. Two positions stand in columns of equal width, and change
places each time they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut, folded
from exercises.kernel.things import ANONYMOUS, NOD, ROOM
from exercises.leaving.hands import LABEL, row
from exercises.leaving.room_view import QUIET, Big, Block, Gap, Line, Pair, RoomView
from exercises.pages.fields import (
    CHOICE,
    COUNTS,
    DIAL,
    EACH_ROLE,
    NEXT,
    SIDE,
    SIDES,
    TICK,
    TURNED,
    VOICES,
    Field,
    PageKind,
)
from exercises.pages.finding import none_called
from exercises.pages.nobodys import blocks, nobodys
from exercises.pages.rated import the_rated
from exercises.pages.rated_room import NAME, RATINGS, ratings
from exercises.pages.repeating import reasons
from exercises.pages.state import Page, Pages, kept_under

BARS = {"off": "·", "low": "▂▂", "middle": "▅▅▅▅", "high": "██████"}
ARROWS = {"down": "▼ turn down", "leave": "= leave", "up": "▲ turn up"}
WORDS = "words"
_OTHER = "other"
_OF_NOBODY = ", of nobody by name"
_BAR, _COLUMNS = 8, 46
"""Columns of a dial's name and of bars, so that all of it stands on one line at 48 columns."""


def _lists(state: Pages) -> dict[str, PageKind]:
    """The views that list a kind of page."""
    first = {} if state.kinds[0].rated or state.kinds[0].private else {"pages": state.kinds[0]}
    return {**first, **{kind.key: kind for kind in state.kinds[1:] if not kind.private}}


def _named(state: Pages) -> list[tuple[str, str]]:
    """The views that are neither a list nor of one page."""
    found = [("roles", "the dials, in our words")] if state.dials() else []
    if the_rated(state) is not None:
        found.append((RATINGS, NAME))
    if any(kind.picks for kind in state.kinds):
        found.append(("picks", "what was picked, and why"))
    found += [(one.key, one.title) for one in state.group_fields]
    return [*found, *((of.key, f"{of.field.title}{_OF_NOBODY}") for of in nobodys(state))]


def room_views(state: Pages) -> tuple[tuple[str, str], ...]:
    """Every view there is now: key and what the console calls it."""
    found = [*((key, f"the {kind.many}") for key, kind in _lists(state).items()), *_named(state)]
    for page in state.every():
        found += [(f"page {page.goes}{side}", f"{page.called}{name}") for side, name in _sides(state, page)]
    return (*found, (QUIET.key, QUIET.name))


def _sides(state: Pages, page: Page) -> list[tuple[str, str]]:
    """What may be seen of a page by itself."""
    kind = state.kind_of(page)
    if not kind.for_itself:
        return []
    if kind.of(DIAL):
        return [("", ", then"), (f" {NEXT}", ", next time"), (f" {WORDS}", ", its words")]
    fields = [one for one in kind.fields if one.sees in (ROOM, NOD) or (one.kind == COUNTS and one.sees == ANONYMOUS)]
    found = [("", ""), *((f" {one.key}", f", {one.title}") for one in fields)]
    sided = {"", *(f" {one.key}" for one in fields if one.sided)} if kind.sides else set()
    turned = [(f"{side} {TURNED}", f"{name}, the other way round") for side, name in found if side in sided]
    return [found[0], *turned[:1], *found[1:], *turned[1:]]


def phase_view(state: Pages) -> str:
    """The view the room gets when the group moves to this phase; the only page there is, when it is about pages."""
    view = state.template.phase(state.phase).room
    if view == state.kinds[0].key and view not in {QUIET.key, *dict(_named(state))}:
        view = RATINGS if state.kinds[0].rated else "pages"  # the list of any other kind is called by its key
    kind = state.kinds[0] if view == NEXT else _lists(state).get(view)
    of = list(state.every(kind)) if kind is not None else []
    if view == NEXT:
        return f"page {of[0].goes} {NEXT}" if len(of) == 1 else "pages"
    if len(of) != 1:
        return view
    turned = of[0].number and kind is not None and kind.sides and state.template.phase_number(state.phase) % 2
    return f"page {of[0].goes}{f' {TURNED}' if turned else ''}"


def view_called(state: Pages, words: str) -> str:
    """The view that a line names in this exercise's own words: "moment 2 next", "2 problem", "b1"."""
    parts = words.split()
    if parts and parts[0] in {kind.key for kind in state.kinds} and parts[1:]:
        parts = parts[1:]
    page = _page_called(state, parts[0]) if parts else None
    if page is None:
        return ""
    known = {side.strip() for side, _ in _sides(state, page)}
    side = " ".join(parts[1:])
    return f"page {page.goes} {side}".strip() if side in known else ""


def _page_called(state: Pages, word: str) -> Page | None:
    number = kept_under(folded(word)) if folded(word).isascii() else None
    return None if number is None else state.pages.get(number)


def turned(state: Pages, view: str, before: Callable[[str], bool]) -> str:
    """The view as it is shown now: two positions change places each time. `before(key)` says whether that key was the
    one of the two that was shown last."""
    page = _page_called(state, view.split()[1]) if view.startswith("page ") else None
    other = f"{view} {TURNED}"
    there = page is not None and other in {f"page {page.goes}{side}" for side, _ in _sides(state, page)}
    return other if there and before(view) else view


def room_view(state: Pages, key: str) -> RoomView:
    """The view of that key. Raises ExerciseError when there is no such view or no such page."""
    if key == "quiet":
        return QUIET
    words = key.split()
    if words[:1] == ["page"] and len(words) > 1:
        page = _page_called(state, words[1])
        if page is None:
            raise ExerciseError(none_called(state, words[1][:20]))
        if view_called(state, " ".join(words[1:])) == key:
            return _of_page(state, page, key, " ".join(words[2:]))
    lists, of_nobody = _lists(state), {of.key: of for of in nobodys(state)}
    if key in lists:
        return RoomView(key, f"the {lists[key].many}", _all(state, lists[key]))
    if key == "roles" and state.dials():
        return RoomView(key, "the dials, in our words", (Line(state.template.title, "strong"), Gap(), *_roles(state)))
    if key == "picks" and any(kind.picks for kind in state.kinds):
        return RoomView(key, "what was picked, and why", _picks(state))
    if key in of_nobody:
        return RoomView(key, f"{of_nobody[key].field.title}{_OF_NOBODY}", blocks(state, of_nobody[key]))
    if key == RATINGS and the_rated(state) is not None:
        return ratings(state)
    at = [one.key for one in state.group_fields]
    if key not in at:
        raise ExerciseError(f"There is no view called {key[:40]}. What can be shown: help show")
    one = state.group_fields[at.index(key)]
    return RoomView(key, one.title, state.hands()[at.index(key)].blocks(one.ask))


def _of_page(state: Pages, page: Page, key: str, side: str) -> RoomView:
    kind = state.kind_of(page)
    name = f"{page.called}{f', {side}' if side else ''}"
    if kind.consent and not state.said_yes(kind, page) and not _any_seen(state, kind, page):
        counted = [one for one in kind.of(COUNTS) if one.key == side]
        hands = [block for one in counted for block in _field(state, page, one, alone=True)]
        return RoomView(key, name, tuple(hands) or (Line("Not for the room yet."),))
    if kind.of(DIAL):
        name = f"{page.called}{dict(_sides(state, page))[f' {side}' if side else '']}"
        return RoomView(key, name, _dials(state, page, side), whole=side != WORDS)
    of, turn = side.removesuffix(TURNED).strip(), SIDES[::-1] if side.endswith(TURNED) else SIDES
    if kind.sides and not of:
        return RoomView(key, f"{page.called}, both", _both(state, kind, page, turn))
    one = kind.field(of)
    if kind.sides and one is not None and one.sided:
        called = f"{page.called}, {one.title}, both"
        return RoomView(key, called, (*_heads(state, page, turn), *_sided(state, page, [one], turn)))
    return RoomView(key, name, _in_words(state, kind, page, side))


# -- lists ------------------------------------------------------------------------------------------------------------


def _all(state: Pages, kind: PageKind) -> tuple[Block, ...]:
    pages = [page for page in state.every(kind) if not page.withdrawn]
    if not pages:
        return (Line((*state.template.phase(state.phase).say, state.template.title)[0]),)
    counted = next((one for one in kind.fields if one.key == kind.counted), None)
    head = Line(state.template.title if len(state.kinds) == 1 else kind.many.capitalize(), "strong")
    if counted is not None:
        return (head, Gap(), Line(by_kind(counted, pages)), *_ours(state))
    agreed = [page for page in pages if kind.consent and state.said_yes(kind, page)]
    open_to_all = [page for page in pages if not kind.consent or page in agreed or _any_seen(state, kind, page)]
    if kind.consent and not open_to_all:
        return (head, Gap(), Line("Nothing is for the room yet."))
    rows = (Line(_row(state, kind, page)) for page in open_to_all)
    return (head, *(block for row in rows for block in (Gap(), row)), *_ours(state))


def _any_seen(state: Pages, kind: PageKind, page: Page) -> bool:
    return any(one.key in page.values and state.may_be_seen(page, one) for one in kind.fields)


def _ours(state: Pages) -> tuple[Block, ...]:
    """What the template says under a list."""
    said = state.template.reminders.get("list", "")
    return (Gap(foot=True), Line(said, "quiet")) if said else ()


def _row(state: Pages, kind: PageKind, page: Page) -> str:
    """A page on a line, with what the template names of it beside."""
    keys = state.template.words.get("listed", ())
    listed = (one for one in kind.fields if (one.key in keys or one.none) and state.may_be_seen(page, one))
    beside = [_beside(state, page, one, named=one.key in keys) for one in listed]
    draft = state.draft(page)
    return "   ".join(filter(None, (f"{page.goes}  {page.title}", *beside, draft and f"({draft})")))


def _beside(state: Pages, page: Page, one: Field, *, named: bool) -> str:
    there = one.key in page.values
    if named:
        return one.sentence(page.values[one.key]) if there else one.none
    return state.silence(page, one) or page.standing


def by_kind(one: Field, pages: list[Page]) -> str:
    """How many of each; of what there is only one of, the kind is not told."""
    counts = Counter(page.values[one.key] for page in pages if one.key in page.values)
    told = {word: count for word, count in counts.items() if count > 1 and word != _OTHER}
    other = len(pages) - sum(told.values())
    parts = [f"{word} {count}" for word, count in sorted(told.items(), key=lambda pair: [*one.words].index(pair[0]))]
    return f"{one.title}: {', '.join([*parts, *([f'{_OTHER} {other}'] if other else [])])}"


def _picks(state: Pages) -> tuple[Block, ...]:
    """What a group picked, as far as its owners let the room have it, with why."""
    found: list[Block] = [Line("What we picked, and why", "strong")]
    why = reasons(state, lambda page: _any_seen(state, state.kind_of(page), page))
    for page in state.every():
        kind = state.kind_of(page)
        if page.picked and kind.picks and _any_seen(state, kind, page):
            found += [Gap(), Line(f"{page.goes}  {page.title}", "quiet"), Line(why(page) or "picked", "strong")]
    return (*found, *((Gap(), Line("Nothing is picked yet.")) if len(found) == 1 else ()))


# -- a page -----------------------------------------------------------------------------------------------------------


def _in_words(state: Pages, kind: PageKind, page: Page, side: str) -> tuple[Block, ...]:
    """A page field by field, or one of its fields."""
    draft = state.draft(page)
    blocks: list[Block] = [Line(f"{page.title}{f' - {draft}' if draft else ''}", "strong")]
    short: list[str] = []
    for one in kind.fields:
        if one.kind == CHOICE and not side and one.key in page.values and state.may_be_seen(page, one):
            short.append(one.sentence(page.values[one.key]))
        elif side in ("", one.key):
            blocks += [Gap(), Line(", ".join(short))] if short else []
            short = []
            blocks += _field(state, page, one, alone=bool(side))
    blocks += [Gap(), Line(", ".join(short))] if short else []
    empty = len(blocks) == 1
    if empty and kind.consent:
        # Of what its owner lets the room have without another word, its title is all there is.
        return tuple(blocks) if not side and state.said_yes(kind, page) else (Line("Not for the room yet."),)
    alone = kind.field(side)
    said = bool(page.values) if alone is None else alone.key in page.values
    nothing = (
        "Not for the room yet."
        if said
        else (state.silence(page, alone) if alone is not None else "") or "Not said yet."
    )
    return (*blocks, *((Gap(), Line(nothing)) if empty else ()))


def _field(state: Pages, page: Page, one: Field, *, alone: bool) -> tuple[Block, ...]:
    if one.kind == COUNTS:
        there = alone and one.key in page.values and state.counts_seen(page, one)
        return (Gap(), *state.counted_on(page, one).blocks(one.ask)) if there else ()
    if not state.may_be_seen(page, one):
        return ()
    if one.key not in page.values:
        silent = "" if alone or not one.none else state.silence(page, one) or page.standing
        return (Gap(), Line(silent)) if silent else ()
    value = page.values[one.key]
    if one.kind == VOICES and one.each == EACH_ROLE:
        said = [Line(f"{who}: {' / '.join(texts)}", indent=1) for who, texts in value.items()]
        return (Gap(), Line(one.title, "quiet"), *said)
    text = one.sentence(value)
    if one.room or one.kind == CHOICE:
        return (Gap(), Line(text))
    return (Gap(), Line(one.title, "quiet"), Line(text, "strong"))


def _both(state: Pages, kind: PageKind, page: Page, sides: tuple[str, ...]) -> tuple[Block, ...]:
    """Two positions beside each other: as much of the one as of the other, and how each was accepted under both."""
    told = [one for one in kind.fields if one.kind not in (VOICES, TICK, COUNTS) or one.each == EACH_ROLE]
    below = [block for one in told for block in _field(state, page, one, alone=False)]
    return (*_heads(state, page, sides), *_sided(state, page, kind.fields, sides), *below)


def _heads(state: Pages, page: Page, sides: tuple[str, ...]) -> tuple[Block, ...]:
    """What the exercise is called, and what each position is, beside each other."""
    poles = dict(zip(SIDES, page.poles, strict=True))
    one, other = sides
    title = Line(cut(state.template.title, 1, _COLUMNS), "quiet")
    return (title, Gap(), Pair(poles[one], "strong", right=poles[other]))


def _sided(state: Pages, page: Page, fields: Iterable[Field], sides: tuple[str, ...]) -> list[Block]:
    """What is said of either position and ticked by either side, as far as everybody may see it."""
    blocks: list[Block] = []
    fields = [one for one in fields if state.may_be_seen(page, one)]
    for of in fields:
        if of.kind == VOICES and of.each in ("", SIDE):
            said = page.values.get(of.key) or {}
            rows = max(len(said.get(side, ())) for side in SIDES) or 1
            for at in range(rows):
                left, right = (_voice(of, said.get(side, ()), at) for side in sides)
                blocks += [Gap(), Pair(left, right=right)] if not at else [Pair(left, right=right)]
    for of in fields:
        if of.kind == TICK and of.each == SIDE:
            given = page.values.get(of.key) or {}
            left, right = (of.title if side in given else f"not {of.title} yet" for side in sides)
            blocks += [Gap(), Pair(left, "quiet", right=right)]
    return blocks


def _voice(one: Field, said: tuple[str, ...], at: int) -> str:
    if at < len(said):
        return f"{one.title}: {said[at]}"
    return f"{one.title}: · not said yet" if not at else "·"


# -- dials ------------------------------------------------------------------------------------------------------------


def _roles(state: Pages) -> tuple[Block, ...]:
    ours = state.template.reminders.get("ours", "")
    names = (Line(f"{place}  {state.called(one)}") for place, one in enumerate(state.dials(), 1))
    return (*names, *((Gap(), Line(ours, "quiet")) if ours else ()))


def _dials(state: Pages, page: Page, side: str) -> tuple[Block, ...]:
    """One side of a page: its dials as they were, or as they are to be; else its words, one field after the other."""
    kind = state.kind_of(page)
    seen = (one for one in kind.fields if one.kind != DIAL and state.may_be_seen(page, one) and one.key in page.values)
    told = {one.key: one for one in seen}
    said = {key: one.sentence(page.values[key]) for key, one in told.items()}
    if side == WORDS:
        each: Iterator[Block] = (block for text in said.values() for block in (Gap(turn=True), Line(text)))
        counted = (one for one in kind.of(COUNTS) if one.key in page.values and state.counts_seen(page, one))
        hands = (state.counted_on(page, one).blocks(one.ask) for one in counted)
        return (Line(page.title, "strong"), *each, *(block for of in hands for block in (Gap(turn=True), *of)))
    head = Line(cut(page.title, 1, _COLUMNS), "strong")
    dials: tuple[Block, ...] = (
        Gap(),
        *(_dial(state, page, one, after=side == NEXT) for one in kind.of(DIAL) if state.may_be_seen(page, one)),
        Gap(),
    )
    words = state.template.words
    if side == NEXT:
        return (head, *dials, *(Big(said[key]) for key in said if key in words.get("spotlight", ())))
    north = Line(cut(state.template.reminders.get("north", ""), 1, _COLUMNS), "quiet")
    beside = [said[key] for key, one in told.items() if one.sees == ROOM and key in words.get("beside", ())]
    return (head, north, *dials, *((Line(_in_two_rows(beside)),) if beside else ()))


def _in_two_rows(said: list[str]) -> str:
    """The sentences in two rows of the smallest screen; the longest is cut, so that no other is left out."""
    longest = max(range(len(said)), key=lambda at: len(said[at]))
    for least in range(len(said[longest]), 0, -1):
        text = " ".join((*said[:longest], cut(said[longest], 1, least), *said[longest + 1 :]))
        if cut(text, 2, _COLUMNS) == text:
            return text
    return cut(" ".join(said), 2, _COLUMNS)


def dial(page: Page, one: Field, *, then: bool = True, after: bool = True) -> str:
    """A dial as a bar with its word, and where it is turned; never colour alone."""
    placed = page.values.get(one.key) or {}
    was, turn = placed.get("then", ""), ARROWS.get(placed.get("next", ""), "")
    bar = f"{BARS.get(was, ''):<{_BAR}}{was or 'not said'}"
    return "   ".join(filter(None, (bar if then else "", (turn if then else turn or "not said yet") if after else "")))


def _dial(state: Pages, page: Page, one: Field, *, after: bool) -> Line:
    longest = max(LABEL, *(len(state.called(other)) for other in state.kind_of(page).of(DIAL)))
    return row(state.called(one), longest, dial(page, one, then=not after, after=after))
