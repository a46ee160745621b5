"""What a session is called in what leaves, where the name of its file tells what its title no longer does. Pure."""

from __future__ import annotations

import re

from exercises.kernel.expression import expression
from sessions.live.told import Told
from sessions.store import locations

_BEGINS = expression(rf"\d{{4}}-\d\d-\d\d-|{re.escape(locations.PROGRAMME)}")
_TAKEN_OUT = expression(r"\[[^\[\]]+\]")


def called(session: Told) -> str:
    """The session's name; with its title in another, the day and the title as it is now: of a file that was called
    after somebody nothing leaves that tells who. A programme's has no day."""
    name, state, first = session.name, session.state, session.events[0]
    begins = _BEGINS.match(name)
    is_as_it_was = first.data.get("title") == state.title and _TAKEN_OUT.search(state.title) is None
    if begins is None or is_as_it_was:
        return name
    return f"{begins[0]}{locations.slug(state.title)}"
