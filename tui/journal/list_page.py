"""The journal's list: what is unfinished, sessions that wait, entries, what others share, the bin; and its search.

A little long: every way from the list to what is behind it stands in one place. Refuses to know how a journal is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Draft, Entry
from sessions.journal import JournalError, NotSure, Shared, Waiting, forms
from tui.app.text import plain
from tui.journal.choosing_page import ChoosingPage
from tui.journal.help_page import HelpPage
from tui.journal.holdings import Holdings
from tui.journal.marked_list import MarkedList
from tui.journal.moving_page import MovingPage
from tui.journal.page import Desk, Page
from tui.journal.passphrase_page import passphrase_page
from tui.journal.reading_page import ReadingPage
from tui.journal.words import old
from tui.journal.writing_page import WritingPage

_EMPTY = """\
There are no entries yet.

Press n to write the first one. Only you read it.
"""
_NONE = "no session"


class ListPage(Page):
    """The list, with a mark on one row."""

    BAR = "search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "new", show=False),
        Binding("enter,space", "open", show=False),
        Binding("e", "edit", show=False),
        Binding("x", "delete", show=False),
        Binding("b", "bin", show=False),
        Binding("r", "restore", show=False),
        Binding("s", "share", show=False),
        Binding("o", "move_out", show=False),
        Binding("a", "every", show=False),
        Binding("p", "passphrase", show=False),
        Binding("t", "app.next_theme", show=False),
        Binding("slash", "search", show=False),
        Binding("question_mark", "help", show=False),
        Binding("escape,q", "back", show=False),
    ]
    DEFAULT_CSS = """
    ListPage #empty { height: 1fr; padding: 1 2; display: none; }
    ListPage #detail { height: 3; padding: 0 1; border-top: solid $border-blurred; }
    ListPage #search { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._held = Holdings(desk)
        self._words = ""
        self._problem = ""
        self._sure_of = ""
        """What was asked for once and wants a second key: emptying the bin, throwing a draft away."""

    def heading(self) -> str:
        """Which part of it."""
        if self._held.in_bin:
            return "the bin"
        return self.desk.titled(self._held.only) if self._held.only else ""

    def inside(self) -> Iterable[Widget]:
        """The list, or what to do without one, and the marked row in full."""
        yield MarkedList(id="list")
        yield Static(plain(_EMPTY), id="empty", markup=False)
        yield Static(id="detail", markup=False)

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys of the moment."""
        if self.has_class("-searching"):
            return (
                ("type", "words, by F1, in working, on 2026-03-12, area team"),
                ("enter", "open"),
                ("escape", "all"),
            )
        if self._held.in_bin:
            return (("r", "bring back"), ("enter", "read"), ("x", "empty it"), ("b", "back"))
        row = (("enter", "open"), ("e", "edit"), ("x", "bin")) if self._held.entries else ()
        return (
            ("n", "new"),
            *row,
            ("/", "find"),
            ("b", "the bin"),
            ("s", "share"),
            ("o", "move out"),
            ("escape, q", "leave"),
            ("?", "help"),
        )

    @property
    def rows(self) -> MarkedList:
        """The list."""
        return self.query_one(MarkedList)

    def on_mount(self) -> None:
        """Reads everything."""
        self.rows.focus()
        self.say("")
        self._read()
        self.redraw()
        self.rows.show(self.rows.rows)

    def come_back(self, message: str) -> None:
        """Entries may have come or changed."""
        self._read()
        super().come_back(message or self._problem)
        if self.desk.mark:
            self.rows.show(self.rows.rows, self.desk.mark)
            self.desk.mark = ""
            self._draw_detail()

    def _read(self) -> None:
        try:
            self._held.read()
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            return
        self._problem = self.desk.journal.problem or self.desk.journal.draft_problem()
        if self._problem:
            self.say(self._problem)

    def draw(self) -> None:
        """Rows for the width there is."""
        wide = max(10, self.size.width - 3)
        rows = self._held.rows(wide)
        if self._words:
            rows, said = self._held.found(self._words, wide)
            self.say(said)
        self.rows.show(rows)
        self.query_one("#empty").display = empty = not rows and not self._words
        self.rows.display = self.query_one("#detail").display = not empty
        self._draw_detail()

    def _draw_detail(self) -> None:
        lines = self._held.detail(self.rows.chosen, max(10, self.size.width - 2))
        self.query_one("#detail", Static).update(plain("\n".join(lines)))

    def _own(self) -> Entry | None:
        held = self._held.at(self.rows.chosen)
        if isinstance(held, Entry):
            return held
        self.say("That is for entries of your own; put the mark on one.")
        return None

    # Keys.

    async def act(self, key: str) -> bool:
        """The mark, or what a key does."""
        if self.rows.act(key):
            self._sure_of = ""
            self._draw_detail()
            return True
        if self._sure_of and key != "x":
            self._sure_of = ""
            self.say("")
        return await super().act(key)

    def on_marked_list_moved(self) -> None:
        """A click moved the mark."""
        self._draw_detail()

    async def on_marked_list_picked(self) -> None:
        """A click on the marked row."""
        await self.action_open()

    async def action_open(self) -> None:
        """What is behind the marked row."""
        match self._held.at(self.rows.chosen):
            case Draft() as draft:
                await self._go_on(draft)
            case Waiting() as waiting:
                await self._choose_form(waiting.name)
            case Shared(entry):
                await self.go(ReadingPage(self.desk, entry, own=False))
            case Entry() as entry:
                await self.go(ReadingPage(self.desk, entry))

    async def _go_on(self, draft: Draft) -> None:
        try:
            await self.go(WritingPage(self.desk, self.desk.journal.take_up(draft)))
        except (JournalError, OSError) as problem:
            self.say(str(problem))

    async def action_edit(self) -> None:
        """Changes the marked entry, or goes on with what is unfinished."""
        held = self._held.at(self.rows.chosen)
        if isinstance(held, Draft | Waiting):
            await self.action_open()
        elif not self._held.in_bin and (entry := self._own()) is not None:
            try:
                draft = self.desk.journal.edit(entry.number)
            except (JournalError, OSError) as problem:
                self.say(str(problem))
                return
            await self.go(WritingPage(self.desk, draft))

    async def action_new(self) -> None:
        """Asks which form, then which session."""
        if not self._held.in_bin:
            await self._choose_form(self._held.only)

    async def _choose_form(self, session: str) -> None:
        known = forms()
        rows = [(form.key, f"{form.title}  {_minutes(form.minutes)}{form.purpose}") for form in known.values()]
        first = "journal-alone" if "journal-alone" in known else ""
        await self.go(
            ChoosingPage(
                self.desk,
                "What do you write?",
                rows,
                lambda form: self._begin(form, session) if session else self._sessions(form),
                at=first,
            )
        )

    def _sessions(self, form: str) -> Page:
        """Asks which session the entry is about."""
        waiting = {held.name: held for held in self._held.waiting}
        rows = [
            (held.name, f"{held.title}  {_age(waiting.get(held.name))}{held.place}")
            for held in self.desk.sessions
            if held.problem is None
        ]
        first = next((held.name for held in self._held.waiting), rows[0][0] if rows else "")
        return ChoosingPage(
            self.desk,
            "About which session?",
            [*rows, (_NONE, "about no session")],
            lambda name: self._begin(form, "" if name == _NONE else name),
            at=first,
        )

    def _begin(self, form: str, session: str) -> Page:
        title, day = (self.desk.titled(session), self.desk.held_on(session)) if session else ("", "")
        return WritingPage(self.desk, self.desk.journal.begin(form, session=session, session_title=title, day=day))

    def _do(self, step: Callable[[], object], said: str) -> None:
        try:
            step()
        except (JournalError, OSError) as problem:
            self.say(str(problem))
            return
        self._read()
        self.redraw()
        self.say(said)

    def action_delete(self) -> None:
        """Into the bin; a draft goes for good, and in the bin all of it, each asked for twice."""
        journal = self.desk.journal
        held = self._held.at(self.rows.chosen)
        if self._held.in_bin:
            sure, self._sure_of = self._sure_of == "bin", "bin"
            try:
                count = journal.empty_bin(sure=sure)
            except NotSure:
                count = len(self._held.entries)
                entries = "entry goes" if count == 1 else "entries go"
                self.say(f"{count} {entries} for good, and nobody can bring that back. x once more does it.")
                return
            except (JournalError, OSError) as problem:
                self.say(str(problem))
                return
            self._do(lambda: None, f"The bin is empty; {count} went for good." if count else "The bin is empty.")
        elif isinstance(held, Draft):
            if self._sure_of != held.token:
                self._sure_of = held.token
                self.say("What is unfinished has no bin: it would go for good. x once more throws it away.")
                return
            self._do(lambda: journal.forget(held), "It was thrown away.")
        elif (entry := self._own()) is not None:
            self._do(
                lambda: journal.delete(entry.number),
                f"Entry {entry.number} is in the bin. b shows the bin, and r brings it back.",
            )

    def action_bin(self) -> None:
        """The bin, or back from it."""
        self._held.in_bin = not self._held.in_bin
        self.say("")
        self._read()
        self.redraw()

    def action_restore(self) -> None:
        """Out of the bin again."""
        entry = self._own() if self._held.in_bin else None
        if entry is not None:
            self._do(lambda: self.desk.journal.restore(entry.number), f"Entry {entry.number} is back in the list.")
        elif not self._held.in_bin:
            self.say("r brings back what is in the bin; b shows the bin.")

    def action_share(self) -> None:
        """Lets the others read the marked entry, or no longer."""
        entry = self._own() if not self._held.in_bin else None
        if entry is None:
            return
        if entry.shared or entry.written_together:
            self._do(lambda: self.desk.journal.unshare(entry.number), "It is yours alone again.")
        else:
            self._do(
                lambda: self.desk.journal.share(entry.number),
                "The others on this computer may read it now, all but what only you ever read. s takes that back.",
            )

    async def action_move_out(self) -> None:
        """Which of its answers may leave in exports."""
        entry = self._own() if not self._held.in_bin else None
        if entry is not None:
            await self.go(MovingPage(self.desk, entry))

    def action_every(self) -> None:
        """Every session's entries, or again only this one's."""
        self._held.only = "" if self._held.only else self.desk.session
        self.say("" if self._held.only or not self.desk.session else "Every session. a shows only this one again.")
        self._read()
        self.redraw()

    async def action_passphrase(self) -> None:
        """Sets a passphrase, or changes or takes away the one there is."""
        await self.go(passphrase_page(self.desk))

    async def action_help(self) -> None:
        """Every key."""
        await self.go(HelpPage(self.desk))

    async def action_back(self) -> None:
        """Ends the search, or leaves the bin, or the journal."""
        if self.has_class("-searching"):
            self._end_search()
        elif self._held.in_bin:
            self.action_bin()
        else:
            self.leave()

    # Search.

    def action_search(self) -> None:
        """Opens the search bar."""
        self.add_class("-searching")
        self.bar.display = True  # by hand, for the class is looked at later and only what shows takes the focus
        self.set_focus(self.bar)
        self.redraw()

    def _end_search(self) -> None:
        self.remove_class("-searching")
        self.bar.forget()
        self._words = ""
        self.say("")
        self.set_focus(self.rows)
        self.bar.display = False
        self.redraw()

    async def typed(self, text: str) -> None:
        """Searches while somebody types."""
        if text != self._words:
            self._words = text
            self.say("")
            self.draw()

    async def entered(self, text: str) -> None:
        """Opens the marked one of what was found."""
        self.bar.give_back(text)
        await self.action_open()


def _minutes(minutes: tuple[int, int]) -> str:
    least, most = minutes
    return f"{least} to {most} minutes. " if most else ""


def _age(waiting: Waiting | None) -> str:
    return f"{old(waiting.days)} old, without an entry · " if waiting is not None else ""
