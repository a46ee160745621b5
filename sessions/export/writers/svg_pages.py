"""A picture that is much higher than a page, in parts that are as wide as it and no higher than one.

It is cut where no word and no box stands, so that each can be read in its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exercises.kernel.expression import expression
from sessions.export.writers import svg_text as svg

_SMALL = 2.0
"""A picture that is so many times as high as fits is less than half as wide on its page: it goes over several."""
_TOUCH, _EDGE = 1.0, 2.0
"""By how much what stands under each other may meet, lengths being rounded; and how wide the edge of a box may be."""
_SIZE = expression(r'width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')
_BOX = expression(r'<rect [^>]*?\by="([\d.-]+)"[^>]*? height="([\d.]+)"')
_WORDS = expression(r'<text font-size="([\d.]+)"(.*?)</text>', re.DOTALL)
_LINE = expression(r'<tspan [^>]*?\by="([\d.-]+)"')


def over_pages(drawn: str, ratio: float) -> list[str]:
    """The picture, or its parts from the top, none of them more than `ratio` as high as wide."""
    size = _SIZE.search(drawn)
    if size is None:
        return [drawn]
    wide, high = map(float, size.groups())
    if high <= _SMALL * ratio * wide:
        return [drawn]
    cuts, taken = [0.0], list(_taken(drawn))
    while high - cuts[-1] > ratio * wide:
        cuts.append(_cut(cuts[-1], cuts[-1] + ratio * wide, taken))
    return [_part(drawn, size, wide, top, foot) for top, foot in zip(cuts, [*cuts[1:], high], strict=True)]


def _taken(drawn: str) -> Iterator[tuple[float, float]]:
    """From where to where words and boxes stand."""
    for box in _BOX.finditer(drawn):
        yield float(box[1]), float(box[1]) + float(box[2])
    for words in _WORDS.finditer(drawn):
        letters = float(words[1])
        yield from ((float(line[1]) - letters, float(line[1]) + letters * 0.3) for line in _LINE.finditer(words[2]))


def _cut(top: float, foot: float, taken: list[tuple[float, float]]) -> float:
    """The lowest place for a cut above `foot`, before the edge of what stands under it; just there where something
    stands in all of it."""
    at = foot
    while (over := _over(at, taken)) is not None:
        at = over
    at -= 0.0 if _over(at - _EDGE, taken) is not None else _EDGE
    return at if at > top + (foot - top) / 2 else foot


def _over(at: float, taken: list[tuple[float, float]]) -> float | None:
    """Where something begins that stands over that place; None where nothing does."""
    return next((first for first, last in taken if first + _TOUCH < at < last - _TOUCH), None)


def _part(drawn: str, size: re.Match[str], wide: float, top: float, foot: float) -> str:
    told = f'width="{svg.number(wide)}" height="{svg.number(foot - top)}"'
    view = f'viewBox="0 {svg.number(top)} {svg.number(wide)} {svg.number(foot - top)}"'
    return f"{drawn[: size.start()]}{told} {view}{drawn[size.end() :]}"
