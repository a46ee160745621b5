"""What an entry is about beside its answers: day, area, tags, who else, which session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.events import Key

from exercises.journal.entry import Draft
from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.network.state import AREAS
from sessions.journal import JournalError
from sessions.store.errors import told
from tui.home.rows import Searched
from tui.journal.actions import PLAIN_BACK
from tui.journal.page import Desk
from tui.journal.rows_page import RowsPage
from tui.journal.words import day_of

_ASKED = {
    "day": ("Day", "as 2026-03-12"),
    "area": ("Area", f"{', '.join(AREAS)}, or nothing"),
    "tags": ("Tags", "with commas between: routines, waiting"),
    "together": ("Written with", "names, with commas between"),
    "session": ("Session", "words of its title, or nothing"),
}


class AboutPage(RowsPage):
    """A row for each; enter takes what is typed for the marked one."""

    ANSWERS = "what it says"
    OWN = (replace(PLAIN_BACK, help="To the question you came from."),)

    def __init__(self, desk: Desk, draft: Draft, change: Callable[..., None]) -> None:
        super().__init__(desk)
        self._left = False
        """Whether it was said that what is typed does not fit."""
        self._change = change
        self._about: dict[str, str] = {
            "day": draft.day,
            "area": draft.area,
            "tags": ", ".join(draft.tags),
            "together": ", ".join(draft.together),
            "session": draft.session_title or draft.session,
        }

    def heading(self) -> str:
        """The page's name."""
        return "what it is about"

    def now(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "takes it"), ("tab", "another"), ("escape", "back to writing"))

    def on_mount(self) -> None:
        """Begins with the day."""
        self.say("")
        self.redraw()
        self._fill()

    def lead(self) -> str:
        """What is asked."""
        return f"{_ASKED[self.rows.chosen or 'day'][0]}:"

    def draw(self) -> None:
        """Each with what it is now."""
        now = {**self._about, "day": day_of(self._about["day"])}
        self.rows.show([(key, f"{name:13} {now[key] or '-'}") for key, (name, _) in _ASKED.items()])

    def _fill(self) -> None:
        name = self.rows.chosen
        self.bar.placeholder = _ASKED[name][1]
        self.bar.fill(self._about[name])
        self.bar.mark()
        self.draw_bar()

    async def answered(self, text: str) -> None:
        """Takes it, or says what would fit."""
        if self._take(text):
            self.rows.step(1)
            self._fill()
        else:
            self.bar.give_back(text)

    def _take(self, text: str) -> bool:
        """Takes what was typed for the marked row; whether it fits. What does not is said, and changes nothing."""
        name = self.rows.chosen
        try:
            about, shown = self._told(name, text)
            self._change(**about)
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return False
        self._about[name] = shown
        self.say("")
        self.draw()
        return True

    @property
    def _is_kept(self) -> bool:
        """Whether what is typed for the marked row is taken, now at the latest."""
        text = clean(self.bar.value)
        return text == self._about[self.rows.chosen] or self._take(text)

    def _told(self, name: str, text: str) -> tuple[dict[str, Any], str]:
        if name in ("tags", "together"):
            parts = [part.strip() for part in text.split(",") if part.strip()]
            return {name: parts}, ", ".join(parts)
        if name == "day":
            if not text:
                raise JournalError("An entry is about a day, for example 2026-03-12.")
            return {name: text}, text
        if name == "area":
            area = next((area for area in AREAS if area.startswith(text)), text) if text else ""
            return {name: area}, area
        if not text:
            return {"session": "", "session_title": "", "links": ()}, ""
        session = next(iter(Searched(self.desk.sessions).found(text)), None)
        if session is None:
            raise JournalError("No session has that in its title. Type a part of it, or nothing for no session.")
        links = {} if session.title == self._about["session"] else {"links": ()}
        return {"session": session.name, "session_title": session.title, **links}, session.title

    async def point(self, key: str) -> None:
        """Another row; what was typed in this one is taken first."""
        by = {"up": -1, "shift+tab": -1, "down": 1, "tab": 1}.get(key)
        if by is None:
            await super().point(key)
        elif self._is_kept:
            self.rows.step(by)
            self._fill()

    async def key(self, event: Key) -> None:
        """Tab and the arrows go to another row, whatever is in this one."""
        if event.key in ("up", "down", "shift+tab") or (event.key == "tab" and not self.is_asked):
            await self.point(event.key)
        else:
            await super().key(event)

    async def action_back(self) -> None:
        """Back to the question. What does not fit is said once, and left behind the second time."""
        if self._left or self._is_kept:
            self.leave()
        self._left = True

    async def typed(self, words: str) -> None:
        """Something else is typed: it is looked at again before it is left."""
        self._left = False
