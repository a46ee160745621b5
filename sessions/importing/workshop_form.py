"""Checks the form of a workshop day: its keys, kinds of entry, days and times. Refuses to know any exercise's rules.

The form is written down in docs/workshop-format.md.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from sessions.importing.case_form import CaseError, Place, nearest, place_of, quoted

TOP = (
    "schema_note",
    "title",
    "date",
    "people_in_room",
    "feedback_sheets_returned",
    "left_early",
    "facilitators",
    "agenda",
    "entries",
)
ITEM = ("id", "planned_start", "minutes", "exercise", "intensity")
EVERY = ("date", "at", "during", "what")
"""What every entry has."""
OUTSIDE = ("before", "after")
"""What an entry may be `during` when it is no part of the agenda."""
MOST_ENTRIES = 2_000
MOST_ITEMS = 200

COUNTED = ("held", "empty", "heard", "contacts_a_month", "agreements", "released", "spoke", "passed")
"""What a phase's line may count, beside `differences`."""
MEANING = ("service", "meaning")
REPLY = ("you_said", "we_will")
KINDS: dict[str, tuple[str, ...]] = {
    "exercise begins": (),
    "exercise ends": (),
    "tikanga note": ("text", "seen"),
    "agreement line": ("heading", "text", "agreed"),
    "stop word chosen": ("text",),
    "round": ("round", "people", "weather", "spoke", "passed", "recorded"),
    "jargon caught": ("term", "expands_to", "plain", "used_by", "same_as", "meanings"),
    "jargon looked back on": ("effect", "instead", "learning"),
    "parked": ("text", "carried_by", "back_on"),
    "elephant named": ("raised_how", "wording", "decision", "when", "carried_by", "change", "review_date"),
    "facilitator says": ("text",),
    "phase": ("name", "note", "recorded", "differences", *COUNTED),
    "paused": ("minutes", "reason"),
    "learning kept": ("text", "area", "ok_to_keep"),
    "assumption found": ("text", "so_we_will"),
    "connecting conversation": ("from", "to", "on", "opening", "owner", "by", "status"),
    "action agreed": ("text", "who", "by"),
    "feedback sheet": ("sheet", "helped", "in_the_way", "next_time", "could_be_myself"),
    "feedback read together": ("theme", "reply"),
    "told to the room": ("text",),
    "journal entry": (
        "id",
        "author",
        "event",
        "my_reaction",
        "evidence_i_saw",
        "what_would_prove_me_wrong",
        "fair_account_check",
    ),
    "statement drawn": ("id", "drawn_by", "starts", "text", "area", "from_entries", "seen_how_often"),
    "disconfirming case listed": ("against", "text", "from_entries"),
}
"""Every kind of entry with its own keys."""
JOURNAL = ("journal entry", "statement drawn", "disconfirming case listed")
"""Kinds that belong to their authors' journals, or were drawn from those."""

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def entry_of(name: str, value: object) -> Place:
    """The entry at `name`, its kind known and every key one of that kind's. Raises CaseError."""
    if not isinstance(value, dict):
        raise CaseError(f"{name}: an object in {{ }} is needed here.")
    what = Place(name, value).choice("what", KINDS)
    return place_of(name, value, (*EVERY, *KINDS[what]))


def day_at(place: Place, key: str) -> str:
    """The day in a key, written like 2026-03-12. Raises CaseError."""
    words = place.text(key, needed=True)
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    raise CaseError(f"{place.at(key)}: {quoted(words)} is no day. Write it like 2026-03-12.")


def clock_at(place: Place, key: str, *, needed: bool = True) -> str:
    """The time on the clock in a key, written like 09:05; "" when there is none and that is fine. Raises CaseError."""
    words = place.text(key, needed=needed)
    if words and not _CLOCK.fullmatch(words):
        raise CaseError(f"{place.at(key)}: {quoted(words)} is no time on the clock. Write it like 09:05.")
    return words


def item_at(place: Place, key: str, items: dict[str, int]) -> int:
    """The number of the agenda item whose id stands in a key; 0 before and after them all. Raises CaseError."""
    name = place.text(key, needed=True)
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
