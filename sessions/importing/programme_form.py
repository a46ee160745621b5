"""What a file of a programme may hold. Written down in docs/programme-format.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from exercises.kernel.days import full_day
from exercises.kernel.schema import Fault, Kind, one_of, several, table, whole, words
from exercises.programme.checks import MOST_PEOPLE, day_or_month
from exercises.programme.state import (
    BLOCKS,
    BOXES,
    COHORT_STATES,
    DONE,
    DROPPED,
    HELD,
    KINDS,
    LEVELS,
    MOVED,
    PLAN,
    PLANNED,
    RESULTS,
    SESSION,
    TOOL,
)

NO_BLOCK = "none"
LEVEL_WORDS: Mapping[str, str] = {**{one: one for one in LEVELS}, "leads": LEVELS[1]}
"""The file's word for each level, and ours."""
_WORDS, _NEEDED, _MAY_BE_BLANK = words(), words(needed=True), words(blank=True)
_PEOPLE = whole(0, MOST_PEOPLE)
_IDS = several(words(40, needed=True), least=1)
_POINTERS = several(words(40, needed=True), most=12)


def _is_when(said: str) -> bool:
    from exercises.kernel.shape import ExerciseError

    try:
        return bool(day_or_month(said))
    except ExerciseError:
        return False


def _is_day(said: str) -> bool:
    return bool(full_day(said)) and _is_when(said)


_DAY = words(40, fits=_is_day, says="{said} is no day. Write it like 2026-03-12.", needed=True)
_DAY_OR_NONE = words(40, blank=True, fits=_is_day, says="{said} is no day. Write it like 2026-03-12.")
_WHEN = words(
    40, fits=_is_when, says="{said} is no day and no month. Write it like 2026-03-12 or 2026-03.", needed=True
)

_COHORT = table(
    {
        "id": words(40, needed=True),
        "name": _NEEDED,
        "places": several(table({"place": _NEEDED, "day": _DAY_OR_NONE, "why": _MAY_BE_BLANK})),
        "organisations": several(table({"label": _NEEDED, "sector": _MAY_BE_BLANK})),
        "levels": several(one_of(LEVEL_WORDS)),
        "invited": _PEOPLE,
        "attending": _PEOPLE,
        "state": one_of(COHORT_STATES),
        "why": _MAY_BE_BLANK,
    }
)
_SESSION = table(
    {
        "id": words(40, needed=True),
        "day": _DAY,
        "title": words(120, needed=True),
        "place": words(80, blank=True),
        "cohorts": _IDS,
        "kind": one_of(KINDS, needed=True),
        "block": one_of((NO_BLOCK, *BLOCKS)),
        "exercises": several(words(60, needed=True)),
        "people": whole(0, 200),
        "files": several(words(200, needed=True), most=20),
    }
)
_EVENT = table(
    {
        "id": words(40, needed=True),
        "kind": one_of(KINDS, needed=True),
        "cohorts": _IDS,
        "day": _WHEN,
        "state": one_of((PLANNED, HELD, MOVED, DROPPED), needed=True),
        "text": _MAY_BE_BLANK,
        "why": _MAY_BE_BLANK,
        "moved_to": _WORDS,
        "session": _WORDS,
    }
)
_COLLECTED = table(
    {
        "id": words(40, needed=True),
        "tool": _NEEDED,
        "cohort": _NEEDED,
        "moment": _NEEDED,
        "state": one_of((PLANNED, DONE, DROPPED), needed=True),
        "n": _PEOPLE,
        "of": _PEOPLE,
        "why": _MAY_BE_BLANK,
        "session": _WORDS,
        "file": words(200),
    }
)
_CARRIED = table(
    {
        "id": words(40, needed=True),
        "text": _NEEDED,
        "cohort": _WORDS,
        "evidence": _POINTERS,
        "change": table(
            {"to": one_of((TOOL, SESSION, PLAN), needed=True), "name": _MAY_BE_BLANK, "text": _MAY_BE_BLANK}
        ),
        "tried_in": _WORDS,
        "result": one_of(RESULTS),
        "seen": _MAY_BE_BLANK,
        "next": _MAY_BE_BLANK,
    }
)
_TOOL = table(
    {
        "key": _NEEDED,
        "versions": several(
            table({"version": whole(1, 99, needed=True), "text": _NEEDED, "by": _MAY_BE_BLANK, "because": _WORDS}),
            least=1,
        ),
        "dropped": table({"why": _MAY_BE_BLANK, "day": _DAY_OR_NONE}),
    }
)
_BOX = table({"line": _MAY_BE_BLANK, "evidence": _POINTERS})


def _ids_known(value: Mapping[str, Any]) -> Iterator[Fault]:
    """What stands for something that this file has not."""
    for name, key, among in (
        ("sessions", "cohorts", "cohorts"),
        ("events", "cohorts", "cohorts"),
        ("events", "session", "sessions"),
        ("events", "moved_to", "sessions"),
        ("collected", "cohort", "cohorts"),
        ("collected", "session", "sessions"),
        ("carried", "cohort", "cohorts"),
        ("carried", "tried_in", "cohorts"),
    ):
        known = _ids(value, among)
        for at, item in enumerate(_tables(value, name)):
            said = item.get(key)
            for place, one in enumerate(said) if isinstance(said, list) else [(-1, said)]:
                if isinstance(one, str) and one not in known:
                    inside = f"[{place}]" if place >= 0 else ""
                    yield Fault(f"{name}[{at}].{key}{inside}", f"“{one[:40]}” is none of the {among} of this file.")


def _tables(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = value.get(name)
    return [item if isinstance(item, Mapping) else {} for item in found] if isinstance(found, list) else []


def _ids(value: Mapping[str, Any], name: str) -> set[str]:
    return {item["id"] for item in _tables(value, name) if isinstance(item.get("id"), str)}


def _as_its_session(value: Mapping[str, Any]) -> Iterator[Fault]:
    """An event that says otherwise than its session who was there."""
    sessions = {item.get("id"): item for item in _tables(value, "sessions") if isinstance(item.get("id"), str)}
    for at, event in enumerate(_tables(value, "events")):
        key = event.get("session")
        session = sessions.get(key) if isinstance(key, str) else None
        for name, called in (("cohorts", "is of other cohorts"), ("kind", "is another kind of event")):
            if session is not None and event.get(name) != session.get(name):
                yield Fault(f"events[{at}].{name}", f"the session {key} {called}. They have to agree.")


PROGRAMME_FILE: Kind = table(
    {
        "schema_note": _WORDS,
        "name": words(needed=True),
        "facts": several(_NEEDED),
        "cohorts": several(_COHORT, least=1, most=200, once="id"),
        "sessions": several(_SESSION, most=1_000, once="id"),
        "events": several(_EVENT, most=2_000, once="id"),
        "collected": several(_COLLECTED, most=2_000, once="id"),
        "carried": several(_CARRIED, most=1_000, once="id"),
        "tools": several(_TOOL, most=200, once="key"),
        "cycle": table(
            {
                "question": _MAY_BE_BLANK,
                "current": one_of(BOXES),
                "round": whole(1, 99),
                "boxes": table(dict.fromkeys(BOXES, _BOX)),
            }
        ),
    },
    _ids_known,
    _as_its_session,
)
"""A whole programme."""
