"""A session as it may leave, every text that people said in it otherwise: a name changed, words set apart, or empty.

Only people's words are touched, as each exercise declares them: no sentence of ours ever is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.names_in_text import has_letters
from exercises.kernel.record import replace
from exercises.kernel.rewording import Change, every_text, reworded, texts_in
from exercises.kernel.shape import Shape
from exercises.shapes import shape_called
from sessions.live.batches import moves_of
from sessions.live.held import pictured
from sessions.live.state import ALSO, BATCH, Run, SessionState
from sessions.live.told import Told


class Reworded:
    """The session with `change` made to every text of people, in what it is now and in its entries, and `others` to
    every other text that stands there but what a template gave. `called` has for an exercise, or a programme, that
    people called so what it is called outside."""

    def __init__(
        self, session: Told, change: Change, others: Change = str, called: Mapping[str, str] | None = None
    ) -> None:
        self.name = session.name
        self._session, self._change, self._others = session, change, others
        self._called = {name: outside for name, outside in (called or {}).items() if name != outside}

    @cached_property
    def state(self) -> SessionState:
        """The session as it is now."""
        state, change = self._session.state, self._change
        runs = {key: run_reworded(run, change, self._others) for key, run in state.runs.items()}
        title, place, by = (change(text) if text else "" for text in (state.title, state.place, state.begun_by))
        told = replace(state, runs=runs, title=title, place=place, begun_by=by)
        return self._outside(told) if self._called else told

    def _outside(self, state: SessionState) -> SessionState:
        called = self._called
        runs = {
            called.get(key, key): replace(
                run,
                key=called.get(key, key),
                template=replace(run.template, key=called.get(run.template.key, run.template.key)),
            )
            for key, run in state.runs.items()
        }
        belongs = state.belongs
        if belongs is not None:
            belongs = replace(belongs, programme=called.get(belongs.programme, belongs.programme))
        shown = replace(
            state.display,
            run=called.get(state.display.run, state.display.run),
            held_run=called.get(state.display.held_run, state.display.held_run),
        )
        current, waiting = (called.get(key, key) for key in (state.current, state.waiting))
        return replace(state, runs=runs, belongs=belongs, display=shown, current=current, waiting=waiting)

    @cached_property
    def events(self) -> Sequence[Event]:
        """Every event in order."""
        return [self._told(event) for event in self._session.events]

    def _told(self, event: Event) -> Event:
        told = _event(event, self._session.state.runs, self._change)
        if self._called:
            told = self._called_outside(told)
        # What an exercise began with has its template, whose words are looked at apart.
        if self._others is str or "template" in event.data:
            return told
        return replace(told, data=every_text(told.data, self._others))

    def _called_outside(self, event: Event) -> Event:
        called, data = self._called, event.data
        if not event.run:
            data = _renamed(data, called)
        elif ALSO in data:
            data = {**data, ALSO: [[called.get(key, key), moves] for key, moves in data[ALSO]]}
        return replace(event, run=called.get(event.run, event.run), data=data)

    @property
    def unsaved(self) -> Sequence[Event]:
        """Those that are not on disk yet."""
        waiting = {event.number for event in self._session.unsaved}
        return [event for event in self.events if event.number in waiting]

    @property
    def damage(self) -> str:
        """What cannot be read of it, in sentences; "" when its file is whole."""
        return self._session.damage

    def standing(self) -> list[Event]:
        """The events that stand."""
        stands = {event.number for event in self._session.standing()}
        return [event for event in self.events if event.number in stands]

    def told_documents(self, kept: Callable[[Told], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """What `kept` gives of the session as it was recorded, in the words it is told in."""
        return [self._told(event_of(one)).document() for one in self._session.told_documents(kept)]

    def documents(self) -> list[dict[str, Any]]:
        """Every event as plain data."""
        return [event.document() for event in self.events]


def _renamed(value: Any, called: Mapping[str, str]) -> Any:
    """The same data with each of those names otherwise, wherever it stands alone."""
    if isinstance(value, str):
        return called.get(value, value)
    if isinstance(value, Mapping):
        return {called.get(key, key): _renamed(one, called) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, called) for one in value]
    return value


def run_reworded(run: Run, change: Change, others: Change = str) -> Run:
    """One exercise with those changes made."""
    also = str if others is str else _theirs(run, others)
    return replace(run, state=reworded(run.state, _theirs(run, change), also))


def _theirs(run: Run, change: Change) -> Change:
    """The change made to what is not as the exercise's template has it, and has letters: a day has none."""
    given = frozenset(texts_in(run.template.words))
    return lambda text: text if text in given or not has_letters(text) else change(text)


def words_in(session: Told) -> tuple[str, ...]:
    """Every text of people that stands in the session now, each once."""
    found: dict[str, None] = {}

    def heard(text: str) -> str:
        found[text] = None
        return text

    _ = Reworded(session, heard).state
    return tuple(found)


def _event(event: Event, runs: Mapping[str, Run], change: Change) -> Event:
    by = change(event.by) if event.by else ""
    shape = runs[event.run].shape if event.run in runs else None
    if not event.run:
        return replace(event, data=_of_session(event, change), by=by)
    if event.kind != BATCH:
        return replace(event, data=_move(event.kind, event.data, shape, change), by=by)
    moves = [[kind, _move(kind, data, shape, change)] for kind, data in moves_of(BATCH, event.data)]
    if len(moves) != len(event.data.get("moves", ())):
        return replace(event, data=every_text(event.data, change), by=by)
    data = {**event.data, "moves": moves}
    if ALSO in data:
        data[ALSO] = [
            [key, [[kind, _move(kind, told, runs[key].shape if key in runs else None, change)] for kind, told in also]]
            for key, also in data[ALSO]
        ]
    return replace(event, data=data, by=by)


def _of_session(event: Event, change: Change) -> dict[str, Any]:
    """What the session itself keeps: how it is called, what an exercise began with, a picture of the room, where an
    export went."""
    data = dict(event.data)
    if pictured(event.run, data):
        data["view"] = every_text(data["view"], change)
    for key in ("title", "place", "file"):
        if isinstance(data.get(key), str):
            data[key] = change(data[key])
    if data.get("moves"):
        shape = shape_called(data["template"]["shape"])
        data["moves"] = [[kind, _move(kind, told, shape, change)] for kind, told in data["moves"]]
    return data


def _move(kind: str, data: Mapping[str, Any], shape: Shape | None, change: Change) -> dict[str, Any]:
    if shape is None or shape.reworded is None or kind not in shape.moves:
        made: dict[str, Any] = every_text(dict(data), change)  # an entry that was taken back may hold anything
        return made
    return shape.reworded(kind, data, change)
