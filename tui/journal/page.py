"""What the journal's pages have in common: whose it is, keys taken in their order, the way back. Knows no entry.

Textual hands keys on before it has acted on those before them. Here the app takes every key and paste of a page at
once, so that what is typed behind tab, ctrl s or a letter lands where it belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.widget import Widget

from sessions.library.catalogue import Entry as Listed
from sessions.live.here import day_here, utc_now
from tui.app.entry import EntryBar
from tui.app.text import fit, pad, width
from tui.journal.frame import Frame

if TYPE_CHECKING:
    from exercises.journal.entry import Entry
    from sessions.journal import Journal

IN_A_FIELD = frozenset({"escape", "tab", "shift+tab", "up", "down", "ctrl+s", "ctrl+o", "ctrl+e", "ctrl+n"})
"""Keys that act while somebody types in a bar; every other key belongs to the bar."""
LEFT_TO_THE_APP = frozenset({"ctrl+q", "ctrl+p", "ctrl+l"})


@dataclass
class Desk:
    """What every page needs: the journal once it is open, the session it was opened for, and the sessions there are."""

    author: str
    session: str = ""
    """The session it was opened for; "" for all."""
    sessions: list[Listed] = field(default_factory=list)
    held: Journal | None = None
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
        if self.held is None:
            raise RuntimeError("not open yet")
        return self.held

    def titled(self, name: str) -> str:
        """What a session is called; its name when it is not listed."""
        return next((one.title for one in self.sessions if one.name == name), name)

    def held_on(self, name: str) -> str:
        """The day a session was held, ISO; "" when it is not listed."""
        held = next((one for one in self.sessions if one.name == name), None)
        if held is None:
            return ""
        return held.held_on or str(day_here(utc_now(), held.created)["date"])


class AnswerBar(EntryBar):
    """A bar whose entered line is taken at once, before the next key."""

    def __init__(self, value: str = "", *, limit: int = 200, masked: bool = False, **options: str) -> None:
        super().__init__(value, limit=limit, masked=masked, **options)
        self.entered: list[str] = []
        self.trouble = ""

    def post_message(self, message: Message) -> bool:
        """As any bar, but for what it says of its line."""
        match message:
            case EntryBar.Entered():
                self.entered.append(message.text)
            case EntryBar.PastedLines():
                # An answer is one line.
                self.value = " ".join(part for part in (self.value, *message.lines) if part)
                self.cursor_position = len(self.value)
            case EntryBar.TooLong():
                self.trouble = f"That is {message.length:,} characters; {message.limit} is the most here. Shorten it."
            case _:
                return super().post_message(message)
        return True

    def _enter(self) -> None:
        if not self.masked:
            super()._enter()
            return
        # A passphrase is taken as it was typed, spaces at its ends and all.
        self.entered.append(self.value)
        self.clear()

    async def take(self, event: events.Key) -> None:
        """One key, at once."""
        await self._on_key(event)

    def take_paste(self, text: str) -> None:
        """A paste, at once."""
        self._take_paste(text)

    def fill(self, text: str) -> None:
        """Puts a line here to be changed."""
        self.value = text
        self.cursor_position = len(text)
        self.mend()


class Page(Frame):
    """A page of the journal."""

    CALLED = "this page"
    BAR: ClassVar[str] = ""
    """The id of the bar at the bottom; "" for none."""
    DEFAULT_CSS = """
    Page MarkedList { height: 1fr; }
    Page #asked { height: auto; padding: 0 1; text-style: bold; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def header(self, wide: int) -> str:
        """Whose it is, then which page."""
        whose = f" JOURNAL - {self.desk.author}, private"
        heading = fit(self.heading(), max(0, wide - width(whose) - 4))
        return pad(fit(whose, wide - 1), wide - width(heading) - 1) + heading

    def heading(self) -> str:
        """Which page this is, in a word or two."""
        return ""

    def below(self) -> Iterable[Widget]:
        """The bar, where there is one."""
        return (AnswerBar(id=self.BAR),) if self.BAR else ()

    @property
    def bar(self) -> AnswerBar:
        """The bar."""
        return self.query_one(AnswerBar)

    # Keys.

    async def take(self, event: events.Key) -> bool:
        """Acts on a key before the next one is looked at; False leaves it to the app."""
        if event.key in LEFT_TO_THE_APP:
            return False
        bar = self.focused
        if isinstance(bar, AnswerBar) and event.key not in IN_A_FIELD:
            await bar.take(event)
            await self._answer(bar)
            return True
        return await self.act(event.key)

    async def act(self, key: str) -> bool:
        """What a key does here, by the bindings; whether it does anything."""
        bindings = self._bindings.key_to_bindings.get(key, [])
        for binding in bindings:
            await self.run_action(binding.action)
        return bool(bindings)

    async def take_paste(self, text: str) -> None:
        """A paste, before the next key is looked at."""
        if isinstance(self.focused, AnswerBar):
            self.focused.take_paste(text)
            await self._answer(self.focused)

    async def _answer(self, bar: AnswerBar) -> None:
        if bar.trouble:
            self.say(bar.trouble)
            bar.trouble = ""
        while bar.entered:
            await self.entered(bar.entered.pop(0))
        if self.app.screen is self:  # an answer may have led to another page
            await self.typed(bar.value)

    async def entered(self, text: str) -> None:
        """A line was entered in the bar."""

    async def typed(self, text: str) -> None:
        """The bar has these words now."""

    # The way on, and back.

    async def go(self, page: Page) -> None:
        """Opens another page on top; keys typed from now on are its own."""
        await self.app.push_screen(page)

    def leave(self, message: str = "") -> None:
        """Back to the page beneath, which may say something."""
        if len(self.app.screen_stack) <= 2:
            self.app.exit()
            return
        self.app.pop_screen()
        beneath = self.app.screen
        if isinstance(beneath, Page):
            beneath.come_back(message)

    def come_back(self, message: str) -> None:
        """In front again."""
        self.say(message)
        self.redraw()

    async def action_back(self) -> None:
        """Back."""
        self.leave()
