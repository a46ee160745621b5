"""Writes a session's pages and its whole record to files. Refuses to know what an exercise means by its words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from exercises.outline import AUDIENCES, Audience
from exercises.text import listed
from sessions.export import csv_files, folders, json_file, markdown
from sessions.export.files import write_export
from sessions.export.problem import ExportError, NothingToWrite
from sessions.export.restoring import restore
from sessions.session import Session

__all__ = [
    "AUDIENCES",
    "FORMATS",
    "ExportError",
    "Format",
    "NothingToWrite",
    "export_bytes",
    "export_files",
    "format_of",
    "restore",
    "write_export",
    "write_files",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One format a session can be written in."""

    name: str
    endings: tuple[str, ...]
    """The endings by which its file's name asks for it; the first is the usual one. A folder's name asks for none."""
    means: str
    """What it is good for, in a few words."""
    writer: Callable[[Session, Audience], bytes] | None = None
    """Makes its one file; None for a format of several."""
    files: Callable[[Session, Audience, bool], dict[str, bytes]] | None = None
    """Makes its files by their names, without spreadsheets' marks when the last is true; None for a format of one."""

    @property
    def ending(self) -> str:
        """The usual ending of its file's name; "" for a folder."""
        return self.endings[0] if self.endings else ""


FORMATS: Mapping[str, Format] = {
    "md": Format("Markdown", (".md", ".markdown"), "a page to read, print or send", markdown.write),
    "json": Format("JSON", (".json",), "the whole session, to keep or bring back", json_file.write),
    "csv": Format(
        "CSV", (), "a wall's notes, themes and codings in a folder, for spreadsheets",
        files=csv_files.write,
    ),
}  # fmt: skip
"""Every format; another one is a module beside this file and a line here."""


def export_bytes(session: Session, format: str, audience: Audience) -> bytes:
    """The session in that format for that audience; works while the disk refuses. Raises ExportError.

    The same session gives the same bytes.
    """
    known = _known(format, audience)
    if known.writer is None:
        raise ExportError(f"{format} is several files, and they need a folder of their own: --to tables")
    return known.writer(session, audience)


def export_files(session: Session, format: str, audience: Audience, *, raw: bool = False) -> dict[str, bytes]:
    """The session's files in a format that writes several, by their names. Raises ExportError.

    `raw` leaves out what only spreadsheets need. The same session gives the same bytes.
    """
    known = _known(format, audience)
    if known.files is None:
        raise ExportError(f"{format} is one file, not a folder. Give it a name that ends in {known.ending}.")
    return known.files(session, audience, raw)


def write_files(path: str | os.PathLike[str], files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Puts the files into a folder of their own, whole or not at all. Raises ExportError."""
    folders.write_folder(path, files, replace=replace, listed_in=csv_files.listed_in, readme=csv_files.README)


def _known(format: str, audience: Audience) -> Format:
    known = FORMATS.get(format)
    if known is None:
        raise ExportError(f"There is no format called {format}. There is {listed(tuple(FORMATS), joiner='and')}.")
    if audience not in AUDIENCES:
        raise ExportError(f"A page is for {listed(AUDIENCES, joiner='or for')}, not for {audience}.")
    return known


def format_of(filename: str | os.PathLike[str]) -> str:
    """The format that a file's name asks for by its ending. Raises ExportError naming the endings there are."""
    ending = PurePath(filename).suffix.lower()
    for key, known in FORMATS.items():
        if ending in known.endings:
            return key
    endings = listed([known.ending for known in FORMATS.values() if known.ending], joiner="or")
    raise ExportError(f"{PurePath(filename).name}: a name that ends in {endings} says which format to write.")
