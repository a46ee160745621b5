"""The board of an exercise of pages: the pages, what was counted, and the page pointed at, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.kernel.checks import open_still
from exercises.kernel.consent import NOT_ASKED
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.pages.coding import numbered, numbers_of
from exercises.pages.fields import CHOICE, DIAL, EACH_ROLE, PAPER, SIDE, SIDES, TEXT, VOICES, Field
from exercises.pages.rated import the_rated
from exercises.pages.rated_room import RATINGS
from exercises.pages.reading import about, marks, told
from exercises.pages.room import dial
from exercises.pages.state import Page, Pages
from tui.app.text import fit, pad, wrap
from tui.boards import page_keys, rated
from tui.boards.board import Drawing, Drawn, EntryField, Pointing, Wish, led
from tui.boards.list_board import ListBoard

_LABEL = 14
_MANY, _IN_FULL = 40, 24
"""Of more pages than that only so many are drawn, those around the one pointed at: in a list, and in full."""


def _numbers(pages: Shelf[Page]) -> list[int]:
    return list(pages)


class PagesBoard(ListBoard):
    """The pages of the exercise as a list."""

    thing = "page"
    own = page_keys.OWN
    letters = "MARKING"
    letter_words = page_keys.LETTERS
    overview_view = "pages"
    answer_help = "What is typed after a colon is kept word for word."
    wordless = "Nothing is typed about what is said now."
    beside_from = 76
    air = True
    none = "No page yet: + and what it is about."

    def numbers(self, state: Pages) -> Sequence[int]:
        """In the order they were made."""
        return state.pages.once(_numbers) if len(state.kinds) == 1 else [page.number for page in state.every()]

    def in_order(self, state: Pages, pointing: Pointing) -> Sequence[int]:
        """What is rated in the order of the rater who points."""
        kind = the_rated(state)
        return rated.in_order(state, kind, pointing.by) if kind is not None else self.numbers(state)

    def above(self, state: Pages, width: int, height: int, pointing: Pointing) -> Drawing:
        """What they are."""
        return Drawing([((fit(f" {', '.join(kind.many for kind in state.kinds).upper()}", width), "heading"),)])

    def overview(self, state: Pages, width: int, height: int, pointing: Pointing) -> Drawing:
        """The list, and beside it the page pointed at; of very many pages those around it, and of those that are rated
        that one."""
        page = state.pages.get(pointing.focus)
        if page is not None and state.kind_of(page).rated:
            return rated.overview(state, page, width, pointing)
        return super().overview(self._shown(state, pointing), width, height, pointing)

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
            page = state.pages[number]
            kind = state.kind_of(page)
            mark = rated.how_far(state, kind, page, pointing.by) if kind.rated else self._mark(state, page)
            mark = f"  {mark}" if mark else ""
            here = page.number == pointing.focus
            text = fit(f"{page.goes} {page.values.get(kind.begun, page.title)}", max(4, width - len(mark) - 2))
            yield ((f"{'▌' if here else ' '}{text}", "chosen" if here else "text"), (mark, "quiet"))

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
        return str(page.values.get(key, ""))[:14]

    def below(self, state: Pages, width: int) -> list[Drawn]:
        """What was counted of the group."""
        lines: list[Drawn] = []
        for hands in state.hands():
            lines += [(), ((fit(f" {hands.title.upper()}", width), "heading"),)]
            lines += [((f"  {line}", "text"),) for line in wrap(str(hands), max(8, width - 3))]
        return lines

    def whole(self, state: Pages, number: int, width: int, pointing: Pointing) -> list[Drawn]:
        """One page, field by field; a dial as a bar with its word, sentences that are read with their numbers."""
        page = state.pages[number]
        lines: list[Drawn] = [((fit(f"{page.goes} {page.title}", width), "strong"),)]
        beside = [one for one in about(state, page) if one != f"consent: {NOT_ASKED}"]
        lines += [((line, "quiet"),) for line in wrap("; ".join(beside), width)] if beside else []
        at = numbers_of(state.kind_of(page), page)
        for one in () if page.withdrawn else state.kind_of(page).fields:
            here = one.kind == DIAL and number == pointing.focus and one is page_keys.dial_at(state, page, pointing)
            label = pad(fit(f"{'▌' if here else ''}{state.called(one)}", _LABEL - 1), _LABEL)
            if one.coded and page.values.get(one.key):
                said = list(self._sentences(state, page, one, at, pointing, max(8, width - _LABEL)))
            else:
                words = dial(page, one) if one.kind == DIAL else self._words(state, page, one)
                said = wrap(words, max(8, width - _LABEL)) or [""]
            lines += led(label, said)
        codes = [f"{letter} {code}" for letter, code in page_keys.letters(state.kind_of(page)).items()]
        lines += [((line, "quiet"),) for line in wrap(f"Codes: {', '.join(codes)}", width)] if codes else []
        return lines

    def _sentences(
        self, state: Pages, page: Page, one: Field, at: dict[tuple[str, int], int], pointing: Pointing, width: int
    ) -> Iterator[str]:
        """A field's sentences with their numbers, and what was read in each: one's own, others' when both are done."""
        mark = marks(state, page, one)
        yield from wrap(f"({mark})", width) if mark else ()
        read = page.open_marks or {who: made for who, made in page.marks.items() if who == pointing.by}
        number = pointing.inside - len(state.kind_of(page).of(DIAL)) if page.number == pointing.focus else 0
        for field, place, text in numbered(state.kind_of(page), page):
            if field == one.key:
                here = ((who, mark) for who, made in read.items() for mark in made)
                codes = [f"{who} {m.says or m.code}" for who, m in here if (m.field, m.sentence) == (field, place)]
                said = f"s{at[field, place]} {text}"
                said = f"▌{said}" if at[field, place] == number else said
                yield from wrap(f"{said} [{', '.join(codes)}]" if codes else said, width)

    def _words(self, state: Pages, page: Page, one: Field) -> str:
        mark = marks(state, page, one)
        if one.key in page.cut:
            return "taken out by whoever told it"
        said = told(state, page, one) if one.key in page.values else "· not said yet"
        said = "· on paper" if one.sees == PAPER else said
        return f"{said}  ({mark})" if mark and one.key in page.values else said

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
        yield EntryField(f"{page.goes} {one.key}", label, one.ask, now, now if one.kind == TEXT else "")

    def overview_line(self, state: Pages, pointing: Pointing) -> str:
        """The line that shows all the room may see of it."""
        return f"show {RATINGS}" if the_rated(state) is not None else super().overview_line(state, pointing)

    def act(self, state: Pages, pointing: Pointing, name: str) -> Wish:
        """Letters are keys, at the page pointed at."""
        page = state.pages.get(pointing.focus)
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
