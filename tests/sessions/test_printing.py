"""What is printed of a session: which papers there are, made safe and whole, noted, and with nobody's name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exercises.leaving.paper import WHATS
from sessions.export import ExportError, NothingToWrite, put
from sessions.export.naming import NamesAsTheyAre
from sessions.export.noting import note
from sessions.export.printing import file_name, papers, print_out
from sessions.export.roster_names import names
from sessions.export.writers.html_words import POLICY
from sessions.export.writers.paper_html import write
from sessions.export.writers.paper_style import SIZES, style
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.roster.keeping import Known, changing
from tests.counted import calls
from tests.lines import session
from tui.cli.main import main

AS_THEY_ARE = NamesAsTheyAre()


def page(held: Session, what: str, **more: str) -> str:
    return print_out(held, what, AS_THEY_ARE, **more).written.files[""].decode("utf-8")


@pytest.fixture
def held() -> Session:
    made = session("+ child Tama: the child", "+ agency Jo: physio <b>", exercises=["live-grid"])
    perform(made, "agenda + Mihi: 20 light")
    return made


def test_the_papers_are_those_of_the_exercise_and_of_the_day(held: Session) -> None:
    assert [one.what for one in papers(held)] == [
        *("grid", "chairs", "five-lines"),
        *("agreement", "day", "sheet", "consent", "elephants"),
    ]
    assert [one.what for one in papers(held, "net-gram")] == ["rings", "five-lines"], "not begun, and printed before"
    assert papers(held, "frame")[0].what == "agreement"


def test_which_papers_there_are_is_little_work_to_ask_again(held: Session) -> None:
    first = calls(lambda: papers(held))
    assert calls(lambda: papers(held)) == calls(lambda: papers(held)) < 4_000, first


@pytest.mark.parametrize("what", WHATS)
def test_a_paper_stands_by_itself_with_every_word_escaped(held: Session, what: str) -> None:
    of = {"numbers": "post-its", "rings": "net-gram", "cards": "prompt-cards"}
    made = page(held, what, exercise=of.get(what, ""))
    assert POLICY.replace("'", "&#x27;") in made and '<html lang="en-NZ">' in made
    assert "http:" not in made and "https:" not in made and "<script" not in made and "url(" not in made
    assert "<b>" not in made.partition("</style>")[2].replace("<b>1 ", "") or "physio" not in made
    assert made == page(held, what, exercise=of.get(what, "")), "the same session gives the same bytes"


def test_what_is_typed_is_never_markup(held: Session) -> None:
    made = page(held, "chairs")
    assert "physio &lt;b&gt;" in made and "physio <b>" not in made
    assert made.count("<section") == 2 and made.count('<div class="half') == 4, (
        "a card is folded, and read from both sides"
    )


def test_no_letter_is_under_eleven_points_and_nothing_is_grey() -> None:
    for size in SIZES.values():
        css = style(size, across=True)
        assert size.points >= 11
        assert min(float(found) for found in re.findall(r"font(?:-size)?: (?:\d+ )?([\d.]+)rem", css)) >= 1
        assert not re.findall(r"font-size: [\d.]+(?:pt|px|mm)", css.replace(f"html {{ font-size: {size.points}pt", ""))
        assert set(re.findall(r"#[0-9a-f]{6}", css)) == {"#ffffff", "#000000"}
        assert f"size: {size.name} landscape" in css


def test_eight_cards_and_hundred_and_twenty_numbers_are_on_a_page(held: Session) -> None:
    made = page(held, "cards", exercise="prompt-cards")
    assert [part.count('class="card"') for part in made.split("<section")[1:]] == [8, 8, 8]
    made = page(held, "numbers", exercise="post-its", numbers="1-340")
    assert [part.count("<p>") for part in made.split("<section")[1:]] == [120, 120, 100]
    assert "<p>340</p>" in made and "<p>341</p>" not in made
    for wrong in ("340-1", "0-9", "1-10000", "many"):
        with pytest.raises(ExportError, match="1-340"):
            print_out(held, "numbers", AS_THEY_ARE, exercise="post-its", numbers=wrong)
    with pytest.raises(ExportError, match="Only numbers"):
        print_out(held, "chairs", AS_THEY_ARE, numbers="1-9")


def test_what_only_an_exercise_that_is_not_begun_has_is_printed_of_it_and_of_several_it_is_asked(held: Session) -> None:
    assert "<circle" in page(held, "rings"), "a net-gram alone has rings"
    with pytest.raises(NothingToWrite, match=r"Cards of which exercise, Reflective prompt cards, Relationship re"):
        print_out(held, "cards", AS_THEY_ARE)
    with pytest.raises(NothingToWrite, match=r"Begin it \(exercise prompt-cards\), or say it with --exercise prompt-c"):
        print_out(held, "cards", AS_THEY_ARE)
    with pytest.raises(NothingToWrite, match=r"Nothing called rings is printed of .* as it is now"):
        print_out(held, "rings", AS_THEY_ARE, exercise="post-its")


def test_what_there_is_none_of_says_what_there_is(held: Session) -> None:
    with pytest.raises(NothingToWrite, match=r"Nothing called poster is printed\. There is grid, .*rings and cards"):
        print_out(held, "poster", AS_THEY_ARE)
    with pytest.raises(NothingToWrite, match="a4 or a3"):
        print_out(held, "grid", AS_THEY_ARE, size="a5")


def test_a_card_is_read_from_the_other_side_of_the_circle(held: Session) -> None:
    perform(held, "+ agency Noel: epilepsy nurse, hospital team")
    made = page(held, "chairs")
    rem = {name: float(size) for name, size in re.findall(r'class="(name|role)" style="font-size: ([\d.]+)rem', made)}
    number = float(re.findall(r"\.half \.number \{ font-size: ([\d.]+)rem", made)[0])
    assert rem["name"] * 11 >= 60 and number * 11 >= 50 and rem["role"] * 11 >= 30, "in points"


def test_a_sheet_says_what_the_words_at_its_edge_are(held: Session) -> None:
    assert page(held, "sheet", exercise="frame").count("At the right: the word by which it is typed.") == 2
    assert "At the right" not in page(held, "consent")


def test_a_day_of_many_parts_is_on_one_page_and_as_large_as_it_may_be(held: Session) -> None:
    def large(*lines: str) -> float:
        for line in lines:
            perform(held, line)
        return float(re.findall(r'<table style="font-size: ([\d.]+)rem"', page(held, "day"))[0])

    few = large(*(f"agenda + Part {number}: 20 light" for number in range(6)))
    many = large(*(f"agenda + Another part of the day {number}: 20 light" for number in range(14)))
    assert few == 3 and 1.2 <= many < few and "class=close" in page(held, "day")


def test_a_larger_paper_is_the_same_sheet_larger(held: Session) -> None:
    small, large = page(held, "grid"), page(held, "grid", size="a3")
    assert "size: A4 landscape" in small and "size: A3 landscape" in large
    assert small.partition("</style>")[2] == large.partition("</style>")[2]


def test_names_of_the_roster_are_changed_and_a_facilitators_own_words_too(held: Session, own_place: Path) -> None:
    """`own_place` keeps the roster from the other tests."""
    perform(held, "together judgement: Priya speaks first")
    perform(held, "+ child Priya: sister of P14")
    with changing() as roster:
        roster[0] = roster[0].with_known(Known("Priya", "Whetū"))
    made = print_out(held, "chairs", names("", "participants")).written.files[""].decode()
    assert "Priya" not in made and "Whetū" in made and "P14" not in made
    made = print_out(held, "agreement", names("", "participants")).written.files[""].decode()
    assert "[Whetū] speaks first" in re.sub("<[^>]*>", "", made) and "Priya" not in made


def test_it_is_noted_as_what_left(held: Session, tmp_path: Path) -> None:
    made = print_out(held, "chairs", AS_THEY_ARE)
    path = tmp_path / file_name(held, "chairs", AS_THEY_ARE)
    put(made, path)
    assert path.name.endswith("-chairs.html") and note([held], made, path) == ""
    assert [(one.file, one.format, one.audience) for one in held.state.exports] == [
        (path.name, "print", "participants")
    ]
    with pytest.raises(ExportError, match="is there already"):
        put(made, path)


def test_the_command_prints_lists_and_says_what_there_is_not(
    held: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held.close()

    def run(*more: str) -> tuple[int, str, str]:
        status = main(["print", held.name, *more])
        said = capsys.readouterr()
        return status, said.out, said.err

    file = tmp_path / "chairs.html"
    status, out, _ = run("chairs", "--to", str(file))
    assert status == 0 and "Saved chairs.html" in out and "Tama" in file.read_text("utf-8")
    assert run("chairs", "--to", str(file))[0] == 1, "it is there already"
    status, out, _ = run()
    assert status == 0 and "chairs " in out and "folded so that it stands" in out
    assert "(Net-gram, not begun here)" in out
    assert "(not begun here)\n" in out and "  of Four stances: --exercise stances" in out
    status, out, error = run("poster")
    assert status == 2 and "There is grid, chairs" in error and error.count("\n") == 1 and not out
    assert run("rings", "--exercise", "no such")[0] == 2
    status, out, _ = run("rings", "--exercise", "net-gram", "--to", "-")
    assert status == 0 and out.startswith("<!DOCTYPE html>")


def test_an_empty_line_of_a_paper_is_no_fault() -> None:
    from exercises.leaving.paper import EmptyGrid, Paper

    assert b"<h1>x</h1>" in write(Paper("x", (EmptyGrid("x", "", (), ()),)), SIZES["a4"])


def test_a_file_without_a_paper_is_asked_about(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["new", "A day", "--exercise", "post-its"]) == 0
    assert main(["print", "a-day", "--to", str(tmp_path / "x.html")]) == 2
    assert "Which paper?" in capsys.readouterr().err and not list(tmp_path.glob("*.html"))
