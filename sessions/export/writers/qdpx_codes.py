"""The codebook of a REFI-QDA project: one name for each code.

Importers keep only the first of two codes that share a name, wherever they stand, so that no two of them do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from exercises.kernel.text import clean, folded, listed
from exercises.leaving.coded import Code
from sessions.export.writers.qdpx_names import guid, named
from sessions.leaving.leaving import Leaving
from sessions.leaving.unique_names import told_apart

COLOURS = (
    "#1B6CA8",
    "#B5541C",
    "#2E7D32",
    "#7B3FA0",
    "#A3302C",
    "#00796B",
    "#8A6D00",
    "#3949AB",
    "#AD1457",
    "#546E7A",
)
_MOST_TOLD = 5
Key = tuple[str, str, str]
"""A session's name, an exercise's key in it, and a code's key in that."""


@dataclass(slots=True)
class Entry:
    """One code, as it is written."""

    guid: str
    code: Code
    hints: tuple[str, ...]
    where: tuple[str, str]
    """The session's name and the exercise's key in it, where it stands first."""
    name: str = ""
    within: list[Entry] = field(default_factory=list)
    """The codes in it."""


class Codebook:
    """Every code of what leaves, each once."""

    def __init__(self, leaving: Leaving) -> None:
        self.top: list[Entry] = []
        self._by_key: dict[Key, Entry] = {}
        self._by_guid: dict[str, Entry] = {}
        for session in leaving.sessions:
            for run in session.runs:
                for code in run.coded.codes if run.coded else ():
                    self._add((session.known_by, run.key, code.key), code, (run.title, session.title))
        entries = list(self._by_guid.values())
        names = told_apart([(named(entry.code.name, "A code"), entry.hints) for entry in entries])
        for entry, name in zip(entries, names, strict=True):
            entry.name = name

    def _add(self, key: Key, code: Code, where: tuple[str, ...]) -> None:
        ids = ("every", code.key, clean(code.name)) if code.shared else key
        made = guid("code", *ids)
        group = self._by_key.get((*key[:2], code.within)) if code.within else None
        entry = self._by_guid.get(made)
        if entry is None:
            above = (group.code.name,) if group else ()
            entry = Entry(made, code, tuple(named(word, "") for word in (*above, *where)), key[:2])
            self._by_guid[made] = entry
            (group.within if group else self.top).append(entry)
        self._by_key[key] = entry

    def found(self, session: str, run: str, code: str) -> Entry | None:
        """The code of that key in that exercise, when something may be coded with it."""
        entry = self._by_key.get((session, run, code))
        return entry if entry is not None and entry.code.codable else None

    def colours(self) -> Iterator[tuple[str, str]]:
        """A colour for each code, by its id; groups have none."""
        codable = [made for made, entry in self._by_guid.items() if entry.code.codable]
        for place, made in enumerate(codable):
            yield made, COLOURS[place % len(COLOURS)]

    def told(self) -> list[str]:
        """What people should know: which codes had one name, and what they are called now."""
        shared: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._by_guid.values():
            shared[folded(named(entry.code.name, "A code"))].append(entry)
        said = [_told(entries) for entries in shared.values() if any(entry.name != _own(entry) for entry in entries)]
        more = len(said) - _MOST_TOLD
        return said[:_MOST_TOLD] + (
            [f"{more} more names that codes shared were told apart in the same way."] if more > 0 else []
        )


def _own(entry: Entry) -> str:
    return named(entry.code.name, "A code")


def _told(entries: list[Entry]) -> str:
    now = listed([f"“{entry.name}”" for entry in entries])
    if len(entries) == 1:
        return f"“{_own(entries[0])}” is called {now}, because another code has that name."
    return f"{len(entries)} codes were called “{_own(entries[0])}”. To tell them apart they are now {now}."


def add_codes(codebook: Element, codes: Codebook) -> None:
    """Every code in a codebook's element, groups around what is in them."""
    within, colours = SubElement(codebook, "Codes"), dict(codes.colours())
    for entry in codes.top:
        _add(within, entry, colours)


def _add(on: Element, entry: Entry, colours: dict[str, str]) -> None:
    made = SubElement(on, "Code", guid=entry.guid, name=entry.name, isCodable="true" if entry.code.codable else "false")
    if entry.guid in colours:
        made.set("color", colours[entry.guid])
    add_words(made, "Description", entry.code.described)
    for inner in entry.within:
        _add(made, inner, colours)


def add_words(on: Element, name: str, text: str) -> None:
    """An element of that name with the words in it; none for no words."""
    words = clean(text, lines=True)
    if words:
        SubElement(on, name).text = words
