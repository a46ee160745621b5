"""What was written together stays with each of its authors when one of them locks a journal. Knows no screen.

Beside a locked journal each debrief stands once more in a file of its own: sealed for its author and for those it was
written with, or in the open while one of those has no passphrase, for nobody may lose words that are theirs as well.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping

from exercises.journal import rules
from exercises.journal.entry import Entry, document, entry_from
from exercises.kernel.text import clean, listed
from sessions.journal import places, sealing
from sessions.journal.places import Card, Place
from sessions.library.form_files import forms
from sessions.store import private_files

_OPEN = "in the open"


def readers(author: str, entry: Entry) -> dict[str, str]:
    """Whom a debrief belongs to beside its author, each with the key that seals for them; "" for one who has none.

    Those it names; where it names nobody, everybody who keeps a journal here.
    """
    others = [place for place in places.known() if place != places.place_of(author)]
    named = [name for name in map(clean, entry.together) if name and name != author]
    return {name: _public(name) for name in named or filter(None, map(places.owner, others))}


def _public(author: str) -> str:
    with contextlib.suppress(OSError, ValueError):
        card = places.card_of(places.place_of(author))
        return card.public if card is not None else ""
    return ""


def beside(card: Card, entries: tuple[Entry, ...]) -> dict[str, str]:
    """What has to stand beside a locked journal: by each debrief's number its version and whom it is sealed for."""
    found = {}
    for entry in entries:
        others = readers(card.author, entry) if entry.written_together and not entry.binned else {}
        if others:
            keys = sorted({*others.values(), card.public}) if all(others.values()) else [_OPEN]
            found[str(entry.number)] = " ".join((str(entry.version), *keys))
    return found


def put_beside(place: Place, card: Card, entries: tuple[Entry, ...], wanted: Mapping[str, str]) -> None:
    """Writes what is not there yet as it is wanted. Raises OSError or CannotOpen; the lock is held."""
    for entry in entries:
        told = wanted.get(str(entry.number), "")
        if not told or told == card.together.get(str(entry.number)):
            continue
        seen = rules.as_others_read(rules.locks(entry, forms().get(entry.form)))
        if seen is None:
            continue
        data = json.dumps(document(seen), ensure_ascii=False).encode()
        keys = told.partition(" ")[2]
        is_open = keys == _OPEN
        data = data if is_open else sealing.sealed(data, *keys.split(" "))
        private_files.place_over(place.together(entry.number, sealed=not is_open), data)
        places.remove([place.together(entry.number, sealed=is_open)])


def take_away(place: Place, wanted: Mapping[str, str]) -> None:
    """Takes away what is wanted no more. Raises OSError; the lock is held."""
    stay = {place.together(int(number), sealed=not told.endswith(_OPEN)) for number, told in wanted.items()}
    places.remove(path for path in place.every_together() if path not in stay)


def read_beside(place: Place, author: str, secret: str) -> list[Entry]:
    """The debriefs of a locked journal that whoever has this key may read; "" for somebody without one."""
    found = []
    for path in place.every_together():
        with contextlib.suppress(OSError, ValueError, RecursionError, sealing.CannotOpen):
            data = path.read_bytes()
            if path.suffix == ".age":
                if not secret:
                    continue
                data = sealing.opened(data, secret)
            found.append(entry_from(json.loads(data), author))
    return found


def open_for(author: str, secret: str) -> list[str]:
    """Leaves what others sealed for this key in the open, before it is thrown away; says whose. Raises OSError."""
    own, others = places.place_of(author), dict[str, None]()
    for place in places.known():
        for path in place.every_together() if place != own else ():
            if path.suffix == ".age":
                with contextlib.suppress(sealing.CannotOpen):
                    data = sealing.opened(path.read_bytes(), secret)
                    private_files.place_over(path.with_suffix(".json"), data)
                    places.remove([path])
                    others[places.owner(place) or place.stem] = None
    return list(others)


def what_becomes_of_it(author: str, entries: tuple[Entry, ...]) -> str:
    """Says who goes on reading what was written together, now that the journal has a passphrase; "" without any."""
    others: dict[str, str] = {}
    for entry in entries:
        if entry.written_together and not entry.binned:
            others |= readers(author, entry)
    without = [name for name, public in others.items() if not public]
    if not others:
        return ""
    if not without:
        return f"What you wrote together stays readable for {listed(list(others))} too, each with their own passphrase."
    has = "has" if len(without) == 1 else "have"
    return (
        f"What you wrote together with {listed(without)} stays in the open, for it is theirs too and {listed(without)} "
        f"{has} no passphrase yet. It is locked for all of you once they have one and you open your journal again."
    )
