"""Ways to go on with a line, read off the forms. Knows no exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from exercises.kernel.moves import Form, Got
from exercises.kernel.patterns import Place, Read
from exercises.kernel.shape import Completion, ExerciseError
from exercises.kernel.slots import ByName, Fields
from exercises.kernel.text import folded
from exercises.kernel.words import split


def complete(forms: Iterable[Read], line: str, state: Any) -> list[Completion]:
    """Ways to go on with a line, in the order of the forms."""
    found: dict[str, str] = {}
    head, tail, colon = split(line)
    *before, begun = line.split(" ")
    for read in forms:
        if not read.form.when(state):
            continue
        if colon:
            ways = ((f"{head}: {way}", means) for way, means in _after_colon(read, head.split(), tail, state))
        else:
            lead = "".join(f"{word} " for word in before)
            ways = ((lead + way, means) for way, means in _next(read, [*filter(None, before)], begun, state))
        for way, means in ways:
            found.setdefault(way, means)
    return [Completion(way, means) for way, means in found.items()]


def _flat(places: Sequence[Place]) -> list[Place]:
    return [one for place in places for one in (place.optional or (place,))]


def _took(place: Place, words: Sequence[str], got: Got, state: Any) -> int:
    """How many of the words the place takes; -1 when it takes none of them."""
    if place.slot is None:
        return 1 if words and folded(words[0]) in place.words else -1
    try:
        value, took = place.slot.take(words, got, state)
    except ExerciseError:
        return -1
    value = value.value if isinstance(value, ByName) else value
    got.update(value) if isinstance(value, Fields) else got.__setitem__(place.field, value)
    return min(took, len(words))


def _next(read: Read, before: list[str], begun: str, state: Any) -> Iterator[tuple[str, str]]:
    got: Got = dict(read.form.sets)
    at = 0
    places = _flat(read.places)
    # Where the colon or what comes after it may be left out, the way the example does it is the way that is offered.
    example = read.form.example_in(state) or read.colon
    last = "" if not read.colon else ": " if ":" in example else "" if read.may_end else " "
    for number, place in enumerate(places):
        closing = last if number == len(places) - 1 else " "
        if at == len(before):
            ways = _ways(read.form, place, begun, number, got, state)
            following = _words_after(read, places, number) if number and place.slot is None else []
            if following:
                closing = f" {' '.join(following)}{last if number + len(following) == len(places) - 1 else ''}"
            yield from _closed(ways, closing)
            return
        if place.slot is not None:
            yield from _closed(place.slot.more(before[at:], begun, got, state), closing)
        took = _took(place, before[at:], got, state)
        if took < 0:
            return
        at += took
    if read.last is not None and read.colon == "[:]" and at == len(before):
        yield from _ways(read.form, read.last, begun, len(places), got, state)


def _words_after(read: Read, places: Sequence[Place], number: int) -> list[str]:
    """The words that follow a word of a form and cannot be left out: "stands" is completed with its "for"."""
    optional = {id(one) for place in read.places for one in place.optional}
    found: list[str] = []
    for before, place in zip(places[number:], places[number + 1 :], strict=False):
        if place.slot is not None or id(place) in optional or id(before) in optional:
            break
        found.append(place.shown[0])
    return found


def _after_colon(read: Read, before: list[str], begun: str, state: Any) -> Iterable[tuple[str, str]]:
    got: Got = dict(read.form.sets)
    if read.last is None or read.last.slot is None:
        return ()
    at = 0
    for place in _flat(read.places):
        took = _took(place, before[at:], got, state)
        if took < 0:
            return ()
        at += took
    return read.last.slot.ways(begun, got, state) if at == len(before) else ()


def _closed(ways: Iterable[tuple[str, str]], closing: str) -> Iterator[tuple[str, str]]:
    return ((way if way.endswith(" ") else way + closing, means) for way, means in ways)


def _ways(form: Form, place: Place, begun: str, number: int, got: Got, state: Any) -> Iterator[tuple[str, str]]:
    if place.slot is not None:
        yield from place.slot.ways(begun, got, state)
    elif begun or number:
        pairs = zip(place.words, place.shown, strict=True)
        word = next((shown for word, shown in pairs if word.startswith(folded(begun))), None)
        if word is not None and (form.means or number):
            now = form.now(got, state) if form.now is not None else ""
            yield word, f"{form.means}; now: {now}" if now else form.means
