"""Damage to a session file is seen: what is whole is read, what is not is named, and nothing of it is ever written."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from sessions.store import event_lines
from sessions.store.event_store import LOST, EventStore, StoreError
from tests.sessions.store_helpers import (
    AWKWARD,
    check_whole,
    document,
    documents,
    file_of,
    lines_of,
    make_file,
    read_with_stock_tinydb,
    save,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a session.json"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.event_reader._PAUSE", 0)


FIVE = lines_of(documents(5))
FIRST = {**document(1), "data": {"format": 1, "text": "words"}}
OLD = lines_of([FIRST, *documents(5)[1:]], checked=False)


def _with_line_3(line: bytes) -> bytes:
    return file_of(*FIVE[:2], line, *FIVE[3:])


def _hurt() -> Iterator[tuple[str, bytes, dict[int, str]]]:
    whole = file_of(*FIVE)
    yield "another letter", whole.replace(b"words", b"wards", 3).replace(b"wards", b"words", 2), {3: "line 4"}
    yield "bad JSON line", _with_line_3(b'"3": {"number": 3,,}'), {3: "line 4"}
    yield "bad last line, closed", file_of(*FIVE[:4], b'"5": {"number": 5, "ru'), {5: "line 6"}
    yield "wrong type", _with_line_3(FIVE[2].replace(b'"r1"', b"1")), {3: "line 4"}
    yield "true for a number", file_of(FIVE[0].replace(b'"number": 1', b'"number": true'), *FIVE[1:]), {1: "line 2"}
    yield "no format", file_of(FIVE[0].replace(b'"format": 2', b'"format": "x"'), *FIVE[1:]), {1: "line 2"}
    yield "wrong number inside", _with_line_3(FIVE[2].replace(b'"number": 3', b'"number": 4')), {3: "line 4"}
    yield "no check", _with_line_3(lines_of(documents(5), checked=False)[2]), {3: "line 4"}
    yield (
        "an old one with the number of another",
        file_of(*OLD[:2], OLD[2].replace(b": 3,", b": 4,"), *OLD[3:]),
        {3: "line 4"},
    )
    yield "a line taken out", file_of(*FIVE[:2], *FIVE[3:]), {3: "line 4"}
    yield "twice, not alike", file_of(*FIVE[:3], *lines_of([document(3, "other")]), *FIVE[3:]), {3: "line 4"}
    yield "deep", _with_line_3(b'"3": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000), {3: "line 4"}
    yield "not UTF-8", whole.replace(b'"words"}, "at', b'"w\xe1rds"}, "at', 1), {1: "line 2"}
    yield "half a surrogate pair", _with_line_3(FIVE[2].replace(b"words", b"\\ud83d")), {3: "line 4"}
    yield "zeros inside", _with_line_3(b"\0" * len(FIVE[2])), {3: "line 4"}
    yield "end cut and garbled", whole[:-60] + b"#\x01 nothing we wrote", {5: "line 6"}
    yield "two of them", file_of(FIVE[0], FIVE[1][:-1], FIVE[2], b"~" * 90, FIVE[4]), {2: "line 3", 4: "line 5"}
    yield "damaged and on one line", whole.replace(b"\n", b"").replace(b'"3": {"number"', b'"3": {"n'), {3: "line 1"}


@pytest.mark.parametrize(("content", "lost"), [pytest.param(*case, id=name) for name, *case in _hurt()])
def test_what_cannot_be_read_is_named_and_all_else_is_there(path: Path, content: bytes, lost: dict[int, str]) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        store = EventStore.open(path, read_only=read_only)
        found = store.documents()
        assert [one["number"] for one in found] == [1, 2, 3, 4, 5] and store.repaired is None
        for number in range(1, 6):
            if number in lost:
                assert found[number - 1]["kind"] == (LOST if number > 1 else "session")
                assert f"{number} ({lost[number]})" in store.damage
            else:
                assert {**found[number - 1], "data": {}} == {**document(number), "data": {}}
                assert found[number - 1]["data"]["text"] == "words"
        assert "for reading only" in store.damage and "holdspace rescue" in store.damage and path.name in store.damage
        for action in (lambda one=store: save(one), lambda one=store: one.rewrite(documents(1))):  # type: ignore[misc]
            with pytest.raises(StoreError, match="reading only"):
                action()
        assert store.refresh() == []
        store.close()
    assert path.read_bytes() == content and os.listdir(path.parent) == [path.name]


def _laid_anew() -> Iterator[tuple[str, bytes]]:
    whole = file_of(*FIVE)
    value = json.loads(whole)
    yield "by an editor", json.dumps(value, indent=2, ensure_ascii=False).encode()
    yield "with the names sorted", json.dumps(value, sort_keys=True).encode()
    yield "with a byte order mark", b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n")
    yield "on one line", json.dumps(value, separators=(",", ":")).encode()
    yield "out of order", file_of(FIVE[0], FIVE[2], FIVE[1], *FIVE[3:])
    yield "twice alike", file_of(*FIVE, FIVE[4])
    yield "first byte hurt", b"x" + whole[1:]
    yield "closing hurt", whole[:-3] + b"x}\n"
    yield "a line's end hurt", whole.replace(b',\n"3"', b',x"3"')
    yield "a name hurt", whole.replace(b'\n"3": ', b'\n"X": ')
    yield "text behind the end", whole + b"x"
    yield "an old one", file_of(*OLD).replace(b"\n", b"")


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in _laid_anew()])
def test_what_was_saved_by_another_program_is_read_and_said(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    reader = EventStore.open(path, read_only=True)
    expected = [one["data"]["text"] for one in documents(5)]
    assert [one["data"]["text"] for one in reader.documents()] == expected and reader.damage == ""
    assert reader.repaired is not None and "all 5 entries" in reader.repaired and path.read_bytes() == content
    store = EventStore.open(path)
    assert store.repaired == reader.repaired and path.read_bytes() == content
    assert save(store, "sixth") == document(6, "sixth")
    assert [one["data"]["text"] for one in check_whole(path)] == [*expected, "sixth"]
    assert [one["number"] for one in reader.refresh()] == [6] and reader.documents() == store.documents()
    assert EventStore.open(path).repaired is None


def test_stock_tinydb_saves_it_anew(path: Path) -> None:
    make_file(path, 3, AWKWARD)
    with TinyDB(path, encoding="utf-8", ensure_ascii=True) as database:
        database.table("events").update({"by": "typist"}, doc_ids=[2])
    store = EventStore.open(path)
    assert store.documents() == documents(3, AWKWARD) == read_with_stock_tinydb(path) and store.repaired
    with TinyDB(path, encoding="utf-8") as database:
        database.table("events").update({"by": "somebody else"}, doc_ids=[2])
    assert "entry 2" in EventStore.open(path).damage
    with TinyDB(path, encoding="utf-8") as database:
        database.table("events").update({"by": "typist"}, doc_ids=[2])
        database.table("mine").insert({"a": 1})
    assert "another program" in EventStore.open(path).damage


def test_it_is_saved_anew_while_it_is_open(path: Path) -> None:
    store = EventStore.create(path, documents(3))
    path.write_bytes(json.dumps(json.loads(path.read_bytes()), indent=1).encode())
    assert store.refresh() == [] and store.documents() == documents(3)
    assert save(store)["number"] == 4 and len(check_whole(path)) == 4


def test_a_file_of_today_is_read_as_it_is_and_gets_checks_as_it_grows(path: Path) -> None:
    path.write_bytes(file_of(*OLD))
    store = EventStore.open(path)
    assert store.documents()[0] == FIRST and store.repaired is None and store.damage == ""
    assert path.read_bytes() == file_of(*OLD)
    follower = EventStore.open(path, read_only=True)
    assert save(store)["number"] == 6
    raised = OLD[0].replace(b'"format": 1', b'"format": 2')
    assert path.read_bytes() == file_of(raised, *OLD[1:], *lines_of([document(6)]))
    assert store.documents()[0] == document(1) and [one["number"] for one in follower.refresh()] == [6]
    assert EventStore.open(path).documents() == documents(6)


def _values(content: bytes) -> Any:
    """What any JSON reader has of it."""
    try:
        return json.loads(content)["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def test_no_change_of_a_value_by_one_byte_is_taken_in_silence(path: Path) -> None:
    """Every byte of a file with amounts, macrons and nested data, turned into others."""
    chance = random.Random(11)
    data = [{"amount": 0.25, "whānau": [1, 2.0, {"7": None, "8": True}]}, {"text": "Kōrero “first”", "number": 12}]
    made = [*documents(3), *({**document(number), "data": one} for number, one in enumerate(data, 4))]
    whole = event_lines.encode_file(made)
    expected = json.loads(whole)["events"]
    silent = 0
    for place in range(len(whole)):
        for other in {chance.randrange(256), whole[place] ^ 1, whole[place] ^ 0x80} - {whole[place]}:
            hurt = whole[:place] + bytes([other]) + whole[place + 1 :]
            path.write_bytes(hurt)
            try:
                store = EventStore.open(path, read_only=True)
            except StoreError:
                continue
            told = bool(store.damage or store.repaired)
            if not store.damage:
                assert store.documents() == made, (place, other)
            silent += not told and _values(hurt) != expected
            store.close()
    assert silent == 0


def test_sectors_out_of_order_end_in_the_longest_whole_beginning(path: Path) -> None:
    """A power cut keeps any of the sectors of the last save; each other is as it was, zeros where there was no file."""
    chance = random.Random(5)
    for saved, text in ((1, "words " * 400), (3, "more words " * 90), (2, "x" * 1500)):
        before = event_lines.encode_file(documents(4, "w" * chance.randrange(300)))
        later = event_lines.encode_lines([document(number, text) for number in range(5, 5 + saved)], 5)
        after = before[:-4] + b"".join(b",\n" + line for line in later) + event_lines.CLOSING
        first = (len(before) - 4) // 512
        sectors = range(first, len(after) // 512 + 1)
        for _ in range(150):
            content = bytearray(before.ljust(len(after), b"\0"))
            arrived = [sector for sector in sectors if chance.random() < 0.6]
            for sector in arrived:
                content[sector * 512 : sector * 512 + 512] = after[sector * 512 : sector * 512 + 512]
            path.write_bytes(content)
            store = EventStore.open(path)
            held = len(store.documents())
            assert store.damage == "" and 4 <= held <= 4 + saved
            whole_lines = 0
            place = len(before) - 4
            for line in later:
                place += 2 + len(line)
                whole_lines += bytes(content[:place]) == after[:place]
            assert held == 4 + whole_lines
            assert (store.repaired is None) == (bytes(content) == after)
            save(store)
            assert len(check_whole(path)) == held + 1
            store.close()
        for side_file in path.parent.glob("*.recovered-*"):
            side_file.unlink()


@pytest.mark.parametrize("tail", [b"", b",", b",\n", b"\n", b"\n}"])
def test_lines_cut_off_at_a_lines_end_are_not_called_nothing(path: Path, tail: bytes) -> None:
    path.write_bytes(make_file(path, 3)[:-4] + tail)
    said = EventStore.open(path).repaired
    assert said is not None and "behind entry 3" in said and "nothing" not in said
