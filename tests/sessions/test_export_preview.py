"""The preview says what leaves, in every format: counted in the files that are written."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping

import pytest

from exercises.leaving.outline import Audience
from sessions.export import Wanted, make
from sessions.export.previewing import preview
from sessions.library.beginning import new_session
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from tests.sessions.leaving_samples import sample_day

pytestmark = pytest.mark.usefixtures("own_place")


def told_of(format: str, audience: Audience = "facilitators") -> tuple[list[str], Mapping[str, bytes]]:
    """What the preview says leaves, without the names of exercises, and the files."""
    made = make([sample_day()], Wanted(format, audience))
    lines = preview(made)
    return lines[lines.index("What leaves:") + 2 : lines.index("Left out:")], made.written.files


def test_the_preview_says_what_leaves_and_nothing_more() -> None:
    told, files = told_of("quotes")
    rows = list(csv.DictReader(io.StringIO(files["quotes.csv"].decode())))
    assert not [line for line in told if "page" in line or "log" in line or "passage" in line]
    assert sum(int(line.split()[0]) for line in told if "quote" in line) == len(rows)
    told, files = told_of("qdpx")
    project = zipfile.ZipFile(io.BytesIO(files[""])).read("project.qde").decode()
    coded = [one for one in project.split("<PlainTextSelection ")[1:] if "<Coding " in one]
    assert f"  {len({one.split('startPosition')[0] for one in coded})} coded passages" in told
    told, files = told_of("xlsx")
    charts = [one for one in zipfile.ZipFile(io.BytesIO(files[""])).namelist() if one.startswith("xl/charts/chart")]
    assert f"  {len(charts)} charts" in told and len(charts) == 2, "of each question; none of an empty one"
    told, files = told_of("svg", "participants")
    assert f"  {len([one for one in files if one.endswith('.svg')])} pictures" in told
    for format in ("html", "docx"):
        told, files = told_of(format, "participants")
        pictures = files[""].count(b"<figure") if format == "html" else _images(files[""])
        assert f"  {pictures} picture{'' if pictures == 1 else 's'}" in told


def _images(document: bytes) -> int:
    return sum(one.endswith(".png") for one in zipfile.ZipFile(io.BytesIO(document)).namelist())


def test_a_note_in_no_theme_is_no_coded_passage() -> None:
    held = new_session("A wall", [built_in()["post-its"]])
    for line in ("helps team: We ring", "helps team: We wait", "1 > new We keep in touch"):
        perform(held, line)
    assert "  1 coded passage" in preview(make([held], Wanted("qdpx", "facilitators")))


def test_what_has_no_day_yet_is_counted_as_no_agreed_day() -> None:
    held = new_session("A day", exercises=[built_in()["post-its"]], by="F2")
    for line in ("action P3: ring by Friday", "action P4: ring", "park: later"):
        perform(held, line)
    made = make([held], Wanted("ics", "participants"))
    told = preview(made)
    assert "  1 agreed day" in told and bytes(next(iter(made.written.files.values()))).count(b"BEGIN:VEVENT") == 1
    assert any("2 things agreed: no day: q2 and p1" in line for line in told)


@pytest.mark.parametrize(("audience", "said"), [("facilitators", False), ("participants", True), ("public", True)])
def test_words_that_are_to_be_concealed_are_told_of_before_others_read_them(audience: Audience, said: bool) -> None:
    session = new_session("A day", [built_in()["stories"]], by="F2")
    for line in (
        "+ Losa rings",
        "+ The ward rings",
        "+ Nobody asked",
        *(f"{number} changed: Losa is on the ward" for number in (1, 2, 3)),
        *(f"{number} {how}" for number in (1, 2, 3) for how in ("read back", "agreed")),
        "1 conceal: Losa",
        "2 conceal: hoist",
        "3 conceal: ward",
        *(f"{number} consent without my number" for number in (1, 2)),
    ):
        perform(session, line)
    made = make([session], Wanted("md", audience))
    lines = "\n".join(preview(made))
    assert ("Words that are to be concealed stand in story 1 still: booklet names them." in lines) is said
    assert said is False or ("Losa" not in lines and b"booklet" not in made.written.files[""])
    session.close()
