"""The monkey's judge takes nothing for said that was not, and knows what was: fields of any board, what lots decide."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from sessions.lines.carry_out import carry_out, perform
from sessions.live.session import Session, open_session
from sessions.store import locations
from tests.monkey import filled
from tests.monkey_judge import WRITER, Event, Judge, Sentence, asked, events_since

NOTHING = " >"


def file_of(name: str) -> Path:
    """Where the session is kept."""
    return locations.session_path(name)


def recorded(name: str, act: Callable[[Session], object]) -> tuple[bytes, list[Event]]:
    """The session's file before, and the events of what was done."""
    session = open_session(name, by=WRITER)
    before = file_of(name).read_bytes()
    act(session)
    session.close()
    return before, events_since(before, file_of(name).read_bytes())


def judged(place: Path, name: str, bar: str, lines: list[str], before: bytes, happened: list[Event]) -> str:
    """What the judge takes these lines for, typed where the bar looked so; "" for what they did not say."""
    found = Judge(place / "shadow", name).explains(Sentence(lines, [bar], [], []), before, happened)
    return found[0] if found is not None else ""


def one_of_each_shape() -> list[str]:
    """An exercise of each shape."""
    return [*{template.shape: key for key, template in templates.built_in().items()}.values()]


@pytest.mark.parametrize("key", one_of_each_shape())
def test_an_answer_is_said_where_its_field_stood_open_and_nowhere_else(key: str, tmp_path: Path) -> None:
    name = filled(key, min(1, len(templates.built_in()[key].phases) - 1))
    session = open_session(name, by=WRITER)
    fields = [*asked(session, range(1, 4), ["she said so"])]
    before, taken = file_of(name).read_bytes(), 0
    for label, told in fields:
        with suppress(ExerciseError):
            perform(session, told) if isinstance(told, str) else carry_out(session, told)
        session.flush()
        now = file_of(name).read_bytes()
        if happened := events_since(before, now):
            taken += 1
            assert judged(tmp_path, name, f" {label}: ", ["she said so"], before, happened) == "an answer", label
            assert not judged(tmp_path, name, NOTHING, ["she said so"], before, happened), label
            break
        before = now
    session.close()
    assert taken or not fields


def test_a_shuffle_is_said_whatever_order_it_comes_to_and_a_draw_from_another_is_not(tmp_path: Path) -> None:
    name = filled("prompt-cards", 1)
    before, happened = recorded(name, lambda session: [perform(session, line) for line in ("shuffle", "draw")])
    assert judged(tmp_path, name, NOTHING, ["shuffle", "draw"], before, happened) == "a line"
    last = happened[-1]
    other = {**last, "data": {"cards": last["data"]["cards"][::-1]}}
    assert not judged(tmp_path, name, NOTHING, ["shuffle", "draw"], before, [*happened[:-1], other])


def test_a_file_is_said_by_the_line_that_asked_for_it_and_by_no_other(tmp_path: Path) -> None:
    name = filled("prompt-cards", 1)
    file = {"file": "report.html", "format": "html", "audience": "participants", "names": "as they are", "quotes": {}}
    before, happened = recorded(name, lambda session: session.record("exported", {**file, "digest": "0" * 63}))
    assert judged(tmp_path, name, NOTHING, ["export report.html"], before, happened) == "an action"
    for other in ("export page.html", "export report.html for public", "report.html", "print cards"):
        assert not judged(tmp_path, name, NOTHING, [other], before, happened), other


def test_closing_that_takes_owners_words_out_of_the_file_is_said_by_its_line_alone(tmp_path: Path) -> None:
    name = filled("compass", 4)
    before, happened = recorded(name, lambda session: perform(session, "close"))
    assert [event["kind"] for event in happened] == ["close", "clear_own", "fill", "fill"]
    assert judged(tmp_path, name, NOTHING, ["close"], before, happened) == "a line"
    assert not judged(tmp_path, name, NOTHING, ["hello"], before, happened)


def test_of_two_lines_begun_ahead_each_passes_one_field_over_and_no_more(tmp_path: Path) -> None:
    name = filled("hot-desk", 4)
    lines = ["b2 owner helps team", "b2 changed why would anyone"]
    before, happened = recorded(name, lambda session: [perform(session, line) for line in lines])
    assert len(happened) == 2
    typed, bar = ["helps team", "why would anyone"], [" b2 What stands in the way: 7"]
    for ahead, said in ((True, "an answer"), (False, "")):
        found = Judge(tmp_path / "shadow", name).explains(Sentence(typed, bar, [], [], ahead), before, happened)
        assert (found[0] if found else "") == said
