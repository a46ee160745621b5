"""The timer's soft bar and the corner at the foot of the room: only where rows are free, calm, by stored times."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.leaving.room_view import QUIET, Line, RoomView
from sessions.lines.carry_out import perform
from sessions.live import room_file as roomfile
from tests import lines
from tests.tui import snapshot
from tests.tui.console_help import console, drawn, settled
from tui.app.text import width
from tui.room.app import RoomApp
from tui.room.layout import draw
from tui.room.overlay import GONE, LEFT, NOTHING, Overlay, draw_with, lines_of, overlay_of
from tui.room.plain import room_text

SIZES = ((48, 12), (57, 16), (85, 24), (120, 30))
BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
ONE = RoomView("one", "", (Line("What is coming", "strong"), Line("Mihi, welcome  (20 min, light)")))
DAY = (
    "agenda + Mihi, welcome: 20 light",
    "agenda + Live grid: Tama and the busy front door: 90 stir",
    "agenda + Morning tea: 20 break",
    "agenda + Post-its, in silence: 25 light",
    "agenda + Talk and name: 40 stir",
    "agenda + Lunch: 45 break",
    "agenda + Connecting conversations: 30",
    "agenda + Check-out: 15",
    "agenda next",
    "together judgement: let it be heard before it is answered",
    "together difference: ask before you know",
    "together stop word: kāti",
    "jargon SLT = Speech-language therapist",
    "jargon DP4",
    "jargon whānau",
    "j1 same j2",
    "park: interpreters, how does this work through one?",
    "park: who pays for the taxi?",
    "assumption: families have a car",
    "so we will: ask how people get here",
    "action P05: ring the ward by Friday",
    "reply: bigger letters / larger letters and fewer lines",
    "elephant box",
    "e1 agreed",
    "e1: we are polite because we were sent",
    "e1 later",
    "timer 10: Thinking Caps",
    "jargon corner on",
)


def clock(seconds: int = 600, label: str = "", paused: str = "") -> dict[str, Any]:
    return {"seconds": seconds, "started": BEGUN.isoformat(), "label": label, "paused": paused, "paused_seconds": 0}


def rows(view: RoomView | None, size: tuple[int, int], minutes: float) -> list[str]:
    overlay = overlay_of(view, BEGUN + timedelta(minutes=minutes))
    return draw_with(view, overlay, *size).lines


@pytest.mark.parametrize(
    ("minutes", "words", "cells"),
    [
        (0, "about 10 minutes left", 0),
        (5.9, "about 4 minutes left", 14),
        (9.8, "less than a minute left", 23),
        (10, "time; more if you want it", 24),
        (45, "time; more if you want it", 24),
    ],
)
def test_the_bar_has_words_and_never_goes_below_nothing(minutes: float, words: str, cells: int) -> None:
    last = rows(replace(ONE, clock=clock()), (57, 16), minutes)[-1]
    assert words in last and last.count(GONE) == cells and last.count(LEFT) == 24 - cells
    assert "second" not in last and "-" not in last


def test_it_goes_on_by_stored_times_whatever_happened_to_the_program() -> None:
    view = replace(ONE, clock=clock(label="Thinking Caps"))
    assert "Thinking Caps: about 6 minutes left" in rows(view, (85, 24), 4)[-1]
    assert "time; more if you want it" in rows(view, (85, 24), 60 * 24)[-1]
    paused = replace(ONE, clock=clock(paused=(BEGUN + timedelta(minutes=4)).isoformat()))
    assert "waiting; about 6 minutes left" in rows(paused, (57, 16), 50)[-1]


def test_nothing_asks_for_nothing() -> None:
    late = BEGUN + timedelta(minutes=1)
    for view in (None, QUIET, ONE, replace(QUIET, clock=clock(), corner="x"), replace(ONE, clock={"seconds": "x"})):
        assert overlay_of(view, late) == NOTHING
        assert draw_with(view, overlay_of(view, late), 57, 16) == draw(view, 57, 16)


def views() -> Iterator[tuple[str, RoomView]]:
    held = lines.session(*lines.PEOPLE, "9 why: He is not safe to swallow yet.", *DAY)
    for key in (
        "agenda",
        "agenda all",
        "agreement",
        "jargon",
        "jargon latest",
        "jargon groups",
        "kupu",
        "elephants",
        "parked",
        "actions",
        "reflection",
        "replies",
        "together",
        "closing",
        "map",
        "chair 9",
        "quiet",
    ):
        perform(held, f"show {key.removeprefix('chair ')}")
        yield key, held.state.room_now()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_is_never_over_words_and_turns_no_page(size: tuple[int, int]) -> None:
    seen = 0
    for key, view in views():
        overlay = overlay_of(view, BEGUN + timedelta(minutes=3))
        bare = draw(replace(view, corner="", clock=None), *size)
        with_it = draw_with(view, overlay, *size)
        assert len(with_it.lines) <= size[1] and with_it.pages == bare.pages, key
        assert max(map(width, with_it.lines), default=0) <= size[0], key
        words = set(" ".join(bare.lines).split()) if bare.lines else set()
        text = " ".join(with_it.lines)
        seen += "left" in text or "time;" in text
        if len(with_it.lines) == size[1] and bare.lines:
            foot = {line for line in with_it.lines if GONE in line or LEFT in line or "; the latest: " in line}
            rest = " ".join(line for line in with_it.lines if line not in foot)
            missing = [word for word in words if word not in rest and word.isalpha() and len(word) > 2]
            assert missing == [], (key, missing)
            at = next(at for at, line in enumerate(with_it.lines) if line in foot)
            assert not with_it.lines[at - 1].strip(), key
    assert seen > 10


@pytest.mark.parametrize("size", [(48, 12), (57, 16), (85, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_picture_of_the_day_in_the_room(size: tuple[int, int]) -> None:
    drawn_views = []
    for key, view in views():
        if key not in ("map", "chair 9", "quiet", "closing"):
            drawn_views += [f"== {key}", *draw_with(view, overlay_of(view, BEGUN + timedelta(minutes=3)), *size).lines]
    snapshot.assert_same(f"room-frame-{size[0]}x{size[1]}", "\n".join(line.rstrip() for line in drawn_views))


def test_a_full_screen_has_no_room_for_it() -> None:
    full = RoomView("full", "", tuple(Line(f"line {number} of many words") for number in range(15)), whole=True)
    assert draw_with(replace(full, clock=clock()), overlay_of(replace(full, clock=clock()), BEGUN), 57, 16) == draw(
        full, 57, 16
    )


@pytest.mark.parametrize("columns", [24, 30, 40, 48, 57, 85, 120])
def test_words_that_are_too_long_are_cut_to_the_screen(columns: int) -> None:
    long = Overlay("a very long label indeed, longer than any screen: about 4 minutes left", 0.5, "18 words; x" * 9)
    for row in lines_of(long, columns):
        assert sum(width(text) for text, _ in row) <= columns


def test_nothing_of_it_is_loud() -> None:
    styles = {style for row in lines_of(Overlay("time; more if you want it", 1.0, "2 words"), 85) for _, style in row}
    assert styles <= {"quiet", "text"}


async def test_the_room_counts_by_its_own_clock_every_ten_seconds_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    roomfile.publish("2026-03-02-a-day", 1, replace(ONE, clock=clock(), corner="2 words; the latest: DP4"))
    now = [BEGUN]
    app = RoomApp(roomfile.path_of("2026-03-02-a-day"), now=lambda: now[0])
    async with app.run_test(size=(57, 16)) as pilot:
        await pilot.pause(0.1)
        assert "about 10 minutes left" in drawn(app) and "the latest: DP4" in drawn(app)  # type: ignore[arg-type]
        seen = drawn(app)  # type: ignore[arg-type]
        now[0] = BEGUN + timedelta(seconds=9)
        await pilot.pause(0.1)
        assert drawn(app) == seen  # type: ignore[arg-type]
        for late, words in ((5, "about 5 minutes left"), (600, "time; more if you want it"), (2, "about 8 minutes")):
            now[0] = BEGUN + timedelta(minutes=late)  # a sleep, and a clock that was set back
            await pilot.pause(0.1)
            assert words in drawn(app)  # type: ignore[arg-type]


def test_without_a_terminal_it_is_said_too() -> None:
    begun = datetime.now(UTC) - timedelta(minutes=3)
    view = replace(ONE, clock={**clock(), "started": begun.isoformat()}, corner="2 words; the latest: DP4")
    text = room_text(roomfile.RoomPicture(1, view, time.time()))
    assert "about 7 minutes left" in text and "2 words; the latest: DP4" in text


async def test_the_mirror_has_the_same_foot() -> None:
    held = lines.session(*lines.PEOPLE, *DAY, "show agenda")
    held.record("projected", {"projected": True})
    async with console(held) as (app, pilot):
        await settled(pilot)
        assert "2 words; the latest: DP4" in drawn(app) and "Thinking Caps: time; more if you want it" in drawn(app)


def test_a_task_of_a_hundred_letters_is_whole_on_the_smallest_room() -> None:
    task = "The task: whether we go on with the visits on Tuesday when the nurse cannot come and Nana would rather not"
    parts = tuple(Line(f"Part number {place}  (20 min)") for place in range(6))
    view = RoomView("agenda", "what is coming", parts, corner=task)
    drawn = draw_with(view, overlay_of(view, datetime.now(UTC)), 48, 12)
    text = " ".join("".join(part for part, _ in row).strip() for row in drawn.rows)
    assert task in " ".join(text.split()) and "Part number 5" in text and len(drawn.rows) <= 12
    long = replace(view, corner=task * 3)
    rows = lines_of(overlay_of(long, datetime.now(UTC)), 48)
    assert len(rows) == 3 and "".join(part for part, _ in rows[-1]).rstrip().endswith("…")
