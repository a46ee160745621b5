"""A waiting disk or lock never blocks the screen, and nothing is called recorded before it is."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.lines.carry_out import perform
from sessions.live import drafts, room_file
from sessions.live.session import Session, open_session
from sessions.store import locations, private_files
from tests import lines
from tests.counted import held_disk
from tests.tui.console_help import burst, console, drawn, session, settled, words
from tui.console.leaving import NotSaved

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="needs a stopped process")
PROJECT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from sessions.store.write_lock import WriteLock
lock = WriteLock(Path(sys.argv[1]))
with lock.held():
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def stopped_holder(name: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the session's lock and stands still."""
    path = locations.session_path(name)
    lock = path.with_name(f".{path.name}.lock")
    code = [sys.executable, "-c", HOLDER, str(lock)]
    other = subprocess.Popen(code, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None and other.stdout.readline() == b"held\n"
    other.send_signal(signal.SIGSTOP)
    yield other
    other.kill()
    other.wait()
    for pipe in (other.stdin, other.stdout):
        assert pipe is not None
        pipe.close()


async def until(true: object, seconds: float = 60.0) -> None:
    """Waits until it is so."""
    assert callable(true)
    end = time.monotonic() + seconds
    for _ in range(10_000):
        if true():
            return
        assert time.monotonic() < end, "it did not come"
        await asyncio.sleep(0.02)


def on_disk(held: Session) -> list[str]:
    """The words of the answers in the file."""
    return [event.data["words"] for event in open_session(held.name, read_only=True).events if event.kind == "answer"]


@on_unix
async def test_a_lock_that_a_stopped_process_has_blocks_neither_typing_nor_dark() -> None:
    held = session(*lines.PEOPLE, "show map")
    async with console(held) as (app, pilot):
        with stopped_holder(held.name):
            await burst(app, pilot, "9 why: one\n")
            assert "saving …" in drawn(app) and "recorded" not in drawn(app)
            await burst(app, pilot, "9 do: two\n10 why: three\n")
            assert words(held, 9) == {"explanation": "one", "intervention": "two"}, "read on what waits"
            await burst(app, pilot, "\x1a")
            assert words(held, 10) == {}, "undo reaches what waits"
            await burst(app, pilot, "\x07")
            seen = room_file.found(held.name)
            assert seen is not None and seen.view is None
            assert held.is_saving and on_disk(held) == []
        await until(lambda: not held.unsaved)
        await settled(pilot)
        assert on_disk(held) == ["one", "two", "three"] and words(open_session(held.name), 10) == {}
        assert "saving" not in drawn(app) and "saved" in drawn(app)


async def test_a_slow_fsync_blocks_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        with held_disk(monkeypatch):
            await burst(app, pilot, "9 why: one\n")
            await burst(app, pilot, "9 do: two")
            assert app.console_screen.bar.entry.value == "9 do: two" and held.unsaved
            assert "saving …" in drawn(app)
            await burst(app, pilot, "\n")
        await until(lambda: not held.unsaved)
        assert on_disk(held) == ["one", "two"]


async def test_what_another_writer_made_impossible_comes_back_and_those_behind_it_are_tried_again() -> None:
    held = session(*lines.PEOPLE)
    other = open_session(held.name, by=held.by)
    async with console(held) as (app, pilot):
        with other._store.locked():
            await burst(app, pilot, "12 why: gone by then\n")
            await burst(app, pilot, "+ agency Mo: nurse, hospice\n")
            await burst(app, pilot, "9 why: stays\n")
            perform(other, "undo")  # takes chair 12 back
            assert 12 not in other.state.run.state.chairs
        await until(lambda: not held.unsaved)
        app.follow()
        await settled(pilot)
        assert app.console_screen.bar.entry.value == "12 why: gone by then" and "no chair 12" in drawn(app)
        state = open_session(held.name).state.run.state
        assert state.chairs[9].answers["explanation"].words == "stays"
        assert [chair.person for chair in state.chairs.values()][-1] == "Mo" and not state.chairs[12].answers


# -- not saved


def session_file_refuses(patched: pytest.MonkeyPatch, held: Session) -> None:
    """Only the session's own file; drafts can be kept."""
    whole = private_files.fsync

    def refused(descriptor: int) -> None:
        if os.path.samestat(os.fstat(descriptor), locations.session_path(held.name).stat()):
            raise OSError(5, "Input/output error")
        whole(descriptor)

    patched.setattr(private_files, "fsync", refused)


async def test_nothing_says_recorded_while_the_disk_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        with monkeypatch.context() as patched:
            session_file_refuses(patched, held)
            await burst(app, pilot, "9\none\ntwo\nthree\n")
            await burst(app, pilot, "\x1b\x1b10 why: four\n")
            said = drawn(app)
            assert "NOT SAVED: 4" in said and "NOT SAVED, on this screen only" in said
            assert app.leaving_words() == "Press ctrl+q to leave. NOT SAVED yet: 4; it asks about that first."
        for _ in range(50):
            app.each_second()
            await pilot.pause(0.02)
            if not held.unsaved:
                break
        assert not held.unsaved and app.leaving_words().endswith("Nothing is lost.")


async def test_leaving_asks_and_what_was_not_saved_is_back_at_the_next_open(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*lines.PEOPLE)
    with monkeypatch.context() as patched:
        async with console(held) as (app, pilot):
            session_file_refuses(patched, held)
            await burst(app, pilot, "9 why: one\n9 do: two\n10 why: three\n")
            assert len(held.unsaved) == 3
            app.each_second()
            await burst(app, pilot, "\x11")
            assert isinstance(app.screen, NotSaved) and "3 entries are NOT SAVED" in drawn(app)
            await burst(app, pilot, "\n")
            assert app.screen is app.console_screen and not app.is_leaving, "the careful answer stays"
            await burst(app, pilot, "\x11")
            await pilot.press("down", "enter")
            await settled(pilot)
            assert app.is_leaving and app.kept_in == locations.drafts_folder(), "said on the way out"
        held.close()
    assert on_disk(held) == []
    again = open_session(held.name)
    async with console(again) as (app, pilot):
        await until(lambda: not again.unsaved)
        assert "3 entries that were not saved last time: back." in drawn(app)
        app.each_second()
        await settled(pilot)
        assert words(again, 9) == {"explanation": "one", "intervention": "two"}
    assert on_disk(held) == ["one", "two", "three"]
    async with console(open_session(held.name)) as (app, pilot):
        assert "not saved last time" not in drawn(app)
    assert on_disk(held) == ["one", "two", "three"]
    assert "not_saved" not in drafts.kept(held.name, held.by)


async def test_what_reached_the_disk_all_the_same_is_not_entered_twice() -> None:
    held = session(*lines.PEOPLE, "9 why: one")
    event = held.events[-1]
    again = open_session(held.name)
    assert again.bring_back([(event, "9 why: one")]) == 0 and len(again.events) == len(held.events)
