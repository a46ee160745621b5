"""What the room sees of a programme: lanes by months, the cycle, what was changed; whole on every screen."""

from __future__ import annotations

import json

import pytest

from exercises.leaving.room_view import RoomView, room_view_of
from exercises.programme.room import room_view, room_views
from exercises.programme.state import Programme
from sessions.library import templates
from tests.exercises.programme_lines import SAMPLE
from tests.lines import play, started
from tests.tui.room_samples import SIZES
from tui.app.text import width as cells
from tui.room.layout import draw
from tui.room.plain import view_text

EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
DAYS = (
    "cohort + One: Awakōwhai",
    "cohort + Two: Awakōwhai",
    "cohort + Three: Te Whanganui-a-Tara ki te Tonga me te Raki",
    "e + planning with managers c1 2025-11-03",
    "e + overview c1 2025-11-04",
    "e + workshop c2 2026-02-12",
    "e + shared integration c1 c2 2026-06-11",
    "e + workshop c3 2026-08-18",
    "e + workshop c3 2026-08-19",
    "e + survey c1 2027-01",
    "e + workshop c3 2026-04",
    "e8 dropped: nobody could be spared",
    *(f"e{number} held" for number in range(1, 7)),
)
LEARNED = (
    "learned c1: nobody writes about what went wrong",
    "l1 to prompt-cards: cards instead of sheets",
    "l1 tried c2 helped: twelve cards were kept",
    "learned c1: managers in the room from day one",
    "l2 to plan: managers come on two days",
    "l2 tried c2 worse: the room went quiet",
)
CYCLE = (
    "cycle question: What helps a team to work as partners?",
    "cycle collect",
    "cycle collect: hearing stories, and the uptake at five months",
    "cycle adjust: last time round: cards instead of sheets",
)


def programme(*typed: str) -> Programme:
    state: Programme = started(templates.programme(), *DAYS)
    return play(state, *typed)  # type: ignore[no-any-return]


def lines(view: RoomView, size: tuple[int, int]) -> list[str]:
    return draw(view, *size).lines


@EVERY_SIZE
def test_every_view_is_whole_on_every_screen(size: tuple[int, int]) -> None:
    for state in (programme(*LEARNED, *CYCLE), started(templates.programme(), *SAMPLE), programme()):
        for key, _ in room_views(state):
            view = room_view(state, key)
            for page in range(1, view.pages + 1):
                drawn = lines(room_view(state, f"{key.split()[0]} {page}") if key != "quiet" else view, size)
                assert len(drawn) <= size[1] and max(map(cells, drawn), default=0) <= size[0], key
                assert "…" not in "".join(line for line in drawn if "Whanganui" not in line), (key, drawn)


@EVERY_SIZE
def test_each_cohort_has_a_letter_a_month_and_a_name_is_cut_by_cells(size: tuple[int, int]) -> None:
    drawn = lines(room_view(programme(), "timeline"), size)
    one, two, three, both = (
        next(line for line in drawn if name in line) for name in ("Awakōwhai 1", "Awakōwhai 2", "Te Wha", "together")
    )
    letters = {name: "".join(line.split()[2:]) for name, line in (("one", one), ("two", two))}
    assert letters["one"].replace("pv", "p").startswith("p······s······q")
    assert letters["two"].startswith("···W···s·······")
    assert "D" in three and "s" in both and "x" not in three.replace("next", "")
    assert size[0] > 57 or "…" in three


@EVERY_SIZE
def test_the_cycle_says_in_words_where_it_is(size: tuple[int, int]) -> None:
    drawn = "\n".join(lines(room_view(programme(*CYCLE), "cycle"), size))
    assert ("[COLLECT]" in drawn) is (size == (48, 12)) and ("▌collect now" in drawn) is (size != (48, 12))
    for word in ("envision", "plan", "analyse", "report", "adjust", "uptake at five", "cards instead of sheets"):
        assert word in drawn
    assert "%" not in drawn


def test_a_larger_screen_says_more_of_each_step() -> None:
    view = room_view(programme(*CYCLE, "cycle plan: a day for managers"), "cycle")
    assert ["a day for managers" in "\n".join(lines(view, size)) for size in SIZES] == [False, False, True, True]


def test_what_was_changed_is_what_helped_where_it_was_tried() -> None:
    waits = ("learned c1: shorter days", "l3 to plan: until three", "l3 tried c2")
    again = ("l1 tried c3",)
    for key in ("changed", "timeline"):
        said = "\n".join(view_text(room_view(programme(*LEARNED, *waits, *again), key)))
        assert "cards instead of sheets" in said and "two days" not in said and "until three" not in said
    many = [
        line
        for n in range(3, 9)
        for line in (f"learned c1: lesson {n}", f"l{n} to plan: {'a change ' * 9}", f"l{n} tried c2 helped")
    ]
    view = room_view(programme(*LEARNED, *many), "changed")
    assert view.pages > 1 and room_view(programme(*LEARNED, *many), "changed 2").page == 2


def test_no_count_of_people_no_number_and_no_reason_reaches_the_room() -> None:
    state = programme(*LEARNED, *CYCLE, "c1 people 3 of 4", "collect + case rating c1 start", "x1 done 3 of 4")
    state = play(state, "l1 to prompt-cards: P07 asked for cards")
    for key, _ in room_views(state):
        view = room_view(state, key)
        said = "\n".join(view_text(view)) + json.dumps(view.document(), ensure_ascii=False)
        assert "of 4" not in said and "P07" not in said and "spared" not in said and "dropped" not in said
        assert room_view_of(json.loads(json.dumps(view.document()))) == view


def test_g6_no_length_is_worked_out_of_events() -> None:
    said = "\n".join(view_text(room_view(programme(), "timeline"))).casefold()
    assert "nov 2025 - jan 2027" in said and "month" not in said


def test_a_longer_programme_begins_where_it_is_now_and_has_pages() -> None:
    state = programme(*(f"e + workshop c1 {year}-03" for year in range(2027, 2031)), "e9 held", "e10 held")
    view = room_view(state, "timeline")
    assert view.pages == 4 and view.page == 2
    assert room_view(state, "timeline 1").page == 1 and ("timeline 4", "the timeline, page 4") in room_views(state)
    for size in SIZES:
        assert any("W" in line for line in lines(view, size))


@EVERY_SIZE
def test_many_cohorts_stand_on_pages_as_equals(size: tuple[int, int]) -> None:
    cohorts = [f"cohort + Cohort {number}: Place {number}" for number in range(4, 13)]
    state = programme(*cohorts, *(f"e + workshop c{number} 2026-03" for number in range(4, 13)))
    view = room_view(state, "timeline")
    seen: set[str] = set()
    for page in range(1, view.pages + 1):
        drawn = "\n".join(lines(room_view(state, f"timeline {page}"), size))
        assert ("W workshop" in drawn and "…" not in drawn.replace("Raki…", "").replace("Te Wha", "")) or size[0] < 85
        seen |= {name for name in (f"Place {number}" for number in range(4, 13)) if name in drawn}
    assert len(seen) == 9


@EVERY_SIZE
def test_of_much_that_was_changed_the_timeline_says_the_last(size: tuple[int, int]) -> None:
    many = [
        line
        for number in range(1, 13)
        for line in (
            f"learned c1: something {number}",
            f"l{number} to prompt-cards: another card {number}",
            f"l{number} tried c2 helped: yes",
        )
    ]
    drawn = "\n".join(lines(room_view(programme(*many), "timeline"), size))
    assert "another card 12" in drawn and "another card 9" not in drawn


def test_a_place_is_whole_before_the_month_of_what_comes_next() -> None:
    days = (
        "cohort + One: Stringybark Ford",
        *(f"e + workshop c1 {month}-01" for month in ("2025-11", "2026-10")),
        "e1 held",
        "e2 held",
        "e + follow-up c1 2027-01-05",
    )
    view = room_view(started(templates.programme(), *days), "timeline")
    small, wide = ("\n".join(lines(view, size)) for size in ((48, 12), (57, 16)))
    assert "Stringybark Ford" in small and "follow-up" in small and "…" not in small
    assert "follow-up, Jan" in wide


@EVERY_SIZE
def test_the_key_has_the_letters_that_stand_there(size: tuple[int, int]) -> None:
    drawn = lines(room_view(programme(), "timeline"), size)
    lanes = "".join(line[15:] for line in drawn if line.strip()[:3] in ("Awa", "Te ", "tog"))
    assert ("v overview" in " ".join(drawn)) is ("v" in lanes.split("next")[0].replace("survey", ""))
    assert "p planning" in " ".join(drawn)
