"""What is read of a session once it is told: by pages, logs and exports. Knows no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from exercises.kernel.event import Event
from sessions.live.state import SessionState


class Told(Protocol):
    """What an export reads of a session."""

    @property
    def name(self) -> str:
        """Its name on this computer."""

    @property
    def state(self) -> SessionState:
        """The session as it is now."""

    @property
    def events(self) -> Sequence[Event]:
        """Every event in order."""

    @property
    def unsaved(self) -> Sequence[Event]:
        """Those that are not on disk yet."""

    @property
    def damage(self) -> str:
        """What cannot be read of it, in sentences; "" when its file is whole."""

    def standing(self) -> list[Event]:
        """The events that stand."""

    def told_documents(self, kept: Callable[[Told], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """What `kept` gives of the session as it was recorded, in the words it is told in."""

    def documents(self) -> list[dict[str, Any]]:
        """Every event as plain data."""
