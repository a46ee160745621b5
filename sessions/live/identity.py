"""What an exercise of a session, and what is in it, is remembered by in another one. Pure."""

from __future__ import annotations

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


def row_of(words: str) -> int:
    """A row's number made of words, the same each time, from which nobody reads the words."""
    import hashlib

    return int(hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(), 16) % _MOST_ROW + 1
