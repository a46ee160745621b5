"""What is printed, as a browser prints it: on its pages, nothing cut, nothing under eleven points. Slow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.record import as_dict
from exercises.kernel.rewording import texts_in
from exercises.leaving.paper import Paper
from exercises.shapes import SHAPES
from sessions.export.writers import paper_html
from sessions.export.writers.paper_style import SIZES
from sessions.library.templates import built_in
from tests.lines import started
from tests.readers.programs import printed, program, run


def _faces(*wanted: tuple[str, str]) -> Iterator[Any]:
    """What is printed of some exercises before anything is typed, each by its template and what it is."""
    for key, what in wanted:
        state = started(built_in()[key], *(("agenda + Mihi, welcome: 20 light",) if key == "frame" else ()))
        paper = SHAPES[built_in()[key].shape].papers[what](state)
        assert paper is not None
        yield from paper.faces


@pytest.mark.parametrize(
    ("across", "pages", "wanted"),
    [
        (
            False,
            13,
            (
                *(
                    ("post-its", "numbers"),
                    ("prompt-cards", "cards"),
                    ("net-gram", "rings"),
                    ("post-its", "five-lines"),
                ),
                *(("frame", what) for what in ("agreement", "day", "sheet", "consent", "elephants")),
                ("adoption-review", "sheet"),
            ),
        ),
        (True, 9, (("live-grid", "chairs"), ("live-grid", "grid"), ("post-its", "grid"), ("canvas", "grid"))),
    ],
    ids=["upright", "across"],
)
def test_printed_sheets_stand_on_their_pages_and_nothing_is_cut(
    tmp_path: Path, across: bool, pages: int, wanted: tuple[tuple[str, str], ...]
) -> None:
    faces = tuple(_faces(*wanted))
    page = tmp_path / "sheets.html"
    page.write_bytes(paper_html.write(Paper("Sheets", faces, across), SIZES["a4"]))
    pdf = printed(page, tmp_path)
    told = run(program("poppler"), "-bbox", "-enc", "UTF-8", str(pdf), "-")
    found = told.split("<page ")[1:]
    assert len(found) == pages
    for one in found:
        wide, high = (float(size) for size in re.findall(r'width="([\d.]+)" height="([\d.]+)"', one)[0])
        assert (wide > high) is across and min(wide, high) == pytest.approx(595, abs=1)
        for left, top, right, bottom in re.findall(
            r'xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)"', one
        ):
            assert float(left) >= 30 and float(right) <= wide - 30 and float(top) >= 30 and float(bottom) <= high - 30
            assert abs(float(bottom) - float(top)) >= 11 or across, "a letter under 11 points"
    said = html.unescape("".join("".join(re.findall(r">([^<]*)</word>", told)).split()))
    for words in texts_in([as_dict(face) for face in faces], ("headings",) if not across else ()):
        # Words that stand over several lines of a narrow column are not one after the other in what is read back.
        assert all(word in said for word in words.split()), words
