"""What belongs to somebody goes out of the file at the close, at leaving or on a later day, and stays gone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.export import export_bytes, restore
from sessions.importing.case_form import CaseError
from sessions.importing.merging import merge_file
from sessions.library import catalogue
from sessions.library.new_like import new_like
from sessions.lines.carry_out import perform, understand
from sessions.live import drafts
from sessions.live.session import Session, open_session
from sessions.removing import own_words
from sessions.removing.opening import opened
from sessions.store import locations, private_files
from tests.lines import Watch, again, session
from tests.tui.cli_helpers import full_disk
from tui.cli.list import list_lines

SECRET = "ZQ forms under the seat"
LINES = ("+ The third visit", f"1 me: {SECRET}", "1 purpose: ZQ signed")


def compass(*lines: str) -> Session:
    return session(*LINES, *lines, exercises=["compass"])


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text("utf-8")


def on(day: str) -> Watch:
    """A clock of that day in March 2026."""
    clock = Watch()
    clock.now = datetime.fromisoformat(f"2026-03-{day}T09:00:00+00:00")
    return clock


def waits(held: Session) -> bool:
    (line,) = (line for line in list_lines(catalogue.entries()) if line.startswith(held.name))
    return "waits to be cleared" in line


def taken_back_as_far_as_it_goes(held: Session) -> None:
    while True:
        assert SECRET not in repr(held.state) + file_of(held)
        try:
            perform(held, "undo")
        except ExerciseError:
            return


# -- at the close -----------------------------------------------------------------------------------------------------


def test_closing_takes_them_out_of_every_byte_and_nothing_brings_them_back() -> None:
    held = compass()
    assert SECRET in file_of(held)
    said = perform(held, "close").says
    assert said.endswith("Nobody's own words are in the file any more. Exports and copies made before may have them.")
    assert SECRET not in file_of(held)
    kept = compass("1 keep", "+ Another moment", "2 me: another of mine")
    assert perform(kept, "close").says.endswith("What was asked to be kept stays.") and SECRET in file_of(kept)
    review = session("2 a well: she rings", "keep a", exercises=["relationship-review"])
    said = perform(review, "close").says
    assert said.endswith("Exports and copies made before may have them."), "one of two alone keeps nothing"
    perform(held, "undo")
    assert not held.state.run.state.closed
    assert SECRET not in repr(held.state) and held.state.run.state.pages[1].values["purpose"] == "ZQ signed"
    assert again(held).state == held.state and SECRET not in repr(again(held).state)


GONE = "What was cleared with it is gone, and does not come back."


def test_undoing_what_cleared_them_says_that_they_stay_gone() -> None:
    held = compass("close")
    assert GONE in perform(held, "undo").says and SECRET not in file_of(held)
    assert GONE not in perform(held, "undo").says
    both = session("draw 14", "take 2", f"2 a well: {SECRET}", "keep both", "close", exercises=["relationship-review"])
    perform(both, "keep no")
    assert GONE in perform(both, "undo").says and SECRET not in file_of(both)


def test_who_asked_for_them_to_be_kept_keeps_them() -> None:
    held = compass("1 keep", "+ Another", "2 me: hot ears, and typed a reply")
    perform(held, "close")
    assert SECRET in file_of(held) and "hot ears" not in file_of(held)
    held.close()
    opened(held.name, clock=on("09")).close()
    assert SECRET in file_of(held) and not waits(held)


def test_an_exercise_without_any_closes_as_ever() -> None:
    held = session("+ child Tama: the child", "released 1")
    before = locations.session_path(held.name).read_bytes()
    assert "own words" not in perform(held, "close").says
    assert locations.session_path(held.name).read_bytes().startswith(before[:-4])


def test_a_disk_that_refuses_says_what_to_type_again(monkeypatch: pytest.MonkeyPatch) -> None:
    held = compass()
    with monkeypatch.context() as disk:

        def fails(*_: object) -> None:
            raise OSError(28, "No space left on device")

        disk.setattr("sessions.removing.for_good._rewrite", fails)
        said = perform(held, "close").says
    assert "own words for good yes" in said and held.state.run.state.closed
    assert "any more" in perform(held, "own words for good yes").says
    assert SECRET not in file_of(held)


# -- before it --------------------------------------------------------------------------------------------------------


def test_they_go_at_the_next_open_on_a_later_day_and_not_before() -> None:
    held = compass()
    assert waits(held)
    held.close()
    same = opened(held.name, by="F1", clock=on("02"))
    assert SECRET in repr(same.state) and not same.cleared
    same.close()
    later = opened(held.name, by="F1", clock=on("03"))
    assert SECRET not in file_of(held) + repr(later.state) and "out of the file now" in later.cleared
    assert later.state.run.state.pages[1].values == {"purpose": "ZQ signed"}
    assert not waits(held) and again(later).state == later.state
    taken_back_as_far_as_it_goes(later)
    taken_back_as_far_as_it_goes(again(held, by="F2"))


def test_what_was_entered_today_stays_today_also_in_the_same_place() -> None:
    held = compass("+ Another", "2 me: hot ears")
    held.close()
    second = open_session(held.name, by="F2", clock=on("03"))
    perform(second, "1 me: cold hands")
    second.close()
    second = opened(held.name, by="F2", clock=on("03"))
    assert SECRET not in file_of(held) and "hot ears" not in file_of(held)
    assert second.state.run.state.pages[1].values["me"] == "cold hands"
    perform(second, "undo")
    assert "me" not in second.state.run.state.pages[1].values
    perform(second, "redo")
    second.close()
    assert "cold hands" not in repr(opened(held.name, clock=on("04")).state) + file_of(held)


def test_a_day_is_the_one_on_the_wall() -> None:
    """In Aotearoa the day changes at noon by UTC: nothing goes over lunch."""
    clock = on("02")
    clock.now = datetime.fromisoformat("2026-03-01T22:00:00+00:00")
    held = session(*LINES[:1], exercises=["compass"])
    held.clock = clock
    frame = held.state.frame
    assert frame is not None
    held.record("day", {"offset": 13 * 60}, run=frame.key)
    perform(held, LINES[1])
    held.close()
    for when, stays in (("2026-03-02T03:00:00", True), ("2026-03-02T12:00:00", False)):
        clock.now = datetime.fromisoformat(f"{when}+00:00")
        opened(held.name, clock=clock).close()
        assert (SECRET in file_of(held)) is stays, when


def test_leaving_clears_them_when_somebody_says_so() -> None:
    held = compass("+ Another", "2 keep", "2 me: hot ears")
    assert own_words.waiting(held) == "Partnership Compass"
    assert "own words for good yes" in perform(held, "own words for good").says and SECRET in file_of(held)
    assert "any more" in own_words.now(held) and own_words.waiting(held) == ""
    assert SECRET not in file_of(held) and "hot ears" in file_of(held)
    with pytest.raises(ExerciseError, match="Nobody's own words are in the file"):
        understand(held, "own words for good")
    taken_back_as_far_as_it_goes(held)


def test_what_may_only_be_read_is_read_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    held = compass()
    held.close()
    with monkeypatch.context() as disk:
        disk.setattr(private_files, "pwrite", full_disk)
        reading = opened(held.name, read_only=True, clock=on("03"))
        assert SECRET not in repr(reading.state) and SECRET in file_of(held)
    assert SECRET not in repr(opened(held.name, read_only=True, clock=on("03")).state) + file_of(held)


# -- killed in the middle ---------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize(
    "step",
    [
        "sessions.removing.own_words._clear",
        "sessions.removing.for_good.clean_beside",
        "sessions.removing.for_good._rewrite",
        "sessions.store.private_files.replace",
    ],
)
@pytest.mark.parametrize("way", [lambda held: perform(held, "close"), own_words.now], ids=["close", "leaving"])
def test_killed_in_the_middle_the_next_open_finishes_it(
    way: Callable[[Session], object], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = compass()
    drafts.keep(held.name, "F3", {"text": f"a half line on {SECRET}"})
    with monkeypatch.context() as process:

        def dies(*_: object) -> None:
            raise Killed

        process.setattr(step, dies)
        with pytest.raises(Killed):
            way(held)
    assert SECRET in file_of(held)
    if not (way is own_words.now and step.endswith("_clear")):
        after = opened(held.name, by="F1", clock=on("02"))
        assert SECRET not in file_of(held) + repr(after.state) + json.dumps(drafts.kept(held.name, "F3"))
        assert all(SECRET.encode() not in file.read_bytes() for file in locations.home().rglob("*") if file.is_file())
        taken_back_as_far_as_it_goes(after)


# -- and nothing brings them back -------------------------------------------------------------------------------------


def test_no_draft_restore_merge_or_later_session_has_them(tmp_path: Path) -> None:
    held = compass()
    older, copy = tmp_path / "older.json", tmp_path / "copy.json"
    older.write_bytes(export_bytes(held, "json", "facilitators"))
    assert SECRET not in older.read_text("utf-8"), "what only its owner may see leaves in no file"
    shutil.copy(locations.session_path(held.name), copy)
    by_hand = {"holdspace": 1, "kind": "session", "name": held.name, "events": held.documents()}
    (tmp_path / "by-hand.json").write_text(json.dumps(by_hand), "utf-8")
    drafts.keep(held.name, "F3", {"text": f"a half line on {SECRET}"})
    own_words.now(held)
    with pytest.raises(CaseError, match="no wall"):
        merge_file(held, copy)
    assert SECRET not in file_of(held) + json.dumps(drafts.kept(held.name, "F3"))
    for path in (older, tmp_path / "by-hand.json"):
        back = restore(path)
        assert SECRET not in locations.session_path(back).read_text("utf-8")
        assert open_session(back).state.run.state.pages[1].values["purpose"] == "ZQ signed"
    two, _ = new_like("Day two", held, clock=on("04"))
    assert SECRET not in file_of(two) and "ZQ signed" not in file_of(two)


def test_what_was_kept_comes_back_from_an_export(tmp_path: Path) -> None:
    held = compass("1 keep")
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    assert open_session(restore(path)).state.run.state == held.state.run.state
