"""The board of a deck in a console: lines in a wordless phase, the other voice, the next card, both voices in sight."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.deck.state import Deck
from sessions.library import templates
from tests.lines import session, started
from tests.tui.snapshot import text
from tui.app.text import width
from tui.boards.board import Pointing
from tui.boards.table import BOARDS
from tui.console.app import ConsoleApp

BOARD = BOARDS["deck"]
REVIEW = (
    "a is the teacher",
    "draw 14",
    "take 2 9",
    "2 a well: she rings before she comes",
    "2 b different: tell me on the day",
    "2 we differ: how often is enough",
    "will: ring on Tuesdays",
)


def review() -> Deck:
    state: Deck = started(templates.built_in()["relationship-review"], *REVIEW)
    return state


def app_of(*lines: str, key: str) -> tuple[ConsoleApp, Any]:
    held = session(*lines, exercises=[key])
    held.record("projected", {"projected": False})
    return ConsoleApp(held), held


async def typed(pilot: Any, line: str) -> None:
    for character in line:
        await pilot.press({" ": "space", ":": "colon"}.get(character, character))
    await pilot.press("enter")
    await pilot.pause(0.5)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 12)])
async def test_while_people_talk_a_count_is_typed_and_words_are_not(size: tuple[int, int]) -> None:
    app, held = app_of("draw 24", "go tell", key="prompt-cards")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await typed(pilot, "opened 7")
        assert held.state.run.state.cards[7].opened == 1
        before = len(held.events)
        await typed(pilot, "7: she said it hurt")
        assert len(held.events) == before and "Nothing is written just now" in " ".join(text(app).split())


async def test_the_voice_is_changed_and_the_next_card_is_taken() -> None:
    app, held = app_of(*REVIEW, key="relationship-review")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn = text(app)
        assert "A  the teacher" in drawn and "she rings before she comes" in drawn and "· not said yet" in drawn
        before = len(held.events)
        await typed(pilot, "voice")
        assert app.console_screen.pointing.side == "b" and "Now B is typed" in text(app) and len(held.events) == before
        await pilot.press("space")
        await pilot.pause(0.3)
        assert held.state.run.state.now == 9


@pytest.mark.parametrize("room", [38, 58, 78, 118])
def test_both_voices_stand_side_by_side_and_fit(room: int) -> None:
    state = review()
    drawn = BOARD.overview(state, room, 12, Pointing(2))
    lines = ["".join(words for words, _ in line) for line in drawn.lines]
    assert all(width(line) <= room for line in lines)
    assert any("goes well" in line and line.count("goes well") == 2 for line in lines)
    assert drawn.focus_first == 0 and "CARD 2" in lines[0]
    assert [field.lead for field in BOARD.fields(state, Pointing(2, side="b"))] == [
        "2 b well",
        "2 b different",
        "2 a well",
        "2 a different",
        "2 we differ",
    ]


def test_of_five_hundred_cards_a_few_are_drawn() -> None:
    words = templates.built_in()["prompt-cards"].words
    from exercises.deck.shape import DECK
    from exercises.kernel.template import template_of

    many = [{"text": f"What did I not ask, {at}?", "theme": "power"} for at in range(500)]
    state = DECK.start(template_of({**words, "cards": many}))
    drawn = BOARD.overview(state, 80, 24, Pointing(250))
    assert len(drawn.lines) < 80
    assert "".join(part for part, _ in drawn.lines[drawn.focus_last]).startswith("▌250 ")
    there = BOARD.move(state, 80, 24, Pointing(250), "pagedown", in_detail=False)
    assert there is not None and there.focus == 260


@pytest.mark.parametrize(
    ("key", "lines", "said"),
    [
        (
            "relationship-review",
            (*REVIEW, "will 1 who the practitioner", "go agree"),
            "WE WILL 1  ring on Tuesdays (the",
        ),
        (
            "prompt-cards",
            ("go deck", "stances humility 4 compassion 6"),
            "Which stance helped: humility 4, compassion 6",
        ),
        ("stances", ("go hands", "stances humility 4 compassion 6"), "Which stance helped: humility 4, compassion 6"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_what_people_agreed_or_showed_by_hands_is_in_sight_over_all_the_cards(
    key: str, lines: tuple[str, ...], said: str, size: tuple[int, int]
) -> None:
    app, _ = app_of(*lines, key=key)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text(app).splitlines()
        if key == "relationship-review" and size == (60, 18):
            return  # six lines are the two voices; they scroll
        assert any(said[: size[0] - 14] in line for line in shown), "\n".join(shown)


async def test_a_refusal_that_ends_with_a_line_to_type_has_nothing_behind_it() -> None:
    app, _ = app_of("go tell", key="prompt-cards")
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await typed(pilot, "7: she said it hurt")
        assert "What was typed is gone. Nothing is written just now" in text(app)
        assert text(app).rstrip().splitlines()[-1].rstrip().endswith(("next", "dark"))


def test_two_without_a_role_are_called_by_their_letter_once() -> None:
    from exercises.deck.shape import DECK

    state: Deck = started(templates.built_in()["relationship-review"], "a is the teacher", "agreed")
    assert "A the teacher, B, both would like to talk" in DECK.text(state)
