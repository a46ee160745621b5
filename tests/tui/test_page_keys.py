"""Where letters are keys on pages: a dial in one key, a sentence in one or two, and nothing else happens."""

from __future__ import annotations

import sys

import pytest

from exercises.kernel.record import replace
from exercises.kernel.shelf import Shelf
from exercises.pages.fields import TEXT
from exercises.pages.shape import PAGES
from exercises.pages.state import Page, Pages
from sessions.library import templates
from tests.exercises.pages_lines import DIFFERENCES, SAMPLE, STORIES
from tests.lines import play, session, started
from tests.tui.console_help import console, settled, typed
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
    turned, lines, there = keys(after, begun.pointing, "+", "down", "down", "-")
    assert lines == ["1 connect up", "1 influence down"] and there.inside == 3
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
