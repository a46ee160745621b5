"""Pages of named fields: the compass's lines, its dials, who sees what, and what never leaves."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import TemplateError, template_of
from exercises.leaving.drawing import DialsPicture
from exercises.leaving.outline import AUDIENCES
from exercises.leaving.room_view import RoomView
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from exercises.shapes import SHAPES
from sessions.export.writers.svg_files import svg_of
from sessions.library import templates
from sessions.lines.carry_out import perform
from tests.exercises.pages_lines import SAMPLE
from tests.lines import play, session, started
from tests.marked import given
from tui.room.layout import draw

SECRET = "Xanadu-owl"
LABELS = ("1: connect / whakawhanaungatanga", "2: tautoko", "3: sway", "4: be purposeful", "5: offer what we know")


def compass(*lines: str) -> Pages:
    state: Pages = started(templates.built_in()["compass"], *lines)
    return state


def seen(state: Pages, width: int = 57, height: int = 16) -> str:
    """Everything that any room view shows."""
    views = [PAGES.room_view(state, key) for key, _ in PAGES.room_views(state)]
    return "\n".join("\n".join(draw(view, width, height, page=page).lines) for view in views for page in range(1, 7))


def leaving(state: Pages) -> dict[str, str]:
    """By audience: everything that leaves."""
    return {audience: given(state, audience) for audience in AUDIENCES}


@pytest.mark.parametrize(
    ("line", "kind", "data"),
    [
        ("+ The third visit", "page", {"title": "The third visit"}),
        ("1 with whānau", "fill", {"page": 1, "field": "with", "value": "whānau"}),
        ("1 with whanau", "fill", {"page": 1, "field": "with", "value": "whānau"}),
        ("1 purpose: keep: the form", "fill", {"page": 1, "field": "purpose", "value": "keep: the form"}),
        ("1 influence high", "fill", {"page": 1, "field": "influence", "value": "high"}),
        ("1 influence mid", "fill", {"page": 1, "field": "influence", "value": "middle"}),
        ("1 connect up", "fill", {"page": 1, "field": "connect", "value": "up"}),
        ("1 connect turn up", "fill", {"page": 1, "field": "connect", "value": "up"}),
        ("1 connect leave as it is", "fill", {"page": 1, "field": "connect", "value": "leave"}),
        ("1 be purposeful down", "fill", {"page": 1, "field": "purposeful", "value": "down"}),
        ('1 first: "What would you like from today?"', "fill", {"value": '"What would you like from today?"'}),
        ("1 nod all", "nod", {"fields": ["reads", "sure", "first"], "yes": True}),
        ("1 nod none", "nod", {"fields": [], "yes": False}),
        ("start connect 7 influence 10 pass 3", "count", {"counts": {"connect": 7, "influence": 10, "pass": 3}}),
        ("start 7 connect, 10 influence", "count", {"counts": {"connect": 7, "influence": 10}}),
        ("role 3: connect / whakawhanaungatanga", "name_dial", {"place": 3, "label": "connect / whakawhanaungatanga"}),
        ("1 purpose none", "fill", {"field": "purpose", "value": ""}),
        ("1 purpose: none", "fill", {"field": "purpose", "value": "none"}),
    ],
)
def test_a_line_says_one_thing(line: str, kind: str, data: dict[str, Any]) -> None:
    command = parse(line, PAGES, compass(*SAMPLE))
    assert command.kind == kind and data.items() <= dict(command.data).items()


@pytest.mark.parametrize(
    "line", ["Bring mum", "They took over", "hello there", "9 purpose: x", "1 influence very", "keep"]
)
def test_ordinary_sentences_are_refused(line: str) -> None:
    with pytest.raises(ExerciseError):
        parse(line, PAGES, compass(*SAMPLE))


def test_c1_the_word_stands_beside_every_dial() -> None:
    lines = draw(PAGES.room_view(compass(*SAMPLE), "page 1"), 57, 16).lines
    for word in ("low", "off", "high", "middle"):
        assert any(line.rstrip().endswith(word) for line in lines)
    assert "We assumed that." in "\n".join(lines)
    after = "\n".join(draw(PAGES.room_view(compass(*SAMPLE), "page 1 next"), 57, 16).lines)
    assert "turn up" in after and "turn down" in after and "What would you like from today?" in after


def test_the_room_sees_how_they_are_to_be_while_they_are_turned() -> None:
    assert PAGES.phase_view(compass(*SAMPLE[:-10], "go turn")) == "page 1 next"
    assert PAGES.phase_view(compass("go turn")) == PAGES.phase_view(compass(*SAMPLE, "go turn")) == "pages"


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12)])
def test_c4_six_roles_with_macrons_stand_whole_on_one_screen(width: int, height: int) -> None:
    words = dict(templates.built_in()["compass"].words)
    kind = dict(words["kinds"][0])
    sixth = {"key": "manaaki", "title": "manaakitanga", "ask": "Where was it?", "kind": "dial", "sees": "room"}
    kind["fields"] = [*kind["fields"][:-1], sixth, kind["fields"][-1]]
    state = started(
        template_of({**words, "kinds": [kind]}), *SAMPLE, "1 manaaki high", *(f"role {one}" for one in LABELS)
    )
    for key in ("page 1", "page 1 next", "roles", "start"):
        drawn = draw(PAGES.room_view(state, key), width, height)
        assert drawn.pages == 1 and len(drawn.lines) <= height, key
        assert all(len(line) <= width for line in drawn.lines)
        assert "manaakitanga" in "\n".join(drawn.lines), key


def test_a_dial_is_drawn_as_far_as_it_was_turned_up_with_its_word_beside() -> None:
    (picture,) = [one for one in PAGES.pictures(compass(*SAMPLE), "participants") if isinstance(one, DialsPicture)]  # type: ignore[misc]
    dials = {dial.label: dial for dial in picture.dials}
    assert (dials["influence"].word, dials["influence"].turn) == ("high", "▼ turn down")
    drawn = svg_of(picture, "picture")
    ink = [part for part in drawn.split("<rect")[1:] if 'fill="#ffffff"' not in part and 'stroke="' in part]
    turned = {"off": 0, "low": 1, "middle": 2, "high": 3}
    assert len(ink) == sum(turned[dial.word] for dial in picture.dials if dial.word)
    for dial in picture.dials:
        assert f">{dial.word or 'not said'}</tspan>" in drawn and "n =" not in drawn


def test_c2_fewer_than_five_are_shown_to_nobody_but_the_facilitators() -> None:
    few = compass("start connect 2 influence 2 pass 9")
    view: RoomView = PAGES.room_view(few, "start")
    said = "\n".join(draw(view, 57, 16).lines)
    assert "2" not in said and "9" not in said and "Fewer than five" in said
    found = leaving(few)
    assert (
        "'2'" not in found["participants"]
        and "passed 9" not in found["participants"]
        and "passed" not in found["public"]
    )
    assert "passed 9" in found["facilitators"]
    enough = compass("start connect 3 influence 2 pass 9")
    assert "n 5, passed 9" in "\n".join(draw(PAGES.room_view(enough, "start"), 57, 16).lines)


def test_what_needs_a_nod_is_seen_after_it_and_other_words_need_it_again() -> None:
    state = compass("+ A visit", f"1 reads: {SECRET}")
    assert SECRET not in seen(state) and SECRET not in leaving(state)["participants"]
    state = play(state, "1 nod reads")
    assert SECRET in seen(state) and SECRET in leaving(state)["participants"]
    assert SECRET not in seen(play(state, "1 nod none")) and SECRET not in leaving(state)["public"]
    assert SECRET not in seen(play(state, "1 reads: other words", f"1 reads: {SECRET}"))


def test_an_owners_words_are_seen_by_no_room_and_go_at_the_close_unless_they_asked() -> None:
    state = compass("+ A visit", f"1 me: {SECRET}")
    assert SECRET not in seen(state) and all(SECRET not in words for words in leaving(state).values())
    with pytest.raises(ExerciseError, match="reads, sure or first"):
        play(state, "1 nod me")
    assert SECRET not in repr(play(state, "close", "reopen"))
    kept = play(state, "1 keep", "close")
    assert (
        SECRET in repr(kept) and SECRET in leaving(kept)["facilitators"] and SECRET not in leaving(kept)["participants"]
    )


def test_c3_nothing_holds_a_person_and_nothing_is_summed() -> None:
    state = compass(*SAMPLE)
    assert not any(page.by or page.marks or page.done for page in state.pages.values())
    for line in ("1 by P19", "1 consent without my number", "1 done"):
        with pytest.raises(ExerciseError):
            play(state, line)
    assert "score" not in repr(leaving(state)).lower() and "total" not in repr(leaving(state)).lower()
    assert {"page", "fill", "count", "keep_own"} <= PAGES.undated


def test_nothing_is_typed_while_people_talk_in_pairs() -> None:
    state = compass(*SAMPLE, "go try")
    assert PAGES.progress(state).wordless
    for line in ("1 purpose: x", "+ another", "start connect 9"):
        with pytest.raises(ExerciseError, match="Nothing is typed in this phase"):
            play(state, line)
    assert play(state, "next").phase == "pattern"


def test_a_field_that_stays_on_paper_is_refused_in_words() -> None:
    words = dict(templates.built_in()["compass"].words)
    kind = dict(words["kinds"][0])
    kind["fields"] = [{**kind["fields"][1], "sees": "paper"}]
    state = started(
        template_of(
            {**words, "kinds": [kind], "beside": [], "group": [], "phases": [{**words["phases"][0], "room": "pages"}]}
        ),
        "+ A visit",
    )
    with pytest.raises(ExerciseError, match="stays on paper"):
        play(state, "1 purpose: the form")


def test_counting_dials_where_there_are_none_is_refused_with_its_place() -> None:
    words = dict(templates.built_in()["compass"].words)
    kind = {**words["kinds"][0], "fields": [words["kinds"][0]["fields"][1]]}
    with pytest.raises(TemplateError, match="group: there are no dials"):
        started(template_of({**words, "kinds": [kind], "phases": words["phases"][1:2]}))


def test_the_shape_is_in_the_table() -> None:
    assert SHAPES["pages"] is PAGES


@pytest.mark.parametrize("size", [(48, 12), (57, 16), (85, 24)])
def test_a_long_purpose_leaves_room_for_whether_it_was_agreed(size: tuple[int, int]) -> None:
    purpose = "to have the bus at the gate before the bell, and the form signed by somebody"
    state = compass("+ The gate", f"1 purpose: {purpose}", "1 agreed no")
    text = " ".join(" ".join(draw(PAGES.room_view(state, "page 1"), *size).lines).split())
    assert "It was for: to have the bus" in text and text.endswith("… We had not agreed that."), text


def test_a_name_that_another_dial_has_is_warned_of() -> None:
    state = compass("role 1: whakawhanaungatanga")
    for line, warning in (
        ("role 2: Influence", 3),
        ("role 3: Whakawhanaungatanga", 1),
        ("role 4: offer what we know", 5),
    ):
        assert PAGES.parse(line, state).warning.startswith(f"Dial {warning} is called so, too"), line
    assert not PAGES.parse("role 1: whakawhanaungatanga", state).warning
    assert not PAGES.parse("role 2: open the door", state).warning


def test_a_bare_plus_in_a_phase_of_another_kind_asks_which_is_meant() -> None:
    held = session(exercises=["hot-desk"])
    said = perform(held, "+ Know who says no").says
    assert said == "barrier b1: Know who says no. It is a barrier. Or was this meant? + wish: Know who says no"
    perform(held, "+ wish: know them")
    perform(held, "next")
    assert perform(held, "+ They sign in twice").says == "barrier b2: They sign in twice."


def test_the_bare_plus_is_shown_with_words_of_its_own_exercise() -> None:
    shown = [example for example, _ in PAGES.examples(session(exercises=["hot-desk"]).state.run.state)]
    assert "+ visitors sign in twice" in shown and not any("third visit" in example for example in shown)


def test_a_visit_that_did_not_come_about_is_told_with_its_line() -> None:
    held = session(
        "+ wish: know them", "+ barrier: x", "+ desk: y", "+ visit: nurse, 12 May am", exercises=["hot-desk"]
    )
    for line in ("v1 didnt come", "v1 did not turn up", "v1 didn’t show"):
        with pytest.raises(ExerciseError, match=r"Is this meant\? v1 cancelled"):
            perform(held, line)
