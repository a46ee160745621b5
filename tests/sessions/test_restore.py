"""The lossless export and the way back: equal to the last byte, and nothing unfit gets in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES
from sessions.export import ExportError, export_bytes, restore, restored
from sessions.importing.demo import new_demo
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.live.alike import same_entry
from sessions.live.session import Session, open_session
from sessions.store import locations, private_files
from tests.sessions.export_helpers import AWKWARD, ONE_FILE, kept, worked_session


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    made = worked_session()
    yield made
    made.close()


def test_a_session_comes_back_equal(session: Session, tmp_path: Path) -> None:
    data = export_bytes(session, "json", "facilitators")
    assert data == export_bytes(session, "json", "facilitators")
    name = restore(kept(tmp_path, data), by="somebody else")
    assert name != session.name and name.startswith(session.name[:10])
    back = open_session(name)
    assert back.state == session.state
    assert all(map(same_entry, back.events, session.events)) and len(back.events) == len(session.events)
    assert restore(kept(tmp_path, data)) not in (name, session.name)


LINES = st.sampled_from(
    [
        "+ agency {}: nurse",
        "1 why: {}",
        "1 do: ?",
        "1 who: -",
        "2 matters: ~ {}",
        "1 vs 2 why: {}",
        "talk 1 > 2 do: {}",
        "undo",
        "redo",
        "learned me: {}",
        "next",
        "1 visits: 0.5",
        "pause",
        "resume",
        "question: {}",
        "agree 1: {}",
        "wants 2: {}",
        "case: {}",
        "blank",
        "show map",
    ]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LINES, st.sampled_from(AWKWARD) | st.text(max_size=20)), max_size=12))
def test_any_typed_session_comes_back_equal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[tuple[str, str]]
) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    made = new_session("Any session", [built_in()["live-grid"], built_in()["paper-grid"]], by="typist")
    for line in ("+ child Tama: the child", "+ parent Hine: mum", *(line.replace("{}", said) for line, said in typed)):
        try:
            perform(made, line)
        except ExerciseError:
            continue
    path = kept(tmp_path, export_bytes(made, "json", "facilitators"))
    back = open_session(restore(path))
    assert back.state == made.state
    assert all(map(same_entry, back.events, made.events)) and len(back.events) == len(made.events)
    for format in ONE_FILE:
        for audience in AUDIENCES:
            assert export_bytes(made, format, audience)
    made.close()
    back.close()


def test_foreign_text_is_cleaned(session: Session, tmp_path: Path) -> None:
    data = export_bytes(session, "json", "facilitators").replace(b"nobody asked", b"nobody\\ud800\\u001b[1m asked")
    back = open_session(restore(kept(tmp_path, data)))
    assert back.state.run.state.chairs[2].answers["explanation"].words == "nobody\ufffd[1m asked"


def changed(document: dict[str, Any], path: list[Any], value: Any) -> dict[str, Any]:
    held: Any = document
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["holdspace"], 2, "newer holdspace"),
        (["holdspace"], "1", "holdspace: "),
        (["holdspace"], True, "holdspace: "),
        (["kind"], "page", "page for participants"),
        (["kind"], "song", "kind: "),
        (["more"], 1, "more: "),
        (["events"], [], "events: "),
        (["events", 3], "x", r"events\[3\]: "),
        (["events", 3, "more"], 1, r"events\[3\].more: "),
        (["events", 3, "data"], [], r"events\[3\].data: expected dict"),
        (["events", 3, "number"], 9, r"events\[3\].number: 4 is needed"),
        (["events", 3, "number"], True, r"events\[3\].number: "),
        (["events", 3, "kind"], "fly", r"events\[3\].data: .*does not know"),
        (["events", 3, "kind"], "session", r"events\[3\].kind: "),
        (["events", 0, "kind"], "title", r"events\[0\].kind: "),
        (["events", 3, "at"], "noon", r"events\[3\].at: "),
        (["events", 3, "at"], "0001-01-01T00:00:00+00:00", r"events\[3\].at: "),
        (["events", 3, "run"], "other", r"events\[3\].data: There is no exercise called other"),
        (["events", 3, "data", "row"], "moon", r"events\[3\].data: There is no row"),
        (["events", 3, "data", "row"], {}, r"events\[3\].data: "),
        (["events", 3, "data", "person"], "x" * 99, r"events\[3\].data: That is 99 characters"),
        (["events", 0, "data", "format"], 3, "a newer holdspace"),
        (["events", 0, "data", "title"], 5, r"events\[0\].data.title: "),
        (["events", 2, "data", "template", "shape"], "ball", r"events\[2\].data: "),
        (["events", 2, "data", "template", "empty_reasons"], [5], "cannot be (shown|read)"),
        (["events", 9, "data", "undone"], 99, r"events\[9\].data.undone: "),
    ],
)
def test_what_does_not_fit_is_refused(session: Session, tmp_path: Path, path: list[Any], value: Any, says: str) -> None:
    document = json.loads(export_bytes(session, "json", "facilitators"))
    assert document["events"][9]["kind"] == "undo"
    with pytest.raises(ExportError, match=says) as problem:
        restore(kept(tmp_path, changed(document, path, value)))
    assert str(problem.value).endswith("No session was made.")
    assert len(list((tmp_path / "home" / "sessions").glob("*.json"))) == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"[]", "not a session"),
        (b'{"a": 1}', "not a session"),
        (b"{", "line 1, column"),
        (b"[" * 100_000, "deeply"),
        (b'{"holdspace": NaN}', "NaN"),
        (b"\xff\xfe", "UTF-8"),
        (b" " * 50_000_001, "50 MB"),
    ],
)
def test_other_files_are_refused(session: Session, tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        restore(kept(tmp_path, data))


def test_a_participants_page_as_json_has_no_events(session: Session) -> None:
    page = json.loads(export_bytes(session, "json", "participants"))
    assert page["kind"] == "page" and "events" not in page and page["exercises"][0]["parts"][0]["part"] == "heading"


def test_an_export_works_while_the_disk_refuses(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(private_files, "pwrite", refuse)
        perform(session, "3 why: said while the disk was full")
        assert session.unsaved
        data = export_bytes(session, "json", "facilitators")
        page = export_bytes(session, "md", "facilitators").decode()
    assert b"said while the disk was full" in data and "(NOT SAVED yet)" in page
    back = open_session(restore(kept(tmp_path, data)))
    assert back.state == session.state


def test_journal_entries_in_the_file_are_said_to_stay_there(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "whole.json"
    document = json.loads(export_bytes(session, "json", "facilitators"))
    for entries, says in (([], False), ([{"author": "F1"}], True)):
        path.write_text(json.dumps({**document, "entries": entries}), "utf-8")
        assert ("1 journal entry in the file: not brought back." in restored(path).says) is says


def test_the_demo_can_be_kept_and_brought_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    demo = new_demo(by="typist")
    back = open_session(restore(kept(tmp_path, export_bytes(demo, "json", "facilitators"))))
    assert back.state == demo.state and all(map(same_entry, back.events, demo.events))


def test_a_session_that_somebody_gave_a_programme_comes_back_as_a_session(session: Session, tmp_path: Path) -> None:
    session.add_exercise(built_in()["programme"])
    data = export_bytes(session, "json", "facilitators")
    back = open_session(restore(kept(tmp_path, data)))
    assert not back.is_programme and back.state == session.state


def test_a_session_comes_back_from_a_copy_of_its_own_file(session: Session, tmp_path: Path) -> None:
    copy = tmp_path / "usb" / "day.json"
    copy.parent.mkdir()
    copy.write_bytes(locations.session_path(session.name).read_bytes())
    back = open_session(restore(copy))
    assert back.state == session.state
    assert all(map(same_entry, back.events, session.events)) and len(back.events) == len(session.events)
    back.close()
    lines = copy.read_bytes().splitlines(keepends=True)
    copy.write_bytes(b"".join([*lines[:-3], lines[-3][:20] + b"!" + lines[-3][21:], *lines[-2:]]))
    assert "1 entry in it cannot be read" in restored(copy).says
