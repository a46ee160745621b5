"""What leaves of a net-gram: its page, and what of it is not on a page. Pure.

Those who took part get all of it once the people on it said yes; anybody gets nothing. Nothing is drawn without whose
view it is and its day.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.outline import (
    FACILITATORS_ONLY,
    IN_THE_ROOM,
    Audience,
    Bullets,
    Figure,
    Heading,
    LeftOut,
    Paragraph,
    Part,
    Table,
    section,
)
from exercises.netgram import words
from exercises.netgram.comparing import of_state
from exercises.netgram.state import RING_WORDS, RINGS, Drawing, NetGram
from exercises.network import outline_words
from exercises.network.outline_words import asking

_NO_YES = "those on it were not asked, or did not say yes"


RINGS_PICTURE, BEFORE_AND_AFTER = "rings", "before-and-after"
"""What the pictures of a net-gram are called."""


def leaves(state: NetGram, audience: Audience) -> bool:
    """Whether the picture is for that audience at all."""
    return state.has_view and (audience == "facilitators" or (audience == "participants" and state.may_be_shown))


def outline(state: NetGram, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    return tuple(_page(state, audience))


def _page(state: NetGram, audience: Audience) -> Iterator[Part]:
    if audience == "public":
        yield Heading(state.template.title, 2)
        yield Paragraph(state.template.purpose)
        yield Paragraph("Who was drawn, and by whom, stays with those who drew it.")
        return
    if not leaves(state, audience):
        yield Heading(state.template.title, 2)
        yield Paragraph(words.WAITS_FOR_VIEW if not state.has_view else words.WAITS_FOR_YES)
        return
    yield Heading(words.title(state), 2)
    yield Figure(RINGS_PICTURE)
    for drawn in state.drawings():
        yield from drawing(state, drawn, audience)
    yield from after_drawing(state, audience)


def after_drawing(state: NetGram, audience: Audience) -> Iterator[Part]:
    """What two drawings differ in, and who will talk to whom."""
    found = of_state(state)
    if found is not None:
        yield Heading("New, gone, changed", 3)
        yield Figure(BEFORE_AND_AFTER)
        yield Bullets(tuple(found.lines()) or ("Both drawings are the same.",))
    talks = _conversations(state, audience)
    if talks:
        yield Heading("Connecting conversations", 3)
        yield talks


def drawing(state: NetGram, drawn: Drawing | NetGram, audience: Audience) -> Iterator[Part]:
    """One drawing in words."""
    number = drawn.number if isinstance(drawn, Drawing) else drawn.drawing
    yield Heading(f"Drawing {number}", 3)
    yield Paragraph(f"{words.stamp(drawn)}. {words.NOT_A_MEASURE}")
    centre = drawn.chairs.get(drawn.centre)
    rows = [("centre", centre.name)] if centre is not None else []
    for ring in RINGS:
        inside = [c for c in drawn.chairs.values() if c.near == ring and c.number != drawn.centre]
        if inside:
            said = "; ".join(outline_words.who(c) if not c.empty else f"( {outline_words.who(c)} )" for c in inside)
            rows.append((RING_WORDS[ring], said))
    yield Table(("Ring", "Who"), tuple(rows))
    lines = (words.tie_line(drawn.chairs, tie) for tie in words.in_order(drawn.ties, drawn.centre))
    yield from section("Who is joined to whom", lines, 4)
    yield from section("Whom one would wish there", words.missing_lines(drawn), 4)
    yield from section("What was seen", (one.text for one in drawn.sights.values()), 4)
    alone = words.joined_to_nobody(state) if isinstance(drawn, NetGram) else ""
    if alone and audience == "facilitators":
        yield Paragraph(f"Not joined to anybody yet: {alone}.")


def _conversations(state: NetGram, audience: Audience) -> Bullets | None:
    items = []
    for talk in state.conversations.values():
        pair = " to ".join(words.name_of(state.chairs, n) for n in (talk.from_chair, talk.to_chair))
        owner = f" ({talk.owner or 'needs an owner'})" if audience == "facilitators" else ""
        items.append(f"{pair}, {asking(state, talk.question)} {talk.opening}{owner}")
    return Bullets(tuple(items)) if items else None


def left_out(state: NetGram, audience: Audience) -> tuple[LeftOut, ...]:
    """What the page for that audience does not have."""
    if audience == "facilitators":
        return ()
    owners = sum(1 for talk in state.conversations.values() if talk.owner)
    kinds = [LeftOut(owners, "owner of a conversation", "owners of conversations", FACILITATORS_ONLY)]
    if not leaves(state, audience):
        why = IN_THE_ROOM if audience == "public" else _NO_YES
        kinds.append(LeftOut(len(state.chairs), "person on the picture", "people on the picture", why))
        kinds.append(LeftOut(len(state.ties), "tie", "ties", why))
    return tuple(kind for kind in kinds if kind.count)
