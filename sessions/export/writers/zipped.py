"""Zip files whose bytes depend on what is in them alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can say."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in a zip, in the order given."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(entry_of(name), data)
    return made.getvalue()


def entry_of(name: str) -> zipfile.ZipInfo:
    """What a zip says of a file in it, whenever it is made."""
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def zipped_again(data: bytes) -> bytes:
    """The same zip without the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({entry.filename: archive.read(entry) for entry in archive.infolist()})
