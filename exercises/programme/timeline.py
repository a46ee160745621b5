"""The moves about the timeline: what is planned, held, moved and dropped, and which session it was. Pure."""

from __future__ import annotations

import sys
from typing import Any

from exercises.kernel.making import changed, fitting, made, the
from exercises.kernel.moves import Got, also, move, moves_in
from exercises.kernel.shape import ExerciseError
from exercises.programme.checks import cohorts_there, day_or_month
from exercises.programme.naming import month_or_day
from exercises.programme.state import BLOCKS, DROPPED, HELD, KINDS, MOVED, PLANNED, WORKSHOP, Event, Moved, Programme

_EXAMPLE = "e + workshop c1 2026-11-05: day one"


def _kind(kind: Any) -> str:
    if kind not in KINDS:
        raise ExerciseError(f"An event is one of: {', '.join(KINDS)}. {_EXAMPLE}")
    return str(kind)


def _block(block: Any) -> str:
    if block and block not in BLOCKS:
        raise ExerciseError(f"A block is one of: {', '.join(BLOCKS)}. e4 block theory")
    return str(block or "")


def _planned(got: Got, state: Programme) -> str:
    whose = " ".join(f"c{number}" for number in got["cohorts"])
    return f"e{state.numbers.get('e', 0) + 1}: {got['kind']}, {whose}, {month_or_day(got['day'])}"


@move(
    "e|event + <kind> <cohorts> <day:when>: [<text:words>]",
    _EXAMPLE,
    "something on the timeline, of one cohort or of several",
    _planned,
    called="an event",
    makes="e",
    printed=("text",),
    colon=False,
)
@also("e|event + <kind> <cohorts> <day:when>", "", "", _planned)
def event(
    state: Programme,
    *,
    kind: str,
    cohorts: list[int],
    day: str,
    text: str = "",
    block: str = "",
    number: int = 0,
) -> Programme:
    """Something that is planned, on a day or in a month."""
    told = cohorts_there(state, cohorts, _EXAMPLE)
    return made(
        state, Event, number, what=_kind(kind), cohorts=told, day=day_or_month(day), text=text, block=_block(block)
    )


@move(
    "<event>: <text:words>",
    "e4: day one of four",
    "",
    "{event}: {text}",
    called="what an event is called",
    printed=("text",),
    ask="What about {thing}? {thing} held, {thing} moved 2027-02: why, {thing} dropped: why, or {thing} shared c1 c2",
)
@also("<event>", "e1", "everything of it", "opens {event}", kind="e", action="card")
def name_event(state: Programme, *, event: int, text: str) -> Programme:
    """Other words for an event."""
    return changed(state, Event, event, text=text)


@move(
    "<event> held",
    "e4 held",
    "it took place; e4 held day-two says which session it was",
    "{event} took place",
    called="an event held",
)
@also("<event> held <session>", "", "", "{event} took place: {session}")
def held(state: Programme, *, event: int, session: str = "") -> Programme:
    """It took place, and in which session."""
    _one_event_each(state, event, session)
    known = {"session": session} if session else {}
    return changed(state, Event, event, stands=HELD, **known)


@move(
    "<event> session <session>",
    "e4 session day-two",
    "the session that it is",
    "{event} is {session}",
    called="the session of an event",
)
def is_session(state: Programme, *, event: int, session: str, to_come: bool = False) -> Programme:
    """The session that it is. It took place, unless its day is still to come."""
    _one_event_each(state, event, session)
    this = the(state, Event, event)
    return changed(state, Event, event, session=session, stands=_stands(this, to_come=to_come))


def _stands(this: Event | None, *, to_come: bool) -> str:
    """How an event stands once it has a session."""
    if not to_come:
        return HELD
    return PLANNED if this is None or this.stands == DROPPED else this.stands


def _one_event_each(state: Programme, event: int, session: str) -> None:
    other = state.event_of(session)
    if other is not None and other.number != event:
        raise ExerciseError(f"That session is e{other.number} already.")


@move(
    "<event> planned",
    "e4 planned",
    "",
    "{event} is planned again",
    called="an event planned again",
)
@also(
    "<event> planned: <why:words>",
    "e7 planned: four organisations still to see",
    "",
    "{event} is planned: {why}",
)
def planned(state: Programme, *, event: int, why: str = "") -> Programme:
    """It is planned, and why; how often it moved stays."""
    return changed(state, Event, event, stands=PLANNED, why=why)


@move(
    "<event> moved <day:when>: [<why:words>]",
    "e7 moved 2027-02: no hall",
    "it moved to another day or month, and why; where it was stays",
    "{event} moves to {day}",
    called="an event moved",
)
@also("<event> moved <day:when>", "", "", "{event} moves to {day}")
@also(
    "<event> moved: <why:words>",
    "e7 moved: a tangi, and we went",
    "it was put off, and nobody knows yet to when",
    "{event} is put off",
)
def moved(state: Programme, *, event: int, day: str = "", why: str = "", became: str = "") -> Programme:
    """It was moved, or put off without a day. The day it was to be and why stay."""
    this = the(state, Event, event)
    when = day_or_month(day) if day else this.day
    step = Moved(was=this.day, **fitting(state.template, Moved, why=why))
    told = {"became": became} if became else {}
    return changed(state, Event, event, stands=MOVED, day=when, why=why, moves=(*this.moves, step), **told)


@move(
    "<event> dropped: [<why:words>]",
    "e7 dropped: nobody could be spared",
    "it does not take place, and why",
    "{event} is dropped",
    called="an event dropped",
)
@also("<event> dropped", "", "", "{event} is dropped")
def dropped(state: Programme, *, event: int, why: str = "") -> Programme:
    """It does not take place."""
    return changed(state, Event, event, stands=DROPPED, why=why)


@move(
    "<event> shared <cohorts>",
    "e4 shared c1 c2",
    "the cohorts it is of",
    "{event} is of {cohorts}",
    called="an event's cohorts",
)
def shared(state: Programme, *, event: int, cohorts: list[int]) -> Programme:
    """It is of these cohorts, and of no other."""
    return changed(state, Event, event, cohorts=cohorts_there(state, cohorts, "e4 shared c1 c2"))


@move("<event> block <block>", "e4 block theory", "", "{event} stands in {block}", called="an event's block")
def block(state: Programme, *, event: int, block: str) -> Programme:
    """The part of the programme that it stands in."""
    return changed(state, Event, event, block=_block(block))


@move(
    "belongs <session> <cohorts> [<kind>]",
    "belongs day-two c3 workshop",
    "ties a session to its cohorts, on the timeline and in its own file",
    "{session} belongs to {cohorts}",
    called="a session that belongs here",
    makes="e",
)
def member(
    state: Programme,
    *,
    session: str,
    cohorts: list[int],
    kind: str = "",
    block: str = "",
    day: str = "",
    text: str = "",
    event: int = 0,
    to_come: bool = False,
    number: int = 0,
) -> Programme:
    """A session belongs to these cohorts: an event of its own, the one it is already, or the planned one that it is.
    `day` is the session's; it took place, unless that is still to come. What kind it is stays where nobody says."""
    told = cohorts_there(state, cohorts, "belongs day-two c3 workshop")
    known = state.event_of(session) or (the(state, Event, event) if event else None)
    stands = _stands(known, to_come=to_come)
    what = known.what if known is not None else WORKSHOP
    fields: dict[str, Any] = {"what": _kind(kind or what), "cohorts": told, "block": _block(block), "stands": stands}
    if known is not None:
        # A planned event keeps its day and its words, where it has them.
        more = {} if known.session else {"session": session, "text": known.text or text}
        return changed(state, Event, known.number, **fields, **more)
    return made(state, Event, number, **fields, day=day_or_month(day) if day else "", text=text, session=session)


@move(
    "belongs <session> no",
    "belongs day-two no",
    "",
    "{session} belongs here no longer",
    called="a session that belongs here no longer",
    away=True,
)
def no_member(state: Programme, *, session: str) -> Programme:
    """A session belongs here no longer; its place on the timeline stays, without it."""
    this = state.event_of(session)
    if this is None:
        raise ExerciseError("That session does not belong here.")
    return changed(state, Event, this.number, session="")


MOVES = moves_in(sys.modules[__name__])
"""Every move about the timeline by its kind."""
