"""What a console could not save before it was left, kept in another place until the next open. Knows no screen."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exercises.kernel.event import Event, event_of
from sessions.store import locations, private_files

if TYPE_CHECKING:
    from sessions.live.session import Session


_BEGINS, _ENDS = "holdspace-", ".not-saved.json"


def every_place(name: str, label: str) -> list[Path]:
    """Where they may be, the data folder first. Raises ValueError for anything that is not a plain name."""
    called = f"{name}.{label}{_ENDS}"
    return [locations.drafts_folder() / called, *(folder / f"{_BEGINS}{called}" for folder in _elsewhere())]


def elsewhere(name: str) -> list[Path]:
    """What any writer kept of that session outside the data folder."""
    locations.session_path(name)
    return [path for folder in _elsewhere() for path in sorted(folder.glob(f"{_BEGINS}{name}.*{_ENDS}"))]


def _elsewhere() -> tuple[Path, ...]:
    import tempfile

    return Path.home(), Path(tempfile.gettempdir())


def places(name: str, label: str) -> list[Path]:
    """Those that can be written now; in the data folder only while the session's own folder is there."""
    is_away = not locations.session_path(name).parent.exists()
    return [place for place in every_place(name, label)[1 if is_away else 0 :] if _can_write(place)]


def _can_write(place: Path) -> bool:
    trial = place.with_name(f".{place.name[: private_files.LONGEST_STEM]}.{os.getpid()}")
    try:
        if place.parent == locations.drafts_folder():
            locations.make_private(place.parent)
        os.close(private_files.open_private(trial, exclusive=True))
        trial.unlink()
    except OSError:
        return False
    return True


def document(session: Session) -> list[dict[str, Any]]:
    """What waits, as plain data."""
    return [{"event": one.event.document(), "line": one.line} for one in session.waiting]


def keep(place: Path, session: Session) -> None:
    """Puts what is not saved there, on disk when this returns. Raises OSError."""
    content = json.dumps({"holdspace_not_saved": 1, "entries": document(session)}, ensure_ascii=False)
    with contextlib.suppress(private_files.InPlace):
        private_files.place_over(place, content.encode("utf-8", "replace"))


def found(name: str, labels: Sequence[str], *more: Any) -> list[tuple[Event, str]]:
    """What was kept for the windows of those names, in order; `more` is what a draft has of it."""
    kept: list[tuple[Event, str]] = []
    for entries in (*more, *(_entries(place) for label in labels for place in every_place(name, label))):
        for entry in entries if isinstance(entries, list) else ():
            with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
                one = (event_of(entry["event"]), str(entry["line"]))
                if all(one[0].document() != event.document() for event, _ in kept):
                    kept.append(one)
    return sorted(kept, key=lambda one: one[0].number)


def _entries(place: Path) -> Any:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        # A place that everybody may write in counts only when the file is this person's own.
        if not hasattr(os, "getuid") or place.stat().st_uid == os.getuid():
            told = json.loads(place.read_text(encoding="utf-8"))
            return told.get("entries") if isinstance(told, dict) else None
    return None


def forget(name: str, labels: Sequence[str]) -> None:
    """They are saved."""
    for place in (place for label in labels for place in every_place(name, label)):
        with contextlib.suppress(OSError):
            if not hasattr(os, "getuid") or place.stat().st_uid == os.getuid():
                place.unlink()
