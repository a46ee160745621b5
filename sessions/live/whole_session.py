"""Reads one session as its file has it now, whole or damaged.

No lock, nothing written, and a sentence for what cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from sessions.live import folded_lately
from sessions.live.entries import Entries, cleaned_event
from sessions.live.history import History
from sessions.live.state import SessionState
from sessions.store import errors as store_errors
from sessions.store import locations, whole_file


class Whole(Record):
    """What a session's file comes to."""

    state: SessionState
    events: Sequence[Event]
    is_damaged: bool
    """Whether something in it cannot be read."""


def read(name: str) -> Whole | str:
    """The session of that exact name, or why it cannot be read, in a sentence."""
    path = locations.session_path(name)
    try:
        found = whole_file.read(path.read_bytes(), path)
        events = Entries(map(cleaned_event, found.documents))
        history = History(lambda event: event)
        history.load(events, lenient=True)
        if not history.waiting:
            folded_lately.remember(path, found.beginning, history)
        return Whole(history.state, events, not found.whole or bool(history.waiting))
    except store_errors.StoreError as reason:
        return str(reason)
    except OSError as reason:
        return str(store_errors.cannot_read(path, reason))
    except (ExerciseError, ValueError, TypeError, KeyError) as reason:
        return f"“{path.name}” cannot be read in order ({reason}); it was left exactly as it is."


def programme_of(state: SessionState) -> SessionState | None:
    """The programme that the session belongs to, as its file has it now; None where it belongs to none that can be
    read."""
    if state.belongs is None or not locations.is_programme(f"{locations.PROGRAMME}{state.belongs.programme}"):
        return None
    found = read(f"{locations.PROGRAMME}{state.belongs.programme}")
    return None if isinstance(found, str) else found.state
