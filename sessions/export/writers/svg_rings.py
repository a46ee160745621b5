"""Draws who is around somebody in rings, each kind of tie with a line of its own and its word in the legend.

No tie has a colour: a line is wide, thin, waved, cut or dotted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, groupby
from math import ceil, cos, hypot, pi, sin
from typing import NamedTuple

from exercises.leaving.drawing import Ring, Rings, RingsPicture, RingTie, Seat
from sessions.export.writers import svg_text as svg

_MARGIN = 32.0
_RADII = (150.0, 285.0, 420.0)
_AROUND = 96.0
"""Room beside the outer ring, for half a name."""
_WIDER = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
"""By how much the rings may be wider, until no name stands on another."""
_NARROWER = (0.5, 0.62, 0.8)
"""The same for two drawings side by side: on a page the letters of both are as small as they are wide together."""
_TURNS = (0.0, 0.42, 0.21)
"""By how much of a step each ring is turned, so that nobody stands behind another."""
_ROWS, _BETWEEN = 12, 24.0
"""Rows of short sentences before they go on in another column, and the room between two."""
_TITLE, _LABEL, _SMALL = 22.0, 15.0, 13.0
_SIGNS = ("strong", "thin", "strained", "broken", "not known")
_DASHES = {"broken": "22 12", "not known": "2 8"}
_EMPTY = "( ) is a place that is empty: somebody who belongs here and was not in the room."

Point = tuple[float, float]


def draw(picture: RingsPicture, name: str) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    ways = (*_NARROWER, *_WIDER) if len(picture.drawings) > 1 else _WIDER
    wider = next((by for by in ways if all(_apart(_places(rings, by)) for rings in picture.drawings)), _WIDER[-1])
    one = 2 * (_RADII[-1] * wider + _AROUND)
    wide = one * len(picture.drawings)
    made = [
        svg.block(svg.lines(picture.title, wide - 2 * _MARGIN, _TITLE, bold=True), _MARGIN, _MARGIN, _TITLE, bold=True)
    ]
    top = _MARGIN + 44
    for place, rings in enumerate(picture.drawings):
        made += _one(rings, place * one, top, one, wider)
    y = top + 40 + 2 * _RADII[-1] * wider + 70
    y = _legend(made, picture, y)
    y = _below(made, picture.below, wide - 2 * _MARGIN, y)
    return svg.drawing(name, picture.title, _says(picture), wide, y + _MARGIN, made)


class _Place(NamedTuple):
    """A name, or what a ring is called, as it stands around the centre: its middle, its size, its lines."""

    key: str
    x: float
    y: float
    wide: float
    high: float
    lines: list[str]
    empty: bool = False

    def meets(self, other: _Place) -> bool:
        """Whether one stands on the other."""
        far, near = abs(self.x - other.x), abs(self.y - other.y)
        return far < (self.wide + other.wide) / 2 and near < (self.high + other.high) / 2


def _places(rings: Rings, wider: float) -> list[_Place]:
    """Where everybody stands, the centre last."""
    made = []
    for radius, turn, ring in zip(_RADII, _TURNS, rings.rings, strict=False):
        for place, seat in enumerate(ring.seats):
            angle = 2 * pi * (place + turn) / len(ring.seats) - pi / 2
            made.append(_named(seat, radius * wider * cos(angle), radius * wider * sin(angle)))
    return [*made, *([_named(rings.centre, 0.0, 0.0)] if rings.centre is not None else [])]


def _named(seat: Seat, x: float, y: float) -> _Place:
    said = svg.lines(seat.label, 150, _LABEL, bold=True)
    if seat.empty:
        # Put around what is laid out already, so that neither stands in a line of its own.
        said = [f"( {said[0]}", *said[1:]]
        said[-1] = f"{said[-1].rstrip()} )"
    wide = max(svg.width(line, _LABEL, bold=True) for line in said) + 16
    return _Place(seat.key, x, y, wide, svg.height(said, _LABEL) + 8, said, seat.empty)


def _apart(places: list[_Place]) -> bool:
    return not any(one.meets(other) for one, other in combinations(places, 2))


def _called(ring: Ring, radius: float, places: list[_Place]) -> _Place:
    """What a ring is called, just inside it: as near to its foot as nobody's name is."""
    label = ring.label.upper()
    wide, high = svg.width(label, _SMALL) + 8, svg.height([label], _SMALL)
    found = []
    for step in range(36):
        angle = pi / 2 + (step + 1) // 2 * (pi / 36) * (1 if step % 2 else -1)
        inside = radius - (wide * abs(cos(angle)) + high * abs(sin(angle))) / 2 - 2
        found.append(_Place("", inside * cos(angle), inside * sin(angle), wide, high, [label]))
        if not any(found[-1].meets(one) for one in places):
            return found[-1]
    return found[0]


def _one(rings: Rings, left: float, top: float, wide: float, wider: float) -> list[str]:
    made = [svg.block(svg.lines(rings.stamp, wide - 2 * _MARGIN, _LABEL), left + _MARGIN, top, _LABEL, ink=svg.QUIET)]
    x, y = left + wide / 2, top + 50 + _RADII[-1] * wider
    places = _places(rings, wider)
    for radius, ring in zip(_RADII, rings.rings, strict=False):
        circle: dict[str, str | float] = {"cx": x, "cy": y, "r": radius * wider, "stroke_dasharray": "2 6"}
        made.append(svg.element("circle", "", fill="none", stroke=svg.QUIET, stroke_width=1.0, **circle))
        at = _called(ring, radius * wider, places)
        label = svg.block(at.lines, x + at.x, y + at.y - at.high / 2, _SMALL, ink=svg.QUIET, anchor="middle")
        made.append(label)
    where = {one.key: (x + one.x, y + one.y) for one in places}
    for tie in rings.ties:
        if tie.ends[0] in where and tie.ends[1] in where:
            made += _tie(where[tie.ends[0]], where[tie.ends[1]], tie)
    return made + [part for one in places for part in _seat(one, where[one.key])]


def _seat(one: _Place, point: Point) -> list[str]:
    """A name on paper of its own, so that no line runs through it."""
    x, y = point[0] - one.wide / 2, point[1] - one.high / 2
    dashed = {"stroke_dasharray": "7 5"} if one.empty else {}
    box = {"x": x, "y": y, "width": one.wide, "height": one.high, "rx": 8.0}
    return [
        svg.element("rect", "", fill=svg.PAPER, stroke=svg.INK, stroke_width=1.4, **box, **dashed),
        svg.block(one.lines, point[0], y + 4, _LABEL, bold=True, anchor="middle"),
    ]


def _tie(one: Point, other: Point, tie: RingTie) -> list[str]:
    run, rise = other[0] - one[0], other[1] - one[1]
    long = hypot(run, rise) or 1.0
    made = [_line(one, other, tie.sign)]
    if tie.one_way:
        x, y = one[0] + run * 0.62, one[1] + rise * 0.62
        ux, uy = run / long, rise / long
        points = ((x + 14 * ux, y + 14 * uy), (x - 8 * uy, y + 8 * ux), (x + 8 * uy, y - 8 * ux))
        made.append(svg.element("polygon", points=" ".join(map(_point, points)), fill=svg.INK))
    return made


def _line(one: Point, other: Point, sign: str) -> str:
    wide = 6.0 if sign == "strong" else 1.8
    dashes = {"stroke_dasharray": _DASHES[sign]} if sign in _DASHES else {}
    points = _waved(one, other) if sign == "strained" else [one, other]
    told = f"M{' L'.join(map(_point, points))}"
    return svg.element("path", d=told, fill="none", stroke=svg.INK, stroke_width=wide, **dashes)


def _waved(one: Point, other: Point) -> list[Point]:
    run, rise = other[0] - one[0], other[1] - one[1]
    long = hypot(run, rise) or 1.0
    steps = max(2, round(long / 10))
    aside = [0.0, *(5.0 if step % 2 else -5.0 for step in range(1, steps)), 0.0]
    return [
        (one[0] + run * at / steps - off * rise / long, one[1] + rise * at / steps + off * run / long)
        for at, off in enumerate(aside)
    ]


def _point(point: Point) -> str:
    return f"{svg.number(point[0])},{svg.number(point[1])}"


def _legend(made: list[str], picture: RingsPicture, y: float) -> float:
    ties = [tie for rings in picture.drawings for tie in rings.ties]
    x = _MARGIN
    for sign in _SIGNS:
        if any(tie.sign == sign for tie in ties):
            made.append(_line((x, y + 9), (x + 70, y + 9), sign))
            made.append(svg.block([sign], x + 80, y, _LABEL))
            x += 100 + svg.width(sign, _LABEL) + 20
    if any(tie.one_way for tie in ties):
        made.append(svg.block(["▶ one way"], x, y, _LABEL))
    y += 34
    seats = [seat for rings in picture.drawings for ring in rings.rings for seat in ring.seats]
    if any(seat.empty for seat in seats):
        made.append(svg.block([_EMPTY], _MARGIN, y, _SMALL, ink=svg.QUIET))
        y += 28
    return y


def _below(made: list[str], sentences: Sequence[str], room: float, y: float) -> float:
    """What is said under the drawing. Many ties in few words stand in columns: on a page a picture that is much higher
    than wide would be small."""
    for is_short, some in groupby(
        sentences, lambda said: not said.endswith(".") and svg.width(said, _LABEL) < room / 2 - _BETWEEN
    ):
        said = [svg.lines(sentence, room, _LABEL) for sentence in some]
        apart = max(svg.width(line, _LABEL) for lines in said for line in lines) + _BETWEEN
        columns = min(int(room // apart), ceil(len(said) / _ROWS)) if is_short else 1
        rows, at = ceil(len(said) / max(1, columns)), y
        for place, lines in enumerate(said):
            at = y if place % rows == 0 else at
            made.append(svg.block(lines, _MARGIN + place // rows * apart, at, _LABEL))
            at += svg.height(lines, _LABEL) + 5
        y = at if len(said) <= rows else y + rows * (svg.height([""], _LABEL) + 5)
    return y


def _says(picture: RingsPicture) -> str:
    """The same in words, for whoever hears it."""
    told = []
    for rings in picture.drawings:
        told.append(f"{rings.stamp}.")
        told += [f"{ring.label}: {', '.join(seat.label for seat in ring.seats)}." for ring in rings.rings if ring.seats]
        told += [f"{tie.label}: {tie.sign}{', one way' if tie.one_way else ''}." for tie in rings.ties]
    return " ".join(told)
