"""What leaves an exercise of pages: its pages, tables, pictures and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.things import ANONYMOUS, CONSOLE, NOD, OWNER
from exercises.leaving.dated import Appointment
from exercises.leaving.drawing import Dial, DialsPicture, GridPicture, Picture
from exercises.leaving.outline import (
    FACILITATORS_ONLY,
    IN_THE_ROOM,
    Audience,
    Bullets,
    Figure,
    Heading,
    Leaf,
    LeftOut,
    Paragraph,
    Part,
    Table,
    Voices,
    section,
)
from exercises.leaving.sheet import Sheet
from exercises.pages import nobodys, rated_outputs
from exercises.pages.fields import (
    CHOICE,
    COUNTS,
    DAY,
    DIAL,
    SETTINGS,
    SIDES,
    TEXT,
    TICK,
    Field,
    PageKind,
    dial_words,
)
from exercises.pages.reading import in_words, told
from exercises.pages.repeating import reasons
from exercises.pages.room import ARROWS, by_kind
from exercises.pages.state import Page, Pages

_TAKING_PART: Audience = "participants"


def outline(state: Pages, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    parts: list[Part] = []
    if state.dials():
        ours = state.template.reminders.get("ours", "")
        names = tuple(state.called(one) for one in state.dials())
        parts += [Heading("The dials, in our words", 3), Bullets(names), *([Paragraph(ours)] if ours else [])]
    why = reasons(state, lambda page: state.may_leave(page, audience))
    for kind in state.kinds:
        parts += _kind(state, kind, audience, why)
    parts += [part for hands in nobodys.hands(state, audience) for part in hands.parts(audience)]
    if not parts and audience == "public":
        return ()
    nothing = "Nothing of it is for this page." if state.pages else "Nothing is written here yet."
    return (
        Heading(state.template.title, 2),
        Paragraph(state.template.purpose),
        *(parts or [Paragraph(nothing)]),
    )


def drafts(state: Pages) -> tuple[tuple[Part, ...], ...]:
    """The pages that are a draft until somebody signed, as those who took part get them, for work on many at once."""
    found = [(kind, page) for kind in state.kinds if kind.draft for page in state.every(kind)]
    there = ((kind, page) for kind, page in found if state.may_leave(page, _TAKING_PART))
    why = reasons(state, lambda page: state.may_leave(page, _TAKING_PART))
    return tuple(tuple(_page(state, kind, page, _TAKING_PART, why)) for kind, page in there)


def _kind(state: Pages, kind: PageKind, audience: Audience, why: Callable[[Page], str]) -> Iterator[Part]:
    """The pages of one kind."""
    if kind.rated:
        yield from rated_outputs.parts(state, kind, audience)
        return
    pages = [page for page in state.every(kind) if state.may_leave(page, audience)]
    counted = kind.field(kind.counted)
    if counted is not None and audience == "participants" and pages:
        yield Heading(kind.many.capitalize(), 3)
        yield Paragraph(f"{by_kind(counted, pages)}.")
    elif (audience != "public" or kind.consent) and _is_listed(state, kind):
        if audience == "facilitators" or kind.for_itself:
            yield from section(kind.many.capitalize(), (_in_a_line(state, page, audience) for page in pages))
    elif audience != "public" or kind.consent:
        for page in pages:
            yield from _page(state, kind, page, audience, why)
    for of, there in nobodys.leaving(state, audience):
        if of.kind is kind and not of.field.chosen:
            yield from section(of.field.title, nobodys.texts(of, there))
    passed = [page for page in pages if page.picked is False]
    if kind.picks:
        told_too = (f"{page.goes} {page.title}: {why(page)}" for page in passed)
        yield from section("Also told, and why it was not chosen", told_too, 2)


def _is_a_sheet(kind: PageKind) -> bool:
    """Whether each page of a kind is printed on a sheet of its own: a story, a protocol."""
    return bool(kind.picks or kind.codes or kind.draft)


def _is_listed(state: Pages, kind: PageKind) -> bool:
    """Whether the pages of a kind stand in a list, one kind after the other: those of an exercise of several kinds."""
    return len(state.kinds) > 1 and not (_is_a_sheet(kind) or kind.sides or kind.of(DIAL))


def _in_a_line(state: Pages, page: Page, audience: Audience) -> str:
    """A page with what that audience may read of it."""
    kind = state.kind_of(page)
    far = [page.standing] if kind.states[1:] and page.standing != kind.states[0] and not kind.consent else []
    beside = _beside(state, kind, page) if audience == "facilitators" else far
    said = "; ".join((*in_words(state, page, state.leaving(page, audience)), *beside))
    return f"{page.goes} {page.title}{f' – {said}' if said else ''}"


def _page(state: Pages, kind: PageKind, page: Page, audience: Audience, why: Callable[[Page], str]) -> Iterator[Part]:
    whole, draft = audience == "facilitators", state.draft(page)
    if not whole and not kind.for_itself:
        return
    sheet = _is_a_sheet(kind)
    title = f"{f'{page.called.capitalize()}:' if sheet else page.goes} {page.title}{f' - {draft}' if draft else ''}"
    yield Leaf(title, 2) if sheet else Heading(title, 3)
    beside = _beside(state, kind, page) if whole else []
    if beside:
        yield Paragraph("; ".join(beside))
    there = state.leaving(page, audience)
    if kind.consent:
        yield from _told(state, there, page)
        yield from _read(kind, page, whole)
    else:
        yield from _fields(state, kind, page, there)
    if page.picked:
        yield Heading("Chosen because", 3)
        yield Paragraph(why(page) or "picked")
    for of, hands in state.page_hands(audience):
        if of is page and hands.may_leave(audience):
            yield Paragraph(f"{hands.title}: {hands}")
    if draft:
        yield Paragraph(f"This is a {draft}.")


def _beside(state: Pages, kind: PageKind, page: Page) -> list[str]:
    said = [f"told by {page.by}" if page.by else "", f"consent: {page.consent}" if kind.consent else ""]
    said += [page.standing if page.standing and page.states[page.standing] else ""]
    return [one for one in said if one and one != f"consent: {NOT_ASKED}"]


def _told(state: Pages, there: list[Field], page: Page) -> Iterator[Part]:
    """A page as its owner told it, each text under what it is about."""
    chosen = [one.sentence(page.values[one.key]) for one in there if one.kind == CHOICE]
    short = [f"{one.title}: {told(state, page, one)}" for one in there if one.kind not in (TEXT, CHOICE)]
    yield from (Paragraph(said) for said in (", ".join(chosen), "; ".join(short)) if said)
    for one in there:
        if one.kind == TEXT:
            yield Heading(one.title, 3)
            yield Paragraph(page.values[one.key])


def _read(kind: PageKind, page: Page, whole: bool) -> Iterator[Part]:
    """What each reader read in it, in the order of the codes; how often is no matter."""
    notes = []
    for at, (who, made) in enumerate(page.open_marks.items(), 1):
        read = [(of.key, [mark.says for mark in made if mark.code == of.key]) for of in kind.codes]
        there = [_with_says(code, tuple(filter(None, dict.fromkeys(says)))) for code, says in read if says]
        notes.append(f"{who if whole else f'Reader {at}'} read: {', '.join(there) or 'nothing'}.")
    yield from section("Two readings", notes)


def _with_says(code: str, says: tuple[str, ...]) -> str:
    return f"{code} ({', '.join(says)})" if says else code


def _fields(state: Pages, kind: PageKind, page: Page, there: list[Field]) -> Iterator[Part]:
    sided = [one for one in there if one.sided]
    columns = _columns(page, sided)
    if kind.sides and columns[1]:
        yield Voices(*columns)
    if kind.draft and there:
        # A table, for its heading comes again on every page that it takes.
        yield Table(*_to_be_signed(state, page, there))
        return
    said = in_words(state, page, [one for one in there if not one.sided and one.kind != DIAL])
    if said:
        yield Bullets(said)
    rows = [(state.called(one), *dial_words(page.values[one.key])) for one in there if one.kind == DIAL]
    if rows:
        yield Table(("Dial", "Then", "Next time"), tuple(tuple(cell or "not said" for cell in row) for row in rows))
        yield Figure(_drawn(state, kind, page))


def _to_be_signed(state: Pages, page: Page, there: list[Field]) -> tuple[tuple[str, str], tuple[tuple[str, str], ...]]:
    """A page that is a draft until somebody signed, as a table; what it is stands in its heading."""
    return ("", state.draft(page) or page.title), tuple((one.title, told(state, page, one)) for one in there)


def _columns(page: Page, sided: list[Field]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Two positions as a table: which of them is first goes by the page, so that neither always is."""
    sides = SIDES if page.number % 2 else SIDES[::-1]
    poles = dict(zip(SIDES, page.poles, strict=True))
    rows = []
    for one in sided:
        value = page.values.get(one.key) or {}
        if one.kind == TICK:
            rows.append((one.title, *("yes" if side in value else "not yet" for side in sides)))
            continue
        most = max((len(value.get(side, ())) for side in SIDES), default=0)
        for at in range(most):
            cells = (value.get(side, ())[at] if at < len(value.get(side, ())) else "" for side in sides)
            rows.append((one.title if not at else "", *cells))
    return ("", *(poles[side] for side in sides)), tuple(rows)


def tables(state: Pages, audience: Audience) -> tuple[Sheet, ...]:
    """Counts of the group, and each kind of page, as a table each."""
    found = [hands.sheet() for hands in nobodys.hands(state, audience) if hands.may_leave(audience)]
    found += [hands.sheet() for _, hands in state.page_hands(audience) if hands.may_leave(audience)]
    sheets = (_sheet(state, kind, audience) for kind in state.kinds)
    found += rated_outputs.tables(state, audience)
    return (*found, *(sheet for sheet in sheets if sheet is not None and sheet.rows))


def _sheet(state: Pages, kind: PageKind, audience: Audience) -> Sheet | None:
    whole = audience == "facilitators"
    if not whole and (not kind.for_itself or (audience == "public" and not kind.consent)):
        return None
    hidden = {OWNER, ANONYMOUS, "paper"} if whole else {OWNER, ANONYMOUS, "paper", CONSOLE}
    columns = [one for one in kind.fields if one.sees not in hidden | ({""} if not kind.codes else set())]
    columns = [one for one in columns if one.kind != COUNTS and not (kind.codes and one.kind == TEXT)]
    counted = kind.field(kind.counted)
    columns = [counted, *columns] if counted is not None and counted not in columns else columns
    headings = ["number", "title", *(one.key for one in columns), *(["state"] if kind.states else [])]
    headings += [*(["consent"] if kind.consent and whole else []), *(["codes"] if kind.codes else [])]
    headings += ["draft"] if kind.draft else []
    rows = []
    for page in state.every(kind):
        if not state.may_leave(page, audience):
            continue
        there = state.leaving(page, audience)
        cells = [
            _cell(state, page, one) if one in there or (one is counted and one.key in page.values) else ""
            for one in columns
        ]
        row = [page.goes, page.title, *cells, *([page.standing] if kind.states else [])]
        row += [page.consent] if kind.consent and whole else []
        row += [str(sum(map(len, page.open_marks.values()))) if page.open_marks else ""] if kind.codes else []
        row += [state.draft(page)] if kind.draft else []
        rows.append(tuple(row))
    days = tuple(one.key for one in columns if one.kind == DAY)
    numbers = (*(() if kind.letter else ("number",)), *(("codes",) if kind.codes else ()))
    return Sheet(kind.many, f"A row for each of the {kind.many}.", tuple(headings), tuple(rows), numbers, days)


def _cell(state: Pages, page: Page, one: Field) -> str:
    return str(page.values[one.key]) if one.kind == DAY else told(state, page, one)


def _drawn(state: Pages, kind: PageKind, page: Page) -> str:
    """What the picture of a page is called."""
    return f"{state.template.key}-{kind.key}-{page.goes}"


def pictures(state: Pages, audience: Audience) -> tuple[Picture, ...]:
    """The counts of the group as one bar, each page's dials, two positions beside each other, and what is signed."""
    every = nobodys.hands(state, audience)
    found: list[Picture] = [hands.picture() for hands in every if hands.may_leave(audience)]
    found += rated_outputs.pictures(state, audience)
    for page in state.every() if audience != "public" else ():
        kind, there = state.kind_of(page), state.leaving(page, audience)
        name = _drawn(state, kind, page)
        open_dials = [one for one in kind.of(DIAL) if state.is_open(page, one, audience)]
        if any(map(page.values.get, (one.key for one in open_dials))):
            placed = ((state.called(one), page.values.get(one.key) or {}) for one in open_dials)
            dials = (Dial(called, was.get("then", ""), ARROWS.get(was.get("next", ""), "")) for called, was in placed)
            below = tuple(filter(None, (state.template.reminders.get("ours", ""),)))
            found.append(DialsPicture(name, page.title, SETTINGS, tuple(dials), ("then", "next time"), below))
        elif kind.sides:
            columns = _columns(page, [one for one in there if one.sided])
            found += [GridPicture(name, state.template.title, *columns, even=True)] if columns[1] else []
        elif kind.draft and there:
            draft = state.draft(page)
            below = (f"This is a {draft}.",) if draft else ()
            found.append(GridPicture(name, page.title, *_to_be_signed(state, page, there), below))
    return tuple(found)


def dates(state: Pages) -> tuple[Appointment, ...]:
    """The days that stand on pages that a group keeps, as far as the room may see them; a half of a day says which in
    its title. One that is there no more is called off."""
    return tuple(
        one
        for page in state.every()
        for field in state.kind_of(page).of(DAY)
        if not state.kind_of(page).consent and state.may_be_seen(page, field)
        for one in _days(state.kind_of(page), page, field)
    )


def _days(kind: PageKind, page: Page, one: Field) -> Iterator[Appointment]:
    before = page.before.get(one.key, ())
    each = [said.split(", ") for said in (*before, page.values.get(one.key, "")) if said]
    now = page.values.get(one.key, "").split(", ") if page.values.get(one.key) else []
    for at in range(max(map(len, each), default=0)):
        day, _, half = next(said[at] for said in reversed(each) if at < len(said)).partition(" ")
        title = f"{one.title}: {kind.title} {page.goes}{half and f', {half}'}"
        key = f"{page.goes}-{one.key}{f'-{at + 1}' if at else ''}"
        yield Appointment(key, day, title, page.title, len(before), called_off=at >= len(now))


def left_out(state: Pages, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have, counted."""
    alone = sum(1 for page in state.every() if any(page.marks.values()) and not page.open_marks)
    if audience == "facilitators":
        return (LeftOut(alone, "reading", "readings", "the two readers are not both done"),) if alone else ()
    own = [page for page in state.every() if not state.kind_of(page).consent]
    filled = [(page, one) for page in own for one in state.kind_of(page).fields if page.values.get(one.key)]
    waiting = sum(1 for page, one in filled if one.sees == NOD and one.key not in page.nods)
    private = sum(1 for _, one in filled if one.sees in (CONSOLE, OWNER))
    whole = len(own) if audience == "public" else 0
    nods = LeftOut(waiting, "field", "fields", "its owner did not say yet that others may see it")
    kept = LeftOut(private, "field", "fields", FACILITATORS_ONLY)
    rated = [LeftOut(state.many(kind), kind.key, kind.many, FACILITATORS_ONLY) for kind in state.kinds if kind.rated]
    found = (nods, kept, LeftOut(whole, "page", "pages", IN_THE_ROOM), *rated)
    return tuple(one for one in found if one.count)
