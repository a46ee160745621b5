"""The home itself: the sessions by date, what is found of them, and what to type."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial

from textual import on, work
from textual.events import Mount
from textual.widget import Widget
from textual.widgets import Static

from sessions.library.catalogue import Entry
from sessions.library.coming_due import due, kept_long_enough
from sessions.library.programme_rows import Row as Listed
from sessions.store import locations
from tui.app.terminal import is_going
from tui.app.text import fit, plain, wrap
from tui.home.actions import EMPTY, MORE, NOTHING, OWN, TOLD
from tui.home.chosen import Chosen
from tui.home.inside import Inside, Looking
from tui.home.programmes import AtHome, Programmes, no_programme, programmes_at_home, rows_under_heading, waits_line
from tui.home.reading import Commands, Load, Waiting, known
from tui.home.rows import Searched, detail_lines, due_line, journal_line, let_go_line, rows
from tui.home.session_list import SessionList
from tui.home.typed import TypedFrame

_MOMENT = 0.2
"""Seconds that the first picture waits for the list, so that it need not be drawn twice."""
_AT_MOST = 1.0
"""Seconds that reading goes on waiting for a picture to be drawn, which it may never be under another screen."""


def today_here() -> date:
    """Today, as the clock here says."""
    return datetime.now().astimezone().date()


class HomeScreen(TypedFrame):
    """Every session, one marked, and what is chosen goes to the app."""

    OWN = OWN
    DEFAULT_CSS = """
    HomeScreen #empty { height: 1fr; padding: 1 2; display: none; }
    HomeScreen #due { display: none; height: auto; max-height: 2; padding: 0 1; text-style: bold; }
    HomeScreen #waits { display: none; height: auto; padding: 0 1; }
    HomeScreen #detail { height: 3; padding: 0 1; border-top: solid $border-blurred; }
    """

    def __init__(
        self,
        load: Load,
        *,
        message: str = "",
        here: str = "",
        today: Callable[[], date] = today_here,
        waiting: Waiting | None = None,
        programmes: Programmes | None = None,
        unsent: Sequence[str] = (),
        begun: list[str] | None = None,
        commands: Commands = dict,
        choose: Callable[[Chosen], None],
    ) -> None:
        super().__init__()
        self._chosen = choose
        """Takes what is to be done next."""
        self._unsent = unsent
        """Lines that waited when home was left for a session."""
        self._programmes: list[Listed] = []
        self._waiting: frozenset[str] = frozenset()
        self._known = partial(known, load, waiting, programmes)
        self._message = message
        self._here = here
        self._today = today
        self._entries: list[Entry] = []
        self._searched = Searched(())
        self._due: dict[str, list[str]] = {}
        self._old: list[Entry] = []
        """The sessions whose day to be let go has come."""
        self._words = ""
        """The words that the list shows."""
        self._kept: list[Entry] = []
        self._at_home: list[AtHome] = []
        """The programmes that are shown."""
        self._inside: list[str | Inside] = []
        """What stands inside the sessions, as rows."""
        self._looks = False
        """Whether inside the sessions is being looked now."""
        self._looking = Looking(self._told_reading)
        self._loaded = False
        self._read_once = asyncio.Event()
        self._begun = [] if begun is None else begun
        """What was answered of a new session before somebody went back."""
        self._commands = commands
        """What there is in a terminal, and what it does."""

    def inside(self) -> Iterable[Widget]:
        """The list, or what to do without one, and the marked session in full."""
        yield SessionList(id="sessions")
        yield Static(plain(EMPTY), id="empty", markup=False)
        yield Static(id="due", markup=False)
        yield Static(id="waits", markup=False)
        yield Static(id="detail", markup=False)

    def now(self) -> Sequence[tuple[str, str]]:
        """What comes now."""
        first = (("enter", "opens it"), ("words", "find")) if self._entries else ()
        board = (("m", "programme"),) if self._programmes else ()
        return (*first, ("n", "new"), *board, ("d", "demo"), ("j", "journal"), ("q", "leave"), ("?", "help"))

    def help_words(self) -> tuple[str, ...]:
        """Where the room is, and what works without screens."""
        return MORE

    @property
    def sessions(self) -> SessionList:
        """The list."""
        return self.query_one(SessionList)

    @on(Mount)
    async def read_at_once(self) -> None:
        """Reads the sessions; when that takes longer than a moment, the screen is there already."""
        self.say(self._message)
        for line in self._unsent:
            self.bar.keep_aside(line)
        self.read_sessions()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._read_once.wait(), _MOMENT)

    @work(exclusive=True)
    async def read_sessions(self) -> None:
        """Reads the list, which may take a while the first time."""
        refused = ""
        try:
            listed = self._known()
            while (read := await asyncio.to_thread(next, listed, None)) is not None and not is_going(self):
                self._entries, self._waiting, self._programmes, tells = read
                self._searched = Searched(self._entries)
                if tells and not self._message and not self.bar.value:
                    self.say(TOLD)
                self._show_all()
                await self._drawn()
        except OSError as problem:
            refused = problem.strerror or "the disk refuses"
        if is_going(self):
            return
        if refused:
            self.say(
                f"The sessions could not be read ({refused}). They are left as they are; see to the disk, then start "
                "holdspace again."
            )
        if not self._loaded:
            self._show_all()

    async def _drawn(self) -> None:
        """Until what is shown is drawn: what is read next would make it wait."""
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(drawn.wait(), _AT_MOST)

    def _show_all(self) -> None:
        here, self._loaded = "" if self._loaded else self._here, True
        today = self._today().isoformat()
        self._due, self._old = due(self._entries, today), kept_long_enough(self._entries, today)
        self._fill(here)
        self.redraw()
        self._read_once.set()

    def _fill(self, name: str = "") -> None:
        self._kept = self._searched.found(self._words)
        self.sessions.without = self._waiting
        self._at_home = programmes_at_home(self._programmes, self._entries, self._today(), self._words)
        above = rows_under_heading(self._at_home)
        self.sessions.show([*above, *rows(self._kept, self._today()), *self._inside], name)
        empty = self._loaded and not self._entries and not self._programmes
        self.query_one("#empty").display = empty
        self.sessions.display = self.query_one("#detail").display = not empty

    def draw(self) -> None:
        """The marked session in full."""
        chosen = self.sessions.chosen
        back = self._due.get(chosen.name, []) if chosen is not None else []
        unwritten = chosen is not None and chosen.name in self._waiting
        wide, old = max(1, self.size.width - 2), chosen in self._old
        detail = detail_lines(chosen, wide, 2, back, no_journal=unwritten, let_go=old)
        if self.sessions.programme is not None:
            detail = self.sessions.programme.details(wide, 2)
        # In a low window the list needs the rows; what comes back stands with its session.
        has_room = self.size.height >= 16
        journal, learned = journal_line(len(self._waiting)), waits_line(self._programmes)
        waits = [*wrap(let_go_line(self._old), wide)[:2], fit(journal, wide), fit(learned, wide)]
        for where, words in (
            ("#due", due_line(self._due, self._entries)),
            ("#waits", "\n".join(filter(None, waits))),
        ):
            self.write(where, words)
            self.query_one(where).display = bool(words) and has_room
        self.write("#detail", "\n".join(detail))

    def on_session_list_moved(self) -> None:
        """The mark moved."""
        self.draw()

    def on_session_list_picked(self, message: SessionList.Picked) -> None:
        """Enter on a session."""
        self._open(message.entry, message.inside)

    @property
    def _marked(self) -> Entry | AtHome | None:
        """The session or the programme that is marked."""
        return self.sessions.chosen or self.sessions.programme

    def _open(self, entry: Entry | AtHome, inside: Inside | None = None) -> None:
        if entry.problem:
            self.say(entry.problem)
        elif inside is not None:
            self._choose(Chosen("open", name=entry.name, at=inside.place, sought=inside.sought))
        else:
            self._choose(Chosen("open", name=entry.name))

    def _choose(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self._chosen(chosen)

    # -- what is typed ------------------------------------------------------------------------------------------------

    async def typed(self, words: str) -> None:
        """The list follows the words, but for those that are the beginning of a line and of no session."""
        sought = self.sought(words)
        there = programmes_at_home(self._programmes, (), self._today(), sought)
        if not self._searched.found(sought) and not there and self.ways(words):
            sought = ""
        if sought != self._words:
            self._words, self._inside = sought, []
            self._fill()
            self.draw()
            self.look_inside(sought)

    @work(group="inside")
    async def look_inside(self, words: str) -> None:
        """Adds what stands inside the sessions, a moment after the last letter."""
        self._looks = bool(words)
        if not words or is_going(self):
            return
        self.draw_bar()
        with contextlib.suppress(OSError):
            await self._looking.look(words, lambda: self._words == words)
        if self._words != words or is_going(self):
            return
        self._looks = False
        self._put_inside()
        self.draw_bar()

    def _put_inside(self) -> None:
        """What was found inside as rows, with its words where those may be printed."""
        if self._words:
            self._inside = self._looking.rows(self._words, {entry.name: entry for entry in self._entries})
            self._fill()
            self.draw()

    def _told_reading(self, done: int, of: int) -> None:
        """How far the reading is that takes long the first time."""
        if self._looks and not is_going(self):
            self._inside = [f"INSIDE: reading {done:,} of {of:,} sessions, this once"]
            self._fill()

    def on_unmount(self) -> None:
        """Nothing is read for a screen that is gone."""
        self._looking.leave()

    async def words(self, text: str) -> None:
        """Opens the marked one of what was found."""
        chosen = self._marked if self.sought(text) else None
        if not self._loaded:
            self.refuse(text, "The sessions are still being read. Press enter again in a moment.")
        elif chosen is None and (title := self._new_title(text)):
            self._begun[:1] = [title]
            await self.action_new()
        elif self._words and chosen is None and self._looks:
            self.refuse(text, "Still looking inside the sessions. Press enter again in a moment.")
        elif not self._words or chosen is None:
            self.refuse(text, self.unknown(text))
        else:
            self._open(chosen, self.sessions.chosen_inside)

    def _new_title(self, words: str) -> str:
        """The title of a new session that is asked for; "" where the words ask for none."""
        return words.strip()[4:].strip() if words.strip()[:4].lower() == "new " else ""

    def preview_words(self, words: str) -> str:
        """What was found, and what enter opens of it."""
        chosen = self._marked
        if self._words and chosen is not None:
            many = f"{len(self._kept)} of {len(self._entries)} found" if self._kept else "found inside"
            many = "a programme" if isinstance(chosen, AtHome) and not self._kept else many
            return f"{many}; enter opens {fit(chosen.title, max(12, self.size.width - len(many) - 16))}"
        if title := self._new_title(words):
            return f"enter: a new session, {fit(title, 40)}"
        if self._words and self._looks:
            return "No title has that; still looking inside the sessions."
        nothing = "No line is that letter; more letters find."
        return super().preview_words(words) or (NOTHING if len(words) > 1 else nothing)

    def keeps(self, words: str) -> bool:
        """Words that found something are nobody's line."""
        return not (self._words and (self._kept or self._inside or self._at_home))

    def nothing(self, text: str) -> str:
        """No session either."""
        from tui.home.meant import nothing_found

        return nothing_found(text, self.sought(text), self._commands())

    def takes_away(self, text: str) -> str:
        """A session goes only by a command of its own."""
        from tui.home.meant import how_it_goes

        return how_it_goes(text, self._searched, self.sessions.marked)

    async def point(self, key: str) -> None:
        """Moves the mark, or opens what is marked."""
        if not self.sessions.act(key):
            await super().point(key)

    async def point_from_words(self, key: str) -> None:
        """Up and down go through what was found."""
        if self._words:
            self.sessions.act(key)
        else:
            await super().point_from_words(key)

    # -- actions ------------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """The console of the marked one."""
        if self._marked is not None:
            self._open(self._marked, self.sessions.chosen_inside)
        else:
            self.say("There is no session to open yet. n and enter makes one.")

    async def action_new(self) -> None:
        """Asks for a new session; with a programme marked, one of it."""
        from tui.home.new_screen import NewScreen

        await self.app.push_screen(NewScreen(self._entries, self._begun, self.sessions.programme), self._choose)

    def action_demo(self) -> None:
        """A worked example."""
        self._choose(Chosen("demo"))

    def action_journal(self) -> None:
        """The journal, at the marked session."""
        chosen = self.sessions.chosen
        about = chosen is not None and not chosen.problem and not locations.is_programme(chosen.name)
        self._choose(Chosen("journal", name=chosen.name if chosen is not None and about else ""))

    def action_programme(self) -> None:
        """The board of the programme that is marked, or that the marked session belongs to."""
        chosen = self.sessions.chosen
        if self.sessions.programme is not None:
            self._open(self.sessions.programme)
        elif chosen is not None and locations.is_programme(chosen.name):
            self._open(chosen, self.sessions.chosen_inside)
        elif chosen is None or not chosen.belongs[0]:
            self.say(no_programme(chosen.name if chosen is not None else ""))
        elif not any(one.name == locations.PROGRAMME + chosen.belongs[0] for one in self._programmes):
            self.say(f"The programme {chosen.belongs[0]} is not on this computer. The session is as it was.")
        else:
            self._choose(Chosen("open", name=locations.PROGRAMME + chosen.belongs[0]))

    def action_private(self) -> None:
        """Words found inside are printed from now on, what was looked for last at once, or no longer."""
        prints = self._looking.prints = not self._looking.prints
        self._put_inside()  # words may stand there still, for the palette does it too
        if prints and self._looking.last:
            self.bar.fill(f"find {self._looking.last}")
        printed = "Words found inside are printed here from now on. w and enter hides them again."
        self.say(printed if prints else "Of words found inside only where they stand is printed.")

    def action_every_journal(self) -> None:
        """The journal, of every session."""
        self._choose(Chosen("journal"))

    def action_next_waiting(self) -> None:
        """The next session that something comes back in, or that has no journal entry."""
        waiting = [entry for entry in self._kept if entry.name in self._due or entry.name in self._waiting]
        if waiting:
            self.sessions.mark_next(waiting)
        else:
            self.say("No session waits for anything.")

    async def action_back(self) -> None:
        """Every session again."""
        self.say("")
