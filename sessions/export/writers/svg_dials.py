"""Draws dials: how far each was turned up, with its word, and where it is to be turned. It ranks nothing.

Colour says nothing, and how long a bar is says no more than the word beside it.
"""

from __future__ import annotations

from exercises.leaving.drawing import Dial, DialsPicture
from sessions.export.writers import svg_text as svg

_WIDE, _MARGIN = 760.0, 16.0
_LABEL, _TRACK, _HIGH, _GAP = 206.0, 210.0, 20.0, 12.0
_SIZE, _TITLE = 13.0, 17.0
_WORD = _MARGIN + _LABEL + _TRACK + 12
_TURN = _WORD + 92
_NOT_SAID = "not said"


def draw(picture: DialsPicture, name: str) -> str:
    """The picture as SVG, its ids beginning with `name`."""
    title = svg.lines(picture.title, _WIDE - 2 * _MARGIN, _TITLE, bold=True)
    made = [svg.block(title, _MARGIN, _MARGIN, _TITLE, bold=True)]
    y = _MARGIN + svg.height(title, _TITLE) + 10
    for x, head in zip((_MARGIN + _LABEL, _TURN), picture.heads, strict=True):
        made.append(svg.block([head], x, y, _SIZE, ink=svg.QUIET))
    y += svg.height([""], _SIZE) + 4
    for dial in picture.dials:
        y = _dial(made, picture, dial, y) + _GAP
    for sentence in picture.below:
        said = svg.lines(sentence, _WIDE - 2 * _MARGIN, _SIZE)
        made.append(svg.block(said, _MARGIN, y, _SIZE, ink=svg.QUIET))
        y += svg.height(said, _SIZE)
    words = (f"{one.label}: {one.word or _NOT_SAID}{one.turn and f', {one.turn}'}." for one in picture.dials)
    return svg.drawing(name, picture.title, " ".join((*words, *picture.below)), _WIDE, y + _MARGIN, made)


def _dial(made: list[str], picture: DialsPicture, dial: Dial, y: float) -> float:
    """A step of the track for each setting but the first, which is off: filled as far as the dial was turned up."""
    label = svg.lines(dial.label, _LABEL - 14, _SIZE, bold=True)
    made.append(svg.block(label, _MARGIN, y + 1, _SIZE, bold=True))
    step = _TRACK / max(1, len(picture.settings) - 1)
    turned = picture.settings.index(dial.word) if dial.word in picture.settings else 0
    for at in range(len(picture.settings) - 1):
        fill = svg.INK if at < turned else svg.PAPER
        dash = {} if dial.word else {"stroke_dasharray": "4 4"}
        made.append(
            svg.element(
                "rect",
                x=_MARGIN + _LABEL + at * step,
                y=y,
                width=step,
                height=_HIGH,
                fill=fill,
                stroke=svg.INK,
                stroke_width=1.0,
                **dash,
            )
        )
    made.append(svg.block([dial.word or _NOT_SAID], _WORD, y + 1, _SIZE))
    if dial.turn:
        made.append(svg.block([dial.turn], _TURN, y + 1, _SIZE))
    return y + max(_HIGH, svg.height(label, _SIZE) + 2)
