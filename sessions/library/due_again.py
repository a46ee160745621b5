"""What of a session comes back by itself, for the list of all sessions: days, and no words. Reads no clock."""

from __future__ import annotations

from collections.abc import Iterable

from exercises.frame.due import due, to_ask_after
from exercises.frame.state import Frame
from sessions.live.days import held_on
from sessions.live.identity import identity
from sessions.live.state import SessionState

_ANY_DAY = "9999-12-31"


def kept_of(state: SessionState) -> tuple[tuple[tuple[str, str], ...], str, tuple[str, ...]]:
    """What the list of sessions keeps: each thing that comes back with its day, and then what its frame is remembered
    by elsewhere; and the sessions it was carried from.

    No words, so that nothing taken out of a session lives on in the list.
    """
    run = state.frame
    if run is None:
        return (), "", ()
    frame: Frame = run.state
    found = [*due(frame, _ANY_DAY, state.title), *to_ask_after(frame, _ANY_DAY, state.title)]
    day = held_on(state)
    waiting = tuple(sorted(((thing.name, _day(frame, thing.name) or day) for thing in found), key=lambda pair: pair[1]))
    return waiting, known_as(state) if waiting else "", tuple(sorted(set(_sources(frame))))


def known_as(state: SessionState) -> str:
    """What the session's frame is remembered by in others; "" without one."""
    run = state.frame
    return "" if run is None else identity(state.created, state.begun_by, run)


def _day(frame: Frame, name: str) -> str:
    number = int(name[1:])
    match name[0]:
        case "e":
            elephant = frame.elephants[number]
            return min(filter(None, (elephant.review_on, elephant.when_on)), default="")
        case "p":
            return frame.parked[number].back_on
        case "c":
            return frame.conversations[number].by_on
        case _:
            return frame.actions[number].by_on


def _sources(frame: Frame) -> Iterable[str]:
    for things in (frame.elephants, frame.parked, frame.actions, frame.conversations):
        for thing in things.values():
            # Whatever it is called now; one that was carried on before there were these has its title alone.
            yield from filter(None, (*(origin.rpartition(" ")[0] for origin in thing.origins), thing.from_session))
