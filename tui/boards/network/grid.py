"""The grid: persons down, the three questions across. Pure drawing."""

from __future__ import annotations

from functools import lru_cache

from exercises.network.state import QUESTIONS, Chair, Network
from tui.app.text import fit, pad, width
from tui.boards.board import Drawing, Drawn, Piece, stacked
from tui.boards.cut import wrap_cut
from tui.boards.network.answers import marked, wrap_whole

_MOST_LINES = 4
_MOST_ROLE_LINES = 2


def _titles(state: Network) -> list[str]:
    titles = {item["key"]: str(item["heading"]) for item in state.template.words.get("questions", ())}
    return [titles.get(key, key) for key in QUESTIONS]


def _widths(state: Network, room: int) -> tuple[int, int]:
    """Cells for the person and for each answer; the person gives way to whole headings."""
    needed = max(width(title) for title in _titles(state)) + 1
    person = max(14, min(24, room // 4, room - 3 * needed))
    return person, max(8, (room - person) // 3)


def headings(state: Network, room: int) -> list[Drawn]:
    """The three questions, which stay above the grid."""
    person, answer = _widths(state, room)
    pieces: list[Piece] = [(" " * person, "text")]
    pieces += [(pad(fit(title, answer - 1), answer), "heading") for title in _titles(state)]
    return [tuple(pieces)]


@lru_cache(maxsize=4096)
def _wrapped(text: str, room: int) -> tuple[str, ...]:
    return tuple(wrap_cut(text, room, _MOST_LINES))


def _person(chair: Chair, room: int) -> list[str]:
    name = f"( ) {chair.number} {chair.name}" if chair.empty else f"{chair.number:>3} {chair.name}"
    role = chair.role if chair.role != chair.name else chair.agency
    indent = " " * (4 if room > 17 else 2)
    lines = wrap_whole(role, room - len(indent))
    if len(lines) > _MOST_ROLE_LINES:
        lines = [*lines[: _MOST_ROLE_LINES - 1], fit(f"{lines[_MOST_ROLE_LINES - 1]} …", room - len(indent))]
    return [fit(name, room), *(indent + line for line in lines)]


def draw(state: Network, room: int, focus: int) -> Drawing:
    """Every chair with its three answers, a blank line between chairs where the window is high enough."""
    person, answer = _widths(state, room)
    things: list[tuple[bool, list[Drawn]]] = []
    for chair in state.in_order():
        lines: list[Drawn] = []
        left = _person(chair, person - 2)
        cells = [_wrapped(marked(state, chair.answers.get(key)), answer - 1) for key in QUESTIONS]
        met = [key in chair.answers for key in QUESTIONS]
        for place in range(max(len(left), *(len(cell) for cell in cells))):
            chosen = chair.number == focus and place == 0
            name = pad(("▌" if chosen else " ") + (left[place] if place < len(left) else ""), person)
            pieces: list[Piece] = [(name, "chosen" if chosen else "strong" if place == 0 else "quiet")]
            for cell, heard in zip(cells, met, strict=True):
                pieces.append((pad(cell[place] if place < len(cell) else "", answer), "text" if heard else "quiet"))
            lines.append(tuple(pieces))
        things.append((chair.number == focus, lines))
    return stacked(things, air=True)
