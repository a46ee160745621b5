"""Sets a journal's passphrase, changes it or takes it away, each only after plain words. Knows no cryptography."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from sessions.journal import Journal, JournalError
from sessions.journal.changing import Changing
from sessions.store.errors import told
from tui.app.text import plain, wrap
from tui.journal.actions import PLAIN_BACK
from tui.journal.choosing_page import ChoosingPage
from tui.journal.page import Desk, Page

_HEADINGS = {"set": "setting a passphrase", "change": "changing the passphrase", "remove": "taking it away"}


def passphrase_page(desk: Desk) -> Page:
    """The page that fits: setting one, or which of the two with one that is there."""
    if not desk.journal.has_passphrase:
        return PassphraseSetting(desk, "set")

    rows = [("change", "change it"), ("remove", "take it away, so that everything is in the open again")]
    return ChoosingPage(
        desk, "This journal has a passphrase.", rows, lambda what: PassphraseSetting(desk, what), heading="passphrase"
    )


class PassphraseSetting(Page):
    """One bar for every answer, masked but for the yes."""

    ANSWERS = "the answer"
    OWN = (PLAIN_BACK,)
    DEFAULT_CSS = """
    PassphraseSetting #words { height: 1fr; padding: 0 1; }
    PassphraseSetting #words Static { height: auto; }
    """

    def __init__(self, desk: Desk, what: str) -> None:
        super().__init__(desk)
        self._changing = Changing(desk.author, what)

    def heading(self) -> str:
        """What happens here."""
        return _HEADINGS[self._changing.what]

    def inside(self) -> Iterable[Widget]:
        """The words to be read, and what is asked."""
        yield VerticalScroll(Static(id="meaning", markup=False), id="words", can_focus=False)
        yield Static(id="asked", markup=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        scroll = (("up, down", "read on"),) if self._changing.what == "set" else ()
        return (("enter", "next"), *scroll, ("escape", "back, nothing is changed"))

    def on_mount(self) -> None:
        """Asks the first thing."""
        self.say("")
        self._ask()

    def _ask(self) -> None:
        self.bar.forget()
        self.bar.masked = self._changing.is_secret
        self.redraw()

    def draw(self) -> None:
        """The words, wrapped."""
        wide = max(10, self.size.width - 5)
        self.query_one("#meaning", Static).update(plain("\n".join(wrap(self._changing.meaning, wide))))
        self.query_one("#asked", Static).update(plain("\n".join(wrap(self._changing.asked, wide))))

    async def answered(self, text: str) -> None:
        """One answer; after the last one it is done, or nothing is changed."""
        last = self._changing.is_last
        said = self._changing.take(text)
        if said or not last:
            self._ask()
            self.say(said)
            return
        self.say("This takes a second or two.")
        try:
            done = await asyncio.to_thread(self._carry_out)
        except (JournalError, OSError) as problem:
            self._changing.again()
            self._ask()
            self.say(told(problem))
            return
        self.leave(done)

    def _carry_out(self) -> str:
        done = self._changing.carry_out()
        self.desk.journal.close()
        self.desk.opened = Journal.open(self.desk.author, self._changing.new or None, clock=self.desk.clock)
        return done

    async def point(self, key: str) -> None:
        """Further down or up in the words."""
        by = {"up": -1, "down": 1, "pageup": -9, "pagedown": 9}
        if key in by:
            self.query_one("#words").scroll_relative(y=by[key], animate=False, immediate=True)
        else:
            await super().point(key)
