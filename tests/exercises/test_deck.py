"""Decks: draws that never repeat and stand in the entry, cards with all their words, counts by nobody."""

from __future__ import annotations

import itertools
import json
import random
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.deck.shape import DECK
from exercises.deck.state import Deck
from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import TemplateError, template_of
from exercises.leaving.outline import Audience
from exercises.shapes import SHAPES
from sessions.export import Wanted, export_bytes, gather, make
from sessions.library import templates
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, play, session, started
from tests.marked import drawn, every_view
from tests.samples import sample_of
from tui.room.layout import draw

KEYS = ("prompt-cards", "stances", "relationship-review")
WORDS = ("draw", "think", "tell", "turn", "stance", "thing")
"""The phases of the prompt cards in which nothing is written."""


def deck(*lines: str, key: str = "prompt-cards") -> Deck:
    state: Deck = started(templates.built_in()[key], *lines)
    return state


def cards(*lines: str, key: str = "prompt-cards") -> Session:
    return session(*lines, exercises=[key])


def state_of(held: Session) -> Deck:
    state: Deck = held.state.run.state
    return state


def data_of(held: Session) -> list[dict[str, Any]]:
    """The data of every entry of the deck, those taken back too, and of the one it began with."""
    own = [dict(event.data) for event in held.events if event.run == held.state.current]
    return [*own, *(dict(event.data) for event in held.events if event.kind == "exercise")]


@pytest.mark.parametrize("said", ["3", "three", "Three", "toru"])
def test_a_number_that_was_called_out_is_typed_as_a_word(said: str) -> None:
    held = cards(f"draw {said}")
    assert len(state_of(held).out) == 3
    again = cards(f"draw {len(state_of(held).cards)}")
    perform(again, f"take {'three' if said == '3' else said}")
    assert state_of(again).taken == (3,)


# -- draws ------------------------------------------------------------------------------------------------------------


def test_d1_a_thousand_draws_of_three_never_repeat_within_a_shuffle() -> None:
    shape, state = DECK, deck()
    out: list[int] = []
    lot = random.Random(1)
    for _ in range(1_000):
        if not state.pile:
            order = lot.sample(sorted(state.cards), len(state.cards))
            state, out = shape.apply(state, "shuffle", {"order": order}), []
        _, told = shape.tried(state, "draw", {"count": 3})
        state = shape.apply(state, "draw", told)
        assert len(told["cards"]) == 3 and not set(told["cards"]) & set(out)
        out += told["cards"]
        assert sorted([*out, *state.pile]) == sorted(state.cards)


def test_the_choice_stands_in_the_entry_and_the_first_order_in_the_one_it_began_with() -> None:
    held = cards("draw 3")
    began = next(event for event in held.events if event.kind == "exercise" and event.data["key"] == "prompt-cards")
    ((kind, data),) = began.data["moves"]
    assert kind == "shuffle" and sorted(data["order"]) == list(range(1, 25)) != data["order"]
    assert held.events[-1].data["cards"] == data["order"][:3] == list(state_of(held).out)
    assert again(held).state == held.state
    others = {tuple(cards().state.run.state.pile) for _ in range(3)}
    assert len(others) > 1, "each session has an order of its own"


def test_undoing_a_draw_puts_the_same_cards_back_on_top() -> None:
    held = cards("draw 3")
    first = state_of(held).out
    perform(held, "undo")
    assert state_of(held).pile[:3] == first and not state_of(held).out
    perform(held, "draw 3")
    assert state_of(held).out == first


STEPS = st.lists(
    st.sampled_from(["draw", "draw 2", "draw 3 power", "take", "pass", "opened", "flat", "shuffle", "undo", "redo"]),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_d2_draw_take_and_opened_are_undone_and_done_again_exactly(steps: list[str]) -> None:
    held = cards()
    states: list[Any] = [held.state]
    for step in steps:
        out = state_of(held).out
        line = f"{step} {out[0] if out else 7}" if step in ("take", "opened", "flat") else step
        try:
            perform(held, line)
        except ExerciseError:
            continue
        there = state_of(held)
        places = [*there.pile, *there.out, *there.taken]
        assert len(places) == len(set(places)) and set(places) <= set(there.cards)
        states.append(held.state)
    while len(states) > 1:
        before = held.state
        try:
            perform(held, "undo")
        except ExerciseError:
            break
        after = held.state
        perform(held, "redo")
        assert held.state == before
        perform(held, "undo")
        assert held.state == after
    assert again(held).state == held.state


def test_d3_nothing_in_a_decks_entries_can_hold_a_number_of_a_person_or_a_minute() -> None:
    for key in KEYS:
        held = cards(*sample_of(templates.built_in()[key]).lines, "go 0", key=key)
        own = [event for event in held.events if event.run == key]
        assert len(own) > 10 and {event.at[10:] for event in own} == {"T00:00:00+00:00"}
        assert set(DECK.moves) - {"unname"} <= DECK.undated
        for line in ("1 from P14: other words", "+ card from P14: x", "retire 1 from P14: it hurt"):
            with pytest.raises(ExerciseError, match="never somebody's number"):
                perform(held, line)
        for data in data_of(held):
            times = {key: value for key, value in data.items() if key in ("at", "today", "by")}
            assert all(value[10:] == "T00:00:00+00:00" for value in times.values())


def test_a_cards_words_that_are_a_number_are_warned_of() -> None:
    assert "leads back to a person" in understand(cards(), "1: P14 is tired").warning


def test_one_is_taken_and_the_others_go_to_the_bottom_and_all_go_back_with_a_pass() -> None:
    state = deck("draw 3", "take 2")
    assert state.taken == (2,) and state.now == 2 and not state.out and state.pile[-2:] == (1, 3)
    state = deck("draw 3", "pass")
    assert not state.out and not state.taken and state.pile[-3:] == (1, 2, 3)
    with pytest.raises(ExerciseError, match="No card is out"):
        play(state, "pass")
    with pytest.raises(ExerciseError, match=r"Card 9 is not out. Out: 4, 5 and 6"):
        play(state, "draw 3", "take 9")


def test_a_deck_that_runs_out_says_so_and_a_shuffle_begins_again() -> None:
    state = deck("draw 22", "retire 24: flat every time")
    assert parse("draw 3", DECK, state).says == "1 left, so 1 is drawn; shuffle begins again"
    state = play(state, "draw 3")
    with pytest.raises(ExerciseError, match="No card is left in the pile; shuffle begins again"):
        play(state, "draw 1")
    state = play(state, "shuffle")
    assert len(state.pile) == 23 and 24 not in state.pile and not state.out


def test_cards_of_a_theme_are_drawn() -> None:
    state = deck("draw 2 looking after myself")
    assert {state.cards[number].theme for number in state.out} == {"looking after myself"}
    with pytest.raises(ExerciseError, match="No card of power is left"):
        play(deck("draw 6 power"), "draw 1 power")


# -- the cards --------------------------------------------------------------------------------------------------------


def test_every_wording_stays_with_where_it_comes_from_and_both_are_read_side_by_side() -> None:
    state = deck("7 from two schools: Other words", "7 as written: the joke had gone stale")
    told = "\n".join(DECK.card(state, "7") if DECK.card else [])
    first = state.cards[7].versions[0].text
    assert state.cards[7].text == first and len(state.cards[7].versions) == 3
    assert f"version 1, from the project: {first}" in told
    assert "version 2, from two schools: Other words" in told
    assert f"version 3, back as written: the joke had gone stale: {first}" in told
    with pytest.raises(ExerciseError, match="stands as it was written"):
        play(state, "8 as written")


def test_what_stands_behind_a_colon_is_verbatim_and_a_from_in_it_is_asked_about() -> None:
    command = understand(cards(), "7: other words from the schools")
    assert command.data["text"] == "other words from the schools"
    assert "Where it comes from stands before the colon: 7 from the schools" in command.warning
    assert deck("7 from two schools: How: do we").cards[7].versions[-1].text == "How: do we"
    assert deck(f"7 from two schools: {deck().cards[7].text}").cards[7].versions[-1].source == "two schools"


def test_a_retired_card_is_out_of_the_pile_and_kept_in_the_history() -> None:
    state = deck("draw 3", "take 2", "retire 2 from two teams: it hurt", "retire 1: flat")
    assert (
        2 not in (*state.pile, *state.out, *state.taken) and state.now == 0 and state.cards[2].why_from == "two teams"
    )
    assert "it hurt" in repr(DECK.outline(state, "facilitators")) and "it hurt" not in repr(
        DECK.outline(state, "participants")
    )
    assert 2 in play(state, "retire 2 no").pile


def test_a_card_that_is_out_because_it_hurt_leaves_the_room_at_once_and_is_shown_again_when_it_is_back() -> None:
    room = session("show 9", exercises=["prompt-cards"])
    assert room.state.room().blocks
    perform(room, "retire 9: it hurt")
    assert not room.state.room().blocks and "card 9" not in dict(DECK.room_views(room.state.run.state))
    with pytest.raises(ExerciseError, match="Card 9 is out of the deck"):
        perform(room, "show 9")
    perform(room, "retire 9 no")
    perform(room, "show 9")
    assert room.state.room().blocks


def test_d4_the_deck_prints_as_cards_eight_a_page_with_version_and_where_each_comes_from() -> None:
    held = cards("7 from two schools: Where did my day begin?", "retire 5: flat every time")
    page = export_bytes(held, "html", "facilitators").decode()
    sheets = page.split('<div class="cards">')[1:]
    assert [sheet.count('class="card"') for sheet in sheets] == [8, 8, 7]
    assert (
        '<p class="words">Where did my day begin?</p><p class="small">7 stances, version 2, from two schools</p>'
        in page
    )
    assert '<p class="small">1 listening, version 1, from the project</p>' in page
    why = cards("7 from two schools: too long: Where did my day begin?")
    assert "7 stances, version 2, from two schools</p>" in export_bytes(why, "html", "participants").decode()
    assert "grid-auto-rows: 63mm" in page and "break-after: page" in page, "eight of 63 mm stand on a page of A4"
    written = make([held], Wanted("csv", "participants")).written.files["deck.csv"].decode()
    assert written.count("\r\n") == 24, "the one that is out is for the facilitators"
    assert '"7","stances","Where did my day begin?","2","two schools","0","0",""' in written
    perform(held, "7 as written: it was long")
    written = make([held], Wanted("csv", "participants")).written.files["deck.csv"].decode()
    assert "it was long" not in written and '"3","back as written"' in written, "why it was worded anew is, too"


@pytest.mark.parametrize("audience", ["participants", "public"])
def test_what_two_people_made_of_their_cards_is_in_no_table_for_others(audience: Audience) -> None:
    lines = ("exercise relationship-review", "2 from two schools: ZQTWO", "3: ZQOUT", "retire 3: it hurt")
    held = session(*lines, exercises=["relationship-review", "prompt-cards"])
    for format in ("csv", "data"):
        files = make([held], Wanted(format, audience)).written.files
        assert not any(any(word in written for word in (b"ZQTWO", b"ZQOUT")) for written in files.values())


# -- nothing is written -----------------------------------------------------------------------------------------------


@cache
def lines_of_every_shape() -> tuple[str, ...]:
    lines: dict[str, None] = {}
    for template in templates.built_in().values():
        sample = sample_of(template)
        lines |= dict.fromkeys((*sample.lines, *(form.format("they wept") for form in sample.fields)))
        state = started(template, *sample.lines)
        lines |= dict.fromkeys(line for line, _ in SHAPES[template.shape].examples(state))
    return tuple(lines)


ALLOWED = {"draw", "take", "put_back", "opened", "flat", "shuffle", "close", "reopen", "phase"}
"""All that a deck records while nothing is written: none of it has words, a time or anybody in it."""


ALLOWED_OF_THE_DAY = {"hold_elephant", "pause", "corner", "mark_moment", "timer_start", "timer_more", "timer_pause"}
ALLOWED_OF_THE_DAY |= {"note"}
"""All that the record of the day takes meanwhile: an elephant, the timer, and marks without words, which somebody to
follow up is as well."""


@pytest.mark.parametrize("phase", WORDS)
def test_q1_while_people_talk_nothing_with_words_is_recorded_whatever_is_typed(phase: str) -> None:
    held = cards("draw 6", f"go {phase}")
    for line in lines_of_every_shape():
        if line.split()[0] in ("go", "next", "back", "exercise", "undo", "redo", "close", "pass", "shuffle"):
            continue
        before = len(held.events)
        try:
            perform(held, line)
        except ExerciseError:
            continue
        for event in held.events[before:]:
            if event.run == "prompt-cards":
                assert event.kind in ALLOWED, line
                assert all(not isinstance(value, str) or value == "" for value in event.data.values()), line
            elif event.run:
                assert event.run == "frame" and event.kind in ALLOWED_OF_THE_DAY, line
                assert "they wept" not in json.dumps(event.data) and not event.data.get("text"), line
        if held.state.elephant_held:
            perform(held, "elephant over")
            perform(held, "blank off")
        if held.state.run.state.phase != phase or held.state.current != "prompt-cards":
            pytest.fail(f"{line} moved the group")
    assert "they wept" not in locations.session_path(held.name).read_text("utf-8")


def test_the_refusal_is_kind_and_the_elephant_and_the_timer_still_work() -> None:
    held = cards("go tell")
    for line in ("1: other words", "+ card: x", "retire 3: it hurt", "stances humility 9", "1 from two schools: x"):
        with pytest.raises(ExerciseError, match="Nothing is written just now"):
            perform(held, line)
    with pytest.raises(ExerciseError):
        perform(held, "note: she wept")
    perform(held, "timer 5")
    perform(held, "elephant")
    assert held.state.elephant_held


def test_q2_no_entry_of_a_deck_has_a_time() -> None:
    held = cards("draw 3", "next", "next", "pass", "go deck", "opened 7", "close", "reopen")
    own = [event for event in held.events if event.run == "prompt-cards"]
    assert len(own) == 8 and {event.at[10:] for event in own} == {"T00:00:00+00:00"}
    assert not any("at" in event.data for event in own) and "pause" not in DECK.moves
    assert DECK.progress(state_of(held)).since == ""


def test_q3_the_help_says_that_the_cards_are_untested() -> None:
    template = templates.built_in()["prompt-cards"]
    assert "untested" in template.purpose and "untested" in template.phases[0].purpose
    assert "untested" in perform(cards(), "help").lines[0]


@pytest.mark.parametrize("key", ["stances", "prompt-cards"])
def test_before_hands_are_counted_the_room_has_the_words_to_choose_from(key: str) -> None:
    for width, height in ((57, 16), (48, 12), (40, 12)):
        seen = "\n".join(draw(DECK.room_view(deck(key=key), "stances"), width, height).lines)
        assert all(word in seen for word in ("Which", "humility", "compassion", "generosity", "curiosity")), seen
    counted = DECK.room_view(deck("stances humility 3", key=key), "stances")
    assert "humility" not in repr(counted.document())


def test_q4_stances_are_shown_only_of_five_or_more() -> None:
    few = deck("stances humility 2 curiosity 2 pass 9")
    said = "\n".join(draw(DECK.room_view(few, "stances"), 57, 16).lines)
    assert "2" not in said and "9" not in said and "Fewer than five" in said
    enough = deck("stances humility 3 curiosity 2 pass 9")
    assert "n 5, passed 9" in "\n".join(draw(DECK.room_view(enough, "stances"), 57, 16).lines)
    assert not [sheet for sheet in DECK.tables(few, "participants") if "stances" in sheet.name]  # type: ignore[misc]
    assert [sheet for sheet in DECK.tables(enough, "participants") if "stances" in sheet.name]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("people", "says"),
    [(14, "7 pairs: "), (35, "16 pairs and a three: "), (3, "a three: "), (1, "one person alone"), (2, "1 pair: ")],
)
def test_pairs_are_made_by_nobody_here(people: int, says: str) -> None:
    command = parse(f"pairs {people}", DECK, deck())
    assert command.action == "none" and command.says.startswith(says)
    assert people < 2 or "draw numbers from the bowl; not with your team leader" in command.says


@pytest.mark.parametrize(
    "line", ["Bring mum", "They took over", "hello there", "999: x", "draw 0", "take", "2 well: x"]
)
def test_ordinary_sentences_are_refused(line: str) -> None:
    with pytest.raises(ExerciseError):
        parse(line, DECK, deck())


# -- the room ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12), (85, 24), (120, 30)])
@pytest.mark.parametrize("key", KEYS)
def test_a_card_a_promise_and_four_words_stand_whole_on_one_screen(key: str, width: int, height: int) -> None:
    state = deck(
        "draw 3", "take 2", "stances humility 4 curiosity 5" if key != "relationship-review" else "draw 1", key=key
    )
    for phase, (view, _) in itertools.product(state.template.phases, DECK.room_views(state)):
        if view in ("deck",):
            continue
        there = play(state, f"go {phase.key}")
        drawn_view = draw(DECK.room_view(there, view), width, height)
        assert drawn_view.pages == 1 and len(drawn_view.lines) <= height, (phase.key, view)
        assert all(len(line) <= width for line in drawn_view.lines)


@pytest.mark.parametrize(("width", "height"), [(57, 16), (48, 12), (85, 24), (120, 30)])
def test_a_card_of_forty_words_stands_on_one_page_with_what_was_promised(width: int, height: int) -> None:
    state = deck(f"7: {'i te whakarongo ' * 12}ki koe?", "go tell")
    page = draw(DECK.room_view(state, "card 7"), width, height)
    seen = " ".join(" ".join(page.lines).split())
    assert page.pages == 1 and seen.count("whakarongo") == 12
    assert "Your partner listens to understand." in seen and "You may pass. Nothing is written." in seen


def test_the_room_sees_the_card_that_is_talked_about_and_the_words_of_the_phase() -> None:
    state = deck("draw 3", "go tell")
    seen = "\n".join(draw(DECK.room_view(state, "card"), 57, 16).lines)
    assert all(state.cards[number].text[:20] in seen for number in state.out)
    seen = "\n".join(draw(DECK.room_view(play(state, "take 2"), "card"), 57, 16).lines)
    assert "Card 2" in seen and "Your partner listens to understand." in seen and "Nothing is written." in seen
    assert all("they wept" not in drawn(view) for view in every_view(state))


# -- a template -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "wrong", "place"),
    [
        ("cards", [{"text": "x", "theme": "no such"}], r"cards\[0\].theme: no theme is called no such"),
        ("cards", [], "cards: at least one is needed"),
        ("wordless", ["nowhere"], r"wordless\[0\]: no phase is called nowhere"),
        ("draws", 0, "draws: a whole number from 1 to 20"),
    ],
)
def test_a_deck_that_cannot_be_used_is_refused_with_its_place(part: str, wrong: Any, place: str) -> None:
    words = {**templates.built_in()["prompt-cards"].words, part: wrong}
    with pytest.raises(TemplateError, match=place):
        DECK.start(template_of(words))


def test_a_phase_shows_no_words_of_a_count_that_is_not_there() -> None:
    from sessions.library.template_files import check_text, starter

    head, _, rest = starter("deck", "ours").partition("\n[[group]]")
    (said,) = check_text(head + "\n" + rest[rest.index("\n[[phases]]") :])
    assert "words shows the words of what is counted by hands, and there are none here: [[group]]" in said


def test_a_new_template_begins_with_an_example_that_works_when_it_is_taken_in() -> None:
    from sessions.library.template_files import check_text, starter

    text = starter("deck", "ours")
    assert "# [[asked]]" in text and check_text(text) == []
    taken_in = text.replace("# [[asked]]", "[[asked]]")
    for name in ("key", "title", "ask"):
        taken_in = taken_in.replace(f"\n# {name} =", f"\n{name} =")
    head, begin, rest = taken_in.partition("\n[[asked]]")
    example, _, rest = rest.partition("\n\n")
    assert check_text(f"{head}\n{rest}\n{begin}{example}\n") == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('theme = "power"', 'theme = "money"', "no theme is called money. There is listening, stances, power or"),
        ('room = "words"', 'room = "wordz"', "no view and no count of the group is called wordz"),
        ('room = "words"', 'room = "will"', "will shows what two people say they will do, and there are none here"),
        ("draws = 3", "draws = 0", "a whole number from 1 to 20 is needed here, not 0"),
        ('"tell", "turn"', '"tell", "turning"', "no phase is called turning"),
        ("\n[[cards]]\n", "\n[[cards]]\ncolour = 1\n", "nothing reads this"),
        ('text = "Who held the diary, and who fitted in?"', f'text = "{"x" * 201}"', "that is 201 characters"),
        ('ask = "Which one helped?"\n', "", "some words are needed here"),
    ],
)
def test_every_fault_of_a_template_is_named_by_its_line(old: str, new: str, says: str) -> None:
    from sessions.library.template_files import check_text, starter

    text = starter("deck", "ours")
    changed = text.replace(old, new, 1)
    (said,) = check_text(changed)
    line = changed[: changed.index(new) if new else changed.index("\n[[group]]")].count("\n") + 1
    near = range(line, line + 3)
    assert says in said and any(said.startswith(f"line {at}:") for at in near), said


@pytest.mark.parametrize(
    "line", ["b does not keep", "keep b no", "they don't want to keep it", "don’t keep", "a no longer wants it kept"]
)
def test_a_yes_to_keeping_that_is_taken_back_is_answered_with_its_line(line: str) -> None:
    held = cards("draw 2", "next", "next", "a is the teacher.", "keep both", key="relationship-review")
    assert state_of(held).role("a") == "the teacher"
    with pytest.raises(ExerciseError, match=r"Is this meant\? keep no$"):
        perform(held, line)
    perform(held, "keep none")
    assert not state_of(held).keeps


def test_while_people_talk_nothing_leads_to_a_line_that_is_refused() -> None:
    held = cards("draw 1", "go tell")
    for line in ("someone left early", "there are 11 of us"):
        with pytest.raises(ExerciseError, match="Nothing is written just now"):
            perform(held, line)
    with pytest.raises(ExerciseError, match="Is this meant"):
        perform(cards("draw 1"), "someone left early")


def test_a_line_that_is_told_is_whole_for_tab() -> None:
    typed = "humility 3 compassion 4 generosity 1 curiosity 2, pass 1"
    with pytest.raises(ExerciseError) as refused:
        perform(cards(key="stances"), typed)
    assert str(refused.value).endswith(f" stances {typed}")


def test_a_page_with_what_two_people_said_says_that_it_is_for_nobody_else() -> None:
    held = cards("draw 2", "go talk", key="relationship-review")
    number = state_of(held).out[0]
    perform(held, f"{number} a well: she rings")
    says = "What two people said in Relationship review is on it, for the two of them"
    for kept, audience, warned in (
        (False, "participants", False),
        (True, "participants", True),
        (True, "facilitators", True),
        (True, "public", False),
    ):
        perform(held, "keep both" if kept else "keep no")
        found = " ".join(gather([held], audience).warnings)
        assert (says in found) is warned, (kept, audience)


def test_the_only_card_that_lies_out_needs_no_number() -> None:
    held = session("draw 1", exercises=["prompt-cards"])
    (only,) = held.state.run.state.out
    assert perform(held, "opened").says.startswith(f"opened talk: {only}")
    assert held.state.run.state.cards[only].opened == 1
    with pytest.raises(ExerciseError, match="Which card, by its number"):
        perform(session("draw 2", exercises=["prompt-cards"]), "opened")


def test_what_one_of_two_says_is_not_given_to_either_without_its_letter() -> None:
    held = session("draw 1", exercises=["relationship-review"])
    with pytest.raises(ExerciseError, match=r"Whose is it\? A letter comes first, as in a well: we laugh$"):
        perform(held, "well: we laugh")
    perform(held, "b well: we laugh")
    (only,) = held.state.run.state.out
    assert held.state.run.state.voices == {f"{only} b well": "we laugh"}
