"""What writes a session's file again is done beside the screen, which goes on meanwhile; what came of it is told then.

It has a session of its own, opened anew: what is typed meanwhile waits behind it, as behind any other program.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from exercises.kernel.shape import ExerciseError
from sessions.live.beside import MOMENT, Beside
from sessions.store.write_lock import PATIENCE

STILL = "Words are still being taken out of the file. Try again in a moment."


class Aside:
    """One thing after the other, each with a sentence of what came of it."""

    def __init__(self, waits: Callable[[], bool]) -> None:
        """`waits`: whether something waits to be on disk first."""
        self._beside: Beside[str] = Beside("rewriting")
        self._waits = waits

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or was and nobody was told."""
        return self._beside.is_busy

    def do(self, call: Callable[[], str], meanwhile: str) -> str:
        """Has it done; what came of it, or where that takes longer than a moment what is said `meanwhile`. Raises
        ExerciseError."""
        if self.is_busy:
            raise ExerciseError(STILL)

        def once_all_is_saved() -> str:
            until = time.monotonic() + PATIENCE
            while self._waits() and time.monotonic() < until:
                time.sleep(0.01)
            return call()

        self._beside.begin(once_all_is_saved)
        self._beside.waited(MOMENT)
        return self._beside.take() or meanwhile

    def told(self, seconds: float = 0.0) -> str:
        """What came of it, once, waiting so long at most; "" while it goes on and where there was nothing."""
        if seconds:
            self._beside.waited(seconds)
        try:
            return self._beside.take() or ""
        except ExerciseError as problem:
            return str(problem)

    def end(self) -> None:
        """Nothing more comes."""
        self._beside.end()
