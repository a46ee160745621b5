"""A session's entries in order: which of them stand, what they make, and which is whose to take back. Knows no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import as_kept, clean_data
from sessions.live import held as held_room
from sessions.live.batches import is_out
from sessions.live.state import (
    BATCH,
    CLEARED,
    DISPLAY,
    EXPORTED,
    FOR_GOOD,
    HOLDING,
    KEEP_UNTIL,
    UNDO,
    SessionState,
    alive,
    step,
)
from sessions.store.event_lines import LOST

_CHECKPOINT_EVERY = 64
_NEVER_UNDONE = DISPLAY | {UNDO, EXPORTED, KEEP_UNTIL, CLEARED, LOST, "session"}
_SO_MANY = 16
"""Checkpoints of one distance; those before them are so many times further apart."""
Checkpoint = tuple[int, SessionState]
Folded = tuple[SessionState, set[int], list[Checkpoint]]
"""The state, the numbers of the events that stand, and the states along the way."""


class DoesNotFit(ExerciseError):
    """An event that does not fit what stands before it."""

    def __init__(self, sentence: str, event: Event) -> None:
        super().__init__(sentence)
        self.event = event


_again = lru_cache(512)(as_kept)


def cleaned_event(document: Mapping[str, Any]) -> Event:
    """An event out of a file, which may come from anywhere: nothing in its words that could harm."""
    found = event_of(document)
    # The same few names stand in thousands of entries, and a minute in many.
    run, kind, at, by = map(_again, (found.run, found.kind, found.at, found.by))
    data = clean_data(found.data, as_kept)
    # What is kept as it is stands in memory once: the file's documents have it, too.
    return Event(found.number, run, kind, found.data if data == found.data else data, at, by)


def _thinned(checkpoints: list[Checkpoint]) -> list[Checkpoint]:
    """Those near the end, and further back fewer and fewer: each keeps old words and places in memory, and hardly ever
    is anything taken back that is long ago."""
    newest = checkpoints[-1][0]
    kept = checkpoints[:1]
    for checkpoint in checkpoints[1:]:
        every = _CHECKPOINT_EVERY
        while newest - checkpoint[0] > every * _SO_MANY:
            every *= _SO_MANY
        if checkpoint[0] // every != kept[-1][0] // every:
            kept.append(checkpoint)
    return kept


def adds_frame(event: Event) -> bool:
    """Whether the entry gives the session its frame."""
    words = event.data.get("template")
    return event.kind == "exercise" and not event.run and isinstance(words, Mapping) and words.get("shape") == "log"


class History:
    """The entries, undone ones included, and the session they make."""

    def __init__(self, timed: Callable[[Event], Event]) -> None:
        """`timed` gives an event with what only a running session knows of it."""
        self.events: list[Event] = []
        self.state = SessionState()
        self.standing: set[int] = set()
        """The numbers of the events that stand."""
        self.waiting: list[int] = []
        """The numbers of the entries of a damaged file that are not applied, for what they need is missing."""
        self._timed = timed
        self._checkpoints: list[Checkpoint] = [(0, self.state)]

    def load(self, events: list[Event], same: int = 0, *, lenient: bool = False) -> None:
        """Holds `events` from now on; the first `same` are as they were.

        When `lenient`, an entry that does not fit is left out and noted in `waiting`, for what it needs is missing;
        else it raises DoesNotFit, and nothing is changed.
        """
        waiting: list[int] | None = [] if lenient else None
        folded = self._folded(events, same, waiting)
        self.events = events
        self.waiting = waiting or []
        self.state, self.standing, self._checkpoints = folded

    def darken(self) -> None:
        """Makes the room dark: what cannot be read may have taken back what it sees."""
        display = replace(self.state.display, blanked=True, held=None, held_run="")
        self.state = replace(self.state, display=display)

    def _folded(self, events: Sequence[Event], same: int, waiting: list[int] | None = None) -> Folded:
        """The events folded, from the last checkpoint before the first thing that changed. Raises DoesNotFit, or notes
        in `waiting` what does not fit."""
        standing = alive(events) if len(events) != same + 1 else self._standing_after(events)
        changed = min((number for number in standing ^ self.standing if number <= same), default=same + 1)
        checkpoints = [checkpoint for checkpoint in self._checkpoints if checkpoint[0] < changed]
        base, state = checkpoints[-1]
        for event in events[base:]:
            if event.number in standing:
                try:
                    state = step(state, self._timed(event))
                except ExerciseError as problem:
                    if waiting is None:
                        raise DoesNotFit(str(problem), event) from problem
                    waiting.append(event.number)
                    standing.discard(event.number)
            if event.number - checkpoints[-1][0] >= _CHECKPOINT_EVERY:
                checkpoints = _thinned([*checkpoints, (event.number, state)])
        return state, standing, checkpoints

    def _standing_after(self, events: Sequence[Event]) -> set[int]:
        """The numbers of the events that stand when the last one is new: mostly it takes back one entry and no more."""
        new = events[-1]
        undone = new.data.get("undone")
        if new.kind == UNDO and undone in self.standing and events[undone - 1].kind == UNDO:
            return alive(events)
        standing = self.standing | {new.number}
        if new.kind == UNDO and type(undone) is int:
            standing.discard(undone)
        return standing

    def after(self, event: Event) -> Folded:
        """What is held once `event` is recorded. Raises ExerciseError when it does not fit."""
        if event.kind != UNDO:
            return step(self.state, self._timed(event)), self.standing, self._checkpoints
        try:
            return self._folded([*self.events, event], len(self.events))
        except DoesNotFit as problem:
            raise ExerciseError(
                f"Something entered since does not go together with that, so all stays as it is. ({problem})"
            ) from problem

    def made(self, event: Event) -> tuple[Event, Folded]:
        """The event as it is to be recorded, and what is held once it is. Raises ExerciseError when it does not fit.

        Where taking an entry back would give the room people's words that it does not see now, it keeps what it sees:
        no key gives words back to a room, only showing them again does.
        """
        state, standing, checkpoints = after = self.after(event)
        if event.kind != UNDO or self.undone(event).kind == UNDO or not held_room.given_back(self.state, state):
            return event, after
        event = replace(event, data={**event.data, **held_room.picture(self.state)})
        state = step(state, event)
        return event, (state, standing, [(at, state if at == event.number else one) for at, one in checkpoints])

    def accept(self, event: Event, after: Folded) -> None:
        """Holds the event as well, and what it makes."""
        self.events.append(event)
        self.state, self.standing, self._checkpoints = after
        self.standing.add(event.number)
        if event.number - self._checkpoints[-1][0] >= _CHECKPOINT_EVERY:
            self._checkpoints = _thinned([*self._checkpoints, (event.number, self.state)])

    # -- taking back --------------------------------------------------------------------------------------------------

    def undone(self, undo: Event) -> Event:
        """What an undo takes back."""
        return self.events[int(undo.data["undone"]) - 1]

    def root(self, event: Event) -> tuple[Event, bool]:
        """What is taken back or put back when `event` is taken back, and whether it is put back."""
        putting_back = False
        while event.kind == UNDO:
            event, putting_back = self.undone(event), not putting_back
        return event, putting_back

    def last_entry(self, by: str) -> Event:
        """What this writer would take back. Raises ExerciseError when there is nothing."""
        found = self._newest(by)
        if found is None:
            raise ExerciseError("There is nothing of yours to take back.")
        return found

    def last_undo(self, by: str) -> Event:
        """What this writer would put back. Raises ExerciseError when there is nothing."""
        newest = self._newest(by, passed=True)
        for event in reversed(self.events):
            if event.kind != UNDO or event.by != by or event.number not in self.standing:
                continue
            if self.undone(event).kind == UNDO or self.undone(event).data.get(FOR_GOOD):
                continue  # what is out of the file for good cannot be put back
            if newest is not None and newest.number > event.number:
                break
            return event
        raise ExerciseError("There is nothing to put back.")

    def _newest(self, by: str, *, passed: bool = False) -> Event | None:
        """This writer's last entry that stands. The session's only exercise is none, for the session would be left
        bare; nor is its frame, nor an elephant whose holding is over, unless what has passed is asked for too."""
        for event in reversed(self.events):
            if event.by != by or event.kind in _NEVER_UNDONE or event.number not in self.standing:
                continue
            if event.kind in HOLDING and not (event.kind == HOLDING[0] and self.state.elephant_held) and not passed:
                continue
            if is_out(event):
                continue  # the name is out of the file for good, so there is nothing to bring back
            if event.kind == BATCH and event.data.get(FOR_GOOD):
                continue  # so are the words that it took back
            if event.kind != "exercise" or (len(self.state.exercises) > 1 and not adds_frame(event)):
                return event
        return None


def numbers_in(value: Any) -> set[int]:
    """Every whole number anywhere in an event's data."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*map(numbers_in, value))
    return {value} if isinstance(value, int) else set()


def numbers_given(data: Mapping[str, Any]) -> set[int]:
    """The numbers of the things an event made."""
    moves: Iterable[Any] = [fields for _, fields in data["moves"]] if "moves" in data else [data]
    return {fields["number"] for fields in moves if isinstance(fields.get("number"), int)}
