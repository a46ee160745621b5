"""The wall's pages, tables and document: everything for the facilitators, nothing private for the participants."""

from __future__ import annotations

import json

import pytest

from exercises.kernel.record import as_dict
from exercises.leaving.outline import AUDIENCES, Bullets, Heading, Outline, Part, Quote, Some, Table, section
from exercises.wall.leaving_out import Page, withheld
from exercises.wall.matrix import question_matrix
from exercises.wall.outline_trail import trail
from exercises.wall.reading import document
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from sessions.export.writers.markdown import text as markdown
from tests.awkward import AWKWARD
from tests.filled_wall import FILLED, PRIVATE, WHOLE, awkward_notes, note, wall
from tests.walls import wall as typed_wall


def everything(parts: tuple[Part, ...]) -> str:
    return json.dumps(Outline("participants", parts).document(), ensure_ascii=False)


def under(parts: tuple[Part, ...] | list[Part], heading: str) -> list[Part]:
    """The parts after that heading, up to the next of its level."""
    found: list[Part] = []
    level = 0
    for part in parts:
        if isinstance(part, Heading) and level and part.level <= level:
            break
        if level:
            found.append(part)
        if isinstance(part, Heading) and part.text == heading:
            level = part.level
    assert level, heading
    return found


# -- the facilitators' page -------------------------------------------------------------------------------------------


def test_the_codebook_has_what_a_codebook_needs() -> None:
    parts = WALL.outline(wall(), "facilitators")
    entry = under(parts, "1 They ask us first")
    quotes = [part for part in entry if isinstance(part, Quote)]
    named = [held.whose for held in quotes]
    assert named == ["note 1, team", "note 3, network", "note 7, me"], "three examples of four notes"
    assert quotes[0].text == "They ask, before they act"
    said = everything(tuple(entry))
    for words in (
        "Asked before something is done",
        "Includes: phone calls",
        "Excludes: letters",
        "Merged into it: 4",
        "n = 4: me 1, whānau 0, team 2, network 1.",
    ):
        assert words in said, words


def test_the_facilitators_read_a_note_as_it_was_typed_in_the_lines_too() -> None:
    told = "\n".join(WALL.text(wall([note("x"), ("new_theme", {"notes": [1], "name": "P14 waited"})])))
    assert "P14 waited" in told and "somebody" not in told


def test_a_list_too_long_for_a_short_page_says_how_many_more_there_are() -> None:
    heading, said = section("Said", ("a", "b", "c"), 4, 2)
    assert heading == Heading("Said", 4) and isinstance(said, Some)
    assert said.cut(full=False) == Bullets(("a", "b", "and 1 more on the whole page"))
    (_, said) = section("Said", ("a", "b"), most=2)
    assert isinstance(said, Some) and said.cut(full=False) == Bullets(("a", "b"))
    assert section("Said", ()) == []


def test_what_was_asked_is_said_once() -> None:
    said = under(WALL.outline(wall(), "participants"), "What was asked")
    asked = next(part for part in said if isinstance(part, Bullets)).items
    assert asked == ("What HELPS us to work as partners?", "What makes it DIFFICULT to work as partners?")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_table_adds_up_and_has_the_lone_voices(audience: str) -> None:
    state = wall()
    parts = WALL.outline(state, "facilitators" if audience == "facilitators" else "participants")
    for question in state.questions:
        table = next(part for part in under(parts, f"{question.title}: themes by area") if isinstance(part, Table))
        *rows, last = [[int(cell.replace("−", "-")) for cell in row[1:]] for row in table.rows]
        assert [sum(column) for column in zip(*rows, strict=True)] == last
        assert all(sum(row[:-1]) == row[-1] for row in [*rows, last])
        assert last[-1] == len([held for held in state.on_wall() if held.question == question.key])
        assert "Lone voices" in [row[0] for row in table.rows]


def test_no_row_mixes_the_questions() -> None:
    state = wall()
    for question in state.questions:
        rows = question_matrix(state, question.key).rows
        themes = [state.themes[row.theme].question for row in rows if row.theme]
        assert set(themes) <= {question.key}


@pytest.mark.parametrize("moves", [FILLED, awkward_notes()], ids=["filled", "awkward"])
def test_every_note_and_every_step_is_in_the_trail(moves: tuple[object, ...]) -> None:
    state = wall(moves)  # type: ignore[arg-type]
    parts = trail(Page(state, "facilitators"))
    told = " ".join(item for part in parts if isinstance(part, Bullets) for item in part.items)
    named = {int(word) for word in told.replace(",", " ").replace(":", " ").split() if word.isdigit()}
    assert set(state.notes) <= named
    for theme in state.themes.every():
        headings = [part.text for part in parts if isinstance(part, Heading)]
        heading = next(words for words in headings if words.startswith(f"{theme.number} "))
        steps = next(part for part in under(parts, heading) if isinstance(part, Bullets))
        assert len(steps.items) == len(theme.trail) + theme.stands
    assert all(step.why in told for theme in state.themes.every() for step in theme.trail)


def test_a_theme_that_was_merged_stands_under_what_it_became() -> None:
    parts = trail(Page(wall(), "facilitators"))
    assert Heading("4 Thoughts, merged into 1", 5) in under(parts, "1 They ask us first")
    assert Heading("5 Nobody's, dropped", 4) in parts
    said = everything(tuple(parts))
    assert "merge-why (merge-who, merge-when)" in said and "before that “They ask first”" in said


def test_bites_and_the_same_paper_stay_linked() -> None:
    told = everything(WALL.outline(wall(), "facilitators"))
    assert f"6 “{WHOLE}” (split into 11, 12)" in told and "11 “first thought” (a bite of 6" in told
    assert "10 “they ring back” (the same paper as 1)" in told and "typed before as “They ask before they act”" in told
    assert "Read as: trusted; or as: left alone" in told and "Why: park-why. Until: park-until" in told


def test_what_came_of_the_member_check() -> None:
    for audience in AUDIENCES[:2]:
        parts = WALL.outline(wall(), audience)
        told = everything(tuple(under(parts, "Brought back to the group")))
        assert "24 people took part." in told and "say who asks" in told
        assert "Yes 15, yes with a change 6, no 3, not for us 0 (n = 24); passed 1." in told
        decided = everything(tuple(under(parts, "Decisions and changes")))
        assert "changed, because: the group said so" in decided and "They ask first" not in decided
        assert "The lone voices: kept as minority view, because: they stand" in decided


@pytest.mark.parametrize("audience", AUDIENCES)
def test_awkward_words_stay_words(audience: str) -> None:
    state = wall(awkward_notes())
    parts = WALL.outline(state, "facilitators" if audience == "facilitators" else "participants")
    assert markdown(list(parts)).count("\n") > len(AWKWARD)
    told = " ".join(item for part in parts if isinstance(part, Bullets) for item in part.items)
    for held in state.notes.every():
        assert f"{held.number} “{' / '.join(held.text.splitlines())}”" in told


def test_an_empty_wall_has_a_page() -> None:
    for audience in AUDIENCES:
        assert "No note is on the wall yet." in everything(WALL.outline(wall(()), audience))
        assert [len(sheet.rows) for sheet in WALL.tables(wall(()), audience)][:3] == [0, 2, 0]


# -- the participants' page -------------------------------------------------------------------------------------------


def test_nothing_private_is_on_the_participants_page_or_tables() -> None:
    state = wall()
    held = json.dumps(document(state), ensure_ascii=False)
    shown = everything(WALL.outline(state, "participants"))
    shown += json.dumps([as_dict(sheet) for sheet in WALL.tables(state, "participants")], ensure_ascii=False)
    whole = everything(WALL.outline(state, "facilitators"))
    for words in PRIVATE:
        assert words in held and words in whole, "it is there to be leaked"
        assert words not in shown, words
    assert "The trail" not in shown and "typed before" not in shown and "group, " not in shown
    assert "Set aside for now: 5, 12." in shown and "6 (set aside for now)" in shown


def test_writers_are_nowhere_but_with_the_facilitators() -> None:
    moves = (
        note("They ring", author="P9701"),
        note("as P9701 told me"),
        ("lone", {"notes": [2]}),
        ("new_theme", {"notes": [1], "name": "P9701 rings"}),
        ("describe", {"theme": 1, "field": "includes", "text": "p9701"}),
    )
    state = wall(moves, authors=True)
    assert "written by P9701" in everything(WALL.outline(state, "facilitators"))
    assert "author" in WALL.tables(state, "facilitators")[0].headings
    assert "9701" not in everything(WALL.outline(state, "participants"))
    shown = WALL.tables(state, "participants")
    assert "9701" not in json.dumps([as_dict(sheet) for sheet in shown]) and "author" not in shown[0].headings


def test_a_note_with_a_number_is_verbatim_for_the_facilitators_alone() -> None:
    state = wall([note("see p12 of it")])
    assert "see p12 of it" in everything(WALL.outline(state, "facilitators"))
    assert "see somebody of it" in everything(WALL.outline(state, "participants"))


def test_a_whole_note_parked_before_it_was_split_keeps_its_bites_back() -> None:
    moves = [
        note("a secret and more"),
        ("park", {"notes": [1], "why": "x"}),
        ("halve", {"note": 1, "texts": ["a secret", "more"]}),
    ]
    state = wall(moves)
    assert withheld(state) == {1, 2, 3}
    placed = wall([*moves, ("new_theme", {"notes": [3], "name": "There is more"})])
    assert withheld(placed) == {1, 2}, "a bite that was put into a theme is meant to be seen"


def test_the_same_paper_as_a_parked_note_stays_back() -> None:
    moves = [note("a secret"), note("a secret"), ("same", {"note": 2, "as_": 1}), ("park", {"notes": [1], "why": "x"})]
    assert "a secret" not in everything(WALL.outline(wall(moves), "participants"))


# -- document and tables ----------------------------------------------------------------------------------------------


def test_the_document_says_everything_and_adds_up() -> None:
    state = wall()
    made = document(state)
    assert json.loads(json.dumps(made)) == made
    assert made["notes_total"] == 10 and made["notes_parked"] == 2 and made["notes_not_placed"] == 0
    assert [held["number"] for held in made["notes"]] == list(range(1, 13))
    assert made["notes"][5]["bites"] == [11, 12] and made["notes"][9]["same_as"] == 1
    first = made["themes"][0]
    assert first["notes_by_area"] == {"me": 1, "whanau": 0, "team": 2, "network": 1} and first["notes_total"] == 4
    assert first["check"]["change"] == 6 and len(first["trail"]) == len(state.themes[1].trail)
    for held in made["matrix"]:
        for area, total in held["notes_by_area"].items():
            rows = sum(row["counts"][area] for row in held["rows"])
            assert rows - held["counted_again_by_area"][area] == total


def test_the_tables_fit_their_headings_and_the_wall() -> None:
    state: Wall = wall()
    notes, themes, codings, steps = WALL.tables(state, "facilitators")
    for sheet in (notes, themes, codings, steps):
        assert all(len(row) == len(sheet.headings) for row in sheet.rows), sheet.name
    assert [row[3] for row in notes.rows] == [held.text for held in state.notes.every()]
    pairs = {(int(row[0]), int(row[1])) for row in codings.rows}
    assert pairs == {(held.number, theme) for held in state.on_wall() for theme in held.themes}
    numbered = {row[0] for row in themes.rows if row[0]}
    assert numbered == {str(number) for number in state.themes}
    assert {row[0] for row in WALL.tables(state, "participants")[1].rows if row[0]} == {"1", "2", "3"}


@pytest.mark.parametrize("audience", ["facilitators", "participants"])
def test_a_question_that_nobody_wrote_to_is_one_sentence_and_no_table_of_noughts(audience: str) -> None:
    state = typed_wall("helps team: She rings back")
    parts = WALL.outline(state, audience)
    first, last = (question.title for question in state.questions)
    assert any(isinstance(part, Table) for part in under(parts, f"{first}: themes by area"))
    assert len(under(parts, last)) == 1 and last in everything(parts)
