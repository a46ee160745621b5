"""Takes words out of what lies beside a session's file: unfinished lines, and what interrupted saves left."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from exercises.kernel.names_in_text import taken_out, taken_out_everywhere
from sessions.live import not_saved
from sessions.store import locations, private_files

Words = list[tuple[str, str]]
"""Words that come out, each with what stands there instead."""


def clean_beside(name: str, words: Words) -> None:
    """Takes the words out of unfinished entries of every writer, and out of what interrupted saves left. OSError."""
    for path, temporary in _beside(name):
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        text = data.decode("utf-8", "surrogateescape")
        cleaned = without(text, words)
        if cleaned is None:
            continue
        if temporary:
            path.unlink(missing_ok=True)
        else:
            private_files.place_over(path, cleaned.encode("utf-8", "surrogateescape"))


def _beside(name: str) -> Iterator[tuple[Path, bool]]:
    """The files that may hold words of the session, and whether each is only a leftover of a save."""
    session = locations.session_path(name)
    beginnings = (
        (locations.drafts_folder(), f"{name}.", False),
        (locations.drafts_folder(), f".{name}.", True),
        (locations.room_folder(), f".{name}.json.", True),
        (session.parent, f"{name}.recovered-", False),
        (session.parent, f".{session.name[:40]}.", True),
    )
    yield from ((path, False) for path in not_saved.elsewhere(name))
    for folder, beginning, temporary in beginnings:
        with contextlib.suppress(FileNotFoundError):
            for file in sorted(os.listdir(folder)):
                if file.startswith(beginning) and not file.endswith(".lock"):
                    yield folder / file, temporary


def without(text: str, words: Words) -> str | None:
    """The file's text without the words; None when they do not stand in it."""
    try:
        draft = json.loads(text)
    except (ValueError, RecursionError):
        cleaned = _plain(text, words)
        return cleaned if cleaned != text else None
    told = draft
    for said, instead in words:
        told = taken_out_everywhere(told, said, instead)
    return json.dumps(told, ensure_ascii=False) if told != draft else None


def _plain(text: str, words: Words) -> str:
    for said, instead in words:
        text = taken_out(text, said, instead)
    return text
