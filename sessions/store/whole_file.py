"""Reads a session file in one go, whole or hurt; never writes, and knows no lock."""

from __future__ import annotations

from pathlib import Path

from sessions.store import errors as store_errors
from sessions.store import event_lines, found_whole, hurt_file
from sessions.store.event_lines import FORMAT, Damage
from sessions.store.hurt_file import HurtFile


def read(content: bytes, path: Path) -> HurtFile:
    """Every document in it, with a LOST one for each that cannot be read; an unfinished save at the end is none.

    Raises NotOurFile, NewerVersion, and DamagedFile when nothing in it can be read. `path` names it.
    """
    version = event_lines.format_of_file(content)
    damage = version if isinstance(version, Damage) else Damage(1, "is not as a session begins")
    if isinstance(version, int):
        if version > FORMAT:
            raise store_errors.newer(path)
        scanned = event_lines.scan(content, len(event_lines.OPENING), 1)
        if scanned.damage is None:
            found, count = HurtFile(scanned.documents, checked=scanned.checked), len(scanned.documents)
            found.beginning = found_whole.remember(path, content, scanned.end, count, checked=scanned.checked)
            return found
        damage = scanned.damage
    return what_is_whole(content, path, damage, known=version is not None)


def what_is_whole(content: bytes, path: Path, damage: Damage, *, known: bool) -> HurtFile:
    """What can be read of a file that does not lie as it was saved; `known` tells whether it begins as a session does.
    Raises as `read` does."""
    found = hurt_file.read(content, path.stem)
    if found is None:
        raise store_errors.damaged(path, damage.line, damage.what) if known else store_errors.not_ours(path)
    if (event_lines.format_of(found.documents[0]) or 0) > FORMAT:
        raise store_errors.newer(path)
    return found
