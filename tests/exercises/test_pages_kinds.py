"""A facilitator's own exercise on pages: every kind of field, everybody who may see one, and each fault by its line."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.anywhere import complete, parse
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import template_of
from exercises.kernel.things import ANYBODY
from exercises.leaving.outline import Audience, Bullets, Heading, Leaf
from exercises.pages.data import data
from exercises.pages.fields import KINDS, PAPER
from exercises.pages.shape import PAGES
from exercises.pages.state import Pages
from sessions.export.event_log import done
from sessions.library import template_files, templates
from sessions.lines.carry_out import perform, understand
from sessions.store import locations
from tests.exercises.pages_lines import HOT_DESK, LEGACIES
from tests.leaving import everything
from tests.lines import again, play, session, started
from tests.marked import drawn, every_view, given
from tui.boards.board import Pointing
from tui.boards.table import BOARDS

NINE = Path(__file__).with_name("nine-kinds.toml")
LINES = (
    "+ A first",
    "1 words: said word for word",
    "1 words add: and more",
    "1 one yes",
    "1 some tea, names",
    "1 turned high",
    "1 turned up",
    "1 hands yes 4 no 3 pass 2",
    "1 who site manager",
    "1 on 12 May 2027",
    "1 ticked",
    "+ side: this way / that way",
    "v1 a says: as we see it",
    "v1 b says: as they see it",
    "v1 done",
)


def nine(*lines: str) -> Pages:
    state: Pages = play(PAGES.start(template_of(tomllib.loads(NINE.read_text("utf-8")))), *lines)
    return state


def test_p3_one_file_and_no_code_has_two_kinds_of_page_and_nine_of_fields() -> None:
    state = nine(*LINES)
    words = tomllib.loads(NINE.read_text("utf-8"))
    kinds = {field["kind"] for kind in words["kinds"] for field in kind["fields"]}
    assert kinds == set(KINDS) and len(words["kinds"]) == 2
    first, second = state.every()
    assert first.values == {
        "words": "said word for word and more",
        "one": "yes",
        "some": ("tea", "names"),
        "turned": {"then": "high", "next": "up"},
        "hands": {"yes": 4, "no": 3, "pass": 2},
        "who": "site manager",
        "on": "2027-05-12",
        "ticked": "2026-03-02",
    }
    assert second.goes == "v1" and second.values["says"] == {"a": ("as we see it",), "b": ("as they see it",)}
    assert second.standing == "done"
    for line in LINES:
        assert complete(line, PAGES, state) is not None


FAULTS = [
    ('sees = "room"\nlimit = 300', "limit = 300", "sees", "one of these is needed here: room, nod"),
    ('sees = "room"\nlimit = 300', 'sees = "anyone"\nlimit = 300', "sees", "“anyone” is not known here"),
    ('kind = "role"', 'kind = "person"', "kind", "“person” is not known here"),
    ('key = "one"', 'key = "words"', "key", "the key of"),
    ('key = "one"', 'key = "nod"', "key", "nod has a line of its own"),
    ('letter = "v"', 'letter = "e"', "letter", "e stands before other things in every line"),
    ('letter = "v"', 'letter = "vv"', "letter", "one small letter is needed here"),
    ('letter = "v"\n', "", "kinds", "only one has no letter"),
    ("sides = true\n", "", "kind", "two voices need sides = true"),
    ('states = ["begun", "done"]', 'states = ["begun", "says"]', "key", "says has a line of its own"),
    ('kind = "tick"', 'kind = "tick"\neach = "nobody"', "each", "nobody is no field of choices"),
    ('kind = "text"\nsees = "room"', 'kind = "text"\nlimits = 3\nsees = "room"', "limits", "nothing reads this"),
    ('words = { yes = "Yes.", no = "No." }\n', "", "words", "what may be said is needed here"),
    ('room = "pages"', 'room = "nowhere"', "room", "no view and no count of the group is nowhere"),
    ('room = "pages"', 'room = "picks"', "room", "no view and no count of the group is picks"),
    ('kind = "role"\n', 'kind = "role"\nwords = { a = "A." }\n', "words", "a role has no words to choose from"),
    ('kind = "role"\n', 'kind = "role"\ncoded = true\n', "coded", "only the sentences of a text are read for codes"),
    ('kind = "role"\n', 'kind = "role"\neach = "role"\n', "each", "only a tick and voices can be one for each"),
    ('kind = "voices"\n', 'kind = "voices"\neach = "some"\n', "each", "one for each side, or one for each role"),
    ('kind = "voices"\n', 'kind = "voices"\nstate = "gone"\n', "state", "gone is none of its states"),
    ('title = "Two sides"', 'title = "Two sides"\nneeds = { gone = "begun" }', "needs", "have to be among its states"),
    ('title = "Two sides"', 'title = "Two sides"\nleaves = "gone"', "leaves", "gone is none of its states"),
    ('title = "Two sides"', 'title = "Two sides"\ndraft = { until = "says", says = "a draft" }', "draft", "who signs"),
    ('title = "Two sides"', 'title = "Two sides"\ncodes = [{ key = "a", about = "b" }]', "codes", "coded = true on"),
    ('title = "Two sides"', 'title = "Two sides"\ncounted = "says"', "counted", "a choice of this kind of page"),
    ('title = "Two sides"', 'title = "Two sides"\nafter = "nothing"', "after", "there is no kind of page nothing"),
]


BAD_INPUT = {0: "a template field without sees", 3: "a field twice", 5: "letters that collide"}


@pytest.mark.parametrize(
    ("was", "now", "place", "said"), FAULTS, ids=[BAD_INPUT.get(at, one[3]) for at, one in enumerate(FAULTS)]
)
def test_p3_a_fault_is_named_with_its_line(was: str, now: str, place: str, said: str) -> None:
    text = NINE.read_text("utf-8")
    assert template_files.check_text(text) == [] and was in text
    broken = text.replace(was, now, 1)
    found = template_files.check_text(broken)
    assert any(said in one and place in one for one in found), found
    assert all(one.startswith("line ") for one in found)


def test_p3_a_new_template_of_pages_shows_every_kind_and_everybody_who_may_see() -> None:
    text = template_files.starter("pages", "our-pages")
    for word in (*KINDS, *ANYBODY, PAPER):
        assert f'"{word}"' in text or f" {word} " in text, word
    assert template_files.check_text(text) == []
    begun = PAGES.start(template_of(tomllib.loads(text)))
    assert PAGES.room_views(begun)


SECRET = "Pukeko9x"
SEEN = {"room": True, "nod": False, "anonymous": False, "console": False, "owner": False}


def secret_in(sees: str) -> str:
    return NINE.read_text("utf-8").replace('sees = "room"\nlimit = 300', f'sees = "{sees}"\nlimit = 300')


@pytest.mark.parametrize("sees", ANYBODY)
def test_p2_who_may_see_a_field_is_who_sees_it(sees: str, own_place: Path) -> None:
    folder = own_place / "templates"
    folder.mkdir()
    (folder / "nine-kinds.toml").write_text(secret_in(sees), encoding="utf-8")
    held = session(*(line for line in LINES if "words" not in line), exercises=["nine-kinds"])
    perform(held, f"1 words: {SECRET} said")
    state = held.state.run.state
    views = [PAGES.room_view(state, key) for key, _ in PAGES.room_views(state)]
    told = json.dumps([view.document() for view in views]) + "".join(name for _, name in PAGES.room_views(state))
    for key, _ in PAGES.room_views(state):
        perform(held, f"show {key.removeprefix('page ')}" if key.startswith("page ") else f"show {key}")
        told += (own_place / "room" / f"{held.name}.json").read_text(encoding="utf-8")
    assert (SECRET in told) is SEEN[sees]
    for audience in ("participants", "public"):
        leaves = SECRET in everything(held, audience)  # type: ignore[arg-type]
        assert leaves is (SEEN[sees] and audience == "participants"), audience


def test_p2_what_stays_on_paper_is_refused_and_never_kept() -> None:
    state = PAGES.start(template_of(tomllib.loads(secret_in("paper"))))
    state = play(state, "+ A first")
    with pytest.raises(ExerciseError, match=r"That stays on paper\."):
        play(state, f"1 words: {SECRET}")
    assert not any(field.lead.endswith("words") for field in BOARDS["pages"].fields(state, Pointing(1)))


@pytest.mark.parametrize("kept", [False, True])
def test_p1_an_owners_words_leave_for_nobody_and_go_at_the_close(kept: bool, own_place: Path) -> None:
    folder = own_place / "templates"
    folder.mkdir()
    (folder / "nine-kinds.toml").write_text(secret_in("owner"), encoding="utf-8")
    held = session("+ A first", f"1 words: {SECRET} said", f"1 words add: and {SECRET}", exercises=["nine-kinds"])
    perform(held, "1 keep") if kept else None
    perform(held, "close")
    assert SECRET not in everything(held, "participants", "public")
    assert (SECRET in locations.session_path(held.name).read_text(encoding="utf-8")) is kept
    assert again(held).state == held.state


def test_p5_reading_a_page_aloud_takes_its_number_and_enters() -> None:
    state = nine(*LINES)
    assert parse("1", PAGES, state).action == "card" and parse("v1", PAGES, state).action == "card"
    leads = [field.lead for field in BOARDS["pages"].fields(state, Pointing(1))]
    assert leads == ["1 words", "1 one", "1 some", "1 turned", "1 hands", "1 who", "1 on", "1 ticked"]
    side = BOARDS["pages"].fields(state, Pointing(next(page.number for page in state.every() if page.goes == "v1")))
    assert [field.lead for field in side] == ["v1 a says", "v1 b says"] and side[0].ask.startswith("this way: ")
    for width, height in ((80, 24), (60, 18), (40, 12), (120, 40)):
        drawn = BOARDS["pages"].overview(state, width, height, Pointing(1))
        assert any("A first" in text for line in drawn.lines for text, _ in line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 who P19", "a role"),
        ("1 one maybe", "It is one of: yes or no"),
        ("1 some beer", "takes"),
        ("1 on never", "A day, such as 12 May"),
        ("+ nothing: x", "There is no kind of page “nothing”. There is thing or side"),
        ("1 a says: x", "1"),
        ("v1 says: x", "a or b"),
        (f"1 some {', '.join(f'r{n}' for n in range(40))}", "takes"),
        ("v2 a says: x", "There is no side v2"),
        ("x1 words: y", "There is no"),
    ],
)
def test_what_a_field_does_not_take_is_refused_in_one_sentence(line: str, said: str) -> None:
    with pytest.raises(ExerciseError, match=said):
        play(nine(*LINES), line)


def test_what_nobody_is_named_by_is_shown_together_from_three_on(own_place: Path) -> None:
    state: Any = PAGES.start(template_of(tomllib.loads(secret_in("anonymous"))))
    for number, words in enumerate(("third of all", "a first", "Every second"), 1):
        state = play(state, f"+ Page {number}", f"{number} words: {words}")
        seen = json.dumps(PAGES.room_view(state, "words").document())
        assert ("a first" in seen) is (number == 3) and ("third" in seen) is (number == 3)
    assert seen.index("a first") < seen.index("Every second") < seen.index("third of all"), (
        "in an order that says nothing"
    )
    for audience in ("facilitators", "participants"):
        page = repr(PAGES.outline(state, audience))  # type: ignore[arg-type]
        assert "third of all" in page and page.index("third of all") > page.index("Every second")


# -- exercises that are one file and no code --------------------------------------------------------------------------


def hot_desk(*lines: str) -> Pages:
    state: Pages = started(templates.built_in()["hot-desk"], *HOT_DESK, *lines)
    return state


def everywhere(state: Pages, *audiences: Audience) -> str:
    """All that the room may see, and all that leaves for those."""
    return "\n".join((*map(drawn, every_view(state)), *(given(state, audience) for audience in audiences)))


def test_h1_nothing_tells_how_many_visits_a_host_or_a_guest_made() -> None:
    one = hot_desk()
    more = hot_desk("+ visit: physiotherapist, 2 June am", "v4 came", "v4 desk: d1")
    told = everywhere(more, "participants", "public")
    assert everywhere(one, "participants", "public") == told
    for word in ("physiotherapist, 12", "12 May", "cancelled", "visit 3"):
        assert word not in told, word
    assert not any("host" in sheet.name or "guest" in sheet.name for sheet in PAGES.tables(more, "facilitators"))  # type: ignore[misc]


def test_h2_a_kind_of_barrier_is_named_from_two_on() -> None:
    told = everywhere(hot_desk(), "participants", "public")
    assert "other 2" in told and "visitor rule" not in told and "visitors sign in twice" not in told
    two = everywhere(hot_desk("+ barrier: an escort", "b3 visitor rule"), "participants", "public")
    assert "visitor rule 2, other 1" in two and "insurance" not in two and "escort" not in two


def test_h3_what_was_learned_never_stands_beside_a_site_and_a_role() -> None:
    learned = ("v1 learned: three signatures", "v2 learned: how loud we are", "v3 learned: ringing before ten works")
    state = hot_desk(*learned)
    for key, _ in PAGES.room_views(state):
        view = json.dumps(PAGES.room_view(state, key).document())
        assert not ("three signatures" in view and ("Harbour" in view or "physiotherapist" in view)), key
    for audience in ("facilitators", "participants"):
        for part in PAGES.outline(state, audience):  # type: ignore[arg-type]
            assert not ("three signatures" in repr(part) and ("Harbour" in repr(part) or "physio" in repr(part)))
        assert "three signatures" in repr(PAGES.outline(state, audience))  # type: ignore[arg-type]
    for sheet in PAGES.tables(state, "facilitators"):  # type: ignore[misc]
        assert "three signatures" not in repr(sheet)
    for text in PAGES.coded(state, "facilitators").texts:  # type: ignore[misc]
        assert not ("three signatures" in repr(text) and ("Harbour" in repr(text) or "physio" in repr(text)))


def test_months_later_the_group_looks_back_in_two_words() -> None:
    state = hot_desk()
    assert play(state, "looking back").phase == "back" and play(state, "go looking back").phase == "back"
    with pytest.raises(ExerciseError):
        parse("looking back", PAGES, started(templates.built_in()["compass"]))


@pytest.mark.parametrize(
    ("key", "typed", "title", "asked"),
    [
        ("hot-desk", "+ barrier: no key", "no key", ""),
        ("hot-desk", "+ no key", "no key", "Or was this meant? + wish: no key"),
        ("stories", "+ story: Te Awa", "Te Awa", ""),
        ("stories", "+ story Te Awa", "story Te Awa", "Was a story meant? + Te Awa"),
        ("stories", "+ Story", "Story", ""),
    ],
)
def test_a_kind_of_page_without_its_colon_is_asked_about(key: str, typed: str, title: str, asked: str) -> None:
    empty: Pages = started(templates.built_in()[key])
    warned = parse(typed, PAGES, empty).warning
    assert warned.endswith(asked) and bool(warned) == bool(asked)
    assert next(iter(play(empty, typed).every())).title == title


def test_a_desk_is_offered_only_once_somebody_asked() -> None:
    empty: Pages = started(templates.built_in()["hot-desk"])
    with pytest.raises(ExerciseError, match="First a wish: nobody said one yet"):
        play(empty, "+ desk: Harbour Steps, Tuesdays")
    board = json.dumps(PAGES.room_view(hot_desk(), "desk").document())
    assert "host: navigator" in board and "host wanted" in board and "families" not in board


def test_what_was_asked_and_not_answered_is_seen() -> None:
    state: Pages = started(templates.built_in()["legacies"], *LEGACIES)
    board = json.dumps(PAGES.room_view(state, "asked").document())
    assert "keep the reference group" in board and "no answer yet" in board and "acted" in board
    list_ = json.dumps(PAGES.room_view(state, "pages").document())
    assert "hot desks go on" in list_ and "an hour without" not in list_, "nobody was asked about that one"
    assert "P09" not in everywhere(state, "participants", "public")
    assert "hot desks go on" in repr(PAGES.outline(state, "public")) and "hour" not in repr(
        PAGES.outline(state, "public")
    )


@pytest.mark.parametrize(("key", "lines", "headings"), [("legacies", LEGACIES, 3), ("hot-desk", HOT_DESK, 6)])
def test_the_forums_page_is_one_page_with_a_list_of_each_kind(key: str, lines: tuple[str, ...], headings: int) -> None:
    state: Pages = started(templates.built_in()[key], *lines)
    parts = PAGES.outline(state, "participants")
    assert not any(isinstance(part, Leaf) for part in parts), "nothing of it begins a printed page"
    found = [part for part in parts if isinstance(part, Heading)]
    assert len(found) <= headings and {part.level for part in found} == {2, 3}
    items = [item for part in parts if isinstance(part, Bullets) for item in part.items]
    assert any(item.startswith(("l1 hot desks go on", "d1 Harbour Steps")) for item in items)


def test_a_role_is_nobodys_name_of_the_roster(own_place: Path) -> None:
    from sessions.roster.keeping import Known, Roster, changing

    with changing() as kept:
        kept[0] = Roster().with_known(
            Known("Wiremu Te Rangi", "a colleague"), Known("Harbour Trust", "", "organisation")
        )
    held = session("+ barrier: visitors sign in twice", exercises=["hot-desk"])
    with pytest.raises(ExerciseError, match="That is somebody's name"):
        perform(held, "b1 owner Wiremu Te Rangi")
    assert "owner" not in held.state.run.state.pages[next(iter(held.state.run.state.pages))].values
    perform(held, "b1 owner manager of Harbour Trust")
    other = session("+ Share it / Keep it", exercises=["differences"])
    with pytest.raises(ExerciseError, match="names stay out"):
        perform(other, "1 bound wiremu te rangi: must act")


def test_a_half_day_of_a_desk_is_a_half_day_in_the_calendar_and_a_moved_one_is_newer() -> None:
    assert PAGES.dates is not None
    first = hot_desk("d1 offered 12 May 2026 am, 19 May 2026 pm")
    one, two = PAGES.dates(first)
    assert (one.day, one.title) == ("2026-05-12", "on offer: Desk d1, morning")
    assert (two.day, two.title) == ("2026-05-19", "on offer: Desk d1, afternoon")
    moved = PAGES.dates(play(first, "d1 offered 13 May 2026"))
    assert [(day.key, day.day, day.changes, day.called_off) for day in moved] == [
        (one.key, "2026-05-13", 1, False),
        (two.key, "2026-05-19", 1, True),
    ]
    assert moved[0].title == "on offer: Desk d1", "a whole day says no half"
    gone = PAGES.dates(play(first, "d1 offered none"))
    assert [day.called_off for day in gone] == [True, True] and all(day.changes == 1 for day in gone)
    assert not PAGES.dates(hot_desk()), "what nobody said is no day"
    text = "\n".join(PAGES.text(play(first, "d1 offered 13 May 2026")))
    assert "13 May" in text and "before: 12 May" in text and "afternoon" in text and "2026-05" not in text


def test_only_a_day_that_the_room_may_see_stands_in_the_calendar() -> None:
    for sees, there in (("room", 1), ("console", 0)):
        words = tomllib.loads(NINE.read_text(encoding="utf-8"))
        day = next(one for kind in words["kinds"] for one in kind["fields"] if one["kind"] == "day")
        day["sees"] = sees
        state = started(template_of(words), "+ A first", f"1 {day['key']} 12 May 2026")
        assert PAGES.dates is not None and len(PAGES.dates(state)) == there, sees


@pytest.mark.parametrize("key", ["hot-desk", "legacies", "differences", "stories"])
def test_a_page_with_nothing_on_it_says_so(key: str) -> None:
    empty: Pages = started(templates.built_in()[key])
    assert "Nothing is written here yet." in repr(PAGES.outline(empty, "participants"))
    assert PAGES.outline(empty, "public") == ()
    if key == "stories":
        unasked: Pages = started(templates.built_in()[key], "+ story: the lemon tree")
        assert "Nothing of it is for this page." in repr(PAGES.outline(unasked, "participants"))


def test_silence_is_on_the_page_too_and_a_table_says_what_a_row_is() -> None:
    state: Pages = started(templates.built_in()["legacies"], *LEGACIES, "+ asked: pay two parents")
    assert repr(PAGES.outline(state, "participants")).count("answer: no answer yet") == 2
    assert "host: host wanted" in repr(PAGES.outline(hot_desk("+ desk: Bridge, Fridays"), "participants"))
    assert PAGES.tables is not None
    assert [sheet.about for sheet in PAGES.tables(state, "participants")][1:] == ["A row for each of the asks."]
    assert dict(PAGES.room_views(state))["asked"] == "the asks"


def test_a_role_that_stands_twice_is_nobodys_words_that_stay_behind() -> None:
    from exercises.pages.repeating import also_told

    lines = ("+ legacy: hot desks go on", "l1 for the reform writers", "+ asked: keep it", "a1 of the reform writers")
    state: Pages = started(templates.built_in()["legacies"], *lines)
    assert also_told(state, state.pages[next(iter(state.pages))]) == ""


def test_a_page_there_is_not_is_called_what_it_would_be_and_a_nod_to_nothing_is_said() -> None:
    held = session(exercises=["hot-desk"])
    for line in ("v1 learned: x", "v1 nod all"):
        with pytest.raises(
            ExerciseError, match=r"There is no visit v1\. None yet: \+ visit: physiotherapist, 12 May am"
        ):
            perform(held, line)
    with pytest.raises(ExerciseError, match=r"There is no “foo”\. For example \+ wish: know the person behind the no"):
        perform(session(exercises=["hot-desk"]), "foo")
    apart = session(exercises=["differences"])
    with pytest.raises(ExerciseError, match="There is no difference 1") as refused:
        perform(apart, "1 a protects: the baby")
    perform(apart, str(refused.value).partition("None yet: ")[2])
    perform(apart, "1 a protects: the baby")
    for line in ("+ wish: know them", "+ barrier: a list"):
        perform(held, line)
    assert perform(held, "b1 nod all").says == "nothing of barrier b1 waits for a nod; nothing is recorded."
    assert held.state.run.state.pages and held.events[-1].kind == "page"


def test_a_page_has_the_number_that_is_typed_in_the_log_and_its_own_among_its_kind_in_the_facts() -> None:
    held = session(*HOT_DESK, "v1 learned: why they say no", exercises=("hot-desk",))
    told = "\n".join(done(held))
    assert "a page: b1" in told and "a field: v1" in told and "0001" not in told
    facts = [one for one in data(held.state.run.state, "facilitators") if one.kind == "pages"]
    assert {(one.key.partition("-")[0], one.cells["kind"][0] + str(one.cells["number"])) for one in facts} >= {
        ("b1", "b1"),
        ("d1", "d1"),
    }
    assert {one.cells["consent"] for one in facts} == {None}, "nobody is asked about a barrier or a desk"
    held = session(*LEGACIES, exercises=("legacies",))
    facts = [one for one in data(held.state.run.state, "facilitators") if one.kind == "pages"]
    assert {one.cells["kind"] for one in facts if one.cells["consent"]} == {"legacy"}


def seen_by_itself(key: str, page: str, *lines: str) -> str:
    return repr(PAGES.room_view(started(templates.built_in()[key], *lines), f"page {page}"))


def test_a_page_by_itself_says_its_silence_and_how_far_it_is_as_the_list_of_them_does() -> None:
    assert "host wanted" in seen_by_itself("hot-desk", "d1", "+ wish: try", "+ desk: Bridge, Fridays")
    asked = ("+ asked: keep the group", "a1 of the reform writers", "+ asked: an hour", "a2 acted")
    assert "no answer yet" in seen_by_itself("legacies", "a1", *asked)
    acted = seen_by_itself("legacies", "a2", *asked)
    assert "acted" in acted and "Not said yet" not in acted


def test_what_an_owner_lets_the_room_have_is_seen_by_itself_where_its_title_is_all_there_is() -> None:
    lines = ("+ legacy: hot desks go on",)
    not_yet = seen_by_itself("legacies", "l1", *lines)
    assert "Not for the room yet" in not_yet and "hot desks" not in not_yet
    agreed = seen_by_itself("legacies", "l1", *lines, "l1 consent in this room only")
    assert "hot desks go on" in agreed and "Not for the room" not in agreed


def test_a_kind_of_page_that_is_not_there_is_answered_with_a_line_that_works() -> None:
    for line, fits in (("+ l: one plan", "+ legacy: one plan"), ("+ a: an hour", "+ asked: an hour")):
        held = session(exercises=("legacies",))
        with pytest.raises(ExerciseError, match=re.escape(f"For example {fits}")):
            perform(held, line)
        perform(held, fits)


def test_keeping_what_goes_nowhere_and_naming_a_dial_where_there_is_none_are_said_so() -> None:
    held = session("+ barrier: a list", exercises=["hot-desk"])
    for line in ("b1 keep", "b1 keep no"):
        assert (
            perform(held, line).says == "nothing of barrier b1 goes at the close, so it is kept; nothing is recorded."
        )
    assert held.events[-1].kind == "page"
    with pytest.raises(ExerciseError, match="There is no “role”"):
        perform(held, "role 1: x")


def test_what_takes_the_place_of_something_says_what_stood_there() -> None:
    held = session("start connect 7 influence 10 pass 3", exercises=["compass"])
    assert understand(held, "start connect 2").says.endswith("; it was connect 7, influence 10, pass 3")
    assert understand(held, "role 3: whakawhanaungatanga").says == "dial 3, influence, is called whakawhanaungatanga"
