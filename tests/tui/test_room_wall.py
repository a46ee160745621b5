"""What the room screen draws of a wall, at every size it is promised whole at. Knows no terminal."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from exercises.leaving.room_view import Big, Gap, Line, RoomView, Tag, Tags
from exercises.wall.room import room_view
from exercises.wall.room_views import room_views
from exercises.wall.state import Wall
from sessions.live.room_file import RoomPicture
from tests.tui import wall_samples as samples
from tests.tui.room_samples import SIZES, alone, on_screen
from tui.app.text import width as cells
from tui.room.layout import draw
from tui.room.letters import large
from tui.room.parts import words_of
from tui.room.plain import room_text

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "HOLDSPACE_UPDATE_SNAPSHOTS"
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

LONGEST = ("He says the frame hurts, and that nobody has asked him which mornings are good ones for standing up. " * 4)[
    :400
].strip()


def views(state: Wall, *, most: int = 99) -> list[RoomView]:
    """Every view with every page of it."""
    found: list[RoomView] = []
    for key, _ in room_views(state):
        count = room_view(state, key).pages
        found += [room_view(state, f"{key} {page}" if page > 1 else key) for page in range(1, min(count, most) + 1)]
    return found


def missing(view: RoomView, size: tuple[int, int]) -> list[str]:
    """The words of the view that are not drawn, neither in plain nor in large letters."""
    lines = draw(view, *size).lines
    plain = " ".join(" ".join(lines).split())
    drawn = "\n".join(lines)
    absent: list[str] = []
    for block in on_screen(view, size).blocks:
        texts = [block.text, block.after] if isinstance(block, Big) else [block.text] if isinstance(block, Line) else []
        for text in texts:
            if any(word not in plain for word in text.split()) and not _is_large(text, drawn, size[0]):
                absent.append(text)
    return absent


def _is_large(text: str, drawn: str, width: int) -> bool:
    for rows in (3, 5, 10):
        for inner in range(width, 10, -1):
            letters = _in_large(text, inner, rows)
            if letters and all(letter.rstrip() in drawn for letter in letters):
                return True
    return False


_in_large = cache(large)


@EVERY_SIZE
def test_every_page_of_every_view_is_whole(size: tuple[int, int]) -> None:
    for view in views(samples.themed(), most=3):
        drawn = draw(view, *size)
        assert len(drawn.lines) <= size[1] and max(map(cells, drawn.lines), default=0) <= size[0], view.key
        assert "…" not in "".join(drawn.lines), view.key
        assert missing(view, size) == [], view.key


@EVERY_SIZE
def test_the_longest_note_beneath_the_longest_name_is_whole(size: tuple[int, int]) -> None:
    state = samples.noted("short", LONGEST, area="whanau", question="DIFFICULT")
    name = "We say that we are partners, and then everybody goes home and writes a plan alone, in words of their own"
    state = samples.moved(state, "new_theme", notes=[1, 2], name=name)
    state = samples.moved(state, "contested", note=2, readings=[LONGEST[:160].strip(), LONGEST[100:260].strip()])
    for view in views(state):
        words = [block.text for block in on_screen(view, size).blocks if isinstance(block, Line)]
        drawn = draw(view, *size)
        assert len(drawn.lines) <= size[1] and max(map(cells, drawn.lines), default=0) <= size[0], view.key
        shown = " ".join(" ".join(drawn.lines).split())
        note = [text for text in words if LONGEST[:20] in text]
        assert all(word in shown for text in note for word in text.split()), view.key
        if size != (48, 12):
            # A page of two long readings has the beginning of their note, which stands before them, over them.
            beginning = view.key.startswith("contested") and view.page == view.pages
            assert missing(view, size) == [] and shown.count("…") == beginning, view.key


@EVERY_SIZE
def test_a_page_has_few_words_and_few_notes(size: tuple[int, int]) -> None:
    for view in views(samples.themed(), most=4):
        texts = [block for block in alone(view).blocks if isinstance(block, Line)]
        numbered = [line for line in texts if re.match(r"\d+ ", line.text) and line.weight == "plain"]
        assert len(numbered) <= 6, view.key
        assert len(numbered) < 2 or sum(map(words_of, numbered)) <= 55, view.key
        assert draw(view, *size).page == view.page and draw(view, *size).pages == view.pages


@EVERY_SIZE
def test_the_page_and_how_many_there_are_stand_at_the_top_right(size: tuple[int, int]) -> None:
    for key in ("wall HELPS me 2", "step 1 2", "theme 13 2", "contested 3"):
        view = room_view(samples.themed(), key)
        drawn = draw(view, *size)
        which = f"{drawn.page}–{drawn.last}" if drawn.together > 1 else f"{drawn.page}"
        assert drawn.lines[0].endswith(f"{which}/{view.pages}") and view.pages > view.page > 1
    assert "/" not in draw(room_view(samples.themed(), "note 33"), *size).lines[0]


def test_one_note_is_larger_on_a_larger_screen() -> None:
    view = room_view(samples.themed(), "note 33")
    rows = [sum(1 for line in draw(view, *size).lines if set(line) & set("█▀▄")) for size in SIZES]
    assert rows[0] == 0 and min(rows[1:]) >= 8, rows


@pytest.mark.parametrize("text", ["I've stopped putting my hand up now", "Sometimes not going is the kindest"])
def test_a_short_note_is_in_large_letters_at_the_design_size(text: str) -> None:
    state = samples.moved(samples.noted(text, "Kai first"), "new_theme", notes=[1, 2], name="We go quiet")
    for key in ("note 1", "step 1"):
        view = room_view(state, key)
        assert any(set(line) & set("█▀▄") for line in draw(view, 57, 16).lines), key
        assert missing(view, (57, 16)) == []
    assert any(set(line) & set("█▀▄") for line in draw(room_view(state, "note 2"), 48, 12).lines)


@pytest.mark.parametrize("size", [(24, 6), (30, 8), (40, 10), (23, 5), (1, 1)])
@pytest.mark.parametrize("larger", [0, 2])
def test_a_screen_far_too_small_never_hides_that_there_is_more(size: tuple[int, int], larger: int) -> None:
    for key in ("wall HELPS me", "step 1", "check 1", "themes HELPS 2"):
        view = room_view(samples.themed(), key)
        lines = draw(view, *size, larger=larger).lines
        assert len(lines) <= size[1] and max(map(cells, lines), default=0) <= size[0]
        if size[0] >= 24 and size[1] >= 6:
            assert "…" in (line.strip() for line in lines[1:]) or missing(view, size) == [] or "…" in lines[0]


def test_a_whole_view_of_chairs_is_drawn_as_any_other() -> None:
    tags = Tags("Child", (Tag(1, "Tama", False),))
    assert "1 Tama" in " ".join(draw(RoomView("x", "x", (tags,), 1, 2, True), 57, 16).lines)
    assert draw(RoomView("x", "x", (Gap(),), 1, 2, True), 57, 16).rows == ()


def test_the_plain_text_has_every_word_and_the_page() -> None:
    view = room_view(samples.themed(), "wall HELPS me 2")
    told = room_text(RoomPicture(1, view, 1e12))
    assert f"page 2 of {view.pages}" in told
    flat = " ".join(told.split())
    assert all(block.text in flat for block in alone(view).blocks if isinstance(block, Line))
    assert "page" not in room_text(RoomPicture(1, room_view(samples.themed(), "areas"), 1e12))


def test_the_pictures_are_as_a_person_last_saw_them() -> None:
    """Run with HOLDSPACE_UPDATE_SNAPSHOTS=1 after a change that is meant, and read the difference."""
    found: list[str] = []
    state = samples.themed()
    bare = samples.moved(state, "new_theme", notes=[], question="HELPS")
    for held, key in (
        (state, "welcome"),
        (state, "question"),
        (state, "question DIFFICULT"),
        (state, "areas"),
        (state, "wall HELPS me"),
        (state, "wall DIFFICULT whanau 2"),
        (state, "themes HELPS"),
        (bare, "themes HELPS 3"),
        (state, "theme 13"),
        (state, "theme 13 2"),
        (state, "step 13 2"),
        (state, "note 33"),
        (state, "lone"),
        (state, "contested"),
        (state, "links"),
        (state, "check 1"),
        (state, "check 1 2"),
        (bare, "check lone"),
        (bare, f"check {len(state.themes) + 1}"),
        (state, "decisions"),
        (state, "closing"),
    ):
        lines = draw(room_view(held, key), 57, 16).lines
        frame = "─" * 57
        full = [f"│{line}{' ' * (57 - cells(line))}│" for line in [*lines, *[""] * (16 - len(lines))]]
        found += [key, f"┌{frame}┐", *full, f"└{frame}┘", ""]
    file = SNAPSHOTS / "room-wall-57x16.txt"
    if os.environ.get(UPDATE):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text("\n".join(found), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == "\n".join(found)
