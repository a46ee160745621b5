"""Two consoles of one session, killed, left and opened again at random: each says of the room what the room sees."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest

from exercises.kernel.shape import ExerciseError
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live import alive, room_file
from sessions.live.session import Session, open_session
from tests.lines import session
from tests.samples import sample_of

ANYWHERE = (
    *("show", "show quiet", "blank", "blank off", "hold", "hold off", "undo", "redo", "next", "back"),
    *("elephant", "elephant over", "close", "reopen", "timer 5"),
)
WAYS_TO_LEAVE = ("quiet", "dark", "picture")
STEPS = 60


def opened(name: str, by: str) -> Session:
    """As a console opens it: what was made dark stays so."""
    one = open_session(name, by=by)
    one.in_room.live()
    kept_dark(one)
    one.publish()
    return one


def kept_dark(one: Session) -> None:
    """What a console does each second, where another was left dark."""
    if one.in_room.is_dark and not one.state.display.blanked:
        one.record("blank", {})


def seen(name: str) -> Any:
    """What a room screen shows."""
    found = room_file.found(name)
    assert found is not None
    if found.view is None:
        return "dark"
    return found.view.blocks if found.allowed(alive.life_of(name)) and found.view.blocks else "quiet"


def said(one: Session) -> Any:
    """What a console says that it shows."""
    view = one.state.room()
    if view is None:
        return "dark"
    return "quiet" if one.in_room.waits else view.blocks or "quiet"


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("key", ["live-grid", "post-its", "stories", "relationship-review"])
def test_each_says_of_the_room_what_the_room_sees(key: str, seed: int) -> None:
    chance, sample = random.Random(seed), sample_of(templates.built_in()[key])
    made = session(exercises=[key])
    name, lines, there = made.name, [*sample.first, *sample.started, *sample.lines], dict[str, Session]()
    made.close()
    done: list[tuple[str, str]] = []
    for _ in range(STEPS):
        who, what = chance.choice("AB"), chance.random()
        if who not in there:
            there[who] = opened(name, who)
        one = there[who]
        one.refresh()
        if what < 0.7:
            views = [f"show {view}" for view, _ in one.state.run.shape.room_views(one.state.run.state)]
            line = chance.choice(chance.choice((lines, lines, views, ANYWHERE)))
            with contextlib.suppress(ExerciseError):
                perform(one, line)
        else:
            line = chance.choice(("killed", *WAYS_TO_LEAVE))
            if line != "killed":
                one.leave_room(line)
            there.pop(who).close()
        done.append((who, line))
        for other in there.values():
            other.refresh()
            kept_dark(other)
        for other in there.values():
            other.refresh()
            assert said(other) == seen(name), (other.by, done[-8:])
    for one in there.values():
        one.close()
