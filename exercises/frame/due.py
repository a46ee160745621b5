"""What comes back by itself: parked things and elephants whose day or session has come. Pure; told the day.

When it comes back is told as it was said with the day that was read of it, "by Friday, 4 December": a page is read
weeks later, and *Friday* alone says nothing any more.
"""

from __future__ import annotations

import re

from exercises.frame.state import Frame
from exercises.frame.things import RESULTS, Action, Conversation, Elephant, Parked, Reply
from exercises.kernel import days
from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from exercises.kernel.text import folded

_NEXT = expression(rf"\b(next|following) (session|meeting|time|day together|hui|{folded('wānanga')}|workshop)\b")
_DAY = "day"
"""The phase in which the day itself begins."""
_ASKED = (*RESULTS, "overtaken")


class Due(Record):
    """One thing that is due."""

    name: str
    """How it is called on the console: "e1", "p2", "q3"."""
    text: str
    """Its words for the facilitators; an elephant without an agreed wording has only its decision."""
    why: str
    """Which day or session has come."""


def due(state: Frame, today: str, session_title: str) -> list[Due]:
    """Elephants and parked things whose day (ISO, on the wall) or session has come, elephants first."""
    found: list[Due] = []
    for elephant in state.elephants.values():
        dates = ((elephant.review, elephant.review_on), (elephant.when, elephant.when_on))
        why = next(filter(None, (_why(*pair, elephant.from_session, today, session_title) for pair in dates)), "")
        if why and not elephant.done:
            wording = elephant.wording if elephant.agreed else ""
            found.append(Due(f"e{elephant.number}", wording or elephant.decision or "an elephant, without words", why))
    for parked in state.parked.values():
        why = _why(parked.back, parked.back_on, parked.from_session, today, session_title)
        if why and not parked.done:
            found.append(Due(f"p{parked.number}", parked.text, why))
    return found


def to_say(state: Frame) -> list[Reply]:
    """What was replied in an earlier session, while the day itself has not begun: this one opens with it."""
    steps = [phase.key for phase in state.template.phases]
    begun = _DAY in steps and state.phase in steps[steps.index(_DAY) :]
    return [] if begun else [reply for reply in state.replies if reply.from_session]


def to_ask_after(state: Frame, today: str, session_title: str) -> list[Due]:
    """Actions and conversations of an earlier session, or whose day has come, nobody was asked about yet."""
    found: list[Due] = []
    for action in state.actions.values():
        why = _why(action.by_when, action.by_on, action.from_session, today, session_title)
        if not action.result and (why or action.from_session):
            found.append(Due(f"q{action.number}", action.text, why or f"from {action.from_session}"))
    for talk in state.conversations.values():
        why = _why(talk.by_when, talk.by_on, talk.from_session, today, session_title)
        if talk.status not in _ASKED and (why or talk.from_session):
            words = f"{talk.from_whom} to {talk.to_whom}: {talk.opening}"
            found.append(Due(f"c{talk.number}", words, why or f"from {talk.from_session}"))
    return found


def _why(words: str, on: str, from_session: str, today: str, session_title: str) -> str:
    """Which day or session has come; "" when none has."""
    if on:
        # A day that is written YYYY-MM-DD sorts as it comes.
        return days.said_day(words, today) if on <= today[:10] else ""
    said, title = folded(words), folded(session_title)
    if not said:
        return ""
    if from_session and _NEXT.search(said):
        return words
    named = len(title) > 2 and title != folded(from_session) and re.search(rf"\b{re.escape(title)}\b", said)
    begun = len(said) > 2 and (title.startswith(said) or f" {said}" in f" {title}") and title != folded(from_session)
    return words if named or begun else ""


def until(agreed: Action | Conversation) -> str:
    """Until when it is to be done: "by Friday, 4 December", "before the next session"; "" without a day."""
    return days.by_day(agreed.by_when, agreed.by_on)


def comes_back(parked: Parked) -> str:
    """When it comes back, as a sentence goes on; "" without a day."""
    return days.comes_back(days.with_day(parked.back, parked.back_on))


def worked_on(elephant: Elephant) -> str:
    """When it is worked on: "Friday, 4 December"; "" where nobody said."""
    return days.with_day(elephant.when, elephant.when_on)


def looked_at_again(elephant: Elephant) -> str:
    """When the group looks at it again: "on Friday, 4 December"; "" where nobody said."""
    return days.on_day(days.with_day(elephant.review, elephant.review_on))
