"""The board of an exercise of pages: the pages, what was counted, and the page pointed at, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.checks import open_still
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.text import folded
from exercises.pages.fields import CHOICE, DIAL, EACH_ROLE, PAPER, SETTINGS, SIDE, SIDES, TEXT, TICK, VOICES, Field
from exercises.pages.finding import a_new_one
from exercises.pages.rated import the_rated
from exercises.pages.rated_room import RATINGS
from exercises.pages.reading import told
from exercises.pages.state import Page, Pages
from tui.app.text import fit
from tui.boards import page_keys, rated
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, Wish
from tui.boards.list_board import ListBoard, beside
from tui.boards.page_in_full import counts_below, in_full, standing_of

_WIDEST = 48
"""Columns of the list where the page pointed at stands beside it."""
_MANY, _IN_FULL = 40, 24
"""Of more pages than that only so many are drawn, those around the one pointed at: in a list, and in full."""


def _numbers(pages: Shelf[Page]) -> list[int]:
    return list(pages)


class PagesBoard(ListBoard):
    """The pages of the exercise as a list."""

    thing = "page"
    own = page_keys.OWN
    letters = "MARKING"
    only_lines = page_keys.LINES
    from_first = True
    overview_view = "pages"
    answer_help = "What is typed after a colon is kept word for word."
    wordless = "Nothing is typed about what is said now."
    beside_from = 76
    air = True

    def numbers(self, state: Pages) -> Sequence[int]:
        """In the order they were made."""
        return state.pages.once(_numbers) if len(state.kinds) == 1 else [page.number for page in state.every()]

    def in_order(self, state: Pages, pointing: Pointing) -> Sequence[int]:
        """What is rated in the order of the rater who points."""
        kind = the_rated(state)
        return rated.in_order(state, kind, pointing.by) if kind is not None else self.numbers(state)

    def overview(self, state: Pages, width: int, height: int, pointing: Pointing) -> Drawing:
        """The list, and the page pointed at beside or under it; of very many pages those around it, and of those that
        are rated that one."""
        page = state.pages.get(pointing.focus)
        if page is not None and state.kind_of(page).rated:
            return rated.overview(state, page, width, pointing)
        split = page is not None and width >= self.beside_from
        left = min(width * 2 // 5, _WIDEST) if split else width
        lines, at = self._list(self._shown(state, pointing), left, pointing)
        lines += counts_below(state, left)
        if page is None:
            return Drawing(lines, gaps=frozenset(place for place, line in enumerate(lines) if not line))
        if split:
            found = in_full(state, page, width - left - 2, pointing, height)
            seen = found.at(state, page, pointing) or (at if at > 3 else 0, at)
            return Drawing(beside(lines, found.lines, left, "│ "), *seen)
        found = in_full(state, page, width - 1, pointing, max(1, height - 1))
        inside = found.at(state, page, pointing)
        seen = (at if at > 3 else 0, at) if inside is None else (inside[0] + len(lines), inside[1] + len(lines))
        return Drawing([*lines, *(((" ", "text"), *line) for line in found.lines)], *seen)

    def _list(self, state: Pages, width: int, pointing: Pointing) -> tuple[list[Drawn], int]:
        """Each kind of page with its pages under it, and the line of the one pointed at."""
        several, lines, at = len(state.kinds) > 1, list[Drawn](), 0
        for kind in state.kinds:
            numbers = [number for number in self.in_order(state, pointing) if state.pages[number].kind == kind.key]
            if several and not numbers:
                continue
            standing = standing_of(state, kind) if several else ""
            head = f" {kind.many.upper()}{f'   {standing}' if standing else ''}"
            lines.append(((fit(head, width), "heading"),))
            at = len(lines) + numbers.index(pointing.focus) if pointing.focus in numbers else at
            lines += (self._row(state, state.pages[number], width, pointing) for number in numbers)
        if not lines:
            lines.append(((fit(f" {', '.join(kind.many for kind in state.kinds).upper()}", width), "heading"),))
        return lines if len(state.pages) else [*lines, ((fit(f" {self.none_yet(state)}", width), "quiet"),)], at

    def detail(self, state: Pages, width: int, pointing: Pointing) -> Drawing:
        """Every page in full, of many those around the one pointed at; of those that are rated the list, for what is
        pointed at stands in full already."""
        shown = self._shown(state, pointing, _IN_FULL if the_rated(state) is None else _MANY)
        if the_rated(state) is None:
            return super().detail(shown, width, pointing)
        order = self.in_order(shown, pointing)
        at = order.index(pointing.focus) if pointing.focus in order else 0
        return Drawing(list(self.rows(shown, width, pointing)), at, at)

    def _shown(self, state: Pages, pointing: Pointing, many: int = _MANY) -> Pages:
        """The exercise with as many pages as are drawn."""
        near = self._near(state, pointing, many)
        return replace(state, pages=Shelf({number: state.pages[number] for number in near})) if near else state

    def _near(self, state: Pages, pointing: Pointing, many: int) -> Sequence[int]:
        """Of very many pages those around the one pointed at; () of fewer."""
        numbers = self.in_order(state, pointing)
        if len(numbers) <= many:
            return ()
        at = numbers.index(pointing.focus) if pointing.focus in state.pages else 0
        # The same ones for some steps, so that a step draws two rows and not all.
        step = many // 2
        first = max(0, min(at // step * step - step // 2, len(numbers) - many))
        return numbers[first : first + many]

    def rows(self, state: Pages, width: int, pointing: Pointing) -> Iterator[Drawn]:
        """Each page with what there is most to know of it at the end."""
        for number in self.in_order(state, pointing):
            yield self._row(state, state.pages[number], width, pointing)

    def _row(self, state: Pages, page: Page, width: int, pointing: Pointing) -> Drawn:
        kind = state.kind_of(page)
        mark = rated.how_far(state, kind, page, pointing.by) if kind.rated else self._mark(state, page)
        mark = f"  {fit(mark, max(9, width // 3))}" if mark else ""
        here = page.number == pointing.focus
        said = str(page.values.get(kind.begun, page.title))
        text = fit(f"{page.goes} {said}", max(4, width - len(mark) - 2))
        return ((f"{'▌' if here else ' '}{text}", "chosen" if here else "text"), (mark, "quiet"))

    def _mark(self, state: Pages, page: Page) -> str:
        kind = state.kind_of(page)
        if page.withdrawn:
            return "withdrawn"
        if kind.states:
            picked = "picked" if page.picked else "not picked" if page.picked is False else ""
            return picked or page.standing
        if state.draft(page):
            return "draft"
        key = next((one.key for one in kind.of(CHOICE)), "")
        return str(page.values.get(key, ""))

    def whole(self, state: Pages, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One page, field by field."""
        return list(in_full(state, state.pages[number], width, pointing).lines)

    def follow(self, state: Pages, pointing: Pointing, kind: str, data: Mapping[str, Any], *, undone: bool) -> Pointing:
        """At the page that was made or spoken of, with the field that was typed in sight."""
        there = super().follow(state, pointing, kind, data, undone=undone)
        return replace(there, showing=str(data.get("field", ""))) if kind == "fill" else there

    def move(
        self, state: Pages, width: int, height: int, pointing: Pointing, direction: str, *, in_detail: bool
    ) -> Pointing | None:
        """To another page, from its beginning."""
        there = super().move(state, width, height, pointing, direction, in_detail=in_detail)
        return there if there is None or there == pointing else replace(there, showing="", inside=0)

    def letters_there(self, state: Pages, pointing: Pointing) -> str:
        """The letters that are keys at the page pointed at."""
        page = state.pages.get(pointing.focus)
        return page_keys.letters_there(state.kind_of(page)) if page is not None else ""

    def fields(self, state: Pages, pointing: Pointing) -> list[EntryField]:
        """The fields of the page pointed at; none while nothing may be typed."""
        page = state.pages.get(pointing.focus)
        if page is None or page.withdrawn or state.wordless or state.closed:
            return []
        kind = state.kind_of(page)
        open_fields = (one for one in kind.fields if one.sees != PAPER and one.key not in page.cut)
        return [field for one in open_fields for field in self._entries(state, page, one)]

    def without_fields(self, state: Pages, pointing: Pointing) -> Wish:
        """Why nothing of the page pointed at is typed."""
        page = state.pages.get(pointing.focus)
        if page is None:
            return super().without_fields(state, pointing)
        if state.wordless:
            return Wish(pointing, says=self.wordless)
        try:
            open_still(state)
        except ExerciseError as problem:
            return Wish(pointing, says=str(problem))
        why = "was taken back" if page.withdrawn else "has nothing that is typed"
        return Wish(pointing, says=f"{page.called.capitalize()} {why}.")

    def _entries(self, state: Pages, page: Page, one: Field) -> Iterator[EntryField]:
        """What is asked for a field: of either side where it is of two voices."""
        now = told(state, page, one) if one.key in page.values else ""
        if one.each == EACH_ROLE or (one.each and one.each != SIDE):
            return
        if one.each == SIDE or one.kind == VOICES:
            for side, pole in zip(SIDES, page.poles, strict=True):
                said = (page.values.get(one.key) or {}).get(side)
                words = (said if isinstance(said, str) else "; ".join(said)) if said else ""
                if one.kind == VOICES:
                    label = f"{page.goes} {side} {state.called(one)}"
                    yield EntryField(f"{page.goes} {side} {one.key}", label, f"{pole}: {one.ask}", words)
            return
        label = f"{page.goes} {state.called(one)}"
        yield EntryField(f"{page.goes} {one.key}", label, one.ask, now, now if one.kind == TEXT else "", _takes(one))

    def none_yet(self, state: Pages) -> str:
        """How the first page begins."""
        return f"No page yet: {a_new_one(state)}"

    def overview_line(self, state: Pages, pointing: Pointing) -> str:
        """The line that shows all the room may see of it."""
        return f"show {RATINGS}" if the_rated(state) is not None else super().overview_line(state, pointing)

    def act(self, state: Pages, pointing: Pointing, name: str) -> Wish:
        """Letters are keys at the page pointed at, or a line of it opens."""
        page = state.pages.get(pointing.focus)
        if name != "mark":
            return page_keys.opened(state, pointing, name)
        if page is not None and state.kind_of(page).rated:
            return rated.begun(state, page, pointing)
        return page_keys.begun(state, pointing)

    def choose(self, state: Pages, pointing: Pointing, key: str, character: str) -> Wish | None:
        """What a key comes to where letters are keys."""
        page = state.pages.get(pointing.focus)
        if page is not None and state.kind_of(page).rated:
            return rated.choose(state, page, pointing, key, character)
        return page_keys.choose(state, pointing, key, character)

    def show_line(self, state: Pages, pointing: Pointing) -> str:
        """The line that shows the page pointed at."""
        page = state.pages.get(pointing.focus)
        if page is not None and state.kind_of(page).rated:
            return f"show {RATINGS}"
        return f"show page {page.goes}" if page is not None else ""


def _takes(one: Field) -> tuple[str, ...]:
    """The words that a field takes, where it takes no others and what is asked does not name them all."""
    words = {DIAL: SETTINGS, TICK: ("yes",)}.get(one.kind, one.takes) if one.chosen else ()
    return () if all(word in folded(one.ask) for word in words) else words
