"""Data for analysis: one row a fact, ids that join, numbers that are numbers, and nothing an audience may not have."""

from __future__ import annotations

import csv
import io
import os
import re
import runpy
from datetime import datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl  # type: ignore[import-untyped]
import pytest

from exercises.kernel.p_numbers import FEW, P_NUMBER
from exercises.leaving.data import DAY, ID, NUMBER, TABLES, YES_NO
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export import NothingToWrite, Wanted, make
from sessions.export.noting import note_by_name
from sessions.export.previewing import account
from sessions.export.roster_names import names
from sessions.export.writers import plain_book
from sessions.export.writers.data_files import BOOK, DICTIONARY, columns_of
from sessions.library import catalogue
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.roster.keeping import Known, changing
from sessions.store import locations
from tests.lines import session
from tests.sessions.leaving_samples import sample_day

Rows = list[dict[str, str]]


def tables(files: dict[str, bytes]) -> dict[str, Rows]:
    found = {name.removesuffix(".csv"): data.decode("utf-8") for name, data in files.items() if name.endswith(".csv")}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in found.items()}


def files_of(*sessions: Session, audience: Audience = "facilitators") -> dict[str, bytes]:
    return dict(make(sessions, Wanted("data", audience)).written.files)


@cache
def of_the_sample_day(audience: Audience) -> dict[str, bytes]:
    return files_of(sample_day(), audience=audience)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_row_is_one_fact_that_joins_and_reads_without_cleaning(audience: Audience) -> None:
    found = tables(of_the_sample_day(audience))
    known = {name: [row["id"] for row in rows] for name, rows in found.items() if name != DICTIONARY}
    assert all(len(set(ids)) == len(ids) and all(ids) for ids in known.values()), "an id names one row"
    described = {(row["table"], row["name"]): row for row in found[DICTIONARY]}
    for name, rows in found.items():
        if name == DICTIONARY:
            continue
        assert list(rows[0]) == [one.name for one in columns_of(name)], "the same columns, whatever a session has"
        for column in columns_of(name):
            assert described[name, column.name]["meaning"] and described[name, column.name]["kind"] == column.kind
            there = [row[column.name] for row in rows if row[column.name]]
            if column.kind == NUMBER:
                assert all(re.fullmatch(r"-?[0-9]+([.][0-9]+)?", cell) for cell in there), (name, column.name)
            elif column.kind == DAY:
                assert all(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell) for cell in there), (name, column.name)
            elif column.kind == YES_NO:
                assert set(there) <= {"TRUE", "FALSE"}, (name, column.name)
            elif column.kind == ID and column.of:
                assert set(there) <= set(known[column.of]), (name, column.name)
        assert all(row["session"] and row["exercise"] and row["day"] for row in rows), name


def test_the_sample_day_has_what_was_asked_of_it() -> None:
    found = tables(of_the_sample_day("facilitators"))
    assert len([row for row in found["notes"] if row["exercise"] == "post-its"]) == 340
    assert len(found["chairs"]) == 32 and found["sessions"][0]["people"] == "27"
    asked = {"codings", "answers", "differences", "agreements", "conversations", "ties", "counts", "jargon", "parked"}
    assert asked | {"elephants"} <= set(found)
    assert all(found[name] for name in found) and set(found) - {DICTIONARY} <= set(TABLES)
    (theme,) = [row for row in found["themes"] if row["id"].endswith("post-its/t1")]
    coded = [row for row in found["codings"] if row["theme"] == theme["id"]]
    assert len(coded) == int(theme["n"])


def test_others_have_what_their_pages_have_and_no_number_of_a_person() -> None:
    for audience in ("participants", "public"):
        found = tables(of_the_sample_day(audience))
        said = b"".join(data for name, data in of_the_sample_day(audience).items() if name != BOOK).decode()
        assert not P_NUMBER.search(said.replace("P-number", ""))
        assert "answers" not in found and "marks" not in found
    found = tables(of_the_sample_day("participants"))
    assert not any(row["agency"] or row["near"] for row in found["chairs"])
    assert not any(row["consent"] for row in found["notes"]) and not any(row["raised"] for row in found["elephants"])
    assert all(row["text"] for row in found["elephants"])
    public = tables(of_the_sample_day("public"))
    assert not {"notes", "chairs", "elephants", "parked", "actions"} & set(public), "nobody was asked for their words"
    assert all(row["n"] == "" and row["hidden"] == FEW for row in public["counts"] if not row["n"])
    assert all(row["n"] == "" and row["hidden"] for row in public["themes"]), "no total that a small count follows from"


def test_counts_of_few_are_empty_and_say_why_and_marks_are_the_facilitators() -> None:
    held = session("round 2026-03-20: end of the workshops", *["sheet: aapdnk-aa"] * 4, exercises=["adoption-review"])
    whole = tables(files_of(held))
    assert len(whole["marks"]) == 4 * 9 * 2 and whole["marks"][0]["day"] == "2026-03-20"
    assert {row["n"] for row in whole["counts"]} == {"0", "4"}
    assert not any(row["hidden"] for row in whole["counts"])
    few = tables(files_of(held, audience="participants"))
    assert "marks" not in few
    assert all((row["n"], row["hidden"]) == ("", "fewer than five answers") for row in few["counts"])
    perform(held, "sheet: aapdnk-aa")
    five = tables(files_of(held, audience="participants"))["counts"]
    assert {row["n"] for row in five if row["of"] == "Partnership Compass" and row["what"] == "uptake"} == {"0", "5"}
    assert [row["counts"] for row in five if row["word"] == "not tried"] == ["FALSE"] * 9


def test_no_row_is_called_by_words_that_somebody_typed() -> None:
    held = session("role 1: P9014 and nurse", "start connect 7 facilitate 3 influence 10", exercises=["compass"])
    called = [row["id"] for row in tables(files_of(held))["counts"]]
    assert len(set(called)) == len(called) and not any("9014" in one or "nurse" in one for one in called)
    theirs = files_of(held, audience="participants")
    assert not any(b"9014" in data for name, data in theirs.items() if name != BOOK)


def test_words_taken_back_and_names_of_the_roster_are_in_none() -> None:
    held = session(": Priya rings first", ": told to wait", exercises=["post-its"])
    perform(held, "go cluster")
    perform(held, "2 withdrawn")
    with changing() as roster:
        roster[0] = roster[0].with_known(Known("Priya", "Whetū"))
    for audience in ("facilitators", "participants"):
        made = make([held], Wanted("data", audience, names("", audience))).written.files
        (row,) = [row for row in tables(dict(made))["notes"] if row["text"]]
        assert row["text"] == "[Whetū] rings first"
        assert not any(b"told to wait" in data or b"Priya" in data for data in made.values())


def test_the_workbook_has_numbers_days_and_words_as_such() -> None:
    held = session(": =1+1", exercises=["post-its"])
    perform(held, "action P05: +64 rings by 2027-03-26")
    book = openpyxl.load_workbook(io.BytesIO(files_of(held)[BOOK]))
    heading, row = ([cell.value for cell in line] for line in book["notes"].iter_rows())
    told = dict(zip(heading, row, strict=True))
    assert told["text"] == "=1+1" and told["number"] == 1 and told["counted"] is True
    assert not [cell for page in book for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    heading, row = ([cell.value for cell in line] for line in book["actions"].iter_rows())
    assert dict(zip(heading, row, strict=True))["by"] == datetime(2027, 3, 26)


def test_several_sessions_are_one_set_and_a_day_alone_says_so() -> None:
    one, other = session(": a", exercises=["post-its"]), session("+ child Tama: the child", title="Another")
    found = tables(files_of(one, other))
    assert [row["title"] for row in found["sessions"]] == ["A day together", "Another"]
    assert {row["session"] for row in (*found["notes"], *found["chairs"])} == {one.name, other.name}
    with pytest.raises(NothingToWrite, match="no fact"):
        files_of(session(exercises=["thinking-caps"]), audience="public")


def test_quotes_are_those_that_leave_each_with_its_theme_and_consent() -> None:
    held = session(": somebody picks up", ": too many forms", ": told to wait", exercises=["post-its"])
    for line in ("go cluster", "1 > new They answer", "1 consent without my number", "3 withdrawn"):
        perform(held, line)

    def quotes(audience: Audience) -> list[tuple[str, ...]]:
        rows = tables(dict(make([held], Wanted("quotes", audience)).written.files))["quotes"]
        return [(row["text"], row["source"], row["theme"], row["consent"]) for row in rows]

    picks_up = ("somebody picks up", "post-it", "They answer", "without my number")
    assert quotes("facilitators") == [picks_up, ("too many forms", "post-it", "", "not asked")]
    assert quotes("public") == [picks_up]
    with pytest.raises(NothingToWrite, match="No quote of this may leave for anybody"):
        make([session(": a", exercises=["post-its"])], Wanted("quotes", "public"))


def test_a_programme_is_caught_up_with_by_one_list_of_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [session(": a", exercises=["post-its"], title=f"Day {place}") for place in range(4)]
    read = []
    listing = catalogue.entries
    monkeypatch.setattr(catalogue, "entries", lambda: read.append(1) or listing())
    files_of(*several)
    assert len(read) == 1, "else a thousand sessions would each look through a thousand"


def test_the_script_of_the_docs_draws_three_figures_of_it(tmp_path: Path) -> None:
    for name, data in of_the_sample_day("facilitators").items():
        (tmp_path / name).write_bytes(data)
    script = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "figures.py"))
    script["main"](str(tmp_path), str(tmp_path / "figures.svg"))
    drawn = ElementTree.fromstring((tmp_path / "figures.svg").read_text("utf-8"))
    said = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Notes in a theme", "How the questions were met", "Differences, by chair", "Connect first, plan after"} <= {
        *said
    }
    assert "160" in said, "as many as were answered"
    helps, difficult = said.index("HELPS"), said.index("DIFFICULT")
    assert helps < said.index("Connect first, plan after") < difficult < said.index("I am paid to know")


def test_a_table_of_very_many_rows_goes_on_in_a_second_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_book, "MOST_ROWS", 4)
    rows: list[list[plain_book.Cell]] = [["text", "n"], *([f"_x0041_ {at} <&>", at] for at in range(8))]
    data = plain_book.written({"notes": rows, "none": [["text"]]}, {}, datetime(2026, 3, 2))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["notes", "notes 2", "notes 3", "none"]
    found = [tuple(cell.value for cell in line) for name in book.sheetnames[:3] for line in book[name].iter_rows()]
    assert [row[1] for row in found if row[0] != "text"] == list(range(8))
    assert data == plain_book.written({"notes": rows, "none": [["text"]]}, {}, datetime(2026, 3, 2))


def test_the_words_of_many_sessions_are_told_in_counts_and_noted_in_each() -> None:
    held = [session(f": note {at}", title=f"Day {at}", exercises=["post-its"]) for at in range(22)]
    for one in held:
        one.close()
    assert "22 sessions" in account(make(held, Wanted("data", "facilitators")))[0]
    made = make(held, Wanted("data", "facilitators"))
    so_far: list[int] = []
    assert note_by_name([one.name for one in held], made, Path("/nowhere/data"), by="F3", told=so_far.append) == ""
    assert so_far == list(range(1, 23))
    again = open_session(held[3].name, read_only=True)
    assert again.state.exports[-1].file == "data" and again.events[-1].by == "F3"
    assert not again.damage and again.events[-1].number == len(again.events)


def test_a_list_reads_no_session_again_for_what_was_noted_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    held = [session(f": note {at}", title=f"Day {at}", exercises=["post-its"]) for at in range(3)]
    for one in held:
        one.close()
        path = locations.session_path(one.name)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    before = catalogue.entries()
    made = make(held, Wanted("data", "facilitators"))
    monkeypatch.setattr(catalogue, "_UNSETTLED", -1)
    assert note_by_name([one.name for one in held[:2]], made, Path("/nowhere/data"), by="F3") == ""
    read: list[str] = []
    entry = catalogue._entry
    monkeypatch.setattr(catalogue, "_entry", lambda name, status: (read.append(name), entry(name, status))[1])
    after = catalogue.entries()
    assert read == [] and sorted(one.name for one in after) == sorted(one.name for one in before)
    perform(open_session(held[0].name), ": a note more")
    catalogue.entries()
    assert read == [held[0].name], "what somebody else wrote is read"
