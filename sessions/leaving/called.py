"""What a session is called in what leaves, where the name of its file tells what its title no longer does. Pure."""

from __future__ import annotations

from exercises.kernel.expression import expression
from sessions.live.told import Told
from sessions.store import locations

_DAY = expression(r"\d{4}-\d\d-\d\d-")
_TAKEN_OUT = expression(r"\[[^\[\]]+\]")


def called(session: Told) -> str:
    """The session's name; with its title in another, the day and the title as it is now: of a file that was called
    after somebody nothing leaves that tells who."""
    name, state, first = session.name, session.state, session.events[0]
    day = _DAY.match(name)
    is_as_it_was = first.data.get("title") == state.title and _TAKEN_OUT.search(state.title) is None
    if day is None or is_as_it_was:
        return name
    return f"{day[0]}{locations.slug(state.title)}"
