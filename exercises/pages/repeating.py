"""Words of one page that are said again on another: what its teller took back, no reason of the group's says on. Pure.

A reason is the group's, so whatever it repeats goes out of it with the page. Another teller's own page stays as it is,
for its words are theirs as well: whoever takes one back is told where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from exercises.kernel.expression import expression
from exercises.kernel.record import replace
from exercises.kernel.rewording import texts_in
from exercises.kernel.text import folded, listed
from exercises.pages.fields import TEXT, VOICES, WORDY, PageKind
from exercises.pages.state import Page, Pages

ROW = 5
"""So many words in a row are somebody's, and fewer are anybody's."""
INSTEAD = "…"
_WORD = expression(r"[^\W_]+(?:['\u2019][^\W_]+)*")

Rows = frozenset[tuple[str, ...]]


def rows_in(texts: Iterable[str]) -> Rows:
    """Every few words that stand in a row; of a shorter text all of it, where that is more than a word or two."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = [folded(one[0]) for one in _WORD.finditer(text)]
        found |= {tuple(words[at : at + ROW]) for at in range(len(words) - ROW + 1)}
        found |= {tuple(words)} if 2 < len(words) < ROW else set()
    return frozenset(found)


def without(text: str, rows: Rows) -> str:
    """The text without what stands in those rows."""
    words = list(_WORD.finditer(text))
    known = [folded(one[0]) for one in words]
    gone = [False] * len(words)
    for many in sorted({len(row) for row in rows}):
        for at in range(len(words) - many + 1):
            if tuple(known[at : at + many]) in rows:
                gone[at : at + many] = [True] * many
    made, begin = "", 0
    for at, one in enumerate(words):
        if gone[at]:
            last = at > 0 and gone[at - 1]
            made += "" if last else text[begin : one.start()] + INSTEAD
            begin = one.end()
    return made + text[begin:]


def texts_of(kind: PageKind, page: Page, kinds: tuple[str, ...] = WORDY) -> Iterator[str]:
    """What its owner said on a page, now and before."""
    for one in kind.of(*kinds):
        yield from texts_in(page.values.get(one.key))
        yield from page.before.get(one.key, ())


def all_of(kind: PageKind, page: Page) -> Iterator[str]:
    """What its owner said on a page, and what it is called, which is often theirs as well."""
    yield from texts_of(kind, page)
    if not kind.begun and not page.withdrawn:
        yield page.title


def said_again_nowhere(state: Pages, texts: Iterable[str]) -> Pages:
    """The exercise in which no reason of the group's has those words any more."""
    rows = rows_in(texts)
    changed = {
        page.number: replace(page, why=left)
        for page in state.pages.every()
        if page.why and (left := without(page.why, rows)) != page.why
    }
    return replace(state, pages=state.pages.with_(changed)) if changed else state


def reasons(state: Pages, may: Callable[[Page], bool]) -> Callable[[Page], str]:
    """What gives the reason of a page without the words of any page that those it is for may not have."""
    hidden = (page for page in state.pages.every() if not may(page))
    rows = rows_in(text for page in hidden for text in all_of(state.kind_of(page), page))
    return lambda page: without(page.why, rows) if page.why else ""


def also_told(state: Pages, page: Page) -> str:
    """A sentence on other pages that have the same words, which stay there; "" for none. A role is nobody's words."""
    said = [(other, rows_in(texts_of(state.kind_of(other), other, (TEXT, VOICES)))) for other in state.pages.every()]
    own = next(rows for other, rows in said if other.number == page.number)
    there = [other.called for other, rows in said if other.number != page.number and own & rows]
    return f"The same words stand at {listed(there)}, and stay there: they are its teller's." if there else ""
