"""What a session is called and where it is held, without the names that were taken out of all of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from exercises.kernel.record import replace

if TYPE_CHECKING:
    from sessions.live.state import SessionState


def things_of(data: Mapping[str, Any]) -> tuple[Any, ...]:
    """The things that a move takes a name out of; none where it takes it out of everything."""
    return () if data.get("everywhere") else (*(data.get("notes") or ()), *(data.get("things") or ()))


def called_without(state: SessionState, told: Iterable[Mapping[str, Any]]) -> SessionState:
    """The session, after moves with these data took names out."""
    from exercises.kernel.names_in_text import taken_out

    for data in told:
        name, instead = str(data.get("name", "")), str(data.get("instead", ""))
        if name and not things_of(data):
            title, place = (taken_out(text, name, instead) for text in (state.title, state.place))
            if (title, place) != (state.title, state.place):
                state = replace(state, title=title, place=place)
    return state
