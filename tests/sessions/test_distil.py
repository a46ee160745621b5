"""Folding in, distilling across sessions, consents on their way out, and feedback that is read shuffled."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.feedback import in_no_order
from exercises.kernel.shape import ExerciseError
from exercises.wall import checks
from exercises.wall.state import Wall
from sessions.distil import together
from sessions.distil.folding import to_fold_in
from sessions.distil.telling import distilled
from sessions.distil.together import bring_together, distil_run, session_for, title_of
from sessions.export import restore
from sessions.importing.cases import import_file
from sessions.leaving.documents import kept_documents
from sessions.library.beginning import new_session
from sessions.library.new_like import new_like
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform, understand
from sessions.live import names_out
from sessions.live.session import Session, open_session
from sessions.removing.withdrawing import related
from sessions.store import locations
from tests.lines import Watch, again, session
from tui.cli.main import main

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
SECRET = "S3CRET"
SHEETS = tuple(f"feedback helped: helped {place}; way: way {place}" for place in range(1, 9))


def wall_of(held: Session, key: str = "post-its") -> Wall:
    found: Wall = held.state.runs[key].state
    return found


def a_day(title: str = "Day one", *lines: str) -> Session:
    """A session with a grid, a wall with two themes, and feedback."""
    clock = Watch()
    clock.now += timedelta(days=sum(map(ord, title)))
    held = new_session(title, [built_in()["post-its"]], clock=clock)
    for line in (
        "go cluster",
        "helps team: They ring back",
        "team: We eat first",
        "difficult me: I nod",
        "1 2 > new Somebody answers",
        "3 > new We nod",
        *SHEETS,
        *lines,
    ):
        perform(held, line)
    return held


def test_what_has_no_room_on_one_wall_stays_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [a_day(title) for title in ("Day one", "Day two", "Day three")]
    for module in (checks, together):
        monkeypatch.setattr(module, "MOST_NOTES", 8)
    held = new_session("Distil: all", [built_in()["distil"]], clock=Watch())
    report = bring_together(held, [one.name for one in days])
    run = distil_run(held)
    assert run is not None and len([note for note in run.state.on_wall() if not note.item]) == 6
    assert any(line.startswith("Day three") and "its 3 notes stayed there" in line for line in report.lines)


def test_what_is_there_is_looked_into_once_however_many_sessions_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [a_day(f"Day {number}").name for number in range(1, 13)]
    looked: list[int] = []
    real = names_out.names_in
    monkeypatch.setattr(names_out, "names_in", lambda event: [looked.append(event.number), *real(event)][1:])
    held = new_session("Distil: all", [built_in()["distil"]], clock=Watch())
    bring_together(held, days)
    assert looked == sorted(set(looked)) and len(looked) < len(held.events)


def test_a_name_that_is_taken_out_while_sessions_come_in_stays_out_of_what_comes_after_it() -> None:
    first, second, third = (a_day(title, "helps team: Priya rang") for title in ("Day one", "Day two", "Day three"))
    held = new_session("Distil: all", [built_in()["distil"]], clock=Watch())
    bring_together(held, [first.name])
    perform(held, "unname all: Priya / a colleague")
    bring_together(held, [second.name])
    assert "Priya" not in str(held.state.runs["distil"].state.notes)
    held.undo()
    held.undo()
    bring_together(held, [third.name])
    assert sum("Priya" in note.text for note in held.state.runs["distil"].state.on_wall()) == 2


# -- folding in -------------------------------------------------------------------------------------------------------


def test_feedback_about_the_day_stays_a_pile_of_its_own_until_somebody_takes_one() -> None:
    held = a_day("Day one", "helps me from story: somebody rang")
    perform(held, "exercise distil")
    said = perform(held, "fold in")
    assert said.event is None and "1 story" in said.says and "feedback" not in said.says
    assert "16 feedback answers about the day stay a pile of their own: fold in feedback" in said.lines[-1]
    perform(held, "fold in all")
    wall = wall_of(held, "distil")
    assert [note.source for note in wall.notes.every()] == ["story"]
    with pytest.raises(ExerciseError, match=r"All 1 of it is here already\. 16 feedback answers .* fold in feedback"):
        perform(held, "fold in all")
    before = held.state
    pile = perform(held, "fold in feedback")
    assert pile.event is None and held.state == before and len(pile.lines) == 16
    assert {line.split(None, 1)[1] for line in pile.lines} == {
        *(f"helped: helped {place}" for place in range(1, 9)),
        *(f"in the way: way {place}" for place in range(1, 9)),
    }
    assert [line.split()[0] for line in pile.lines] == [str(number) for number in range(1, 17)]
    order = [line.split()[-1] for line in pile.lines]
    assert order != sorted(order), "in no order that tells whose it was"
    taken = pile.lines[2].split(": ")[1]
    assert "1 feedback answer" in understand(held, "fold in feedback 3").says
    perform(held, "fold in feedback 3")
    note = wall_of(held, "distil").notes[2]
    assert (note.text, note.source) == (taken, "feedback")
    left = perform(held, "fold in feedback")
    assert len(left.lines) == 15 and left.lines[2].split()[0] == "4" and "1 more taken already" in left.says
    with pytest.raises(ExerciseError, match="All 1 of it is here already"):
        perform(held, "fold in feedback 3")
    for wrong in ("fold in feedback 17", "fold in feedback 0"):
        with pytest.raises(ExerciseError, match="They are 1 to 16"):
            perform(held, wrong)
    perform(held, "undo")
    assert len(perform(held, "fold in feedback").lines) == 16
    assert again(held).state == held.state


def test_what_came_by_two_roads_is_counted_once() -> None:
    held = a_day("Day one", "exercise distil", "fold in feedback 1-4", "exercise post-its", "fold in all")
    assert sum(note.source == "feedback" for note in wall_of(held).notes.every()) == 4
    with pytest.raises(ExerciseError, match="All 4 of it is here already"):
        perform(held, "fold in all")
    perform(held, "exercise distil")
    with pytest.raises(ExerciseError, match="All 4 of it is here already"):
        perform(held, "fold in feedback 1-4")


def test_fifty_like_lines_of_the_trail_are_one_and_the_file_keeps_each() -> None:
    held = session(title="Trail", exercises=("distil",))
    for number in range(50):
        perform(held, f"statement works me: thought {number}")
    perform(held, "statement not team: another")
    perform(held, "51 seen 3")
    perform(held, f"{' '.join(map(str, range(1, 31)))} > new Named")
    told = distilled(held.state.runs["distil"])
    lines = [line for line in told[told.index("The trail: every change, who made it and why") :] if "drawn" in line]
    assert len(lines) == 2 and "1-50 (50 notes), drawn" in lines[0] and "51, drawn" in lines[1]
    run = held.state.runs["distil"]
    page = repr(run.shape.outline(run.state, "facilitators"))
    assert page.count("1-50 (50 notes): drawn") == 1
    rows = next(sheet for sheet in run.shape.tables(run.state, "facilitators") if sheet.name == "trail").rows
    assert sum(row[2] == "drawn" for row in rows) == 51


def test_statements_go_on_to_the_post_its_with_their_source_and_only_once() -> None:
    held = a_day()
    for line in (
        "exercise distil",
        "statement works whānau seen 2 from F1, entry 3: They are asked",
        "exercise post-its",
        "fold in all",
    ):
        perform(held, line)
    wall = wall_of(held)
    found = [note for note in wall.notes.every() if note.source == "journal"]
    assert [(note.text, note.question, note.area, note.seen, note.ref) for note in found] == [
        ("They are asked", "HELPS", "whanau", 2, "F1, entry 3")
    ]
    assert not to_fold_in(held, "all").new and len(to_fold_in(held, "all").pile) == 16


def test_agreed_conversations_of_the_grid_and_nothing_withdrawn_or_for_the_room_only() -> None:
    held = session(title="Grid", exercises=("live-grid",))
    for line in (
        "+ child Tama: the child",
        "+ agency Jo: physio, hospital",
        "talk 2 > 1 why: what helps you?",
        "talk 1 > 2 do: not agreed yet",
        "k1 owner P07",
        "k1 done no: nobody was home",
        "exercise post-its",
        "go cluster",
        "helps me from story: kept",
        ": taken",
        "story team: gone",
        "story team: roomonly",
        "3 withdrawn",
        "4 consent room only",
        "exercise distil",
        "fold in all",
    ):
        perform(held, line)
    notes = list(wall_of(held, "distil").notes.every())
    assert [(note.source, note.question, note.text) for note in notes] == [
        ("conversation", "not", "what helps you? nobody was home"),
        ("story", "works", "kept"),
    ]


def test_agreed_conversations_for_peoples_own_work_come_with_those_of_the_grid() -> None:
    held = session(title="Frame", exercises=("post-its",))
    for line in (
        "conversation nurse > home support do: what do you do when nobody comes?",
        "c1 owner P07",
        "conversation a > b do: nobody took it on",
        "conversation c > d do: asked after",
        "c3 done no",
        "conversation e > f do: waits for the whānau",
        "c4 owner P05",
        "c4 needs the whānau's yes first",
        "go cluster",
        "fold in conversations",
    ):
        perform(held, line)
    notes = list(wall_of(held).notes.every())
    assert [(note.source, note.question, note.area, note.text) for note in notes] == [
        ("conversation", "HELPS", "network", "what do you do when nobody comes?"),
        ("conversation", "DIFFICULT", "network", "asked after"),
    ]
    assert [note.ref.split()[0] for note in notes] == ["c1", "c3"] and "P07" not in repr(wall_of(held).notes)
    with pytest.raises(ExerciseError, match="All 2 of it is here already"):
        perform(held, "fold in conversations")


def test_another_sessions_statements_are_folded_in_by_its_name() -> None:
    other = session("statement works me: from before", title="Before", exercises=("distil",))
    held = a_day()
    said = perform(held, f"fold in statements from {other.name}")
    assert "1 statement" in said.says and wall_of(held).notes[4].text == "from before"
    with pytest.raises(ExerciseError, match="nowhere"):
        perform(held, "fold in all from nowhere")
    with pytest.raises(ExerciseError, match="There is no wall here"):
        to_fold_in(session(title="none", exercises=("live-grid",)), "all")


# -- across sessions --------------------------------------------------------------------------------------------------


def test_walls_come_together_with_themes_names_and_codings_each_with_where_it_comes_from() -> None:
    first, second = a_day("Day one"), a_day("Day two", "3 consent without number", "2 withdrawn")
    held = session_for("all of it", [])
    report = bring_together(held, [first.name, second.name])
    run = distil_run(held)
    assert run is not None
    wall: Wall = run.state
    assert [theme.name for theme in wall.standing()] == ["Somebody answers", "We nod"] * 2, "the same name is not one"
    assert any(line.startswith("merge 1 3: the same name") for line in report.lines)
    assert wall.themes[1].ref.startswith("Day one, ") and wall.themes[1].ref.endswith("theme 1")
    notes = {note.ref: note for note in wall.notes.every() if note.source == "post-it"}
    assert len(notes) == 5, "what was taken back goes nowhere else"
    kept = next(note for ref, note in notes.items() if ref.startswith("Day two") and ref.endswith("note 3"))
    assert (kept.question, kept.consent, wall.themes[kept.theme].name) == ("not", "without my number", "We nod")
    assert not any(note.source == "feedback" for note in wall.notes.every())
    assert sum("16 feedback answers about the day stay" in line for line in report.lines) == 2
    assert held.state.current == "distil" and title_of("all of it") == held.state.title
    before = held.state
    assert "Nothing new" in bring_together(held, [first.name, second.name]).says and held.state == before


def test_what_a_script_begins_in_one_second_are_two_sessions() -> None:
    held = []
    for place in range(2):
        begun = datetime(2026, 3, 12, 9, microsecond=place, tzinfo=UTC)
        one = new_session("Day two", [built_in()["post-its"]], by="F1", clock=lambda at=begun: at)
        perform(one, f"helps team: waka {place}")
        held.append(one)
    together = session_for("all of it", [])
    bring_together(together, [one.name for one in held])
    assert sorted(note.text for note in wall_of(together, "distil").notes.every()) == ["waka 0", "waka 1"]
    perform(held[0], "1 withdrawn")
    assert not wall_of(held[1]).notes[1].withdrawn
    assert not any(one.copy for one in related(held[0]))


def test_a_withdrawal_follows_what_was_brought_together() -> None:
    first = a_day("Day one")
    held = session_for("all of it", [])
    bring_together(held, [first.name])
    perform(first, "1 withdrawn")
    bring_together(held, [first.name])
    wall = wall_of(held, "distil")
    (gone,) = [note for note in wall.notes.every() if note.withdrawn]
    assert gone.ref.endswith("note 1") and "They ring back" not in repr(wall.notes)


def test_what_speaks_against_comes_along_and_a_statement_in_two_walls_comes_once() -> None:
    first = a_day(
        "Day one",
        "exercise distil",
        "statement works me: We ask",
        "1 against: they did not",
        "exercise post-its",
        "fold in statements",
    )
    held = session_for("all of it", [])
    bring_together(held, [first.name])
    wall = wall_of(held, "distil")
    assert [note.text for note in wall.notes.every()].count("We ask") == 1
    assert [case.text for case in wall.against.every()] == ["they did not"]
    bring_together(held, [first.name])
    assert len(wall_of(held, "distil").against) == 1


def test_the_whole_sample_day_comes_together_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(title="Working alongside", exercises=("live-grid",))
    for name in ("workshop.json", "tama.json", "notes.csv", "theming.json"):
        import_file(held, SAMPLES / name)
    together = session_for("programme", [])
    bring_together(together, [held.name])
    wall = wall_of(together, "distil")
    there = wall_of(held)
    assert len(wall.standing()) == len(there.standing())
    assert sum(note.source == "journal" for note in wall.on_wall()) == 10
    assert sum(note.source == "post-it" for note in wall.on_wall()) == len(there.on_wall())
    assert len([case for case in wall.against.every()]) == 1


# -- the command ------------------------------------------------------------------------------------------------------


def test_holdspace_distil_prints_statements_cases_and_the_trail(capsys: pytest.CaptureFixture[str]) -> None:
    held = session(
        "statement works whānau from F1, entry 3: They are asked",
        "1 against: one pair met",
        title="One",
        exercises=("distil",),
    )
    perform(held, "1 > new Asked first")
    perform(held, "name 1: Asked before // their words")
    held.close()
    assert main(["distil", held.name]) == 0
    said = capsys.readouterr().out
    for words in (
        "Partnership works best when…",
        "with families and whānau",
        "1 They are asked (from a journal; F1, entry 3; in 1 Asked before)",
        "a1 against note 1",
        "because: their words",
        "The trail",
    ):
        assert words in said
    run = open_session(held.name, read_only=True).state.runs["distil"]
    assert distilled(run)[0] == "Distil"


def test_holdspace_distil_brings_a_programme_together(capsys: pytest.CaptureFixture[str]) -> None:
    a_day("Hutt day one").close()
    a_day("Hutt day two").close()
    a_day("Elsewhere").close()
    assert main(["distil", "--programme", "Hutt"]) == 0
    said = capsys.readouterr().out
    assert "Hutt day one" in said and "Hutt day two" in said and "Elsewhere" not in said
    assert main(["distil", "--programme", "Hutt"]) == 0
    assert "Nothing new" in capsys.readouterr().out
    assert len(list(locations.sessions_folder().glob("*distil-hutt.json"))) == 1


@pytest.mark.parametrize("words", [["distil"], ["distil", "--programme", "nowhere at all"], ["distil", "day-one"]])
def test_holdspace_distil_says_why_not(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    held = a_day()
    assert main([word.replace("day-one", held.name) for word in words]) == 2
    assert "Traceback" not in capsys.readouterr().err


# -- consents on their way out ----------------------------------------------------------------------------------------


def test_withdrawn_words_leave_no_json_and_it_restores_to_the_equal_session(tmp_path: Path) -> None:
    long = f"{SECRET} " + "and so on we went until somebody rang us back about it " * 6
    held = session(
        "+ child Tama: the child",
        f"learned team: {SECRET}learned",
        f"takeaway team: {SECRET}takeaway",
        "w1 consent without my number",
        "show takeaways",
        "hold",
        "hold off",
        "show learning",
        "hold",
        "hold off",
        "exercise post-its",
        "go cluster",
        f"helps me: {SECRET}note",
        f": {long}",
        "show 2",
        "hold",
        title="Out",
    )
    for line in ("1 withdrawn", "2 withdrawn", "w1 consent withdrawn", "exercise live-grid", "l1 consent withdrawn"):
        perform(held, line)
    documents = kept_documents(held)
    assert SECRET not in json.dumps(documents) and "until somebody rang" not in json.dumps(documents)
    for run in held.state.runs.values():
        for told in (run.shape.text(run.state), run.shape.document(run.state), run.shape.find(run.state, SECRET)):
            assert SECRET not in json.dumps(told)
    room = held.state.room()
    assert room is not None and "until somebody rang" not in str(room)
    path = tmp_path / "whole.json"
    from sessions.export import export_bytes

    path.write_bytes(export_bytes(held, "json", "facilitators"))
    back = open_session(restore(path), by="F2")
    for key, run in held.state.runs.items():
        assert back.state.runs[key].state == run.state, key


def test_a_held_picture_of_what_people_take_away_loses_what_was_taken_back() -> None:
    held = session(
        f"takeaway team: {SECRET}",
        "takeaway me: kept",
        "w1 consent without my number",
        "w2 consent without my number",
        "show takeaways",
        "hold",
    )
    assert SECRET in str(held.state.room())
    perform(held, "w1 consent withdrawn")
    assert SECRET not in str(held.state.room()) and "kept" in str(held.state.room())


# -- feedback and replies ---------------------------------------------------------------------------------------------


def test_sheets_are_listed_in_no_order_that_tells_who_handed_in_when() -> None:
    held = a_day()
    frame = held.state.frame
    assert frame is not None
    order = [sheet.number for sheet in in_no_order(frame.state)]
    assert sorted(order) == list(range(1, 9)) and order != sorted(order)
    lines = [line for line in frame.shape.text(frame.state) if line.strip().startswith("f")]
    told = [int(line.split()[0][1:]) for line in lines if line.split()[0][1:].isdecimal()]
    assert told == order == [sheet.number for sheet in in_no_order(again(held).state.frame.state)]  # type: ignore[union-attr]
    document: dict[str, Any] = frame.shape.document(frame.state)
    assert [sheet["number"] for sheet in document["feedback"]] == order


def test_replies_open_the_next_session_by_themselves() -> None:
    held = a_day("Day one", "reply: bigger letters / larger letters and fewer lines")
    following, said = new_like("Day two", held)
    frame = following.state.frame
    assert frame is not None and "1 reply to say" in said
    (reply,) = frame.state.replies
    assert (reply.said, reply.from_session) == ("bigger letters", "Day one")
    assert "larger letters" in str(frame.shape.room_view(frame.state, "replies"))
