"""What is seen of nobody by name: the room sees it of every kind of field once there is enough, and never whose."""

from __future__ import annotations

import pytest

from exercises.leaving.outline import Audience
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from sessions.library import templates
from tests.exercises.test_pages_who_sees import leaving, seen, template
from tests.lines import play, started

SAID = {
    "text": ("1 thing: Xanadu-owl {0}", "Xanadu-owl {0}"),
    "choices": ("1 thing: gate {0}, Xanadu-owl {0}", "Xanadu-owl {0}"),
    "role": ("1 thing Xanadu-owl keeper {0}", "Xanadu-owl keeper {0}"),
    "day": ("1 thing {1} May 2031", "{1} May 2031"),
    "voices": ("1 a thing: Xanadu-owl {0}", "Xanadu-owl {0}"),
}
"""By kind of words: what is typed, and what is read of it; {0} is a letter for each page, {1} a number."""
CHOSEN = {"choice": ("1 thing xanadu", "xanadu"), "dial": ("1 thing high", "high"), "tick": ("1 thing", "yes")}


def filled(kind: str, line: str, pages: int, **more: object) -> Pages:
    title = "+ Here {} / There {}" if kind == "voices" else "+ To harbour {}{}"
    state: Pages = PAGES.start(template(kind, "anonymous", **more))
    for at in range(1, pages + 1):
        letter = "abcdefg"[at - 1]
        typed = line.format(letter, at).replace("1 ", f"{at} ", 1)
        state = play(state, title.format(letter, letter), typed)
    return state


@pytest.mark.parametrize("kind", SAID)
def test_words_of_every_kind_are_shown_together_from_three_pages_on(kind: str) -> None:
    line, said = SAID[kind]
    words = [said.format("abc"[at], at + 1) for at in range(3)]
    two = filled(kind, line, 2)
    assert "Fewer than three were written" in seen(two)
    for audience in ("participants", "facilitators"):
        assert not any(word in leaving(two, audience) for word in words)
    three = filled(kind, line, 3)
    view = PAGES.room_view(three, "thing")
    assert all(word in repr(view) for word in words) and "harbour" not in repr(view) and "Here" not in repr(view)
    assert all(word in leaving(three, "participants") and word not in leaving(three, "public") for word in words)


@pytest.mark.parametrize("kind", CHOSEN)
def test_what_is_chosen_is_counted_from_five_pages_on(kind: str) -> None:
    line, word = CHOSEN[kind]
    assert "Fewer than five answered" in repr(PAGES.room_view(filled(kind, line, 4), "thing"))
    five = filled(kind, line, 5)
    drawn = repr(PAGES.room_view(five, "thing"))
    assert "n 5" in drawn and word in drawn and "harbour" not in drawn
    assert PAGES.tables is not None
    for audience, there in (("participants", True), ("public", False)):
        counted = [sheet for sheet in PAGES.tables(five, _audience(audience)) if (word, "5") in sheet.rows]
        assert bool(counted) is there


def _audience(said: str) -> Audience:
    return "participants" if said == "participants" else "public"


def test_where_each_says_several_it_is_people_who_are_counted() -> None:
    words = {"door": "The door.", "tea": "Tea.", "names": "Names."}
    made = template("choices", "anonymous").words
    made["kinds"][0]["fields"][0]["words"] = words
    state: Pages = PAGES.start(template("choices", "anonymous", fields=made["kinds"][0]["fields"]))
    few = play(state, *(line for at in (1, 2) for line in (f"+ To {at}", f"{at} thing door, tea, names")))
    assert "Fewer than five answered" in repr(PAGES.room_view(few, "thing")), "six answers of two people"
    more = play(few, *(line for at in (3, 4, 5) for line in (f"+ To {at}", f"{at} thing tea")))
    assert "n 5" in repr(PAGES.room_view(more, "thing"))


@pytest.mark.parametrize("kind", ["text", "choice"])
def test_nothing_of_a_page_whose_owner_did_not_say_yet_is_among_it(kind: str) -> None:
    line, said = (SAID | CHOSEN)[kind]
    waiting = filled(kind, line, 6, consent=True)
    word = said.format("a", 1)
    assert word not in repr(PAGES.room_view(waiting, "thing")) and "n 6" not in leaving(waiting, "participants")
    agreed = play(waiting, *(f"{at} consent without my number" for at in range(1, 7)))
    assert word in repr(PAGES.room_view(agreed, "thing"))


@pytest.mark.parametrize(
    ("sees", "line", "there"),
    [
        ("room", "", True),
        ("nod", "", False),
        ("nod", "1 nod thing", True),
        ("console", "", False),
        ("owner", "", False),
    ],
)
def test_what_was_counted_on_a_page_is_seen_by_who_may_see_it(sees: str, line: str, there: bool) -> None:
    lines = ("+ To the harbour", "1 thing owl 4321 gate 17", *([line] if line else []))
    state: Pages = play(PAGES.start(template("counts", sees)), *lines)
    assert ("4321" in seen(state)) is there and ("4321" in leaving(state, "participants")) is there
    few = play(state, "1 thing owl 3 gate 1", *([line] if line else []))
    assert "  3  " not in seen(few)


def test_two_kinds_with_one_name_for_a_field_have_a_view_each() -> None:
    made = template("text", "anonymous").words
    other = {**made["kinds"][0], "key": "ride", "letter": "k"}
    both = templates.template_of({**made, "kinds": [made["kinds"][0], other]})
    views = [key for key, _ in PAGES.room_views(PAGES.start(both))]
    assert "thing" in views and "ride thing" in views


def test_an_answer_that_is_only_ticked_off_is_no_silence() -> None:
    lines = ("+ asked: keep the group", "+ asked: pay for travel", "+ asked: a room", "a1 answered", "a2 acted")
    state: Pages = started(templates.built_in()["legacies"], *lines)
    drawn = repr(PAGES.room_view(state, "asked"))
    assert drawn.count("no answer yet") == 1 and "travel   acted" in drawn and "group   answered" in drawn
    page = repr(PAGES.outline(state, "participants"))
    assert page.count("no answer yet") == 1 and "travel – acted" in page and "group – answered" in page


def test_h2_what_is_another_and_what_is_said_to_be_other_are_one() -> None:
    kinds = ("other", "other", "insurance", "space", "space", "")
    lines = [line for at, kind in enumerate(kinds, 1) for line in (f"+ barrier: {'x' * at}", f"b{at} kind {kind}")]
    state: Pages = started(templates.built_in()["hot-desk"], *(line for line in lines if not line.endswith("kind ")))
    drawn = repr(PAGES.room_view(state, "pages"))
    assert "What stands in the way: space 2, other 4'" in drawn and "space 2, other 4." in leaving(
        state, "participants"
    )
