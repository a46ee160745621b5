"""The network's board: what the console asks of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import replace
from exercises.network.examples import FIRST, of_this_grid
from exercises.network.state import Chair, Network
from tui.app.text import fit
from tui.boards.board import Board, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.network import card, grid, map


class NetworkBoard(Board):
    """Chairs by row, the grid of answers, and the card of one chair."""

    thing = "chair"
    side_by_side = True
    words: Mapping[str, tuple[str, str]] = {
        "show_focused": ("Show this in the room", "The room sees the chair that is chosen here."),
        "show_overview": ("Show the map in the room", "The room sees the map."),
        "next_waiting": ("Next chair not heard yet", "Opens its card, field by field."),
        "open_card": ("Open the card", "Type what is said: enter goes to the next field, empty skips one."),
        "command": ("Type a line", "Opens the command bar. Digits, + and : open it, too."),
        "detail": ("Grid or map", "Changes between the map and the grid."),
        "findings": ("Findings so far", "Differences, agreements, slot, conversations, in full."),
    }
    answer_help = "As an answer: ? is we don't know, - is said nothing, ~ words is a guess."
    field_hint = "? we don't know   - said nothing   ~ a guess   enter: next field"
    card_done = "ctrl n: next chair."
    wordless = "This is sharing. Nothing is typed about it; afterwards a bare count, if you like: spoke 19"

    def card_rows(self, width: int, height: int) -> int:
        """Six rows: who it is, and the questions."""
        return 6

    def things(self, state: Network) -> list[int]:
        """Chairs in the order of the map."""
        return [chair.number for chair in state.in_order()]

    def settle(self, state: Network, width: int, height: int, pointing: Pointing) -> Pointing:
        """At a chair that is there; the first one otherwise."""
        things = self.things(state)
        if pointing.focus in things:
            return pointing
        return replace(pointing, focus=things[0] if things else 0)

    def overview(self, state: Network, width: int, height: int, pointing: Pointing) -> Drawing:
        """The map."""
        return map.draw(state, width, pointing.focus)

    def headings(self, state: Network, width: int) -> list[Drawn]:
        """The three questions."""
        return grid.headings(state, width)

    def detail(self, state: Network, width: int, pointing: Pointing) -> Drawing:
        """The grid."""
        return grid.draw(state, width, pointing.focus)

    def card(self, state: Network, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The chair's card, or what to do first."""
        chair = state.chairs.get(pointing.focus)
        if chair is None:
            return [((fit(f" Set out a chair: {of_this_grid(FIRST, state)}", width), "quiet"),)]
        return card.draw(state, width, height, chair)

    def fields(self, state: Network, pointing: Pointing) -> list[EntryField]:
        """What is asked of the chair."""
        chair = state.chairs.get(pointing.focus)
        return card.fields(state, chair) if chair is not None and not state.closed else []

    def next_waiting(self, state: Network, pointing: Pointing) -> Wish:
        """The card of the next chair that waits; its release while roles are left."""
        waiting = self.waiting(state, pointing.focus)
        if waiting is None:
            return Wish(pointing, says="Every chair has been heard.")
        there = replace(pointing, focus=waiting)
        return Wish(there, opens=f"released {waiting}") if state.releasing else Wish(there, then="card")

    def overview_line(self, state: Network, pointing: Pointing) -> str:
        """The map."""
        return "show map"

    def show_line(self, state: Network, pointing: Pointing) -> str:
        """The chair, large."""
        return f"show {pointing.focus}" if pointing.focus else ""

    def waiting(self, state: Network, focus: int) -> int | None:
        """The next chair not heard yet: people, then empty chairs; whānau before agencies; after the focus and round.

        Before anybody is heard it is the first of all, so that an interview begins with the child.
        """
        order = state.in_order()
        numbers = [chair.number for chair in order]
        begun = state.releasing or any(chair.heard for chair in order)
        here = numbers.index(focus) + 1 if begun and focus in numbers else 0
        after = (*order[here:], *order[:here])
        whanau = {row.key for row in state.rows if row.whanau}
        for chair in sorted(after, key=lambda chair: (chair.empty, chair.row not in whanau)):
            if self._waits(state, chair):
                return chair.number
        return None

    def _waits(self, state: Network, chair: Chair) -> bool:
        if state.releasing:
            return not chair.released
        return not chair.heard if state.pace == "one line" else chair.heard != "full"

    def neighbour(self, state: Network, width: int, focus: int, direction: str) -> int:
        """The chair up, down, left or right on the map; the first or last for home and end."""
        lines = map.order(state, width)
        flat = [number for line in lines for number in line]
        if not flat:
            return 0
        if focus not in flat or direction == "home":
            return flat[0]
        if direction == "end":
            return flat[-1]
        place = flat.index(focus)
        if direction in ("left", "right"):
            return flat[max(0, min(len(flat) - 1, place + (1 if direction == "right" else -1)))]
        at = next(index for index, line in enumerate(lines) if focus in line)
        column = lines[at].index(focus)
        other = lines[max(0, min(len(lines) - 1, at + (1 if direction == "down" else -1)))]
        return other[min(column, len(other) - 1)]

    def move(
        self, state: Network, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another chair; in the grid one chair stands under the other."""
        if direction in ("pageup", "pagedown"):
            return None
        way = {"up": "left", "down": "right"}.get(direction, direction) if in_detail else direction
        return replace(pointing, focus=self.neighbour(state, width, pointing.focus, way))
