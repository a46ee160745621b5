"""What an entry is about beside its answers: day, area, tags, who else, which session. Refuses to keep it itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from exercises.journal.entry import Draft
from exercises.network.state import AREAS
from sessions.journal import JournalError
from tui.home.rows import found
from tui.journal.marked_list import MarkedList
from tui.journal.page import Desk, Page
from tui.journal.words import day_of

_ASKED = {
    "day": ("Day", "as 2026-03-12"),
    "area": ("Area", f"{', '.join(AREAS)}, or nothing"),
    "tags": ("Tags", "with commas between: routines, waiting"),
    "together": ("Written with", "names, with commas between"),
    "session": ("Session", "words of its title, or nothing"),
}


class AboutPage(Page):
    """A row for each; enter takes what is typed for the marked one."""

    BAR = "answer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "mark(-1)", show=False),
        Binding("down,tab", "mark(1)", show=False),
        Binding("escape,ctrl+s", "back", show=False),
    ]

    def __init__(self, desk: Desk, draft: Draft, change: Callable[..., None]) -> None:
        super().__init__(desk)
        self._change = change
        self._held: dict[str, str] = {
            "day": draft.day,
            "area": draft.area,
            "tags": ", ".join(draft.tags),
            "together": ", ".join(draft.together),
            "session": draft.session_title or draft.session,
        }

    def heading(self) -> str:
        """The page's name."""
        return "what it is about"

    def inside(self) -> Iterable[Widget]:
        """The rows."""
        yield MarkedList(id="rows")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How to go on."""
        return (("enter", "take it"), ("up, down", "another"), ("escape", "back to writing"))

    @property
    def rows(self) -> MarkedList:
        """The rows."""
        return self.query_one(MarkedList)

    def on_mount(self) -> None:
        """Begins with the day."""
        self.say("")
        self.set_focus(self.bar)
        self.redraw()
        self._fill()

    def draw(self) -> None:
        """Each with what it is now."""
        told = {**self._held, "day": day_of(self._held["day"])}
        self.rows.show([(key, f"{name:13} {told[key] or '-'}") for key, (name, _) in _ASKED.items()])

    def _fill(self) -> None:
        self.bar.placeholder = _ASKED[self.rows.chosen][1]
        self.bar.fill(self._held[self.rows.chosen])

    async def entered(self, text: str) -> None:
        """Takes it, or says what would fit."""
        name = self.rows.chosen
        try:
            told, shown = self._told(name, text)
            self._change(**told)
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            self.bar.fill(text)
            return
        self._held[name] = shown
        self.say("")
        self.draw()
        self.action_mark(1)

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
        session = next(iter(found(self.desk.sessions, text)), None)
        if session is None:
            raise JournalError("No session has that in its title. Type a part of it, or nothing for no session.")
        links = {} if session.title == self._held["session"] else {"links": ()}
        return {"session": session.name, "session_title": session.title, **links}, session.title

    def action_mark(self, by: int) -> None:
        """Another row, with what it is now to be changed."""
        self.rows.step(by)
        self._fill()
