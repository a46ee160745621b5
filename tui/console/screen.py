"""The console's screen: board, card, bar. Points and draws; refuses to decide what a line means or who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize

from tui.boards.board import Drawing
from tui.boards.pane import FixedLines, LinesPane
from tui.console import lines
from tui.console.acting import ConsoleActions
from tui.console.actions import MOVES, ON_BOARD, bindings
from tui.console.bar import CommandBar

if TYPE_CHECKING:
    from tui.room.pane import RoomPane

WIDE = 110
"""Columns from which the map and the grid stand side by side."""
_PANES = ("overview", "detail", "guidance", "findings", "help", "found")


class ConsoleScreen(ConsoleActions):
    """Where the co-facilitator works."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""
    _side: tuple[FixedLines, LinesPane] | None = None
    _composed = False
    """Whether every part is there to be drawn."""

    # -- parts --------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Header, board, card with the small picture of the room, bar."""
        self._fit()  # before there are parts, so that their styles are worked out once
        yield FixedLines(id="header")
        with Horizontal(id="boards"):
            yield LinesPane(id="board")
            if self.has_class("-detail"):
                yield self._new_side()
        with Horizontal(id="foot"):
            yield FixedLines(id="card")
            yield FixedLines(id="room-now")
        yield CommandBar(self, id="bar")

    @property
    def private_hidden(self) -> bool:
        """Whether nothing private may be drawn now."""
        return self.mirror or self.covered

    # -- drawing ------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Begins on the board."""
        run = self.run_now
        self.looking = run.template.phase_number(run.state.phase) if run is not None else 0
        self._composed = True
        self.refresh_all()

    def on_resize(self, event: Resize) -> None:
        """Draws for the new size."""
        self.call_after_refresh(self.refresh_all)

    def refresh_all(self) -> None:
        """Draws everything from the session as it is."""
        if not self._composed:
            return
        self._fit()
        if self.has_class("-small"):
            width, height = self.app.size
            words = f" This window is {width} by {height}. Make it 60 by 18 or larger; nothing is lost."
            self.query_one("#header", FixedLines).draw(lines.text_lines([words], width))
            return
        self._keep_focus()
        self._draw_header()
        if self.private_hidden:
            self._mirror_pane().show(None if self.covered else self.session.state.room())
        else:
            self._draw_boards()
            self._draw_foot()
        self.bar.refresh_lines()

    def _fit(self) -> None:
        """Arranges the parts for the window as it is and the pane that is open."""
        width, height = self.app.size
        self.set_class(width < 40 or height < 12, "-small")
        self.set_class(self.private_hidden, "-mirror")
        self.set_class(width >= WIDE and not self.private_hidden, "-wide")
        self.set_class(width < 76, "-narrow")
        self.set_class(height < 18, "-low")
        if not self.private_hidden:
            beside = self._is_beside()
            self.set_class(beside or self.pane == "detail", "-detail")
            self.set_class(self.pane == "detail" and not beside, "-only-detail")
            self.set_class(self.pane not in ("overview", "detail") or self.has_class("-only-detail"), "-words")

    def _is_beside(self) -> bool:
        """Whether map and grid stand side by side."""
        return self.has_class("-wide") and self.pane in ("overview", "detail")

    def _mirror_pane(self) -> RoomPane:
        """The room's own picture, made when it is first needed."""
        from tui.room.pane import RoomPane

        if not self.query("#mirror"):
            self.mount(RoomPane(id="mirror"), after="#foot")
        return self.query_one("#mirror", RoomPane)

    def _detail_panes(self) -> tuple[FixedLines, LinesPane]:
        """The detail and its headings, made when they are first needed."""
        if self._side is None:
            self.query_one("#boards").mount(self._new_side())
        assert self._side is not None
        return self._side

    def _new_side(self) -> Vertical:
        # Kept, not looked up: what is mounted inside another new widget is not found before the next message.
        self._side = FixedLines(id="headings"), LinesPane(id="detail")
        return Vertical(*self._side, id="side")

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
            self.session.state, self.run_now, self.saved_words(), self.console_app.now(), width,
            mirror=self.private_hidden,
        )  # fmt: skip
        rule = (("─" * width, "quiet"),)
        self.query_one("#header", FixedLines).draw(Drawing([*drawn, rule]))

    def saved_words(self) -> str:
        """Whether everything is on disk, in words."""
        if self.session.unsaved:
            return f"{lines.NOT_SAVED}: {len(self.session.unsaved)}"
        return "saved"

    def _draw_boards(self) -> None:
        run, board = self.run_now, self.board
        pane = self.query_one("#board", LinesPane)
        wide = self._is_beside()
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
                    headings, detail = self._detail_panes()
                    headings.draw(Drawing(board.headings(run.state, side)))
                    detail.draw(board.detail(run.state, side, self.focus_on))

    def _board_width(self, wide: bool) -> int:
        width = self.app.size.width
        return width * 45 // 100 if wide else width - 1

    def _draw_foot(self) -> None:
        run, board = self.run_now, self.board
        if run is None or board is None or self.has_class("-low") or self.has_class("-words"):
            return
        width = self.app.size.width
        panel = 0 if self.has_class("-narrow") else 26
        height = self.query_one("#card", FixedLines).size.height or 6
        card = board.card(run.state, width - panel, height, self.focus_on)
        self.query_one("#card", FixedLines).draw(Drawing(card))
        if panel:
            state = self.session.state
            drawn = lines.room_panel(state.room(), state, panel, height)
            self.query_one("#room-now", FixedLines).draw(Drawing(drawn))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Private panes cannot be opened on a mirrored window."""
        if action in ("detail", "guidance", "findings", "help") and self.private_hidden:
            return None
        return True

    async def key(self, event: Key) -> None:
        """A key while no field has the focus: an action, a move, or the beginning of a line."""
        character = event.character or ""
        if event.key in ON_BOARD:
            await self.run_action(ON_BOARD[event.key])
        elif event.key in MOVES:
            self.action_move(event.key)
        elif character and (character.isdigit() or character in "+:>"):
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
