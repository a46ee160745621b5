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
    every other text that stands there but what a template gave."""

    def __init__(self, session: Told, change: Change, others: Change = str) -> None:
        self.name = session.name
        self._session, self._change, self._others = session, change, others

    @cached_property
    def state(self) -> SessionState:
        """The session as it is now."""
        state, change = self._session.state, self._change
        runs = {key: run_reworded(run, change, self._others) for key, run in state.runs.items()}
        title, place, by = (change(text) if text else "" for text in (state.title, state.place, state.begun_by))
        return replace(state, runs=runs, title=title, place=place, begun_by=by)

    @cached_property
    def events(self) -> Sequence[Event]:
        """Every event in order."""
        return [self._told(event) for event in self._session.events]

    def _told(self, event: Event) -> Event:
        told = _event(event, self._session.state.runs, self._change)
        # What an exercise began with has its template, whose words are looked at apart.
        if self._others is str or "template" in event.data:
            return told
        return replace(told, data=every_text(told.data, self._others))

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
