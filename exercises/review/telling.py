"""The moves that keep words of people: how they adapted a tool, why it was dropped, what changes next. Pure.

None of these words stands with a sheet. A version is read by others only after its owner allowed it, and somebody is
thanked only where that was wanted; why a tool was dropped is for the facilitators, but for counts.
"""

from __future__ import annotations

from exercises.kernel.consent import CONSENTS
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.review.checks import asked_of, numbered, open_still, round_of, thing, tool_of, words
from exercises.review.state import WHYS, Decision, Eased, Review, Version, Why


def version(state: Review, *, tool: int, text: str, round: int = 0, number: int = 0) -> Review:
    """How somebody made a tool their own: a success, and something others can learn from."""
    open_still(state)
    held = round_of(state, round)
    tool = asked_of(state, held, tool).number
    words(state, text, "version", "how it was adapted")
    state, number = numbered(state, "version", number)
    return replace(state, versions={**state.versions, number: Version(number, tool, held.number, text)})


def change_version(
    state: Review, *, version: int, text: str = "", consent: str = "", credit: str | None = None
) -> Review:
    """A version in other words, with another consent, or with somebody to thank."""
    open_still(state)
    held = _version(state, version)
    if text:
        held = replace(held, text=words(state, text, "version", "how it was adapted"))
    if consent:
        if consent not in CONSENTS:
            raise ExerciseError(f"A consent is one of: {'; '.join(CONSENTS)}.")
        held = replace(held, consent=consent)
    if credit is not None:
        held = replace(held, credit=words(state, credit, "credit", "whom to thank") if credit else "")
    return replace(state, versions={**state.versions, version: held})


def _version(state: Review, number: int) -> Version:
    return thing(state.versions, number, "version", "v", "version 3: in the car, in two minutes")


def remove_version(state: Review, *, version: int) -> Review:
    """A version taken out."""
    open_still(state)
    _version(state, version)
    return replace(state, versions={key: held for key, held in state.versions.items() if key != version})


def why_dropped(state: Review, *, tool: int, why: str, text: str = "", round: int = 0, number: int = 0) -> Review:
    """Why somebody dropped a tool: one of a few reasons, and words if there are any."""
    open_still(state)
    held = round_of(state, round)
    tool = asked_of(state, held, tool).number
    if why not in WHYS:
        raise ExerciseError(f"Why was it dropped? One of: {', '.join(WHYS)}. For example why 4 no time")
    if text:
        words(state, text, "why", "why it was dropped")
    state, number = numbered(state, "why", number)
    return replace(state, whys={**state.whys, number: Why(number, tool, held.number, why, text)})


def remove_why(state: Review, *, why: int) -> Review:
    """A reason taken out."""
    open_still(state)
    thing(state.whys, why, "reason", "y", "why 4 no time")
    return replace(state, whys={key: held for key, held in state.whys.items() if key != why})


def easy(state: Review, *, tool: int, text: str, round: int = 0, number: int = 0) -> Review:
    """What made a tool easy to keep, as it was said aloud in the group; nobody's name goes with it."""
    open_still(state)
    held = round_of(state, round)
    tool = asked_of(state, held, tool).number
    words(state, text, "easy", "what made it easy")
    state, number = numbered(state, "easy", number)
    return replace(state, eased={**state.eased, number: Eased(number, tool, held.number, text)})


def remove_easy(state: Review, *, easy: int) -> Review:
    """What was said taken out."""
    open_still(state)
    thing(state.eased, easy, "line", "k", "easy 3: one page, always on the wall")
    return replace(state, eased={key: held for key, held in state.eased.items() if key != easy})


def decide_tool(state: Review, *, text: str, tool: int = 0, number: int = 0) -> Review:
    """What changes for the next cohort, at one tool or at all of it."""
    open_still(state)
    tool = tool_of(state, tool).number if tool else 0
    words(state, text, "decision", "a decision")
    state, number = numbered(state, "decision", number)
    return replace(state, decisions={**state.decisions, number: Decision(number, tool, text)})


def change_decision(state: Review, *, decision: int, text: str = "", owner: str | None = None) -> Review:
    """A decision in other words, or who does it."""
    open_still(state)
    held = thing(state.decisions, decision, "decision", "d", "decide 3: cards instead of a sheet")
    if text:
        held = replace(held, text=words(state, text, "decision", "a decision"))
    if owner is not None:
        held = replace(held, owner=words(state, owner, "owner", "who does it") if owner else "")
    return replace(state, decisions={**state.decisions, decision: held})


def remove_decision(state: Review, *, decision: int) -> Review:
    """A decision taken out."""
    open_still(state)
    thing(state.decisions, decision, "decision", "d", "decide 3: cards instead of a sheet")
    return replace(state, decisions={key: held for key, held in state.decisions.items() if key != decision})
