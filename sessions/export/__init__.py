"""What leaves holdspace in files: gathered for one audience, written in one format. Knows no exercise by its words."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from exercises.kernel.text import listed
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export.files import write_export
from sessions.export.formats import FORMATS, Format, format_of, known_format, place_of
from sessions.export.gathering import Gathered, gather
from sessions.export.making import Made, Wanted, make, put, write_folder
from sessions.export.restoring import Restored, restore, restored
from sessions.leaving.leaving import Written
from sessions.leaving.problem import ExportError, NeedsMore, NothingToWrite
from sessions.live.session import Session
from sessions.removing.withdrawing import catch_up

__all__ = [
    "AUDIENCES",
    "FORMATS",
    "ExportError",
    "Format",
    "Gathered",
    "Made",
    "NeedsMore",
    "NothingToWrite",
    "Restored",
    "Wanted",
    "Written",
    "export_bytes",
    "export_files",
    "format_of",
    "gather",
    "known_format",
    "make",
    "place_of",
    "put",
    "restore",
    "restored",
    "write_export",
    "write_files",
]


def export_bytes(session: Session, format: str, audience: Audience) -> bytes:
    """One session in a format of one file, nothing noted anywhere; works while the disk refuses. Raises ExportError.

    The same session gives the same bytes.
    """
    known = _known(format, audience)
    if known.folder:
        raise ExportError(f"{format} is several files, and they need a folder of their own: --to tables")
    catch_up(session)
    files = known.write(gather([session], audience, documents=format == "json").leaving).files
    if len(files) != 1:
        raise ExportError(f"There are {len(files)} {known.several}, and they need a folder of their own: --to pictures")
    return next(iter(files.values()))


def export_files(session: Session, format: str, audience: Audience, *, raw: bool = False) -> dict[str, bytes]:
    """One session's files in a format that writes several, by their names. Raises ExportError.

    `raw` leaves out what only spreadsheets need. The same session gives the same bytes.
    """
    known = _known(format, audience)
    if not known.folder:
        raise ExportError(f"{format} is one file, not a folder. Give it a name that ends in {known.ending}.")
    catch_up(session)
    return dict(known.write(gather([session], audience).leaving, raw=raw).files)


def write_files(path: str | os.PathLike[str], files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Puts the files into a folder of their own, whole or not at all. Raises ExportError."""
    write_folder(Path(path), files, replace=replace)


def _known(format: str, audience: Audience) -> Format:
    known = known_format(format)
    if audience not in AUDIENCES:
        raise ExportError(f"A page is for {listed(AUDIENCES, joiner='or for')}, not for {audience}.")
    return known
