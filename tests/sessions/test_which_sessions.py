"""What --programme WORDS means: programmes first, then their cohorts, then places and titles as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.export.scope import names_of
from sessions.leaving.problem import ExportError
from sessions.library import programmes, templates
from sessions.library.beginning import new_session
from sessions.library.catalogue import entries
from sessions.library.which_sessions import as_called, chosen, none_chosen
from sessions.lines.carry_out import perform
from sessions.store.names import UnknownName


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path))
    return tmp_path


def a_session(title: str, place: str = "") -> str:
    made = new_session(title, [templates.built_in()["post-its"]], place=place, by="F1")
    made.close()
    return made.name


def a_programme(title: str, *lines: str) -> None:
    programme = programmes.new_programme(title, by="F1")
    for line in ("cohort + One: Te Awa", "cohort + Two: Ōkōtare", *lines):
        perform(programme, line)
    programme.close()


def titles(words: str) -> list[str]:
    return [entry.title for entry in chosen(entries(), words)]


def test_a_programme_is_meant_before_a_title_and_a_place(home: Path) -> None:
    for title in ("First day", "Together", "Working alongside: day nine"):
        a_session(title, "Te Awa" if title == "First day" else "")
    assert titles("Working alongside") == ["Working alongside: day nine"], "as ever, while there is no such programme"
    a_programme("Working alongside", "belongs first-day c1 workshop", "belongs together c1 c2 shared integration")
    for words in ("Working alongside", "working-alongside", "WORKING ALONGSIDE", "programme.working-alongside"):
        assert sorted(titles(words)) == ["First day", "Together"]
    assert sorted(titles("Working alongside c1")) == ["First day", "Together"]
    assert titles("working-alongside C2") == ["Together"]
    assert {as_called(words) for words in ("working-alongside", "WORKING alongside")} == {"Working alongside"}
    assert as_called("working-alongside C2") == "Working alongside c2" and as_called("Te Awa") == "Te Awa"
    assert titles("Te Awa") == ["First day"] and titles("day nine") == ["Working alongside: day nine"]
    assert titles("working") == ["Working alongside: day nine"], "a part of its name is words of a title, as ever"
    assert len(titles("")) == 3
    assert sorted(names_of("Working alongside c1")) == sorted(e.name for e in entries() if e.belongs[1])


def test_what_means_nothing_is_said_in_one_sentence(home: Path) -> None:
    a_session("First day")
    assert "no programme" in none_chosen("Nowhere") and "its place" in none_chosen("Nowhere")
    a_programme("Working alongside", "belongs first-day c1 workshop")
    a_programme("Managers' network")
    assert titles("Managers' network") == [] and "belongs to “Managers' network” yet" in none_chosen(
        "Managers' network"
    )
    with pytest.raises(UnknownName, match="has no cohort c3"):
        titles("Working alongside c3")
    with pytest.raises(ExportError, match="has no cohort c3"):
        names_of("Working alongside c3")
    with pytest.raises(ExportError, match="yet"):
        names_of("Working alongside c2")


def test_two_programmes_of_one_title_are_told_apart_by_their_names(home: Path) -> None:
    a_session("First day")
    a_programme("Working alongside")
    a_programme("Working alongside", "belongs first-day c1 workshop")
    assert as_called("working-alongside-2") == "working-alongside-2", "two of one title"
    with pytest.raises(UnknownName, match="working-alongside or working-alongside-2"):
        titles("Working alongside")
    assert (titles("working-alongside"), titles("working-alongside-2")) == ([], ["First day"])
