"""What a file may hold, declared as data, and one checker that says what is wrong, where, and what would fit.

A kind says what may stand in a place: `table({"title": words(80, needed=True), "minutes": whole(0, 1440)})`. `faults`
gives everything in a value that its kind does not allow, each with its place: `agenda[3].minutes`. Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean, listed


class Fault(Record):
    """Something wrong in a value: its place, "" for the whole, and a sentence."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}" if self.place else f"{self.says[:1].upper()}{self.says[1:]}"


class Unwise(Fault):
    """The same, of a file of somebody's own and of nothing else: what a session carries was taken once, and opens as it
    did whatever is refused since."""


class Syntax(Record):
    """How a way of writing calls things, and what it lets pass."""

    absent: str
    """Words that are not there."""
    words: str
    """Words, when something else stands there."""
    items: str
    """A list of tables."""
    many: str
    """A list of anything else."""
    some: str
    """A list that must not be empty."""
    table: str
    object: str
    unknown: str = ""
    """Said of a name that nothing reads; "" lets it pass."""
    null: bool = False
    """Whether a null is the same as nothing there."""
    is_new: bool = False
    """Whether somebody has just written it, and no session carries it."""


TOML = Syntax(
    "some words are needed here",
    "some words are needed here",
    "a list is needed here, each item under [[{name}]]",
    "a list of words in quotes is needed here",
    "at least one is needed here, each under [[{name}]]",
    "words under their names are needed here",
    "a table",
)
"""A template, from its file or carried by a session: names of a later version pass."""
NEW = replace(TOML, is_new=True)
"""The same as a file of somebody's own that a session is to begin with."""
STRICT = replace(NEW, unknown="nothing reads this.")
"""The same as a file that somebody has just written: what no part of the program reads is said."""
JSON = Syntax(
    "words are needed here",
    "words in quotes are needed here",
    "a list in [ ] is needed here",
    "a list in [ ] is needed here",
    "a list with at least one is needed here",
    "an object in { } is needed here",
    "an object",
    "this key is not known here.",
    null=True,
)

_EMPTY = "these words are empty. Write null where there are none."
_Found = Iterator[Fault]


class Kind(Record):
    """What may stand in a place."""

    wrong: Callable[[Any, str, Syntax], _Found]
    """What is wrong with a value that is there; the place it stands in, and how the file is written."""
    absent: Callable[[str, Syntax], str]
    """The sentence when nothing is there and something is needed, given its place."""
    needed: bool
    fields: Mapping[str, Kind] | None = None
    """The fields of a table; None for every other kind."""
    within: tuple[Kind, ...] = ()
    """The kinds of what it holds besides: a list's items, the several tables that it may be."""
    fine: Callable[[Any], bool] | None = None
    """Whether nothing is wrong with a value, as is so of nearly each in a file of thousands; None where only `wrong`
    tells."""


def faults(kind: Kind, value: Any, syntax: Syntax) -> list[Fault]:
    """Everything in the value that the kind does not allow, in its order."""
    return list(_checked(kind, value, "", syntax))


def _checked(kind: Kind, value: Any, place: str, syntax: Syntax) -> _Found:
    if value is None and syntax.null:
        yield from [Fault(place, kind.absent(place, syntax))] if kind.needed else []
    elif kind.fine is None or not kind.fine(value):
        yield from kind.wrong(value, place, syntax)


def names_in(kind: Kind) -> set[str]:
    """Every name that a table of the kind reads, and every table within it: what its page in docs/ has to tell."""
    fields = kind.fields or {}
    return set(fields) | {name for part in (*fields.values(), *kind.within) for name in names_in(part)}


def words(
    most: int = 0,
    *,
    needed: bool = False,
    blank: bool = False,
    fits: Callable[[str], bool] | None = None,
    says: str = "",
) -> Kind:
    """Words, `most` characters at most (0 for no limit), as `fits` wants them.

    `says` is said when they are not: "{said} is no day. Write it like 2026-03-12."
    """

    def fine(value: Any) -> bool:
        said = clean(value) if isinstance(value, str) else ""
        return bool(said) and (not most or len(said) <= most) and (fits is None or fits(said))

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if not isinstance(value, str):
            yield Fault(place, f"{syntax.words}, not {named(value, syntax)}.")
            return
        said = clean(value)
        if not said and not blank:
            yield Fault(place, _EMPTY if syntax.null else f"{syntax.absent}.")
        elif most and len(said) > most:
            yield Fault(place, f"that is {len(said):,} characters; {most:,} is the most here. Shorten it.")
        elif said and fits is not None and not fits(said):
            yield Fault(place, says.replace("{said}", quoted(said)))

    return Kind(wrong, lambda _, syntax: f"{syntax.absent}.", needed, fine=fine)


def one_of(known: Iterable[str], *, needed: bool = False) -> Kind:
    """One of a few words."""
    choices = tuple(known)

    def also(value: Any, place: str, syntax: Syntax) -> _Found:
        found = list(plain.wrong(value, place, syntax))
        if not found and clean(value) not in choices:
            found = [Fault(place, f"{quoted(clean(value))} is not known here. {nearest(value, choices)}")]
        yield from found

    plain, fine = words(), words(fits=choices.__contains__).fine
    return Kind(also, lambda *_: f"one of these is needed here: {listed(choices, joiner='or')}.", needed, fine=fine)


def used(kind: Kind, fits: Callable[[Any], bool], says: str, at: str = "") -> Kind:
    """The same, and of a file that somebody has just written also refused where nothing would ever use it.

    `says` tells why, of what stands there or `at` a name in it. What a session carries passes.
    """

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        found = list(kind.wrong(value, place, syntax))
        yield from found
        if not found and syntax.unknown and not syntax.null and not fits(value):
            yield Fault(f"{place}.{at}" if at else place, says)

    return replace(kind, wrong=wrong, fine=None)


def whole(least: int, most: int, *, needed: bool = False) -> Kind:
    """A whole number."""
    says = f"a whole number from {least} to {most} is needed here"

    return fitting(lambda value: type(value) is int and least <= value <= most, says, needed=needed)


def number(most: int = 1_000_000) -> Kind:
    """A number, below 0 too; what it is a number of has its own rules."""

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield Fault(place, f"a number is needed here, such as 2 or 0.5, not {named(value, syntax)}.")
        elif abs(value) > most:
            yield Fault(place, "that is too large a number.")

    return Kind(wrong, lambda *_: "a number is needed here, such as 2 or 0.5.", False)


def truth() -> Kind:
    """True or false."""
    return fitting(lambda value: isinstance(value, bool), "true or false is needed here")


def anything() -> Kind:
    """Whatever stands there: nothing reads it."""
    return fitting(lambda _: True, "")


def fitting(fits: Callable[[Any], bool], says: str, *, needed: bool = False) -> Kind:
    """A value of its own sort."""

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if not fits(value):
            yield Fault(place, f"{says}, not {named(value, syntax)}.")

    return Kind(wrong, lambda *_: f"{says}.", needed, fine=fits)


def in_words(value: Any) -> bool:
    """Whether a value is a table of words, with something in it."""
    return isinstance(value, Mapping) and bool(value) and all(isinstance(said, str) for said in value.values())


def all_in(value: Mapping[str, Any], name: str, kind: type = Mapping) -> list[Any]:
    """What is of that sort in the list of that name; of anything else there it is told by itself."""
    return [one for one in there if isinstance(one, kind)] if isinstance(there := value.get(name), list) else []


def several(kind: Kind, *, least: int = 0, most: int = 0, once: str = "", needed: bool = False) -> Kind:
    """A list. `once` is a name whose words each of its tables has for itself."""

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if not isinstance(value, list):
            yield Fault(place, f"{_called(place, syntax)}, not {named(value, syntax)}.")
            return
        if len(value) < least:
            yield Fault(place, absent(place, syntax))
        if most and len(value) > most:
            yield Fault(place, f"there are {len(value):,} here; {most:,} is the most.")
            return
        seen: dict[str, str] = {}
        for index, item in enumerate(value):
            if kind.fine is not None and not once and kind.fine(item):
                continue
            here = f"{place}[{index}]"
            yield from kind.wrong(item, here, syntax)
            said = item.get(once) if once and isinstance(item, dict) else None
            if isinstance(said, str) and clean(said):
                first = seen.setdefault(clean(said), here)
                if first != here:
                    says = f"{quoted(clean(said))} is the {once} of {first} too. Give each its own."
                    yield Fault(f"{here}.{once}", says)

    def _called(place: str, syntax: Syntax, some: bool = False) -> str:
        told = syntax.some if some else syntax.items if kind.fields is not None else syntax.many
        return told.replace("{name}", place.rpartition(".")[2])

    def absent(place: str, syntax: Syntax) -> str:
        return f"{_called(place, syntax, least > 0)}."

    return Kind(wrong, absent, needed or least > 0, within=(kind,))


def one_or_several(kind: Kind) -> Kind:
    """One, or a list of them."""
    many = several(kind)

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        yield from (many if isinstance(value, list) else kind).wrong(value, place, syntax)

    return Kind(wrong, kind.absent, kind.needed, within=(kind,))


Rule = Callable[[Mapping[str, Any]], Iterable[Fault]]
"""What a table's fields have to do with each other; the places it gives begin within the table."""


def table(fields: Mapping[str, Kind], *rules: Rule, needed: bool = False) -> Kind:
    """Fields under their names. Names that none of them has are refused with the near one, where the syntax does so."""

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if not isinstance(value, Mapping):
            yield Fault(place, f"{syntax.table}, not {named(value, syntax)}.")
            return
        for name in value if syntax.unknown else ():
            if name not in fields:
                yield Fault(inside(place, name[:60]), f"{syntax.unknown} {nearest(name, fields)}")
        for name, kind in fields.items():
            if name in value:
                if kind.fine is None or not kind.fine(value[name]):
                    yield from _checked(kind, value[name], inside(place, name), syntax)
            elif kind.needed:
                yield Fault(here := inside(place, name), kind.absent(here, syntax))
        for fault in (fault for rule in rules for fault in rule(value)):
            if syntax.is_new or not isinstance(fault, Unwise):
                yield Fault(inside(place, fault.place), fault.says)

    def fine(value: Any) -> bool:
        is_whole = type(value) is dict and must <= value.keys()
        return is_whole and all((quick := glance.get(name)) is not None and quick(one) for name, one in value.items())

    must, glance = {name for name in fields if fields[name].needed}, {name: fields[name].fine for name in fields}
    return Kind(wrong, lambda _, syntax: f"{syntax.table}.", needed, fields, fine=None if rules else fine)


def by_word(name: str, kinds: Mapping[str, Kind]) -> Kind:
    """A table whose word under `name` says which of several it is."""
    choice = one_of(kinds, needed=True)

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        if not isinstance(value, Mapping):
            yield Fault(place, f"{syntax.table}, not {named(value, syntax)}.")
            return
        found = list(_checked(choice, value.get(name), inside(place, name), syntax))
        yield from found
        if not found:
            yield from kinds[clean(value[name])].wrong(value, place, syntax)

    return Kind(wrong, lambda _, syntax: f"{syntax.table}.", False, {}, tuple(kinds.values()))


def hushed(kind: Kind, says: str) -> Kind:
    """The same kind; where it is wrong may be said, and what stands there never."""

    def wrong(value: Any, place: str, syntax: Syntax) -> _Found:
        for fault in kind.wrong(value, place, syntax):
            yield Fault(fault.place, says)

    return Kind(wrong, lambda *_: says, kind.needed, kind.fields, kind.within)


def told(problems: Sequence[str], most: int = 10) -> str:
    """Problems as they are said at once, one a line; of more than `most`, only how many."""
    more = len(problems) - most
    rest = [f"and {more} more like that." if more > 1 else "and one more."] if more > 0 else []
    return "\n".join([*problems[:most], *rest])


def nearest(word: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    import difflib

    names = list(known)
    close = difflib.get_close_matches(word[:200], names, 1, 0.5)
    return f"Did you mean {close[0]}?" if close else f"Known here: {listed(names, joiner='or')}."


def quoted(word: str) -> str:
    """The word as a sentence shows it, cut when it is long."""
    return f"“{word[:60]}…”" if len(word) > 60 else f"“{word}”"


_FEW = 4
"""Numbers of a list that are shown as they stand."""


def named(value: Any, syntax: Syntax) -> str:
    """A value as a sentence shows it."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:g}" if abs(value) < 1e15 else "so large a number"
        case str():
            return quoted(clean(value))
        case list() | tuple():
            few = value if len(value) <= _FEW and all(type(one) in (int, float) for one in value) else ()
            return f"[{', '.join(named(one, syntax) for one in few)}]" if few else "a list"
        case dict():
            return syntax.object
        case _:
            return "a day or a time; those go in quotes"


def inside(place: str, name: str) -> str:
    """Where a name stands that is within that place."""
    return f"{place}.{name}" if place and name else place or name
