"""Draws chairs in rows and lines between them.

A line carries a number in a circle, and its words stand in a list under the map: words on the lines would lie on each
other and on the chairs.
"""

from __future__ import annotations

from collections import Counter
from math import hypot

from exercises.kernel.record import Record
from exercises.leaving.drawing import MapPicture, Seat
from sessions.export.writers import svg_text as svg

_WIDE, _MARGIN = 1280.0, 32.0
_HEADING = 170.0
_CHAIR, _GAP, _BETWEEN = 184.0, 24.0, 60.0
_PAD, _LABEL, _SMALL, _TITLE = 10.0, 16.0, 13.0, 22.0
_ROUND = 11.0
_APART = 16.0
"""How far apart the lines of one chair begin."""
_ALONG = tuple(0.5 + 0.03 * step * side for step in range(15) for side in (-1, 1))
"""Where along a line its number may stand, the best place first."""
_EMPTY = "an empty chair"

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]


class _Box(Record):
    seat: Seat
    x: float
    y: float
    high: float

    def near(self, point: Point) -> bool:
        """Whether a number there would lie on the chair."""
        x, y = point
        return self.x - _ROUND < x < self.x + _CHAIR + _ROUND and self.y - _ROUND < y < self.y + self.high + _ROUND


def draw(picture: MapPicture, name: str, *, with_list: bool = True) -> str:
    """The picture as SVG, its ids beginning with `name`; the list of its lines may stand outside it."""
    title = svg.lines(picture.title, _WIDE - 2 * _MARGIN, _TITLE, bold=True)
    made = [svg.block(title, _MARGIN, _MARGIN, _TITLE, bold=True)]
    boxes, headings, y = _placed(picture, _MARGIN + svg.height(title, _TITLE) + 22)
    paths, numbers = _lines(picture, boxes)
    # Lines first, so that a chair is whole whatever runs beside it.
    made += [*paths, *headings, *(_chair(box) for box in boxes.values()), *numbers]
    if with_list:
        for place, words in enumerate(line_words(picture), 1):
            y = _sentence(made, f"{place}   {words}", y, svg.INK)
        y += 10 if picture.lines else 0
        for sentence in picture.below:
            y = _sentence(made, sentence, y, svg.QUIET)
    return svg.drawing(name, picture.title, _says(picture), _WIDE, y + _MARGIN, made)


def line_words(picture: MapPicture) -> tuple[str, ...]:
    """The words of each line, in the order of their numbers."""
    called = _called(picture)
    return tuple(
        f"{called.get(one, one)} and {called.get(other, other)}{f': {words}' if words else ''}"
        for one, other, words in picture.lines
    )


def _sentence(made: list[str], sentence: str, y: float, ink: str) -> float:
    said = svg.lines(sentence, _WIDE - 2 * _MARGIN, 15)
    made.append(svg.block(said, _MARGIN, y, 15, ink=ink))
    return y + svg.height(said, 15) + 5


def _placed(picture: MapPicture, y: float) -> tuple[dict[str, _Box], list[str], float]:
    boxes: dict[str, _Box] = {}
    headings = []
    left = _MARGIN + _HEADING
    across = int((_WIDE - left - _MARGIN + _GAP) // (_CHAIR + _GAP))
    for words, seats in picture.rows:
        heading = svg.lines(words, _HEADING - 20, _LABEL, bold=True)
        headings.append(svg.block(heading, _MARGIN, y + _PAD, _LABEL, bold=True))
        least = svg.height(heading, _LABEL) + _PAD
        for start in range(0, max(len(seats), 1), across):
            line = seats[start : start + across]
            high = max((_high(seat) for seat in line), default=0.0)
            for place, seat in enumerate(line):
                boxes[seat.key] = _Box(seat, left + place * (_CHAIR + _GAP), y, high)
            y += max(high, least) + _BETWEEN
            least = 0.0
    return boxes, headings, y


def _words(seat: Seat) -> tuple[list[str], list[str], list[str]]:
    room = _CHAIR - 2 * _PAD
    small = [_EMPTY] if seat.empty else []
    label = f"( {seat.label} )" if seat.empty else seat.label
    return (
        svg.lines(label, room, _LABEL, bold=True),
        svg.lines(seat.under, room, _SMALL) if seat.under else [],
        [line for mark in (*small, *seat.marks) for line in svg.lines(mark, room, _SMALL)],
    )


def _high(seat: Seat) -> float:
    label, under, marks = _words(seat)
    return 2 * _PAD + svg.height(label, _LABEL) + svg.height([*under, *marks], _SMALL)


def _chair(box: _Box) -> str:
    label, under, marks = _words(box.seat)
    dashed = {"stroke_dasharray": "7 5"} if box.seat.empty else {}
    y = box.y + _PAD
    below = y + svg.height(label, _LABEL)
    return "".join(
        (
            svg.element(
                "rect",
                x=box.x,
                y=box.y,
                width=_CHAIR,
                height=box.high,
                rx=8.0,
                fill=svg.PAPER,
                stroke=svg.INK,
                stroke_width=2.0,
                **dashed,
            ),
            svg.block(label, box.x + _PAD, y, _LABEL, bold=True),
            svg.block(under, box.x + _PAD, below, _SMALL),
            svg.block(marks, box.x + _PAD, below + svg.height(under, _SMALL), _SMALL, ink=svg.QUIET),
        )
    )


def _lines(picture: MapPicture, boxes: dict[str, _Box]) -> tuple[list[str], list[str]]:
    paths, numbers = [], []
    taken: list[Point] = []
    begun: Counter[tuple[object, ...]] = Counter()
    for place, (one, other, _) in enumerate(picture.lines, 1):
        if one not in boxes or other not in boxes:
            continue
        curves = _way(boxes[one], boxes[other], begun)
        told = [f"M{_point(curves[0][0])}", *(f"C{' '.join(map(_point, curve[1:]))}" for curve in curves)]
        paths.append(svg.element("path", d=" ".join(told), fill="none", stroke=svg.INK, stroke_width=1.6))
        spots = [_along(curve, share) for curve in (curves[0], curves[-1]) for share in _ALONG]
        x, y = next((spot for spot in spots if _free(spot, boxes, taken)), spots[0])
        taken.append((x, y))
        numbers.append(svg.element("circle", cx=x, cy=y, r=_ROUND, fill=svg.PAPER, stroke=svg.INK, stroke_width=1.6))
        numbers.append(svg.block([str(place)], x, y - _SMALL * 0.64, _SMALL, bold=True, anchor="middle"))
    return paths, numbers


def _point(point: Point) -> str:
    return f"{svg.number(point[0])},{svg.number(point[1])}"


def _free(spot: Point, boxes: dict[str, _Box], taken: list[Point]) -> bool:
    apart = all(hypot(spot[0] - x, spot[1] - y) > 2.2 * _ROUND for x, y in taken)
    return apart and not any(box.near(spot) for box in boxes.values())


def _way(one: _Box, other: _Box, begun: Counter[tuple[object, ...]]) -> list[Curve]:
    """From chair to chair, through the gaps between chairs: under none of them."""
    upper, lower = (one, other) if (one.y, one.x) <= (other.y, other.x) else (other, one)
    start = _edge(upper, True, begun)
    if upper.y == lower.y:
        end, deep = _edge(lower, True, begun), _BETWEEN * (0.6 + 0.35 * (begun[upper.y,] % 3) / 2)
        begun[upper.y,] += 1
        return [(start, (start[0], start[1] + deep), (end[0], end[1] + deep), end)]
    end = _edge(lower, False, begun)
    if end[1] - start[1] <= 2 * _BETWEEN:
        return [_down(start, end)]
    lane = round((end[0] - _CHAIR / 2 - _MARGIN - _HEADING) / (_CHAIR + _GAP)) + (end[0] <= start[0])
    aside = (begun[lane,] + 1) // 2 * 4 * (1 if begun[lane,] % 2 else -1)
    begun[lane,] += 1
    x = _MARGIN + _HEADING + lane * (_CHAIR + _GAP) - _GAP / 2 + max(min(aside, _GAP / 2 - 3), 3 - _GAP / 2)
    above, below = (x, start[1] + _BETWEEN), (x, end[1] - _BETWEEN)
    return [_down(start, above), (above, above, below, below), _down(below, end)]


def _down(start: Point, end: Point) -> Curve:
    deep = (end[1] - start[1]) * 0.8
    return start, (start[0], start[1] + deep), (end[0], end[1] - deep), end


def _edge(box: _Box, bottom: bool, begun: Counter[tuple[object, ...]]) -> Point:
    """Where the next line of that chair begins: its middle first, then to the right and left of it."""
    before = begun[box.seat.key, bottom]
    begun[box.seat.key, bottom] += 1
    aside = min((before + 1) // 2 * _APART, _CHAIR / 2 - _PAD) * (1 if before % 2 else -1)
    return box.x + _CHAIR / 2 + aside, box.y + (box.high if bottom else 0.0)


def _along(curve: Curve, share: float) -> Point:
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, curve, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, curve, strict=True)),
    )


def _called(picture: MapPicture) -> dict[str, str]:
    """What each chair is called in the list: its label, and the line under it where two labels are alike."""
    seats = [seat for _, row in picture.rows for seat in row]
    times = Counter(seat.label for seat in seats)
    return {
        seat.key: f"{seat.label} ({seat.under})" if times[seat.label] > 1 and seat.under else seat.label
        for seat in seats
    }


def _says(picture: MapPicture) -> str:
    rows = (
        f"{words}: {', '.join(f'{seat.label} ({_EMPTY})' if seat.empty else seat.label for seat in seats)}."
        for words, seats in picture.rows
        if seats
    )
    return " ".join((*rows, *picture.below))
