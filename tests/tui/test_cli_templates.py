"""`holdspace templates`: begun, checked line by line, listed; a broken one hides no other."""

from __future__ import annotations

import re
import stat
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.toml_text import NotToml, places, read
from exercises.shapes import by_its_name
from sessions.library import template_files, templates
from sessions.library.template_files import check_text, starter
from sessions.store import locations
from tests.awkward import AWKWARD, is_clean
from tests.tui.cli_helpers import Run, home, run

__all__ = ["home", "run"]
SHAPES = sorted({template.shape for template in templates.built_in().values() if template.shape != "log"})


def test_a_new_talk_is_a_file_that_can_be_used_at_once(run: Run, home: Path) -> None:
    status, said, err = run("templates", "new", "our-talk", "--shape", "talk")
    path = Path(said.strip())
    assert (status, path) == (0, home / "templates" / "our-talk.toml") and err.startswith("Begun from thinking-caps. ")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run("templates", "check", str(path)) == (0, "our-talk.toml can be used.\n", "")
    assert run("templates", "check", "our-talk")[0] == 0
    assert "our-talk" in run("exercises")[1]
    assert run("new", "Day", "--exercise", "our-talk")[0] == 0
    assert run("do", "day", "next", "task: clear my head", "next")[0] == 0


def test_a_new_template_never_writes_over_another(run: Run, home: Path) -> None:
    run("templates", "new", "our-talk")
    path = home / "templates" / "our-talk.toml"
    path.write_text("mine", encoding="utf-8")
    status, _, err = run("templates", "new", "our-talk")
    assert status == 2 and "already" in err and path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("key", ["../out", "Our Talk", "", "a/b", "ā", "-x"])
def test_a_key_is_never_a_path(run: Run, home: Path, key: str) -> None:
    status, _, err = run("templates", "new", "--", key)
    assert status == 2 and not list(home.rglob("*.toml"))
    assert locations.is_name(err.strip().rpartition(": ")[2]), "what is told instead is a key"


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_a_starter_without_a_fault(shape: str) -> None:
    key = templates.ONLY_KEYS.get(shape, "ours")
    text = starter(shape, key)
    assert check_text(text) == [] and f'\nkey = "{key}"' in text and text.startswith("# Begun from")


def test_an_unknown_shape_is_said(run: Run) -> None:
    status, _, err = run("templates", "new", "x", "--shape", "circle")
    assert status == 2 and "no shape circle" in err and "talk" in err


def line_of(text: str, beginning: str, nth: int = 0) -> int:
    found = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(beginning)]
    return found[nth]


@pytest.mark.parametrize(("shape", "like"), [("pages", "compass"), ("deck", "prompt-cards"), ("wall", "post-its")])
def test_a_new_template_begins_from_the_plainest_of_its_shape_and_answers_to_its_own_names(
    shape: str, like: str
) -> None:
    text = starter(shape, "ours")
    assert text.startswith(f"# Begun from {like}.") and "also_called" not in text.partition("[[")[0]


TALK = starter("talk", "ours")
FAULTS = (
    ("minutes = [2, 3]", 'minutes = "three"', 'minutes = "three"', "phases[2].minutes: two whole numbers"),
    ('needs = ["task", "state"]', 'needs = ["tusk"]', 'needs = ["tusk"]', "phases[3].needs: a list of what comes"),
    ("takes = []", 'takes = ["story"]', 'takes = ["story"]', "phases[0].takes[0]: “story” is not known here."),
    ('prompt = "What would you like to have by the end?"', "", "[[phases]]", "phases[1].prompt: some words"),
    ('owner = "asker"', "owner = 5", "owner = 5", "owner: some words are needed here, not 5."),
    ('shown = ["task"]', 'shown = ["useful"]', "shown =", "shown[0]: “useful” is not known here. Known here: task,"),
    ('room = "step"', 'room = "map"', 'room = "map"', "phases[0].room: “map” is not known here. Known here: step,"),
    (
        'key = "worker"',
        'key = "state"  # again',
        'key = "state"  # again',
        "phases[3].key: “state” is the key of phases[2] too.",
    ),
    ('key = "mark"', 'key = "the mark"', 'key = "the mark"', "phases[1].key: one word"),
    ("not_yet =", "notyet =", "notyet =", "phases[0].notyet: nothing reads this. Did you mean not_yet?"),
    ('title = "End"', "title = 3", "title = 3", "phases[6].title: some words"),
    ("task = 100", "task = 0", "task = 0", "limits.task: every limit is a whole number above 0"),
    ('phases = ["agree", "mark", "state"]', 'phases = ["nowhere"]', 'phases = ["nowhere"]', "remedies[0].phases"),
    ('key = "foot"', "", "[[reminders]]", "reminders[0].key: some words"),
    ('shape = "talk"', 'shape = "square"', "shape =", "shape: there is no shape square"),
)


@pytest.mark.parametrize(("old", "new", "beginning", "says"), FAULTS, ids=[fault[3].split(":")[0] for fault in FAULTS])
def test_a_fault_is_said_with_its_line(old: str, new: str, beginning: str, says: str) -> None:
    text = TALK.replace(old, new, 1)
    assert text != TALK
    said = check_text(text)
    place = int(says.split("[")[1].split("]")[0]) if beginning.startswith("[[") and "[" in says else 0
    assert any(line.startswith(f"line {line_of(text, beginning, place)}: {says}") for line in said), said


def test_every_fault_is_said_and_not_only_the_first() -> None:
    text = TALK
    for old, new, _, _ in FAULTS[:4]:
        text = text.replace(old, new, 1)
    said = check_text(text.replace('title = "End"', "title = 3", 1))
    assert len(said) >= 2 and [int(line.split()[1].rstrip(":")) for line in said] == sorted(
        int(line.split()[1].rstrip(":")) for line in said
    )
    talk_only = check_text(text.replace('minutes = "three"', "minutes = [2, 3]"))
    assert len(talk_only) == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('key = "x"\ntitle = \n', 2),
        ('key = "x"\n\n[[phases]\n', 3),
        ("a = 1\na = 2\n", 2),
        ('say = ["x",\n\n', 3),
        ('x = """\nnever\nended', 3),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(text: str, line: int) -> None:
    (said,) = check_text(text)
    assert said.startswith(f"line {line}: this cannot be read as TOML") and "(" not in said


def test_places_are_found_past_long_words_and_lists() -> None:
    text = 'a = """\n[[phases]]\nkey = 1\n"""\nb = [\n  "x = 1", # ]\n  "]",\n]\n[[phases]]\nkey = "k"\n'
    text += '[[phases]]\n"key" = 2\n[t]\nc = 1\n'
    assert places(text) == {
        "a": 1,
        "b": 5,
        "phases[0]": 9,
        "phases": 9,
        "phases[0].key": 10,
        "phases[1]": 11,
        "phases[1].key": 12,
        "t": 13,
        "t.c": 14,
    }


def test_files_that_are_no_templates_are_refused_in_words(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    for data, says in (
        (b"\xff\xfe", "line 1: this is not UTF-8"),
        (b'key = "x"\n\xff', "line 2: this is not UTF-8"),
        (b"", "line 1: key: some words"),
        (b"x" * 1_100_000, "too large"),
        (b"a = [" * 2000, "line 1:"),
        (b"day = 2026-01-01\n", "line 1:"),
        (b"phases = 3\n", "line 1:"),
        (b'shape = ["talk"]\n', "line 1:"),
    ):
        file.write_bytes(data)
        status, out, err = run("templates", "check", str(file))
        assert status == 1 and says in out and "to change" in err, data[:20]
    assert run("templates", "check", str(tmp_path / "none.toml"))[0] == 2
    for text in AWKWARD:
        file.write_text(f'key = "{text}"\ntitle = {text}\n', encoding="utf-8", errors="replace")
        status, out, err = run("templates", "check", str(file))
        assert status == 1 and all(map(is_clean, out.splitlines()))


def test_one_broken_template_hides_no_other(run: Run, home: Path) -> None:
    run("templates", "new", "ours")
    run("templates", "new", "live-grid", "--shape", "network")
    (home / "templates" / "bad.toml").write_text("nonsense [", encoding="utf-8")
    status, out, err = run("templates")
    assert (status, out, err) == run("templates", "list")
    assert status == 1 and "bad" in out and "CANNOT BE USED" in out
    for key in (*templates.built_in(), "ours"):
        assert sum(line.startswith(f"{key} ") for line in out.splitlines()) == 1, key
    assert "in place of the built-in one" in next(line for line in out.splitlines() if line.startswith("live-grid "))
    assert "ours" in templates.available() and list(templates.problems()) == ["bad.toml"]
    assert templates.template("ours").shape == "talk"
    assert {held.key for held in template_files.listed() if held.problem} == {"bad"}
    status, out, err = run("new", "Day", "--exercise", "ours")
    assert status == 0 and "bad.toml" not in err, "it is no matter of whoever asks for another"
    assert run("exercises")[0] == 1


def test_replacing_a_built_in_one_is_said(run: Run) -> None:
    status, _, err = run("templates", "new", "thinking-caps")
    assert status == 0 and "in place of the built-in" in err


@pytest.mark.parametrize("name", ["pages", "deck", "marks", "compass", "stories", "team-audit", "prompt-cards"])
def test_without_a_shape_it_begins_as_what_it_is_called(run: Run, name: str) -> None:
    known = {one.shape for one in templates.built_in().values()}
    assert run("templates", "new", name)[0] == 0
    mine = templates.template(name)
    shape = by_its_name(name)
    assert mine.key == name and mine.shape == (shape if shape in known else templates.built_in()[name].shape)
    assert run("templates", "check", name)[0] == 0


def test_a_template_may_call_its_shape_by_its_other_word_and_a_session_has_the_first(run: Run, home: Path) -> None:
    path = Path(run("templates", "new", "our-view", "--shape", "marks")[1].strip())
    path.write_text(path.read_text("utf-8").replace('shape = "review"', 'shape = "marks"'), "utf-8")
    assert run("templates", "check", "our-view")[:2] == (0, "our-view.toml can be used.\n")
    assert run("new", "Day", "--exercise", "our-view")[0] == 0
    assert templates.template("our-view").shape == "review"
    assert not [one for one in home.rglob("*day*.json") if '"marks"' in one.read_text("utf-8")]


def test_the_words_of_help(run: Run) -> None:
    assert "check" in run("templates", "--help")[1] and run("templates", "wrong")[0] == 2
    assert "--shape" in run("templates", "new", "--help")[1]


@pytest.mark.parametrize("name", [*templates.built_in(), "journal-alone", "debrief-together"])
def test_what_comes_along_is_read_to_the_last_word(name: str) -> None:
    folder = files("exercises")
    found = [folder.joinpath(*parts, f"{name}.toml") for parts in (("templates",), ("journal", "forms"))]
    (text,) = [file.read_text(encoding="utf-8") for file in found if file.is_file()]
    assert check_text(text) == []
    assert check_text(text + "\npurpos = 1\n") != []


def test_every_place_of_what_comes_along_is_found_on_its_line() -> None:
    folder = files("exercises")
    found = [one for parts in (("templates",), ("journal", "forms")) for one in folder.joinpath(*parts).iterdir()]
    texts = [file.read_text(encoding="utf-8") for file in found if file.name.endswith(".toml")]
    for text in texts:
        lines, told, read = text.split("\n"), places(text), tomllib.loads(text)
        for place, number in told.items():
            value: Any = read
            for part in re.findall(r"[^.\[\]]+", place):
                value = value[int(part)] if isinstance(value, list) else value[part]
            assert re.findall(r"[^.\[\]]+", re.sub(r"\[\d+\]$", "", place))[-1] in lines[number - 1], place
    assert any("kinds[1].fields[2].key" in places(text) for text in texts)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("limit = 160", "limit = 99999"), "limit: a whole number from 1 to 4000 is needed here, not 99999."),
        (('kind = "day"', 'kind = "dya"'), "kind: “dya” is not known here. Did you mean day?"),
    ],
)
def test_a_fault_in_a_field_of_a_kind_is_told_by_its_own_line(change: tuple[str, str], says: str) -> None:
    text = files("exercises").joinpath("templates", "differences.toml").read_text(encoding="utf-8")
    wrong = text.replace(*change, 1)
    assert wrong != text
    number = next(
        at for at, (is_now, was) in enumerate(zip(wrong.split("\n"), text.split("\n"), strict=True), 1) if is_now != was
    )
    [fault] = check_text(wrong)
    assert fault.startswith(f"line {number}: kinds[") and fault.endswith(says)


# -- what nothing would use -------------------------------------------------------------------------------------------

GRID, WALL, FRAME = starter("network", "ours"), starter("wall", "ours"), starter("log", "frame")
DECK, HOT_DESK = starter("deck", "ours"), starter("hot-desk", "ours")
_LINE, _VIEW = "a line of its own begins with", "the room has another view called"
COUNTED = (
    *((DECK, "stances", key, f"{_LINE} {key}") for key in ("draw", "Jargon", "show", "pass")),
    *((starter("compass", "ours"), "start", key, f"{_LINE} {key}") for key in ("settle", "moment", "undo")),
    (DECK, "stances", "card", f"{_VIEW} card"),
    (starter("compass", "ours"), "start", "roles", f"{_VIEW} roles"),
)
"""What is counted by hands under a word that means something else: the template, its key, and the other word."""
UNUSED = (
    (
        GRID,
        "\n[[fields]]",
        '\n[[questions]]\nkey = "money"\nword = "money"\nheading = "Who pays?"\n\n[[fields]]',
        "questions[3].key: nobody is asked this: here stands explanation (typed why)",
    ),
    (GRID, 'word = "why"', 'word = "warum"', "questions[0].word: lines do not know this word"),
    (GRID, 'key = "felt"', 'key = "smelt"', "fields[2].key: nobody is asked this"),
    (GRID, 'key = "silent"', 'key = "loud"', "bases[3].key: nothing is met like this"),
    (GRID, 'room = "map"', 'room = "mop"', "room: no view is called mop. Did you mean map?"),
    (WALL, 'room = "themes"', 'room = "topics"', "room: no view is called topics."),
    (WALL, "note = 400", "notes = 400", "limits.notes: nothing has a limit of that name. Did you mean note?"),
    (WALL, "note = 140", "nota = 140", "room.nota: nothing has a limit of that name. Did you mean note?"),
    (
        WALL,
        'phases = ["cluster", "name", "distil"]',
        'phases = ["klaster"]',
        "remedies[0].phases: there is no phase klaster. Did you mean cluster?",
    ),
    (DECK, 'words = { humility = "humility"', 'words = { humility = ""', "group[0].words: one of these has no words"),
    (HOT_DESK, 'words = { on = "goes on"', 'words = { on = " "', "group[0].words: one of these has no words"),
    (DECK, 'curiosity = "curiosity"', 'pass = "pass"', "group[0].words: who passed is counted beside these words"),
    *((text, f'key = "{was}"', f'key = "{key}"', f"group[0].key: {says}") for text, was, key, says in COUNTED),
    (FRAME, 'key = "frame"', 'key = "our-frame"', "key: of this shape only one called frame is ever used"),
)


@pytest.mark.parametrize(("text", "old", "new", "says"), UNUSED, ids=[fault[3].split(":")[0] for fault in UNUSED])
def test_what_nothing_would_use_is_refused(text: str, old: str, new: str, says: str) -> None:
    changed = text.replace(old, new, 1)
    assert changed != text and check_text(text) == []
    assert any(says in line for line in check_text(changed)), check_text(changed)


def test_one_that_counts_under_a_word_that_is_taken_is_taken_into_no_session(run: Run, home: Path) -> None:
    own = Path(run("templates", "new", "our-cards", "--shape", "deck")[1].strip())
    own.write_text(own.read_text("utf-8").replace('key = "stances"', 'key = "draw"'), "utf-8")
    run("new", "Day")
    status, _, said = run("do", "day", "exercise our-cards")
    assert status != 0 and "a line of its own begins with draw" in said


def test_a_wall_of_ones_own_begins_as_post_its_and_its_check_line_works_anywhere(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, said, _ = run("templates", "new", "our-wall", "--shape", "wall")
    first, *_ = Path(said.strip()).read_text(encoding="utf-8").split("\n")
    assert status == 0 and first == "# Begun from post-its. Make it yours, then: holdspace templates check our-wall"
    monkeypatch.chdir(tmp_path)
    assert run(*first.partition(": holdspace ")[2].split())[:2] == (0, "our-wall.toml can be used.\n")
    assert run("templates", "check", "our-wall.toml")[:2] == (0, "our-wall.toml can be used.\n")
    assert run("new", "Day", "--exercise", "our-wall")[0] == 0
    assert run("do", "day", "helps me: tea first", "show question")[0] == 0
    status, _, err = run("templates", "new", "our-log", "--shape", "log")
    assert status == 2 and "holdspace templates new frame --shape log" in err
    status, _, err = run("templates", "new", "our-years", "--shape", "programme")
    assert status == 2 and "holdspace templates new programme --shape programme" in err
    assert run("templates", "new", "programme")[0] == 0 and run("templates", "check", "programme")[0] == 0
    assert (
        run("templates", "new", "our-frame", "--shape", "frame")[0] == 2
        and not (home / "templates/our-frame.toml").exists()
    )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("title = “Our talk”", "curly quote"),
        ("title = ‘Our talk’", "curly quote"),
        ('title = "Our talk', "A quote that is opened is closed in the same line"),
        ("title = Our talk", "Words stand in quotes"),
        ('say = ["One." "Two."]', "commas stand between"),
        ('title = "Say "yes""', "Quotes within words are curly"),
        ('our title = "Talk"', "A name is one word"),
        ('title "Talk"', "= stands behind it"),
        ("title = ″Our talk″", "curly quote"),
        ('title\u00a0= "Our talk"', "A sign that nobody sees"),
        ('ti\u200btle = "Our talk"', "A sign that nobody sees"),
        ('words = { whānau = "With whānau." }', "A name with a macron stands in quotes"),
        ('words = { yes = "Yes.", }', "stands in one line, with no comma behind the last"),
        ('words = {\n yes = "Yes."\n}', "stands in one line, with no comma behind the last"),
        ("consent = True", "Yes is written true"),
        ("consent = yes # always", "Yes is written true"),
        ("// our title", "A remark begins with #"),
        ("; our title", "A remark begins with #"),
        ("[[phases]", "as many brackets as it opens"),
    ],
)
def test_what_is_no_toml_is_told_in_words_of_ours(wrong: str, says: str) -> None:
    with pytest.raises(NotToml) as problem:
        read(f'key = "talk"\n{wrong}\nshape = "talk"\n')
    assert str(problem.value).startswith("line 2: this cannot be read as TOML") and says in str(problem.value)


def test_a_key_that_cannot_be_is_answered_with_one_that_can(run: Run) -> None:
    status, _, err = run("templates", "new", "Our three questions")
    assert status != 0 and err.strip().endswith("Small letters, digits and dashes: our-three-questions")
