"""The other copies of a session: here, in files beside it that no session is called by, and beside a given file.

A program that keeps folders in step leaves a *conflicted copy* beside a file that was changed on two computers. What a
copy knows to be taken back is taken over from it; of copies that are not here nothing can be known.
"""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean, listed
from sessions.live.alike import less, same_words, shared, taken_back_since
from sessions.live.entries import cleaned_event
from sessions.store import event_lines, locations, strict_json, whole_file
from sessions.store.errors import StoreError

_MOST_BYTES = 50_000_000
_BEGINNING = 65_536
"""So many bytes of a file tell whose copy it is."""
_UNKNOWN = "Of copies that are elsewhere nothing can be known here."


class Copy(Record):
    """One file with the same session in it."""

    path: Path
    events: Sequence[Event]

    @property
    def called(self) -> str:
        """What a person finds it by."""
        ours = self.path.parent in _own_folders() and locations.is_name(self.path.stem)
        return self.path.stem if ours else clean(self.path.name)


def _own_folders() -> tuple[Path, Path]:
    return locations.sessions_folder(), locations.programmes_folder()


def events_in(data: bytes, path: Path) -> list[Event]:
    """The entries of a session file or a facilitators' JSON export. Raises ValueError for anything else, StoreError."""
    if data.startswith(event_lines.OPENING):
        found = whole_file.read(data, path)
        if not found.whole:
            raise ValueError("damaged")
        return [cleaned_event(document) for document in found.documents]
    try:
        value = strict_json.read(data)
    except strict_json.JsonError as problem:
        raise ValueError("not JSON") from problem
    documents = value.get("events") if isinstance(value, dict) else None
    if not isinstance(documents, list):
        raise ValueError("no session")
    return [cleaned_event(document if isinstance(document, dict) else {}) for document in documents]


def copies_among(paths: Iterable[Path], first: Event) -> Iterator[Copy]:
    """Those of the files that have the session in them that begins with that entry; what cannot be read is none."""
    for path in paths:
        with contextlib.suppress(OSError, ValueError, StoreError):
            if path.stat().st_size > _MOST_BYTES or not path.is_file():
                continue
            with path.open("rb") as file:
                beginning = file.read(_BEGINNING)
                if first.at.encode() not in beginning:
                    continue
                events = events_in(beginning + file.read(), path)
            if events and same_session(events[0], first):
                yield Copy(path, events)


def same_session(one: Event, other: Event) -> bool:
    """Whether two first entries begin the same session."""
    return (one.kind, one.at, one.by) == (other.kind, other.at, other.by) and same_words(
        one.data.get("title"), other.data.get("title")
    )


def conflicted(name: str) -> list[Path]:
    """The files beside a session's own that have the same session in them and are called as no session is."""
    own = locations.session_path(name)
    with contextlib.suppress(OSError, ValueError, IndexError):
        with own.open("rb") as file:
            first = _first(file.read(_BEGINNING))
        others = (path for path in _files(own.parent) if not locations.is_name(path.stem) or path.suffix != ".json")
        return [path for path in others if (told := first_of(path)) is not None and same_session(told, first)]
    return []


def said_of_copy(path: Path, of: str, what: str = "Notes") -> str:
    """What such a copy is, and what to do with it."""
    return (
        f"“{clean(path.name)}” is a conflicted copy of {of}, left by a program that keeps folders in step. {what} only "
        f"in it: holdspace merge {of} {shlex.quote(clean(str(path)))}. Then delete it; holdspace destroy {of} "
        "--with-copies takes both away."
    )


def first_of(path: Path) -> Event | None:
    """A session file's first entry; None where it cannot be read."""
    with contextlib.suppress(OSError, ValueError, IndexError), path.open("rb") as file:
        return _first(file.read(_BEGINNING))
    return None


def _first(beginning: bytes) -> Event:
    """A session file's first entry. Raises ValueError or IndexError."""
    if not beginning.startswith(event_lines.OPENING):
        raise ValueError("no session")
    line = beginning.split(b"\n", 2)[1]
    try:
        value = strict_json.read(line.partition(b": ")[2].rstrip().removesuffix(b","))
    except strict_json.JsonError as problem:
        raise ValueError("not JSON") from problem
    return cleaned_event(value if isinstance(value, dict) else {})


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file())
    return []


def taken_over(events: Sequence[Event], path: Path, *, into: str = "") -> tuple[list[Event], str]:
    """The entries of a file from elsewhere without what copies of the same session know to be taken back, and a
    sentence on that. The copies are those in this data folder and beside the file; one may be the session that the file
    comes `into`."""
    folders = dict.fromkeys((*_own_folders(), path.parent))
    others = (file for folder in folders for file in _files(folder) if not _same_file(file, path))
    made, told = list(events), []
    for copy in copies_among(others, events[0]):
        before = made
        with contextlib.suppress(ExerciseError):
            if shared(copy.events, made):
                made = less(copy.events, made)
                made = [*made, *taken_back_since(copy.events, made)]
        told += [copy.called] if made != before else []
    if told == [into]:
        return made, f"What was taken back here stays taken back. {_UNKNOWN}"
    if not told:
        return made, f"Nothing was taken back in a copy of it that is here. {_UNKNOWN}"
    return made, f"What was taken back in {listed(told)} is taken back here as well. {_UNKNOWN}"


def _same_file(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False
