"""A board that is a list of numbered things, with one of them pointed at. Pure.

A shape's board says what its rows, its things in full and its fields are; everything else is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel.record import replace
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Board, Drawing, Drawn, Pointing, Wish, stacked


class ListBoard(Board):
    """What every board of a list does; `numbers`, `rows` and `whole` are the shape's."""

    overview_view = ""
    """The room view that shows the whole."""
    all_view = ""
    """The room view that shows every thing, where none is pointed at."""
    opens: Mapping[str, str] = {}
    """For actions of its own that open a line: how it begins, with {} for the number of the thing pointed at."""
    from_none = False
    """Whether pointing at nothing is a place of its own, above the first thing."""
    detail_scrolls = False
    """Whether the arrows scroll the detail, where they do not go from thing to thing."""
    beside_from = 0
    """Columns from which the thing pointed at stands beside the list; 0 for never."""
    air = False
    """Whether there is air between things in full."""
    none = ""
    """What stands in an empty list."""
    nothing_in_full = ""
    """What stands in an empty detail."""

    def numbers(self, state: Any) -> Sequence[int]:
        """The numbers of the things, in order."""
        raise NotImplementedError

    def in_order(self, state: Any, pointing: Pointing) -> Sequence[int]:
        """The same in the order of whoever points, where they have one of their own."""
        return self.numbers(state)

    def listed(self, state: Any, pointing: Pointing) -> Sequence[int]:
        """The numbers of the things that are drawn: of a long list those around the one pointed at."""
        return self.in_order(state, pointing)

    def rows(self, state: Any, width: int, pointing: Pointing) -> Iterable[Drawn]:
        """Each thing that is drawn on its line."""
        raise NotImplementedError

    def whole(self, state: Any, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One thing in full."""
        raise NotImplementedError

    def card(self, state: Any, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """What to say in this phase."""
        said = [f"“{words}”" for words in state.template.phase(state.phase).say]
        return [((f" {line}", "text"),) for words in said for line in wrap(words, max(4, width - 2))]

    def above(self, state: Any, width: int, height: int, pointing: Pointing) -> Drawing:
        """What stands over the list, and where to look in it while nothing of the list is pointed at."""
        return Drawing([])

    def below(self, state: Any, width: int) -> list[Drawn]:
        """What stands under the list."""
        return []

    def above_in_full(self, state: Any, width: int) -> list[Drawn]:
        """What stands over the things in full."""
        return []

    def settle(self, state: Any, width: int, height: int, pointing: Pointing) -> Pointing:
        """At a thing that is there: the one pointed at, else the first, or none where that is a place."""
        places = self._places(state, pointing)
        return pointing if pointing.focus in places else replace(pointing, focus=next(iter(places), 0))

    def _places(self, state: Any, pointing: Pointing) -> list[int]:
        return [0] * self.from_none + [*self.in_order(state, pointing)]

    def overview(self, state: Any, width: int, height: int, pointing: Pointing) -> Drawing:
        """The list, and beside it the thing pointed at where there is room."""
        numbers = self.listed(state, pointing)
        split = 0 < self.beside_from <= width and pointing.focus in numbers
        left = width // 2 - 2 if split else width
        above = self.above(state, left, height, pointing)
        lines, first, last = [*above.lines], above.focus_first, above.focus_last
        for number, row in zip(numbers, self.rows(state, left, pointing), strict=True):
            if number == pointing.focus:
                # What stands over a list stays in sight with its first things.
                last = len(lines)
                first = last if last > 3 else 0
            lines.append(row)
        none = self.none_yet(state)
        lines += [] if numbers or not none else [((fit(f" {none}", left), "quiet"),)]
        lines += self.below(state, left)
        if split:
            whole = self.whole(state, pointing.focus, width - left - 2, pointing)
            return Drawing(beside(lines, whole, left, "│ "), first, last)
        return Drawing(lines, first, last, gaps=frozenset(at for at, line in enumerate(lines) if not line))

    def detail(self, state: Any, width: int, pointing: Pointing) -> Drawing:
        """Every thing in full."""
        numbers = self.listed(state, pointing)
        things = ((at == pointing.focus, self.whole(state, at, width, pointing)) for at in numbers)
        drawn = stacked(things, self.above_in_full(state, width), air=self.air)
        return (
            drawn
            if drawn.lines
            else Drawing([((fit(f" {self.nothing_in_full or self.none_yet(state)}", width), "quiet"),)])
        )

    def next_waiting(self, state: Any, pointing: Pointing) -> Wish:
        """The next thing with a field that is not filled; else nothing waits."""
        numbers = [*self.in_order(state, pointing)]
        at = numbers.index(pointing.focus) + 1 if pointing.focus in numbers else 0
        for number in (*numbers[at:], *numbers[:at]):
            there = replace(pointing, focus=number)
            if any(not field.now for field in self.fields(state, there)):
                return Wish(there, then="card")
        return Wish(pointing, says="Nothing waits.")

    def open(self, state: Any, pointing: Pointing) -> Wish:
        """The card of the thing pointed at, where it has fields."""
        return Wish(pointing, then="card") if self.fields(state, pointing) else self.without_fields(state, pointing)

    def without_fields(self, state: Any, pointing: Pointing) -> Wish:
        """What enter does where nothing is asked."""
        return Wish(pointing, says=self.none_yet(state))

    def none_yet(self, state: Any) -> str:
        """What is said where there is none of its things; "" for nothing."""
        return self.none

    def overview_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the whole."""
        return f"show {self.overview_view}"

    def show_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the thing pointed at."""
        if pointing.focus in self.numbers(state):
            return f"show {self.thing} {pointing.focus}"
        return f"show {self.all_view}" if self.all_view else ""

    def move(
        self, state: Any, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another thing of the list; pages scroll."""
        places = self._places(state, pointing)
        if not places or direction in ("pageup", "pagedown") or (in_detail and self.detail_scrolls):
            return None
        return replace(pointing, focus=stepped(places, pointing.focus, direction))

    def act(self, state: Any, pointing: Pointing, name: str) -> Wish:
        """Opens the line of that action."""
        line = self.opens.get(name, "")
        if "{}" in line and not pointing.focus:
            return self.points_at_none(pointing)
        return Wish(pointing, opens=line.format(pointing.focus))

    def points_at_none(self, pointing: Pointing) -> Wish:
        """What an action says that needs a thing."""
        return Wish(pointing, says=f"No {self.thing} is pointed at. Up and down go through them.")

    def hint(self, state: Any, pointing: Pointing) -> str:
        """The lines of the phase."""
        return "   ".join(state.template.phase(state.phase).record)


def stepped(places: Sequence[Any], here: Any, direction: str, page: int = 1) -> Any:
    """The place after a step: the first and last ones stay, from nowhere it is the first; 0 where there is none."""
    if here not in places or direction == "home":
        return next(iter(places), 0)
    steps = {"up": -1, "left": -1, "down": 1, "right": 1, "pageup": -page, "pagedown": page, "end": len(places)}
    return places[max(0, min(len(places) - 1, places.index(here) + steps.get(direction, 0)))]


def beside(left: Iterable[Drawn], right: Sequence[Drawn], room: int, between: str = "") -> list[Drawn]:
    """Two columns as one list of lines."""
    rows = list(left)
    out: list[Drawn] = []
    for at in range(max(len(rows), len(right))):
        one = rows[at] if at < len(rows) else ()
        gap = pad("", max(0, room - sum(width(text) for text, _ in one)))
        out.append((*one, (f"{gap}{between}", "quiet"), *(right[at] if at < len(right) else ())))
    return out


def around(places: Sequence[int], here: int, most: int) -> Sequence[int]:
    """So many of the places at most, with the one pointed at among them."""
    at = places.index(here) if here in places else 0
    first = max(0, min(at - most // 2, len(places) - most))
    return places[first : first + most]
