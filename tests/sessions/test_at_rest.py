"""What is hardly ever asked for of a long session takes little room, and is the same when it is asked for."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sessions.library import templates
from sessions.library.beginning import new_session
from sessions.live.session import Session, open_session
from sessions.store import documents as kept
from sessions.store.documents import Documents
from sessions.store.event_lines import Document, encode_lines
from sessions.store.event_store import EventStore
from tests.lines import Watch
from tests.sessions.store_helpers import AWKWARD, document, documents, make_file, save

sizes = st.lists(st.sampled_from((1, 200, 3_000, 20_000)), max_size=300)


def lines(sizes: list[int]) -> tuple[list[Document], list[bytes]]:
    made = [document(number, AWKWARD + "ā" * size) for number, size in enumerate(sizes, 1)]
    return made, encode_lines(made, 1)


@given(sizes, st.integers(0, 300), st.integers(0, 300))
def test_documents_are_the_same_however_they_are_kept(long: list[int], first: int, until: int) -> None:
    made, told = lines(long)
    found = Documents(made[:first], told[first:])
    assert found == made and len(found) == len(made) and list(reversed(found)) == made[::-1]
    assert [found[place] for place in range(len(made))] == made and found[first:until] == made[first:until]
    before = found[:]
    found.extend(encode_lines([document(len(made) + 1)], len(made) + 1))
    assert before == made and found == [*made, document(len(made) + 1)]
    risen = found.with_first(document(1, "another"))
    assert risen == [document(1, "another"), *made[1:], document(len(made) + 1)][: len(made) + 1] or not made


@given(sizes)
def test_only_few_and_short_lines_are_not_packed(long: list[int]) -> None:
    found = Documents((), lines(long)[1])
    left = len(found) - found.packed_to
    assert left < 128 and sum(long[found.packed_to :]) < 65_536
    assert found.packed_to + 128 > len(long) or left


def test_a_line_by_itself_is_not_kept_unpacked_by_looking_at_it() -> None:
    found = Documents((), lines([1] * 64 + [90_000])[1])
    looked = found[0], kept._looked_into
    assert found[64]["data"]["text"].endswith("āāā") and kept._looked_into == looked[1]


def test_a_store_that_lets_go_reads_the_same_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    make_file(path, 400)
    store, other = EventStore.open(path), EventStore.open(path)
    read = list(store.documents())
    assert store.at_rest() == read == documents(400) and store.at_rest().packed_to > 200
    save(other)
    assert store.refresh() == [document(401)]
    save(store)
    assert store.documents() == documents(402) and EventStore.open(path).documents() == documents(402)
    with store.locked():
        store.refresh()
        store.rewrite(documents(300, "other words"))
    assert store.documents() == documents(300, "other words") == EventStore.open(path).documents()


def at_hand(held: Session) -> int:
    """How many of its entries are kept as they were read."""
    return len(held._history.events._later)


def test_a_long_sitting_keeps_only_its_newest_entries_at_hand() -> None:
    held = new_session("Long", [templates.template("post-its")], clock=Watch())
    notes = [{"question": "HELPS", "area": "me", "text": f"They ring back {number}"} for number in range(2_000)]
    held.record("notes", {"notes": notes}, run="post-its")
    for number in range(200):
        held.record("note", {"question": "HELPS", "area": "team", "text": f"On time {number}"}, run="post-its")
    assert at_hand(held) < 192
    again = open_session(held.name, clock=Watch())
    assert at_hand(again) < 128 and list(again.events) == list(held.events) and again.state == held.state
    assert again.documents() == held.documents()
    number = len(held.events)
    for _ in range(140):
        held.undo()
    assert len(held.state.run.state.notes) == 2_060 and len(held.events) == number + 140
    while held.redo().data["text"] != "On time 199":
        pass
    assert held.state == again.state


def test_an_import_of_thousands_is_not_kept_as_it_came() -> None:
    held = new_session("Import", [templates.template("post-its")], clock=Watch())
    notes = [{"question": "HELPS", "area": "me", "text": "ā" * 90}] * 2_000
    held.record("batch", {"moves": [["notes", {"notes": notes}]]}, run="post-its")
    assert at_hand(held) == 0 and at_hand(open_session(held.name, clock=Watch())) == 0
    assert len(held.events[-1].data["moves"][0][1]["notes"]) == 2_000
    held.undo()
    assert not held.state.run.state.notes
