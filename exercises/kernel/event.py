"""One thing that happened in a session, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.record import Record


class Event(Record):
    """A recorded event."""

    number: int
    """1 for the session's first, then one more each; the order of the session."""
    run: str
    """Which exercise of the session it belongs to ("live-grid"), or "" for the session itself."""
    kind: str
    """The move's name."""
    data: Mapping[str, Any]
    """The move's data: plain JSON values only."""
    at: str
    """When, UTC, ISO 8601 to the second with offset."""
    by: str
    """The writer's name."""

    def document(self) -> dict[str, Any]:
        """The event as it stands in the file and in a JSON export."""
        return {
            "number": self.number,
            "run": self.run,
            "kind": self.kind,
            "data": dict(self.data),
            "at": self.at,
            "by": self.by,
        }


_KINDS = {"number": int, "run": str, "kind": str, "data": dict, "at": str, "by": str}


def event_of(document: Mapping[str, Any]) -> Event:
    """The event a document holds. Raises ValueError naming the field that is missing or of the wrong type."""
    for field, kind in _KINDS.items():
        # `type() is`, for a bool is an int to isinstance.
        if type(document.get(field)) is not kind:
            raise ValueError(f"{field}: expected {kind.__name__}")
    return Event(**{field: document[field] for field in _KINDS})
