"""The net-gram's lines and rules: acceptance N1 to N3 and N5, what the room waits for, what is never there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.leaving.outline import Audience
from exercises.leaving.room_view import Line, RoomView, Tags
from exercises.netgram import words
from exercises.netgram.comparing import compared
from exercises.netgram.state import SIGNS, NetGram, pair
from exercises.network.shape import NETWORK
from exercises.shapes import shape_called
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from tests.exercises.netgram_lines import DRAWN, PEOPLE, SAMPLE
from tests.lines import again, play, session, shape_of, started
from tui.room.layout import draw

TEMPLATE = templates.built_in()["net-gram"]
PROJECT = Path(__file__).resolve().parents[2]


def drawn(*lines: str) -> NetGram:
    state: NetGram = started(TEMPLATE, *(lines or DRAWN))
    return state


def room(state: NetGram, key: str = "rings") -> RoomView:
    return shape_of(state).room_view(state, key)


def told(view: RoomView) -> str:
    return repr(view.document())


def test_n1_a_network_knows_nothing_of_ties_and_loads_nothing_of_them() -> None:
    assert not {"join", "untie", "contacts", "draw", "miss", "see"} & set(NETWORK.moves)
    code = "import sys; from exercises.shapes import SHAPES; SHAPES['network'].language().forms; " + (
        "print([name for name in sys.modules if 'netgram' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("size", [(57, 16), (48, 12), (85, 24), (120, 30), (40, 10)])
def test_n2_whose_view_and_its_day_stand_in_every_view(size: tuple[int, int]) -> None:
    state = drawn(*SAMPLE)
    for key, _ in shape_of(state).room_views(state):
        if key in ("welcome", "closing", "question", "quiet"):
            continue
        view = room(state, key)
        first = draw(view, *size)
        for page in range(1, first.pages + 1):
            lines = " ".join(" ".join(draw(view, *size, page=page).lines).split())
            assert "Hine" in lines and "sees it" in lines and "2026" in lines, (key, page)


def test_nothing_is_drawn_before_whose_view_it_is() -> None:
    state = drawn("consent yes", *PEOPLE, "1 2 strong")
    view = room(state)
    assert "Nana" not in told(view) and words.WAITS_FOR_VIEW in told(view)
    assert not state.day


def test_a_real_family_is_shown_only_after_their_yes() -> None:
    lines = [line for line in DRAWN if line != "consent yes"]
    state = drawn(*lines)
    for key, _ in shape_of(state).room_views(state):
        assert "Nana Mere" not in told(room(state, key)) and "Hine, his" not in told(room(state, key)), key
    assert "Nana Mere" in told(room(play(state, "consent yes")))
    assert "Nana Mere" in told(room(play(state, "source composite")))
    assert "Nana Mere" not in told(room(play(state, "source composite", "consent no")))


@pytest.mark.parametrize("size", [(57, 16), (48, 12), (85, 24)])
def test_a_guess_says_so_in_the_room(size: tuple[int, int]) -> None:
    state = play(drawn(), "view guess: the four of us")
    for key in ("rings", "ties", "chair 7", "missing"):
        assert "GUESS" in "\n".join(draw(room(state, key), *size).lines), key


@pytest.mark.parametrize("size", [(57, 16), (48, 12), (85, 24), (120, 40)])
def test_a_practitioners_view_is_told_as_the_whanaus_in_no_view(size: tuple[int, int]) -> None:
    state = play(drawn(), "view practitioner: Jo, physio", "drawing 2 2026-09-12", "1 2 strong", "see: two of us")
    about = {key for key, _ in shape_of(state).room_views(state)} - {"question", "welcome", "closing", "quiet"}
    for key in about:
        assert "(practitioner)" in "\n".join(draw(room(state, key), *size).lines), key
    assert {"before", "changes", "seen"} <= about


def test_n3_two_people_have_one_tie_and_the_last_word_stands() -> None:
    held = session("view Hine", "+ child Tama: the child", exercises=["net-gram"])
    for line in ("+ agency Jo: physio", "1 2 strained", "2 1 strong"):
        perform(held, line)
    state = held.state.run.state
    tie = state.ties[pair(1, 2)]
    assert len(state.ties) == 1 and tie.sign == "strong" and tie.before == ("strained",)
    kept = [event.data.get("sign") for event in held.events if event.kind == "join"]
    assert kept == ["strained", "strong"]
    assert "it was strong" in understand(held, "1 2 thin").says


@pytest.mark.parametrize("line", ["1 hine strong", "Tama Hine strong", "tama and hine strong", "1 and 2 strong"])
def test_the_second_of_two_is_called_by_name_as_the_first_is(line: str) -> None:
    assert play(drawn("view Hine, mum", *PEOPLE), line).ties[1, 2].sign == "strong"


def test_a_second_name_that_two_have_is_asked_about() -> None:
    state = play(drawn("view Hine, mum", *PEOPLE), "+ friend close Hine: aunty")
    with pytest.raises(ExerciseError, match=r"“hine” could be 2 Hine or .* Type the number"):
        play(state, "1 hine strong")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("+ friend Kaia far", "+ friends far Kaia"),
        ("+ whānau Nana Mere close: grandmother", "+ whānau close Nana Mere"),
        ("+ agency Jo outer: physio, hospital", "+ agency outer Jo"),
        ("+ friend far Kaia", ""),
        ("+ friend Far", ""),
    ],
)
def test_a_ring_behind_the_name_is_told_where_it_stands(line: str, says: str) -> None:
    warning = parse(line, shape_of(drawn()), drawn()).warning
    assert (says in warning and "part of the name" in warning) if says else "part of the name" not in warning


def test_a_row_that_there_is_none_of_is_answered_with_macrons() -> None:
    with pytest.raises(ExerciseError, match="whānau"):
        play(drawn(), "+ plumber Hine")


def test_another_name_is_a_person() -> None:
    assert play(drawn(), "9 name: Ana").chairs[9].person == "Ana"


def test_one_way_is_the_same_from_either_side() -> None:
    state = drawn(*PEOPLE, "7 > 9 one way", "9 7 strained")
    tie = state.ties[7, 9]
    assert (tie.sign, tie.seen_from(7), tie.seen_from(9)) == ("strained", "to", "from")
    assert play(state, "9 > 7 one way").ties[7, 9].seen_from(7) == "from"
    assert play(state, "9 7 both ways").ties[7, 9].way == "both"


def test_contacts_stand_on_the_tie() -> None:
    state = drawn()
    assert state.ties[1, 7].contacts == 4 and state.ties[1, 12].contacts == 0.5 and state.ties[1, 2].contacts is None
    assert "visits" not in state.chairs[7].answers
    with pytest.raises(ExerciseError, match="not joined"):
        play(state, "7 10 contacts 2")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1 1 strong", "not tied to itself"),
        ("1 99 strong", "no chair 99"),
        ("7 10 none", "not joined"),
        ("9 remove", "is joined"),
        ("1 middle", "in the centre"),
        ("drawing 5", "This is drawing 1"),
        ("2 kind cousin", "whānau"),
    ],
)
def test_one_sentence_and_nothing_half_done(line: str, says: str) -> None:
    state = drawn()
    with pytest.raises(ExerciseError, match=says):
        play(state, line)


def test_a_tie_to_an_empty_place_stays_when_it_is_filled() -> None:
    state = play(drawn(), "12 here", "12 person: Ana")
    assert state.ties[1, 12].sign == "not known" and not state.chairs[12].empty and state.chairs[12].name == "Ana"


def test_no_number_says_how_much_somebody_is_joined() -> None:
    state = drawn(*SAMPLE)
    for audience in get_args(Audience):
        page = repr(shape_of(state).outline(state, audience)).lower()
        assert not any(word in page for word in ("density", "centrality", "integration", "per cent", "%"))
    views = " ".join(told(room(state, key)) for key, _ in shape_of(state).room_views(state))
    assert "red" not in views.replace("measured", "").split()


def test_a_dead_father_may_be_close() -> None:
    state = play(drawn(), "11 empty died", "11 close")
    tags = {tag.number: tag for block in room(state).blocks if isinstance(block, Tags) for tag in block.tags}
    assert tags[11].empty and any(
        block.label == "CLOSE" and tags[11] in block.tags for block in room(state).blocks if isinstance(block, Tags)
    )


def test_the_second_drawing_is_made_without_the_first() -> None:
    state = play(drawn(), "drawing 2 2026-09-12")
    assert state.day == "2026-09-12" and state.view == "Hine, his mum" and not state.ties and not state.missing
    assert state.ring("") and not state.ring("close") and len(state.drawn) == 1
    here = told(room(state))
    assert "Nana Mere" not in here and "═" not in here
    assert {"before", "changes"} <= {key for key, _ in shape_of(state).room_views(state)}
    assert "before" not in {key for key, _ in shape_of(drawn()).room_views(drawn())}


def _random_drawing(state: NetGram, chance: random.Random, day: str) -> tuple[NetGram, dict[str, Any]]:
    there = {n: chance.choice(("close", "middle", "far", "")) for n in state.chairs if n != 1}
    ties = {}
    for number, ring in there.items():
        if ring:
            state = play(state, f"{number} {ring}")
            if chance.random() < 0.6:
                ties[1, number] = chance.choice(list(SIGNS))
    placed = [number for number, ring in there.items() if ring]
    for _ in range(3):
        one, other = sorted(chance.sample(placed, 2)) if len(placed) > 1 else (0, 0)
        if one:
            ties[one, other] = chance.choice(list(SIGNS))
    for (one, other), sign in ties.items():
        ends = (one, other) if chance.random() < 0.5 else (other, one)
        state = play(state, f"{ends[0]} {ends[1]} {sign}")
    return state, {"rings": {n: r for n, r in there.items() if r}, "ties": ties}


@pytest.mark.parametrize("seed", range(20))
def test_n5_what_is_new_gone_and_changed_is_listed_and_no_more(seed: int) -> None:
    chance = random.Random(seed)
    state = drawn(
        "view Hine",
        "drawing 1 2026-03-12",
        *(line.replace(" close", "").replace(" middle", "").replace(" outer", "") for line in PEOPLE),
    )
    state, one = _random_drawing(state, chance, "2026-03-12")
    state = play(state, "drawing 2 2026-09-12")
    state, two = _random_drawing(state, chance, "2026-09-12")
    found = compared(state.drawn[-1], state)
    assert set(found.new) == set(two["rings"]) - set(one["rings"])
    assert set(found.gone) == set(one["rings"]) - set(two["rings"])
    both = set(one["rings"]) & set(two["rings"])
    assert {n for n, _, _ in found.moved} == {n for n in both if one["rings"][n] != two["rings"][n]}
    assert not found.renamed
    assert set(found.new_ties) == set(two["ties"]) - set(one["ties"])
    assert set(found.gone_ties) == set(one["ties"]) - set(two["ties"])
    assert set(found.changed_ties) == {
        ends for ends in set(one["ties"]) & set(two["ties"]) if one["ties"][ends] != two["ties"][ends]
    }
    parts = (found.new, found.gone, found.moved, found.renamed, found.new_ties, found.gone_ties, found.changed_ties)
    assert len(found.lines()) == sum(map(len, parts))


@pytest.mark.parametrize("size", [(57, 16), (48, 12), (85, 24), (120, 30)])
def test_the_room_has_the_rings_whole_and_larger_screens_the_picture(size: tuple[int, int]) -> None:
    page = draw(room(drawn()), *size)
    text = "\n".join(page.lines)
    assert page.pages == 1 and len(page.lines) <= size[1] and max(map(len, page.lines)) <= size[0]
    for name in ("Tama", "Hine", "Nana Mere", "Sal", "Jo", "Hōhepa", "CLOSE", "MIDDLE", "OUTER", "not known", "broken"):
        assert name in text, name
    assert ("▄" in text) == (size[0] >= 85)
    assert not any(0x2800 <= ord(letter) <= 0x28FF for letter in text)


@pytest.mark.parametrize("size", [(57, 16), (48, 12), (85, 24)])
def test_thirty_two_people_stand_on_pages_with_whose_view_it_is_on_each(size: tuple[int, int]) -> None:
    state = drawn(*DRAWN, *(f"+ agency outer Worker{number}: role {number}" for number in range(15, 47)))
    view = room(state)
    pages = [draw(view, *size, page=page) for page in range(1, draw(view, *size).pages + 1)]
    text = "\n".join("\n".join(page.lines) for page in pages)
    assert all(f"{number} W" in text for number in range(15, 47))
    assert all("Hine" in " ".join(page.lines) and "2026" in " ".join(page.lines) for page in pages)


def test_a_held_room_loses_the_picture_with_whose_view_it_was() -> None:
    held = session("consent yes", "view Hine", "+ child Tama: the child", exercises=["net-gram"])
    for line in ("+ parent close Hine: mum", "1 2 strong", "show rings", "hold", "view Nana Mere"):
        perform(held, line)
    shown = held.state.display.held or held.state.room_now()
    assert not any(isinstance(block, Tags) for block in shown.blocks)


def test_the_lines_of_the_specification_are_read() -> None:
    state = drawn(*PEOPLE)
    shape = shape_called("netgram")
    for line in (
        "+ whanau close Nana Mere: grandmother",
        "+ friend close Kaia: aunty",
        "+ agency middle Jo: physiotherapist, hospital",
        "view Hine, mum",
        "1 2 strong",
        "1 7 strained",
        "7 8 thin",
        "7 > 9 one way",
        "1 12 ?",
        "missing: a friend of Hine's own",
        "see: services sit on her, not on each other",
        "7 middle",
        "2 close",
        "9 far",
    ):
        assert parse(line, shape, state).action == "move", line
    near = parse("+ whanau close Nana Mere: grandmother", shape, state).data
    assert (near["near"], near["person"], near["role"]) == ("close", "Nana Mere", "grandmother")
    assert isinstance(room(drawn()).blocks[0], Line)


def test_it_is_made_from_a_grid_without_retyping() -> None:
    held = session("+ child Tama: the child", "+ parent Hine: mum", "+ agency Jo: physio, hospital")
    for line in (
        "2 near",
        "3 far",
        "3 why: his hips",
        "3 visits: 4",
        "3 holds P07",
        "+ agency empty: surgeon, hospital",
    ):
        perform(held, line)
    perform(held, "row + church: Church")
    perform(held, "+ church Ana: minister")
    before = len(held.events)
    assert "the 5 people" in understand(held, "exercise net-gram from live-grid").says
    perform(held, "exercise net-gram from live-grid")
    state = held.state.run.state
    assert isinstance(state, NetGram) and len(held.events) == before + 1
    assert [(c.number, c.person, c.near, c.empty) for c in state.chairs.values()] == [
        (1, "Tama", "", False),
        (2, "Hine", "close", False),
        (3, "Jo", "far", False),
        (4, "", "", True),
        (5, "Ana", "", False),
    ]
    assert "his hips" not in repr(shape_of(state).document(state)) and not state.chairs[3].held_by
    assert state.chairs[3].agency == "hospital" and state.row("church").title == "Church"
    with pytest.raises(ExerciseError, match="already"):
        understand(held, "exercise net-gram from live-grid")
    assert again(held).state == held.state
    perform(held, "undo")
    assert "net-gram" not in held.state.exercises


def test_it_is_made_from_paper_too_and_into_an_empty_one() -> None:
    held = session("+ child Tama: the child", "+ parent Hine: mum", exercises=["paper-grid"])
    perform(held, "exercise net-gram")
    perform(held, "exercise net-gram from paper-grid")
    assert [chair.person for chair in held.state.run.state.chairs.values()] == ["Tama", "Hine"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("exercise net-gram from nowhere", "no exercise called nowhere"),
        ("exercise net-gram from post-its", "begins from a grid"),
        ("exercise post-its from live-grid", "begins from no other"),
    ],
)
def test_from_what_is_no_grid_nothing_begins(line: str, says: str) -> None:
    held = session(exercises=["post-its", "live-grid"])
    perform(held, "exercise live-grid")
    perform(held, "+ child Tama: the child")
    before = len(held.events)
    with pytest.raises(ExerciseError, match=says):
        perform(held, line)
    assert len(held.events) == before


@pytest.mark.parametrize(
    "line", ["view practitioner:", "view practitioner", "view guess:", "view guess", "view whānau:"]
)
def test_a_kind_of_view_is_nobodys_name(line: str) -> None:
    state = drawn()
    with pytest.raises(ExerciseError, match="Whose view is it"):
        play(state, line)
    assert play(state, "view whānau").view == "whānau"


def test_somebody_joined_and_not_placed_has_a_name_in_the_drawing_before() -> None:
    state = play(drawn(), "drawing 2 2026-09-12", "1 4 strong", "drawing 3 2027-03-12")
    said = compared(state.drawn[-1], state).lines()
    assert said == ["tie gone: Tama and Aroha: strong"]
    assert "Aroha" in told(room(play(state, "consent yes"), "changes"))
    before = room(play(state, "consent yes"), "before")
    assert "Aroha" not in told(before) and "Nana" not in told(before), "nobody was placed in a ring"


def test_a_next_drawing_of_an_earlier_day_is_asked_about() -> None:
    state = play(drawn(), "drawing 1 2026-09-12")
    said = shape_of(state).parse("drawing 2 2026-03-12", state).warning
    assert said == "That is before drawing 1, of 12 September 2026. Is another day meant?"
    for line in ("drawing 2 2026-09-12", "drawing 2 2027-03-12", "drawing 1 2026-03-12", "drawing 2"):
        assert not shape_of(state).parse(line, state).warning, line
    state = play(state, "drawing 2 2026-12-12")
    assert "That is before drawing 1," in shape_of(state).parse("drawing 2 2026-03-12", state).warning
    assert not shape_of(state).parse("drawing 2 2026-10-12", state).warning


def test_the_number_of_somebody_alone_brings_their_ties_and_what_was_said_of_them_before() -> None:
    held = session("+ child Tama: the child", "+ whanau close Nana Mere: grandmother", exercises=["net-gram"])
    for line in ("view Hine, mum", "1 2 strong", "1 2 strained"):
        perform(held, line)
    assert perform(held, "2").lines == (
        "2 Nana Mere, grandmother  [close, whānau]",
        "Tama and Nana Mere: strained, contacts not asked; before: strong",
    )


@pytest.mark.parametrize(("typed", "whose"), [("view of mum", "mum"), ("view from Jo", "Jo"), ("view Offa", "Offa")])
def test_whose_view_it_is_may_be_said_with_of(typed: str, whose: str) -> None:
    state = drawn()
    assert parse(typed, shape_of(state), state).data["whose"] == whose


def test_a_name_and_a_word_that_are_both_only_begun_are_a_sentence() -> None:
    state = started(TEMPLATE, "+ agency income support", "+ agency housing assessor")
    for typed in ("in a hurry to be right before the weekend", "as a practitioner"):
        with pytest.raises(ExerciseError, match="There is no “"):
            parse(typed, shape_of(state), state)
    for typed in ("inc agency WINZ", "income ag WINZ"):
        assert parse(typed, shape_of(state), state).data == {"chair": 1, "field": "agency", "text": "WINZ"}


def test_no_full_stop_ends_a_name() -> None:
    state = play(drawn(), "+ agency middle Josh, footy coach.", "view Hine, mum.")
    assert state.view == "Hine, mum"
    assert next(reversed(state.chairs.values())).person == "Josh, footy coach"


@pytest.mark.parametrize(
    ("typed", "ring"),
    [("+ agency outter WINZ", "outer"), ("+ whanau clsoe Nana: koro", "close"), ("+ agency fra Jo", "far")],
)
def test_a_ring_mistyped_is_no_part_of_a_name(typed: str, ring: str) -> None:
    state = drawn()
    with pytest.raises(ExerciseError, match=f"Did you mean {ring}"):
        parse(typed, shape_of(state), state)
    for named in ("+ agency Fay Lim", "+ agency Middleton School", "+ agency close Fay"):
        parse(named, shape_of(state), state)


def test_one_way_is_one_word_too() -> None:
    state = play(drawn(), "4 > 8 oneway")
    again = play(drawn(), "4 > 8 one-way")
    assert state.ties == again.ties == play(drawn(), "4 > 8 one way").ties


def test_somebody_who_is_joined_is_not_gone_and_contacts_asked_once_are_no_change() -> None:
    state = play(drawn(), "1 2 strong", "1 2 contacts 30", "1 8 strained", "drawing 2 2027-09-12", "1 8 broken")
    state = play(state, "2 close", "1 2 strong")
    said = compared(state.drawn[-1], state).lines()
    assert "changed: Tama and Priya: strained to broken" in said
    assert not any(line.startswith("gone: Priya") or line.startswith("changed: Tama and Hine") for line in said), said
    assert "changed: Tama and Hine: strong, contacts 30 a month to strong, contacts 4 a month" in (
        compared(state.drawn[-1], play(state, "1 2 contacts 4")).lines()
    )


def test_the_day_of_a_drawing_is_said_with_its_year() -> None:
    state = play(drawn(), "drawing 1 2026-09-12")
    assert shape_of(state).parse("drawing 2 1 June 2027", state).says.startswith("drawing 2, 1 June 2027:")
