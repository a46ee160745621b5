"""An event's check of itself: over its values in one form, never over bytes, so saving a file anew keeps it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from exercises.kernel.expression import expression
from sessions.store.json_text import writer

CHECK = "check"
"""The field of a document that holds its check."""
SAME_SAVE = "+"
"""Stands before the check of a document that was saved together with the one before it: a save that was cut short is
gone as a whole, so nothing behind its first gap was ever said to be saved."""
_canonical = writer(",", ":", sort=True)
_MAYBE_WHOLE = expression(r"[:,\[]-?\d+(?:\.0|(?:\.\d+)?e\+\d+)[,\]}]")
"""How a whole number stands in that form where it was written as 1.0 or 1e+20; people's words may look like it too."""
_HERE = "\ue000"
"""Stands where a form of part of a document goes; a letter that nobody has."""


def check_of(document: Mapping[str, Any]) -> str:
    """The check of a document as it is read from a file: eight letters. Raises ValueError for what is not JSON.

    The order of names, and whether a whole number is written 1 or 1.0, are no part of the values.
    """
    return f"{zlib.crc32(form_of(document)):08x}"


def check_with(document: Mapping[str, Any], form: bytes) -> str:
    """The same of a document that carries a template of that form, which is not worked out again."""
    data = {**document["data"], "template": _HERE}
    before, here, behind = form_of({**document, "data": data}).partition(form_of(_HERE))
    if not here or _HERE.encode() in behind:
        return check_of(document)
    return f"{zlib.crc32(behind, zlib.crc32(form, zlib.crc32(before))):08x}"


def form_of(value: Any) -> bytes:
    """The one form of a value that a check is reckoned over. Raises ValueError for what is not JSON."""
    text = _canonical(value)
    if (".0" in text or "e+" in text) and _MAYBE_WHOLE.search(text) is not None:
        text = _canonical(_whole_numbers(value))
    return text.encode("utf-8")


def _whole_numbers(value: Any) -> Any:
    kind = type(value)
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind is dict:
        return {name: one if type(one) in _SAME else _whole_numbers(one) for name, one in value.items()}
    return [one if type(one) in _SAME else _whole_numbers(one) for one in value] if kind is list else value


_SAME = frozenset({str, int, bool, type(None)})
