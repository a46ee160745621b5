"""Brings into the sessions of a new programme what they held, out of the files that lie beside the programme's own.

A session's file is named by the session, by what was collected in it, or says itself which session it is of. Each comes
in by the import there is for it, whole or not at all, and what did not is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.checked_table import Place
from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean
from sessions.importing.audit_file import AUDIT
from sessions.importing.audit_form import looks_like_an_audit
from sessions.importing.cases import MOST_FILE_BYTES, CaseError, import_file
from sessions.importing.pages_file import WHOSE, exercise_of
from sessions.importing.programme_file import Made
from sessions.importing.report import Wanted
from sessions.live.session import open_session
from sessions.store import strict_json

_MOST_BESIDE = 200


class Filled(Record):
    """What came into the sessions, and what did not, a line each."""

    came: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()


class _Beside:
    """The files beside a programme's: each read once, and what it says of sessions."""

    def __init__(self, folder: Path, programme: str) -> None:
        self._folder, self._programme = folder, programme
        self._read: dict[str, Any] = {}

    def value(self, name: str) -> Any:
        """What a JSON file holds; None for another, or one that is not there."""
        if name not in self._read:
            try:
                read = strict_json.read(strict_json.read_bytes(self._folder / name, MOST_FILE_BYTES))
            except strict_json.JsonError:
                read = None
            self._read[name] = read
        return self._read[name]

    def of_this(self) -> list[str]:
        """The files that say themselves that they are of this programme, by name."""
        names = sorted(path.name for path in self._folder.glob("*.json"))[:_MOST_BESIDE]
        return [name for name in names if self._says_so(self.value(name))]

    def _says_so(self, value: Any) -> bool:
        return isinstance(value, Mapping) and value.get("programme") == self._programme

    def sessions_of(self, name: str) -> list[str]:
        """The ids of the sessions that a file says it is of, each once."""
        value = self.value(name)
        return list(dict.fromkeys(_named(value))) if isinstance(value, Mapping) else []

    def cohorts_of(self, name: str) -> list[str]:
        """The cohorts of the things in a file, by their ids, each once."""
        value = self.value(name)
        every = value.values() if isinstance(value, Mapping) else ()
        items = [one for several in every if isinstance(several, list) for one in several if isinstance(one, Mapping)]
        return list(dict.fromkeys(one[WHOSE] for one in items if isinstance(one.get(WHOSE), str)))


def _named(value: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(value.get("session"), str):
        yield value["session"]
    for items in value.values():
        for item in items if isinstance(items, list) else [items]:
            if isinstance(item, Mapping) and isinstance(item.get("session"), str):
                yield item["session"]


class Filling:
    """What comes into the sessions of a programme's file, looked up before they are made."""

    def __init__(self, top: Place, folder: Path, *, but: Collection[str] = ()) -> None:
        self._folder, self._but = folder, but
        self._beside = _Beside(folder, top.text("name"))
        self._comes = self._found(top)

    def _found(self, top: Place) -> list[tuple[str, str, Wanted]]:
        """Each session, a file of it and which part of that, in the order they come in."""
        found = [(place.text("id"), file) for place in top.each("sessions") for file in place.texts("files")]
        named = {file for _, file in found}
        found += [
            (place.text("session"), place.text("file"))
            for place in top.each("collected")
            if place.has("file") and place.has("session") and place.text("file") not in named
        ]
        for file in self._beside.of_this():
            found += [(key, file) for key in self._beside.sessions_of(file) if file not in named]
        whose = self._whose(top)
        known = {place.text("id") for place in top.each("sessions")}
        found = [(key, file) for key, file in found if file not in self._but]
        comes: dict[tuple[str, tuple[str, ...]], tuple[str, str, Wanted]] = {}
        for key, file in dict.fromkeys(found):
            for wanted in _only(self._beside.value(file), key) if key in known else ():
                theirs = tuple(cohort for cohort, session in whose.get(file, {}).items() if session == key)
                if file in whose and not theirs:
                    continue
                wanted = replace(wanted, whose=theirs)
                # A file of several rounds is one file: it comes where it was first asked.
                comes.setdefault((file, (*wanted.only, *theirs)), (key, file, wanted))
        return list(comes.values())

    def _whose(self, top: Place) -> dict[str, dict[str, str]]:
        """By a file that says of each thing whose it is: into which session what is of a cohort comes, the one where it
        was first asked of that cohort; only where these are several."""
        found: dict[str, dict[str, str]] = {}
        for place in top.each("collected"):
            if place.has("file") and place.has("session") and place.has("cohort"):
                found.setdefault(place.text("file"), {}).setdefault(place.text("cohort"), place.text("session"))
        for file, sessions in found.items():
            for cohort in self._beside.cohorts_of(file):
                sessions.setdefault(cohort, next(iter(sessions.values())))
        several = {file: sessions for file, sessions in found.items() if len(set(sessions.values())) > 1}
        return {file: sessions for file, sessions in several.items() if self._beside.cohorts_of(file)}

    def brings_its_own(self) -> set[tuple[str, str]]:
        """The exercises that a file brings along, each with the id of its session: that one is made without."""
        audits = [key for key, file, _ in self._comes if looks_like_an_audit(self._beside.value(file))]
        return {(key, AUDIT) for key in audits}

    def fill(self, made: Made, *, by: str = "") -> Filled:
        """Brings it in. Raises StoreError or OSError when a session cannot be opened."""
        came: list[str] = []
        stayed: list[str] = []
        for key, file, wanted in self._comes:
            where = made.sessions[key]
            session = open_session(where, by=by)
            try:
                came.append(f"{where}: {import_file(session, self._folder / Path(file).name, wanted).says}")
                if session.problem and not session.flush():
                    stayed.append(f"{where}: NOT SAVED yet: {session.problem}")
            except CaseError as problem:
                stayed.append(f"{clean(file)} did not come into {where}: {problem}")
            finally:
                session.close()
        return Filled(tuple(came), tuple(stayed))


def _only(value: Any, key: str) -> tuple[Wanted, ...]:
    """Which parts of a file of several come into that session, one after the other; all of it where it does not say."""
    if not isinstance(value, Mapping):
        return (Wanted(),)
    for name, called in (("organisations", "key"), ("reviews", "number")):
        items = [one for one in value.get(name) or () if isinstance(one, Mapping)]
        parts = [str(one.get(called, "")) for one in items if one.get("session") == key]
        if parts:
            return tuple(Wanted(only=(part,)) for part in parts)
    found = exercise_of(None, value)
    by_session = found is not None and found[1].words.get("file", {}).get("only") == "session"
    return (Wanted(only=(key,)) if by_session else Wanted(),)
