"""Where it is kept what the first entries of a long session made of it, so that it opens without folding them.

It is never the truth: it is used only where the session's file begins as it says, and made again where it is lost. It
stands in a folder of its own, and goes whenever words go out of the session's file. Nothing here knows what a state is.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from exercises.kernel.expression import expression
from sessions.store import locations, private_files
from sessions.store.beginning import digest_of

SMALLEST = 600_000
"""Bytes of a session file that is worth it: about 3,000 entries, which take a tenth of a second to fold."""
_TOLD = ".told"
_HARMFUL = expression(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\U000e0000-\U000e007f]|\\\\[ubfrt]"
)
"""What no text that is read out of a session ever has."""


def path_of(session: Path) -> Path | None:
    """Where it is kept for that session file; None for a file that is not in our own folder."""
    try:
        ours = session.suffix == ".json" and session.parent.samefile(locations.sessions_folder())
        # What goes out of a file that is a link would not be found to go out of this.
        if not ours or session.is_symlink():
            return None
    except OSError:
        return None
    return locations.folds_folder() / session.name


def told_path(session: Path, audience: str) -> Path | None:
    """Where it is kept what a report for that audience reads of the session; None as in `path_of`."""
    path = path_of(session)
    return path.with_name(f"{session.stem}.{audience}{_TOLD}") if path is not None else None


def read(session: Path) -> Any:
    """What is kept for that session file; None when nothing is, or not as it was put there. Never raises."""
    with contextlib.suppress(OSError):
        if session.stat().st_size >= SMALLEST:
            return read_at(path_of(session))
    return None


def read_at(path: Path | None) -> Any:
    """What is kept there; None when nothing is, or not as it was put there. Never raises."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        content = path.read_bytes() if path is not None else b""
        digest, _, body = content.partition(b"\n")
        if digest and digest_of(body).encode() == digest:
            text = body.decode("utf-8")
            return json.loads(text) if _HARMFUL.search(text) is None else None
    return None


def put(session: Path, value: Any) -> None:
    """Keeps that for the session file. Raises OSError, and ValueError for what is not JSON."""
    put_at(path_of(session), value)


def put_at(path: Path | None, value: Any) -> None:
    """Keeps that there; nowhere for None. Raises OSError, and ValueError for what is not JSON."""
    if path is None:
        return
    body = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    locations.make_private(path.parent)
    private_files.place_over(path, digest_of(body).encode() + b"\n" + body, lasting=False)


def drop(session: Path) -> None:
    """Forgets it, and what a killed write left of it. Raises OSError."""
    for path in of(session):
        path.unlink(missing_ok=True)


def of(session: Path) -> list[Path]:
    """The files that have it."""
    path = path_of(session)
    if path is None:
        return []
    import glob  # no start waits for it

    stem = glob.escape(session.stem)
    left = path.parent.glob(f"{glob.escape(f'.{path.name[: private_files.LONGEST_STEM]}')}.*.tmp")
    told = (*path.parent.glob(f"{stem}.*{_TOLD}"), *path.parent.glob(f".{stem}.*{_TOLD}.*.tmp"))
    return [one for one in (path, *left, *told) if one.exists()]


def forget_strays() -> None:
    """Takes away what is kept for files that are there no longer. Never raises."""
    with contextlib.suppress(OSError), os.scandir(locations.folds_folder()) as files:
        for file in files:
            own = f"{file.name.split('.')[0]}.json" if file.name.endswith(_TOLD) else file.name
            if own.endswith(".json") and not (locations.sessions_folder() / own).exists():
                os.unlink(file.path)
