"""The console's screen: board, card, bar. Points and draws; what a line means is read elsewhere.

A little long: arranging the parts for every size and drawing each of them belong together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from exercises.kernel.record import replace
from exercises.leaving.room_view import RoomView
from sessions.live.state import Run, SessionState
from tui.boards.board import Board, Drawing, Pointing
from tui.boards.cut import rows_cut
from tui.boards.pane import FixedLines, LinesPane
from tui.console import for_room, gone, lines, standing, told
from tui.console.actions import MOVES, bindings, pressed
from tui.console.bar import CommandBar
from tui.console.found import FoundPlaces, drawing
from tui.console.holding import OVER, reminders
from tui.console.ruler import rule

if TYPE_CHECKING:
    from tui.room.pane import RoomPane

_HEADER = 3
"""Rows of the header."""
_AT_REST = 10
"""Seconds between two drawings of everything while nothing changes: minutes go by on some boards."""
WIDE = 110
"""Columns from which the map and the grid stand side by side."""
_PANES = ("overview", "detail", "guidance", "findings", "help", "found", "about", "gone", "told")


class ConsoleScreen(FoundPlaces, Screen[None]):
    """Where the co-facilitator works."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = ""
    _side: tuple[FixedLines, LinesPane] | None = None
    _seen: tuple[SessionState, RoomView] | None = None
    """What the room would see, and the state it was worked out from."""
    _words: tuple[object, ...] = ()
    """The pane of words drawn last: what it was made of, and the drawing."""
    _drawn_state: SessionState | None = None
    """The state that was drawn last, and how many seconds ago."""
    _seconds = 0
    _composed = False
    """Whether every part is there to be drawn."""
    _card_rows = 6  # as the style rules have it
    _drawn_for = Size(0, 0)
    """The window's size when everything was drawn last."""
    _elephant_was_held = False
    """Whether an elephant was held when this was drawn last."""

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

    # -- drawing ------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Begins on the board."""
        run = self.run_now
        self.looking = run.template.phase_number(run.state.phase) if run is not None else 0
        self._composed = True
        self.set_focus(self.bar.entry)
        self.refresh_all()

    def on_resize(self, event: Resize) -> None:
        """Draws for the new size."""
        if event.size != self._drawn_for or self.private_hidden:
            self.call_after_refresh(self.refresh_all)

    def tick(self) -> None:
        """Draws what a second may change, for a window at rest costs next to nothing; everything now and then."""
        self._seconds += 1
        if self._drawn_state is not self.session.state or self._seconds >= _AT_REST or self.has_class("-small"):
            self.refresh_all()
        else:
            self._draw_header()
            self.bar.refresh_lines()

    def refresh_all(self) -> None:
        """Draws everything from the session as it is."""
        if not self._composed:
            return
        self._drawn_for, self._drawn_state, self._seconds = self.app.size, self.session.state, 0
        if self.elephant_held != self._elephant_was_held:
            self._elephant_was_held = self.elephant_held
            if self.elephant_held:
                self.pane, self.choosing_log = "overview", False
                self.bar.hold()
            else:
                self.bar.said = "" if self.bar.said == OVER else self.bar.said
                self.bar.release()
        self._fit()
        if self.has_class("-small"):
            width, height = self.app.size
            words = f" This window is {width} by {height}. Make it 60 by 18 or larger; nothing is lost."
            self.query_one("#header", FixedLines).draw(lines.text_lines([words], width))
            return
        self._keep_focus()
        self._draw_header()
        if self.private_hidden:
            dark = self.covered or self.session.is_gone
            self._mirror_pane().show(None if dark else self.session.state.room())
        elif self.elephant_held:
            self._draw_holding()
        else:
            self._draw_boards()
            self._draw_foot()
        self.bar.refresh_lines()

    def _draw_holding(self) -> None:
        """The reminders, large, and nothing else."""
        width, height = self.app.size
        words = standing.held_words(self.frame_run.state)
        self.query_one("#board", LinesPane).draw(reminders(words, width - 1, height - _HEADER - self.bar.rows))

    def _fit(self) -> None:
        """Arranges the parts for the window as it is and the pane that is open."""
        width, height = self.app.size
        self.set_class(width < 40 or height < 12, "-small")
        self.set_class(self.private_hidden, "-mirror")
        self.set_class(width >= WIDE and not self.private_hidden, "-wide")
        board = self.board
        self.set_class(width < (board.room_from if board is not None else 76), "-narrow")
        self.set_class(height < 18, "-low")
        if not self.private_hidden:
            beside = self._is_beside() and not self.elephant_held
            self.set_class(beside or self.pane == "detail", "-detail")
            self.set_class(self.pane == "detail" and not beside, "-only-detail")
            over = self.pane not in ("overview", "detail") or self.has_class("-only-detail") or self.elephant_held
            self.set_class(over, "-words")
            self._fit_card(width, height)

    def _fit_card(self, width: int, height: int) -> None:
        """As many rows under the board as the board's card has."""
        board = self.board
        rows = board.card_rows(width, height) if board is not None and self._composed else self._card_rows
        if rows != self._card_rows:
            self._card_rows = rows
            for name, more in (("#foot", 1), ("#card", 0), ("#room-now", 0)):
                self.query_one(name).styles.height = rows + more

    def board_size(self) -> tuple[int, int]:
        """Columns and rows that the board has, worked out: a pane knows its size only after it was drawn."""
        width, height = self.app.size
        board = self.board
        foot = 0 if board is None or self.has_class("-low") else board.card_rows(width, height) + 1
        return self._board_width(self._is_beside()), max(3, height - _HEADER - foot - self.bar.rows)

    def _is_beside(self) -> bool:
        """Whether overview and detail stand side by side."""
        board = self.board
        beside = board is None or board.side_by_side
        return beside and self.has_class("-wide") and self.pane in ("overview", "detail")

    def _mirror_pane(self) -> RoomPane:
        """The room's own picture, made when it is first needed."""
        from tui.room.pane import RoomPane

        if not self.query("#mirror"):
            self.mount(RoomPane(now=self.console_app.now, id="mirror"), after="#foot")
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
        if run is not None and board is not None:
            self.pointing = board.settle(run.state, *self.board_size(), self.pointing)

    def _draw_header(self) -> None:
        width = self.app.size.width
        drawn = lines.header(
            self.session.state,
            self.exercise_now,
            self.saved_words(),
            self.console_app.now(),
            width,
            mirror=self.private_hidden,
            seen=self._seen_in_room,
            quiet=self.session.in_room.waits,
            wall=self.console_app.wall(),
        )
        # What a timer is called is the room's to read, but not in a dark room.
        dark = self.private_hidden and self.session.state.display.blanked
        third = rule(None if dark else self.frame_now, self.console_app.now(), width, mirror=self.private_hidden)
        if self.session.is_gone:
            third = gone.rule(width)
        if stuck := for_room.stuck(self.console_app):
            third = gone.rule(width, stuck)
        self.query_one("#header", FixedLines).draw(Drawing([*drawn, third]))

    def _seen_in_room(self) -> RoomView:
        """What the room would see; worked out once for each state, for it may be cut from thousands of notes."""
        state = self.session.state
        if self._seen is None or self._seen[0] is not state:
            self._seen = state, state.room_now()
        return self._seen[1]

    def asked_in_room(self) -> str:
        """The key of the question that the room is asked now; "" while it sees something else."""
        state = self.session.state
        run, display = state.runs.get(state.display.run), state.display
        if run is None or display.blanked or run.template.shape != "wall":
            return ""
        from tui.boards.wall import in_words

        return in_words.asked(run.state, display.held or self._seen_in_room())

    def saved_words(self) -> str:
        """Whether everything is on disk, in words."""
        if self.session.refuses:
            return "for reading only"
        if self.session.is_saving or self.session.is_rewriting:
            return lines.SAVING if self.session.is_saving else lines.REWRITING
        if self.session.unsaved:
            return f"{lines.NOT_SAVED}: {len(self.session.unsaved)}"
        return "saved"

    def _draw_boards(self) -> None:
        run, board = self.run_now, self.board
        pane = self.query_one("#board", LinesPane)
        room = self._board_width(wide := self._is_beside())
        if self.pane == "told":
            pane.draw(told.notice(room, self.board_size()[1]))
            return
        if self.pane == "gone":
            pane.draw(gone.notice(self.session, room, self.board_size()[1]))
            return
        if run is None or board is None:
            pane.draw(lines.text_lines(["", "This session has no exercise yet. Type: exercise live-grid"], room))
            return
        match self.pane:
            case "overview" | "detail":
                if not self.has_class("-only-detail"):
                    pane.draw(board.overview(run.state, *self.board_size(), self.pointing))
                if self.has_class("-detail"):
                    side = self.app.size.width - room - 2 if wide else self.app.size.width - 1
                    headings, detail = self._detail_panes()
                    headings.draw(Drawing(board.headings(run.state, side)))
                    detail.draw(board.detail(run.state, side, self.pointing))
            case _:
                pane.draw(self._drawn_words(run, board, room))

    def _drawn_words(self, run: Run, board: Board, room: int) -> Drawing:
        """A pane of words; made again only when something changed, for it may be as long as the whole wall."""
        self.list_again()
        made_of = (self.pane, run.state, self.pointing, self.looking, self.sought, tuple(self.found), self.place, room)
        if (
            not self._words
            or any(a is not b and a != b for a, b in zip(made_of[2:], self._words[2:-1], strict=True))
            or made_of[0] != self._words[0]
            or made_of[1] is not self._words[1]
        ):
            self._words = (*made_of, self._make_words(run, board, room))
        drawing = self._words[-1]
        assert isinstance(drawing, Drawing)
        return drawing

    def _make_words(self, run: Run, board: Board, room: int) -> Drawing:
        match self.pane:
            case "guidance":
                return lines.guidance(run, self.looking, room, moves=not self.at_day)
            case "findings":
                return lines.text_lines(run.shape.text(run.state), room)
            case "help":
                told = ((), "") if self.sought else (run.template.comes_now(run.state), run.template.purpose)
                return lines.help_text(self.help_groups(), board, room, *told, self.sought)
            case "about":
                return lines.text_lines(["", *board.about(run.state, self.pointing)], room)
            case _:
                title = self.listed or f"Found for “{self.sought}”"
                if self.places:
                    return drawing(title, self.places, self.place, room)
                return lines.text_lines([title, "", *(self.found or ["Nothing."])], room)

    def _board_width(self, wide: bool) -> int:
        return self.app.size.width * 45 // 100 if wide else self.app.size.width - 1

    def _draw_foot(self) -> None:
        run, board = self.run_now, self.board
        if run is None or board is None or self.has_class("-low") or self.has_class("-words"):
            return
        width, panel = self.app.size.width, 0 if self.has_class("-narrow") else 26
        height = board.card_rows(*self.app.size)
        card = rows_cut(board.card(run.state, width - panel, height, self.pointing), width - panel, height)
        self.query_one("#card", FixedLines).draw(Drawing(card))
        if panel:
            state, display = self.session.state, self.session.state.display
            view = None if display.blanked else display.held or self._seen_in_room()
            drawn = lines.room_panel(view, state, panel, height, quiet=self.session.in_room.waits)
            self.query_one("#room-now", FixedLines).draw(Drawing(drawn))

    # -- pointing -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Private panes cannot be opened on a mirrored window."""
        if action in ("detail", "guidance", "findings", "help", "open_card") and self.private_hidden:
            if action == "open_card" and self.board is not None and not self.board.finds:
                return True
            return None
        return True

    def board_key(self, key: str) -> None:
        """A key that types nothing, while nothing is typed: it points, opens, picks."""
        action = pressed(self.board).get(key)
        if action is not None:
            self.do_action(action)
        elif key in MOVES:
            self.action_move(key)

    def action_move(self, direction: str) -> None:
        """Moves the focus, looks at another phase, or scrolls a pane of words."""
        run, board = self.run_now, self.board
        if run is None or board is None or self.private_hidden:
            return
        if self.move_among_found(direction):
            pass
        elif self.pane == "guidance" and direction in ("left", "right"):
            last = len(run.template.phases) - 1
            self.looking = max(0, min(last, self.looking + (1 if direction == "right" else -1)))
        elif (moved := self._moved(run, board, direction)) is not None:
            self.pointing = moved
        else:
            pane = self.query_one("#detail" if self.pane == "detail" else "#board", LinesPane)
            scrolls = {
                "up": pane.scroll_up,
                "down": pane.scroll_down,
                "pageup": pane.scroll_page_up,
                "pagedown": pane.scroll_page_down,
                "home": pane.scroll_home,
                "end": pane.scroll_end,
            }
            if direction in scrolls:
                scrolls[direction](animate=False)
            return
        self.refresh_all()

    def _moved(self, run: Run, board: Board, direction: str) -> Pointing | None:
        if self.elephant_held or self.pane not in ("overview", "detail"):
            return None
        in_detail = self.pane == "detail" and not self._is_beside()
        size = self.board_size()
        return board.move(run.state, *size, self.pointing, direction, in_detail=in_detail)

    def open_pane(self, pane: str) -> None:
        """Shows a pane of words; the same again goes back to the board."""
        assert pane in _PANES
        self.pointing = replace(self.pointing, choosing=False, digits="")
        self.pane = "overview" if self.pane == pane else pane
        self.query_one("#board", LinesPane).scroll_home(animate=False)
        self.refresh_all()

    def point_at(self, number: int) -> None:
        """Puts the focus on a thing."""
        self.pointing = replace(self.pointing, focus=number)
        self.refresh_all()

    def seek(self, words: str) -> None:
        """Shows only what has these words."""
        if not self.private_hidden and words != self.pointing.sought:
            self.pointing = replace(self.pointing, sought=words, side="", at=0, top=0)
            self.refresh_all()

    def found_words(self) -> str:
        """How many were found, while words are typed."""
        return "enter keeps this list, escape goes back" if self.pointing.sought else "type words or a number"
