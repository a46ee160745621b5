"""A talk nothing is kept of: gone from held pictures and exports, and from the file itself after a plain question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.export import export_bytes, restore, restored
from sessions.lines.carry_out import perform, understand
from sessions.live import drafts
from sessions.live.session import Session, open_session
from sessions.removing.talk_for_good import TALK
from sessions.store import locations
from sessions.store.event_store import EventStore
from tests.exercises.talk_lines import ALONE, GROUP, SAMPLES
from tests.lines import again, session

WORDS = ("clear my head", "ask Nana who she would like", "who pays for the taxi")


def file_of(held: Session) -> str:
    return locations.session_path(held.name).read_text(encoding="utf-8")


def talked() -> Session:
    """A group's talk with its offers held in the room, and something typed that was taken back."""
    return session(*SAMPLES[GROUP], "show offers", "hold", "task: another pukeko", "undo", exercises=[GROUP])


def test_a_picture_held_before_goes_from_the_room_and_from_exports(tmp_path: Path) -> None:
    held = talked()
    assert "Nana" in str(held.state.room())
    perform(held, "keep nothing")
    assert "Nana" not in str(held.state.room())
    data = export_bytes(held, "json", "facilitators")
    assert not [words for words in WORDS if words.encode() in data]
    file = tmp_path / "talk.json"
    file.write_bytes(data)
    back = open_session(restore(file, by="F2"))
    assert back.state == held.state


def test_it_asks_first_and_then_no_word_is_in_the_file() -> None:
    held = talked()
    with pytest.raises(ExerciseError, match="First whose talk it is decides"):
        understand(held, TALK.line)
    perform(held, "keep nothing")
    drafts.keep(held.name, "F1", {"line": "offer: ask Nana who she would like"})
    assert any(words in file_of(held) for words in WORDS)
    before = file_of(held)
    assert understand(held, TALK.line).says == "asks before anything is done"
    said = perform(held, TALK.line).says
    assert f"{TALK.line} yes" in said and file_of(held) == before, "a question changes nothing"
    state = held.state
    assert "in the file any more" in perform(held, f"{TALK.line} yes").says
    kept = file_of(held)
    assert not [words for words in (*WORDS, "pukeko") if words in kept]
    assert "Nana" not in json.dumps(drafts.kept(held.name, "F1"))
    assert held.state == state and again(held).state == state
    with pytest.raises(ExerciseError, match="Nothing of the talk is in the file any more"):
        understand(held, TALK.line)


@pytest.mark.parametrize("for_good", [False, True])
def test_an_older_copy_brings_no_word_of_it_back(tmp_path: Path, *, for_good: bool) -> None:
    held = talked()
    file = tmp_path / "talk.json"
    file.write_bytes(export_bytes(held, "json", "facilitators"))
    beside = locations.session_path(held.name).with_name(f"{held.name}.sync-conflict-20261201-101010-ABCDEFG.json")
    beside.write_bytes(locations.session_path(held.name).read_bytes())
    there = open_session(restore(file, by="F2"))
    said = perform(held, "keep nothing").says
    assert beside.name in said and there.name in said
    there.refresh()
    assert there.state.runs[GROUP].state.keeps == "nothing"
    if for_good:
        perform(held, f"{TALK.line} yes")
    else:
        assert f"In {there.state.title} ({there.name}, a copy of this one)" in perform(held, "undo").says
        perform(held, "redo")
    made = restored(file)
    assert "is taken back here as well" in made.says
    again_there = open_session(made.name)
    assert again_there.state.runs[GROUP].state.keeps == "nothing"
    assert not [words for words in WORDS if words.encode() in export_bytes(again_there, "json", "facilitators")]


def test_another_talk_and_the_frame_keep_their_words() -> None:
    held = session(*SAMPLES[ALONE], "park: interpreters", exercises=[ALONE])
    perform(held, f"exercise {GROUP}")
    perform(held, "next")
    perform(held, "task: pukeko")
    perform(held, "keep nothing")
    perform(held, f"{TALK.line} yes")
    kept = file_of(held)
    assert "pukeko" not in kept and "clear my head" in kept and "interpreters" in kept


def test_a_disk_that_refuses_leaves_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    held = talked()
    perform(held, "keep nothing")
    before = file_of(held)

    def refuse(store: EventStore, documents: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EventStore, "rewrite", refuse)
    with pytest.raises(ExerciseError, match="the words are still in it"):
        perform(held, f"{TALK.line} yes")
    assert file_of(held) == before


def test_help_in_a_talk_shows_the_line() -> None:
    held = session(exercises=[GROUP])
    assert any(TALK.line in line for line in perform(held, "help nothing").lines)
    assert any("unname all:" in line for line in perform(held, "help").lines)
    assert not any(TALK.line in line for line in perform(session(), "help").lines)
