"""The roster's own file: who is on it, and which hits were said not to be them.

The answers are kept as digests of the words around a hit, so that the file holds nobody's sentences.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.names_in_text import bare, first_word, has_letters, stands, words_in
from exercises.kernel.record import Record, as_dict, field, replace
from exercises.kernel.text import clean, folded, listed
from sessions.store import locations, private_files
from sessions.store.write_lock import WriteLock

KINDS = ("person", "organisation")
LONGEST = 80
"""Characters a name may have."""
_VERSION = 1


class RosterError(Exception):
    """Names that do not fit, or a roster that cannot be read. The message is for people; `problems` are the sentences,
    by the place among those that were to be taken in."""

    def __init__(self, message: str, problems: Mapping[int, str] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or {}


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

    def with_known(self, *more: Known, told: Callable[[int], None] = lambda count: None) -> Roster:
        """The roster with them as well, or with what is known of them changed; those without other words for them get
        the next letter. `told` is called with how many were looked at. Raises RosterError with all that is wrong."""
        made = _Growing(self.known)
        problems: dict[int, str] = {}
        for place, one in enumerate(more):
            try:
                made.add(one)
            except RosterError as problem:
                problems[place] = str(problem)
            told(place + 1)
        if problems:
            raise RosterError(" ".join(problems.values()), problems)
        return replace(self, known=tuple(made.known.values()))

    def called(self, real: str) -> Known:
        """Who has that real name. Raises KeyError."""
        return {folded(one.real): one for one in self.known}[folded(_in_order(real))]

    def without(self, real: str) -> Roster:
        """The roster without that name. Raises RosterError when it is not there."""
        sought = folded(_in_order(real))
        left = tuple(somebody for somebody in self.known if sought not in map(folded, somebody.names))
        if len(left) == len(self.known):
            raise RosterError(f"{clean(real)[:LONGEST]} is not on the roster. holdspace roster lists who is.")
        return replace(self, known=left)

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


def roster_in(data: bytes) -> Roster | None:
    """The roster that a file of ours holds; None for any other file."""
    with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError, RosterError):
        return _roster(json.loads(data))
    return None


def only_in(other: Roster, roster: Roster) -> tuple[Known, ...]:
    """Whom another roster has and this one has not, ready to be taken in: what stands for somebody else here already
    is chosen anew."""
    names = {folded(name) for one in roster.known for name in one.names}
    chosen = {folded(one.instead) for one in roster.known}
    missing = [one for one in other.known if folded(one.real) not in names]
    return tuple(replace(one, instead="") if folded(one.instead) in chosen else one for one in missing)


def said_of_copies(roster: Roster) -> tuple[str, ...]:
    """What is said of each other roster in the folder that has somebody on it who is not on this one: a program that
    keeps folders in step leaves such a copy where two changed theirs."""
    said = []
    for path in sorted(_path().parent.glob("[!.]*.json")):
        with contextlib.suppress(OSError):
            other = roster_in(path.read_bytes()) if path != _path() else None
            real = [one.real for one in only_in(other, roster)] if other is not None else []
            if real:
                said.append(
                    f"“{clean(path.name)}” beside the roster is a conflicted copy of it, left by a program that keeps "
                    f"folders in step. Only in it, and leaving as they are written: {listed(real)}. To take them in: "
                    f'holdspace roster read "{path}". Then delete it.'
                )
    return tuple(said)


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


def _in_order(name: str) -> str:
    """The name as people say it, where it is written as lists have it: Ngata, Mārama. RN and PhD are no first names."""
    plain = " ".join(clean(name).split())
    last, comma, first = plain.partition(", ")
    swapped = comma and "," not in first and first.istitle() and has_letters(last)
    return f"{first} {last}" if swapped else plain


def _checked(one: Known) -> Known:
    written = " ".join(clean(one.real).split())
    real = _in_order(one.real) if one.kind == KINDS[0] else written
    names = []
    for name in (real, *([] if real == written else [written]), *one.also):
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


class _Growing:
    """Who is known while more are taken in; each is looked up, so that thousands take seconds."""

    def __init__(self, known: tuple[Known, ...]) -> None:
        self.known: dict[str, Known] = {}
        self._names: dict[str, str] = {}
        """By each name as it is compared: whose it is, as that is compared."""
        self._chosen: dict[str, str] = {}
        """By what stands for somebody, as it is compared: for whom."""
        self._starts: dict[str, list[str]] = {}
        """The names by their first word."""
        self._words: dict[str, list[tuple[str, str]]] = {}
        """By each word of what stands for somebody: that, and for whom."""
        self._letter: dict[str, int] = {}
        for one in known:
            self._keep(one)

    def add(self, one: Known) -> None:
        """Takes somebody in. Raises RosterError, and nothing is changed."""
        checked = _checked(one if one.instead.strip() else replace(one, instead=self._next(one.kind)))
        own = folded(checked.real)
        for name in checked.names:
            whose = self._names.get(folded(name), own)
            if whose != own:
                raise RosterError(
                    f"{name} is on the roster already, for {self.known[whose].real}. Take that one off first."
                )
        self._kept_apart(checked, own)
        before = self.known.get(own)
        if before is not None:
            for name in before.names:
                self._names.pop(folded(name), None)
                self._starts[first_word(name)].remove(name)
            self._chosen.pop(folded(before.instead), None)
            for word in words_in(before.instead):
                self._words[word].remove((before.instead, own))
        self._keep(checked)

    def _keep(self, one: Known) -> None:
        own = folded(one.real)
        self.known[own] = one
        self._chosen[folded(one.instead)] = own
        for name in one.names:
            self._names[folded(name)] = own
            self._starts.setdefault(first_word(name), []).append(name)
        for word in words_in(one.instead):
            self._words.setdefault(word, []).append((one.instead, own))

    def _next(self, kind: str) -> str:
        """What somebody nobody chose a name for is called: person A, organisation B."""
        number = self._letter.get(kind, 0) + 1
        while folded(f"{kind} {_lettered(number)}") in self._chosen:
            number += 1
        self._letter[kind] = number
        return f"{kind} {_lettered(number)}"

    def _kept_apart(self, one: Known, own: str) -> None:
        """A name that stands for somebody must not be anybody's real one, nor stand for two. Raises RosterError."""
        words = words_in(one.instead)
        mine = (name for name in one.names if first_word(name) in ("", *words))
        others = (name for word in words for name in (*self._starts.get(word, ()), *self._signs()))
        stood = next((name for name in (*mine, *others) if stands(name, one.instead)), "")
        if stood:
            raise RosterError(
                f"{one.instead} has the real name {stood} in it. Choose other words to stand for {one.real}."
            )
        for name in one.names:
            for instead, whose in self._words.get(first_word(name), ()):
                if whose != own and stands(name, instead):
                    raise RosterError(
                        f"{instead} has the real name {name} in it. Choose other words to stand for "
                        f"{self.known[whose].real}."
                    )
        taken = self._chosen.get(folded(one.instead), own)
        if taken != own:
            raise RosterError(
                f"{one.instead} stands for {self.known[taken].real} already. Choose another for {one.real}, or give "
                f"one of the two names as a nickname: --also"
            )

    def _signs(self) -> list[str]:
        """The names that begin with a sign."""
        return self._starts.get("", [])


def _lettered(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
