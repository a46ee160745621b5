"""What cannot be read in a running order, gathered so that all of it is said at once. Refuses to read any."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

MOST = 10
"""Problems that are said; of more, only how many."""


class PlanError(Exception):
    """A running order that cannot be used. The message names each line."""


class Problems:
    """What cannot be read, line after line, so that all of it is said at once."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, problem: str) -> None:
        """One more."""
        self._found.append(problem)

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Keeps what is raised as a PlanError within."""
        try:
            yield
        except PlanError as problem:
            self.add(str(problem))

    def raise_any(self) -> None:
        """Raises all that was kept as one PlanError; nothing when there was none."""
        if not self._found:
            return
        more = len(self._found) - MOST
        rest = [f"and {more} more like that." if more > 1 else "and one more."] if more > 0 else []
        raise PlanError("\n".join([*self._found[:MOST], *rest]))
