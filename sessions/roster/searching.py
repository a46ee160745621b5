"""Looks for the roster's names in finished files, unpacked and unescaped.

The last check before anything is said to be done: it reads what lies in the file, not what was meant to be in it.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from exercises.kernel.expression import expression
from sessions.roster.finding import Finder

_DEEPEST = 4
_JSON_LETTER = expression(r"\\u([0-9a-fA-F]{4})")
_TAG = expression(r"<[^<>]*>")
_NAMED = expression(r"""("[^"]*"|'[^']*')|^</?[\w:.-]+|[\w:.-]+(?==)""")
"""What a tag has in quotes, or what it or one of its attributes is called."""
_FOLD = expression(r"\r?\n[ \t]")
_ZIP = b"PK\x03\x04"
_PNG = b"\x89PNG\r\n\x1a\n"


class Found(NamedTuple):
    """A real name that stands in a finished file."""

    real: str
    file: str
    """The file's name, with the name inside an archive after it."""
    read: int
    """As which of the ways its words may be written it was read."""


def searched(files: Mapping[str, bytes], finder: Finder) -> list[Found]:
    """Every place of a real name in the files' names or bytes, once for each way their words may be written. What is
    not surely a name is not looked for, nor are answers. Raises nothing: an archive that cannot be unpacked is looked
    at as it is.
    """
    found: list[Found] = []
    for name, data in files.items():
        alike: dict[str, list[str]] = {}  # most files are written the same way in most of these forms
        for read, place, text in _texts(name, data, 0):
            if text not in alike:
                alike[text] = [hit.known.real for hit in finder.standing(text) if hit.sure]
            found += [Found(real, place, read) for real in alike[text]]
    return found


def _texts(name: str, data: bytes, depth: int) -> Iterator[tuple[int, str, str]]:
    """The file's name and its bytes as text, each way its words may be written."""
    yield 0, name, name
    if data.startswith(_ZIP) and depth < _DEEPEST:
        unpacked = _unpacked(data)
        if unpacked is not None:
            for inside, content in unpacked.items():
                yield from _texts(f"{name}: {inside}" if name else inside, content, depth + 1)
            return
    text = (_said_of_a_picture(data) if data.startswith(_PNG) else data).decode("utf-8", "replace")
    for read, form in enumerate(_forms(text), 1):
        yield read, name, form


def _said_of_a_picture(data: bytes) -> bytes:
    """The words that a picture in points carries: its points are none, whatever letters they look like."""
    found, place = [], len(_PNG)
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"):
            found.append(data[place + 8 : place + 8 + length])
        place += length + 12
    return b"\n".join(found)


def _unpacked(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError):
        return None


def _forms(text: str) -> Iterator[str]:
    unescaped = html.unescape(text)
    if text.lstrip("\ufeff \r\n\t").startswith("<"):
        text = _TAG.sub(_as_it_says, text)
    yield text
    yield _JSON_LETTER.sub(lambda letter: chr(int(letter.group(1), 16)), text)
    yield _FOLD.sub("", text)
    yield html.unescape(text)
    if "<" in text:  # a word may be cut by tags, or two words be parted only by them
        yield _TAG.sub("", unescaped)
        yield _TAG.sub(" ", unescaped)


def _as_it_says(tag: re.Match[str]) -> str:
    """A tag with what is in it, and without how it and its attributes are called: nobody said that."""
    said = _NAMED.sub(lambda found: found[1] or " ", tag[0])
    return said if said.startswith("<") else f"<{said}"
