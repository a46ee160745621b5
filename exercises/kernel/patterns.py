"""The patterns of typed lines, taken apart into their words and slots. Five signs and never a sixth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.moves import Form, Got
from exercises.kernel.record import Record, replace
from exercises.kernel.slots import Slot
from exercises.kernel.text import folded


class Place(Record):
    """A word or a slot of a form, or several of them that may be left out together."""

    words: tuple[str, ...] = ()
    """As they are compared, without case and macrons."""
    shown: tuple[str, ...] = ()
    """As they are written."""
    field: str = ""
    slot: Slot | None = None
    optional: tuple[Place, ...] = ()


class Read(Record):
    """A form, taken apart."""

    form: Form
    places: tuple[Place, ...]
    colon: str
    """"" for no words after a colon, ":" for a colon that must be there, "[:]" for one that may be."""
    last: Place | None
    """What comes after the colon."""
    may_end: bool
    """Whether what comes after the colon may be left out."""
    private: frozenset[str] = frozenset()
    """The fields that are for the facilitators only."""
    dated: tuple[Place, ...] = ()
    """The places whose words may name a day."""

    def slots(self) -> Iterator[Place]:
        """Every place of it, those that may be left out too."""
        for place in (*self.places, *((self.last,) if self.last is not None else ())):
            yield from place.optional or (place,)

    @property
    def firsts(self) -> tuple[str, ...]:
        """The words that it may begin with; none when it begins with a slot."""
        return self.places[0].words if self.places else ()

    def filled(self, got: Got, state: Any) -> str:
        """The form's example, about the thing the line speaks of."""
        if self.form.fits is not None and (line := self.form.fits(got, state)):
            return line
        units = self.form.example_in(state).split(" ")
        for at, place in enumerate(self.places[:2]):
            plain = units[at].rstrip(":") if at < len(units) else ""
            if place.optional or place.slot is None or place.field not in got or not plain[-1:].isdigit():
                continue
            typed = place.slot.typed(got[place.field])
            if typed:
                letter = plain[0] if plain[0].isalpha() and typed[0].isdigit() else ""
                ends = units[at][len(plain) :]
                several = not isinstance(got[place.field], int)
                while several and not ends and units[at + 1 : at + 2] and _is_number(units[at + 1]):
                    ends = ":" if units.pop(at + 1).endswith(":") else ""
                units[at] = f"{letter}{typed}{ends}"
        return " ".join(units)

    def goes_on(self, tokens: Sequence[str]) -> bool:
        """Whether one of those words is its second."""
        second = self.places[1].words if len(self.places) > 1 else ()
        return bool(second) and any(folded(token).rstrip(":,") in second for token in tokens)

    def begins(self, word: str) -> bool:
        """Whether a line may begin with that word, or with what it is the beginning of."""
        first = self.places[0] if self.places else None
        if first is None or first.optional:
            return True
        if first.slot is not None:
            return first.slot.begins(word)
        return bool(word) and any(one.startswith(word) for one in first.words)


_Second = tuple[Read, tuple[str, ...]]
"""A form that begins with a slot, and the words that come after it; () where that is no word."""


class Index:
    """The forms of a language by what they begin with, so that a usual line is tried on a few of them only."""

    def __init__(self, forms: Sequence[Read]) -> None:
        self.by_word: dict[str, list[Read]] = {}
        self.by_slot: dict[int, tuple[Slot, list[_Second]]] = {}
        self.others: list[Read] = []
        self.order = {id(read): at for at, read in enumerate(forms)}
        self._forms = forms
        self._begun: tuple[str | None, Sequence[Read]] = (None, ())
        for read in forms:
            first, second = (*read.places, Place(), Place())[:2]
            if first.slot is not None:
                self.by_slot.setdefault(id(first.slot), (first.slot, []))[1].append((read, second.words))
            elif first.words:
                for word in first.words:
                    self.by_word.setdefault(word, []).append(read)
            else:
                self.others.append(read)

    def written_out(self, first: str, second: str) -> list[Read]:
        """The forms that a line of those first two words could have with nothing shortened."""
        found = [*self.by_word.get(first, ()), *self.others]
        for slot, reads in self.by_slot.values():
            if slot.begins(first):
                found += [read for read, words in reads if not words or second in words]
        return sorted(found, key=lambda read: self.order[id(read)])

    def begun(self, first: str) -> Sequence[Read]:
        """The forms that a line could have whose first word may be shortened; the same for every letter after it."""
        if self._begun[0] != first:
            self._begun = first, [read for read in self._forms if read.begins(first)]
        return self._begun[1]


def _is_number(unit: str) -> bool:
    return unit.rstrip(":").isdecimal()


def apart(form: Form, slots: Mapping[str, Slot]) -> Read:
    """A form with its pattern taken apart. Raises ValueError for a slot that there is none of."""
    read = _apart(form, slots)
    found = [(place, place.slot) for place in read.slots() if place.slot is not None]
    return replace(
        read,
        private=frozenset(place.field for place, slot in found if slot.private),
        dated=tuple(place for place, slot in found if slot.dated),
    )


def _apart(form: Form, slots: Mapping[str, Slot]) -> Read:
    for mark in (" [:] ", ": "):
        head, found, tail = form.pattern.partition(mark)
        if found:
            tail = tail.strip()
            last = _place(tail.strip("[]"), form, slots)
            return Read(form, _places(head, form, slots), mark.strip(), last, tail.startswith("["))
    return Read(form, _places(form.pattern, form, slots), "", None, True)


def _places(head: str, form: Form, slots: Mapping[str, Slot]) -> tuple[Place, ...]:
    places: list[Place] = []
    group: list[Place] | None = None
    for unit in head.replace("[", " [ ").replace("]", " ] ").split():
        if unit == "[":
            group = []
        elif unit == "]":
            places.append(Place(optional=tuple(group or ())))
            group = None
        else:
            (places if group is None else group).append(_place(unit, form, slots))
    return tuple(places)


def _place(unit: str, form: Form, slots: Mapping[str, Slot]) -> Place:
    if not unit.startswith("<"):
        shown = tuple(unit.split("|"))
        return Place(words=tuple(map(folded, shown)), shown=shown)
    name, _, kind = unit.strip("<>").partition(":")
    slot = form.slots.get(name) or slots.get(kind or name)
    if slot is None:
        raise ValueError(f"{form.pattern}: there is no slot {kind or name}.")
    return Place(field=name, slot=slot)
