"""Takes a name out of all that people said in an exercise, keeping its sense. Pure.

"A Good Start in Life", post-it theming: a note about a named colleague keeps its sense and loses the name. What is
taken out of the exercise as it is, and what is taken out of the moves recorded before, has to be the same: it is folded
that way again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from exercises.kernel.checks import shown
from exercises.kernel.growing import Growing
from exercises.kernel.moves import always, move
from exercises.kernel.names_in_text import bare, has_letters, stands, taken_out
from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template
from exercises.kernel.things import Said, Thing

S = TypeVar("S")
Clean = Callable[[str], str]
EXAMPLE = "unname all: Priya / a colleague"
_ALSO_WORDS = frozenset({"from_session"})
"""Fields with people's words that nobody looks for and no page shows by themselves."""
_LONGEST = 60


@move(
    called="a name taken out",
    logged="a name taken out: everywhere {everywhere}",
    takes_back=always,
    undated=True,
    words=("name", "instead"),
)
def unname(state: S, *, name: str, instead: str, everywhere: bool = True, things: list[str] | None = None) -> S:
    """Other words, in brackets, wherever the name stood: in all of the exercise, or in those things of it ("e1").

    Once the name itself was taken out of the record it is "", and nothing more is to be done.
    """
    if name == "":
        return state
    clean = cleaner(name, instead)
    if things is not None and not isinstance(things, list | tuple):
        raise ExerciseError(f"Out of what is it taken? For example: {EXAMPLE}")
    changed = without(state, clean, None if everywhere is True else frozenset(map(str, things or ())))
    return state if changed is None else changed


def cleaner(name: object, instead: object) -> Clean:
    """What takes the name out. Raises ExerciseError when the name or the other words cannot be used."""
    if not isinstance(name, str) or not has_letters(name) or len(name) > _LONGEST or "[" in name or "]" in name:
        raise ExerciseError(f"{shown(name)} is not a name. For example: {EXAMPLE}")
    words = bare(instead) if isinstance(instead, str) else ""
    if not words or len(words) > _LONGEST:
        raise ExerciseError(f"What stands there instead, so that the sense stays? For example: {EXAMPLE}")
    if stands(name, words):
        raise ExerciseError(f"{shown(words)} still has the name in it. For example: {EXAMPLE}")
    return lambda text: taken_out(text, name, words)


def without(record: Any, clean: Clean, things: Collection[str] | None, inside: bool = False) -> Any:
    """The record with its people's words cleaned, or those of some of its things; None when it is as it was."""
    told: dict[str, Any] = {}
    here = inside or things is None
    for name, declared in record.__declared__.items():
        value = getattr(record, name)
        if not value or (isinstance(value, str | int) and not here):
            continue
        if _has_words(record, name, declared):
            changed = _deep(value, clean) if here else value
        else:
            changed = _within(value, clean, things, inside)
        if changed is not None and changed != value:
            told[name] = changed
    return replace(record, **told) if told else None


def _has_words(record: Record, name: str, declared: Any) -> bool:
    """Whether a field has people's words: it says so, or its record does (`also_words`)."""
    return isinstance(declared.meta, Said) or name in _ALSO_WORDS or name in getattr(type(record), "also_words", ())


def _within(value: Any, clean: Clean, things: Collection[str] | None, inside: bool) -> Any:
    """What a field keeps, with the words of the records in it cleaned; None when it keeps none that changed."""
    if isinstance(value, Record):
        if isinstance(value, Template):
            return None
        named = inside or (isinstance(value, Thing) and things is not None and value.goes in things)
        return without(value, clean, things, named)
    if isinstance(value, Shelf):
        made = {one.number: changed for one in value.every() if (changed := _within(one, clean, things, inside))}
        return value.with_(made) if made else None
    if isinstance(value, Mapping):
        found = {key: _within(one, clean, things, inside) for key, one in value.items()}
        return {key: value[key] if one is None else one for key, one in found.items()} if _any(found.values()) else None
    if isinstance(value, tuple | Growing):
        parts = [_within(one, clean, things, inside) for one in value]
        return (
            tuple(one if made is None else made for one, made in zip(value, parts, strict=True))
            if _any(parts)
            else None
        )
    return None


def _any(parts: Any) -> bool:
    return any(part is not None for part in parts)


def _deep(value: Any, clean: Clean) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _deep(one, clean) for key, one in value.items()}
    return tuple(_deep(one, clean) for one in value) if isinstance(value, list | tuple) else value


def places(record: Any, name: str) -> int:
    """In how many texts of people the name stands there."""
    return sum(stands(name, text) for text in _texts(record))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Record):
        for name, declared in value.__declared__.items() if not isinstance(value, Template) else ():
            field = getattr(value, name)
            if _has_words(value, name, declared):
                yield from _strings(field)
            elif field and not isinstance(field, str | int):
                yield from _texts(field)
    elif isinstance(value, Shelf):
        for one in value.every():
            yield from _texts(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple | Growing):
        for one in value:
            yield from _texts(one)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | tuple | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(one)
