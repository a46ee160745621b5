"""The command palette: every action, phase, view, paper and exercise by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from tui.app.actions import keys_of
from tui.app.palette import SteadyPalette, Way, Ways
from tui.console import printing
from tui.console.actions import actions_of

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


class ConsolePalette(SteadyPalette):
    """The palette; what is searched for is typed masked on a window that the room sees."""

    def on_mount(self) -> None:
        """Hides the letters, where everybody could read them."""
        app = self.app
        if TYPE_CHECKING:
            assert isinstance(app, ConsoleApp)
        self.query_one(Input).password = app.console_screen.private_hidden


class ConsoleCommands(Ways):
    """What can be done now."""

    def every(self) -> Iterator[Way]:
        """Every action, phase, view, paper and exercise."""
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
        if app.session.is_programme:
            return
        for called, means, line in printing.ways(app.session):
            yield called, means, partial(console.do, line)
        from sessions.library import templates

        for template in templates.exercises().values():
            yield (
                f"Exercise: {template.title}",
                "Turns to it, or adds it to this session.",
                partial(console.act, f"exercise {template.key}"),
            )
