"""A session in lines: each line that is typed gives a sentence or two, and nothing is said that nobody asked for.

Lines are read by the same reader as the console's. The few words that are this mode's own begin with a dot.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.text import clean, folded
from sessions.lines import carry_out as road
from sessions.lines.carry_out import Outcome
from sessions.lines.whole import taken_by_field, whole_line
from sessions.live import room_screens
from sessions.live.called import describe
from sessions.live.session import Session
from sessions.live.state import UNNAME, Run
from sessions.store.errors import StoreError
from tui.app.actions import called
from tui.boards.board import Board, EntryField, Pointing, Wish
from tui.boards.capture import Capture
from tui.boards.table import board_of
from tui.line import for_room, telling
from tui.line.asked import Question, Said, yes_or_no

_AT_ONCE = 8
"""Lines that are read out at once; .more reads on."""
_ALSO = {"b": "blank", "]": "next", "[": "back", "?": "help", "f": ".read", "p": ".say", "h": "hold", "quit": ".leave"}
"""The console's one-letter lines, and what they are here."""
_FILES = {
    "import": "holdspace import NAME FILE",
    "export": "holdspace export NAME --to FILE",
    "print": "holdspace print NAME WHAT",
}
"""What is done with files, which have a way of their own to be asked for."""
_PRIVATE = "Private words are read out now. Headphones, or are you where nobody hears them?"
_HEARD = {"headphones": "yes", "private": "yes"}


class LineMode:
    """One session, typed and read in lines. Nothing here prints."""

    def __init__(
        self, session: Session, checked: Callable[[Session], str] = lambda session: "", *, may_be_for_room: bool = True
    ) -> None:
        """`checked` says after each entry what is not saved or not dark as it should be; "" when all is well."""
        self.session = session
        self.is_left = False
        self.refused = 0
        """How many lines were refused so far."""
        self._checked, self._for_room = checked, may_be_for_room
        self._question: Question | None = None
        self._fields: list[EntryField] = []
        self._capture: Capture | None = None
        self._sorting: list[int] = []
        self._more: Said = []
        self._may_read = False
        """Whether somebody said that private words may be read out here."""
        self._heard_of = len(session.events)
        self._pointings: dict[str, Pointing] = {}

    # -- where one is -------------------------------------------------------------------------------------------------

    @property
    def _run(self) -> Run | None:
        return self.session.state.runs.get(self.session.state.current)

    @property
    def _board(self) -> Board | None:
        return board_of(self._run.template) if self._run is not None else None

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
        if self._question is not None:
            return "Your answer"
        if self._fields:
            return self._fields[0].label
        if self._capture is not None:
            return self._capture.name
        if self._sorting:
            return f"Note {self._sorting[0]} into which theme"
        return f"{run.template.title}, {run.shape.progress(run.state).phase}" if run is not None else "No exercise"

    def begin(self) -> Said:
        """Where the session is, and what has to be asked first."""
        first = [f"{self.session.state.title}, in lines. .help says the words of line mode."]
        first += filter(None, (self.session.damage or self.session.repaired or self.session.cleared,))
        first += telling.where(self.session)
        asked = for_room.first_question(self.session, may_be_for_room=self._for_room)
        return [*first, *self._ask(asked)] if asked is not None else first

    # -- a line -------------------------------------------------------------------------------------------------------

    def enter(self, typed: str) -> Said:
        """What comes of a line; a refused one changes nothing. Raises OSError where the disk refuses."""
        line = clean(typed.removeprefix("\ufeff")).strip()
        with contextlib.suppress(StoreError):  # the same sentence comes when the line is recorded
            self.session.refresh()
        try:
            return self._entered(line)
        except (ExerciseError, StoreError) as problem:
            self.refused += 1
            return [str(problem)]

    def _entered(self, line: str) -> Said:
        asked, self._question = self._question, None
        if asked is not None:
            key = asked.answer(line)
            if key:
                return asked.does(key)
            if not line:
                return self._ask(asked)
        if line.startswith("."):
            return self._own(line)
        if self._fields:
            return self._answer(line)
        if self._capture is not None:
            return self._note(self._capture, line)
        if self._sorting:
            return self._sorted(line)
        return self._do(line) if line else []

    def _ask(self, question: Question) -> Said:
        self._question = question
        return [question.line]

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
        outcome = road.perform(self.session, line)
        return self._after(outcome)

    def _after(self, outcome: Outcome) -> Said:
        """What is said once a line was carried out."""
        wrong = self._checked(self.session)
        if wrong:
            return [wrong]
        command, run, board = outcome.command, self._run, self._board
        if command.action == "card" and board is not None and run is not None:
            self._pointing = board.called(run.state, self._settled(board, run), command.kind)
            self._fields = board.fields(run.state, self._pointing)
            return self._next_field() if self._fields else self._read_out([*outcome.lines] or [outcome.says])
        if command.action in ("find", "list"):
            return [outcome.says] if not outcome.lines else self._read_out([outcome.says, *outcome.lines])
        if run is not None and outcome.event is not None and board is not None and outcome.event.run == run.key:
            data = outcome.event.data
            pointing = self._settled(board, run)
            self._pointing = board.follow(run.state, pointing, outcome.event.kind, data, undone=False)
        said = [self._said(outcome), *self._in_parts(list(outcome.lines))]
        if command.kind == UNNAME:
            kept = "The file still has it; unname for good takes it out."
            return [*said, *self._ask(yes_or_no("Take it out of the file itself, too?", self._for_good, [kept]))]
        return said

    def _for_good(self) -> Said:
        return self._perform("unname for good yes")

    def _said(self, outcome: Outcome) -> str:
        """What was done; what is private is said without its words, until somebody says that nobody else hears it."""
        if outcome.event is not None and outcome.command.private and not self._may_read:
            warned = f" {outcome.command.warning}" if outcome.command.warning else ""
            return f"Recorded: {describe(outcome.event, self.session.state)}.{warned}"
        return outcome.says

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
                self._fields = board.fields(run.state, wish.pointing)
                return [*said, *self._next_field()] if self._fields else said
            case "capture":
                return [*said, *self._begin_typing()]
            case "about":
                return [*said, *self._read_out(board.about(run.state, wish.pointing))]
            case "keys":
                return [*said, *self._begin_sorting()]
            case "seek":
                return [*said, "To find words: find whānau"]
        return said or telling.where(self.session)

    def _carried_out(self, command: Command) -> Said:
        return self._after(road.carry_out(self.session, command))

    # -- reading out --------------------------------------------------------------------------------------------------

    def _in_parts(self, lines: Said) -> Said:
        """The first few of the lines; the others wait for .more."""
        if len(lines) <= _AT_ONCE:
            return lines
        self._more = lines[_AT_ONCE:]
        return [*lines[:_AT_ONCE], f"{len(self._more)} more: .more"]

    def _read_out(self, lines: Said) -> Said:
        """Private lines, once somebody said that nobody else hears them."""
        if self._may_read:
            return self._in_parts(lines)

        def heard() -> Said:
            self._may_read = True
            return self._in_parts(lines)

        return self._ask(yes_or_no(_PRIVATE, heard, ["Nothing was read."], _HEARD))

    # -- cards and notes ----------------------------------------------------------------------------------------------

    def _next_field(self) -> Said:
        if not self._fields:
            return ["The card is done."]
        field = self._fields[0]
        there = f" There is already: {field.now}" if field.now and self._may_read else " It has an answer already."
        return [f"{field.ask}{there if field.now else ''}"]

    def _answer(self, line: str) -> Said:
        field = self._fields[0]
        if not line or (field.passes and folded(line) == "pass"):
            said = ["Passed: nothing is recorded."] if line else []
        elif whole_line(self.session, line) is not None and not taken_by_field(self.session, f"{field.lead}: ", line):
            asked = Question(
                "That is a line of its own, or is it the answer? Type",
                {"do it": "do", "do": "do", "answer": "answer"},
                lambda key: self._perform(line) if key == "do" else self._recorded(field, line),
            )
            return self._ask(asked)
        else:
            return self._recorded(field, line)
        self._fields = self._fields[1:]
        return [*said, *self._next_field()]

    def _recorded(self, field: EntryField, line: str) -> Said:
        said = self._perform(f"{field.lead}: {line}")
        self._fields = self._fields[1:]
        return [*said, *self._next_field()]

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
        if capture.is_entry(line) and whole_line(self.session, line) is not None:
            return self._perform(line)
        return self._carried_out(capture.note(line))

    # -- sorting ------------------------------------------------------------------------------------------------------

    def _begin_sorting(self) -> Said:
        loose = getattr(self._run.state if self._run is not None else None, "loose", None)
        if loose is None:
            return ["Nothing is sorted here. Lines do it: help"]
        self._sorting = [note.number for note in loose()]
        if not self._sorting:
            return ["Every note is placed."]
        return ["A theme's number or a word of its name, new, lone, or an empty line to skip it. .stop ends it."]

    def _sorted(self, line: str) -> Said:
        number = self._sorting[0]
        said: Said = []
        if line:
            first = folded(line.partition(" ")[0])
            said = self._perform(f"lone {number}" if first == "lone" else f"{number} > {line}")
        self._sorting = self._sorting[1:]
        return said if self._sorting else [*said, "That was the last."]

    # -- its own words ------------------------------------------------------------------------------------------------

    def _own(self, line: str) -> Said:
        word, _, rest = line[1:].partition(" ")
        word, rest, run = folded(word), rest.strip(), self._run
        match word:
            case "where":
                return telling.where(self.session)
            case "room":
                return self._in_parts(telling.room(self.session))
            case "more":
                waiting, self._more = self._more, []
                return self._in_parts(waiting) or ["There is no more."]
            case "news":
                since, self._heard_of = self.session.events[self._heard_of :], len(self.session.events)
                return self._in_parts(telling.news(self.session, since))
            case "stop" | "":
                return self._stop()
            case "leave" | "quit":
                return self._leave()
            case "help":
                return [f"{own} {does}." for own, does in telling.OWN] + ["Every other line is the console's: help"]
        if run is None:
            return telling.where(self.session)
        match word:
            case "read":
                return self._read(run, rest)
            case "list":
                lines = telling.listed(run, folded(rest), self._board, self.session.by)
                return self._read_out(lines) if folded(rest).startswith("wait") else self._in_parts(lines)
            case "say":
                return self._in_parts(telling.to_say(run)) or ["There is nothing to say in this phase."]
            case "type":
                return self._begin_typing(rest)
            case "sort":
                return self._begin_sorting()
        there = ", ".join(own.partition(" ")[0] for own, _ in telling.OWN)
        return [f"There is no .{word[:20]} in line mode. There is {there} and .more."]

    def _read(self, run: Run, called_so: str) -> Said:
        if not called_so:
            return self._read_out([line.strip() for line in run.shape.text(run.state) if line.strip()])
        command = road.read(self.session, called_so)
        found = list(road.carry_out(self.session, command).lines) if command.action == "card" else []
        return self._read_out(found) if found else [f"There is no {called_so[:20]} here. .read reads everything."]

    def _stop(self) -> Said:
        was = bool(self._fields or self._capture or self._sorting)
        self._fields, self._capture, self._sorting = [], None, []
        return ["Stopped."] if was else telling.where(self.session)

    # -- leaving ------------------------------------------------------------------------------------------------------

    def _leave(self) -> Said:
        from sessions.removing import own_words

        waiting = own_words.waiting(self.session)
        if waiting:
            asked = f"{waiting}: what only its owner may see is still in the file. Clear it now? This cannot be undone:"
            return self._ask(Question(asked, {"no": "no", "yes": "yes"}, self._cleared_or_not))
        seen = self.session.state.room()
        if room_screens.is_watched(self.session.name) and seen is not None and seen.blocks:
            keeps = {"quiet": "quiet", "dark": "dark", "picture": "picture"}
            return self._ask(Question("A room screen shows this session. What does it keep?", keeps, self.leave))
        return self.leave()

    def _cleared_or_not(self, key: str) -> Said:
        from sessions.removing import own_words

        if key == "yes":
            own_words.now(self.session)  # what the disk refuses goes at the next open
        return self.leave()

    def leave(self, keeps: str = "quiet") -> Said:
        """Ends at once; the room keeps its title only unless something else was said."""
        self.session.leave_room(keeps)
        self.is_left = True
        return ["Left. Everything is kept."]
