"""A state as plain JSON and back, whatever exercises it holds. Knows no session and no file.

Of what may stand in one nothing is guessed: what is not known is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from itertools import chain, islice
from typing import Any

from exercises.kernel.growing import Growing
from exercises.kernel.record import Record
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import Template

_PLAIN = frozenset({str, int, float, bool, type(None)})
_OURS = ("exercises.", "sessions.")
_TUPLE, _LIST, _MAPPING, _SET, _GROWING, _SHELF, _TEMPLATE = range(-7, 0)
"""What a list of JSON stands for, by its first item; from 0 on it is a record of that layout."""
_MANY: Mapping[int, Callable[[Any], Any]] = {_TUPLE: tuple, _LIST: list, _SET: frozenset, _GROWING: Growing}
_CODES = {kind: code for code, kind in _MANY.items()}


def plain(value: Any) -> dict[str, Any]:
    """The value as JSON. Raises TypeError for what is not known."""
    writing = _Writing()
    return {"value": writing.one(value), "layouts": writing.named(), "templates": writing.templates}


def made(told: Any) -> Any:
    """The value again. Raises LookupError, TypeError, ValueError, AttributeError or ImportError where it is none."""
    return _Reading(told).one(told["value"])


class _Writing:
    """One value on its way to JSON."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[type[Record], tuple[str, ...]], int] = {}
        self._known: dict[int, int] = {}
        self.templates: list[Any] = []

    def named(self) -> list[list[str]]:
        """Each layout: where the class is, what it is called, and its fields."""
        return [[kind.__module__, kind.__qualname__, *names] for kind, names in self._layouts]

    def one(self, value: Any) -> Any:
        """A value within it."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if isinstance(value, Template):
            return [_TEMPLATE, self._template(value)]
        if isinstance(value, Record):
            return self._record(value)
        if kind in _CODES:
            parts = sorted(value, key=repr) if kind is frozenset else value
            return [_CODES[kind], *self._each(parts)]
        if kind is Shelf or kind is dict:
            code = _SHELF if kind is Shelf else _MAPPING
            return [code, *self._each(chain.from_iterable(value.items()))]
        raise TypeError(f"{kind.__name__} is not kept")

    def _record(self, value: Record) -> list[Any]:
        fields = vars(value)
        layout = self._layouts.setdefault((type(value), tuple(fields)), len(self._layouts))
        return [layout, *self._each(fields.values())]

    def _each(self, parts: Iterable[Any]) -> list[Any]:
        """Most are plain, and nothing has to be asked of them."""
        return [part if type(part) in _PLAIN else self.one(part) for part in parts]

    def _template(self, template: Template) -> int:
        """The same template stands in a session more than once, and is one."""
        if id(template) not in self._known:
            self._known[id(template)] = len(self.templates)
            self.templates.append(self._record(template))
        return self._known[id(template)]


class _Reading:
    """One value on its way back."""

    def __init__(self, told: Any) -> None:
        self._layouts = [_layout(*layout) for layout in told["layouts"]]
        self._templates = [self.one(template) for template in told["templates"]]

    def one(self, value: Any) -> Any:
        """A value within it."""
        if type(value) is not list:
            return value
        code = value[0]
        if code >= 0:
            kind, names = self._layouts[code]
            record = object.__new__(kind)
            record.__dict__.update(zip(names, self._each(value), strict=True))
            return record
        if code in _MANY:
            return _MANY[code](self._each(value))
        if code == _TEMPLATE:
            return self._templates[value[1]]
        parts = iter(self._each(value))
        found = dict(zip(parts, parts, strict=True))
        return Shelf(found) if code == _SHELF else found

    def _each(self, value: list[Any]) -> list[Any]:
        return [part if type(part) is not list else self.one(part) for part in islice(value, 1, None)]


def _layout(module: str, called: str, *names: str) -> tuple[type[Record], tuple[str, ...]]:
    if not module.startswith(_OURS):
        raise ValueError(f"{module} is not ours")
    kind = getattr(import_module(module), called)
    if not (isinstance(kind, type) and issubclass(kind, Record)) or not set(names) <= kind.__names__:
        raise ValueError(f"{called} is not as it was")
    return kind, names
