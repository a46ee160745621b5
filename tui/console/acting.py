"""What the console's keys and lines do. Refuses to draw; the screen does.

A little long: one method an action of the table in `actions.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from exercises.exercise import Command, ExerciseError
from sessions import commands
from sessions.fold import Run
from sessions.session import Session
from tui.boards.board import Board, EntryField
from tui.boards.table import BOARDS
from tui.console.bar import CommandBar
from tui.console.exporting import export_line, is_export

if TYPE_CHECKING:
    from tui.console.app import ConsoleApp


DESIGNED_FOR = (57, 16)
"""The room screen's size, columns and rows, by which the console counts its pages."""


class ConsoleActions(Screen[None]):
    """The actions of the table in `actions.py`, and what becomes of a typed line."""

    def __init__(self, session: Session, *, mirror: bool) -> None:
        super().__init__()
        self.session = session
        self.mirror = mirror
        self.covered = False
        """Whether private panes wait until somebody says whether this window is projected."""
        self.focus_on = 0
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
    def run_now(self) -> Run | None:
        """The exercise the facilitators are in, if there is one."""
        state = self.session.state
        return state.runs.get(state.current)

    @property
    def board(self) -> Board | None:
        """Its board."""
        run = self.run_now
        return BOARDS.get(run.template.shape) if run is not None else None

    def fields(self) -> list[EntryField]:
        """What is asked of the focused thing."""
        run, board = self.run_now, self.board
        return board.fields(run.state, self.focus_on) if run is not None and board is not None else []

    @property
    def wordless(self) -> bool:
        """Whether nothing may be typed about what goes on now, as in sharing."""
        run = self.run_now
        return run is not None and run.shape.progress(run.state).wordless

    def refresh_all(self) -> None:
        """Draws everything from the session as it is; the screen that draws says how."""

    def open_pane(self, pane: str) -> None:
        """Shows a pane of words, the same again goes back to the board; the screen that draws says how."""

    # -- acting -------------------------------------------------------------------------------------------------------

    def tried(self, line: str) -> Command:
        """What a line would do. Raises ExerciseError."""
        if is_export(line):
            return Command("none", "writes what is on the screen to that file")
        return commands.understand(self.session, line)

    def do(self, line: str) -> bool:
        """Carries out a typed line; whether it was taken. What was refused goes back into the bar."""
        try:
            if is_export(line):
                self.bar.say(export_line(self.session, line))
                return True
            outcome = commands.perform(self.session, line)
        except ExerciseError as problem:
            self.bar.refused(line, str(problem))
            return False
        self.after(outcome)
        return True

    def act(self, line: str) -> None:
        """Carries out a line that a key stands for; a refusal is only said."""
        try:
            self.after(commands.perform(self.session, line))
        except ExerciseError as problem:
            self.bar.say(str(problem))

    def after(self, outcome: commands.Outcome) -> None:
        """Says what came of it and draws."""
        command = outcome.command
        match command.action:
            case "card":
                self.focus_on = int(command.kind)
                self.bar.open_card()
            case "help":
                self.sought, self.pane = command.kind, "help"
            case "find":
                self.sought, self.found, self.pane = command.kind, list(outcome.lines), "found"
            case "exercise" if outcome.lines:
                self.sought, self.found, self.pane = command.kind or "exercises", list(outcome.lines), "found"
            case "move":
                chair = command.data.get("chair")
                if isinstance(chair, int):
                    self.focus_on = chair
                if command.kind == "add_chair" and (run := self.run_now) is not None:
                    self.focus_on = run.state.next_chair - 1
                if command.kind == "phase" and (run := self.run_now) is not None:
                    self.looking = run.template.phase_number(run.state.phase)
        if command.action != "card":  # an open card says what its fields take
            self.bar.say(outcome.says, private=command.action not in ("blank", "unblank", "hold"))
        self.refresh_all()

    def action_open_card(self) -> None:
        """Opens the focused thing's card in the bar, field by field."""
        self.bar.open_card()

    def action_next_waiting(self) -> None:
        """Opens the card of the next thing that waits."""
        run, board = self.run_now, self.board
        if run is None or board is None:
            return
        waiting = board.waiting(run.state, self.focus_on)
        if waiting is None:
            self.bar.say("Every chair has been heard.")
            return
        self.focus_on = waiting
        if run.state.phase == "de-role":
            self.bar.open(f"released {waiting}")
        else:
            self.bar.open_card()
        self.refresh_all()

    def action_command(self) -> None:
        """Opens the bar."""
        self.bar.open("")

    def action_export(self) -> None:
        """Opens the bar for a file to write."""
        self.bar.open("export ")

    def action_find(self) -> None:
        """Opens the bar for words to find."""
        self.bar.open("find ")

    def action_detail(self) -> None:
        """Changes between map and grid."""
        self.open_pane("detail")

    def action_guidance(self) -> None:
        """Shows or hides the guidance, at the phase the group is in."""
        if (run := self.run_now) is not None:
            self.looking = run.template.phase_number(run.state.phase)
            self.open_pane("guidance")

    def action_findings(self) -> None:
        """Shows or hides what was found so far."""
        self.open_pane("findings")

    def action_help(self) -> None:
        """Shows or hides the help."""
        self.sought = ""
        self.open_pane("help")

    def action_close_pane(self) -> None:
        """Out of the bar first, then out of the pane."""
        if self.bar.is_open:
            self.bar.leave()
        elif self.pane != "overview":
            self.pane = "overview"
            self.refresh_all()

    def action_blank(self) -> None:
        """Blanks the room, or lets it see again."""
        self.act("blank off" if self.session.state.display.blanked else "blank")

    def action_hold(self) -> None:
        """Holds the room, or lets it follow again."""
        self.act("hold off" if self.session.state.display.held is not None else "hold")

    def action_show_focused(self) -> None:
        """Shows the focused thing in the room."""
        if self.focus_on:
            self.act(f"show {self.focus_on}")

    def action_show_overview(self) -> None:
        """Shows the map in the room."""
        self.act("show map")

    def _turn_page(self, step: int) -> None:
        from tui.room.layout import draw

        display, view = self.session.state.display, self.session.state.room_now()
        drawn = draw(view, *DESIGNED_FOR)
        page = drawn.page + step
        if drawn.pages < 2 or not 1 <= page <= drawn.pages:
            self.bar.say("The room sees its only page." if drawn.pages < 2 else "There is no page that way.")
            return
        words = display.view.split(" ")
        named = words[: 2 if words[0] == "chair" else 1]
        self.act(f"show {' '.join(named).removeprefix('chair ')} {page}")
        self.bar.say(f"The room sees page {page} of {drawn.pages}.", private=False)

    def action_next_page(self) -> None:
        """Turns the page in the room."""
        self._turn_page(1)

    def action_previous_page(self) -> None:
        """Turns the page in the room back."""
        self._turn_page(-1)

    def action_next_phase(self) -> None:
        """The group moves on."""
        self.act("next")

    def action_previous_phase(self) -> None:
        """The group goes back."""
        self.act("back")

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
        if self.session.flush():
            self.bar.say("Everything is saved.")
        elif self.session.problem is not None:
            self.bar.say(str(self.session.problem))
        self.refresh_all()

    def action_choose_view(self) -> None:
        """Lists what the room could see."""
        self.console_app.choose_view()

    def action_mirror(self) -> None:
        """Asks whether this window is projected."""
        self.console_app.ask_projected()

    def action_change_theme(self) -> None:
        """The next theme."""
        self.console_app.change_theme()

    async def action_leave(self) -> None:
        """Leaves; everything is saved."""
        await self.console_app.action_quit()
