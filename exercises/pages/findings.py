"""An exercise of pages as numbers alone. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.findings import PAGES, SHEETS, Finding, finding
from exercises.pages.fields import PageKind
from exercises.pages.state import READERS, Pages


def findings(state: Pages) -> tuple[Finding, ...]:
    """How many pages there are of each kind and how far they are; of pages that two rate, how many both have done."""
    return (*finding(PAGES, *(list(_kind(state, kind)) for kind in state.kinds)), *finding(SHEETS, *_rated(state)))


def _kind(state: Pages, kind: PageKind) -> Iterator[int]:
    there = [page for page in state.every(kind) if not page.withdrawn]
    yield len(there)
    yield sum(page.picked is True for page in there)
    yield sum(page.picked is False for page in there)
    for far in kind.states:
        yield sum((page.standing or kind.states[0]) == far for page in there)


def _rated(state: Pages) -> Iterator[tuple[int, int, int, int]]:
    scales = list(state.scales)
    for kind in state.kinds:
        if kind.rated in scales:
            there = [page for page in state.every(kind) if not page.withdrawn]
            if done := sum(len(page.done) >= READERS for page in there):
                yield 1, scales.index(kind.rated), done, len(there)
