"""A session in lines: each line that is typed gives a sentence or two, and nothing is said that nobody asked for.

Lines are read by the same reader as the console's. The few words that are this mode's own begin with a dot.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import clean, folded
from exercises.wall.state import FOLD
from sessions.lines import carry_out as road
from sessions.lines.carry_out import Outcome
from sessions.lines.whole import line_in, none_is_private
from sessions.live import room_screens
from sessions.live.called import describe
from sessions.live.session import Session
from sessions.live.state import UNNAME, Run
from sessions.store.errors import StoreError
from tui.app.actions import called
from tui.boards.board import Board, EntryField, Pointing, Wish
from tui.boards.capture import Capture
from tui.boards.table import board_now
from tui.line import for_room, leaving, meanwhile, telling
from tui.line.aloud import Aloud
from tui.line.asked import Question, Said, line_or_words, yes_or_no
from tui.line.beginning import Begun, Here, begin_folding, begin_keys
from tui.line.card import Card
from tui.line.place import Place

if TYPE_CHECKING:
    from tui.line.journal import JournalLines

_ALSO = {"b": "blank", "]": "next", "[": "back", "?": "help", "f": ".read", "p": ".say", "h": "hold", "quit": ".leave"}
"""The console's one-letter lines, and what they are here."""
_FILES = {
    "import": "holdspace import NAME FILE",
    "export": "holdspace export NAME --to FILE",
    "print": "holdspace print NAME WHAT",
}
"""What is done with files, which have a way of their own to be asked for."""


class LineMode:
    """One session, typed and read in lines. Nothing here prints."""

    def __init__(
        self,
        session: Session,
        checked: Callable[[Session, int], str] = lambda session, began: "",
        *,
        may_be_for_room: bool = True,
    ) -> None:
        """`checked` says after each line, before which there were so many entries, what is not saved or not dark as it
        should be; "" when all is well."""
        self.session = session
        self.is_left, self.kept = False, "Everything"
        self.refused = 0
        """How many lines were refused so far."""
        self._checked, self._for_room = checked, may_be_for_room
        self.aloud = Aloud()
        self._capture: Capture | None = None
        self._place: Place | None = None
        self._journal: JournalLines | None = None
        self._heard_of = self._told = len(session.events)
        self._pointings: dict[str, Pointing] = {}

    # -- where one is -------------------------------------------------------------------------------------------------

    @property
    def _run(self) -> Run | None:
        return self.session.state.runs.get(self.session.state.current)

    @property
    def _board(self) -> Board | None:
        return board_now(self._run)

    @property
    def _pointing(self) -> Pointing:
        return self._pointings.get(self.session.state.current) or Pointing(by=self.session.by)

    @_pointing.setter
    def _pointing(self, pointing: Pointing) -> None:
        self._pointings[self.session.state.current] = pointing

    @property
    def prompt(self) -> str:
        """Where the next line goes."""
        run = self._run
        if self.aloud.question is not None:
            return "Your answer"
        if self._journal is not None:
            return self._journal.prompt
        if self._capture is not None:
            return self._capture.name
        if self._place is not None:
            return self._place.prompt
        return f"{run.template.title}, {run.shape.progress(run.state).phase}" if run is not None else "No exercise"

    @property
    def hidden(self) -> bool:
        """Whether the next line is a passphrase, which nobody should see or hear."""
        return self._journal is not None and self._journal.hidden

    def begin(self) -> Said:
        """Where the session is, and what has to be asked first."""
        first = [f"{self.session.state.title}, in lines. .help says the words of line mode."]
        first += filter(None, (self.session.damage or self.session.repaired or self.session.cleared,))
        first += telling.where(self.session)
        asked = for_room.first_question(self.session, may_be_for_room=self._for_room)
        return [*first, *self.aloud.ask(asked)] if asked is not None else first

    # -- a line -------------------------------------------------------------------------------------------------------

    def enter(self, typed: str) -> Said:
        """What comes of a line; a refused one changes nothing. Raises OSError where the disk refuses."""
        if self._journal is not None:
            return self._in_journal(self._journal, typed)
        line = clean(typed.removeprefix("\ufeff")).strip()
        self._told = len(self.session.events)
        with contextlib.suppress(StoreError):  # the same sentence comes when the line is recorded
            self.session.refresh()
        overtaken = self._overtaken()
        try:
            return [*overtaken, *self._entered(line)]
        except (ExerciseError, StoreError) as problem:
            self.refused += 1
            return [*overtaken, str(problem)]

    def _overtaken(self) -> list[str]:
        """What was saved and is not in the copy of the file that came in its place."""
        if not self.session.overtaken:
            return []
        from sessions.removing.conflicted_copies import told_overtaken

        return [told_overtaken(self.session)]

    def _entered(self, line: str) -> Said:
        answered = self.aloud.answered(line)
        if answered is not None:
            return [*answered, *self._ended()]
        if line.startswith("."):
            return self._own(line)
        if self._capture is not None:
            return self._note(self._capture, line)
        if self._place is not None:
            return self._at_place(self._place, line)
        return self._do(line) if line else []

    def _do(self, line: str) -> Said:
        board, run = self._board, self._run
        if line in _ALSO and not (board is not None and called(board.own, line)):
            return self._entered(self._also(line))
        own = called(board.own, line) if board is not None else None
        if own is not None and board is not None and run is not None:
            return self._carry(board.act(run.state, self._settled(board, run), own.name))
        if line == "for the room":
            return for_room.claim(self.session, may_be_for_room=self._for_room)
        if line == "room screen":
            return [room_screens.said(self.session.name, not self._for_room)]
        first = folded(line.partition(" ")[0])
        if first in _FILES and ":" not in line:
            return [f"Files are for a command, and this goes on meanwhile: {_FILES[first]}"]
        if line in ("n", "s", "m") and board is not None and run is not None:
            pointing = self._settled(board, run)
            if line == "n":
                return self._carry(board.next_waiting(run.state, pointing))
            shows = board.show_line(run.state, pointing) if line == "s" else board.overview_line(run.state, pointing)
            return self._perform(shows) if shows else ["Nothing is chosen here yet. Name it: show 17"]
        return self._perform(line)

    def _also(self, line: str) -> str:
        follows = line == "h" and self.session.state.display.held is not None
        return "hold off" if follows else _ALSO[line]

    def _perform(self, line: str) -> Said:
        since, self._told = self.session.events[self._told :], len(self.session.events)
        asked = meanwhile.asked_first(self.session, line, since, self.aloud, partial(self._perform, line))
        return self._after(road.perform(self.session, line), self._told) if asked is None else asked

    def _after(self, outcome: Outcome, began: int) -> Said:
        """What is said once a line was carried out, before which there were so many entries."""
        wrong = self._checked(self.session, began)
        if wrong:
            return [wrong]
        command, run, board = outcome.command, self._run, self._board
        if command.action == "card" and board is not None and run is not None:
            self._pointing = board.called(run.state, self._settled(board, run), command.kind)
            card = self._card(board, self._pointing)
            return card or self.aloud.private([*outcome.lines] or [outcome.says])
        if outcome.lines and (command.action in ("find", "list") or command.kind == FOLD):
            return self.aloud.private([outcome.says, *outcome.lines])
        if run is not None and outcome.event is not None and board is not None and outcome.event.run == run.key:
            data = outcome.event.data
            pointing = self._settled(board, run)
            self._pointing = board.follow(run.state, pointing, outcome.event.kind, data, undone=False)
        said = [self._said(outcome), *self.aloud.in_parts(list(outcome.lines))]
        if command.moves == UNNAME:
            kept = "The file still has it; unname for good takes it out."
            return [*said, *self.aloud.ask(yes_or_no("Take it out of the file itself, too?", self._for_good, [kept]))]
        return said

    def _for_good(self) -> Said:
        return self._perform("unname for good yes")

    def _said(self, outcome: Outcome) -> str:
        """What was done; what is private is said without its words, until somebody says that nobody else hears it."""
        if outcome.event is not None and outcome.command.private and not self.aloud.may_read:
            warned = f" {outcome.command.warning}" if outcome.command.warning else ""
            return f"Recorded: {describe(outcome.event, self.session.state)}.{warned}"
        return room_screens.seen(outcome.says, outcome.command.action, self.session.name, not self._for_room)

    def _settled(self, board: Board, run: Run) -> Pointing:
        return board.settle(run.state, 80, 24, self._pointing)

    def _carry(self, wish: Wish) -> Said:
        """Does what an action of the board comes to."""
        self._pointing = wish.pointing
        said = [wish.says] if wish.says and not wish.line else []
        if wish.line:
            said += self._perform(wish.line)
        if wish.command is not None:
            said += self._carried_out(wish.command)
        if wish.opens:
            said.append(f"Type it as a line: {wish.opens}…")
        board, run = self._board, self._run
        if board is None or run is None:
            return said
        match wish.then:
            case "card":
                return [*said, *self._card(board, wish.pointing)]
            case "capture":
                return [*said, *self._begin_typing()]
            case "about":
                return [*said, *self.aloud.private(board.about(run.state, wish.pointing))]
            case "keys":
                return [*said, *self._begin_keys()]
            case "seek":
                return [*said, "To find words: find whānau"]
        return said or telling.where(self.session)

    def _carried_out(self, command: Command) -> Said:
        began = len(self.session.events)
        return self._after(road.carry_out(self.session, command), began)

    # -- cards and notes ----------------------------------------------------------------------------------------------

    def _card(self, board: Board, pointing: Pointing) -> Said:
        key = self.session.state.current

        def offered() -> list[EntryField]:
            return board.fields(self.session.state.runs[key].state, pointing)

        if not offered():
            return []
        self._place = Card(self.session, offered, self.aloud, self._perform)
        return self._place.asks()

    def _begin_typing(self, where: str = "") -> Said:
        board, run = self._board, self._run
        if where:
            self._perform(where)
            run = self._run
        self._capture = board.capture(run.state) if board is not None and run is not None else None
        if self._capture is None:
            return ["Nothing is typed one after the other here."]
        return [f"Each line is {self._capture.one} under {self._capture.name}. .stop ends it."]

    def _note(self, capture: Capture, line: str) -> Said:
        if not line:
            return []
        own, does = line_in(self.session, line), partial(self._carried_out, capture.note(line))
        if own and capture.is_entry(line):
            return self._perform(own)
        if own and " " in line:
            return self.aloud.ask(line_or_words(capture.one, partial(self._perform, own), does))
        none_is_private(self.session, line)
        if not (doubted := capture.doubted(line)):
            return does()
        return self.aloud.ask(yes_or_no(f"{doubted} Is it {capture.one}?", does, ["Nothing was recorded."]))

    # -- one after the other ------------------------------------------------------------------------------------------

    def _at_place(self, place: Place, line: str) -> Said:
        said = place.entered(line)
        if said is None:
            return self._do(line) if line else []
        if self.aloud.question is not None:
            return said
        return [*said, *(self._ended() if place.is_done else place.asks())]

    def _ended(self) -> Said:
        """What a place comes to at its end."""
        if self._place is None or not self._place.is_done or self.aloud.question is not None:
            return []
        ends, self._place = self._place.ends(), None
        return self.aloud.ask(ends) if isinstance(ends, Question) else ends

    def _begin(self, begun: Begun) -> Said:
        if begun.first is not None:
            return self.aloud.ask(begun.first)
        self._place = begun.place
        if begun.focus and self._board is not None and self._run is not None:
            self._pointing = self._board.called(self._run.state, self._pointing, str(begun.focus))
        asks = begun.place.asks if begun.place is not None else list
        return self.aloud.private(begun.says, asks) if begun.private else [*begun.says, *asks()]

    def _begin_keys(self, called_so: str = "") -> Said:
        """What letters are keys for in a console, in lines."""
        here = Here(self.session, self._perform, self.aloud, self._pointing.focus)
        return self._begin(begin_keys(here, called_so))

    def _begin_folding(self) -> Said:
        return self._begin(begin_folding(Here(self.session, self._perform, self.aloud)))

    def _begin_journal(self) -> Said:
        from tui.line.journal import journal_about

        begun = journal_about(self.session, self.aloud)
        said = begun.begin()
        self._journal = None if begun.is_left else begun
        return said

    def _in_journal(self, journal: JournalLines, typed: str) -> Said:
        said = journal.enter(typed)
        if journal.is_left:
            self._journal = None
            return [*said, *telling.where(self.session)]
        return said

    # -- its own words ------------------------------------------------------------------------------------------------

    def _own(self, line: str) -> Said:
        word, _, rest = line[1:].partition(" ")
        word, rest, run = folded(word), rest.strip(), self._run
        match word:
            case "where":
                asked = self._place.asks(again=True) if self._place is not None else []
                return [*telling.where(self.session), *asked]
            case "room":
                return self.aloud.in_parts(telling.room(self.session))
            case "more":
                return self.aloud.more()
            case "news":
                since, self._heard_of = self.session.events[self._heard_of :], len(self.session.events)
                return self.aloud.in_parts(telling.news(self.session, since))
            case "journal":
                return self._begin_journal()
            case "stop" | "":
                return self._stop()
            case "leave" | "quit":
                return leaving.leaves(self)
            case "help":
                return [f"{own} {does}." for own, does in telling.OWN] + ["Every other line is the console's: help"]
        if run is None:
            return telling.where(self.session)
        match word:
            case "read":
                return self._read(run, rest)
            case "list":
                lines = telling.listed(run, folded(rest), self._board, self.session.by)
                return self.aloud.private(lines) if folded(rest).startswith("wait") else self.aloud.in_parts(lines)
            case "say":
                return self.aloud.in_parts(telling.to_say(run)) or ["There is nothing to say in this phase."]
            case "type":
                return self._begin_typing(rest)
            case "sort":
                return self._begin_keys()
            case "mark":
                return self._begin_keys(rest)
            case "fold":
                return self._begin_folding()
        there = ", ".join(own.partition(" ")[0] for own, _ in telling.OWN)
        return [f"There is no .{word[:20]} in line mode. There is {there} and .more."]

    def _read(self, run: Run, called_so: str) -> Said:
        if not called_so:
            return self.aloud.private([line.strip() for line in run.shape.text(run.state) if line.strip()])
        command = road.read(self.session, called_so)
        found = list(road.carry_out(self.session, command).lines) if command.action == "card" else []
        return self.aloud.private(found) if found else [f"There is no {called_so[:20]} here. .read reads everything."]

    def _stop(self) -> Said:
        was = bool(self._capture or self._place)
        self._capture, self._place = None, None
        return ["Stopped."] if was else telling.where(self.session)

    # -- leaving ------------------------------------------------------------------------------------------------------

    def leave(self, keeps: str = "quiet") -> Said:
        """Ends at once; the room keeps its title only unless something else was said."""
        if self._journal is not None:
            self._journal.close()
        self.session.leave_room(keeps)
        self.is_left = True
        return [f"Left. {self.kept} is kept."]
