"""Puts an export of several files into a folder only its owner may read, at once."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from sessions.export.files import in_our_folders, refused
from sessions.leaving.problem import ExportError
from sessions.store import private_files

_MOST_README = 100_000


def write_folder(
    path: str | os.PathLike[str],
    files: Mapping[str, bytes],
    *,
    replace: bool = False,
    listed_in: Callable[[bytes], frozenset[str]],
    readme: str,
) -> None:
    """Puts the files into a new folder at `path`, mode 0700, whole, and on disk when this returns. Raises ExportError.

    A folder that is there stays as it is; with `replace` it is replaced when it is empty, or holds nothing but files
    that its `readme` lists as ours.
    """
    target = Path(path)
    if not target.name or target.name in (".", ".."):
        raise ExportError("A name for the folder is needed, such as tables.")
    if in_our_folders(target) or in_our_folders(target / "inside"):
        raise ExportError(f"{target.name} is where holdspace keeps its own files. Choose another folder.")
    old = _there(target, replace, listed_in, readme)
    made = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
    try:
        made.mkdir(mode=private_files.FOLDER_MODE)
        try:
            made.chmod(private_files.FOLDER_MODE)
            for name, data in files.items():
                private_files.write_private(made / name, data)
            private_files.sync_folder(made)
            _put(made, target, old)
        except BaseException:
            _take_away(made, files)
            raise
        private_files.in_place(target.parent)
    except OSError as problem:
        raise refused(target, problem) from problem


def _there(
    target: Path, replace: bool, listed_in: Callable[[bytes], frozenset[str]], readme: str
) -> frozenset[str] | None:
    """The names of what may be replaced there; None when nothing is there. Raises ExportError."""
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise refused(target, problem) from problem
    except ValueError:
        raise ExportError("That name cannot be a folder's name. Choose a plain one, such as tables.") from None
    if stat.S_ISLNK(mode):
        raise ExportError(f"{target.name} is a link to another place, and was left as it is. Choose another name.")
    if not stat.S_ISDIR(mode):
        raise ExportError(f"{target.name} is a file, and was left as it is. Choose another name for the folder.")
    if not replace:
        raise ExportError(
            f"{target.name} is there already, and is as it was. Choose another name, or ask to replace it."
        )
    try:
        entries = {entry.name: entry.is_file(follow_symlinks=False) for entry in os.scandir(target)}
        ours = listed_in(_beginning(target / readme)) if entries.get(readme) else frozenset()
    except OSError as problem:
        raise refused(target, problem) from problem
    for name, plain in sorted(entries.items()):
        if not plain or name not in ours:
            raise ExportError(
                f"{target.name} holds something that this export did not write ({name[:60]}), and was left as it is. "
                "Choose another folder."
            )
    return frozenset(entries)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST_README)


def _put(made: Path, target: Path, old: frozenset[str] | None) -> None:
    """The new folder in the old one's place; the old one is back when that fails."""
    if old is None:
        os.rename(made, target)
        return
    aside = made.with_suffix(".old")
    os.rename(target, aside)
    try:
        os.rename(made, target)
    except BaseException:
        os.rename(aside, target)
        raise
    _take_away(aside, old)


def _take_away(folder: Path, names: Mapping[str, bytes] | frozenset[str]) -> None:
    """Removes these files and the folder; what somebody else put there meanwhile stays, and the folder with it."""
    for name in names:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()
