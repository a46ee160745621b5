"""Saves a session's entries beside the screen, and says what the disk said. Knows no rule and no state.

It never writes over what it has not seen: where others wrote meanwhile it saves nothing and hands that over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exercises.kernel.event import Event
from sessions.live.beside import Beside
from sessions.store.event_store import Document, EventStore


class Waiting:
    """An entry that is accepted and not on disk."""

    def __init__(self, event: Event, again: Callable[[], Event] | None = None, line: str = "") -> None:
        self.event = event
        self.again = again
        """Makes it once more, with its numbers; None when it is put after what others wrote as it is."""
        self.line = line
        """What was typed for it; "" when nothing was."""
        self.sentence = ""
        """Why it no longer fitted, once it does not."""


class Said:
    """What the disk said."""

    def __init__(self, saved: int = 0, news: Sequence[Document] = ()) -> None:
        self.saved = saved
        """How many entries it has now."""
        self.news = news
        """What others wrote meanwhile; then nothing was saved."""


class Saving(Beside[Said]):
    """The thread of one session's store; while it is busy, nobody else asks that store for anything."""

    def __init__(self, store: EventStore) -> None:
        super().__init__("saving")
        self._store = store

    def begin_saving(self, documents: Sequence[Document], generation: int) -> None:
        """Has these written behind what the file had in that generation."""
        self.begin(lambda: self._save(documents, generation))

    def _save(self, documents: Sequence[Document], generation: int) -> Said:
        with self._store.locked():
            news = self._store.refresh()
            if news or self._store.generation != generation:
                return Said(news=news)
            self._store.append(documents)
            return Said(saved=len(documents))
