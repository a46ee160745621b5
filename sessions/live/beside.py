"""One thread beside the screen, for what may wait for the disk. Knows nothing of what it does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

MOMENT = 0.08
"""Seconds that a screen may wait for it."""

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """Does one thing after the other; whoever asked looks in when it suits. All but the thread is for one caller."""

    def __init__(self, name: str) -> None:
        self._asked: SimpleQueue[Callable[[], Result] | None] = SimpleQueue()
        self._done = threading.Event()
        self._done.set()
        self._result: Result | None = None
        self._fault: Exception | None = None
        self._taken = True
        threading.Thread(target=self._work, daemon=True, name=name).start()

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or was and nobody has looked at what came of it."""
        return not self._taken

    def begin(self, call: Callable[[], Result]) -> None:
        """Has it done. Not while it is busy."""
        assert not self.is_busy
        self._taken = False
        self._done.clear()
        self._asked.put(call)

    def waited(self, seconds: float) -> bool:
        """Waits so long at most; whether it is done."""
        return self._done.wait(max(0.0, seconds))

    def take(self) -> Result | None:
        """What came of it, once it is done; None before. Raises what was raised there."""
        if self._taken or not self._done.is_set():
            return None
        self._taken = True
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
        return self._result

    def end(self) -> None:
        """Nothing more comes."""
        self._asked.put(None)

    def _work(self) -> None:
        while (call := self._asked.get()) is not None:
            try:
                self._result = call()
            except Exception as fault:
                self._fault = fault
            self._done.set()
