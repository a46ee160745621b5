"""Pages as facts: a row for each field that holds something, and what was counted. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exercises.kernel.p_numbers import FEW, FEWEST
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.pages import nobodys
from exercises.pages.fields import CHOICE, DAY, PageKind
from exercises.pages.reading import told
from exercises.pages.repeating import reasons
from exercises.pages.state import Pages

PICKED, PASSED = "picked", "not picked"
NOT_SAID = "not said"


def data(state: Pages, audience: Audience) -> Iterator[Fact]:
    """Every fact that audience gets: of a page the fields its own page has."""
    whole = audience == "facilitators"
    for page in state.every():
        kind = state.kind_of(page)
        cells: dict[str, Cell] = {"number": page.own_number, "kind": kind.key, "title": page.title}
        consent = page.consent if whole and kind.consent else None
        there = state.leaving(page, audience)
        said = [(one.key, str(page.values[one.key]) if one.kind == DAY else told(state, page, one)) for one in there]
        said += [("draft", draft)] if there and (draft := state.draft(page)) else []
        for key, text in said:
            yield Fact("pages", f"{page.goes}-{key}", {**cells, "field": key, "text": text, "consent": consent})
    for kind in state.kinds:
        if kind.picks:
            yield from _picks(state, kind, audience)
    for hands in nobodys.hands(state, audience):
        yield from hands.facts(audience)
    for page, hands in state.page_hands(audience):
        yield from hands.facts(audience, page.goes)


def _picks(state: Pages, kind: PageKind, audience: Audience) -> Iterator[Fact]:
    """What a group picked and why, of pages that leave; how many others there are, by their first choice."""
    every = list(state.every(kind))
    there = [page for page in every if state.may_leave(page, audience)]
    why = reasons(state, lambda page: state.may_leave(page, audience))
    for page in there:
        cells: dict[str, Cell] = {"number": page.own_number, "kind": kind.key, "title": page.title}
        if page.picked is not None:
            said = {"picked": PICKED if page.picked else PASSED, "picked_why": why(page)}
            for key, text in said.items():
                yield Fact("pages", f"{page.goes}-{key}", {**cells, "field": key, "text": text})
    setting = next(iter(kind.of(CHOICE)), None)
    if setting is None or not there:
        return
    others = Counter(str(page.values.get(setting.key, "")) for page in every if not page.withdrawn and not page.picked)
    unsaid = {"": NOT_SAID} if others[""] else {}
    for key, word in {**setting.words, **unsaid}.items():
        n = others[key]
        few = audience != "facilitators" and 0 < n < FEWEST
        told: dict[str, Cell] = {"n": None if few else n, "counts": True, "hidden": FEW if few else ""}
        what = f"{kind.many}: {setting.title}"
        yield Fact(
            "counts",
            f"{kind.key}-{setting.key}-{key or 'not-said'}",
            {"what": what, "of": PASSED, "word": word, **told},
        )
