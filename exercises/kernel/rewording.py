"""An exercise in which every text that people said reads otherwise; all else stays as it is. Knows no exercise.

What holds people's words is declared where it is kept (`things.py`, and `also_words` where it is no thing), so that no
word of ours is ever taken for theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from exercises.kernel.growing import Growing
from exercises.kernel.record import Record, replace
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template
from exercises.kernel.things import is_session, refers, words_of

Change = Callable[[str], str]
_TITLES = frozenset({"from_session"})
_ALSO_WORDS = _TITLES | {"by"}
"""Fields with people's words in every record: who did something, as they call themselves, and a session's title."""


def reworded(
    record: Any, change: Change, others: Change = str, *, only: Callable[[Any], bool] | None = None, who: bool = True
) -> Any:
    """The record, and every record within it, with `change` made to each of people's words, and `others` to every
    other text; the same object when nothing is. `only` picks the records it is made in, with all that is within them;
    without `who` what people call themselves stays."""
    told: dict[str, Any] = {}
    here = only is None or only(record)
    leads = [name for name in refers(record.__class__) if is_session(getattr(record, name))]
    words = {*words_of(record.__class__), *getattr(record, "also_words", ()), *(_ALSO_WORDS if who else _TITLES)}

    def inside(one: Any) -> Any:
        return reworded(one, change, others, only=None if here else only, who=who)

    for name, value in record.__dict__.items():
        if not value or isinstance(value, Template) or (name in words and not here) or name in leads:
            continue
        made = every_text(value, change) if name in words else _within(value, inside, others)
        if name in getattr(record, "keyed_by_words", ()):
            made = _keys_too(made, change, record.own_keys)
        if made is not value:
            told[name] = made
    return replace(record, **told) if told else record


def _keys_too(value: Mapping[str, Any], change: Change, ours: Collection[str]) -> Mapping[str, Any]:
    """The same fields with the words that people gave within each as keys changed; `ours` are never theirs."""

    def renamed(under: Any) -> Any:
        if not isinstance(under, Mapping):
            return under
        told = {key if key in ours or type(one) is int else change(key): one for key, one in under.items()}
        return under if told.keys() == under.keys() else told

    made = {key: renamed(one) for key, one in value.items()}
    return made if any(made[key] is not one for key, one in value.items()) else value


def makes_one_of_two(state: Any, change: Change) -> bool:
    """Whether that change would give the same key to two people's words that stand under keys of their own in one of
    the state's things."""
    kept = [kept for kept in state.__dict__.values() if isinstance(kept, Mapping | Shelf) and kept]
    keyed = [kept for kept in kept if hasattr(kept[next(iter(kept))], "keyed_by_words")]
    return any(_joins(one[number], change) for one in keyed for number in one)


def _joins(thing: Any, change: Change) -> bool:
    for name in thing.keyed_by_words:
        for under in getattr(thing, name).values():
            keys = [key for key in under if key not in thing.own_keys] if isinstance(under, Mapping) else []
            if len({change(key) for key in keys}) < len(keys):
                return True
    return False


def every_text(value: Any, change: Change) -> Any:
    """The same data with every text in it changed, keys aside; the same object when nothing is."""
    if isinstance(value, str):
        made: Any = change(value)
        return value if made == value else made
    return _each(value, lambda one: every_text(one, change))


def texts_in(value: Any, but_under: Collection[str] = ()) -> Iterator[str]:
    """Every text in data, keys aside, but for what stands under those keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in but_under:
                yield from texts_in(one, but_under)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one, but_under)


def _within(value: Any, inside: Callable[[Any], Any], others: Change) -> Any:
    """A field that holds none of people's words itself, with those of the records in it changed."""
    if isinstance(value, str):
        return value if others is str else every_text(value, others)
    if isinstance(value, Record):
        return value if isinstance(value, Template) else inside(value)
    return _each(value, lambda one: _within(one, inside, others))


def _each(value: Any, made: Change | Callable[[Any], Any]) -> Any:
    if isinstance(value, Shelf):
        changed = {number: new for number in value if (new := made(value[number])) is not value[number]}
        return value.with_(changed) if changed else value
    if isinstance(value, Mapping):
        told = {key: made(one) for key, one in value.items()}
        return told if any(told[key] is not one for key, one in value.items()) else value
    if isinstance(value, tuple | list | Growing):
        several = [made(one) for one in value]
        if all(new is one for new, one in zip(several, value, strict=True)):
            return value
        return Growing(several) if isinstance(value, Growing) else type(value)(several)
    return value
