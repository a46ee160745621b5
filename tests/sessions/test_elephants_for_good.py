"""An elephant's words after the yes was taken back: off every page at once, out of the file after a plain question."""

from __future__ import annotations

import json

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library.new_like import new_like
from sessions.lines.carry_out import perform, understand
from sessions.live import drafts
from sessions.live.session import Session
from sessions.store import locations
from sessions.store.event_store import EventStore
from tests.lines import Watch, again, session

WORDS = "we were sent and are polite"
NAMED = ("elephant box", "e1 agreed", f"e1: {WORDS}", "e1 later")
LINE = "e1 not agreed for good"


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text(encoding="utf-8")


def test_the_first_sentence_says_what_is_still_there() -> None:
    held = session(*NAMED)
    said = perform(held, "e1 not agreed").says
    assert "still in the file" in said and LINE in said and WORDS in file_of(held)
    assert "still in the file" not in perform(held, "e1 not agreed").says


def test_it_asks_first_and_then_no_word_is_in_the_file() -> None:
    held = session(
        *NAMED,
        "show elephants",
        "hold",
        "elephant box",
        "e2 agreed",
        "e2: other words",
        "e2 be",
        "e1: pukeko first",
        "undo",
    )
    with pytest.raises(ExerciseError, match="e1 not agreed"):
        understand(held, LINE)
    perform(held, "e1 not agreed")
    assert WORDS not in str(held.state.room()), "a held picture goes at once"
    drafts.keep(held.name, "F1", {"line": f"e1: {WORDS}"})
    before = file_of(held)
    assert understand(held, LINE).says == "asks before anything is done"
    assert f"{LINE} yes" in perform(held, LINE).says and file_of(held) == before
    state = held.state.frame
    assert "No words of e1 are in the file any more" in perform(held, f"{LINE} yes").says
    kept = file_of(held)
    assert WORDS not in kept and "pukeko" not in kept and "other words" in kept
    assert WORDS not in json.dumps(drafts.kept(held.name, "F1"))
    assert held.state.frame == state and again(held).state == held.state
    with pytest.raises(ExerciseError, match="No words of e1 are in this session's file"):
        understand(held, LINE)


def test_words_that_were_carried_along_go_as_well() -> None:
    first = session(*NAMED, title="Day one")
    held, _ = new_like("Day two", first, by="F2", clock=Watch())
    assert WORDS in file_of(held)
    perform(held, "e1 not agreed")
    perform(held, f"{LINE} yes")
    assert WORDS not in file_of(held) and WORDS in file_of(first), "another session is a matter of its own"
    assert again(held).state == held.state


def test_what_was_changed_because_of_it_goes_too_where_it_was_carried_as_well() -> None:
    first = session("elephant box", "e1 agreed", "e1 changed: pukeko after lunch", "e1 later", title="Day one")
    second, _ = new_like("Day two", first, by="F2", clock=Watch())
    for held in (first, second):
        perform(held, "e1 not agreed")
        assert "pukeko" in file_of(held)
        perform(held, f"{LINE} yes")
        assert "pukeko" not in file_of(held) and again(held).state == held.state
        perform(held, "e1 agreed")
        assert held.state.frame is not None and "pukeko" not in repr(held.state.frame.state)


def test_an_elephant_taken_out_can_lose_its_words_too() -> None:
    held = session(*NAMED, "e1 remove")
    assert WORDS in file_of(held)
    perform(held, f"{LINE} yes")
    assert WORDS not in file_of(held)


def test_a_disk_that_refuses_leaves_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    held = session(*NAMED, "e1 not agreed")
    before = file_of(held)

    def refuse(store: EventStore, documents: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EventStore, "rewrite", refuse)
    with pytest.raises(ExerciseError, match="the words are still in it"):
        perform(held, f"{LINE} yes")
    assert file_of(held) == before


def test_help_shows_the_line() -> None:
    assert any(LINE in line for line in perform(session(), "help elephant").lines)
