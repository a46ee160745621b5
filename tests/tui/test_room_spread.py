"""What a larger room screen shows more: several pages beside each other, in columns, on one screen as on one wall."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from exercises.frame.state import Frame
from exercises.kernel.record import replace
from exercises.leaving.room_view import Gap, Line, RoomView, pages_of, room_view_of
from exercises.review.shape import REVIEW
from exercises.wall.room import room_view
from exercises.wall.views import view_called
from sessions.lines.carry_out import perform
from sessions.live import room_file, room_screens
from tests import lines
from tests.exercises.review_lines import filled
from tests.tui import wall_samples as samples
from tests.tui.console_help import console, drawn, settled, typed
from tests.tui.room_samples import SIZES, on_screen
from tui.app.text import width as cells
from tui.room.layout import draw

LARGE = ((85, 24), (120, 30))
AREAS = ("me as a practitioner", "with families and whānau", "with my team", "across the network")


def whole(view: RoomView, size: tuple[int, int]) -> list[str]:
    """The rows, which fit the screen and have every word of the pages that they show."""
    found = draw(view, *size)
    assert len(found.lines) <= size[1] and max(map(cells, found.lines)) <= size[0], view.key
    rows = " ".join(" ".join(found.lines).split())
    said = [block.text for block in on_screen(view, size).blocks if isinstance(block, Line)]
    assert all(word in rows for text in said for word in text.split()), view.key
    return found.lines


def notes_of(rows: list[str]) -> int:
    return sum(len(re.findall(r"(?:^ ?|  )\d+ (?=\S)", row)) for row in rows)


@pytest.mark.parametrize("key", ["wall HELPS me", "theme 3", "wall HELPS all", "lone"])
def test_more_notes_stand_on_a_larger_screen_and_the_small_one_stays_as_it_is(key: str) -> None:
    view = room_view(samples.themed(), key)
    counts = [notes_of(whole(view, size)) for size in SIZES]
    assert (counts[0] == counts[1] <= 6 and counts[1] < counts[2] < counts[3]) or key == "lone"
    assert [draw(view, *size).together for size in SIZES[:2]] == [1, 1]
    assert all(draw(view, *size).together > 1 for size in LARGE)
    assert room_view_of(view.document()) == view


@pytest.mark.parametrize("key", ["wall HELPS all", "wall HELPS me", "theme 3"])
@pytest.mark.parametrize("size", [(40, 10), (36, 9), (44, 8)])
def test_a_page_cut_on_a_very_small_screen_keeps_its_foot(key: str, size: tuple[int, int]) -> None:
    view = room_view(samples.themed(), key)
    blocks = pages_of(view.blocks)[0]
    (foot,) = (place for place, block in enumerate(blocks) if isinstance(block, Gap) and block.foot)
    rows = draw(view, *size).lines
    said = " ".join(block.text for block in blocks[foot:] if isinstance(block, Line))
    assert len(rows) <= size[1] and " ".join(" ".join(rows[-3:]).split()).endswith(said)


def test_the_notes_of_a_theme_stand_in_columns_by_area() -> None:
    rows = whole(room_view(samples.themed(), "lone"), (120, 30))
    heads = next(row for row in rows if AREAS[0] in row)
    assert [heads.index(area) for area in AREAS] == sorted(heads.index(area) for area in AREAS)
    begins = heads.index(AREAS[3])
    note = next(note for note in samples.themed().notes.every() if note.status == "lone" and note.area == "network")
    assert any(row[begins:].startswith(f"{note.number} ") for row in rows), "under its own heading"
    narrow = whole(room_view(samples.themed(), "theme 3"), (85, 24))
    assert all(sum(area in row for area in AREAS) <= 2 for row in narrow), "two columns of two areas each"


def test_every_area_of_a_question_is_one_wall() -> None:
    state = samples.themed()
    assert view_called(state, "wall all") == f"wall {state.question} all"
    assert view_called(state, "wall helps all 2") == "wall HELPS all 2"
    assert view_called(state, "wall all team") == ""
    rows = whole(room_view(state, "wall HELPS all"), (120, 30))
    assert all(any(area in row for row in rows) for area in AREAS)
    small = whole(room_view(state, "wall HELPS all"), (57, 16))
    assert sum(row.strip() in AREAS for row in small) == notes_of(small), "each note says its area"


@pytest.mark.parametrize("size", LARGE)
def test_nine_tools_of_a_review_stand_on_one_page_each_bar_over_its_key(size: tuple[int, int]) -> None:
    for key in ("chart", "chart r1"):
        view = REVIEW.room_view(filled(), key)
        found = draw(view, *size)
        assert (found.page, found.last) == (1, view.pages) and "/" not in found.lines[0]
        text = "\n".join(whole(view, size))
        bars = [bar for bar in re.findall(r"[░▒█]{12,}", text)]
        assert all(tool.name in text for tool in filled().tools.values()) or key != "chart"
        assert (
            len(re.findall(r"░ \w+ \d+  ▒ \w+ \d+  █ \w+ \d+", text)) == len(re.findall(r"  n \d+", text)) <= len(bars)
        )


def day() -> Frame:
    parts = [f"agenda + Part {number} of a long day: 15" for number in range(1, 15)]
    run = lines.session(*parts, "agenda starts 9:00").state.frame
    assert run is not None and isinstance(run.state, Frame)
    return replace(run.state, facts=replace(run.state.facts, date="2026-03-12", offset=780))


def test_the_running_order_has_clock_times_and_stands_on_one_page() -> None:
    from exercises.frame.room import room_view as view_of

    state = day()
    view = view_of(state, "agenda all")
    assert draw(view, 57, 16).pages > 1
    rows = whole(view, (120, 30))
    assert draw(view, 120, 30).last == view.pages
    times = re.findall(r"(\d\d:\d\d)  Part", " ".join(rows))
    assert times[:3] == ["09:00", "09:15", "09:30"] and len(times) == 14
    over = replace(state, items={number: replace(item, intensity="break") for number, item in state.items.items()})
    for one in (view, view_of(over, "agenda all")):
        rows = whole(one, (120, 30))
        gaps = [not row.strip() for row in rows[rows.index(next(row for row in rows if "09:00" in row)) :]]
        assert not any(gaps[:10]) or all(gaps[1:10:2]), "as much air between all of them"


def test_what_is_contested_stands_by_itself_on_every_screen() -> None:
    view = room_view(samples.themed(), "contested")
    assert view.pages > 1 and len(pages_of(view.blocks)) == 1
    assert all(draw(view, *size).together == 1 for size in SIZES)


def test_fewer_pages_stand_together_in_larger_letters() -> None:
    view = room_view(samples.themed(), "wall HELPS me")
    together = [draw(view, 120, 30, larger=larger).together for larger in (0, 1, 2)]
    assert together[0] > together[1] >= together[2] == 1


def test_what_stands_at_the_foot_is_never_larger_than_what_is_above_it() -> None:
    foot = (Gap(foot=True), Line("The task", "quiet"), Line("clear my head", "plain", 1))
    for above in (Line("Which one?"), Line("Thank you.", "strong")):
        rows = draw(RoomView("step", "", (above, *foot)), 85, 24).lines
        assert any("clear my head" in row for row in rows) and any(set(row) & set("█▀▄") for row in rows)
        assert rows.index(next(row for row in rows if "The task" in row)) > 3


# -- turning the page ---------------------------------------------------------------------------------------------


@pytest.fixture
def screen() -> Iterator[room_screens.Sign]:
    sign = room_screens.Sign()
    yield sign
    sign.end()


async def test_the_next_page_goes_on_behind_what_the_room_shows(screen: room_screens.Sign) -> None:
    held = lines.session(exercises=("post-its",))
    held.record("projected", {"projected": False})
    many = [{"question": "HELPS", "area": "me", "text": f"note {number} of many"} for number in range(1, 61)]
    held.record("notes", {"notes": many}, run=held.state.run.key)
    perform(held, "go cluster")
    perform(held, "show wall helps me")
    async with console(held) as (app, pilot):
        screen.tell(room_screens.Screen(held.name, "picture", time.time(), True, 120, 30))
        shown = draw(held.state.room_now(), 120, 30)
        assert shown.last > 3
        await typed(app, pilot, ".")
        assert held.state.display.view == f"wall HELPS me {shown.last + 1}"
        assert f"of {shown.pages}" in drawn(app) and "pages" in drawn(app)
        await typed(app, pilot, ",")
        assert held.state.display.view == "wall HELPS me 1"
        screen.tell(room_screens.Screen(held.name, "picture", time.time(), True, 57, 16))
        await typed(app, pilot, ".")
        await settled(pilot)
        assert held.state.display.view == "wall HELPS me 2"


def test_a_held_room_loses_a_note_of_a_page_beside_it_too() -> None:
    held = lines.session(*(f": note number {number} of many" for number in range(1, 20)), exercises=("post-its",))
    for line in ("go cluster", "show wall helps me", "hold"):
        perform(held, line)
    before = room_file.read(room_file.path_of(held.name)).view
    assert before is not None and before.pages > 2 and "note number 14 of" in str(before)
    assert len(pages_of(before.blocks)) == before.pages
    perform(held, "14 withdrawn")
    after = room_file.path_of(held.name).read_text(encoding="utf-8")
    assert "note number 14 of" not in after and "note number 13 of" in after
