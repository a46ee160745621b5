"""What other facilitators on this computer let somebody read of their journals. Who may is decided in exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.journal import rules
from exercises.journal.entry import Entry
from exercises.kernel.record import Record
from exercises.kernel.text import clean, folded
from sessions.journal import places, together
from sessions.journal.store import Store, read_if_open
from sessions.library.form_files import forms


class Shared(Record):
    """An entry of somebody else."""

    entry: Entry
    """Without anything that is locked."""
    write_first: bool = False
    """Whether the reader has not written about that session yet: each writes first, then both read."""


def read_shared(
    reader: str, *, session: str = "", opened: dict[str, Store] | None = None, secret: str = ""
) -> list[Shared]:
    """What the others share with the reader, newest first; of one session, or of all.

    What was written together is for those it names.
    Of a journal with a passphrase only what was written together with the reader, whose own key is `secret`; of a
    damaged one nothing: `not_readable` says so. `opened` has journals that were read before, by their authors, and
    takes up the others.
    """
    name = clean(reader)[:40].strip()
    found: list[Entry] = []
    mine: set[str] = set()
    known = forms()
    authors = {folded(owner) for owner in filter(None, map(places.owner, places.known()))}
    for author, entries in _readable(name, opened, secret):
        if author == name:
            mine = {entry.session for entry in entries if entry.session and not entry.binned}
            continue
        for entry in entries:
            if session and entry.session != session:
                continue
            seen = rules.as_others_read(rules.locks(entry, known.get(entry.form)))
            if seen is not None and rules.is_for(seen, name, authors - {folded(author)}):
                found.append(seen)
    mine |= _locked_about(name)
    found.sort(key=lambda entry: (entry.day, entry.made), reverse=True)
    return [
        Shared(entry, not entry.written_together and bool(entry.session) and entry.session not in mine)
        for entry in found
    ]


def _readable(name: str, opened: dict[str, Store] | None, secret: str) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The entries of each journal that the reader of that name can read at all, by its author."""
    for place in places.known():
        author, kept, _ = read_if_open(place, opened)
        if kept is not None:
            yield author, kept.entries
        elif author != name:
            yield author, together.read_beside(place, author, secret)


def _locked_about(name: str) -> set[str]:
    try:
        card = places.card_of(places.place_of(name))
    except (OSError, ValueError):
        return set()
    return set(card.about) if card is not None else set()
