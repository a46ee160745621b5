"""`holdspace programme import`, compare and edip, and --programme, typed as a user types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sessions.library import programmes
from sessions.library.catalogue import entries
from sessions.store import locations
from tests.tui.cli_helpers import Run, home, run

__all__ = ["home", "run"]
SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"


def test_the_sample_comes_in_from_its_file_and_is_compared(run: Run, tmp_path: Path) -> None:
    status, out, err = run("programme", "import", str(SAMPLES / "programme.json"), "--fill", "--as", "F1")
    assert (status, err) == (0, "") and "31 sessions that belong to it" in out and "340 notes" in out
    status, out, err = run("programme", "working-alongside", "compare", "helps")
    assert (status, err) == (0, "") and "c1 day two" in out and "n 27" in out and "lone voices" in out
    assert "never added up" in out
    told = json.loads(run("programme", "working-alongside", "compare", "helps", "--json")[1])
    at = next(place for place, one in enumerate(told["columns"]) if one["called"] == "c1 day two")
    assert told["columns"][at]["n"] == 27 and any(row["counts"][at] for row in told["rows"])
    status, out, err = run("programme", "working-alongside", "compare", "weather")
    assert (status, out) == (2, "") and "No wall asks about “weather”" in err
    brought = run("distil", "--programme", "working-alongside c1", "--as", "F1")
    assert brought[0] == 0 and "340 notes" in brought[1]
    status, out, _ = run("distil", "--programme", "working-alongside", "--as", "F1")
    assert status == 0 and "By cohort and moment:" in out and "c1 day two" in out
    assert sum(entry.title == "Distil: Working alongside" for entry in entries()) == 1
    assert "which tool was learned" in run("programme", "working-alongside", "edip")[1]
    listed = run("list", "--programme", "Working alongside c2")[1].splitlines()
    assert len(listed) == 10 and all("Together" in line or "Ōkōtare" in line or "Choosing" in line for line in listed)


def test_a_file_that_cannot_be_is_one_sentence_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    value = json.loads((SAMPLES / "programme.json").read_text(encoding="utf-8"))
    value["events"][0]["day"] = "2026-02-30"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    status, out, err = run("programme", "import", str(file))
    assert (status, out) == (1, "") and "events[0].day: “2026-02-30” is no day" in err and "Nothing was imported" in err
    assert programmes.names() == []
    assert run("programme", "import")[0] == 2 and "Which file?" in run("programme", "import")[2]
    assert run("programme", "import", str(file), "--fill", "--without-sessions")[0] == 2


@pytest.mark.parametrize("asked", ["--to x.html", "--for public", "--format data", "--sections 3", "--preview"])
def test_what_only_a_report_takes_is_refused_where_nothing_is_written(run: Run, asked: str) -> None:
    assert run("programme", "new", "Working alongside")[0] == 0
    for view in ("timeline", "tools", "find waka", ""):
        status, said, problem = run("programme", "working", *view.split(), *asked.split())
        assert (status, said) == (2, "") and "nothing was written" in problem and asked.split()[0] in problem


def test_tools_are_seen_over_the_sessions_of_a_programme(run: Run) -> None:
    name = run("new", "Day one", "--exercise", "post-its")[1].strip()
    run("do", name, "agenda + Compass: 30 demonstrate tool compass")
    run("programme", "new", "Working alongside")
    run("do", "working-alongside", "cohort + One: Te Awa")
    assert run("programme", "add", "working-alongside", name, "--cohort", "1")[0] == 0
    out = run("programme", "working-alongside", "edip")[1]
    assert "compass" in out and "demonstrate" in out and "30" in out
    assert "Demonstrated to c1 and never practised there: compass." in out
    told = json.loads(run("programme", "working-alongside", "edip", "--json")[1])
    assert [(one["tool"], one["cohorts"], one["minutes"]) for one in told["taught"]] == [
        ("compass", [1], {"demonstrate": 30})
    ]
    assert told["still_to_practise"] == {"c1": ["compass"]}


def test_a_merged_programme_tells_its_sessions_where_they_belong(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = run("new", "Day one", "--exercise", "post-its")[1].strip()
    run("programme", "new", "Working alongside", "--as", "F1")
    run("do", "working-alongside", "cohort + One: Te Awa", "--as", "F1")
    laptop = tmp_path / "laptop"
    shutil.copytree(locations.home(), laptop)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("HOLDSPACE_HOME", str(laptop))
        assert run("programme", "add", "working-alongside", name, "--cohort", "1", "--as", "F2")[0] == 0
    assert [entry.belongs[0] for entry in entries()] == [""]
    status, out, err = run("merge", "working-alongside", str(laptop / "programmes" / "working-alongside.json"))
    assert status == 0 and "Brought in 1 new line" in out and err == ""
    assert [entry.belongs[:2] for entry in entries()] == [("working-alongside", (1,))]
    assert "nothing new" in run("merge", "working-alongside", str(laptop / "programmes" / "working-alongside.json"))[1]
