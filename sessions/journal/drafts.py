"""Unfinished entries on disk, each in a file of its own; locked with the journal's public key when it is locked.

Keeping one needs no passphrase. Knows nothing of what an entry means.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from exercises.journal.entry import Draft, draft_document, draft_from
from exercises.kernel.expression import expression
from exercises.kernel.record import replace
from sessions.journal import places, sealing
from sessions.journal.errors import needs_passphrase
from sessions.journal.store import Store
from sessions.store import private_files

_TOKEN = expression(r"[0-9a-f]{12}")
_NAME = expression(r".+\.draft-([0-9a-f]{12})\.(json|age)")


def new_token() -> str:
    """A name for a draft that no other window has."""
    return os.urandom(6).hex()


def keep(store: Store, draft: Draft) -> None:
    """Puts the draft on disk. Raises JournalError."""
    if not _TOKEN.fullmatch(draft.token):
        raise ValueError("not a draft's name")
    with store.locked() as place:
        store.begin(place)
        public = store.public(place)
        document = {"author": store.author, **draft_document(draft)}
        data = json.dumps(document, ensure_ascii=False).encode("utf-8")
        if public:
            data = sealing.sealed(data, public)
        private_files.place_over(place.draft(draft.token, sealed=bool(public)), data)
        places.remove([place.draft(draft.token, sealed=not public)])


def forget(store: Store, token: str) -> None:
    """Takes a draft away. Raises JournalError."""
    place = store.place
    paths = [place.draft(token, sealed=True), place.draft(token, sealed=False)]
    if any(path.exists() for path in paths):
        with store.locked():
            places.remove(paths)


def found(store: Store) -> tuple[list[Draft], list[str]]:
    """The drafts there are, newest first, and the names of files that cannot be read. Raises NeedsPassphrase."""
    drafts: list[Draft] = []
    broken: list[str] = []
    place = store.place
    paths = set(place.drafts())
    # A crash while a passphrase was set or taken away may leave a draft in both forms; one counts, as of the journal.
    other = ".json" if place.card.exists() else ".age"
    for path in sorted(paths):
        if path.suffix == other and path.with_suffix(".age" if other == ".json" else ".json") in paths:
            continue
        name = _NAME.fullmatch(path.name)
        if name is None:
            continue
        try:
            data = path.read_bytes()
            if name[2] == "age":
                if not store.secret and place.card.exists():
                    raise needs_passphrase(store.author)
                data = sealing.opened(data, store.secret)
            drafts.append(draft_from(json.loads(data), name[1], store.author))
        except FileNotFoundError:  # saved or thrown away in another window while we look
            continue
        except (OSError, ValueError, RecursionError, sealing.CannotOpen):
            broken.append(path.name)
    return sorted(drafts, key=lambda draft: (draft.kept, draft.token), reverse=True), broken


def take_in(store: Store, path: Path) -> bool:
    """Takes what is in a draft in the open and not in its locked twin in, under a name of its own; whether nothing is
    only in that file any more. Raises JournalError."""
    try:
        data = path.read_bytes()
        if data != sealing.opened(path.with_suffix(".age").read_bytes(), store.secret):
            keep(store, draft_from(json.loads(data), new_token(), store.author))
    except (OSError, ValueError, RecursionError, sealing.CannotOpen):
        return False
    return True


def take_up(store: Store, draft: Draft) -> Draft:
    """The same draft under a new name: of two windows that go on with it, each keeps what it writes in its own."""
    fresh = replace(draft, token=new_token())
    place = store.place
    with store.locked():
        for sealed in (True, False):
            with contextlib.suppress(FileNotFoundError):
                os.replace(place.draft(draft.token, sealed=sealed), place.draft(fresh.token, sealed=sealed))
    return fresh
