"""Reads and replaces one author's journal, locked or not, so that two windows lose nothing. Knows no forms."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from exercises.journal.entry import Entry, document, entry_from
from exercises.kernel.record import Record, replace
from sessions.journal import places, sealing
from sessions.journal.errors import DamagedJournal, JournalError, damaged, needs_passphrase, not_saved
from sessions.journal.places import FORMAT, HEAD, Card, Place
from sessions.store import private_files
from sessions.store.write_lock import WriteLock


class Kept(Record):
    """What a journal's file holds."""

    author: str
    last: int = 0
    """The last number given."""
    taken: tuple[str, ...] = ()
    """What was taken in from files, by its name there, so that it comes only once, also after it was deleted."""
    entries: tuple[Entry, ...] = ()

    def entry(self, number: int) -> Entry | None:
        """The entry of that number."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def with_entry(self, entry: Entry) -> Kept:
        """With this entry in place of the one of its number, or after all others."""
        others = [one for one in self.entries if one.number != entry.number]
        entries = sorted([*others, entry], key=lambda one: one.number)
        return replace(self, last=max(self.last, entry.number), entries=tuple(entries))

    def with_what_is_in(self, other: Kept) -> Kept:
        """With what only another file of the same journal has: entries that are new there, and those changed there. One
        that was changed in both is there twice, so that nothing of it is lost."""
        made = self
        for entry in other.entries:
            mine = self.entry(entry.number)
            known = mine if mine is not None and mine.made == entry.made else None
            if known is not None and (known.version > entry.version or known.answers == entry.answers):
                continue
            is_later = known is not None and known.version < entry.version
            its_own = is_later or made.entry(entry.number) is None
            made = made.with_entry(entry if its_own else replace(entry, number=made.last + 1))
        taken = (*made.taken, *(one for one in other.taken if one not in made.taken))
        return replace(made, last=max(made.last, other.last), taken=taken)

    def about(self) -> dict[str, int]:
        """How many entries there are about each session, without those in the bin."""
        counted = Counter(entry.session for entry in self.entries if entry.session and not entry.binned)
        return dict(sorted(counted.items()))


def as_bytes(kept: Kept) -> bytes:
    """A journal as it is kept: plain JSON, an entry a line, the author alone on the first."""
    head = json.dumps({HEAD: FORMAT, "author": kept.author}, ensure_ascii=False)[:-1]
    about = json.dumps({"last": kept.last, "taken": list(kept.taken)}, ensure_ascii=False)[1:-1]
    lines = ",\n".join(json.dumps(document(entry), ensure_ascii=False) for entry in kept.entries)
    return f'{head},\n{about},\n"entries": [\n{lines}\n]}}\n'.encode()


def from_bytes(data: bytes, name: str) -> Kept:
    """A journal from its file's bytes. Raises DamagedJournal, with the file's name, or JournalError."""
    try:
        document = json.loads(data)
        if not isinstance(document, dict) or type(document.get(HEAD)) is not int:
            raise ValueError("it is no journal")
        if document[HEAD] > FORMAT:
            raise JournalError(
                f"The journal {name} was written by a newer holdspace. It is safe and unchanged; "
                "please update to open it."
            )
        author, last, taken = document.get("author"), document.get("last"), document.get("taken", [])
        listed = document.get("entries")
        if not isinstance(author, str) or type(last) is not int or not isinstance(listed, list):
            raise ValueError("something is missing in it")
        entries = tuple(entry_from(item, author) for item in listed)
        numbers = [entry.number for entry in entries]
        if len(set(numbers)) != len(numbers):
            raise ValueError("two entries have the same number")
        names = tuple(one for one in taken if isinstance(one, str)) if isinstance(taken, list) else ()
    except (ValueError, RecursionError) as problem:
        what = "it is not whole" if isinstance(problem, json.JSONDecodeError | UnicodeDecodeError) else str(problem)
        raise damaged(name, what) from problem
    return Kept(author, max([last, *numbers]), names, entries)


def _signature(path: Path) -> tuple[Path, int, int, int]:
    """By what a changed file is told from the one that was read. Raises OSError."""
    status = path.stat()
    return path, status.st_mtime_ns, status.st_size, status.st_ino


class Store:
    """One author's journal on disk."""

    def __init__(self, author: str, secret: str = "") -> None:
        self.author = author
        self.secret = secret
        """The key that opens a locked journal; never on disk in the plain."""
        self._lock: WriteLock | None = None
        self._seen: tuple[Path, int, int, int] | None = None
        self._kept = Kept(author)
        self._tidied = False
        """Whether what killed writes left was taken away."""

    @property
    def place(self) -> Place:
        """Where it is now."""
        return places.place_of(self.author)

    def card(self, place: Place | None = None) -> Card | None:
        """The card of a locked journal; None when it is not locked. Raises DamagedJournal."""
        place = place or self.place
        try:
            return places.card_of(place)
        except (OSError, ValueError) as problem:
            raise damaged(place.card.name, getattr(problem, "strerror", None) or str(problem)) from problem

    def read(self) -> Kept:
        """What is in it. Raises NeedsPassphrase, NoLibrary, DamagedJournal."""
        place = self.place
        card = self.card(place)
        path = place.sealed if card is not None else place.plain
        try:
            seen = _signature(path)
            if seen == self._seen and (card is None or self.secret):
                return self._kept
            data = path.read_bytes()
        except FileNotFoundError:
            if card is not None or place.sealed.exists():
                raise damaged(place.sealed.name, "a part of it is missing") from None
            return Kept(self.author)
        except OSError as problem:
            raise damaged(path.name, problem.strerror or "the disk refuses") from problem
        kept = from_bytes(self._opened(data, card, path) if card is not None else data, path.name)
        if kept.author != self.author:
            raise damaged(path.name, "it says that it is somebody else's")
        self._seen, self._kept = seen, kept
        return kept

    def _opened(self, data: bytes, card: Card, path: Path) -> bytes:
        if not self.secret:
            raise needs_passphrase(self.author)
        try:
            return sealing.opened(data, self.secret)
        except sealing.CannotOpen as problem:
            if sealing.public_of(self.secret) != card.public:
                raise needs_passphrase(self.author) from problem
            raise damaged(path.name, str(problem)) from problem

    @contextlib.contextmanager
    def locked(self) -> Iterator[Place]:
        """Keeps every other window of this author waiting; where the journal is. Raises JournalError when the disk
        refuses."""
        try:
            if self._lock is None:
                places.make_folder()
            try:
                lock, place = self._taken()
            except FileNotFoundError:  # the folder was taken away meanwhile
                places.make_folder()
                lock, place = self._taken()
        except OSError as problem:
            raise not_saved(problem) from problem
        try:
            if not self._tidied:
                places.remove(place.leftovers())
                self._tidied = True
            yield place
        except OSError as problem:
            raise not_saved(problem) from problem
        except sealing.CannotOpen as problem:
            raise damaged(self.place.card.name, str(problem)) from problem
        finally:
            lock.__exit__(None, None, None)

    def _taken(self) -> tuple[contextlib.AbstractContextManager[None], Place]:
        while True:
            if self._lock is None:
                self._lock = WriteLock(self.place.lock)
            lock = self._lock.held()
            lock.__enter__()
            # An author of the same file name may have begun first while we waited; then ours is another file.
            place = self.place
            if place.lock == self._lock.path:
                return lock, place
            lock.__exit__(None, None, None)
            self.close()

    def change(self, step: Callable[[Kept], Kept]) -> Kept:
        """The journal after `step`, on disk when this returns; untouched when the step changes nothing."""
        with self.locked():
            kept = self.read()
            after = step(kept)
            if after != kept:
                self.put(after)
                self._remember(kept, after)
            return after

    def _remember(self, before: Kept, after: Kept) -> None:
        """Keeps in memory what was just written, as reading it would give it. The lock is held."""
        as_before = {id(entry) for entry in before.entries}
        entries = tuple(entry if id(entry) in as_before else self._as_read(entry) for entry in after.entries)
        place = self.place
        # When it cannot be looked at, the next reading does.
        with contextlib.suppress(OSError):
            self._seen = _signature(place.sealed if self.card(place) is not None else place.plain)
            self._kept = replace(after, entries=entries)

    def _as_read(self, entry: Entry) -> Entry:
        return entry_from(json.loads(json.dumps(document(entry))), self.author)

    def put(self, kept: Kept) -> None:
        """Replaces the file in one step. Raises OSError; the lock is held."""
        place = self.place
        card = self.card(place)
        self._seen = None
        if card is None:
            private_files.place_over(place.plain, as_bytes(kept))
            return
        private_files.place_over(place.sealed, sealing.sealed(as_bytes(kept), card.public))
        self.put_beside(kept, replace(card, about=kept.about()))

    def put_beside(self, kept: Kept, card: Card) -> None:
        """Brings what stands beside the locked journal up to it, the card last. Raises OSError; the lock is held."""
        from sessions.journal import together

        place = self.place
        wanted = together.beside(card, kept.entries)
        together.put_beside(place, card, kept.entries, wanted)
        told = replace(card, together=wanted)
        if told != self.card(place):
            private_files.place_over(place.card, told.as_bytes())
        together.take_away(place, wanted)

    def public(self, place: Place) -> str:
        """The key that locks what is written; "" when the journal is not locked. Raises DamagedJournal."""
        try:
            card = self.card(place)
        except DamagedJournal:
            if not self.secret:
                raise
            return sealing.public_of(self.secret)
        return card.public if card is not None else ""

    def begin(self, place: Place) -> None:
        """Makes the file when there is none yet, so that nobody else gets its name. The lock is held."""
        if not any(path.exists() for path in (place.plain, place.card, place.sealed)):
            private_files.place_over(place.plain, as_bytes(Kept(self.author)))

    def close(self) -> None:
        """Lets the lock's side file go."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def read_if_open(place: Place, opened: dict[str, Store] | None = None) -> tuple[str, Kept | None, str]:
    """Of any journal: whose it is, what is in it when it is neither locked nor damaged, and else a sentence why.

    `opened` has journals by their authors that were read before, and takes up this one: it is read anew only when its
    file changed.
    """
    author = places.owner(place) or place.stem
    try:
        store = Store(author) if opened is None else opened.setdefault(author, Store(author))
        if store.place != place:
            return author, None, str(damaged(place.plain.name, "it does not say whose it is"))
        card = store.card(place)
        if card is not None:
            return author, None, f"The journal of {author} has a passphrase, so nobody else can read it."
        return author, store.read(), ""
    except JournalError as problem:
        return author, None, str(problem)
