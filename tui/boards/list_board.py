"""A board that is a list of numbered things, with one of them in full beside it or below. Pure.

A shape's board says what its rows, its things in full and its fields are; everything else is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exercises.kernel.record import Record, replace
from tui.app.text import fit, wrap
from tui.boards.board import Action, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.capture import Capture


class Row(Record):
    """One thing of the list."""

    number: int
    text: str
    mark: str = ""
    """What stands at the right end."""


class ListBoard:
    """What every board of a list does; `rows`, `whole` and `fields` are the shape's."""

    thing = "page"
    overview_view = "pages"
    side_by_side = False
    words: Mapping[str, tuple[str, str]] = {}
    own: tuple[Action, ...] = ()
    letters = letter_words = ""
    points_next = True
    finds = False
    answer_help = "What is typed after a colon is kept word for word."
    field_hint = "enter: next field, empty leaves it as it is"
    card_done = ""
    wordless = "Nothing is typed about what is said now."
    heading = "PAGES"
    none = "Nothing is written yet."
    beside_from = 76
    """Columns from which the thing pointed at stands beside the list."""

    def rows(self, state: Any) -> Sequence[Row]:
        """The things, in order."""
        raise NotImplementedError

    def aside(self, state: Any, width: int) -> list[Drawn]:
        """What stands under the list."""
        return []

    def whole(self, state: Any, number: int, width: int) -> list[Drawn]:
        """One thing in full."""
        raise NotImplementedError

    def fields(self, state: Any, pointing: Pointing) -> list[EntryField]:
        """What is asked of the thing pointed at, in order."""
        raise NotImplementedError

    def numbers(self, state: Any) -> list[int]:
        """The numbers of the things, in order."""
        return [row.number for row in self.rows(state)]

    def card_rows(self, width: int, height: int) -> int:
        """Rows of the card: what is said now."""
        return 3

    def room_panel(self, width: int) -> bool:
        """Beside the card, where both have room."""
        return width >= self.beside_from

    def settle(self, state: Any, width: int, height: int, pointing: Pointing) -> Pointing:
        """At a thing that is there: the one pointed at, else the first."""
        numbers = self.numbers(state)
        return pointing if pointing.focus in numbers else replace(pointing, focus=numbers[0] if numbers else 0)

    def overview(self, state: Any, width: int, height: int, pointing: Pointing) -> Drawing:
        """The list, and beside it the thing pointed at where there is room."""
        left = width // 2 - 2 if width >= self.beside_from else width
        lines: list[Drawn] = [((fit(f" {self.heading}", left), "heading"),)]
        here = 0
        for row in self.rows(state):
            chosen = row.number == pointing.focus
            here = len(lines) if chosen else here
            mark = f"  {row.mark}" if row.mark else ""
            text = fit(f"{row.number} {row.text}", max(4, left - len(mark) - 2))
            lines.append(((f"{'▌' if chosen else ' '}{text}", "chosen" if chosen else "text"), (mark, "quiet")))
        lines += [((fit(f" {self.none}", left), "quiet"),)] if len(lines) == 1 else []
        lines += self.aside(state, left)
        if left < width and pointing.focus in self.numbers(state):
            lines = _beside(lines, self.whole(state, pointing.focus, width - left - 2), left)
        return Drawing(lines, here, here)

    def headings(self, state: Any, width: int) -> list[Drawn]:
        """Nothing stays above the detail."""
        return []

    def detail(self, state: Any, width: int, pointing: Pointing) -> Drawing:
        """Every thing in full."""
        lines: list[Drawn] = []
        here = (0, 0)
        for number in self.numbers(state):
            drawn = self.whole(state, number, width)
            here = (len(lines), len(lines) + len(drawn) - 1) if number == pointing.focus else here
            lines += [*drawn, ()]
        return Drawing(lines or [((fit(f" {self.none}", width), "quiet"),)], *here)

    def card(self, state: Any, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """What to say in this phase."""
        said = [f"“{words}”" for words in state.template.phase(state.phase).say]
        return [((f" {line}", "text"),) for words in said for line in wrap(words, max(4, width - 2))]

    def about(self, state: Any, pointing: Pointing) -> list[str]:
        """Nothing: the list says it all."""
        return []

    def next_waiting(self, state: Any, pointing: Pointing) -> Wish:
        """The next thing with a field that is not filled; else nothing waits."""
        numbers = self.numbers(state)
        at = numbers.index(pointing.focus) + 1 if pointing.focus in numbers else 0
        for number in (*numbers[at:], *numbers[:at]):
            there = replace(pointing, focus=number)
            if any(not field.now for field in self.fields(state, there)):
                return Wish(there, then="card")
        return Wish(pointing, says="Nothing waits.")

    def open(self, state: Any, pointing: Pointing) -> Wish:
        """The card of the thing pointed at."""
        return Wish(pointing, then="card") if self.fields(state, pointing) else Wish(pointing, says=self.none)

    def overview_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the whole."""
        return f"show {self.overview_view}"

    def show_line(self, state: Any, pointing: Pointing) -> str:
        """The line that shows the thing pointed at."""
        return f"show {self.thing} {pointing.focus}" if pointing.focus in self.numbers(state) else ""

    def move(
        self, state: Any, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another thing of the list."""
        numbers = self.numbers(state)
        if not numbers or direction not in _STEPS:
            return None
        at = numbers.index(pointing.focus) if pointing.focus in numbers else 0
        return replace(pointing, focus=numbers[max(0, min(len(numbers) - 1, at + _STEPS[direction]))])

    def act(self, state: Any, pointing: Pointing, name: str) -> Wish:
        """It has no actions of its own."""
        return Wish(pointing)

    def choose(self, state: Any, pointing: Pointing, key: str, character: str) -> Wish | None:
        """Nothing is ever chosen by a letter."""
        return None

    def back(self, pointing: Pointing) -> Pointing:
        """There is nothing to step out of."""
        return pointing

    def called(self, state: Any, pointing: Pointing, kind: str) -> Pointing:
        """At the thing of that number."""
        return replace(pointing, focus=int(kind)) if kind.isdecimal() else pointing

    def follow(self, state: Any, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the thing that was made or spoken of."""
        number = data.get("number", data.get(self.thing))
        return replace(pointing, focus=number) if isinstance(number, int) and not undone else pointing

    def capture(self, state: Any) -> Capture | None:
        """Nothing is typed one after the other."""
        return None

    def hint(self, state: Any, pointing: Pointing) -> str:
        """The lines of the phase."""
        return "   ".join(state.template.phase(state.phase).record)


_STEPS = {"up": -1, "down": 1, "home": -9999, "end": 9999, "pageup": -8, "pagedown": 8}


def _beside(left: Iterable[Drawn], right: Sequence[Drawn], width: int) -> list[Drawn]:
    """Two columns of lines, with a line between them."""
    from tui.app.text import pad
    from tui.app.text import width as cells

    rows = list(left)
    out: list[Drawn] = []
    for at in range(max(len(rows), len(right))):
        one = rows[at] if at < len(rows) else ()
        space = width - sum(cells(text) for text, _ in one)
        out.append((*one, (pad("", max(0, space)), "text"), ("│ ", "quiet"), *(right[at] if at < len(right) else ())))
    return out
