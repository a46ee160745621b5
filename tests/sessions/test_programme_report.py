"""A programme's report: what stands in it for whom, and what never does."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions.library import programmes
from sessions.library.catalogue import entries
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.report import kept
from tests.sessions.report_helpers import headings, held, programme, session, written
from tui.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


TYPED = (
    "cycle question: what helps a team?",
    "c1 org + health provider: health",
    "c1 org + hospital outreach: health",
    "c1 levels managers, practitioners",
    "e + workshop c1 2026-03-12: day one",
    "e + shared integration c1 c2 2026-05: together",
    "collect + case rating c1 start",
    "x1 done 24 of 27",
    "collect + case rating c2 start",
    "x2 dropped: people did not know the words",
    "learned c1: cards before sheets",
    "l1 to prompt-cards: twelve cards",
    "l1 tried c2 helped: twelve cards were kept",
    "learned c2: shorter days",
    "rec: pay the co-ordinator",
    "r1 from t3 l1",
    "rec: ZQBARE without anything",
    "fact: 12 months were planned",
    "fact: 16 months in all",
    "tool sheets version 1: a sheet",
    "tool sheets dropped: nobody knew who reads it",
)


def test_each_section_says_what_the_programme_is(home: Path) -> None:
    programme(*TYPED)
    page = written(home)
    for words in (
        "The question: what helps a team?",
        "| One | Awakōwhai | managers and practitioners | health 2 | 27 of 31 came; planned |",
        "| case rating | start: 24 of 27 | start: dropped |",
        "case rating, Two, start: people did not know the words",
        "sheets is used no longer",
        "| cards before sheets (One) | prompt-cards: twelve cards | Two: helped (twelve cards were kept) |",
        "not tried yet, waits for a result",
        "| pay the co-ordinator | t3; “cards before sheets” (l1) |",
        "Two: no session of this cohort is in this report.",
        "12 months were planned",
        "16 months in all",
    ):
        assert words in page, words
    assert page.count("months") == 2


def test_what_waits_for_a_result_is_not_told_as_changed(home: Path) -> None:
    programme(*TYPED, "l2 to plan: until three", "l1 tried c1")
    page = written(home, "participants")
    done, waits = page.index("### Learned, tried"), page.index("### Learned, and still to be tried")
    assert done < page.index("prompt-cards: twelve cards") < waits < page.index("the plan: until three")


def test_a_recommendation_that_rests_on_nothing_is_said_and_stays(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme(*TYPED)
    assert "ZQBARE" not in written(home)
    assert "r2 rests on nothing yet" in capsys.readouterr().err


def test_sections_alone_and_a_wrong_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme(*TYPED)
    assert headings(written(home, "participants", "--sections", "7,1")) == ["What this was", "What we recommend"]
    assert main(["programme", "working", "report", "--to", str(home / "a.md"), "--sections", "12"]) == 2
    assert "1 what this was" in capsys.readouterr().err
    assert main(["programme", "working", "report", "--to", str(home / "a.csv")]) == 2
    assert main(["programme", "working", "report"]) == 2


def test_reasons_stay_with_the_facilitators_but_for_what_was_asked(home: Path) -> None:
    programme(
        *TYPED, "e1 moved 2027-02: ZQWHY two managers left", "c2 to Porirua: ZQWHY the hall", "c2 stopped: ZQWHY it"
    )
    assert written(home).count("ZQWHY") >= 3
    for audience in ("participants", "public"):
        page = written(home, audience)
        assert "ZQWHY" not in page
        assert "people did not know the words" in page


def test_few_people_are_a_number_for_the_facilitators_alone(home: Path) -> None:
    programme("c2 people 4 of 6", "collect + case rating c2 start", "x1 done 3 of 6")
    assert "3 of 6" in written(home) and "4 of 6 came" in written(home)
    for audience in ("participants", "public"):
        page = written(home, audience)
        assert "fewer than five of 6" in page
        assert "3 of" not in page and "4 of" not in page


def test_nobody_is_a_number(home: Path) -> None:
    programme(*TYPED, "learned c1: P19 asked for cards", "l1 next: ask P19 and P4")
    for audience in ("facilitators", "participants", "public"):
        page = written(home, audience)
        assert "P19" not in page and "P4" not in page


def test_replies_are_for_those_who_took_part(home: Path) -> None:
    programme()
    session("Day two", "post-its", "reply: bigger letters / larger letters and fewer lines")
    assert "| bigger letters | larger letters and fewer lines | One" in written(home, "participants")
    assert "bigger letters" not in written(home, "public")


def test_what_left_is_noted_in_the_programme_and_where_words_of_a_session_left(home: Path) -> None:
    programme()
    named = session("Day two", "post-its", "reply: bigger letters / larger letters")
    other = session("Day three", "post-its")
    written(home, "participants")
    files: list[Sequence[str]] = []
    for name in (programmes.resolve("working"), named, other):
        there = open_session(name, read_only=True)
        files.append([one.file for one in there.state.exports])
        there.close()
    assert files == [["report-participants.md"], ["report-participants.md"], []]


def test_a_name_of_the_roster_is_changed(home: Path) -> None:
    programme("learned c1: Aroha asked for cards")
    session("Day two", "post-its", "reply: Aroha is cold / a heater")
    assert main(["roster", "add", "Aroha", "Kea"]) == 0
    page = written(home, "participants")
    assert "Aroha" not in page
    assert "Kea\\] asked for cards" in page and "Kea\\] is cold" in page


def test_a_session_that_is_gone_is_said(home: Path) -> None:
    programme()
    session("Day two", "post-its")
    entry = next(one for one in entries() if one.title == "Day two")
    from sessions.store import locations

    locations.session_path(entry.name).unlink()
    page = written(home)
    assert "1 session of the timeline is gone" in page
    assert "(its session is gone)" in page


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_the_timeline_is_a_picture_and_a_table(home: Path, ending: str) -> None:
    programme(*TYPED)
    file = home / f"report.{ending}"
    assert main(["programme", "working", "report", "--to", str(file), "--for", "public"]) == 0
    if ending == "html":
        page = file.read_text(encoding="utf-8")
        assert "The timeline, by cohort" in page and "<svg" in page
        assert "shared integration: together" in page


def test_a_number_in_the_timeline_is_told_of_under_it(home: Path) -> None:
    programme(*TYPED)
    said = "× and a number: so many of them."
    assert said not in written(home, "participants", ending="html")
    there = held()
    for day in (4, 11, 18, 25):
        perform(there, f"e + planning c1 2026-06-{day:02}: day {day}")
    there.close()
    page = written(home, "participants", ending="html")
    assert (
        " ".join(said.split()) in " ".join(re.sub(r"<[^>]+>", " ", page).split())
        and "p×4" in page
        and "somebody" not in page
    )


def test_a_preview_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme(*TYPED)
    assert main(["programme", "working", "report", "--preview"]) == 0
    assert "What leaves:" in capsys.readouterr().out
    there = open_session(programmes.resolve("working"), read_only=True)
    assert there.state.exports == ()
    there.close()


def test_the_programme_and_its_sessions_are_tables(home: Path) -> None:
    programme(*TYPED, "collect + uptake c2 later", "x3 done 3 of 12")
    session("Day two", "post-its", "reply: bigger letters / larger letters")
    for audience, few in (("facilitators", "3"), ("public", "")):
        folder = home / audience
        done = main(
            ["programme", "working", "report", "--format", "data", "--to", str(folder), "--for", audience, "--yes"]
        )
        assert done == 0

        def table(name: str, place: Path = folder) -> list[dict[str, str]]:
            with (place / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        assert [one["name"] for one in table("cohorts")] == ["One", "Two"]
        assert next((one["tool"], one["n"]) for one in table("collected")) == ("case rating", "24")
        assert table("collected")[2]["n"] == few
        first = table("carried")[0]
        assert (first["result"], first["seen"]) == ("helped", "twelve cards were kept")
        assert table("tool_versions")[0]["dropped"] == "TRUE"
        assert [one["rests_on"] for one in table("recommendations") if one["rests_on"]] == ["t3; l1"]
        assert [one["title"] for one in table("sessions")] == ["Day two"]
        assert len(table("events")) == 4


def test_what_was_put_off_says_so_and_a_session_goes_by_its_title(home: Path) -> None:
    name = programme("e + workshop c1 2026-09-10", "e1 moved: a tangi, and we went")
    held = session("Bridge Lane", "post-its", of="c1 follow-up")
    there = open_session(name, by="F1")
    perform(there, "learned c1: ask where to meet")
    perform(there, f"l1 to session {held}: ask each of them")
    there.close()
    page = written(home)
    assert "| 10 September 2026 | workshop | One | put off: a tangi, and we went |" in page
    assert "the session Bridge Lane, " in page
    assert f"the session {held}" not in page


def test_g1_a_report_opens_only_the_sessions_that_changed_since_the_last(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme("learned c1: cards before sheets")
    names = [
        session(
            f"Day {day}", "post-its", f"helps team: note {day}", clock=partial(datetime, 2026, 3, day, 9, tzinfo=UTC)
        )
        for day in range(1, 5)
    ]
    looked_into: list[str] = []
    plainly = kept.opened

    def counted(name: str, **more: Any) -> Session:
        looked_into.append(name)
        return plainly(name, **more)

    monkeypatch.setattr(kept, "opened", counted)
    written(home)
    assert sorted(looked_into) == sorted(names)
    looked_into.clear()
    first = written(home)
    assert looked_into == []
    changed = open_session(names[1], by="F1")
    perform(changed, "helps team: one more")
    changed.close()
    assert written(home) != first
    assert looked_into == [names[1]]


def test_who_took_part_reads_of_tools_no_writers_sign_and_no_lines_number(home: Path) -> None:
    lines = (
        "tool cards version 1: twelve",
        "tool cards version 2: more of them by a practice lead",
        "tool cards because l1",
    )
    name = programme("learned c1: cards before sheets", *lines)
    assert "| cards | 1: twelve |  |" in written(home), "by whom is a role, and never who typed it"
    typed = open_session(name, by="F1")  # as it was recorded before
    typed.record("tool_version", {"key": "cards", "version": 1, "text": "ten", "by": "F1"}, run=typed.state.current)
    typed.close()
    page = written(home, "participants")
    rows = [line for line in page.splitlines() if line.startswith("| cards |")]
    assert "| a facilitator |" in rows[0] and rows[1].endswith("| cards before sheets |")
    assert "l1 cards before sheets" in written(home) and "F1" not in page and "l1 " not in page


def test_a_brief_begins_with_a_sentence_also_where_little_was_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme("cohort + Three: Stringybark Ford")
    capsys.readouterr()
    assert main(["programme", "working", "brief", "c3"]) == 0
    assert "How many come is not said; meets in Stringybark Ford." in capsys.readouterr().out


STORY = ("+ Story", "setting whānau", "problem: it was", "read back", "consent without number", "agreed")


def test_two_sessions_of_a_cohort_on_one_day_are_told_apart_and_nothing_is_lost(home: Path) -> None:
    programme()
    for title in ("Morning", "Afternoon"):
        notes = ("helps team: tea", "1 > new They answer", "1 consent without number")
        session(title, "post-its", *notes)
        sheets = ("round 2026-03-01: end", *("sheet: aapdnk-aa" for _ in range(5)))
        session(title, "adoption-review", *sheets)
        told = [
            f"{line} {number}" if line == "+ Story" else f"{number} {line}" for number in (1, 2, 3) for line in STORY
        ]
        session(title, "stories", *told, "pick 1: listening")
    page = written(home)
    (heads,) = [line for line in page.splitlines() if line.startswith("| Where | One")]
    assert heads.count(", Morning") == 1 and heads.count(", Afternoon") == 1
    assert "| With whānau | 2 | 2 |" in page
    assert "| Partnership Compass, 1 March 2026, end, Morning | 5 |" in page
    assert "1 March 2026, end: not said how many were invited, 5 answered (Afternoon)" in page
    theme = next(line for line in page.splitlines() if line.startswith("| Theme | One, "))
    assert theme.count(", Morning") == theme.count(", Afternoon") == 1


def test_a_story_told_of_nowhere_is_counted_too(home: Path) -> None:
    programme()
    session("Stories", "stories", "+ One", "1 problem: he was late", "+ Two", "2 setting team")
    page = written(home)
    assert "| In the team | 1 |" in page and "| not said | 1 |" in page
