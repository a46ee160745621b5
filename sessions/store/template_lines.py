"""Reads the line that brings an exercise into a session, with the whole template that it carries.

A thousand sessions have it alike, and it is most of a small one. What the same letters said lately is not worked out
again, nor in which form a check sees it. The check of each line is reckoned over all of it nevertheless.
"""

from __future__ import annotations

from typing import Any

from exercises.kernel.expression import expression
from exercises.kernel.record import Record
from sessions.store.event_check import form_of
from sessions.store.json_text import scan_value

_BEGINS = expression(r'\{"number": \d+, "run": "", "kind": "exercise", "data": \{"key": "[^"\\]*", "template": (?=\{)')
_FIRST = 64
"""By so many letters of a template it is looked for."""
_MOST, _OF_ONE = 64, 4
"""So many are remembered, and of those that begin alike so many, which are versions of one."""


class Carried(Record):
    """A template as lines have it."""

    text: str
    value: Any
    """Shared by every line that has it, so leave it as it is."""
    form: bytes


_lately: dict[str, tuple[Carried, ...]] = {}
"""Read and added to by several threads, so that nothing goes through it while it changes."""


def read(text: str) -> tuple[dict[str, Any], int, Carried] | None:
    """The document in that line, where in it it ends, and the template it carries; None for any other line, and for one
    that does not lie as it was saved. Raises StopIteration, ValueError or RecursionError as reading any other does."""
    begins = _BEGINS.match(text)
    if begins is None:
        return None
    at = begins.end()
    carried = _carried(text, at)
    rest = text[at + len(carried.text) :]
    if "\\u" in rest or "\\u" in carried.text or '"template"' in rest:
        return None  # perhaps half a letter, which whoever reads the whole line refuses, or a name that stands twice
    document, used = scan_value(f"{text[:at]}null{rest}", 0)
    data = document["data"]
    if type(data) is not dict or "template" not in data:
        return None
    data["template"] = carried.value
    return document, used - len("null") + len(carried.text), carried


def _carried(text: str, at: int) -> Carried:
    first = text[at : at + _FIRST]
    for known in _lately.get(first, ()):
        if text.startswith(known.text, at):
            return known
    value, end = scan_value(text, at)
    carried = Carried(text[at:end], value, form_of(value))
    if len(_lately) >= _MOST:
        _lately.clear()
    _lately[first] = (carried, *_lately.get(first, ())[: _OF_ONE - 1])
    return carried
