"""Pages as facts: a row for each field that holds something, and what was counted. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.pages.fields import DAY
from exercises.pages.reading import told
from exercises.pages.state import Pages


def data(state: Pages, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets: of a page the fields its own page has."""
    whole = audience == "facilitators"
    for page in state.every():
        kind = state.kind_of(page)
        for one in state.leaving(page, audience):
            text = str(page.values[one.key]) if one.kind == DAY else told(state, page, one)
            cells: dict[str, Cell] = {
                "number": page.number,
                "kind": kind.key,
                "title": page.title,
                "field": one.key,
                "text": text,
            }
            yield Fact("pages", f"{page.goes}-{one.key}", {**cells, "consent": page.consent if whole else None})
    for hands in state.hands():
        yield from hands.facts(audience)
    for page, hands in state.page_hands():
        yield from hands.facts(audience, page.goes)
