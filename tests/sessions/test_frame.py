"""The frame of a session: there from the start, its lines work from inside any exercise, an elephant is held in one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.language import grouped
from exercises.kernel.shape import Command, ExerciseError
from exercises.leaving.room_view import room_view_of
from sessions.export import export_bytes, restore
from sessions.importing.merging import merge_file
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines import frame as framing
from sessions.lines.carry_out import carry_out, perform, understand
from sessions.live import room_file as roomfile
from sessions.live.session import Session, open_session
from sessions.live.state import FRAME
from sessions.store import locations
from tests.lines import Watch, again, session
from tests.walls import SAMPLE as WALL_LINES

EXERCISES = ("live-grid", "paper-grid", "post-its", "thinking-caps", "group-thinking-caps")


def frame(held: Session) -> Any:
    run = held.state.frame
    assert run is not None
    return run.state


def before_frames(held: Session) -> Session:
    """A session as it was made before there were frames."""
    path = locations.session_path(held.name)
    kept = [document for document in held.documents() if document["data"].get("key") != FRAME]
    held.close()
    for number, document in enumerate(kept, 1):
        document["number"] = number
    lines = ",\n".join(f'"{d["number"]}": {json.dumps(d, ensure_ascii=False)}' for d in kept)
    content = path.read_bytes()
    opening = content[: content.index(b'"1": ')]
    path.write_bytes(opening + lines.encode() + b"\n}}\n")
    return open_session(held.name, by="F2", clock=Watch())


def test_a_new_session_has_its_frame_and_is_in_its_first_exercise() -> None:
    held = session(exercises=["live-grid", "paper-grid"])
    state = held.state
    assert list(state.runs) == [FRAME, "live-grid", "paper-grid"] and list(state.exercises) == list(state.runs)[1:]
    assert state.current == "paper-grid" and state.display.run == "live-grid"
    assert frame(held).facts.date == "2026-03-02" and frame(held).facts.offset is not None
    with pytest.raises(ExerciseError):
        perform(session(), "undo")


def test_lists_of_exercises_leave_it_out_and_it_can_be_turned_to() -> None:
    held = session("jargon SLT")
    lines = perform(held, "exercise").lines
    assert lines[0] == "live-grid  Live Net-'works' grid (here)" and not any(one.startswith(FRAME) for one in lines)
    perform(held, "exercise agenda")
    assert held.state.current == FRAME and list(held.state.exercises) == ["live-grid"]
    perform(held, "go welcome")
    assert frame(held).phase == "welcome" and held.state.display.run == FRAME
    perform(held, "exercise live-grid")
    assert held.state.current == "live-grid"


@pytest.mark.parametrize("key", EXERCISES)
def test_its_lines_work_from_inside_any_exercise(key: str) -> None:
    held = session("agenda + Mihi: 20", "jargon one", exercises=[key])
    before = held.state.run.state
    for line in (
        "park: interpreters",
        "jargon SLT = therapist",
        "action P05: ring",
        "back 26",
        "timer 10",
        "told",
        "together judgement: be kind",
        "g1 begin",
        "j1 means: x",
        "elephant box",
        "e1 now",
    ):
        assert understand(held, line).run == FRAME, line
        assert perform(held, line).event.run == FRAME, line  # type: ignore[union-attr]
    assert held.state.run.state == before and held.state.current == key
    assert frame(held).parked and frame(held).timer and frame(held).items[1].running


def test_an_exercises_own_line_stays_its_own() -> None:
    held = session(": Kai first", "people 24", exercises=["post-its"])
    assert held.state.run.state.people == 24 and frame(held).facts.people is None
    perform(held, "exercise live-grid")
    perform(held, "people 27")
    assert frame(held).facts.people == 27


def test_a_standing_line_that_does_not_fit_is_refused_before_it_is_entered() -> None:
    held = session()
    for line in ("e1 now", "j9 means: x", "g3 begin", "timer soon", "agenda next", "elephant over", "park:"):
        with pytest.raises(ExerciseError):
            understand(held, line)
    assert not frame(held).elephants


def test_views_of_the_frame_from_anywhere_and_the_exercises_own_first() -> None:
    held = session("+ child Tama: the child", "agenda + Mihi: 20", "together judgement: be kind")
    for line, run, view in (
        ("show agenda", FRAME, "agenda"),
        ("show agreement", FRAME, "agreement"),
        ("show parked", FRAME, "parked"),
        ("show agreements", "live-grid", "agreements"),
        ("show closing", "live-grid", "closing"),
        ("show 1", "live-grid", "chair 1"),
        ("show map", "live-grid", "map"),
        ("show jargon 1", FRAME, "jargon 1"),
        ("show repl", FRAME, "replies"),
    ):
        perform(held, line)
        assert (held.state.display.run, held.state.display.view) == (run, view), line
    with pytest.raises(ExerciseError, match="map"):
        perform(held, "show nothing-like-it")
    perform(held, "blank")
    assert understand(held, "show agenda").says.startswith("chosen: what is coming. The room is still dark")


def test_help_find_and_completion_know_the_frame() -> None:
    held = session("+ child Tama: the child", "park: interpreters for Tama")
    assert [goes for goes, _ in perform(held, "find Tama").found] == ["1", "p1"]
    forms = " ".join(perform(held, "help").lines)
    assert (
        all(example in forms for _, group in grouped(held.state.frame.state) for example, _ in group)
        and "9 why" in forms
    )
    assert any("park:" in line for line in perform(held, "help park").lines)
    lines = [found.line for found in framing.complete(held, "ele")]
    assert "elephant" in lines
    assert "show agenda" in [found.line for found in framing.complete(held, "show ag")]
    assert "1 why: " in [found.line for found in framing.complete(held, "1 ")]
    assert "p1 carries " in [found.line for found in framing.complete(held, "p1 c")]


# -- an elephant ------------------------------------------------------------------------------------------------------


def test_holding_an_elephant_is_one_entry_for_room_clocks_and_exercise() -> None:
    held = session("+ child Tama: the child", "next", "timer 10")
    count = len(held.events)
    perform(held, "elephant")
    state = held.state
    assert len(held.events) == count + 1 and state.room() is None and state.elephant_held and state.wordless
    assert state.run.state.paused_since and frame(held).paused_since and frame(held).timer.paused
    assert json.loads(roomfile.path_of(held.name).read_text())["view"] is None
    for line in ("1 why: she said it", "next", "park: what she said", "zzz", "note: x", "jargon SLT", "+ child A: b"):
        with pytest.raises(ExerciseError, match="An elephant is being held"):
            perform(held, line)
    perform(held, "show map")
    assert held.state.room() is None
    perform(held, "elephant over")
    state = held.state
    assert not state.elephant_held and not state.run.state.paused_since and not frame(held).timer.paused
    assert state.room() is None, "the room stays dark until somebody lights it"
    assert state.run.state.paused_seconds > 0
    perform(held, "blank off")
    assert held.state.room() is not None and again(held).state == held.state


def test_an_exercise_that_waited_already_goes_on_waiting() -> None:
    held = session("next", "pause", "elephant", "elephant over")
    assert held.state.run.state.paused_since and not held.state.waiting


def test_taking_back_a_hold_lights_nothing() -> None:
    held = session("next", "elephant", "undo")
    assert not held.state.elephant_held and held.state.room() is None and not held.state.run.state.paused_since
    perform(held, "blank off")
    perform(held, "redo")
    assert held.state.elephant_held and held.state.room() is None, "held again is dark again"
    assert again(held).state == held.state
    perform(held, "elephant over")
    assert again(held).state == held.state


def test_a_hold_that_was_lit_by_hand_is_taken_back_in_the_light() -> None:
    held = session("elephant", "blank off", "undo")
    assert held.state.room() is not None


def test_two_writers_hold_and_go_on() -> None:
    one = session("+ child Tama: the child")
    two = again(one, by="F1")
    perform(one, "elephant")
    with pytest.raises(ExerciseError):
        perform(two, "elephant")
    assert two.state.elephant_held
    perform(two, "elephant over")
    one.refresh()
    assert one.state == two.state and not one.state.elephant_held


# -- where nothing is written -----------------------------------------------------------------------------------------


def test_sharing_stays_without_words_when_somebody_turns_to_another_exercise() -> None:
    held = session("+ child Tama: the child", "1 why: tired", "go sharing", "exercise post-its")
    before = len(held.events)
    for line in ("HELPS team: we eat first", "park: interpreters", "agenda + A: 10"):
        for act in (understand, perform):
            with pytest.raises(ExerciseError, match="exercise live-grid, then next"):
                act(held, line)
    with pytest.raises(ExerciseError, match="exercise live-grid, then next"):
        carry_out(
            held, Command("move", "a note", "note", {"text": "we eat first", "question": "HELPS", "area": "team"})
        )
    assert len(held.events) == before and held.state.wordless
    perform(held, "next")
    perform(held, "exercise live-grid")
    perform(held, "next")
    perform(held, "exercise post-its")
    assert not held.state.wordless
    perform(held, "HELPS team: we eat first")


def test_sharing_takes_only_what_keeps_no_words() -> None:
    held = session("+ child Tama: the child", "agenda + A: 10", "timer 10", "go sharing")
    for line in ("park: what he said", "note: x", "jargon SLT", "moment: x", "action: x", "timer 5: his turn"):
        with pytest.raises(ExerciseError, match="Nothing is written just now"):
            understand(held, line)
    for line in ("agenda next", "timer +1", "elephant", "elephant over"):
        assert perform(held, line).event is not None
    assert not frame(held).parked and not frame(held).notes


# -- what the room gets besides ---------------------------------------------------------------------------------------


def test_corner_and_clock_go_with_every_view_but_a_quiet_or_dark_one() -> None:
    held = session("+ child Tama: the child", "show map", "timer 10: Thinking Caps", "jargon SLT", "jargon corner on")
    view = held.state.room()
    assert view is not None and view.corner == "1 word; the latest: SLT"
    assert view.clock is not None and view.clock["seconds"] == 600 and view.clock["label"] == "Thinking Caps"
    read = roomfile.read(roomfile.path_of(held.name))
    assert read.view == view and isinstance(hash(view), int)
    assert room_view_of(json.loads(json.dumps(view.document()))) == view
    perform(held, "show jargon")
    assert held.state.room().corner == ""  # type: ignore[union-attr]
    perform(held, "show quiet")
    quiet = held.state.room()
    assert quiet is not None and not quiet.corner and quiet.clock is None
    perform(held, "show map")
    perform(held, "hold")
    perform(held, "timer pause")
    perform(held, "jargon CCP")
    kept = held.state.room()
    assert kept is not None and kept.corner == view.corner and kept.clock is not None and kept.clock["paused"]
    perform(held, "timer off")
    perform(held, "hold off")
    assert held.state.room().clock is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "clock",
    [
        5,
        "x",
        [],
        {},
        {"seconds": "1"},
        {"seconds": True, "started": "", "label": "", "paused": "", "paused_seconds": 0},
    ],
)
def test_a_room_file_with_a_wrong_clock_is_none(clock: Any) -> None:
    view = session("show map").state.room()
    assert view is not None
    with pytest.raises(ValueError, match="clock"):
        room_view_of({**view.document(), "clock": clock})
    old = {key: value for key, value in view.document().items() if key not in ("clock", "corner")}
    assert room_view_of(old) == view


# -- sessions from before there were frames ---------------------------------------------------------------------------


def test_an_old_session_opens_works_and_gets_its_frame_at_its_first_line() -> None:
    held = before_frames(session("+ child Tama: the child"))
    assert held.state.frame is None and list(held.state.runs) == ["live-grid"]
    assert understand(held, "park: x").run == FRAME and understand(held, "show agenda").run == FRAME
    perform(held, "1 why: hands")
    perform(held, "find Tama")
    assert held.state.frame is None and "park:" in " ".join(perform(held, "help").lines)
    perform(held, "park: interpreters")
    assert frame(held).parked[1].text == "interpreters" and held.state.current == "live-grid"
    perform(held, "undo")
    assert held.state.frame is not None and not frame(held).parked, "its frame is never taken back"
    perform(held, "undo")
    assert "explanation" not in held.state.run.state.chairs[1].answers
    assert again(held).state == held.state


def test_two_writers_give_an_old_session_one_frame() -> None:
    one = before_frames(session("+ child Tama: the child"))
    two = again(one, by="F1")
    perform(one, "park: first")
    perform(two, "park: second")
    perform(one, "jargon SLT")
    assert [held.text for held in frame(one).parked.values()] == ["first", "second"]
    assert [key for key, run in one.state.runs.items() if run.is_frame] == [FRAME]


def test_a_frame_made_while_the_disk_refused_goes_with_the_one_that_came(monkeypatch: pytest.MonkeyPatch) -> None:
    from sessions.store.event_store import EventStore

    one = before_frames(session("+ child Tama: the child"))
    two = again(one, by="F1")
    with monkeypatch.context() as patch:

        def full(store: EventStore, *_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(EventStore, "append", full)
        perform(one, "told: while the disk was full")
    assert len(one.unsaved) == 2
    perform(two, "park: meanwhile")
    assert one.flush() and not one.set_aside
    assert frame(one).told[0].text == "while the disk was full" and frame(one).parked[1].text == "meanwhile"
    assert sum(run.is_frame for run in one.state.runs.values()) == 1 and again(one).state == one.state


def test_a_second_frame_is_refused_and_its_own_template_is_taken() -> None:
    held = new_session("Only a day", [built_in()[FRAME]], by="F2", clock=Watch())
    assert list(held.state.runs) == [FRAME] and held.state.current == FRAME and held.state.display.run == FRAME
    with pytest.raises(ExerciseError, match="has its frame already"):
        held.add_frame(built_in()[FRAME])
    perform(held, "park: x")
    perform(held, "exercise live-grid")
    assert held.state.current == "live-grid"


# -- what leaves ------------------------------------------------------------------------------------------------------


def test_an_export_comes_back_equal_with_its_frame(tmp_path: Path) -> None:
    held = session(
        "agenda + Mihi: 20",
        "agenda next",
        "next",
        "jargon SLT = therapist",
        "park: interpreters",
        "undo",
        "timer 10",
        "elephant",
        "elephant over",
        "elephant",
        "undo",
        "blank off",
    )
    file = tmp_path / "day.json"
    file.write_bytes(export_bytes(held, "json", "facilitators"))
    back = open_session(restore(file, by="F2"))
    assert back.state == held.state


def test_a_frame_nobody_used_is_on_no_page(tmp_path: Path) -> None:
    held = session("+ child Tama: the child")
    pages = [export_bytes(held, "md", audience).decode() for audience in ("facilitators", "participants")]
    assert "frame" not in pages[1] and "What held the day together" not in pages[0]
    perform(held, "park: interpreters")
    page = export_bytes(held, "md", "participants").decode()
    assert "## What held the day together" in page and "interpreters" in page
    document = json.loads(export_bytes(held, "json", "participants"))
    assert len(document["exercises"]) == 2
    bare = new_session("Bare", [], by="F2")
    assert "No exercise was held" in export_bytes(bare, "md", "participants").decode()


def test_the_log_has_no_words_of_sheets_elephants_and_takeaways() -> None:
    held = session(
        "elephant private",
        "e1 agreed",
        "e1: we were sent",
        "e1 when pukeko",
        "feedback helped: pukeko",
        "takeaway team: pukeko",
        "moment: pukeko",
        "tikanga: pukeko",
        "note: pukeko",
        "feedback theme: pukeko",
    )
    page = export_bytes(held, "md", "facilitators").decode()
    log = page[page.index("## What happened") :]
    assert "pukeko" not in log and "sent" not in log and "an elephant was noted" in log


def test_walls_still_come_together_beside_their_frames(tmp_path: Path) -> None:
    one, two = session(exercises=["post-its"]), session(*WALL_LINES[:3], exercises=["post-its"])
    perform(two, "park: only there")
    file = tmp_path / "second.json"
    file.write_bytes(export_bytes(two, "json", "facilitators"))
    merge_file(one, file)
    assert len(one.state.run.state.notes) == len(two.state.run.state.notes) and not frame(one).parked
