"""What the room may see of a wall, in which phase, and how its facilitators read it. Knows no screen."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.leaving.room_view import Big, Line, RoomView, pages_of, room_view_of
from exercises.shapes import SHAPES
from exercises.wall.member_check import Check
from exercises.wall.progress import phase_warning, progress
from exercises.wall.reading import text
from exercises.wall.room import room_view
from exercises.wall.room_pages import MOST_PIECES, parts_of, rows_of
from exercises.wall.room_views import phase_view, room_views
from exercises.wall.setting_up import start
from exercises.wall.state import Note, Theme, Wall
from tests.counted import calls
from tests.lines import play, stays
from tests.tui import wall_samples as samples

PRIVATE = samples.PRIVATE
FIND = SHAPES["wall"].find


def words(view: RoomView) -> list[str]:
    """Every text of the view's page."""
    found: list[str] = []
    for block in pages_of(view.blocks)[0]:
        if isinstance(block, Big):
            found += [block.text, block.after]
        elif isinstance(block, Line):
            found.append(block.text)
    return found


def all_pages(state: Wall, key: str) -> list[RoomView]:
    """The view page by page."""
    return [room_view(state, f"{key} {page}") for page in range(1, room_view(state, key).pages + 1)]


def said(state: Wall, key: str) -> str:
    """All the words on all the view's pages."""
    return " ".join(word for view in all_pages(state, key) for word in words(view))


def refused(state: Wall, key: str) -> str:
    with pytest.raises(ExerciseError) as caught:
        room_view(state, key)
    return str(caught.value)


# -- what is never shown ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["set-up", "prompt", "write", "split"])
def test_while_people_write_nothing_typed_is_shown(phase: str) -> None:
    state = samples.gone_to(samples.themed(), phase)
    for key, _ in room_views(state):
        shown = json.dumps(room_view(state, key).document(), ensure_ascii=False)
        assert not any(note.text in shown for note in state.notes.values() if len(note.text) > 12), key
        assert not any(theme.name in shown for theme in state.themes.values()), key
    for key in (
        "wall HELPS me",
        "themes HELPS",
        "theme 1",
        "step 1",
        "note 117",
        "lone",
        "contested",
        "links",
        "check 1",
        "check lone",
        "decisions",
        "areas",
    ):
        assert "go put-up" in refused(state, key), key
        room_view(samples.gone_to(state, "put-up"), key)


def test_parked_notes_writers_and_reasons_never_reach_the_room() -> None:
    state = samples.themed()
    parked = [note.text for note in state.notes.values() if note.status == "parked"]
    assert len(parked) > 3 and any(PRIVATE in note.why for note in state.notes.values())
    held = replace(state.notes[1], author="P64", typed_before=(f"{PRIVATE} typed before",))
    state = replace(state, notes=state.notes.with_({1: held}))
    for key, name in room_views(state):
        shown = name + said(state, key)
        assert PRIVATE not in shown and "P64" not in shown, key
        assert not any(words in shown for words in parked), key
    number = next(note.number for note in state.notes.values() if note.status == "parked")
    assert "parked" in refused(state, f"note {number}")


def test_a_wall_that_keeps_writers_says_so_with_the_question() -> None:
    assert "keep who wrote" not in said(samples.started(), "question")
    state = samples.started(authors=True)
    assert "Notes keep who wrote them, for the facilitators only." in said(state, "question DIFFICULT")


# -- what is shown ----------------------------------------------------------------------------------------------------


def test_the_question_stands_alone_with_its_areas() -> None:
    state = samples.moved(samples.started(), "ask", question="DIFFICULT")
    assert words(room_view(state, "question")) == [
        "What makes it DIFFICULT to work as partners?",
        "",
        "me as a practitioner",
        "with families and whānau",
        "with my team",
        "across the network",
    ]
    assert "HELPS" in said(state, "question HELPS")


def test_every_note_is_on_one_page_of_its_wall_whole_and_by_number() -> None:
    state = samples.themed()
    shown = [note for note in state.on_wall() if note.status != "parked"]
    seen: list[int] = []
    for question in state.questions:
        for area in state.areas:
            for view in all_pages(state, f"wall {question.key} {area.key}"):
                numbers = [int(found[1]) for line in words(view) if (found := re.match(r"(\d+) ", line))]
                assert 1 <= len(numbers) <= MOST_PIECES and numbers == sorted(numbers)
                assert all(f"{number} {state.notes[number].text}" in words(view) for number in numbers)
                assert words(view)[0] == f"{question.title}, {area.title}"
                seen += numbers
    assert sorted(seen) == [note.number for note in shown]


def test_themes_stand_by_number_with_small_counts_and_what_is_beside_them_named() -> None:
    state = samples.themed()
    pages = all_pages(state, "themes HELPS")
    named = [line for view in pages for line in words(view) if re.match(r"t\d+ ", line)]
    assert named == [f"t{theme.number} {theme.name}" for theme in state.standing("HELPS")]
    for view in pages:
        quiet = [block.text for block in view.blocks if isinstance(block, Line) and block.weight == "quiet"]
        assert quiet[-2].startswith("Notes: t") and "7 lone voices, 7 contested" in quiet[-1]
    assert "t12" not in said(state, "themes HELPS") and "t12" in said(state, "themes DIFFICULT")


def test_a_heap_without_a_name_and_a_theme_that_is_gone_say_so() -> None:
    state = samples.noted("one", "two")
    state = samples.moved(state, "new_theme", notes=[1])
    assert "t1 not named yet" in said(state, "themes HELPS") and "t1 not named yet" in said(state, "theme 1")
    state = samples.moved(samples.moved(state, "new_theme", notes=[2]), "merge", into=1, themes=[2], at=samples.AT)
    for kind in ("theme", "step", "check"):
        assert room_view(state, f"{kind} 2") == room_view(state, f"{kind} 1"), "the room follows to what it went into"
    assert room_view(state, "step 2 2") == room_view(state, "step 1 2")
    state = samples.moved(samples.moved(state, "new_theme", notes=[]), "drop_theme", theme=3)
    assert "was dropped" in refused(state, "theme 3")


def test_a_theme_counts_all_areas_and_a_step_shows_one_note() -> None:
    state = samples.themed()
    theme = state.themes[1]
    assert "What HELPS: me 5, whānau 8, team 1, network 2" in said(state, "theme 1")
    steps = all_pages(state, "step 1")
    assert len(steps) == len(theme.notes) == 16
    for number, view in zip(theme.notes, steps, strict=True):
        big = [block for block in view.blocks if isinstance(block, Big)]
        assert [block.text for block in big] == [state.notes[number].text]
        assert words(view)[0] == f"t1 {theme.name}" and words(view)[-1].startswith(f"{number}  ")
    alone = room_view(state, f"note {theme.notes[0]}")
    assert theme.name not in " ".join(words(alone)) and words(alone)[-1].startswith(f"{theme.notes[0]}  What HELPS")


def test_lone_voices_and_both_readings_have_pages_of_their_own() -> None:
    state = samples.themed()
    for view in all_pages(state, "lone"):
        assert sum(title in words(view)[0] for title in ("What HELPS", "What makes it DIFFICULT")) == 1
    assert all(f"{note.number} {note.text}" in said(state, "lone") for note in state.with_status("lone"))
    for note in state.with_status("contested"):
        assert all(words in said(state, "contested") for words in (note.text, *note.readings))
    for view in all_pages(state, "contested"):
        note = state.notes[int(words(view)[0].split()[0])]
        assert all(side in " ".join(words(view)) for side in (note.text, *note.readings)), "no side stands alone"


def test_readings_too_long_for_a_page_with_their_note_stand_together() -> None:
    readings = ["one " * 39 + "end", "other " * 26 + "end"]
    for length in (120, 400):
        state = samples.noted(("word " * 80)[:length].strip(), "short")
        state = samples.moved(state, "contested", note=1, readings=readings)
        pages = all_pages(state, "contested")
        held = [view for view in pages if any("eading:" in word for word in words(view))]
        assert len(held) == 1 and all(reading.strip() in " ".join(words(held[0])) for reading in readings)
        assert "1 word" in " ".join(words(held[0])), "the note, or its beginning, stands over them"


# -- held pictures ----------------------------------------------------------------------------------------------------


def test_a_held_picture_loses_a_note_that_may_not_be_seen_any_more() -> None:
    state = samples.themed()
    page = room_view(state, "wall HELPS me 2")
    number = page.shows[1]
    assert len(page.shows) > 3 and stays(state, state, page) is page
    for kind, data in (
        ("park", {"notes": [number], "why": "x"}),
        ("same", {"note": number, "as_": page.shows[0]}),
        ("halve", {"note": number, "texts": ["a", "b"]}),
    ):
        after = stays(state, samples.moved(state, kind, **data), page)
        assert number not in after.shows and state.notes[number].text not in " ".join(words(after)), kind
        assert page.shows[0] in after.shows
    parked = samples.moved(state, "park", notes=[number], why="x")
    assert stays(state, parked, room_view(state, f"note {number}")).blocks == ()
    for key in ("contested", "lone", "theme 1", "step 1", "check 1 2", "check lone"):
        view = room_view(state, key)
        gone = samples.moved(state, "park", notes=list(view.shows), why="x")
        assert view.shows and not set(stays(state, gone, view).shows) & set(view.shows), key
    other = samples.moved(state, "park", notes=[page.shows[-1] + 1], why="x")
    assert page.shows[-1] + 1 in page.shows or stays(state, other, page) is page


@pytest.mark.parametrize("phase", ["set-up", "prompt", "write", "split"])
def test_no_held_picture_with_notes_stays_while_people_write(phase: str) -> None:
    state = samples.themed()
    now = samples.gone_to(state, phase)
    for key, _ in room_views(state):
        seen = stays(state, now, room_view(state, key))
        assert not seen.shows and seen.key.split()[0] in ("welcome", "question", "quiet", "closing"), key


def test_names_of_views_are_short_and_clear() -> None:
    names = dict(room_views(samples.themed()))
    expected = {
        "question HELPS": "the question: HELPS",
        "wall HELPS me": "HELPS, me",
        "theme 1": "theme 1",
        "check 1": "member check of theme 1",
        "decisions": "what was decided",
    }
    assert {key: names[key] for key in expected} == expected
    assert room_view(samples.themed(), "theme 1 2").name.startswith("theme 1, 2 of ")
    assert all(len(name) <= 40 for name in names.values())


def test_pages_are_few_and_three_notes_stand_with_their_theme() -> None:
    state = samples.themed()
    assert len([note for note in state.on_wall() if (note.question, note.area) == ("HELPS", "me")]) == 43
    assert room_view(state, "wall HELPS me").pages <= 10 and room_view(state, "themes HELPS").pages == 2
    for theme in state.standing():
        bare = replace(state, themes=state.themes.with_({theme.number: replace(theme, check=None)}))
        first = room_view(bare, f"check {theme.number}")
        assert first.shows == theme.notes[:3] and first.pages <= 2, theme.number


def test_a_theme_is_brought_back_with_the_examples_that_the_group_chose() -> None:
    state = samples.themed()
    state = replace(state, themes=state.themes.with_({1: replace(state.themes[1], check=None)}))
    first, *_, chosen = state.themes[1].notes
    assert chosen not in room_view(state, "check 1").shows
    state = play(state, f"example {chosen} for t1")
    assert f"{chosen} {state.notes[chosen].text}" in said(state, "check 1")
    assert room_view(state, "check 1").shows[:2] == (chosen, first)
    parked = play(state, f"park {chosen}: not now")
    assert chosen not in room_view(parked, "check 1").shows, "the room never has what was set apart"


def test_a_theme_is_brought_back_with_three_examples_and_the_questions_until_it_is_counted() -> None:
    state = samples.themed()
    bare = replace(state, themes=state.themes.with_({1: replace(state.themes[1], check=None)}))
    first = state.themes[1].notes
    pages = all_pages(bare, "check 1")
    assert all("Is this us? What is missing? What is too strong?" in words(view) for view in pages)
    shown = said(bare, "check 1")
    assert bare.themes[1].description in shown
    assert all(f"{number} {state.notes[number].text}" in shown for number in first[:3])
    assert f"{first[3]} {state.notes[first[3]].text}" not in shown
    counted = room_view(state, "check 1")
    assert words(counted)[1] == "23 of 24 people: yes 21, yes with change 2, no 0, not for us 0, passed 1"
    assert "add that it goes for colleagues too" in said(state, "check 1")
    few = replace(state.themes[1], check=Check(yes=5))
    assert "5 of 24 people" in said(replace(state, themes=state.themes.with_({1: few})), "check 1")


def test_decisions_are_shown_back_with_their_reasons() -> None:
    shown = said(samples.themed(), "decisions")
    assert "changed: 'and with each other' added to the description" in shown and "kept as minority view: " in shown
    assert "Nothing is decided yet." in said(samples.notes_up(), "decisions")


def test_links_say_why_and_what_is_kept_apart() -> None:
    shown = said(samples.themed(), "links")
    assert "why: one opens the door for the other" in shown and "l2 kept apart" in shown and "l1 linked" in shown


# -- keys and pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        "nothing",
        "theme",
        "theme 999",
        "theme ²",
        "note 9999",
        "note",
        "wall HELPS",
        "wall HELPS here",
        "step x",
        "wall SOMETIMES me",
        "themes x",
        "question x",
        "chair 1",
        "check",
        "note " + "9" * 5000,
        "",
        " ",
    ],
)
def test_a_view_that_is_not_there_is_refused_in_a_sentence(key: str) -> None:
    assert len(refused(samples.themed(), key)) < 200


@pytest.mark.parametrize("state", [samples.started, samples.notes_up, samples.themed], ids=["new", "up", "themed"])
def test_every_view_has_its_key_and_survives_the_room_file(state: Any) -> None:
    held = state()
    for phase in held.template.phases:
        now = samples.gone_to(held, phase.key)
        views = room_views(now)
        assert len({key for key, _ in views}) == len(views)
        assert phase_view(now) in dict(views), phase.key
    for key, name in room_views(held):
        view = room_view(held, key)
        assert view.key == key and name and view.name
        assert room_view_of(json.loads(json.dumps(view.document()))) == view


def test_the_phases_have_their_views() -> None:
    state = samples.themed()
    shown = {phase.key: phase_view(samples.gone_to(state, phase.key)) for phase in state.template.phases}
    assert shown == {
        "set-up": "welcome",
        "prompt": "question",
        "write": "question",
        "split": "question",
        "put-up": "wall HELPS me",
        "cluster": "wall HELPS me",
        "name": "themes HELPS",
        "keep": "themes HELPS",
        "cross-look": "links",
        "distil": "quiet",
        "fold-in": "quiet",
        "check": "themes HELPS",
        "settle": "decisions",
    }
    bare = replace(state, themes=state.themes.with_({3: replace(state.themes[3], check=None)}))
    assert phase_view(samples.gone_to(bare, "check")) == "check 3"


def test_a_page_number_is_part_of_the_key_and_stops_at_the_last() -> None:
    state = samples.themed()
    view = room_view(state, "wall HELPS me 2")
    assert (view.page, view.key) == (2, "wall HELPS me 2") and view.pages > 2
    assert view.name == f"HELPS, me 2 of {view.pages}"
    last = room_view(state, "wall HELPS me 999")
    assert last.page == last.pages == view.pages
    assert room_view(state, "theme 4 2").page == 2 and room_view(state, "check lone 2").page == 2
    assert words(room_view(state, "wall helps whānau")) == words(room_view(state, "wall HELPS whanau"))


def test_a_room_file_from_before_there_were_pages_still_reads() -> None:
    document = {"key": "map", "name": "the map", "page": 2, "blocks": []}
    assert room_view_of(document) == RoomView("map", "the map", (), 2, 1, False)


def test_a_note_longer_than_a_page_goes_on_and_loses_nothing() -> None:
    long = " ".join(f"word{number}" for number in range(300))
    held = Note(1, "HELPS", "me", long)
    state = samples.noted("short")
    state = replace(state, notes=state.notes.with_({1: held}))
    for key in ("wall HELPS me", "note 1"):
        assert set(long.split()) <= set(said(state, key).split()), key
    assert "".join(parts_of("x" * 2000, 8)).replace(" ", "") == "x" * 2000


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, 1),
        ("one two", 7, 1),
        ("one two", 6, 2),
        ("x" * 25, 10, 3),
        ("a " + "x" * 25, 10, 4),
        ("漢字漢字", 4, 2),
    ],
)
def test_rows_are_reckoned_as_they_are_drawn(text: str, width: int, rows: int) -> None:
    assert rows_of(text, width) == rows


# -- the facilitators' reading ----------------------------------------------------------------------------------------


def test_words_are_found_with_and_without_macrons() -> None:
    state = samples.themed()
    for sought in ("whanau", "WHĀNAU", "whaanau"):
        assert ("t2", state.themes[2].name) in FIND(state, sought)
        assert any(goes.isdigit() and "whānau" in around for goes, around in FIND(state, sought))
    assert ("117", state.notes[117].text) in FIND(state, "one less thing")
    assert any(goes == "t1" and "colleagues too" in around for goes, around in FIND(state, "colleagues too"))
    assert FIND(state, "l1 nothing like it") == [] == FIND(state, " ")
    assert ("l1", "one opens the door for the other") in FIND(state, "opens the door")


def test_the_findings_name_everything_in_lines() -> None:
    state = samples.themed()
    told = "\n".join(text(state))
    theme = state.themes[1]
    for expected in (
        f"t1 {theme.name}",
        f"about: {theme.description}",
        f"includes: {theme.includes}",
        "16 notes: me 5, whānau 8, team 1, network 2",
        f"lone voices: {len(state.with_status('lone'))}",
        "one reading: calm helps a team think",
        "until: next session",
        "kept apart from",
        "brought back to 23 of 24 people: yes 21",
        "decided: changed: 'and with each other'",
    ):
        assert expected in told, expected
    twice = samples.moved(samples.noted("one", "one\ntwo"), "same", note=2, as_=1)
    assert "  2 is the same as 1" in text(twice) and all("\n" not in line for line in text(twice))


def test_progress_counts_what_matters_in_its_phase() -> None:
    state = samples.notes_up()
    assert progress(samples.gone_to(state, "write")).counted == "340 notes"
    assert progress(state).counted == "not placed 340 of 340" and progress(state).phase == "4 Put up"
    themed = samples.themed()
    count = len(themed.standing())
    assert progress(samples.gone_to(themed, "check")).counted == f"checked {count} of {count}"
    assert not progress(state).finished
    assert progress(samples.moved(themed, "close", at=samples.AT)).finished


def test_warnings_are_gentle_and_only_for_what_is_passed() -> None:
    state = samples.noted("one", "two", "three", phase="write")
    assert phase_warning(state, "put-up") == "" == phase_warning(state, "cluster")
    assert phase_warning(state, "distil") == "3 notes are not placed; they stay in view."
    state = samples.moved(samples.gone_to(state, "name"), "new_theme", notes=[1, 2])
    assert phase_warning(state, "distil") == "1 note is not placed; it stays in view."
    state = samples.gone_to(state, "distil")
    assert phase_warning(state, "fold-in") == "" == phase_warning(state, "name")
    assert phase_warning(state, "check") == "1 theme has no name yet: t1."
    assert "not brought back yet: t1" in phase_warning(samples.gone_to(state, "check"), "settle")


def many(notes: int, themes: int) -> Wall:
    """A wall of that size, without the moves that would make it."""
    state = start(samples.template())
    each = notes // themes
    held = {
        number: Note(
            number,
            "HELPS",
            state.areas[number % 4].key,
            f"The whānau said thing {number} to us, twice",
            theme=min(themes, (number - 1) // each + 1),
        )
        for number in range(1, notes + 1)
    }
    made = {
        number: Theme(number, "HELPS", f"We say {number}", notes=tuple(range(number * each - each + 1, number * each)))
        for number in range(1, themes + 1)
    }
    return replace(state, notes=state.notes.with_(held), themes=state.themes.with_(made), phase="cluster")


def test_five_thousand_notes_and_two_hundred_themes_cost_little_to_list_show_and_search() -> None:
    state = many(5000, 200)
    views = room_views(state)
    assert not any(key.startswith("note ") for key, _ in views) and len(views) < 700
    assert room_view(state, "note 4321").pages == 1
    assert len(FIND(state, "whanau")) == 5000

    def work(held: Wall) -> list[int]:
        FIND(held, "first")
        looks = (lambda: room_views(held), lambda: room_view(held, "wall HELPS me 40"), lambda: FIND(held, "whanau"))
        return [calls(look) for look in looks]

    few, more = work(many(500, 20)), work(state)
    assert more[0] <= few[0] and all(most <= 12 * least for least, most in zip(few[1:], more[1:], strict=True))


def test_placing_a_note_draws_no_page_of_the_wall_anew_and_a_note_more_or_less_does() -> None:
    state, key = samples.noted("one", "two", "three"), "wall HELPS me"
    drawn = room_view(state, key)
    placed = samples.moved(state, "new_theme", notes=[1], question="HELPS", name="A heap", at=samples.AT)
    assert room_view(placed, key) is drawn
    more = samples.moved(placed, "note", question="HELPS", area="me", text="four")
    assert "In all: 4 notes" in words(room_view(more, key))
    other = samples.moved(more, "retype", note=2, text="deux")
    assert "2 deux" in words(room_view(other, key)) and room_view(placed, key) == drawn
