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
_TYPES = [*_KINDS.values()]


def event_of(document: Mapping[str, Any]) -> Event:
    """The event a document holds. Raises ValueError naming the field that is missing or of the wrong type."""
    return Event(*fields_of(document))


def fields_of(document: Mapping[str, Any]) -> list[Any]:
    """The values of the event a document holds, in the order of its fields. Raises as `event_of` does."""
    found = [document.get(field) for field in _KINDS]
    # `type() is`, for a bool is an int to isinstance.
    if [*map(type, found)] != _TYPES:
        field = next(field for field, value in zip(_KINDS, found, strict=True) if type(value) is not _KINDS[field])
        raise ValueError(f"{field}: expected {_KINDS[field].__name__}")
    return found
