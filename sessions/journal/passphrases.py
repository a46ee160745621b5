"""A journal's passphrase: set, changed, taken away, asked for. Never on disk. Knows no cryptography of its own."""

from __future__ import annotations

import contextlib
from hashlib import sha256

from exercises.kernel.record import replace
from exercises.kernel.text import clean, listed
from sessions.journal import drafts, places, sealing, together
from sessions.journal.errors import JournalError, NotSure, WrongPassphrase, damaged_key, needs_passphrase
from sessions.journal.following import follow
from sessions.journal.places import Card
from sessions.journal.store import Kept, Store, as_bytes, from_bytes
from sessions.store import private_files

_LOST = (
    "A passphrase that is lost cannot be found again: nobody can open this journal then, not you and not us, and there "
    "is no way round it. Write it down and keep it somewhere safe."
)
WHAT_A_LOST_PASSPHRASE_MEANS = (
    f"{_LOST} Your sessions are not affected. While a journal has "
    "a passphrase nobody else reads what you share in it, nor does what you move out leave in somebody else's export. "
    "What was written together is theirs too: it is locked for all of you, or in the open while one of you has no "
    "passphrase. Not locked are: your name, how many entries there are about which session (for the reminder), and how "
    "large the file is. The journal was in the open until now, and a disk or a backup may keep traces of that."
)
"""To be read, and agreed to, before a passphrase is set."""
WHAT_CHANGING_IT_MEANS = (
    f"{_LOST} From now on the journal opens with the new one alone. A copy of its files from before, such as in a "
    "backup, still opens with the old one, and its key opens what you write from now on as well."
)
"""To be read before a passphrase is changed."""
SHORTEST = 8


def has_passphrase(author: str) -> bool:
    """Whether the author's journal is locked, to be asked before anything is written."""
    return places.place_of(clean(author)[:40].strip()).card.exists()


def unlock(store: Store, passphrase: str | None) -> None:
    """Gives the store the key. Raises NeedsPassphrase, WrongPassphrase, NoLibrary; a damaged card or key is no bar."""
    with contextlib.suppress(JournalError):
        if store.place.leftovers():
            with store.locked():
                pass  # taking the lock takes them away
        card = store.card()
        if card is None:
            return
    if not store.place.card.exists():
        return
    if not passphrase:
        raise needs_passphrase(store.author)
    store.secret = _secret(store, passphrase)
    for step in (_taken_in, follow):
        with contextlib.suppress(JournalError):
            step(store)
    # Meanwhile one of those it was written with may have got a passphrase, or given one up.
    with contextlib.suppress(JournalError), store.locked():
        kept, now = store.read(), store.card()
        if now is not None and together.beside(now, kept.entries) != dict(now.together):
            store.put_beside(kept, now)


def _secret(store: Store, passphrase: str) -> str:
    path = store.place.key
    whole = True
    try:
        data = path.read_bytes()
        whole = _is_whole(store, data)
        secret = sealing.unlocked(data, passphrase)
    except WrongPassphrase as problem:
        if whole:
            raise
        raise damaged_key(path.name, "it is not as it was made") from problem
    except (OSError, sealing.CannotOpen) as problem:
        raise damaged_key(path.name, getattr(problem, "strerror", None) or str(problem)) from problem
    # It opens, so it is whole, also where a kill or 0.4 left no word of that.
    with contextlib.suppress(JournalError), store.locked():
        _say_whole(store, data)
    return secret


def _is_whole(store: Store, key: bytes) -> bool:
    """Whether the key is as it was made; also when nothing is told of that."""
    with contextlib.suppress(JournalError):
        card = store.card()
        return card is None or card.key in ("", _mark_of(key))
    return True


def _say_whole(store: Store, key: bytes) -> None:
    """Notes on the card by what the key is known; without a key, that nothing is known. The lock is held."""
    card = store.card()
    mark = _mark_of(key) if key else ""
    if card is not None and card.key != mark:
        private_files.place_over(store.place.card, replace(card, key=mark).as_bytes())


def _mark_of(key: bytes) -> str:
    return sha256(key).hexdigest()


def _taken_in(store: Store) -> None:
    """Takes what lies in the open beside the locked journal and its drafts into them, and away: a crash left it there,
    or a program that keeps folders in step brought it from another computer. Raises JournalError; then it stays."""
    place = store.place
    left = [path for path in place.drafts() if path.suffix == ".json" and path.with_suffix(".age").exists()]
    if not place.plain.exists() and not left:
        return
    with store.locked():
        if place.plain.exists():
            kept = store.read()
            after = kept.with_what_is_in(from_bytes(place.plain.read_bytes(), place.plain.name))
            if after != kept:
                store.put(after)
            places.remove([place.plain])
    for path in left:
        if drafts.take_in(store, path):
            with store.locked():
                places.remove([path])


def set_passphrase(author: str, passphrase: str, *, understood: bool) -> str:
    """Locks the author's journal and its drafts; says what becomes of what was written together, "" without any.

    `understood`: what a lost passphrase means was read and agreed to.

    Raises NotSure, NoLibrary or JournalError; the journal is as it was then.
    """
    store = _store(author)
    if store.place.card.exists():
        raise JournalError(f"The journal of {store.author} has a passphrase already. You can change it.")
    if not understood:
        raise NotSure(WHAT_A_LOST_PASSPHRASE_MEANS)
    _long_enough(passphrase)
    secret, public = sealing.new_key()
    key = _locked_away(secret, passphrase)
    if sealing.unlocked(key, passphrase) != secret:
        raise JournalError("The passphrase could not be set on this computer. The journal was left as it is.")
    try:
        with store.locked():
            place = store.place
            if place.card.exists():
                raise JournalError(f"The journal of {store.author} was given a passphrase in another window just now.")
            kept = store.read()
            unfinished = [path for path in place.drafts() if path.suffix == ".json"]
            places.remove([place.sealed])
            private_files.place_over(place.key, key)
            private_files.place_over(place.sealed, sealing.sealed(as_bytes(kept), public))
            for path in unfinished:
                private_files.place_over(path.with_suffix(".age"), sealing.sealed(path.read_bytes(), public))
            # With the card in its place the locked journal counts; before that, the one in the open.
            store.put_beside(kept, Card(store.author, public, kept.about(), _mark_of(key)))
            places.remove([place.plain, *unfinished])
            becomes = together.what_becomes_of_it(store.author, kept.entries)
            return " ".join(filter(None, (becomes, places.said_of_copies(store.author))))
    finally:
        store.close()


def change_passphrase(author: str, old: str, new: str) -> None:
    """Another passphrase for the same journal. Raises as `unlock`, or JournalError; nothing changes then."""
    store = _store(author)
    if not store.place.card.exists():
        raise JournalError(f"The journal of {store.author} has no passphrase yet. You can set one.")
    secret = _secret(store, old)
    _long_enough(new)
    key = _locked_away(secret, new)
    try:
        with store.locked():
            if _key_of(store) != sealing.public_of(secret):
                raise JournalError("The passphrase was set anew in another window. Nothing was changed here.")
            _say_whole(store, b"")
            private_files.place_over(store.place.key, key)
            _say_whole(store, key)
    finally:
        store.close()


def remove_passphrase(author: str, passphrase: str) -> str:
    """The journal and its drafts in the open again; says what else is in the open then, "" for nothing.

    Raises WrongPassphrase, NoLibrary or JournalError.
    """
    store = _store(author)
    if not store.place.card.exists():
        raise JournalError(f"The journal of {store.author} has no passphrase.")
    store.secret = _secret(store, passphrase)
    try:
        with store.locked():
            place = store.place
            kept: Kept = store.read()
            locked = [path for path in place.drafts() if path.suffix == ".age"]
            opened = [(path, sealing.opened(path.read_bytes(), store.secret)) for path in locked]
            private_files.place_over(place.plain, as_bytes(kept))
            for path, data in opened:
                private_files.place_over(path.with_suffix(".json"), data)
            others = together.open_for(store.author, store.secret)
            places.remove([place.card])
            places.remove([place.sealed, place.key, *place.every_together(), *locked])
            return f"What {listed(others)} wrote together with you is in the open as well." if others else ""
    finally:
        store.close()


def _locked_away(secret: str, passphrase: str) -> bytes:
    try:
        return sealing.locked_away(secret, passphrase)
    except sealing.CannotOpen as problem:
        raise JournalError(f"The passphrase could not be set: {problem}. The journal was left as it is.") from problem


def _store(author: str) -> Store:
    return Store(clean(author)[:40].strip())


def _key_of(store: Store) -> str:
    card = store.card()
    return card.public if card is not None else ""


def _long_enough(passphrase: str) -> None:
    if len(passphrase.strip()) < SHORTEST:
        raise JournalError(
            f"A passphrase has at least {SHORTEST} characters; four or five words are good. "
            "The journal was left as it is."
        )
