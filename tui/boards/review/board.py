"""The review's board: what the console asks of it. Pure; refuses to know widgets and keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import replace
from exercises.review.counting import dated
from exercises.review.state import KEEPING, Review
from tui.app.text import fit
from tui.boards.board import Action, Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.review import keys, lists
from tui.boards.review.keys import layer_shown
from tui.boards.review.typing import SheetCapture, capture_of

_ABOUT_TOOL = ("tool", "version", "why_dropped", "easy", "decide_tool", "totals", "change_tool", "add_tool")


class ReviewBoard:
    """The tools with their bars in the round in force; below, the tool pointed at."""

    thing = "tool"
    side_by_side = False
    words: Mapping[str, tuple[str, str]] = keys.WORDS
    own: tuple[Action, ...] = keys.OWN
    letters = letter_words = ""
    points_next = True
    finds = False
    answer_help = "Sheets are a letter a tool. What is typed after a colon is kept word for word, without a name."
    field_hint = "enter: next field, empty leaves it as it is"
    card_done = ""
    wordless = ""

    def card_rows(self, width: int, height: int) -> int:
        """Four rows: the tool, its line, its counts."""
        return 4

    def room_panel(self, width: int) -> bool:
        """Beside the card, where both have room."""
        return width >= 100

    def settle(self, state: Review, width: int, height: int, pointing: Pointing) -> Pointing:
        """At a tool that is there; at the first when none is."""
        if pointing.focus in state.tools:
            return pointing
        return replace(pointing, focus=next(iter(state.tools), 0))

    def overview(self, state: Review, width: int, height: int, pointing: Pointing) -> Drawing:
        """The round and its tools."""
        return lists.draw(state, width, pointing.focus, layer_shown(state, pointing))

    def headings(self, state: Review, width: int) -> list[Drawn]:
        """The round in force."""
        return lists.head(state, width, layer_shown(state, Pointing()))[:1]

    def detail(self, state: Review, width: int, pointing: Pointing) -> Drawing:
        """Every sheet and word."""
        return lists.full(state, width)

    def card(self, state: Review, width: int, height: int, pointing: Pointing) -> list[Drawn]:
        """The tool pointed at."""
        tool = state.tools.get(pointing.focus)
        if tool is None:
            empty: list[Drawn] = [((fit(" a adds a tool: its name, and one plain line.", width), "quiet"),)]
            return empty[:height]
        return lists.card(state, tool, width, height, layer_shown(state, pointing))

    def fields(self, state: Review, pointing: Pointing) -> list[EntryField]:
        """Before the first round a tool's words; afterwards what is said about it."""
        tool = state.tools.get(pointing.focus)
        if tool is None or state.closed:
            return []
        number, name = tool.number, tool.name
        if state.now is None:
            return [
                EntryField(f"{number} line", f"{name}, its line", "What is it, in one plain line?", ""),
                EntryField(f"{number} name", f"{name}, its name", "What do you call it?", ""),
            ]
        return [
            EntryField(f"version {number}", f"{name}, adapted", "Show us your version, if you like.", ""),
            EntryField(f"easy {number}", f"{name}, easy", "What made it easy to keep?", ""),
            EntryField(f"decide {number}", f"{name}, next", "What should change for the next cohort?", ""),
        ]

    def about(self, state: Review, pointing: Pointing) -> list[str]:
        """Nothing: the lists say it all."""
        return []

    def next_waiting(self, state: Review, pointing: Pointing) -> Wish:
        """The round, how many were invited, the sheets, a version whose owner was not asked."""
        held = state.now
        if held is None:
            return Wish(pointing, opens="round ")
        if not held.invited:
            return Wish(pointing, opens="invited ")
        if not state.is_answered(held.number):
            return keys.sheets(state, pointing)
        unasked = next((known for known in state.versions.values() if known.consent == NOT_ASKED), None)
        if unasked is not None:
            return Wish(replace(pointing, focus=unasked.tool), opens=f"v{unasked.number} consent ")
        return Wish(pointing, says="Nothing waits. ] goes on to the next phase.")

    def open(self, state: Review, pointing: Pointing) -> Wish:
        """Words about the tool pointed at."""
        if self.fields(state, pointing):
            return Wish(pointing, then="card")
        return Wish(pointing, opens="tool ") if not state.closed else Wish(pointing, says="This review is closed.")

    def overview_line(self, state: Review, pointing: Pointing) -> str:
        """The chart of the question looked at."""
        return "show keep" if layer_shown(state, pointing) == KEEPING else "show chart"

    def show_line(self, state: Review, pointing: Pointing) -> str:
        """The tool pointed at, or all of them."""
        return f"show tool {pointing.focus}" if pointing.focus in state.tools else "show tools"

    def move(
        self, state: Review, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another tool; the list of sheets scrolls."""
        numbers = list(state.tools)
        if in_detail or direction in ("pageup", "pagedown") or not numbers:
            return None
        at = numbers.index(pointing.focus) if pointing.focus in numbers else 0
        to = {"up": at - 1, "left": at - 1, "down": at + 1, "right": at + 1, "home": 0, "end": len(numbers) - 1}
        return replace(pointing, focus=numbers[max(0, min(len(numbers) - 1, to.get(direction, at)))])

    def act(self, state: Review, pointing: Pointing, name: str) -> Wish:
        """What one of its own keys comes to."""
        return keys.act(state, pointing, name)

    def choose(self, state: Review, pointing: Pointing, key: str, character: str) -> Wish | None:
        """Nothing is ever chosen by a key here."""
        return None

    def back(self, pointing: Pointing) -> Pointing:
        """To the first question's bars."""
        return replace(pointing, showing="")

    def called(self, state: Review, pointing: Pointing, kind: str) -> Pointing:
        """At the tool of that number."""
        return replace(pointing, focus=int(kind)) if kind.isdecimal() else pointing

    def follow(
        self, state: Review, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool
    ) -> Pointing:
        """At the tool that was spoken of."""
        number = data.get("number" if kind == "add_tool" else "tool")
        if kind in _ABOUT_TOOL and isinstance(number, int) and number in state.tools and not undone:
            return replace(pointing, focus=number)
        return pointing

    def capture(self, state: Review) -> SheetCapture | None:
        """Sheets, into the round in force."""
        return capture_of(state)

    def hint(self, state: Review, pointing: Pointing) -> str:
        """What may be done now."""
        held = state.now
        if held is None:
            return "r: first round   a: add a tool"
        if not state.is_answered(held.number):
            return f"i: type sheets   {dated(held)}"
        return "i: sheets  w: adapted  d: decide  m: chart"
