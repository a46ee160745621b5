"""The quotes of a programme, each with its state; and the brief for those who hold the next cohort."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sessions.lines.carry_out import perform
from sessions.live.session import open_session
from tests.sessions.report_helpers import programme, session
from tui.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


def quotes(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> tuple[list[str], str]:
    assert main(["programme", "working", "quotes", *words]) == status
    said = capsys.readouterr()
    return said.out.splitlines(), said.err


def told(number: int, words: str, who: str, *more: str) -> tuple[str, ...]:
    return (f"+ Story {number}", f"{number} by {who}", f"{number} problem: {words}", f"{number} read back", *more)


def test_each_quote_is_listed_with_its_state_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    notes = ("helps team: They ring back", "helps team: Nobody asks", "1 consent without number", "2 consent room only")
    named = session("Day two", "post-its", *notes, "helps team: Kai first", "helps team: ZQGONE")
    there = open_session(named, by="F1")
    perform(there, "4 withdrawn")
    there.close()
    lines, _ = quotes(capsys)
    assert [line.split(" · ")[0] for line in lines] == [
        "“They ring back”",
        "“Nobody asks”",
        "“Kai first”",
        "(taken back)",
    ]
    assert lines[0].endswith("without my number") and "One" in lines[0] and "post-it" in lines[0]
    assert lines[1].endswith("in this room only · for this room only")
    assert lines[2].endswith("not asked · nobody was asked yet")
    assert lines[3].endswith("withdrawn · taken back")
    assert quotes(capsys, "KAI")[0] == [lines[2]]
    assert quotes(capsys, "no such words", status=1)[0] == ["No quote has those words."]
    assert main(["programme", "working", "quotes", "kai", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["consent"] == "not asked"


def test_a_number_is_told_only_where_it_was_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    one = told(1, "It was cold", "P19", "1 consent with my P-number")
    session("Stories", "stories", *one, *told(2, "It was warm", "P7", "2 consent without my number"))
    lines, _ = quotes(capsys)
    assert lines[0].endswith("P19")
    assert not any("P7" in line for line in lines)


def test_one_text_under_two_numbers_and_a_number_that_tells_who_it_is_are_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    programme()
    session("Stories", "stories", *told(1, "It was cold", "P9: physio, Te Awa Health"))
    session("More stories", "stories", *told(1, "It was cold", "P16"))
    _, warned = quotes(capsys)
    assert "“It was cold” stands under P9 and P16" in warned
    assert "P9, physio, Te Awa Health: number, role and organisation together" in warned


def test_a_preview_of_the_report_says_each_quote(capsys: pytest.CaptureFixture[str]) -> None:
    programme()
    notes = [f"helps team: note {number}" for number in range(1, 6)]
    session("Day two", "post-its", *notes, "1-5 > new We are asked", "1 2 3 4 consent without number")
    assert main(["programme", "working", "report", "--preview", "--for", "public"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  “note")]
    assert [line.rsplit(" · ", 1)[1] for line in lines] == [
        *["stands in the report"] * 3,
        "not in the report: given, and not among those that stand there",
        "not in the report: nobody was asked yet",
    ]


CARRIED = (
    "learned c1: cards before sheets",
    "l1 to prompt-cards: twelve cards",
    "l1 tried c2 helped: kept in gloveboxes",
    "learned c1: shorter days",
    "collect + case rating c1 start",
    "x1 dropped: nobody knew the words",
)


def test_the_brief_says_what_was_learned_what_to_try_and_what_to_carry(home: Path) -> None:
    programme(*CARRIED)
    lines = ("reply: too cold / a heater", "q + practice lead: ring the ward by 1 June 2027", "elephant aloud")
    session("Day two", "post-its", lines[0], *lines[2:], of="c2 workshop")
    session("Day one", "post-its", "reply: ZQONE / a thing", of="c1 workshop")
    file = home / "brief.md"
    assert main(["programme", "working", "brief", "c2", "--to", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    assert "kept in gloveboxes" in page
    assert "l2 tried c2 helped: what was seen" in page
    assert "case rating, One, start: nobody knew the words" in page
    assert "| too cold | a heater |" in page
    assert "ZQONE" not in page
    assert "12 of 14 came; meets in Ōkōtare." in page
    assert "what only they may see: keep it among them" in page


def test_the_brief_says_what_is_to_come_and_how_the_tools_are_now(home: Path) -> None:
    programme(
        "e + workshop c2 2099-11-05: day two",
        "e + workshop c1 2099-12",
        "collect + uptake c2 5 months",
        "x1 planned of 14",
        "tool cards version 1: twelve cards",
        "tool cards version 2: twenty-four cards",
        "tool sheets version 1: a sheet",
        "tool sheets dropped: nobody knew who reads it",
    )
    session("Day one", "post-its", *(f"action: thing {number}" for number in range(1, 15)), of="c2 workshop")
    file = home / "brief.md"
    assert main(["programme", "working", "brief", "c2", "--to", str(file)]) == 0
    page = file.read_text(encoding="utf-8")
    coming = page[page.index("### Still to come") : page.index("### The tools")]
    assert "- 5 November 2099: workshop, day two\n- uptake, 5 months, of 14" in coming and "December" not in coming
    assert "- cards: twenty-four cards\n" in page and "twelve" not in page
    assert page.count("- thing ") == 10 and "- and 4 more in its sessions" in page


def test_a_brief_without_a_file_is_printed_and_is_no_export(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = programme(*CARRIED)
    for words in (["working", "brief", "c2"], ["brief", "c2"]):
        assert main(["programme", *words]) == 0
        assert "## For those who hold Two next" in capsys.readouterr().out
    there = open_session(name, read_only=True)
    assert there.state.exports == ()
    there.close()
    assert main(["programme", "new", "Another"]) == 0
    assert main(["programme", "brief", "c2"]) == 2
    assert "Of which programme, another or working-alongside?" in capsys.readouterr().err
    assert main(["programme", "working", "brief", "c9"]) == 1
    assert "It has c1 and c2." in capsys.readouterr().err


def test_a_brief_is_for_facilitators_and_for_a_cohort_that_there_is(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme()
    to = ("--to", str(home / "brief.md"))
    assert main(["programme", "working", "brief", "c9", *to]) == 1
    assert "There is no c9" in capsys.readouterr().err
    assert main(["programme", "working", "brief", *to]) == 2
    assert main(["programme", "working", "brief", "c1", "--for", "public", *to]) == 2
    assert not (home / "brief.md").exists()
