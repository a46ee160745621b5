"""Ways to go on with a line, read off the forms. Knows no exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Place, Read
from exercises.kernel.shape import Completion, ExerciseError
from exercises.kernel.slots import ByName, Fields, Slot
from exercises.kernel.text import folded
from exercises.kernel.words import split


class _Line:
    """A line to go on with: its words, and what the slots make of its beginning, worked out once for all forms."""

    def __init__(self, words: Sequence[str], begun: str, state: Any) -> None:
        """`begun` is what comes behind the words and may be the beginning of something."""
        self.words, self.begun, self.state = words, begun, state
        self.folded = [folded(word) for word in words]
        self.begun_folded = folded(begun)
        self._taken: dict[int, tuple[Any, int] | None] = {}
        self._offered: set[int] = set()

    def could_have(self, form: Read) -> bool:
        """Whether its first word is the beginning of one that the form begins with, or may be."""
        first = (*self.folded, self.begun_folded)[0]
        return not form.firsts or any(word.startswith(first) for word in form.firsts)

    def took(self, place: Place, at: int, got: Got) -> int:
        """How many of the words the place takes from there on; -1 when it takes none of them."""
        if place.slot is None:
            return 1 if at < len(self.words) and self.folded[at] in place.words else -1
        if at:
            found = self._take(place.slot, at, got)
        else:
            key = id(place.slot)
            found = self._taken[key] = self._taken[key] if key in self._taken else self._take(place.slot, at, got)
        if found is None:
            return -1
        value, took = found
        value = value.value if isinstance(value, ByName) else value
        got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
        return min(took, len(self.words) - at)

    def _take(self, slot: Slot, at: int, got: Got) -> tuple[Any, int] | None:
        try:
            return slot.take(self.words[at:], got, self.state)
        except ExerciseError:
            return None

    def is_offered(self, slot: Slot) -> bool:
        """Whether a form before this one offered what the slot could have at the line's beginning; from now on one
        did."""
        known = id(slot) in self._offered
        self._offered.add(id(slot))
        return known


def complete(forms: Iterable[Read], line: str, state: Any) -> list[Completion]:
    """Ways to go on with a line, in the order of the forms."""
    found: dict[str, str] = {}
    head, tail, colon = split(line)
    *before, begun = line.split(" ")
    lead = f"{head}: " if colon else "".join(f"{word} " for word in before)
    going = _Line(head.split(), tail, state) if colon else _Line([*filter(None, before)], begun, state)
    for read in forms:
        if going.could_have(read) and read.form.when(state):
            for way, means in _after_colon(read, going) if colon else _next(read, going):
                found.setdefault(lead + way, means)
    return [Completion(way, means) for way, means in found.items()]


def _flat(places: Sequence[Place]) -> list[Place]:
    return [one for place in places for one in (place.optional or (place,))]


def _next(read: Read, line: _Line) -> Iterator[tuple[str, str]]:
    got: Got = dict(read.form.sets)
    at = 0
    places = _flat(read.places)
    # Where the colon or what comes after it may be left out, the way the example does it is the way that is offered.
    example = read.form.example_in(line.state) or read.colon
    last = "" if not read.colon else ": " if ":" in example else "" if read.may_end else " "
    for number, place in enumerate(places):
        closing = last if number == len(places) - 1 else " "
        if at == len(line.words):
            if not number and place.slot is not None and closing == " " and line.is_offered(place.slot):
                return
            ways = _ways(read.form, place, number, got, line)
            following = _words_after(read, places, number) if number and place.slot is None else []
            if following:
                closing = f" {' '.join(following)}{last if number + len(following) == len(places) - 1 else ''}"
            yield from _closed(ways, closing)
            return
        if place.slot is not None:
            yield from _closed(place.slot.more(line.words[at:], line.begun, got, line.state), closing)
        took = line.took(place, at, got)
        if took < 0:
            return
        at += took
    if read.last is None or read.colon != "[:]":
        return
    if at == len(line.words):
        yield from _ways(read.form, read.last, len(places), got, line)
    elif read.last.slot is not None:
        yield from read.last.slot.more(line.words[at:], line.begun, got, line.state)


def _words_after(read: Read, places: Sequence[Place], number: int) -> list[str]:
    """The words that follow a word of a form and cannot be left out: "stands" is completed with its "for"."""
    optional = {id(one) for place in read.places for one in place.optional}
    found: list[str] = []
    for before, place in zip(places[number:], places[number + 1 :], strict=False):
        if place.slot is not None or id(place) in optional or id(before) in optional:
            break
        found.append(place.shown[0])
    return found


def _after_colon(read: Read, line: _Line) -> Iterable[tuple[str, str]]:
    got: Got = dict(read.form.sets)
    if read.last is None or read.last.slot is None:
        return ()
    at = 0
    for place in _flat(read.places):
        took = line.took(place, at, got)
        if took < 0:
            return ()
        at += took
    return read.last.slot.ways(line.begun, got, line.state) if at == len(line.words) else ()


def _closed(ways: Iterable[tuple[str, str]], closing: str) -> Iterator[tuple[str, str]]:
    return ((way if way.endswith(" ") else way + closing, means) for way, means in ways)


def _ways(form: Form, place: Place, number: int, got: Got, line: _Line) -> Iterator[tuple[str, str]]:
    if place.slot is not None:
        yield from place.slot.ways(line.begun, got, line.state)
    elif line.begun or number:
        pairs = zip(place.words, place.shown, strict=True)
        word = next((shown for word, shown in pairs if word.startswith(line.begun_folded)), None)
        if word is not None and (form.means or number):
            now = form.now(got, line.state) if form.now is not None else ""
            yield word, f"{form.means}; now: {now}" if now else form.means
