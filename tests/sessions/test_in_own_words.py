"""A template that calls things otherwise is told in its own words, and what cannot be typed is named with its line."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from exercises.shapes import SHAPES
from sessions.export import export_bytes
from sessions.library import template_files, templates
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests import made_up_pages
from tests.lines import play, session, started

Table = dict[str, Any]
EVERY = tuple(templates.built_in())
CHANGED = ("rows", "questions", "areas", "empty_reasons", "marks", "headings", "weather")
"""The parts of a template whose keys are typed."""


def own(key: str, **parts: Any) -> Table:
    """The built-in template of that key as somebody's own, with other parts."""
    table = json.loads(json.dumps(dict(templates.built_in()[key].words)))
    table |= {"key": "frame" if key == "frame" else "ours", "also_called": []} | parts
    return {**table, "phases": [{**phase, "record": []} for phase in table["phases"]]}


def checked(table: Table) -> list[str]:
    return template_files.check_text(made_up_pages.toml(table))


def begun(table: Table) -> Session:
    """A session with that exercise, or with that frame around another one."""
    locations.make_private(locations.templates_folder())
    (locations.templates_folder() / f"{table['key']}.toml").write_text(made_up_pages.toml(table), "utf-8")
    return session(exercises=["post-its" if table["key"] == "frame" else table["key"]])


def renamed(key: str) -> tuple[Table, set[str]]:
    """The template with each of its typed keys called otherwise, and what they were called."""
    table, were = own(key), set[str]()
    for part in CHANGED:
        if part == "questions" and "areas" not in table:
            continue  # a grid's three questions are typed as they always are
        for at, one in enumerate(table.get(part, ())):
            were.add(one["key"].lower())
            was, one["key"] = one["key"], f"{part[:2]}o{'abcdefghijklm'[at]}"
            one |= {name: one["key"] for name in ("title", "label") if name in one}
            one |= {"short": one["key"], "also_called": []} if part == "areas" else {}
            table |= {"turn": [one["key"] if it == was else it for it in table["turn"]]} if "turn" in table else {}
    return table, were


@pytest.mark.parametrize("key", ["live-grid", "paper-grid", "net-gram", "post-its", "canvas", "frame"])
def test_no_example_names_what_the_template_has_not(key: str) -> None:
    table, were = renamed(key)
    assert checked(table) == [] and were
    held = begun(table)
    state = held.state.frame.state if key == "frame" and held.state.frame else held.state.run.state
    shape = SHAPES[table["shape"]]
    lines = [example for example, _ in shape.examples(state)] + [
        line.strip().split("  ")[0]
        for line in perform(held, "help together").lines + perform(held, "help weather").lines
    ]
    own_words = {"do", "team", "organisation", "child", "whanau"}  # of other lines as well: 7 vs 8 do
    for line in lines if key != "frame" else [one for one in lines if one.split(" ")[0] in ("together", "weather")]:
        head = line.partition(":")[0].lower().replace("ā", "a").split(" ")
        named = {*head[:3]} & were
        named -= own_words if head[0] not in ("+", "9", "17") else set()
        assert not named or {"unname", "learned", "from", "new"} & {*head}, line


@pytest.mark.parametrize(
    ("key", "line", "says"),
    [
        ("live-grid", "1 why: too many hands", "Add one first: + rooa Tama: who that is"),
        ("net-gram", "+", "For example + rooa Tama: who that is"),
        ("frame", "together zzq: we listen", "together heoa: "),
        ("frame", "weather", "weather weoa 6 weob 13"),
    ],
)
def test_a_refusal_names_what_there_is(key: str, line: str, says: str) -> None:
    held = begun(renamed(key)[0])
    with pytest.raises(ExerciseError, match=re.escape(says)):
        perform(held, line)


def test_a_chair_that_is_called_by_what_it_is_has_no_example_where_no_row_is_for_it() -> None:
    grid = started(template_of(renamed("live-grid")[0]))
    shown = [example for example, _ in SHAPES["network"].examples(grid)]
    assert (
        not any("+ mum" in line for line in shown) and "+ rood Jo: physiotherapist, child development service" in shown
    )


@pytest.mark.parametrize(
    ("key", "part", "word", "line"),
    [
        ("live-grid", "rows", "whanau ora", "+ Whānau Ora …: …"),
        ("live-grid", "rows", "empty", "+ empty …: …"),
        ("live-grid", "empty_reasons", "-", "1 empty -"),
        ("paper-grid", "marks", "-", "mark who -: …"),
        ("net-gram", "rows", "old friends", "+ old friends close …: …"),
        ("post-its", "questions", "close", "close: …"),
        ("post-its", "questions", "words", "words"),
        ("post-its", "areas", "lone", "1 lone"),
        ("post-its", "areas", "pass", "pass: …"),
        ("canvas", "areas", "funding", "1 funding"),
        ("frame", "headings", "stop", "together stop: …"),
        ("frame", "weather", "two", "weather two 4"),
    ],
)
def test_a_word_that_would_be_read_as_something_else_is_named_with_its_line(
    key: str, part: str, word: str, line: str
) -> None:
    table = own(key)
    table[part][1]["key"] = word
    if "turn" in table:
        table["turn"] = [area["key"] for area in table["areas"]]
    found = [one for one in checked(table) if f"“{line}”" in one and "call it otherwise" in one]
    assert found and found[0].startswith("line "), checked(table)


@pytest.mark.parametrize("short", ["our team", "2", "one / two"])
def test_what_an_area_is_called_in_short_can_be_typed(short: str) -> None:
    table = own("post-its")
    table["areas"][2]["short"] = short
    assert any("areas[2].short" in one for one in checked(table))


@pytest.mark.parametrize("key", EVERY)
def test_every_word_of_our_own_templates_is_read_as_itself(key: str) -> None:
    assert checked({**own(key), "key": templates.built_in()[key].key}) == []


@pytest.mark.parametrize(
    ("key", "part", "name", "value", "says"),
    [
        ("live-grid", "rows", "whanau", "no", "true or false is needed here"),
        ("net-gram", "rows", "whanau", "no", "true or false is needed here"),
        ("net-gram", "questions", "word", "what", "lines do not know this word"),
        ("post-its", "questions", "side", "wroks", "works or not is needed here."),
    ],
)
def test_what_would_be_taken_for_something_else_without_a_word_is_said(
    key: str, part: str, name: str, value: str, says: str
) -> None:
    table = own(key)
    table[part][0][name] = value
    assert any(f"{part}[0].{name}" in one and says in one for one in checked(table)), checked(table)
    assert SHAPES[table["shape"]].start(template_of(table)), "a session that has it opens as it did"


def test_a_page_has_what_the_template_calls_what_a_chair_is_asked() -> None:
    table = own("live-grid")
    for part in ("questions", "fields"):
        for one in table[part]:
            one["heading"] = f"Zq {one['key']}"
    held = begun(table)
    for line in (
        "+ child Tama: the child",
        "+ agency Jo: nurse, ward",
        "1 why: many hands",
        "1 matters: quiet",
        "2 visits: 2",
        "2 felt: busy",
        "1 vs 2 why: hands or no hands",
    ):
        perform(held, line)
    page = export_bytes(held, "md", "facilitators").decode()
    for said in ("Zq explanation: “many hands”", "Zq matters: “quiet”", "Zq visits: 2 a month", "Zq felt: “busy”"):
        assert said in page, said
    for ours in ("What matters most", "Visits a month", "What it is like to sit here"):
        assert ours not in page


def test_while_people_write_no_note_is_shown_whatever_the_phases_are_called() -> None:
    phases = [
        {"key": key, "title": key, "room": room, "purpose": "So."}
        for key, room in (("arrive", "welcome"), ("pens-out", "question"), ("sort", "wall"), ("home", "quiet"))
    ]
    table = own("post-its", phases=phases, remedies=[])
    assert checked(table) == []
    wall = play(started(template_of(table)), "helps team: Zqx is said")
    for phase, shown in (("arrive", False), ("pens-out", False), ("sort", True), ("home", True)):
        wall = play(wall, f"go {phase}")
        assert ("wall HELPS team" in dict(SHAPES["wall"].room_views(wall))) is shown, phase
        if not shown:
            with pytest.raises(ExerciseError, match="from phase 2 sort on: go sort"):
                SHAPES["wall"].room_view(wall, "wall HELPS team")
    only = own("post-its", phases=[{**phases[1], "key": "one"}], remedies=[])
    alone = play(started(template_of(only)), "helps team: Zqx is said")
    assert SHAPES["wall"].room_view(alone, "wall HELPS team"), "no phase would ever show it"


def test_a_grid_without_a_row_of_whānau_can_agree() -> None:
    table = own("live-grid")
    table["rows"] = [{"key": "staff", "title": "Staff"}, {"key": "managers", "title": "Managers"}]
    grid = play(started(template_of(table)), "+ staff Jo: nurse", "+ managers Al: lead", "agree 1: once a week")
    assert [one.text for one in grid.agreements.values()] == ["once a week"]


@pytest.mark.parametrize("shape", ["wall", "network", "netgram", "log", "talk"])
def test_every_view_that_a_new_template_tells_of_is_one_that_a_step_may_begin_with(shape: str) -> None:
    text = template_files.starter(
        {"network": "live-grid", "talk": "group-thinking-caps", "log": "frame"}.get(shape, shape)
    )
    about = " ".join(text.partition("\n\n")[0].replace("#", " ").split())
    told = about.partition("view it begins with: ")[2].partition(" say, ")[0].partition(". ")[0]
    views = [word.strip(" .") for word in re.split(r"[,;]| on paper:", told) if word.strip(" .")]
    views = [view for view in views if view != "headings" and " " not in view]
    assert len(views) > 7
    (was, *_), refused = re.findall(r'^room = "[a-z-]+"$', text, re.MULTILINE), []
    for view in views:
        found = template_files.check_text(text.replace(was, f'room = "{view}"', 1))
        refused += [view] if any("no view" in one for one in found) else []
    assert not refused


@pytest.mark.parametrize(
    ("key", "room", "says"),
    [
        ("post-its", "boxes", "no view is called boxes."),
        ("canvas", "themes", "no view is called themes."),
        ("thinking-caps", "offers", "no view is called offers. shown = […] says what the room may see"),
        ("thinking-caps", "turn", "no view is called turn. shown = […] says what the room may see"),
    ],
)
def test_a_view_that_would_fall_back_to_another_is_said(key: str, room: str, says: str) -> None:
    table = own(key)
    table["phases"][-2]["room"] = room
    assert any(says in one for one in checked(table)), checked(table)


@pytest.mark.parametrize(
    ("key", "room"),
    [
        ("post-its", "lone"),
        ("net-gram", "ties"),
        ("net-gram", "quiet"),
        ("frame", "jargon"),
        ("live-grid", "agreements"),
    ],
)
def test_a_step_may_begin_with_any_view_there_is(key: str, room: str) -> None:
    table = own(key)
    table["phases"][-2]["room"] = room
    assert checked(table) == []


@pytest.mark.parametrize(
    ("shown", "seen"), [([], ""), (["next"], "ZqNext"), (["chosen"], "ZqOffer"), (["chosen", "next"], "ZqOffer ZqNext")]
)
def test_the_room_sees_what_was_chosen_and_what_comes_next_each_by_itself(shown: list[str], seen: str) -> None:
    phases = [
        {**one, "needs": [], "takes": ["offers", "chosen", "next"]} for one in own("group-thinking-caps")["phases"]
    ]
    state = started(template_of(own("group-thinking-caps", shown=shown, phases=phases, most_chosen=2)))
    views = dict(SHAPES["talk"].room_views(state))
    assert ("chosen" in views) is bool(seen)
    if shown == ["chosen"]:
        assert "One to two, and when." in str(SHAPES["talk"].room_view(state, "chosen"))
    state = play(state, "offer: ZqOffer", "pick 1", "next step: ZqNext")
    rooms = "".join(str(SHAPES["talk"].room_view(state, key)) for key, _ in SHAPES["talk"].room_views(state))
    assert {word for word in ("ZqOffer", "ZqNext") if word in rooms} == {*seen.split()}


def test_how_many_are_picked_is_told_with_a_line_of_so_many() -> None:
    phases = [{**one, "needs": [], "takes": ["offers", "chosen"]} for one in own("group-thinking-caps")["phases"]]
    talk = started(template_of(own("group-thinking-caps", phases=phases, most_chosen=1)))
    talk = play(talk, "offer: ring her", "offer: a lamp")
    with pytest.raises(ExerciseError, match=r"At most 1: pick 2$"):
        play(talk, "pick 2 1")


def test_the_first_of_a_net_gram_is_told_to_be_of_its_first_row() -> None:
    rows = [{"key": key, "title": key.title(), "whanau": key == "home"} for key in ("worker", "home")]
    rings = started(template_of(own("net-gram", rows=rows)))
    assert "+ worker Tama: who that is" in [line for line, _ in SHAPES["netgram"].examples(rings)]


def test_somebody_of_the_whānau_is_asked_about_among_rows_of_the_whānau() -> None:
    rows = [{"key": key, "title": key.title(), "whanau": key != "staff"} for key in ("kuia", "carers", "staff")]
    grid = started(template_of(own("live-grid", rows=rows)))
    for line, meant in (("+ mum Sela", "+ kuia mum Sela"), ("+ nurse Jo", "+ staff nurse Jo")):
        with pytest.raises(ExerciseError, match=re.escape(meant)):
            play(grid, line)


@pytest.mark.parametrize("key", ["thinking-caps", "post-its", "canvas", "net-gram", "live-grid", "frame"])
@pytest.mark.parametrize("value", [True, -1, "words", {"a": 1}, [1]])
def test_what_stands_in_place_of_the_phases_is_said_and_nothing_falls_over(key: str, value: object) -> None:
    assert any("phases" in one for one in checked({**own(key), "phases": value})), value
    by_key = checked({**own(key), "phases": [{"key": value}]})
    assert isinstance(value, str) or any("phases[0].key" in one for one in by_key), value


@pytest.mark.parametrize("key", ["Our Wall", "a/b", "note: x", "שלום", "../ours"])
def test_a_key_that_is_no_name_of_a_file_is_said_with_one_that_is(key: str) -> None:
    (said,) = checked({**own("post-its"), "key": key})
    assert "cannot be a key. Small letters, digits and dashes: " in said


def test_a_wall_counts_what_matters_in_a_phase_whatever_it_is_called() -> None:
    rooms = {"arrive": "welcome", "sort": "wall", "ask-back": "check", "last": "decisions"}
    phases = [{"key": key, "title": key, "room": room, "purpose": "So."} for key, room in rooms.items()]
    wall = started(template_of(own("post-its", phases=phases, remedies=[])))
    wall = play(wall, "helps team: they ring", "1 > new")
    shape = SHAPES["wall"]
    assert "t1" in shape.phase_warning(wall, "ask-back") and "not brought back" in shape.phase_warning(wall, "last")
    assert shape.progress(play(wall, "go ask-back")).counted == "checked 0 of 1"
    assert shape.progress(play(wall, "go last")).counted == "decided 0 of 1"


@pytest.mark.parametrize("key", ["live-grid", "net-gram"])
def test_a_row_without_a_label_is_called_by_its_title(key: str) -> None:
    table = own(key)
    table["rows"][0]["label"] = ""
    assert started(template_of(table)).rows[0].label == "CHILD"
