"""Puts an export into a file only its owner may read, in one step."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from sessions.leaving.problem import ExportError
from sessions.store import locations, private_files


def write_export(path: str | os.PathLike[str], data: bytes, *, replace: bool = False) -> None:
    """Puts the export at `path`, whole, mode 0600, and on disk when this returns. Raises ExportError.

    A file that is there stays unless `replace`; a link, a folder and holdspace's own files are never written over.
    """
    target = Path(path)
    if not target.name or target.name in (".", ".."):
        raise ExportError("A name for the file is needed, such as tama.md.")
    if in_our_folders(target):
        raise ExportError(f"{target.parent} is where holdspace keeps its own files. Choose another folder or name.")
    try:
        found: int | None = os.lstat(target).st_mode
    except OSError as problem:
        found = None
        if problem.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise refused(target, problem) from problem
    except ValueError:
        raise ExportError("That name cannot be a file's name. Choose a plain one, such as tama.md.") from None
    if found is not None and stat.S_ISLNK(found):
        raise ExportError(f"{target.name} is a link to another place, and was left as it is. Choose another name.")
    if found is not None and not stat.S_ISREG(found):
        what = "a folder" if stat.S_ISDIR(found) else "not an ordinary file"
        raise ExportError(f"{target.name} is {what}, and was left as it is. Choose another name.")
    if found is not None and not replace:
        raise _there(target)
    try:
        (private_files.place_over if replace else private_files.place_new)(target, data)
    except FileExistsError:
        raise _there(target) from None
    except OSError as problem:
        raise refused(target, problem) from problem


OWN = (
    "folds",
    "programmes",
    "words",
    "sessions",
    "room",
    "drafts",
    "holding",
    "templates",
    "journals",
    "journal",
    "roster",
    "index.json",
    "exports.json",
    "crash.log",
    ".exports.lock",
)
"""What in the data folder is holdspace's own; anything else there is a person's."""


def in_our_folders(target: Path) -> bool:
    """Whether a file there would lie among holdspace's own, or be one of them."""
    try:
        home = locations.home().resolve()
        folder = target.parent.resolve()
        if folder != home and home not in folder.parents:
            return False
        inside = (folder / target.name).relative_to(home).parts
        return bool(inside) and inside[0] in OWN
    except (OSError, RuntimeError, ValueError):
        return False


def _there(target: Path) -> ExportError:
    return ExportError(f"{target.name} is there already, and is as it was. Choose another name, or ask to replace it.")


def refused(target: Path, problem: OSError) -> ExportError:
    """The sentence for a disk that refuses."""
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return ExportError(f"There is no folder {target.parent}. Make it, or choose another. The session is safe.")
    if problem.errno == errno.ENAMETOOLONG:
        return ExportError("That name is too long for this disk. Choose a shorter one; the session is safe.")
    reason = problem.strerror or "the disk refuses"
    if isinstance(problem, private_files.InPlace):
        return ExportError(
            f"{target.name} was written, and the disk did not settle its folder ({reason}): look at it before you hand "
            "it on. It was not noted in the session. The session is safe; see to the disk and write it once more."
        )
    return ExportError(f"{target.name} could not be written ({reason}). The session is safe. Try another folder.")
