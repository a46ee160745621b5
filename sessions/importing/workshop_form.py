"""What a workshop day may hold: its parts, kinds of entry, days and times.

The form is written down in docs/workshop-format.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from exercises.frame.things import AGREED, DECISIONS, INTENSITIES, MYSELF, RAISED, STATUSES
from exercises.kernel.checked_table import Place
from exercises.kernel.expression import expression
from exercises.kernel.schema import Kind, by_word, hushed, nearest, one_of, quoted, several, table, truth, whole, words
from exercises.network.state import AREAS, CONSENTS, QUESTIONS
from sessions.importing.case_form import CaseError

OUTSIDE = ("before", "after")
"""What an entry may be `during` when it is no part of the agenda."""
COUNTED = ("held", "empty", "heard", "contacts_a_month", "agreements", "released", "spoke", "passed")
"""What a phase's line may count, beside `differences`."""
JOURNAL = ("journal entry", "statement drawn", "disconfirming case listed")
"""Kinds that belong to their authors' journals, or were drawn from those."""
ALLOWED = {f"may be used {consent}" if consent.endswith("number") else consent: consent for consent in CONSENTS}
"""How the file says what somebody's words may be used for, and the exercise's word for it."""
_MOST_ANSWER = 20_000
_CLOCK = expression(r"([01]\d|2[0-3]):[0-5]\d")
_DAY = expression(r"\d{4}-\d{2}-\d{2}")


def _is_day(said: str) -> bool:
    try:
        return _DAY.fullmatch(said) is not None and bool(date.fromisoformat(said))
    except ValueError:
        return False


def _is_clock(said: str) -> bool:
    return _CLOCK.fullmatch(said) is not None


_DAY_WORDS = words(needed=True, fits=_is_day, says="{said} is no day. Write it like 2026-03-12.")
_TIME = "{said} is no time on the clock. Write it like 09:05."
_WORDS, _NEEDED = words(), words(needed=True)
_COUNT, _MANY = whole(0, 400), whole(0, 9999)
_MINUTES = whole(0, 1440)


def _own(kind: Kind) -> Kind:
    """What only its author may read: where it is wrong may be said, what stands there never."""
    return hushed(kind, "this cannot be read as part of a journal entry. Its form is in docs/workshop-format.md.")


def workshop(limits: Mapping[str, int], weather: Iterable[str]) -> Kind:
    """What a workshop day may hold, where the frame's words have those limits and its weather those names."""

    def up_to(limit: str, *, needed: bool = False) -> Kind:
        return words(limits.get(limit, 200), needed=needed)

    item = {
        "id": _NEEDED,
        "exercise": up_to("title", needed=True),
        "minutes": _MINUTES,
        "intensity": one_of(INTENSITIES),
        "planned_start": words(fits=_is_clock, says=_TIME),
    }
    every = {
        "date": _DAY_WORDS,
        "at": words(needed=True, fits=_is_clock, says=_TIME),
        "during": _NEEDED,
        "what": _NEEDED,
    }
    kinds = {**_told(up_to, weather), **_afterwards(up_to)}
    return table(
        {
            "schema_note": _WORDS,
            "title": _NEEDED,
            "date": _DAY_WORDS,
            "people_in_room": _COUNT,
            "feedback_sheets_returned": _COUNT,
            "left_early": _COUNT,
            "facilitators": several(up_to("carries")),
            "agenda": several(table(item), least=1, most=200, once="id"),
            "entries": several(
                by_word("what", {what: table({**every, **fields}) for what, fields in kinds.items()}),
                most=2_000,
                needed=True,
            ),
        }
    )


_Limited = Callable[..., Kind]
_Fields = Mapping[str, Kind]


def _told(up_to: _Limited, weather: Iterable[str]) -> dict[str, _Fields]:
    """Every kind of entry that is the day's, with its own fields."""

    def text(limit: str) -> Kind:
        return up_to(limit, needed=True)

    meaning = table({"service": text("service"), "meaning": text("plain")})
    reply = table({"you_said": text("feedback"), "we_will": text("reply")})
    return {
        "exercise begins": {},
        "exercise ends": {},
        "tikanga note": {"text": text("tikanga"), "seen": one_of(("console",))},
        "agreement line": {"heading": _NEEDED, "text": text("agreement"), "agreed": one_of(AGREED)},
        "stop word chosen": {"text": text("stop_word")},
        "round": {
            "round": one_of(("in", "out")),
            **{name: _MANY for name in ("people", "spoke", "passed")},
            "weather": table({name: _MANY for name in weather}),
            "recorded": _WORDS,
        },
        "jargon caught": {
            "term": text("term"),
            "expands_to": up_to("stands_for"),
            "plain": up_to("plain"),
            "used_by": several(up_to("service")),
            "same_as": up_to("term"),
            "meanings": several(meaning),
        },
        "jargon looked back on": {
            "effect": up_to("hears"),
            "instead": up_to("instead"),
            "learning": up_to("learning"),
        },
        "parked": {"text": text("parked"), "carried_by": up_to("carries"), "back_on": up_to("when")},
        "elephant named": {
            "raised_how": one_of(RAISED, needed=True),
            "wording": up_to("elephant"),
            "decision": one_of(DECISIONS),
            "when": up_to("when"),
            "carried_by": up_to("carries"),
            "change": up_to("change"),
            "review_date": up_to("when"),
        },
        "facilitator says": {"text": text("line")},
        "phase": {
            "name": text("line"),
            "note": _WORDS,
            "recorded": _WORDS,
            "differences": table({question: _MANY for question in QUESTIONS}),
            **{name: _MANY for name in COUNTED},
        },
        "paused": {"minutes": whole(0, 1440, needed=True), "reason": up_to("line")},
        "learning kept": {"text": text("learning"), "area": one_of(AREAS, needed=True), "ok_to_keep": one_of(ALLOWED)},
        "assumption found": {"text": text("assumption"), "so_we_will": up_to("assumption")},
        "connecting conversation": {
            "from": text("role"),
            "to": text("role"),
            "on": one_of(QUESTIONS, needed=True),
            "opening": text("opening"),
            "owner": _WORDS,
            "by": up_to("when"),
            "status": one_of(STATUSES),
        },
        "action agreed": {"text": text("action"), "who": _WORDS, "by": up_to("when")},
        "feedback sheet": {
            "sheet": whole(0, 9999, needed=True),
            **{name: up_to("feedback") for name in ("helped", "in_the_way", "next_time")},
            "could_be_myself": one_of(MYSELF),
        },
        "feedback read together": {"theme": up_to("theme"), "reply": several(reply)},
        "told to the room": {"text": text("told")},
    }


def _afterwards(up_to: _Limited) -> dict[str, _Fields]:
    """Every kind that belongs to its author's journal, or was drawn from one, with its own fields."""
    answer = words(_MOST_ANSWER)
    from_entries = several(_WORDS)
    return {
        "journal entry": {
            "id": _NEEDED,
            "author": up_to("carries", needed=True),
            **{name: _own(answer) for name in ("event", "evidence_i_saw", "what_would_prove_me_wrong")},
            "my_reaction": _own(table({"private_to": _WORDS, "text": answer})),
            "fair_account_check": _own(table({"done": truth(), "text": answer})),
        },
        "statement drawn": {
            **{name: _NEEDED for name in ("id", "starts", "text", "area")},
            "drawn_by": _WORDS,
            "from_entries": from_entries,
            "seen_how_often": whole(0, 999),
        },
        "disconfirming case listed": {"against": _NEEDED, "text": _NEEDED, "from_entries": from_entries},
    }


def item_at(place: Place, key: str, items: dict[str, int]) -> int:
    """The number of the agenda item whose id stands in a key; 0 before and after them all. Raises CaseError."""
    name = place.text(key)
    if name in items:
        return items[name]
    if name in OUTSIDE:
        return 0
    near = nearest(name, [*items, *OUTSIDE][:30])
    raise CaseError(f"{place.at(key)}: no part of the agenda has the id {quoted(name)}. {near}")


def minutes_from_utc(place: Place, key: str, day: str) -> int:
    """How many minutes this computer's clock is ahead of UTC on that day. Raises CaseError."""
    try:
        # Noon: clocks change at night.
        ahead = datetime.fromisoformat(f"{day}T12:00:00").astimezone().utcoffset()
    except (ValueError, OverflowError, OSError):
        ahead = None
    if ahead is None:
        raise CaseError(f"{place.at(key)}: the clock of {day} is not known here. Write a day like 2026-03-12.")
    return int(ahead.total_seconds()) // 60


def at_offset(minutes: int) -> str:
    """Minutes ahead of UTC as a time carries them: +13:00."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def looks_like_workshop(value: Any) -> bool:
    """Whether what a JSON file holds is a workshop day."""
    return isinstance(value, dict) and ("agenda" in value or "entries" in value) and "chairs" not in value
