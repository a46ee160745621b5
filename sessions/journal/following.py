"""Journal entries go on with a session that was damaged: they are about the whole one that was made of it."""

from __future__ import annotations

from exercises.kernel.record import replace
from sessions.journal import drafts
from sessions.journal.store import Kept, Store
from sessions.library.rescued_names import goes_on_as


def follow(store: Store) -> None:
    """Lets the entries and drafts of an opened journal go on with their sessions. Raises JournalError."""
    unfinished = drafts.found(store)[0]
    about = {*(entry.session for entry in store.read().entries), *(draft.session for draft in unfinished)} - {""}
    into = {session: new for session in about if (new := goes_on_as(session))}
    if not into:
        return

    def step(kept: Kept) -> Kept:
        entries = (replace(one, session=into.get(one.session, one.session)) for one in kept.entries)
        return replace(kept, entries=tuple(entries))

    store.change(step)
    for draft in unfinished:
        if draft.session in into:
            drafts.keep(store, replace(draft, session=into[draft.session]))
