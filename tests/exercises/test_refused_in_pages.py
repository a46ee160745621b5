"""What an entry of pages or of a deck may not hold, whoever wrote it: each is refused in one sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest

from exercises.deck.shape import DECK
from exercises.kernel.anywhere import parse
from exercises.kernel.shape import ExerciseError
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages, typed
from exercises.pages.template import LINES
from sessions.library import templates
from sessions.lines.carry_out import perform
from tests.lines import play, session, started
from tests.samples import sample_of

STORY = ("+ On the same waka", "1 problem: He bit. She left.", "1 read back")
CASE = ("+ case: I asked her. She said no.", "order")
BOTH_DONE = (*CASE, *(f"x1 d{number} 1 s1" for number in range(1, 6)), "x1 done")
X1 = 10_000 * ord("x") + 1
REFUSED: tuple[tuple[str, tuple[str, ...], str, dict[str, Any], str], ...] = (
    ("compass", (), "name_dial", {"place": 9, "label": "x"}, "Dials are numbered from 1 to 5. For example role 1: "),
    (
        "compass",
        ("+ A visit",),
        "fill",
        {"page": 1, "field": "none", "value": "x"},
        "There is no such field. There is ",
    ),
    ("compass", ("+ A visit",), "fill", {"page": 1, "field": "purpose", "value": 3}, "purpose takes words, not 3"),
    ("compass", ("+ A visit",), "nod", {"page": 1, "fields": ["purpose"]}, "purpose needs no nod"),
    ("compass", ("+ A visit",), "consent", {"page": 1, "consent": "in this room only"}, "is nobody's own: what of it"),
    ("compass", ("+ A visit",), "told_by", {"page": 1, "person": "P19"}, "is nobody's own: nobody's number stands"),
    ("compass", ("+ A visit",), "cut", {"page": 1, "field": "purpose"}, "1 purpose none takes that out"),
    ("compass", ("+ A visit",), "pick", {"page": 1, "why": "so"}, "A moment is not picked"),
    ("compass", ("+ A visit",), "done", {"page": 1, "by": "F1", "at": ""}, "A moment is read for no codes"),
    ("compass", ("+ A visit",), "rate", {"page": 1, "marks": [], "by": "F1"}, "A moment is not rated"),
    ("compass", ("+ A visit",), "stand", {"page": 1, "standing": "agreed"}, "A moment has no states"),
    ("compass", (), "name_dimension", {"code": "d1", "label": "x"}, "Nothing here is rated"),
    ("compass", (), "clear_own", {"places": [[1, "purpose"]], "entries": []}, "Only what its owner alone may see"),
    ("compass", (), "clear_own", {"places": 3, "entries": []}, "Whose own words are cleared cannot be read"),
    ("compass", (), "count", {"counted": "nothing", "counts": {"connect": 3}}, "What is counted here? start connect"),
    ("compass", (), "count", {"counted": "start", "counts": {"P19": 3}}, "Words with how many: start connect 4"),
    ("stories", STORY, "stand", {"page": 1, "standing": "lost"}, "A story is told, read back or agreed"),
    ("stories", STORY, "consent", {"page": 1, "consent": "yes"}, "For example 1 consent without my number"),
    ("stories", STORY, "mark", {"page": 1, "places": [["by", 1]], "code": "empathy", "by": "F1"}, "A sentence is a"),
    ("stories", STORY, "mark", {"page": 1, "places": [], "code": "outcome", "by": "F1"}, "Who says so? outcome "),
    ("stories", (*STORY, "1 withdrawn"), "retitle", {"page": 1, "title": "x"}, "was taken back by whoever told it"),
    ("legacies", ("+ legacy: x",), "fill", {"page": 1080001, "field": "for", "value": "P19"}, "and nobody's number"),
    ("case-rating", CASE, "mark", {"page": X1, "places": [], "code": "d1", "by": "F1"}, "A case is rated: x1 d1 1 s3"),
    ("case-rating", CASE, "own_order", {"order": "all", "by": "F2"}, "That order cannot be read"),
    ("case-rating", CASE, "rate", {"page": X1, "marks": [["d1", "much", 0]], "by": "F2"}, "x1 d1 takes "),
    ("prompt-cards", (), "card", {"text": "What now?", "theme": "money"}, "There is no theme “money” here"),
    ("prompt-cards", (), "take", {"cards": []}, "Which card is talked about? For example take 7"),
    ("prompt-cards", (), "shuffle", {"order": 3}, "That order of the cards cannot be read"),
    ("prompt-cards", (), "fill", {"cards": [], "themes": [], "order": []}, "That deck cannot be read"),
    ("prompt-cards", (), "phase", {"phase": "nowhere"}, "There is no phase called nowhere"),
    ("prompt-cards", (), "say", {"place": "2 a well", "text": "x"}, "Nothing is said on the cards of this deck"),
    ("relationship-review", (), "say", {"place": "2 c well", "text": "x"}, "Whose words, and of what? For example 2 a"),
    ("relationship-review", (), "speaks_first", {"card": 2, "voice": "c"}, "There are two voices, a and b"),
    ("relationship-review", (), "clear_own", {"places": 3, "entries": []}, "Whose own words are cleared cannot be"),
)


@pytest.mark.parametrize(("key", "lines", "kind", "data", "says"), REFUSED)
def test_what_an_entry_may_not_hold_is_refused_in_one_sentence(
    key: str, lines: tuple[str, ...], kind: str, data: dict[str, Any], says: str
) -> None:
    state = session(*lines, exercises=[key]).state.runs[key].state
    shape = DECK if key in ("prompt-cards", "relationship-review") else PAGES
    with pytest.raises(ExerciseError) as told:
        shape.apply(state, kind, data)
    assert says in str(told.value) and "\n" not in str(told.value)


def test_a_page_is_taken_out_by_its_own_line_and_no_other_goes() -> None:
    held = session("+ A visit", "+ Another", "1 remove", exercises=["compass"])
    assert [page.title for page in held.state.run.state.every()] == ["Another"]


@pytest.mark.parametrize("line", ["1 problem: again", "1 nod all", "1 s1 > roles", "1 done", "pick 1: so", "1 agreed"])
def test_a_line_about_what_was_taken_back_says_that_it_was(line: str) -> None:
    held = session(*STORY, "1 withdrawn", exercises=("stories",))
    with pytest.raises(ExerciseError, match="1 was taken back by whoever told it"):
        perform(held, line)
    perform(held, "1 remove")


def test_a_name_taken_out_of_a_page_by_its_number_leads_to_all_there_is() -> None:
    with pytest.raises(ExerciseError, match="Out of all there is: unname all: Priya / a colleague"):
        perform(session(*STORY, exercises=("stories",)), "unname 1: She / they")


def test_what_goes_on_in_a_field_is_no_other_words_for_it() -> None:
    held = session(*STORY, exercises=("stories",))
    for line in ("1 problem add", "1 conceal add"):
        with pytest.raises(ExerciseError, match=f"For example {line}: and one more thing"):
            perform(held, line)
    perform(held, "1 problem add He stayed.")
    assert held.state.run.state.pages[1].values["problem"] == "He bit. She left. He stayed."
    perform(held, "1 problem: add it up")
    assert held.state.run.state.pages[1].values["problem"] == "add it up", "after a colon words are as they are"


DESKS = ("+ wish: w", "+ barrier: x", "+ desk: Pier", "+ visit: nurse", "v1 came", "v1 cancelled", "+ why: so")
FITS = [
    ("hot-desk", DESKS, "b1 owner", "b1 owner site manager"),
    ("hot-desk", DESKS, "d1 host", "d1 host site manager"),
    ("hot-desk", DESKS, "d1 offered 30 Feb", "d1 offered 12 May"),
    ("hot-desk", DESKS, "d1 orientation", "d1 orientation door"),
    ("hot-desk", DESKS, "d1 zz: x", "d1 note: in their words"),
    ("hot-desk", DESKS, "v1 met", "v1 met: one, another"),
    ("hot-desk", DESKS, "v1 cancelled: she was ill", "v1 cancelled"),
    ("differences", ("+ A / B", "+ protocol: p"), "1 bound: x", "1 bound site manager: in their words"),
    ("differences", ("+ A / B", "+ protocol: p"), "1 accepted", "1 a accepted"),
    ("differences", ("+ A / B", "+ protocol: p"), "y1 zz", "y1 what: in their words"),
    ("differences", ("+ protocol: p", "y1 agencies the trust"), "y1 signed", "y1 signed the trust"),
]


@pytest.mark.parametrize(("key", "before", "line", "fits"), FITS, ids=[one[2] for one in FITS])
def test_what_does_not_fit_is_refused_with_a_line_that_does(
    key: str, before: tuple[str, ...], line: str, fits: str
) -> None:
    held = session(*before, exercises=(key,))
    with pytest.raises(ExerciseError) as told:
        perform(held, line)
    assert str(told.value).endswith(f"For example {fits}"), str(told.value)
    perform(held, fits)


@pytest.mark.parametrize("days", ["12 May am 19 May pm", "12 May and 19 May", "12/5/27, 14/5/27 to 19/5/27"])
def test_several_days_are_not_read_as_the_first_of_them(days: str) -> None:
    held = session(*DESKS, exercises=("hot-desk",))
    with pytest.raises(ExerciseError, match="d1 offered 12 May am, 19 May pm"):
        perform(held, f"d1 offered {days}")


@pytest.mark.parametrize(
    "day", ["12 May 2027", "Tue 12 May 9.30 am", "12 May at 10 am", "May 12 2027", "next Tuesday, 12 May", "1.12.2027"]
)
def test_one_day_however_it_is_said_is_one(day: str) -> None:
    held = session(*DESKS, exercises=("hot-desk",))
    perform(held, f"d1 offered {day}")
    (said,) = [page.values["offered"] for page in held.state.run.state.every() if page.goes == "d1"]
    assert "," not in said and said.startswith(("2026-", "2027-"))


def _one_of_each_kind(state: Pages) -> list[str]:
    """How a page of each kind is typed."""
    found = {page.kind: typed(number) for number, page in state.pages.items()}
    return list(found.values())


_OF_PAGES = [key for key, one in templates.built_in().items() if one.shape == "pages"]
_BEHIND = ("", ": x", " zz", " a: x", " none")


@pytest.mark.parametrize("key", _OF_PAGES)
def test_a_refusal_never_lists_nothing(key: str) -> None:
    """Also of a page of a kind on which there is none of what the word is for: no sides, no nod, no dial."""
    template = templates.built_in()[key]
    state = started(template, *sample_of(template).lines)
    words = {*LINES, "zz", *(one.key for kind in state.kinds for one in kind.fields)}
    for line in [f"{page} {word}{more}" for page in _one_of_each_kind(state) for word in words for more in _BEHIND]:
        try:
            play(state, line)
        except ExerciseError as problem:
            said = str(problem)
            assert len(said) > 10 and not re.search(r"[?:] *\.|\bof: *\.|It is \.", said), f"{line}: {said}"


def test_a_number_that_is_no_desk_is_refused_and_other_words_are_taken() -> None:
    held = session(*DESKS, exercises=("hot-desk",))
    for line in ("v1 desk d7", "v1 desk v1", "v1 desk d1, d9"):
        with pytest.raises(ExerciseError, match=r"There is no desk \w\d\. There is d1\."):
            perform(held, line)
    for line in ("v1 desk D1", "v1 desk: the one by the window", "v1 desk: d1 and then home"):
        perform(held, line)


def test_a_page_that_is_not_there_is_answered_with_those_of_its_kind_and_a_choice_is_called_one() -> None:
    state = started(templates.built_in()["hot-desk"], "+ wish: x", "+ barrier: they sign in", "+ desk: Harbour Steps")
    with pytest.raises(ExerciseError, match=r"There is no barrier b7\. There is b1\.$"):
        PAGES.parse("b7 kind IT, privacy", state)
    with pytest.raises(ExerciseError, match=r"There is no choice “nobody”\. It is one of: visitor rule, "):
        PAGES.parse("b1 kind nobody", state)
    with pytest.raises(ExerciseError, match=r"There is no visit v1\. There is b1, d1 or a1\."):
        PAGES.parse("v1 learned: x", state)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("+ ask: keep the list", "For example + asked: keep the list"),
        ("+ asks: keep the list", "For example + asked: keep the list"),
        ("+ ask keep the list", "Or was this meant? + asked: keep the list"),
        ("+ legacies: one plan", "For example + legacy: one plan"),
    ],
)
def test_a_kind_of_page_is_known_begun_and_of_several(typed: str, says: str) -> None:
    with pytest.raises(ExerciseError) as refused:
        parse(typed, PAGES, started(templates.built_in()["legacies"], "+ legacy: one plan"))
    assert str(refused.value).endswith(says)
