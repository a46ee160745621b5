"""The things of an exercise, declared once: which of their fields hold people's words, how long, and who may see them.

Finding, the facilitators' JSON, redaction and the checks of privacy are read off the declarations. Knows no exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, NamedTuple

from exercises.kernel.expression import expression
from exercises.kernel.growing import Growing
from exercises.kernel.record import MISSING, Record, field
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded, spellings

ROOM, NOD, ANONYMOUS, CONSOLE, OWNER = "room", "nod", "anonymous", "console", "owner"
"""Who may see words: the room; the room once its owner agreed; the room without who it was; the facilitators; whoever
said it, until the exercise closes."""
ANYBODY = (ROOM, NOD, ANONYMOUS, CONSOLE, OWNER)
WIDER = (ROOM, NOD, ANONYMOUS)
"""Those of them that ever reach the room."""


_SESSION = expression(r"\d{4}-\d\d-\d\d-[a-z0-9-]+")


class Said(Record):
    """What is declared of a field that holds people's words."""

    limit: int
    """Most characters; a template's limit of that name may say otherwise."""
    seen_by: str
    label: str
    """What it is called in find and in sentences; "" for the field's own name, "-" for words that say themselves whose
    they are."""
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
    found: bool
    """Whether finding looks there."""
    refers: bool
    """Whether a session's name may stand there, which is nobody's words: whatever it has in it, it leads there."""


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
    found: bool = True,
    refers: bool = False,
    default: Any = "",
    needed: bool = False,
) -> Any:
    """A field of people's words: text, texts within texts, or a mapping whose values are texts; `needed` for one that
    has no default."""
    meta = Said(limit, seen_by, label, goes, key, each, what, limits, instead, found, refers)
    return field(default=MISSING if needed else default, meta=meta)


class OrNull(str):
    """What is declared of a field that is null in the facilitators' JSON when it is empty: its name there."""


def told(key: str = "", default: Any = None, *, none: bool = False) -> Any:
    """A field without people's words, by another name in the facilitators' JSON, or null there when it is empty; "-"
    leaves it out of that. MISSING for one that has no default."""
    return field(default=default, meta=OrNull(key) if none else key)


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
    def gone_into(self) -> int:
        """The number of what stands in its place now; 0 while it stands for itself."""
        return 0

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


def is_session(value: Any) -> bool:
    """Whether that is what a session is called by: its day, and plain words with dashes."""
    return isinstance(value, str) and _SESSION.fullmatch(value) is not None


def refers(kind: type[Record]) -> frozenset[str]:
    """The fields of a kind of record in which a session's name may stand."""
    of: Any = kind
    return _refers(of)


@cache
def _refers(kind: Any) -> frozenset[str]:
    return frozenset(name for name, declared in words_of(kind).items() if declared.refers)


def refers_to(value: Any) -> Iterator[str]:
    """The sessions that are named in a record and in all within it, whether or not they are here."""
    if isinstance(value, Record):
        for name, one in value.__dict__.items():
            if name in refers(value.__class__):
                yield from filter(is_session, (one,))
            else:
                yield from refers_to(one)
    elif isinstance(value, Mapping | Shelf):
        for key in value:
            yield from refers_to(value[key])
    elif isinstance(value, tuple | list | Growing):
        for one in value:
            yield from refers_to(one)


class Text(Record):
    """One text that stands in an exercise."""

    goes: str
    """What to type to get there."""
    label: str
    text: str
    seen_by: str


_Told = tuple[str, str, str, Said]
"""What to type to get to a text, what it is called, the text and what is declared of it."""


def texts(record: Record) -> Iterator[Text]:
    """Every text that people said or wrote there: its own fields first, then its things and their parts."""
    return (Text(goes, label, text, declared.seen_by) for goes, label, text, declared in _told(record))


def every(record: Record) -> Iterator[Thing]:
    """The things that stand in an exercise."""
    for value in record.__dict__.values():
        kept: Iterable[Any] = value.values() if isinstance(value, Mapping) else ()
        yield from (one for one in kept if isinstance(one, Thing))


def begins_with(thing: Thing) -> Text | None:
    """The first words of a thing, by which people know it; None while it has none."""
    return next((Text(goes, label, text, one.seen_by) for goes, label, text, one in _own(thing, "", "")), None)


def lines(record: Record) -> list[str]:
    """Its own words, a line each with what they are called; not those that say themselves whose they are."""
    named = ((label, text) for _, label, text, declared in _own(record, "", "") if declared.label != "-")
    return [f"{label}: {text}" for label, text in named]


class Sought(NamedTuple):
    """One text that finding looks into."""

    goes: str
    """What to type to get there."""
    around: str
    """The words, and what they are called."""
    bare: str
    """The words as search compares them."""
    seen_by: str
    """Who may see them."""


def sought(state: Record) -> Iterator[Sought]:
    """Every text that finding looks into."""
    return (one for entries in _indexed(state) for one in entries)


def found(of: Callable[[Any], Iterable[Sought]], state: Any, words: str) -> list[tuple[str, str]]:
    """Where the words stand among them, with or without macrons: what to type to get there, and the words around."""
    wanted = spellings(words)
    there = of(state) if wanted else ()
    return list(dict.fromkeys((goes, around) for goes, around, bare, _ in there if any(one in bare for one in wanted)))


def _told(record: Record, goes: str = "", called: str = "") -> Iterator[_Told]:
    yield from _own(record, goes, called)
    for name, value in record.__dict__.items():
        if type(value) not in _PLAIN:
            for key, one in _kept(name, value):
                yield from _under(key, one, goes, called)


_PLAIN = frozenset({str, int, bool, type(None)})
"""What keeps nothing in it: of thousands of notes most fields are that."""


def _kept(name: str, value: Any) -> Iterable[tuple[object, Any]]:
    """What a field of that name keeps, with the key or the place it keeps it under."""
    if isinstance(value, tuple | Growing):
        return enumerate(value)
    if isinstance(value, Part):
        return ((name, value),)
    return value.items() if isinstance(value, Mapping) else ()


def _under(key: object, one: Any, goes: str, called: str) -> Iterator[_Told]:
    """The texts of what is kept under that key."""
    if isinstance(one, Thing):
        yield from _told(one, one.goes, one.called)
    elif isinstance(one, Part):
        yield from _told(one, one.goes or goes, ", ".join(filter(None, (called, one.called(key)))))


def _own(record: Record, goes: str, called: str) -> Iterator[_Told]:
    kind: Any = record.__class__
    for name, declared in _said_of(kind):
        value = getattr(record, name)
        if not value:
            continue
        label = declared.label or name.replace("_", " ")
        full = f"{called}, {label}" if called and declared.label else called or label
        if declared.label == "-":
            full = called if isinstance(record, Part) else ""
        where = declared.goes or goes or name
        if isinstance(value, str):
            yield where, full, value, declared
            continue
        for place, text in enumerate(_flat(value), 1):
            if isinstance(text, str) and text:
                numbered = f" {place}" * declared.each
                yield f"{where}{numbered}", f"{full}{numbered}", text, declared


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _flat(one)
    else:
        yield value


@cache
def _said_of(kind: Any) -> tuple[tuple[str, Said], ...]:
    """The fields of people's words."""
    return tuple(words_of(kind).items())


def _indexed(state: Record) -> Iterator[tuple[Sought, ...]]:
    """Every text to be found, those on a shelf once for as long as nothing on it changes."""
    yield tuple(_entries(_own(state, "", "")))
    for name in state.__match_args__:
        value = getattr(state, name)
        if isinstance(value, Shelf):
            yield value.once(_on_shelf)
        elif type(value) not in _PLAIN:
            yield tuple(entry for key, one in _kept(name, value) for entry in _entries(_under(key, one, "", "")))


def _on_shelf(things: Shelf[Any]) -> tuple[Sought, ...]:
    return tuple(entry for one in things.every() for entry in _entries(_told(one, one.goes, one.called)))


def _entries(told: Iterable[_Told]) -> Iterator[Sought]:
    for goes, label, text, declared in told:
        if declared.found:
            said = text.replace("\n", " ")
            yield Sought(goes, f"{label}: {said}" if label else said, folded(text), declared.seen_by)


def document(record: Record, before: str = "", **more: Any) -> dict[str, Any]:
    """A record as JSON, its fields by their names there, in order; `more` is put in their place, `before` that of that
    name, or behind."""
    as_json: dict[str, Any] = {}
    for name, declared in record.__declared__.items():
        meta = declared.meta
        key = (meta.key if isinstance(meta, Said) else meta or "") or name
        if before and key == before:
            as_json.update(more)
        if key in more:
            as_json[key] = more[key]
        elif key != "-":
            value = getattr(record, name)
            value = tuple(value.values()) if isinstance(meta, Many) else value
            as_json[key] = None if isinstance(meta, OrNull) and not value else plain(value)
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
