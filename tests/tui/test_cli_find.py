"""`holdspace find`: one line a place, counts, and nothing that only its owner may read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.journal import Journal, set_passphrase
from sessions.library.programmes import new_programme
from sessions.lines import everywhere
from sessions.lines.carry_out import perform
from sessions.live.session import Session
from sessions.store import locations
from tests.lines import session
from tests.tui.cli_helpers import Run, home, installed, run

__all__ = ["home", "run"]


def wall(*lines: str, title: str = "Day one") -> Session:
    return session(*lines, title=title, exercises=["post-its"])


def test_each_place_is_a_line_and_how_many_is_said_beside(run: Run) -> None:
    first = wall("helps team: The kids paddle the waka now", "difficult me: no waka")
    other = wall(": our wāka waits", "1 consent without my number", title="Day two")
    status, out, err = run("find", "WAKA")
    assert (status, err) == (0, "2 sessions, 3 places.\n")
    assert out.splitlines() == [
        f"{other.name} · Post-it theming · 1 “our wāka waits” · without my number",
        f"{first.name} · Post-it theming · 1 “The kids paddle the waka now” · not asked",
        f"{first.name} · Post-it theming · 2 “no waka” · not asked",
    ]


def test_several_words_are_sought_as_they_stand_together(run: Run) -> None:
    wall(": the kids paddle", ": the kids and the dog paddle")
    assert run("find", "kids", "paddle")[1].count("\n") == 1 == run("find", "kids paddle")[1].count("\n")


def test_nothing_found_is_said_and_is_no_fault(run: Run) -> None:
    assert run("find", "waka") == (0, "", "Nothing found for “waka”.\n")
    wall(": something else")
    assert run("find", "waka") == (0, "", "Nothing found for “waka”.\n")
    assert run("find", "waka", "--json")[:2] == (0, "[]\n")


@pytest.mark.parametrize("words", [(), ("",), ("  ",), ("\u200b",), ("x" * 300_000,)])
def test_words_that_cannot_be_sought_are_refused_in_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    status, out, err = run("find", *words)
    assert status == 2 and not out and err.count("\n") == 1 and len(err) < 200


@pytest.mark.parametrize(
    "words", [".*", "(", "[", "\\", '"', "%s", "{}", "[bold]", "-", "'; rm", "שלום", "\udcff", "\x1b[31m"]
)
def test_awkward_words_are_only_words(run: Run, words: str) -> None:
    wall(f": before {words} after")
    status, _, err = run("find", "--", words)
    assert status in (0, 2) and len(err) < 200 and "\x1b" not in err
    assert run("find", "after")[1].count("\n") == 1


def test_a_programme_is_meant_by_its_words(run: Run) -> None:
    first = wall(": waka", title="Hutt one")
    wall(": waka", title="Porirua one")
    status, out, _ = run("find", "waka", "--programme", "Hutt")
    assert status == 0 and out.startswith(first.name) and out.count("\n") == 1
    assert run("find", "waka", "--programme", "nowhere")[0] == 2


def test_as_json_for_programs(run: Run) -> None:
    held = wall(": waka")
    status, out, _ = run("find", "waka", "--json")
    (one,) = json.loads(out)
    assert status == 0 and one["name"] == held.name
    assert one["places"] == [
        {
            "exercise": "Post-it theming",
            "turns": "exercise post-its",
            "goes": "1",
            "consent": "not asked",
            "words": "waka",
        }
    ]


def test_ones_own_journal_only_when_asked_for_and_nobody_elses(run: Run) -> None:
    wall(": a waka on the wall")
    for author, words in (("F2", "my own waka"), ("F3", "their waka")):
        journal = Journal.open(author)
        number = journal.save(journal.begin("alone"), {"event": words})
        assert number is not None
        journal.share(number.number)
        journal.close()
    assert "journal" not in run("find", "waka")[1]
    out, err = run("find", "waka", "--mine")[1:]
    assert "your journal, entry 1 “my own waka”" in out and "their waka" not in out
    assert err == "1 session, 1 place, 1 entry of your journal.\n"
    assert len(json.loads(run("find", "waka", "--mine", "--json")[1])) == 2


@pytest.mark.usefixtures("quick_passphrases")
def test_a_locked_journal_is_left_to_the_command_that_asks(run: Run) -> None:
    set_passphrase("F2", "a long passphrase", understood=True)
    status, out, err = run("find", "waka", "--mine")
    assert status == 2 and not out and "holdspace journal --find" in err


def test_damaged_sessions_are_said(run: Run) -> None:
    held = wall(": the first waka", ": the second waka")
    held.close()
    path = locations.session_path(held.name)
    path.write_bytes(path.read_bytes().replace(b"the second waka", b"the sXcond waka"))
    (locations.sessions_folder() / "strange.json").write_text("{}")
    status, out, err = run("find", "waka")
    assert status == 1 and out.count("\n") == 1
    assert f"holdspace rescue {held.name}" in err and "strange.json" in err and "1 session, 1 place." in err


def test_a_long_text_is_shown_around_the_words(run: Run) -> None:
    wall(": " + "before " * 25 + "waka" + " after" * 8)
    out = run("find", "waka")[1]
    assert "waka" in out and len(out) < 260


def test_through_a_pipe_that_closes(home: Path) -> None:
    for number in range(3):
        held = wall(*(f": waka {number} {place}" for place in range(100)), title=f"Day {number}")
        held.close()
    command = Path(sys.executable).with_name("holdspace")
    done = subprocess.run(f"'{command}' find waka | head -1", shell=True, capture_output=True, timeout=60)
    assert done.stdout.count(b"\n") == 1 and b"Traceback" not in done.stderr
    assert installed("find", "waka").stdout.count(b"\n") == 300


def test_a_long_reading_says_how_far_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.cli import find

    monkeypatch.setattr(find, "_A_WHILE", 0)
    wall(": waka")
    assert "0 of 1. The next time is quick." in run("find", "waka")[2]
    monkeypatch.setattr(everywhere, "_UNSETTLED", 0)
    run("find", "waka")
    assert "of 1" not in run("find", "waka")[2]


def test_an_elephant_without_a_yes_is_in_no_byte(run: Run) -> None:
    held = session("elephant box", "e1 agreed", "e1: zqx pukeko", "e1 changed: zqx too")
    assert run("find", "pukeko")[1].startswith(f"{held.name} · e1 “zqx pukeko”")
    perform(held, "e1 not agreed")
    assert run("find", "zqx")[:2] == (0, "")


def of_a_programme() -> tuple[str, str]:
    """A programme with words in itself, in one of its sessions and in one of nobody's; its name and the session's."""
    begun = new_programme("Working alongside", by="F1")
    wall(": more cards", title="Another day").close()
    held = wall(": cards helped", title="Day two")
    held.close()
    lines = ("cohort + One: Awakōwhai", "cohort + Two: Ōkōtare", "learned c1: cards before sheets")
    for line in (*lines, f"belongs {held.name} c1 workshop"):
        perform(begun, line)
    begun.close()
    return begun.name, held.name


def test_in_a_programme_itself_and_in_all_its_sessions(run: Run) -> None:
    name, held = of_a_programme()
    ours, theirs = f"{name} · l1 “learned line l1: cards", f"{held} · Post-it theming · 1 “cards helped”"
    status, out, err = run("programme", "working", "find", "CARDS")
    assert (status, err) == (0, "1 programme, 1 session, 2 places.\n") and out.count("\n") == 2
    assert ours in out and theirs in out and "more cards" not in out
    assert run("find", "cards", "--programme", "Working alongside")[1] == out
    assert len(json.loads(run("programme", "working", "find", "cards", "--json")[1])) == 2
    of_cohort = run("find", "cards", "--programme", "Working alongside c1")[1]
    assert theirs in of_cohort and ours not in of_cohort
    assert run("find", "cards")[2] == "1 programme, 2 sessions, 3 places.\n"


@pytest.mark.parametrize(("words", "status"), [((), 2), (("",), 2), (("nothing like it",), 0)])
def test_in_a_programme_words_are_asked_for_and_nothing_found_is_no_fault(
    run: Run, words: tuple[str, ...], status: int
) -> None:
    of_a_programme()
    found = run("programme", "working", "find", *words)
    assert found[0] == status and not found[1] and found[2].count("\n") == 1
    assert run("programme", "no-such", "find", "cards")[0] == 2
