"""What the room saw, in order, out of a session's entries: each picture as it stood, less what was since taken back.

Rulings of the project: frame k is the room file as it stood after entry k, and where words were taken back, unnamed or
hidden since, *taken back since* stands in their place. Nothing of an elephant that was held, nor of a group that
shared, is among them. Records nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import Block, Box, Gap, Line, RoomView, Tags, Ties, Turn
from sessions.live import held
from sessions.live.batches import alive
from sessions.live.state import UNDO, Run, SessionState, step

SINCE = "taken back since"
"""What stands in the place of words that were taken back, unnamed or hidden."""
_EVERY = 64
"""Entries between two states that are kept, so that an undo goes back to the last and not to the first."""


class Frame(Record):
    """One picture that the room saw."""

    number: int
    """The entry after which it saw it."""
    view: RoomView | None
    """None while it was dark. A timer is in none: it would count on."""


def frames(events: Sequence[Event], now: SessionState) -> list[Frame]:
    """What the room saw, each picture that was another than the one before; `now` is the session as it is."""
    still = _Still(now)
    found: list[Frame] = []
    for number, state in _states(events):
        if _nobodys(state):
            continue
        view = state.room()
        frame = Frame(number, still.seen(view, state) if view is not None else None)
        if not found or found[-1].view != frame.view:
            found.append(frame)
    return found


def _nobodys(state: SessionState) -> bool:
    """Whether nothing of what the room saw is told: an elephant was held, the group shared, or nothing had begun."""
    shares = any(run.shape.sharing(run.state) for run in state.exercises.values())
    return state.elephant_held or shares or not state.exercises


def _states(events: Sequence[Event]) -> Iterator[tuple[int, SessionState]]:
    """The session as it was after each entry, with what had been taken back by then."""
    state, kept = SessionState(), [(0, SessionState())]
    for place, event in enumerate(events, 1):
        if event.kind == UNDO:
            root = event
            while root.kind == UNDO and 0 < root.data.get("undone", 0) < root.number:
                root = events[root.data["undone"] - 1]
            while kept[-1][0] >= root.number:
                kept.pop()
            first, state = kept[-1]
            standing = alive(events[:place])
            for one in events[first:place]:
                state = _stepped(state, one) if one.number in standing else state
        else:
            state = _stepped(state, event)
        if place - kept[-1][0] >= _EVERY:
            kept.append((place, state))
        yield event.number, state


def _stepped(state: SessionState, event: Event) -> SessionState:
    try:
        return step(state, event)
    except ExerciseError:
        return state  # what cannot be read is left out, as in a session that was damaged


class _Still:
    """What of the pictures of earlier may still be seen."""

    def __init__(self, now: SessionState) -> None:
        self._now = now
        said = (text for run in now.runs.values() for text in held.everything(run.shape, run.state))
        self._said = "\n".join(map(held.flat, dict.fromkeys(said)))
        self._known: dict[str, bool] = {}
        """Of texts: whether each of people's words in it may still be shown."""
        self._by_itself: dict[tuple[str, int], str] = {}
        self._last: tuple[RoomView, RoomView] | None = None

    def seen(self, view: RoomView, then: SessionState) -> RoomView:
        """A picture as the session was then, less what was taken back since."""
        if self._last is None or self._last[0] != view:
            run = then.runs.get(then.display.held_run if then.display.held is not None else then.display.run)
            blocks = tuple(self._block(block, view, then, run) for block in view.blocks)
            told = {name: self._text(getattr(view, name), then, "") for name in ("name", "corner")}
            self._last = view, replace(view, blocks=blocks, clock=None, **told)
        return self._last[1]

    def _block(self, block: Block, view: RoomView, then: SessionState, run: Run | None) -> Block:
        if isinstance(block, Gap | Turn):
            return block
        number = held.thing_of(block, view) if run is not None else None
        own = ""
        if run is not None and number is not None:
            own = self._of_thing(run.key, number)
            if not own and held.by_itself(run.shape, run.state, number):
                return Line(SINCE, "quiet")  # it was shown by itself then, and is not any more
        told: dict[str, Any] = {name: self._text(getattr(block, name), then, own) for name in block.words_in}
        lost = {name for name, text in told.items() if text != getattr(block, name)}
        if isinstance(block, Ties) and lost:
            return Line(SINCE, "quiet")
        if "text" in lost and told.get("short"):
            told["short"] = SINCE
        if isinstance(block, Box):
            told["notes"] = tuple(self._text(note, then, own) for note in block.notes)
        if isinstance(block, Tags):
            told["tags"] = tuple(replace(tag, text=self._text(tag.text, then, own)) for tag in block.tags)
        return replace(block, **told)

    def _of_thing(self, key: str, number: int) -> str:
        """What a thing's own view says now; "" where there is none any more."""
        if (key, number) not in self._by_itself:
            run = self._now.runs.get(key)
            texts = held.by_itself(run.shape, run.state, number) if run is not None else []
            self._by_itself[key, number] = "\n".join(map(held.flat, texts))
        return self._by_itself[key, number]

    def _text(self, text: str, then: SessionState, own: str) -> str:
        if not text or held.flat(text) in self._said or held.flat(text) in own:
            return text
        if text not in self._known:
            rows = {row for run in then.runs.values() for row in held.words_in(run.shape, run.state, [text])}
            self._known[text] = all(f" {row} " in self._said or f" {row} " in own for row in rows)
        return text if self._known[text] else SINCE
