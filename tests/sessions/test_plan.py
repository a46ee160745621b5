"""A running order out of a file: TOML and a Markdown list, all or nothing, and planned beside actual."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from exercises.frame.schedule import begins
from exercises.frame.things import BREAK, LIGHT, STIR
from exercises.kernel.times import in_words
from exercises.leaving.outline import AUDIENCES
from sessions.export import export_bytes
from sessions.importing.plan_file import read
from sessions.importing.plan_parts import PlanError
from sessions.importing.planning import planned_and_actual, take_in
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from tests.lines import again, session

TOML = """\
starts = "8:45"
meeting = "reflective"

[[item]]
title = "Arrive, tea"
minutes = 15
intensity = "light"

[[item]]
title = "Whānau and the grid"
minutes = 125
intensity = "stir"
practices = ["explore", "p"]
exercise = "live-grid"
planned = "9:20"

[[item]]
title = "Lunch"
minutes = 45
intensity = "break"
"""
MARKDOWN = """\
# Day two

> for the two of us

- 08:45 Arrive, tea (15 min, light)
- **09:20-11:25** Whānau and the grid (stir, explore p, opens live-grid)
* [ ] 11.25 - 12.10: Lunch (break)
1. Post-its (1 h 10)
---
+ A song (or two)
"""


def frame(held: Session) -> Any:
    run = held.state.frame
    assert run is not None
    return run.state


def written(folder: Path, text: str, name: str = "day.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_toml_file_is_planned_in_one_entry(tmp_path: Path) -> None:
    held = session()
    count = len(held.events)
    report = take_in(held, read(written(tmp_path, TOML, "day.toml")))
    assert report.says == "Planned 3 parts, 3 hours 5 minutes. One undo takes them back." and not report.lines
    items = frame(held).in_order()
    assert [(item.title, item.minutes, item.intensity) for item in items] == [
        ("Arrive, tea", 15, LIGHT),
        ("Whānau and the grid", 125, STIR),
        ("Lunch", 45, BREAK),
    ]
    assert items[1].practices == ("explore", "practise") and items[1].exercise == "live-grid"
    assert items[1].planned == "09:20" and frame(held).facts.starts == "08:45"
    assert frame(held).meeting == "reflective practice" and len(held.events) == count + 1
    assert again(held).state == held.state
    perform(held, "undo")
    assert not frame(held).items and not frame(held).facts.starts


def test_a_markdown_list_says_the_same_in_its_own_way(tmp_path: Path) -> None:
    held = session("agenda + Before: 5")
    take_in(held, read(written(tmp_path, MARKDOWN)))
    items = frame(held).in_order()
    assert [(item.title, item.minutes, item.planned) for item in items] == [
        ("Before", 5, ""),
        ("Arrive, tea", 15, "08:45"),
        ("Whānau and the grid", 125, "09:20"),
        ("Lunch", 45, "11:25"),
        ("Post-its", 70, ""),
        ("A song (or two)", 0, ""),
    ]
    assert items[2].practices == ("explore", "practise") and items[2].intensity == STIR


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- Tea (15 min)\nand then we talk\n", "line 2: “and then we talk” is no part"),
        ("- Tea (15 min, loud)\n", "line 1: “loud” does not fit"),
        ("- 25:70 Tea\n", "line 1: A time on the clock"),
        ("- Tea\n- " + "x" * 99, "line 2: That is 99 characters"),
        ("- Tea (9999 min)\n", "line 1: Minutes are a whole number"),
        ("- 08:45\n", "line 1: a part needs its title"),
        ("  \n# only a heading\n", "has no part of a day"),
        ("", "has no part of a day"),
        ("[[item]]\ntitle = 5\n", r"line 2: item\[0\].title: some words .* not 5"),
        ("[[item]]\nminutes = 5\n", r"line 1: item\[0\].title: some words"),
        ('[[item]]\ntitle = "a"\nminutes = "5"\n', r"line 3: item\[0\].minutes: a whole number"),
        ('[[item]]\ntitle = "a"\nminutes = true\n', r"line 3: item\[0\].minutes: a whole number"),
        ('[[item]]\ntitle = "a"\nintensity = "loud"\n', r"line 3: item\[0\].intensity: “loud” does not fit"),
        ('[[item]]\ntitle = "a"\npractices = ["juggle"]\n', r"line 3: item\[0\].practices\[0\]: “juggle” does not fit"),
        (
            '[[item]]\ntitle = "a"\n\n[[item]]\ntitle = "b"\nlength = 5\n',
            r"line 6: item\[1\].length: nothing",
        ),
        ('[[item]]\ntitle = "a"\nplanned = "noonish"\n', "line 3: A time on the clock"),
        ('day = 1\n[[item]]\ntitle = "a"\n', "line 1: day: nothing reads this"),
        ('starts = "noonish"\n[[item]]\ntitle = "a"\n', "line 1: A time on the clock"),
        (
            'meeting = "lunch"\n[[item]]\ntitle = "a"\n',
            "line 1: meeting: “lunch” is no kind of meeting.",
        ),
        ("[[item]]\ntitle = a\n", "line 2: this cannot be read as TOML"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line_and_nothing_is_planned(
    tmp_path: Path, text: str, says: str
) -> None:
    held = session()
    before, count = held.state, len(held.events)
    with pytest.raises(PlanError, match=says):
        take_in(held, read(written(tmp_path, text)))
    assert held.state == before and len(held.events) == count


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "day.md"
    with pytest.raises(PlanError, match="There is no file"):
        read(path)
    path.write_bytes(b"- Tea\n- \xff\n")
    with pytest.raises(PlanError, match=r"line 2: this is not UTF-8"):
        read(path)
    path.write_bytes(b"- x\n" * 300_000)
    with pytest.raises(PlanError, match="larger than 1 MB"):
        read(path)
    path.write_bytes("\ufeff- Mihi, whānau (5 min)\r\n- Tea\r\n".encode())
    assert [item.fields["title"] for item in read(path).items] == ["Mihi, whānau", "Tea"]
    path = tmp_path / "day.csv"
    path.write_bytes("Start\tEnd\tItem\r\n09:00\t09:15\tMihi, whānau\r\n".encode("utf-16"))
    assert [item.fields["title"] for item in read(path).items] == ["Mihi, whānau"]


def test_a_part_that_opens_no_known_exercise_is_planned_and_said(tmp_path: Path) -> None:
    held = session()
    report = take_in(held, read(written(tmp_path, "- Tea\n- A game (5 min, opens no-such-game)\n")))
    assert report.lines == ("line 2: there is no exercise called no-such-game; the part is planned all the same.",)


def test_nothing_is_planned_while_an_elephant_is_held(tmp_path: Path) -> None:
    held = session("elephant")
    with pytest.raises(PlanError, match="elephant over"):
        take_in(held, read(written(tmp_path, "- Tea\n")))
    assert not frame(held).items


def test_planned_stands_beside_actual(tmp_path: Path) -> None:
    held = session()
    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert "Nothing is planned yet" in planned_and_actual(held, now)[0]
    take_in(held, read(written(tmp_path, TOML, "day.toml")))
    perform(held, "g1 begin")
    perform(held, "agenda next")
    perform(held, "g3 drop")
    lines = planned_and_actual(held, now)
    assert lines[0].split() == ["planned", "begun", "minutes", "took"]
    assert "08:45" in lines[1] and "Arrive, tea  (light)" in lines[1] and " 15 " in lines[1]
    assert "09:20" in lines[2] and "on now" in lines[2] and " 29 " in lines[2] and "left out" in lines[3]
    assert lines[4].startswith("now: ")


def test_lengths_in_words() -> None:
    assert [in_words(minutes) for minutes in (0, 1, 60, 61, 375)] == [
        "",
        "1 minute",
        "1 hour",
        "1 hour 1 minute",
        "6 hours 15 minutes",
    ]


@pytest.mark.parametrize("line", ["- x (15 min", "- Tea\n- 9:00 A song (or two (15 min)", "- x (15 min, light"])
def test_a_bracket_that_is_never_closed_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    where = line.count("\n") + 1
    with pytest.raises(PlanError, match=f"line {where}: the bracket is never closed"):
        read(written(tmp_path, line))


def test_a_second_plan_leaves_the_times_of_the_first(tmp_path: Path) -> None:
    held = session()
    take_in(held, read(written(tmp_path, TOML, "day.toml")))
    first = begins(frame(held))
    report = take_in(held, read(written(tmp_path, TOML.replace("8:45", "8:30"), "other.toml")))
    items = frame(held)
    assert items.facts.starts == "08:45" and items.items[4].planned == "08:30"
    assert {number: begins(items)[number] for number in first} == first
    assert report.lines[0].startswith("line 4: Arrive, tea at 08:30 stands behind")
    assert report.lines[0].endswith("g4 move first")
    perform(held, "g4 move first")
    assert begins(frame(held))[4] < begins(frame(held))[1]
    calm = take_in(session(), read(written(tmp_path, TOML, "day.toml")))
    assert not calm.lines


def test_a_part_left_out_has_no_planned_time_in_the_list(tmp_path: Path) -> None:
    held = session()
    take_in(held, read(written(tmp_path, MARKDOWN)))
    perform(held, "g3 drop")
    row = next(line for line in planned_and_actual(held, datetime(2026, 3, 2, tzinfo=UTC)) if line.startswith("g3"))
    assert "11:25" not in row and "left out" in row


def test_every_line_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "day.md"
    file.write_text("- Tea (15 min)\nand so on\n- (20 min)\n- Grid (25 min, medium)\n- Song (or two)\n")
    with pytest.raises(PlanError) as problem:
        read(file)
    told = str(problem.value).split("\n")
    assert [line.split(":")[0] for line in told] == ["line 2", "line 3", "line 4"]
    assert "needs its title" in told[1] and "medium" in told[2]
    file.write_text("- Tea (15 min, loud)\n" * 14 + "so on\n" * 14)
    with pytest.raises(PlanError) as problem:
        read(file)
    assert len(str(problem.value).split("\n")) == 11 and "and 5 more" in str(problem.value)
    file.write_text("- Tea (15 min)\n" + "so on\n" * 14)
    with pytest.raises(PlanError, match=r"^lines 2, .* and 4 more: these stand outside the list") as problem:
        read(file)
    assert "\n" not in str(problem.value), "one reason is said once"
    toml = tmp_path / "day.toml"
    toml.write_text('odd = 1\nmeeting = 3\n[[item]]\nminutes = 5\n[[item]]\ntitle = "x"\nintensity = "medium"\n')
    with pytest.raises(PlanError) as problem:
        read(toml)
    assert [line.split(":")[0] for line in str(problem.value).split("\n")] == ["line 1", "line 2", "line 3", "line 7"]


def test_what_the_session_refuses_is_said_for_every_line_too(tmp_path: Path) -> None:
    held = session()
    file = tmp_path / "day.md"
    file.write_text(f"- {'x' * 90} (5 min)\n- Tea (5 min)\n- {'y' * 90} (5 min)\n")
    with pytest.raises(PlanError, match=r"(?s)line 1: .*line 3: "):
        take_in(held, read(file))
    assert not frame(held).items


@pytest.mark.parametrize("line", ["agenda + Tea: 5 medium", "g1 exercise medium"])
@pytest.mark.parametrize("exercise", ["live-grid", "frame"])
def test_a_part_that_opens_no_exercise_is_said_to(line: str, exercise: str) -> None:
    held = session("agenda + Grid: 20 live-grid", f"exercise {exercise}")
    assert "There is no exercise called medium" in perform(held, line).says
    assert "There is no exercise" not in perform(held, "agenda + Post-its: 25 light post-its").says


FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "brought"


@pytest.mark.parametrize(
    ("line", "planned", "minutes", "title"),
    [
        ("1:15 PM - 2:45 PM The grid", "13:15", 90, "The grid"),
        ("1:15-2:45pm The grid", "13:15", 90, "The grid"),
        ("11-1pm The grid", "11:00", 120, "The grid"),
        ("9.15 a.m. Tea", "09:15", 0, "Tea"),
        ("12 am Karakia", "00:00", 0, "Karakia"),
        ("12:30 pm Lunch", "12:30", 0, "Lunch"),
        ("noon Lunch", "12:00", 0, "Lunch"),
        ("09h00 Welcome (15 min)", "09:00", 15, "Welcome"),
        ("9 Uhr Start (15 min)", "09:00", 15, "Start"),
        ("9.00 Uhr bis 9.15 Uhr: Start", "09:00", 15, "Start"),
        ("0900 Start (15 min)", "09:00", 15, "Start"),
        ("9:00 bis 9:15 Begrüßung", "09:00", 15, "Begrüßung"),
        ("9:00 to 9:15 Welcome", "09:00", 15, "Welcome"),
        ("9:00 until 9:15 Welcome", "09:00", 15, "Welcome"),
        ("23:30-00:15 night", "23:30", 45, "night"),
        ("(15 min) 9:00 Welcome", "09:00", 15, "Welcome"),
        ("09:00 – 15 min – Welcome", "09:00", 15, "Welcome"),
        ("Welcome 9:00", "09:00", 0, "Welcome"),
        ("Lunch at 1:30pm (45 min, break)", "13:30", 45, "Lunch"),
        ("Lunch at half past twelve (45 min)", "12:30", 45, "Lunch"),
        ("Quarter to four pm - Close", "15:45", 0, "Close"),
        ("quarter past 10 Tea", "10:15", 0, "Tea"),
        ("Welcome (9:00-9:15)", "09:00", 15, "Welcome"),
        ("Welcome - 15 mins", "", 15, "Welcome"),
        ("Welcome, half an hour", "", 30, "Welcome"),
        ("Welcome (15′)", "", 15, "Welcome"),
        ("Welcome (15m)", "", 15, "Welcome"),
        ("Welcome (1.5 hours)", "", 90, "Welcome"),
        ("Welcome (1,5 Std.)", "", 90, "Welcome"),
        ("Welcome (1½ h)", "", 90, "Welcome"),
        ("Welcome (1h30)", "", 90, "Welcome"),
        ("Welcome (90)", "", 90, "Welcome"),
        ("Welcome (10-15 min)", "", 15, "Welcome"),
        ("Welcome (about 15 min)", "", 15, "Welcome"),
        ("Welcome [15 min]", "", 15, "Welcome"),
        ("Welcome (15 meneti)", "", 15, "Welcome"),
        ("What I learned in 10 minutes", "", 0, "What I learned in 10 minutes"),
        ("1:1 talks (15 min)", "", 15, "1:1 talks"),
        ("9:00 - 10 things we heard", "09:00", 0, "10 things we heard"),
    ],
)
def test_times_and_lengths_are_read_in_all_their_written_forms(
    tmp_path: Path, line: str, planned: str, minutes: int, title: str
) -> None:
    fields = read(written(tmp_path, f"- {line}\n")).items[0].fields
    assert (fields.get("planned", ""), fields.get("minutes", 0), fields["title"]) == (planned, minutes, title)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("9:5 Odd (15 min)", "line 1: A time on the clock .* “9:5” is none. For example 09:05"),
        ("25:00 Odd (15 min)", "line 1: A time on the clock .* “25:00” is none"),
        ("13 am Odd", "line 1: A time on the clock .* “13 am” is none"),
        ("09:15-09:00 x", "line 1: .* would be 23 hours 45 minutes. Is 09:00-09:15 meant?"),
        ("12:50-1:30 Lunch", "line 1: .* would be 12 hours 40 minutes. Is 12:50-13:30 meant?"),
        ("9-10 Welcome", "line 1: “9-10” may be a time or a number. As a time write 9:00-10:00"),
        ("2026 plans (5 min)", "line 1: 2026 may be a year or a time"),
        ("1h30 The grid", "line 1: “1h30” may be a time or a length"),
        ("The bus of 16:45 to town", "line 1: “16:45” stands inside the title"),
        ("9:00 Welcome (at 9:15)", "line 1: it has two times, 09:00 and 09:15"),
    ],
)
def test_a_time_that_cannot_be_or_may_be_two_things_is_asked_about(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(PlanError, match=says):
        read(written(tmp_path, f"- {line}\n"))


def test_what_could_have_been_meant_otherwise_is_said(tmp_path: Path) -> None:
    held = session()
    text = "- Welcome (10-15 min)\n- Reading of John 3:16\n- Walk (1425 min)\n- 12:10 Lunch\n- 1:30 Grid\n"
    lines = take_in(held, read(written(tmp_path, text))).lines
    assert lines[0].startswith("line 1: “10-15 min” was read as 15 minutes. To change g1: g1 minutes 15")
    assert lines[1].startswith("line 2: “3:16” was read as its time. To change g2: ")
    assert lines[2] == "line 3: Walk. That is 23 hours 45 minutes: is it meant? If not: g3 minutes 15"
    assert "Grid at 01:30 stands behind" in lines[-1] and lines[-1].endswith("for the afternoon: g5 at 13:30")
    perform(held, "g5 at 1:30 pm")
    assert frame(held).items[5].planned == "13:30"


def test_the_agendas_that_people_brought(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as refused:
        read(FIXTURES / "agenda-24h.md")
    assert [line.split(":")[0] for line in str(refused.value).split("\n")] == ["line 4", "line 5", "line 6", "line 10"]
    held = session()
    report = take_in(held, read(FIXTURES / "agenda-nested.md"))
    items = frame(held).in_order()
    assert [(item.title, item.planned, item.minutes, item.remarks) for item in items] == [
        ("Welcome", "09:00", 15, ("who is here", "toilets, fire exits")),
        ("Intro", "09:15", 15, ()),
    ]
    assert not report.lines
    printed = "\n".join(planned_and_actual(held, datetime(2026, 3, 2, tzinfo=UTC)))
    assert "for the two of you: toilets, fire exits" in printed


def test_remarks_never_leave_the_console(tmp_path: Path) -> None:
    held = session()
    text = "- Tea (15 min)\n\t- secretword one\n\n        secretword two\n    1. 9:30 secretword three\n- End\n"
    report = take_in(held, read(written(tmp_path, text)))
    assert len(frame(held).items[1].remarks) == 3 and len(frame(held).items) == 2
    assert report.lines == (
        "line 5: “9:30 secretword three” stands further in, so it is a remark on the part above; a part of the day "
        "begins at the margin",
    )
    perform(held, "g1 remark: secretword four")
    for view in ("agenda", "agenda all"):
        perform(held, f"show {view}")
        assert "secretword" not in str(held.state.room_now())
    for kind in ("md", "html"):
        for audience in AUDIENCES:
            assert b"secretword" not in export_bytes(held, kind, audience), (kind, audience)
    for audience in ("participants", "public"):
        assert b"secretword" not in export_bytes(held, "json", audience)
    assert again(held).state == held.state


def test_an_agenda_in_plain_lines_is_read_and_remarks_are_said(tmp_path: Path) -> None:
    held = session()
    text = "Working alongside\nFriday\n\n9:00 Welcome\nWho is here, and who is not\n\n9:15 - 10:00 Intro\n10am Tea\n"
    report = take_in(held, read(written(tmp_path, text, "day.txt")))
    assert [(item.title, item.planned, item.minutes) for item in frame(held).in_order()] == [
        ("Welcome", "09:00", 0),
        ("Intro", "09:15", 45),
        ("Tea", "10:00", 0),
    ]
    assert frame(held).items[1].remarks == ("Who is here, and who is not",)
    assert report.lines == (
        "line 5: no time, so a remark on the part above, for the two of you only.",
        "Not taken, lines 1 and 2: no part of the day stands above.",
    )


@pytest.mark.parametrize("listed", ["- bring the mats", "   - bring the mats", "\t* bring the mats"])
def test_what_is_listed_under_lines_that_begin_with_a_time_is_a_remark(tmp_path: Path, listed: str) -> None:
    held = session()
    text = f"Working alongside\n\n0900 Welcome\n{listed}\n0915 - 1000 The grid\n10h00 Tea\n"
    take_in(held, read(written(tmp_path, text, "day.txt")))
    items = frame(held).in_order()
    assert [(item.title, item.planned) for item in items] == [
        ("Welcome", "09:00"),
        ("The grid", "09:15"),
        ("Tea", "10:00"),
    ]
    assert items[0].remarks == ("bring the mats",)


def test_a_list_of_the_day_stays_one_whatever_stands_above_it(tmp_path: Path) -> None:
    held = session()
    with pytest.raises(PlanError, match="lines 1 and 2: these stand outside the list"):
        read(written(tmp_path, "9:00 doors\n10:00 tea\n- 09:15 The grid\n- Close\n"))
    take_in(held, read(written(tmp_path, "- Welcome\n- The grid\n")))
    assert [item.title for item in frame(held).in_order()] == ["Welcome", "The grid"]


TABLE = """\
Working alongside, Friday

| Time | What | How long | Who |
|---|---|---|---|
| 9:00 am - 9:15 am | Welcome | | F1 |
| 9:15 | The grid (stir, opens live-grid) | 2 h | |
| | | | |
| 1:15 PM | Lunch | 45 | kitchen |
"""


def test_an_agenda_in_a_table_is_read(tmp_path: Path) -> None:
    import openpyxl

    wanted = [
        ("Welcome", "09:00", 15, ("Who: F1",)),
        ("The grid", "09:15", 120, ()),
        ("Lunch", "13:15", 45, ("Who: kitchen",)),
    ]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in TABLE.split("\n")[2:-1]]
    del rows[1]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "day.xlsx")
    written(tmp_path, "\n".join(";".join(row) for row in rows), "day.csv")
    for path in (written(tmp_path, TABLE), tmp_path / "day.xlsx", tmp_path / "day.csv"):
        held = session()
        report = take_in(held, read(path))
        items = frame(held).in_order()
        assert [(item.title, item.planned, item.minutes, item.remarks) for item in items] == wanted, path
        assert items[1].exercise == "live-grid" and items[1].intensity == STIR
        assert report.lines == ("What stands beside the parts (Who) is kept as remarks, for the two of you only.",)
    held = session()
    take_in(held, read(written(tmp_path, "9:00,Tea,F1\n9:15,Grid,\n", "bare.csv")))
    assert [(item.title, item.planned) for item in frame(held).in_order()] == [("Tea", "09:00"), ("Grid", "09:15")]
    with pytest.raises(PlanError, match=r"(?s)line 5: “soon” is no time.*line 6: “a while” is no length"):
        rows = "9:00,Tea,5\n9:05,Song,5\n9:10,Walk,5\nsoon,A,5\n9:20,B,a while\n"
        read(written(tmp_path, f"Time,What,Minutes\n{rows}", "x.csv"))


@pytest.mark.parametrize(
    "heading",
    [
        "Start Time,End Time,Subject,Location",
        "Start,Finish,Session / activity,Who",
        "When,Until,Agenda item (what),Lead",
        "Time,Duration (mins),What & why,Who",
    ],
)
def test_a_table_is_known_by_what_people_call_its_columns(tmp_path: Path, heading: str) -> None:
    long = "15" if "mins" in heading else "9:15"
    held = session()
    report = take_in(held, read(written(tmp_path, f"{heading}\n9:00,{long},Welcome,F1\n,,Total,2 h\n", "x.csv")))
    (item,) = frame(held).in_order()
    assert (item.title, item.planned, item.minutes) == ("Welcome", "09:00", 15)
    assert item.remarks == (f"{heading.rpartition(',')[2]}: F1",)
    assert report.lines[0].startswith("Passed over, line 3")


def test_a_remark_reaches_down_as_far_as_its_cell(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Time", "What", "Who"], ["9:00", "Welcome", "Tia"], ["9:15", "Tea", None], ["9:30", "Grid", None]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    book.save(tmp_path / "day.xlsx")
    held = session()
    take_in(held, read(tmp_path / "day.xlsx"))
    assert [item.remarks for item in frame(held).in_order()] == [("Who: Tia",), ("Who: Tia",), ()]


def test_other_kinds_of_file_are_named_for_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "day.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(PlanError, match=r"This is a Word document \(.docx\). Copy its words into a text file"):
        read(path)
    for data, says in (
        (b"<!DOCTYPE html><table>", "a web page"),
        (b"{\\rtf1 Tea}", "rich text"),
        (b"%PDF-1.7", "a PDF"),
    ):
        path.write_bytes(data)
        with pytest.raises(PlanError, match=says):
            read(path)
