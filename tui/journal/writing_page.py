"""Writes an entry, one question at a time; every word is on disk a second later.

One question alone is calm for somebody tired, and fits the smallest window. Each may be skipped, and tab goes on. A
little long: drawing, typing and keeping share what is in the fields.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Draft
from exercises.journal.form import YES, Prompt
from exercises.kernel.record import replace
from exercises.kernel.text import folded
from sessions.journal import JournalError, Row
from sessions.store.errors import StoreError
from tui.app.text import fit, plain, wrap
from tui.boards.board import Drawing
from tui.boards.pane import LinesPane
from tui.journal.about_page import AboutPage
from tui.journal.actions import WRITING
from tui.journal.page import Desk, Page
from tui.journal.timeline_page import TimelinePage, timeline_of
from tui.journal.words import NO_SESSION, ONLY_YOU, about, pointed_at
from tui.journal.writing_area import WritingArea

EVERY = 1.0
"""Seconds between looks at what was typed since it was kept last."""
BESIDE = 110
"""Columns from which the session's timeline stands beside the field."""
_EMPTY = "Write here, or go on with tab."
NOT_KEPT = "It could not be kept just now: {} Your words are still here; this is tried again every second."


class WritingPage(Page):
    """The entry that is being written."""

    OWN = WRITING
    DEFAULT_CSS = """
    WritingPage #about, WritingPage #place { height: 1; padding: 0 1; }
    WritingPage #question { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    WritingPage #help { height: auto; max-height: 4; padding: 0 1; }
    WritingPage #writing { width: 3fr; }
    WritingPage #fields { height: 1fr; }
    WritingPage #tick { height: 1fr; padding: 1 2; display: none; }
    WritingPage #beside { width: 2fr; padding: 0 1; display: none; border-left: solid $border-blurred; }
    WritingPage WritingArea { display: none; }
    WritingPage #line { display: none; }
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
        self._guided = False
        """Whether all words to a question are shown, however little room there is."""
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

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        first = () if self.area is not None else (("space", "ticks"), ("yes", "or no"))
        return (*first, ("tab", "next"), ("ctrl s", "save"), ("ctrl t", "timeline"), ("escape", "keep, back"))

    def on_mount(self) -> None:
        """Begins at the first question without an answer."""
        self.say("")
        empty = [at for at, prompt in enumerate(self._prompts) if not self.draft.answers.get(prompt.key)]
        for area in self._areas.values():
            area.go_on()
        left = next((at for at, prompt in enumerate(self._prompts) if prompt.key == self.draft.at), None)
        self._show(left if left is not None else 0 if self.draft.entry or not empty else empty[0])
        self.set_interval(EVERY, self.keep)

    # The question in front.

    def _show(self, at: int) -> None:
        for area in self._areas.values():
            area.display = False
        self._at = at
        area_now = self.area
        if area_now is not None:
            area_now.display = True
        for part in ("#tick", "#line"):
            self.query_one(part).display = area_now is None
        self.set_focus(area_now or self.bar)
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
        lines = wrap(prompt.help, wide)
        most = max(4, self.size.height // 2) if self._guided else 4
        helping.update(plain("\n".join(lines[:most])))
        helping.set_styles(max_height=most)
        helping.display = bool(prompt.help) and (self._guided or self.size.height >= 15)
        box = "[x]" if prompt.key in self._ticked else "[ ]"
        self.query_one("#tick", Static).update(
            plain(f"{box} yes\n\nSpace ticks it, or takes the tick away; so do yes and no, with enter.")
        )
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

    async def key(self, event: Key) -> None:
        """Types at once, so that nothing typed behind tab or ctrl s goes astray."""
        area = self.area
        if area is None:
            await super().key(event)
            return
        self.bar.touched(event.key != "enter")
        if event.key == "tab":
            await self.action_next_question()
        elif event.key == "shift+tab":
            self.action_question_before()
        else:
            area.take(event)
            self._draw_place()

    async def paste(self, text: str) -> None:
        """A paste into the field in front."""
        if self.area is None:
            await super().paste(text)
            return
        self.bar.touched()
        self.say(self.area.take_paste(text) or self.stopped)
        self._draw_place()

    async def point(self, key: str) -> None:
        """Ticks the box, or goes to another question."""
        if key == "space":
            self._tick(self._prompt.key not in self._ticked)
        elif key in ("tab", "enter", "down"):
            await self.action_next_question()
        elif key in ("shift+tab", "up"):
            self.action_question_before()

    async def words(self, text: str) -> None:
        """Whether the box is ticked."""
        said = folded(text)
        if said in ("yes", "no", "x"):
            self._tick(said != "no")
        else:
            self.refuse(text, "Type yes or no here; with nothing typed space ticks it. Tab goes on.")

    def _tick(self, ticked: bool) -> None:
        """Ticks the box, or takes the tick away."""
        self._ticked = self._ticked | {self._prompt.key} if ticked else self._ticked - {self._prompt.key}
        self.keep()
        self.redraw()

    async def action_next_question(self) -> None:
        """The next one; after the last what the entry is about. What was typed is kept."""
        self.keep()
        if self._at + 1 < len(self._prompts):
            self._show(self._at + 1)
        else:
            await self.action_about()

    def action_question_before(self) -> None:
        """The one before; before the first the last."""
        self.keep()
        self._show((self._at - 1) % len(self._prompts))

    def action_guidance(self) -> None:
        """All the words there are to the question, or again as many as there is room for."""
        if self._prompt.help:
            self._guided = not self._guided
            self.redraw()
        else:
            self.say("This question says all there is to it.")

    def action_undo(self) -> None:
        """Takes back what was typed last."""
        if self.area is not None:
            self.area.undo()

    def action_redo(self) -> None:
        """Puts it back."""
        if self.area is not None:
            self.area.redo()

    async def action_timeline(self) -> None:
        """The session's timeline, to point at."""
        self.keep()
        if not self.draft.session:
            self.say(NO_SESSION.format(""))
            return
        await self.go(TimelinePage(self.desk, self.draft.session, self.draft.links, self._point, "this entry"))

    def _point(self, links: tuple[str, ...]) -> None:
        self.change(links=links)

    async def action_about(self) -> None:
        """Its day, area, tags, who wrote it too, and its session."""
        self.keep()
        await self.go(AboutPage(self.desk, self.draft, self.change))

    def action_keep(self) -> None:
        """Saves it; when that fails, the words stay here and a sentence says why."""
        try:
            entry = self.desk.journal.save(self.draft, self.answers())
        except JournalError as problem:
            self.say(str(problem))  # the words are kept all the same, so nothing is tried again
            return
        except OSError as problem:
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

    @property
    def _left(self) -> Draft:
        """The draft as it is left now: at this question."""
        return replace(self.draft, at=self._prompt.key)

    def keep(self) -> bool:
        """Puts what was typed on disk as a draft; whether it is there now."""
        try:
            self.draft = self.desk.journal.keep_draft(self._left, self.answers())
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
            self.draft = self.desk.journal.keep_draft(self._left, self.answers())

    def change(self, **told: Any) -> None:
        """Changes what the entry says beside its answers. Raises JournalError."""
        self._moments = None
        self.draft = self.desk.journal.keep_draft(self._left, self.answers(), **told)

    def _not_kept(self, problem: Exception) -> None:
        self.stopped = str(problem) if isinstance(problem, JournalError) else NOT_KEPT.format(problem)
        self.say(self.stopped)
