"""The things of an exercise, declared once: which of their fields hold people's words, how long, and who may see them.

Finding, the facilitators' JSON, redaction and the checks of privacy are read off the declarations. Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from exercises.kernel.growing import Growing
from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.text import contains

ROOM, NOD, ANONYMOUS, CONSOLE, OWNER = "room", "nod", "anonymous", "console", "owner"
"""Who may see words: the room; the room once its owner agreed; the room without who it was; the facilitators; whoever
said it, until the exercise closes."""
ANYBODY = (ROOM, NOD, ANONYMOUS, CONSOLE, OWNER)
WIDER = (ROOM, NOD, ANONYMOUS)
"""Those of them that ever reach the room."""


class Said(Record):
    """What is declared of a field that holds people's words."""

    limit: int
    """Most characters; a template's limit of that name may say otherwise."""
    seen_by: str
    label: str
    """What it is called in find and in sentences; "" for the field's own name."""
    goes: str
    """What to type to get there; "" for the thing's own number."""
    key: str
    """Its name in the facilitators' JSON; "" for the field's own, "-" for none."""
    each: bool
    """Whether several texts are numbered, and gone to by their number."""


def said(
    limit: int,
    seen_by: str = ROOM,
    *,
    label: str = "",
    goes: str = "",
    key: str = "",
    each: bool = False,
    default: Any = "",
    needed: bool = False,
) -> Any:
    """A field of people's words: text, a tuple of texts, or a mapping whose values are texts; `needed` for one that
    has no default."""
    return field(default=MISSING if needed else default, meta=Said(limit, seen_by, label, goes, key, each))


def told(key: str = "", default: Any = None) -> Any:
    """A field without people's words, by another name in the facilitators' JSON; "-" leaves it out of that."""
    return field(default=default, meta=key)


class Thing(Record):
    """Something an exercise makes and numbers. Its letter stands before its number wherever it is shown."""

    letter: ClassVar[str] = ""
    one: ClassVar[str] = ""
    """"an agreement" is one; "" for a thing that is only ever called by its number."""

    number: int

    @property
    def goes(self) -> str:
        """What to type to get there."""
        return f"{self.letter}{self.number}"

    @property
    def called(self) -> str:
        """What it is called where its words are found."""
        return f"{self.one} {self.letter}{self.number}".strip()


class Part(Record):
    """A part of a thing that has words of its own, such as an answer."""

    @property
    def goes(self) -> str:
        """What to type to get there; "" for the thing's own."""
        return ""

    def called(self, key: object) -> str:
        """What it is called within its thing, which keeps it under that key."""
        return str(key)


class Text(Record):
    """One text that stands in an exercise."""

    goes: str
    """What to type to get there."""
    label: str
    text: str
    seen_by: str


def texts(record: Record, goes: str = "", called: str = "") -> Iterator[Text]:
    """Every text that people said or wrote there: its own fields first, then its things and their parts."""
    yield from _own(record, goes, called)
    for name in record.__match_args__:
        value = getattr(record, name)
        for key, one in (
            value.items() if isinstance(value, Mapping) else enumerate(value) if type(value) is tuple else ()
        ):
            if isinstance(one, Thing):
                yield from texts(one, one.goes, one.called)
            elif isinstance(one, Part):
                yield from texts(one, one.goes or goes, f"{called}, {one.called(key)}")


def _own(record: Record, goes: str, called: str) -> Iterator[Text]:
    for name, declared in record.__declared__.items():
        told_of = declared.meta
        if not isinstance(told_of, Said):
            continue
        value = getattr(record, name)
        label = told_of.label or name.replace("_", " ")
        several = (
            tuple(value.values()) if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
        )
        for place, text in enumerate(several, 1):
            where = told_of.goes or goes or name
            where = f"{where} {place}" if told_of.each else where
            if isinstance(text, str) and text:
                full = f"{called}, {label}" if called and told_of.label else called or label
                yield Text(where, f"{full} {place}" if told_of.each else full, text, told_of.seen_by)


def find(state: Record, words: str) -> list[tuple[str, str]]:
    """Where the words stand, with or without macrons: what to type to get there, and the words around."""
    found = ((one.goes, f"{one.label}: {one.text}") for one in texts(state) if contains(words, one.text))
    return list(dict.fromkeys(found))


def document(thing: Record, **more: Any) -> dict[str, Any]:
    """A thing as JSON, its fields by their names there, in order; `more` is put behind."""
    told: dict[str, Any] = {}
    for name, declared in thing.__declared__.items():
        key = declared.meta.key if isinstance(declared.meta, Said) else declared.meta or ""
        if key != "-":
            value = getattr(thing, name)
            plain = list if isinstance(value, tuple | Growing) else sorted if isinstance(value, frozenset) else None
            told[key or name] = plain(value) if plain is not None else value
    return {**told, **more}
