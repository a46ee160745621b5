"""A programme's own words: found beside those of sessions, and forgotten at once."""

from __future__ import annotations

import pytest

from sessions.library import programmes
from sessions.lines import everywhere
from sessions.lines.carry_out import perform
from sessions.lines.everywhere import at_home, look
from sessions.live.session import Session
from sessions.removing import destroying
from sessions.store import locations, words_file
from tests.sessions.find_helpers import SECRET, found, has, kept_at_once, wall

__all__ = ["kept_at_once"]


def programme(*lines: str, title: str = "Working alongside") -> Session:
    begun = programmes.new_programme(title, by="F1")
    for line in ("cohort + One: Awakōwhai", *lines):
        perform(begun, line)
    return begun


def test_a_programmes_own_words_are_found_beside_those_of_sessions() -> None:
    wall("helps team: the cards helped", title="Day two")
    begun = programme(
        "learned c1: cards before sheets", "tool prompt-cards version 1: cards, one a page", title="Cards all along"
    )
    looked = look("cards")
    ours = next(one for one in looked.sessions if one.is_programme)
    assert (ours.name, ours.title, ours.is_called) == (begun.name, "Cards all along", True)
    assert [(one.turns, one.exercise, one.goes, one.words) for one in ours.places] == [
        ("", "", "l1", "learned line l1: cards before sheets"),
        ("", "", "tool prompt-cards", "tool prompt-cards, name: prompt-cards"),
        ("", "", "tool prompt-cards", "tool prompt-cards, version 1: cards, one a page"),
    ]
    assert looked.counted == ("1 programme", "1 session", "5 places")


def test_a_tool_is_found_by_its_name_alone_until_it_is_taken_out() -> None:
    begun = programme("tool zqx-cards version 1: twelve of them", "collect + zqx rating c1 start")
    assert [(one.goes, one.words) for one in look("zqx").sessions[0].places] == [
        ("x1", "collection x1: zqx rating"),
        ("tool zqx-cards", "tool zqx-cards, name: zqx-cards"),
    ]
    perform(begun, "unname all: zqx / a name")
    assert not look("zqx").sessions
    perform(begun, "tool zqx-cards version 2: eight of them")
    (tool,) = programmes.state_of(begun).tools.values()
    assert (tool.key, len(tool.versions)) == ("[a name]-cards", 2)


def test_what_a_programme_has_for_the_facilitators_is_only_named_at_home() -> None:
    programme("learned c1: zqx before sheets", "c1 stopped: zqx left")
    places = at_home(look("zqx")).sessions[0].places
    assert [(one.goes, one.consent, one.words) for one in places] == [
        ("c1", everywhere.FOR_FACILITATORS, ""),
        ("l1", "", "learned line l1: zqx before sheets"),
    ]


@pytest.mark.parametrize("line", ["undo", f"unname all: {SECRET} / a bird"])
def test_what_is_taken_back_in_a_programme_is_forgotten_at_once(line: str) -> None:
    wall(": waka", title="Working alongside")
    begun = programme(f"learned c1: we heard {SECRET} there")
    assert found(SECRET) and has()
    perform(begun, line)
    assert not has() and not found(SECRET) and not has()


def test_a_session_called_like_a_programme_keeps_its_words_to_itself() -> None:
    begun = programme(f"learned c1: {SECRET}")
    stem = begun.name.removeprefix(locations.PROGRAMME)
    held = wall(": the waka")
    held.close()
    locations.session_path(held.name).rename(locations.session_path(stem))
    assert [one.name for one in look("waka").sessions] == [stem] and found(SECRET)
    words_file.forget(locations.session_path(stem))
    assert has() and not has("the waka")


def test_a_destroyed_programme_is_forgotten() -> None:
    begun = programme(f"learned c1: {SECRET}")
    look(SECRET)
    begun.close()
    destroying.destroy(destroying.plan(begun.name, "F1"))
    assert not has() and not has(begun.name) and not found(SECRET)


def test_unname_for_good_takes_it_out_of_what_is_kept_of_a_programme() -> None:
    begun = programme(f"learned c1: we heard {SECRET} there")
    look(SECRET)
    perform(begun, f"unname all: {SECRET} / a bird")
    perform(begun, "unname for good yes")
    assert not has() and not found(SECRET) and not has()
    assert SECRET not in locations.session_path(begun.name).read_text()
