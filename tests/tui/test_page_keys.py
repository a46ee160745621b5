"""Where letters are keys on pages: a dial in one key, a sentence in one or two, and nothing else happens."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shelf import Shelf
from exercises.kernel.things import ANYBODY
from exercises.pages.fields import TEXT
from exercises.pages.shape import PAGES
from exercises.pages.state import Page, Pages
from sessions.library import templates
from tests.exercises.pages_lines import DIFFERENCES, SAMPLE, STORIES
from tests.exercises.test_pages_kinds import SECRET, SEEN, secret_in
from tests.lines import play, session, started
from tests.tui.console_help import console, drawn, settled, typed
from tui.boards.board import Pointing, Wish
from tui.boards.table import BOARDS

BOARD = BOARDS["pages"]


def keys(state: Pages, pointing: Pointing, *pressed: str) -> tuple[Pages, list[str], Pointing]:
    """The lines that those keys come to, each carried out."""
    lines: list[str] = []
    for one in pressed:
        wish = BOARD.choose(state, pointing, one, one if len(one) == 1 else "")
        assert isinstance(wish, Wish), one
        pointing = wish.pointing
        if wish.line:
            lines.append(wish.line)
            state = play(state, wish.line)
    return state, lines, pointing


def test_c5_each_role_takes_one_key() -> None:
    state: Pages = started(templates.built_in()["compass"], *SAMPLE[:2])
    begun = BOARD.act(state, Pointing(1), "mark")
    assert begun.then == "keys" and begun.says == "connect and support"
    after, lines, _ = keys(state, begun.pointing, "2", "1", "4", "3", "4")
    assert lines == [
        "1 connect low",
        "1 facilitate off",
        "1 influence high",
        "1 purposeful middle",
        "1 offer high",
    ]
    assert len(lines) == len(after.dials()) and all(after.pages[1].values[one.key] for one in after.dials())
    again = BOARD.act(after, begun.pointing, "mark").pointing
    turned, lines, _ = keys(after, again, "+", "down", "-", "=")
    assert lines == ["1 connect up", "1 influence down", "1 purposeful leave"], "from the first dial, a key each"
    assert turned.pages[1].values["influence"] == {"then": "high", "next": "down"}


def test_a_sentence_is_marked_with_the_letter_of_its_code() -> None:
    state: Pages = started(templates.built_in()["stories"], *STORIES[:14])
    begun = BOARD.act(state, Pointing(1, by="F1"), "mark")
    assert begun.says == "s1 He was about to lose his place."
    _, lines, _ = keys(state, begun.pointing, "r", "down", "down", "e", "down", "o", "s", "u")
    assert lines == ["1 s1 > roles", "1 s3 > empathy", "1 s4 > outcome seen by teller", "1 s4 > none"]
    assert BOARD.choose(state, begun.pointing, "z", "z") is None
    drawn = ["".join(text for text, _ in line) for line in BOARD.whole(state, 1, 100, begun.pointing)]  # type: ignore[attr-defined]
    assert any("▌s1 He was about" in line for line in drawn) and any("r roles, e empathy" in line for line in drawn)


def test_where_there_is_nothing_to_mark_it_says_so() -> None:
    empty: Pages = started(templates.built_in()["differences"], "+ Share it / Keep it")
    assert BOARD.act(empty, Pointing(1), "mark").says.startswith("There is no dial here")


@pytest.mark.asyncio
async def test_letters_are_keys_in_a_console_until_escape() -> None:
    held = session(*STORIES[:14], exercises=["stories"])
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        await typed(app, pilot, "mark")
        before = len(held.events)
        for key in ("r", "down", "e"):
            await pilot.press(key)
            await settled(pilot)
        marks = held.state.run.state.pages[1].marks[held.by]
        assert [(mark.field, mark.sentence, mark.code) for mark in marks] == [
            ("problem", 1, "roles"),
            ("problem", 2, "empathy"),
        ]
        assert len(held.events) == before + 2
        await pilot.press("escape", "r")
        await settled(pilot)
        assert len(held.events) == before + 2 and app.console_screen.bar.entry.value == "r", "letters type again"


def steps(count: int) -> dict[str, int]:
    """How many functions are called where a key is pressed among so many pages of ten fields."""
    kind = stories().kinds[0]
    told = {one.key: f"{one.title}, as it was." for one in kind.of(TEXT)} | {"setting": "team", "how": "phone"}
    many = {number: Page(number, f"Page {number}", kind.key, values=told) for number in range(1, count + 1)}
    state = play(replace(stories(), pages=Shelf(many), numbers={"page": count}), "7 problem: Another beginning.")
    work = {
        "down": lambda: (BOARD.overview(state, 80, 18, Pointing(8)), BOARD.detail(state, 40, Pointing(8))),
        "letter": lambda: (PAGES.parse("7 did: and then", state), PAGES.complete("7 did: and then", state)),
    }
    called: dict[str, int] = {}
    for name, press in work.items():
        press()
        calls = 0

        def seen(frame: object, event: str, arg: object) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(seen)
        press()
        sys.setprofile(None)
        called[name] = calls
    return called


def stories() -> Pages:
    state: Pages = started(templates.built_in()["stories"])
    return state


def test_p4_a_key_among_a_thousand_pages_takes_the_steps_that_it_takes_among_thirty() -> None:
    few, many = steps(30), steps(1000)
    assert all(many[name] <= 1.2 * few[name] for name in few), (few, many)


TWENTY = (*(f"+ A story of the day {at}" for at in range(1, 21)), *(f"{at} setting team" for at in range(1, 21)))
LONG = ("1 problem: We waited. " + "And then we waited. " * 25, "1 read back", "1 nod all")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("key", "lines", "shown", "turned"),
    [
        ("stories", (*TWENTY, *(f"{at} nod all" for at in range(1, 21))), "show pages", ("pages 2", "pages 1")),
        ("stories", (*TWENTY, *LONG), "show 1", ("page 1 2", "page 1 1")),
        ("differences", (*DIFFERENCES, f"1 person: {'She asks. ' * 12}"), "show 1 turned", ("page 1 turned 2",)),
        ("prompt-cards", ("draw 12",), "show card", ("card page 2", "card page 1")),
    ],
)
async def test_the_room_turns_to_the_next_page_and_back(
    key: str, lines: tuple[str, ...], shown: str, turned: tuple[str, ...]
) -> None:
    held = session(*lines, exercises=[key])
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        await typed(app, pilot, shown)
        for view, turn in zip(turned, ".,", strict=False):
            before = held.state.room()
            await typed(app, pilot, turn)
            assert held.state.display.view == view and held.state.room() != before


def test_a_letter_opens_the_line_of_the_page_pointed_at_and_none_does_anything_before_enter() -> None:
    def opened(key: str, name: str, *lines: str, at: int = 1) -> Wish:
        return BOARD.act(started(templates.built_in()[key], *lines), Pointing(at), name)

    assert opened("stories", "add", at=0).opens == "+ " and opened("hot-desk", "add", at=0).opens == "+ barrier: "
    assert opened("stories", "nod", *STORIES).opens == "1 nod "
    assert opened("stories", "how_far", "+ A").opens == "1 read back"
    assert opened("stories", "how_far", "+ A", "1 read back").opens == "1 agreed"
    assert "nothing further" in opened("stories", "how_far", "+ A", "1 read back", "1 agreed").says
    assert opened("stories", "withdrawn", *STORIES).opens == "1 withdrawn"
    assert "nobody's own" in opened("compass", "withdrawn", "+ A").says
    assert opened("differences", "swap", *DIFFERENCES).line == "show page 1"
    assert "no two sides" in opened("stories", "swap", *STORIES).says
    assert all(
        not wish.line for wish in (opened("stories", name, *STORIES) for name in ("nod", "how_far", "withdrawn"))
    )
    assert set(BOARD.only_lines) == {action.name for action in BOARD.own}, "where letters are keys none of them is one"


@pytest.mark.parametrize("size", [(80, 12), (60, 6), (40, 5), (120, 26)])
def test_every_dial_is_in_sight_while_it_is_marked(size: tuple[int, int]) -> None:
    width, height = size
    long = "a long line of words about the visit, as it was " * 2
    state: Pages = started(templates.built_in()["compass"], *SAMPLE[:4], f"1 reads: {long}", f"1 me: {long}")
    there = BOARD.act(state, Pointing(1), "mark").pointing
    for key in "21434":
        drawn = BOARD.overview(state, width, height, there)
        rows = ["".join(text for text, _ in line) for line in drawn.lines]
        assert sum("▌" in row[1:] for row in rows) == 1, "and which one is marked now"
        assert drawn.focus_last - drawn.focus_first + 1 == 5 <= height, "all five at once"
        if width >= 80:
            assert len(rows) <= height or height < 12, "and the whole page with them"
        state, _, there = keys(state, there, key)


def test_what_was_typed_last_is_in_sight_and_a_step_to_another_page_begins_at_its_top() -> None:
    state: Pages = started(templates.built_in()["stories"], *STORIES, f"1 why: {'We waited. ' * 20}")
    there = BOARD.follow(state, Pointing(1), "fill", {"page": 1, "field": "why"}, undone=False)
    drawn = BOARD.overview(state, 80, 12, there)
    row = "".join(text for text, _ in drawn.lines[drawn.focus_first])
    assert "Why this one" in row and drawn.focus_first > 8
    moved = BOARD.move(state, 80, 12, there, "down", in_detail=False)
    assert moved is not None and (moved.showing, moved.inside) == ("", 0)


@pytest.mark.parametrize("width", [80, 120, 60])
def test_two_positions_stand_beside_each_other_on_the_board(width: int) -> None:
    state: Pages = started(templates.built_in()["differences"], *DIFFERENCES)
    rows = ["".join(text for text, _ in line) for line in BOARD.overview(state, width, 12, Pointing(1)).lines]
    row = next(row for row in rows if "protects: the baby" in row)
    assert row.index("protects: the one who") - row.index("protects: the baby") >= width // 4
    assert not any("a: " in row or "b: " in row for row in rows)


@pytest.mark.asyncio
@pytest.mark.parametrize("sees", ANYBODY)
async def test_p2_a_projected_window_its_title_and_what_it_says_have_only_what_the_room_may_see(
    sees: str, own_place: Path
) -> None:
    """What stays on paper is refused as it is typed (`test_p2_what_stays_on_paper_is_refused_and_never_kept`)."""
    (own_place / "templates").mkdir()
    (own_place / "templates" / "nine-kinds.toml").write_text(secret_in(sees), encoding="utf-8")
    held = session("+ A first", "show 1", exercises=["nine-kinds"])
    async with console(held, mirror=True) as (app, pilot):
        await typed(app, pilot, f"1 words: {SECRET} said")
        assert held.state.run.state.pages[1].values["words"] == f"{SECRET} said"
        told = drawn(app) + app.title + app.sub_title
        for line in ("show 1", "show 1 words", "1", "find Pukeko", "help", "undo", "redo"):
            await typed(app, pilot, line)
            told += drawn(app) + " ".join(one.message for one in app._notifications)
            await pilot.press("escape")
            told += json.dumps(app.session.state.room_now().document())
        assert (SECRET in told) is SEEN[sees]


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(60, 18), (40, 12), (80, 24)])
async def test_p5_a_page_is_read_aloud_with_its_number_and_enters_alone(size: tuple[int, int]) -> None:
    held = session(*STORIES, exercises=["stories"])
    held.record("projected", {"projected": False})
    async with console(held, *size) as (app, pilot):
        before = len(held.events)
        await typed(app, pilot, "1")
        asked = []
        for _ in BOARD.fields(held.state.run.state, Pointing(1)):
            asked.append(app.console_screen.bar.card[0].lead if app.console_screen.bar.card else "")
            await pilot.press("enter")
            await settled(pilot)
        leads = [field.lead for field in BOARD.fields(held.state.run.state, Pointing(1))]
        assert asked == leads and not app.console_screen.bar.card, "every field in order, and then the board again"
        assert len(held.events) == before, "empty leaves each as it is"


@pytest.mark.asyncio
async def test_c1_a_board_of_dials_reads_the_same_without_any_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for without in (False, True):
        monkeypatch.setenv("NO_COLOR", "1") if without else monkeypatch.delenv("NO_COLOR", raising=False)
        held = session(*SAMPLE, exercises=["compass"], title=f"Without colour {without}"[:14])
        held.record("projected", {"projected": False})
        async with console(held) as (app, pilot):
            await typed(app, pilot, "1 influence high")
            seen.append([row for row in drawn(app).splitlines() if "▌" in row or "high" in row or "low" in row])
    assert seen[0] == seen[1] and any("██████ high" in row for row in seen[0])


@pytest.mark.parametrize("then", ["1 withdrawn", "undo", "exercise canvas", "exercise compass"])
async def test_a_list_of_sentences_outlives_what_it_lists(then: str) -> None:
    held = session("+ On the same waka", "1 problem: He was about to lose his place.", exercises=["stories"])
    held.record("projected", {"projected": False})
    async with console(held) as (app, pilot):
        await typed(app, pilot, "1 sentences")
        assert "s1 The problem" in drawn(app)
        await typed(app, pilot, then)
        assert app.console_screen.pane == ("overview" if then.startswith("exercise") else "found")
        assert "about to lose" not in drawn(app)
