"""A table of what a group showed by hands says over its column what one of the words is called."""

from __future__ import annotations

import pytest

from exercises.kernel.schema import STRICT, faults
from exercises.pages.template import PAGES_TEMPLATE
from exercises.shapes import SHAPES
from sessions.library import templates
from tests.lines import started
from tests.samples import sample_of

COUNTED = {
    "compass": (("start connect 7 influence 10 pass 3",), "role"),
    "differences": (("+ Share it / Keep it", "1 stood a 6 middle 9 b 7"), "where"),
    "hot-desk": (("goes on 6 changed 2 stops 1",), "answer"),
    "prompt-cards": (("stances humility 6 curiosity 5",), "stance"),
    "stances": (("stances humility 6 curiosity 5",), "stance"),
}


def test_every_exercise_that_counts_hands_is_here() -> None:
    counting = {
        key
        for key, one in templates.built_in().items()
        for item in (*one.words.get("group", ()), *(f for kind in one.words.get("kinds", ()) for f in kind["fields"]))
        if isinstance(item, dict) and (item.get("kind") == "counts" or one.shape == "deck")
    }
    assert counting == set(COUNTED)


@pytest.mark.parametrize("key", COUNTED)
def test_a_table_of_counts_names_what_is_counted(key: str) -> None:
    lines, called = COUNTED[key]
    template = templates.built_in()[key]
    tables = SHAPES[template.shape].tables
    assert tables is not None
    heads = [sheet.headings for sheet in tables(started(template, *lines), "facilitators")]
    assert (called, "n") in heads and ("word", "n") not in heads


def test_only_counts_are_called_something() -> None:
    words = templates.built_in()["compass"].words
    [kind] = words["kinds"]
    fields = [{**one, "called": "role"} if one["key"] == "purpose" else one for one in kind["fields"]]
    [fault] = faults(PAGES_TEMPLATE, {**words, "kinds": [{**kind, "fields": fields}]}, STRICT)
    assert fault.place == "kinds[0].fields[1].called"


@pytest.mark.parametrize("key", [key for key, one in templates.built_in().items() if SHAPES[one.shape].tables])
def test_a_table_is_called_by_one_word_that_any_program_takes(key: str) -> None:
    template = templates.built_in()[key]
    tables = SHAPES[template.shape].tables
    assert tables is not None
    lines, _ = COUNTED.get(key, (tuple(sample_of(template).lines), ""))
    names = [sheet.name for sheet in tables(started(template, *lines), "facilitators")]
    assert all(name.isidentifier() for name in names), names
