"""The pages of a network exercise: what each audience gets, and what the participants' page never has."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exercises.leaving.outline import AUDIENCES, Outline, Table
from exercises.network.shape import NETWORK
from exercises.network.state import CONSENTS, Network
from sessions.library.templates import built_in

SECRET = "ūnseen-marker"


def played(template: str, *moves: tuple[str, dict[str, Any]]) -> Network:
    state: Network = NETWORK.start(built_in()[template])
    for kind, data in moves:
        state = NETWORK.apply(state, kind, data)
    return state


def words(state: Network, audience: Any) -> str:
    return json.dumps(Outline(audience, NETWORK.outline(state, audience)).document(), ensure_ascii=False)


CHAIRS = (
    ("add_chair", {"row": "child", "person": "Tama", "role": "the child"}),
    ("add_chair", {"row": "parent", "person": "Hine", "role": "mum"}),
    ("add_chair", {"row": "agency", "person": "Jo", "role": "physio", "agency": "child development"}),
    ("add_chair", {"row": "agency", "role": "surgeon", "empty": True, "reason": "absent"}),
)
MADE = (
    ("asked", {"chairs": [1, 2]}),
    ("wants", {"chair": 2, "words": "one ordinary day"}),
    ("wants", {"chair": 3, "words": "a wish of an agency"}),
    ("difference", {"between": [2, 3], "question": "intervention", "about": "an hour a day"}),
    ("agree", {"proposed_by": 2, "text": "one visit a week"}),
    ("say", {"agreement": 1, "yes": [3], "no": [4]}),
    ("slot_when", {"when": "Tuesday 10:00"}),
    ("slot", {"week": 1, "chairs": [3]}),
    ("slot", {"week": 2, "nobody": True}),
    ("talk", {"between": [3, 2], "question": "explanation", "opening": "what would a good week be?"}),
    ("talk", {"between": [3, 4], "question": "explanation", "opening": "who asks the surgeon?"}),
    ("change_talk", {"conversation": 1, "field": "owner", "text": "P19"}),
    ("answer", {"chair": 3, "field": "visits", "kind": "answered", "amount": 4}),
    ("answer", {"chair": 4, "field": "visits", "kind": "answered", "amount": 0.5}),
    ("limit", {"visits": 1}),
)
PRIVATE = (
    ("hold_chair", {"chair": 1, "by": "P9701"}),
    ("witness", {"by": "P9702"}),
    ("case", {"field": "standing", "text": SECRET}),
    ("case", {"field": "source", "text": "real, consent held"}),
    ("double", {"chair": 2, "words": SECRET}),
    ("whanau_first", {"off": SECRET}),
    ("change_talk", {"conversation": 1, "field": "owner", "text": "P9703"}),
    ("talk_done", {"conversation": 1, "done": "yes", "found": SECRET}),
    ("answer", {"chair": 2, "field": "explanation", "kind": "answered", "words": SECRET}),
    ("answer", {"chair": 2, "field": "felt", "kind": "answered", "words": SECRET}),
    ("release", {"chairs": [1], "late": True, "note": SECRET}),
    ("release", {"chairs": [2], "needs_time": True, "note": SECRET}),
    ("learned", {"area": "me", "text": SECRET}),
    ("spoke", {"count": 197, "passed": 198}),
    ("close", {"reason": SECRET}),
)


def test_the_participants_page_has_what_it_should() -> None:
    page = words(played("live-grid", *CHAIRS, *MADE), "participants")
    for expected in (
        "Tama, the child",
        "( surgeon )",
        "4.5 a month before, from both service chairs; in what was rehearsed, at most 1",
        "What to do?",
        "Hine and Jo: an hour a day",
        "Hine: one ordinary day",
        "Rehearsed in role: one visit a week",
        "Agreed in role: Jo.",
        "Did not agree: surgeon.",
        "Tuesday 10:00.",
        "nobody",
        "has an owner",
        "needs an owner",
        "not coming in: surgeon",
        "no date yet",
        "theirs to change or refuse",
        "nobody's fault",
        '?"',
    ):
        assert expected in page, expected
    assert "P19" not in page
    assert "a wish of an agency" not in page


def test_nothing_private_reaches_the_participants_page() -> None:
    state = played("live-grid", *CHAIRS, *MADE, *PRIVATE)
    page = words(state, "participants")
    assert SECRET not in page and "P970" not in page
    assert "197" not in page and "198" not in page and "consent held" not in page
    record = words(state, "facilitators")
    assert record.count(SECRET) + record.count("P970") >= len(PRIVATE) - 4
    assert "197 spoke. 198 passed. Nothing that was said in sharing was written down." in record


def test_a_reason_for_setting_the_rule_aside_stays_with_the_facilitators() -> None:
    moves = (("whanau_first", {"off": SECRET}), ("agree", {"proposed_by": 3, "text": "a trial"}))
    state = played("live-grid", *CHAIRS, *moves, ("whanau_first", {}))
    assert SECRET not in words(state, "participants")
    assert f"Why: {SECRET}" in words(state, "facilitators")


def test_a_p_number_in_anybodys_words_is_left_out() -> None:
    about = "P14 said so, and p7; not P or Pā1"
    move = ("difference", {"between": [2, 3], "question": "explanation", "about": about})
    page = words(played("live-grid", *CHAIRS, move), "participants")
    assert "somebody said so, and somebody; not P or Pā1" in page


@pytest.mark.parametrize("consent", CONSENTS)
def test_learnings_follow_their_consent(consent: str) -> None:
    learned = ("learned", {"area": "team", "text": "ask before I plan"})
    state = played("live-grid", *CHAIRS, learned, ("consent", {"learning": 1, "consent": consent}))
    on_page = consent in ("without my number", "with my P-number")
    assert ("ask before I plan" in words(state, "participants")) is on_page
    assert ("ask before I plan" in words(state, "facilitators")) is (consent != "withdrawn")
    assert consent in words(state, "facilitators")


def test_every_way_a_question_was_met_reads_differently() -> None:
    moves = tuple(
        ("answer", {"chair": 1, "field": field, "kind": kind, **({"words": text} if text else {})})
        for field, kind, text in (
            ("explanation", "answered", "we don't know"),
            ("intervention", "unknown", ""),
            ("responsibility", "guess", "mum"),
            ("matters", "silent", ""),
        )
    )
    record = words(played("live-grid", *CHAIRS, *moves), "facilitators")
    for expected in (
        "Why is it so? “we don't know”",
        "What to do? we don't know",
        "Who does what? “mum” (a guess)",
        "What matters most: said nothing",
        "What it is like to sit here: not asked yet",
    ):
        assert expected in record, expected


def test_two_chairs_of_one_name_are_told_apart() -> None:
    more = tuple(("add_chair", {"row": "agency", "person": "Jo", "role": role}) for role in ("nurse", "nurse"))
    about = {"question": "explanation", "about": "x"}
    state = played(
        "live-grid",
        *CHAIRS,
        *more,
        ("difference", {"between": [3, 5], **about}),
        ("difference", {"between": [5, 6], **about}),
    )
    page = words(state, "participants")
    assert "Jo, physio and Jo, nurse (5)" in page and "Jo, nurse (5) and Jo, nurse (6)" in page


@pytest.mark.parametrize("template", ["live-grid", "paper-grid"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_exercise_just_begun_has_a_page(template: str, audience: Any) -> None:
    assert "yet" in words(played(template), audience) or audience == "facilitators"


def test_the_paper_grid_keeps_not_known_and_not_filled_apart() -> None:
    moves = (
        *CHAIRS[:3],
        ("answer", {"chair": 1, "field": "explanation", "kind": "unknown"}),
        ("answer", {"chair": 2, "field": "explanation", "kind": "guess", "words": "tired"}),
        ("mark", {"question": "responsibility", "mark": "nobody", "text": "nobody rings first"}),
        ("surprise", {"text": "we had never asked"}),
        ("talk", {"between": [3, 2], "question": "explanation", "opening": "how is it?"}),
        ("change_talk", {"conversation": 1, "field": "owner", "text": "P19"}),
    )
    state = played("paper-grid", *moves)
    parts = NETWORK.outline(state, "participants")
    grid = next(part for part in parts if isinstance(part, Table))
    assert grid.headings == ("Who", "Why is it so?", "What to do?", "Who does what?")
    assert grid.rows[0] == ("Child: Tama, the child", "we don't know", "not filled yet", "not filled yet")
    assert grid.rows[1][1] == "“tired” (we guess)"
    page = words(state, "participants")
    assert "Who does what? nobody rings first" in page and "we had never asked" in page
    assert "P19" not in page and "Held by" not in page and "What came of it" not in page
    done = NETWORK.apply(state, "talk_done", {"conversation": 1, "done": "partly", "found": "she was glad"})
    assert "it happened in part: she was glad" in words(done, "participants")
    assert "P19" in words(done, "facilitators")


def test_a_number_never_stands_beside_a_role_and_an_organisation() -> None:
    chairs = (
        ("add_chair", {"row": "agency", "person": "Marama", "role": "speech therapist", "agency": "feeding team"}),
        ("add_chair", {"row": "whanau", "person": "Aroha", "role": "neighbour"}),
        ("hold_chair", {"chair": 1, "by": "P14"}),
        ("hold_chair", {"chair": 2, "by": "P15"}),
    )
    page = words(played("live-grid", *chairs), "facilitators")
    assert "P14" not in page and "Held by somebody" in page and "Held by P15" in page
