"""A facilitator's own template that cannot be used matters to whoever asks for it, and to nobody else."""

from __future__ import annotations

import csv
import io
import re

import pytest

from exercises.kernel.template import TemplateError
from sessions.export import Wanted, make
from sessions.library import template_files, templates
from sessions.store import locations
from tests.lines import session


def test_a_broken_one_is_only_the_matter_of_its_own_name() -> None:
    folder = locations.templates_folder()
    locations.make_private(folder)
    (folder / "our-talk.toml").write_text("key = ", encoding="utf-8")
    assert templates.problem_for("our-talk") is not None and templates.problem_for("our") is not None
    assert templates.problem_for("post-its") is None and templates.problem_for("") is None
    assert list(templates.problems()) == ["our-talk.toml"]


@pytest.mark.parametrize("copy", ["{} (Sam's conflicted copy).toml", "{}-DESKTOP-1.toml", "{}~.toml"])
@pytest.mark.parametrize("key", ["our-wall", "frame"])
def test_of_two_of_one_key_the_one_whose_file_is_called_so_is_used(key: str, copy: str) -> None:
    own = template_files.new(key, "log" if key == "frame" else "wall")
    own.with_name(copy.format(key)).write_text(
        re.sub('(?m)^title = ".*"$', 'title = "Another"', own.read_text("utf-8"), count=1), encoding="utf-8"
    )
    used = templates.frame() if key == "frame" else templates.template(key)
    assert used.title != "Another"
    (other,) = (one for one in template_files.listed() if one.problem)
    assert other.file == copy.format(key) and f"{key}.toml is called {key} too" in other.problem


@pytest.mark.parametrize(
    ("shape", "was", "now", "says"),
    [
        ("pages", '"1 purpose: get', '"1 porpose: get', "There is no field “porpose”. Did you mean purpose?"),
        ("pages", '"+ The third', '"new page The third', "There is no “new”."),
        ("wall", '"name 1: Some', '"nmae 1: Some', "There is no “nmae”. Did you mean name?"),
        ("wall", '"show wall"', '"show walls at once"', "“show walls at once” can never be typed there."),
        ("network", '"9 away"', '"9 aawy"', "There is no “aawy” here. Did you mean away?"),
        ("deck", '"opened 7"', '"it opened 7"', "There is no “it” in this deck."),
        ("talk", '"minutes 10"', '"ten minutes"', "“ten minutes” can never be typed there."),
        ("review", '"d1 owner F1"', '"d1 onwer F1"', "There is no “onwer” here. Did you mean owner?"),
    ],
)
def test_a_line_for_the_typist_that_fits_at_no_time_is_named_with_its_line(
    shape: str, was: str, now: str, says: str
) -> None:
    text = template_files.starter(shape, "ours")
    assert template_files.check_text(text) == []
    (said,) = template_files.check_text(text.replace(was, now, 1))
    line = text[: text.rindex("record = [", 0, text.index(was))].count("\n") + 1
    assert said.startswith(f"line {line}: phases[") and says in said


@pytest.mark.parametrize("line", ["action P3: ring by friday", "9 undo", "d2 owner F2", "blank", "timer 5", "go turn"])
def test_a_line_that_fits_once_something_is_there_is_taken(line: str) -> None:
    text = template_files.starter("pages", "ours")
    found = template_files.check_text(text.replace('"1 connect low"', f'"{line}"'))
    assert found == [] or line in ("9 undo", "d2 owner F2"), found


def test_what_belongs_above_the_first_header_is_said_where_it_stands() -> None:
    text = template_files.starter("pages", "ours")
    for name, value in (("minutes", "minutes = [20, 30]"), ("shape", 'shape = "pages"'), ("title", 'title = "Ours"')):
        below = text.replace(f"{value}\n", "", 1) + f"{value}\n"
        (said,) = template_files.check_text(below)
        assert said.startswith(f"line {below.count(chr(10))}: remedies[2].{name}: here it belongs to the header"), said


def test_a_phase_or_a_field_that_is_named_and_is_not_there_is_said() -> None:
    text = template_files.starter("pages", "ours")
    for was, now, says in (
        ('wordless = ["try"]', 'wordless = ["trying"]', "no phase is called trying. Did you mean try?"),
        ('spotlight = ["first"]', 'spotlight = ["firts"]', "no field is called firts. Did you mean first?"),
        ('beside = ["purpose", "agreed"]', 'beside = ["purposes"]', "no field is called purposes."),
    ):
        (said,) = template_files.check_text(text.replace(was, now))
        assert says in said


@pytest.mark.parametrize("word", ["blank", "Undo", "next", "back", "hold", "end", "elephant", "help"])
@pytest.mark.parametrize("place", ["areas[2].key", "areas[2].also_called", "questions[0].key"])
def test_no_area_or_question_is_called_as_a_line_that_stands_by_itself(word: str, place: str) -> None:
    text = template_files.starter("wall", "ours")
    was = {"areas[2].key": 'key = "team"', "areas[2].also_called": '"colleague"', "questions[0].key": 'key = "HELPS"'}[
        place
    ]
    own = template_files.new("ours", "wall")
    own.write_text(text.replace(was, was.rpartition('"')[0].rpartition('"')[0] + f'"{word}"', 1), "utf-8")
    said = [one for one in template_files.check(own) if "is a line by itself on every board" in one]
    assert said and f"{place}: {word} " in said[0], "or the room could not be made dark by blank"
    with pytest.raises(TemplateError, match="is a line by itself"):
        templates.template("ours")


def test_a_field_that_is_called_as_a_column_of_the_page_loses_neither() -> None:
    own = template_files.new("ours", "pages")
    text = own.read_text("utf-8").replace('key = "purpose"\ntitle = "purpose"', 'key = "number"\ntitle = "number"')
    text = text.replace('"1 purpose: get', '"1 number: get').replace('["purpose", "agreed"]', '["agreed"]')
    own.write_text(text, "utf-8")
    assert template_files.check(own) == []
    made = session("+ The third visit", "1 number: twelve", "1 with whānau", exercises=["ours"])
    file = make([made], Wanted("csv", "facilitators")).written.files["moments.csv"].decode("utf-8-sig")
    head, row, *_ = csv.reader(io.StringIO(file))
    assert len(set(head)) == len(head) and dict(zip(head, row, strict=True))["number"] == "1"
    assert dict(zip(head, row, strict=True))["number_2"] == "twelve"


@pytest.mark.parametrize(("ends", "mark"), [("\r\n", ""), ("\r", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_what_check_takes_an_exercise_begins_with(ends: str, mark: str) -> None:
    own = template_files.new("our-pages", "pages")
    own.write_bytes((mark + own.read_text("utf-8").replace("\n", ends)).encode())
    assert template_files.check(own) == [] and templates.template("our-pages").key == "our-pages"


@pytest.mark.parametrize("name", ["our-talk.toml.txt", "our-talk.TOML", "our-talk.toml.rtf"])
def test_a_file_that_a_text_program_called_otherwise_is_named(name: str) -> None:
    own = template_files.new("our-talk", "talk")
    own.rename(own.with_name(name))
    (own.parent / "our-talk.toml~").write_text("", "utf-8")  # what an editor leaves is nobody's template
    (problem,) = templates.problems().values()
    assert f"The template {name} cannot be used." in str(problem) and "called our-talk.toml." in str(problem)
    assert templates.problem_for("our-talk") is not None and "our-talk" not in templates.available()
    assert [one.file for one in template_files.listed() if one.problem] == [name]


@pytest.mark.parametrize(
    ("shape", "was", "now", "says"),
    [
        (
            "deck",
            'key = "promise"\ntext',
            'key = "promis"\ntext',
            "reminders[0].key: nothing says a reminder of that name.",
        ),
        (
            "review",
            'name = "Multi-modal thinking"',
            'name = "partnership Compass"',
            "tools[1].name: tools[0] is called so too",
        ),
        ("talk", 'owner = "asker"', 'owner = "the asker"', "owner: one word is needed here, for it is typed"),
    ],
)
def test_what_would_stand_for_nothing_is_said(shape: str, was: str, now: str, says: str) -> None:
    text = template_files.starter(shape, "ours")
    found = template_files.check_text(text.replace(was, now, 1))
    assert was in text and any(says in one for one in found), found


def test_a_document_of_a_word_processor_is_named_for_what_it_is() -> None:
    own = template_files.new("our-pages", "pages")
    own.write_bytes(b"{\\rtf1 title}")
    assert template_files.check(own) == [
        "line 1: This is rich text (RTF). A template is plain text: begin one with holdspace templates new."
    ]


@pytest.mark.parametrize(
    ("key", "shape", "begun"),
    [
        ("ours", "Paper Net-'works' grid", "paper-grid"),
        ("ours", "live grid", "live-grid"),
        ("ours", "Wall", "post-its"),
        ("ours", "sustainability", "canvas"),
        ("our-net-gram", "", "net-gram"),
        ("our-own-wall", "", "post-its"),
        ("the-next-journal", "", "journal-alone"),
        ("our-cards", "", "prompt-cards"),
        ("our-programme", "", "thinking-caps"),
        ("ours", "", "thinking-caps"),
    ],
)
def test_a_new_one_begins_as_what_it_is_called_or_told_to_be(key: str, shape: str, begun: str) -> None:
    own = template_files.new(key, shape)
    assert own.read_text("utf-8").startswith(f"# Begun from {begun}. ") and template_files.check(own) == []


def test_a_name_of_several_is_asked_about() -> None:
    with pytest.raises(TemplateError, match="“grid” could be live-grid or paper-grid"):
        template_files.new("ours", "grid")
    with pytest.raises(TemplateError, match="our-grid could begin as live-grid or paper-grid: holdspace"):
        template_files.new("our-grid")
    with pytest.raises(TemplateError, match=r"There is no shape circle.*or any exercise to begin as: .*paper-grid"):
        template_files.new("ours", "circle")
