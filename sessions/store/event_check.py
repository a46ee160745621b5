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


def writer(between: str, after_name: str, *, sort: bool) -> Callable[[Any], str]:
    """Writes values as JSON in that form, letters as they are. What it returns raises TypeError, ValueError or
    RecursionError for what is not JSON."""
    plain = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=sort, separators=(between, after_name))
    make = vars(json.encoder).get("c_make_encoder")
    if make is None:
        return plain.encode
    # One for all documents, which typeshed does not list: the public `encode` makes a new one each time.
    quoted = vars(json.encoder)["encode_basestring"]
    pieces: Callable[[Any, int], Iterable[str]] = make(
        None, plain.default, quoted, None, after_name, between, sort, False, False
    )
    return lambda value: "".join(pieces(value, 0))


_canonical = writer(",", ":", sort=True)


def check_of(document: Mapping[str, Any]) -> str:
    """The check of a document as it is read from a file: eight letters. Raises ValueError for what is not JSON.

    The order of names, and whether a whole number is written 1 or 1.0, are no part of the values.
    """
    text = _canonical(document)
    if ".0" in text or "e+" in text:
        text = _canonical(_whole_numbers(document))
    return f"{zlib.crc32(text.encode('utf-8')):08x}"


def _whole_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        return {name: _whole_numbers(one) for name, one in value.items()}
    return [_whole_numbers(one) for one in value] if isinstance(value, list | tuple) else value
