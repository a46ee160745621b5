"""What becomes of every journal here when a whole session is made of a damaged one."""

from __future__ import annotations

import contextlib

from sessions.journal import places
from sessions.journal.errors import JournalError
from sessions.journal.following import follow
from sessions.journal.leaving import authors_with_entries
from sessions.journal.store import Store


def follow_everywhere(session: str) -> str:
    """Lets every journal that is not locked go on with the session that was made of that damaged one; a sentence on
    it, "" where nobody wrote about it. A locked one follows once it is opened."""
    authors = authors_with_entries(session)
    for place in places.known():
        author = places.owner(place)
        store = Store(author) if author is not None else None
        if store is None:
            continue
        with contextlib.suppress(JournalError):
            follow(store)
        store.close()
    if not authors:
        return ""
    left = authors_with_entries(session)
    locked = " One with a passphrase follows when it is opened." if left else ""
    return f"Journal entries about it are about the new one from now on.{locked}"
