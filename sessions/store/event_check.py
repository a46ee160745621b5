"""An event's check of itself: over its values in one form, never over bytes, so saving a file anew keeps it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

CHECK = "check"
"""The field of a document that holds its check."""
SAME_SAVE = "+"
"""Stands before the check of a document that was saved together with the one before it: a save that was cut short is
gone as a whole, so nothing behind its first gap was ever said to be saved."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_MAKE = vars(json.encoder).get("c_make_encoder")
# One for all documents, which typeshed does not list: the public `encode` makes a new one each time.
_pieces: Callable[[Any, int], Iterable[str]] | None = (
    _MAKE(None, _ENCODER.default, vars(json.encoder)["encode_basestring"], None, ":", ",", True, False, False)
    if _MAKE is not None
    else None
)


def check_of(document: Mapping[str, Any]) -> str:
    """The check of a document as it is read from a file: eight letters. Raises ValueError for what is not JSON.

    The order of names, and whether a whole number is written 1 or 1.0, are no part of the values.
    """
    text = _canonical(document)
    if ".0" in text or "e+" in text:
        text = _canonical(_whole_numbers(document))
    return f"{zlib.crc32(text.encode('utf-8')):08x}"


def _canonical(value: Mapping[str, Any]) -> str:
    return "".join(_pieces(value, 0)) if _pieces is not None else _ENCODER.encode(value)


def _whole_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {name: _whole_numbers(one) for name, one in value.items()}
    return [_whole_numbers(one) for one in value] if isinstance(value, list | tuple) else value
