"""Bad input, one by one: each is told in one sentence that says what would fit, and nothing of it is half done.

A field twice, a field without `sees` and letters that collide are in `tests/exercises/test_pages_kinds.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import cut
from sessions.importing.cases import CaseError, import_file
from sessions.lines.carry_out import perform, understand
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import again, session

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ROLES = ", ".join(f"role {chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(40))
RATED = ("+ case: I asked her. She said no.", "order", *(f"x1 d{number} 1 s1" for number in range(1, 6)), "x1 done")
REFUSED: tuple[tuple[str, str, tuple[str, ...], str, str], ...] = (
    ("a choice that is none", "compass", ("+ A visit",), "1 with nobody", "It is one of: whānau, team, network or my"),
    ("40 roles", "differences", ("+ protocol: ours",), f"y1 agencies {ROLES}", "takes up to 24, with commas between"),
    ("a card drawn from an empty deck", "prompt-cards", ("draw 24",), "draw 1", "No card is left in the pile"),
    (
        "a sheet too long",
        "team-audit",
        ("round 2026-02-12: before",),
        "sheet: ontwkok-nt",
        "10 marks are too many for 9 tools",
    ),
    ("a rater rating their own twice", "case-rating", RATED, "x1 d1 2 s2", "You are done with case x1"),
    ("a tie to itself", "net-gram", ("+ child Tama",), "1 1 strong", "not tied to itself"),
    (
        "a count that is none",
        "differences",
        ("+ One / Two",),
        "1 stood a -3",
        "Each has its count. For example 1 stood a 7 middle 5 b 3 pass 2",
    ),
    (
        "nobody before a colon",
        "differences",
        ("+ One / Two",),
        "1 bound : x",
        "For example 1 bound site manager: in their words",
    ),
    ("a story of 10,000 characters", "stories", ("+ A",), f"1 did: {'x' * 1_900}", "takes 600: 1,300 too many"),
)


def whole(held: Session) -> bytes:
    """The session's file, and that what is seen of it is what is in it."""
    assert again(held).state.runs == held.state.runs
    return locations.session_path(held.name).read_bytes()


def in_one_sentence(said: str) -> bool:
    return "\n" not in said and "Traceback" not in said and said == said.strip() != ""


@pytest.mark.parametrize(
    ("key", "before", "line", "says"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_half_done(
    key: str, before: tuple[str, ...], line: str, says: str
) -> None:
    held = session(*before, exercises=[key])
    kept = whole(held)
    with pytest.raises(ExerciseError) as told:
        perform(held, line)
    assert says in str(told.value) and in_one_sentence(str(told.value)), str(told.value)
    assert whole(held) == kept


def test_bad_input_a_page_of_a_kind_that_is_not_there() -> None:
    held = session("+ barrier: visitors sign in twice", exercises=["hot-desk"])
    kept = whole(held)
    with pytest.raises(ExerciseError, match=r"There is no kind of page “nothing”\. There is barrier"):
        held.record("page", {"title": "a wish", "kind": "nothing"}, run="hot-desk")
    with pytest.raises(ExerciseError, match=r"“visits”\. There is barrier, .* For example \+ visit: one a week"):
        perform(held, "+ visits: one a week")
    with pytest.raises(ExerciseError, match=r"What is it about\? For example \+ visit: in a few words"):
        perform(held, "+ visit")
    assert whole(held) == kept
    perform(held, "+ : visits: one a week")
    perform(held, "+ two words: and more")
    assert [page.title for page in held.state.run.state.every()][1:] == ["visits: one a week", "two words: and more"]


def test_bad_input_a_tie_to_an_empty_chair_that_is_filled_later() -> None:
    held = session("+ child Tama", "+ agency (surgeon): nobody yet", "1 2 thin", "2 here", exercises=["net-gram"])
    state = held.state.runs["net-gram"].state
    assert not state.chairs[2].empty and state.ties[1, 2].sign == "thin", "the tie stays, and so does its word"


def test_bad_input_two_writers_who_both_say_keep() -> None:
    held = session("draw 14", "take 2", "2 a well: she rings first", exercises=["relationship-review"])
    other = again(held, by="F9")
    perform(held, "keep both")
    perform(other, "keep both")
    held.refresh()
    assert held.state.runs == other.state.runs and held.state.run.state.kept
    perform(other, "close")
    assert b"she rings first" in whole(other), "said twice, it is kept once and as it was"


@pytest.mark.parametrize("text", ["Ask P07 about it", "P19"])
def test_bad_input_a_card_whose_text_is_a_p_number(text: str) -> None:
    held = session(exercises=["prompt-cards"])
    kept = whole(held)
    warned = understand(held, f"+ card: {text}").warning
    assert "leads back to a person" in warned and in_one_sentence(warned) and whole(held) == kept


def test_bad_input_a_rater_twice_in_a_file_comes_in_not_at_all(tmp_path: Path) -> None:
    import json

    samples = Path(__file__).resolve().parents[2] / "sessions" / "samples"
    value = json.loads((samples / "rating.json").read_text(encoding="utf-8"))
    rater = next(iter(value["marks"]))
    value["marks"][rater].append(value["marks"][rater][0])
    (tmp_path / "rating.json").write_text(json.dumps(value), encoding="utf-8")
    held = session(exercises=["case-rating"])
    kept = whole(held)
    with pytest.raises(CaseError, match="marked case"):
        import_file(held, tmp_path / "rating.json")
    assert whole(held) == kept


@pytest.mark.parametrize("columns", range(4, 20))
def test_bad_input_a_cut_in_the_middle_of_an_emoji_family(columns: int) -> None:
    text = f"ab {FAMILY} cd e\u0301f" * 2
    shown = cut(text, 1, columns)
    assert shown.replace(FAMILY, "").count("\u200d") == 0, "a family is there whole, or not at all"
    assert not any(sign in shown.replace(FAMILY, "") for sign in FAMILY), shown.encode("unicode-escape")
    assert len(shown) <= columns or shown == text
