"""What one of two reads or rates alone: until both are done nobody else can tell it from any byte that they may have.

Twice the same session, in which the first said one thing or another: whatever the second sees, finds, is offered or
writes out has to be the same. Every exercise with such a move has to be here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.kernel.moves import Move
from exercises.shapes import SHAPES
from sessions.export import AUDIENCES, export_bytes
from sessions.export.event_log import log
from sessions.export.restoring import restored
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live.called import describe
from sessions.live.session import Session, open_session
from tests.exercises.pages_lines import RATING, STORIES
from tests.leaving import every_file, every_paper
from tests.lines import again, session, started
from tui.boards.board import Pointing
from tui.boards.table import BOARDS

ALONE = {
    "case-rating": (
        (*RATING[:7], "order"),
        (*(f"x1 d{number} {mark}" for number, mark in enumerate(("2 s1", "0", "0", "1", "?"), 1)), "x1 done"),
        (*(f"x1 d{number} {mark}" for number, mark in enumerate(("1", "2 s2", "?", "0", "0"), 1)), "x1 done"),
        ("order", *(f"x1 d{number} 1" for number in range(1, 6)), "x1 done"),
    ),
    "stories": (
        STORIES[:14],
        ("1 s1 s3 > empathy", "1 done"),
        ("1 s2 > outcome seen", "1 done"),
        ("1 s1 > roles", "1 done"),
    ),
}
"""By exercise: its lines; what the first reads, or reads otherwise; what the second does, so that both are done."""


def blind(key: str) -> list[Move]:
    """The moves of an exercise that one of two makes alone."""
    template = templates.built_in()[key]
    state = started(template)
    moves = SHAPES[template.shape].table.values()
    return [one for one in moves if one.blind is not None and any(form.when(state) for form in one.forms)]


def test_every_exercise_in_which_two_read_alone_is_here() -> None:
    known = [key for key in templates.built_in() if key != "frame" and blind(key)]
    assert known == list(ALONE)
    assert all(one.signed and one.undated for key in known for one in blind(key))


def kinds(key: str) -> set[str]:
    return {one.kind for one in blind(key)}


def alone(held: Session, key: str) -> list[Any]:
    """What the facilitators' file of entries has of what is read alone."""
    events = json.loads(export_bytes(held, "json", "facilitators"))["events"]
    return [event["data"] for event in events if event["kind"] in kinds(key)]


def seen(held: Session) -> Iterator[tuple[str, str]]:
    """Whatever a second reader may have of the session, by where it is seen."""
    run = held.state.run
    shape, state = run.shape, run.state
    yield from every_file(held, *AUDIENCES)
    yield from every_paper(held)
    yield "log", repr(log(held))
    yield "undo", "\n".join(describe(event, held.state) for event in held.events)
    yield "text", "\n".join(shape.text(state))
    yield "json", json.dumps(shape.document(state))
    for word in ("empathy", "seen", "F1"):
        yield f"find {word}", repr(shape.find(state, word))
    for key, _ in shape.room_views(state):
        yield f"room {key}", json.dumps(shape.room_view(state, key).document())
    for line in ("1 ", "1 s", "1 s1 > ", "1 s1 > o", "1 done", "2 s1 > ", "x1 ", "x1 d1 ", "x1 d1 2 "):
        yield f"completion {line}", repr(shape.complete(line, state))
    board, pointing = BOARDS[run.template.shape], Pointing(next(iter(state.pages)), by=held.by)
    for pane in (board.detail(state, 100, pointing), board.overview(state, 100, 30, pointing)):
        yield "board", "\n".join("".join(text for text, _ in line) for line in pane.lines)


@pytest.mark.parametrize("key", ALONE)
def test_nothing_tells_the_second_what_the_first_read(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, one_way, other_way, second = ALONE[key]
    found = []
    for place, lines in enumerate((one_way, other_way)):
        monkeypatch.setenv("HOLDSPACE_HOME", str(tmp_path / str(place)))
        first = session(exercises=[key])
        first.by = "F1"
        for line in (*before, *lines):
            perform(first, line)
        held = again(first, by="F2")
        assert not [data for data in alone(held, key) if data in [event.data for event in held.events]]
        found.append(list(seen(held)))
        kept = tmp_path / f"{place}.json"
        kept.write_bytes(export_bytes(held, "json", "facilitators"))
        made = restored(kept)
        assert set(open_session(made.name).state.run.state.pages) == set(held.state.run.state.pages)
        assert made.says.startswith("What two people mark alone on 1 page is not in the file")
        for line in second:
            perform(held, line)
        assert alone(held, key) == [event.data for event in held.events if event.kind in kinds(key)], "both are done"
        kept.write_bytes(export_bytes(held, "json", "facilitators"))
        assert "mark alone" not in restored(kept).says
    assert [where for where, _ in found[0]] == [where for where, _ in found[1]]
    for (where, told), (_, otherwise) in zip(*found, strict=True):
        assert told == otherwise, where
