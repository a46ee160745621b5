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
    what: str
    """What a refusal calls it: "what is parked"; "" for the field's own name."""
    limits: str
    """The name of the template's limit that holds for it; "" for the field's own name."""
    instead: str | None
    """What stands there in an export, once whoever said it took it back; None for words that are not theirs alone."""


def said(
    limit: int,
    seen_by: str = ROOM,
    *,
    label: str = "",
    goes: str = "",
    key: str = "",
    each: bool = False,
    what: str = "",
    limits: str = "",
    instead: str | None = None,
    default: Any = "",
    needed: bool = False,
) -> Any:
    """A field of people's words: text, texts within texts, or a mapping whose values are texts; `needed` for one that
    has no default."""
    meta = Said(limit, seen_by, label, goes, key, each, what, limits, instead)
    return field(default=MISSING if needed else default, meta=meta)


def told(key: str = "", default: Any = None) -> Any:
    """A field without people's words, by another name in the facilitators' JSON; "-" leaves it out of that. MISSING
    for one that has no default."""
    return field(default=default, meta=key)


class Many(str):
    """What is declared of a field of things by their numbers: its name in the facilitators' JSON, a list there."""


def many(key: str = "") -> Any:
    """A field of things by their numbers, by another name in the facilitators' JSON; none of them at the beginning."""
    return field(default_factory=dict, meta=Many(key))


class Thing(Record):
    """Something an exercise makes and numbers. Its letter stands before its number wherever it is shown."""

    letter: ClassVar[str] = ""
    one: ClassVar[str] = ""
    """"an agreement" is one; "" for a thing that is only ever called by its number."""
    kept_in: ClassVar[str] = ""
    """The exercise's field that has them by their numbers."""

    number: int

    @property
    def goes(self) -> str:
        """What to type to get there."""
        return f"{self.letter}{self.number}"

    @property
    def called(self) -> str:
        """What it is called where its words are found."""
        return f"{self.one} {self.letter}{self.number}".strip()

    @property
    def may_stay(self) -> bool:
        """Whether whoever said them lets its words be kept; only those that they may take back follow it."""
        return True


class Part(Record):
    """A part of a thing that has words of its own, such as an answer."""

    @property
    def goes(self) -> str:
        """What to type to get there; "" for the thing's own."""
        return ""

    def called(self, key: object) -> str:
        """What it is called within its thing, which keeps it under that key."""
        return str(key)


def words_of(kind: type[Record]) -> dict[str, Said]:
    """The fields that hold people's words, each with what is declared of it."""
    return {name: declared.meta for name, declared in kind.__declared__.items() if isinstance(declared.meta, Said)}


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
        several = (
            value.items() if isinstance(value, Mapping) else enumerate(value if type(value) is tuple else (value,))
        )
        for key, one in several:
            if isinstance(one, Thing):
                yield from texts(one, one.goes, one.called)
            elif isinstance(one, Part):
                yield from texts(one, one.goes or goes, ", ".join(filter(None, (called, one.called(key)))))


def _own(record: Record, goes: str, called: str) -> Iterator[Text]:
    for name, declared in record.__declared__.items():
        told_of = declared.meta
        if not isinstance(told_of, Said):
            continue
        value = getattr(record, name)
        label = told_of.label or name.replace("_", " ")
        for place, text in enumerate(_flat(value), 1):
            where = told_of.goes or goes or name
            where = f"{where} {place}" if told_of.each else where
            if isinstance(text, str) and text:
                full = f"{called}, {label}" if called and told_of.label else called or label
                yield Text(where, f"{full} {place}" if told_of.each else full, text, told_of.seen_by)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _flat(one)
    else:
        yield value


def find(state: Record, words: str) -> list[tuple[str, str]]:
    """Where the words stand, with or without macrons: what to type to get there, and the words around."""
    found = ((one.goes, f"{one.label}: {one.text}") for one in texts(state) if contains(words, one.text))
    return list(dict.fromkeys(found))


def document(record: Record, **more: Any) -> dict[str, Any]:
    """A record as JSON, its fields by their names there, in order; `more` is put in their place, or behind."""
    as_json: dict[str, Any] = {}
    for name, declared in record.__declared__.items():
        meta = declared.meta
        key = (meta.key if isinstance(meta, Said) else meta or "") or name
        if key in more:
            as_json[key] = more[key]
        elif key != "-":
            value = getattr(record, name)
            as_json[key] = plain(tuple(value.values()) if isinstance(meta, Many) else value)
    return {**as_json, **more}


def plain(value: Any) -> Any:
    """A value of a thing as JSON: records by their names there, tuples as lists."""
    if isinstance(value, Record):
        return document(value)
    if isinstance(value, tuple | Growing):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value) if isinstance(value, frozenset) else value
