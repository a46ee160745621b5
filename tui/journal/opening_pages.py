"""Before an entry shows: is this window projected, and the journal's passphrase."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from sessions.journal import Journal, JournalError, NeedsPassphrase, WrongPassphrase
from sessions.journal.errors import LOST_PASSPHRASE
from sessions.store.errors import told
from tui.app.text import plain, wrap
from tui.journal.actions import PLAIN_BACK
from tui.journal.asking_page import AskingPage
from tui.journal.page import Desk, Page

PROJECTED = "Is this window projected? The journal is only for you."
_PROJECTED_SO = "Then it stays closed. Open it again in a window that nobody else sees; enter leaves."


class ProjectedPage(AskingPage):
    """Asked where the session's console said that its window is projected."""

    def __init__(self, desk: Desk) -> None:
        answers = [("yes", "Yes, or I do not know"), ("no", "No, only I see it")]
        super().__init__(desk, "", PROJECTED, answers, str)

    def header(self, wide: int) -> str:
        """Nothing of whose it is, as long as the room may read it."""
        return " holdspace"

    async def answer(self, key: str) -> None:
        """Goes on only after a no; after a yes another enter, or escape, leaves."""
        if key == "no":
            self.dismiss()
            await open_journal(self.app, self.desk)
        elif key == "yes":
            self._question, self._answers = _PROJECTED_SO, [("leave", "Leave")]
            self.redraw()
        else:
            self.app.exit()


class PassphrasePage(Page):
    """Asks for the passphrase before anything else; a wrong one changes nothing."""

    ANSWERS = "the passphrase"
    MASKED = True
    OWN = (PLAIN_BACK,)
    DEFAULT_CSS = """
    PassphrasePage #question { height: 1fr; padding: 1 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wrong = False

    def heading(self) -> str:
        """Locked."""
        return "locked"

    def inside(self) -> Iterable[Widget]:
        """What is asked."""
        yield Static(id="question", markup=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "open"), ("escape", "leave; nothing is changed"))

    def on_mount(self) -> None:
        """Asks."""
        self.say("")
        self.redraw()

    def draw(self) -> None:
        """The question, and after a wrong answer what is left to somebody who does not know it any more."""
        wide = max(10, self.size.width - 4)
        words = [*wrap("This journal has a passphrase. Type it, then enter.", wide)]
        words += ["", *wrap(LOST_PASSPHRASE, wide)] if self._wrong else []
        self.query_one("#question", Static).update(plain("\n".join(words)))

    async def answered(self, text: str) -> None:
        """Opens it, or says that this was not the passphrase."""
        self.say("Opening; this takes a second or two.")
        try:
            self.desk.opened = await asyncio.to_thread(Journal.open, self.desk.author, text, clock=self.desk.clock)
        except (WrongPassphrase, NeedsPassphrase):
            self._wrong = True
            self.redraw()
            self.say("That is not the passphrase. Nothing was changed; look at Caps Lock and the keyboard's language.")
            return
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        await _show(self.app, self.desk)


async def open_journal(app: App[Any], desk: Desk) -> None:
    """Opens the journal, asking for its passphrase when it has one, then shows the list."""
    try:
        desk.opened = Journal.open(desk.author, clock=desk.clock)
    except NeedsPassphrase:
        await app.push_screen(PassphrasePage(desk))
        return
    except (JournalError, OSError) as problem:
        desk.refused = told(problem)
        app.exit()
        return
    await _show(app, desk)


async def _show(app: App[Any], desk: Desk) -> None:
    from tui.journal.list_page import ListPage

    while len(app.screen_stack) > 1:
        app.pop_screen()
    await app.push_screen(ListPage(desk))
