"""What whole sessions that were made of damaged ones are called."""

from __future__ import annotations

from sessions.live.other_copies import first_of, same_session
from sessions.store import locations

_LONGEST_STEM = 68


def rescued_names(name: str) -> tuple[str, str]:
    """What was made of that session last, "" for nothing, and what the next is called."""
    stem = f"{name[:_LONGEST_STEM].rstrip('-')}-rescued"
    before, found, place = "", stem, 2
    while locations.session_path(found).exists():
        before, found, place = found, f"{stem}-{place}", place + 1
    return before, found


def goes_on_as(name: str) -> str:
    """The session in which a damaged one goes on, "" where none was made of it; also when the damaged one is gone."""
    last = rescued_names(name)[0]
    damaged = first_of(locations.session_path(name)) if last else None
    made = first_of(locations.session_path(last)) if damaged is not None else None
    return last if damaged is None or (made is not None and same_session(damaged, made)) else ""
