"""Keeps what the first entries of a long session made of it, and finds it again; never the truth, and lost any time.

Only what a fold of the whole file would give is kept: no state while an elephant is held, which knows the minute, and
none from before words were taken back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from sessions.live.batches import parts
from sessions.live.entries import Entries, cleaned_event
from sessions.live.history import Checkpoint, History
from sessions.live.plain_state import made, plain
from sessions.live.state import CLEARED, UNNAME, SessionState
from sessions.store import fold_file
from sessions.store.beginning import Beginning
from sessions.store.event_store import EventStore, StoreError

LEAST = 3_000
"""Entries of a session that is worth it; shorter ones never pay for it."""
_NEW = 2_000
"""Entries since, after which it is kept anew."""
_BEHIND = 256
"""So many of the newest entries are folded each time it is opened: what is taken back is mostly among them."""
_FAR = 1_500
_WRONG = (LookupError, TypeError, ValueError, AttributeError, ImportError, ArithmeticError, RecursionError)


class Kept(Record):
    """What was kept of a session."""

    beginning: Beginning
    told: Mapping[str, Any]


def _version() -> int:
    """What tells apart any two versions of the program that folds."""
    from sessions.live import program  # most sessions are too short for a fold of theirs to be kept

    return program.version("exercises", "sessions/live", "sessions/store")


def found(path: Path) -> Kept | None:
    """What is kept for that session file by this version of the program, and how the file has to begin for it."""
    told = fold_file.read(path)
    with contextlib.suppress(*_WRONG, OSError):
        if told is not None and told["version"] == _version():
            return Kept(Beginning(*told["beginning"]), told)
    return None


def taken_up(kept: Kept, store: EventStore, history: History) -> int | None:
    """Has the history go on from what was kept: how many entries that is good for from now on; None where it cannot
    be taken up."""
    count, told, documents = kept.beginning.count, kept.told, store.documents()
    entries = Entries(map(cleaned_event, documents[count:]), documents[:count])
    try:
        undos = {int(number): int(undone) for number, undone in told["undos"]}
        state = made(told["state"])
        if type(state) is not SessionState:
            return None
        history.go_on_from(entries, Checkpoint(count, state, int(told["named"])), undos)
    except (*_WRONG, ExerciseError):
        return None
    if any(takes_back(history.state, event) for event in history.events[count:]):
        # A process that was killed as it took words back has not forgotten what was kept of them.
        forget(store.path)
        return 0
    return count if any(one.number == count for one in history.along()) else 0


def forget(path: Path) -> None:
    """Nothing is kept of it any longer. Never raises."""
    with contextlib.suppress(OSError):
        fold_file.drop(path)


def takes_back(state: SessionState, event: Event) -> bool:
    """Whether an entry takes somebody's words back, or a name out, so that no state from before it may be kept."""
    for key, moves in parts(event.kind, event.run, event.data):
        run = state.runs.get(key)
        for kind, data in moves:
            move = run.shape.table.get(kind) if run is not None else None
            if kind in (UNNAME, CLEARED) or (move is not None and move.takes_back(data)):
                return True
    return False


def keep(store: EventStore, history: History, since: int) -> None:
    """Keeps what the session is, where that is worth it: `since` is how many entries are kept already. Never raises."""
    many = len(history.events)
    if many < LEAST or many - since < _NEW or not store.path.exists():
        return
    chosen = _chosen(history)
    if chosen is None:
        return
    generation = store.generation
    with contextlib.suppress(StoreError, OSError, *_WRONG):
        undos = [[number, undone] for number, undone in history.undos.items() if number <= chosen.number]
        told = {"version": _version(), "named": chosen.named, "undos": undos, "state": plain(chosen.state)}
        with store.locked():
            # What others wrote or took out of the file meanwhile is not known here.
            if store.refresh() or store.generation != generation:
                return
            beginning = store.beginning(chosen.number)
            if beginning is not None:
                names = beginning.__match_args__
                fold_file.put(store.path, {**told, "beginning": [getattr(beginning, name) for name in names]})


def _chosen(history: History) -> Checkpoint | None:
    """The state to keep: a little from the end, or later where something behind it reaches before it."""
    now, *before = history.along()
    near = [one for one in before if _BEHIND <= now.number - one.number <= _FAR]
    nearer = [one for one in reversed(before) if now.number - one.number < _BEHIND]
    for one in (*near, *nearer, now):
        behind = history.events[one.number :]
        undone = (history.undos[event.number] for event in behind if event.number in history.undos)
        if any(number <= one.number for number in undone) or one.state.elephant_held:
            continue
        if not any(takes_back(now.state, event) for event in behind):
            return one
    return None
