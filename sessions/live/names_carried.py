"""Names that were taken out where something was carried on or gathered from: they come out of that as well. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.names_in_text import stands
from exercises.kernel.record import Record
from exercises.kernel.shape import Redaction
from exercises.kernel.unnaming import cleaner, without
from exercises.wall.state import Wall
from sessions.live.copies import identities, known_from
from sessions.live.names_out import names_in
from sessions.live.state import SessionState


class Told(Record):
    """A name that was taken out of an exercise of a session, for what others carried on or gathered from there."""

    exercise: str
    """What that exercise is remembered by."""
    name: Redaction


def told_of(session: SessionState, events: Iterable[Event]) -> list[Told]:
    """Every name that those entries of the session take out."""
    named = identities(session)
    return [Told(named[one.run], one.name) for event in events for one in names_in(event) if one.run in named]


def reaching(state: SessionState, told: Iterable[Told]) -> Iterator[tuple[str, dict[str, Any]]]:
    """By exercise, the data of the moves that take such a name out of what came from there, where it still stands."""
    for one in told:
        for key, run in state.runs.items():
            came = known_from(run.state)
            things = [goes for goes, keys in came.items() if any(_is_of(place, one) for place in keys)]
            data = {"name": one.name.name, "instead": one.name.instead, "everywhere": False}
            if isinstance(run.state, Wall):
                notes = [int(goes) for goes in things if stands(one.name.name, run.state.notes[int(goes)].text)]
                if notes:
                    yield key, {**data, "notes": sorted(notes)}
            elif things and without(run.state, cleaner(one.name.name, one.name.instead), things) is not run.state:
                yield key, {**data, "things": things}


def _is_of(place: tuple[str, str], told: Told) -> bool:
    name, thing = place
    return name == told.exercise and (not told.name.things or thing in set(map(str, told.name.things)))
