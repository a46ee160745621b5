"""A TinyDB storage that saves by appending; knows nothing of exercises, screens or undo.

TinyDB rebuilds and rewrites the whole table at every insert, so the cost of a save would grow with the session.
Here a save is one write over the closing bytes and one fsync, whatever the length of the file.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from sessions.store import errors as store_errors
from sessions.store import event_lines, fold_file, locations, private_files, torn_end
from sessions.store.beginning import Beginning, digest_of
from sessions.store.documents import Documents
from sessions.store.event_lines import CLOSING, Document
from sessions.store.event_reader import EventReader, stamp
from sessions.store.write_lock import WriteLock

TABLE = "events"
_A_MOMENT = 100_000_000
"""Nanoseconds in which a folder may change twice at one time."""


class _Locked:
    """All other writers are kept out while this goes on."""

    def __init__(self, storage: AppendStorage) -> None:
        self._storage = storage

    def __enter__(self) -> None:
        self._storage.take()

    def __exit__(self, *_: object) -> None:
        self._storage.give_back()


class AppendStorage(EventReader, Storage):
    """A session file, read as far as it is whole. All its methods raise StoreError for what a person has to know."""

    def __init__(self, path: str | Path, *, read_only: bool = False, known: Beginning | None = None) -> None:
        EventReader.__init__(self, path, read_only=read_only, known=known)
        self.repaired: str | None = None
        self._lock = WriteLock(self._real_path.with_name(f".{self._real_path.name}.lock"), self._real_path)
        self._ready = False
        """Whether it was looked at since the lock was taken, and lies as it should: then nobody changes it."""
        self._failed: bytes | None = None  # a save that failed and is not yet known to be off the disk
        self._words_folder = os.fspath(locations.words_folder())
        self._words_gone = 0
        """When the folder of what is kept to be looked into had changed last, as this was out of it."""
        try:
            self._look()
            if self._unfinished is not None and not read_only:
                with self.locked():
                    self._make_ready()
        except BaseException:
            self.close()
            raise
        self._unreported.clear()
        self.generation = 0
        if self.laid_anew and not self.hurt:
            self.repaired = store_errors.laid_anew(self.path, len(self._documents))

    def locked(self) -> AbstractContextManager[None]:
        """Keep all other writers out, in this process and in others; may be nested."""
        return _Locked(self)

    def take(self) -> None:
        """Begins to keep all others out; to be given back once for each time."""
        if self.hurt:
            raise store_errors.hurt(self.path)
        if self._read_only:
            raise store_errors.cannot_write(self.path, PermissionError(1, "it was opened for reading only"))
        try:
            self._lock.take()
        except OSError as reason:
            if not self._real_path.exists():
                raise store_errors.gone(self.path) from reason
            raise store_errors.cannot_write(self.path, reason) from reason

    def give_back(self) -> None:
        """Gives it back once."""
        self._ready = False
        self._lock.give_back()

    def read_documents(self) -> Documents:
        """All documents read so far, in order; they are shared, not copied, so leave them as they are."""
        return self._documents[:]

    def beginning(self, count: int) -> Beginning | None:
        """How the file begins, up to the end of that document; None where it does not lie as it was saved."""
        if not 0 < count <= len(self._ends) == len(self._documents):
            return None
        length = self._ends[count - 1]
        content = private_files.read_from(self._open_descriptor(), 0)[:length]
        # Once one carries its check each after it does, and a newer holdspace than the first ones wrote it.
        checked = b', "check": "' in content[self._ends[count - 2] if count > 1 else 0 :]
        return Beginning(length, digest_of(content), count, checked)

    def refresh(self) -> list[Document]:
        """Documents that others wrote since the last call; needs no lock, and one stat when there are none."""
        with self._lock.threads:
            if self._failed is not None:
                # Until the failed save is off the disk, its lines must not be taken for somebody's document.
                with contextlib.suppress(store_errors.CannotWrite), self.locked():
                    self._make_ready()
            else:
                self._look()
                self._ready = self._lock.is_taken and self._unfinished is None and not self.laid_anew
            found, self._unreported = self._unreported, []
            return found

    def append(self, documents: Sequence[Document], meanwhile: Callable[[], None] | None = None) -> None:
        """Put documents on disk; `meanwhile` is done while the disk writes. ValueError when their numbers do not
        continue what the file holds by now."""
        with self.locked():
            self._make_ready()
            self._refuse_when_unreported()
            lines = event_lines.encode_lines(documents, len(self._documents) + 1)
            if not lines:
                return
            payload = b"".join([*(b",\n" + line for line in lines), CLOSING])
            try:
                descriptor = self._open_descriptor()
                self._say_format(descriptor)
                private_files.write_at(descriptor, payload, self._end)
                private_files.begin_writing(descriptor, self._end, len(payload))
                seen = stamp(os.fstat(descriptor))
                # An entry may take words back, and only whoever reads it knows.
                self._forget_words()
                if meanwhile is not None:
                    meanwhile()
                private_files.fsync(descriptor)
            except OSError as reason:
                # After a failed fsync the descriptor may call lost pages clean, so it is never asked again.
                self._drop_descriptor()
                self._failed, self._ready = payload, False
                with contextlib.suppress(OSError, store_errors.StoreError):
                    self._take_back()
                raise store_errors.cannot_write(self.path, reason) from reason
            self.at_rest()
            for line in lines:
                self._end += len(line) + len(b",\n")
                self._ends.append(self._end)
            self._last_line = lines[-1]
            self._checked = True
            if self.format != event_lines.FORMAT:
                self._documents = self._documents.with_first(event_lines.risen(self._documents[0]))
                self.format = event_lines.FORMAT
            self._documents.extend(lines)
            self._seen = seen
            self._rest()

    def _forget_words(self, *, surely: bool = False) -> None:
        """What is kept of it to be looked into goes, where anything was kept since it went last. Raises OSError where
        it must `surely` go."""
        try:
            changed = os.stat(self._words_folder).st_mtime_ns
            if changed == self._words_gone and not surely:
                return
            from sessions.store import words_file

            words_file.forget(self.path)
        except FileNotFoundError:
            return
        except OSError:
            if surely:
                raise
        else:
            # What was kept a moment ago may be followed by more at the same time.
            self._words_gone = changed if time.time_ns() - changed > _A_MOMENT else 0

    def rewrite(self, documents: Sequence[Document]) -> None:
        """Replace the whole file in one step. ValueError when others wrote something the caller has not seen."""
        content = event_lines.encode_file(documents)
        with self.locked():
            self._make_ready()
            self._refuse_when_unreported()
            try:
                # While the lock is held nobody keeps it again, so what goes out of the file is out of that before.
                fold_file.drop(self.path)
                self._forget_words(surely=True)
                try:
                    private_files.place_over(self._real_path, content)
                finally:
                    # Once more, for it may have been looked into until now.
                    with contextlib.suppress(OSError):
                        self._forget_words(surely=True)
            except private_files.InPlace as reason:
                self._look()
                self._unreported.clear()
                raise store_errors.not_settled(self.path, reason) from reason
            except OSError as reason:
                raise store_errors.cannot_write(self.path, reason) from reason
            self._look()
            self._unreported.clear()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, as TinyDB wants them."""
        self._look()
        # Copies, for TinyDB changes in place what it is about to write, and that write may fail.
        return {TABLE: {str(number): dict(one) for number, one in enumerate(self._documents, 1)}}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace all tables; ValueError unless that leaves one table of properly numbered documents."""
        if set(data) != {TABLE}:
            raise ValueError(f"a session file holds one table, “{TABLE}”")
        self._unreported.clear()
        self.rewrite(list(data[TABLE].values()))

    def close(self) -> None:
        """Let go of the file and of the lock's side file."""
        self._drop_descriptor()
        self._lock.close()

    def __del__(self) -> None:
        # Files left open pile up in a program that opens many sessions, such as the home screen.
        with contextlib.suppress(Exception):
            self.close()

    # Mending, always under the lock.

    def _make_ready(self) -> None:
        """Look, and leave the file properly closed behind its last whole line."""
        if self._ready:
            return
        try:
            if self._failed is not None:
                self._take_back()
            self._look()
            if self._unfinished is not None:
                self._cut(self._unfinished)
            if self.laid_anew:
                private_files.place_over(self._real_path, event_lines.encode_file(self._documents))
                self._look()
        except OSError as reason:
            self._drop_descriptor()
            raise store_errors.cannot_write(self.path, reason) from reason

    def _say_format(self, descriptor: int) -> None:
        """A file of an older version says that it takes a newer one to read it, before the first entry that does."""
        if self.format == event_lines.FORMAT:
            return
        place = private_files.read_from(descriptor, 0).index(b'"format": ') + len(b'"format": ')
        # One byte: there is no moment at which the line is neither the old one nor the new one.
        private_files.write_at(descriptor, b"%d" % event_lines.FORMAT, place)

    def _take_back(self) -> None:
        """Remove what a failed save left on disk, unless others have built on it meanwhile."""
        assert self._failed is not None
        try:
            descriptor = self._open_descriptor()
        except FileNotFoundError as reason:
            raise store_errors.gone(self.path) from reason
        content = private_files.read_from(descriptor, self._end - len(self._last_line))
        if self._last_line and content.startswith(self._last_line):
            tail = content[len(self._last_line) :]
            partly = [self._failed[:count] + CLOSING[count:] for count in range(len(CLOSING))]
            if self._failed.startswith(tail) or CLOSING.startswith(tail) or tail in partly:
                self._close_file_at_end(descriptor)
            else:
                # It is history now. The pages of a failed fsync may never reach the disk unless written again.
                private_files.write_at(descriptor, tail, self._end)
                private_files.fsync(descriptor)
        self._failed = None
        self._seen = ()

    def _cut(self, unfinished: bytes) -> None:
        """Cut off the end a broken save left, after keeping in a side file what there was to read in it."""
        kept = None
        if unfinished.strip(b',\n}"\0'):
            kept = self._keep_aside(unfinished)
        self._close_file_at_end(self._open_descriptor())
        self._unfinished = None
        self._seen = ()
        self.repaired = store_errors.cut_short(
            self.path, len(self._documents), kept, is_short=torn_end.is_short(unfinished)
        )

    def _close_file_at_end(self, descriptor: int) -> None:
        # Shortened first: if this too is interrupted, what is left is once more an unfinished end.
        os.ftruncate(descriptor, self._end)
        private_files.write_at(descriptor, CLOSING, self._end)
        private_files.fsync(descriptor)

    def _keep_aside(self, unfinished: bytes) -> str:
        count = 1
        while True:
            side_file = self._real_path.with_name(f"{self._real_path.stem}.recovered-{count}.txt")
            try:
                private_files.write_private(side_file, unfinished)
            except FileExistsError:
                count += 1
                continue
            private_files.sync_folder(side_file.parent)
            return side_file.name

    def _refuse_when_unreported(self) -> None:
        if self._unreported:
            raise ValueError("others have written since the last refresh")
