"""Each sample file as the room sees it: every page of every view whole on the smallest screens, no less on larger."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.views import page_of_view
from sessions.importing.cases import import_file
from sessions.importing.report import Wanted
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.lines import session
from tui.app.text import width as cells
from tui.room.layout import draw

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
FILES = {
    "stories": ("stories.json", ()),
    "differences": ("differences.json", ("s26", "s27")),
    "relationship-review": ("relationship-reviews.json", ("1",)),
    "prompt-cards": ("cards.json", ()),
    "stances": ("cards.json", ()),
    "team-audit": ("audit.json", ()),
    "case-rating": ("rating.json", ()),
    "net-gram": ("netgram.json", ()),
    "canvas": ("canvas.json", ("harbour-steps",)),
    "hot-desk": ("hot-desk.json", ()),
    "legacies": ("legacies.json", ()),
    "compass": ("compass.json", ("s04",)),
}
SMALL, LARGE = ((57, 16), (48, 12)), ((85, 24), (120, 30))


def brought(key: str) -> Session:
    name, only = FILES[key]
    held = session(exercises=[key])
    import_file(held, SAMPLES / name, Wanted(only=only))
    if key == "net-gram":
        perform(held, "consent yes")
    return held


@pytest.mark.parametrize("key", list(FILES))
def test_each_view_of_a_sample_stands_whole_and_is_no_emptier_on_a_larger_screen(key: str) -> None:
    held = brought(key)
    shape, state = held.state.run.shape, held.state.run.state

    def words(view: str, width: int, height: int) -> set[str]:
        """The words of all its pages, each drawn whole."""
        found: set[str] = set()
        page = pages = 1
        while page <= pages:
            there = shape.room_view(state, view if page == 1 else page_of_view(view, page, shape.thing))
            drawn = draw(there, width, height)
            assert len(drawn.lines) <= height and all(cells(line) <= width for line in drawn.lines), (view, page)
            assert not any(line.strip() == "…" for line in drawn.lines), (view, page, drawn.lines)
            found |= {word for line in drawn.lines for word in line.split()}
            pages, page = drawn.pages, drawn.last + 1
        return found

    for view, _ in shape.room_views(state):
        if shape.room_view(state, view).page > 1:
            continue
        small = [words(view, *size) for size in SMALL]
        for size in LARGE:
            words(view, *size)
            first = draw(shape.room_view(state, view), *size)
            assert first.last >= max(draw(shape.room_view(state, view), *one).last for one in SMALL), (view, size)
        assert small


def test_a_net_gram_says_who_is_missing_beside_its_picture_too() -> None:
    held = brought("net-gram")
    view = held.state.run.shape.room_view(held.state.run.state, "rings")
    for size in (*SMALL, *LARGE):
        assert "Missing:" in "\n".join(draw(view, *size).lines), size


def drawn_pages(held: Session, view: str, width: int, height: int) -> list[str]:
    """Each page of a view that the screen cuts into pages, as text."""
    there = held.state.run.shape.room_view(held.state.run.state, view)
    first = draw(there, width, height)
    return ["\n".join(draw(there, width, height, page=page).lines) for page in range(1, first.pages + 1)]


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize(
    ("key", "view", "said"),
    [
        ("case-rating", "ratings", "How people wrote about partnership"),
        ("net-gram", "missing", "Whom would you wish here?"),
        ("net-gram", "missing", "Around Tama"),
    ],
)
def test_what_a_view_is_of_stands_on_each_of_its_pages(key: str, view: str, said: str, size: tuple[int, int]) -> None:
    held = brought(key)
    if key == "net-gram":
        for number in range(1, 9):
            perform(held, f"missing: somebody who has time on days like these, and a boat, number {number}")
    pages = drawn_pages(held, view, *size)
    assert len(pages) > 1 and all(said in page for page in pages), pages


@pytest.mark.parametrize("size", SMALL)
def test_what_is_said_of_two_sides_says_on_each_page_what_it_is(size: tuple[int, int]) -> None:
    pages = drawn_pages(brought("differences"), "page 1", *size)
    (second,) = (page for page in pages if "worker who'd" in page)
    assert "the baby we" not in second and "protects: the" in second, "the second of what a side protects"
    (other,) = (page for page in pages if "community health" in page)
    assert "statutory" not in other and "what is fixed" in other, "the second of what is fixed"


@pytest.mark.parametrize("size", [*SMALL, *LARGE])
def test_the_key_of_bars_says_what_was_asked_where_there_is_room(size: tuple[int, int]) -> None:
    for key, view, whole, short in (
        ("team-audit", "picture", "░ know it, don't use it  ▒ tried once  ▓ now and then  █ often", "▓"),
        ("case-rating", "ratings", "░ no evidence  ▒ some evidence  █ a helping relationship described", "▒ some"),
    ):
        (first, *_) = drawn_pages(brought(key), view, *size)
        rows = [" ".join(row.split()) for row in first.splitlines()]
        assert (" ".join(whole.split()) in rows) is (size in LARGE), first
        assert any(short in row for row in rows)
        assert key != "team-audit" or "+ don't know this, no answer" in rows, (
            "what stands beside the bars, on a row of its own"
        )


@pytest.mark.parametrize("size", [*SMALL, *LARGE])
def test_what_has_no_room_under_the_rings_stands_on_a_page_behind_them(size: tuple[int, int]) -> None:
    held = brought("net-gram")
    for number in range(1, 10):
        perform(held, f"missing: somebody who has time on days like these, and a boat, number {number}")
    pages = "\n".join(drawn_pages(held, "rings", *size))
    assert all(f"number {number}" in " ".join(pages.split()) for number in range(1, 10)), pages
    assert "─→ 10" in pages or size in LARGE, "the ties between others, where they are not drawn"
