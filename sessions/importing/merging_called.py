"""What a copy is called since, and how to call it so here. Nothing of it is brought in by itself."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.event import Event
from sessions.live.batches import alive
from sessions.live.state import SessionState


def called_there(here: SessionState, there: SessionState, since: Sequence[Event]) -> list[str]:
    """A sentence on another title and place that the copy has by those entries, which this one has not."""
    standing = alive(since)
    # Another session shares no entry with this one: its title is its own.
    if not any(event.kind == "title" and event.number in standing for event in since if since[0].number > 1):
        return []
    lines = [
        f"{what}: {told}"
        for what, told, ours in (("title", there.title, here.title), ("place", there.place, here.place))
        if told != ours
    ]
    return [f"There it is called otherwise since. For the same here: {', then '.join(lines)}"] if lines else []
