"""What was carried on by `new --like` follows what happens to where it came from."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from exercises.leaving.outline import AUDIENCES
from sessions.export import export_bytes, restore
from sessions.lines.carry_out import perform
from sessions.live import room_file
from sessions.live.session import Session, open_session
from sessions.removing.withdrawing import catch_up
from sessions.store import locations, private_files
from sessions.store.event_store import EventStore
from tests.lines import Watch, again, session
from tests.tui.cli_helpers import full_disk
from tui.cli.main import main

SECRET = "kererū at dusk"
NAMED = ("elephant box", "e1 agreed", f"e1: {SECRET}", "e1 later")


def like(title: str, earlier: Session) -> Session:
    """A session that was made like an earlier one, as a person makes it."""
    before = set(locations.sessions_folder().glob("*.json"))
    assert main(["new", title, "--like", earlier.name, "--as", "F2"]) == 0
    (made,) = set(locations.sessions_folder().glob("*.json")) - before
    return open_session(made.stem, by="F2", clock=Watch())


def frame(held: Session) -> Any:
    run = again(held).state.frame
    assert run is not None
    return run.state


def leaving(held: Session) -> str:
    """Whatever leaves a session for anybody, and what its room may see."""
    held = open_session(held.name, read_only=True)
    told = [export_bytes(held, "md", audience).decode() for audience in AUDIENCES]
    told += [export_bytes(held, "json", "facilitators").decode()]
    run = held.state.frame
    assert run is not None
    told += [str(run.shape.room_view(run.state, key)) for key, _ in run.shape.room_views(run.state)]
    picture = room_file.path_of(held.name)
    return "".join([*told, str(room_file.read(picture).view) if picture.exists() else ""])


def test_words_that_are_agreed_to_no_more_go_from_every_session_that_carried_them() -> None:
    one = session(*NAMED, title="Day one")
    two = like("Day two", one)
    three = like("Day three", two)
    perform(two, "show elephants")
    perform(three, "show elephants")
    assert SECRET in leaving(two) and SECRET in leaving(three)
    said = perform(one, "e1 not agreed").says
    assert "Taken out as well in Day three and Day two." in said or "Day two and Day three" in said
    assert "on other computers are not reached" in said, "it says what it cannot reach"
    for held in (one, two, three):
        assert SECRET not in leaving(held) and not frame(held).elephants[1].agreed
        assert frame(held).elephants[1].decision == "at a set time", "the elephant itself stays"
    said = perform(one, "undo").says
    assert "the words stay taken out" in said and SECRET in leaving(one) and SECRET not in leaving(two)


def test_what_stands_between_may_be_destroyed_and_the_way_goes_both_ways() -> None:
    one = session(*NAMED, title="Day one")
    two = like("Day two", one)
    three = like("Day three", two)
    locations.session_path(two.name).unlink()
    assert "Taken out as well in Day one." in perform(three, "e1 not agreed").says
    assert SECRET not in leaving(one)


def test_words_of_a_new_yes_are_no_copy_of_the_old_ones() -> None:
    one = session(*NAMED, title="Day one")
    two = like("Day two", one)
    perform(one, "e1 not agreed")
    two.refresh()
    for line in ("e1 agreed", "e1: said anew, and gladly"):
        perform(two, line)
    catch_up(two)
    perform(one, "e1 remove")
    assert "said anew" in leaving(two)


def test_an_elephant_nobody_agreed_to_yet_takes_nothing_from_where_it_went() -> None:
    one = session("elephant box", "e1 later", title="Day one")
    two = like("Day two", one)
    for line in ("e1 agreed", f"e1: {SECRET}"):
        perform(two, line)
    assert "as well" not in perform(one, "e1 not agreed").says
    catch_up(two)
    assert SECRET in leaving(two)


@pytest.mark.parametrize(
    "made, line, kept_in",
    [
        (f"park: {SECRET}", "p1 remove", "parked"),
        (f"action: {SECRET}", "q1 remove", "actions"),
        (f"conversation nurse > teacher do: {SECRET}", "c1 remove", "conversations"),
        ("jargon kererū = {}", "j1 remove", "terms"),
        ("elephant box", "e1 remove", "elephants"),
    ],
)
def test_what_was_kept_by_mistake_goes_from_where_it_was_carried_and_not_the_other_way(
    made: str, line: str, kept_in: str
) -> None:
    one = session(made, title="Day one")
    two = like("Day two", one)
    three = like("Day three", two)
    perform(two, line)
    assert getattr(frame(one), kept_in) and not getattr(frame(three), kept_in)
    four = like("Day four", one)
    assert "Day four" in perform(one, line).says
    assert not getattr(frame(four), kept_in)
    said = perform(one, "undo").says
    assert "Day four" in said and "stay taken out" in said, "nothing brings it back there but an undo of its own"
    assert getattr(frame(one), kept_in) and not getattr(frame(four), kept_in)


def test_a_word_that_is_hidden_is_hidden_where_it_was_carried() -> None:
    one = session("jargon SLT = therapist", title="Day one")
    two = like("Day two", one)
    perform(two, "show jargon")
    assert "Taken out as well in Day two." in perform(one, "j1 hide").says
    assert frame(two).terms[1].hidden and "SLT" not in str(room_file.read(room_file.path_of(two.name)).view)
    assert "In Day two the words stay taken out" in perform(one, "undo").says
    perform(one, "j1 hide")
    perform(one, "j1 show")
    assert frame(two).terms[1].hidden, "showing it again is said there"


def test_what_cannot_be_written_is_named_and_its_next_export_is_without(monkeypatch: pytest.MonkeyPatch) -> None:
    one = session(*NAMED, title="Day one")
    two = like("Day two", one)
    with monkeypatch.context() as disk:
        real, path = private_files.pwrite, locations.session_path(two.name)

        def refusing(handle: int, data: bytes, offset: int) -> int:
            there = os.fstat(handle).st_ino == path.stat().st_ino
            return full_disk(handle, data, offset) if there else real(handle, data, offset)

        disk.setattr(private_files, "pwrite", refusing)
        assert "NOT in Day two" in perform(one, "e1 not agreed").says
    for audience in AUDIENCES:
        for kind in ("md", "json", "html"):
            assert SECRET not in export_bytes(again(two), kind, audience).decode()


def test_what_a_session_of_0_4_carried_follows_by_the_number_it_had() -> None:
    one = session(*NAMED, title="Day one")
    two = like("Day two", one)
    path = locations.session_path(two.name)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'"origins": \[[^]]*\], |, "check": "[^"]*"', "", text), "utf-8")
    assert "Taken out as well in Day two." in perform(one, "e1 not agreed").says
    assert SECRET not in leaving(two)


def test_a_conversation_taken_out_goes_from_the_wall_it_was_folded_in_to() -> None:
    held = session(
        f"conversation nurse > teacher do: {SECRET}",
        "c1 owner P05",
        "exercise distil",
        "fold in conversations",
        exercises=["post-its"],
    )
    assert SECRET in repr(held.state.runs["distil"].state.notes)
    assert "went with it" in perform(held, "c1 remove").says
    assert SECRET not in repr(held.state.runs["distil"].state.notes)


# -- the same session once more ----------------------------------------------------------------------------------------

KINDS = {
    "a takeaway": (("live-grid",), (f"takeaway team: {SECRET}",), "w1 withdrawn"),
    "an elephant": (("live-grid",), NAMED, "e1 not agreed"),
    "a learning": (("live-grid",), (f"learned team: {SECRET}",), "l1 consent withdrawn"),
    "a thought": (
        ("live-grid",),
        ("+ child Tama: the child", f"1 double: {SECRET}", "1 double nod", "show 1"),
        "1 nod no",
    ),
    "a version": (("adoption-review",), (f"version 3: {SECRET}",), "v1 withdrawn"),
    "a version taken out": (("adoption-review",), (f"version 3: {SECRET}",), "v1 remove"),
    "a note": (("post-its",), (f": {SECRET}",), "1 withdrawn"),
    "a name": (("post-its",), (f": {SECRET} cried",), f"unname 1: {SECRET} / somebody"),
    "something parked": (("live-grid",), (f"park: {SECRET}",), "p1 remove"),
    "a sheet": (("live-grid",), (f"feedback helped: {SECRET}",), "f1 remove"),
    "an answer": (("live-grid",), (f"feedback helped: {SECRET}",), "f1 helped:"),
    "a reply": (("live-grid",), ("reply: cold / heat", f"reply: dark / {SECRET}"), "reply 2 out"),
    "a line of the agreement": (("live-grid",), (f"together: {SECRET}",), "u1 out"),
    "a stop word": (("live-grid",), (f"together stop word: {SECRET}",), "together stop word: kāti"),
    "a grid's stop word": (("live-grid",), (f"stop word: {SECRET}",), "stop word: kāti"),
    "a nod to a page": (("compass",), ("+ A visit", f"1 reads: {SECRET}", "1 nod reads", "show 1 words"), "1 nod none"),
}
"""By what is taken back: the exercises, the lines that put it there, and the line that takes it back."""


@pytest.mark.parametrize("what", KINDS)
def test_a_restored_copy_follows_whatever_is_taken_back(what: str, tmp_path: Path) -> None:
    exercises, lines, line = KINDS[what]
    held = session(*begun_with(exercises), *lines, exercises=exercises)
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    copy = open_session(restore(path), by="F2")
    said = perform(held, line).says
    assert f"({copy.name}, a copy of this one)" in said
    held, copy = again(held), again(copy)
    assert {key: run.state for key, run in copy.state.runs.items()} == {
        key: run.state for key, run in held.state.runs.items()
    }
    entries = len(copy.events)
    catch_up(copy)
    assert len(copy.events) == entries, "once is enough"


@pytest.mark.parametrize(
    "called", ["{} (Jo's conflicted copy 2026-11-20).json", "{}.sync-conflict-20261120-101010-ABCDEFG.json"]
)
def test_a_conflicted_copy_beside_it_follows_too(called: str) -> None:
    one = session(f": {SECRET}", exercises=["post-its"])
    path = locations.session_path(one.name)
    beside = path.with_name(called.format(path.stem))
    beside.write_bytes(path.read_bytes())
    said = perform(one, "1 withdrawn").says
    assert f"Taken out as well in {beside.name}, a conflicted copy of this one." in said
    copy = EventStore.open(beside, read_only=True)
    assert [document["kind"] for document in copy.documents()][-1] == "batch"
    assert f"type: withdrawn for good yes. Beside it {beside.name} is" in perform(one, "withdrawn for good").says
    assert sorted(path.parent.iterdir()) == sorted([path, beside, path.with_name(f".{path.name}.lock")])


def begun_with(exercises: tuple[str, ...]) -> tuple[str, ...]:
    from tests.exercises.review_lines import FIRST

    return FIRST if exercises == ("adoption-review",) else ()


@pytest.mark.parametrize("line", ["together stop word", "stop word"])
def test_a_copy_that_chose_a_stop_word_of_its_own_keeps_it(line: str, tmp_path: Path) -> None:
    held = session("exercise live-grid", f"{line}: kāti")
    path = tmp_path / "whole.json"
    path.write_bytes(export_bytes(held, "json", "facilitators"))
    copy = open_session(restore(path), by="F2")
    perform(copy, f"{line}: whoa")
    assert "whoa" in repr(again(held).state.runs), "which the other follows"
    held.refresh()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sessions.removing.withdrawing.related", lambda *_, **__: [])
        perform(held, f"{line}: pause")
    perform(again(copy), f"{line}: taihoa")
    catch_up(again(held))
    catch_up(again(copy))
    assert "pause" in repr(again(held).state.runs) and "taihoa" in repr(again(copy).state.runs)


# -- what is said, agreed and called out -------------------------------------------------------------------------------


def test_a_reply_that_was_dropped_is_dropped_where_it_was_carried_and_no_other_is() -> None:
    one = session("reply: cold / a heater", f"reply: dark / {SECRET}", "reply: late / on time", title="Day one")
    two = like("Day two", one)
    perform(two, "reply: here / here")
    perform(two, "show replies")
    assert "Taken out as well in Day two." in perform(one, "reply 2 out").says
    assert [reply.changed for reply in frame(two).replies] == ["a heater", "on time", "here"]
    assert SECRET not in export_bytes(again(two), "md", "participants").decode()
    assert SECRET not in str(room_file.read(room_file.path_of(two.name)).view)
    perform(two, "reply 1 out")
    assert [reply.changed for reply in frame(one).replies] == ["a heater", "on time"], "not the other way"
    assert "Day two" in perform(one, "reply 2 out").says
    assert [reply.changed for reply in frame(two).replies] == ["here"]


def test_a_line_of_the_agreement_taken_out_is_not_asked_again_where_it_was_carried() -> None:
    one = session(f"together funding: {SECRET}", "together: stays", title="Day one")
    two = like("Day two", one)
    three = like("Day three", two)
    perform(two, "u1 all")
    perform(three, "show agreement")
    said = perform(one, "u1 out: it stopped us talking").says
    assert "Day two" in said and "Day three" in said
    for held in (two, three):
        assert [line.out for line in frame(held).agreement.values()] == [True, False]
        line = frame(held).agreement[1]
        assert line.history[-1].at and not line.history[-1].why, "why it was is told where it was"
    assert SECRET not in str(room_file.read(room_file.path_of(three.name)).view)
    perform(three, "u2 out")
    assert not frame(one).agreement[2].out


def test_another_stop_word_is_the_word_wherever_it_was_carried_and_not_said_anew() -> None:
    one = session("together stop word: kāti", title="Day one")
    two = like("Day two", one)
    three = like("Day three", two)
    assert "Day two" in perform(one, "together stop word: taihoa").says
    assert {frame(held).stop_word for held in (one, two, three)} == {"taihoa"}
    two.refresh()
    assert "Day three" in perform(two, "together stop word: whoa").says
    assert frame(three).stop_word == "whoa" and frame(one).stop_word == "taihoa"
    perform(one, "together stop word: pause")
    catch_up(again(three))
    assert [frame(held).stop_word for held in (one, two, three)] == ["pause", "whoa", "whoa"], "the nearest knows best"


_CARRIED = ("together stop word: zqara", "reply: ZQARA was cold / a heater", "together: Zqara listens")


@pytest.mark.parametrize("line", _CARRIED)
def test_a_name_taken_out_goes_from_whatever_of_it_was_carried_and_from_its_file(line: str) -> None:
    one = session(line, title="Day one")
    two = like("Day two", one)
    assert "zqara" in leaving(two).lower()
    perform(one, "unname all: Zqara / a colleague")
    for held in (one, two):
        assert "zqara" not in leaving(held).lower() and "a colleague" in leaving(held)
    perform(one, "unname for good yes everywhere")
    for held in (one, two):
        assert "zqara" not in locations.session_path(held.name).read_text("utf-8").lower()
        assert again(open_session(held.name, by="F2", clock=Watch())).state
