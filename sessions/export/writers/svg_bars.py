"""Draws stacked bars. It ranks nothing: bars and parts stand in the order given.

Colour says nothing: each part has a pattern and a word, the counts stand in words under every bar, and a bar that is
hidden says why.
"""

from __future__ import annotations

from exercises.leaving.drawing import Bar, BarsPicture, shades
from sessions.export.writers import svg_text as svg

_WIDE, _MARGIN = 1280.0, 32.0
_LABEL, _BAR = 280.0, 620.0
_BESIDE = _MARGIN + _LABEL + _BAR + 20
_HIGH = 34.0
_SIZE, _TITLE = 15.0, 22.0
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


def draw(picture: BarsPicture, name: str) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    made = [_patterns(picture, name)]
    y = _MARGIN
    title = svg.lines(picture.title, _WIDE - 2 * _MARGIN, _TITLE, bold=True)
    made.append(svg.block(title, _MARGIN, y, _TITLE, bold=True))
    y += svg.height(title, _TITLE) + 8
    for sentence in picture.above:
        y = _sentence(made, sentence, y)
    y = _legend(made, picture, name, y + 10)
    for bar in picture.bars:
        y = _bar(made, picture, bar, name, y + 16)
    y += 16
    for sentence in picture.below:
        y = _sentence(made, sentence, y)
    says = " ".join((*picture.above, *(f"{bar.label}: {_in_words(picture, bar)}." for bar in picture.bars)))
    return svg.drawing(name, picture.title, says, _WIDE, y + _MARGIN, made)


def _patterns(picture: BarsPicture, name: str) -> str:
    size = 'width="12" height="12" patternUnits="userSpaceOnUse"'
    patterns = (
        f'<pattern id="{name}-part{place}" {size}>{PATTERNS[shade.key]}</pattern>'
        for place, shade in enumerate(shades(len(picture.parts)))
    )
    return svg.element("defs", "".join(patterns))


def _sentence(made: list[str], sentence: str, y: float) -> float:
    said = svg.lines(sentence, _WIDE - 2 * _MARGIN, _SIZE)
    made.append(svg.block(said, _MARGIN, y, _SIZE))
    return y + svg.height(said, _SIZE) + 4


def _filled(name: str, place: int, x: float, y: float, wide: float, high: float) -> str:
    fill = f"url(#{name}-part{place})"
    return svg.element("rect", x=x, y=y, width=wide, height=high, fill=fill, stroke=svg.INK, stroke_width=1.5)


def _legend(made: list[str], picture: BarsPicture, name: str, y: float) -> float:
    x = _MARGIN
    for place, word in enumerate(picture.parts):
        lines = svg.lines(word, _WIDE - 2 * _MARGIN - 42, _SIZE)
        wide = 42 + max(svg.width(line, _SIZE) for line in lines)
        if x > _MARGIN and x + wide > _WIDE - _MARGIN:
            x, y = _MARGIN, y + 30
        made.append(_filled(name, place, x, y, 32, 22))
        made.append(svg.block(lines, x + 40, y + 1, _SIZE))
        x += wide + 26
        if len(lines) > 1:
            x, y = _MARGIN, y + svg.height(lines, _SIZE) + 8
    return y + 26 if x > _MARGIN else y


def _bar(made: list[str], picture: BarsPicture, bar: Bar, name: str, y: float) -> float:
    label = svg.lines(bar.label, _LABEL - 16, _SIZE, bold=True)
    made.append(svg.block(label, _MARGIN, y + 6, _SIZE, bold=True))
    left = _MARGIN + _LABEL
    under = svg.lines(_in_words(picture, bar), _BAR, _SIZE)
    if bar.hidden or not bar.n:
        made.append(
            svg.element(
                "rect",
                x=left,
                y=y,
                width=_BAR,
                height=_HIGH,
                fill=svg.PAPER,
                stroke=svg.QUIET,
                stroke_width=1.5,
                stroke_dasharray="6 5",
            )
        )
    else:
        made += _segments(bar, name, left, y)
    made.append(svg.block(under, left, y + _HIGH + 3, _SIZE))
    counted = [] if bar.hidden else [f"n = {bar.n}"]
    beside = svg.lines("\n".join(filter(None, (*counted, bar.beside))), _WIDE - _MARGIN - _BESIDE, _SIZE)
    made.append(svg.block(beside, _BESIDE, y + 6, _SIZE))
    return y + max(_HIGH + 3 + svg.height(under, _SIZE), 6 + svg.height(label, _SIZE), 6 + svg.height(beside, _SIZE))


def _segments(bar: Bar, name: str, left: float, y: float) -> list[str]:
    made: list[str] = []
    x = left
    for place, count in enumerate(bar.counts):
        wide = _BAR * count / bar.n
        if not count:
            continue
        made.append(_filled(name, place, x, y, wide, _HIGH))
        plate = svg.width(str(count), _SIZE, bold=True) + 10
        if plate + 6 <= wide:
            # A plate under the count, so that it reads on every pattern.
            middle = x + wide / 2
            made.append(
                svg.element("rect", x=middle - plate / 2, y=y + 6, width=plate, height=_HIGH - 12, fill=svg.PAPER)
            )
            made.append(svg.block([str(count)], middle, y + 7, _SIZE, bold=True, anchor="middle"))
        x += wide
    return made


def _in_words(picture: BarsPicture, bar: Bar) -> str:
    if bar.hidden:
        return bar.hidden
    if not bar.n:
        return _NOTHING
    return ", ".join(f"{word} {count}" for word, count in zip(picture.parts, bar.counts, strict=True))
