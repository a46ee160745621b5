"""What an exercise of a session, and what is in it, is remembered by in another one. Pure."""

from __future__ import annotations

from exercises.kernel.event import Event
from exercises.kernel.text import clean
from sessions.live.state import Run

_MOST_ROW = 10**7


def identity(created: str, by: str, run: Run) -> str:
    """What an exercise of a session is remembered by elsewhere: the same from its file and from any export of it."""
    return identity_of(created, by, run.begun, run.key)


def identity_of(created: str, by: str, begun: str, key: str) -> str:
    """The same of an exercise begun then under that key, in a session created then by whom."""
    import hashlib

    said = f"{created} {by} {begun}"
    return f"session {hashlib.sha256(said.encode()).hexdigest()[:12]} ({clean(key)[:80]})"


def identity_of_copy(identity: str, first: Event) -> str:
    """What that exercise of a copy is remembered by, where the copy went on by itself with that entry: another copy
    numbers other things alike."""
    import hashlib
    import json

    said = json.dumps([first.number, first.run, first.kind, first.data, first.at, first.by], sort_keys=True)
    return f"{identity} {hashlib.sha256(said.encode()).hexdigest()[:8]}"


def row_of(words: str) -> int:
    """A row's number made of words, the same each time, from which nobody reads the words."""
    import hashlib

    return int(hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), 16) % _MOST_ROW + 1
