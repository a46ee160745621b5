"""What leaves an exercise of pages: page, tables, pictures, coded texts."""

from __future__ import annotations

from exercises.kernel.things import CONSOLE, NOD, OWNER
from exercises.leaving.coded import Code, Coded, Piece, Text
from exercises.leaving.drawing import Bar, BarsPicture, Picture
from exercises.leaving.outline import (
    FACILITATORS_ONLY,
    IN_THE_ROOM,
    Audience,
    Bullets,
    Heading,
    LeftOut,
    Paragraph,
    Part,
    Table,
)
from exercises.leaving.sheet import Sheet
from exercises.pages.state import DIAL, SETTINGS, TURNS, Field, Page, Pages, dial_words, may_be_seen


def _leaving(state: Pages, page: Page, audience: Audience) -> list[Field]:
    """The fields of a page that leave for that audience and hold something; an owner's own only when asked for."""
    whole = audience == "facilitators"
    return [
        one
        for one in state.fields
        if page.values.get(one.key) and ((whole and (one.sees != OWNER or page.kept)) or may_be_seen(page, one))
    ]


def outline(state: Pages, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(state.template.purpose)]
    if state.dials():
        ours = state.template.reminders.get("ours", "")
        names = tuple(state.called(one) for one in state.dials())
        parts += [Heading("The dials, in our words", 3), Bullets(names), *([Paragraph(ours)] if ours else [])]
    for page in state.pages.values() if audience != "public" else ():
        there = _leaving(state, page, audience)
        said = [f"{one.title}: {page.values[one.key]}" for one in there if one.kind != DIAL]
        parts.append(Heading(f"{page.number} {page.title}", 3))
        parts += [Bullets(tuple(said))] if said else []
        rows = [(state.called(one), *dial_words(page.values[one.key])) for one in there if one.kind == DIAL]
        cells = tuple(tuple(cell or "not said" for cell in row) for row in rows)
        parts += [Table(("Dial", "Then", "Next time"), cells)] if cells else []
    return (*parts, *(part for hands in state.hands() for part in hands.parts(audience)))


def tables(state: Pages, audience: Audience) -> tuple[Sheet, ...]:
    """Counts of the group as a table each."""
    return tuple(hands.sheet() for hands in state.hands() if hands.may_leave(audience))


def pictures(state: Pages, audience: Audience) -> tuple[Picture, ...]:
    """The counts of the group as one bar, and each page's dials."""
    found: list[Picture] = [hands.picture() for hands in state.hands() if hands.may_leave(audience)]
    for page in state.pages.values() if audience != "public" else ():
        bars = []
        for one in state.dials():
            was, turn = dial_words(page.values.get(one.key))
            marked = tuple(int(was == setting) for setting in SETTINGS)
            bars.append(Bar(state.called(one), marked, turn, "" if was else "not said"))
        if bars:
            name = f"{state.template.key}-{state.thing}-{page.number}"
            above = ("How it was then; beside it, next time.",)
            found.append(BarsPicture(name, page.title, above, SETTINGS, tuple(bars)))
    return tuple(found)


def coded(state: Pages, audience: Audience) -> Coded:
    """Each page as a text, coded with its dials as they were; for the facilitators only."""
    if audience != "facilitators":
        return Coded()
    codes = []
    for one in state.dials():
        codes.append(Code(one.key, state.called(one), one.ask, codable=False))
        for word, said in (*((word, word) for word in SETTINGS), *TURNS.items()):
            codes.append(Code(f"{one.key}-{word}", f"{state.called(one)}: {said}", within=one.key))
    texts = []
    for page in state.pages.values():
        marked = tuple(f"{one.key}-{word}" for one in state.dials() for word in page.values.get(one.key, {}).values())
        pieces = [Piece(str(page.number), page.title, marked)]
        for one in _leaving(state, page, audience):
            if one.kind != DIAL:
                pieces.append(Piece(f"{page.number}-{one.key}", f"{one.title}: {page.values[one.key]}"))
        texts.append(Text(str(page.number), page.title, tuple(pieces)))
    return Coded(tuple(codes), tuple(texts))


def left_out(state: Pages, audience: Audience) -> tuple[LeftOut, ...]:
    """What the pages for that audience do not have, counted."""
    if audience == "facilitators":
        return ()
    filled = [(page, one) for page in state.pages.values() for one in state.fields if page.values.get(one.key)]
    waiting = sum(1 for page, one in filled if one.sees == NOD and one.key not in page.nods)
    private = sum(1 for _, one in filled if one.sees in (CONSOLE, OWNER))
    whole = len(state.pages) if audience == "public" else 0
    nods = LeftOut(waiting, "field", "fields", "its owner did not say yet that others may see it")
    kept = LeftOut(private, "field", "fields", FACILITATORS_ONLY)
    return tuple(one for one in (nods, kept, LeftOut(whole, "page", "pages", IN_THE_ROOM)) if one.count)
