"""Before an entry shows: is this window projected, and the journal's passphrase. Refuses to show anything else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from sessions.journal import Journal, JournalError, NeedsPassphrase, WrongPassphrase
from tui.app.text import plain, wrap
from tui.journal.page import AnswerBar, Desk, Page

PROJECTED = "Is this window projected? The journal is only for you."
_PROJECTED_SO = "Then it stays closed. Open it again in a window that nobody else sees; any key leaves."


class ProjectedPage(Page):
    """Asked where the session's console said that its window is projected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
        Binding("escape,q", "app.quit", show=False),
    ]
    DEFAULT_CSS = """
    ProjectedPage #question { height: 1fr; padding: 1 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stays_closed = False

    def header(self, wide: int) -> str:
        """Nothing of whose it is, as long as the room may read it."""
        return " holdspace"

    def inside(self) -> Iterable[Widget]:
        """The question."""
        yield Static(id="question", markup=False)

    def keys(self) -> Sequence[tuple[str, str]]:
        """The answers."""
        return (("n", "no, only I see it"), ("y", "yes, or I do not know"), ("escape", "leave"))

    def on_mount(self) -> None:
        """Asks."""
        self.say("")
        self.redraw()

    def draw(self) -> None:
        """The question, or what a yes means."""
        words = _PROJECTED_SO if self._stays_closed else PROJECTED
        self.query_one("#question", Static).update(plain("\n".join(wrap(words, max(10, self.size.width - 4)))))

    async def act(self, key: str) -> bool:
        """After a yes any key leaves."""
        if self._stays_closed:
            self.app.exit()
            return True
        return await super().act(key)

    async def action_answer(self, projected: bool) -> None:
        """Goes on only after a no."""
        if projected:
            self._stays_closed = True
            self.redraw()
        else:
            self.app.pop_screen()
            await open_journal(self.app, self.desk)


class PassphrasePage(Page):
    """Asks for the passphrase before anything else; a wrong one changes nothing."""

    BAR = "passphrase"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.quit", show=False)]
    DEFAULT_CSS = """
    PassphrasePage #question { height: 1fr; padding: 1 2; }
    """

    def heading(self) -> str:
        """Locked."""
        return "locked"

    def inside(self) -> Iterable[Widget]:
        """What is asked."""
        yield Static(id="question", markup=False)

    def below(self) -> Iterable[Widget]:
        """The bar, which shows a dot for each letter."""
        return (AnswerBar(id=self.BAR, masked=True),)

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "open"), ("escape", "leave; nothing is changed"))

    def on_mount(self) -> None:
        """Asks."""
        self.say("")
        self.set_focus(self.bar)
        self.redraw()

    def draw(self) -> None:
        """The question."""
        words = "This journal has a passphrase. Type it, then enter."
        self.query_one("#question", Static).update(plain("\n".join(wrap(words, max(10, self.size.width - 4)))))

    async def entered(self, text: str) -> None:
        """Opens it, or says that this was not the passphrase."""
        self.say("Opening; this takes a second or two.")
        try:
            self.desk.held = await asyncio.to_thread(Journal.open, self.desk.author, text, clock=self.desk.clock)
        except (WrongPassphrase, NeedsPassphrase):
            self.say("That is not the passphrase. Nothing was changed, and nothing is lost; try again.")
            return
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            return
        await _show(self.app, self.desk)


async def open_journal(app: App[Any], desk: Desk) -> None:
    """Opens the journal, asking for its passphrase when it has one, then shows the list."""
    try:
        desk.held = Journal.open(desk.author, clock=desk.clock)
    except NeedsPassphrase:
        await app.push_screen(PassphrasePage(desk))
        return
    except (JournalError, OSError) as problem:
        desk.refused = str(problem)
        app.exit()
        return
    await _show(app, desk)


async def _show(app: App[Any], desk: Desk) -> None:
    from tui.journal.list_page import ListPage

    while len(app.screen_stack) > 1:
        app.pop_screen()
    await app.push_screen(ListPage(desk))
