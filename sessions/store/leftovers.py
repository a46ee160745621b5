"""Takes away what killed writes left in our own folders: temporary files that nobody will ever put in their place."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path

from exercises.kernel.expression import expression
from sessions.store import fold_file, locations

LONGEST_WRITE = 60.0
"""Seconds after which a temporary file is nobody's: a write takes thousandths of one."""
_TEMPORARY = expression(r"\..+\.(?:[0-9a-f]{12}\.tmp|json\.\d+(?:\.\d+)?)")


def clear_leftovers() -> int:
    """Removes the temporary files of writes that were killed, in every folder of ours; how many. Never raises."""
    home = locations.home()
    folders = [
        home,
        home / "journals",
        locations.sessions_folder(),
        locations.programmes_folder(),
        locations.room_folder(),
        locations.drafts_folder(),
        locations.holding_folder(),
        locations.folds_folder(),
        locations.words_folder(),
        locations.roster_folder(),
        locations.templates_folder(),
    ]
    fold_file.forget_strays()
    if locations.words_folder().exists():
        from sessions.store import words_file

        words_file.forget_strays()
    return sum(_cleared(folder) for folder in folders)


def is_temporary(name: str) -> bool:
    """Whether a file of that name is half of a write of ours."""
    return _TEMPORARY.fullmatch(name) is not None


def _cleared(folder: Path) -> int:
    gone = 0
    with contextlib.suppress(OSError):
        # Their names alone: there may be thousands of sessions, and hardly ever is there anything to take away.
        for name in [name for name in os.listdir(folder) if name[0] == "." and is_temporary(name)]:
            file = folder / name
            with contextlib.suppress(OSError):
                status = file.lstat()
                # A clock that was put back must not keep them for ever.
                if stat.S_ISREG(status.st_mode) and abs(time.time() - status.st_mtime) > LONGEST_WRITE:
                    file.unlink()
                    gone += 1
    return gone
