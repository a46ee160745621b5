"""What two raters' marks on a page come to, and how those who wrote twice wrote the second time. Pure.

Nothing is averaged and no agreement is reckoned in one number: marks are the same, settled in talk with why, or still
apart. Nobody's own second mark is ever set beside their first: only the group is compared, of those who have both.
"""

from __future__ import annotations

from collections import Counter

from exercises.kernel.p_numbers import untold
from exercises.kernel.record import Record
from exercises.kernel.scales import Scale
from exercises.pages.fields import CodeOf, PageKind
from exercises.pages.state import Mark, Page, Pages

SAME, TALKED, APART, OPEN = "the same from the beginning", "settled in talk", "still apart", "not settled yet"


class Verdict(Record):
    """What both raters' marks on one dimension of a page come to."""

    how: str
    says: str = ""
    """The word; "" where there is none."""
    why: str = ""


class Compared(Record):
    """One dimension, as those wrote who have a word for it both times."""

    code: CodeOf
    title: str
    scale: Scale
    first: tuple[int, ...]
    """How many at each word of the scale, the first time."""
    later: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]
    """By how many words: how many."""

    @property
    def n(self) -> int:
        """How many people that is."""
        return sum(self.first)

    @property
    def hidden(self) -> str:
        """Why others than the facilitators do not read it; "" when they do."""
        return untold(self.first)


def the_rated(state: Pages) -> PageKind | None:
    """The kind of page that is rated; None for none."""
    return next((kind for kind in state.kinds if kind.rated), None)


def scale_of(state: Pages, kind: PageKind) -> Scale:
    """The scale that its pages are rated on."""
    return state.scales[kind.rated]


def sign(scale: Scale, word: str) -> str:
    """The key of a word: its letter where that is a sign, else its digit."""
    at = scale.marks.index(word)
    return scale.digits[at] if scale.letters[at].isalpha() else scale.letters[at]


def dimension(state: Pages, code: CodeOf) -> str:
    """What it is called here."""
    return state.labels.get(code.key, code.about)


def marked(page: Page, by: str, code: str) -> Mark | None:
    """How that rater marked it; None for not yet."""
    return next((one for one in page.marks.get(by, ()) if one.code == code), None)


def verdict(page: Page, code: str) -> Verdict:
    """What the marks on it come to; nothing before both raters are done."""
    said = {one.says for made in page.open_marks.values() for one in made if one.code == code}
    talked = next((one for one in page.settled if one.code == code), None)
    if talked is not None:
        return Verdict(TALKED if talked.says else APART, talked.says, talked.why)
    return Verdict(SAME, *said) if len(said) == 1 else Verdict(OPEN)


def hows(state: Pages, kind: PageKind) -> Counter[str]:
    """How many marks are the same, settled, apart or open, of the pages that both are done with."""
    read = [page for page in state.every(kind) if page.open_marks]
    return Counter(verdict(page, code.key).how for page in read for code in kind.codes)


def at_time(state: Pages, kind: PageKind, time: int) -> dict[str, Page]:
    """By whose they are, the pages of the first time (0) or the second (1) that both raters are done with; the later
    of two at one time."""
    words = tuple(getattr(kind.field(kind.twice), "words", ()))
    found = {}
    for page in state.every(kind):
        number = page.by.partition(",")[0]
        if page.open_marks and number and words[time : time + 1] == (page.values.get(kind.twice),):
            found[number] = page
    return found


def pairs(state: Pages, kind: PageKind) -> list[tuple[Page, Page]]:
    """The first and the later page of each who has both."""
    first, later = (at_time(state, kind, time) for time in (0, 1))
    return [(page, later[who]) for who, page in first.items() if who in later]


def counted(state: Pages, kind: PageKind, pages: list[Page], code: CodeOf) -> tuple[int, ...]:
    """How many of the pages came to each word of the scale."""
    said = Counter(verdict(page, code.key).says for page in pages)
    return tuple(said[word] for word in scale_of(state, kind).words)


def compared(state: Pages) -> list[Compared]:
    """Each dimension over those who have a word for it both times."""
    kind = the_rated(state)
    if kind is None or not kind.twice:
        return []
    scale, both = scale_of(state, kind), pairs(state, kind)
    found = []
    for code in kind.codes:
        placed = [
            (before, after)
            for before, after in both
            if all(verdict(page, code.key).says in scale.words for page in (before, after))
        ]
        first, later = (counted(state, kind, [pair[time] for pair in placed], code) for time in (0, 1))
        steps = (
            scale.words.index(verdict(b, code.key).says) - scale.words.index(verdict(a, code.key).says)
            for a, b in placed
        )
        found.append(Compared(code, dimension(state, code), scale, first, later, tuple(sorted(Counter(steps).items()))))
    return found
