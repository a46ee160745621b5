"""`holdspace new --programme`: the session belongs at once, says what came, and its day says what there is to try."""

from __future__ import annotations

from pathlib import Path

from sessions.library.catalogue import entries
from sessions.live.session import open_session
from tests.tui.cli_helpers import Run, home, run
from tests.tui.console_help import burst, console, drawn
from tui.boards.board import Pointing
from tui.boards.table import BOARDS

__all__ = ["home", "run"]


def begun(run: Run) -> str:
    name = run("programme", "new", "Working alongside")[1].strip()
    lines = ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare", "learned c1: cards before sheets")
    assert run("do", f"programme.{name}", *lines)[0] == 0
    return name


def test_it_belongs_and_says_what_came_along(run: Run) -> None:
    begun(run)
    first = run("new", "Day one", "--programme", "Working alongside", "--cohort", "2")[1].strip()
    assert run("do", first, "action P05: ring the ward by Friday", "reply: too long / shorter parts")[0] == 0
    status, out, err = run("new", "Day two", "--programme", "working", "--cohort", "2", "--kind", "own integration")
    assert status == 0 and out.endswith("-day-two\n") and "\n" not in out.strip()
    assert "It belongs to Working alongside, c2. Carried over: 1 reply to say and 1 action to ask after." in err
    assert "To try: cards before sheets. In the programme then: l1 tried c2 helped: …" in err
    entry = next(one for one in entries() if one.name == out.strip())
    assert entry.belongs[:3] == ("working-alongside", (2,), "own integration")


def test_what_went_on_in_several_ways_comes_once(run: Run) -> None:
    begun(run)
    first = run("new", "Day one", "--programme", "working", "--cohort", "1")[1].strip()
    lines = (
        "action: ring the ward",
        "reply: too long / shorter parts",
        "elephant box",
        "e1 later",
        "e1 review 2 January 2020",
    )
    assert run("do", first, *lines)[0] == 0
    err = run("new", "Day two", "--like", first, "--programme", "working", "--cohort", "1")[2]
    assert "1 action to ask after" in err and "Carried over: " not in err, "all of it came from the day that it is like"
    run("new", "Shared", "--programme", "working", "--cohort", "1", "--cohort", "2")
    run("new", "Managers", "--like", first, "--programme", "working", "--cohort", "1", "--kind", "planning")
    last = run("new", "Follow-up", "--programme", "working", "--cohort", "1", "--kind", "follow-up")[1].strip()
    held = open_session(last, read_only=True)
    frame = held.state.frame.state  # type: ignore[union-attr]
    held.close()
    assert [one.text for one in frame.actions.values()] == ["ring the ward"] and len(frame.elephants) == 1


def test_what_is_not_there_is_one_sentence_and_nothing_is_made(run: Run, home: Path) -> None:
    begun(run)
    for words, says in (
        (("--programme", "nobody"), "no programme called"),
        (("--programme", "working", "--cohort", "9"), "no cohort 9. It has c1 and c2."),
        (("--programme", "working", "--kind", "party"), "A kind of event is one of"),
        (("--cohort", "2"), "Of which programme?"),
    ):
        status, out, err = run("new", "Day one", *words)
        assert status != 0 and out == "" and says in err and err.count("\n") == 1, words
    assert entries() == []


def test_the_board_of_the_day_has_room_for_what_there_is_to_try() -> None:
    from tests.exercises.test_log_lines import SAMPLE
    from tests.lines import session

    held = session(*SAMPLE, exercises=["live-grid"])
    state = held.state.frame.state  # type: ignore[union-attr]
    told = "To try: cards before sheets. In the programme then: l1 tried c2 helped: …"
    for room in (39, 59, 79, 119):
        board = BOARDS["log"].at(held.clock(), "A day", (told,))  # type: ignore[attr-defined]
        drawing = board.overview(state, room, 20, board.settle(state, room, 20, Pointing()))
        lines = ["".join(words for words, _ in line) for line in drawing.lines]
        assert told in " ".join(" ".join(lines).split()) and max(map(len, lines)) <= room
        assert lines[drawing.focus_first].startswith("▌")


async def test_the_day_of_a_session_of_a_programme_says_what_there_is_to_try(run: Run) -> None:
    begun(run)
    name = run("new", "Day one", "--programme", "working", "--cohort", "2")[1].strip()
    held = open_session(name, by="F1")
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        assert "a learning to try. Listed: y g" in drawn(app)
        await burst(app, pilot, "y g\n")
        assert "To try: cards before sheets." in drawn(app)
    held.close()


async def test_a_session_opens_with_what_it_must_carry(run: Run) -> None:
    begun(run)
    first = run("new", "Day one", "--programme", "working", "--cohort", "2")[1].strip()
    lines = (
        "action: ring the ward",
        "reply: too long / shorter parts",
        "elephant box",
        "e1 later",
        "e1 review 2 January 2020",
    )
    assert run("do", first, *lines)[0] == 0
    name = run("new", "Day two", "--programme", "working", "--cohort", "2")[1].strip()
    held = open_session(name, by="F1")
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        said = " ".join(drawn(app).split())
        assert "1 reply to say (show replies); 1 elephant comes back today" in said
        assert "1 action to ask after; a learning to try. Listed: y g" in said
        await burst(app, pilot, "y g\n")
        assert "1 reply to say (show replies)" in drawn(app)
    held.close()
