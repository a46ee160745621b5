"""The grid: persons down, the three questions across. Pure drawing; refuses to know who may see it."""

from __future__ import annotations

from functools import lru_cache

from exercises.network.room import said
from exercises.network.state import QUESTIONS, Chair, Network
from tui.boards.board import Drawing, Drawn, Piece
from tui.text import fit, pad, wrap

_MOST_LINES = 4


def _widths(room: int) -> tuple[int, int]:
    person = max(14, min(24, room // 4))
    return person, max(8, (room - person - 1) // 3)


def headings(state: Network, room: int) -> list[Drawn]:
    """The three questions, which stay above the grid."""
    person, answer = _widths(room)
    titles = {item["key"]: str(item["heading"]) for item in state.template.words.get("questions", ())}
    pieces: list[Piece] = [(" " * person, "text")]
    pieces += [(pad(fit(titles.get(key, key), answer - 1), answer), "heading") for key in QUESTIONS]
    return [tuple(pieces)]


@lru_cache(maxsize=4096)
def _wrapped(text: str, room: int) -> tuple[str, ...]:
    lines = wrap(text, room)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], fit(" ".join(lines[_MOST_LINES - 1 :]), room)]
    return tuple(lines)


def _person(chair: Chair, room: int) -> list[str]:
    name = f"( ) {chair.number} {chair.name}" if chair.empty else f"{chair.number:>3} {chair.name}"
    role = chair.role if chair.role != chair.name else chair.agency
    lines = [fit(name, room)]
    return [*lines, *(fit(f"    {line}", room) for line in _wrapped(role, max(4, room - 5))[:2])]


def draw(state: Network, room: int, focus: int) -> Drawing:
    """Every chair with its three answers, a blank line between chairs."""
    person, answer = _widths(room)
    lines: list[Drawn] = []
    first = last = 0
    for chair in state.in_order():
        left = _person(chair, person - 2)
        cells = [_wrapped(said(state, chair.answers.get(key)), answer - 1) for key in QUESTIONS]
        met = [key in chair.answers for key in QUESTIONS]
        begin = len(lines)
        for place in range(max(len(left), *(len(held) for held in cells))):
            chosen = chair.number == focus and place == 0
            name = pad(("▌" if chosen else " ") + (left[place] if place < len(left) else ""), person)
            pieces: list[Piece] = [(name, "chosen" if chosen else "strong" if place == 0 else "quiet")]
            for held, heard in zip(cells, met, strict=True):
                pieces.append((pad(held[place] if place < len(held) else "", answer), "text" if heard else "quiet"))
            lines.append(tuple(pieces))
        if chair.number == focus:
            first, last = begin, len(lines) - 1
        lines.append(())
    return Drawing(lines, first, last)
