"""Draws rings and the ties across them in half blocks: two dots a cell, numbers for people, no colour. Pure.

Each sign has a line of its own as well as its mark: doubled, plain, waved, cut, dotted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, pi, sin

from tui.app.text import width as cells

Piece = tuple[str, str]
Row = tuple[Piece, ...]
Tie = tuple[int, int, str, str]
"""Two numbers, 0 for the centre, the sign's mark, and → or ← where it goes one way as seen from the first."""
Seat = tuple[int, bool]
"""A number, and whether the place is empty."""

_RADII = ((0.6,), (0.5, 0.95), (0.44, 0.72, 0.98))
"""How far out each ring is, of one, two or three."""
_TURNS = (0.0, 0.42, 0.21)
"""By how much of a step each ring is turned, so that nobody stands behind another."""
_MARKED = "≈╳?"
"""Signs whose mark stands on the line; the others are told apart by it being doubled or not."""
_RING, _TIE = 1, 2
_CLEAR = 3
"""Dots at either end of a tie that are left out."""


class _Canvas:
    """Dots, two a cell, and words over them."""

    def __init__(self, wide: int, high: int) -> None:
        self.wide, self.high = wide, high
        self.dots: dict[tuple[int, int], int] = {}
        self.words: dict[tuple[int, int], Piece] = {}

    def dot(self, x: float, y: float, kind: int) -> None:
        at = round(x), round(y)
        if 0 <= at[0] < self.wide and 0 <= at[1] < 2 * self.high:
            self.dots[at] = max(kind, self.dots.get(at, 0))

    def write(self, x: float, y: float, text: str, style: str, *, over: bool = True) -> None:
        """Words with their middle at that dot; not `over` only where no others are."""
        row = min(self.high - 1, max(0, round(y) // 2))
        first = min(self.wide - cells(text), max(0, round(x) - cells(text) // 2))
        places = [(first + at, row) for at in range(cells(text))]
        if over or not any(place in self.words for place in places):
            for place, letter in zip(places, text, strict=True):
                self.words[place] = letter, style

    def rows(self) -> Iterator[Row]:
        """The rows, neighbours of one style as one piece."""
        for row in range(self.high):
            found: list[Piece] = []
            for column in range(self.wide):
                letter, style = self.words.get((column, row)) or self._block(column, row)
                if found and (found[-1][1] == style or letter == " "):
                    found[-1] = found[-1][0] + letter, found[-1][1]
                else:
                    found.append((letter, style))
            yield tuple(found)

    def _block(self, column: int, row: int) -> Piece:
        top, foot = self.dots.get((column, 2 * row), 0), self.dots.get((column, 2 * row + 1), 0)
        letter = "█" if top and foot else "▀" if top else "▄" if foot else " "
        return letter, "text" if _TIE in (top, foot) else "quiet"


@lru_cache(8)
def picture(rings: tuple[tuple[Seat, ...], ...], ties: tuple[Tie, ...], centre: str, wide: int, high: int) -> list[Row]:
    """The picture in so many columns and rows."""
    canvas = _Canvas(wide, high)
    middle = (wide - 1) / 2, high - 0.5
    across, up = max(1.0, wide / 2 - 2), max(1.0, high - 1.5)
    where: dict[int, tuple[float, float]] = {0: middle}
    for ring, (seats, radius) in enumerate(zip(rings, _RADII[len(rings) - 1], strict=True)):
        _circle(canvas, middle, across * radius, up * radius)
        for place, (number, _) in enumerate(seats):
            angle = 2 * pi * (place + _TURNS[ring % 3]) / len(seats) - pi / 2
            where[number] = middle[0] + across * radius * cos(angle), middle[1] + up * radius * sin(angle)
    for one, other, mark, way in ties:
        if one in where and other in where:
            _line(canvas, where[one], where[other], mark, way)
    for number, empty in (seat for seats in rings for seat in seats):
        canvas.write(*where[number], f"({number})" if empty else f" {number} ", "quiet" if empty else "essential")
    if centre:
        canvas.write(*middle, f" {centre} " if cells(centre) == len(centre) else " ● ", "essential")
    return list(canvas.rows())


def _circle(canvas: _Canvas, middle: tuple[float, float], across: float, up: float) -> None:
    steps = max(24, round(3 * max(across, up)))
    for step in range(steps):
        angle = 2 * pi * step / steps
        canvas.dot(middle[0] + across * cos(angle), middle[1] + up * sin(angle), _RING)


def _line(canvas: _Canvas, one: tuple[float, float], other: tuple[float, float], mark: str, way: str) -> None:
    run, rise = other[0] - one[0], other[1] - one[1]
    steps = max(1, round(max(abs(run), abs(rise))))
    flat = abs(run) >= abs(rise)
    beside = (0, 1) if flat else (1, 0)
    for step in range(steps + 1):
        share = step / steps
        if (mark == "?" and step % 3) or (mark == "╳" and 0.36 < share < 0.64):
            continue
        if min(step, steps - step) < min(_CLEAR, steps // 4):
            continue  # numbers and the name in the centre stay clear
        x, y = one[0] + run * share, one[1] + rise * share
        off = (step // 2) % 2 if mark == "≈" else 0
        canvas.dot(x + beside[0] * off, y + beside[1] * off, _TIE)
        if mark == "═":
            canvas.dot(x + beside[0], y + beside[1], _TIE)
    if mark in _MARKED:
        canvas.write(one[0] + run / 2, one[1] + rise / 2, mark, "text", over=False)
    if way:
        share = 0.72 if way == "→" else 0.28
        points = _arrow(run, rise, flat) if way == "→" else _arrow(-run, -rise, flat)
        canvas.write(one[0] + run * share, one[1] + rise * share, points, "text", over=False)


def _arrow(run: float, rise: float, flat: bool) -> str:
    return ("→" if run > 0 else "←") if flat else ("↓" if rise > 0 else "↑")
