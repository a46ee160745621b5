"""The journal's app: the questions before it opens, its pages, the way out.

The window's title is the plain name of the program, so that nobody learns from it that there is a journal.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sessions.journal import JournalError
from sessions.library import catalogue
from sessions.live.session import open_session
from sessions.store import locations
from sessions.store.errors import StoreError
from tui.app.terminal import run_steady
from tui.home.typed_app import TypedApp
from tui.journal.opening_pages import ProjectedPage, open_journal
from tui.journal.page import Desk
from tui.journal.reading_page import ReadingPage
from tui.journal.writing_page import WritingPage

_LATELY = 12 * 3600
"""Seconds: a session that changed that lately may still be on the wall."""
_MOST_LOOKED_AT = 3


class JournalApp(TypedApp):
    """One author's journal, until somebody leaves it."""

    def __init__(self, desk: Desk, *, ask_first: bool = False, theme: str = "") -> None:
        super().__init__(theme)
        self.desk = desk
        desk.reading = partial(ReadingPage, desk)
        self._ask_first = ask_first
        self._warned = False

    async def on_mount(self) -> None:
        """The questions that come before anything else, then the list."""
        if self._ask_first:
            await self.push_screen(ProjectedPage(self.desk))
        else:
            await open_journal(self, self.desk)

    def _writing(self) -> list[WritingPage]:
        return [page for page in self.screen_stack if isinstance(page, WritingPage)]

    async def action_quit(self) -> None:
        """Leaves; what could not be kept stays on the screen until somebody leaves a second time."""
        if not all([page.keep() for page in self._writing()]) and not self._warned:
            self._warned = True
            page = self._writing()[-1]
            page.say(f"{page.stopped} If you leave now these words are lost; ctrl q once more leaves all the same.")
            return
        await super().action_quit()

    def put_everything_away(self) -> None:
        """What is typed is kept as a draft."""
        for page in self._writing():
            page.keep_quietly()
        if self.desk.opened is not None:
            self.desk.opened.close()

    def crash_log_path(self) -> Path | None:
        """Where a fault is noted, without anybody's words."""
        return locations.crash_log()


def may_be_projected(session: str, listed: Sequence[catalogue.Entry], now: float) -> bool:
    """Whether the console of that session said that its window is projected; without a session, of any used lately."""
    if session:
        names = [session]
    else:
        lately = [entry for entry in listed if entry.problem is None and now - entry.changed < _LATELY]
        names = [entry.name for entry in sorted(lately, key=lambda entry: -entry.changed)[:_MOST_LOOKED_AT]]
    return any(map(_projected, names))


def _projected(name: str) -> bool:
    try:
        session = open_session(name, read_only=True)
    except (StoreError, OSError):
        return True  # better asked once too often
    try:
        return bool(session.state.projected)
    finally:
        session.close()


def run_journal(author: str, session: str = "", *, theme: str = "") -> int:
    """Shows the journal of that author, of one session or of all, until it is left; the exit status.

    Raises JournalError when it cannot be opened at all, OSError when the sessions cannot be read.
    """
    listed = catalogue.entries()
    desk = Desk(author, session, listed)
    app = JournalApp(desk, ask_first=may_be_projected(session, listed, time.time()), theme=theme)
    status = run_steady(app)
    if desk.refused:
        raise JournalError(desk.refused)
    return status
