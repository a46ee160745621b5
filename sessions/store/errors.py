"""The sentences a session file can answer with when it cannot serve; knows no disk, no lock and no format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sessions.store import locations

_MOST_NAMED = 6


_BEGINS = 2
"""The line of a file with the first of its entries, behind its head."""


class StoreError(Exception):
    """Something about a session file that a person has to know: the text is one sentence, `path` is the file."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


def disk_sentence(problem: OSError) -> str:
    """What the system refused, and what to do."""
    where = f"“{str(problem.filename)[-80:]}”" if problem.filename is not None else "a file or the output"
    return (
        f"The computer refused {where} ({problem.strerror or type(problem).__name__}); "
        "what was saved before is safe, please see to it and try again."
    )


def told(problem: Exception) -> str:
    """A problem in a sentence for people, also where it is one of the system's own."""
    return disk_sentence(problem) if isinstance(problem, OSError) else str(problem)


class NotOurFile(StoreError):
    """The file is something else than a session; it was left untouched."""


class NewerVersion(StoreError):
    """The session was written by a later version than this one can read; it was left untouched."""


class DamagedFile(StoreError):
    """The file is damaged at `line` (counted from 1) in a way no interrupted save explains; it was left untouched."""

    def __init__(self, sentence: str, path: Path, line: int) -> None:
        super().__init__(sentence, path)
        self.line = line


class FileGone(StoreError):
    """The file was moved or deleted; nothing was made in its place."""


class CannotWrite(StoreError):
    """The disk refused; `reason` is what the system said. What had been saved before is safe, and trying again is."""

    def __init__(self, sentence: str, path: Path, reason: OSError) -> None:
        super().__init__(sentence, path)
        self.reason = reason


def not_ours(path: Path) -> NotOurFile:
    """The error for a file that is no session."""
    return NotOurFile(f"“{path.name}” is not a session file; it was left as it is, please choose another file.", path)


def newer(path: Path) -> NewerVersion:
    """The error for a session of a later format."""
    return NewerVersion(
        f"“{path.name}” was made by a newer version of this program; it is safe and unchanged, "
        "please update to open it.",
        path,
    )


def hurt(path: Path) -> StoreError:
    """The error for writing to a session of which something cannot be read."""
    return StoreError(
        f"“{path.name}” is damaged, so it is open for reading only and nothing new is saved in it. "
        f"To go on in a new whole session beside it: holdspace rescue {locations.name_of(path)}",
        path,
    )


def no_beginning(path: Path) -> DamagedFile:
    """The error for a programme that is damaged where it says what it is, so that nothing of it can be shown."""
    return DamagedFile(
        f"“{path.name}” is damaged where it begins, so it cannot be opened, and is left exactly as it is. To make a "
        f"whole programme of it: holdspace rescue {locations.name_of(path)}",
        path,
        _BEGINS,
    )


def missing(path: Path, lost: Mapping[int, int], entries: int, waiting: Sequence[int] = ()) -> str:
    """What is said of a session of which entries cannot be read; `lost` has the line of each, by its number, and
    `waiting` the numbers of those that need something that is not there."""
    what = f"“{path.name}” has something of another program in it."
    if lost:
        what = f"“{path.name}” is damaged: {_named([f'{one} (line {line})' for one, line in lost.items()])}"
        what += f" of {entries} cannot be read."
    elif waiting:
        what = f"“{path.name}” is damaged: something that it speaks of is not in it."
    if waiting:
        what += f" What needs it waits and is not applied: {_named(list(map(str, waiting)))}."
    return (
        f"{what} Everything before and after is shown, for reading only, and the file is left exactly as it is. "
        f"To go on in a new whole session beside it: holdspace rescue {locations.name_of(path)}"
    )


def _named(entries: list[str]) -> str:
    more = f" and {len(entries) - _MOST_NAMED} more" if len(entries) > _MOST_NAMED else ""
    return f"{'entry' if len(entries) == 1 else 'entries'} {', '.join(entries[:_MOST_NAMED])}{more}"


def laid_anew(path: Path, entries: int) -> str:
    """What is said of a session that does not lie as it was saved, though nothing is missing."""
    return (
        f"“{path.name}” was changed by another program, or on the disk; all {entries} entries can be read, "
        "you can go on."
    )


def cut_short(path: Path, entries: int, kept: str | None, *, is_short: bool) -> str:
    """What is said when an unfinished end was cut off; `kept` is the file that has it."""
    if is_short:
        return (
            f"“{path.name}” stopped behind entry {entries} without its last line, as when a save is cut short. The "
            f"{entries} entries in it are safe, you can go on; whatever was saved after them is not in this file."
        )
    where = f"what there is of it is kept in “{kept}”" if kept else "nothing of it had been written"
    return (
        f"The last save of “{path.name}” was cut short and {where}; "
        f"all {entries} entries before it are safe, you can go on."
    )


def damaged(path: Path, line: int, what: str) -> DamagedFile:
    """The error for a file wrong at `line`; `what` completes “line 7 ...”."""
    return DamagedFile(
        f"“{path.name}” is damaged: line {line} {what}; the file was left exactly as it is, "
        "so please keep a copy of it, then mend that line or open an earlier copy.",
        path,
        line,
    )


def gone(path: Path) -> FileGone:
    """The error for a file that is no longer where it was."""
    return FileGone(
        f"“{path.name}” is no longer in its folder; nothing was made in its place, "
        "please put it back or open it where it is now.",
        path,
    )


def cannot_write(path: Path, reason: OSError) -> CannotWrite:
    """The error for a disk that refused a save."""
    return CannotWrite(
        f"“{path.name}” could not be saved ({reason.strerror or reason}); "
        "what was saved before is safe, please see to the disk and try again.",
        path,
        reason,
    )


class NotSettled(CannotWrite):
    """The file was written anew and is in its place; only a power cut now could bring back what was there before."""


def not_settled(path: Path, reason: OSError) -> NotSettled:
    """The error for a rewritten file whose folder could not be settled."""
    return NotSettled(
        f"“{path.name}” was written, and the disk did not settle its folder ({reason.strerror or reason}): a power cut "
        "just now could bring back what was there before. Please see to the disk and do it once more.",
        path,
        reason,
    )


def cannot_read(path: Path, reason: OSError) -> StoreError:
    """The error for a file the system would not let us read."""
    return StoreError(
        f"“{path.name}” could not be read ({reason.strerror or reason}); "
        "it was left as it is, please see to the disk or the file's permissions and try again.",
        path,
    )


def exists_already(path: Path, reason: FileExistsError) -> CannotWrite:
    """The error for making a session where a file is."""
    return CannotWrite(
        f"There is already a file “{path.name}” here; it was left as it is, please choose another name.", path, reason
    )
