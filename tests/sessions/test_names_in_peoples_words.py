"""Names are looked for in people's words only, never in ours, in every format and for every audience; and words that
run from right to left are set apart from ours."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from exercises.leaving.isolating import CLOSES, OPENS, has_right_to_left, isolated, parts
from sessions.export import FORMATS, NothingToWrite, Wanted, make
from sessions.export.roster_names import names
from sessions.leaving.reworded import Reworded, words_in
from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.roster.finding import Finder
from sessions.roster.keeping import Known, Roster, changing
from sessions.roster.searching import searched
from tests import shared
from tests.marked import EVERY, WORD, typed
from tui.cli.main import main

SAMPLES = Path(__file__).resolve().parents[2] / "sessions" / "samples"
WORDS = ("May", "Mark", "Page", "Day", "Note", "Theme", "Area", "Table", "Title", "Session", "Chair", "Text", "Code")
"""Names that are words of our own sentences, headings and files."""
AUDIENCES = ("facilitators", "participants", "public")


def on_the_roster(*real: str) -> None:
    with changing() as held:
        held[0] = held[0].with_known(*(Known(name, f"Zq{place}") for place, name in enumerate(real)))


def day(title: str = "A day in Te Awa") -> Session:
    made = new_session(
        title, [templates.template("live-grid"), templates.template("post-its")], place="Te Awa", by="F1"
    )
    for line in (
        "exercise live-grid",
        "+ child Tama: the child",
        "+ agency Jo: nurse",
        "1 why: hips may get worse",
        "1 vs 2 why: they do not agree",
        "talk 1 > 2 who: what would help?",
        "k1 by 14 May 2027",
        "exercise post-its",
        ": it may be that nobody asked",
        ": asked Mark to wait",
        "go cluster",
        "1 2 > new Waiting to be asked",
        "action P05: rings by 2027-05-14",
    ):
        perform(made, line)
    return made


def _day_once() -> str:
    made = day()
    made.close()
    return made.name


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format", FORMATS)
def test_a_name_that_is_a_word_of_ours_stops_no_export_and_changes_none_of_ours(format: str, audience: str) -> None:
    held = open_session(shared.at_home("a-day-in-te-awa", _day_once), by="F1")
    try:
        before = make([held], Wanted(format, audience, names("", audience)))  # type: ignore[arg-type]
    except NothingToWrite:
        pytest.skip("nothing for them")
    on_the_roster(*WORDS)
    after = make([held], Wanted(format, audience, names("", audience)))  # type: ignore[arg-type]
    for name, data in before.written.files.items():
        if not data.startswith(b"PK"):
            changed = after.written.files[name].decode().replace("\\[Zq1\\]", "Mark").replace("[Zq1]", "Mark")
            assert changed == data.decode()


def test_what_stands_for_a_name_is_where_people_said_it() -> None:
    held = day()
    on_the_roster(*WORDS)
    page = make([held], Wanted("md", "facilitators", names("", "facilitators"))).written.files[""].decode()
    assert "asked \\[Zq1\\] to wait" in page and "hips may get worse" in page and "14 May 2027" in page
    whole = json.loads(make([held], Wanted("json", "facilitators", names("", "facilitators"))).written.files[""])
    assert "asked [Zq1] to wait" in json.dumps(whole) and "asked Mark" not in json.dumps(whole)


@pytest.mark.parametrize("key", EVERY)
def test_every_text_of_people_is_theirs_in_what_is_told_and_in_the_entries(key: str) -> None:
    held, found = typed(key)
    every = Reworded(held, lambda text: text.replace(WORD, "Nobody"))
    heard = "\n".join(words_in(held))
    still = [line for said, (line, _) in found.items() if said in repr(every.state.runs)]
    assert not still
    assert not [line for said, (line, _) in found.items() if said in json.dumps(every.documents())]
    assert [said for said in found if said in heard]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("key", EVERY)
def test_with_people_s_words_emptied_none_of_them_is_in_what_leaves(key: str, audience: str) -> None:
    from sessions.export.wording import Wording

    held, found = typed(key)
    emptied = repr(Wording([held], audience, documents=True).emptied(lambda text: "", lambda text: False))  # type: ignore[arg-type]
    assert not [line for said, (line, _) in found.items() if said in emptied]


# -- from right to left -----------------------------------------------------------------------------------------------

LAYLA = "ليلى"
RIGHT_TO_LEFT = {"Arabic": LAYLA, "Hebrew": "דוד", "Persian": "می‌نا", "N'Ko": "ߞߊ߲"}


def day_of(name: str) -> Session:
    made = day(f"{name} and the day")
    for line in (
        "exercise live-grid",
        f"+ child {name}: the child",
        f"3 why: {name}, 2 times (a week)",
        "exercise post-its",
        f": {name} said so!",
        f"park: {name} (12)",
    ):
        perform(made, line)
    return made


def test_a_sentence_is_set_apart_whole_and_a_name_in_ours_alone() -> None:
    one, two = f"{OPENS}{LAYLA}{CLOSES}", f"{OPENS}قالت London {LAYLA}!{CLOSES}"
    assert isolated(f"{LAYLA} said so!") == f"{one} said so!" and isolated(LAYLA) == one
    assert isolated(f"قالت London {LAYLA}!") == two and isolated("Whetū") == "Whetū"
    assert isolated(f"then {LAYLA} 12 {LAYLA}, she said") == f"then {OPENS}{LAYLA} 12 {LAYLA}{CLOSES}, she said"
    assert list(parts(f"a {one} b {OPENS}{LAYLA}")) == [("a ", False), (LAYLA, True), (" b ", False), (LAYLA, True)]


@pytest.mark.parametrize("name", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_a_page_sets_it_apart_and_turns_nothing_around_it(name: str) -> None:
    held = day_of(name)
    page = make([held], Wanted("html", "facilitators", names("", "facilitators"))).written.files[""].decode()
    body = page[page.index("<main") :]
    outside = re.sub(r"<bdi.*?</bdi>", "", re.sub(r"<svg.*?</svg>", "", body, flags=re.DOTALL), flags=re.DOTALL)
    assert f'<bdi dir="rtl">{name}</bdi> said so!' in body and not has_right_to_left(outside)
    assert page.count("<bdi ") == page.count("</bdi>") and OPENS not in re.sub(
        r"<svg.*?</svg>", "", page, flags=re.DOTALL
    )


@pytest.mark.parametrize("name", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_a_picture_sets_it_apart_in_every_line(name: str) -> None:
    held = day_of(name)
    files = make([held], Wanted("svg", "facilitators", names("", "facilitators"))).written.files
    lines = [line for data in files.values() for line in re.findall(r"<tspan[^>]*>([^<]*)<", data.decode())]
    mixed = [line for line in lines if has_right_to_left(line)]
    assert mixed and all(line.count(OPENS) == line.count(CLOSES) > 0 for line in mixed)


@pytest.mark.parametrize("name", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_a_document_says_which_words_run_so(name: str) -> None:
    held = day_of(name)
    data = make([held], Wanted("docx", "facilitators", names("", "facilitators"))).written.files[""]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    runs = re.findall(r"<w:r>.*?</w:r>", document, flags=re.DOTALL)
    mixed = [run for run in runs if has_right_to_left(run)]
    assert mixed and all("<w:rtl" in run for run in mixed) and OPENS not in document
    assert all("<w:rtl" not in run for run in runs if run not in mixed) and "<w:bidi" not in document


@pytest.mark.parametrize("format", [key for key, known in FORMATS.items() if not known.isolates])
def test_other_formats_have_the_words_as_they_were_typed(format: str, tmp_path: Path) -> None:
    held = day_of(LAYLA)
    for data in make([held], Wanted(format, "facilitators", names("", "facilitators"))).written.files.values():
        assert OPENS.encode() not in data


def test_a_name_from_right_to_left_is_changed_too() -> None:
    held = day_of(LAYLA)
    on_the_roster(LAYLA)
    for format in FORMATS:
        files = make([held], Wanted(format, "facilitators", names("", "facilitators"))).written.files
        assert not any(LAYLA.encode() in data for data in files.values())


# -- names of two letters ---------------------------------------------------------------------------------------------

SHORT = ("Jo", "Li", "Al", "Bo", "Ed", "Vi", "Ty", "Ng", "Wu", "Md", "An", "Su", "Lu", "Kā", "Ra", "Xi")


def _canvas_once() -> str:
    made = new_session("A canvas", [templates.template("canvas")], by="F1")
    made.close()
    assert main(["import", made.name, str(SAMPLES / "canvas-harbour-steps.csv")]) == 0
    return made.name


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format", ["docx", "html", "svg"])
def test_a_short_name_is_not_read_out_of_a_picture_nor_out_of_how_a_tag_is_called(format: str, audience: str) -> None:
    held = open_session(shared.at_home("a-canvas", _canvas_once), by="F1")
    on_the_roster(*SHORT)
    with contextlib.suppress(NothingToWrite):
        assert make([held], Wanted(format, audience, names("", audience))).written.files  # type: ignore[arg-type]


def test_a_name_in_what_a_tag_or_a_picture_says_is_found() -> None:
    on_the_roster("Jo")
    finder = Finder(Roster.read())
    dots = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x04IDAT Jo \x00\x00\x00\x00"
    assert not searched({"": dots}, finder)
    assert searched({"": dots + b"\x00\x00\x00\x0ctEXtTitle\x00Jo cut\x00\x00\x00\x00"}, finder)
    assert not searched({"": b"<Jo jo='1'><b>nobody</b></Jo>"}, finder)
    for said in ("<p title='jo=Jo'>", "<p title=Jo>", "<p>Jo</p>", "<p>J<b>o</b></p>", "<!-- Jo -->", "<p>&lt;Jo&gt;"):
        assert searched({"": said.encode()}, finder), said


def test_how_a_file_ends_is_nobody_s_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = day()
    held.close()
    on_the_roster("Md", "Html")
    words = ("export", held.name, "--for", "participants", "--to")
    assert main([*words, str(tmp_path / "after.md")]) == 0 and main([*words, str(tmp_path / "after.html")]) == 0
    assert main([*words, str(tmp_path / "for Md.md")]) == 1
    assert "The file's own name has a name of the roster in it (Md)" in capsys.readouterr().err
