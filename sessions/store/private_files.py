"""Files only their owner may read, written so that they survive a crash; knows nothing of what is in them.

Every function raises OSError when the disk refuses. `pwrite` and `fsync` are looked up in this module at each
call, so a test can make the disk fail here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

ON_WINDOWS = sys.platform == "win32"
FILE_MODE = 0o600
LONGEST_STEM = 40
"""Letters of a file's name that the name of its temporary file begins with."""
FOLDER_MODE = 0o700
_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_FOLDER_FSYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


class InPlace(OSError):
    """Everything was written and is in its place; only the folder could not be settled, so that a power cut now could
    bring back what was there before."""


def pwrite(descriptor: int, data: bytes, position: int) -> int:
    """Write at a position; returns how many bytes were taken, which may be fewer."""
    if sys.platform != "win32":
        return os.pwrite(descriptor, data, position)
    os.lseek(descriptor, position, os.SEEK_SET)
    return os.write(descriptor, data)


def begin_writing(descriptor: int, position: int, length: int) -> None:
    """Has the disk begin with what was written there, where the system knows how to say so, and waits for nothing:
    `fsync` has less to wait for then. Of a page that is written in part nothing is let go."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, position, length, os.POSIX_FADV_DONTNEED)


def fsync(descriptor: int) -> None:
    """Return once the file is on the disk."""
    os.fsync(descriptor)


def write_at(descriptor: int, data: bytes, position: int) -> None:
    """Write all of `data` at `position`: one system call unless the disk takes only a part."""
    written = pwrite(descriptor, data, position)
    while written < len(data):
        written += pwrite(descriptor, data[written:], position + written)


def read_from(descriptor: int, position: int) -> bytes:
    """All bytes from `position` to where the file ends now; what is added while reading is left for the next time."""
    # Reading on to wherever the end has moved would join the old closing bytes to the middle of a newer save.
    left = os.fstat(descriptor).st_size - position
    os.lseek(descriptor, position, os.SEEK_SET)
    pieces = []
    while left > 0 and (piece := os.read(descriptor, left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def open_existing(path: Path, *, read_only: bool) -> int:
    """A descriptor on a file that must exist already."""
    return os.open(path, (os.O_RDONLY if read_only else os.O_RDWR) | _BINARY)


def open_private(path: Path, *, exclusive: bool) -> int:
    """A descriptor on a new file of mode 0600; with `exclusive` an existing one raises FileExistsError."""
    flags = os.O_RDWR | os.O_CREAT | _BINARY | _NO_FOLLOW
    try:
        descriptor = os.open(path, flags | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        if exclusive:
            raise
        return os.open(path, flags, FILE_MODE)
    if sys.platform != "win32":
        # A umask can only take bits away; one that took the owner's own would lock the owner out.
        os.fchmod(descriptor, FILE_MODE)
    return descriptor


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can do that."""
    if ON_WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fsync(descriptor)
    except OSError as reason:
        # Some network and removable filesystems cannot sync a folder at all; that is no failed save.
        if reason.errno not in _NO_FOLDER_FSYNC:
            raise
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make a folder and its missing parents with mode 0700; folders that exist keep the mode their owner chose."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        with contextlib.suppress(FileExistsError):
            one.mkdir(mode=FOLDER_MODE)
            one.chmod(FOLDER_MODE)
            sync_folder(one.parent)


def write_private(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a whole new file, on disk when this returns if it is to be `lasting`; raises FileExistsError rather than
    overwrite."""
    descriptor = open_private(path, exclusive=True)
    try:
        write_at(descriptor, data, 0)
        if lasting:
            fsync(descriptor)
    except BaseException:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    os.close(descriptor)


def _temporary_beside(path: Path) -> Path:
    # The name is cut so that a long session name still leaves room for the ending.
    return path.with_name(f".{path.name[:LONGEST_STEM]}.{os.urandom(6).hex()}.tmp")


def place_new(path: Path, data: bytes) -> None:
    """Put a whole new file at `path` in one step; raises FileExistsError and changes nothing when one is there."""
    temporary = _temporary_beside(path)
    write_private(temporary, data)
    try:
        try:
            os.link(temporary, path)
        except OSError as reason:
            if isinstance(reason, FileExistsError):
                raise
            # No hard links here (exFAT, some shares): hold the name with an empty file, then swap the full one in.
            os.close(open_private(path, exclusive=True))
            _or_take_away(path, replace, temporary, path)
        _or_take_away(path, sync_folder, path.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _or_take_away(made: Path, step: Callable[..., None], *arguments: Path) -> None:
    try:
        step(*arguments)
    except BaseException:
        with contextlib.suppress(OSError):
            made.unlink()
        raise


def place_over(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace the file at `path` in one step: at any moment either the old or the new one is there, whole.

    What is not `lasting` can be made again and says itself whether it is whole: a power cut may take it, and nobody
    waits for the disk. Raises InPlace when the new one is there and only that its name stays is not known.
    """
    temporary = _temporary_beside(path)
    write_private(temporary, data, lasting=lasting)
    _or_take_away(temporary, replace, temporary, path)
    if lasting:
        in_place(path.parent)


def in_place(folder: Path) -> None:
    """What was put into the folder is there; makes its name durable. Raises InPlace."""
    try:
        sync_folder(folder)
    except OSError as reason:
        raise InPlace(reason.errno, reason.strerror) from reason


def replace(temporary: Path, path: Path) -> None:
    """os.replace, tried for half a second on Windows, where a reader holding the file makes it fail."""
    for _ in range(9 if ON_WINDOWS else 0):
        try:
            return os.replace(temporary, path)
        except PermissionError:
            time.sleep(0.05)
    os.replace(temporary, path)
