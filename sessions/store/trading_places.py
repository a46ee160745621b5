"""Puts a file in another's place without waiting for the disk; knows nothing of what is in them.

A rename over a file has some disks (ext4) write the new one first, which takes as long as saving an entry does. Two
files that trade places are not waited for, and nobody sees a moment without either.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from functools import lru_cache

_FROM_HERE = -100
_TRADED = 2


def put_over(temporary: str, path: str) -> None:
    """Puts the temporary file in the place of the one at `path`, at once and whole; what stood there is gone. It may
    not outlast the power: that is for what is true only while a program lives. Raises OSError."""
    trade = _trade()
    if trade is not None and trade(_FROM_HERE, os.fsencode(temporary), _FROM_HERE, os.fsencode(path), _TRADED) == 0:
        # The new one is seen from now on, whatever becomes of the old: what is left over is cleared at the next start.
        with contextlib.suppress(OSError):
            os.unlink(temporary)
    else:
        os.replace(temporary, path)


@lru_cache(1)
def _trade() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """What has two names trade their files; None where the system has none. A folder may refuse it all the same."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        found: Callable[[int, bytes, int, bytes, int], int] = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError):
        return None
    return found
