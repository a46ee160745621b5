"""A session's entries in memory and on disk: taken in, written in order, waiting where the disk waits."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from sessions.live import kept_fold
from sessions.live.beside import MOMENT
from sessions.live.entries import Entries, cleaned_event
from sessions.live.history import DoesNotFit, History, adds_frame, numbers_given, numbers_in
from sessions.live.kept_fold import Kept
from sessions.live.saving import Saving, Waiting
from sessions.live.state import UNDO, SessionState
from sessions.store import locations
from sessions.store.event_store import CannotWrite, DamagedFile, EventStore, FileGone, StoreError

_DARK_FIRST = ("blank", "hold")
"""What the room hears of before the disk does."""


class Recorded:
    """What was recorded, and what is about to be. Not for several threads at once."""

    def __init__(self, store: EventStore, kept: Kept | History | None = None) -> None:
        """`kept` is what its first entries made of it, as it was kept; or what all of them made of it a moment ago.
        Raises StoreError when the events cannot be read in order."""
        self.waiting: list[Waiting] = []
        """Accepted and shown, but not on disk yet. Saved, in order, as soon as the disk takes them."""
        self.set_aside: list[tuple[Event, str]] = []
        """Waiting events that no longer fitted what others wrote meanwhile, with the sentence why."""
        self.given_back: list[tuple[str, str]] = []
        """The lines of those that were typed, with the same sentence."""
        self.line = ""
        """What was typed for what is recorded next; "" when nothing was."""
        self.problem: StoreError | None = None
        """Why the last save failed; None when everything is on disk."""
        self.refuses = ""
        """With which sentence every entry is refused, where the session is only for reading; "" where it is not."""
        self.is_gone = False
        """Whether its file was not there when it was last looked for: destroyed, or moved."""
        self._store = store
        self._mine: list[int] = []
        """The numbers of the entries that were recorded here and are on disk."""
        self._history = History(self._timed)
        self._generation = store.generation
        self._behind = False
        """Whether the file holds something that could not be taken in."""
        self._saving: Saving | None = None
        self._folds = os.fspath(locations.folds_folder())
        taken_up = None
        if isinstance(kept, History):
            self._history.take_up(kept)
            taken_up = 0
        elif kept is not None and store.goes_on:
            taken_up = kept_fold.taken_up(kept, store, self._history)
        if taken_up is None:
            self._open()
        self._kept = taken_up or 0
        """How many entries are kept as what they made of the session."""
        self._rest()

    # What a session adds.

    def _timed(self, event: Event) -> Event:
        """The event with what only a running session knows of it."""
        return event

    def _publish(
        self, version: int, state: SessionState, event: Event | None = None, *, again: bool = False, saved: bool = False
    ) -> None:
        """Lets the room see what it may see now. `saved`: it was on disk a moment ago."""

    def _draw(self, state: SessionState) -> None:
        """Works out what the room sees of that state, which it is let see next. Never raises."""

    def _others_recorded(self) -> None:
        """Somebody else's entries are taken in."""

    def _overtaken(self, events: Sequence[Event]) -> None:
        """These were recorded here, and another copy of the file came in its place without them."""

    # -- reading ------------------------------------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """The session as it is now, unsaved entries included."""
        return self._history.state

    @property
    def events(self) -> Sequence[Event]:
        """Every event in order, undone ones and unsaved ones included."""
        return self._history.events

    @property
    def unsaved(self) -> list[Event]:
        """What is accepted and shown and not on disk yet, in order."""
        return [one.event for one in self.waiting]

    @property
    def damage(self) -> str:
        """What cannot be read of it and what therefore waits, in sentences; "" when its file is whole."""
        return self._store.damage_with(self._history.waiting)

    def _open(self) -> None:
        """Holds what is in the file; of a damaged one what goes together, in the dark."""
        self._history.load(self._read(), lenient=True)
        if self._history.waiting:
            self._store.only_read()
        if self.damage:
            self._history.darken()

    def _read(self) -> Entries:
        return Entries(map(cleaned_event, self._store.documents()))

    def _rest(self) -> None:
        """What is hardly ever asked for again is let go: it stands in the file's lines."""
        if self._history.events.is_long:
            self._history.events.rest(self._store.at_rest())

    def _load(self, events: Entries, same: int = 0) -> None:
        """Holds `events` from now on; the first `same` are as they were. Raises DamagedFile, and changes nothing."""
        try:
            self._history.load(events, same)
        except DoesNotFit as problem:
            line = problem.event.number + 1
            raise DamagedFile(
                f"{self._store.path.name}, line {line}: {problem} The file is left as it is; "
                "keep a copy of it and ask for help.",
                self._store.path,
                line,
            ) from problem

    def refresh(self) -> bool:
        """Takes in what others wrote; whether there was any. Raises StoreError when the file is gone or damaged."""
        if self._saving is not None and (self.waiting or self._saving.is_busy):
            return self._go_on()
        try:
            found = self._store.refresh()
        except FileGone:
            self.is_gone = True
            raise
        self.is_gone = False
        return bool(found or self._behind or self._store.generation != self._generation) and self._take_in(found)

    def _take_in(self, documents: Sequence[Mapping[str, Any]]) -> bool:
        found = [cleaned_event(document) for document in documents]
        replaced = self._behind or self._store.generation != self._generation
        if not found and not replaced:
            return False
        self._behind = True
        waiting = self.waiting
        stood = {one.event.number for one in waiting if self._history.stands(one.event.number)}
        saved = len(self.events) - len(waiting)
        events = self._read() if replaced else self._history.events.followed(saved, found)
        if replaced and self._mine and not self.damage:
            from sessions.live.overtaken import overtaken

            gone = overtaken(self._mine, self._history.events, events)
            if gone:
                self._mine = [number for number in self._mine if number < gone[0].number]
                self._overtaken(gone)
        if self.damage:
            self._open()
        else:
            self._load(events, 0 if replaced else saved)
        self._behind = False
        self._generation = self._store.generation
        self._others_recorded()
        self.waiting = []
        arrived = 0
        while arrived < len(waiting) and events[saved + arrived : saved + arrived + 1] == [waiting[arrived].event]:
            arrived += 1
        self._rest()
        self._put_after(waiting[arrived:], stood)
        return True

    def _put_after(self, waiting: Sequence[Waiting], stood: set[int]) -> None:
        """Waiting events after what others wrote meanwhile: tried again, or set aside with a sentence."""
        moved: dict[int, int] = {}
        lost: dict[str, set[int]] = {}
        first = waiting[0].event.number if waiting else 0
        for one in waiting:
            event, data = one.event, dict(one.event.data)
            if event.kind == UNDO and data["undone"] >= first:
                if data["undone"] not in moved:
                    continue
                data["undone"] = moved[data["undone"]]
            again = Event(len(self.events) + 1, event.run, event.kind, data, event.at, event.by)
            if adds_frame(again) and self.state.frame is not None:
                continue  # somebody else added the same meanwhile
            given = numbers_given(data)
            try:
                if event.run in lost and numbers_in(data) - given & lost[event.run]:
                    raise ExerciseError("It speaks of something entered before it that no longer fitted.")
                again, after = self._history.made(one.again() if one.again is not None else again)
            except ExerciseError as problem:
                lost.setdefault(event.run, set()).update(given)
                if event.number in stood:
                    self.set_aside.append((event, str(problem)))
                    one.sentence = str(problem)
                    if one.line and one.line not in {line for line, _ in self.given_back}:
                        self.given_back.append((one.line, str(problem)))
                continue
            # What it made has another number now: what was typed about the old one would reach somebody else's.
            lost.setdefault(event.run, set()).update(given - numbers_given(again.data))
            moved[event.number] = again.number
            self._history.accept(again, after)
            self._forget_where_taken_back(again)
            one.event = again
            self.waiting.append(one)

    # -- writing ------------------------------------------------------------------------------------------------------

    def _write(self, make: Callable[[], Event], again: Callable[[], Event] | None = None) -> Event:
        """Records what `make` makes; `again` makes it once more, with its numbers, after what others wrote."""
        if self.refuses:
            raise ExerciseError(self.refuses)
        if self._saving is not None:
            return self._write_beside(self._saving, make, again)
        try:
            with self._store.locked():
                self.refresh()
                self._flush_locked()
                event, after = self._history.made(make())
                if event.kind in _DARK_FIRST or after.state.display.blanked:
                    self._publish(event.number, after.state)
                self._store.append([event.document()], lambda: self._draw(after.state))
                self._mine.append(event.number)
                self._history.accept(event, after)
                self._publish(event.number, self.state, event, saved=True)
                self._forget_where_taken_back(event)
                self._rest()
                return event
        except (StoreError, OSError) as problem:
            self._refused(problem)
        return self._accept(make, again).event

    def _accept(self, make: Callable[[], Event], again: Callable[[], Event] | None) -> Waiting:
        """Holds it and lets the room see it; on disk it is not. What makes no room dark is on its way there before the
        room's picture is drawn, so that nobody waits for one after the other."""
        event, after = self._history.made(make())
        self._history.accept(event, after)
        self._forget_where_taken_back(event)
        one = Waiting(event, again, self.line)
        self.waiting.append(one)
        if event.kind not in _DARK_FIRST and not self.state.display.blanked:
            self._begin()
        self._publish(event.number, self.state, event)
        return one

    # -- beside the screen --------------------------------------------------------------------------------------------

    def save_beside(self) -> None:
        """From now on nobody waits for the disk longer than a moment: what it has not taken yet is in `waiting`."""
        self._saving = self._saving or Saving(self._store)

    @property
    def is_saving(self) -> bool:
        """Whether something waits for a disk that has not refused it."""
        return bool(self.waiting) and self.problem is None

    def _write_beside(self, saving: Saving, make: Callable[[], Event], again: Callable[[], Event] | None) -> Event:
        behind = bool(self.waiting)
        try:
            self.refresh()
        except (StoreError, OSError) as problem:
            self._refused(problem)
        one = self._accept(make, again)
        self._begin()
        if not behind:
            self._wait(MOMENT)
            if one.sentence and self.set_aside and self.set_aside[-1][1] == one.sentence:
                self.set_aside.pop()
                self.given_back = [told for told in self.given_back if told[0] != one.line]
                raise ExerciseError(one.sentence)
        return one.event

    def _begin(self) -> None:
        if self._saving is not None and self.waiting and not self._saving.is_busy:
            self._saving.begin_saving([event.document() for event in self.unsaved], self._generation)

    def _wait(self, seconds: float) -> None:
        """Until everything is on disk, or the disk refuses, or so long at most."""
        saving, until = self._saving, time.monotonic() + seconds
        while saving is not None and saving.is_busy and saving.waited(until - time.monotonic()):
            with contextlib.suppress(StoreError):
                self._go_on()

    def _go_on(self) -> bool:
        """Takes what the disk said, and asks it again where that helps; whether anything changed.

        Raises StoreError when the file is gone or damaged.
        """
        if self._saving is None:
            return False
        try:
            found = self._saving.take()
        except (StoreError, OSError) as problem:
            self._refused(problem)
            if isinstance(problem, StoreError) and not isinstance(problem, CannotWrite):
                raise
            return True
        if found is None:
            return False
        self.is_gone = False
        if found.saved:
            self._mine += (one.event.number for one in self.waiting[: found.saved])
            del self.waiting[: found.saved]
            self.problem = None
            self._rest()
        else:
            self._take_in(found.news)
            if self.waiting:  # it was let into the room before theirs was known, and stands after theirs
                self._publish(len(self.events), self.state)
        self._begin()
        return True

    def _refused(self, problem: StoreError | OSError) -> None:
        self.is_gone = isinstance(problem, FileGone)
        if isinstance(problem, StoreError):
            self.problem = problem
            return
        self.problem = CannotWrite(
            f"{self._store.path.name} cannot be saved just now ({problem.strerror or 'the disk refuses'}). Everything "
            "is still on this screen. Free some space, or export it elsewhere; it is saved as soon as it can be.",
            self._store.path,
            problem,
        )

    def _flush_locked(self) -> None:
        if self.waiting:
            self._store.append([event.document() for event in self.unsaved])
            self._mine += (event.number for event in self.unsaved)
            self.waiting = []
        self.problem = None

    def flush(self, seconds: float = MOMENT) -> bool:
        """Tries again to save what waits, beside the screen so long at most; whether all is on disk. Never raises."""
        if not self.waiting:
            return True
        if self._saving is not None:
            self._begin()
            self._wait(seconds)
            return not self.waiting
        try:
            with self._store.locked():
                self.refresh()
                self._flush_locked()
        except (StoreError, OSError) as problem:
            self._refused(problem)
        return not self.waiting

    def drop_unsaved(self) -> None:
        """What waits is not to be saved: somebody was told so. What is held is what is on disk then."""
        self.waiting, self.set_aside, self.problem = [], [], None
        self._open()

    def bring_back(self, kept: Sequence[tuple[Event, str]]) -> int:
        """Takes up again what was not saved when the session was left, with what was typed for it; how many.

        What was on disk all the same is passed over.
        """

        def told(event: Event) -> tuple[str, ...]:
            return event.run, event.kind, event.at, event.by, repr(event.data)

        there = set(map(told, self.events))
        back = [Waiting(event, None, line) for event, line in kept if told(event) not in there]
        self._put_after(back, {one.event.number for one in back})
        self._publish(len(self.events), self.state, again=True)
        self.flush()
        return len(back)

    def _forget_where_taken_back(self, event: Event) -> None:
        """Once words are taken back nothing that has them is kept beside the file."""
        if os.path.exists(self._folds) and kept_fold.takes_back(self.state, event):
            kept_fold.forget(self._store.path)
            self._kept = 0

    def close(self) -> None:
        """Lets the file go. What is unsaved is tried once more."""
        self.flush(1.0)
        if self._saving is not None:
            self._saving.end()
            if self._saving.is_busy:
                return  # the thread has the file, until the disk lets go of it or the program ends
        if not (self.waiting or self.is_gone or self._behind or self.damage):
            kept_fold.keep(self._store, self._history, self._kept)
        self._store.close()
