"""What is folded in, what speaks against, and consents: who sees them, and what is left of words taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.kernel.anywhere import complete, parse
from exercises.kernel.consent import CONSENTS, TAKEN_BACK
from exercises.kernel.record import as_dict
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import AUDIENCES, Audience, Outline
from exercises.leaving.room_view import QUIET
from exercises.wall.leaving_out import exported, quotes
from exercises.wall.reading import card
from exercises.wall.shape import WALL
from exercises.wall.state import Wall
from exercises.wall.tables import tables, trail_sheet
from tests.lines import AT, play, stays
from tests.walls import wall

SECRET = "S3CRET"
LINES = (
    "go cluster",
    "helps team: They ring back",
    ": We eat first",
    ": She waits",
    f"statement works whānau seen 2 from {SECRET}ref: {SECRET}statement",
    f"story helps team: {SECRET}story",
    f"heard difficult network: {SECRET}heard",
    "1 2 4 5 > new They answer",
    "6 > new Nobody told them",
    f"against t1 from {SECRET}entry: {SECRET}against",
    f"4 against: {SECRET}case",
    f"lone 5: {SECRET}why",
)


def pages(state: Wall, audience: Audience) -> str:
    """Everything that leaves for that audience."""
    held = [as_dict(sheet) for sheet in tables(state, audience)]
    told = [Outline(audience, WALL.outline(state, audience)).document(), held]
    return json.dumps(told, ensure_ascii=False)


def room(state: Wall) -> str:
    """Everything the room may see, notes one by one too."""
    shown = []
    for key in (*(key for key, _ in WALL.room_views(state)), *(f"note {number}" for number in state.notes)):
        try:
            view = WALL.room_view(state, key)
        except ExerciseError as problem:
            shown.append(str(problem))
            continue
        shown += [json.dumps(view.document(), ensure_ascii=False)]
        shown += [
            json.dumps(WALL.room_view(state, f"{key} {page}").document(), ensure_ascii=False)
            for page in range(2, view.pages + 1)
        ]
    return "\n".join(shown)


# -- folded in --------------------------------------------------------------------------------------------------------


def test_a_statement_has_its_side_area_source_and_where_it_comes_from() -> None:
    state = wall("statement not team seen 3 from F1, 12 March, entry 3: people were sent and nobody says so")
    (note,) = state.notes.every()
    assert (note.question, note.area, note.source, note.seen) == ("DIFFICULT", "team", "journal", 3)
    assert note.ref == "F1, 12 March, entry 3" and note.text == "people were sent and nobody says so"
    assert note.trail[0].kind == "drawn" and note.trail[0].when == AT[:10]


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("statement works whānau: x y", "works"),
        ("statement works best when whānau: x y", "works"),
        ("statement doesn't work whānau: x y", "not"),
        ("statement doesn’t whānau: x y", "not"),
        ("statement not whānau: x y", "not"),
        ("story works whānau: x y", "works"),
        ("not whānau: x y", "not"),
        ("doesn't work when whānau: x y", "not"),
        ("Partnership doesn’t work when whānau: x y", "not"),
        ("partnership works best when whānau: x y", "works"),
    ],
)
def test_either_side_in_the_facilitators_own_words(line: str, question: str) -> None:
    (note,) = wall(line, key="distil").notes.every()
    assert (note.question, note.area, note.text) == (question, "whanau", "x y")
    assert note.source == ("story" if line.startswith("story") else "journal")


def test_items_are_for_the_facilitators_and_a_count_for_everybody_else() -> None:
    state = wall(*LINES)
    assert SECRET in pages(state, "facilitators") and "They ring back" in room(state)
    assert SECRET not in room(state)
    for audience in AUDIENCES[1:]:
        assert SECRET not in pages(state, audience), audience
    told = pages(state, "participants")
    assert "n = 3: me 1, whānau 1, team 1, network 0. 1 of them from elsewhere." in told
    assert "3 more come from elsewhere" in told and "3 “She waits”" in told, "every note keeps its number"


def test_a_held_picture_never_gets_an_item() -> None:
    state = wall(*LINES)
    view = WALL.room_view(state, "theme 1")
    assert view.shows == (1, 2) and stays(state, state, view) is view


def test_nothing_of_what_is_distilled_is_ever_in_the_room_or_on_another_page() -> None:
    lines = [
        line.replace("go cluster", "go code").replace("helps", "works").replace("difficult", "not") for line in LINES
    ]
    state = wall(*lines, f"works me: {SECRET}more", f"name 1: {SECRET}name // {SECRET}why", key="distil")
    assert WALL.room_views(state) == ((QUIET.key, "a quiet screen"),) and WALL.phase_view(state) == QUIET.key
    assert SECRET not in room(state) and "They ring back" not in room(state)
    for audience in AUDIENCES[1:]:
        assert WALL.outline(state, audience) == () and "They" not in pages(state, audience)
    assert SECRET in pages(state, "facilitators")
    assert all(parse(line, WALL, state).private for line in ("works me: x", "1 > new We", "name 1: x // y", "t1"))


def test_what_is_left_out_is_counted_and_never_told() -> None:
    state = wall(*LINES)
    assert WALL.left_out(state, "facilitators") == ()
    for audience in AUDIENCES[1:]:
        told = {held.many: held.count for held in WALL.left_out(state, audience)}
        assert told["things from elsewhere"] == 3 and told["disconfirming cases"] == 2 and SECRET not in str(told)


# -- what speaks against ----------------------------------------------------------------------------------------------


def test_a_case_stands_with_what_it_speaks_against_until_it_is_taken_back() -> None:
    state = wall(*LINES)
    for told in (pages(state, "facilitators"), "\n".join(WALL.text(state)), json.dumps(WALL.document(state))):
        assert f"{SECRET}against" in told and f"{SECRET}case" in told and f"{SECRET}entry" in told
    assert any(f"a1 speaks against it: {SECRET}against" in line for line in card(state, "t1"))
    assert ("a2", f"{SECRET}case") in WALL.find(state, "s3cretcase")
    after = play(state, "a1 remove: it was another team")
    assert after.against[1].gone and len(after.against) == 2
    steps = [(step.kind, step.why) for step in after.themes[1].trail]
    assert ("against", "") in steps and ("not against", "it was another team") in steps
    with pytest.raises(ExerciseError, match="There is a2"):
        play(after, "a1 remove")


def test_a_bare_number_is_the_statement_where_there_is_one_and_else_the_theme() -> None:
    state = wall(*LINES)
    assert parse("against 4: x", WALL, state).data["note"] == 4
    assert parse("against 1: x", WALL, state).data["theme"] == 1
    assert "1 against" in parse("against 1: x", WALL, state).warning
    assert parse("1 against: x", WALL, state).data["note"] == 1


# -- the trail --------------------------------------------------------------------------------------------------------


def test_after_the_workshop_every_change_says_who_when_and_why() -> None:
    state = wall("go cluster", ": one", ": two", ": three", "1 > new First", "2 > new Second", "go distil")
    for kind, data in (
        ("assign", {"notes": [3], "theme": 1, "why": "it says so"}),
        ("lone", {"notes": [2], "why": "it is"}),
        ("name_theme", {"theme": 1, "name": "Other", "why": "theirs"}),
        ("describe", {"theme": 1, "field": "includes", "text": "calls"}),
        ("merge", {"into": 1, "themes": [2], "why": "one"}),
    ):
        state = WALL.apply(state, kind, {**data, "at": AT, "by": "F2"})
    made = {(row[0], row[2]): row for row in trail_sheet(state).rows if row[7] == "F2"}
    for key in (
        ("t1", "placed"),
        ("2", "lone"),
        ("t1", "named"),
        ("t1", "includes"),
        ("t1", "merged in"),
        ("t2", "out"),
    ):
        assert made[key][8] == AT[:10], key
    assert made["t1", "placed"][6] == "it says so" and made["2", "lone"][6] == "it is"
    in_the_room = [row for row in trail_sheet(state).rows if row[2] == "begun"]
    assert all(row[7] == row[8] == "" for row in in_the_room), "what was sorted in the room is the group's"


def test_only_facilitators_get_the_trail() -> None:
    state = wall(*LINES)
    assert [sheet.name for sheet in tables(state, "facilitators")][3:] == ["trail", "against"]
    for audience in AUDIENCES[1:]:
        assert [sheet.name for sheet in tables(state, audience)] == ["notes", "themes", "codings"]


# -- consents ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "consent"),
    [
        ("17 consent room only", CONSENTS[1]),
        ("17 consent without number", CONSENTS[2]),
        ("17 consent without my number", CONSENTS[2]),
        ("17 consent with number", CONSENTS[3]),
        ("17 consent withdrawn", CONSENTS[4]),
        ("17 withdrawn", CONSENTS[4]),
        ("consent 17 not asked", CONSENTS[0]),
    ],
)
def test_the_five_states_as_they_are_typed(said: str, consent: str) -> None:
    state = play(wall(*(f": note number {number}" for number in range(1, 18))), said)
    assert state.notes[17].consent == consent and state.notes[16].consent == CONSENTS[0]


@pytest.mark.parametrize(
    ("consent", "participants", "public"),
    [
        ("not asked", True, False),
        ("room only", False, False),
        ("without number", True, True),
        ("with number", True, True),
        ("withdrawn", False, False),
    ],
)
def test_who_reads_a_note_of_each_consent(consent: str, participants: bool, public: bool) -> None:
    for sort in ((), ("1 > new They answer",), ("lone 1: x",), ("contested 1: a / b",)):
        state = wall("go cluster", f": {SECRET}words", *sort, f"1 consent {consent}")
        assert (f"{SECRET}words" in pages(state, "participants")) == participants, sort
        assert (f"{SECRET}words" in pages(state, "public")) == public, sort
        assert (f"{SECRET}words" in room(state)) == (consent != "withdrawn")


def test_a_public_page_has_no_small_count_and_no_total() -> None:
    state = wall("go cluster", *(": We eat first" for _ in range(7)), "team: Two", "1-8 > new They answer")
    told = pages(state, "public")
    assert "Me 7, whānau none, team a few, network none." in told and "8" not in told.replace("7", "")


def test_withdrawn_words_are_nowhere_for_anybody() -> None:
    state = wall(
        "go cluster",
        f": {SECRET}one and {SECRET}two",
        f"retype 1: {SECRET}uno and {SECRET}two",
        ": others",
        f"halve 1: {SECRET}uno / {SECRET}two",
        f"contested 3: {SECRET}reading / {SECRET}other",
        "3 4 > new They answer",
        "4 withdrawn",
    )
    for told in (
        *(pages(state, audience) for audience in AUDIENCES),
        "\n".join(WALL.text(state)),
        room(state),
        json.dumps(WALL.document(state)),
        str(WALL.find(state, SECRET)),
        str(card(state, "3")),
        str(quotes(state)),
        str(complete("4 ", WALL, state)),
        repr(state.notes),
    ):
        assert SECRET not in told
    assert {note.number for note in state.notes.every() if note.withdrawn} == {1, 3, 4}, "one paper, one person"
    assert "4 “[taken back" in pages(state, "facilitators"), "its number and its place stay"
    for line in ("4 consent without number", "retype 4: x", "halve 4: a / b", "contested 4: a / b"):
        with pytest.raises(ExerciseError, match="taken back"):
            play(state, line)


def test_a_held_picture_of_withdrawn_words_is_drawn_anew_also_when_closed() -> None:
    state = wall("go cluster", f": {SECRET}", ": others", "1 2 > new They answer", "close")
    view = WALL.room_view(state, "theme 1")
    after = play(state, "1 withdrawn")
    seen = stays(state, after, view)
    assert SECRET in str(view) and SECRET not in str(seen) and "others" in str(seen)


def test_what_is_recorded_leaves_without_withdrawn_words_and_folds_to_the_equal_wall() -> None:
    recorded: list[tuple[str, dict[str, Any]]] = [
        (
            "notes",
            {
                "notes": [{"question": "HELPS", "area": "me", "text": f"{SECRET} {place}"} for place in range(3)],
                "number": 1,
            },
        ),
        (
            "items",
            {
                "items": [{"question": "HELPS", "area": "me", "text": f"{SECRET} s", "source": "journal"}],
                "number": 4,
                "at": AT,
            },
        ),
        ("retype", {"note": 1, "text": f"{SECRET} again"}),
        ("halve", {"note": 1, "texts": [f"{SECRET} a", f"{SECRET} b"], "number": 5}),
        ("contested", {"note": 2, "readings": [f"{SECRET} r", f"{SECRET} q"]}),
        ("consent", {"notes": [1, 2, 3, 4, 5, 6], "consent": "withdrawn", "at": AT}),
    ]
    state = wall()
    for kind, data in recorded:
        state = WALL.apply(state, kind, data)
    again = wall()
    for kind, data in recorded:
        told = exported(state, kind, data)
        assert SECRET not in json.dumps(told)
        again = WALL.apply(again, kind, told)
    assert again == state and again.notes[1].text == TAKEN_BACK
    assert exported(wall(": kept"), "note", {"number": 1, "text": "kept"}) == {"number": 1, "text": "kept"}


def test_a_name_comes_out_of_what_was_folded_in_too() -> None:
    state = play(
        wall(*LINES, "statement works: Priya asks", "against t1: Priya did not", "heard: as Priya told"),
        "unname all: Priya / a colleague",
    )
    assert "Priya" not in repr(state.notes) + repr(state.against) and state.notes[7].text == "[a colleague] asks"
