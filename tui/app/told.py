"""Whether hands that know 0.4 are still to be told, once in each place, that letters wait for enter now."""

from __future__ import annotations

import contextlib
import time

from sessions.store import locations

_A_DAY = 86_400


def needed(place: str = "") -> bool:
    """Whether this folder has sessions from before and nobody was told in that place; from then on somebody was."""
    mark = locations.home() / f"told-of-enter{place and '-'}{place}"
    with contextlib.suppress(OSError):
        if mark.exists() or not locations.home().exists():
            return False
        before = time.time() - _A_DAY
        old = any(path.stat().st_mtime < before for path in locations.sessions_folder().glob("*.json"))
        locations.make_private(locations.home())
        mark.touch(0o600)
        return old
    return False
