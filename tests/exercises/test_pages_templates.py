"""A template of pages is refused, by its line, where a word of it could not be typed or would do something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.pages.shape import PAGES
from sessions.library import template_files
from sessions.library.templates import built_in
from sessions.lines.carry_out import perform
from sessions.roster.keeping import Known, Roster, changing
from tests.lines import session

NINE = Path(__file__).with_name("nine-kinds.toml").read_text("utf-8")
COUNTED = 'words = { yes = "yes", no = "no" }'
CHOSEN = 'words = { yes = "Yes.", no = "No." }'
LISTED = 'words = { tea = "Tea.", names = "Names.", door = "The door." }'
STATES = 'states = ["begun", "done"]'
FAULTS = [
    ('key = "words"', 'key = "wor:ds"', "fields[0].key", "has a colon"),
    ('key = "words"', 'key = "…"', "fields[0].key", "a letter is needed"),
    (CHOSEN, 'words = { none = "None.", no = "No." }', "fields[1].words", "“none” takes out what stands there"),
    (CHOSEN, 'words = { "a: b" = "A.", no = "No." }', "fields[1].words", "has a colon"),
    (CHOSEN, 'words = { "-" = "A.", no = "No." }', "fields[1].words", "a letter is needed"),
    (CHOSEN, 'words = { pai = "A.", "Pāi" = "No." }', "fields[1].words", "“Pāi” and “pai” are typed alike"),
    (LISTED, 'words = { "tea, milk" = "Tea." }', "fields[2].words", "has a comma"),
    (COUNTED, 'words = { pass = "pass", no = "no" }', "fields[4].words", "“pass” is who passed"),
    (COUNTED, 'words = { "10 am" = "early", no = "no" }', "fields[4].words", "“10 am” has a number in it"),
    (STATES, 'states = ["begun"]', "states", "one alone is never typed"),
    (STATES, 'states = ["begun", "remove"]', "states[1]", "“remove” has a line of its own"),
    (STATES, 'states = ["begun", "withdrawn"]', "states[1]", "“withdrawn” has a line of its own"),
    (STATES, 'states = ["begun", "half: done"]', "states[1]", "has a colon"),
    ('key = "side"', 'key = "roles"', "kinds[1].key", "the room has another view called roles"),
    ('key = "side"', 'key = "quiet"', "kinds[1].key", "the room has another view called quiet"),
    ('key = "says"', 'key = "turned"', "kinds[1].fields[0].key", "the room has another view called turned"),
    ('key = "words"\n', 'key = "words"\nroom = "We said so."\n', "fields[0].room", "{} is needed in it once"),
    ('kind = "text"\nsees = "room"', 'kind = "text"\nsees = "room"\nroom = "Ten."', "fields[0].room", "{} is needed"),
    (
        'kind = "text"\nsees = "room"',
        'kind = "text"\nsees = "room"\nroom = "{}, {}."',
        "fields[0].room",
        "needed in it once",
    ),
]


@pytest.mark.parametrize(("was", "now", "place", "said"), FAULTS, ids=[one[1][:40] for one in FAULTS])
def test_a_word_that_could_not_be_typed_is_named_with_its_line(was: str, now: str, place: str, said: str) -> None:
    assert template_files.check_text(NINE) == [] and was in NINE
    found = template_files.check_text(NINE.replace(was, now, 1))
    assert any(said in one and place in one and one.startswith("line ") for one in found), found


def test_a_field_of_nobody_is_called_by_no_other_view() -> None:
    secret = NINE.replace('key = "words"', 'key = "side"', 1).replace('sees = "room"', 'sees = "anonymous"', 1)
    found = template_files.check_text(secret)
    assert any("fields[0].key: the room has another view called side" in one for one in found), found


@pytest.mark.parametrize("word", ["half-day", "2nd floor", "kāore anō", "what's next", "no. 3b"])
def test_other_words_are_taken(word: str) -> None:
    for was in (COUNTED, CHOSEN):
        assert template_files.check_text(NINE.replace(was, f'words = {{ "{word}" = "So.", no = "No." }}', 1)) == []


LISTS = [
    ("hot-desk", ("+ wish: to know them",), "a1 asked {}, nurse"),
    ("hot-desk", ("+ wish: x", "+ desk: x", "+ visit: nurse, 12 May"), "v1 met {}, porter"),
    ("hot-desk", ("+ wish: x", "+ desk: x", "+ visit: nurse, 12 May"), "v1 connection: {}"),
    ("differences", ("+ protocol: ours",), "y1 whom: {}"),
    ("legacies", ("+ legacy: tea first",), "l1 for {}"),
    ("differences", ("+ protocol: ours",), "y1 agencies {}, the school"),
    ("stories", ("+ A",), "1 by P19: {}, the trust"),
]


@pytest.mark.usefixtures("own_place")
@pytest.mark.parametrize(("key", "before", "line"), LISTS, ids=[f"{key} {line}" for key, _, line in LISTS])
def test_a_list_of_roles_and_what_stands_beside_a_number_is_nobodys_name(
    key: str, before: tuple[str, ...], line: str
) -> None:
    with changing() as kept:
        kept[0] = Roster().with_known(Known("Priya", "a colleague"), Known("the trust", "", "organisation"))
    held = session(*before, exercises=[key])
    with pytest.raises(ExerciseError, match="That is somebody's name"):
        perform(held, line.format("Priya"))
    perform(held, line.format("physiotherapist"))
    assert "physiotherapist" in "\n".join(PAGES.text(held.state.run.state))


def test_a_sheet_has_both_positions_and_the_word_each_answer_is_typed_by() -> None:
    from exercises.leaving.paper import Sheet
    from exercises.pages.papers import sheet

    differences, compass = (sheet(PAGES.start(built_in()[key])) for key in ("differences", "compass"))
    asks = {ask.typed: ask for face in differences.faces[:1] if isinstance(face, Sheet) for ask in face.asks}
    assert asks[""].lines == 2 and asks["a costs, b costs"].lines == 2
    assert [word for word, _ in asks["fair"].choices] == ["a", "b"]
    typed = [ask.typed for face in compass.faces if isinstance(face, Sheet) for ask in face.asks]
    assert typed[1:7] == ["with", "purpose", "agreed", "reads", "sure", "me"] and typed[-1] == "first"
