"""What is worked out of a large wall is worked out once: one more note costs the same on the ten thousandth."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.consent import NOT_ASKED, WITHDRAWN
from exercises.kernel.growing import Growing, grown, without
from exercises.kernel.record import replace
from exercises.kernel.shelf import Shelf
from exercises.wall import room_cells
from exercises.wall.room import room_view
from exercises.wall.room_pages import FEW_WORDS, MOST_WORDS, Cutting, Section, note_pieces, sized
from exercises.wall.state import CONTESTED, PARKED, Wall
from tests.filled_wall import note, wall

_looked: list[int] = []
CHANGES: dict[str, dict[str, Any]] = {
    "theme": {"theme": 3},
    "area": {"area": "team"},
    "question": {"question": "HINDERS"},
    "text": {"text": "as the paper has it"},
    "contested": {"status": CONTESTED},
    "parked": {"status": PARKED},
    "back": {"status": "", "area": "me", "consent": NOT_ASKED},
    "withdrawn": {"consent": WITHDRAWN},
}


def _seen_by(things: tuple[int, ...]) -> tuple[int, ...]:
    _looked.extend(things)
    return tuple(one for one in things if one % 2)


@given(
    st.dictionaries(st.integers(1, 400), st.integers(1, 99)), st.dictionaries(st.integers(1, 400), st.integers(1, 99))
)
def test_neighbours_that_stayed_are_not_looked_at_again(first: dict[int, int], more: dict[int, int]) -> None:
    shelf = Shelf(first)
    assert shelf.gathered(_seen_by) == tuple(one for _, one in sorted(first.items()) if one % 2)
    later = shelf.with_(more)
    _looked.clear()
    assert later.gathered(_seen_by) == tuple(one for _, one in sorted((first | more).items()) if one % 2)
    assert len(_looked) == sum(number >> 6 in {one >> 6 for one in more} for number in first | more)
    _looked.clear()
    assert shelf.gathered(_seen_by) == tuple(one for _, one in sorted(first.items()) if one % 2) and not _looked
    assert list(later.every()) == [one for _, one in sorted((first | more).items())]


@given(st.lists(st.dictionaries(st.integers(1, 400), st.integers(1, 99), max_size=5), max_size=12))
def test_what_is_told_by_neighbours_is_that_of_the_shelf_however_it_changed(changes: list[dict[int, int]]) -> None:
    shelf, every = Shelf[int](), dict[int, int]()
    for place, more in enumerate(changes):
        shelf, every = shelf.with_(more), every | more
        if place % 3:
            assert shelf.by_row(_seen_by) == Shelf(every).by_row(_seen_by)


def _counted(shelf: Shelf[int]) -> int:
    _looked.append(len(shelf))
    return len(shelf)


def test_only_the_shelves_asked_last_remember_what_was_worked_out() -> None:
    shelves = [Shelf({1: place}) for place in range(20)]
    _looked.clear()
    for _ in range(2):
        assert shelves[0].once(_counted) == 1
    for shelf in shelves:
        shelf.once(_counted)
    assert len(_looked) == 20 and shelves[-1].once(_counted) == 1 and len(_looked) == 20
    assert shelves[0].once(_counted) == 1 and len(_looked) == 21


@given(st.lists(st.integers(1, 60), unique=True), st.sets(st.integers(1, 60), max_size=20))
def test_a_sequence_without_some_is_another_one(things: list[int], gone: set[int]) -> None:
    before = grown((), things)
    left = without(before, gone)
    assert list(left) == [one for one in things if one not in gone]
    longer = grown(left, [77])
    assert list(longer) == [*left, 77] and list(before) == things and isinstance(longer, Growing | tuple)


texts = st.lists(st.text("ab ", min_size=1, max_size=160).filter(str.strip), min_size=1, max_size=30)


@given(texts, st.integers(0, 30))
def test_pages_cut_as_notes_come_are_those_cut_at_once(said: list[str], place: int) -> None:
    pieces = [piece for number, text in enumerate(said, 1) for piece in note_pieces(number, text)]
    foot = ("In all: 9 notes",)
    grew = Cutting("helps", foot).add(sized(pieces[:place]))
    grew.add(sized(pieces[place:]))
    pages = Section("helps", pieces, foot).pages
    assert (
        list(Section("helps", pieces, foot, cut=grew).pages) == list(pages)
        and [piece for page in pages for piece in page] == pieces
    )
    assert all(sum(piece.words for piece in page) <= MOST_WORDS or len(page) == 1 for page in pages)
    assert FEW_WORDS < MOST_WORDS


def many(count: int) -> Wall:
    return wall(
        [
            *(note(f"They ring back {number}", ("me", "team")[number % 2]) for number in range(count)),
            ("phase", {"phase": "cluster"}),
        ]
    )


@pytest.mark.parametrize("count", [300, 3000])
def test_one_more_note_draws_the_room_by_looking_at_its_neighbours(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    state = many(count)
    room_view(state, "wall HELPS me 1")
    looked: list[Any] = []
    plain = room_cells.seen

    def counted(one: Any) -> bool:
        looked.append(one)
        return plain(one)

    monkeypatch.setattr(room_cells, "seen", counted)
    later = wall_with_one_more(state)
    view = room_view(later, "wall HELPS me 1")
    assert 0 < len(looked) <= 64 and view.pages >= count // 12
    assert view == room_view(many_again(later), "wall HELPS me 1")


@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(sorted(CHANGES)), st.booleans()), max_size=25))
def test_pages_follow_every_change_of_a_note_as_if_all_were_looked_at(steps: list[tuple[int, str, bool]]) -> None:
    state = many(6)
    for number, change, drawn in steps:
        one = state.notes.get(number) or replace(state.notes[1], number=number, text=f"words {number}")
        state = replace(state, notes=state.notes.with_({number: replace(one, **CHANGES[change])}))
        for key in ("wall HELPS me 1", "wall HELPS all 1") if drawn else ():
            view, cells = room_view(state, key), dict(room_cells._cells)
            assert view == room_view(many_again(state), key)
            room_cells._cells.update(cells)


def wall_with_one_more(state: Wall) -> Wall:
    from exercises.wall.capture import note as add

    return add(state, question="HELPS", area="me", text="One more")


def many_again(state: Wall) -> Wall:
    """The same wall, of which nothing was worked out yet."""
    room_cells._cells.clear()
    return replace(state, notes=Shelf(dict(state.notes)))
