"""The console's export question: what leaves is read first, chosen for whom and as what, and only then written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sessions.library.new_like import new_like
from sessions.lines.carry_out import perform
from sessions.roster.keeping import Known, changing
from tests import lines
from tests.tui.console_help import burst, console, drawn, session, settled
from tui.console import by_file
from tui.console.app import ConsoleApp
from tui.console.asking import Answers
from tui.console.export_dialog import ExportReview
from tui.console.exporting import asked_for
from tui.console.printing import ways

SIZES = [(80, 24), (60, 18), (40, 12)]


async def answer(app: ConsoleApp, pilot: Pilot[None], begins: str) -> None:
    """Goes to the answer that begins so, by its letter, and presses enter."""
    answers = app.screen.query_one(Answers)
    for _ in range(answers.option_count):
        if str(answers.get_option_at_index(answers.highlighted or 0).prompt).startswith(begins):
            break
        await pilot.press(begins[0].lower())
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize(("columns", "height"), SIZES)
async def test_what_leaves_is_shown_before_anything_is_written(tmp_path: Path, columns: int, height: int) -> None:
    held = session(*lines.SAMPLE, "note: ring Jo")
    async with console(held, columns, height) as (app, pilot):
        await burst(app, pilot, f"e\n{tmp_path}/after.md\n")
        assert isinstance(app.screen, ExportReview) and not (tmp_path / "after.md").exists()
        assert "after.md: md for participants" in drawn(app) and "Write it" in drawn(app)
        seen = drawn(app)
        for _ in range(20):
            await pilot.press("pagedown")
            await settled(pilot)
            seen += drawn(app)
        assert "private note" in seen and "ring Jo" not in seen and "cannot carry" in " ".join(seen.split())
        await pilot.press("pageup", "down", "up", "enter")
        await settled(pilot)
        assert "Saved after.md for participants." in " ".join(drawn(app).split())
        assert (tmp_path / "after.md").read_text().startswith("# A day together")
        assert held.state.exports[0].file == "after.md"


async def test_for_whom_and_as_what_are_answers(tmp_path: Path) -> None:
    held = session(*lines.SAMPLE)
    with changing() as roster:
        roster[0] = roster[0].with_known(Known("Tama", "Whetū"))
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"e\n{tmp_path}/after.md\n")
        await answer(app, pilot, "Names")
        assert "for the facilitators only" in " ".join(drawn(app).split()), "real names are for nobody else"
        await answer(app, pilot, "Names")
        await answer(app, pilot, "For")
        assert "after.md: md for public" in drawn(app)
        await answer(app, pilot, "For")
        assert "after.md: md for facilitators" in drawn(app)
        await answer(app, pilot, "As")
        assert "after.html: html for facilitators" in drawn(app)
        await answer(app, pilot, "As")
        assert "after: csv for facilitators" in drawn(app) and "no notes to write as csv" in drawn(app)
        assert "Write it" not in drawn(app) and "Not now: write nothing" in drawn(app), "there is nothing to write"
        await answer(app, pilot, "As")
        assert "after.json: json for facilitators" in drawn(app)
        assert "places changed" in drawn(app)
        await answer(app, pilot, "Names")
        assert "names as they are" in drawn(app)
        await answer(app, pilot, "Names")
        await answer(app, pilot, "Write")
        written = (tmp_path / "after.json").read_text(encoding="utf-8")
        assert json.loads(written)["kind"] == "session" and "Whetū" in written
        # A built-in template's own example has a Tama too, who is nobody here.
        said = [{**event, "data": {**event["data"], "template": {}}} for event in json.loads(written)["events"]]
        assert "Tama" not in json.dumps(said).replace("Oranga Tamariki", ""), "a service is nobody on the roster"
        assert not (tmp_path / "after.html").exists() and not (tmp_path / "after.md").exists()


async def test_what_is_there_stays_until_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "after.md").write_text("mine")
    async with console(session("+ child Tama: the child")) as (app, pilot):
        await burst(app, pilot, f"e\n{tmp_path}/after.md\n")
        assert "is there already" in drawn(app) and "Write it" not in drawn(app)
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "after.md").read_text() == "mine", "the careful answer comes first"
        await pilot.press("enter")
        await settled(pilot)
        await answer(app, pilot, "Replace")
        assert (tmp_path / "after.md").read_text() != "mine"


async def test_not_now_writes_nothing_and_keeps_the_line(tmp_path: Path) -> None:
    held = session("+ child Tama: the child")
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"e\n{tmp_path}/after.md\n")
        await burst(app, pilot, "\x1b")
        assert app.console_screen.bar.entry.value == f"export {tmp_path}/after.md" and not held.state.exports
        assert "Nothing was written" in drawn(app) and not (tmp_path / "after.md").exists()


async def test_over_a_mirror_there_are_counts_only(tmp_path: Path) -> None:
    held = session(*lines.SAMPLE)
    async with console(held, mirror=True) as (app, pilot):
        by_file.review(app, f"export {tmp_path}/x.md for facilitators")
        await settled(pilot)
        assert "What leaves for the facilitators" in drawn(app) and "Earlier exports" not in drawn(app)


async def test_words_taken_back_name_the_export_in_the_bar(tmp_path: Path) -> None:
    held = session(*lines.SAMPLE, "l1 consent without my number")
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"e\n{tmp_path}/after.md\n")
        await answer(app, pilot, "Write")
        said = perform(held, "l1 consent withdrawn").says
        assert f"at {tmp_path}/after.md" in said


async def test_a_line_and_the_palette_print_what_hangs_on_a_wall(tmp_path: Path) -> None:
    held = session("+ child Tama: the child")
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"print chairs {tmp_path}/chairs.html\n")
        assert "Saved chairs.html" in drawn(app) and "Tama" in (tmp_path / "chairs.html").read_text("utf-8")
        await burst(app, pilot, "print poster\n")
        assert "Nothing called poster is printed" in drawn(app) and "five-lines" in drawn(app)
    assert ("Print grid", "The empty grid for the wall, to write in, for a browser to print.", "print grid") in ways(
        held
    )


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("export ~/a.md", ("a.md", "md", "participants")),
        ("export a.json", ("a.json", "json", "facilitators")),
        ("export a.html for public", ("a.html", "html", "public")),
        ("EXPORT tables as csv for participants", ("tables", "csv", "participants")),
        ("export tables.csv for participants", ("tables", "csv", "participants")),
        ("export odd for public as svg", ("odd", "svg", "public")),
    ],
)
def test_a_line_names_the_file_and_may_say_the_rest(line: str, asked: tuple[str, str, str]) -> None:
    found = asked_for(line)
    assert (found.path.name, found.format, found.audience) == asked
    assert found.next_names().next_names() == found and found.next_audience().next_audience().next_audience() == found


async def test_export_typed_once_more_behind_the_key_is_one_export(tmp_path: Path) -> None:
    held = session(*lines.PEOPLE)
    async with console(held) as (app, pilot):
        await burst(app, pilot, f"e\nexport {tmp_path}/page.md\n")
        assert "page.md: md for participants" in drawn(app)
        await answer(app, pilot, "Short")
        assert "page.md: md for participants, a short page" in drawn(app)
        await answer(app, pilot, "Write")
    assert "This is the short page." in (tmp_path / "page.md").read_text(encoding="utf-8")


async def test_newer_replies_of_the_session_before_are_there_as_this_one_opens() -> None:
    two = session("park: interpreters")
    three, _ = new_like("Day three", two)
    three.record("projected", {"projected": False})
    perform(two, "reply: bigger letters / larger letters")
    async with console(three) as (app, pilot):
        await settled(pilot)
        frame = three.state.frame
        assert frame is not None and [held.changed for held in frame.state.replies] == ["larger letters"]
        assert "newer reply" in app.console_screen.bar.said
