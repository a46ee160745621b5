"""Home by programme: its row above the days, a session's cohorts, what waits for a result, and a new session of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot

from sessions.library import programme_rows
from sessions.library.catalogue import Entry
from sessions.library.programme_rows import Row
from sessions.library.programmes import new_programme
from sessions.lines.carry_out import perform
from sessions.store import locations
from tests.tui import snapshot
from tests.tui.home_helpers import SOME, TODAY, press
from tui.app.text import width
from tui.home.app import HomeApp
from tui.home.chosen import Chosen
from tui.home.programmes import programmes_at_home, waits_line
from tui.home.rows import columns_of, row_line, rows

ALONGSIDE = Row("programme.working-alongside", "Working alongside", 3, "collect", 1)
MANAGERS = Row("programme.managers-network", "Managers' network", 1, "plan", 0)


def belonging(cohorts: tuple[int, ...], kind: str, **more: str) -> Entry:
    first = SOME[0]._replace(belongs=("working-alongside", cohorts, kind, ""), problem=None)
    return first._replace(**more)  # type: ignore[arg-type]


HELD = [
    belonging((1, 2), "shared integration", name="integration", title="Practice integration 2", place="Auckland"),
    belonging(
        (3,), "workshop", name="day-two", title="Working alongside: day two", created="2020-01-02T09:00:00+00:00"
    ),
    *SOME[1:],
]


@asynccontextmanager
async def home(
    listed: Sequence[Row] = (ALONGSIDE, MANAGERS), held: Sequence[Entry] = HELD, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[HomeApp, Pilot[None]]]:
    app = HomeApp(lambda: [list(held)], today=lambda: TODAY, programmes=lambda: list(listed))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot


async def test_programmes_stand_above_the_days_and_open_their_board() -> None:
    async with home() as (app, pilot):
        drawn = snapshot.text(app)
        lines = drawn.splitlines()
        at = next(place for place, line in enumerate(lines) if "PROGRAMMES" in line)
        assert "Working alongside" in lines[at + 1] and "3 cohorts" in lines[at + 1] and "C1+C2 today" in lines[at + 1]
        assert (
            "2 sessions" in lines[at + 1] and "cycle: collect" in lines[at + 1] and "Managers' network" in lines[at + 2]
        )
        assert "1 learned line waits for a result: Working alongside" in drawn and "C1+C2 shared" in drawn
        await press(pilot, "enter")
        assert app.chosen == Chosen("open", name="programme.working-alongside")


def test_a_damaged_programme_says_so_and_of_two_of_one_title_the_later_its_name() -> None:
    hurt, whole = ALONGSIDE._replace(damaged=True), ALONGSIDE._replace(name="programme.working-alongside-rescued")
    first, second = (one.line(100) for one in programmes_at_home([hurt, whole], HELD, TODAY, ""))
    assert "Working alongside  " in first and "damaged, for reading only" in first
    assert "Working alongside (rescued)  3 cohorts" in second and "damaged" not in second


async def test_m_opens_the_programme_of_the_marked_session() -> None:
    async with home() as (app, pilot):
        await press(pilot, "down", "down", "=m")
        assert app.chosen == Chosen("open", name="programme.working-alongside")
    async with home(held=SOME) as (app, pilot):
        await press(pilot, "down", "down", "=m")
        assert app.chosen is None and "belongs to no programme" in snapshot.text(app)
    async with home(listed=(MANAGERS,)) as (app, pilot):
        await press(pilot, "down", "=m")
        assert app.chosen is None and "not on this computer" in snapshot.text(app)


async def test_without_a_programme_home_is_as_it_was() -> None:
    async with home(listed=(), held=SOME) as (app, _):
        drawn = snapshot.text(app)
        assert "PROGRAMMES" not in drawn and "learned" not in drawn


async def test_words_find_a_programme_by_its_title() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=network")
        assert app.chosen == Chosen("open", name="programme.managers-network")


async def test_a_programme_that_cannot_be_opened_says_why() -> None:
    broken = ALONGSIDE._replace(problem="“working-alongside.json” cannot be read; it was left as it is.")
    async with home(listed=(broken,)) as (app, pilot):
        assert "cannot be opened" in snapshot.text(app)
        await press(pilot, "enter")
        assert app.chosen is None and "left as it is" in snapshot.text(app)


async def test_a_new_session_with_a_programme_marked_is_one_of_it() -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n", "=Day three", "=Auckland", "=post-its", "=9")
        assert app.chosen is None and "A cohort is its number" in snapshot.text(app)
        await press(pilot, "ctrl+u", "=c2 c3")
        assert app.chosen is None and "▌ 5  shared integration" in snapshot.text(app)
        await press(pilot, "=party")
        assert app.chosen is None and "There is no kind of event" in snapshot.text(app)
        await press(pilot, "ctrl+u", "enter")
        chosen = app.chosen
        assert chosen is not None and (chosen.title, chosen.exercise) == ("Day three", "post-its")
        assert (chosen.programme, chosen.cohorts) == ("programme.working-alongside", (2, 3))
        assert chosen.kind == "shared integration"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (("enter",), "workshop"),
        (("'4", "enter"), "own integration"),
        (("'surv", "enter"), "survey"),
        (("up", "enter"), "overview"),
    ],
)
async def test_its_kind_of_event_is_asked_and_enter_skips_it(typed: tuple[str, ...], kind: str) -> None:
    async with home() as (app, pilot):
        await press(pilot, "=n", "=Day three", "enter", "=post-its", "=2", *typed)
        assert app.chosen is not None and (app.chosen.cohorts, app.chosen.kind) == ((2,), kind)
        assert app.chosen.exercise == "post-its"


async def test_the_cohorts_stand_there_by_their_numbers() -> None:
    begun = new_programme("Working alongside", by="F1")
    for line in ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare"):
        perform(begun, line)
    begun.close()
    async with home(size=(60, 18)) as (app, pilot):
        await press(pilot, "=n", "=Day three", "enter", "=post-its")
        seen = snapshot.text(app)
        assert "▌Cohort" in seen and " 1  One" in seen and " 2  Two" in seen


async def test_back_from_the_kind_is_the_cohort_again() -> None:
    async with home(size=(60, 18)) as (app, pilot):
        await press(pilot, "=n", "=Day three", "enter", "=post-its", "=2", "escape", "escape")
        assert "▌Exercise" in snapshot.text(app)
        await press(pilot, "=post-its", "enter", "enter")
        assert app.chosen is not None and (app.chosen.cohorts, app.chosen.kind) == ((2,), "workshop")


@pytest.mark.parametrize("room", [40, 58, 78, 118])
def test_rows_stay_on_their_line(room: int) -> None:
    long = ALONGSIDE._replace(title="He rōpū whakawhanaungatanga mō te mahi tahi " * 2)
    for one in programmes_at_home([ALONGSIDE, long], HELD, TODAY, ""):
        assert width(one.line(room)) == room
    columns = columns_of(HELD, room)
    assert {width(row_line(entry, room, columns)) for entry in HELD} == {room}


def test_what_waits_is_counted_and_never_said() -> None:
    assert waits_line([ALONGSIDE, MANAGERS]) == "1 learned line waits for a result: Working alongside"
    both = [ALONGSIDE, MANAGERS._replace(waits=2)]
    assert waits_line(both) == "3 learned lines wait for a result, in 2 programmes" and waits_line([MANAGERS]) == ""


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_picture(size: tuple[int, int]) -> None:
    async with home(size=size) as (app, _):
        snapshot.assert_same(f"home-programmes-{size[0]}x{size[1]}", snapshot.text(app))


def test_a_session_stands_at_the_day_it_is_held_and_what_is_to_come_first() -> None:
    made = SOME[0]._replace(problem=None, created="2026-10-02T09:00:00+00:00")
    days = ("2026-10-01", "2026-10-09", "", "2026-09-03", "2026-10-05")
    held = [made._replace(name=f"day-{place}", held_on=day) for place, day in enumerate(days)]
    found = [row if isinstance(row, str) else row.name for row in rows(held, date(2026, 10, 2))]
    assert found == ["COMING", "day-4", "day-1", "TODAY", "day-2", "EARLIER", "day-0", "day-3"]


@pytest.mark.parametrize("room", [58, 78, 98, 118])
def test_no_column_is_cut_to_a_letter(room: int) -> None:
    long = [
        one._replace(title="The first of several days together", place="Stringybark Ford", problem=None) for one in HELD
    ]
    columns = columns_of(long, room)
    for part, wide in columns.others:
        assert wide >= 6, (part, wide)
    assert {width(row_line(entry, room, columns)) for entry in long} == {room}


def test_home_goes_on_beside_a_programme_that_cannot_be_opened() -> None:
    made = new_programme("Working alongside", by="F1")
    made.close()
    path = locations.session_path(made.name)
    path.write_bytes(path.read_bytes().replace(b"cards before sheets", b"cards beforE sheets"))
    (hurt,) = programmes_at_home(programme_rows.rows(), HELD, TODAY, "")
    assert "damaged where it begins" in hurt.problem and "holdspace rescue programme.working-alongside" in hurt.problem


def test_how_far_a_session_is_stands_whole_beside_cohorts_and_what_waits() -> None:
    long = "Choosing the stories, saying what should stay"
    held = [
        belonging((1, 2), "shared integration", name="one", title=long, state="not started"),
        belonging((3,), "follow-up", name="two", title="Canvas", state="everyone released"),
    ]
    columns = columns_of(held, 76, without=["two"])
    lines = [row_line(one, 76, columns) for one in held]
    assert "not started" in lines[0] and "C1+C2 shared" in lines[0]
    assert "everyone released" in lines[1] and "no journal yet" in lines[1]
    assert all(width(line) == 76 for line in lines) and lines[0].startswith("Choosing the stories, ")
