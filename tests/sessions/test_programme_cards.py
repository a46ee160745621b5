"""The history of cards in a programme's report: which were worded anew, added and taken out, over its sessions."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercises.leaving.outline import Audience
from tests.sessions.report_helpers import programme, session, written
from tui.cli.main import main

OTHERS: tuple[Audience, ...] = ("participants", "public")
AUDIENCES: tuple[Audience, ...] = ("facilitators", *OTHERS)
CHANGED = (
    "7 from two schools: Where did my day begin?",
    "7 from a mother: Whose morning was it?",
    "9 from F2, after three rounds: Whom did I avoid?",
    "10 from F2, after three rounds: Whom did I meet?",
    "9 as written: the words had gone stale",
    "+ card listening from a dad: What did the window see?",
    "retire 12 from two teams: ZQWHY it hurt",
    "retire 13: flat",
    "retire 13 no",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOLDSPACE_WRITER", "F1")
    return tmp_path


def rows(page: str) -> list[str]:
    """The rows of the table of cards."""
    _, _, after = page.partition("### How the cards changed")
    return [line for line in after.partition("\n#")[0].splitlines() if line.startswith("|")][2:]


def test_the_facilitators_read_every_wording_of_a_card_that_changed_and_why_one_is_out(home: Path) -> None:
    programme()
    session("Day two", "prompt-cards", *CHANGED)
    found = rows(written(home))
    told = [line.rpartition(" | ")[0] for line in found]
    assert told[:3] == [
        "| 7, version 1 | What did I not know, and did I say so? | the project",
        "| 7, version 2 | Where did my day begin? | two schools",
        "| 7, version 3 | Whose morning was it? | a mother",
    ]
    assert "| 9, version 3 | " in "\n".join(told) and "back as written: the words had gone stale" in "\n".join(told)
    assert "| 12, taken out | ZQWHY it hurt | two teams" in told
    assert "| 25, added | What did the window see? | a dad" in told
    assert not any(line.startswith(("| 13,", "| 1,")) for line in found), "a card that is as it was is not told"
    assert all("One, " in line for line in found)


@pytest.mark.parametrize("audience", OTHERS)
def test_others_read_how_a_changed_card_stands_now_and_how_many_are_out(home: Path, audience: Audience) -> None:
    programme()
    session("Day two", "prompt-cards", *CHANGED)
    page = written(home, audience)
    assert [line.rpartition(" | ")[0] for line in rows(page)] == [
        "| 7, version 3 | Whose morning was it? | a mother",
        "| 9, version 3 | What did I give away this week that was not asked for? | back as written",
        "| 10, version 2 | Whom did I meet? | a facilitator, after three rounds",
        "| 25, added | What did the window see? | a dad",
    ]
    assert "F2" not in page
    assert "1 card was taken out" in page
    for words in ("ZQWHY", "Where did my day begin", "gone stale", "two teams", "curious"):
        assert words not in page


def test_what_two_people_made_of_their_cards_is_the_facilitators_alone(home: Path) -> None:
    programme()
    session("Two of us", "relationship-review", "2 from two schools: ZQTWO", "retire 3: ZQOUT")
    assert "ZQTWO" in written(home) and "ZQOUT" in written(home)
    for audience in OTHERS:
        page = written(home, audience)
        assert not rows(page) and "ZQ" not in page and "taken out" not in page


def test_a_wording_that_several_sessions_have_stands_once_with_the_first(home: Path) -> None:
    programme()
    session("Day two", "prompt-cards", "7 from two schools: Where did my day begin?")
    session(
        "Day three",
        "prompt-cards",
        "7 from two schools: Where did my day begin?",
        "7 from a mother: Whose morning was it?",
        of="c2 workshop",
        clock=lambda: datetime(2027, 3, 12, 9, tzinfo=UTC),
    )
    found = rows(written(home))
    assert [line.split(" | ")[0] for line in found] == ["| 7, version 1", "| 7, version 2", "| 7, version 3"]
    assert ["One" in line for line in found] == [True, True, False] and "Two" in found[2]


def test_a_name_on_a_card_is_changed_and_a_number_is_kept_out(home: Path) -> None:
    programme()
    session("Day two", "prompt-cards", "7 from a parent: What did Aroha see, P14?", "retire 8: Aroha wept")
    assert main(["roster", "add", "Aroha", "Kea"]) == 0
    for audience in AUDIENCES:
        page = written(home, audience)
        assert "What did" in page and "P14" not in page
        if audience != "facilitators":
            assert "Aroha" not in page


def test_a_deck_on_which_nothing_changed_is_not_told(home: Path) -> None:
    programme()
    session("Day two", "prompt-cards", "draw 3", "opened 2", "stances humility 5 compassion 4")
    assert "How the cards changed" not in written(home)


def test_the_tables_have_a_row_for_each_wording(home: Path) -> None:
    programme()
    session("Day two", "prompt-cards", *CHANGED)
    for audience, count in (("facilitators", 24 + 2 + 2 + 1 + 1), ("public", 25)):
        folder = home / f"data-{audience}"
        line = ["programme", "working", "report", "--format", "data", "--to", str(folder), "--for", audience, "--yes"]
        assert main(line) == 0
        with (folder / "cards.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == count
        assert ("ZQWHY it hurt" in {one["why"] for one in found}) == (audience == "facilitators")
