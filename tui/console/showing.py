"""What the room sees and where the group is, from the console."""

from __future__ import annotations

from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import MOST_TOGETHER, RoomView
from sessions.live.room_screens import smallest
from tui.console import for_room
from tui.console.acting import ConsoleActions

DESIGNED_FOR = (57, 16)
"""The size, columns and rows, by which the console counts the room's pages while no room screen is there."""


class RoomActions(ConsoleActions):
    """The actions of the table in `actions.py` that change what the room sees, or move the group."""

    def action_blank(self) -> None:
        """Makes the room dark; never light, for a key pressed twice must not undo itself."""
        if self.session.state.display.blanked:
            self.bar.say("The room is dark. Light comes back with blank off, or by showing something.", private=False)
        else:
            self.act("blank")

    def action_hold(self) -> None:
        """Holds the room, or lets it follow again."""
        self.act("hold off" if self.session.state.display.held is not None else "hold")

    def action_show_focused(self) -> None:
        """Shows the focused thing in the room."""
        run, board = self.run_now, self.board
        if run is not None and board is not None and (line := board.show_line(run.state, self.pointing)):
            self.act(line)

    def action_show_overview(self) -> None:
        """Shows the whole in the room."""
        run, board = self.run_now, self.board
        if run is not None and board is not None:
            self.act(board.overview_line(run.state, self.pointing))

    def _turn_page(self, step: int) -> None:
        from exercises.kernel.views import show_line

        first, last, pages = self._pages_in_room(self.session.state.room_now())
        page = last + 1 if step > 0 else self._page_before(first)
        if last - first + 1 >= pages or not 1 <= page <= pages:
            only = last - first + 1 >= pages
            self.bar.say("The room sees its only page." if only else "There is no page that way.")
            return
        self.act(show_line(self._view_in_room(), page, self.board.thing if self.board is not None else ""))
        before = first
        first, last, pages = self._pages_in_room(self.session.state.room_now())
        if first == before:
            return  # refused, and it says why
        which = f"page {first}" if first == last else f"pages {first} to {last}"
        self.bar.say(f"The room sees {which} of {pages}.", private=False)

    def _pages_in_room(self, view: RoomView) -> tuple[int, int, int]:
        """The first and the last page of the view that the room sees, of how many, on the screen that is there."""
        from tui.room.layout import draw

        screen = smallest(self.session.name)
        size, larger = ((screen.columns, screen.rows), screen.larger) if screen is not None else (DESIGNED_FOR, 0)
        drawn = draw(view, *size, larger=larger)
        return drawn.page, drawn.last, drawn.pages

    def _page_before(self, first: int) -> int:
        """The page from which the room sees all up to the one before the first."""
        from exercises.kernel import views

        state, key = self.session.state, self._view_in_room()
        run = state.runs.get(state.display.run)
        if first <= 1 or run is None:
            return 0
        for page in range(max(1, first - MOST_TOGETHER), first):
            there = views.page_of_view(key, page, run.shape.thing)
            if self._pages_in_room(run.shape.room_view(run.state, there))[1] >= first - 1:
                return page
        return first - 1

    def _view_in_room(self) -> str:
        """The key of the view the room sees, without the number of its page."""
        from exercises.kernel import views

        state = self.session.state
        run = state.runs.get(state.display.run)
        key, page = views.view_and_page(state.display.view, run.shape.thing) if run is not None else ("", 0)
        if run is not None and page:
            try:
                seen, first = state.room_now(), run.shape.room_view(run.state, key)
                turned = seen.pages > 1 and (seen.pages, seen.page) == (first.pages, page)
                if turned or seen.name.startswith(first.name.partition(", page ")[0]):
                    return key
            except ExerciseError:
                pass  # the number belongs to the key: "chair 9"
        return state.display.view

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

    def action_choose_view(self) -> None:
        """Lists what the room could see."""
        self.console_app.choose_view()

    def action_mirror(self) -> None:
        """Asks whether this window is projected."""
        self.console_app.ask_projected(again=True)

    def action_for_the_room(self) -> None:
        """A room screen without a name shows this session."""
        for_room.claim(self.console_app)

    def action_room_screen(self) -> None:
        """Says which room screen is there."""
        for_room.say(self.console_app)
