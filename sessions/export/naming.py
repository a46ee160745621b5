"""The seam where real names are changed: between gathering and writing, and once more in the finished bytes.

`sessions/roster` has the names; without it everything leaves as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from sessions.leaving.leaving import Leaving
from sessions.live.export_notes import AS_THEY_ARE


class Names(Protocol):
    """What a roster does for an export."""

    @property
    def how(self) -> str:
        """One of exported.NAMES: what the session's trail says."""

    @property
    def words(self) -> Callable[[str], str]:
        """Gives a text of people's words with every name in it changed."""

    def file_name(self, name: str) -> str:
        """What a session is called in the names of files."""

    def staying(self, text: str) -> str:
        """The names in a text that stay there, because somebody said that they are not them."""

    def is_somebody(self, text: str) -> bool:
        """Whether a name stands in the text."""

    def left(
        self,
        files: Mapping[str, bytes],
        ours: Callable[[], Mapping[str, bytes]] | None = None,
        texts: Callable[[], Collection[str]] | None = None,
    ) -> tuple[str, ...]:
        """Names that are still in the finished files or in what they are called, unzipped where they are zipped. `ours`
        gives the same files with people's words emptied: a name that stands there as often is a word of ours. So is a
        name of one word that stands in none of the `texts` there are."""

    def told(self, said: Sequence[str], leaving: Leaving) -> tuple[str, ...]:
        """Sentences for the preview: how many names were changed, what is still to be read. `said` are people's words
        as they are, `leaving` is what leaves."""


class NamesAsTheyAre:
    """Changes nothing, and looks for nothing."""

    how = AS_THEY_ARE

    @property
    def words(self) -> Callable[[str], str]:
        """Words, as they are."""
        return str

    def file_name(self, name: str) -> str:
        """Its name."""
        return name

    def staying(self, text: str) -> str:
        """None."""
        return ""

    def is_somebody(self, text: str) -> bool:
        """No."""
        return False

    def left(
        self,
        files: Mapping[str, bytes],
        ours: Callable[[], Mapping[str, bytes]] | None = None,
        texts: Callable[[], Collection[str]] | None = None,
    ) -> tuple[str, ...]:
        """None."""
        return ()

    def told(self, said: Sequence[str], leaving: Leaving) -> tuple[str, ...]:
        """One sentence."""
        return ("Names leave as they are written.",)
