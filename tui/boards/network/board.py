"""The network's board: what the console asks of it. Pure; refuses to know widgets and keys."""

from __future__ import annotations

from exercises.network.state import Chair, Network
from tui.boards.board import Drawing, Drawn, EntryField
from tui.boards.network import card, grid, map
from tui.text import fit


class NetworkBoard:
    """Chairs by row, the grid of answers, and the card of one chair."""

    overview_name = "map"
    detail_name = "grid"

    def things(self, state: Network) -> list[int]:
        """Chairs in the order of the map."""
        return [chair.number for chair in state.in_order()]

    def overview(self, state: Network, width: int, focus: int) -> Drawing:
        """The map."""
        return map.draw(state, width, focus)

    def headings(self, state: Network, width: int) -> list[Drawn]:
        """The three questions."""
        return grid.headings(state, width)

    def detail(self, state: Network, width: int, focus: int) -> Drawing:
        """The grid."""
        return grid.draw(state, width, focus)

    def card(self, state: Network, width: int, height: int, focus: int) -> list[Drawn]:
        """The chair's card, or what to do first."""
        chair = state.chairs.get(focus)
        if chair is None:
            return [((fit(" Set out a chair: + child Tama: the child", width), "quiet"),)]
        return card.draw(state, width, height, chair)

    def fields(self, state: Network, focus: int) -> list[EntryField]:
        """What is asked of the chair."""
        chair = state.chairs.get(focus)
        return card.fields(state, chair) if chair is not None else []

    def waiting(self, state: Network, focus: int) -> int | None:
        """The next chair not heard yet: people, then empty chairs; whānau before agencies; after the focus and round.

        Before anybody is heard it is the first of all, so that an interview begins with the child.
        """
        order = state.in_order()
        numbers = [chair.number for chair in order]
        begun = state.phase == "de-role" or any(chair.heard for chair in order)
        here = numbers.index(focus) + 1 if begun and focus in numbers else 0
        after = (*order[here:], *order[:here])
        whanau = {row.key for row in state.rows if row.whanau}
        for chair in sorted(after, key=lambda chair: (chair.empty, chair.row not in whanau)):
            if self._waits(state, chair):
                return chair.number
        return None

    def _waits(self, state: Network, chair: Chair) -> bool:
        if state.phase == "de-role":
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

    def view_of(self, focus: int) -> str:
        """The room view of the chair."""
        return f"chair {focus}"

    def name(self, state: Network, focus: int) -> str:
        """The chair's number and name."""
        chair = state.chairs.get(focus)
        return f"{focus} {chair.name}" if chair is not None else ""
