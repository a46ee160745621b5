"""Writes the pictures of what leaves as SVG: one file, or a folder of them.

SVG 1.1, with a title and words in place of what is seen; text stays text; nothing is fetched from anywhere.
"""

from __future__ import annotations

from exercises.leaving.drawing import (
    BarsPicture,
    BoxesPicture,
    DialsPicture,
    GridPicture,
    MapPicture,
    Picture,
    RingsPicture,
)
from sessions.export.writers import svg_bars, svg_boxes, svg_dials, svg_grid, svg_map, svg_rings
from sessions.leaving.leaving import Leaving, RunLeaving, SessionLeaving, Written
from sessions.leaving.problem import NothingToWrite
from sessions.store import locations

_DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(leaving: Leaving) -> Written:
    """One file when there is one picture, else a file each. Raises NothingToWrite."""
    found = [
        (session, run, picture) for session in leaving.sessions for run in session.runs for picture in run.pictures
    ]
    if not found:
        raise NothingToWrite(
            "There is no picture in this for that audience: a map, a grid, themes by area or a chart. "
            "Write a page instead: --to page.html"
        )
    if len(found) == 1:
        return Written({"": _file(found[0][2])}, called=_name(leaving, *found[0]))
    files: dict[str, bytes] = {}
    for session, run, picture in found:
        files[_free(_name(leaving, session, run, picture), files)] = _file(picture)
    return Written(files)


def svg_of(picture: Picture, name: str) -> str:
    """The picture as an SVG element; every id in it begins with `name`."""
    match picture:
        case MapPicture():
            return svg_map.draw(picture, name)
        case GridPicture():
            return svg_grid.draw(picture, name)
        case BarsPicture():
            return svg_bars.draw(picture, name)
        case DialsPicture():
            return svg_dials.draw(picture, name)
        case RingsPicture():
            return svg_rings.draw(picture, name)
        case BoxesPicture():
            return svg_boxes.draw(picture, name)


def svg_on_page(picture: Picture, name: str, *, in_a_column: bool = False) -> str:
    """The same between the words of a page: a chart with letters as large as theirs, also in one of two columns, a map
    without what stands under it as text of the page."""
    match picture:
        case MapPicture():
            return svg_map.draw(picture, name, with_list=False)
        case BarsPicture():
            return svg_bars.draw(picture, name, svg_bars.IN_A_COLUMN if in_a_column else svg_bars.ON_A_PAGE)
        case _:
            return svg_of(picture, name)


def _file(picture: Picture) -> bytes:
    return f"{_DECLARED}{svg_of(picture, 'picture')}\n".encode()


def _name(leaving: Leaving, session: SessionLeaving, run: RunLeaving, picture: Picture) -> str:
    """What it is a picture of, with as much in front as tells it from the others."""
    drawn = [runs for runs in session.runs if runs.pictures]
    parts = [session.name if len(leaving.sessions) > 1 else "", run.key if len(drawn) > 1 else "", picture.name]
    return "-".join(locations.slug(part) for part in parts if part)


def _free(stem: str, files: dict[str, bytes]) -> str:
    name, count = f"{stem}.svg", 1
    while name in files:
        count += 1
        name = f"{stem}-{count}.svg"
    return name
