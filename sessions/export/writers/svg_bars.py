"""Draws stacked bars. It ranks nothing: bars and parts stand in the order given.

Colour says nothing: each part has a pattern and a word, the counts stand in words under every bar, and a bar that is
hidden says why.
"""

from __future__ import annotations

from exercises.kernel.record import Record
from exercises.leaving.drawing import Bar, BarsPicture, shades
from sessions.export.writers import svg_text as svg


class Layout(Record):
    """How wide what of it is, and how large its letters."""

    wide: float
    margin: float
    label: float
    bar: float
    high: float
    gap: float
    size: float
    title: float
    inset: float
    """How far the letters of a bar are from its edge."""
    swatch: tuple[float, float]
    apart: float
    """What is left free beside a label, and beside a bar a little more."""
    sparing: bool = False
    """Whether the counts stand under a bar only where one has no room in it."""
    in_line: bool = False
    """Whether why a bar is hidden stands in its place, where nothing stands beside it."""

    @property
    def beside(self) -> float:
        """Where what stands beside a bar begins."""
        return self.margin + self.label + self.bar + 1.25 * self.apart


PICTURE = Layout(1280.0, 32.0, 280.0, 620.0, 34.0, 16.0, 15.0, 22.0, 6.0, (32.0, 22.0), 16.0)
"""A file of its own."""
ON_A_PAGE = Layout(760.0, 4.0, 206.0, 226.0, 19.0, 6.0, 11.0, 14.0, 2.0, (23.0, 16.0), 8.0, sparing=True)
"""Between the words of a page, where its letters are to be as large as theirs once it is printed."""
IN_A_COLUMN = Layout(
    380.0, 2.0, 170.0, 112.0, 16.0, 3.0, 11.0, 12.5, 1.0, (18.0, 13.0), 6.0, sparing=True, in_line=True
)
"""Between the words of one of two columns, with letters as large."""
_NOTHING = "no answers"
PATTERNS = {
    "clear": '<rect width="12" height="12" fill="#ffffff"/>',
    "dots": '<rect width="12" height="12" fill="#ffffff"/><circle cx="6" cy="6" r="1.6" fill="#111111"/>',
    "stripes": '<rect width="12" height="12" fill="#ffffff"/>'
    '<path d="M-3,3 l6,-6 M0,12 l12,-12 M9,15 l6,-6" stroke="#111111" stroke-width="2.5"/>',
    "lines": '<rect width="12" height="12" fill="#ffffff"/>'
    '<path d="M0,3 h12 M0,9 h12" stroke="#111111" stroke-width="2"/>',
    "cross": '<rect width="12" height="12" fill="#d9d9d9"/>'
    '<path d="M0,6 h12 M6,0 v12" stroke="#111111" stroke-width="1.5"/>',
    "dark": '<rect width="12" height="12" fill="#262626"/>',
}
"""Each shade as a tile."""


def draw(picture: BarsPicture, name: str, at: Layout = PICTURE) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    made = [_patterns(picture, name)]
    y = at.margin
    title = svg.lines(picture.title, at.wide - 2 * at.margin, at.title, bold=True)
    made.append(svg.block(title, at.margin, y, at.title, bold=True))
    y += svg.height(title, at.title) + 8
    for sentence in picture.above:
        y = _sentence(made, sentence, y, at)
    y = _legend(made, picture, name, y + 10, at)
    for bar in picture.bars:
        y = _bar(made, picture, bar, name, y + at.gap, at)
    y += at.gap
    for sentence in picture.below:
        y = _sentence(made, sentence, y, at)
    says = " ".join((*picture.above, *(f"{bar.label}: {_in_words(picture, bar)}." for bar in picture.bars)))
    return svg.drawing(name, picture.title, says, at.wide, y + at.margin, made)


def _patterns(picture: BarsPicture, name: str) -> str:
    size = 'width="12" height="12" patternUnits="userSpaceOnUse"'
    patterns = (
        f'<pattern id="{name}-part{place}" {size}>{PATTERNS[shade.key]}</pattern>'
        for place, shade in enumerate(shades(len(picture.parts)))
    )
    return svg.element("defs", "".join(patterns))


def _sentence(made: list[str], sentence: str, y: float, at: Layout) -> float:
    said = svg.lines(sentence, at.wide - 2 * at.margin, at.size)
    made.append(svg.block(said, at.margin, y, at.size))
    return y + svg.height(said, at.size) + 4


def _filled(name: str, place: int, x: float, y: float, wide: float, high: float) -> str:
    fill = f"url(#{name}-part{place})"
    return svg.element("rect", x=x, y=y, width=wide, height=high, fill=fill, stroke=svg.INK, stroke_width=1.5)


def _legend(made: list[str], picture: BarsPicture, name: str, y: float, at: Layout) -> float:
    swatch, tall = at.swatch
    x = at.margin
    for place, word in enumerate(picture.parts):
        lines = svg.lines(word, at.wide - 2 * at.margin - swatch - 10, at.size)
        wide = swatch + 10 + max(svg.width(line, at.size) for line in lines)
        if x > at.margin and x + wide > at.wide - at.margin:
            x, y = at.margin, y + tall + 8
        made.append(_filled(name, place, x, y, swatch, tall))
        made.append(svg.block(lines, x + swatch + 8, y + 1, at.size))
        x += wide + 26
        if len(lines) > 1:
            x, y = at.margin, y + svg.height(lines, at.size) + 8
    return y + tall + 4 if x > at.margin else y


def _bar(made: list[str], picture: BarsPicture, bar: Bar, name: str, y: float, at: Layout) -> float:
    label = svg.lines(bar.label, at.label - at.apart, at.size, bold=True)
    made.append(svg.block(label, at.margin, y + at.inset, at.size, bold=True))
    left = at.margin + at.label
    segments, whole = _segments(bar, name, left, y, at)
    if at.in_line and not segments and not bar.beside:
        said = svg.lines(_in_words(picture, bar), at.wide - at.margin - left, at.size)
        made.append(svg.block(said, left, y + at.inset, at.size))
        return y + max(at.high, *(at.inset + svg.height(one, at.size) for one in (label, said)))
    if bar.hidden or not bar.n:
        made.append(
            svg.element(
                "rect",
                x=left,
                y=y,
                width=at.bar,
                height=at.high,
                fill=svg.PAPER,
                stroke=svg.QUIET,
                stroke_width=1.5,
                stroke_dasharray="6 5",
            )
        )
    made += segments
    counted = [] if bar.hidden else [f"n = {bar.n}"]
    between = "; " if at.sparing else "\n"
    beside = svg.lines(between.join(filter(None, (*counted, bar.beside))), at.wide - at.margin - at.beside, at.size)
    # In one of two columns the counts go on under what stands beside the bar, so that they take fewer lines.
    high = max(at.high, at.inset + svg.height(beside, at.size)) if at.in_line else at.high
    room = at.wide - at.margin - left if at.in_line else at.bar
    under = [] if at.sparing and whole else svg.lines(_in_words(picture, bar), room, at.size)
    made.append(svg.block(under, left, y + high + 3, at.size))
    made.append(svg.block(beside, at.beside, y + at.inset, at.size))
    below = 3 + svg.height(under, at.size) if under else 0
    return y + max(high + below, *(at.inset + svg.height(said, at.size) for said in (label, beside)))


def _segments(bar: Bar, name: str, left: float, y: float, at: Layout) -> tuple[list[str], bool]:
    """The parts of the bar, and whether each has its count in it."""
    if bar.hidden or not bar.n:
        return [], False
    made: list[str] = []
    x, whole = left, True
    for place, count in enumerate(bar.counts):
        wide = at.bar * count / bar.n
        if not count:
            continue
        made.append(_filled(name, place, x, y, wide, at.high))
        plate = svg.width(str(count), at.size, bold=True) + 10
        if plate + at.inset <= wide:
            # A plate under the count, so that it reads on every pattern.
            middle, tall = x + wide / 2, at.high - 2 * at.inset
            made.append(
                svg.element("rect", x=middle - plate / 2, y=y + at.inset, width=plate, height=tall, fill=svg.PAPER)
            )
            made.append(svg.block([str(count)], middle, y + at.inset + 1, at.size, bold=True, anchor="middle"))
        else:
            whole = False
        x += wide
    return made, whole


def _in_words(picture: BarsPicture, bar: Bar) -> str:
    if bar.hidden:
        return bar.hidden
    if not bar.n:
        return _NOTHING
    return ", ".join(f"{word} {count}" for word, count in zip(picture.parts, bar.counts, strict=True))
