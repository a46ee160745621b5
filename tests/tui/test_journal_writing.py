"""Writing an entry: nothing typed is lost or mixed; linking to the timeline; drawing statements; and privacy."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from textual import events

from exercises.kernel.text import clean
from sessions.journal import Journal, about_session
from sessions.library.beginning import frame_of
from sessions.live.session import open_session
from sessions.store import locations, private_files
from tests.awkward import AWKWARD, is_clean
from tests.tui import snapshot
from tests.tui.journal_helpers import EVENT, SECRET, clock_on_the_wall, day, journal, press, shown, written
from tests.tui.on_disk import on_disk
from tui.journal.list_page import ListPage
from tui.journal.statement_page import StatementPage
from tui.journal.writing_page import WritingPage

__all__ = ["clock_on_the_wall"]


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_one_question_at_a_time(size: tuple[int, int]) -> None:
    name = day()
    async with journal(session=name, size=size) as (app, pilot):
        await press(pilot, "enter", "enter", f"'{EVENT}", "enter", "'and on", "tab")
        text = shown(app)
        assert "My reaction" in text and "never shared" in text.replace("\n ", " ")
        assert "2 of 6 · written: 1" in text
        snapshot.assert_same(f"journal-writing-{size[0]}x{size[1]}", text)
        await press(pilot, "tab", "tab", "tab")
        assert "[ ] yes" in shown(app)
        await press(pilot, "space", "shift+tab", "shift+tab", "'seen", "ctrl+s")
    [entry] = Journal.open("F2").entries()
    assert entry.answers == {"event": f"{EVENT}\nand on", "evidence": "seen", "fair": "yes"}
    assert entry.session == name and entry.day == "2026-03-12" and entry.session_title == "Working alongside"


async def test_keys_typed_fast_land_where_they_belong() -> None:
    day()
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter")
        after = app.ticks() + 1.0
        app.ticks = lambda: after
        for key in ["enter", *"one", "tab", *"two", "tab", "T", "ctrl+s", *"n"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await press(pilot, "enter", "enter", "enter", "'next")
        app.post_message(events.Paste(" pasted\nhere"))
        for key in ("!", "escape"):
            app.post_message(events.Key({"!": "exclamation_mark"}.get(key, key), key if len(key) == 1 else None))
        await press(pilot, "up")
        [entry] = Journal.open("F2").entries()
        assert entry.answers == {"event": "one", "reaction": "two", "evidence": "T"}
        [draft] = Journal.open("F2").drafts()
        assert draft.answers == {"event": "next pasted\nhere!"}
        assert app.is_running


async def test_a_draft_is_kept_every_second_and_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.journal.writing_page.EVERY", 0.02)
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter", "'first words")
        await pilot.pause(0.2)
        assert [draft.answers for draft in Journal.open("F2").drafts()] == [{"event": "first words"}]
        await press(pilot, "escape")
        assert "Kept as a draft" in shown(app) and "unfinished, from" in shown(app)
        await press(pilot, "enter", "' and on", "tab", "'then", "escape", "enter", "' more", "ctrl+s")
        assert "Saved as entry 1" in shown(app)
    assert Journal.open("F2").entry(1).answers == {"event": "first words and on", "reaction": "then more"}
    assert Journal.open("F2").drafts() == []


async def test_leaving_keeps_the_draft_and_closing_unchanged_changes_nothing() -> None:
    entry = written()
    before = on_disk()
    async with journal() as (app, pilot):
        await press(pilot, "=e", "tab", "tab", "escape", "enter", "=e", "escape", "escape", "=n", "enter", "enter")
        await press(pilot, "escape")
        assert on_disk() == before
        await press(pilot, "=e", "' more", "ctrl+q")
        await pilot.pause()
    [draft] = Journal.open("F2").drafts()
    assert draft.entry == entry.number and draft.answers["event"] == f"{EVENT} more"
    async with journal() as (app, pilot):
        assert "entry 1, changed" in shown(app)
        await press(pilot, "home", "enter", "ctrl+s")
    assert Journal.open("F2").entry(1).answers["event"] == f"{EVENT} more" and not Journal.open("F2").drafts()


async def test_a_disk_that_refuses_costs_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tui.journal.writing_page.EVERY", 3_600)
    place_over = private_files.place_over
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter", "'all my words")
        monkeypatch.setattr(private_files, "place_over", full)
        for key in ("ctrl+s", "escape", "ctrl+q"):
            await press(pilot, key)
            assert "all my words" in shown(app) and "No space left" in shown(app) and app.is_running
        monkeypatch.setattr(private_files, "place_over", place_over)
        await press(pilot, "' still", "ctrl+s")
        assert "Saved as entry 1" in shown(app)
    assert Journal.open("F2").entry(1).answers == {"event": "all my words still"}


@pytest.mark.parametrize("first", range(0, len(AWKWARD), 9))
async def test_awkward_words_are_cleaned_kept_and_shown(first: int) -> None:
    async with journal() as (app, pilot):
        for at in range(first, min(first + 9, len(AWKWARD)), 3):
            texts = AWKWARD[at : at + 3]
            before = len(Journal.open("F2").entries())
            await press(pilot, "=n", "enter", "enter", *[key for text in texts for key in (f'"{text}', "tab")])
            assert "\x1b" not in shown(app) and "\u202e" not in shown(app)
            await press(pilot, "ctrl+s", "enter")
            assert app.is_running and "\x1b" not in shown(app)
            entries = Journal.open("F2").entries()
            assert all(is_clean(words) for entry in entries for words in entry.answers.values())
            if kept := [words for text in texts if (words := clean(text, lines=True))]:
                assert len(entries) == before + 1
                assert any(sorted(entry.answers.values()) == sorted(kept) for entry in entries), texts
            while not isinstance(app.screen, ListPage):
                await press(pilot, "escape")


async def test_a_paste_too_long_is_refused_and_a_long_answer_says_how_long() -> None:
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter", f'"{"a" * 70_000}')
        assert "65,536 are the most at once" in shown(app)
        await press(pilot, f'"{"word " * 1_700}')
        assert "of 8,000 characters" in shown(app)
        await press(pilot, "ctrl+s")
        assert "8000 are the most" in shown(app).replace("\n ", " ")
        await press(pilot, "escape")
    [draft] = Journal.open("F2").drafts()
    assert len(draft.answers["event"]) == 1_700 * 5 - 1


async def test_day_area_tags_and_session_are_said_in_words() -> None:
    name = day()
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "down", "enter", "'An event", "shift+tab", "tab")
        await press(pilot, "ctrl+u", "'yesterday", "enter")
        assert "2026-03-12" in shown(app)
        await press(
            pilot,
            "ctrl+u",
            "'2026-03-10",
            "enter",
            "'whanau",
            "enter",
            "'routines, waiting",
            "enter",
            "'F1",
            "enter",
            "'nowhere",
            "enter",
        )
        assert "No session has that" in shown(app)
        await press(pilot, "ctrl+u", "'working", "enter", "escape", "ctrl+s")
    [entry] = Journal.open("F2").entries()
    assert (entry.day, entry.area, entry.tags, entry.together) == (
        "2026-03-10",
        "whānau",
        ("routines", "waiting"),
        ("F1",),
    )
    assert entry.session == name and entry.session_title == "Working alongside"


async def test_an_entry_points_at_a_moment_and_the_moment_at_the_entry_and_back() -> None:
    name = day()
    async with journal(session=name) as (app, pilot):
        await press(pilot, "enter", "enter", "'It went quiet", "ctrl+t", "enter")
        assert "→" in shown(app) and "this entry" in shown(app)
        await press(pilot, "escape", "ctrl+s", "enter")
        assert "It points at" in shown(app) and "moment  it went quiet" in shown(app)
        await press(pilot, "=1")
        assert "← entry 1" in shown(app)
        snapshot.assert_same("journal-timeline-80x24", shown(app))
        await press(pilot, "=o")
        assert "entry 1" in shown(app).splitlines()[0] and "It went quiet" in shown(app)
        await press(pilot, "escape", "enter")
        assert "→" not in shown(app)
        await press(pilot, "escape")
        assert "It points at" not in shown(app)
    assert Journal.open("F2").entry(1).links == ()


async def test_the_timeline_stands_beside_where_there_is_room() -> None:
    name = day()
    async with journal(session=name, size=(120, 30)) as (app, pilot):
        await press(pilot, "enter", "enter", "'Words")
        assert "moment  it went quiet" in shown(app) and "Words" in shown(app)
        await press(pilot, "ctrl+t", "enter", "ctrl+t")
        assert "→" in shown(app) and "Words" in shown(app)


async def test_a_statement_is_drawn_and_stands_with_the_entry_and_in_the_session_alone() -> None:
    name = day()
    written(session=name)
    before = open_session(name, read_only=True).state
    async with journal() as (app, pilot):
        await press(pilot, "enter", "=d", "down", "enter", "enter")
        assert "A statement needs words" in shown(app)
        await press(pilot, f"'{'x' * 141}", "enter")
        assert "140 is the most" in shown(app)
        await press(pilot, "ctrl+u", "'people were [/] sent", "enter", "'wha", "enter", "'often", "enter")
        assert "as a number" in shown(app)
        await press(pilot, "ctrl+u", "'3", "enter")
        assert "Recorded as" in shown(app)
        assert "doesn't work when… people were [/] sent (whānau, seen 3 times)" in shown(app).replace("\n ", " ")
        assert "1 statement drawn" in shown(app)
        snapshot.assert_same("journal-entry-80x24", shown(app))
    held = open_session(name, read_only=True).state
    assert held.current == before.current and held.display == before.display
    [note] = held.runs["distil"].state.on_wall()
    assert (note.text, note.area, note.seen) == ("people were [/] sent", "whanau", 3)
    assert note.ref == "F2, 12 March 2026, entry 1" and note.source == "journal"
    on_disk = locations.session_path(name).read_text(encoding="utf-8")
    assert "Four ans" not in on_disk and SECRET not in on_disk


async def test_a_begun_statement_outlives_a_kill_and_is_no_unfinished_entry() -> None:
    name = day()
    written(session=name)
    async with journal() as (app, pilot):
        await press(pilot, "enter", "=d", "down", "enter", "'people were sent, and")
        page = app.screen
        assert isinstance(page, StatementPage)
        page.keep()
    assert Journal.open("F2").drafts() == []
    async with journal() as (app, pilot):
        await press(pilot, "enter", "=d")
        page = app.screen
        assert isinstance(page, StatementPage)
        for answer in ("not", "people were sent, and", "me", ""):
            if answer.startswith("people"):
                assert page.bar.value == answer
            await page.answered(answer)
        await pilot.pause()
        assert "Recorded as" in shown(app)
    assert Journal.open("F2").drafts(statements_too=True) == [], "recorded, it waits no longer"


async def test_a_statement_that_cannot_be_recorded_keeps_its_words() -> None:
    name = day()
    written(session=name)
    async with journal() as (app, pilot):
        await press(pilot, "enter", "=draw", "enter", "'asked first", "enter", "enter")
        locations.session_path(name).write_bytes(b"{ not a session")
        await press(pilot, "enter")
        assert "Your words are still here" in shown(app) and "asked first" in shown(app)


async def test_nothing_of_it_is_in_the_session_the_room_or_the_title() -> None:
    name = day()
    before = locations.session_path(name).read_bytes()
    async with journal(session=name) as (app, pilot):
        await press(
            pilot,
            "enter",
            "enter",
            f"'{EVENT}",
            "tab",
            f"'{SECRET}",
            "ctrl+t",
            "enter",
            "escape",
            "ctrl+s",
            "=s",
            "down",
            "enter",
        )
        assert app.title == "holdspace" and app.sub_title == "" and not app.screen.title
    assert locations.session_path(name).read_bytes() == before
    held = [path for path in locations.home().rglob("*") if path.is_file() and path.parent.name != "journals"]
    assert locations.session_path(name) in held
    for path in held:
        said = path.read_bytes()
        assert b"Four ans" not in said and SECRET.encode() not in said and b"journal" not in said.lower()


async def test_two_windows_lose_nothing_of_each_other() -> None:
    written()
    async with journal() as (_, pilot):
        await press(pilot, "=e", "' mine")
        other = Journal.open("F2")
        other.save(other.edit(1), {"event": "theirs", "reaction": SECRET})
        await press(pilot, "ctrl+s")
    text = Journal.open("F2").entry(1).answers["event"]
    assert "theirs" in text and f"{EVENT} mine" in text


async def test_a_click_takes_another_place_in_the_field_and_typing_goes_on_there() -> None:
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter", "'abcdef")
        page = app.screen
        assert isinstance(page, WritingPage) and page.area is not None
        assert await pilot.click(page.area, offset=(4, 0))
        await press(pilot, "'X")
        assert page.area.text == "abcXdef"


async def test_an_entry_about_a_day_that_was_brought_in_is_dated_that_day() -> None:
    name = day(ago=0)  # made today, held three days before
    held = open_session(name, by="F1")
    held.record("day", {"date": "2026-03-12"}, run=frame_of(held).key)
    held.close()
    assert about_session(name)[1] == "2026-03-12"
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter")
        page = app.screen
        assert isinstance(page, WritingPage) and page.draft.session == name and page.draft.day == "2026-03-12"
        await press(pilot, "'one word")
        assert "12 March 2026" in shown(app)


async def test_enter_in_an_empty_question_writes_nothing() -> None:
    day()
    async with journal() as (app, pilot):
        await press(pilot, "=n", "enter", "enter", "enter", "enter")
        assert "written:" not in shown(app)
        await press(pilot, "'so", "tab")
        assert "written: 1" in shown(app)


async def test_a_debrief_opened_and_closed_is_byte_for_byte_what_it_was() -> None:
    name = day()
    written("F2", name, "debrief", **{"what-happened": "two\n\n  lines\n", "group": "  quiet "})
    before = on_disk()
    async with journal() as (app, pilot):
        await press(pilot, "=e")
        assert isinstance(app.screen, WritingPage) and app.screen.draft.entry
        for key in ("tab", "tab", "tab", "shift+tab", "escape"):
            await press(pilot, key)
        await press(pilot, "=e", "ctrl+s")
    assert before and on_disk() == before
