"""A command palette of named things to do, found with or without macrons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.timer import Timer, TimerCallback

from exercises.kernel.text import contains
from tui.app.text import escaped, plain

Way = tuple[str, str, Callable[[], Any]]
"""What is done, in a few words and in a sentence, and how."""


class SteadyPalette(CommandPalette):
    """The palette; what it counts down to as it goes, such as that nothing matched, ends no program."""

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """As Textual's, but that nothing is done where its list is gone already."""

        def while_it_is_there() -> Any:
            return callback() if callback is not None and self.query(CommandList) else None

        return super().set_timer(delay, while_it_is_there, name=name, pause=pause)


class Ways(Provider):
    """What can be done now."""

    _done = False
    """Whether something was chosen: a palette that is left twice does it once."""

    def every(self) -> Iterator[Way]:
        """Everything there is."""
        raise NotImplementedError

    def _once(self, call: Callable[[], Any]) -> Callable[[], Any]:
        def chosen() -> Any:
            if not self._done:
                self._done = True
                return call()
            return None

        return chosen

    async def discover(self) -> Hits:
        """Everything."""
        for label, words, call in self.every():
            yield DiscoveryHit(plain(label), self._once(call), text=label, help=escaped(words))

    async def search(self, query: str) -> Hits:
        """What has the words in it, with or without macrons."""
        for label, words, call in self.every():
            if all(contains(part, f"{label} {words}") for part in query.split()):
                score = 2.0 if contains(query, label) else 1.0
                yield Hit(score, plain(label), self._once(call), text=label, help=escaped(words))
