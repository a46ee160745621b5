"""Reads a session file as far as it is whole, and goes on where it stopped; never writes, and knows no lock."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import stat
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

from sessions.store import errors as store_errors
from sessions.store import event_lines, found_whole, private_files
from sessions.store.beginning import Beginning
from sessions.store.documents import Documents
from sessions.store.event_lines import FORMAT, Damage, Document, Scan

_BETWEEN = b",\n"
_LOOKS = 10
_PAUSE = 0.01
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class EventReader:
    """What is known of one session file. `_look` raises StoreError for what a person has to know."""

    def __init__(self, path: str | Path, *, read_only: bool, known: Beginning | None = None) -> None:
        """`known` is how the file began when it was last found whole; it is used only where that is so still."""
        self.path = Path(path)
        self.generation = 0
        self._real_name = os.path.realpath(path)
        self._real_path = Path(self._real_name)
        self._read_only = read_only
        self._descriptor: int | None = None
        self._documents = Documents()
        self._ends = array("Q")  # just behind each document; none in a file that does not lie as it was saved
        self._read: tuple[list[bytes], bytes] | None = None  # out of which documents were read that are not let go yet
        self.format = FORMAT  # what the file says it has
        self._known = known
        self.goes_on = False  # whether the file begins as it was known to
        self._unreported: list[Document] = []
        self.lost: dict[int, Damage] = {}  # what cannot be read of a damaged file, which is never written then
        self.laid_anew = False  # whether it does not lie as it was saved: another program saved it anew
        self.hurt = False  # whether it was damaged when it was opened: then it is only ever read
        self._checked = False
        self._end = 0  # just behind the last whole document
        self._last_line = b""  # the line that ends there: when it is no longer the same, the file went back
        self._unfinished: bytes | None = None  # what a save that was cut short left behind the end
        self._seen: tuple[int, ...] = ()
        self._identity: tuple[int, int] | None = None

    def _look(self) -> None:
        """Bring memory up to what is whole on disk."""
        before: tuple[int, ...] = ()
        looks = 0
        while looks < _LOOKS:
            try:
                status = os.stat(self._real_name)
                if stamp(status) == self._seen:
                    return
                if not stat.S_ISREG(status.st_mode):
                    raise store_errors.not_ours(self.path)
                found = self._read_news(status)
            except (FileNotFoundError, NotADirectoryError) as reason:
                raise store_errors.gone(self.path) from reason
            except OSError as reason:
                if reason.errno in _NOT_ALLOWED and not self._read_only:
                    raise store_errors.cannot_write(self.path, reason) from reason
                raise store_errors.cannot_read(self.path, reason) from reason
            finally:
                self._rest()
            if found.damage is None:
                # While an end is unfinished its stamp is not kept, so the next call looks again.
                self._seen = stamp(status) if found.unfinished is None else ()
                return
            # A look without the lock may fall into the very middle of a save; damage is what stays as it is.
            damage, looks = found.damage, looks + 1
            if stamp(status) == before or (looks == _LOOKS and not self._last_line):
                self._read_hurt(damage)
                self._seen = stamp(status)
                return
            before = stamp(status)
            time.sleep(_PAUSE)

    def _read_news(self, status: os.stat_result) -> Scan:
        if self._identity != (status.st_dev, status.st_ino):
            self._drop_descriptor()
            self._last_line = b""
            self._identity = (status.st_dev, status.st_ino)
        descriptor = self._open_descriptor()
        start = self._end - len(self._last_line)
        content = private_files.read_from(descriptor, start) if self._last_line else b""
        if not self._last_line or not content.startswith(self._last_line):
            # First look, another file under the name, or a failed save of somebody's that was taken back.
            return self._read_all(private_files.read_from(descriptor, 0))
        found = event_lines.scan(content, len(self._last_line), len(self._documents) + 1, self._checked, start)
        if found.damage is None:
            self._take(found, content, start)
        return found

    def _read_all(self, content: bytes) -> Scan:
        version = event_lines.format_of_file(content)
        if version is None:
            # An editor may have saved it anew: then it begins otherwise, and is a session all the same.
            return Scan(damage=Damage(1, "is not as a session begins"))
        if isinstance(version, Damage):
            return Scan(damage=version)
        if version > FORMAT:
            raise store_errors.newer(self.path)
        known, self._known = self._known or found_whole.known(self.path), None
        with _no_garbage_collection():
            lines = known.lines(content) if known is not None else None
            if known is None or lines is None:
                found = event_lines.scan(content, len(event_lines.OPENING), 1)
            else:
                found = event_lines.scan(content, known.length, known.count + 1, known.checked)
        if found.damage is None:
            lines = lines or []
            reported = self._start_again([*lines, *found.documents])
            self._read, self.format = (lines, content), version
            if known is not None and lines:
                self.goes_on, reported = True, known.count
                self._ends, self._end, self._last_line = known.ends(lines), known.length, lines[-1]
            self._go_on(found, content, 0)
            self._unreported = list(self._documents[reported:])
            if found.documents or not self.goes_on:
                found_whole.remember(self.path, content, self._end, len(self._documents), checked=self._checked)
        return found

    def at_rest(self) -> Documents:
        """All documents read so far, as their lines; themselves, and no copy."""
        if self._read is not None:
            (lines, content), self._read = self._read, None
            self._documents = Documents(lines, self._lines(content, 0, len(lines)))
        return self._documents

    def _lines(self, content: bytes, start: int, first: int) -> Iterator[bytes]:
        """Those in content that begins at `start` of the file, from that document on."""
        ends = self._ends
        for place in range(first, len(ends)):
            begins = ends[place - 1] + len(_BETWEEN) if place else len(event_lines.OPENING) + 1
            yield content[begins - start : ends[place] - start]

    def _start_again(self, documents: list[Document | bytes]) -> int:
        """Takes these for all there is; returns how many had been reported."""
        reported = len(self._documents) - len(self._unreported)
        self._documents, self._ends, self.goes_on = Documents(documents), array("Q"), False
        self._read = None
        self.lost, self.laid_anew = {}, False
        self.generation += 1
        return reported

    def _read_hurt(self, damage: Damage) -> None:
        """Takes what is whole of a file that does not lie as it was saved. Raises StoreError when nothing is, or when
        it was damaged since it was read."""
        from sessions.store import whole_file

        content = private_files.read_from(self._open_descriptor(), 0)
        known = event_lines.format_of_file(content) is not None
        found = whole_file.what_is_whole(content, self.path, damage, known=known)
        if not found.whole:
            if self._documents and not self.hurt:
                raise store_errors.damaged(self.path, damage.line, damage.what)
            self.hurt, self._read_only = True, True
        reported = self._start_again([*found.documents])
        self._unreported = found.documents[reported:]
        self.format = event_lines.format_of(found.documents[0]) or FORMAT
        self.lost, self.laid_anew, self._checked = found.lost, True, found.checked
        self._last_line, self._unfinished = b"", None

    def _take(self, found: Scan, content: bytes, start: int) -> None:
        self.at_rest()
        known = len(self._documents)
        self._go_on(found, content, start)
        self._documents.extend(self._lines(content, start, known))
        self._unreported.extend(found.documents)

    def _go_on(self, found: Scan, content: bytes, start: int) -> None:
        self._ends.extend(found.ends)
        if found.documents:
            self._last_line = content[found.last_start : found.end]
            self._end = start + found.end
        self._checked = found.checked
        self._unfinished = found.unfinished

    def _open_descriptor(self) -> int:
        if self._descriptor is None:
            self._descriptor = private_files.open_existing(self._real_path, read_only=self._read_only)
        return self._descriptor

    def _drop_descriptor(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None

    def _rest(self) -> None:
        # Windows does not let anybody replace a file that is held open.
        if private_files.ON_WINDOWS:
            self._drop_descriptor()


def stamp(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@contextlib.contextmanager
def _no_garbage_collection() -> Iterator[None]:
    # Reading makes nothing but live objects; looking through them for garbage again and again doubles the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
