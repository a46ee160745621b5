"""What other facilitators on this computer let somebody read of their journals. Who may is decided in exercises."""

from __future__ import annotations

from exercises.journal import rules
from exercises.journal.entry import Entry
from exercises.kernel.record import Record
from exercises.kernel.text import clean
from sessions.journal import places
from sessions.journal.store import Kept, Store, read_if_open
from sessions.library.form_files import forms


class Shared(Record):
    """An entry of somebody else."""

    entry: Entry
    """Without anything that is locked."""
    write_first: bool = False
    """Whether the reader has not written about that session yet: each writes first, then both read."""


def read_shared(reader: str, *, session: str = "", opened: dict[str, Store] | None = None) -> list[Shared]:
    """What the others share with the reader, newest first; of one session, or of all.

    Of a journal with a passphrase, or a damaged one, nothing can be read: `not_readable` says so. `opened` has journals
    that were read before, by their authors, and takes up the others.
    """
    name = clean(reader)[:40].strip()
    found: list[Entry] = []
    mine: set[str] = set()
    known = forms()
    for author, kept in open_journals(opened):
        if author == name:
            mine = set(kept.about())
            continue
        for entry in kept.entries:
            if session and entry.session != session:
                continue
            seen = rules.as_others_read(rules.locks(entry, known.get(entry.form)))
            if seen is not None:
                found.append(seen)
    mine |= _locked_about(name)
    found.sort(key=lambda entry: (entry.day, entry.made), reverse=True)
    return [
        Shared(entry, not entry.written_together and bool(entry.session) and entry.session not in mine)
        for entry in found
    ]


def open_journals(opened: dict[str, Store] | None = None) -> list[tuple[str, Kept]]:
    """Every journal that is neither locked nor damaged, by its author."""
    read = (read_if_open(place, opened) for place in places.known())
    return [(author, kept) for author, kept, _ in read if kept is not None]


def _locked_about(name: str) -> set[str]:
    try:
        card = places.card_of(places.place_of(name))
    except (OSError, ValueError):
        return set()
    return set(card.about) if card is not None else set()
