"""What the journal's pages have in common: whose it is, the way on and back. Knows no entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sessions.library.catalogue import Entry as Listed
from sessions.library.held_days import held_day
from sessions.live.here import utc_now
from tui.app.text import fit, pad, width
from tui.home.typed import TypedFrame

if TYPE_CHECKING:
    from exercises.journal.entry import Entry
    from sessions.journal import Journal


@dataclass
class Desk:
    """What every page needs: the journal once it is open, the session it was opened for, and the sessions there are."""

    author: str
    session: str = ""
    """The session it was opened for; "" for all."""
    sessions: list[Listed] = field(default_factory=list)
    opened: Journal | None = None
    refused: str = ""
    """Why it could not be opened at all; "" while it can."""
    mark: str = ""
    """The row the list goes back to."""
    clock: Callable[[], datetime] = utc_now
    reading: Callable[[Entry], Page] = field(init=False)
    """The page that shows an entry in full, which pages open that are opened from it as well."""

    @property
    def journal(self) -> Journal:
        """The journal, which is open by the time a page asks."""
        if self.opened is None:
            raise RuntimeError("not open yet")
        return self.opened

    def titled(self, name: str) -> str:
        """What a session is called; its name when it is not listed."""
        return next((one.title for one in self.sessions if one.name == name), name)

    def held_on(self, name: str) -> str:
        """The day a session was held, ISO; "" when it is not listed."""
        session = next((one for one in self.sessions if one.name == name), None)
        return held_day(session).isoformat() if session is not None else ""


class Page(TypedFrame):
    """A page of the journal."""

    CALLED = "this page"
    DEFAULT_CSS = """
    Page MarkedList { height: 1fr; }
    Page #asked { height: auto; padding: 0 1; text-style: bold; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def headed(self, heading: str, wide: int) -> str:
        """Whose it is, then which page."""
        whose = f" JOURNAL - {self.desk.author}, private"
        heading = fit(heading, max(0, wide - width(whose) - 4))
        return pad(fit(whose, wide - 1), wide - width(heading) - 1) + heading

    def heading(self) -> str:
        """Which page this is, in a word or two."""
        return ""

    def takes_away(self, text: str) -> str:
        """What is taken away in the journal can be brought back."""
        return "What puts an entry in the bin, and what brings it back: help bin"

    async def on_marked_list_picked(self) -> None:
        """A click on the marked row; two clicks that come at once are one."""
        if not self.is_left:
            await self.picked()

    async def picked(self) -> None:
        """What a click on the marked row does."""

    async def go(self, page: Page) -> None:
        """Opens another page on top; keys typed from now on are its own."""
        await self.app.push_screen(page)

    def leave(self, message: str = "") -> None:
        """Back to the page beneath, which may say something; from the first one out of the journal."""
        if self.is_left:
            return
        if len(self.app.screen_stack) <= 2:
            self.app.exit()
        else:
            super().leave(message)
