"""Keeping and destroying: a day that is said and acts on nothing, and a session that is gone wherever it can be."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.journal import Journal, set_passphrase
from sessions.library import catalogue, coming_due, programmes, templates
from sessions.library.beginning import new_session
from sessions.lines import carry_out as commands
from sessions.live import drafts
from sessions.live.membership import Belongs
from sessions.live.session import Session, open_session
from sessions.live.state import KEEP_UNTIL
from sessions.removing import destroying
from sessions.store import locations
from tui.cli.main import main

SECRET = "kererū-at-dusk"


def _session(title: str = "Working alongside") -> Session:
    session = new_session(title, [templates.template("post-its")])
    commands.perform(session, f": a note with {SECRET}")
    return session


def _every_file() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(locations.home().rglob("*")) if path.is_file()}


def test_a_day_of_keeping_is_said_in_the_list_and_destroys_nothing() -> None:
    session = _session()
    session.record(KEEP_UNTIL, {"day": "2026-03-01"})
    with pytest.raises(ExerciseError):
        while True:  # every undo there is: the day stays
            session.undo()
    session.close()
    assert open_session(session.name).state.keep_until == "2026-03-01"
    for _ in range(2):  # read from the file, then from the list's memory
        (entry,) = coming_due.kept_long_enough(catalogue.entries(), "2026-03-01")
        assert entry.name == session.name
    assert coming_due.kept_long_enough(catalogue.entries(), "2026-02-28") == []
    assert locations.session_path(session.name).exists()


def test_it_goes_from_every_file_and_what_is_not_its_own_stays() -> None:
    session, other = _session(), _session("Another day")
    drafts.keep(session.name, "F2", {"text": f"half a line {SECRET}"})
    drafts.keep(other.name, "F2", {"text": "half of another"})
    (locations.session_path(session.name).with_name(f".{session.name[:34]}.json.0a1b.tmp")).write_bytes(b"torn")
    session.close()
    other.close()
    catalogue.entries()
    destroying.destroy(destroying.plan(session.name, "F2"))
    left = _every_file()
    assert not [path for path in left if session.name in path.name]
    assert not [path for path, data in left.items() if session.name.encode() in data]
    assert [entry.name for entry in catalogue.entries()] == [other.name]
    assert drafts.kept(other.name, "F2") == {"text": "half of another"}


def test_a_session_that_cannot_be_opened_can_be_destroyed() -> None:
    session = _session()
    session.close()
    path = locations.session_path(session.name)
    path.write_bytes(path.read_bytes()[:-40] + b"broken" * 20)
    destroying.destroy(destroying.plan(session.name, "F2"))
    assert not path.exists()


def test_the_sessions_own_file_goes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    session = _session()
    drafts.keep(session.name, "F2", {"text": "half a line"})
    session.close()
    planned = destroying.plan(session.name, "F2")
    assert planned.files[-1] == locations.session_path(session.name)
    real = Path.unlink

    def refuses(path: Path, missing_ok: bool = False) -> None:
        if path.parent == locations.drafts_folder():
            raise PermissionError(13, "no", str(path))
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuses)
    with pytest.raises(PermissionError):
        destroying.destroy(planned)
    assert locations.session_path(session.name).exists()


def test_journal_entries_go_only_with_their_author() -> None:
    session = _session()
    session.close()
    for author in ("F1", "F2"):
        journal = Journal.open(author)
        for about in (session.name, "2026-01-01-another"):
            draft = journal.begin("journal-alone", session=about)
            journal.save(journal.keep_draft(draft, {"event": f"{author} saw {SECRET}"}))
        journal.close()
    planned = destroying.plan(session.name, "F2")
    assert any(line.startswith("The entry about it in your own journal: ") for line in planned.stays)
    assert any("F1" in line and "only they" in line for line in planned.stays)
    destroying.destroy(planned, Journal.open("F2"))
    assert [entry.session for entry in Journal.open("F2").entries()] == ["2026-01-01-another"]
    assert len(Journal.open("F1").entries()) == 2


def test_without_asking_for_it_journals_stay() -> None:
    session = _session()
    session.close()
    journal = Journal.open("F2")
    journal.save(journal.keep_draft(journal.begin("journal-alone", session=session.name), {"event": "it rained"}))
    destroying.destroy(destroying.plan(session.name, "F2"))
    assert len(Journal.open("F2").entries()) == 1


def test_what_is_asked_to_go_as_well_is_said_to_go(capsys: pytest.CaptureFixture[str]) -> None:
    session = _session()
    session.close()
    path = locations.session_path(session.name)
    path.with_name(f"{path.stem} (conflicted copy).json").write_bytes(path.read_bytes())
    assert main(["journal", session.name, "--write", "alone", "event=it rained"]) == 0
    for asked in ([], ["--with-my-entries", "--with-copies"]):
        capsys.readouterr()
        assert main(["destroy", session.name, "--preview", *asked]) == 0
        goes, _, stays = capsys.readouterr().out.partition("This stays")
        for what in ("in your own journal", "a conflicted copy of it"):
            assert (what in goes, what in stays) == (bool(asked), not asked), what
    assert main(["destroy", session.name, "--yes", session.name, "--with-my-entries", "--with-copies"]) == 0
    assert "and 1 journal entry of yours: gone" in capsys.readouterr().out


@pytest.mark.usefixtures("quick_passphrases")
def test_what_is_in_the_bin_or_unfinished_goes_with_the_entries() -> None:
    for locked in (False, True):
        session = _session()
        session.close()
        journal = Journal.open("F2")
        binned = journal.save(journal.begin("alone", session=session.name), {"event": SECRET})
        assert binned is not None
        journal.delete(binned.number)
        assert "bin" in " ".join(destroying.plan(session.name, "F2").stays)
        journal.keep_draft(journal.begin("alone", session=session.name), {"event": f"unfinished {SECRET}"})
        other = journal.keep_draft(journal.begin("alone", session="2026-01-01-another"), {"event": "it stays"})
        if locked:
            set_passphrase("F2", "correct horse battery", understood=True)
            journal = Journal.open("F2", "correct horse battery")
        planned = destroying.plan(session.name, "F2", entries=True)
        assert planned.own_journal and "your own journal" in " ".join(planned.removes)
        assert destroying.destroy(planned, journal) == 2
        assert journal.entries(bin=True) == () and [draft.token for draft in journal.drafts()] == [other.token]
        journal.forget(other)
        assert not any(SECRET.encode() in path.read_bytes() for path in locations.home().rglob("*.json"))


def test_what_a_programme_keeps_of_it_is_said() -> None:
    session = _session()
    programme = programmes.new_programme("Working alongside")
    name = session.name
    session.close()
    programme.close()
    assert not any("timeline" in line for line in destroying.plan(name, "F2").stays)
    assert programmes.tell(name, Belongs("working-alongside"))
    stays = destroying.plan(name, "F2").stays
    assert any(line.startswith("Its title and its day on the timeline of Working alongside") for line in stays)


def test_entries_in_a_locked_journal_go_with_its_passphrase_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _session()
    session.close()

    def run(*words: str, piped: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
        return main([*words]), capsys.readouterr().err

    known = "correct horse battery\n"
    assert run("journal", session.name, "--write", "alone", "event=it rained")[0] == 0
    assert run("journal", "--passphrase", "set", "--passphrase-stdin", "--yes", piped=known)[0] == 0
    typed = ("destroy", session.name, "--yes", session.name, "--with-my-entries")
    for more, piped, says in (((), "", "in a terminal"), (("--passphrase-stdin",), "wrong\n", "does not open")):
        status, said = run(*typed, *more, piped=piped)
        assert status == 2 and says in said and said.endswith("Nothing was removed.\n")
        assert locations.session_path(session.name).exists()
    assert run(*typed, "--passphrase-stdin", piped=known)[0] == 0
    assert not locations.session_path(session.name).exists()


def test_the_command_says_what_it_cannot_reach_and_asks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = _session()
    session.close()
    page = tmp_path / "out" / "after.md"
    page.parent.mkdir()
    assert main(["export", session.name, "--to", str(page)]) == 0
    capsys.readouterr()
    assert main(["destroy", session.name, "--preview"]) == 0
    said = capsys.readouterr().out
    assert str(page) in said and "Delete it yourself" in said
    assert main(["destroy", session.name]) == 2
    assert "Nothing was removed" in capsys.readouterr().err
    assert main(["destroy", session.name, "--yes", "working"]) == 2
    assert locations.session_path(session.name).exists()
    assert main(["destroy", session.name, "--yes", session.name]) == 0
    captured = capsys.readouterr()
    assert "gone from this computer" in captured.out and str(page) in captured.err
    assert page.exists() and not locations.session_path(session.name).exists()


def test_the_command_keeps_until_a_day_and_says_when_it_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    session = _session()
    session.close()
    assert main(["keep", session.name, "--until", "soon"]) == 2
    assert "--until" in capsys.readouterr().err
    assert main(["keep", session.name, "--until", date.today().isoformat()]) == 0
    assert "nothing is destroyed by itself" in capsys.readouterr().out
    assert main(["list"]) == 0
    assert f"holdspace destroy {session.name}" in capsys.readouterr().out
    assert main(["keep", session.name, "--always"]) == 0
    capsys.readouterr()
    assert main(["list"]) == 0
    assert "holdspace destroy" not in capsys.readouterr().out
