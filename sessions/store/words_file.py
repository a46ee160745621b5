"""Where the words of the sessions are kept as finding compares them, so that no session is opened to be looked into.

Never the truth: what is kept of a session counts only while its file has the time and the size that it was read at, and
is made again where it is lost. It stands in a few files of our own, many sessions in each, only for this person; and
what it has of a session is overwritten with the next entry of that session, whoever records it and whatever it says.
Nothing here knows what a state is.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sessions.store import locations, private_files

_FILES = 16
_VERSION = 1
_FIELDS = 10
Stamp = tuple[int, int]
"""When a session's file changed last (nanoseconds) and its size."""


class Words(NamedTuple):
    """What is kept of one session."""

    name: str
    stamp: Stamp
    created: str
    title: str
    place: str
    is_damaged: bool
    compared: bytes
    """A line for each text, as search compares it."""
    shown: bytes
    """As many lines: what is said of each."""

    def found(self, wanted: Iterable[bytes]) -> list[int]:
        """The lines that have one of these."""
        there: set[int] = set()
        for words in wanted:
            line, last = 0, 0
            at = self.compared.find(words)
            while at >= 0:
                line += self.compared.count(b"\n", last, at)
                there.add(line)
                last = self.compared.find(b"\n", at)
                at = self.compared.find(words, last) if last >= 0 else -1
        return sorted(there)


def stamps() -> dict[str, Stamp]:
    """Every session file by its name. Raises OSError."""
    found = {}
    with contextlib.suppress(FileNotFoundError), os.scandir(locations.sessions_folder()) as folder:
        for file in folder:
            if file.name.endswith(".json") and locations.is_name(name := file.name[:-5]):
                with contextlib.suppress(FileNotFoundError):
                    status = file.stat()
                    found[name] = status.st_mtime_ns, status.st_size
    return found


def kept(known: Mapping[str, Stamp], version: int) -> Iterator[Words]:
    """What is kept and holds still, for this version of the program; what does not is forgotten. `known` are all the
    session files there are. Never raises."""
    for number in range(_FILES):
        path = _path(number)
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            if _is_of(version, content):
                yield from _read(content, known)
            else:
                path.unlink()
                continue
            if gone := _gone(content, known):
                _overwrite(path, gone)


def together(names: Iterable[str]) -> list[list[str]]:
    """These sessions, those together that are kept in one file."""
    groups: dict[int, list[str]] = {}
    for name in names:
        groups.setdefault(_number(name), []).append(name)
    return list(groups.values())


def keep(words: Iterable[Words], version: int) -> None:
    """Keeps these, and forgets what is kept beside them that holds no longer. Raises OSError."""
    fresh: dict[int, list[Words]] = {}
    for one in words:
        if not _is_link(one.name):
            fresh.setdefault(_number(one.name), []).append(one)
    for number, added in fresh.items():
        path, known = _path(number), stamps()
        names = {one.name for one in added}
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            if _is_of(version, content):
                added += [one for one in _read(content, known) if one.name not in names]
        locations.make_private(path.parent)
        private_files.place_over(path, _content(added, version))
        # What was taken back meanwhile was taken out of the file that this one replaces.
        now = stamps()
        for one in added:
            if now.get(one.name) != one.stamp:
                forget(locations.session_path(one.name))


def forget(session: Path) -> None:
    """Overwrites what is kept of that session file, and what killed writes left of any. Raises OSError."""
    folder = locations.words_folder()
    try:
        files = os.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        if file.startswith("."):
            (folder / file).unlink(missing_ok=True)
    if session.suffix != ".json" or not locations.is_name(session.stem):
        return
    path = _path(_number(session.stem))
    if path.name in files:
        _overwrite(path, {session.stem})


def forget_strays() -> None:
    """Overwrites what is kept of files that are there no longer, or have changed. Never raises."""
    with contextlib.suppress(OSError):
        known = stamps()
        for number in range(_FILES):
            with contextlib.suppress(FileNotFoundError):
                path = _path(number)
                if gone := _gone(path.read_bytes(), known):
                    _overwrite(path, gone)


# -- one file ----------------------------------------------------------------------------------------------------------
# A line with the length of the directory; the directory, a row for each session; then the words, where the rows say.


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % _FILES


def _path(number: int) -> Path:
    return locations.words_folder() / f"{number:02}.words"


def _is_link(name: str) -> bool:
    # What goes out of a file that is reached by another name as well would not be found to go out of this.
    return locations.session_path(name).is_symlink()


def _content(words: Iterable[Words], version: int) -> bytes:
    rows, pieces, start = [], [], 0
    for one in words:
        body = one.compared + one.shown
        about = "\t".join(" ".join(text.split()) for text in (one.created, one.title, one.place))
        row = (
            f"{one.name}\t{one.stamp[0]}\t{one.stamp[1]}\t{start}\t{len(one.compared)}\t{len(one.shown)}\t"
            f"{int(one.is_damaged)}\t{about}\t"
        ).encode("utf-8", "replace")
        rows.append(row + b"%08x\n" % zlib.crc32(body, zlib.crc32(row)))
        pieces.append(body)
        start += len(body)
    directory = b"".join(rows)
    return b"".join((_head(version, len(directory)), directory, *pieces))


def _head(version: int, directory: int) -> bytes:
    return b"holdspace words %d %08x %010d\n" % (_VERSION, version, directory)


_HEAD = len(_head(0, 0))


def _directory(content: bytes) -> bytes:
    """The rows of a file that begins as one was begun here; none of any other."""
    head = content[:_HEAD].split(b" ")
    if len(head) != 5 or not head[4].strip().isdigit() or not head[3].isalnum():
        return b""
    length = int(head[4])
    return content[_HEAD : _HEAD + length] if content.startswith(b"holdspace words %d " % _VERSION) else b""


def _rows(directory: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Where each row begins, and its fields."""
    at = 0
    for row in directory.split(b"\n"):
        fields = row.split(b"\t")
        if len(fields) == _FIELDS + 1 and all(number.isdigit() for number in fields[1:7]):
            yield at, fields
        at += len(row) + 1


def _is_of(version: int, content: bytes) -> bool:
    return content.startswith(_head(version, len(_directory(content))))


def _gone(content: bytes, known: Mapping[str, Stamp]) -> set[str]:
    """The sessions of which something is kept that holds no longer."""
    rows = ((fields[0].decode("utf-8", "replace"), fields) for _, fields in _rows(_directory(content)))
    return {name for name, fields in rows if known.get(name) != (int(fields[1]), int(fields[2]))}


def _read(content: bytes, known: Mapping[str, Stamp]) -> Iterator[Words]:
    directory = _directory(content)
    behind = _HEAD + len(directory)
    for at, fields in _rows(directory):
        with contextlib.suppress(ValueError):
            name, changed, size, start, compared, shown = fields[0].decode(), *map(int, fields[1:6])
            if known.get(name) != (changed, size):
                continue
            begin = behind + start
            body = content[begin : begin + compared + shown]
            row = directory[at : at + len(b"\t".join(fields[:-1])) + 1]
            if b"%08x" % zlib.crc32(body, zlib.crc32(row)) != fields[-1]:
                continue
            created, title, place = (field.decode() for field in fields[7:10])
            stamp, is_damaged = (changed, size), fields[6] == b"1"
            yield Words(name, stamp, created, title, place, is_damaged, body[:compared], body[compared:])


def _overwrite(path: Path, names: set[str]) -> None:
    """Blanks what is kept of these sessions where it stands: first the words, then the row that leads to them."""
    descriptor = private_files.open_existing(path, read_only=False)
    try:
        content = private_files.read_from(descriptor, 0)
        directory = _directory(content)
        found = [(at, fields) for at, fields in _rows(directory) if fields[0].decode("utf-8", "replace") in names]
        for at, fields in found:
            start, compared, shown = map(int, fields[3:6])
            begin = min(_HEAD + len(directory) + start, len(content))
            blank = min(compared + shown, len(content) - begin)
            private_files.write_at(descriptor, b"\n" * blank, begin)
            private_files.write_at(descriptor, b" " * len(b"\t".join(fields)), _HEAD + at)
        if found:
            private_files.fsync(descriptor)
    finally:
        os.close(descriptor)
