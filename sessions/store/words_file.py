"""Where the words of the sessions are kept as finding compares them, so that no session is opened to be looked into.

A programme is one of them here, by its name with PROGRAMME before it.

Never the truth: what is kept of a session counts only while its file has the time and the size that it was read at, and
is made again where it is lost. It stands in a few files of our own, many sessions in each, only for this person; and
what it has of a session goes with the next entry of that session, whoever records it and whatever it says.
Nothing here knows what a state is.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import FileIO
from pathlib import Path

from exercises.kernel.record import Record
from sessions.store import locations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_FILES = 16
_VERSION = 2
Stamp = tuple[int, int]
"""When a session's file changed last (nanoseconds) and its size."""


class Words(Record):
    """What is kept of one session."""

    name: str
    stamp: Stamp
    about: str
    """What is said of the session itself, in a line."""
    compared: bytes
    """A line for each text, as search compares it."""
    shown: bytes
    """As many lines: what is said of each."""


class Hit(Record):
    """A session with some of the words that are sought."""

    name: str
    about: str
    lines: tuple[str, ...]
    """What is said of each text that has them."""


def stamps() -> dict[str, Stamp]:
    """Every session file, and every programme's, by its name. Raises OSError."""
    found = {}
    for place, before in ((locations.sessions_folder(), ""), (locations.programmes_folder(), locations.PROGRAMME)):
        try:
            files = os.listdir(place)
        except FileNotFoundError:
            continue
        # An entry of a listing tells its time slower than its path does, and there may be thousands.
        beginning = f"{place}{os.sep}"
        for file in files:
            if file[-5:] == ".json" and locations.is_name(name := file[:-5]):
                try:
                    status = os.stat(beginning + file)
                except FileNotFoundError:
                    continue
                found[before + name] = status.st_mtime_ns, status.st_size
    return found


def found(wanted: Sequence[bytes], known: Mapping[str, Stamp], version: int) -> tuple[list[Hit], set[str]]:
    """The sessions of which something is kept that holds still, for this version of the program: those with one of
    these words, and the names of all. What holds no longer is forgotten. `known` are all the session files there are.
    Never raises."""
    hits: list[Hit] = []
    names: set[str] = set()
    groups = together(known)
    for number in range(_FILES):
        path, group = _path(number), groups.get(number, [])
        with contextlib.suppress(OSError):
            kept = _Kept.read(path, version)
            if kept is None:
                path.unlink()
                continue
            places = kept.places(known, group)
            if (there := kept.hits(wanted, places)) is not None:
                hits += there
                names.update(name for name, _ in places)
                if len(places) != kept.many:
                    _without(path, kept.names.difference(name for name, _ in places))
    return hits, names


def hit(words: Words, wanted: Sequence[bytes]) -> Hit | None:
    """The same of a session that was read just now; None when it has none of them."""
    lines = sorted({words.compared.count(b"\n", 0, at) for at in _places(words.compared, wanted)})
    if not lines:
        return None
    shown = words.shown.decode("utf-8", "replace").split("\n")
    return Hit(words.name, words.about, tuple(shown[line] for line in lines))


def together(names: Iterable[str]) -> dict[int, list[str]]:
    """These sessions, those together that are kept in one file."""
    groups: dict[int, list[str]] = {}
    for name in names:
        groups.setdefault(_number(name), []).append(name)
    return groups


def keep(words: Iterable[Words], version: int) -> None:
    """Keeps these, and forgets what is kept beside them that holds no longer. Raises OSError."""
    fresh: dict[int, list[Words]] = {}
    for one in words:
        # What goes out of a file that is reached by another name as well would not be found to go out of this.
        if not locations.session_path(one.name).is_symlink():
            fresh.setdefault(_number(one.name), []).append(one)
    for number, added in fresh.items():
        path, names = _path(number), {one.name for one in added}
        with contextlib.suppress(OSError):
            before = _Kept.read(path, version)
            if before is not None:
                added += [one for one in before.words() if one.name not in names]
        locations.make_private(path.parent)
        _put(path, added, version)


def forget(session: Path) -> None:
    """What is kept of that session file goes, and what killed writes left of any. Raises OSError."""
    folder = locations.words_folder()
    try:
        files = os.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        if file.startswith("."):
            (folder / file).unlink(missing_ok=True)
    name = locations.name_of(session)
    path = _path(_number(name))
    if path.name in files:
        _without(path, {name})


def forget_strays() -> None:
    """What is kept of files that are there no longer, or have changed, goes. Never raises."""
    with contextlib.suppress(OSError):
        known = stamps()
        for number in range(_FILES):
            with contextlib.suppress(FileNotFoundError):
                kept = _Kept.read(_path(number))
                if kept is not None and (gone := kept.names - kept.holding(known)):
                    _without(_path(number), gone)


# -- one file ----------------------------------------------------------------------------------------------------------
# A head with the lengths of what follows and what checks it: the sessions' names and stamps, a line each; a row for
# each, in the same order; what is compared of all of them; what is shown of all of them, which is read and checked
# only of those that are found.


def _number(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "replace")) % _FILES


def _path(number: int) -> Path:
    return locations.words_folder() / f"{number:02}.words"


def _head(version: int, lengths: Sequence[int], check: int) -> bytes:
    told = " ".join([f"{version:08x}", *(f"{one:010}" for one in lengths), f"{check:08x}"])
    return f"holdspace words {_VERSION} {told}\n".encode()


_HEAD = len(_head(0, (0,) * 4, 0))


def _stamped(name: str, stamp: Stamp) -> str:
    return f"{name}\t{stamp[0]}\t{stamp[1]}\n"


def _content(words: Iterable[Words], version: int) -> bytes:
    every = sorted(words, key=lambda one: one.name)
    names = "".join(_stamped(one.name, one.stamp) for one in every).encode()
    rows, at, shown_at, all_shown = [], 0, 0, []
    for one in every:
        shown = _with_begins(one.shown)
        place = f"{at} {len(one.compared)} {shown_at} {len(shown)} {zlib.crc32(shown):08x}"
        rows.append(f"{place} {' '.join(one.about.split(chr(10)))}\n")
        at, shown_at = at + len(one.compared), shown_at + len(shown)
        all_shown.append(shown)
    parts = (
        names,
        "".join(rows).encode("utf-8", "replace"),
        b"".join(one.compared for one in every),
        b"".join(all_shown),
    )
    return b"".join((_headed(version, parts), *parts))


_BEGIN = 4
"""Bytes that tell where a line begins."""


def _with_begins(shown: bytes) -> bytes:
    """What is shown of a session behind where each of its lines begins, and where the last ends: one is wanted."""
    lines = shown.split(b"\n")
    begin, begins = len(lines) * _BEGIN, bytearray()
    for line in lines:
        begins += begin.to_bytes(_BEGIN, "little")
        begin += len(line) + 1
    return bytes(begins) + shown


def _begin(shown: bytes, line: int) -> int:
    return int.from_bytes(shown[line * _BEGIN : (line + 1) * _BEGIN], "little")


def _line(shown: bytes, line: int) -> str:
    return shown[_begin(shown, line) : _begin(shown, line + 1) - 1].decode("utf-8", "replace")


def _headed(version: int, parts: Sequence[bytes]) -> bytes:
    names, rows, compared, _ = parts
    return _head(version, [len(part) for part in parts], zlib.crc32(compared, zlib.crc32(rows, zlib.crc32(names))))


class _Kept:
    """What one file has, read as far as it is asked for."""

    def __init__(self, path: Path, version: int, lengths: Sequence[int], parts: Sequence[bytes]) -> None:
        self.path = path
        self.version = version
        self.lengths = lengths
        self.stamps, self.rows, self.compared = parts

    @classmethod
    def read(cls, path: Path, version: int | None = None) -> Self | None:
        """What stands there; None when it is not as it was put there, or by another version. Raises OSError."""
        with path.open("rb", buffering=0) as file:
            head = file.read(_HEAD) or b""
            fields = head.split()
            if len(fields) != 9 or fields[:3] != [b"holdspace", b"words", b"%d" % _VERSION]:
                return None
            try:
                by, check = int(fields[3], 16), int(fields[8], 16)
                lengths = [int(length) for length in fields[4:8]]
            except ValueError:
                return None
            if version not in (None, by) or sum(lengths) + _HEAD != os.fstat(file.fileno()).st_size:
                return None
            parts = [_all(file.fileno(), length) for length in lengths[:3]]
        found = 0
        for part in parts:
            found = zlib.crc32(part, found)
        return cls(path, by, lengths, parts) if found == check else None

    @property
    def names(self) -> set[str]:
        """Every session that something is kept of."""
        return {line.partition("\t")[0] for line in self._lines()}

    def _lines(self) -> list[str]:
        return self.stamps.decode("utf-8", "replace").split("\n")[:-1]

    @property
    def many(self) -> int:
        """How many sessions something is kept of."""
        return self.stamps.count(b"\n")

    def holding(self, known: Mapping[str, Stamp]) -> set[str]:
        """The sessions of which what is kept holds."""
        return {name for name, _ in self.places(known, ())}

    def places(self, known: Mapping[str, Stamp], group: Collection[str]) -> list[tuple[str, int]]:
        """The sessions of which what is kept holds, each with its row's number; at once where they are that group."""
        every = sorted(group)
        if self.stamps == "".join([_stamped(name, known[name]) for name in every]).encode():
            return [(name, number) for number, name in enumerate(every)]
        there = []
        for number, line in enumerate(self._lines()):
            name = line[: line.find("\t")]
            if name in known and f"{line}\n" == _stamped(name, known[name]):
                there.append((name, number))
        return there

    def _fields(self) -> list[list[bytes]]:
        return [row.split(b" ", 5) for row in self.rows.split(b"\n")[:-1]]

    def _shown(self, file: FileIO, fields: Sequence[bytes]) -> bytes | None:
        """What is shown of the session with that row; None when it is not as it was put there. Raises OSError."""
        file.seek(_HEAD + sum(self.lengths[:3]) + int(fields[2]))
        shown = file.read(int(fields[3])) or b""
        return shown if zlib.crc32(shown) == int(fields[4], 16) else None

    def hits(self, wanted: Sequence[bytes], places: Sequence[tuple[str, int]]) -> list[Hit] | None:
        """Those of these sessions with one of these words; None when what is shown of one cannot be read. Raises
        OSError."""
        found = _places(self.compared, wanted)
        if not found or not places:
            return []
        rows = self._fields()
        begins = [int(rows[number][0]) for _, number in places]
        lines: dict[int, list[int]] = {}
        end = came = line = 0
        for at in sorted(found):
            if at >= end:
                place = bisect_right(begins, at) - 1
                came, line = begins[place], 0
                end = came + int(rows[places[place][1]][1])
                if not came <= at < end:
                    end = 0  # of a session of which what is kept holds no longer
                    continue
                there = lines[place] = []
            line += self.compared.count(b"\n", came, at)
            came = at
            if line not in there[-1:]:
                there.append(line)
        hits = []
        with self.path.open("rb", buffering=0) as file:
            for place, there in lines.items():
                name, number = places[place]
                shown = self._shown(file, rows[number])
                if shown is None:
                    return None
                lines_of = tuple([_line(shown, line) for line in there])
                hits.append(Hit(name, rows[number][5].decode("utf-8", "replace"), lines_of))
        return hits

    def words(self) -> list[Words]:
        """All that is kept; nothing when what is shown of any cannot be read. Raises OSError."""
        every = []
        with self.path.open("rb", buffering=0) as file:
            for line, fields in zip(self._lines(), self._fields(), strict=True):
                name, changed, size = line.split("\t")
                at, length, shown = int(fields[0]), int(fields[1]), self._shown(file, fields)
                if shown is None:
                    return []
                about, compared = fields[5].decode("utf-8", "replace"), self.compared[at : at + length]
                said = shown[_begin(shown, 0) :]
                every.append(Words(name, (int(changed), int(size)), about, compared, said))
        return every


def _all(descriptor: int, length: int) -> bytes:
    pieces = []
    while length > 0 and (piece := os.read(descriptor, length)):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _places(compared: bytes, wanted: Sequence[bytes]) -> list[int]:
    """Where one of these words stands, once in each line."""
    there = []
    for words in wanted:
        at = compared.find(words)
        while at >= 0:
            there.append(at)
            line = compared.find(b"\n", at)
            at = compared.find(words, line) if line >= 0 else -1
    return there


def _put(path: Path, words: Sequence[Words], version: int) -> None:
    """Replaces the file, and looks once more: what was taken back meanwhile was taken out of the one from before.
    Raises OSError."""
    from sessions.store import private_files

    while words:
        private_files.place_over(path, _content(words, version))
        holds = [one for one in words if _stamp(one.name) == one.stamp]
        if len(holds) == len(words):
            return
        words = holds
    path.unlink(missing_ok=True)


def _without(path: Path, names: Collection[str]) -> None:
    """The file without what is kept of these sessions; gone where that cannot be. Raises OSError."""
    kept = _Kept.read(path)
    if kept is not None and kept.names.isdisjoint(names):
        return
    try:
        left = [one for one in kept.words() if one.name not in names] if kept is not None else []
        _put(path, left, kept.version if kept is not None else 0)
    except OSError:
        path.unlink(missing_ok=True)


def _stamp(name: str) -> Stamp | None:
    try:
        status = os.stat(locations.session_path(name))
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
