"""The wall's grammar: numbers as they are called, words verbatim, refusals that name the missing and what would fit."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.anywhere import ANYWHERE, anywhere, complete, parse
from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.kernel.template import TemplateError, template_of
from exercises.kernel.words import spans
from exercises.wall.language import LANGUAGE
from exercises.wall.saying import is_topic
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from sessions.library import templates
from tests.awkward import AWKWARD, HUGE
from tests.lines import play
from tests.walls import BEFORE, FIELDS, HARD, HELPING, SAMPLE, wall

STATE = wall(*SAMPLE)
TYPED = wall(*HELPING, *HARD)
NEW = wall()


def with_writers() -> Wall:
    """A wall of a template that keeps P-numbers."""
    words = {**templates.built_in()["post-its"].words, "authors": True}
    started: Wall = WALL.start(template_of(words))
    return started


def read(line: str, state: Wall = STATE) -> Command:
    return parse(line, WALL, state)


def data(line: str, state: Wall = STATE) -> dict[str, Any]:
    command = read(line, state)
    assert command.action == "move", command
    return {"kind": command.kind, **command.data}


def refusal(line: str, state: Wall = STATE) -> str:
    with pytest.raises(ExerciseError) as caught:
        play(state, line)
    return str(caught.value)


def lines(found: list[Any]) -> list[str]:
    return [completion.line for completion in found]


# -- every form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [example for example, _ in (*WALL.examples(STATE), *anywhere(WALL), *ANYWHERE)])
def test_every_example_fits_the_sample(line: str) -> None:
    assert read(line, play(STATE, *BEFORE.get(line, ()))).says
    assert isinstance(play(STATE, *BEFORE.get(line, ()), line), Wall)


@pytest.mark.parametrize("phase", STATE.template.phases, ids=lambda phase: phase.key)
def test_every_line_a_phase_shows_fits_there(phase: Any) -> None:
    for line in phase.record:
        here = play(STATE, f"go {phase.key}", *BEFORE.get(line, ()))
        assert isinstance(play(here, line), Wall), line


def test_every_first_word_can_be_learned_from_an_example() -> None:
    shown = " ".join(f"{example} {means}" for example, means in WALL.examples(with_writers())).replace(":", " ").split()
    assert [word for word in LANGUAGE.first_words if word not in shown] == []


@pytest.mark.parametrize(
    ("line", "kind", "held"),
    [
        (": Kai first", "note", {"question": "DIFFICULT", "area": "team", "text": "Kai first", "source": "post-it"}),
        ("helps team: Kai: first", "note", {"question": "HELPS", "area": "team", "text": "Kai: first"}),
        ("team helps: x y", "note", {"question": "HELPS", "area": "team"}),
        ("WHANAU HELPS: x y", "note", {"question": "HELPS", "area": "whanau"}),
        ("he w: x y", "note", {"question": "HELPS", "area": "whanau"}),
        ("help team: x y", "note", {"question": "HELPS", "area": "team"}),
        ("diff net: x y", "note", {"question": "DIFFICULT", "area": "network"}),
        ("families: x y", "note", {"question": "DIFFICULT", "area": "whanau"}),
        (
            "me from story: x y",
            "items",
            {"items": [{"question": "DIFFICULT", "area": "me", "text": "x y", "source": "story"}]},
        ),
        (
            "from journal: x y",
            "items",
            {"items": [{"question": "DIFFICULT", "area": "team", "text": "x y", "source": "journal"}]},
        ),
        ("helps team", "ask", {"question": "HELPS", "area": "team"}),
        ("team", "ask", {"question": "DIFFICULT", "area": "team"}),
        ("retype 17: We  say it", "retype", {"note": 17, "text": "We  say it"}),
        ("17 retype: We say it", "retype", {"note": 17, "text": "We say it"}),
        ("17 area team", "refile", {"notes": [17], "area": "team"}),
        ("17 21 whānau", "refile", {"notes": [17, 21], "area": "whanau"}),
        ("17 helps team", "refile", {"notes": [17], "question": "HELPS", "area": "team"}),
        ("17 question helps", "refile", {"notes": [17], "question": "HELPS"}),
        ("halve 17: we / families/whānau / all", "halve", {"note": 17, "texts": ["we", "families/whānau", "all"]}),
        ("17 halve: a / b", "halve", {"note": 17, "texts": ["a", "b"]}),
        ("whole 12", "whole", {"note": 12}),
        ("whole 43", "whole", {"note": 12}),
        ("same 40 17", "same", {"note": 40, "as_": 17}),
        ("same 40 off", "same", {"note": 40, "as_": 0}),
        (
            "unname 17 20: Priya / [a colleague]",
            "unname",
            {"notes": [17, 20], "name": "Priya", "instead": "a colleague", "everywhere": False},
        ),
        ("unname all: Te Rangi / a mum", "unname", {"notes": [], "name": "Te Rangi", "everywhere": True}),
        ("17 21 40 > 3", "assign", {"notes": [17, 21, 40], "theme": 3}),
        ("17>t3", "assign", {"notes": [17], "theme": 3}),
        ("17, 21 and 40 > 3", "assign", {"notes": [17, 21, 40]}),
        ("17 > SHARED WORDS", "assign", {"theme": 4}),
        ("17 > other: twice read", "assign", {"theme": 4, "why": "twice read"}),
        ("17-19 > 3: why: this", "assign", {"notes": [17, 18, 19], "theme": 3, "why": "why: this"}),
        ("17 21 > new", "new_theme", {"notes": [17, 21]}),
        ("17 > NEW:", "new_theme", {"notes": [17]}),
        ("17 > new We say: not now // two heaps", "new_theme", {"name": "We say: not now", "why": "two heaps"}),
        ("17 > new: We say: not now", "new_theme", {"name": "We say: not now"}),
        ('17 > new "We go quiet"', "new_theme", {"name": "We go quiet"}),
        ("17 > new At 10:30 we > all go", "new_theme", {"name": "At 10:30 we > all go"}),
        ("also 17 > 5: both", "copy", {"notes": [17], "theme": 5, "why": "both"}),
        ("17 also > 5", "copy", {"notes": [17], "theme": 5}),
        ("out 24", "out", {"notes": [24]}),
        ("out 24 3", "out", {"notes": [24], "theme": 3}),
        ("out 24 25", "out", {"notes": [24, 25]}),
        ("24 out t3", "out", {"notes": [24], "theme": 3}),
        ("lone 17 21", "lone", {"notes": [17, 21]}),
        ("17 lone: why", "lone", {"notes": [17], "why": "why"}),
        ("contested 17: to wait / to leave", "contested", {"note": 17, "readings": ["to wait", "to leave"]}),
        ("park 17: ask until Monday", "park", {"notes": [17], "why": "ask until Monday"}),
        ("park 17 until next session: ask", "park", {"notes": [17], "why": "ask", "until": "next session"}),
        ("theme: We go", "new_theme", {"notes": [], "name": "We go", "question": "DIFFICULT"}),
        ("theme helps: We go", "new_theme", {"question": "HELPS"}),
        ("name 3: Wē go: now // theirs", "name_theme", {"theme": 3, "name": "Wē go: now", "why": "theirs"}),
        ("t3 name: We go", "name_theme", {"theme": 3}),
        ("name shared: We go", "name_theme", {"theme": 4}),
        ("about 3: x", "describe", {"theme": 3, "field": "description", "text": "x"}),
        ("inc t3: x", "describe", {"theme": 3, "field": "includes"}),
        ("merge 3 5 8: one", "merge", {"into": 3, "themes": [5, 8], "why": "one"}),
        ("merge 3-5", "merge", {"into": 3, "themes": [4, 5]}),
        ("merge 5 8 into 3", "merge", {"into": 3, "themes": [5, 8]}),
        ("t3 merge t5", "merge", {"into": 3, "themes": [5]}),
        ("mer 3 5", "merge", {"into": 3, "themes": [5]}),
        ("unmerge 7", "unmerge", {"theme": 7}),
        (
            "split 3: 24 25 > We nod // two",
            "split_theme",
            {"theme": 3, "notes": [24, 25], "name": "We nod", "why": "two"},
        ),
        ("split 3: 24 // two", "split_theme", {"theme": 3, "notes": [24], "why": "two"}),
        ("drop 6: empty", "drop_theme", {"theme": 6, "why": "empty"}),
        ("link 3 8: one feeds", "link", {"between": [3, 8], "why": "one feeds"}),
        ("apart 3 8: two walls", "link", {"between": [3, 8], "apart": True}),
        ("l1 remove", "remove_link", {"link": 1}),
        ("people 24", "people", {"count": 24}),
        (
            "check 3 yes 15, change 6 no 3 not us 2 pass 1: soft",
            "check",
            {"theme": 3, "yes": 15, "change": 6, "no": 3, "not_us": 2, "passed": 1, "said": ["soft"]},
        ),
        ("check t3 15 yes", "check", {"theme": 3, "yes": 15}),
        ("check shared words yes with change 2", "check", {"theme": 4, "change": 2}),
        ("check lone yes 3", "check", {"theme": 0, "yes": 3}),
        ("check 3: soft", "said", {"theme": 3, "text": "soft"}),
        ("said lone: soft", "said", {"theme": 0, "text": "soft"}),
        ("decide 3 minority: why", "decide", {"theme": 3, "decision": "minority", "why": "why"}),
        ("decide 3 kept as minority view: why", "decide", {"decision": "minority"}),
        ("decide 3 kept: why", "decide", {"decision": "kept"}),
        ("close", "close", {}),
        ("close: see you", "close", {"note": "see you"}),
        ("pause", "pause", {}),
    ],
)
def test_what_a_line_asks_for(line: str, kind: str, held: dict[str, Any]) -> None:
    found = data(line)
    assert found["kind"] == kind
    assert {key: found.get(key) for key in held} == held


def test_what_was_not_said_is_not_in_the_record() -> None:
    assert data("17 > 3") == {"kind": "assign", "notes": [17], "theme": 3}
    assert data("lone 17") == {"kind": "lone", "notes": [17]}
    assert set(data("check 3 yes 0")) == {"kind", "theme", "yes"}
    assert data("pause") == {"kind": "pause"}


def test_cards() -> None:
    assert (read("17").action, read("17").kind) == ("card", "17")
    assert (read("t3").action, read("t3").kind) == ("card", "t3")
    assert read("t7").says == "opens theme 7 “No lead”"


def test_a_pass_is_nothing() -> None:
    command = read("pass: Priya cried")
    assert (command.action, dict(command.data)) == ("none", {}) and "Priya" not in command.says


# -- what it says it will do ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("17 21 > 3", "moves 2 notes to “We agree and it does not hold”"),
        ("24 > 4", "moves note 24 out of “We agree and it does not hold” to “Shared words, other meanings”"),
        ("17 24 > 3", "moves note 17 to “We agree and it does not hold”; 1 is there already"),
        ("24 > 3", "note 24 is in “We agree and it does not hold” already; nothing is recorded"),
        (
            "also 24 > 5",
            "copies note 24 into “We nod and then we leave”; it stays in “We agree and it does not hold” too",
        ),
        ("17 24 > new", "begins theme 11 of 2 notes, 1 of them out of other themes, to be named later"),
        ("halve 17: a / b", "note 17 becomes 2 notes: 45 “a”; 46 “b”"),
        ("merge 8 10", "theme 10 “We eat standing” goes into theme 8 “Running on empty”: 3 notes together"),
        ("split 3: 24", "note 24 out of theme 3 “We agree and it does not hold” becomes theme 11, to be named later"),
        ("lone 24", "note 24 is a lone voice and stays in sight; out of “We agree and it does not hold”"),
        ("out 9", "note 9 is not lone any more"),
        ("out 9 41", "2 notes wait to be placed again"),
        ("out 17", "note 17 is in no theme; nothing is recorded"),
        ("out 25", "takes note 25 out of 2 themes"),
        ("difficult me", "notes go under What makes it DIFFICULT, me from now on"),
    ],
)
def test_the_preview_tells_what_happens(line: str, says: str) -> None:
    assert read(line).says == says


def test_what_it_says_is_what_happens() -> None:
    assert play(STATE, "17 > new").themes[11].notes == (17,)
    halved = play(STATE, "halve 17: a / b")
    assert [halved.notes[number].text for number in (45, 46)] == ["a", "b"]
    assert len(play(STATE, "merge 8 10").themes[8].notes) == 3
    assert play(STATE, "24 > 3") == STATE


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        (": We nod", "The same words are note 23 already; it is taken all the same."),
        (": We nod too", ""),
        (": " + "word " * 40, "199 characters; the room reads about 140 well."),
        (": One thing; another", "Two thoughts? They may become two notes: halve 45: first / second"),
        (": We rang. Nobody came", "Two thoughts? They may become two notes: halve 45: first / second"),
        (": Kai and tea", ""),
        (": Bread at 10.30", ""),
        ("17 > new Communication", "Say it as a sentence: what about communication?"),
        ("17 > new Trust and respect", "Say it as a sentence: what about trust and respect?"),
        ("name 3: NASC", "Say it as a sentence: what about NASC?"),
        ("name 3: Nobody leads", ""),
        ("name 3: Kua pau te hau", ""),
        ("name 3: We agree and it does not hold", ""),
        ("name 4: We agree and it does not hold", "Theme 3 has that name already."),
        ("name 3: " + "We go " * 15, "89 characters; the room reads about 80 well."),
        ("also 17 > 5", "Note 17 was in no theme yet, so this is its only one."),
        ("check 3 yes 20", "That is 29 answers, and 24 take part."),
    ],
)
def test_gentle_words_never_refuse(line: str, warning: str) -> None:
    assert read(line).warning == warning
    assert play(STATE, line) != STATE


def test_a_note_that_keeps_moving_may_be_in_both() -> None:
    state = play(STATE, "24 > 5", "24 > 3")
    assert not read("24 > 5", play(STATE, "24 > 5")).warning
    assert read("24 > 5", state).warning == "Note 24 has moved three times. It can be in both: also 24 > 3"
    moved = play(state, "24 > 5")
    assert play(moved, "also 24 > 3").notes[24].themes == (5, 3)


def test_two_numbers_after_out_are_a_note_and_its_theme() -> None:
    state = play(STATE, "22 > 3")
    assert data("out 22 3", state) == {"kind": "out", "notes": [22], "theme": 3}
    assert read("out 22 3", state).warning == "For the two notes: out 22 and 3"
    assert data("out 22 and 3", state)["notes"] == [22, 3]


def test_topics_and_sentences() -> None:
    for name in ("communication", "Trust", "Our communication", "team communication", "time, money", "Trust & respect"):
        assert is_topic(name), name
    for name in ("We go quiet", "Nobody leads", "Mihi mai", "Connect first, plan after", "", ",", "Kua pau te hau"):
        assert not is_topic(name), name


# -- private ----------------------------------------------------------------------------------------------------------


def test_what_is_for_the_facilitators_only_is_private() -> None:
    writing = play(TYPED, "go write")
    for line in (": Kai", "helps team: Kai", "retype 17: Kai", "halve 17: a / b", "unname 17: Priya / a colleague"):
        assert read(line, writing).private, line
    for line in (": Kai", "17 21 > new We go", "helps team", "retype 17: Kai"):
        assert not read(line, play(TYPED, "go cluster")).private, line
    for line in ("unname 17: Priya / a colleague", "park 17: ask", "close: they left sad"):
        assert read(line, play(TYPED, "go cluster")).private, line


def test_a_writer_is_a_number_and_only_where_the_exercise_says_so() -> None:
    assert "keeps no writers" in refusal("by P07: Kai")
    state = with_writers()
    command = read("helps team by p7: Kai", play(state, "go cluster"))
    assert command.private and command.data["author"] == "P7"
    assert play(state, "by P07 from story: Kai").notes[1].author == "P07"
    assert "not a name" in refusal("by Priya: Kai", state)
    assert any(line.startswith("by P07") for line, _ in WALL.examples(state))
    assert not any(line.startswith("by P07") for line, _ in WALL.examples(STATE))


# -- verbatim ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "she said: not now: later",
        "at 10:30",
        ": colon first",
        "two  spaces",
        "“quoted” 'single' \\ / slash",
        "a > b > c",
        "new We",
        "17 > 3",
        "families/whānau",
        "wha\u0304nau",
        "it's // nothing",
        "[/b] [red]x",
        "?",
        "-",
        "~ so",
        "next",
    ],
)
def test_a_note_is_taken_as_the_paper_has_it(text: str) -> None:
    kept = text.replace("a\u0304", "ā")
    for line in (f": {text}", f":{text}", f"helps team: {text}", f"team:{text}"):
        assert data(line)["text"] == kept, line
    assert data(f"retype 17: {text}")["text"] == kept
    assert data(f"about 3: {text}")["text"] == kept
    assert data(f"17 > new {text}")["name"] in (kept, kept.split(" // ")[0], kept.removeprefix(": "))


def test_nothing_typed_is_quietly_dropped() -> None:
    for line in (
        "out 24: because",
        "whole 12: now",
        "17 area team: now",
        "pause now",
        "helps team from story",
        "same 40 17: twice",
        "people 24 5",
        "l1 remove it",
        "name 3 We go",
        "retype 17 We say it",
        "lone 17 why",
        "decide 3 changed",
        "check 3 yes",
        "17 > 3 5",
        "t3: what",
        "17: what",
        "close now",
        "name 3 now: We go",
    ):
        assert refusal(line), line


# -- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names", "example"),
    [
        ("999 > 3", "There is no note 999; the numbers run to 44", ""),
        ("17 999 > 3", "There is no note 999", "17 > 3"),
        ("41-46 > 3", "There is no note 45 or 46", "41-44 > 3"),
        ("23-17 > 3", "runs backwards", ""),
        ("11-13 > new", "Note 12 became notes 43 and 44", ""),
        ("12 > 2", "Note 12 became notes 43 and 44", "43-44 > 2"),
        ("1-9999 > 3", "more than a thousand", ""),
        ("> 3", "Which notes?", "17 21 40 > 3"),
        ("17 x > 3", "“x” is not a number", "17 > 3"),
        ("17 >", "Which theme?", ""),
        ("17 > 99", "There is no theme 99", ""),
        ("17 > 7", "merged into theme 3", "17 > 3"),
        ("17 > we", "fits 3 “We agree", "17 > 3"),
        ("17 > xyz", "No theme has “xyz”", ""),
        ("t5 > t8", "Themes are merged", "merge 8 5: one is how the other looks"),
        ("also 17 > new We go", "Begin the theme first", "theme: We are asked too late"),
        ("merge 3 3", "cannot be merged with itself", ""),
        ("merge 3 5 3", "cannot be merged with itself", ""),
        ("merge 3", "Which theme goes into theme 3", ""),
        ("merge", "Which themes?", "merge 3 5: one is how the other looks"),
        ("merge 3 99", "There is no", ""),
        ("merge 5-3", "runs backwards", ""),
        ("merge 88-99 3", "There are no themes 88, 89", ""),
        ("merge 3 2", "never merged", "link 3 2: why"),
        ("link 3 3: x", "Two different themes", ""),
        ("link 3 8", "What do they have", ""),
        ("link 3: x", "Two different themes", ""),
        ("l9 remove", "There is no link l9", ""),
        ("l1", "What about link l1?", "help"),
        ("halve 17: one thought", "With / between", "halve 17: first / second"),
        ("halve 17 21: a / b", "One note at a time", "halve 17: first / second"),
        ("halve 12: a / b", "Note 12 became", "halve 43: first / second"),
        ("whole 17", "not split", "halve 17: first / second"),
        ("contested 17: a / b / c", "Two, with /", "contested 17: one reading / the other"),
        ("same 40 40", "same as itself", "same 40 17"),
        ("same 40", "Which note is the same", "same 40 17"),
        ("unname 17: Priya", "Two, with /", "unname 17: Priya / a colleague"),
        ("unname Priya: x / y", "Numbers are needed", ""),
        ("17 21", "What about notes 17 and 21?", "17 21 > new"),
        ("17:", "What about note 17?", ""),
        ("3 name: We go", "A bare number is a note", ""),
        ("17 xyz", "nothing a note takes. Into a theme: 17 > …", ""),
        ("also 17", "A copy into a second theme: also 17 > …", ""),
        ("17 team: new words", "has no number yet", "team: new words"),
        ("helps difficult: x", "One question at a time", "helps team: They ring back"),
        ("helps xyz: x", "no question or area “xyz”", "helps team: They ring back"),
        ("helps:", "The words come after the colon", "helps team: They ring back"),
        ("from story", "The words come after the colon", "helps team from story: She rang me first"),
        ("from nowhere: x", "There is no source", ""),
        ("sa 3: x", "could be", ""),
        (
            "xyzzy",
            "A note begins with a colon, or with where it goes, helps, difficult, me, whānau, team or network",
            "",
        ),
        ("retpye 17: x", "Did you mean retype", "retype 17: x"),
        ("merg 3 99", "There is no theme 99", ""),
        ("check 3", "How many said what?", "check 3 yes 15 change 6 no 3 not us 0"),
        ("check 3 yes many", "not a count", "check 3 yes 15 change 6 no 3 not us 0"),
        ("check 3 yes 1 yes 2", "stands there twice", ""),
        ("strike", "Which note? For", "strike 17: typed by mistake"),
        ("check 3 maybe 3", "There is no answer", ""),
        ("decide 3 maybe: x", "There is no decision", ""),
        ("people", "How many", "people 24"),
        ("name 99: x", "There is no theme 99", ""),
        ("", "Nothing typed yet", ": Knowing who to ring"),
        ("find", "Find what?", "find whānau"),
        ("unmerge 3", "not merged", ""),
        ("drop 3", "in it", ""),
        ("99999 > 3", "not", ""),
        ("²> 3", "", ""),
        ("show t99", "There is no theme 99", ""),
        ("show 999", "There is no note 999", ""),
    ],
)
def test_each_refusal_is_a_sentence_with_an_example_that_fits(line: str, names: str, example: str) -> None:
    said = refusal(line)
    assert names in said and example in said and "\n" not in said
    if example:
        assert read(f"{example} how the other looks" if example.endswith("one is") else example).says


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("merge 5 77", "There is no theme 77. Themes there are: 1-6 8-10. For example merge 5 …: one is"),
        ("merge 77 5: x", "For example merge … 5: one is"),
        ("merge 5 77 78", "There are no themes 77 and 78."),
        ("merge 5 7: x", "merge 5 3: one is"),
        ("link 5 77: x", "link 5 …: "),
        ("17 > 99", "For example 17 > …"),
        ("name 99: x", "For example name …: We go quiet"),
        ("merge 3", "merge 3 …: "),
        ("999 > 3", "… > 3"),
        ("park 17", "park 17 until next session: for later; nobody is asked whose it is"),
    ],
)
def test_a_refusals_example_has_the_typed_numbers_and_no_others(line: str, example: str) -> None:
    said = refusal(line)
    assert example in said and "who wrote" not in said
    assert refusal("merge 5 …: one is how the other looks") and refusal("17 > …") and refusal("name …: x")


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("halve 17: Priya and I say it once / then we go quiet", ""),
        ("halve 17: we say it ONCE, Priya / and I go quiet", ""),
        ("halve 17: We say it once / then nobody speaks", "These are not the words on the paper"),
        ("same 40 14", ""),
        ("same 40 17", "Their words differ"),
        ("retype 17: Pria and I say it ones and then go quiet", ""),
        ("retype 23: We nodd", ""),
        ("retype 17: Kai first", "the paper with the number 17"),
        ("unname 17: Priya / [a colleague]", ""),
        ("unname 17: Priya / [x] {y} %s", "those inside are left out"),
        ("people 5", "There are 22 answers for theme 1 already"),
        ("people 0", "22 answers"),
        ("people 24", ""),
        ("check 1 yes 30", "That is"),
    ],
)
def test_what_the_paper_or_the_counts_say_otherwise_is_remarked_and_taken(line: str, warned: str) -> None:
    command = read(line)
    assert warned in command.warning if warned else command.warning == ""
    assert isinstance(play(STATE, line), Wall)


def test_brackets_in_what_stands_instead_are_left_out_alike() -> None:
    state = play(STATE, ": My experience of it", "unname 45: experience / [x] {y} %s")
    assert "[x {y} %s]" in read("unname 17: Priya / [x] {y} %s").says
    assert state.notes[45].text == "My [x {y} %s] of it"
    assert "What stands there instead?" in refusal("unname 17: Priya / []")


def test_before_anything_is_there_the_first_step_is_named() -> None:
    assert ": Knowing who to ring" in refusal("17 > 3", NEW)
    assert "> new" in refusal("1 > 3", TYPED) and "> new" in refusal("name 3: x", TYPED)
    assert "theme: We are asked too late" in refusal("merge 3 5", TYPED) or "> new" in refusal("merge 3 5", TYPED)
    assert refusal("17 > shared", TYPED)


def test_a_name_of_both_questions_is_sought_under_the_notes_own() -> None:
    state = play(STATE, "theme helps: Shared words help")
    assert data("17 > shared", state)["theme"] == 4
    assert data("9 > shared", state)["theme"] == 11
    assert "fits" in refusal("name shared: x", state)


def test_many_numbers_are_all_or_nothing() -> None:
    state = play(STATE, "same 40 14")
    for line in (
        "39-42 > 3",
        "also 39-42 > 3",
        "out 39-42",
        "lone 39-42",
        "park 39-42: x",
        "39-42 team",
        "39-42 > new",
    ):
        assert "Note 40 is the same paper as note 14" in refusal(line, state), line
        assert "14 39 41-42" in refusal(line, state), line


def test_numbers_as_they_are_typed() -> None:
    assert spans([17, 18, 19, 21]) == "17-19 21" and spans([3]) == "3" and spans([2, 1]) == "1-2" and spans([]) == ""


def test_a_template_with_other_questions_and_areas() -> None:
    words = dict(templates.built_in()["post-its"].words)
    asked = {"KEEP": "Keep", "link": "Links"}
    words["questions"] = [{"key": key, "title": title, "ask": "What?"} for key, title in asked.items()]
    under = {"theme": "theme", "home": "kāinga"}
    words["areas"] = [{"key": key, "title": f"at {key}", "short": short} for key, short in under.items()]
    state: Wall = WALL.start(template_of(words))
    assert data("keep kainga: x", state)["area"] == "home" == data("hom: x", state)["area"]
    assert data("keep theme: x", state)["area"] == "theme"
    assert data("kāinga link: x", state)["question"] == "link"


# -- what the room is shown -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "question", "area"),
    [
        ("hinders team: x", "DIFFICULT", "team"),
        ("hard family: x", "DIFFICULT", "whanau"),
        ("works families: x", "HELPS", "whanau"),
        ("what helps with families: x", "HELPS", "whanau"),
        ("difficult with my team: x", "DIFFICULT", "team"),
        ("helps colleagues: x", "HELPS", "team"),
        ("helps works services: x", "HELPS", "network"),
        ("helps me as a practitioner: x", "HELPS", "me"),
    ],
)
def test_a_place_is_called_as_people_say_it(line: str, question: str, area: str) -> None:
    said = data(line)
    assert (said.get("question"), said["area"]) == (question, area)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("helps hinders: x", "One question at a time"),
        ("team family: x", "One area at a time"),
        ("helps with: x", "could be whānau or team"),
    ],
)
def test_two_places_and_half_a_one_are_asked_about(line: str, says: str) -> None:
    assert says in refusal(line)


@pytest.mark.parametrize(
    ("more", "says"),
    [(["Me"], "is me already"), (["two words"], "has to be one word"), (["family"], "is family already")],
)
def test_what_else_an_area_is_called_is_its_own(more: list[str], says: str) -> None:
    words = dict(templates.built_in()["post-its"].words)
    also = ([], more, ["familý"], ["services"])
    words["areas"] = [{**area, "also_called": list(said)} for area, said in zip(words["areas"], also, strict=True)]
    with pytest.raises(TemplateError, match=says):
        WALL.start(template_of(words))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("show 17", "note 17"),
        ("show note 17", "note 17"),
        ("show t3", "theme 3"),
        ("show T3 2", "theme 3 2"),
        ("show theme 3", "theme 3"),
        ("show theme shared", "theme 4"),
        ("show step t3", "step 3"),
        ("show step 3 2", "step 3 2"),
        ("show check t3", "check 3"),
        ("show check lone", "check lone"),
        ("show wall", "wall DIFFICULT team"),
        ("show wall whānau", "wall DIFFICULT whanau"),
        ("show wall helps whanau 2", "wall HELPS whanau 2"),
        ("show wall me helps", "wall HELPS me"),
        ("show wall 2", "wall DIFFICULT team 2"),
        ("show themes", "themes DIFFICULT"),
        ("show themes helps 2", "themes HELPS 2"),
        ("show question", "question"),
        ("show question helps", "question HELPS"),
        ("show areas", "areas"),
        ("show lone", "lone"),
        ("show quiet", "quiet"),
        ("show contested", "contested"),
        ("show dec", "decisions"),
    ],
)
def test_views_are_called_by_number_and_word(line: str, key: str) -> None:
    command = read(line)
    assert (command.action, command.kind) == ("show", key)
    assert WALL.room_view(STATE, command.kind).name


def test_no_note_is_shown_while_people_write() -> None:
    for line in ("show 17", "show t3", "show wall", "show themes", "show areas"):
        assert "writing" in refusal(line, play(STATE, "go write")), line


# -- completion -------------------------------------------------------------------------------------------------------


def test_completions_are_lines_that_go_on() -> None:
    assert "17 > 4" in lines(complete("17 > shar", WALL, STATE))
    assert lines(complete("17 > 4", WALL, STATE)) == []
    assert "17 > new " in lines(complete("17 > n", WALL, STATE))
    assert all(not line.endswith((" 1", " 2", " 9")) for line in lines(complete("17 > ", WALL, STATE)))
    assert "17 > " in lines(complete("17 ", WALL, STATE)) and "17 lone: " in lines(complete("17 l", WALL, STATE))
    assert "helps " in lines(complete("hel", WALL, STATE)) and "helps team: " in lines(complete("helps t", WALL, STATE))
    assert "whānau " in lines(complete("wha", WALL, STATE))
    assert lines(complete("17 area wh", WALL, STATE)) == ["17 area whānau"]
    assert "helps team from story: " in lines(complete("helps team from s", WALL, STATE))
    assert lines(complete("name shar", WALL, STATE)) == ["name 4: "]
    assert "now: We agree and it does not hold" in complete("name 3", WALL, STATE)[0].means
    assert "merge 3 5 " in lines(complete("merge 3 ", WALL, STATE))
    assert "check 3 yes 4 not us " in lines(complete("check 3 yes 4 n", WALL, STATE))
    assert "decide 3 minority: " in lines(complete("decide 3 m", WALL, STATE))
    assert lines(complete("split 3: ", WALL, STATE)) == ["split 3: 13 24 25 27 28 26"]
    assert "show wall HELPS whanau" in lines(complete("show wall", WALL, STATE))
    assert lines(complete("go cl", WALL, STATE)) == ["go cluster"]
    assert complete(": text", WALL, STATE) == complete("", WALL, STATE) == []


def test_what_completion_offers_for_numbers_parses_once_it_is_whole() -> None:
    for begun in ("17 > ", "also 17 > ", "merge 3 ", "show ", "show t"):
        for completion in complete(begun, WALL, STATE):
            if not completion.line.endswith(("new ", "into ")):
                assert read(completion.line), completion.line


# -- speed and strength -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "17",
        "17 21 40 > 3",
        "17 > shared words",
        "17-23 > new We go",
        "also 24 > 5",
        "out 24",
        "lone 17",
        "halve 17: a / b",
        "helps team",
        "17 area team",
        "merge 3 5: x",
        "split 3: 24",
        "name 3: We go",
        "contested 17: a / b",
        "t3",
        "park 17: x",
    ],
)
def test_a_line_with_numbers_looks_at_no_other_note(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    STATE.standing()

    def refuse(shelf: Shelf[Any]) -> Any:
        assert shelf is not state.notes, "every note was looked at"
        return plain(shelf)

    state, plain = replace(STATE, notes=STATE.notes.with_({})), Shelf.every
    monkeypatch.setattr(Shelf, "every", refuse)
    monkeypatch.setattr(Shelf, "__iter__", refuse)
    assert read(line, state).says


PIECES = st.sampled_from(
    [
        "17",
        "3",
        "17-23",
        "23-17",
        "999",
        "²",
        "t3",
        "t9",
        "l1",
        ">",
        "> new",
        "new",
        "also",
        "out",
        "lone",
        "park",
        "until",
        "contested",
        "halve",
        "whole",
        "same",
        "retype",
        "unname",
        "all",
        "Priya",
        "/",
        " / ",
        "//",
        ":",
        "helps",
        "difficult",
        "team",
        "whānau",
        "me",
        "from",
        "story",
        "by",
        "P07",
        "theme",
        "name",
        "about",
        "includes",
        "merge",
        "into",
        "unmerge",
        "split",
        "drop",
        "undrop",
        "link",
        "apart",
        "remove",
        "people",
        "check",
        "yes",
        "not",
        "us",
        "no",
        "pass",
        "said",
        "decide",
        "kept",
        "as",
        "minority",
        "close",
        "pause",
        "show",
        "wall",
        "step",
        "go",
        "area",
        "question",
        "shared words",
        "10:30",
        ",",
        "and",
        "off",
        "0",
        "12",
        "[/]",
        "\x1b[2J",
        "24",
        "5",
    ]
)
LINES = st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=60) | st.sampled_from([*AWKWARD, *HUGE])
STATES = st.sampled_from([STATE, TYPED, NEW, with_writers(), play(STATE, "go distil"), play(STATE, "close")])


@settings(max_examples=400)
@given(LINES, STATES)
def test_any_line_is_understood_or_refused_and_nothing_else(line: str, state: Wall) -> None:
    try:
        command = parse(line, WALL, state)
    except ExerciseError as problem:
        assert str(problem)
        return
    assert command.says and command.action
    try:
        play(state, line)
    except ExerciseError as problem:
        assert str(problem)


@settings(max_examples=200)
@given(LINES, STATES)
def test_completion_never_fails_and_only_goes_on(line: str, state: Wall) -> None:
    found = complete(line, WALL, state)
    assert len(found) <= 12
    assert all(completion.line != line for completion in found)
    assert complete(line, WALL, state) == found


def test_no_refusal_repeats_a_line_without_end() -> None:
    for form in FIELDS:
        for text in HUGE:
            try:
                read(form.replace("{}", text))
            except ExerciseError as problem:
                assert len(re.sub(r"\s+", " ", str(problem))) < 12_000


def test_answers_of_a_member_check_are_counted_as_they_are_said() -> None:
    said = parse("check 3 yes 5 changed 3 not for us 1", WALL, STATE)
    assert {key: said.data[key] for key in ("yes", "change", "not_us")} == {"yes": 5, "change": 3, "not_us": 1}
    with pytest.raises(ExerciseError) as refused:
        parse("check 3 agree 5 change 2", WALL, STATE)
    assert str(refused.value).endswith("It is one of: yes, change, no, not us or passed.")
