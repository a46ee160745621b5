"""Writes an entry, one question at a time; every word is on disk a second later. Refuses to know how it is kept.

One question alone is calm for somebody tired, and fits the smallest window. Each may be skipped, and tab goes on. A
little long: drawing, typing and keeping share what is in the fields.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Draft
from exercises.journal.form import YES, Prompt
from sessions.journal import JournalError, Row
from sessions.store.errors import StoreError
from tui.app.text import fit, plain, wrap
from tui.boards.board import Drawing
from tui.boards.pane import LinesPane
from tui.journal.about_page import AboutPage
from tui.journal.page import Desk, Page
from tui.journal.timeline_page import TimelinePage, timeline_of
from tui.journal.words import ONLY_YOU, about, pointed_at
from tui.journal.writing_area import WritingArea

EVERY = 1.0
"""Seconds between looks at what was typed since it was kept last."""
BESIDE = 110
"""Columns from which the session's timeline stands beside the field."""
_IN_WRITING = frozenset({"escape", "tab", "shift+tab", "ctrl+s", "ctrl+o", "ctrl+e"})
_EMPTY = "Write here, or go on with tab."
_STOPPED = "It could not be kept just now: {} Your words are still here; this is tried again every second."


class WritingPage(Page):
    """The entry that is being written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+o", "timeline", show=False),
        Binding("ctrl+e", "about", show=False),
        Binding("escape", "back", show=False),
        Binding("space", "tick", show=False),
        Binding("enter,down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]
    DEFAULT_CSS = """
    WritingPage #about, WritingPage #place { height: 1; padding: 0 1; }
    WritingPage #question { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    WritingPage #help { height: auto; max-height: 4; padding: 0 1; }
    WritingPage #writing { width: 3fr; }
    WritingPage #fields { height: 1fr; }
    WritingPage #tick { height: 1fr; padding: 1 2; display: none; }
    WritingPage #beside { width: 2fr; padding: 0 1; display: none; border-left: solid $border-blurred; }
    WritingPage WritingArea { display: none; }
    """

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk)
        self.draft = draft
        self._at = 0
        self._ticked = {
            prompt.key for prompt in self._prompts if prompt.kind == "tick" and draft.answers.get(prompt.key)
        }
        self._areas: dict[str, WritingArea] = {
            prompt.key: WritingArea(draft.answers.get(prompt.key, ""), placeholder=_EMPTY)
            for prompt in self._prompts
            if prompt.kind != "tick"
        }
        self.stopped = ""
        """Why what was typed could not be kept; "" while all is well."""
        self._moments: list[Row] | None = None

    @property
    def _prompts(self) -> tuple[Prompt, ...]:
        return self.draft.form.prompts

    @property
    def _prompt(self) -> Prompt:
        return self._prompts[self._at]

    @property
    def area(self) -> WritingArea | None:
        """The field of the question in front; None for a box to tick."""
        return self._areas.get(self._prompt.key)

    def heading(self) -> str:
        """Which entry."""
        return f"entry {self.draft.entry}" if self.draft.entry else self.draft.form.title

    def inside(self) -> Iterable[Widget]:
        """What it is about, the question, its field; beside it the timeline where there is room."""
        with Horizontal():
            with Vertical(id="writing"):
                yield Static(id="about", markup=False)
                yield Static(id="place", markup=False)
                yield Static(id="question", markup=False)
                yield Static(id="help", markup=False)
                with Vertical(id="fields"):
                    yield from self._areas.values()
                    yield Static(id="tick", markup=False)
            yield LinesPane(id="beside")

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys of the moment."""
        first = (("tab", "next"),) if self.area is not None else (("space", "tick"), ("tab", "next"))
        return (*first, ("ctrl s", "save"), ("ctrl o", "timeline"), ("ctrl e", "about"), ("escape", "keep, back"))

    def on_mount(self) -> None:
        """Begins at the first question without an answer."""
        self.say("")
        empty = [at for at, prompt in enumerate(self._prompts) if not self.draft.answers.get(prompt.key)]
        for area in self._areas.values():
            area.go_on()
        self._show(0 if self.draft.entry or not empty else empty[0])
        self.set_interval(EVERY, self.keep)

    # The question in front.

    def _show(self, at: int) -> None:
        for area in self._areas.values():
            area.display = False
        self._at = at
        area_now = self.area
        if area_now is not None:
            area_now.display = True
        self.query_one("#tick").display = area_now is None
        self.set_focus(area_now)
        self.redraw()

    def draw(self) -> None:
        """The words around the field."""
        beside = self.size.width >= BESIDE and bool(self.draft.session)
        self.query_one("#beside").display = beside
        wide = max(10, (self.size.width * 3 // 5 if beside else self.size.width) - 2)
        prompt = self._prompt
        self.query_one("#about", Static).update(plain(fit(about(self.draft), wide)))
        question = f"{prompt.title} ({ONLY_YOU})" if prompt.locked else prompt.title
        self.query_one("#question", Static).update(plain("\n".join(wrap(question, wide)[:3])))
        helping = self.query_one("#help", Static)
        helping.update(plain("\n".join(wrap(prompt.help, wide)[:4])))
        helping.display = bool(prompt.help) and self.size.height >= 15
        box = "[x]" if prompt.key in self._ticked else "[ ]"
        self.query_one("#tick", Static).update(plain(f"{box} yes\n\nSpace ticks it, or takes the tick away."))
        self._draw_place()
        if beside:
            self._draw_beside(self.size.width - wide - 6)

    def _draw_place(self) -> None:
        length = len(self.area.text) if self.area is not None else 0
        most = self._prompt.limit
        near = f" · {length:,} of {most:,} characters" if length > most * 4 // 5 else ""
        written = [str(at) for at, prompt in enumerate(self._prompts, 1) if self._answer_of(prompt).strip()]
        told = f" · written: {', '.join(written)}" if written else ""
        place = f"{self._at + 1} of {len(self._prompts)}{told}{near}"
        self.query_one("#place", Static).update(plain(fit(place, max(1, self.size.width - 2))))

    def _draw_beside(self, wide: int) -> None:
        if self._moments is None:
            try:
                self._moments = timeline_of(self.desk, self.draft.session)
            except (StoreError, OSError):
                self._moments = []  # ctrl o says why
        rows = [pointed_at(row, self.draft.links, "this entry") for row in self._moments]
        self.query_one("#beside", LinesPane).draw(Drawing([((fit(row, wide), "text"),) for row in rows]))

    # Keys.

    async def take(self, event: events.Key) -> bool:
        """Types at once, so that nothing typed behind tab or ctrl s goes astray."""
        area = self.area
        if area is None or event.key in _IN_WRITING or event.key in ("ctrl+q", "ctrl+p", "ctrl+l"):
            return await super().take(event)
        taken = area.take(event)
        self._draw_place()
        return taken

    async def take_paste(self, text: str) -> None:
        """A paste into the field in front."""
        if self.area is not None:
            self.say(self.area.take_paste(text) or self.stopped)
            self._draw_place()

    def action_step(self, by: int) -> None:
        """Another question; what was typed is kept."""
        self.keep()
        self._show((self._at + by) % len(self._prompts))

    def action_tick(self) -> None:
        """Ticks the box, or takes the tick away."""
        self._ticked ^= {self._prompt.key}
        self.keep()
        self.redraw()

    async def action_timeline(self) -> None:
        """The session's timeline, to point at."""
        self.keep()
        if not self.draft.session:
            self.say("This entry is about no session, so there is nothing to point at. ctrl e gives it one.")
            return
        await self.go(TimelinePage(self.desk, self.draft.session, self.draft.links, self._point, "this entry"))

    def _point(self, links: tuple[str, ...]) -> None:
        self.change(links=links)

    async def action_about(self) -> None:
        """Its day, area, tags, who wrote it too, and its session."""
        self.keep()
        await self.go(AboutPage(self.desk, self.draft, self.change))

    def action_save(self) -> None:
        """Saves it; when that fails, the words stay here and a sentence says why."""
        try:
            entry = self.desk.journal.save(self.draft, self.answers())
        except (JournalError, OSError) as problem:
            self._not_kept(problem)
            return
        if entry is None:
            self.leave("Nothing was written, so nothing was kept.")
        else:
            self.desk.mark = f"entry:{entry.number}"
            self.leave(f"Saved as entry {entry.number}.")

    async def action_back(self) -> None:
        """Back, with what was written kept as a draft."""
        if not self.keep():
            return
        if self.draft.kept:
            self.desk.mark = f"draft:{self.draft.token}"
            self.leave("Kept as a draft, word for word. Enter on it goes on.")
        else:
            self.leave()

    # Keeping.

    def _answer_of(self, prompt: Prompt) -> str:
        if prompt.kind == "tick":
            return YES if prompt.key in self._ticked else ""
        return self._areas[prompt.key].text

    def answers(self) -> dict[str, str]:
        """What is written now, by question."""
        return {prompt.key: self._answer_of(prompt) for prompt in self._prompts}

    def keep(self) -> bool:
        """Puts what was typed on disk as a draft; whether it is there now."""
        try:
            self.draft = self.desk.journal.keep_draft(self.draft, self.answers())
        except (JournalError, OSError) as problem:
            self._not_kept(problem)
            return False
        if self.stopped:
            self.stopped = ""
            self.say("It is kept again; nothing was lost.")
        return True

    def keep_quietly(self) -> None:
        """As `keep`, on the way out: nothing is drawn any more."""
        with contextlib.suppress(JournalError, OSError):
            self.draft = self.desk.journal.keep_draft(self.draft, self.answers())

    def change(self, **told: Any) -> None:
        """Changes what the entry says beside its answers. Raises JournalError."""
        self._moments = None
        self.draft = self.desk.journal.keep_draft(self.draft, self.answers(), **told)

    def _not_kept(self, problem: Exception) -> None:
        self.stopped = str(problem) if isinstance(problem, JournalError) else _STOPPED.format(problem)
        self.say(self.stopped)
