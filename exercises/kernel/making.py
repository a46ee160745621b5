"""Things found, made and changed by their declarations, each text of them within its limit. Knows no exercise."""

from __future__ import annotations

from typing import Any, TypeVar

from exercises.kernel.checks import kept, may, numbered, thing_of, within
from exercises.kernel.record import MISSING, Record, replace
from exercises.kernel.template import Template
from exercises.kernel.things import Said, Thing

S = TypeVar("S")
T = TypeVar("T", bound=Thing)


def the(state: Any, kind: type[T], number: Any) -> T:
    """The thing of that kind and number. Raises ExerciseError naming those there are."""
    found: T = thing_of(getattr(state, kind.kept_in), number, kind.letter, kind.one)
    return found


def put(state: S, thing: Thing) -> S:
    """The exercise with that thing in it, in place of one of its number."""
    return replace(state, **{thing.kept_in: kept(getattr(state, thing.kept_in), thing)})


def made(state: S, kind: type[Thing], number: int = 0, **fields: Any) -> S:
    """The exercise with one more thing of that kind; without a number it gets the next. Raises ExerciseError."""
    state, number = numbered(state, kind.letter, number)
    template: Template = state.template  # type: ignore[attr-defined]
    return put(state, kind(number=number, **fitting(template, kind, **fields)))


def changed(state: S, kind: type[Thing], number: int, **fields: Any) -> S:
    """The exercise with the fields of a thing changed. Raises ExerciseError."""
    template: Template = state.template  # type: ignore[attr-defined]
    return put(state, replace(the(state, kind, number), **fitting(template, kind, **fields)))


def fitting(template: Template, kind: type[Record], **fields: Any) -> dict[str, Any]:
    """The fields of a record, when each text of them fits as it was declared. Raises ExerciseError."""
    return {name: _fits(template, kind, name, value) for name, value in fields.items()}


def _fits(template: Template, kind: type[Record], name: str, value: Any) -> Any:
    declared = kind.__declared__.get(name)
    if declared is None or not isinstance(declared.meta, Said):
        return value
    if isinstance(value, list | tuple):
        return tuple(_fits(template, kind, name, one) for one in value)
    told: Said = declared.meta
    check = within if declared.default is MISSING else may
    return check(template, value, told.limits or name, told.what or name.replace("_", " "), told.limit)
