"""One session: records what happens, takes it back, keeps the room file fresh. Refuses to know any exercise's rules."""

from __future__ import annotations

import contextlib
import getpass
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from exercises.event import Event, event_of
from exercises.exercise import ExerciseError
from exercises.room import RoomView
from exercises.template import Template
from exercises.text import clean, clean_data
from sessions import locations, roomfile
from sessions.fold import BATCH, DISPLAY, FORMAT, UNDO, SessionState, alive, fold, step
from sessions.store import CannotWrite, DamagedFile, EventStore, StoreError

Clock = Callable[[], datetime]
_CHECKPOINT_EVERY = 64
_NEVER_UNDONE = DISPLAY | {UNDO, "session"}


def utc_now() -> datetime:
    """The time now, UTC."""
    return datetime.now(UTC)


def writer_name() -> str:
    """Who writes, when nobody says: HOLDSPACE_WRITER, or the login name, or "facilitator"."""
    chosen = clean(os.environ.get("HOLDSPACE_WRITER", ""))
    if chosen:
        return chosen[:40]
    try:
        return clean(getpass.getuser())[:40] or "facilitator"
    except (OSError, KeyError, ImportError):
        return "facilitator"


class Session:
    """A session held open. Not for several threads at once."""

    def __init__(self, name: str, store: EventStore, *, by: str = "", clock: Clock = utc_now) -> None:
        """Use `open_session` or `new_session`. Raises StoreError when the events cannot be read in order."""
        self.name = name
        self.by = by or writer_name()
        self.unsaved: list[Event] = []
        """Accepted and shown, but not on disk: the disk refuses. Saved, in order, as soon as it can be."""
        self.set_aside: list[tuple[Event, str]] = []
        """Unsaved events that no longer fitted when the disk was back, with the sentence why."""
        self.problem: StoreError | None = None
        """Why the last save failed; None when everything is on disk."""
        self._store = store
        self._clock = clock
        self._events: list[Event] = []
        self._alive: set[int] = set()
        self._state = SessionState()
        self._checkpoints: list[tuple[int, SessionState]] = [(0, self._state)]
        self._generation = store.generation
        self._published: tuple[int, RoomView | None] | None = None
        self._load([event_of(document) for document in self._read()])

    # -- reading ------------------------------------------------------------------------------------------------------

    @property
    def state(self) -> SessionState:
        """The session as it is now, unsaved entries included."""
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        """Every event in order, undone ones and unsaved ones included."""
        return self._events

    @property
    def repaired(self) -> str | None:
        """A sentence when the file's torn end was repaired on opening."""
        return self._store.repaired

    def standing(self) -> list[Event]:
        """The events that stand."""
        return [event for event in self._events if event.number in self._alive]

    def documents(self) -> list[dict[str, Any]]:
        """Every event as plain data, for an export; works while the disk refuses."""
        return [event.document() for event in self._events]

    def _read(self) -> list[dict[str, Any]]:
        return [dict(document) for document in self._store.documents()]

    def _load(self, events: list[Event]) -> None:
        self._events = events
        self._alive = alive(events)
        self._checkpoints = [(0, SessionState())]
        self._state = SessionState()
        for event in events:
            if event.number in self._alive:
                try:
                    self._state = step(self._state, event)
                except ExerciseError as problem:
                    raise DamagedFile(
                        f"{self._store.path.name}, line {event.number + 1}: {problem} The file is left as it is; "
                        "keep a copy of it and ask for help.",
                        self._store.path,
                        event.number + 1,
                    ) from problem
            self._checkpoint(event.number)

    def _checkpoint(self, number: int) -> None:
        if number - self._checkpoints[-1][0] >= _CHECKPOINT_EVERY:
            self._checkpoints.append((number, self._state))

    def refresh(self) -> bool:
        """Takes in what others wrote; whether there was anything. Raises StoreError when the file is gone or damaged."""
        found = [event_of(document) for document in self._store.refresh()]
        if self._store.generation != self._generation:
            self._generation = self._store.generation
            self._load([event_of(document) for document in self._read()])
            return True
        if not found:
            return False
        waiting = self.unsaved
        if waiting:
            self._load([event for event in self._events if event.number < waiting[0].number])
            self.unsaved = []
        self._take_in(found)
        for event in waiting:
            self._again(event)
        return True

    def _take_in(self, events: list[Event]) -> None:
        if any(event.kind == UNDO for event in events):
            self._load([*self._events, *events])
            return
        for event in events:
            try:
                self._accept(event, step(self._state, event))
            except ExerciseError as problem:
                raise DamagedFile(
                    f"{self._store.path.name}, line {event.number + 1}: {problem}", self._store.path, event.number + 1
                ) from problem

    def _again(self, event: Event) -> None:
        """An unsaved event after what others wrote meanwhile: with a new number, or set aside with its sentence."""
        number = len(self._events) + 1
        again = Event(number, event.run, event.kind, event.data, event.at, event.by)
        try:
            self._accept(again, self._after(again))
            self.unsaved.append(again)
        except ExerciseError as problem:
            self.set_aside.append((event, str(problem)))

    # -- recording ----------------------------------------------------------------------------------------------------

    def record(self, kind: str, data: Mapping[str, Any], *, run: str = "") -> Event:
        """Records one event: on disk when this returns, or in `unsaved` with `problem` set when the disk refuses.

        Raises ExerciseError, and records nothing, when the move does not fit what others wrote meanwhile either.
        """
        data = clean_data(dict(data))
        if run and run in self._state.runs:
            timed = self._state.runs[run].shape.timed
            if kind in timed:
                data["at"] = self._now()
            elif kind == BATCH:
                for move, fields in data["moves"]:
                    if move in timed:
                        fields["at"] = self._now()
        return self._write(lambda: Event(len(self._events) + 1, run, kind, data, self._now(), self.by))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _write(self, make: Callable[[], Event]) -> Event:
        try:
            with self._store.locked():
                self.refresh()
                self._flush_locked()
                event = make()
                after = self._after(event)
                if event.kind in ("blank", "hold"):
                    self._publish(event.number, after)
                self._store.append([event.document()])
                self._accept(event, after)
                self.problem = None
                self._publish(event.number, after)
                return event
        except (StoreError, OSError) as problem:
            self._refused(problem)
        event = make()
        self._accept(event, self._after(event))
        self.unsaved.append(event)
        self._publish(event.number, self._state)
        return event

    def _refused(self, problem: StoreError | OSError) -> None:
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

    def flush(self) -> bool:
        """Tries again to save what is unsaved; whether everything is on disk now. Never raises."""
        if not self.unsaved:
            return True
        try:
            with self._store.locked():
                self.refresh()
                self._flush_locked()
                self.problem = None
        except (StoreError, OSError) as problem:
            self._refused(problem)
        return not self.unsaved

    def _after(self, event: Event) -> SessionState:
        """The state once `event` is recorded. Raises ExerciseError when it does not fit."""
        if event.kind != UNDO:
            return step(self._state, event)
        events = [*self._events, event]
        standing = alive(events)
        changed = min(standing ^ (self._alive | {event.number}), default=event.number)
        base, state = next((n, s) for n, s in reversed(self._checkpoints) if n < changed)
        try:
            return fold((e for e in events[base:] if e.number in standing), state)
        except ExerciseError as problem:
            raise ExerciseError(f"Somebody's later entry builds on that one, so it stays. ({problem})") from problem

    def _accept(self, event: Event, after: SessionState) -> None:
        self._events.append(event)
        if event.kind == UNDO:
            before = self._alive
            self._alive = alive(self._events)
            changed = min(self._alive ^ (before | {event.number}), default=event.number)
            self._checkpoints = [held for held in self._checkpoints if held[0] < changed]
            self._state = after
            return
        self._alive.add(event.number)
        self._state = after
        self._checkpoint(event.number)

    def _publish(self, version: int, state: SessionState) -> None:
        view = state.room()
        if self._published is not None and self._published[1] == view:
            return
        with contextlib.suppress(OSError):
            roomfile.publish(self.name, version, view)
            self._published = (version, view)

    def publish(self) -> None:
        """Puts what the room sees into the public room file, whatever it holds now."""
        self._published = None
        self._publish(len(self._events), self._state)

    # -- taking back --------------------------------------------------------------------------------------------------

    def undo(self) -> Event:
        """Takes back this writer's last entry; returns it. Raises ExerciseError when there is none, or it must stay."""
        self._fresh()
        target = self._last_entry()
        if target is None:
            raise ExerciseError("There is nothing of yours to take back.")
        self._write(lambda: self._undo_of(target))
        return target

    def redo(self) -> Event:
        """Puts back what this writer took back last; returns it. Raises ExerciseError when there is nothing."""
        self._fresh()
        newest = self._last_entry()
        by_number = {event.number: event for event in self._events}
        for event in reversed(self._events):
            if event.kind != UNDO or event.by != self.by or event.number not in self._alive:
                continue
            target = by_number[event.data["undone"]]
            if target.kind == UNDO:
                continue
            if newest is not None and newest.number > event.number:
                break
            undo = event
            self._write(lambda: self._undo_of(undo))
            return target
        raise ExerciseError("There is nothing to put back.")

    def _fresh(self) -> None:
        with contextlib.suppress(StoreError, OSError):
            self.refresh()

    def _last_entry(self) -> Event | None:
        for event in reversed(self._events):
            if event.by == self.by and event.kind not in _NEVER_UNDONE and event.number in self._alive:
                return event
        return None

    def _undo_of(self, target: Event) -> Event:
        return Event(len(self._events) + 1, "", UNDO, {"undone": target.number}, self._now(), self.by)

    # -- exercises ----------------------------------------------------------------------------------------------------

    def add_exercise(self, template: Template) -> str:
        """Adds an exercise; returns its key in this session ("live-grid", the second "live-grid-2")."""
        taken = self._state.runs
        key = template.key
        place = 2
        while key in taken:
            key, place = f"{template.key}-{place}", place + 1
        self.record("exercise", {"key": key, "template": dict(template.words)})
        return key

    def close(self) -> None:
        """Lets the file go. What is unsaved is tried once more."""
        self.flush()
        self._store.close()


def first_event(title: str, *, place: str, by: str, at: str) -> Event:
    """The event every session begins with."""
    return Event(1, "", "session", {"format": FORMAT, "title": title, "place": place}, at, by)


def open_session(name: str, *, by: str = "", clock: Clock = utc_now, read_only: bool = False) -> Session:
    """The session of that exact name. Raises StoreError."""
    return Session(name, EventStore.open(locations.session_path(name), read_only=read_only), by=by, clock=clock)


def free_name(title: str, day: str) -> str:
    """A name no session has: the day and a readable slug, with a number when it is taken."""
    stem = f"{day}-{locations.slug(title)}"
    name, place = stem, 2
    while locations.session_path(name).exists():
        name, place = f"{stem}-{place}", place + 1
    return name


def new_session(
    title: str, exercises: Sequence[Template], *, place: str = "", by: str = "", clock: Clock = utc_now
) -> Session:
    """A new session with those exercises, saved. Raises StoreError or OSError when it cannot be, ExerciseError for a title."""
    title = clean(title)
    if not title:
        raise ExerciseError("A session needs a title: holdspace new \"Working alongside\"")
    if len(title) > 120:
        raise ExerciseError(f"That title is {len(title)} characters; 120 is the most. Shorten it and try again.")
    writer = by or writer_name()
    now = clock().astimezone(UTC).isoformat(timespec="seconds")
    locations.make_private(locations.sessions_folder())
    day = clock().astimezone().date().isoformat()
    while True:
        name = free_name(title, day)
        first = first_event(title, place=clean(place), by=writer, at=now)
        try:
            store = EventStore.create(locations.session_path(name), [first.document()])
            break
        except CannotWrite as problem:
            if not isinstance(problem.reason, FileExistsError):
                raise
    session = Session(name, store, by=writer, clock=clock)
    for template in exercises:
        session.add_exercise(template)
    return session
