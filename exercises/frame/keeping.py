"""The moves that keep the day: its facts, phases, pauses, lines, conversations, learnings. Pure; reads no clock."""

from __future__ import annotations

from typing import Any

from exercises.frame.checks import (
    clock_words,
    count_of,
    during,
    gone,
    held_thing,
    kept,
    may,
    moment_of,
    numbered,
    one_of,
    p_number,
    within,
)
from exercises.frame.schedule import day_of
from exercises.frame.state import LINE_KINDS, Conversation, Frame, Learning, Spoken
from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.days import iso_day
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.network.state import AREAS, CONSENTS, QUESTIONS

MOST_OFFSET = 14 * 60
STATUSES = ("planned", "needs an owner", "needs the whānau's yes first", "yes", "partly", "no", "overtaken")
OVER = ("yes", "overtaken")
"""Nothing of such a conversation is left to ask after."""


def day(
    state: Frame,
    *,
    date: str | None = None,
    offset: int | None = None,
    starts: str | None = None,
    people: int | None = None,
    left_early: int | None = None,
    returned: int | None = None,
    facilitators: list[str] | None = None,
) -> Frame:
    """What is known of the day; only what is given changes."""
    changed: dict[str, Any] = {}
    if date is not None:
        changed["date"] = iso_day(date, "The day") if date else ""
    if offset is not None:
        if type(offset) is not int or abs(offset) > MOST_OFFSET:
            raise ExerciseError("The clock is at most 14 hours from UTC, in minutes.")
        changed["offset"] = offset
    if starts is not None:
        changed["starts"] = clock_words(starts, "agenda starts 8:45") if starts else ""
    for name, number in (("people", people), ("left_early", left_early), ("returned", returned)):
        if number is not None:
            changed[name] = count_of(number, "How many", "people 27")
    if facilitators is not None:
        if not isinstance(facilitators, list | tuple):
            raise ExerciseError("The facilitators are a list: F1, F2")
        changed["facilitators"] = tuple(within(state, name, "carries", "a facilitator") for name in facilitators)
    return replace(state, facts=replace(state.facts, **changed))


def phase(state: Frame, *, phase: str, at: str) -> Frame:
    """The session moves to a phase of its frame; any phase, forward or back.

    An elephant held stays held, but a phase that begins meanwhile has its own time from its own beginning.
    """
    if phase not in {known.key for known in state.template.phases}:
        raise ExerciseError(f"There is no phase called {phase}.")
    moment_of(at)
    return replace(state, phase=phase, phase_since=at, paused_since="", paused_seconds=0, phase_waits=False)


def pause(state: Frame, *, at: str) -> Frame:
    """Everything waits; the time does not count."""
    if state.paused_since:
        raise ExerciseError("It is paused already. Type resume to go on.")
    moment_of(at)
    return replace(state, paused_since=at)


def resume(state: Frame, *, at: str) -> Frame:
    """The session goes on."""
    if state.held:
        raise ExerciseError("An elephant is being held. When the group goes on: elephant over")
    if not state.paused_since:
        raise ExerciseError("It is not paused.")
    waited = state.paused_seconds + gone(state.paused_since, at)
    return replace(state, paused_since="", paused_seconds=waited)


def line(
    state: Frame,
    *,
    kind: str,
    at: str,
    text: str = "",
    item: int | None = None,
    minutes: int = 0,
    counts: dict[str, int] | None = None,
) -> Frame:
    """A line of the day for the facilitators: what one of them said, a phase, a pause; counts, never names."""
    one_of(kind, LINE_KINDS, "A line of the day is: facilitator says, phase or paused.")
    moment_of(at)
    if not isinstance(counts or {}, dict):
        raise ExerciseError("Counts are numbers under their names.")
    for name, number in (counts or {}).items():
        within(state, name, "service", "a count's name")
        count_of(number, name, "spoke 19")
    if not text and not minutes and not counts:
        raise ExerciseError("What happened? said: F1 answered the parked question")
    made = Spoken(
        kind,
        may(state, text, "line", "the line"),
        at,
        during(state, item),
        count_of(minutes, "Minutes", "2"),
        dict(counts or {}),
    )
    return replace(state, lines=(*state.lines, made))


def conversation(
    state: Frame,
    *,
    from_whom: str,
    to_whom: str,
    on: str,
    opening: str,
    at: str,
    owner: str = "",
    by_when: str = "",
    status: str = "",
    item: int | None = None,
    number: int = 0,
) -> Frame:
    """A connecting conversation for people's own work: so that two understand each other better."""
    moment_of(at)
    one_of(on, QUESTIONS, "On which question: why, do or who? conversation nurse > teacher do: what would you drop?")
    one_of(status, (*STATUSES, ""), "A conversation is planned, or needs an owner or the whānau's yes first.")
    state, number = numbered(state, "c", number)
    by_when = may(state, by_when, "when", "the day")
    made = Conversation(
        number,
        within(state, from_whom, "role", "who opens it"),
        within(state, to_whom, "role", "with whom"),
        on,
        within(state, opening, "opening", "the opening line"),
        p_number(owner, f"c{number} owner P05") if owner else "",
        by_when,
        day_of(state, by_when, at),
        status,
        at,
        during(state, item),
    )
    return replace(state, conversations=kept(state.conversations, made))


def change_conversation(state: Frame, *, conversation: int, field: str, text: str, at: str) -> Frame:
    """Owner, day, opening line or how it stands."""
    held: Conversation = held_thing(state.conversations, conversation, "c", "conversation")
    moment_of(at)
    changed: dict[str, Any]
    match field:
        case "owner":
            changed = {"owner": p_number(text, f"c{conversation} owner P05") if text else ""}
        case "by":
            by_when = may(state, text, "when", "the day")
            changed = {"by": by_when, "by_on": day_of(state, by_when, at)}
        case "opening":
            changed = {"opening": within(state, text, "opening", "the opening line")}
        case "status":
            changed = {"status": one_of(text, (*STATUSES, ""), f"c{conversation} done yes, partly, no or overtaken")}
        case _:
            name = f"c{conversation}"
            raise ExerciseError(f"{name} owner P05, {name} by Friday, or {name}: other words")
    return replace(state, conversations=kept(state.conversations, replace(held, **changed)))


def learning(
    state: Frame, *, area: str, text: str, consent: str = CONSENTS[0], item: int | None = None, number: int = 0
) -> Frame:
    """One thing somebody will do differently, kept only as far as they allow."""
    one_of(area, AREAS, "About me, whānau, team or network: takeaway team: ask before I plan")
    one_of(consent, CONSENTS, "How may the words be used? w1 consent without my number")
    state, number = numbered(state, "w", number)
    made = Learning(number, area, within(state, text, "learning", "what is taken away"), consent, during(state, item))
    return replace(state, learnings=kept(state.learnings, made))


def learning_consent(state: Frame, *, learning: int, consent: str) -> Frame:
    """How somebody's words may be used now."""
    held: Learning = held_thing(state.learnings, learning, "w", "takeaway")
    one_of(consent, CONSENTS, f"How may the words be used? w{learning} consent without my number")
    if held.consent == WITHDRAWN != consent:
        raise ExerciseError(f"The words of w{learning} were taken back, and are not kept. With a yes, type them anew.")
    text = TAKEN_BACK if consent == WITHDRAWN else held.text
    return replace(state, learnings=kept(state.learnings, replace(held, consent=consent, text=text)))
