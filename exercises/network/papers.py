"""What is printed of a grid: the empty grid for the wall, and a card for each chair. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.paper import EmptyGrid, Paper, Standing
from exercises.network.state import Chair, Network, Row

_SERVICES = 3
"""Rows for other agencies on an empty grid, as "A Good Start in Life" prints it: an actual person, three times."""


def grid(state: Network) -> Paper:
    """Its questions across, and a row for each who is set out; else one for each place of the template."""
    questions = state.template.words.get("questions", ())
    headings = tuple((str(item["heading"]), str(item.get("ask", ""))) for item in questions)
    title = state.case_title or state.template.title
    face = EmptyGrid(title, state.place_word.capitalize(), headings, tuple(_rows(state)))
    return Paper(title, (face,), across=True)


def _rows(state: Network) -> Iterator[tuple[str, str]]:
    for row, chairs in state.by_row():
        if chairs:
            yield from ((_called(chair), _role(chair)) for chair in chairs)
        elif not state.chairs:
            yield from _places(row)


def _places(row: Row) -> list[tuple[str, str]]:
    return [("", row.title)] * (1 if row.whanau else _SERVICES)


def _called(chair: Chair) -> str:
    return f"{chair.number} ({chair.name})" if chair.empty else chair.called


def _role(chair: Chair) -> str:
    """What they are, where that is not already how they are called."""
    return ", ".join(part for part in (chair.role, chair.agency) if part and part != chair.name)


def chairs(state: Network) -> Paper | None:
    """A card for each chair; before there is any, one to write on for each place of the template. None on paper, where
    nobody sits."""
    if not state.with_chairs:
        return None
    cards = [
        Standing(str(chair.number), f"({chair.name})" if chair.empty else chair.name, _role(chair))
        for chair in state.in_order()
    ]
    blank = [Standing("", "", place=title) for row in state.rows for _, title in _places(row)]
    return Paper(state.case_title or state.template.title, tuple(cards or blank), across=True)
