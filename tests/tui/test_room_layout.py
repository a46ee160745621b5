"""What the layout draws, at every size the room screen is promised whole at. Knows no terminal."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.kernel.anywhere import parse
from exercises.leaving.room_view import QUIET, Big, Gap, Line, RoomView, Tag, Tags, room_view_of
from exercises.shapes import SHAPES
from tests.tui import room_samples as samples
from tui.app.text import width as cells
from tui.room.layout import TOO_SMALL, draw
from tui.room.letters import large
from tui.room.newest import newest, turned
from tui.room.parts import MOST_WORDS, words_for, words_of
from tui.room.plain import age_words, room_text

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "HOLDSPACE_UPDATE_SNAPSHOTS"
AWKWARD = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2Jgone",
    "abc\u202edef",
    "漢字かな交じり文を読む",
    "👩‍👩‍👧‍👦 whānau 👨‍👩‍👧",
    "a" * 200,
    "Hōhepa te Āwhina",
    "e\u0301\u0302\u0303",
    "\ud800 half",
    "🇳🇿🇳🇿",
    "x " * 100,
    "",
    " ",
    "\t\n",
)
STATES = {"sample": samples.tama, "in role": samples.fresh, "full length": samples.full_length}


def pages(view: RoomView, size: tuple[int, int], larger: int = 0) -> list[list[str]]:
    """Every page's lines."""
    count = draw(view, *size, larger=larger).pages
    return [draw(view, *size, page=page, larger=larger).lines for page in range(1, count + 1)]


def texts(view: RoomView) -> list[str]:
    """The words the view holds, block by block."""
    found: list[str] = []
    for block in view.blocks:
        match block:
            case Big():
                found += [block.text, block.after]
            case Line():
                found.append(block.short or block.text)
            case Tags():
                found += [block.label, *(f"{tag.number} {tag.text}" for tag in block.tags)]
    return found


def missing(view: RoomView, size: tuple[int, int]) -> list[str]:
    """The texts of the view that no page has in full, in plain or in large letters."""
    drawn = pages(view, size)
    plain = re.sub(r"\s+", " ", " ".join(" ".join(lines) for lines in drawn))
    absent = [text for text in texts(view) if any(word not in plain for word in text.split())]
    blocks = "\n".join("\n".join(lines) for lines in drawn)
    return [text for text in absent if not any(_is_large(text, blocks, size[0], rows) for rows in (3, 5, 10))]


def _is_large(text: str, drawn: str, width: int, rows: int) -> bool:
    for inner in range(width, 10, -1):
        letters = large(text, inner, rows)
        if letters and all(letter.rstrip() in drawn for letter in letters):
            return True
    return False


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_every_view_is_whole_at_every_size(state: str, size: tuple[int, int]) -> None:
    for view in samples.views(STATES[state]()):
        for lines in pages(view, size):
            assert len(lines) <= size[1], view.key
            assert max(map(cells, lines), default=0) <= size[0], view.key
            assert "…" not in "".join(lines).replace("I am not … I am …", "").replace("a2 …", ""), view.key
        assert missing(view, size) == [], view.key


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_a_page_has_few_words(state: str, size: tuple[int, int]) -> None:
    for view in samples.views(STATES[state]()):
        if any(isinstance(block, Tags) for block in view.blocks):
            continue
        for page in pages(view, size):
            plain = " ".join(line for line in page if not set(line) & set("█▀▄"))
            assert words_of(Line(plain)) <= words_for(*size), view.key


def test_a_larger_screen_shows_more_and_not_the_same_with_more_air() -> None:
    assert words_for(48, 12) == words_for(57, 16) == MOST_WORDS
    for key, middle, most in (("slot", 1, 1), ("differences", 2, 1), ("agreements", 3, 2)):
        view = samples.view(samples.tama(), key)
        counts = tuple(len(pages(view, size)) for size in samples.SIZES)
        assert counts[2] <= middle and counts[3] <= most, (key, counts)
        assert counts == tuple(sorted(counts, reverse=True)), (key, counts)


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("key", ["map", "deroling"])
def test_thirty_two_chairs_stand_on_one_page_with_whole_names(key: str, size: tuple[int, int]) -> None:
    drawn = draw(samples.view(samples.fresh(), key), *size)
    assert drawn.pages == 1
    text = " ".join(drawn.lines)
    for name in ("1 Tama", "3 Nana Mere", "18 Dr Moana", "24 Hōhepa"):
        assert name in text
    assert "(29 surgeon)" in text.replace(" ≠1", "") and "(32 new teacher)" in text


def test_differences_are_marked_where_there_is_room_and_the_marks_have_their_key() -> None:
    view = samples.view(samples.tama(), "map")
    for size in samples.SIZES:
        rows = " ".join(draw(view, *size).lines)
        assert ("9 Marama ≠3" in rows) == ("≠ in how many differences" in rows) == (size[0] > 57)
        assert "(28 Matiu)" in rows and "5 (empty)" in rows
    assert "≠" not in " ".join(draw(view, 48, 12).lines)
    assert "( ) an empty chair" in " ".join(draw(samples.view(samples.fresh(), "deroling"), 57, 16).lines)


@pytest.mark.parametrize("size", samples.SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_explains_a_number_or_names_the_chairs_never_outweighs_them(size: tuple[int, int]) -> None:
    total = draw(samples.view(samples.tama(), "total"), *size).lines
    large = [row for row in total if set(row) & set("█▀▄")]
    assert len(large) >= 5 and any("contacts booked" in row for row in total)
    title = [row for row in draw(samples.view(samples.tama(), "map"), *size).lines if set(row) & set("█▀▄")]
    assert len(title) <= 5


def test_an_empty_view_says_what_comes_here() -> None:
    for key, said in (("learning", "share"), ("conversations", "talks"), ("wants", "first"), ("agreements", "first")):
        assert said in " ".join(draw(samples.view(samples.empty(), key), 57, 16).lines), key


@pytest.mark.parametrize("count", [1, 12, 35, 40, 60, 120])
@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_any_number_of_chairs_is_drawn_and_never_to_nothing(count: int, size: tuple[int, int]) -> None:
    tags = tuple(Tag(number, f"Person{number} Longname", number % 6 == 0, 1) for number in range(1, count + 1))
    view = RoomView("map", "", (Line("A title", "strong"), Tags("Agencies", tags), Line("chairs", "quiet")))
    found = pages(view, size)
    assert len(found) == 1 or count > 35
    text = " ".join(" ".join(lines) for lines in found)
    for number in range(1, count + 1):
        assert re.search(rf"\b{number} Pe", text), number
    for lines in found:
        assert len(lines) <= size[1] and max(map(cells, lines)) <= size[0]


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_chair_shows_its_three_questions_on_one_page(size: tuple[int, int]) -> None:
    for chair in samples.tama().in_order():
        first = "\n".join(draw(samples.view(samples.tama(), f"chair {chair.number}"), *size).lines)
        assert all(question in first for question in ("Why?", "What to do?", "Who does what?")), chair.name


def test_larger_screens_need_no_more_pages_and_show_larger_letters() -> None:
    for view in samples.views(samples.tama()):
        counts = [draw(view, *size).pages for size in samples.SIZES]
        assert counts == sorted(counts, reverse=True), view.key
    drawn = [draw(samples.view(samples.tama(), "chair 9"), *size) for size in samples.SIZES]
    rows = [sum(bool(set(line) & set("█▀▄")) for line in one.lines) for one in drawn]
    assert rows == sorted(rows) and rows[0] < rows[-1]
    assert [one.pages for one in drawn[2:]] == [1, 1], "a whole chair is seen at once"


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("line", [f"9 {field}: a pale new thought" for field in ("why", "felt", "matters")])
def test_a_field_that_was_typed_is_on_the_page_that_shows(line: str, size: tuple[int, int]) -> None:
    before = samples.view(samples.tama(), "chair 9")
    after = samples.view(samples.typed(samples.tama(), line), "chair 9")
    assert newest(before, after) == "a pale new thought" and newest(after, after) == newest(None, after) == ""
    shown = draw(turned(after, newest(before, after), *size, 0), *size)
    assert shown.pages == 1 or "a pale new thought" in "\n".join(shown.lines)
    assert size != (48, 12) or shown.pages > 1
    assert newest(before, samples.view(samples.tama(), "chair 2")) == "", "another thing begins at its beginning"


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_swap_and_a_doubled_thought_say_what_they_are(size: tuple[int, int]) -> None:
    held = samples.typed(samples.tama(), "1 double: I am so tired", "1 double nod", "2 swaps 9")

    def seen(key: str) -> str:
        return " ".join(" ".join(line for page in pages(samples.view(held, key), size) for line in page).split())

    assert "Places changed: Marama sits here, Hine sits in chair 9" in seen("chair 2")
    assert "Places changed: Hine sits here, Marama sits in chair 2" in seen("chair 9")
    assert "places changed: 2 Hine, 9 Marama" in seen("map")
    assert "A doubled thought, not said aloud until now" in seen("chair 1")


def test_a_step_larger_never_leaves_words_out() -> None:
    view = samples.view(samples.tama(), "chair 9")
    for larger in (0, 1, 2):
        found = " ".join(" ".join(lines) for lines in pages(view, (57, 16), larger))
        assert "Who does what?" in found and "Sitting here" in found
    assert draw(view, 57, 16, larger=1).pages > draw(view, 57, 16).pages


def test_pages_turn_by_the_views_own_key_and_stop_at_the_last() -> None:
    state = samples.tama()
    first, second = (draw(samples.view(state, f"differences {page}"), 57, 16) for page in (1, 2))
    assert first.lines != second.lines and second.page == 2
    assert f"2/{second.pages}" in second.lines[0]
    last = draw(samples.view(state, "differences 99"), 57, 16)
    assert last.page == last.pages
    view = samples.view(state, "chair 9 2")
    assert view.page == 2 and room_view_of(view.document()) == view


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("show differences 2", "differences 2"),
        ("show diff 3", "differences 3"),
        ("show 9 2", "chair 9 2"),
        ("show chair 9", "chair 9"),
        ("show 12", "chair 12"),
        ("show Marama 2", "chair 9 2"),
    ],
)
def test_a_typed_line_turns_the_page(line: str, key: str) -> None:
    state = samples.tama()
    assert parse(line, SHAPES["network"], state).kind == key


def test_blank_and_quiet_are_empty() -> None:
    for view in (None, QUIET):
        assert draw(view, 57, 16).rows == ()


def test_a_screen_too_small_says_so_and_nothing_more() -> None:
    view = samples.view(samples.tama(), "chair 9")
    assert " ".join(draw(view, 23, 6).lines) == TOO_SMALL
    for size in ((1, 1), (3, 2), (23, 40), (90, 5)):
        assert all(cells(line) <= size[0] for line in draw(view, *size).lines)


@pytest.mark.parametrize("size", [(24, 6), (30, 8), (40, 12), (200, 60), *samples.SIZES])
@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_words_fit_and_carry_no_controls(text: str, size: tuple[int, int]) -> None:
    lines = (Big(text, text), Line(text, "quiet"), Gap(), Line(text, "strong", 1), Line(text), Line(text, "plain", 1))
    tags = (Line(text, "strong"), Tags(text, (Tag(1, text, False), Tag(2, text, True, 3))), Line(text, "quiet"))
    for view in (RoomView("x", "x", lines), RoomView("x", "x", lines[1:]), RoomView("x", "x", tags)):
        for page in pages(view, size):
            assert len(page) <= size[1]
            for line in page:
                assert cells(line) <= size[0]
                assert not any(unicodedata.category(c) in ("Cc", "Cs") or "\u202a" <= c <= "\u202e" for c in line)


_WORDS = st.text(alphabet="aeiwhāū(1:2) [/]漢👩", max_size=60)
_LINES = st.builds(Line, _WORDS, st.sampled_from(["strong", "plain", "quiet"]), st.integers(0, 1))
_BLOCKS = st.one_of(_LINES, st.builds(Big, _WORDS, _WORDS), st.builds(Gap, st.booleans()))


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCKS, max_size=9), st.sampled_from([*samples.SIZES, (24, 6), (33, 9)]), st.integers(0, 2))
def test_any_view_fits_any_screen(blocks: list[Big | Line | Gap], size: tuple[int, int], larger: int) -> None:
    view = RoomView("x", "x", tuple(blocks))
    for page in pages(view, size, larger):
        assert len(page) <= size[1] and max(map(cells, page), default=0) <= size[0]


def test_the_plain_text_has_every_word_and_says_what_is_empty() -> None:
    from sessions.live.room_file import RoomPicture

    for view in samples.views(samples.tama()):
        text = re.sub(r"\s+", " ", room_text(RoomPicture(1, view, 1e12)))
        assert all(word in text for words in texts(view) for word in words.split()), view.key
    assert "blank" in room_text(RoomPicture(1, None, 0.0))
    assert "quiet" in room_text(RoomPicture(1, QUIET, 0.0))
    assert "ago" in room_text(RoomPicture(1, samples.view(samples.tama(), "map"), 0.0))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (7, ""),
        (8, "as it was a moment ago"),
        (61, "as it was a minute ago"),
        (185, "as it was 3 minutes ago"),
        (3700, "as it was an hour ago"),
        (7300, "as it was 2 hours ago"),
        (90_000, "as it was a day ago"),
    ],
)
def test_the_age_is_said_in_words(seconds: int, words: str) -> None:
    assert age_words(seconds) == words


@pytest.mark.parametrize("size", samples.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_pictures_are_as_a_person_last_saw_them(size: tuple[int, int]) -> None:
    """Run with HOLDSPACE_UPDATE_SNAPSHOTS=1 after a change that is meant, and read the difference."""
    found: list[str] = []
    for key in (
        "welcome",
        "question",
        "map",
        "chair 9",
        "chair 28",
        "total",
        "differences",
        "wants",
        "agreements",
        "slot",
        "conversations",
        "deroling",
        "learning",
        "sharing",
        "closing",
    ):
        view = samples.view(samples.fresh(), key)
        for number, lines in enumerate(pages(view, size)[:2], 1):
            frame = "─" * size[0]
            full = [f"│{line}{' ' * (size[0] - cells(line))}│" for line in [*lines, *[""] * (size[1] - len(lines))]]
            found += [f"{key}, page {number}", f"┌{frame}┐", *full, f"└{frame}┘", ""]
    file = SNAPSHOTS / f"room-{size[0]}x{size[1]}.txt"
    if os.environ.get(UPDATE):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text("\n".join(found), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == "\n".join(found)


def test_a_pattern_is_not_parted_from_its_word_and_a_line_goes_on_under_its_first_word() -> None:
    key = RoomView(
        "k", "k", (Line("head", "strong"), Line("first  ░ no evidence 9  ▒ some 0  █ described 1", indent=1))
    )
    for width in range(30, 60):
        assert not any(line.rstrip().endswith(("░", "▒", "█")) for line in draw(key, width, 12).lines)
    desk = RoomView(
        "k", "k", (Line("head", "strong"), Gap(), Line("d1  Bridge Lane, Tuesdays, mornings and afternoons"))
    )
    *_, first, more = draw(desk, 48, 8).lines
    assert first.index("Bridge") == more.index("after")


def test_a_count_is_not_parted_from_what_it_counts() -> None:
    counted = RoomView("k", "k", (Line("head", "strong"), Line("kaumātua 1, tamariki 12, whaea 0, hapori 7", indent=1)))
    for width in range(16, 60):
        assert not [line for line in draw(counted, width, 12).lines if line.strip()[:1].isdigit()], width
