"""The seam where real names are changed: between gathering and writing, and once more in the finished bytes.

`sessions/roster` has the names; without it everything leaves as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sessions.leaving.leaving import Leaving
from sessions.live.export_notes import AS_THEY_ARE


class Names(Protocol):
    """What a roster does for an export."""

    @property
    def how(self) -> str:
        """One of exported.NAMES: what the session's trail says."""

    def changed(self, leaving: Leaving) -> Leaving:
        """The same with every name in it changed, titles, documents and journal entries included."""

    def left(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Names that are still in the finished files or in what they are called, unzipped where they are zipped."""

    def told(self, leaving: Leaving) -> tuple[str, ...]:
        """Sentences for the preview: how many names were changed, what is still to be read. `leaving` is as gathered,
        before anything was changed."""


class NamesAsTheyAre:
    """Changes nothing, and looks for nothing."""

    how = AS_THEY_ARE

    def changed(self, leaving: Leaving) -> Leaving:
        """What leaves, as it is."""
        return leaving

    def left(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """None."""
        return ()

    def told(self, leaving: Leaving) -> tuple[str, ...]:
        """One sentence."""
        return ("Names leave as they are written.",)
