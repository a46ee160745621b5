"""The journal's list: what is unfinished, sessions that wait, entries, what others share, the bin; and finding.

A little long: every way from the list to what is behind it stands in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from exercises.journal.entry import Draft, Entry
from sessions.journal import JournalError, Shared, Waiting, forms
from sessions.store.errors import told
from tui.app.actions import Action
from tui.app.text import fit, plain, wrap
from tui.home.typed import with_everywhere
from tui.journal.actions import BIN, LIST, READING, WRITING
from tui.journal.asking_page import AskingPage
from tui.journal.choosing_page import ChoosingPage
from tui.journal.contents import Contents
from tui.journal.marked_list import MarkedList
from tui.journal.moving_page import MovingPage
from tui.journal.page import Desk, Page
from tui.journal.passphrase_page import passphrase_page
from tui.journal.reading_page import ReadingPage
from tui.journal.rows_page import RowsPage
from tui.journal.sharing import sharing_page
from tui.journal.words import EMPTY, EMPTY_LOCKED, SHARED, binned, old
from tui.journal.writing_page import WritingPage

_NONE = "no session"
_MORE = (
    "Words find, with or without macrons; so do by F1, in working, on 2026-03-12, since, until, area team and #tag.",
    "Every word is on disk a second or two after it was typed. holdspace shows your entries to nobody until you share "
    "one, and what is marked “never shared” not even then. Without a passphrase whoever can read your files on this "
    "computer can read them. Nothing leaves in an export unless you move it out.",
)


class ListPage(RowsPage):
    """The list, with a mark on one row."""

    DEFAULT_CSS = """
    ListPage #empty { height: 1fr; padding: 1 2; display: none; }
    ListPage #detail { height: 3; padding: 0 1; border-top: solid $border-blurred; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._contents = Contents(desk)
        self._words = ""
        self._problem = ""
        self._told = ""
        """How many were found."""
        self._back: Callable[[], object] | None = None
        """What takes the last step back, where one can be."""

    def heading(self) -> str:
        """Which part of it."""
        if self._contents.in_bin:
            return "the bin"
        return self.desk.titled(self._contents.only) if self._contents.only else ""

    def inside(self) -> Iterable[Widget]:
        """The list, or what to do without one, and the marked row in full."""
        yield MarkedList(id="list")
        yield Static(plain(EMPTY), id="empty", markup=False)
        yield Static(id="detail", markup=False)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What can be done on the list, or in the bin."""
        return with_everywhere(BIN if self._contents.in_bin else LIST)

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        if self._contents.in_bin:
            return (("r", "brings back"), ("enter", "read"), ("x", "empties it"), ("b", "back"), ("?", "help"))
        row = (("enter", "opens"), ("e", "change"), ("x", "bin")) if self.rows.chosen else ()
        return (("n", "new"), *row, ("words", "find"), ("s", "share"), ("q", "leave"), ("?", "help"))

    def help_sections(self) -> Sequence[tuple[str, Sequence[Action]]]:
        """What can be done behind the list."""
        return (("IN AN ENTRY", READING), ("WHILE YOU WRITE", WRITING))

    def help_words(self) -> tuple[str, ...]:
        """How to find, and who may read what."""
        return _MORE

    def on_mount(self) -> None:
        """Reads everything."""
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
            self._contents.read()
        except (JournalError, OSError) as problem:
            self.say(told(problem))
            return
        journal = self.desk.journal
        self._problem = journal.problem or journal.draft_problem() or journal.said_of_copies()
        if self._problem:
            self.say(self._problem)

    def draw(self) -> None:
        """Rows for the width there is."""
        wide = max(10, self.size.width - 3)
        rows = self._contents.rows(wide)
        self._told = ""
        if self._words:
            rows, self._told = self._contents.found(self._words, wide)
        self.rows.show(rows)
        nothing = self.query_one("#empty", Static)
        begin = EMPTY_LOCKED if self.desk.journal.has_passphrase else EMPTY
        nothing.update(plain("\n".join(wrap(self._problem, wide)) if self._problem else begin))
        nothing.display = empty = not rows and not self._words
        self.rows.display = self.query_one("#detail").display = not empty
        self._draw_detail()

    def _draw_detail(self) -> None:
        lines = self._contents.detail(self.rows.chosen, max(10, self.size.width - 2))
        self.query_one("#detail", Static).update(plain("\n".join(lines)))

    def _own(self) -> Entry | None:
        there = self._contents.at(self.rows.chosen)
        if isinstance(there, Entry):
            return there
        self.say("That is for entries of your own; put the mark on one.")
        return None

    # -- what is typed ------------------------------------------------------------------------------------------------

    async def typed(self, words: str) -> None:
        """The list follows the words, but for those that are the beginning of a line and find nothing."""
        sought = self.sought(words)
        if sought and self.ways(words) and not self._contents.found(sought, 40)[0]:
            sought = ""
        if sought != self._words:
            self._words = sought
            self.draw()

    async def words(self, text: str) -> None:
        """Opens the marked one of what was found."""
        if self._words and self.rows.chosen:
            self._words = ""
            self.draw()
            await self.action_open()
        else:
            self.refuse(text, self.unknown(text))

    def preview_words(self, words: str) -> str:
        """What was found."""
        if self._words:
            return f"{self._told}{'; enter opens the marked one' if self.rows.chosen else ''}"
        return super().preview_words(words) or ("" if len(words) > 1 else "No line is that letter; more letters find.")

    def nothing(self, text: str) -> str:
        """No entry either."""
        return f"Nothing has “{fit(text, 40)}” in it, and no line is called that. ? and enter says what can be done."

    def keeps(self, words: str) -> bool:
        """Words that found something are nobody's line."""
        return not (self._words and self.rows.chosen)

    async def point(self, key: str) -> None:
        """Moves the mark, or does what a key does."""
        if self.rows.act(key):
            self._draw_detail()
        else:
            await super().point(key)

    async def point_from_words(self, key: str) -> None:
        """Up and down go through what was found."""
        if self._words:
            await self.point(key)
        else:
            await super().point_from_words(key)

    # -- actions ------------------------------------------------------------------------------------------------------

    def on_marked_list_moved(self) -> None:
        """A click moved the mark."""
        self._draw_detail()

    async def picked(self) -> None:
        """A click on the marked row."""
        await self.action_open()

    async def action_open(self) -> None:
        """What is behind the marked row."""
        match self._contents.at(self.rows.chosen):
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
            self.say(told(problem))

    async def action_edit(self) -> None:
        """Changes the marked entry, or goes on with what is unfinished."""
        there = self._contents.at(self.rows.chosen)
        if isinstance(there, Draft | Waiting):
            await self.action_open()
        elif (entry := self._own()) is not None:
            try:
                draft = self.desk.journal.edit(entry.number)
            except (JournalError, OSError) as problem:
                self.say(told(problem))
                return
            await self.go(WritingPage(self.desk, draft))

    async def action_new(self) -> None:
        """Asks which form, then which session."""
        await self._choose_form(self._contents.only)

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
        waiting = {session.name: session for session in self._contents.waiting}
        rows = [
            (session.name, f"{session.title}  {_age(waiting.get(session.name))}{session.place}")
            for session in self.desk.sessions
            if session.problem is None
        ]
        first = next((session.name for session in self._contents.waiting), rows[0][0] if rows else "")
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

    def _step(self, step: Callable[[], object], said: str) -> str:
        """Does a step on the journal; what is said then, or why it could not be done."""
        try:
            step()
        except (JournalError, OSError) as problem:
            return told(problem)
        self._read()
        self.redraw()
        return said

    def _do(self, step: Callable[[], object], said: str, back: Callable[[], object] | None = None) -> None:
        """The same, said at once; `back` takes it back."""
        told = self._step(step, said)
        self._back = back if told == said else self._back
        self.say(told)

    def action_undo(self) -> None:
        """Takes back what was put in the bin or shared last; it never gives others what was taken from them."""
        back, self._back = self._back, None
        if back is None:
            self.say("There is nothing to take back here.")
        else:
            self.say(self._step(back, "It is as it was before."))

    async def action_delete(self) -> None:
        """Into the bin; what is unfinished has none and goes for good, after a question."""
        journal, there = self.desk.journal, self._contents.at(self.rows.chosen)
        if isinstance(there, Draft):
            await self._ask(
                "What is unfinished has no bin: it would go for good, and nobody can bring it back.",
                "Throw it away for good",
                lambda: self._step(lambda: journal.forget(there), "It was thrown away."),
            )
        elif (entry := self._own()) is not None:
            self._do(lambda: journal.delete(entry.number), binned(entry), lambda: journal.restore(entry.number))

    async def action_empty(self) -> None:
        """Takes all in the bin away for good, after a question."""
        count, journal = len(self._contents.entries), self.desk.journal
        if not count:
            self.say(self._problem or "The bin is empty.")
            return
        entries = "entry goes" if count == 1 else "entries go"
        await self._ask(
            f"{count} {entries} for good, and nobody can bring that back.",
            "Empty the bin for good",
            lambda: self._step(lambda: journal.empty_bin(sure=True), f"The bin is empty; {count} went for good."),
        )

    async def _ask(self, question: str, yes: str, step: Callable[[], str]) -> None:
        answers = [("no", "Not now"), ("yes", yes)]

        def answered(key: str) -> str:
            return step() if key == "yes" else "Nothing was thrown away."

        await self.go(AskingPage(self.desk, "for good", question, answers, answered))

    def action_bin(self) -> None:
        """The bin, or back from it."""
        self._contents.in_bin = not self._contents.in_bin
        self.say("")
        self._read()
        self.redraw()

    def action_restore(self) -> None:
        """Out of the bin again."""
        entry = self._own()
        if entry is not None:
            self._do(lambda: self.desk.journal.restore(entry.number), f"Entry {entry.number} is back in the list.")

    async def action_share(self) -> None:
        """Lets the others read the marked entry, after a question; or no longer."""
        entry, journal = self._own(), self.desk.journal
        if entry is None:
            return
        if entry.shared or entry.written_together:
            self._do(lambda: journal.unshare(entry.number), "It is yours alone again.")
        else:
            await self.go(sharing_page(self.desk, lambda: self._share(entry.number)))

    def _share(self, number: int) -> str:
        told = self._step(lambda: self.desk.journal.share(number), SHARED)
        self._back = (lambda: self.desk.journal.unshare(number)) if told == SHARED else self._back
        return told

    async def action_move_out(self) -> None:
        """Which of its answers may leave in exports."""
        entry = self._own()
        if entry is not None:
            await self.go(MovingPage(self.desk, entry))

    def action_every(self) -> None:
        """Every session's entries, or again only this one's."""
        self._contents.only = "" if self._contents.only else self.desk.session
        self.say("" if self._contents.only or not self.desk.session else "Every session. a shows only this one again.")
        self._read()
        self.redraw()

    async def action_passphrase(self) -> None:
        """Sets a passphrase, or changes or takes away the one there is."""
        await self.go(passphrase_page(self.desk))

    async def action_back(self) -> None:
        """Out of the bin; out of the journal only by a line or ctrl q."""
        if self._contents.in_bin:
            self.action_bin()
        else:
            self.say("q and enter leaves the journal, and so does ctrl q.")

    def action_next_waiting(self) -> None:
        """The next that is unfinished, or the next session without an entry."""
        places = [at for at, (key, _) in enumerate(self.rows.rows) if key.startswith(("draft:", "waiting:"))]
        here = self.rows.at
        if places:
            self.rows.mark(next((at for at in places if here is None or at > here), places[0]))
            self._draw_detail()
        else:
            self.say("Nothing waits here.")


def _minutes(minutes: tuple[int, int]) -> str:
    least, most = minutes
    return f"{least} to {most} minutes. " if most else ""


def _age(waiting: Waiting | None) -> str:
    return f"{old(waiting.days)} old, without an entry · " if waiting is not None else ""
