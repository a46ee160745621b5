"""Measures the contrast of every cell an app has drawn. Refuses to trust a stylesheet: it reads the finished screen.

Reaching into the screen's compositor is private ground of textual, so it is done here and nowhere else.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.constants import DIM_FACTOR

Triplet = tuple[int, int, int]

LINES = 3.0
"""The least contrast of borders, scrollbars and other parts drawn with line and block characters."""

# A checkbox that is off draws its mark in the box's own colour: absent, not unreadable.
_HIDDEN_MARKS = frozenset("X●")


def luminance(colour: Triplet) -> float:
    """WCAG's relative luminance, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Triplet, other: Triplet) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _triplet(colour: Color | None, fallback: Triplet) -> Triplet:
    if colour is None or colour.is_default:
        return fallback
    found = colour.get_truecolor()
    return (found.red, found.green, found.blue)


def _drawn(style: Style | None, ink: Triplet, paper: Triplet) -> tuple[Triplet, Triplet]:
    if style is None:
        return ink, paper
    foreground, background = _triplet(style.color, ink), _triplet(style.bgcolor, paper)
    if style.reverse:
        foreground, background = background, foreground
    if style.dim:
        red, green, blue = (
            round(under + (over - under) * DIM_FACTOR) for over, under in zip(foreground, background, strict=True)
        )
        foreground = (red, green, blue)
    return foreground, background


def _is_line(character: str) -> bool:
    return "\u2500" <= character <= "\u259f" or "\U0001fb00" <= character <= "\U0001fbaf"


def contrast_report(app: App[Any], minimum: float, *, lines: float = LINES) -> list[str]:
    """What is on the screen now with too little contrast: text under `minimum`, line and block characters under
    `lines`. Give `lines` too where large letters are drawn in blocks. Empty when all is well.
    """
    theme = app.current_theme.to_color_system().generate()
    ink, paper = (_triplet(Color.parse(theme[name]), (0, 0, 0)) for name in ("foreground", "background"))
    found: dict[str, None] = {}
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        for segment in strip:
            foreground, background = _drawn(segment.style, ink, paper)
            measured = ratio(foreground, background)
            for is_line, group in groupby(segment.text, _is_line):
                text = "".join(group).strip()
                if not text or measured >= (lines if is_line else minimum):
                    continue
                if foreground == background and set(text) <= _HIDDEN_MARKS:
                    continue
                colours = " on ".join("#{:02X}{:02X}{:02X}".format(*colour) for colour in (foreground, background))
                found[f"{measured:.1f}  {colours}  row {row}  {text!r}"] = None
    return list(found)
