"""Several typists on several laptops: numbered papers keep their numbers, and two typings of one are compared."""

from __future__ import annotations

import pytest

from exercises.wall.state import Wall
from sessions.importing.merging import merge_file
from sessions.lines.carry_out import perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.lines import session


def held(title: str, *lines: str) -> Session:
    return session(*lines, title=title, exercises=("post-its",))


def wall(session: Session) -> Wall:
    state = session.state.run.state
    assert isinstance(state, Wall)
    return state


def merged(first: Session, second: Session) -> tuple[str, str]:
    report = merge_file(first, locations.session_path(second.name))
    assert open_session(first.name, read_only=True).state == first.state
    return report.says, " ".join(report.lines)


@pytest.mark.usefixtures("own_place")
def test_papers_of_two_laptops_keep_their_numbers_their_words_and_their_heaps() -> None:
    first = held("First", "paper 1-20 helps team", "1: They ring back", "1 2 > new They ring")
    second = held("Second", "paper 21-40 helps team", "21: Kai first", "21: Kai fast", "22: Slow", "30 31 > new Others")
    perform(second, "retype 22: Slowly")
    merged(first, second)
    notes = wall(first).notes
    assert [*notes] == list(range(1, 41)) and notes[30].theme == 2 and notes[30].unwritten
    assert (notes[21].text, notes[21].second) == ("Kai first", "Kai fast")
    assert (notes[22].text, notes[22].typed_before) == ("Slowly", ("Slow",))
    assert "nothing new" in merged(first, second)[0]
    first.undo()
    assert [*wall(first).notes] == list(range(1, 21)), "one undo takes it all back"


@pytest.mark.usefixtures("own_place")
def test_two_typings_of_one_paper_are_compared() -> None:
    first = held("First", "paper 1-20 helps team", "1: They ring back", "2: Kai first", "3: Alike")
    second = held("Second", "paper 1-20 helps team", "1: They rang back", "3: Alike", "4: Only there", "5 6 > new Heap")
    says, lines = merged(first, second)
    assert says.startswith("Brought in 0 notes and 1 theme, and the words of 2 papers from ")
    notes = wall(first).notes
    assert len(notes) == 20 and notes[4].text == "Only there" and notes[2].text == "Kai first"
    assert (notes[1].text, notes[1].second, notes[3].second) == ("They ring back", "They rang back", "")
    assert "Paper 1 was typed twice: “They ring back” here, “They rang back” there." in lines and "1 second" in lines
    assert notes[5].theme and says
    perform(first, "1 second")
    assert wall(first).notes[1].typed_before == ("They ring back",)
    assert "nothing new" in merged(first, second)[0], "what was said of it stays said"


@pytest.mark.usefixtures("own_place")
def test_a_number_that_is_another_note_here_is_told_and_nothing_is_lost() -> None:
    first = held("First", "helps me: one", "helps me: two")
    second = held("Second", "paper 1-3 helps team", "1: They ring back")
    _, lines = merged(first, second)
    notes = wall(first).notes
    assert notes[1].text == "one" and notes[3].unwritten and notes[4].text == "They ring back"
    assert "Paper 2 has no words there, and is another note here" in lines
