"""Keeps where exports were put on this computer, and says which of them still have words. Knows no format.

A session remembers that something left, never where it lies: its file may be copied to another computer, and a path
tells about this one. The paths are in this person's own folder, so that withdrawing and destroying can list them.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.days import in_full
from exercises.kernel.record import Record, as_dict
from exercises.kernel.text import clean, listed
from sessions.live.export_notes import Exported
from sessions.live.state import SessionState
from sessions.store import locations, private_files
from sessions.store.write_lock import WriteLock

_VERSION = 1
_MOST_NAMED = 3


class ExportPlace(Record):
    """One export and where it was put on this computer."""

    session: str
    path: str
    format: str
    audience: str
    day: str
    digest: str

    @property
    def there(self) -> bool:
        """Whether something still is at that place."""
        try:
            return os.path.lexists(self.path)
        except (OSError, ValueError):
            return False


# -- where they lie ---------------------------------------------------------------------------------------------------


def _path() -> Path:
    return locations.home() / "exports.json"


def keep(*new: ExportPlace) -> None:
    """Adds where an export of one session or several was put; the newest last. Raises OSError."""
    locations.make_private(locations.home())
    again = {(place.session, place.path) for place in new}
    with _locked():
        _write([*(place for place in _read() if (place.session, place.path) not in again), *new])


def export_places(session: str = "") -> tuple[ExportPlace, ...]:
    """Where exports of that session were put on this computer, of every session without a name; oldest first."""
    return tuple(place for place in _read() if not session or place.session == session)


def where(session: str) -> dict[tuple[str, str], ExportPlace]:
    """Where that session's exports were put, by what the file is called and its bytes: two files may be equal."""
    return {(clean(os.path.basename(place.path)), place.digest): place for place in export_places(session)}


def forget(session: str) -> None:
    """No longer keeps where that session's exports were put: it was destroyed. Raises OSError."""
    with _locked():
        _write([place for place in _read() if place.session != session])


def forget_where(session: str, called: Callable[[str], bool]) -> int:
    """No longer keeps where that session's exports were put whose path is called so; how many. Raises OSError."""
    if not any(called(place.path) for place in export_places(session)):
        return 0
    with _locked():
        kept = _read()
        left = [place for place in kept if place.session != session or not called(place.path)]
        _write(left)
    return len(kept) - len(left)


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    lock = WriteLock(locations.home() / ".exports.lock")
    try:
        with lock.held():
            yield
    finally:
        lock.close()


def _write(kept: list[ExportPlace]) -> None:
    document = {"holdspace_exports": _VERSION, "exports": [as_dict(place) for place in kept]}
    private_files.place_over(_path(), (json.dumps(document, ensure_ascii=True, indent=1) + "\n").encode())


def _read() -> list[ExportPlace]:
    """What is kept; nothing when the file cannot be read as ours."""
    found = []
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        for kept in json.loads(_path().read_bytes())["exports"]:
            with contextlib.suppress(TypeError):
                one = ExportPlace(**kept)
                if all(isinstance(word, str) for word in as_dict(one).values()):
                    found.append(one)
    return found


# -- in words ---------------------------------------------------------------------------------------------------------


def told(one: Exported) -> str:
    """One earlier export in a line."""
    names = "" if one.names == "as they are" else f", names {one.names}"
    return f"{one.file} ({one.format} for {one.audience}{names}), {in_full(one.day)}"


def carries(state: SessionState, run: str, keys: Iterable[str]) -> list[Exported]:
    """The exports that carry any of those quotations."""
    wanted = set(keys)
    return [one for one in state.exports if wanted & set(one.quotes.get(run, ()))]


def given(state: SessionState) -> dict[str, frozenset[str]]:
    """The keys of the quotations of each exercise that nobody took back; asked only of those that something left."""
    left = {run for one in state.exports for run in one.quotes}
    return {
        run.key: frozenset(quote.key for quote in run.shape.quotes(run.state) if quote.consent != WITHDRAWN)
        for run in state.runs.values()
        if run.key in left
    }


def still_out_since(session: str, before: SessionState, after: SessionState, *, of: str = "") -> str:
    """The sentences on what was taken back between the two; "" when nothing of it had left."""
    was, now = given(before), given(after)
    said = [
        still_out(session, after, run, before_words - now.get(run, frozenset()), of=of)
        for run, before_words in was.items()
    ]
    return " ".join(filter(None, dict.fromkeys(said)))


def still_out(session: str, state: SessionState, run: str, keys: Iterable[str], *, of: str = "") -> str:
    """The sentence after words were taken back: the exports that have them already; "" when there are none.

    `of` is what another session is called than the one they were taken back in.
    """
    found = carries(state, run, keys)
    if not found:
        return ""
    places = where(session)
    names = [_told_at(one, places) for one in reversed(found[-_MOST_NAMED:])]
    more = len(found) - len(names)
    said = f"{', '.join(names)}, and {more} more: holdspace exports {session}" if more else listed(names)
    whole = any(one.format == "json" and one.audience == "facilitators" for one in found)
    again = " A session restored from one of them on another computer has them too." if whole else ""
    those = f"Earlier exports of {of}" if of else "Later exports are without them. Earlier ones"
    return f"{those} still have them: {said}. Look after those.{again}"


def _told_at(one: Exported, places: Mapping[tuple[str, str], ExportPlace]) -> str:
    place = places.get((one.file, one.digest))
    return f"{told(one)}{f', at {place.path}' if place is not None and place.there else ''}"
