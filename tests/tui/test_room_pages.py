"""The pages of the frame in the room: as full as a room can read, groups kept together, days as people say them."""

from __future__ import annotations

import pytest

from exercises.frame.paging import MOST_WORDS, Entry, pages
from exercises.frame.room import room_view
from exercises.frame.state import Frame
from exercises.leaving.room_view import Line, RoomView, pages_of
from tests import lines
from tui.room.layout import draw

SIZES = ((48, 12), (57, 16), (85, 24))
GROUPED = (
    *(f"jargon W{number} = a plain meaning of word {number}" for number in range(1, 11)),
    "jargon DNA",
    "j11 stands for: did not attend",
    "j11 means: they were not there when we had booked them",
    "jargon FTA",
    "j12 stands for: failed to attend",
    "j12 means: the same, said as if it were their fault",
    "j11 same j12",
    "j11 same: they were not there",
    "jargon SLT",
    "j13 health: speech-language therapist",
    "j13 school: senior leadership team",
)


def frame(*typed: str) -> Frame:
    run = lines.session(*typed, exercises=("live-grid",)).state.frame
    assert run is not None and isinstance(run.state, Frame)
    return run.state


def every_page(state: Frame, key: str) -> list[RoomView]:
    return [room_view(state, f"{key} {page}") for page in range(1, room_view(state, key).pages + 1)]


def texts(view: RoomView) -> list[str]:
    return [block.text for block in pages_of(view.blocks)[0] if isinstance(block, Line)]


def test_the_words_take_few_pages_and_every_page_is_whole() -> None:
    found = every_page(frame(*GROUPED), "jargon")
    assert len(found) == 3
    for view in found:
        assert sum(len(text.split()) for text in texts(view)[1:]) <= MOST_WORDS
        for size in SIZES:
            rows = [line.strip() for line in draw(view, *size).lines]
            assert rows[-1] != "…" and len(rows) <= size[1]
            drawn = " ".join(" ".join(rows).split())
            assert all(text in drawn for text in texts(view)), (view.key, size)
            assert f"/{len(found)}" in drawn or (
                len(draw(view, *size).lines) and draw(view, *size).together == len(found)
            )


def test_a_group_stays_on_one_page_and_its_kind_is_said() -> None:
    found = every_page(frame(*GROUPED), "jargon")
    (many,) = [view for view in found if "DNA: did not attend" in texts(view)]
    assert "One thing, many names: they were not there" in texts(many) and "FTA: failed to attend" in texts(many)
    (one,) = [view for view in found if "SLT" in texts(view)]
    assert texts(one)[texts(one).index("SLT") - 1] == "One name, different things"
    assert "in school: senior leadership team" in texts(one)
    words = [text for view in found for text in texts(view)]
    assert sum(text.startswith("W") for text in words) == 10 and words.count("SLT") == 1


def test_a_group_too_large_for_a_page_says_that_it_goes_on() -> None:
    long = " ".join(["word"] * 12)
    held = [Entry((Line(f"{number} {long}"),), "One thing, many names", is_grouped=True) for number in range(6)]
    found = pages([Entry((Line("alone"),)), *held], "Words")
    headings = [block.text for page in found for block in page if isinstance(block, Line) and "many" in block.text]
    assert headings == ["One thing, many names", "One thing, many names (goes on)"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("p1 back 2026-03-26", "interpreters  (back on 26 March)"),
        ("p1 back today after lunch", "interpreters  (back today after lunch)"),
    ],
)
def test_the_day_something_comes_back_is_said_as_people_say_it(typed: str, said: str) -> None:
    (view,) = every_page(frame("park: interpreters", typed), "parked")
    assert said in texts(view)
