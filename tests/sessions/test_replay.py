"""What the room saw, in order: as its file stood, less what was since taken back; never what was only the group's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.leaving.room_view import RoomView
from sessions.library import templates
from sessions.lines.carry_out import perform
from sessions.live import room_file
from sessions.live.batches import alive
from sessions.live.replay import SINCE, Frame, frames
from sessions.live.session import Session
from sessions.live.state import SessionState, fold
from tests.lines import session
from tests.samples import sample_of
from tests.sessions.leaving_samples import sample_day
from tui.cli.main import main
from tui.room.plain import replayed
from tui.room.replay import KEYS, ReplayApp

DAY = (
    "show welcome",
    "agenda + Mihi, welcome: 20 light",
    "agenda next",
    "show agenda",
    "exercise post-its",
    "helps me",
    ": ZQSTAYS knowing who to ring",
    ": ZQNAMED Priya rings back",
    ": ZQWITHDRAWN told off for a long visit",
    ": ZQUNDONE a slip of the hand",
    "go put-up",
    "show 1",
    "show 2",
    "show 3",
    "show 4",
    "blank",
    "blank off",
    "show wall me",
    "timer 10: ZQTIMER tea",
    "elephant",
    "elephant over",
    "hold",
    "show 1",
    "hold off",
    "show 1",
)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def told(found: list[Frame]) -> str:
    return "\n".join(text for frame in found if frame.view is not None for text in strings(frame.view.document()))


def seen(held: Session) -> list[Frame]:
    return frames(list(held.events), held.state)


def timeless(view: RoomView | None) -> RoomView | None:
    return replace(view, clock=None) if view is not None else None


def as_it_stood(held: Session, lines: tuple[str, ...]) -> dict[int, RoomView | None]:
    """What the room file had after each of the lines, by the number of the entry."""
    found: dict[int, RoomView | None] = {}
    for line in lines:
        perform(held, line)
        picture = room_file.found(held.name)
        assert picture is not None, line
        found[len(held.events)] = timeless(picture.view)
    return found


def test_frame_k_is_the_room_file_as_it_stood() -> None:
    held = session()
    stood: dict[int, RoomView | None] = {}
    for line in DAY:
        stood |= as_it_stood(held, (line,))
        if not held.state.elephant_held:
            # Nothing is taken back since where now is then.
            assert seen(held)[-1].view == stood[len(held.events)], line


@pytest.mark.parametrize("key", ["live-grid", "post-its", "canvas", "net-gram", "adoption-review", "differences"])
def test_each_text_of_a_frame_stood_in_the_room_file_or_was_taken_back_since(key: str) -> None:
    template = templates.available()[key]
    held = session(exercises=[key])
    stood: dict[int, RoomView | None] = {}
    for line in sample_of(template).lines:
        stood |= as_it_stood(held, (line,))
    found = seen(held)
    assert found
    for frame in found:
        before = stood.get(frame.number)
        if frame.view is None or before is None:
            assert frame.view is before or frame.number not in stood
            continue
        texts = set(strings(before.document()))
        assert set(strings(frame.view.document())) <= texts | {SINCE, "line"}, frame.number


def then(held: Session, number: int) -> SessionState:
    """The session as it was after that entry."""
    events = list(held.events)[:number]
    standing = alive(events)
    return fold(event for event in events if event.number in standing)


def test_frame_k_is_the_room_as_it_stood_over_the_sample_day() -> None:
    held = sample_day()
    shown = ("show question HELPS", "next", "undo", "exercise live-grid", "show map", "show 7", "undo", "next", "undo")
    for line in shown:
        perform(held, line)
    for number in range(1, len(held.events) + 1):
        state = then(held, number)
        found = frames(list(held.events)[:number], state)
        if found and not state.elephant_held:
            assert found[-1].view == timeless(state.room())


def test_what_was_taken_back_unnamed_or_undone_since_is_in_no_frame() -> None:
    held = session(*DAY)
    before = told(seen(held))
    assert all(word in before for word in ("ZQSTAYS", "ZQNAMED Priya", "ZQWITHDRAWN", "ZQUNDONE"))
    count = len(seen(held))
    for line in ("3 withdrawn", "unname 2: Priya / a colleague", "strike 4: a slip"):
        perform(held, line)
    after = told(seen(held))
    assert "ZQSTAYS" in after and SINCE in after
    assert not any(word in after for word in ("ZQWITHDRAWN", "Priya", "ZQUNDONE"))
    assert len(seen(held)) >= count - 3


def test_an_elephant_that_is_held_and_what_a_group_shares_are_in_no_frame() -> None:
    held = session(*DAY)
    kinds = [event.kind for event in held.events]
    first, last = kinds.index("hold_elephant") + 1, kinds.index("elephant_over") + 1
    assert not [frame for frame in seen(held) if first <= frame.number < last] and "ZQTIMER" not in told(seen(held))
    talk = session("show promise", "next", "next", "draw 3", "next", exercises=["prompt-cards"])
    shared = {
        number
        for number in range(1, len(talk.events) + 1)
        if any(run.shape.sharing(run.state) for run in then(talk, number).exercises.values())
    }
    assert shared and shared.isdisjoint(frame.number for frame in seen(talk)) and seen(talk)


def test_it_is_text_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    held = session(*DAY)
    assert main(["replay", held.name]) == 0
    text = capsys.readouterr().out
    assert text.startswith("1 of ") and "ZQSTAYS knowing who to ring" in text and "(The room screen is blank.)" in text
    assert main(["replay", held.name, "--done"]) == 0
    done = capsys.readouterr().out.splitlines()
    assert "facilitators only" in done[0] and len(done) == len(held.events) + 2 and "ZQSTAYS" not in "\n".join(done)
    assert replayed(seen(held))[0] == f"1 of {len(seen(held))}"


@pytest.mark.parametrize("words", [["replay", "no-such-session"], ["replay"], ["replay", "../x"]])
def test_what_cannot_be_is_said_in_a_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("size", [(57, 16), (85, 24)])
async def test_keys_go_from_picture_to_picture(size: tuple[int, int]) -> None:
    found = seen(session(*DAY))
    app = ReplayApp("A day together", found)
    async with app.run_test(size=size) as pilot:
        assert any(KEYS[:20] in "".join(text for text, _ in row) for row in app.pane.drawn.rows)
        await pilot.press("space", "right", "left")
        assert app.at == 1 and app.pane.foot == f"1 of {len(found)}" and app.pane.view == found[0].view
        await pilot.press("end", "space")
        assert app.at == len(found)
        await pilot.press("home", "left")
        assert app.at == 0
        await pilot.press("q")
    assert app.return_code == 0
