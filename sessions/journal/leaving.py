"""What leaves journals in an export: only what its author moved out. Knows no format; nothing else is ever in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exercises.journal import rules
from sessions.journal import drafts, places
from sessions.journal.errors import JournalError
from sessions.journal.journal import Journal
from sessions.journal.store import Kept, Store, read_if_open
from sessions.leaving.leaving import EntryLeaving


def entries_leaving(sessions: Iterable[str], journals: Iterable[Journal] = ()) -> tuple[EntryLeaving, ...]:
    """What authors moved out of their entries about these sessions, by day; for facilitators' exports only.

    `journals` are those held open, which is the only way for one with a passphrase. Raises JournalError.
    """
    names = set(sessions)
    opened = {journal.stem: journal for journal in journals}
    found: list[tuple[str, int, EntryLeaving]] = []
    for place in places.known():
        if place.stem in opened:
            journal = opened[place.stem]
            entries = journal.entries()
        else:
            kept = read_if_open(place)[1]
            entries = kept.entries if kept is not None else ()
        for entry in entries:
            parts = rules.leaving(entry)
            if parts and entry.session in names:
                key = f"{place.stem}-{entry.number}"
                leaving = EntryLeaving(
                    key, entry.author, entry.session, _title(entry.form_title, entry.day), entry.day, parts
                )
                found.append((entry.day, entry.number, leaving))
    found.sort(key=lambda item: (item[0], item[2].author, item[1]))
    return tuple(leaving for _, _, leaving in found)


def _title(form: str, day: str) -> str:
    return f"{form}, {day}" if day else form


def locked_answers(sessions: Iterable[str], *, moved_out: bool) -> int:
    """How many answers about these sessions are their authors' alone and stay; with `moved_out`, those that an author
    lets leave all the same do not count. A journal with a passphrase tells no such number."""
    names = set(sessions)
    count = 0
    for place in places.known():
        kept = read_if_open(place)[1]
        for entry in kept.entries if kept is not None else ():
            if entry.session in names and not entry.binned:
                out = entry.moved_out if moved_out else {}
                count += sum(1 for prompt, _ in entry.answered if prompt.locked and prompt.key not in out)
    return count


def not_readable(sessions: Iterable[str], journals: Iterable[Journal] = ()) -> tuple[str, ...]:
    """A sentence for each journal whose moved-out answers cannot come along: it is locked, or damaged."""
    names = set(sessions)
    opened = {journal.stem for journal in journals}
    found = []
    for place in places.known():
        if place.stem in opened:
            continue
        author, kept, problem = read_if_open(place)
        if kept is not None:
            continue
        about = _about(author)
        if about is None or names & set(about):
            # Behind a passphrase the author alone can take it along; what is damaged nobody can.
            way = f" To take it along: holdspace export --journal --as {author}" if place.card.exists() else ""
            found.append(f"{problem} What {author} moved out stays here.{way}")
    return tuple(found)


def authors_with_entries(session: str) -> dict[str, int]:
    """Whose journals have entries about that session and how many, bins not counted. No words of them."""
    found = {author: about[session] for author, about in _every_about() if about.get(session)}
    return dict(sorted(found.items()))


def put_away_about(author: str, session: str) -> bool | None:
    """Whether the author has something about that session in the bin or unfinished; None when that cannot be known,
    for the journal is locked or cannot be read."""
    store = Store(author)
    try:
        if store.card() is not None:
            return None
        binned = any(entry.session == session and entry.binned for entry in store.read().entries)
        return binned or any(draft.session == session for draft in drafts.found(store)[0])
    except JournalError:
        return None


def entries_about(sessions: Iterable[str]) -> int:
    """How many entries about any of these sessions there are in all journals, bins not counted."""
    names = tuple(sessions)
    return sum(about.get(name, 0) for _, about in _every_about() for name in names)


def _every_about() -> Iterator[tuple[str, dict[str, int]]]:
    for place in places.known():
        author = places.owner(place)
        about = _about(author) if author is not None else None
        if author is not None and about:
            yield author, about


def _about(author: str) -> dict[str, int] | None:
    """How many entries about which session; None when that cannot be read."""
    store = Store(author)
    try:
        card = store.card()
        if card is not None:
            return dict(card.about)
        kept: Kept = store.read()
    except JournalError:
        return None
    return kept.about()
