"""The command palette: every action, phase, view and exercise by name. Refuses to draw anything itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from exercises.kernel.text import contains
from tui.app.actions import keys_of
from tui.app.text import escaped, plain
from tui.console.actions import actions_of

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


class ConsoleCommands(Provider):
    """What can be done now."""

    _done = False
    """Whether something was chosen: a palette that is left twice does it once."""

    def _once(self, call: Callable[[], Any]) -> Callable[[], Any]:
        def chosen() -> Any:
            if not self._done:
                self._done = True
                return call()
            return None

        return chosen

    def _every(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        app = self.app
        if TYPE_CHECKING:
            assert isinstance(app, ConsoleApp)
        console = app.console_screen
        for action in actions_of(console.board):
            keys = keys_of(action)
            words = f"{action.help} Typed: {keys}."
            yield action.short, words, partial(console.do_action, action)
        if app.pasted_aside:
            yield (
                "Look at the pasted lines",
                "Lines that were pasted and not recorded.",
                partial(app.review_paste, app.pasted_aside),
            )
        run = console.exercise_now
        if run is not None and not console.private_hidden:
            here = run.template.phase_number(run.state.phase)
            for place, phase in enumerate(run.template.phases):
                if place != here:
                    yield (
                        f"Go to {place} {phase.title}",
                        "The group moves there, and the room with it.",
                        partial(console.act, f"go {phase.key}"),
                    )
            for key, name in console.views():
                yield f"Show {name}", "The room sees it.", partial(console.act, console.show_words(key))
        from sessions.library import templates

        for template in templates.exercises().values():
            yield (
                f"Exercise: {template.title}",
                "Turns to it, or adds it to this session.",
                partial(console.act, f"exercise {template.key}"),
            )

    async def discover(self) -> Hits:
        """Everything."""
        for label, words, call in self._every():
            yield DiscoveryHit(plain(label), self._once(call), text=label, help=escaped(words))

    async def search(self, query: str) -> Hits:
        """What has the words in it, with or without macrons."""
        for label, words, call in self._every():
            if all(contains(part, f"{label} {words}") for part in query.split()):
                score = 2.0 if contains(query, label) else 1.0
                yield Hit(score, plain(label), self._once(call), text=label, help=escaped(words))
