"""What of a session's frame may leave: its quotations, what no page has, counted, and the page for anybody. Pure."""

from __future__ import annotations

from exercises.frame.outline_record import HEADING
from exercises.frame.state import Frame
from exercises.kernel.consent import WITHDRAWN, may_leave
from exercises.kernel.p_numbers import FEWEST
from exercises.kernel.shape import Quotable
from exercises.leaving.outline import FACILITATORS_ONLY, IN_THE_ROOM, Audience, Heading, LeftOut, Paragraph, Part, Quote


def quotes(state: Frame) -> tuple[Quotable, ...]:
    """What people said they take away."""
    return tuple(
        Quotable(f"w{takeaway.number}", "" if takeaway.consent == WITHDRAWN else takeaway.text, takeaway.consent)
        for takeaway in state.learnings.values()
    )


def left_out(state: Frame, audience: Audience) -> tuple[LeftOut, ...]:
    """What the page for that audience does not have, quotations aside."""
    unagreed = sum(1 for elephant in state.elephants.values() if not elephant.agreed)
    found = [LeftOut(unagreed, "elephant", "elephants", "nobody said yes to words for it")]
    if audience == "facilitators":
        return tuple(one for one in found if one.count)
    found += [
        LeftOut(len(state.notes), "private note", "private notes", FACILITATORS_ONLY),
        LeftOut(len(state.moments), "moment", "moments", FACILITATORS_ONLY),
        LeftOut(len(state.sheets), "feedback sheet", "feedback sheets", FACILITATORS_ONLY),
        LeftOut(len(state.tikanga), "note on tikanga", "notes on tikanga", FACILITATORS_ONLY),
        LeftOut(len(state.lines), "line of the day", "lines of the day", FACILITATORS_ONLY),
        LeftOut(sum(1 for term in state.terms.values() if term.hidden), "word", "words", "hidden in the room, too"),
    ]
    if audience == "public":
        agreed = len(state.elephants) - unagreed
        found += [
            LeftOut(len(state.agreement), "line of the agreement", "lines of the agreement", IN_THE_ROOM),
            LeftOut(agreed, "decision on an elephant", "decisions on elephants", IN_THE_ROOM),
            LeftOut(len(state.parked), "parked thing", "parked things", IN_THE_ROOM),
            LeftOut(len(state.actions) + len(state.conversations), "action", "actions", IN_THE_ROOM),
            LeftOut(len(state.terms), "explained word", "explained words", IN_THE_ROOM),
            LeftOut(len(state.replies), "reply", "replies", IN_THE_ROOM),
        ]
    return tuple(one for one in found if one.count)


def public_page(state: Frame) -> list[Part]:
    """What anybody may read: what kind of day it was, how many came to it unless they were few, and given words."""
    parts: list[Part] = [Heading(HEADING, 2)]
    parts += [Paragraph(f"{state.meeting[:1].upper()}{state.meeting[1:]}.")] if state.meeting else []
    people = state.facts.people
    parts += [Paragraph(f"{people} people took part.")] if people is not None and people >= FEWEST else []
    given = [takeaway.text for takeaway in state.learnings.values() if may_leave(takeaway.consent, "public")]
    if given:
        parts += [Heading("What some of us take with us", 3), *(Quote(text) for text in given)]
    return parts
