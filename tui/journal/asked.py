"""What a line of the journal's search asks for, in words: by F1 on 2026-03-12 area team kererū. Pure; finds nothing.

A word that begins a filter counts as one only when what follows fits: "by" is a filter before an author's name and
else a word like any other, so that nothing that is sought is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from exercises.journal.entry import Entry
from exercises.journal.finding import Found, find
from exercises.kernel.record import Record
from exercises.kernel.text import folded
from exercises.network.state import AREAS


class Asked(Record):
    """What is sought."""

    words: str = ""
    author: str = ""
    session: str = ""
    since: str = ""
    until: str = ""
    area: str = ""
    tag: str = ""

    @property
    def in_words(self) -> str:
        """The filters that were understood, to be shown."""
        day = f"on {self.since}" if self.since and self.since == self.until else ""
        told = [
            f"by {self.author}" if self.author else "",
            f"in {self.session}" if self.session else "",
            day or (f"since {self.since}" if self.since else ""),
            "" if day else (f"until {self.until}" if self.until else ""),
            f"area {self.area}" if self.area else "",
            f"#{self.tag}" if self.tag else "",
        ]
        return ", ".join(part for part in told if part)


def asked(line: str, entries: Iterable[Entry]) -> Asked:
    """Reads a line; authors and sessions are those of the entries."""
    listed = list(entries)
    authors = {folded(name): name for entry in listed for name in (entry.author, *entry.together)}
    sessions = {folded(word): word for entry in listed for word in (entry.session, entry.session_title) if word}
    said: dict[str, str] = {}
    words: list[str] = []
    parts = line.split()
    place = 0
    while place < len(parts):
        first, rest = folded(parts[place]).rstrip(":"), parts[place + 1 :]
        found, used = _filter(first, rest, authors, sessions)
        if found:
            said |= found
        elif parts[place].startswith("#") and len(parts[place]) > 1:
            said["tag"] = parts[place][1:]
        else:
            words.append(parts[place])
        place += 1 + used
    return Asked(" ".join(words), **said)


def _filter(
    first: str, rest: list[str], authors: dict[str, str], sessions: dict[str, str]
) -> tuple[dict[str, str], int]:
    """The filter these words are, and how many of what follows it took; nothing when they are none."""
    if not rest:
        return {}, 0
    match first:
        case "by" | "author":
            name, used = _longest(rest, authors)
            return ({"author": name}, used) if name else ({}, 0)
        case "in" | "session":
            name, used = _longest(rest, sessions)
            return ({"session": name}, used) if name else ({}, 0)
        case "area":
            area = next((area for area in AREAS if folded(area) == folded(rest[0])), "")
            return ({"area": area}, 1) if area else ({}, 0)
        case "on" | "date" | "since" | "until":
            day = _day(rest[0])
            names = {"since": ("since",), "until": ("until",)}.get(first, ("since", "until"))
            return ({name: day for name in names}, 1) if day else ({}, 0)
    return {}, 0


def _longest(rest: list[str], known: dict[str, str]) -> tuple[str, int]:
    """The known name these words begin with: whole, or else the only one they are the beginning of."""
    for used in range(min(len(rest), 12), 0, -1):
        sought = folded(" ".join(rest[:used]))
        if sought in known:
            return known[sought], used
        begun = {name for bare, name in known.items() if len(sought) > 2 and bare.startswith(sought)}
        if len(begun) == 1:
            return begun.pop(), used
    return "", 0


def _day(word: str) -> str:
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError:
        return ""


def found_by(what: Asked, entries: Iterable[Entry]) -> list[Found]:
    """The entries that fit, in the order given."""
    return find(
        entries,
        what.words,
        author=what.author,
        session=what.session,
        since=what.since,
        until=what.until,
        area=what.area,
        tag=what.tag,
    )
