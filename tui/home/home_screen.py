"""The home itself: the sessions by date, a search, and what to press. Refuses to open a session.

A little long: every key of home stands in one place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from sessions.library.catalogue import Entry, due, kept_long_enough
from tui.app.entry import EntryBar
from tui.app.text import fit, plain
from tui.home.chosen import Chosen
from tui.home.frame import Frame
from tui.home.rows import detail_lines, due_line, found, journal_line, let_go_line, rows
from tui.home.session_list import SessionList

Load = Callable[[], list[Entry]]
Waiting = Callable[[list[Entry]], list[str]]
"""The names of the sessions of yesterday or before that have no journal entry by whoever sits here."""
_EMPTY = """\
There are no sessions yet.

Press n to make the first one.
Press d to look around in a worked example.
"""


def today_here() -> date:
    """Today, as the clock here says."""
    return datetime.now().astimezone().date()


class HomeScreen(Frame):
    """Every session, one marked, and what is chosen goes to the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "new", show=False),
        Binding("d", "demo", show=False),
        Binding("j", "journal", show=False),
        Binding("J", "every_journal", show=False),
        Binding("slash", "search", show=False),
        Binding("escape", "all", show=False),
        Binding("question_mark", "help", show=False),
        Binding("q", "app.quit", show=False),
        Binding("t,ctrl+t", "app.next_theme", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    HomeScreen #empty { height: 1fr; padding: 1 2; display: none; }
    HomeScreen #due { display: none; height: auto; max-height: 2; padding: 0 1; text-style: bold; }
    HomeScreen #let-go { display: none; height: auto; max-height: 2; padding: 0 1; }
    HomeScreen #journal { display: none; height: 1; padding: 0 1; }
    HomeScreen #detail { height: 3; padding: 0 1; border-top: solid $border-blurred; }
    HomeScreen #search { display: none; }
    """

    def __init__(
        self,
        load: Load,
        *,
        message: str = "",
        here: str = "",
        today: Callable[[], date] = today_here,
        waiting: Waiting | None = None,
        choose: Callable[[Chosen], None],
    ) -> None:
        super().__init__()
        self._chosen = choose
        """Takes what is to be done next."""
        self._ask_waiting = waiting
        self._waiting: frozenset[str] = frozenset()
        self._load = load
        self._message = message
        self._here = here
        self._today = today
        self._entries: list[Entry] = []
        self._due: dict[str, list[str]] = {}
        self._words = ""
        self._loaded = False

    def inside(self) -> Iterable[Widget]:
        """The list, or what to do without one, and the marked session in full."""
        yield SessionList(id="sessions")
        yield Static(plain(_EMPTY), id="empty", markup=False)
        yield Static(id="due", markup=False)
        yield Static(id="let-go", markup=False)
        yield Static(id="journal", markup=False)
        yield Static(id="detail", markup=False)

    def below(self) -> Iterable[Widget]:
        """The search bar, while it is wanted."""
        yield EntryBar(limit=200, id="search", placeholder="words of a title, place or exercise")

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys of the moment."""
        if self.has_class("-searching"):
            return (("type", "to search"), ("enter", "open"), ("escape", "all"))
        first = (("enter", "open"),) if self._entries else ()
        return (
            *first,
            ("n", "new"),
            ("d", "demo"),
            ("j", "journal"),
            ("/", "search"),
            ("t", "colours"),
            ("q", "leave"),
            ("?", "help"),
        )

    @property
    def sessions(self) -> SessionList:
        """The list."""
        return self.query_one(SessionList)

    @property
    def search(self) -> EntryBar:
        """The search bar."""
        return self.query_one("#search", EntryBar)

    def on_mount(self) -> None:
        """Reads the sessions while the screen is there already."""
        self.say(self._message)
        self.sessions.focus()
        self.read_sessions()

    @work(exclusive=True)
    async def read_sessions(self) -> None:
        """Reads the list, which may take a while the first time."""
        try:
            self._entries, self._waiting = await asyncio.to_thread(self._read)
        except OSError as problem:
            self.say(
                f"The sessions could not be read ({problem.strerror or 'the disk refuses'}). They are left as they "
                "are; see to the disk, then start holdspace again."
            )
        self._loaded = True
        self._due = due(self._entries, self._today().isoformat())
        self._fill(self._here)
        self.redraw()

    def _read(self) -> tuple[list[Entry], frozenset[str]]:
        entries = self._load()
        return entries, frozenset(self._ask_waiting(entries) if self._ask_waiting is not None else ())

    def _fill(self, name: str = "") -> None:
        kept = found(self._entries, self._words)
        self.sessions.without = self._waiting
        self.sessions.show(rows(kept, self._today()), name)
        empty = self._loaded and not self._entries
        self.query_one("#empty").display = empty
        self.sessions.display = self.query_one("#detail").display = not empty
        if self._words:
            self.say(f"{len(kept)} of {len(self._entries)} found" if kept else "Nothing found. Escape shows all again.")

    def draw(self) -> None:
        """The marked session in full."""
        chosen = self.sessions.chosen
        back = self._due.get(chosen.name, []) if chosen is not None else []
        unwritten = chosen is not None and chosen.name in self._waiting
        old = kept_long_enough(self._entries, self._today().isoformat())
        detail = detail_lines(chosen, max(1, self.size.width - 2), 2, back, no_journal=unwritten, let_go=chosen in old)
        line = due_line(self._due, self._entries)
        self.query_one("#due", Static).update(plain(line))
        # In a low window the list needs the rows; what comes back stands with its session.
        self.query_one("#due").display = bool(line) and self.size.height >= 16
        let_go = let_go_line(old)
        self.query_one("#let-go", Static).update(plain(let_go))
        self.query_one("#let-go").display = bool(let_go) and self.size.height >= 16
        waiting = journal_line(len(self._waiting))
        self.query_one("#journal", Static).update(plain(fit(waiting, max(1, self.size.width - 2))))
        self.query_one("#journal").display = bool(waiting) and self.size.height >= 16
        self.query_one("#detail", Static).update(plain("\n".join(detail)))

    def on_session_list_moved(self) -> None:
        """The mark moved."""
        self.draw()

    def on_session_list_picked(self, message: SessionList.Picked) -> None:
        """Enter on a session."""
        self._open(message.entry)

    def _open(self, entry: Entry) -> None:
        if entry.problem:
            self.say(entry.problem)
        else:
            self._choose(Chosen("open", name=entry.name))

    def _choose(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self._chosen(chosen)

    async def take_at_once(self, key: str) -> bool:
        """Handles a key after which typing belongs elsewhere; False for every other key.

        The app calls this before it passes on any later key. As a binding it would be handled after letters typed
        behind it, and "/d" would start the demo.
        """
        if key == "escape" and self.has_class("-searching"):
            self.action_all()
        elif isinstance(self.focused, Input):
            return False
        elif key in ("n", "ctrl+n"):
            await self.action_new()
        elif key == "slash":
            self.action_search()
        else:
            return False
        return True

    async def action_new(self) -> None:
        """Asks for a new session."""
        from tui.home.new_screen import NewScreen

        await self.app.push_screen(NewScreen(self._entries), self._choose)

    def action_demo(self) -> None:
        """A worked example."""
        self._choose(Chosen("demo"))

    def action_journal(self) -> None:
        """The journal, at the marked session."""
        chosen = self.sessions.chosen
        self._choose(Chosen("journal", name=chosen.name if chosen is not None and not chosen.problem else ""))

    def action_every_journal(self) -> None:
        """The journal, of every session."""
        self._choose(Chosen("journal"))

    def action_help(self) -> None:
        """The keys."""
        from tui.home.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_search(self) -> None:
        """Opens the search bar."""
        self.add_class("-searching")
        self.search.display = True  # by hand, for the class is looked at later and only what shows takes the focus
        self.set_focus(self.search)
        self.redraw()

    def action_all(self) -> None:
        """Ends the search: every session again."""
        if self._words or self.has_class("-searching"):
            self.remove_class("-searching")
            self.search.clear()
            self._words = ""
            self.say("")
            self.set_focus(self.sessions)
            self.search.display = False
            self._fill()
            self.redraw()

    def action_step(self, by: int) -> None:
        """Moves the mark while the search bar has the focus."""
        self.sessions.action_step(by)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Searches while somebody types."""
        if self.has_class("-searching") and message.value != self._words:
            self._words = message.value
            self.say("")
            self._fill()
            self.draw()

    def on_entry_bar_entered(self, message: EntryBar.Entered) -> None:
        """Opens the marked one of what was found."""
        self._words = message.text
        self._fill()
        chosen = self.sessions.chosen
        message.entry.give_back(message.text)
        if chosen is not None:
            self._open(chosen)
