"""The roster's own file: who is on it, and which hits were said not to be them.

The answers are kept as digests of the words around a hit, so that the file holds nobody's sentences.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.names_in_text import bare, has_letters, stands
from exercises.kernel.record import Record, as_dict, field, replace
from exercises.kernel.text import clean, folded
from sessions.store import locations, private_files
from sessions.store.write_lock import WriteLock

KINDS = ("person", "organisation")
LONGEST = 80
"""Characters a name may have."""
_VERSION = 1


class RosterError(Exception):
    """A name that does not fit, or a roster that cannot be read. The message is for people."""


class Known(Record):
    """Somebody, or an organisation, as they are called and as they are to be called."""

    real: str
    instead: str
    """Without the brackets that stand around it in what leaves."""
    kind: str = KINDS[0]
    also: tuple[str, ...] = ()
    """Nicknames and other spellings."""
    as_written: bool = False
    """Whether only the same capital letter counts: Rose, but not rose."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is known by."""
        return (self.real, *self.also)


class Roster(Record):
    """Who is known, in the order they came, and what was said of hits."""

    known: tuple[Known, ...] = ()
    answers: Mapping[str, bool] = field(default_factory=dict)
    """By the digest of a hit: whether it is them."""

    @classmethod
    def read(cls) -> Roster:
        """The roster of this computer; an empty one when there is none. Raises RosterError when it cannot be read."""
        path = _path()
        try:
            return _roster(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return cls()
        except OSError as problem:
            raise RosterError(
                f"The roster of names cannot be read ({problem.strerror or 'the disk refuses'}). Nothing was changed "
                "or written. Try again, or ask whoever looks after this computer."
            ) from problem
        except (ValueError, TypeError, KeyError, RecursionError):
            raise RosterError(
                f"The roster of names, {path}, cannot be read. It was left as it is, and nothing was written. "
                "Put a good copy of it back."
            ) from None

    def with_known(self, one: Known) -> Roster:
        """The roster with somebody more, or with what is known of them changed. Raises RosterError."""
        checked = _checked(one)
        others = tuple(other for other in self.known if folded(other.real) != folded(checked.real))
        for somebody in others:
            for name in checked.names:
                if any(folded(name) == folded(other) for other in somebody.names):
                    raise RosterError(f"{name} is on the roster already, for {somebody.real}. Take that one off first.")
        everybody = (*others, checked)
        _kept_apart(everybody)
        places = [folded(somebody.real) for somebody in self.known]
        if folded(checked.real) in places:
            place = places.index(folded(checked.real))
            everybody = (*self.known[:place], checked, *self.known[place + 1 :])
        return replace(self, known=everybody)

    def without(self, real: str) -> Roster:
        """The roster without that name. Raises RosterError when it is not there."""
        left = tuple(somebody for somebody in self.known if folded(real) not in map(folded, somebody.names))
        if len(left) == len(self.known):
            raise RosterError(f"{clean(real)[:LONGEST]} is not on the roster. holdspace roster lists who is.")
        return replace(self, known=left)

    def next_instead(self, kind: str) -> str:
        """What somebody nobody chose a name for is called: person A, organisation B."""
        taken = {folded(somebody.instead) for somebody in self.known}
        number = 1
        while folded(f"{kind} {_lettered(number)}") in taken:
            number += 1
        return f"{kind} {_lettered(number)}"

    def answered(self, digest: str, is_them: bool) -> Roster:
        """The roster with one hit answered."""
        return replace(self, answers={**self.answers, digest: is_them})

    def document(self) -> dict[str, Any]:
        """The roster as plain data."""
        return {
            "holdspace_roster": _VERSION,
            "known": [{**as_dict(somebody), "also": list(somebody.also)} for somebody in self.known],
            "answers": dict(self.answers),
        }


@contextlib.contextmanager
def changing() -> Iterator[list[Roster]]:
    """Holds the roster for one change: put what it becomes into the list's only place. Raises RosterError, OSError."""
    locations.make_private(locations.roster_folder())
    lock = WriteLock(locations.roster_folder() / ".roster.lock")
    try:
        with lock.held():
            before = Roster.read()
            place = [before]
            yield place
            if place[0] != before:
                text = json.dumps(place[0].document(), ensure_ascii=False, indent=1) + "\n"
                private_files.place_over(_path(), text.encode())
    finally:
        lock.close()


def digest_of(real: str, found: str, before: str, after: str) -> str:
    """What a hit is remembered by: the name and the words around, in no form that can be read."""
    words = "\0".join((folded(real), found, before[-24:], after[:24]))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def _path() -> Path:
    return locations.roster_folder() / "roster.json"


def _roster(value: Any) -> Roster:
    if value["holdspace_roster"] != _VERSION:
        raise ValueError("version")
    known = tuple(
        _checked(Known(item["real"], item["instead"], item["kind"], tuple(item["also"]), item["as_written"] is True))
        for item in value["known"]
    )
    return Roster(known, {str(digest): said is True for digest, said in value["answers"].items()})


def _checked(one: Known) -> Known:
    names = []
    for name in one.names:
        name = " ".join(clean(name).split())
        if not has_letters(name):
            raise RosterError('A name with letters is needed: holdspace roster add "Priya" "Whetū"')
        if len(name) > LONGEST:
            raise RosterError(f"That name is {len(name)} characters; {LONGEST} is the most.")
        names.append(name)
    instead = bare(one.instead)
    if not has_letters(instead) or len(instead) > LONGEST:
        raise RosterError(f"What stands for {names[0]} needs letters, and {LONGEST} characters at the most.")
    if one.kind not in KINDS:
        raise RosterError("It is a person or an organisation.")
    return Known(names[0], instead, one.kind, tuple(dict.fromkeys(names[1:])), one.as_written)


def _kept_apart(everybody: tuple[Known, ...]) -> None:
    """A name that stands for somebody must not be anybody's real one, nor stand for two."""
    chosen: dict[str, str] = {}
    for somebody in everybody:
        for other in everybody:
            for name in other.names:
                if stands(name, somebody.instead):
                    raise RosterError(
                        f"{somebody.instead} has the real name {name} in it. Choose other words to stand for "
                        f"{somebody.real}."
                    )
        key = folded(somebody.instead)
        if key in chosen:
            raise RosterError(
                f"{somebody.instead} stands for {chosen[key]} already. Choose another for {somebody.real}, or give "
                f"one of the two names as a nickname: --also"
            )
        chosen[key] = somebody.real


def _lettered(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
