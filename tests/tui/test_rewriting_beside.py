"""What goes out of the file for good goes beside the screen: keys and dark wait neither for a lock nor for a disk."""

from __future__ import annotations

import time

import pytest

from sessions.lines.carry_out import perform
from sessions.live import room_file
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests import lines
from tests.counted import held_disk
from tests.sessions.test_own_words import SECRET as OWN
from tests.sessions.test_own_words import compass
from tests.tui.console_help import burst, console, drawn, session, settled, words
from tests.tui.test_saving_beside import on_unix, stopped_holder, until

SECRET = "kererū at dusk"
CASES = {
    "unname for good yes": (f"park: ask {SECRET}", f"unname all: {SECRET} / somebody"),
    "withdrawn for good yes": (f"takeaway team: {SECRET}", "w1 withdrawn"),
    "undone for good yes": (f"park: ask {SECRET}", "undo"),
}


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


@pytest.mark.parametrize("line", CASES)
async def test_a_slow_disk_blocks_no_key_and_dark_stays_dark(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE, *CASES[line], "show map")
    assert SECRET in file_of(held)
    async with console(held) as (app, pilot):
        with held_disk(monkeypatch):
            await burst(app, pilot, f"{line}\n")
            assert "Being taken out of the file" in drawn(app) and "taking out" in drawn(app).splitlines()[0]
            await burst(app, pilot, "9 why: one\n")
            assert words(held, 9) == {"explanation": "one"}
            await burst(app, pilot, "\x07")
            seen = room_file.found(held.name)
            assert seen is not None and seen.view is None
            await burst(app, pilot, f"{line}\n")
            assert "still being taken out" in drawn(app), "one after the other"
        await until(lambda: not held.is_rewriting and not held.unsaved)
        seen = room_file.found(held.name)
        assert seen is not None and seen.view is None, "what was made dark meanwhile stays dark"
        await settled(pilot)
        assert SECRET not in file_of(held) and "taking out" not in drawn(app).splitlines()[0]
        assert "for good" in app.console_screen.bar.said or "out of the file" in app.console_screen.bar.said
    there = open_session(held.name)
    assert words(there, 9) == {"explanation": "one"} and there.state.display.blanked
    assert SECRET not in repr(held.documents()) and held.state == there.state


def test_what_is_told_once_the_file_is_written_is_true_of_the_session_too(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE, *CASES["unname for good yes"])
    held.save_beside()
    with held_disk(monkeypatch):
        assert "Being taken out of the file" in perform(held, "unname for good yes").says
        assert SECRET in repr(held.documents())
    told = ""
    give_up = time.monotonic() + 60
    while not told and time.monotonic() < give_up:
        told = held.told_aside()
    assert "out of the file for good" in told and SECRET not in repr(held.documents())
    held.close()


@pytest.mark.long
@on_unix
async def test_a_lock_that_a_stopped_process_has_is_said_and_nothing_is_lost() -> None:
    held = session(*lines.PEOPLE, *CASES["unname for good yes"], "show map")
    async with console(held) as (app, pilot):
        with stopped_holder(held.name):
            await burst(app, pilot, "unname for good yes\n")
            await burst(app, pilot, "9 why: one\n")
            await burst(app, pilot, "\x07")
            seen = room_file.found(held.name)
            assert seen is not None and seen.view is None
            await until(lambda: not held.is_rewriting)
            await settled(pilot)
            assert "could not be written again" in drawn(app) and SECRET in file_of(held)
        await until(lambda: not held.unsaved)
        await burst(app, pilot, "unname for good yes\n")
        await until(lambda: SECRET not in file_of(held))
        await until(lambda: not held.is_rewriting)
        assert words(held, 9) == {"explanation": "one"}


async def test_what_belongs_to_somebody_goes_beside_the_screen_as_its_exercise_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = compass("show 1")
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        with held_disk(monkeypatch):
            await burst(app, pilot, "close\n")
            assert held.is_rewriting, "the screen went on before the disk did"
        await until(lambda: not held.is_rewriting and not held.unsaved)
        await settled(pilot)
        assert OWN not in file_of(held)
