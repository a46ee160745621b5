"""Writes a session's pages and its whole record to files. Refuses to know what an exercise means by its words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from exercises.outline import AUDIENCES, Audience
from exercises.text import listed
from sessions.export import json_file, markdown
from sessions.export.files import write_export
from sessions.export.problem import ExportError
from sessions.export.restoring import restore
from sessions.session import Session

__all__ = [
    "AUDIENCES",
    "FORMATS",
    "ExportError",
    "Format",
    "export_bytes",
    "format_of",
    "restore",
    "write_export",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format a session can be written in."""

    name: str
    endings: tuple[str, ...]
    """The endings of its files' names; the first is the usual one."""
    writer: Callable[[Session, Audience], bytes]
    means: str
    """What it is good for, in a few words."""

    @property
    def ending(self) -> str:
        """The usual ending of its files' names."""
        return self.endings[0]


FORMATS: Mapping[str, Format] = {
    "md": Format("Markdown", (".md", ".markdown"), markdown.write, "a page to read, print or send"),
    "json": Format("JSON", (".json",), json_file.write, "the whole session, to keep or bring back"),
}
"""Every format; another one is a module beside this file and a line here."""


def export_bytes(session: Session, format: str, audience: Audience) -> bytes:
    """The session in that format for that audience; works while the disk refuses. Raises ExportError.

    The same session gives the same bytes.
    """
    known = FORMATS.get(format)
    if known is None:
        raise ExportError(f"There is no format called {format}. There is {listed(tuple(FORMATS), joiner='and')}.")
    if audience not in AUDIENCES:
        raise ExportError(f"A page is for {listed(AUDIENCES, joiner='or for')}, not for {audience}.")
    return known.writer(session, audience)


def format_of(filename: str | os.PathLike[str]) -> str:
    """The format that a file's name asks for by its ending. Raises ExportError naming the endings there are."""
    ending = PurePath(filename).suffix.lower()
    for key, known in FORMATS.items():
        if ending in known.endings:
            return key
    endings = listed([known.ending for known in FORMATS.values()], joiner="or")
    raise ExportError(f"{PurePath(filename).name}: a name that ends in {endings} says which format to write.")
