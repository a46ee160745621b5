"""Line mode asks one thing after the other: a case's ratings, dials, codes, feedback, a journal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sessions.journal import Journal, set_passphrase
from sessions.live.session import open_session
from sessions.store import locations
from tests.exercises.pages_lines import RATING
from tests.exercises.test_log_lines import SAMPLE as DAY
from tests.lines import again, session
from tests.pseudo_terminal import Terminal
from tui.line.mode import LineMode


def test_a_case_is_rated_at_prompts_in_ones_own_order_and_nobody_hears_the_other_rater() -> None:
    held = session(*RATING[:13], exercises=["case-rating"])
    mode = LineMode(held)
    assert "Draw it?" in mode.enter(".mark")[0] and mode.enter("yes")[-1] == ".mark begins with the first."
    first, second, *_ = held.state.run.state.orders["F2"]
    assert "Headphones" in mode.enter(".mark")[0], "what somebody wrote is private"
    read = mode.enter("headphones")
    page = held.state.run.state.pages[first]
    assert read[0].startswith("s1 ") and read[-1].startswith("0 no evidence, 1 some evidence, 2 a helping")
    assert mode.prompt == f"{page.goes} d1, asks what they want first"
    for line in ("2 s1", "nonsense", "n", "", "? s1", "1"):
        mode.enter(line)
    assert mode.refused == 1 and mode.prompt.startswith("Case-study rating"), "d3 was left out"
    assert mode.enter(".mark")[-1].startswith("0 no evidence") and mode.prompt.startswith(f"{page.goes} d3")
    assert mode.enter("s")[-1] == f"That was the last of {page.called}. Are you done with it? yes, or no?"
    marks = {one.code: (one.says, one.sentence) for one in held.state.run.state.pages[first].marks["F2"]}
    assert [marks[key][0] for key in ("d1", "d2", "d3")] == [
        "a helping relationship described",
        "no evidence",
        "some evidence",
    ]
    other = LineMode(again(held, by="F3"))
    for line in (".mark", "yes", f".mark {page.goes}", "private", "0", ".where"):
        assert "Yours so far" not in " ".join(other.enter(line))
    assert "helping" not in " ".join(other.enter(".news") + other.enter(f".read {page.goes}"))
    assert mode.enter("yes")[-1] == ".mark goes to the next."
    assert "F2" in held.state.run.state.pages[first].done
    mode.enter(".mark")
    assert mode.prompt.startswith(held.state.run.state.pages[second].goes)


def test_dials_and_codes_are_set_at_prompts() -> None:
    held = session("next", "+ The third visit", exercises=["compass"])
    mode = LineMode(held)
    assert mode.enter("mark")[-1] == "off, low, middle or high; for next time down, leave or up."
    assert mode.prompt == "1 connect and support, a dial"
    for line in ("low", "", "4", "undo", "high", "middle", "off"):
        mode.enter(line)
    there = {key: value["then"] for key, value in held.state.run.state.pages[1].values.items()}
    assert there == {"connect": "low", "influence": "high", "purposeful": "middle", "offer": "off"}, "undo goes back"
    assert mode.enter(".mark") and mode.prompt == "1 connect and support, a dial"
    assert mode.enter("up")[-1] != "" and held.state.run.state.pages[1].values["connect"]["next"] == "up"
    stories = session("+ A ring", "1 problem: She rang. I came.", "1 read back", exercises=["stories"])
    read = LineMode(stories)
    read.enter(".mark")
    assert read.enter("headphones")[:2] == ["s1 She rang.", "s2 I came."] and read.prompt == "1 s1, which code"
    for line in ("roles", "", "outcome seen by teller", ""):
        read.enter(line)
    assert [(one.sentence, one.code, one.says) for one in stories.state.run.state.pages[1].marks["F2"]] == [
        (1, "roles", ""),
        (2, "outcome", "seen by teller"),
    ]


def test_feedback_is_folded_in_at_prompts_and_its_words_are_private() -> None:
    held = session(*DAY, "exercise distil", exercises=("live-grid",))
    mode = LineMode(held)
    assert "Headphones" in mode.enter("fold in feedback")[0]
    assert "Headphones" in mode.enter(".fold")[0] and mode.prompt == "Your answer"
    assert mode.enter("no")[0] == "Nothing was read." and mode.prompt == "Feedback 1, take or leave"
    before = len(held.state.run.state.notes)
    assert mode.enter("take")[0] == "Recorded: what was imported." and len(held.state.run.state.notes) == before + 1
    assert mode.enter("nonsense") and mode.prompt == "Feedback 2, take or leave"
    while mode.prompt.startswith("Feedback"):
        said = mode.enter("")
    assert said[-1] == "That was the last of the feedback."


def test_a_journal_entry_is_written_and_read_at_prompts() -> None:
    held = session(*DAY)
    mode = LineMode(held)
    assert mode.enter(".journal")[0].startswith("The journal of F2, 0 entries.") and mode.prompt == "Journal of F2"
    assert mode.enter(".write")[1].startswith("One event. ") and mode.prompt == "One event"
    for line in ("Four answered at once", "undo", ""):
        mode.enter(line)
    assert mode.prompt == "My reaction" and "For you alone." in mode.enter(".where")[1]
    mode.enter("I was cross")
    mode.enter(".leave")
    assert mode.prompt.startswith("Live Net"), "the draft is kept"
    events = len(held.events)
    assert "left unfinished" in mode.enter(".journal")[0]
    mode.enter(".write")
    assert mode.prompt == "The evidence I saw"
    for line in ("", "", "yes", ""):
        said = mode.enter(line)
    assert said == ["Saved as entry 1 in the journal of F2. .read 1 reads it."]
    assert mode.enter(".list") == [f"1, {mode.session.state.frame.state.facts.date}, Journal alone, A day together"]
    assert "Headphones" in mode.enter(".read 1")[0]
    assert mode.enter("headphones")[1:4] == ["One event: Four answered at once", "undo", "My reaction: I was cross"]
    assert "no .nothing here" in mode.enter(".nothing")[0]
    mode.enter(".leave")
    own = locations.home() / "journals" / "f2.json"
    own.with_name("f2 (conflicted copy).json").write_bytes(own.read_bytes())
    assert "f2 (conflicted copy).json" in mode.enter(".journal")[-1]
    mode.enter(".leave")
    assert len(held.events) == events, "a journal is never in a session"
    assert mode.enter(".where")[0].startswith("Live Net")


@pytest.mark.usefixtures("own_place", "quick_passphrases")
def test_a_passphrase_is_asked_for_before_anything_and_a_wrong_one_says_so() -> None:
    set_passphrase("F2", "kererū at dusk", understood=True)
    mode = LineMode(session())
    assert "has a passphrase" in mode.enter(".journal")[0] and mode.hidden and mode.prompt == "Passphrase"
    assert "does not open" in mode.enter("kererū\n")[0] and mode.hidden
    assert mode.enter("kererū at dusk\n")[0].startswith("The journal of F2") and not mode.hidden
    mode.enter(".leave")
    mode.enter(".journal")
    assert mode.enter("\n")[0] == "The journal is closed." and not mode.hidden


def written(mode: LineMode, *answers: str) -> None:
    mode.enter(".journal")
    mode.enter(".write")
    for line in (*answers, *([""] * 9)):
        if mode.enter(line) and mode.prompt.startswith("Journal of"):
            break


@pytest.mark.usefixtures("own_place")
def test_an_entry_is_shared_only_after_a_yes_and_taken_back_at_once() -> None:
    mode = LineMode(session())
    written(mode, "Four answered at once", "", "I was cross", "")
    (asked,) = mode.enter(".share 1")
    assert asked.endswith("Share it? no, or yes?") and "all but what is for you alone" in asked
    assert mode.enter("no") == ["It stays yours alone."] and not Journal.open("F2").entry(1).shared
    mode.enter(".share 1")
    assert mode.enter("yes")[0].startswith("The others may read entry 1 now.")
    assert Journal.open("F2").entry(1).shared and ", shared" in mode.enter(".list")[0]
    assert mode.enter(".share 1") == ["Entry 1 is yours alone again."] and not Journal.open("F2").entry(1).shared
    mode.enter(".share 1")
    mode.enter(".where")
    assert not Journal.open("F2").entry(1).shared, "another line is no yes"
    assert "Which entry?" in mode.enter(".share")[0] and "There is no entry 9" in mode.enter(".share 9")[0]


@pytest.mark.usefixtures("own_place")
def test_each_answer_is_asked_whether_it_may_leave_and_what_is_locked_says_so() -> None:
    mode = LineMode(session())
    written(mode, "Four answered at once", "", "I was cross", "")
    (asked,) = mode.enter(".out 1")
    assert asked == "One event. May it leave in facilitators' exports? no, or yes?"
    said = mode.enter("yes")
    assert said[0] == "It may leave." and "You wrote it for yourself alone." in said[1]
    assert mode.enter("no") == ["Of entry 1 may leave in facilitators' exports: event."]
    assert list(Journal.open("F2").entry(1).moved_out) == ["event"]
    assert "Keep it here?" in mode.enter(".out 1")[0]
    assert mode.enter("yes")[0].startswith("It stays here. Files written earlier keep it.")
    assert not Journal.open("F2").entry(1).moved_out


@pytest.mark.usefixtures("own_place")
def test_the_bin_gives_back_and_is_emptied_only_after_a_yes() -> None:
    mode = LineMode(session())
    written(mode, "Four answered at once", "")
    assert ".restore 1 brings it back" in mode.enter(".bin 1")[0]
    assert mode.enter(".list") == ["There is no entry yet."] and mode.enter(".bin")[0].startswith("1, ")
    assert mode.enter(".restore 1") == ["Entry 1 is back."]
    mode.enter(".bin 1")
    assert "nobody can bring that back" in mode.enter(".empty")[0]
    assert mode.enter("") and mode.enter("no") == ["Nothing was thrown away."]
    mode.enter(".empty")
    assert mode.enter("yes") == ["The bin is empty; 1 went for good."] and mode.enter(".empty") == ["The bin is empty."]


@pytest.mark.usefixtures("own_place", "quick_passphrases")
def test_a_passphrase_is_set_changed_and_taken_away_unseen() -> None:
    mode = LineMode(session())
    written(mode, "Four answered at once", "")
    said = mode.enter(".passphrase")
    assert said[1] == "If that is understood, type yes, then enter." and not mode.hidden
    assert mode.enter("") == ["Nothing was changed."]
    mode.enter(".passphrase")
    mode.enter("yes")
    assert mode.hidden and mode.prompt == "Passphrase"
    mode.enter("kererū at dusk\n")
    assert "not the same" in mode.enter("kererū at dawn\n")[0] and mode.hidden
    mode.enter("kererū at dusk\n")
    assert mode.enter("kererū at dusk\n")[0].startswith("The journal has a passphrase from now on") and not mode.hidden
    assert "passphrase" in mode.enter(".share 1")[0] or "passphrase" in mode.enter("yes")[0]
    (asked,) = mode.enter(".passphrase")
    assert asked.endswith("keep, or change, or remove?")
    assert mode.enter("keep") == ["Nothing was changed."]
    mode.enter(".passphrase")
    mode.enter("remove")
    assert mode.hidden and "does not open" in mode.enter("wrong\n")[0] and not mode.hidden
    mode.enter(".passphrase")
    mode.enter("remove")
    assert mode.enter("kererū at dusk\n") == ["The journal has no passphrase any more."]
    assert mode.enter(".list")[0].startswith("1, ")


@pytest.mark.usefixtures("own_place")
def test_an_entry_is_changed_at_its_prompts() -> None:
    mode = LineMode(session())
    written(mode, "Four answered at once", "")
    assert "entry 1" in mode.enter(".write 1")[0] and mode.prompt == "One event"
    for line in ("and then nobody", *([""] * 9)):
        if any("Saved as entry 1" in one for one in mode.enter(line)):
            break
    assert Journal.open("F2").entry(1).answers["event"] == "Four answered at once\nand then nobody"


@pytest.mark.usefixtures("own_place")
def test_in_a_dumb_terminal_a_dial_is_turned_and_an_entry_written_without_one_control_sequence() -> None:
    held = session("next", "+ The third visit", exercises=["compass"])
    held.close()
    command = [Path(sys.executable).with_name("holdspace"), "open", held.name, "--as", "F2"]
    asked = (
        ("Pick a moment> ", ".mark"),
        ("connect and support, a dial> ", "low"),
        ("facilitate, a dial> ", ".journal"),
        ("Journal of F2> ", ".write"),
        ("One event> ", "Four answered at once"),
        ("One event> ", ".leave"),
        ("facilitate, a dial> ", ".leave"),
    )
    with Terminal(command, environment={"TERM": "dumb"}) as terminal:
        for prompt, line in asked:
            terminal.wait_for(lambda prompt=prompt: terminal.raw.decode().endswith(prompt))
            terminal.send(f"{line}\r")
        assert terminal.wait_exit() == 0 and b"\x1b" not in terminal.raw
    (draft,) = Journal.open("F2").drafts()
    assert draft.answers == {"event": "Four answered at once"}
    values = open_session(held.name, read_only=True).state.run.state.pages[1].values
    assert {key: value["then"] for key, value in values.items()} == {"connect": "low"}


def test_what_a_field_takes_is_said_with_its_question_unless_that_says_it() -> None:
    mode = LineMode(session("+ The third visit", exercises=["compass"]))
    asked: dict[str, str] = {}
    said = mode.enter("1")
    while mode.prompt.startswith("1 "):
        asked[mode.prompt.removeprefix("1 ")] = said[-1]
        said = mode.enter("")
    assert asked["with"] == "Who was it with? whānau, team, network or myself."
    assert asked["sure"] == "Did you ask, or do you guess? asked or guess."
    assert asked["facilitate"] == "Where was this, then? Off, low, middle or high."
    assert asked["purpose"] == "What was it for?"
