"""The console's screen: board, card, bar. Points and draws; refuses to decide what a line means or who may see it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.screen import Screen

from exercises.exercise import Command, ExerciseError
from sessions import commands
from sessions.fold import Run
from sessions.session import Session
from tui.boards.board import Board, Drawing, EntryField
from tui.boards.pane import LinesPane
from tui.boards.table import BOARDS
from tui.console import lines
from tui.console.actions import bindings
from tui.console.bar import CommandBar
from tui.room.pane import RoomPane

WIDE = 110
"""Columns from which the map and the grid stand side by side."""
_PANES = ("overview", "detail", "guidance", "findings", "help", "found")


class ConsoleScreen(Screen[None]):
    """Where the co-facilitator works."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""

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

    # -- parts --------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, board, card with the small picture of the room, bar."""
        yield LinesPane(id="header")
        with Horizontal(id="boards"):
            yield LinesPane(id="board")
            with Vertical(id="side"):
                yield LinesPane(id="headings")
                yield LinesPane(id="detail")
        with Horizontal(id="foot"):
            yield LinesPane(id="card")
            yield LinesPane(id="room-now")
        yield RoomPane(id="mirror")
        yield CommandBar(self, id="bar")
        yield LinesPane(id="too-small")

    @property
    def app_(self) -> ConsoleApp:
        """The app, as what it is."""
        assert isinstance(self.app, ConsoleApp)
        return self.app

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

    @property
    def private_hidden(self) -> bool:
        """Whether nothing private may be drawn now."""
        return self.mirror or self.covered

    def fields(self) -> list[EntryField]:
        """What is asked of the focused thing."""
        run, board = self.run_now, self.board
        return board.fields(run.state, self.focus_on) if run is not None and board is not None else []

    # -- drawing ------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Begins on the board."""
        run = self.run_now
        self.looking = run.template.phase_number(run.state.phase) if run is not None else 0
        self.refresh_all()

    def on_resize(self, event: Resize) -> None:
        """Draws for the new size."""
        self.call_after_refresh(self.refresh_all)

    def refresh_all(self) -> None:
        """Draws everything from the session as it is."""
        if not self.is_mounted:
            return
        width, height = self.app.size
        small = width < 40 or height < 12
        self.set_class(small, "-small")
        self.set_class(self.private_hidden, "-mirror")
        self.set_class(width >= WIDE and not self.private_hidden, "-wide")
        self.set_class(width < 76, "-narrow")
        self.set_class(height < 18, "-low")
        if small:
            words = f" This window is {width} by {height}. Make it 60 by 18 or larger; nothing is lost."
            self.query_one("#too-small", LinesPane).draw(lines.text_lines([words], width))
            return
        self._keep_focus()
        self._draw_header()
        if self.private_hidden:
            self.query_one("#mirror", RoomPane).show(None if self.covered else self.session.state.room())
        else:
            self._draw_boards()
            self._draw_foot()
        self.bar.refresh_lines()

    def _keep_focus(self) -> None:
        run, board = self.run_now, self.board
        if run is None or board is None:
            self.focus_on = 0
            return
        things = board.things(run.state)
        if self.focus_on not in things:
            self.focus_on = things[0] if things else 0

    def _draw_header(self) -> None:
        width = self.app.size.width
        drawn = lines.header(
            self.session.state, self.run_now, self.saved_words(), self.app_.now(), width, mirror=self.private_hidden
        )
        rule = (("─" * width, "quiet"),)
        self.query_one("#header", LinesPane).draw(Drawing([*drawn, rule]))

    def saved_words(self) -> str:
        """Whether everything is on disk, in words."""
        if self.session.unsaved:
            return f"{lines.NOT_SAVED}: {len(self.session.unsaved)}"
        return "saved"

    def _draw_boards(self) -> None:
        run, board = self.run_now, self.board
        pane = self.query_one("#board", LinesPane)
        wide = self.has_class("-wide") and self.pane in ("overview", "detail")
        self.set_class(wide or self.pane == "detail", "-detail")
        self.set_class(self.pane == "detail" and not wide, "-only-detail")
        self.set_class(self.pane not in ("overview", "detail") or self.has_class("-only-detail"), "-words")
        room = self._board_width(wide)
        if run is None or board is None:
            pane.draw(lines.text_lines(["", "This session has no exercise yet. Type: exercise live-grid"], room))
            return
        match self.pane:
            case "guidance":
                pane.draw(lines.guidance(run, self.looking, room))
            case "findings":
                pane.draw(lines.text_lines(run.shape.text(run.state), room))
            case "help":
                pane.draw(lines.help_text(run, self.sought, room))
            case "found":
                pane.draw(lines.text_lines([f"Found for “{self.sought}”", "", *(self.found or ["Nothing."])], room))
            case _:
                if not self.has_class("-only-detail"):
                    pane.draw(board.overview(run.state, room, self.focus_on))
                if self.has_class("-detail"):
                    side = self.app.size.width - room - 2 if wide else self.app.size.width - 1
                    self.query_one("#headings", LinesPane).draw(Drawing(board.headings(run.state, side)))
                    self.query_one("#detail", LinesPane).draw(board.detail(run.state, side, self.focus_on))

    def _board_width(self, wide: bool) -> int:
        width = self.app.size.width
        return width * 45 // 100 if wide else width - 1

    def _draw_foot(self) -> None:
        run, board = self.run_now, self.board
        if run is None or board is None or self.has_class("-low") or self.has_class("-words"):
            return
        width = self.app.size.width
        panel = 0 if self.has_class("-narrow") else 26
        height = self.query_one("#card", LinesPane).size.height or 6
        card = board.card(run.state, width - panel, height, self.focus_on)
        self.query_one("#card", LinesPane).draw(Drawing(card))
        if panel:
            state = self.session.state
            drawn = lines.room_panel(state.room(), state, panel, height)
            self.query_one("#room-now", LinesPane).draw(Drawing(drawn))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Private panes cannot be opened on a mirrored window."""
        if action in ("detail", "guidance", "findings", "help") and self.private_hidden:
            return None
        return True

    def on_key(self, event: Key) -> None:
        """A digit, + or : begins a line; a letter that is no key does nothing."""
        character = event.character or ""
        if character and (character.isdigit() or character in "+:>") and self.focused is None:
            event.stop()
            self.bar.open("" if character in ":>" else character)

    def action_move(self, direction: str) -> None:
        """Moves the focus, looks at another phase, or scrolls a pane of words."""
        run, board = self.run_now, self.board
        if run is None or board is None or self.private_hidden:
            return
        if self.pane == "guidance" and direction in ("left", "right"):
            last = len(run.template.phases) - 1
            self.looking = max(0, min(last, self.looking + (1 if direction == "right" else -1)))
        elif self.pane in ("overview", "detail") and direction not in ("pageup", "pagedown"):
            flat = self.pane == "detail" and not self.has_class("-wide")
            way = {"up": "left", "down": "right"}.get(direction, direction) if flat else direction
            width = self._board_width(self.has_class("-wide") and not flat)
            self.focus_on = board.neighbour(run.state, width, self.focus_on, way)
        else:
            pane = self.query_one("#detail" if self.pane == "detail" else "#board", LinesPane)
            scrolls = {"up": pane.scroll_up, "down": pane.scroll_down, "pageup": pane.scroll_page_up,
                       "pagedown": pane.scroll_page_down, "home": pane.scroll_home, "end": pane.scroll_end}  # fmt: skip
            if direction in scrolls:
                scrolls[direction](animate=False)
            return
        self.refresh_all()

    def open_pane(self, pane: str) -> None:
        """Shows a pane of words; the same again goes back to the board."""
        assert pane in _PANES
        self.pane = "overview" if self.pane == pane else pane
        self.query_one("#board", LinesPane).scroll_home(animate=False)
        self.refresh_all()

    def point_at(self, number: int) -> None:
        """Puts the focus on a thing."""
        self.focus_on = number
        self.refresh_all()

    # -- acting -------------------------------------------------------------------------------------------------------

    def tried(self, line: str) -> Command:
        """What a line would do. Raises ExerciseError."""
        return commands.understand(self.session, line)

    def do(self, line: str) -> bool:
        """Carries out a typed line; whether it was taken. What was refused goes back into the bar."""
        try:
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
        self.bar.say(outcome.says, private=command.private or command.action in ("find", "help", "card"))
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

    def action_next_phase(self) -> None:
        """The group moves on."""
        self.act("next")

    def action_previous_phase(self) -> None:
        """The group goes back."""
        self.act("back")

    def action_undo(self) -> None:
        """Takes back the last entry."""
        self.act("undo")

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
        self.app_.choose_view()

    def action_mirror(self) -> None:
        """Asks whether this window is projected."""
        self.app_.ask_projected()

    def action_change_theme(self) -> None:
        """The next theme."""
        self.app_.change_theme()

    async def action_leave(self) -> None:
        """Leaves; everything is saved."""
        await self.app_.action_quit()


from tui.console.app import ConsoleApp  # noqa: E402  (the two know each other)
