"""Each window keeps what is half typed in it, though its writer has several, or the session is damaged."""

from __future__ import annotations

import pytest

from sessions.live import drafts, not_saved
from sessions.live.session import Session, open_session
from sessions.removing.opening import opened
from sessions.store import locations
from tests import lines
from tests.sessions.test_rescue import hurt
from tests.tui.console_help import burst, console, session, settled


def again(held: Session) -> Session:
    return open_session(held.name, by=held.by)


def files() -> list[str]:
    return sorted(path.name for path in locations.drafts_folder().iterdir() if path.suffix == ".json")


async def test_two_windows_of_one_writer_each_keep_their_own() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (one, pilot), console(again(held)) as (two, other):
        await burst(one, pilot, "9 why: mine")
        await burst(two, other, "10 why: yours")
        for app in (one, two, one):
            app.each_second()
        assert drafts.kept(held.name, held.by)["unsent"] == ["9 why: mine"]
        assert drafts.kept(held.name, held.by, 2)["unsent"] == ["10 why: yours"]
        assert drafts.writers(held.name, lambda text: "why" in text) == ["f2"]
    # Both were killed; the next window has the words of both.
    async with console(again(held)) as (app, pilot):
        entry = app.console_screen.bar.entry
        assert entry.value == "9 why: mine" and [*entry.aside] == ["10 why: yours"]
        app.each_second()
        assert files() == [f"{held.name}.f2.json"]
        async with console(again(held)) as (other_app, _):
            assert other_app.console_screen.bar.entry.value == "", "what somebody goes on with is nobody else's"
    assert drafts.kept(held.name, held.by)["unsent"] == ["10 why: yours", "9 why: mine"]


async def test_a_window_that_is_left_makes_room_and_no_lock_stays() -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (one, _), console(again(held)) as (two, other):
        await burst(two, other, "10 why: yours")
        two.put_everything_away()
        one.put_everything_away()
    async with console(again(held)) as (app, _):
        assert app.drafts.labels == ["f2", "f2~2"]
        assert app.console_screen.bar.entry.value == "10 why: yours"
    assert not [path for path in locations.drafts_folder().iterdir() if path.name.endswith(".lock")]


async def test_what_two_windows_could_not_save_is_kept_apart_and_all_of_it_is_back() -> None:
    held = session(*lines.PEOPLE)
    other = again(held)
    for number, one in enumerate((held, other), 1):
        data = {"chair": 8 + number, "field": "explanation", "kind": "answered", "words": f"said {number}"}
        entry = one._next("answer", data, "live-grid")
        one._accept(lambda entry=entry: entry, None)  # type: ignore[misc]
        place = not_saved.every_place(held.name, drafts.label_of(held.by, number))[0]
        place.parent.mkdir(parents=True, exist_ok=True)
        not_saved.keep(place, one)
        one.drop_unsaved()
    async with console(again(held)) as (app, pilot):
        await settled(pilot)
        app.each_second()
        await settled(pilot)
        assert [event.data["words"] for event in app.session.events if event.kind == "answer"] == ["said 1", "said 2"]
        app.each_second()
    assert not list(locations.drafts_folder().glob("*not-saved*"))


async def test_a_draft_comes_back_on_a_damaged_session_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.event_reader._PAUSE", 0)
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, "9 why: half a thou")
        app.each_second()
    held.close()
    hurt(held, 6)
    unsaved = [{"event": dict(held.events[-1].document(), number=99), "line": "x"}]
    drafts.keep(held.name, held.by, {**drafts.kept(held.name, held.by), "not_saved": unsaved})
    for _ in range(2):
        async with console(opened(held.name, by=held.by)) as (app, pilot):
            await settled(pilot)
            bar = app.console_screen.bar
            assert bar.entry.value == "9 why: half a thou" and "entry 6" in bar.said
            app.each_second()
            kept = drafts.kept(held.name, held.by)
            assert kept["unsent"] == ["9 why: half a thou"] and kept["not_saved"] == unsaved
            assert not app.session.unsaved
