"""What the console's keys and lines do. The screen draws what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from sessions.live.session import Session
from sessions.live.state import Run
from tui.app.actions import Action
from tui.boards.board import Board, EntryField, Pointing, Wish
from tui.boards.table import BOARDS, board_now, board_of
from tui.console import by_file, for_room, road, standing
from tui.console.actions import MOVES, actions_of, called
from tui.console.bar import CommandBar
from tui.console.holding import ON_SCREEN, OVER, WHILE_HELD
from tui.console.lines import SAVING
from tui.console.part import ScreenPart

if TYPE_CHECKING:
    from sessions.lines.carry_out import Outcome
    from tui.console.app import ConsoleApp

_OPENED, _NOT_HERE = ("help", "find", "list"), "The room sees this window, so that is not opened here."


class ConsoleActions(ScreenPart):
    """The actions of the table in `actions.py`, and what becomes of a typed line."""

    def __init__(self, session: Session, *, mirror: bool) -> None:
        super().__init__()
        self.session = session
        self.mirror = mirror
        self.covered = False
        """Whether private panes wait until somebody says whether this window is projected."""
        self._pointings: dict[str, Pointing] = {}
        """Where this window points, by exercise."""
        self.before_found = Pointing()
        """Where it pointed before words to find were typed."""
        self.pane = "overview"
        self.looking = 0
        """The phase the guidance shows; looking is free and changes nothing."""
        self.sought = ""
        self.found: list[str] = []

    @property
    def console_app(self) -> ConsoleApp:
        """The app, as what it is."""
        return cast("ConsoleApp", self.app)

    @property
    def bar(self) -> CommandBar:
        """The command bar."""
        return self.query_one(CommandBar)

    @property
    def exercise_now(self) -> Run | None:
        """The exercise the facilitators are in, if there is one."""
        return self.session.state.runs.get(self.session.state.current)

    @property
    def run_now(self) -> Run | None:
        """What the board shows; the exercise, unless this window looks at something else."""
        return self.exercise_now

    @property
    def board(self) -> Board | None:
        """Its board."""
        return board_now(self.run_now)

    @property
    def pointing(self) -> Pointing:
        """Where this window points in what its board shows."""
        run = self.run_now
        return self._pointings.get(run.key if run is not None else "") or Pointing(by=self.session.by)

    @pointing.setter
    def pointing(self, pointing: Pointing) -> None:
        run = self.run_now
        self._pointings[run.key if run is not None else ""] = pointing

    @property
    def focus_on(self) -> int:
        """The number of the main thing pointed at."""
        return self.pointing.focus

    def fields(self) -> list[EntryField]:
        """What is asked of the focused thing."""
        run, board = self.run_now, self.board
        return board.fields(run.state, self.pointing) if run is not None and board is not None else []

    def show_words(self, key: str) -> str:
        """The line that shows the view of that key; a main thing by its number alone."""
        return f"show {key.removeprefix(f'{self.board.thing} ') if self.board is not None else key}"

    @property
    def wordless(self) -> bool:
        """Whether nothing may be typed about what goes on now, as in sharing, or while an elephant is held."""
        return self.session.state.wordless

    @property
    def elephant_held(self) -> bool:
        """Whether an elephant is being held."""
        return self.session.state.elephant_held

    @property
    def wordless_sentence(self) -> str:
        """Why nothing may be typed now."""
        run = self.session.state.sharing or self.exercise_now
        board = (BOARDS["log"] if self.elephant_held else board_of(run.template)) if run is not None else None
        return board.wordless if board is not None else "Nothing is typed now."

    @property
    def private_hidden(self) -> bool:
        """Whether nothing private may be drawn now."""
        return self.mirror or self.covered

    def refresh_all(self) -> None:
        """Draws everything from the session as it is; the screen that draws says how."""

    def look_at_exercise(self) -> None:
        """Shows the exercise's board again, where this window looked at something else."""

    def open_pane(self, pane: str) -> None:
        """Shows a pane of words, the same again goes back to the board; the screen that draws says how."""

    # -- acting -------------------------------------------------------------------------------------------------------

    def tried(self, line: str) -> Command:
        """What a line would do. Raises ExerciseError."""
        if by_file.is_of_a_file(line):
            return Command("none", by_file.says(line))
        road.not_of_a_session(self.session, called(None, line) if called(self.board, line) is None else None)
        return road.understand(self.session, line)

    def line_in(self, text: str) -> str:
        """The whole line of their own that these words would be, typed where an answer is; "" for none."""
        return text if called(self.board, text) or by_file.is_of_a_file(text) else road.line_in(self.session, text)

    def takes_itself(self, lead: str, text: str) -> bool:
        """Whether the open field itself takes the words as more than words: a number of visits, a sign, a choice."""
        return road.taken_by_field(self.session, lead, text)

    def do(self, line: str) -> bool:
        """Carries out a typed line; whether it was taken. What was refused goes back into the bar."""
        action = called(self.board, line)
        if action is not None:
            self.do_action(action, typed=True)
            return True
        try:
            if by_file.is_of_a_file(line):
                by_file.review(self.console_app, line)
                return True
            self.session.line = line
            road.not_of_a_session(self.session, called(None, line))
            outcome = road.perform(self.session, line)
        except ExerciseError as problem:
            self.bar.refused(line, str(problem))
            return False
        finally:
            self.session.line = ""
        self.after(outcome)
        return True

    def act(self, line: str) -> bool:
        """Carries out a line that a key stands for, and whether it was; a refusal is only said."""
        try:
            self.after(road.perform(self.session, line))
        except ExerciseError as problem:
            self.bar.say(str(problem))
            return False
        return True

    def carry_out(self, command: Command) -> int:
        """Carries out a command that a key stands for; the number of what it made, or 0. Raises ExerciseError."""
        outcome = road.carry_out(self.session, command)
        self.after(outcome)
        made = outcome.event.data.get("number") if outcome.event is not None else None
        return made if isinstance(made, int) else 0

    def after(self, outcome: Outcome) -> None:
        """Says what came of it and draws."""
        command = outcome.command
        run, board = self.run_now, self.board
        if self.elephant_held and command.action in ("card", "help", "find", "list", "none"):
            self.bar.say("" if self.private_hidden else OVER, private=False)
            return
        if self.private_hidden and (command.action in _OPENED or (outcome.lines and command.action != "card")):
            self.bar.say(_NOT_HERE, private=False)  # words for the facilitators alone: nothing is done
            return
        match command.action:
            case "card" if run is not None and board is not None:
                self.pointing = board.called(run.state, self.pointing, command.kind)
                self.bar.open_card()
                if not self.bar.card:  # it is only pointed at, and what comes next speaks of it
                    self._only_pointed(board.without_fields(run.state, self.pointing), outcome)
                    return
            case "help":
                self.sought, self.pane = command.kind, "help"
            case "find" | "list":
                self.sought, self.found, self.pane = command.kind, list(outcome.lines), "found"
            case "move" if command.kind in ON_SCREEN:
                self.bar.say(ON_SCREEN[command.kind], private=False)
                self.refresh_all()
                return
            case "exercise" | "end" if outcome.lines:
                self.sought, self.found, self.pane = command.kind or "exercises", list(outcome.lines), "found"
            case "exercise":
                self.look_at_exercise()
            case "move" | "undo" | "redo":
                self._follow(outcome)
                self._turn_with_the_day(command)
        if not self.bar.card or command.action != "card":  # an open card says what its fields take
            # What only leads over to lines needs no words here: they stand in the pane.
            said = "" if outcome.lines and outcome.says.endswith(":") else self._done(outcome) or outcome.says
            private = command.action not in ("blank", "unblank", "hold")
            self.bar.say(said, private=private, entry=outcome.event is not None)
            if amiss := for_room.amiss(self.console_app, command.action, said):
                self.bar.say(amiss, private=False)
        self.refresh_all()
        if road.takes_a_name_out(command):
            self.console_app.ask_for_good(outcome.says if outcome.event is not None else "")

    def _only_pointed(self, wish: Wish, outcome: Outcome) -> None:
        """What there is of a thing in whose card nothing is typed now; with why, as enter on the board says it."""
        shown = Wish(wish.pointing) if self.private_hidden else wish
        self.carry(replace(shown, says=shown.says or (self.wordless_sentence if self.wordless else outcome.says)))

    def _turn_with_the_day(self, command: Command) -> None:
        """A part of the day began that has an exercise, and the session turned to it: so does this window."""
        run = self.exercise_now
        if command.kind != "begin_item" or run is None or self.session.state.frame is None:
            return
        item = self.session.state.frame.state.items.get(command.data.get("item"))
        if item is not None and item.exercise in (run.key, run.template.key):
            self.look_at_exercise()

    def _done(self, outcome: Outcome) -> str:
        """What a move came to in the board's own words, with its gentle warning; "" where the line's words say it."""
        run, board, event = self.run_now, self.board, outcome.event
        if run is None or board is None or event is None or outcome.command.action != "move" or event.run != run.key:
            return ""
        said = board.done(run.state, event.kind, event.data)
        return " ".join(filter(None, (said, outcome.command.warning))) if said else ""

    def _follow(self, outcome: Outcome) -> None:
        """Points at what the entry spoke of; after an undo at what came back."""
        run, board, event = self.run_now, self.board, outcome.event
        if run is None or board is None or event is None or event.run != run.key:
            return
        undone = outcome.command.action == "undo"
        self.pointing = board.follow(run.state, self.pointing, event.kind, event.data, undone=undone)
        if outcome.command.kind == "phase":
            self.looking = run.template.phase_number(run.state.phase)

    # -- actions ------------------------------------------------------------------------------------------------------

    def do_called(self, name: str) -> None:
        """Does the action of that name."""
        action = next((action for action in actions_of(self.board) if action.name == name), None)
        if action is not None:
            self.do_action(action)
        else:
            from sessions.library.beginning import OF_A_SESSION

            self.bar.say(OF_A_SESSION, private=False)

    def do_action(self, action: Action, *, typed: bool = False) -> None:
        """Does what an action of the table stands for."""
        if self.elephant_held and action.name not in WHILE_HELD:
            self.bar.say("" if self.private_hidden else OVER, private=False)
        elif self.check_action(action.name, ()) is None:
            self.bar.say(_NOT_HERE, private=False)
        elif self.board is not None and action in self.board.own:
            self.action_own(action.name)
        elif action.name in standing.BY_NAME:
            self.stand(standing.BY_NAME[action.name])
        elif listed := standing.BY_CAPITAL.get(action.line.removeprefix(f"{standing.LINE} ")):
            self.list_log(listed.lists)
        elif typed and action.name == "standing":
            self.bar.say(f"As lines, each after {standing.LINE}: {standing.strip(self.app.size.width)}", private=False)
        else:
            getattr(self, f"action_{action.name}")()

    def stand(self, one: standing.Standing) -> None:
        """What a letter of the standing logs does; the screen that has them says how."""

    def list_log(self, letter: str) -> None:
        """Lists what is kept in one log; the screen that has them says how."""

    def carry(self, wish: Wish) -> None:
        """Does what a key of the board comes to."""
        self.pointing = wish.pointing
        drawn = bool(wish.line) and self.act(wish.line)
        if not wish.line:
            self.bar.say(wish.says)
        if wish.command is not None:
            try:
                self.carry_out(wish.command)
            except ExerciseError as problem:
                self.bar.say(str(problem))
        if wish.opens:
            self.bar.open(wish.opens)
        match wish.then:
            case "card":
                self.bar.open_card()
            case "capture":
                self.bar.begin_capture(self.pointing.showing)
            case "seek":
                self.bar.begin_seeking()
            case "about":
                self.open_pane("about")
            case "keys":
                self.bar.begin_keys()
        if not drawn or wish.then or wish.opens or wish.command is not None:
            self.refresh_all()

    def letter_key(self, key: str, character: str) -> None:
        """A key where the board's letters are keys; none of them changes what the room was given to see."""
        run, board = self.run_now, self.board
        if run is None or board is None:
            return
        wish = board.choose(run.state, self.pointing, key, character)
        letters = (one for one in board.own if one.name not in board.only_lines)
        action = next((one for one in letters if character and character == one.line), None)
        if wish is not None:
            self.carry(wish)
        elif action is not None:
            self.action_own(action.name)
        elif character == "n":
            self.action_next_waiting()
        elif key in (*MOVES, "enter", "space"):
            self.board_key(key)
        else:
            self.bar.say("That is no key here. Escape: back to typing.", private=False)

    def board_key(self, key: str) -> None:
        """A key that types nothing; the screen that draws says how."""

    def action_own(self, name: str) -> None:
        """One of the board's own actions."""
        run, board = self.run_now, self.board
        if run is None or board is None:
            return
        if (self.mirror or self.covered) and name != "capture":
            self.bar.say("The room sees this window, so nothing is pointed at here. Lines still work.", private=False)
            return
        if self.pane not in ("overview", "detail"):
            self.pane = "overview"
        self.carry(board.act(run.state, self.pointing, name))

    def action_open_card(self) -> None:
        """Opens the thing pointed at."""
        run, board = self.run_now, self.board
        if run is not None and board is not None:
            self.carry(board.open(run.state, self.pointing))

    def action_next_waiting(self) -> None:
        """Goes to the next thing that waits."""
        run, board = self.run_now, self.board
        if run is not None and board is not None:
            self.carry(board.next_waiting(run.state, self.pointing))

    def action_recall(self) -> None:
        """Brings the line that was put aside last back."""
        if self.bar.entry.aside:
            self.bar.recall()
        else:
            self.bar.say("No line waits.", private=False)

    def action_forget(self) -> None:
        """Drops the lines that wait."""
        many = len(self.bar.entry.aside)
        self.bar.entry.forget()
        self.bar.say(f"Forgotten: {many} lines." if many != 1 else "Forgotten: 1 line.", private=False)

    def action_undo(self) -> None:
        """Takes back the last entry; an open card asks that question again."""
        before = self.fields()
        self.act("undo")
        self.bar.back_to_changed(before)

    def action_redo(self) -> None:
        """Puts it back."""
        self.act("redo")

    def action_keep(self) -> None:
        """Tries again to save."""
        self.bar.say("Everything is saved." if self.session.flush() else str(self.session.problem or SAVING))
        self.refresh_all()

    def action_change_theme(self) -> None:
        """The next theme."""
        self.console_app.change_theme()

    def action_leave(self) -> None:
        """Leaves; everything is saved."""
        self.console_app.call_next(self.console_app.action_quit)
