"""Sets a journal's passphrase, changes it or takes it away, each only after plain words. Knows no cryptography."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from sessions.journal import (
    WHAT_A_LOST_PASSPHRASE_MEANS,
    Journal,
    JournalError,
    change_passphrase,
    remove_passphrase,
    set_passphrase,
)
from tui.app.text import plain, wrap
from tui.journal.actions import PLAIN_BACK
from tui.journal.choosing_page import ChoosingPage
from tui.journal.page import Desk, Page

_STEPS = {
    "set": ("understood", "new", "again"),
    "change": ("old", "new", "again"),
    "remove": ("old",),
}
_ASKED = {
    "understood": "If that is understood, type yes, then enter.",
    "old": "The passphrase as it is now, then enter.",
    "new": "The new passphrase, then enter. Four or five words are good.",
    "again": "The same once more, then enter.",
}
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
        self._what = what
        self._steps = _STEPS[what]
        self._step = 0
        self._old = self._new = self._becomes = ""

    def heading(self) -> str:
        """What happens here."""
        return _HEADINGS[self._what]

    def inside(self) -> Iterable[Widget]:
        """The words to be read, and what is asked."""
        yield VerticalScroll(Static(id="meaning", markup=False), id="words", can_focus=False)
        yield Static(id="asked", markup=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        scroll = (("up, down", "read on"),) if self._what == "set" else ()
        return (("enter", "next"), *scroll, ("escape", "back, nothing is changed"))

    def on_mount(self) -> None:
        """Asks the first thing."""
        self.say("")
        self._ask()

    def _ask(self) -> None:
        self.bar.forget()
        self.bar.masked = self._steps[self._step] != "understood"
        self.redraw()

    def draw(self) -> None:
        """The words, wrapped."""
        wide = max(10, self.size.width - 3)
        meaning = (
            WHAT_A_LOST_PASSPHRASE_MEANS
            if self._what != "remove"
            else ("Without a passphrase everybody who can read your files on this computer can read the journal.")
        )
        self.query_one("#meaning", Static).update(plain("\n".join(wrap(meaning, wide))))
        self.query_one("#asked", Static).update(plain("\n".join(wrap(_ASKED[self._steps[self._step]], wide))))

    async def answered(self, text: str) -> None:
        """One answer; after the last one it is done, or nothing is changed."""
        self.say("")
        match self._steps[self._step]:
            case "understood" if text.strip().lower() != "yes":
                self.say("Type yes if that is understood; escape leaves everything as it is.")
                return
            case "old":
                self._old = text
            case "new":
                self._new = text
            case "again" if text != self._new:
                self._step = self._steps.index("new")
                self._ask()
                self.say("The two were not the same. Nothing was changed; type the new passphrase again.")
                return
        if self._step < len(self._steps) - 1:
            self._step += 1
            self._ask()
            return
        self.say("This takes a second or two.")
        try:
            await asyncio.to_thread(self._carry_out)
        except (JournalError, OSError) as problem:
            self._step = 1 if self._what == "set" else 0
            self._ask()
            self.say(str(problem))
            return
        self.leave(self._done())

    def _carry_out(self) -> None:
        author = self.desk.author
        if self._what == "set":
            self._becomes = set_passphrase(author, self._new, understood=True)
        elif self._what == "change":
            change_passphrase(author, self._old, self._new)
        else:
            remove_passphrase(author, self._old)
        self.desk.journal.close()
        self.desk.opened = Journal.open(author, self._new or None, clock=self.desk.clock)

    def _done(self) -> str:
        return {
            "set": f"The journal has a passphrase from now on, asked for when it is opened. {self._becomes}".strip(),
            "change": "The journal has the new passphrase.",
            "remove": "The journal has no passphrase any more.",
        }[self._what]

    async def point(self, key: str) -> None:
        """Further down or up in the words."""
        by = {"up": -1, "down": 1, "pageup": -9, "pagedown": 9}
        if key in by:
            self.query_one("#words").scroll_relative(y=by[key], animate=False, immediate=True)
        else:
            await super().point(key)
