"""Looks for the roster's names in finished files, unpacked and unescaped.

The last check before anything is said to be done: it reads what lies in the file, not what was meant to be in it.
"""

from __future__ import annotations

import html
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exercises.kernel.expression import expression
from sessions.roster.finding import Finder

_DEEPEST = 4
_JSON_LETTER = expression(r"\\u([0-9a-fA-F]{4})")
_TAG = expression(r"<[^<>]*>")
_FOLD = expression(r"\r?\n[ \t]")
_ZIP = b"PK\x03\x04"


class Found(NamedTuple):
    """A real name that stands in a finished file."""

    real: str
    file: str
    """The file's name, with the name inside an archive after it."""


def searched(
    files: Mapping[str, bytes], finder: Finder, *, left_on_purpose: frozenset[str] = frozenset()
) -> list[Found]:
    """Every real name in the files' names or bytes, once a file.

    `left_on_purpose` are names of which somebody said that a place is not them; they are not looked for. Raises
    nothing: an archive that cannot be unpacked is looked at as it is.
    """
    found: dict[Found, None] = {}
    for name, data in files.items():
        for place, text in _texts(name, data, 0):
            for hit in finder.are_them(finder.standing(text)):
                if hit.known.real not in left_on_purpose:
                    found[Found(hit.known.real, place)] = None
    return list(found)


def _texts(name: str, data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """The file's name and its bytes as text, each way its words may be written."""
    yield name, name
    if data.startswith(_ZIP) and depth < _DEEPEST:
        unpacked = _unpacked(data)
        if unpacked is not None:
            for inside, content in unpacked.items():
                yield from _texts(f"{name}: {inside}" if name else inside, content, depth + 1)
            return
    text = data.decode("utf-8", "replace")
    # Most files are written the same way in most of these forms.
    for form in dict.fromkeys((text, *_other_forms(text))):
        yield name, form


def _unpacked(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError):
        return None


def _other_forms(text: str) -> Iterator[str]:
    yield _JSON_LETTER.sub(lambda letter: chr(int(letter.group(1), 16)), text)
    yield _FOLD.sub("", text)
    unescaped = html.unescape(text)
    yield unescaped
    if "<" in text:
        # A word may be cut by tags, or two words be parted only by them.
        yield _TAG.sub("", unescaped)
        yield _TAG.sub(" ", unescaped)
