"""The event store: one session file, saved event by event; knows neither what events mean nor who may see them.

It promises: a document is on the disk when `append` returns; nothing damaged is skipped or overwritten; several
processes may write at once. It does not keep two processes from writing contradictory events: fold what `refresh`
gives, inside `locked`, before appending.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sessions.store import errors as store_errors
from sessions.store import event_lines, private_files
from sessions.store.append_storage import TABLE, AppendStorage
from sessions.store.beginning import Beginning
from sessions.store.documents import Documents
from sessions.store.errors import CannotWrite, DamagedFile, FileGone, NewerVersion, NotOurFile, StoreError
from sessions.store.event_lines import FORMAT, LOST, Document
from sessions.store.event_table import EventDatabase, EventTable

__all__ = [
    "FORMAT",
    "LOST",
    "CannotWrite",
    "DamagedFile",
    "Document",
    "EventStore",
    "FileGone",
    "NewerVersion",
    "NotOurFile",
    "StoreError",
]


class EventStore:
    """One session file, opened. Make it with `create` or `open`; it may be used from several threads."""

    path: Path

    def __init__(self, path: Path, *, read_only: bool = False, known: Beginning | None = None) -> None:
        self.path = path
        self._database = EventDatabase(path, storage=AppendStorage, read_only=read_only, known=known)
        storage, table = self._database.storage, self._database.table(TABLE)
        assert isinstance(storage, AppendStorage) and isinstance(table, EventTable)
        self._storage = storage
        self._table = table

    @classmethod
    def create(cls, path: Path, documents: Sequence[Document]) -> EventStore:
        """Make a new session file, whole and on disk when this returns, and open it.

        The first document must be of kind “session” and say the format. Raises CannotWrite when a file is there
        already (its reason is a FileExistsError) or the disk refuses, ValueError for documents that are not right.
        """
        content = event_lines.encode_file(documents)
        try:
            private_files.make_private_folder(path.parent)
            private_files.place_new(path, content)
        except FileExistsError as reason:
            raise store_errors.exists_already(path, reason) from reason
        except OSError as reason:
            raise store_errors.cannot_write(path, reason) from reason
        return cls(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, known: Beginning | None = None) -> EventStore:
        """Open a session file, cutting off what an interrupted save left at its end; read-only it is never changed.
        Where the file begins as `known`, `goes_on` is true, and what stands there is read when it is asked for.

        A damaged one is opened for reading only, with `damage` saying so and a document of kind LOST for each that is
        missing. Raises FileGone, NotOurFile, NewerVersion, DamagedFile when nothing in it can be read (the file
        untouched), CannotWrite when it may not be written, and StoreError when it cannot be read at all.
        """
        return cls(path, read_only=read_only, known=known)

    @property
    def repaired(self) -> str | None:
        """One sentence when an interrupted save was cut off, on opening or by a later save, or when the file had been
        saved by another program; else None."""
        return self._storage.repaired

    @property
    def lost(self) -> Mapping[int, int]:
        """The line of each document of a damaged file that cannot be read, by its number."""
        return {number: damage.line for number, damage in self._storage.lost.items()}

    @property
    def damage(self) -> str:
        """A sentence when something in the file could not be read, so that it is open for reading only; else ""."""
        return self.damage_with(())

    def damage_with(self, waiting: Sequence[int]) -> str:
        """The same, with the numbers of documents that need what is missing."""
        if not self._storage.hurt:
            return ""
        return store_errors.missing(self.path, self.lost, len(self.documents()), waiting)

    def only_read(self) -> None:
        """Write nothing any more, for the documents do not go together."""
        self._storage.hurt = True

    @property
    def format(self) -> int:
        """The format that the file says it has; it rises with the first save of this version."""
        return self._storage.format

    @property
    def generation(self) -> int:
        """Grows when the file was replaced or went back: then start again from `documents`, for the past changed."""
        return self._storage.generation

    @property
    def goes_on(self) -> bool:
        """Whether the file was found to begin as it was known to."""
        return self._storage.goes_on

    def beginning(self, count: int) -> Beginning | None:
        """How the file begins, up to the end of that document, for the next `open`; None where that cannot be told.

        Call it inside `locked`, after `refresh`. Raises OSError.
        """
        return self._storage.beginning(count)

    def documents(self) -> Documents:
        """All documents read so far, in order. They are shared, so do not change them."""
        return self._storage.read_documents()

    def at_rest(self) -> Documents:
        """All documents read so far, for whoever has read them and keeps none: most are packed now, and read again when
        they are asked for. They go on growing."""
        return self._storage.at_rest()

    def locked(self) -> AbstractContextManager[None]:
        """Keep every other writer out, thread or process; may be nested.

        Raises CannotWrite when another process keeps the lock for more than five seconds, FileGone with the folder.
        """
        return self._storage.locked()

    def refresh(self) -> list[Document]:
        """Documents that others wrote since the last call, or that turned out to be on disk after a failure.

        Needs no lock; costs one look at the file's size when nothing changed. Raises what `open` raises; after
        FileGone it may be called again, and goes on when the file is back.
        """
        return self._storage.refresh()

    def append(self, documents: Sequence[Document], meanwhile: Callable[[], None] | None = None) -> None:
        """Save documents: they are on disk when this returns. Call it inside `locked`, after `refresh`. `meanwhile` is
        done while the disk writes them, and raises nothing.

        Raises CannotWrite when the disk refuses: nothing was saved, and the same call may be tried again. Raises
        FileGone and DamagedFile, nothing written; ValueError when a number does not continue the file's, or a
        document is not plain JSON. A kill in the midst of several may leave the first few of them.
        """
        self._storage.append(documents, meanwhile)
        self._table.clear_cache()

    def rewrite(self, documents: Sequence[Document]) -> None:
        """Replace the whole session in one step; other open stores start again from it at their next refresh.

        Raises CannotWrite (the old file stays), NotSettled (the new one is there), FileGone, and ValueError when others
        wrote since the last refresh.
        """
        self._storage.rewrite(documents)
        self._table.clear_cache()

    def close(self) -> None:
        """Let go of the file; nothing is pending, for every save is done when it returns."""
        self._database.close()
