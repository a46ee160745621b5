"""Lists this person's sessions, quickly, from an index of the files' stats. No session's file is changed.

The index is only a memory of what was read: a row counts while its file has the same time and size, an index that was
not written here word for word is thrown away, and a file with a problem or damage is read again each time. A little
long: the list, its memory and the reading of one file belong side by side.
"""

import contextlib
import json
import os
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import compress, repeat
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sessions.store import locations
from sessions.store.names import SeveralNames, UnknownName, is_whole, one_titled, resolve_among

if TYPE_CHECKING:
    from sessions.live.state import Run, SessionState

__all__ = ["Entry", "UnknownName", "entries", "resolve", "state_in_words"]

NOT_STARTED = "not started"
FINISHED = "finished"
HELD, UNDER_WAY = "held", "under way"
_VERSION = 15
_WIDE = 11
"""Columns of the index."""
DAMAGED = "damaged, for reading only"
"""What is said of a session of which something cannot be read."""
CLEARS = "waits to be cleared"
"""What is said of a session that holds words that belong to somebody."""
_NOWHERE: tuple[str, tuple[int, ...], str, str] = ("", (), "", "")
_NO_MORE: tuple[Any, ...] = ((), "", (), "", _NOWHERE, False, False)
_SEVERAL = 8
_UNSETTLED = 100_000_000
"""Nanoseconds: a file changed that shortly before it was read may change again under the same time."""


class Entry(NamedTuple):
    """One session file."""

    name: str
    title: str
    place: str
    created: str
    """ISO 8601, or "" when the file cannot be read."""
    exercises: tuple[str, ...]
    """The exercises' titles."""
    called: tuple[str, ...]
    """Those titles and every other name the exercises have, for searching."""
    state: str
    """How far it is, in the words of `state_in_words`."""
    changed: float
    """When the file last changed, seconds since 1970."""
    found: str = ""
    """What was found in its exercises and then in its frame, in figures (exercises/kernel/findings.py); no words."""
    held_on: str = ""
    """The day (ISO) it is held, where it has one; "" for the day it was made."""
    problem: str | None = None
    """A sentence when the file is damaged, foreign or newer; it is listed nevertheless."""
    waiting: tuple[tuple[str, str], ...] = ()
    """What comes back by itself and on which day (ISO), by its name in the frame: ("p2", "2026-03-26"). No words: the
    index would keep them after they were taken out of the session."""
    known_as: str = ""
    """Where something comes back: what its frame is remembered by where it went on (live/identity.py)."""
    carried_from: tuple[str, ...] = ()
    """What the sessions are remembered by whose open things went on into this one, and what they were called then."""
    keep_until: str = ""
    """The day (ISO) until which it is to be kept; "" when nobody said."""
    belongs: tuple[str, tuple[int, ...], str, str] = _NOWHERE
    """The programme's name, the numbers of its cohorts there, its kind of event and its block; "" for none."""
    clears: bool = False
    """Whether words that belong to somebody wait in it to be cleared."""
    damaged: bool = False
    """Whether something in it cannot be read, so that it opens for reading only."""


_SAID = len(Entry._fields) - len(_NO_MORE)
"""Where what is said of few sessions begins in an entry: before it the index has a column for each part."""


def entries() -> list[Entry]:
    """Every session file, newest first. Raises OSError when the folder cannot be read."""
    known, names = _Index.read(), _names()
    return _looked_at(known, names, was_cut=known.keep_what_holds())


def remembered_first() -> Iterator[list[Entry]]:
    """Every session file, newest first: as the index remembers them, where none of those is gone, and once more after
    a look at each file if one is not as it was. Raises OSError when the folder cannot be read."""
    known, names = _Index.read(), _names()
    remembered = known.columns[0]
    told = bool(remembered) and all(map(names.__contains__, remembered))
    if told:
        yield known.entries()
    was_cut = known.keep_what_holds()
    if not told or was_cut or len(remembered) != len(names):
        yield _looked_at(known, names, was_cut=was_cut)


def _looked_at(known: "_Index", names: Collection[str], *, was_cut: bool) -> list[Entry]:
    """What the index has that holds, and the other files read again."""
    found = known.entries()
    more = was_cut or len(found) != len(names)
    return _in_order(found + _read_again(names, known, was_cut=was_cut)) if more else found


def _in_order(found: list[Entry]) -> list[Entry]:
    return sorted(found, key=_MADE if all(map(itemgetter(3), found)) else _when, reverse=True)


_MADE = itemgetter(3, 0)


def _when(entry: Entry) -> tuple[str, str]:
    # A file that cannot be read has no beginning; its last change stands in, written the same way.
    return entry[3] or time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(entry[7])), entry[0]


def names() -> list[str]:
    """The names of the session files, sorted. Raises OSError."""
    try:
        files = os.listdir(locations.sessions_folder())
    except FileNotFoundError:
        return []
    return sorted(file[:-5] for file in files if file.endswith(".json") and locations.is_name(file[:-5]))


def resolve(name: str) -> str:
    """The session meant by any unique beginning of its name; a programme where its whole name or title was typed and no
    session's, or where no session begins so; else the session whose title begins so, which may be another than its file
    was named by. Raises UnknownName with a sentence, OSError."""
    from sessions.library import programmes
    from sessions.library.programme_rows import called_whole

    try:
        found = resolve_among(name, names())
    except UnknownName as problem:
        several = isinstance(problem, SeveralNames)
        other = called_whole(name) if several else programmes.called(name)
        if other is None and not several:
            other = one_titled(name, {entry.name: entry.title for entry in entries()})
        if other is None:
            raise
        return other
    return found if is_whole(name, found) else called_whole(name) or found


def state_in_words(state: "SessionState") -> str:
    """How far a session is: "not started", "prepared", "everyone released" or "held" without a phase, the phase's
    title, or "finished"."""
    frame = state.frame
    runs = list(state.exercises.values()) or ([frame] if frame is not None else [])
    if not runs:
        return NOT_STARTED
    progress = [run.shape.progress(run.state) for run in runs]
    if all(one.finished for one in progress):
        return FINISHED
    if not any(one.since or one.finished for one in progress):
        # An imported case may be filled, and even over, though nobody ever moved it from phase to phase.
        day = _day_in_words(frame)
        return day if day != NOT_STARTED else next((one.standing for one in progress if one.standing), NOT_STARTED)
    run = state.exercises.get(state.current) or next(
        (run for run, one in zip(runs, progress, strict=True) if one.since), runs[0]
    )
    return run.shape.progress(run.state).phase


def _day_in_words(frame: "Run | None") -> str:
    """How far a day is of which no exercise was begun here: "held" when its parts were on, as after an import."""
    items = list(frame.state.items.values()) if frame is not None else []
    if any(item.running for item in items):
        return UNDER_WAY
    return HELD if any(item.stretches for item in items) else NOT_STARTED


def _more(
    waiting: Sequence[Sequence[str]],
    known_as: str,
    carried: Sequence[str],
    until: str,
    belongs: Sequence[Any],
    *flags: bool,
) -> tuple[Any, ...]:
    """The rest of an entry as it stands in the index: there the tuples are lists."""
    programme, cohorts, kind, block = belongs
    where = programme, tuple(cohorts), kind, block
    return tuple(map(tuple, waiting)), known_as, tuple(carried), until, where, *flags


def _names() -> dict[str, None]:
    """The names of what may be a session's file, whatever else it is called. Raises OSError."""
    try:
        files = os.listdir(locations.sessions_folder())
    except FileNotFoundError:
        return {}
    return dict.fromkeys([file[:-5] for file in files if file[-5:] == ".json" and file[0] != "."])


def _statuses(names: Iterable[str]) -> Iterator[os.stat_result | None]:
    """That of each file, an entry of a listing telling it slower than its path does; None for one that was taken away
    while we look."""
    stat, place = os.stat, f"{locations.sessions_folder()}{os.sep}"
    for name in names:
        try:
            yield stat(f"{place}{name}.json")
        except FileNotFoundError:
            yield None


class _Index:
    """What was read before, newest first, a column for each part of a row: one list of thousands is read quicker than
    thousands, and each in a line of its own, for one macron makes twice as long all that is read with it."""

    def __init__(self) -> None:
        self.columns: list[list[Any]] = [[] for _ in range(_WIDE)]
        """Name, time (nanoseconds) and size of each file; title, place, created, state, what was found, the day it is
        held; the set of its exercises, what more."""
        self.sets: list[tuple[tuple[str, ...], tuple[str, ...]]] = []

    def keep_what_holds(self) -> bool:
        """Forgets the files that are not as they were; whether there was any."""
        names, times, sizes = self.columns[:3]
        rows = zip(_statuses(names), times, sizes, strict=True)
        hold = [now is not None and now.st_mtime_ns == at and now.st_size == size for now, at, size in rows]
        if not all(hold):
            self.columns = [list(compress(column, hold)) for column in self.columns]
        return not all(hold)

    def entries(self) -> list[Entry]:
        """What it has as entries."""
        names, times, _, titles, places, created, states, *rest, numbers, more = self.columns
        exercises, called = ([self.sets[number][part] for number in numbers] for part in (0, 1))
        changed = [at / 1e9 for at in times]
        alike = map(repeat, (None, *_NO_MORE))
        parts = zip(names, titles, places, created, exercises, called, states, changed, *rest, *alike, strict=False)
        made = list(map(partial(tuple.__new__, Entry), parts))
        for at, few in enumerate(more):
            if few:
                made[at] = Entry._make((*made[at][:_SAID], *_more(*few)))
        return made

    def add(self, row: Sequence[Any], exercises: tuple[tuple[str, ...], tuple[str, ...]], more: Any) -> None:
        """One more: what stands before its set of exercises, that, and what stands behind it."""
        if exercises not in self.sets:
            self.sets.append(exercises)
        for column, value in zip(self.columns, (*row, self.sets.index(exercises), more), strict=True):
            column.append(value)

    @staticmethod
    def path() -> Path:
        return locations.home() / "index.json"

    @classmethod
    def read(cls) -> Self:
        """The index on disk, or an empty one when there is none that was written here."""
        index = cls()
        try:
            with cls.path().open("rb") as file:
                head, *lines = file
            if head != cls._head(lines):
                return index
            read = json.JSONDecoder().raw_decode
            sets, *index.columns = [read(line.decode())[0] for line in lines]
            index.sets = [(tuple(titles), tuple(called)) for titles, called in sets]
        except (OSError, ValueError, TypeError, RecursionError):
            return cls()
        return index

    @staticmethod
    def _head(lines: Iterable[bytes]) -> bytes:
        check = reduce(lambda check, line: zlib.crc32(line, check), lines, 0)
        return b'{"holdspace_index": %d, "check": %d, "index": [\n' % (_VERSION, check)

    def write(self) -> None:
        """Puts the index on disk; without it the next list is only slower."""
        from sessions.store import private_files

        rows = sorted(zip(*self.columns, strict=True), key=itemgetter(5, 0), reverse=True)
        columns = map(list, zip(*rows, strict=True)) if rows else self.columns
        body = b",\n".join(json.dumps(part, ensure_ascii=False).encode() for part in (self.sets, *columns)) + b"]}"
        with contextlib.suppress(OSError):
            private_files.place_over(self.path(), self._head([body]) + body)


def only_noted(files: Mapping[str, tuple[os.stat_result, os.stat_result]]) -> None:
    """Each of these files was as it is said first, and has since one entry more of which nothing stands in a list, so
    that none has to be read again for it."""
    if len(files) > _SEVERAL:
        # To read so many again would take longer than it does to wait until the last has settled.
        left = max(became.st_mtime_ns for _, became in files.values()) + _UNSETTLED - time.time_ns()
        time.sleep(min(max(left + 1, 0), _UNSETTLED) / 1e9)
    known, now = _Index.read(), time.time_ns()
    names, times, sizes = known.columns[:3]
    settled = [at for at, name in enumerate(names) if name in files and now - files[name][1].st_mtime_ns > _UNSETTLED]
    for at in settled:
        was, became = files[names[at]]
        if (times[at], sizes[at]) == (was.st_mtime_ns, was.st_size):
            times[at], sizes[at] = became.st_mtime_ns, became.st_size
    if settled:
        known.write()


def _read_again(names: Iterable[str], known: _Index, *, was_cut: bool) -> list[Entry]:
    """The entries of those that are not in the index, which then has them."""
    fresh, now = _Index(), time.time_ns()
    for *row, number, more in zip(*known.columns, strict=True):
        fresh.add(row, known.sets[number], more)
    found, there = [], set(known.columns[0])
    more = [name for name in names if name not in there]
    for name, status in zip(more, _statuses(more), strict=True):
        if status is None:
            continue
        entry = _entry(name, status)
        found.append(entry)
        # What cannot be read today another version of the program may read.
        is_read = entry.problem is None and not entry.damaged
        if is_read and entry.created and now - status.st_mtime_ns > _UNSETTLED:
            row = [name, status.st_mtime_ns, status.st_size, *entry[1:4], entry.state, entry.found, entry.held_on]
            fresh.add(row, (entry.exercises, entry.called), list(entry[_SAID:]) if entry[_SAID:] != _NO_MORE else 0)
    if was_cut or fresh.columns != known.columns:
        fresh.write()
    return found


def _entry(name: str, status: os.stat_result) -> Entry:
    """What the file itself says. The reading is imported here, for a list of unchanged files needs none of it."""
    from exercises.kernel.findings import packed
    from exercises.kernel.text import clean
    from sessions.library import due_again as coming_back
    from sessions.live import whole_session
    from sessions.live.owners import entered

    if not locations.is_name(name):
        path = locations.sessions_folder() / f"{name}.json"
        problem = _conflicted(path) or (
            f"“{clean(path.name)}” has a name that no session has; it was left as it is. To open it, "
            "give it a name of plain small letters, digits and dashes."
        )
        return _troubled(clean(name), status, problem)
    read = whole_session.read(name)
    if isinstance(read, str):
        return _troubled(name, status, read)
    state = read.state
    templates = [run.template for run in state.exercises.values()]
    runs = [*state.exercises.values(), *([state.frame] if state.frame is not None else [])]
    called = [word for template in templates for word in (template.title, template.key, *template.also_called)]
    return Entry(
        name,
        str(state.title),
        str(state.place),
        state.created,
        tuple(template.title for template in templates),
        tuple(dict.fromkeys(called)),
        state_in_words(state),
        status.st_mtime_ns / 1e9,
        packed(run.shape.findings(run.state) for run in runs),
        _held_on(state),
        None,
        *coming_back.kept_of(state),
        state.keep_until,
        _belongs(state),
        bool(entered(read.events, state)),
        read.is_damaged,
    )


def _conflicted(path: Path) -> str:
    """What a conflicted copy of one of the sessions here is, and what to do; "" for any other file."""
    from sessions.live.other_copies import conflicted, said_of_copy

    of = max((name for name in names() if path.name.startswith(name)), key=len, default="")
    if not of or path not in conflicted(of):
        return ""
    return said_of_copy(path, of)


def _held_on(state: "SessionState") -> str:
    return "" if state.frame is None else str(state.frame.state.facts.date)


def _belongs(state: "SessionState") -> tuple[str, tuple[int, ...], str, str]:
    known = state.belongs
    return _NOWHERE if known is None else (known.programme, known.cohorts, known.kind, known.block)


def _troubled(name: str, status: os.stat_result, problem: str) -> Entry:
    return Entry(name, name, "", "", (), (), "cannot be opened", status.st_mtime_ns / 1e9, problem=problem)
