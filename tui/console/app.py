"""The console as an app: keeps the session fresh, saved and in the room."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.events import Key, Paste
from textual.screen import Screen

from exercises.frame.sources import sources
from exercises.kernel.shape import ExerciseError
from sessions.live import drafts, not_saved
from sessions.live.beside import MOMENT
from sessions.live.here import utc_now
from sessions.live.room_screens import is_watched
from sessions.live.session import Session
from sessions.store import locations
from sessions.store.errors import StoreError
from tui.app import themes
from tui.app.in_order import AT_ONCE, KeysInOrder
from tui.app.line_entry import LineEntry
from tui.app.terminal import SteadyApp
from tui.boards.capture import Capture
from tui.console import beginning, for_room, gone
from tui.console.drafted import give_back

if TYPE_CHECKING:
    from sessions.lines.everywhere import Place

_FOLLOW_EVERY = 0.1
_READ_AFTER = 0.5
"""Seconds that the first picture has to itself, before what reads lines is loaded."""
_STYLE = Path(__file__).with_name("console.tcss")
_STYLE_OVER = Path(__file__).with_name("over.tcss")


class ConsoleApp(KeysInOrder, SteadyApp):
    """`holdspace open`: one session."""

    CSS = themes.FIRST_CSS
    CSS_PATH = _STYLE
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        lambda: __import__("tui.console.palette", fromlist=["ConsoleCommands"]).ConsoleCommands
    }
    TITLE = "holdspace"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f9", "blank_from_anywhere", "Make the room dark", show=False, priority=True)
    ]

    def __init__(
        self,
        session: Session,
        *,
        mirror: bool = False,
        clock: Callable[[], datetime] | None = None,
        may_be_for_room: bool = True,
    ) -> None:
        super().__init__()
        session.save_beside()
        themes.register(self)
        self.theme = themes.DEFAULT
        self.session = session
        self._clock = clock or session.clock
        projected = session.state.projected
        self.asks = projected is None and not mirror
        """Whether it is to be asked first if this window is projected."""
        from tui.console.screen import ConsoleScreen

        self.console_screen = ConsoleScreen(session, mirror=mirror or bool(projected))
        self.console_screen.covered = self.asks
        self.may_be_for_room = may_be_for_room
        """Whether a room screen without a name may show this session."""
        self.own_words_asked = self.lets_go = self.said_gone = False
        """What was asked before leaving: of words that belong to somebody; whether what is not saved is let go."""
        self.kept_in: Path | None = None  # the folder where that was kept
        self.screens_there: tuple[tuple[str, bool], ...] | None = None
        """The room screens there were a second ago."""
        self.seen_dark = self.seen_quiet = False
        """Whether a second ago the room was dark that the session calls lit."""
        self.drafts = drafts.Keeper(session.name, session.by)
        """Keeps what this window has half typed."""
        self.pasted_aside: list[str] = []
        """Pasted lines that were looked at and not entered; kept with the draft."""
        self.was_for: dict[str, str] = {}
        """Of lines of last time whose place is gone: what they were for."""
        self._missing = ""
        self.not_saved_before = False
        """Whether entries of last time wait to be saved."""
        self.found_at: tuple[Place, str] | None = None
        """The place to begin at, and the words that were found there."""
        self.kept_unsaved: object = None
        """Entries of last time that cannot be saved, for the session is only for reading."""

    def now(self) -> datetime:
        """The time, by a clock that does not jump."""
        return self._clock()

    def wall(self) -> datetime | None:
        """What the clock on the wall says, where that may be another time."""
        return datetime.now(UTC) if self._clock is utc_now else None

    def rules_over(self) -> str:
        """Of dialogs, and of all that may stand in them."""
        return super().rules_over() + _STYLE_OVER.read_text(encoding="utf-8")

    def get_default_screen(self) -> Screen[None]:
        """The console's one screen."""
        return self.console_screen

    def field(self) -> LineEntry:
        """The bar's field."""
        return self.console_screen.bar.entry

    async def take_in_order(self, event: Key | Paste) -> bool:
        """Keys and pastes on the console go through the bar's one queue."""
        ordered = isinstance(event, Paste) or event.key not in AT_ONCE
        if self.is_under() or not self.console_screen.is_mounted or not ordered:
            return False
        self.field().post_message(event)
        return True

    def is_under(self) -> bool:
        """Whether something lies over the console's screen."""
        return self.screen is not self.console_screen

    @property
    def is_up(self) -> bool:
        """Whether there are parts to say something in: not while the screen comes up or is taken down, which on a busy
        computer takes seconds."""
        # A screen that is being taken down says it is mounted when its parts are gone already.
        return not self.is_leaving and self.console_screen.is_mounted and bool(self.console_screen.query("#preview"))

    def action_blank_from_anywhere(self) -> None:
        """Makes the room dark; inside any field and any dialog."""
        if self.is_up:
            self.console_screen.action_blank()
        elif not self.session.state.display.blanked:
            self.session.record("blank", {})

    def on_mount(self) -> None:
        """Starts following, saving and showing signs of life."""
        for_room.begin(self)
        self.set_interval(_FOLLOW_EVERY, self.follow)
        self.set_interval(drafts.EVERY, self.each_second)
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Begins once the board is there: what was typed before is for its bar, and answers nothing that is asked."""
        if self.is_up:
            beginning.begin(self)
            self.call_later(self._bring_replies)
            self.set_timer(_READ_AFTER, self._warm_up)
        elif not self.is_leaving:
            self.set_timer(_FOLLOW_EVERY, self.begin)

    def _bring_replies(self) -> None:
        """What was replied since in the sessions this one was made like is brought before it begins."""
        frame = self.session.state.frame
        if frame is None or not sources(frame.state):
            return
        from sessions.library.new_like import bring_newer_replies

        if not self.is_up:
            return
        said = bring_newer_replies(self.session)
        if said:
            bar = self.console_screen.bar
            bar.say(" ".join(filter(None, (bar.said, said))), private=False)
            self.console_screen.refresh_all()

    def _warm_up(self) -> None:
        """Reads a line as if one were typed: what the picture did not need is imported before the first key."""
        screen = self.console_screen
        if not self.is_up or screen.bar.entry.value:
            return
        screen.completions("1")
        with contextlib.suppress(ExerciseError):
            screen.tried("1")

    def say_what_comes_back(self) -> None:
        """Says what comes back today, on a window that is the facilitators' own."""
        from exercises.frame.due import to_say
        from tui.boards.day.logs import coming_back, due_sentence

        screen = self.console_screen
        frame = screen.frame_now
        if frame is None or screen.private_hidden:
            return
        back = coming_back(frame, self.now(), self.session.state.title)
        said = due_sentence(*back, len(to_say(frame)), screen.learnings_to_try)
        if said:
            screen.bar.say(f"{said} Listed: y g")

    # -- keeping up ---------------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Takes in what other windows recorded, and what the disk said."""
        if not self.is_up:
            return
        known = len(self.session.events)
        try:
            changed = self.session.refresh()
            self._missing = ""
            if self.said_gone and not self.session.is_gone:
                self._is_back()
        except StoreError as problem:
            changed = False
            if str(problem) != self._missing:
                self._missing = str(problem)
                self.console_screen.bar.say(str(problem))
                if self.session.is_gone:
                    self.say_it_is_gone()
        if said := self.session.told_aside():
            self.console_screen.bar.say(said)
            changed = True
        if changed:
            give_back(self)
            self.console_screen.bar.follow()
            from sessions.live.copies import takes_back
            from sessions.live.state import CLEARED

            runs, new = self.session.state.runs, self.session.events[known:]
            if any(one.kind == CLEARED or takes_back(runs.get(one.run), one.kind, one.data) for one in new):
                self.console_screen.bar.say("")  # it may hold the words
                self.pasted_aside = self.console_screen.bar.leave_taken_back(self.pasted_aside)
            self.console_screen.refresh_all()

    def say_it_is_gone(self) -> None:
        """Says over the board that the session's file is gone; escape goes back to the board."""
        screen, self.said_gone = self.console_screen, True
        screen.bar.say(gone.SAID, private=False)
        if screen.pane != "gone":
            screen.open_pane("gone")

    def _is_back(self) -> None:
        screen, self.said_gone = self.console_screen, False
        screen.pane = "overview" if screen.pane == "gone" else screen.pane
        self.session.publish()
        screen.bar.say(gone.BACK, private=False)
        screen.refresh_all()

    def each_second(self) -> None:
        """Keeps the draft, tries again to save, moves the clock."""
        if not self.is_up:
            self.session.flush()
            return
        self.keep_draft()
        self.console_screen.bar.forget_keys()
        refused = self.session.problem is not None
        if self.session.unsaved and self.session.flush() and refused:
            self.console_screen.bar.say("The disk is back. Everything is saved.")
            self.session.publish()
        if self.not_saved_before and not self.session.unsaved:
            self.not_saved_before = False
            not_saved.forget(self.session.name, self.drafts.labels)
        give_back(self)
        for_room.each_second(self)
        self.console_screen.tick()

    def keep_draft(self, seconds: float = MOMENT) -> None:
        """Puts what is typed and not entered on disk, and what the session's file does not take; at most two seconds
        of typing are ever lost."""
        if not self.console_screen.query("#entry"):
            return
        draft: dict[str, object] = {"unsent": self._unsent(), "pasted": [*self.pasted_aside]}
        if capture := self.console_screen.bar.notes.kept():
            draft["capture"] = capture
        if draft["unsent"]:
            draft["at"] = self.console_screen.bar.where
        if self.session.waiting and not self.lets_go:
            draft["not_saved"] = not_saved.document(self.session)
        elif self.kept_unsaved:
            draft["not_saved"] = self.kept_unsaved
        if not self.session.is_gone:  # what was destroyed leaves no words on the disk again
            self.drafts.keep(draft, seconds)

    def _unsent(self) -> list[str]:
        screen = self.console_screen
        return [] if screen.wordless and not screen.elephant_held else screen.bar.unsent

    def put_everything_away(self) -> None:
        """Keeps the draft and tries once more to save."""
        self.session.flush(0.5)
        self.drafts.settle(0.5)
        self.keep_draft(0.5)
        self.drafts.end()
        if not is_watched(self.session.name):
            self.session.leave_room("quiet")
        self.session.in_room.die()

    def on_unmount(self) -> None:
        """The room hears no more of this console, and another may go on with what it kept."""
        self.session.in_room.die()
        self.drafts.end()

    def leaving_words(self) -> str:
        """How to leave, and what becomes of everything."""
        many = len(self.session.unsaved)
        if not many:
            return super().leaving_words()
        return f"Press ctrl+q to leave. NOT SAVED yet: {many}; it asks about that first."

    async def action_quit(self) -> None:
        """Leaves; what is not saved, words that belong to somebody and a lit room are asked about first, once."""
        from tui.console.leaving import asks_first

        if not asks_first(self):
            await super().action_quit()

    def action_command_palette(self) -> None:
        """The palette over the console."""
        from tui.console.palette import ConsolePalette

        if not isinstance(self.screen, ConsolePalette):
            self.push_screen(ConsolePalette(id="--command-palette"))

    def crash_log_path(self) -> Path | None:
        """Where a fault is noted: places in the program only."""
        locations.make_private(locations.home())
        return locations.crash_log()

    # -- asking -------------------------------------------------------------------------------------------------------

    def ask_projected(self, *, again: bool = False) -> None:
        """Asks whether this window is on the projector; private panes wait for the answer."""
        from tui.console.first_questions import ProjectedAgain, ProjectedQuestion

        screen = self.console_screen
        screen.covered = True
        screen.refresh_all()

        def answered(projected: bool | None) -> None:
            screen.covered = False
            screen.mirror = screen.mirror if projected is None else projected
            if not screen.bar.said:
                self.say_what_comes_back()
            told_anew = projected is not None and projected != self.session.state.projected
            if told_anew and not self.session.refuses:
                self.session.record("projected", {"projected": projected})
            screen.refresh_all()
            beginning.go_to_found(self)
            for_room.ask(self)

        self.push_screen(ProjectedAgain() if again else ProjectedQuestion(), answered)

    def choose_view(self) -> None:
        """Lists what the room could see, and shows the one that is chosen."""
        from tui.console.dialogs import ViewList

        views = self.console_screen.views()
        if not views:
            return
        if self.console_screen.private_hidden:
            views = [(key, key) for key, _ in views]  # a name may hold words that the room does not see yet

        def chosen(key: str | None) -> None:
            if key is not None:
                self.console_screen.act(self.console_screen.show_words(key))

        self.push_screen(ViewList(views, self.session.state.display.view), chosen)

    def review_paste(self, pasted: list[str]) -> None:
        """Shows many pasted lines before anything is done with them."""
        from tui.console.pasted import review_lines

        review_lines(self, pasted)

    def review_notes(self, pasted: list[str], capture: Capture) -> None:
        """Shows many pasted notes before they are recorded, all at once."""
        from tui.console.pasted import review_notes

        review_notes(self, pasted, capture)

    def ask_for_good(self, said: str) -> None:
        """After a name was taken out: asks whether it is to go from the file itself, too; if not, it stands again what
        was `said` of it, such as where it is left."""
        from tui.console.note_dialogs import ForGoodQuestion

        def answered(yes: bool | None) -> None:
            if yes:
                self.console_screen.act("unname for good yes")
            else:
                gone = said or "It is gone from every list and view."
                self.console_screen.bar.say(
                    f"{gone} The file still has it; unname for good takes it out.", private=bool(said)
                )

        self.push_screen(ForGoodQuestion(), answered)

    def change_theme(self) -> None:
        """The next of our themes."""
        self.theme = themes.next_theme(self.theme)
        self.console_screen.bar.say(f"Colours: {self.theme}.", private=False)
