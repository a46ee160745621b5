"""Folds a session's events into what it is now. Refuses to know where the events are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from exercises.event import Event
from exercises.exercise import ExerciseError, Shape
from exercises.room import QUIET, RoomView, room_view_of
from exercises.shapes import SHAPES
from exercises.template import Template, TemplateError, template_of
from exercises.wall.spelling import taken_out_everywhere

FORMAT = 1
UNDO = "undo"
BATCH = "batch"
"""Several moves that stand or fall together, such as an import; one event, so one undo."""
UNNAME = "unname"
"""Takes a name out of an exercise."""
DISPLAY = frozenset({"show", "blank", "unblank", "hold", "unhold", "turn", "projected"})
"""What the room sees and what the facilitators look at. Not undone: taking back a blank would light the room again."""


@dataclass(frozen=True, slots=True)
class Run:
    """One exercise of a session."""

    key: str
    template: Template
    state: Any
    begun: str = ""
    """When it was added (ISO 8601)."""

    @property
    def shape(self) -> Shape:
        """Its shape's functions."""
        return SHAPES[self.template.shape]


@dataclass(frozen=True, slots=True)
class Display:
    """What was chosen for the room."""

    run: str = ""
    view: str = "welcome"
    blanked: bool = False
    held: RoomView | None = None
    """The view as it was when the room was held; None while it follows."""
    held_run: str = ""
    """The exercise the held view is of."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session as it is now."""

    title: str = ""
    place: str = ""
    created: str = ""
    runs: Mapping[str, Run] = field(default_factory=dict)
    current: str = ""
    """The exercise the facilitators are in."""
    display: Display = Display()
    projected: bool | None = None
    """Whether the console's own window is projected; None before anybody said."""

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
        if self.display.held is not None:
            return self.display.held
        return self.room_now()

    def room_now(self) -> RoomView:
        """What the room would see if it were neither blanked nor held."""
        run = self.runs.get(self.display.run)
        if run is None:
            return QUIET
        try:
            return run.shape.room_view(run.state, self.display.view)
        except ExerciseError:
            return QUIET


def alive(events: Iterable[Event]) -> set[int]:
    """The numbers of the events that stand: not undone, or undone and redone."""
    standing: set[int] = set()
    gone: set[int] = set()
    for event in sorted(events, key=lambda event: event.number, reverse=True):
        if event.number in gone:
            continue
        standing.add(event.number)
        if event.kind == UNDO and type(event.data.get("undone")) is int:
            gone.add(event.data["undone"])
    return standing


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
            return replace(state, title=_words(data["title"]), place=_words(data.get("place", "")), created=event.at)
        case "exercise":
            if _words(data["key"]) in state.runs:
                raise ExerciseError(f"There is an exercise called {data['key']} in this session already.")
            template = template_of(data["template"])
            shape = SHAPES[template.shape]
            run = Run(data["key"], template, shape.start(template), event.at)
            display = state.display
            if not state.runs:
                display = Display(run.key, shape.phase_view(run.state))
            return replace(state, runs={**state.runs, run.key: run}, current=run.key, display=display)
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
            seen = room_view_of(data["view"]) if "view" in data else state.room_now()
            return replace(state, display=replace(state.display, held=seen, held_run=state.display.run))
        case "unhold":
            return replace(state, display=replace(state.display, held=None))
        case "projected":
            return replace(state, projected=bool(data["projected"]))
        case "undo":
            if type(data["undone"]) is not int or not 0 < data["undone"] < event.number:
                raise ValueError("undone")
            return state
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
    held = run.state
    for place, (kind, data) in enumerate(moves):
        try:
            held = run.shape.apply(held, kind, data)
        except ExerciseError as problem:
            if event.kind != BATCH:
                raise
            raise BatchError(str(problem), place) from problem
    state = replace(state, runs={**state.runs, run.key: replace(run, state=held)})
    state = _may_stay(_without_names(state, moves), run.key)
    if any(kind == "phase" for kind, _ in moves):
        state = _follow(state, run.key)
    return state


def _without_names(state: SessionState, moves: list[Any]) -> SessionState:
    """A name that was taken out goes from a held picture, too."""
    for kind, data in moves:
        if kind == UNNAME and state.display.held is not None and data.get("name"):
            seen = taken_out_everywhere(state.display.held.document(), data["name"], data["instead"])
            state = replace(state, display=replace(state.display, held=room_view_of(seen)))
    return state


def _may_stay(state: SessionState, key: str) -> SessionState:
    """A held picture stays only as far as its exercise still lets the room see it."""
    held = state.display.held
    if held is None or state.display.held_run != key:
        return state
    run = state.runs[key]
    seen = run.shape.may_stay(run.state, held)
    return state if seen is held else replace(state, display=replace(state.display, held=seen))


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
