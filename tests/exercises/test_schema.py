"""One checker for every kind of file: what is wrong, where, and what would fit."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from exercises.kernel import template
from exercises.kernel.checked_table import Place
from exercises.kernel.schema import (
    JSON,
    STRICT,
    TOML,
    Fault,
    Kind,
    Syntax,
    by_word,
    faults,
    hushed,
    number,
    one_of,
    several,
    table,
    truth,
    whole,
    words,
)
from exercises.network.words import NETWORK_TEMPLATE
from sessions.library.templates import built_in

ITEM = table({"id": words(needed=True), "minutes": whole(0, 1440), "seen": truth(), "from": one_of(("a", "the wall"))})
DAY = words(fits=lambda said: len(said) == 10, says="{said} is no day.")
FILE = table(
    {
        "title": words(20, needed=True),
        "day": DAY,
        "agenda": several(ITEM, least=1, most=3, once="id"),
        "who": several(words(5)),
        "share": number(),
        "told": by_word("what", {"one": table({"what": words(), "text": words(needed=True)})}),
        "own": hushed(table({"text": words()}), "this cannot be read."),
    },
    lambda held: [Fault("day", "a day needs its agenda.")] if held.get("day") == "2026-03-12" else [],
)
SOUND: dict[str, Any] = {"title": "Day", "agenda": [{"id": "x", "minutes": 5}]}


def minutes(value: Any) -> dict[str, Any]:
    return {"agenda": [{"id": "x", "minutes": value}]}


def said(change: dict[str, Any], syntax: Syntax = JSON, kind: Kind = FILE) -> list[str]:
    return [str(fault) for fault in faults(kind, {**SOUND, **change}, syntax)]


def test_what_fits_is_no_fault() -> None:
    assert said({"who": ["F1"], "share": -0.5, "day": None, "told": {"what": "one", "text": "x"}}) == []
    assert said({"anything": 1}, TOML) == [] and faults(ITEM, {"id": "x", "seen": False, "from": "a"}, TOML) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": None}, "title: words are needed here."),
        ({"title": 3}, "title: words in quotes are needed here, not 3."),
        ({"title": " \u202e"}, "title: these words are empty. Write null where there are none."),
        ({"title": "x" * 21}, "title: that is 21 characters; 20 is the most here. Shorten it."),
        ({"tilte": "x"}, "tilte: this key is not known here. Did you mean title?"),
        ({"day": "soon"}, "day: “soon” is no day."),
        ({"day": "2026-03-12"}, "day: a day needs its agenda."),
        ({"agenda": {}}, "agenda: a list in [ ] is needed here, not an object."),
        ({"agenda": []}, "agenda: a list with at least one is needed here."),
        ({"agenda": [3]}, "agenda[0]: an object in { } is needed here, not 3."),
        ({"agenda": [{"id": str(one)} for one in range(4)]}, "agenda: there are 4 here; 3 is the most."),
        ({"agenda": [{"id": "x"}, {"id": "x"}]}, "agenda[1].id: “x” is the id of agenda[0] too. Give each its own."),
        (
            {"agenda": [{"id": "x", "minutes": 0.5}]},
            "agenda[0].minutes: a whole number from 0 to 1440 is needed here, not 0.5.",
        ),
        (
            {"agenda": [{"id": "x", "minutes": True}]},
            "agenda[0].minutes: a whole number from 0 to 1440 is needed here, not true.",
        ),
        ({"agenda": [{"id": "x", "seen": "yes"}]}, "agenda[0].seen: true or false is needed here, not “yes”."),
        ({"agenda": [{"id": "x", "from": "wall"}]}, "agenda[0].from: “wall” is not known here. Did you mean the wall?"),
        ({"who": ["F1", 2]}, "who[1]: words in quotes are needed here, not 2."),
        ({"share": "2"}, "share: a number is needed here, such as 2 or 0.5, not “2”."),
        ({"share": 1e9}, "share: that is too large a number."),
        ({"told": {"what": "on"}}, "told.what: “on” is not known here. Did you mean one?"),
        ({"told": {}}, "told.what: one of these is needed here: one."),
        ({"told": {"what": "one"}}, "told.text: words are needed here."),
        ({"own": {"text": ["a secret"]}}, "own.text: this cannot be read."),
        ({"own": {"txt": "a secret"}}, "own.txt: this cannot be read."),
    ],
)
def test_a_fault_has_its_place_and_says_what_would_fit(change: dict[str, Any], says: str) -> None:
    assert said(change) == [says]


def test_toml_is_told_in_its_own_words() -> None:
    assert said({"title": ""}, TOML) == ["title: some words are needed here."]
    assert said({"agenda": 3}, TOML) == ["agenda: a list is needed here, each item under [[agenda]], not 3."]
    assert said({"agenda": []}, TOML) == ["agenda: at least one is needed here, each under [[agenda]]."]
    assert said({"day": date(2026, 3, 12)}, TOML)[0].endswith("not a day or a time; those go in quotes.")
    assert said({"titles": 1}, STRICT) == ["titles: nothing reads this. Did you mean title?"]


def test_every_fault_is_found() -> None:
    found = said({"title": 3, "agenda": [{"minutes": "5"}], "who": "F1", "zzz": 1})
    assert [one.partition(": ")[0] for one in found] == ["zzz", "title", "agenda[0].id", "agenda[0].minutes", "who"]
    assert [str(fault) for fault in faults(FILE, [], JSON)] == ["An object in { } is needed here, not a list."]


def test_what_was_checked_is_read_by_its_place() -> None:
    top = Place("", {**SOUND, "title": " Whānau\x1b ", "who": ["F1 "], "own": {"text": "x"}, "share": None})
    assert top.text("title") == "Whānau" and top.text("day") == "" and top.texts("who") == ["F1"]
    (item,) = top.each("agenda")
    assert (item.at("minutes"), item.value("minutes")) == ("agenda[0].minutes", 5)
    own = top.inside("own")
    assert own is not None and own.at("text") == "own.text" and top.inside("told") is None and not top.has("share")


def test_words_that_were_right_are_looked_through_once_and_a_change_again(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**built_in()["live-grid"].words}
    template.check(NETWORK_TEMPLATE, known)
    looked: list[object] = []
    monkeypatch.setattr(template, "faults", lambda *given: looked.append(1) or faults(*given))
    template.check(NETWORK_TEMPLATE, known)
    assert not looked
    template.check(NETWORK_TEMPLATE, copy.deepcopy(known))
    assert looked == [1], "another one is looked through, alike or not"
    for wrong in ({**known, "minutes": [True, 140]}, {**known, "title": ""}):
        with pytest.raises(template.TemplateError):
            template.check(NETWORK_TEMPLATE, wrong)
    assert len(looked) == 3, "what is written otherwise is another template"


@pytest.mark.parametrize("syntax", [JSON, TOML, STRICT])
def test_what_is_fine_at_a_glance_has_no_fault(syntax: Syntax) -> None:
    """A file of thousands is looked through so; what is only nearly right is never taken for fine."""
    values: list[Any] = ["", "  ", "a", " a ", "the wall", "far too long for that", 0, 1441, True, None, 2.5, []]
    rows: list[Any] = [{}, {"id": "x"}, {"id": ""}, {"id": "x", "minutes": "1"}, {"id": "x", "more": 1}, {"id": None}]
    rows += [{"id": "x", "minutes": 1440, "seen": False, "from": "a"}]
    kinds = {
        "words": words(4),
        "blank": words(blank=True),
        "choice": one_of(("a", "the wall", "")),
        "day": DAY,
        "table": ITEM,
        "list": several(ITEM, least=1, most=2),
        "once": several(ITEM, once="id"),
        "either": several(words(), most=3),
    }
    seen = 0
    for name, kind in kinds.items():
        for value in (*values, *rows, *([one, one] for one in rows), ["a", "b"], ["a", ""], ["a"] * 4):
            if kind.fine is not None and kind.fine(value):
                seen += 1
                assert not list(kind.wrong(value, "there", syntax)), (name, value)
    assert seen > 8, "else nothing was looked at"
