"""Folds a session's events into what it is now. Pure: the events are given, wherever they are kept.

A little long: what one entry changes in the session, its exercises and the room stands in one place.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from exercises.frame import timer
from exercises.frame.room import corner
from exercises.frame.state import Frame
from exercises.frame.things import Facts
from exercises.kernel.event import Event
from exercises.kernel.moves import never
from exercises.kernel.record import Record, field, replace
from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.template import Template, TemplateError, template_of
from exercises.leaving.room_view import QUIET, RoomView, framed, room_view_of
from exercises.shapes import shape_called
from sessions.live import folded_once
from sessions.live import held as held_room
from sessions.live.export_notes import Exported, exported_of
from sessions.store import event_lines

if TYPE_CHECKING:
    from sessions.live.membership import Belongs

FRAME = "frame"
"""The key of what frames a session. It is no exercise: no list of exercises has it."""
UNDO = "undo"
BATCH = "batch"
"""Several moves that stand or fall together, such as an import; one event, so one undo."""
ALSO = "also"
"""In a batch: what the same entry does in other exercises, such as taking back copies of the same words."""
FOR_GOOD = "for_good"
"""In a batch: the words it took back are out of the file as well, so it is never undone."""
UNNAME = "unname"
"""Takes a name out of an exercise."""
CLEARED = "clear_own"
"""Takes words that belong to somebody out of an exercise. Never undone: they are out of the file as well."""
EXPORTED = "exported"
"""What left in a file. Never undone: nothing that was handed on comes back."""
KEEP_UNTIL = "keep_until"
"""Until which day the session is to be kept. Never undone: another day is said instead."""
BELONGS = "belongs"
"""To which programme, cohorts and kind of event the session belongs. Never undone: the programme says it anew."""
HOLDING = ("hold_elephant", "elephant_over")
"""The frame's moves that change more than the frame: the room goes dark, and the exercise waits or goes on."""
DISPLAY = frozenset({"show", "blank", "unblank", "hold", "unhold", "turn", "projected"})
"""What the room sees and what the facilitators look at. Not undone: taking back a blank would light the room again."""


class Run(Record):
    """One exercise of a session."""

    key: str
    template: Template
    state: Any
    begun: str = ""
    """When it was added (ISO 8601)."""

    @property
    def shape(self) -> Shape:
        """Its shape's functions."""
        return shape_called(self.template.shape)

    @property
    def is_frame(self) -> bool:
        """Whether it frames the session, and is no exercise."""
        return isinstance(self.state, Frame)

    def may_take_back(self, kind: str) -> bool:
        """Whether an entry of that kind can take somebody's words back at all, whatever it says."""
        declared = self.shape.table.get(kind)
        return kind == BATCH or (declared is not None and declared.takes_back is not never)


class Display(Record):
    """What was chosen for the room."""

    run: str = ""
    view: str = "welcome"
    blanked: bool = False
    held: RoomView | None = None
    """The view as it was when the room was held; None while it follows."""
    held_run: str = ""
    """The exercise the held view is of."""


class SessionState(Record):
    """A session as it is now."""

    title: str = ""
    place: str = ""
    created: str = ""
    begun_by: str = ""
    """Who wrote its first entry."""
    runs: Mapping[str, Run] = field(default_factory=dict)
    current: str = ""
    """The exercise the facilitators are in."""
    display: Display = Display()
    projected: bool | None = None
    """Whether the console's own window is projected; None before anybody said."""
    waiting: str = ""
    """The exercise that waits only because an elephant is held, and goes on with it."""
    keep_until: str = ""
    """The day (ISO) until which it is to be kept; "" when nobody said."""
    belongs: Belongs | None = None
    """Where it stands among others; None where nobody said."""
    exports: tuple[Exported, ...] = ()
    """What left in files, oldest first."""

    @property
    def frame(self) -> Run | None:
        """What frames the session; None in one from before there were frames."""
        for run in self.runs.values():  # written out, for each entry asks for it several times
            if run.is_frame:
                return run
        return None

    @property
    def exercises(self) -> Mapping[str, Run]:
        """The session's exercises: every run but its frame."""
        return {key: run for key, run in self.runs.items() if not run.is_frame}

    def written(self) -> list[Run]:
        """Every run that a page has something to say of: the exercises, and the frame once it holds more than a day."""
        return [run for run in self.runs.values() if not run.is_frame or not _is_new(run)]

    @property
    def elephant_held(self) -> bool:
        """Whether an elephant is being held now, so that nothing else is written."""
        run = self.frame
        return run is not None and bool(run.state.elephant_held)

    @property
    def sharing(self) -> Run | None:
        """An exercise in which the group shares while the facilitators turned to another, or to the day."""
        others = (run for key, run in self.exercises.items() if key != self.current)
        return next((run for run in others if run.shape.sharing(run.state)), None)

    @property
    def wordless(self) -> bool:
        """Whether no words may be typed now, wherever they would go."""
        if self.elephant_held or self.sharing is not None:
            return True
        run = self.runs.get(self.current)
        return run is not None and run.shape.progress(run.state).wordless

    @property
    def run(self) -> Run:
        """The exercise the facilitators are in. Raises ExerciseError when the session has none."""
        if self.current not in self.runs:
            raise ExerciseError("This session has no exercise yet. Add one: exercise live-grid")
        return self.runs[self.current]

    def room(self) -> RoomView | None:
        """What the room sees; None while it is blanked."""
        if self.display.blanked:
            return None
        picture = self.display.held
        if picture is None:
            return self.room_now()
        # A held picture stays as it is, but a clock in it would be wrong if it did not know of a pause.
        return framed(picture, picture.corner, self._clock()) if picture.clock is not None else picture

    @property
    def quiet_title(self) -> str:
        """What a quiet room screen says: the title of the exercise it saw, and nobody's words."""
        run = self.runs.get(self.display.run)
        return run.template.title if run is not None and not run.is_frame else ""

    def room_now(self) -> RoomView:
        """What the room would see if it were neither blanked nor held, with the frame's corner and clock."""
        run = self.runs.get(self.display.run)
        if run is None:
            return QUIET
        try:
            view = run.shape.room_view(run.state, self.display.view)
        except ExerciseError:
            return QUIET
        frame = self.frame
        if frame is None or not view.blocks or frame.state.elephant_held:
            return view
        told = self.task if run.is_frame else ""
        if frame.state.corner and not told and not (run.is_frame and view.key.startswith("jargon")):
            told = corner(frame.state)
        clock = self._clock()
        return framed(view, told, clock) if told or clock else view

    @property
    def task(self) -> str:
        """The task of the talk that goes on, which stays in the room whatever else is shown meanwhile; or ""."""
        run = self.runs.get(self.current)
        if run is None or run.template.shape != "talk" or run.state.closed or not run.state.task:
            return ""
        return f"The task: {run.state.task}"

    def _clock(self) -> dict[str, Any] | None:
        frame = self.frame
        known = frame.state.timer if frame is not None and not frame.state.elephant_held else None
        return timer.public(known) if known is not None else None


def _is_new(run: Run) -> bool:
    """Whether nothing but the day itself is in the frame yet."""
    frame: Frame = run.state
    return bool(replace(frame, facts=Facts()) == run.shape.start(run.template))


def fold(events: Iterable[Event], state: SessionState | None = None) -> SessionState:
    """The state after the events, all of which stand. Raises ExerciseError at the first that does not fit."""
    state = state or SessionState()
    for event in events:
        state = step(state, event)
    return state


def step(state: SessionState, event: Event) -> SessionState:
    """The state after one event. Raises ExerciseError when it does not fit."""
    try:
        if event.run:
            return _move(state, event)
        return _session(state, event)
    except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, TemplateError) as problem:
        raise ExerciseError(f"Step {event.number} ({event.kind}) cannot be read.") from problem


def _session(state: SessionState, event: Event) -> SessionState:
    data = event.data
    match event.kind:
        case "session":
            place = _words(data.get("place", ""))
            return replace(state, title=_words(data["title"]), place=place, created=event.at, begun_by=event.by)
        case "exercise":
            if _words(data["key"]) in state.runs:
                raise ExerciseError(f"There is an exercise called {data['key']} in this session already.")
            template = template_of(data["template"])
            shape = shape_called(template.shape)
            start = shape.start(template)
            for kind, fields in data.get("moves", ()):
                start = shape.apply(start, kind, fields)
            run = Run(data["key"], template, start, event.at)
            if run.is_frame:
                if state.frame is not None:
                    raise ExerciseError("This session has its frame already: exercise frame")
                return replace(state, runs={**state.runs, run.key: run})
            display = state.display
            if not state.exercises:
                display = replace(state.display, run=run.key, view=shape.phase_view(run.state))
            return replace(state, runs={**state.runs, run.key: run}, current=run.key, display=display)
        case event_lines.LOST:
            return state
        case "turn":
            return replace(state, current=data["run"]) if data["run"] in state.runs else state
        case "title":
            return replace(state, title=_words(data["title"]), place=_words(data.get("place", state.place)))
        case "show":
            # Choosing a view never lights a dark room: only unblank does, so a key pressed in a blank moment is safe.
            shown = Display(_words(data["run"]), _words(data["view"]), blanked=state.display.blanked)
            return replace(state, display=shown)
        case "blank":
            return replace(state, display=replace(state.display, blanked=True))
        case "unblank":
            return replace(state, display=replace(state.display, blanked=False))
        case "hold":
            if state.display.held is not None:
                return state
            return (
                _held(state, data) if "view" in data else held_room.hold(state, state.room_now(), state.display.run, ())
            )
        case "unhold":
            return replace(state, display=replace(state.display, held=None, held_run=""))
        case "projected":
            return replace(state, projected=bool(data["projected"]))
        case "keep_until":
            return replace(state, keep_until=_words(data["day"]))
        case "belongs":
            from sessions.live.membership import belongs_of

            return replace(state, belongs=belongs_of(data))
        case "exported":
            return replace(state, exports=(*state.exports, exported_of(event)))
        case "undo":
            if type(data["undone"]) is not int or not 0 < data["undone"] < event.number:
                raise ValueError("undone")
            # Taking back what made the room dark lights nothing; an elephant that is held again is held in the dark.
            state = replace(state, display=replace(state.display, blanked=True)) if data.get("blanked") else state
            return _held(state, data) if "view" in data else state
    raise ExerciseError(f"This session has a step called {event.kind} that this holdspace does not know.")


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("words are needed")
    return value


def _move(state: SessionState, event: Event) -> SessionState:
    run = state.runs.get(event.run)
    if run is None:
        raise ExerciseError(f"There is no exercise called {event.run} in this session.")
    moves = event.data["moves"] if event.kind == BATCH else [[event.kind, event.data]]
    if not isinstance(moves, list):
        raise TypeError("moves are a list")
    now = folded_once.after(run.state, moves) if event.kind == BATCH else None
    if now is None:
        now = run.state
        for place, (kind, data) in enumerate(moves):
            try:
                now = run.shape.apply(now, kind, data)
            except ExerciseError as problem:
                if event.kind != BATCH:
                    raise
                raise BatchError(str(problem), place) from problem
    before, state = state, replace(state, runs={**state.runs, run.key: replace(run, state=now)})
    state = _seen_after(before, state, run.key)
    if run.is_frame and run.state.elephant_held != now.elephant_held:
        told: Mapping[str, Any] = next((data for kind, data in reversed(moves) if kind in HOLDING), {})
        state = _holding(state, now.elephant_held, told, event.at)
    if any(kind == "phase" for kind, _ in moves):
        state = _follow(state, run.key)
    if out := [data for kind, data in moves if kind == UNNAME]:
        from sessions.live.called_without import called_without

        state = called_without(state, out)
    return _in_others(state, event.data[ALSO]) if event.kind == BATCH and ALSO in event.data else state


def _seen_after(before: SessionState, state: SessionState, key: str) -> SessionState:
    """The session after a move of that exercise, with what the room may see of it where it is held."""
    picture = state.display.held
    return held_room.after_a_move(before, state, key, picture) if picture is not None else state


def _in_others(state: SessionState, others: Any) -> SessionState:
    """What an entry does in other exercises as well. Raises ExerciseError when it does not fit."""
    for key, moves in others:
        run = state.runs[key]
        now = run.state
        for kind, data in moves:
            now = run.shape.apply(now, kind, data)
        changed = replace(state, runs={**state.runs, key: replace(run, state=now)})
        state = _seen_after(state, changed, key)
    return state


def _holding(state: SessionState, is_held: bool, data: Mapping[str, Any], day: str) -> SessionState:
    """An elephant is held: the room is dark at once and the exercise waits. When it is over the exercise goes on, and
    the room stays dark until somebody lights it. When that was is not known, only how long it was."""
    if is_held:
        state = replace(state, display=replace(state.display, blanked=True))
    key, kind = (state.current, "pause") if is_held else (state.waiting, "resume")
    run = state.exercises.get(key)
    waiting = ""
    if run is not None and kind in run.shape.moves:
        at = data.get("at") or _reckoned(run, is_held, int(data.get("waited", 0)), day)
        with contextlib.suppress(ExerciseError):  # it waited already, or somebody let it go on meanwhile
            changed = replace(run, state=run.shape.apply(run.state, kind, {"at": at}))
            state = replace(state, runs={**state.runs, key: changed})
            waiting = key if is_held else ""
    return replace(state, waiting=waiting)


def _reckoned(run: Run, is_held: bool, waited: int, day: str) -> str:
    """A time for the exercise to wait from, or to go on at, that is right by how long it waited."""
    if is_held:
        return run.shape.progress(run.state).since or day
    since = datetime.fromisoformat(str(run.state.paused_since) or day)
    return (since + timedelta(seconds=waited)).isoformat(timespec="seconds")


def _held(state: SessionState, data: Mapping[str, Any]) -> SessionState:
    """The room held with the picture that an entry keeps."""
    marked = data.get("words")
    if marked is not None and (not isinstance(marked, list | tuple) or not all(type(one) is int for one in marked)):
        raise TypeError("places are numbers")
    return held_room.hold(state, room_view_of(data["view"]), _words(data.get("shown", state.display.run)), marked)


def _follow(state: SessionState, key: str) -> SessionState:
    """The room moves with the group; a blanked room stays dark and a held one stays as it is."""
    run = state.runs[key]
    view = run.shape.phase_view(run.state)
    return replace(state, display=replace(state.display, run=key, view=view))


class BatchError(ExerciseError):
    """A move of a batch that did not fit; `place` is its index in the batch."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place
