"""The board of an exercise of pages: the pages, what was counted, and the page pointed at, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.pages.reading import marks
from exercises.pages.room import dial
from exercises.pages.state import DIAL, Field, Page, Pages
from tui.app.text import fit, pad, wrap
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, led
from tui.boards.list_board import ListBoard

_LABEL = 14


class PagesBoard(ListBoard):
    """The pages of the exercise as a list."""

    thing = "page"
    overview_view = "pages"
    answer_help = "What is typed after a colon is kept word for word."
    wordless = "Nothing is typed about what is said now."
    beside_from = 76
    air = True
    none = "No page yet: + and what it is about."

    def numbers(self, state: Pages) -> Sequence[int]:
        """In the order they were made."""
        return [*state.pages]

    def above(self, state: Pages, width: int, height: int, pointing: Pointing) -> Drawing:
        """What they are."""
        return Drawing([((fit(f" {state.thing.upper()}S", width), "heading"),)])

    def rows(self, state: Pages, width: int, pointing: Pointing) -> Iterator[Drawn]:
        """Each page with its first choice at the end."""
        key = next((one.key for one in state.fields if one.kind == "choice"), "")
        for page in state.pages.values():
            mark = f"  {page.values[key]}" if page.values.get(key) else ""
            here = page.number == pointing.focus
            text = fit(f"{page.number} {page.title}", max(4, width - len(mark) - 2))
            yield ((f"{'▌' if here else ' '}{text}", "chosen" if here else "text"), (mark, "quiet"))

    def below(self, state: Pages, width: int) -> list[Drawn]:
        """What was counted of the group."""
        lines: list[Drawn] = []
        for hands in state.hands():
            lines += [(), ((fit(f" {hands.title.upper()}", width), "heading"),)]
            lines += [((f"  {line}", "text"),) for line in wrap(str(hands), max(8, width - 3))]
        return lines

    def whole(self, state: Pages, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One page, field by field; a dial as a bar with its word."""
        page = state.pages[number]
        lines: list[Drawn] = [((fit(f"{page.number} {page.title}", width), "strong"),)]
        for one in state.fields:
            label = pad(fit(state.called(one), _LABEL - 1), _LABEL)
            told = dial(page, one) if one.kind == DIAL else self._words(page, one)
            lines += led(label, wrap(told, max(8, width - _LABEL)) or [""])
        return lines

    def _words(self, page: Page, one: Field) -> str:
        mark = marks(page, one)
        said = one.in_words(page.values[one.key]) if one.key in page.values else "· not said yet"
        return f"{said}  ({mark})" if mark and one.key in page.values else said

    def fields(self, state: Pages, pointing: Pointing) -> list[EntryField]:
        """The fields of the page pointed at; none while nothing may be typed."""
        page = state.pages.get(pointing.focus)
        if page is None or state.wordless or state.closed:
            return []
        return [
            EntryField(
                f"{page.number} {one.key}",
                f"{page.number} {state.called(one)}",
                one.ask,
                one.in_words(page.values[one.key]) if one.key in page.values else "",
            )
            for one in state.fields
            if one.sees != "paper"
        ]
