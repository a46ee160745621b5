"""Where each author's journal is: a file of their own and what stands beside it. Knows nothing of what is written.

Of an author there are, in the folder of journals: the journal itself (NAME.json); with a passphrase instead of it the
locked journal (NAME.age), its key (NAME.key.age), a card that says whose it is (NAME.card.json) and what was written
together (NAME.together-N); a side file for the lock; and the drafts. Two authors whose names are the same in small
letters and dashes get two files.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.record import Record, field
from exercises.kernel.text import clean
from sessions.live.drafts import plain_writer
from sessions.store import locations, private_files
from sessions.store.leftovers import is_temporary

FORMAT = 1
HEAD = "holdspace_journal"
CARD = "holdspace_journal_card"
_FIRST_LINE = 4000
_STEM = expression(r"[a-z0-9][a-z0-9-]{0,60}")
_OWN = expression(
    rf"{_STEM.pattern}(?:\.json|\.age|\.key\.age|\.card\.json|\.(?:draft|together)-[0-9a-f]+\.(?:json|age))"
)
"""What the files of a journal are called."""
_SEALED_AS = expression(r"(?!\.(?:key|draft|together)\b)[^A-Za-z0-9]")
"""How what a program adds to the name of a locked journal begins."""


def folder() -> Path:
    """Where the journals are. Not made here."""
    return _named(locations.home(), "journals")


@lru_cache(maxsize=64)
def _named(parent: Path, name: str) -> Path:
    # A draft is kept once a second, and asks for the same few paths each time.
    return parent / name


class Place(Record):
    """The files of one author."""

    stem: str

    def _file(self, ending: str) -> Path:
        return _named(folder(), f"{self.stem}{ending}")

    @property
    def plain(self) -> Path:
        """The journal without a passphrase."""
        return self._file(".json")

    @property
    def sealed(self) -> Path:
        """The journal with one."""
        return self._file(".age")

    @property
    def key(self) -> Path:
        """The locked journal's key, which the passphrase opens."""
        return self._file(".key.age")

    @property
    def card(self) -> Path:
        """Whose the locked journal is; while it is there, the locked journal is the one that counts."""
        return self._file(".card.json")

    @property
    def lock(self) -> Path:
        """The write lock's side file."""
        return folder() / f".{self.stem}.lock"

    def draft(self, token: str, *, sealed: bool) -> Path:
        """The file of one draft."""
        return self._file(f".draft-{token}.{'age' if sealed else 'json'}")

    def leftovers(self) -> list[Path]:
        """What killed writes left of it, in the clear perhaps: while its lock is held they are nobody's."""
        if len(self.stem) >= private_files.LONGEST_STEM:
            return []  # cut, they could be another author's
        return sorted(path for path in folder().glob(f".{self.stem}.*") if is_temporary(path.name))

    def drafts(self) -> list[Path]:
        """Every draft there is, in both forms."""
        return sorted(path for path in folder().glob(f"{self.stem}.draft-*") if path.suffix in (".json", ".age"))

    def together(self, number: int, *, sealed: bool) -> Path:
        """The file of one debrief beside a locked journal, for those it was written with."""
        return self._file(f".together-{number}.{'age' if sealed else 'json'}")

    def every_together(self) -> list[Path]:
        """Every debrief beside a locked journal."""
        return sorted(folder().glob(f"{self.stem}.together-*.*"))


class Card(Record):
    """What can be known of a locked journal without its passphrase."""

    author: str
    public: str
    """The key that locks it; it opens nothing."""
    about: Mapping[str, int] = field(default_factory=dict)
    """How many entries there are about which session, for the reminder; no words."""
    key: str = ""
    """By what the key is known to be whole; "" where it is not told, as in cards of 0.4."""
    together: Mapping[str, str] = field(default_factory=dict)
    """Which debriefs stand beside it, by number: the version, and the keys each is sealed for."""

    def as_bytes(self) -> bytes:
        """The card as it is kept."""
        card = {CARD: FORMAT, "author": self.author, "public": self.public, "about": dict(self.about)}
        card |= {"key": self.key, "together": dict(self.together)}
        return (json.dumps(card, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def card_of(place: Place) -> Card | None:
    """The card of a locked journal; None when the journal is not locked. Raises ValueError or OSError."""
    try:
        return _card(place.card.read_bytes())
    except FileNotFoundError:
        return None


@lru_cache(maxsize=16)
def _card(data: bytes) -> Card:
    """The card in a file's bytes, which are looked at many times between two changes. Raises ValueError."""
    try:
        card = json.loads(data)
    except RecursionError as problem:
        raise ValueError("it goes too deep") from problem
    if not isinstance(card, dict) or card.get(CARD) != FORMAT:
        raise ValueError("it is no card of this holdspace")
    author, public, about = card.get("author"), card.get("public"), card.get("about", {})
    if not isinstance(author, str) or not isinstance(public, str) or not isinstance(about, dict):
        raise ValueError("something is missing in it")
    counts = {str(name): count for name, count in about.items() if type(count) is int}
    beside = card.get("together")
    together = {str(name): str(told) for name, told in beside.items()} if isinstance(beside, dict) else {}
    return Card(clean(author), public, counts, str(card.get("key", "")), together)


def owner(place: Place) -> str | None:
    """Whose journal it is; None when that cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        card = card_of(place)
        if card is not None:
            return card.author
    return _author_of(place.plain)


def conflicted(author: str) -> list[Path]:
    """Files with that author's journal, in the open or locked, that are called as none of its files is: a program that
    keeps folders in step leaves such a copy where it was written on two computers."""
    others = (path for path in sorted(folder().glob("[!.]*")) if path.suffix in (".json", ".age"))
    return [path for path in others if not _OWN.fullmatch(path.name) and _copied_from(path) == author]


def _copied_from(path: Path) -> str | None:
    """Whose journal it is a copy of; of a locked one its name tells. None for what has no entries in it."""
    if path.suffix == ".json":
        return _author_of(path)
    near = (place for place in known() if path.name.startswith(place.stem))
    near = (place for place in near if _SEALED_AS.match(path.name[len(place.stem) :]))
    return next((owner(place) for place in sorted(near, key=lambda place: -len(place.stem))), None)


def said_of_copies(author: str) -> str:
    """What is said of such copies; "" where there are none."""
    plain = "what is only in it is not shown, and no passphrase locks it. Take that over, then delete it."
    sealed = (
        "what is only in it is not shown. To read it, close the journal and let the file trade names with "
        f"{place_of(author).sealed.name}. Take over what is new, then delete it."
    )
    return " ".join(
        f"“{clean(path.name)}” is a conflicted copy of the journal: {plain if path.suffix == '.json' else sealed}"
        for path in conflicted(author)
    )


def _author_of(path: Path) -> str | None:
    """Whose journal the file is, where it is one in the open."""
    with contextlib.suppress(OSError, ValueError, RecursionError), path.open("rb") as file:
        # The first line names the author and closes nothing, so that damage further on hides no name.
        head: Any = json.loads(file.readline(_FIRST_LINE).rstrip().removesuffix(b",") + b"}")
        if isinstance(head, dict) and isinstance(head.get("author"), str):
            return clean(head["author"])
    return None


def known() -> list[Place]:
    """Every journal there is. Raises nothing: without the folder there are none."""
    try:
        names = [path.name for path in folder().iterdir()]
    except OSError:
        return []
    stems = {name.partition(".")[0] for name in names if name.endswith((".json", ".age")) and name[0] != "."}
    return [Place(stem) for stem in sorted(stems) if _STEM.fullmatch(stem)]


def place_of(author: str) -> Place:
    """The author's files; of one who has none yet, those they will have."""
    stem = plain_writer(author)
    near = [place for place in known() if _near(place.stem, stem)]
    owners = {place.stem: owner(place) for place in near}
    for place in near:
        if owners[place.stem] == author:
            return place
    # A file that names nobody, by what its own name says, is theirs: it is reported and not written over.
    if stem in owners and owners[stem] is None:
        return Place(stem)
    number, name = 1, stem
    while name in owners:
        number += 1
        name = f"{stem}-{number}"
    return Place(name)


def _near(stem: str, sought: str) -> bool:
    return stem == sought or (stem.startswith(f"{sought}-") and stem[len(sought) + 1 :].isdigit())


def make_folder() -> None:
    """Makes the folder of journals, for this person only. Raises OSError."""
    locations.make_private(folder())


def remove(paths: Iterable[Path]) -> None:
    """Takes files away, for good as far as this system can tell. Raises OSError."""
    gone = False
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            gone = True
    if gone:
        private_files.sync_folder(folder())
