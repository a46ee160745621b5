"""A session's entries in order: which of them stand, what they make, and which is whose to take back. Knows no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from sessions.live import held as held_room
from sessions.live.batches import is_out, moves_of
from sessions.live.entries import Entries
from sessions.live.state import (
    BATCH,
    BELONGS,
    CLEARED,
    DISPLAY,
    EXPORTED,
    FOR_GOOD,
    HOLDING,
    KEEP_UNTIL,
    UNDO,
    SessionState,
    step,
)
from sessions.store.event_lines import LOST

_CHECKPOINT_EVERY = 64
"""Things that entries name between two checkpoints: one entry may bring in thousands."""
_NEVER_UNDONE = frozenset({CLEARED, LOST})
"""Whatever exercise they are of."""
_SESSIONS_OWN = _NEVER_UNDONE | DISPLAY | {UNDO, EXPORTED, KEEP_UNTIL, BELONGS, "session"}
"""Of the session itself; an exercise may have a move of such a name, which is undone like any other."""
_SO_MANY = 16
"""Checkpoints of one distance; those before them are so many times further apart."""


class Checkpoint(Record):
    """The session as it was after an entry."""

    number: int
    state: SessionState
    named: int = 0
    """How many things the entries up to it name."""


class Folded(Record):
    """What is held once entries are folded."""

    state: SessionState
    gone: frozenset[int]
    """The numbers of the entries that do not stand."""
    checkpoints: list[Checkpoint]
    """The states along the way."""
    named: int
    """How many things all entries name."""


class DoesNotFit(ExerciseError):
    """An event that does not fit what stands before it."""

    def __init__(self, sentence: str, event: Event) -> None:
        super().__init__(sentence)
        self.event = event


def _thinned(checkpoints: list[Checkpoint]) -> list[Checkpoint]:
    """Those near the end, and further back fewer and fewer: each keeps old words and places in memory, and hardly ever
    is anything taken back that is long ago."""
    newest = checkpoints[-1].named
    kept = checkpoints[:1]
    for checkpoint in checkpoints[1:]:
        every = _CHECKPOINT_EVERY
        while newest - checkpoint.named > every * _SO_MANY:
            every *= _SO_MANY
        if checkpoint.named // every != kept[-1].named // every:
            kept.append(checkpoint)
    return kept


def _named(event: Event) -> int:
    """How many things an entry names, about: what it costs to fold it. A template is read and checked as a whole."""
    if event.kind == "exercise" and not event.run:
        return _CHECKPOINT_EVERY
    if event.kind != BATCH:
        return 1 + sum(len(value) for value in event.data.values() if type(value) is list)
    moves = moves_of(event.kind, event.data)
    return 1 + len(moves) + sum(len(value) for _, data in moves for value in data.values() if type(value) is list)


def _takes_back(event: Event) -> int:
    """The number of the entry that an undo takes back; 0 for any other entry."""
    undone = event.data.get("undone") if event.kind == UNDO else None
    return undone if type(undone) is int and 0 < undone < event.number else 0


def _gone(undos: Mapping[int, int]) -> frozenset[int]:
    """The numbers of the entries that do not stand: undone, and not put back."""
    gone: set[int] = set()
    for number in sorted(undos, reverse=True):
        if number not in gone and undos[number]:
            gone.add(undos[number])
    return frozenset(gone)


def adds_frame(event: Event) -> bool:
    """Whether the entry gives the session its frame."""
    words = event.data.get("template")
    return event.kind == "exercise" and not event.run and isinstance(words, Mapping) and words.get("shape") == "log"


class History:
    """The entries, undone ones included, and the session they make."""

    def __init__(self, timed: Callable[[Event], Event]) -> None:
        """`timed` gives an event with what only a running session knows of it."""
        self.events = Entries()
        self.waiting: list[int] = []
        """The numbers of the entries of a damaged file that are not applied, for what they need is missing."""
        self._timed = timed
        self._undos: dict[int, int] = {}
        empty = SessionState()
        self._hold(Folded(empty, frozenset(), [Checkpoint(0, empty)], 0))

    def _hold(self, folded: Folded) -> None:
        self._held = folded
        self.state: SessionState = folded.state
        """The session as it is now: read at every key, so that it is no property."""

    def stands(self, number: int) -> bool:
        """Whether the entry of that number stands."""
        return number not in self._held.gone

    def load(self, events: Entries, same: int = 0, *, lenient: bool = False) -> None:
        """Holds `events` from now on; the first `same` are as they were.

        When `lenient`, an entry that does not fit is left out and noted in `waiting`, for what it needs is missing;
        else it raises DoesNotFit, and nothing is changed.
        """
        waiting: list[int] | None = [] if lenient else None
        undos = {number: undone for number, undone in self._undos.items() if number <= same}
        new = events[same:]
        undos |= {event.number: undone for event in new if (undone := _takes_back(event))}
        folded = self._folded(events, same, undos, waiting=waiting)
        self.events, self._undos, self.waiting = events, undos, waiting or []
        self._hold(replace(folded, gone=folded.gone.union(self.waiting)))

    def go_on_from(self, events: Entries, kept: Checkpoint, undos: Mapping[int, int]) -> None:
        """Holds `events` from now on, which make that state with the first of them, these undos among them. Raises
        DoesNotFit."""
        first = [Checkpoint(0, SessionState()), kept]
        self._hold(Folded(kept.state, _gone(undos), first, kept.named))
        self._undos = dict(undos)
        self.load(events, kept.number)

    def take_up(self, other: History) -> None:
        """Holds what another made of the same entries."""
        self.events, self._undos, self.waiting = other.events, other._undos, other.waiting
        self._hold(other._held)

    def along(self) -> list[Checkpoint]:
        """The states along the way that are held, the newest first: each of what stands now."""
        now = Checkpoint(len(self.events), self._held.state, self._held.named)
        return [now, *reversed(self._held.checkpoints)]

    @property
    def undos(self) -> Mapping[int, int]:
        """What each undo takes back, by numbers."""
        return self._undos

    def darken(self) -> None:
        """Makes the room dark: what cannot be read may have taken back what it sees."""
        display = replace(self.state.display, blanked=True, held=None, held_run="")
        self._hold(replace(self._held, state=replace(self.state, display=display)))

    def _folded(
        self,
        events: Entries,
        same: int,
        undos: Mapping[int, int],
        *more: Event,
        waiting: list[int] | None = None,
    ) -> Folded:
        """The events and `more` folded, from the last checkpoint before the first thing that changed. Raises
        DoesNotFit, or notes in `waiting` what does not fit."""
        gone = _gone(undos)
        changed = min((number for number in gone ^ self._held.gone if number <= same), default=same + 1)
        checkpoints = [checkpoint for checkpoint in self._held.checkpoints if checkpoint.number < changed]
        base = checkpoints[-1]
        state, named = base.state, base.named
        for event in chain(events[base.number :], more):
            named += _named(event)
            if event.number not in gone:
                try:
                    state = step(state, self._timed(event))
                except ExerciseError as problem:
                    if waiting is None:
                        raise DoesNotFit(str(problem), event) from problem
                    waiting.append(event.number)
            checkpoints = self._with_checkpoint(checkpoints, event.number, state, named)
        return Folded(state, gone, checkpoints, named)

    @staticmethod
    def _with_checkpoint(
        checkpoints: list[Checkpoint], number: int, state: SessionState, named: int
    ) -> list[Checkpoint]:
        if named - checkpoints[-1].named < _CHECKPOINT_EVERY:
            return checkpoints
        return _thinned([*checkpoints, Checkpoint(number, state, named)])

    def after(self, event: Event) -> Folded:
        """What is held once `event` is recorded. Raises ExerciseError when it does not fit."""
        now = self._held
        if event.kind != UNDO:
            named = now.named + _named(event)
            state = step(now.state, self._timed(event))
            self._beside_others(state, event.run or str(event.data.get("key", "")))
            checkpoints = self._with_checkpoint(now.checkpoints, event.number, state, named)
            return Folded(state, now.gone, checkpoints, named)
        self._may_be_taken_back(event)
        try:
            undos = {**self._undos, event.number: _takes_back(event)}
            folded = self._folded(self.events, len(self.events), undos, event)
        except DoesNotFit as problem:
            raise ExerciseError(
                f"Something entered since does not go together with that, so all stays as it is. ({problem})"
            ) from problem
        for key in folded.state.runs:
            self._beside_others(folded.state, key)
        return folded

    def _may_be_taken_back(self, undo: Event) -> None:
        """Raises ExerciseError for what one of two read alone, once both saw what the other read: whoever took it back
        could read it again, and no longer alone. What came in from a file goes as a whole."""
        root, is_taken_back = self.root(undo)
        run = self.state.runs.get(root.run)
        move = run.shape.table.get(root.kind) if run is not None and is_taken_back else None
        if run is not None and move is not None and move.blind is not None and not move.blind(run.state, root.data):
            raise ExerciseError("Both are done and saw what the other read: it stays as it is.")

    def _beside_others(self, after: SessionState, key: str) -> None:
        """Raises ExerciseError where that exercise has become one that may not stand beside the others."""
        run = after.runs.get(key)
        if run is not None and run.shape.belongs_to is not None and run.shape.belongs_to(run.state):
            from sessions.live.belonging import may_stand  # only what is an organisation's own is asked

            may_stand(self.state.runs, run, run.state)

    def made(self, event: Event) -> tuple[Event, Folded]:
        """The event as it is to be recorded, and what is held once it is. Raises ExerciseError when it does not fit.

        Where taking an entry back would give the room people's words that it does not see now, it keeps what it sees:
        no key gives words back to a room, only showing them again does.
        """
        after = self.after(event)
        if event.kind != UNDO or self.undone(event).kind == UNDO or not held_room.given_back(self.state, after.state):
            return event, after
        event = replace(event, data={**event.data, **held_room.picture(self.state)})
        state = step(after.state, event)
        checkpoints = [replace(one, state=state) if one.number == event.number else one for one in after.checkpoints]
        return event, replace(after, state=state, checkpoints=checkpoints)

    def accept(self, event: Event, after: Folded) -> None:
        """Holds the event as well, and what it makes."""
        self.events.append(event)
        if event.kind == UNDO:
            self._undos[event.number] = _takes_back(event)
        self._hold(after)

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
            if event.kind != UNDO or event.by != by or not self.stands(event.number):
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
            never = _NEVER_UNDONE if event.run else _SESSIONS_OWN
            if event.by != by or event.kind in never or not self.stands(event.number):
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
