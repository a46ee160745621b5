"""A session's frame as JSON with stable keys, for its facilitators. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.frame.feedback import in_no_order
from exercises.frame.state import Frame
from exercises.frame.things import Action, Elephant, Item, Learning
from exercises.kernel.things import document as as_declared
from exercises.kernel.things import plain


def document(state: Frame) -> dict[str, Any]:
    """The state as JSON, by the keys that its things declare (exercises/frame/things.py)."""
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        **as_declared(
            state,
            paused=bool(state.paused_since),
            agenda=[_item(item) for item in state.in_order()],
            elephants=[_elephant(elephant) for elephant in state.elephants.values()],
            jargon=[as_declared(term, same_as=_group(state, number)) for number, term in state.terms.items()],
            actions=[_action(action) for action in state.actions.values()],
            back=[{"at": at, "count": count} for at, count in state.returned],
            feedback=plain(tuple(in_no_order(state))),
            learnings=[_learning(learning) for learning in state.learnings.values()],
        ),
    }


def _elephant(elephant: Elephant) -> dict[str, Any]:
    return as_declared(elephant, wording=elephant.wording if elephant.may_stay else None)


def _item(item: Item) -> dict[str, Any]:
    """A part of the day; the tool and the facilitators' remarks stand there only where there are some."""
    return {name: value for name, value in as_declared(item).items() if name not in ("remarks", "tool") or value}


def _action(action: Action) -> dict[str, Any]:
    """Something agreed; the note it came out of and the role stand there only where there are some."""
    return {name: value for name, value in as_declared(action).items() if name not in ("role", "from_note") or value}


def _learning(learning: Learning) -> dict[str, Any]:
    return as_declared(learning, text=learning.text if learning.may_stay else None)


def _group(state: Frame, number: int) -> str | None:
    group = state.group_of(number)
    return (group.name or None) if group else None
