"""A session's frame as JSON with stable keys, for its facilitators. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.frame.feedback import in_no_order
from exercises.frame.state import Frame, Item
from exercises.frame.timer import public
from exercises.kernel.record import as_dict


def document(state: Frame) -> dict[str, Any]:
    """The state as JSON with stable keys: those of the state's own parts (exercises/frame/state.py)."""
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "held": state.held,
        "day": _plain(state.facts),
        "meeting": state.meeting,
        "agenda": [_item(item) for item in state.in_order()],
        "timer": public(state.timer),
        "elephants": [_elephant(held) for held in state.elephants.values()],
        "jargon": [{**_plain(term), "same_as": _group(state, number)} for number, term in state.terms.items()],
        "jargon_groups": [_plain(group) for group in state.groups],
        "jargon_corner": state.corner,
        "jargon_looked_back_on": [_plain(held) for held in state.looked_back],
        "parked": [_plain(held) for held in state.parked.values()],
        "notes": [_plain(held) for held in state.notes.values()],
        "moments": [_plain(held) for held in state.moments.values()],
        "actions": [_plain(held) for held in state.actions.values()],
        "agreement": [_plain(held) for held in state.agreement.values()],
        "stop_word": state.stop_word,
        "tikanga": [_plain(held) for held in state.tikanga],
        "told": [_plain(held) for held in state.told],
        "rounds": [_plain(held) for held in state.rounds],
        "back": [{"at": at, "count": count} for at, count in state.returned],
        "reflections": [_plain(held) for held in state.reflections.values()],
        "feedback": [_plain(held) for held in in_no_order(state)],
        "feedback_theme": state.theme,
        "replies": [_plain(held) for held in state.replies],
        "lines": [_plain(held) for held in state.lines],
        "conversations": [_plain(held) for held in state.conversations.values()],
        "learnings": [_learning(held) for held in state.learnings.values()],
    }


def _plain(thing: Any) -> dict[str, Any]:
    """A part of the state as plain data, its tuples as lists."""
    return {name: _listed(value) for name, value in as_dict(thing).items()}


def _item(item: Item) -> dict[str, Any]:
    """A part of the day; the facilitators' remarks stand there only where there are some."""
    return {name: value for name, value in _plain(item).items() if name != "remarks" or value}


def _listed(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_listed(item) for item in value]
    return {name: _listed(item) for name, item in value.items()} if isinstance(value, dict) else value


def _elephant(held: Any) -> dict[str, Any]:
    return {**_plain(held), "wording": held.wording if held.agreed else None}


def _learning(held: Any) -> dict[str, Any]:
    return {**_plain(held), **({"text": None} if held.consent == "withdrawn" else {})}


def _group(state: Frame, number: int) -> str | None:
    group = state.group_of(number)
    return (group.name or None) if group else None
