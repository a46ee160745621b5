"""A damaged session opens for reading only, says what is missing and what waits for it, exports, and is rescued."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.export import ExportError, Wanted, make, restored
from sessions.importing.cases import import_file
from sessions.journal import Journal, authors_with_entries, set_passphrase
from sessions.journal.rescued import follow_everywhere
from sessions.library import catalogue, rescuing
from sessions.library.beginning import new_session
from sessions.library.rescued_names import goes_on_as
from sessions.library.templates import built_in
from sessions.lines import everywhere
from sessions.lines.carry_out import perform, understand
from sessions.live import room_file
from sessions.live.session import Session, open_session
from sessions.removing.opening import opened
from sessions.store import locations
from sessions.store.names import UnknownName
from tests.sessions.export_helpers import Time
from tests.tui.console_help import console, drawn, settled
from tui.cli.main import main

SAID = (
    "helps team: Knowing who to ring",
    "helps me: Kai first, paper second",
    "1 2 > new Somebody picks up",
    "helps team: They ring back",
    "3 > t1",
    "helps network: One page, not nine",
)
"""Entries 4 to 9; 6 makes the theme that 8 needs."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sessions.store.event_reader._PAUSE", 0)
    yield tmp_path


@pytest.fixture
def session() -> Iterator[Session]:
    made = new_session("Working alongside", [built_in()["post-its"]], by="typist", clock=Time())
    for line in SAID:
        perform(made, line)
    yield made
    made.close()


def hurt(session: Session, entry: int) -> bytes:
    """Takes a bite out of an entry's line; the file as it is then."""
    path = locations.session_path(session.name)
    lines = path.read_bytes().split(b"\n")
    middle = len(lines[entry]) // 2
    lines[entry] = lines[entry][:middle] + b"#" + lines[entry][middle + 3 :]
    path.write_bytes(b"\n".join(lines))
    return path.read_bytes()


def notes(session: Session) -> dict[int, str]:
    return {note.number: note.text for note in session.state.run.state.notes.every()}


def test_one_bad_line_does_not_take_the_session_away(session: Session) -> None:
    content = hurt(session, 6)
    held = opened(session.name, by="typist")
    assert notes(held) == {
        1: "Knowing who to ring",
        2: "Kai first, paper second",
        3: "They ring back",
        4: "One page, not nine",
    }
    assert "entry 6 (line 7) of 9 cannot be read" in held.damage
    assert "What needs it waits and is not applied: entry 8." in held.damage
    assert held.state.display.blanked
    for line in ("helps me: More", "undo", "next"):
        with pytest.raises(ExerciseError, match="reading only"):
            perform(held, line)
    assert not held.unsaved and not held.refresh()
    assert locations.session_path(session.name).read_bytes() == content
    (entry,) = catalogue.entries()
    assert entry.damaged and entry.problem is None and entry.title == "Working alongside"


@pytest.mark.parametrize("audience", ["facilitators", "participants", "public"])
def test_it_exports_and_the_page_is_not_trusted_blindly(session: Session, audience: str) -> None:
    hurt(session, 6)
    held = opened(session.name, read_only=True)
    for format in ("md", "csv"):
        made = make([held], Wanted(format, audience))  # type: ignore[arg-type]
        assert any("cannot be read" in said for said in made.gathered.warnings)
    page = next(iter(make([held], Wanted("md", "facilitators")).written.files.values())).decode()
    assert "Kai first, paper second" in page and "One page, not nine" in page
    assert "6 |" in page and "cannot be read: a theme |" in page


def test_rescue_makes_a_whole_one_beside_the_untouched_one(session: Session) -> None:
    content = hurt(session, 6)
    name, told = rescuing.rescue(session.name)
    assert name == f"{session.name}-rescued" and locations.session_path(session.name).read_bytes() == content
    assert told[0].startswith("7 of 9 entries are in it")
    assert "entry 6: a theme; it cannot be read" in told
    assert any(line.startswith("entry 8: ") and "needs what is missing" in line for line in told)
    rescued = open_session(name, by="typist")
    assert rescued.damage == "" and notes(rescued)[4] == "One page, not nine"
    perform(rescued, "1 3 > new They answer")
    perform(rescued, "undo")
    another, told_again = rescuing.rescue(session.name)
    assert another == f"{name}-2" and told_again[1].startswith(f"{name} was made of it before") and len(told) == 4
    with pytest.raises(UnknownName, match="whole"):
        rescuing.rescue(name)
    document = json.loads(next(iter(make([rescued], Wanted("json", "facilitators")).written.files.values())))
    assert [event["kind"] for event in document["events"]].count("lost") == 2


@pytest.mark.parametrize("hurt_as", [b"kaj first", b'kai "first'])
def test_of_an_import_that_cannot_be_read_rescue_says_what_it_was(session: Session, hurt_as: bytes) -> None:
    theme = understand(session, ": kai first")
    moves = [[theme.kind, dict(theme.data)]]
    session.record("batch", {"moves": session.coming_in(moves, run="post-its")}, run="post-its")
    session.close()
    path = locations.session_path(session.name)
    lines = path.read_bytes().split(b"\n")
    lines[-3] = lines[-3].replace(b"kai first", hurt_as)
    path.write_bytes(b"\n".join(lines))
    name, told = rescuing.rescue(session.name)
    number = len(open_session(name, by="typist").events)
    assert f"entry {number}: many things at once, as an import makes them" in told[1] and "import it again" in told[1]
    page = next(iter(make([open_session(name)], Wanted("md", "facilitators")).written.files.values())).decode()
    assert "cannot be read: several entries at once |" in page


@pytest.mark.parametrize(("entry", "waits"), [(9, False), (6, True), (3, True)])
def test_what_a_damaged_session_left_says_what_is_missing_or_what_to_do(
    session: Session, tmp_path: Path, entry: int, *, waits: bool
) -> None:
    hurt(session, entry)
    held = opened(session.name)
    file = tmp_path / "whole.json"
    file.write_bytes(next(iter(make([held], Wanted("json", "facilitators")).written.files.values())))
    held.close()
    if waits:
        with pytest.raises(ExportError, match=r"No session was made\. The session was damaged.*holdspace rescue NAME"):
            restored(file)
        name, _ = rescuing.rescue(session.name)
        held = opened(name)
        file.write_bytes(next(iter(make([held], Wanted("json", "facilitators")).written.files.values())))
        held.close()
    says = restored(file).says
    # The beginning of an exercise is made anew, and then nothing is missing any more.
    assert ("cannot be read. If that took words back, they are in it again" in says) == (entry != 3)


def test_a_session_whose_own_first_entry_is_lost_opens(session: Session) -> None:
    hurt(session, 1)
    held = opened(session.name)
    assert "entry 1 (line 2)" in held.damage and notes(held)[1] == "Knowing who to ring"
    assert rescuing.rescue(session.name)[1][0].startswith("8 of 9")


def test_an_entry_that_fits_nothing_does_not_take_an_old_session_away(session: Session) -> None:
    """A file of before there were checks, in which a value was changed so that it is still a proper file."""
    path = locations.session_path(session.name)
    documents = list(json.loads(path.read_bytes())["events"].values())
    for document in documents:
        del document["check"]
    documents[0]["data"]["format"] = 1
    documents[7]["data"]["theme"] = 77
    lines = (f'"{document["number"]}": {json.dumps(document, ensure_ascii=False)}' for document in documents)
    path.write_text('{"events": {\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
    held = opened(session.name)
    assert "waits and is not applied: entry 8." in held.damage and len(notes(held)) == 4
    name, _ = rescuing.rescue(session.name)
    assert notes(open_session(name)) == notes(held)


def test_what_stands_twice_in_one_session_is_the_same_entry_whichever_version_wrote_last(session: Session) -> None:
    from sessions.live.alike import same_entry

    event = session.events[0]
    older = type(event)(**{**vars(event), "data": {**event.data, "format": 1}})
    other = type(event)(**{**vars(event), "data": {**event.data, "title": "Another"}})
    assert same_entry(event, older) and not same_entry(event, other)


async def test_a_console_on_it_says_so_records_nothing_and_keeps_the_room_dark(session: Session) -> None:
    content = hurt(session, 6)
    async with console(opened(session.name, by="typist")) as (app, pilot):
        await settled(pilot)
        assert "entry 6 (line 7)" in app.console_screen.bar.said
        while app.screen is not app.console_screen:
            await pilot.press("enter")
            await settled(pilot)
        assert "for reading only" in drawn(app).splitlines()[0] and "saved" not in drawn(app).splitlines()[0]
        for line in ("helps me: More", "undo"):
            await pilot.press(*("space" if letter == " " else letter for letter in line), "enter")
            await settled(pilot)
            assert "so it is open for reading only" in drawn(app).rsplit("─", 1)[1], line
            await pilot.press("escape", "escape")
            app.console_screen.bar.say("")
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert app.return_code is None and not app.session.unsaved
        assert room_file.read(room_file.path_of(session.name)).view is None
    assert locations.session_path(session.name).read_bytes() == content


@pytest.mark.parametrize("entry", [4, 6])
def test_beside_what_was_rescued_of_it_the_damaged_one_still_leaves_without_what_was_taken_back_there(
    session: Session, entry: int
) -> None:
    session.close()
    hurt(session, entry)
    rescued = opened(rescuing.rescue(session.name)[0], by="typist")
    damaged = open_session(session.name, read_only=True)
    page = make([damaged], Wanted("md", "facilitators")).written.files[""].decode()
    assert "They ring back" in page and "One page, not nine" in page
    perform(rescued, "unname all: nine / many")
    page = make([damaged], Wanted("md", "facilitators")).written.files[""].decode()
    assert "They ring back" in page and "nine" not in page and "not \\[many\\]" in page
    rescued.close()
    damaged.close()


def test_what_was_taken_back_in_what_was_rescued_is_found_in_the_damaged_one_no_more(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    hurt(session, 9)
    name, _ = rescuing.rescue(session.name)
    found = [one.name for one in everywhere.look("Knowing who").sessions]
    assert sorted(found) == [session.name, name]
    rescued = opened(name, by="typist")
    perform(rescued, "1 withdrawn")
    assert everywhere.look("Knowing who").sessions == ()
    assert len(everywhere.look("Kai first").sessions) == 2
    said = perform(rescued, "withdrawn for good yes").says
    rescued.close()
    assert f"To take it out there: holdspace destroy {session.name} (it is damaged" in said


def test_a_session_whose_first_line_is_damaged_can_be_destroyed(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    path = locations.session_path(session.name)
    path.write_bytes(path.read_bytes().replace(b'"kind": "session"', b'"kind: session"', 1))
    beside = path.with_name(f"{session.name} (conflicted copy).json")
    beside.write_bytes(path.read_bytes())
    assert main(["list"]) == 0
    assert main(["destroy", session.name, "--yes", session.name]) == 0, capsys.readouterr().err
    assert not path.exists()


def test_a_file_that_is_no_session_beside_it_does_not_stop_taking_back(session: Session) -> None:
    other = new_session("Another day", [built_in()["post-its"]], by="typist", clock=Time())
    other.close()
    path = locations.session_path(other.name)
    path.write_bytes(path.read_bytes().replace(b'"title": ', b'"title": ' + b"[" * 5000, 1))
    assert "a colleague" in perform(session, "unname all: Kai / a colleague").says
    session.close()
    assert main(["destroy", session.name, "--yes", session.name]) == 0


PAGES = (
    "+ The van",
    "1 problem: nobody drives on Fridays",
    "1 did: I drove",
    "+ Another",
    "2 problem: it rained",
    "1: The van on Fridays",
    "1 nod problem",
)
"""Entries 4 to 10 of a session of stories: 4 and 7 make a page each."""


@pytest.mark.parametrize(
    ("entry", "kept"), [(4, "[cannot be read]"), (3, "The van on Fridays"), (7, "The van on Fridays")]
)
def test_what_rests_on_what_is_lost_is_kept_where_that_can_be_made_anew(entry: int, kept: str) -> None:
    held = new_session("Told", [built_in()["stories"]], by="typist", clock=Time())
    for line in PAGES if entry != 4 else (*PAGES[:5], PAGES[6]):
        perform(held, line)
    held.close()
    hurt(held, entry)
    name, told = rescuing.rescue(held.name)
    state = open_session(name, by="typist").state.runs["stories"].state
    assert [page.values["problem"] for page in state.every()] == ["nobody drives on Fridays", "it rained"]
    assert state.pages[1].title == kept and state.pages[1].nods == {"problem"}
    assert any(f"entry {entry}: " in line and "it cannot be read. In its place stands" in line for line in told)
    assert not any("left out" in line for line in told) and told[0].startswith(f"{len(held.events) - 1} of ")


def test_of_an_import_in_whose_place_a_page_is_made_anew_rescue_says_so(tmp_path: Path) -> None:
    held = new_session("Told", [built_in()["stories"]], by="typist", clock=Time())
    stories = {"stories": [{"number": 1, "title": "The van", "problem": "nobody drives"}]}
    (tmp_path / "stories.json").write_text(json.dumps(stories), encoding="utf-8")
    import_file(held, tmp_path / "stories.json")
    perform(held, "1 did: I drove")
    held.close()
    hurt(held, 4)
    told = rescuing.rescue(held.name)[1]
    assert "entry 4: many things at once" in told[1] and "import it again" in told[1]
    assert "In its place stands a page called [cannot be read], made anew" in told[1]


def test_of_two_positions_and_of_a_lettered_kind_the_page_is_made_anew() -> None:
    held = new_session("Two", [built_in()["differences"]], by="typist", clock=Time())
    for line in ("+ Share it / Keep it", "1 a protects: the child", "+ protocol: who rings", "y1 what: the day"):
        perform(held, line)
    held.close()
    hurt(held, 4)
    hurt(held, 6)
    name, _ = rescuing.rescue(held.name)
    first, protocol = open_session(name, by="typist").state.runs["differences"].state.every()
    assert first.values["protects"] == {"a": ("the child",)} and first.poles == ("[cannot be read]",) * 2
    assert protocol.goes == "y1" and protocol.values["what"] == "the day"


def test_a_lost_beginning_of_a_wall_and_of_the_frame_is_made_anew(session: Session) -> None:
    perform(session, "jargon SLT")
    session.close()
    for entry in (2, 3):
        hurt(session, entry)
    name, told = rescuing.rescue(session.name)
    rescued = open_session(name, by="typist")
    assert notes(rescued)[1] == "Knowing who to ring" and rescued.state.frame is not None
    assert "SLT" in repr(rescued.state.frame.state) and not any("left out" in line for line in told)


@pytest.mark.usefixtures("quick_passphrases")
def test_journal_entries_go_on_with_the_rescued_session(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    for author in ("F1", "F2"):
        journal = Journal.open(author)
        journal.save(journal.begin("alone", session=session.name), {"event": "We waited"})
        journal.keep_draft(journal.begin("alone", session=session.name), {"event": "and"})
    assert set_passphrase("F2", "four other words", understood=True) == ""
    other = new_session(f"{session.state.title} rescued", [built_in()["post-its"]], by="typist", clock=Time())
    assert follow_everywhere(session.name) != "" and goes_on_as(session.name) == "", "only called as if it were"
    other.close()
    hurt(session, 6)
    assert main(["rescue", session.name]) == 0
    said, name = capsys.readouterr().out, f"{session.name}-rescued-2"
    assert f"Made {name}." in said and "are about the new one" in said and "One with a passphrase follows" in said
    assert authors_with_entries(name) == {"F1": 1} and authors_with_entries(session.name) == {"F2": 1}
    locations.session_path(session.name).unlink()
    for author, words in (("F1", None), ("F2", "four other words")):
        journal = Journal.open(author, words)
        assert [one.session for one in (*journal.entries(), *journal.drafts())] == [name, name]
    assert authors_with_entries(name) == {"F1": 1, "F2": 1}
