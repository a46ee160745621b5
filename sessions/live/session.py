"""One session: records what happens, takes it back, keeps the room file fresh."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, timedelta, timezone
from typing import Any

from exercises.kernel.days import in_zone
from exercises.kernel.event import Event
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Redaction
from exercises.kernel.template import Template
from exercises.kernel.text import clean, clean_data, plural
from exercises.leaving.room_view import RoomView
from exercises.shapes import shape_called
from sessions.live import folded_lately, kept_fold
from sessions.live.aside import Aside
from sessions.live.elephant_held_since import Since
from sessions.live.here import Clock, day_here, utc_now, writer_name
from sessions.live.history import History
from sessions.live.in_the_room import InTheRoom
from sessions.live.kept_fold import Kept
from sessions.live.recorded import Recorded
from sessions.live.stamping import beginning, copied, day_only, is_tried, numbered, on_the_wall, stamped
from sessions.live.state import (
    BATCH,
    FRAME,
    HOLDING,
    UNDO,
    SessionState,
)
from sessions.live.told import Told
from sessions.live.understood import Understood
from sessions.store import locations
from sessions.store.errors import told
from sessions.store.event_store import EventStore, StoreError

_LAST_MOMENT = 3.0
"""Seconds that leaving waits for a file that is being written again."""


class Session(Recorded):
    """A session held open. Not for several threads at once."""

    def __init__(
        self, name: str, store: EventStore, *, by: str = "", clock: Clock = utc_now, kept: Kept | History | None = None
    ) -> None:
        """Use `open_session` or `new_session`. Raises StoreError when the events cannot be read in order."""
        self.name = name
        self.by = clean(by)[:40] or writer_name()
        self.is_programme = locations.is_programme(name)
        """Whether it is no session but a programme, whose file has no frame and one run."""
        self.names_kept_out = 0
        """How many texts that came in had a name that was taken out here, until somebody is told."""
        self._looked_into: tuple[Sequence[Event], int, list[Event]] = (), 0, []
        """The entries, how many of them were looked into for names that they take out, and those that do."""
        self.cleared = ""
        """A sentence when something was taken out of the file as it was opened."""
        self.understood: Understood | None = None
        """The line that was understood last."""
        self.earlier_texts: tuple[SessionState | None, str, int] = None, "", 0
        """In which state a name was looked for in earlier entries last, that name, and in how many texts it stands."""
        self.clock = clock
        """Tells the time."""
        self.overtaken: list[str] = []
        """What was recorded here and is not in the copy of the file that came in its place, until somebody is told."""
        self._since = Since(name)
        self.in_room = InTheRoom(name)
        self._aside: Aside | None = None
        self._drawn: tuple[SessionState, RoomView | None] | None = None
        """What the room sees of a state, worked out while the disk wrote what makes it."""
        super().__init__(store, kept)

    @property
    def repaired(self) -> str | None:
        """A sentence when the file's torn end was repaired on opening, or another program had saved it anew."""
        return self._store.repaired

    @property
    def missing(self) -> tuple[Sequence[int], Sequence[int]]:
        """The numbers of entries of a damaged file that cannot be read, and of those that wait for them."""
        return list(self._store.lost), self._history.waiting

    def standing(self) -> list[Event]:
        """The events that stand."""
        return [event for event in self.events if self._history.stands(event.number)]

    def documents(self) -> list[dict[str, Any]]:
        """Every event as plain data, for an export; works while the disk refuses."""
        made = [event.document() for event in self.events]
        made[0]["data"]["format"] = self._store.format
        return made

    @property
    def is_away(self) -> bool:
        """Whether its folder is not there either: a disk that was pulled out, and nothing that was destroyed."""
        return self.is_gone and not self._store.path.parent.exists()

    def told_documents(self, kept: Callable[[Told], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """What `kept` gives of the session, as it was recorded."""
        return kept(self)

    # -- recording ----------------------------------------------------------------------------------------------------

    def record(self, kind: str, data: Mapping[str, Any], *, run: str = "") -> Event:
        """Records one event: on disk when this returns, or in `unsaved` with `problem` set when the disk refuses.

        Raises ExerciseError, and records nothing, when the move does not fit what others wrote meanwhile either.
        """
        tried = len(data) == 1 and is_tried(self.state, run, kind, data)
        fields: dict[str, Any] = dict(data) if tried else clean_data(dict(data))
        at = stamped(self.state, run, kind, fields, *self.stamps())

        def made() -> Event:
            told = numbered(self.state, run, kind, {**fields, **self._held(kind)})
            entry, data, when = copied(self.state, run, kind, told, at, self.by, self._day_here)
            return self._next(entry, data, run, when)

        if kind == "blank":
            self.in_room.darken(len(self.events) + 1)
        event = self._write(made, again=made if run else None)
        if kind == HOLDING[1]:
            self._since.forget()
        return event

    def stamps(self) -> tuple[str, str, Callable[[], str]]:
        """What an entry that is recorded now is given: the time, the writer, and what tells the day on the wall."""
        return self._now(), self.by, self._day_here

    def coming_in(self, moves: Sequence[Sequence[Any]], *, run: str) -> list[list[Any]]:
        """Moves out of a file or another session as they may be recorded in that exercise: without the names that were
        taken out here. How many texts had one is added to `names_kept_out`."""
        from sessions.live.names_out import texts_with, without_name

        made = [[kind, data] for kind, data in moves]
        for name in self.names_out():
            self.names_kept_out += texts_with([{"told": data} for _, data in made], name.name)
            made = [[kind, without_name(self.state.runs[run].shape, kind, data, name)] for kind, data in made]
        return made

    def names_out(self) -> list[Redaction]:
        """The names that nothing may bring in any more."""
        from sessions.live.names_out import kept_out

        return kept_out(self.state, self._naming())

    def _naming(self) -> list[Event]:
        """The entries that stand and take a name out. Each is looked into once, however often something comes in."""
        from sessions.live.names_out import names_in

        of, seen, found = self._looked_into
        if of is not self.events:
            seen, found = 0, []
        new = self.events[seen:] if seen else self.events
        found = [*found, *(event for event in new if any(names_in(event)))]
        self._looked_into = self.events, len(self.events), found
        return [event for event in found if self._history.stands(event.number)]

    def told_kept_out(self) -> str:
        """A sentence to add on names that stayed outside since it was told last; or ""."""
        texts, self.names_kept_out = self.names_kept_out, 0
        return f" A name that was taken out here is out of {plural(texts, 'text')} of it as well." if texts else ""

    # -- beside the screen --------------------------------------------------------------------------------------------

    def save_beside(self) -> None:
        """From now on nobody waits for the disk longer than a moment, also where the file is written again."""
        super().save_beside()
        self._aside = self._aside or Aside(lambda: bool(self.waiting))

    @property
    def is_rewriting(self) -> bool:
        """Whether its file is being written again beside the screen."""
        return self._aside is not None and self._aside.is_busy

    def aside(self, call: Callable[[Session], str], meanwhile: str) -> str:
        """Has the session's file written again by `call`, beside the screen where there is one; what came of it, or
        what is said `meanwhile`. Raises ExerciseError."""
        if self._aside is None:
            return call(self)
        return self._true_of_it(self._aside.do(lambda: self._opened_anew(call), meanwhile))

    def _true_of_it(self, said: str) -> str:
        """What was said of its file, once it holds that here too."""
        with contextlib.suppress(StoreError):
            self.refresh()
        return said

    def _opened_anew(self, call: Callable[[Session], str]) -> str:
        """What `call` makes of a session of its own: this one is the screen's."""
        try:
            other = open_session(self.name, by=self.by, clock=self.clock)
        except (StoreError, OSError) as problem:
            raise ExerciseError(told(problem)) from problem
        other.in_room.waits = self.in_room.waits
        try:
            return call(other)
        finally:
            other.close()

    def told_aside(self) -> str:
        """What came of it, once it is done; "" before, and once it was told."""
        said = self._aside.told() if self._aside is not None else ""
        return self._true_of_it(said) if said else ""

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

    def here_now(self) -> str:
        """The time as the clock on the wall has it: ISO 8601 with its offset."""
        return on_the_wall(self._now(), self._day_here())

    def _day_here(self) -> str:
        """The day on the wall, without the minute."""
        frame = self.state.frame
        ahead = frame.state.facts.offset if frame is not None else None
        # A clock that was as the session's when it was made is that clock, also once summer time is over.
        is_this_clock = ahead is None or day_here(self.clock(), self.state.created)["offset"] == ahead
        here = in_zone(self.clock(), None if is_this_clock else timezone(timedelta(minutes=ahead or 0)))
        return here.replace(hour=0, minute=0, second=0, microsecond=0).isoformat(timespec="seconds")

    def _next(self, kind: str, data: Mapping[str, Any], run: str = "", at: str = "") -> Event:
        return Event(len(self.events) + 1, run, kind, data, at or self._now(), self.by)

    def _now(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="seconds")

    def _publish(
        self, version: int, state: SessionState, event: Event | None = None, *, again: bool = False, saved: bool = False
    ) -> None:
        drawn, self._drawn = self._drawn, None
        view = drawn[1] if drawn is not None and drawn[0] is state else state.room()
        is_gone = not saved and (self.is_gone or not self._store.path.exists())
        if is_gone and (view is not None or not self.in_room.is_there):
            return  # what was destroyed must not come to life again in the room; what was moved may still go dark
        shows = event is not None and not event.run and event.kind in ("show", "unblank")
        lights = event is not None and (event.kind == "unblank" or (shows and self.in_room.is_quiet))
        self.in_room.show(version, view, state.quiet_title, lights=lights, again=again)

    def _draw(self, state: SessionState) -> None:
        with contextlib.suppress(Exception):  # it is raised where the room is let see it, once the entry is on disk
            self._drawn = state, state.room()

    def _others_recorded(self) -> None:
        self.in_room.forget()

    def _overtaken(self, events: Sequence[Event]) -> None:
        from sessions.live.called import describe

        self.overtaken += [describe(event, self.state) for event in events if event.run]

    def publish(self, *, lights: bool = False) -> None:
        """Puts what the room sees into the public room file, whatever it holds now; `lights` when somebody says so."""
        if lights:
            self.in_room.waits = False
        self._publish(len(self.events), self.state, again=True)

    def leave_room(self, keeps: str) -> None:
        """What the room keeps when this console is left: "dark", "quiet" or "picture"."""
        self.in_room.leave(len(self.events), keeps, self.state.room(), self.state.quiet_title)

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

    def add_exercise(self, template: Template, first: Sequence[Any] = ()) -> str:
        """Adds an exercise, with the moves it begins with; returns its key in this session ("live-grid-2")."""
        words = clean_data(dict(template.words))
        shape = shape_called(template.shape)
        moves = [*(beginning(shape, shape.start(template)) if shape.begins else []), *first]

        def made() -> Event:
            data = {"key": self._free_key(template.key), "template": words}
            return self._next("exercise", {**data, "moves": moves} if moves else data)

        return str(self._write(made).data["key"])

    def add_frame(self, template: Template, day: str = "") -> None:
        """Gives the session its frame, with its day (ISO; the one it is made on, unless said) and the clock on this
        wall. Raises ExerciseError when it has one.

        The day is part of the same entry, which is never taken back.
        """
        words = clean_data(dict(template.words))

        def made() -> Event:
            here = day_here(self.clock(), self.state.created)
            moves = [["day", {**here, "date": day or here["date"]}]]
            return self._next("exercise", {"key": self._free_key(FRAME), "template": words, "moves": moves})

        self._write(made)

    def _free_key(self, stem: str) -> str:
        key, place = stem, 2
        while key in self.state.runs:
            key, place = f"{stem}-{place}", place + 1
        return key

    def close(self) -> None:
        """Lets the file go, and the room. What is unsaved is tried once more, and what is being written again has a
        moment to be done."""
        super().close()
        if self._aside is not None:
            self._aside.told(_LAST_MOMENT)
            self._aside.end()
        self.in_room.die()


def open_session(name: str, *, by: str = "", clock: Clock = utc_now, read_only: bool = False) -> Session:
    """The session of that exact name. Raises StoreError."""
    path = locations.session_path(name)
    lately = folded_lately.taken(path)
    if lately is not None:
        beginning, history = lately
        store = EventStore.open(path, read_only=read_only, known=beginning)
        same = store.goes_on and len(store.documents()) == beginning.count
        return Session(name, store, by=by, clock=clock, kept=history if same else None)
    kept = kept_fold.found(path)
    store = EventStore.open(path, read_only=read_only, known=kept.beginning if kept is not None else None)
    if kept is not None and not store.goes_on:
        kept_fold.forget(path)
    return Session(name, store, by=by, clock=clock, kept=kept)
