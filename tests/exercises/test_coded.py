"""What each exercise gives to programs of analysis, of networks and of days: all of it, and to whom."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from exercises.kernel.consent import ROOM_ONLY, WITH_NUMBER, WITHDRAWN, WITHOUT_NUMBER
from exercises.kernel.days import full_day
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.leaving.coded import Coded
from exercises.leaving.outline import AUDIENCES, Audience, Outline
from exercises.shapes import SHAPES
from sessions.library import templates
from tests.filled_wall import FILLED, PRIVATE, note, wall
from tests.lines import SAMPLE, grid, play, shape_of, started
from tests.samples import sample_of

TEMPLATES = templates.built_in()
EVERY = pytest.mark.parametrize("template", [*TEMPLATES.values(), templates.frame()], ids=lambda held: held.key)


def coded(state: Any, audience: Audience = "facilitators") -> Coded:
    told = shape_of(state).coded
    assert told is not None
    found: Coded = told(state, audience)
    return found


def words(found: Coded) -> list[str]:
    return [piece.text for text in found.texts for piece in text.pieces]


def on(found: Coded, words: str) -> set[str]:
    """The names of what is coded on those words."""
    names = {code.key: code.name for code in found.codes}
    (piece,) = [piece for text in found.texts for piece in text.pieces if piece.text == words]
    return {names[key] for key in piece.codes}


# -- every exercise ---------------------------------------------------------------------------------------------------


def filled(template: Template) -> Any:
    state = SHAPES[template.shape].start(template)
    for line in sample_of(template).lines:
        with suppress(ExerciseError):  # a line of another exercise of its shape
            state = play(state, line)
    return state


@EVERY
@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_given_holds_together(template: Template, audience: Audience) -> None:
    shape = SHAPES[template.shape]
    for state in (shape.start(template), filled(template)):
        if shape.coded is not None:
            found = shape.coded(state, audience)
            keys = [code.key for code in found.codes]
            assert len(set(keys)) == len(keys)
            for place, code in enumerate(found.codes):
                assert not code.within or code.within in keys[:place], "a group stands before what is in it"
            codable = {code.key for code in found.codes if code.codable}
            pieces = [piece for text in found.texts for piece in text.pieces]
            assert {key for piece in pieces for key in piece.codes} <= codable
            assert {end for tie in found.ties for end in tie[:2]} <= codable
            assert len({text.key for text in found.texts}) == len(found.texts)
            named = [piece.key for piece in pieces if piece.key]
            assert len(set(named)) == len(named) and all(piece.key for piece in pieces if piece.codes)
        if shape.linked is not None:
            for network in shape.linked(state, audience):
                nodes = [node.key for node in network.nodes]
                assert {end for tie in network.ties for end in tie.ends} <= set(nodes)
                assert len({tie.key for tie in network.ties}) == len(network.ties)
                assert len({tuple(name for name, _ in node.facts) for node in network.nodes}) == 1
        if shape.dates is not None:
            days = shape.dates(state)
            assert len({day.key for day in days}) == len(days)


@EVERY
def test_nobody_gets_words_that_their_page_does_not_have(template: Template) -> None:
    """Coded words stand on the same audience's page; a public one may have fewer."""
    shape, state = SHAPES[template.shape], filled(template)
    if shape.coded is None:
        return
    names = {code.name for code in shape.coded(state, "facilitators").codes}
    for audience in ("participants", "public"):
        page = str(Outline(audience, shape.outline(state, audience)).document())
        for text in words(shape.coded(state, audience)):
            # A word of the trade and its meaning stand in one line here, and in two cells there.
            for line in (line for part in text.split(": ") for line in part.splitlines()):
                assert repr(line)[1:-1] in page or line in names, (audience, line)


# -- walls ------------------------------------------------------------------------------------------------------------


def test_a_note_stands_in_its_area_and_has_its_themes() -> None:
    found = coded(wall())
    assert [code.name for code in found.codes if not code.codable] == ["What HELPS", "What makes it DIFFICULT"]
    assert on(found, "They ask, before they act") == {"They ask us first"}
    texts = {text.title: text for text in found.texts}
    assert "What HELPS, me as a practitioner, from story" in texts
    copied = texts["What HELPS, me as a practitioner, from story"].pieces[0]
    assert copied.codes == ("t2", "t1")
    about = next(code for code in found.codes if code.key == "t1").described
    assert about == "Asked before something is done\nIncludes: phone calls\nExcludes: letters"
    assert found.ties[1] == ("t2", "t3", "kept apart: one is given")


def test_lone_contested_and_parked_notes_are_in_it_with_a_remark() -> None:
    memos = {piece.text: piece.memo for text in coded(wall()).texts for piece in text.pieces}
    assert memos["only me"] == "A lone voice: lone-why"
    assert memos["left alone with it"] == "Contested\nRead as: trusted; or as: left alone"
    assert memos["parked thought"] == "Parked, until park-until: park-why"
    told = {piece.text: piece.memo for text in coded(wall(), "participants").texts for piece in text.pieces}
    assert told["only me"] == "A lone voice" and "parked thought" not in told


def test_each_note_that_counts_is_in_it_once() -> None:
    state = wall()
    assert sorted(words(coded(state))) == sorted(held.text for held in state.on_wall())


def test_who_merged_is_credited_and_the_group_for_the_rest() -> None:
    by = {piece.text: (piece.by, piece.day) for text in coded(wall()).texts for piece in text.pieces}
    assert by["first thought"] == ("merge-who", "") and by["They ask, before they act"] == ("", "")
    assert not any(piece.by or piece.day for text in coded(wall(), "participants").texts for piece in text.pieces)


@pytest.mark.parametrize("audience", ["participants", "public"])
def test_a_wall_keeps_its_facilitators_words_to_them(audience: Audience) -> None:
    told = str(coded(wall(), audience))
    assert not [secret for secret in PRIVATE if secret in told]
    assert not [held for held in words(coded(wall(), audience)) if "rang me first" in held and audience == "public"]


def test_anybody_gets_themes_without_rules_and_given_notes_without_remarks() -> None:
    given = [("consent", {"notes": [8, 9], "consent": WITHOUT_NUMBER, "at": "2026-03-02T09:00:00+00:00"})]
    found = coded(wall([*FILLED, *given]), "public")
    assert sorted(words(found)) == ["left alone with it", "only me"] and not found.ties
    assert not any(piece.memo for text in found.texts for piece in text.pieces)
    assert next(code.about for code in found.codes if code.key == "t1") == "Asked before something is done"


def test_what_is_distilled_afterwards_is_for_facilitators_only() -> None:
    distil = SHAPES["wall"].start(TEMPLATES["distil"])
    state = SHAPES["wall"].apply(
        distil,
        "note",
        {
            "question": distil.questions[0].key,
            "area": distil.areas[0].key,
            "text": "it works when we ask",
            "source": "journal",
        },
    )
    assert words(coded(state)) == ["it works when we ask"]
    assert coded(state, "participants") == coded(state, "public") == Coded()


def test_a_note_leaves_as_far_as_its_owner_gave_it() -> None:
    states = {
        consent: wall(
            [
                *FILLED,
                note(f"{consent} words"),
                ("consent", {"notes": [13], "consent": consent, "at": "2026-03-02T09:00:00+00:00"}),
            ]
        )
        for consent in (ROOM_ONLY, WITHOUT_NUMBER, WITH_NUMBER, WITHDRAWN)
    }
    for consent, state in states.items():
        assert (f"Consent: {consent}" in str(coded(state))) == (consent != WITHDRAWN)
        assert "Consent" not in str(coded(state, "participants"))
        given = consent in (WITHOUT_NUMBER, WITH_NUMBER)
        assert (f"{consent} words" in words(coded(state))) == (consent != WITHDRAWN)
        assert (f"{consent} words" in words(coded(state, "participants"))) == given
        assert (f"{consent} words" in words(coded(state, "public"))) == given


def test_writers_numbers_are_in_no_words_of_others() -> None:
    state = wall(
        [note("P07 said so", author="P07"), ("new_theme", {"notes": [1], "name": "What P07 says"})], authors=True
    )
    assert "P07" in str(coded(state)) and "P07" not in str(coded(state, "participants"))


def test_what_speaks_against_a_theme_is_a_text_for_facilitators() -> None:
    at = "2026-03-02T09:00:00+00:00"
    state = wall(
        [
            *FILLED,
            ("against", {"text": "nobody asked in May", "theme": 1, "at": at, "ref": "F1, entry 3"}),
            ("against", {"text": "taken back", "theme": 1, "at": at}),
            ("not_against", {"case": 2, "at": at, "why": "it was another day"}),
        ]
    )
    found = coded(state)
    assert on(found, "nobody asked in May") == {"Disconfirming case", "They ask us first"}
    assert "taken back" not in words(found)
    assert "nobody asked" not in str(coded(state, "participants"))


# -- networks ---------------------------------------------------------------------------------------------------------


def test_each_answer_is_coded_with_its_question_and_how_it_was_met() -> None:
    found = coded(grid(*SAMPLE))
    assert on(found, "too many hands") == {"Why is it so?"}
    assert on(found, "I hear about it after it is decided") == {"Why is it so?", "A guess"}
    assert on(found, "We don't know") == {"Who does what?", "We don't know"}
    assert on(found, "standing first or seating first") == {"What to do?", "Difference"}
    assert on(found, "come less, and one at a time") == {"Wanted first"}
    assert on(found, "once a week at most, Tuesday") == {"Rehearsed agreement"}
    assert all(code.shared for code in found.codes), "several sessions have these codes once"
    assert "not asked" not in " ".join(words(found)) and "P07" not in str(found)
    assert coded(grid()) == Coded()
    few = coded(grid("+ child Tama: the child", "1 why: too many hands"))
    assert [code.name for code in few.codes] == ["Asked of each chair", "Why is it so?"], "no code without anything"


def test_answers_of_a_live_grid_stay_with_the_facilitators() -> None:
    told = str(coded(grid(*SAMPLE), "participants"))
    assert "too many hands" not in told and "standing first or seating first" in told
    assert words(coded(grid(*SAMPLE), "public")) == []


@pytest.mark.parametrize(("said", "given"), [("without my number", True), ("in this room only", False)])
def test_what_people_take_away_leaves_as_they_allowed(said: str, given: bool) -> None:
    state = grid(*SAMPLE, f"l1 consent {said}")
    for audience in ("participants", "public"):
        assert ("ask before I plan" in words(coded(state, audience))) == given
        assert "Consent" not in str(coded(state, audience))
    assert f"Consent: {said}" in str(coded(state))
    assert "ask before I plan" in words(coded(state)) and "Tama" not in str(coded(state, "public"))
    assert "ask before I plan" not in str(coded(play(state, "l1 consent withdrawn")))


def test_chairs_and_what_is_between_them() -> None:
    state = grid(*SAMPLE)
    linked = SHAPES["network"].linked
    assert linked is not None
    (network,) = linked(state, "facilitators")
    facts = {node.key: dict(node.facts) for node in network.nodes}
    assert facts["7"]["agency"] == "child development service" and facts["7"]["differences"] == "1"
    assert facts["31"]["empty"] == "yes" and "P07" not in str(network)
    ties = {tie.key: tie for tie in network.ties}
    assert ties["d1"].ends == ("7", "8") and not ties["d1"].directed
    assert ties["k1"].ends == ("24", "4") and ties["k1"].directed
    assert {key: tie.kind for key, tie in ties.items() if key.startswith("a1")} == {
        "a1-7": "rehearsed agreement: yes",
        "a1-8": "rehearsed agreement: yes",
        "a1-11": "rehearsed agreement: yes",
        "a1-26": "rehearsed agreement: no",
    }
    assert "child development" not in str(linked(state, "participants"))
    assert linked(state, "public") == ()
    assert linked(grid(), "facilitators") == ()


def test_only_a_day_written_in_full_is_a_day() -> None:
    assert full_day("by 26 March 2026") == "2026-03-26" == full_day("2026-03-26") == full_day("26/3/26")
    assert not [
        said for said in ("", "Friday", "26 March", "today", "next week", "soon", "31 February 2026") if full_day(said)
    ]
    dates = SHAPES["network"].dates
    assert dates is not None
    assert not [talk.day for talk in dates(grid(*SAMPLE)) if talk.day], "named as having no day, never put on one"
    (day,) = dates(grid(*SAMPLE, "k1 by 26 March 2026", "k1 owner P19"))
    assert (day.key, day.day, day.changes, day.called_off) == ("k1", "2026-03-26", 0, False)
    assert "Aroha" not in day.title and "Person24 to Nana" in day.words and "P19" not in day.words
    (over,) = dates(grid(*SAMPLE, "k1 by 26 March 2026", "k1 done overtaken: she moved"))
    assert over.called_off and over.changes == 1


# -- the day ----------------------------------------------------------------------------------------------------------

DAY = (
    "conversation nurse > teacher do: what would you drop?",
    "c1 by 26 March 2026",
    "c1 owner P05",
    "action P05: ring the school by 27 March 2026",
    "q1 by 27 March 2026",
    "park: who pays for kai",
    "p1 back 2 April 2026",
    "elephant in private",
    "e1 review 9 April 2026",
    "e1 when 1 April 2026",
    "feedback helped: kai; way: the door; next: shorter",
    "feedback helped: a slow start",
    "jargon SLT = those who decide",
    "together judgement: say what you mean",
    "assumption: they are busy",
    "so we will: ask them",
    "takeaway team: ring back first",
)


def day(*lines: str) -> Any:
    return started(templates.frame(), *DAY, *lines)


def test_whatever_has_a_day_is_in_the_calendar_without_names() -> None:
    dates = SHAPES["log"].dates
    assert dates is not None
    found = {held.key: held for held in dates(day())}
    assert {key: held.day for key, held in found.items()} == {
        "c1": "2026-03-26",
        "q1": "2026-03-27",
        "p1": "2026-04-02",
        "e1-review": "2026-04-09",
        "e1-when": "2026-04-01",
    }
    titles = " ".join(held.title for held in found.values())
    assert not [word for word in ("nurse", "P05", "school", "kai", "lephant") if word in titles]
    assert found["c1"].words == "nurse to teacher: what would you drop?" and "P05" not in str(found)
    done = {held.key: held for held in dates(day("c1 done overtaken", "q1 done", "p1 done"))}
    assert done["c1"].called_off and done["p1"].called_off and done["q1"].changes == 1
    without = dates(started(templates.frame(), "park: no day yet", "action: some time"))
    assert [(one.key, one.day) for one in without if one.key == "q1" or one.day] == [("q1", "")]


def test_feedback_stands_by_question_and_for_facilitators_only() -> None:
    found = coded(day())
    assert on(found, "kai") == on(found, "a slow start") == {"Feedback: what helped"}
    keys = [piece.key for text in found.texts if text.key == "feedback" for piece in text.pieces]
    assert keys == ["helped-1", "helped-2", "way-1", "next-1"]
    for audience in ("participants", "public"):
        assert "slow start" not in str(coded(day(), audience))


def test_the_group_s_words_leave_as_their_page_has_them() -> None:
    told = words(coded(day(), "participants"))
    assert told == ["say what you mean", "they are busy", "ask them", "SLT: those who decide"]
    given = day("w1 consent without my number")
    assert "Consent: without my number" in str(coded(given)) and "Consent" not in str(coded(given, "public"))
    assert on(coded(given, "participants"), "ring back first") == {"Taken away"}
    assert words(coded(given, "public")) == ["ring back first"]
    assert coded(day(), "public") == Coded() == coded(started(templates.frame()))


def test_an_elephant_s_words_are_not_kept_without_a_yes() -> None:
    state = day("e1 agreed", "e1: nobody eats together")
    dates = SHAPES["log"].dates
    assert dates is not None and "nobody eats together" in str(dates(state))
    unsaid = replace(state, elephants={1: replace(state.elephants[1], agreed=False)})
    assert "nobody eats together" not in str(dates(unsaid))
