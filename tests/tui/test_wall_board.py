"""The wall's lists as pure drawings: what stands where, widths, letters, the way around, thousands of notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.kernel.text import clean
from exercises.wall.state import Wall
from sessions.library import templates
from tests import lines
from tests.awkward import AWKWARD
from tests.tui import snapshot
from tui.app.text import width
from tui.boards.board import Drawn, Pointing
from tui.boards.cut import wrap_cut
from tui.boards.wall import WallBoard, lists

BOARD = WallBoard()
START = Pointing()
SIZES = ((39, 5), (59, 8), (60, 8), (79, 13), (110, 13), (120, 19), (160, 30))
WORDS = (
    "Bringing kai when there's been a death",
    "Learning to say people's names right, and asking again if I get it wrong",
    "Agreeing what we don't agree on",
    "If they trust the process and let us get on",
    "flexi fund. $300 and no panel",
    "Kanohi ki te kanohi, whānau first",
    "Two of us disagree about nearly everything and it makes better plans " * 3,
)
AREAS = ("me", "whanau", "team", "network")


def wall(notes: int, *typed: str, difficult: int = 0) -> Wall:
    """A wall in clustering with that many notes of each question, after typed lines."""
    many = [
        {"question": question, "area": AREAS[at % 4], "text": f"{WORDS[at % len(WORDS)]} {at}"}
        for question, amount in (("HELPS", notes), ("DIFFICULT", difficult))
        for at in range(1, amount + 1)
    ]
    state = lines.started(templates.built_in()["post-its"], "go cluster")
    if many:
        state = lines.shape_of(state).apply(state, "notes", {"notes": many, "number": 1})
    played: Wall = lines.play(state, *typed)
    return played


THEMED = wall(
    40,
    "1 2 3 > new We cannot be in partnership when we disagree",
    "4 5 > new Start by connecting, then plan",
    "6 > new",
    "lone 7: nobody else says it",
    "contested 8: we choose it / it is done to us",
    "park 9: ask them",
    "41 42 > new Afraid of being found wanting",
    difficult=20,
)
STATES = {"empty": wall(0), "themed": THEMED, "bare": wall(30)}


def rows(drawing: Sequence[Drawn]) -> list[str]:
    return ["".join(text for text, _ in line) for line in drawing]


def drawn(state: Wall, room: int, height: int, pointing: Pointing) -> list[str]:
    """The board as text, settled first as the console does."""
    return rows(BOARD.overview(state, room, height, BOARD.settle(state, room, height, pointing)).lines)


def settled(state: Wall, pointing: Pointing = START, room: int = 79, height: int = 13) -> Pointing:
    return BOARD.settle(state, room, height, pointing)


@pytest.mark.parametrize(("room", "height"), SIZES)
@pytest.mark.parametrize("name", STATES)
def test_every_line_is_as_wide_as_the_board_and_every_row_is_drawn(name: str, room: int, height: int) -> None:
    for pointing in (
        Pointing(),
        Pointing(side="themes"),
        Pointing(side="inside"),
        Pointing(choosing=True),
        Pointing(sought="kai"),
        Pointing(showing="lone"),
        Pointing(showing="theme 1", picked=(1, 2)),
        Pointing(question="*"),
    ):
        found = drawn(STATES[name], room, height, pointing)
        assert len(found) == height, pointing
        assert {width(line) for line in found} == {room}, pointing


@pytest.mark.parametrize("room", [39, 79, 160])
def test_awkward_words_stay_on_their_lines(room: int) -> None:
    texts = [text for text in map(clean, AWKWARD) if text][:60]
    state = wall(0)
    apply = lines.shape_of(state).apply
    for number, text in enumerate(texts, 1):
        state = apply(state, "note", {"question": "HELPS", "area": "me", "text": text[:300], "number": number})
        state = apply(state, "new_theme", {"notes": [number], "name": text[:100], "number": number})
    for number in range(1, len(texts) + 1):
        for pointing in (Pointing(number, showing=f"theme {number}"), Pointing(theme=number, side="themes")):
            there = settled(state, pointing, room, 20)
            found = [*BOARD.overview(state, room, 20, there).lines, *BOARD.card(state, room, 5, there)]
            found += BOARD.detail(state, room, there).lines
            for line in rows(found):
                assert width(line) <= room and "\n" not in line


def test_the_picture_at_80_columns_and_wider() -> None:
    snapshot.assert_same("wall-board-79x13", "\n".join(line.rstrip() for line in drawn(THEMED, 79, 13, Pointing())))
    snapshot.assert_same("wall-board-120x13", "\n".join(line.rstrip() for line in drawn(THEMED, 120, 13, Pointing())))


def test_the_notes_not_placed_are_counted_in_every_list() -> None:
    for pointing in (
        Pointing(),
        Pointing(sought="kai"),
        Pointing(showing="theme 1"),
        Pointing(showing="parked"),
        Pointing(showing="lone"),
    ):
        assert any("31 of 40" in line for line in drawn(THEMED, 79, 13, pointing)), pointing
    assert "31 not placed" in drawn(THEMED, 59, 8, Pointing(showing="lone"))[0]
    for side in ("", "themes"):
        assert "31 of 40" in drawn(THEMED, 59, 8, Pointing(side=side))[0]


def test_lone_contested_and_parked_are_in_sight_and_open_as_lists() -> None:
    for room, height in SIZES:
        last = drawn(THEMED, room, height, Pointing())[-1]
        assert "1 lone" in last and "1 cont" in last and "1 park" in last, room
    for name, status, number in (
        ("lone_list", "lone", 7),
        ("contested_list", "contested", 8),
        ("parked_list", "parked", 9),
    ):
        there = BOARD.act(THEMED, Pointing(), name).pointing
        assert lists.left(THEMED, there) == (number,) and status.upper() in drawn(THEMED, 79, 13, there)[0]
        assert BOARD.act(THEMED, there, name).pointing.showing == ""


def test_a_theme_s_notes_stand_at_the_left_after_enter_and_beside_it_in_a_wide_window() -> None:
    there = BOARD.open(THEMED, settled(THEMED, Pointing(theme=2, side="themes"))).pointing
    assert lists.left(THEMED, there) == (4, 5) and there.side == ""
    assert BOARD.back(there).showing == ""
    wide = drawn(THEMED, 120, 13, Pointing(theme=2))
    assert "IN 2" in wide[0] and any("flexi fund" in line for line in wide)
    assert "IN 2" not in drawn(THEMED, 79, 13, Pointing(theme=2))[0]


def test_descriptions_only_in_the_widest_window() -> None:
    state = lines.play(THEMED, "about 1: What is said and not meant", "includes 1: nods")
    assert any("What is said" in line for line in drawn(state, 150, 13, Pointing()))
    assert not any("What is said" in line for line in drawn(state, 149, 13, Pointing()))


def test_a_question_is_looked_at_alone_and_its_themes_with_it() -> None:
    helps, difficult = settled(THEMED), settled(THEMED, Pointing(question="DIFFICULT"))
    assert helps.focus == 10 and difficult.focus == 43
    assert [theme.number for theme in lists.themes(THEMED, difficult)] == [4]
    wish = BOARD.act(THEMED, helps, "question")
    assert wish.pointing.question == "DIFFICULT" and "DIFFICULT" in wish.says
    every = BOARD.act(THEMED, wish.pointing, "question").pointing
    assert len(lists.left(THEMED, every)) == 31 + 18 and len(lists.themes(THEMED, every)) == 4
    assert BOARD.act(THEMED, every, "question").pointing.question == "HELPS"


def test_it_follows_the_question_in_force_until_another_is_looked_at() -> None:
    assert settled(lines.play(THEMED, "difficult team")).focus == 43


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("whanau", True),
        ("WHĀNAU", True),
        ("whaanau", True),
        ("hanau fir", True),
        ("pepeha", False),
    ],
)
def test_words_are_found_without_macrons_too(sought: str, found: bool) -> None:
    assert bool(lists.left(THEMED, Pointing(sought=sought))) is found


def test_found_notes_not_placed_come_first_and_the_others_say_where_they_are() -> None:
    there = Pointing(sought="agreeing")
    assert lists.left(THEMED, there) == (16, 23, 30, 37, 2, 9)
    held = "\n".join(drawn(THEMED, 79, 26, there))
    assert "  2 >1" in held and "  9 parked" in held and " 16 Agreeing" in held


def test_a_number_is_found_by_its_beginning() -> None:
    assert {3, 30, 33} <= set(lists.left(THEMED, Pointing(sought="3")))


# -- letters and choosing


def press(state: Wall, pointing: Pointing, keys: str) -> Any:
    """The last wish after these characters while a theme is chosen; a newline is enter."""
    wish = None
    for character in keys:
        key = {"\n": "enter", "\x1b": "escape"}.get(character, character)
        wish = BOARD.choose(state, pointing, key, "" if key != character else character)
        assert wish is not None
        pointing = wish.pointing
    return wish


def choosing(state: Wall, pointing: Pointing = START) -> Pointing:
    wish = BOARD.choose(state, settled(state, pointing), "greater_than_sign", ">")
    assert wish is not None and wish.pointing.choosing
    return settled(state, wish.pointing)


def test_a_letter_or_a_number_puts_the_note_there() -> None:
    there = choosing(THEMED)
    assert press(THEMED, there, "b").line == "10 > t2" and press(THEMED, there, "3").line == "10 > t3"
    picked = choosing(THEMED, Pointing(picked=(12, 11)))
    assert press(THEMED, picked, "a").line == "12 11 > t1"
    assert press(THEMED, there, "n").opens == "10 > new " and press(THEMED, there, "+").opens == "10 > new "
    gone = press(THEMED, there, "\x1b")
    assert not gone.line and not gone.pointing.choosing


def test_letters_are_those_of_the_note_s_own_question() -> None:
    there = choosing(THEMED, Pointing(question="DIFFICULT"))
    assert press(THEMED, there, "a").line == "43 > t4"
    wrong = press(THEMED, there, "1")
    assert not wrong.line and wrong.pointing.choosing and "No theme 1" in wrong.says


def test_a_number_waits_while_another_begins_with_it() -> None:
    state = wall(30, *(f"{number} > new Theme {number} says something" for number in range(1, 13)))
    there = choosing(state)
    assert press(state, there, "1").line == "" and press(state, there, "1\n").line == "13 > t1"
    assert press(state, there, "12").line == "13 > t12" and press(state, there, "2").line == "13 > t2"
    assert press(state, there, "1\x1b").pointing.digits == ""


def test_a_theme_keeps_its_letter_while_others_are_merged_away_and_none_has_n() -> None:
    state = wall(80, *(f"{number} > new Theme {number} says something" for number in range(1, 60)))
    before = lists.letters(state, "HELPS")
    assert len(before) == len(set(before.values())) == 50 and not {"n", "N"} & set(before.values())
    after = lists.letters(lines.play(state, "merge 1 2 3: one sentence"), "HELPS")
    assert all(after[number] == letter for number, letter in before.items() if number not in (2, 3))
    assert len(after) == 50


def test_more_themes_than_rows_take_the_whole_width_while_one_is_chosen() -> None:
    state = wall(40, *(f"{number} > new Theme {number} says something" for number in range(1, 21)))
    held = "\n".join(drawn(state, 79, 13, choosing(state)))
    assert all(f" {number} Theme {number} " in held for number in range(1, 21)) and "21 into which theme?" in held


def test_without_a_theme_the_first_one_is_begun() -> None:
    state = wall(5)
    there = choosing(state)
    assert press(state, there, "n").opens == "1 > new " == press(state, there, "+").opens
    assert "no theme yet" in press(state, there, "b").says and press(state, there, "\n").pointing.choosing
    assert BOARD.choose(state, there, "ctrl+g", "") is None
    assert BOARD.act(state, settled(state), "assign").opens == "1 > new "


# -- the way around


def test_after_a_note_is_placed_the_next_one_not_placed_has_the_focus() -> None:
    there = settled(THEMED, Pointing(12, picked=(10, 12)))
    state = lines.play(THEMED, "10 12 > 3")
    after = settled(state, BOARD.follow(state, there, "assign", {"notes": [10, 12], "theme": 3}, undone=False))
    assert (after.focus, after.theme, after.picked) == (13, 3, ())
    back = settled(THEMED, BOARD.follow(THEMED, after, "assign", {"notes": [10, 12], "theme": 3}, undone=True))
    assert back.focus == 10


def test_in_a_list_that_keeps_the_note_the_next_one_has_the_focus() -> None:
    there = settled(THEMED, Pointing(16, sought="agreeing"))
    state = lines.play(THEMED, "16 > 3")
    after = settled(state, BOARD.follow(state, there, "assign", {"notes": [16], "theme": 3}, undone=False))
    assert after.sought == "agreeing" and after.focus in (23, 2)


def test_a_merged_theme_hands_the_pointing_on() -> None:
    state = lines.play(THEMED, "merge 1 2: one sentence")
    assert settled(state, Pointing(theme=2)).theme == 1


def test_a_note_called_by_number_is_shown_in_the_list_that_has_it() -> None:
    for number, showing, question in (
        (20, "", ""),
        (2, "theme 1", ""),
        (7, "lone", ""),
        (44, "", "DIFFICULT"),
        (41, "theme 4", "DIFFICULT"),
    ):
        there = settled(THEMED, BOARD.called(THEMED, Pointing(), str(number)))
        assert (there.focus, there.showing, there.question) == (number, showing, question)
    there = settled(THEMED, BOARD.called(THEMED, Pointing(), "t4"))
    assert (there.theme, there.side, there.question) == (4, "themes", "DIFFICULT")


@pytest.mark.parametrize(("room", "height"), SIZES)
def test_every_note_is_reached_and_seen_going_down_and_by_page(room: int, height: int) -> None:
    state = wall(60)
    for direction in ("down", "pagedown"):
        there = settled(state, Pointing(), room, height)
        seen: list[int] = []
        while there.focus not in seen:
            seen.append(there.focus)
            held = rows(BOARD.overview(state, room, height, there).lines)
            assert any(line.startswith(f"▌ {there.focus:>4} ") for line in held), (direction, there.focus)
            moved = BOARD.move(state, room, height, there, direction, in_detail=False)
            assert moved is not None
            there = settled(state, moved, room, height)
        assert seen[-1] == 60 and (direction == "pagedown" or seen == list(range(1, 61)))
    for direction, number in (("home", 1), ("end", 60), ("pageup", 60), ("up", 59)):
        moved = BOARD.move(state, room, height, there, direction, in_detail=False)
        assert moved is not None
        if direction == "pageup":
            assert moved.focus < 60
        else:
            there = moved
            assert moved.focus == number


def test_left_and_right_go_between_the_lists_that_are_shown() -> None:
    def sides(room: int) -> list[str]:
        there, found = settled(THEMED, Pointing(), room), []
        for direction in ("right", "right", "right", "left", "left"):
            moved = BOARD.move(THEMED, room, 13, there, direction, in_detail=False)
            assert moved is not None
            there = settled(THEMED, moved, room)
            found.append(there.side)
        return found

    assert sides(79) == ["themes", "themes", "themes", "", ""]
    assert sides(120) == ["themes", "inside", "inside", "themes", ""]


def test_only_what_shows_is_wrapped_however_many_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[str] = []

    def counting(text: str, room: int, most: int) -> list[str]:
        wrapped.append(text)
        return wrap_cut(text, room, most)

    monkeypatch.setattr("tui.boards.wall.rows.wrap_cut", counting)
    counts = []
    for state in (wall(60), wall(3_000)):
        there = settled(state)
        wrapped.clear()
        for direction in ("down", "pagedown", "end", "up", "home"):
            moved = BOARD.move(state, 79, 13, there, direction, in_detail=False)
            assert moved is not None
            there = settled(state, moved)
            BOARD.overview(state, 79, 13, there)
        counts.append(len(wrapped))
    assert counts[1] <= counts[0] * 1.5


def test_only_the_list_that_has_the_keys_has_the_bar_mark() -> None:
    for side, note_mark, theme_mark in (("", "▌", "·"), ("themes", "·", "▌")):
        held = drawn(THEMED, 79, 13, Pointing(side=side))
        assert held[1].startswith(f"{note_mark}   10 ") and f"│{theme_mark}   1 We" in held[1]
        assert sum("▌" in line for line in held) <= 2


def test_the_list_of_themes_says_how_many_are_above_and_below() -> None:
    state = wall(40, *(f"{number} > new Theme {number} says something" for number in range(1, 21)))
    for room, height in SIZES[:4]:
        first = "".join(drawn(state, room, height, Pointing(side="themes"))[0].split("│")[-1])
        last = "".join(drawn(state, room, height, Pointing(side="themes", theme=20))[0].split("│")[-1])
        both = "".join(drawn(state, room, height, Pointing(side="themes", theme=20, theme_top=9))[0].split("│")[-1])
        assert ("below" in first or "↓" in first) and "above" not in first, (room, first)
        assert ("above" in last or "↑" in last) and "below" not in last, (room, last)
        assert "THEMES 20" in both
    assert "… " not in drawn(THEMED, 79, 13, Pointing(side="themes"))[0]


def test_the_hint_fits_the_list_that_is_shown() -> None:
    def hint(pointing: Pointing) -> str:
        return BOARD.hint(THEMED, settled(THEMED, pointing))

    assert hint(Pointing(showing="theme 1", theme=2)).startswith("o out of 1   > another   x also into 2 ")
    assert "also" not in hint(Pointing(showing="theme 1", theme=1))
    assert hint(Pointing(showing="lone")).startswith("o not placed again   a into 1 ")
    placed = lines.play(wall(2, difficult=1), "1 2 > new We say it", "3 > new They say it")
    assert "q looks at" in "\n".join(drawn(placed, 160, 13, Pointing()))
    every = "\n".join(drawn(placed, 79, 13, Pointing(question="*")))
    assert "Every note is placed." in every and "q looks" not in every


# -- what is said of it


def test_the_foot_says_the_note_in_full_and_the_theme_with_its_words() -> None:
    held = "\n".join(rows(BOARD.card(THEMED, 79, 4, settled(THEMED, Pointing(showing="contested")))))
    assert "8  HELPS · me" in held and "contested" in held
    state = lines.play(THEMED, "about 1: What is said", "includes 1: nods", "excludes 1: shouting")
    held = "\n".join(rows(BOARD.card(state, 79, 4, settled(state, Pointing(theme=1, side="themes")))))
    for words in ("We cannot be in partnership", "3 notes", "What is said", "includes: nods", "excludes: shouting"):
        assert words in held


def test_everything_known_of_a_note_and_of_a_theme() -> None:
    about = "\n".join(BOARD.about(THEMED, settled(THEMED, Pointing(showing="contested"))))
    assert "one reading: we choose it" in about and "one reading: it is done to us" in about
    state = lines.play(THEMED, "halve 10: one thing / another thing", "merge 1 2: one sentence")
    number = state.notes[10].halves[0]
    about = "\n".join(BOARD.about(state, settled(state, Pointing(number))))
    assert state.notes[10].text in about
    about = "\n".join(BOARD.about(state, settled(state, Pointing(theme=1, side="themes"))))
    assert "one sentence" in about and "how it came about" in about


def test_a_theme_is_described_field_by_field_and_a_note_is_never_reworded() -> None:
    there = settled(THEMED, Pointing(theme=2, side="themes"))
    assert [field.lead for field in BOARD.fields(THEMED, there)] == ["name 2", "about 2", "includes 2", "excludes 2"]
    assert BOARD.fields(THEMED, replace(there, side="")) == []


def test_out_of_a_list_of_a_theme_is_out_of_that_theme() -> None:
    state = lines.play(THEMED, "also 2 > 2")
    wish = BOARD.act(state, settled(state, Pointing(2, showing="theme 2")), "out")
    assert wish.command is not None and wish.command.data == {"notes": [2], "theme": 2}
    wish = BOARD.act(state, settled(state, Pointing(showing="lone")), "out")
    assert wish.command is not None and wish.command.data == {"notes": [7], "theme": 0}


def test_no_word_of_the_wall_s_keys_speaks_of_chairs() -> None:
    said = [f"{action.short} {action.help}" for action in BOARD.own] + [" ".join(pair) for pair in BOARD.words.values()]
    said += [BOARD.answer_help, BOARD.field_hint, BOARD.card_done, BOARD.hint(THEMED, settled(THEMED))]
    assert not any(word in text.lower() for text in said for word in ("chair", "map", "grid"))


def test_as_many_themes_as_rows_all_show_their_letters_whichever_is_pointed_at() -> None:
    long = "We say it in so many words that no list of the console could ever hold them"
    state = wall(40, *(f"{number} > new {long} {number}" for number in range(1, 12)))
    for theme in (1, 11):
        held = drawn(state, 79, 13, replace(choosing(state), theme=theme))
        assert [line for line in held if "We say it" in line] and sum("We say it" in line for line in held) == 11


@pytest.mark.parametrize("size", [(79, 13), (110, 13), (59, 8)])
def test_what_was_placed_leaves_no_empty_rows_while_others_are_hidden_above(size: tuple[int, int]) -> None:
    state = wall(40)
    there = settled(state, Pointing(focus=40), *size)
    state = lines.play(state, "21-39 > new")
    shown = settled(state, there, *size)
    assert shown.focus == 40
    board = "\n".join(drawn(state, *size, shown))
    assert " 20 " in board and " 19 " in board


@pytest.mark.parametrize("room", [40, 60, 80])
def test_what_an_empty_wall_says_of_how_notes_come_in_stands_whole(room: int) -> None:
    said = rows(BOARD.card(wall(0), room, 4, Pointing()))
    assert " ".join(" ".join(said).split()).endswith("looked at first.") and max(map(width, said)) <= room
