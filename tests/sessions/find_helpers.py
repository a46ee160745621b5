"""What the tests of finding in every session share: what is kept at once, what is kept at all, and what is found."""

from __future__ import annotations

import pytest

from sessions.lines import everywhere
from sessions.lines.everywhere import look
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import session

SECRET = "kererū at dusk"
BARE = "kereru at dusk"


@pytest.fixture(autouse=True)
def kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was changed just now is kept as what was changed long ago is."""
    monkeypatch.setattr(everywhere, "_UNSETTLED", 0)


def wall(*lines: str, title: str = "A day together") -> Session:
    return session(*lines, title=title, exercises=["post-its"])


def kept() -> str:
    """Every byte that is kept to be looked into."""
    folder = locations.words_folder()
    files = sorted(folder.iterdir()) if folder.exists() else []
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in files)


def has(words: str = "") -> bool:
    said = kept()
    return any(one in said for one in ([words] if words else [SECRET, BARE]))


def found(words: str) -> list[tuple[str, str]]:
    """Where they stand: what to type there, and the words."""
    return [(place.goes, place.words) for one in look(words).sessions for place in one.places]
