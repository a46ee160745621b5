"""One session: records what happens, takes it back, keeps the room file fresh."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, timedelta, timezone
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import clean, clean_data
from exercises.leaving.room_view import RoomView
from sessions.live import room_file as roomfile
from sessions.live.elephant_held_since import Since
from sessions.live.here import Clock, day_here, utc_now, writer_name
from sessions.live.history import DoesNotFit, History, adds_frame, cleaned_event, numbers_given, numbers_in
from sessions.live.stamping import copied, day_only, numbered, stamped
from sessions.live.state import (
    BATCH,
    FRAME,
    HOLDING,
    UNDO,
    SessionState,
)
from sessions.live.understood import Understood
from sessions.store import errors as store_errors
from sessions.store import locations
from sessions.store.event_store import CannotWrite, DamagedFile, EventStore, FileGone, StoreError


class Session:
    """A session held open. Not for several threads at once."""

    def __init__(self, name: str, store: EventStore, *, by: str = "", clock: Clock = utc_now) -> None:
        """Use `open_session` or `new_session`. Raises StoreError when the events cannot be read in order."""
        self.name = name
        self.by = clean(by)[:40] or writer_name()
        self.unsaved: list[Event] = []
        """Accepted and shown, but not on disk: the disk refuses. Saved, in order, as soon as it can be."""
        self.set_aside: list[tuple[Event, str]] = []
        """Unsaved events that no longer fitted when the disk was back, with the sentence why."""
        self.problem: StoreError | None = None
        """Why the last save failed; None when everything is on disk."""
        self.cleared = ""
        """A sentence when something was taken out of the file as it was opened."""
        self.refuses = ""
        """With which sentence every entry is refused, where the session is only for reading; "" where it is not."""
        self.is_gone = False
        """Whether its file was not there when it was last looked for: destroyed, or moved."""
        self.understood: Understood | None = None
        """The line that was understood last."""
        self._store = store
        self.clock = clock
        """Tells the time."""
        self._since = Since(name)
        self._history = History(self._timed)
        self._generation = store.generation
        self._behind = False
        """Whether the file holds something that could not be taken in."""
        self._published: tuple[int, RoomView | None] | None = None
        self._open()

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
    def repaired(self) -> str | None:
        """A sentence when the file's torn end was repaired on opening, or another program had saved it anew."""
        return self._store.repaired

    @property
    def missing(self) -> tuple[Sequence[int], Sequence[int]]:
        """The numbers of entries of a damaged file that cannot be read, and of those that wait for them."""
        return list(self._store.lost), self._history.waiting

    @property
    def damage(self) -> str:
        """What cannot be read of it and what therefore waits, in sentences; "" when its file is whole."""
        return self._store.damage_with(self._history.waiting)

    def standing(self) -> list[Event]:
        """The events that stand."""
        return [event for event in self.events if event.number in self._history.standing]

    def documents(self) -> list[dict[str, Any]]:
        """Every event as plain data, for an export; works while the disk refuses."""
        made = [event.document() for event in self.events]
        made[0]["data"]["format"] = self._store.format
        return made

    def _open(self) -> None:
        """Holds what is in the file; of a damaged one what goes together, in the dark."""
        self._history.load(self._read(), lenient=True)
        if self._history.waiting:
            self._store.only_read()
        if self.damage:
            self._history.darken()

    def _read(self) -> list[Event]:
        return [cleaned_event(document) for document in self._store.documents()]

    def _load(self, events: list[Event], same: int = 0) -> None:
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
        try:
            found = [cleaned_event(document) for document in self._store.refresh()]
        except FileGone:
            self.is_gone = True
            raise
        self.is_gone = False
        replaced = self._behind or self._store.generation != self._generation
        if not found and not replaced:
            return False
        self._behind = True
        waiting, stood = self.unsaved, self._history.standing
        saved = len(self.events) - len(waiting)
        events = self._read() if replaced else [*self.events[:saved], *found]
        if self.damage:
            self._open()
        else:
            self._load(events, 0 if replaced else saved)
        self._behind = False
        self._generation = self._store.generation
        self._published = None
        self.unsaved = []
        arrived = 0
        while arrived < len(waiting) and events[saved + arrived : saved + arrived + 1] == [waiting[arrived]]:
            arrived += 1
        self._put_after(waiting[arrived:], stood)
        return True

    def _put_after(self, waiting: list[Event], stood: set[int]) -> None:
        """Unsaved events after what others wrote meanwhile: with new numbers, or set aside with a sentence."""
        moved: dict[int, int] = {}
        lost: dict[str, set[int]] = {}
        for event in waiting:
            data = dict(event.data)
            if event.kind == UNDO and data["undone"] >= waiting[0].number:
                if data["undone"] not in moved:
                    continue
                data["undone"] = moved[data["undone"]]
            again = Event(len(self.events) + 1, event.run, event.kind, data, event.at, event.by)
            if adds_frame(again) and self.state.frame is not None:
                continue  # somebody else added the same meanwhile
            try:
                if event.run in lost and numbers_in(data) & lost[event.run]:
                    raise ExerciseError("It speaks of something entered before it that no longer fitted.")
                after = self._history.after(again)
            except ExerciseError as problem:
                lost.setdefault(event.run, set()).update(numbers_given(data))
                if event.number in stood:
                    self.set_aside.append((event, str(problem)))
                continue
            moved[event.number] = again.number
            self._history.accept(again, after)
            self.unsaved.append(again)

    # -- recording ----------------------------------------------------------------------------------------------------

    def record(self, kind: str, data: Mapping[str, Any], *, run: str = "") -> Event:
        """Records one event: on disk when this returns, or in `unsaved` with `problem` set when the disk refuses.

        Raises ExerciseError, and records nothing, when the move does not fit what others wrote meanwhile either.
        """
        fields: dict[str, Any] = clean_data(dict(data))
        at = stamped(self.state, run, kind, fields, self._now(), self.by, self._day_here)

        def made() -> Event:
            told = numbered(self.state, run, kind, {**fields, **self._held(kind)})
            entry, data, when = copied(self.state, run, kind, told, at, self.by)
            return self._next(entry, data, run, when)

        event = self._write(made)
        if kind == HOLDING[1]:
            self._since.forget()
        return event

    def _held(self, kind: str) -> dict[str, int]:
        """What the record keeps of holding an elephant: nothing as it begins, and at its end how long clocks waited."""
        begins, ends = HOLDING
        if kind == begins and not self.state.elephant_held:
            self._since.begin(self._now())
        return self._since.waited(self.state, self.clock()) if kind == ends else {}

    def _timed(self, event: Event) -> Event:
        """The event with what only a running session knows: since when an elephant is held, for clocks that show it."""
        if event.kind != HOLDING[0] or "at" in event.data:
            return event
        at = self._since.at()
        return replace(event, data={**event.data, "at": at}) if at else event

    def today(self) -> str:
        """The day (ISO) on the wall where the session is held."""
        return self._day_here()[:10]

    def _day_here(self) -> str:
        """The day on the wall, without the minute."""
        frame = self.state.frame
        ahead = frame.state.facts.offset if frame is not None else None
        zone = None if ahead is None else timezone(timedelta(minutes=ahead))
        here = self.clock().astimezone(zone)
        return here.replace(hour=0, minute=0, second=0, microsecond=0).isoformat(timespec="seconds")

    def _next(self, kind: str, data: Mapping[str, Any], run: str = "", at: str = "") -> Event:
        return Event(len(self.events) + 1, run, kind, data, at or self._now(), self.by)

    def _now(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="seconds")

    def _write(self, make: Callable[[], Event]) -> Event:
        if self.refuses:
            raise ExerciseError(self.refuses)
        try:
            with self._locked():
                self.refresh()
                self._flush_locked()
                event, after = self._history.made(make())
                if event.kind in ("blank", "hold") or after[0].display.blanked:
                    self._publish(event.number, after[0])
                self._store.append([event.document()])
                self._history.accept(event, after)
                self._publish(event.number, self.state)
                return event
        except (StoreError, OSError) as problem:
            self._refused(problem)
        event, after = self._history.made(make())
        self._history.accept(event, after)
        self.unsaved.append(event)
        self._publish(event.number, self.state)
        return event

    def _locked(self) -> AbstractContextManager[None]:
        """Keeps other writers out. Raises FileGone, for the lock of a session that was destroyed is not made anew."""
        if not self._store.path.exists():
            raise store_errors.gone(self._store.path)
        return self._store.locked()

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
        if self.unsaved:
            self._store.append([event.document() for event in self.unsaved])
            self.unsaved = []
        self.problem = None

    def flush(self) -> bool:
        """Tries again to save what is unsaved; whether everything is on disk now. Never raises."""
        if not self.unsaved:
            return True
        try:
            with self._locked():
                self.refresh()
                self._flush_locked()
        except (StoreError, OSError) as problem:
            self._refused(problem)
        return not self.unsaved

    def _publish(self, version: int, state: SessionState) -> None:
        view = state.room()
        is_gone = self.is_gone or not self._store.path.exists()
        if is_gone and (view is not None or not roomfile.path_of(self.name).exists()):
            return  # what was destroyed must not come to life again in the room; what was moved may still go dark
        # Darkness is put there each time: another console may have lit the room meanwhile.
        if view is not None and self._published is not None and self._published[1] == view:
            return
        with contextlib.suppress(OSError):
            roomfile.publish(self.name, version, view)
            self._published = (version, view)

    def publish(self) -> None:
        """Puts what the room sees into the public room file, whatever it holds now."""
        self._published = None
        self._publish(len(self.events), self.state)

    # -- taking back --------------------------------------------------------------------------------------------------

    def undo(self) -> Event:
        """Takes back this writer's last entry; returns it. Raises ExerciseError when there is none, or it must stay.

        Once the group has gone on after an elephant, the holding is no entry of anybody's: a key pressed then must not
        make the room dark and every clock wait again. To hold again is a step of its own: elephant.
        """
        event = self._write(lambda: self._undoing(self._history.last_entry(self.by)))
        if not self.state.elephant_held:
            self._since.forget()
        return self._history.undone(event)

    def redo(self) -> Event:
        """Puts back what this writer took back last; returns it. Raises ExerciseError when there is nothing."""

        def putting_back() -> Event:
            undo = self._history.last_undo(self.by)
            if self._history.undone(undo).kind == HOLDING[0]:
                self._since.begin(self._now())
            return self._undoing(undo)

        event = self._write(putting_back)
        if not self.state.elephant_held:
            self._since.forget()
        return self._history.undone(self._history.undone(event))

    def undoable(self) -> Event:
        """What `undo` would take back. Raises ExerciseError as `undo` would; records nothing."""
        target = self._history.last_entry(self.by)
        self._history.after(self._undoing(target))
        return target

    def redoable(self) -> Event:
        """What `redo` would put back. Raises ExerciseError as `redo` would; records nothing."""
        undo = self._history.last_undo(self.by)
        self._history.after(self._undoing(undo))
        return self._history.undone(undo)

    def _undoing(self, target: Event) -> Event:
        """The event that takes `target` back: in a dark room it lights nothing, and what is held again is dark."""
        root, putting_back = self._history.root(target)
        begins, ends = HOLDING
        held_again = root.kind == (begins if putting_back else ends)
        dark = {"blanked": True} if self.state.display.blanked or held_again else {}
        run = self.state.runs.get(root.run)
        moves = [move[0] for move in root.data["moves"]] if root.kind == BATCH else [root.kind]
        # The minute of taking back would tell the minute of what was taken back.
        undated = run is not None and any(move in run.shape.undated for move in moves)
        return self._next(UNDO, {"undone": target.number, **dark}, at=day_only(self._now()) if undated else "")

    # -- exercises ----------------------------------------------------------------------------------------------------

    def add_exercise(self, template: Template) -> str:
        """Adds an exercise; returns its key in this session ("live-grid", the second "live-grid-2")."""
        words = clean_data(dict(template.words))
        event = self._write(lambda: self._next("exercise", {"key": self._free_key(template.key), "template": words}))
        return str(event.data["key"])

    def add_frame(self, template: Template) -> None:
        """Gives the session its frame, with its day and the clock on this wall. Raises ExerciseError when it has one.

        The day is part of the same entry, which is never taken back.
        """
        words = clean_data(dict(template.words))

        def made() -> Event:
            moves = [["day", day_here(self.clock(), self.state.created)]]
            return self._next("exercise", {"key": self._free_key(FRAME), "template": words, "moves": moves})

        self._write(made)

    def _free_key(self, stem: str) -> str:
        key, place = stem, 2
        while key in self.state.runs:
            key, place = f"{stem}-{place}", place + 1
        return key

    def close(self) -> None:
        """Lets the file go. What is unsaved is tried once more."""
        self.flush()
        self._store.close()


def open_session(name: str, *, by: str = "", clock: Clock = utc_now, read_only: bool = False) -> Session:
    """The session of that exact name. Raises StoreError."""
    return Session(name, EventStore.open(locations.session_path(name), read_only=read_only), by=by, clock=clock)
