"""Frozen records. Defining one generates no code, so a start that loads a hundred of them does not feel it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

TYPE_CHECKING = False  # typing's own would be loaded, which takes longer than many a command
if TYPE_CHECKING:
    from typing import Any, ClassVar, TypeVar, dataclass_transform

    R = TypeVar("R")
else:

    def dataclass_transform(**_):
        return lambda kind: kind


class Field:
    """What was declared of one field: its default, or how one is made; and what else is known of it."""

    __slots__ = ("default", "factory", "hashed", "meta")

    def __init__(self, default: Any, factory: Callable[[], Any] | None, hashed: bool, meta: Any) -> None:
        self.default, self.factory, self.hashed, self.meta = default, factory, hashed, meta


MISSING: Any = object()
"""No default: the field must be given."""


def field(
    *, default: Any = MISSING, default_factory: Callable[[], Any] | None = None, hash: bool = True, meta: Any = None
) -> Any:
    """Declares a field: `default_factory` makes a value for each record; `hash=False` leaves it out of hashing."""
    return Field(default, default_factory, hash, meta)


def _same(value: Any) -> Any:
    return value


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record:
    """A frozen value with named fields, compared by them; `replace` makes a changed copy.

    Fields are the class's annotations, in order. A field left at its default takes no room in the record.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    __declared__: ClassVar[Mapping[str, Field]] = {}
    __needed__: ClassVar[frozenset[str]] = frozenset()
    __names__: ClassVar[frozenset[str]] = frozenset()
    __factories__: ClassVar[tuple[tuple[int, str, Callable[[], Any]], ...]] = ()
    __fitting__: ClassVar[set[int | tuple[int | str, ...]]] = set()
    """How many places and which names one was made of before: they need not be looked at again."""

    def __init_subclass__(cls) -> None:
        fields = dict(cls.__declared__)
        for name, told in cls.__annotations__.items() if "__annotations__" in cls.__dict__ else ():
            if told.startswith("ClassVar"):
                continue
            default = cls.__dict__.get(name, MISSING)
            declared = default if isinstance(default, Field) else Field(default, None, True, None)
            if hasattr(declared.default, "__get__"):
                # A function that stays in the class would be called as its method.
                declared = Field(MISSING, partial(_same, declared.default), declared.hashed, declared.meta)
            fields[name] = declared
            if declared.default is not MISSING:
                setattr(cls, name, declared.default)
            elif name in cls.__dict__:
                delattr(cls, name)
        cls.__declared__ = fields
        cls.__match_args__ = tuple(fields)  # type: ignore[misc]
        cls.__names__ = frozenset(fields)
        cls.__fitting__ = set()
        cls.__factories__ = tuple(
            (place, name, one.factory) for place, (name, one) in enumerate(fields.items()) if one.factory is not None
        )
        needed = (name for name, one in fields.items() if one.default is MISSING and one.factory is None)
        cls.__needed__ = frozenset(needed)

    def __init__(self, *args: Any, **given: Any) -> None:
        if ((len(args), *given) if given else len(args)) not in self.__fitting__:
            self._fits(len(args), given)
        fields = self.__dict__
        if args:
            names = self.__match_args__
            for place, value in enumerate(args):
                fields[names[place]] = value
        for place, name, factory in self.__factories__:
            if place >= len(args) and name not in given:
                fields[name] = factory()
        if given:
            fields |= given

    @classmethod
    def _fits(cls, places: int, given: Mapping[str, Any]) -> None:
        """Notes that so many places and these names make a record. Raises TypeError."""
        names = cls.__match_args__
        if places > len(names):
            raise TypeError(f"{cls.__name__} takes {len(names)} arguments, not {places}.")
        if not given.keys().isdisjoint(names[:places]):
            raise TypeError(f"{cls.__name__} got an argument twice: {sorted(given.keys() & set(names[:places]))}")
        told = given.keys() | set(names[:places])
        wrong = (cls.__needed__ - told) | (given.keys() - cls.__names__)
        if wrong:
            raise TypeError(f"{cls.__name__} has a missing or unknown argument: {sorted(wrong)}")
        cls.__fitting__.add((places, *given) if given else places)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set. replace makes a changed copy.")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be taken away.")

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        if self.__dict__ == other.__dict__:
            return True
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name, one in self.__declared__.items() if one.hashed))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({told})"


def replace(record: R, /, **changes: Any) -> R:
    """The record with some fields changed. Raises TypeError for a field it does not have."""
    if not isinstance(record, Record):
        import dataclasses

        changed: R = dataclasses.replace(record, **changes)  # type: ignore[type-var]
        return changed
    names = record.__names__
    for name in changes:
        if name not in names:
            unknown = sorted(changes.keys() - names)
            raise TypeError(f"{type(record).__name__} has a missing or unknown argument: {unknown}")
    made = object.__new__(type(record))
    fields = made.__dict__
    fields |= record.__dict__
    fields |= changes
    return made


_put = object.__setattr__


def light(kind: type[R], fields: Mapping[str, Any]) -> R:
    """A record with these fields, which it has and needs, in the least room there is: for those of which there are
    thousands. It takes longer to make."""
    made = object.__new__(kind)
    for name, value in fields.items():
        _put(made, name, value)
    return made


def names_of(record: Record | type[Record]) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return record.__match_args__


_PLAIN = frozenset({str, int, bool, float, type(None)})
"""What stands in a dictionary as it is: of most records that is every field."""


def as_said(record: Record) -> dict[str, Any]:
    """A record as a dictionary, as `as_dict` makes it, without the fields that were left at their defaults."""
    return {name: one if type(one) in _PLAIN else as_dict(one) for name, one in record.__dict__.items()}


def as_dict(value: Any) -> Any:
    """A record as a dictionary, the records within it too, in lists, tuples and mappings."""
    if isinstance(value, Record):
        found = ((name, getattr(value, name)) for name in value.__match_args__)
        return {name: one if type(one) in _PLAIN else as_dict(one) for name, one in found}
    if isinstance(value, tuple | list):
        return type(value)(as_dict(item) for item in value)
    if isinstance(value, dict):
        return {key: as_dict(item) for key, item in value.items()}
    return value
