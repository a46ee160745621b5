"""JSON as it lies in our files, read and written without a detour; knows no document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NoReturn


def no_such_number(name: str) -> NoReturn:
    """Refuses what Python's reader takes and JSON has not, such as NaN. Raises ValueError."""
    raise ValueError(f"{name} is not JSON")


# Straight to the C scanner, which typeshed does not list: the public `decode` costs half as much again a line.
scan_value: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder(parse_constant=no_such_number))["scan_once"]
"""The value that begins there in a text, and where it ends. Raises StopIteration, ValueError or RecursionError."""


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
