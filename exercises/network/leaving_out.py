"""What of a network exercise may leave: its quotations, what no page has, and words that were taken back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import TAKEN_BACK, WITHDRAWN
from exercises.kernel.shape import Quotable
from exercises.leaving.outline import FACILITATORS_ONLY, IN_THE_ROOM, Audience, LeftOut
from exercises.network.state import Network


def quotes(state: Network) -> tuple[Quotable, ...]:
    """What people said they take away; the only words in it that are their own and not a role's."""
    return tuple(
        Quotable(f"l{learning.number}", "" if learning.consent == WITHDRAWN else learning.text, learning.consent)
        for learning in state.learnings.values()
    )


def left_out(state: Network, audience: Audience) -> tuple[LeftOut, ...]:
    """What the page for that audience does not have, quotations aside."""
    if audience == "facilitators":
        return ()
    seats = sum(1 for chair in state.chairs.values() if chair.held_by)
    owners = sum(1 for conversation in state.conversations.values() if conversation.owner)
    found = [
        LeftOut(seats, "name of who held a chair", "names of who held a chair", FACILITATORS_ONLY),
        LeftOut(owners, "owner of a conversation", "owners of conversations", FACILITATORS_ONLY),
        LeftOut(len(state.witnesses), "witness", "witnesses", FACILITATORS_ONLY),
        LeftOut(len(state.doubles), "kept thought", "kept thoughts", FACILITATORS_ONLY),
    ]
    if audience == "public":
        found += [
            LeftOut(len(state.chairs), "chair", "chairs", IN_THE_ROOM),
            LeftOut(len(state.differences), "difference", "differences", IN_THE_ROOM),
            LeftOut(len(state.agreements), "agreement in role", "agreements in role", IN_THE_ROOM),
            LeftOut(len(state.conversations), "conversation", "conversations", IN_THE_ROOM),
        ]
    return tuple(kind for kind in found if kind.count)


def exported(state: Network, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """A recorded move's data as an export may have it: without words whose owner took them back."""
    if kind != "learned":
        return dict(data)
    gone = [learning for learning in state.learnings.values() if learning.consent == WITHDRAWN]
    # An entry from before numbers were part of it is known by its words.
    if any(learning.number == data.get("number") or learning.text == data.get("text") for learning in gone):
        return {**data, "text": TAKEN_BACK}
    return dict(data)
