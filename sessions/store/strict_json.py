"""Reads JSON that came from outside, strictly and safely."""

from __future__ import annotations

import json
import math
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from exercises.kernel.text import as_kept, clean_data

DEEPEST = 24
"""Levels of lists and objects taken; a case needs six, a session with its templates nine."""


class JsonError(Exception):
    """A file that cannot be read as JSON. The message is a sentence, with the line and column where there is one."""


class _Twice(dict[str, Any]):
    """An object in which a key stands twice; which of the two was meant cannot be guessed."""

    key = ""


def read_bytes(path: str | os.PathLike[str], most: int) -> bytes:
    """What is in the file. Raises JsonError when it is no ordinary file, cannot be read or is larger than `most`."""
    file = Path(path)
    try:
        # Asked before opening: a pipe would keep us waiting for ever.
        if not stat.S_ISREG(file.stat().st_mode):
            raise JsonError(f"{file.name or file} is not a file. Give the name of the file itself.")
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise JsonError(f"There is no file {file}. Check the name and the folder, then try again.") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "its name cannot be used"
        raise JsonError(f"{file.name} cannot be read ({reason}). It is as it was; try a copy of it.") from None
    if len(data) > most:
        raise JsonError(f"{file.name} is larger than {most // 1_000_000} MB, the most taken here. It is as it was.")
    return data


def read(data: bytes) -> Any:
    """The value the bytes hold, every text in it cleaned. Raises JsonError.

    A byte order mark is taken; NaN, Infinity, a key that stands twice and very deep nesting are refused.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise JsonError(f"line {line}: this is not UTF-8 text. Save the file as UTF-8 and try again.") from None
    if not text.strip():
        raise JsonError("The file is empty. Give a file that has something in it.")
    try:
        value = json.loads(text, parse_constant=_constant, parse_float=_float, object_pairs_hook=_object)
    except json.JSONDecodeError as problem:
        what = problem.msg[:1].lower() + problem.msg[1:]
        raise JsonError(f"line {problem.lineno}, column {problem.colno}: {what}. This is not complete JSON.") from None
    except RecursionError:
        raise JsonError(f"The file is nested too deeply; {DEEPEST} levels are the most.") from None
    except ValueError as problem:
        raise JsonError(str(problem)) from None
    _check(value)
    return clean_data(value, as_kept)


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON. Write the number, or null for none.")


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:20]} is too large a number. Write a smaller one, or null for none.")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = _Twice(made)
        twice.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        return twice
    return made


def _inside(item: Any) -> Iterable[Any]:
    return item.values() if isinstance(item, dict) else item


def _check(value: Any) -> None:
    """Raises JsonError naming the place; where there is nothing to name, no place is worked out."""
    level = [value]
    for _ in range(DEEPEST):
        if any(type(item) is _Twice for item in level):
            break
        level = [inner for item in level if type(item) in (dict, list) for inner in _inside(item)]
        if not level:
            return
    waiting: list[tuple[str, int, Any]] = [("", 1, value)]
    while waiting:
        place, depth, item = waiting.pop()
        if depth > DEEPEST:
            raise JsonError(f"The file is nested too deeply; {DEEPEST} levels are the most.")
        if isinstance(item, _Twice):
            raise JsonError(f"{place}{'.' if place else ''}{item.key}: this key stands twice in one place. Keep one.")
        if isinstance(item, dict):
            waiting += [(f"{place}.{key}".lstrip("."), depth + 1, inner) for key, inner in item.items()]
        elif isinstance(item, list):
            waiting += [(f"{place}[{index}]", depth + 1, inner) for index, inner in enumerate(item)]
