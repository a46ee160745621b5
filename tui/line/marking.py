"""A page marked in lines: each of its dials, of its sentences that are read for codes, or of a case's dimensions.

What a letter is where letters are keys (`boards/page_keys.py`, `boards/rated.py`) is the answer here; words do as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from exercises.kernel.record import Record
from exercises.kernel.text import folded, listed
from exercises.pages.coding import numbered, unmarked
from exercises.pages.fields import DIAL, SETTINGS, TURNS, PageKind
from exercises.pages.rated import dimension, marked, scale_of, sign
from exercises.pages.reading import told
from exercises.pages.state import Page, Pages
from tui.boards import page_keys
from tui.line.asked import Question, Said, yes_or_no

_NONE = "none"


def is_left(state: Pages, number: int, by: str) -> bool:
    """Whether that reader has something to mark on the page."""
    page = state.pages.get(number)
    if page is None or page.withdrawn or by in page.done:
        return False
    kind = state.kind_of(page)
    dials = any(one.key not in page.values for one in kind.of(DIAL))
    return bool(unmarked(kind, page, by)) if kind.rated else dials or (bool(kind.codes) and by not in page.marks)


class _Asked(Record):
    """One thing that is marked."""

    key: str
    """What stands behind the page in the line: "purpose", "d1", "s3 >"."""
    called: str
    how: str
    """What may be answered, in words."""
    words: Mapping[str, str]
    """The same, each with what the line has for it."""
    now: str = ""
    """What stands there already."""
    many: bool = False
    """Whether it may have several answers, so that only an empty line goes on."""


class Marking:
    """One page, and where on it one is."""

    def __init__(
        self,
        pages: Callable[[], Pages],
        page: int,
        by: str,
        perform: Callable[[str], Said],
        may_read: Callable[[], bool],
    ) -> None:
        self._pages, self._number, self._by = pages, page, by
        self._perform, self._may_read = perform, may_read
        self._how = ""
        self._left = frozenset(unmarked(self._kind, self._page, by))
        self._at = 0
        self._marked: list[int] = []
        """Where something was marked, so that taking it back goes there again."""
        self._on()

    @property
    def _page(self) -> Page:
        return self._pages().pages[self._number]

    @property
    def _kind(self) -> PageKind:
        return self._pages().kind_of(self._page)

    def _on(self) -> None:
        """On to what is not marked yet, where a page that is rated was marked in part."""
        every = self._asked()
        while self._left and self._at < len(every) and every[self._at].key not in self._left:
            self._at += 1

    @property
    def prompt(self) -> str:
        """Which page, and what of it."""
        return f"{self._page.goes} {self._asked()[self._at].called}"

    @property
    def is_done(self) -> bool:
        """Whether all of it was asked about."""
        return self._at >= len(self._asked())

    def text(self) -> Said:
        """Its sentences, which are read out before they are marked."""
        return [f"s{number} {text}" for number, (_, _, text) in enumerate(numbered(self._kind, self._page), 1)]

    def asks(self, *, again: bool = False) -> Said:
        """How it stands, and what may be answered where that was not said yet."""
        one = self._asked()[self._at]
        how = one.how if again or one.how != self._how else ""
        self._how = one.how
        return [" ".join(said)] if (said := [*filter(None, (one.now, how))]) else []

    def entered(self, line: str) -> Said | None:
        """The mark that the line is; None where it is none."""
        one = self._asked()[self._at]
        if not line:
            self._at += 1
            self._on()
            return []
        first, _, rest = line.partition(" ")
        if folded(line) == "undo" and self._marked:
            said = self._perform(line)
            self._at = self._marked.pop()
            return said
        word = one.words.get(folded(first)) or one.words.get(folded(line))
        if word is None:
            return None
        rest = "" if folded(line) in one.words else f" {rest}"
        said = self._perform(f"{self._page.goes} {one.key} {word}{rest}")
        self._marked.append(self._at)
        if not one.many:
            self._at += 1
            self._on()
        return said

    def ends(self) -> Said | Question:
        """What is left, and whether this reader is done with the page, which shows the other's marks to both."""
        page = self._page
        if not self._kind.codes or self._by in page.done:
            return [f"That was the last of {page.called}."]
        left = unmarked(self._kind, page, self._by) if self._kind.rated else []
        if left:
            return [f"Not marked yet: {listed(left)}. .mark {page.goes} comes back to them."]
        done = f"{page.goes} done"
        asked = f"That was the last of {page.called}. Are you done with it?"
        goes_on = [".mark goes to the next."]
        return yes_or_no(asked, lambda: [*self._perform(done), *goes_on], [f"Not yet: {done} says it."])

    # -- what is asked ------------------------------------------------------------------------------------------------

    def _asked(self) -> list[_Asked]:
        kind = self._kind
        return [*self._dimensions()] if kind.rated else [*self._dials(), *self._sentences()]

    def _dimensions(self) -> Iterator[_Asked]:
        state, kind, page = self._pages(), self._kind, self._page
        scale = scale_of(state, kind)
        signs = {word: sign(scale, word) for word in scale.marks}
        words = {said: signs[word] for word in scale.marks for said in (signs[word], folded(word))}
        for keys in (scale.digits, scale.letters):
            words |= {key: signs[word] for key, word in zip(keys, scale.marks, strict=True)}
        there = ", ".join(f"{signs[word]} {word}" for word in scale.marks)
        how = f"{there}. With s2 behind it: the sentence you rely on."
        for code in kind.codes:
            mine = marked(page, self._by, code.key)
            now = f"Yours so far: {mine.says}." if mine is not None else ""
            yield _Asked(code.key, f"{code.key}, {dimension(state, code)}", how, {**words, _NONE: _NONE}, now)

    def _dials(self) -> Iterator[_Asked]:
        state, page = self._pages(), self._page
        words = {word: word for word in (*SETTINGS, *TURNS)} | page_keys.SET | page_keys.TURN
        how = f"{listed(SETTINGS, joiner='or')}; for next time {listed(tuple(TURNS), joiner='or')}."
        for one in self._kind.of(DIAL):
            now = f"Now {told(state, page, one)}." if one.key in page.values else ""
            yield _Asked(one.key, f"{state.called(one)}, a dial", how, words, now)

    def _sentences(self) -> Iterator[_Asked]:
        kind, page = self._kind, self._page
        if not kind.codes:
            return
        words = page_keys.letters(kind) | {code.key: code.key for code in kind.codes} | {_NONE: _NONE}
        there = "; ".join(f"{code.key} {listed(code.says, joiner='or')}".strip() for code in kind.codes)
        how = f"Codes: {there}. An empty line goes on."
        for number, (field, place, text) in enumerate(numbered(kind, page), 1):
            read = [one for one in page.marks.get(self._by, ()) if (one.field, one.sentence) == (field, place)]
            mine = f"Yours so far: {listed([one.says or one.code for one in read])}." if read else ""
            now = " ".join(filter(None, (text if self._may_read() else "", mine)))
            yield _Asked(f"s{number} >", f"s{number}, which code", how, words, now, many=True)
