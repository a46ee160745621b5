"""Nobody on the roster is in any byte of what leaves, in any format, unless facilitators ask for real names."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.export.formats import FORMATS
from sessions.importing import demo
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines import carry_out as commands
from sessions.live.session import Session, open_session
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster, changing
from sessions.roster.searching import searched
from tests import shared
from tests.awkward import AWKWARD
from tui.cli.main import main

REAL = Known("Zarāphine Quill", "Kōwhai", also=("Zara",))
TRUST = Known("Wanderwell Trust", "a trust", kind="organisation")


@pytest.fixture
def session() -> Session:
    return open_session(shared.at_home("a-roster-and-its-day", _a_day), by="Zara")


def _a_day() -> str:
    with changing() as held:
        held[0] = held[0].with_known(REAL).with_known(TRUST)
    made = new_session(
        "Zara's day at Wanderwell  Trust",
        [templates.template("live-grid"), templates.template("post-its")],
        place="Wanderwell trust",
        by="Zara",
    )
    for line in (
        "exercise live-grid",
        "+ child ZARAPHINE QUILL: the child",
        "+ agency Jo: nurse, Wanderwell Trust",
        "1 why: Zaraaphine Quill cries",
        "1 vs 2 why: Zara says so",
        "talk 1 > 2 who: would Zara ring?",
        "exercise post-its",
        ": told Zara to wait",
        ": =Zara and her <b>Wanderwell Trust</b>",
        "go cluster",
        "1 2 > new Zara is not asked",
        "note: ring Zara",
        "park: Zara's letter",
        "action P05: Zara rings by 2027-03-26",
        "jargon Wanderwell Trust = them",
    ):
        commands.perform(made, line)
    for text in AWKWARD:
        if text.strip():
            commands.perform(made, f": {text} Zara")
    made.close()
    return made.name


def _files(path: Path) -> dict[str, bytes]:
    """The bytes of what was written; not the name the person chose for it."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


@pytest.mark.parametrize("audience", ["facilitators", "participants", "public"])
@pytest.mark.parametrize("format", list(FORMATS))
def test_no_roster_name_is_in_any_byte(
    session: Session, format: str, audience: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    path = tmp_path / "out" / ("after" if format == "svg" else f"after{FORMATS[format].ending}")
    path.parent.mkdir()
    status = main(["export", session.name, "--to", str(path), "--format", format, "--for", audience])
    said = capsys.readouterr()
    if status == 2:
        assert "nothing" in said.err.lower() or "no " in said.err.lower(), said.err
        return
    assert status == 0, said.err
    finder = Finder(Roster.read())
    assert searched(_files(path), finder) == []
    if format in ("md", "html", "json", "docx") and audience == "facilitators":
        instead = Roster().with_known(Known("Kōwhai", "x")).with_known(Known("a trust", "y"))
        found = searched(_files(path), Finder(instead))
        assert {held.real for held in found} == {"Kōwhai", "a trust"}, "what stands for them does leave"


def test_real_names_leave_only_when_facilitators_ask(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    page = tmp_path / "page.md"
    for audience in ("participants", "public"):
        assert main(["export", session.name, "--to", str(page), "--for", audience, "--names", "as-they-are"]) == 2
        assert "facilitators" in capsys.readouterr().err and not page.exists()
    asked = ["export", session.name, "--to", str(page), "--for", "facilitators", "--names", "as-they-are"]
    assert main(asked) == 0
    assert "ZARAPHINE QUILL" in page.read_text(encoding="utf-8")
    assert open_session(session.name, read_only=True).state.exports[-1].names == "as they are"


def test_a_file_called_after_somebody_is_not_written(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    page = tmp_path / "for-zara.md"
    assert main(["export", session.name, "--to", str(page), "--for", "participants"]) != 0
    assert not page.exists() and "Zarāphine" in capsys.readouterr().err


def test_every_place_can_be_read_for_yes_or_no(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    session.close()
    assert main(["roster", "check", session.name]) == 0
    said = capsys.readouterr().out
    assert "yes?" in said and "[[ZARAPHINE QUILL]]" in said and "Wanderwell" in said


def test_the_sample_case_keeps_everything_else(tmp_path: Path) -> None:
    with changing() as held:
        held[0] = held[0].with_known(Known("Priya", "Whetū"))
    sample = demo.new_demo()
    sample.close()
    name = sample.name
    plain, changed = tmp_path / "plain.md", tmp_path / "changed.md"
    assert main(["export", name, "--to", str(plain), "--for", "facilitators", "--names", "as-they-are"]) == 0
    assert main(["export", name, "--to", str(changed), "--for", "facilitators"]) == 0
    before, after = plain.read_text(encoding="utf-8"), changed.read_text(encoding="utf-8")
    assert "Priya" in before and after.replace("\\[Whetū\\]", "Priya") == before
