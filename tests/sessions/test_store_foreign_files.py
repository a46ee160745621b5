"""Files that are no session, or a damaged one: each is named in words and left as it was, byte for byte."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.store.event_store import DamagedFile, EventStore, NewerVersion, NotOurFile, StoreError
from tests.sessions.store_helpers import (
    document,
    documents,
    make_file,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a session.json"


def _not_a_session() -> Iterator[tuple[str, bytes, type[StoreError], int | None]]:
    lines = [b'"%d": %s' % (one["number"], json.dumps(one).encode()) for one in documents(5)]

    def file(*chosen: bytes) -> bytes:
        return b'{"events": {\n' + b",\n".join(chosen) + b"\n}}\n"

    whole = file(*lines)
    yield "empty", b"", DamagedFile, 1
    yield "zeros", b"\0" * 4096, DamagedFile, 1
    yield "half an opening", whole[:6], DamagedFile, 1
    yield "opening only", whole[:13], DamagedFile, 2
    yield "half a first line", whole[:60], DamagedFile, 2
    yield "first byte hurt", b"x" + whole[1:], DamagedFile, 1
    yield "text", b"Dear diary\n", NotOurFile, None
    yield "other JSON", b'{"a": [1, 2]}', NotOurFile, None
    yield "ordinary TinyDB", b'{"_default": {"1": {"name": "x"}}}', NotOurFile, None
    yield "binary", bytes(range(256)), NotOurFile, None
    yield "another table of lines", file(b'"1": {"number": 1, "kind": "cat"}'), NotOurFile, None
    newer = json.dumps({**document(1), "run": 7, "data": {"format": 2}}).encode()
    yield "newer", file(b'"1": ' + newer, b"anything"), NewerVersion, None
    yield "no format", file(lines[0].replace(b'"format": 1', b'"format": "x"')), DamagedFile, 2
    yield "bad JSON line", file(lines[0], b'"2": {"number": 2,,}', *lines[2:]), DamagedFile, 3
    yield "bad last line, closed", file(*lines[:4], b'"5": {"number": 5, "ru'), DamagedFile, 6
    yield "wrong type", file(lines[0], lines[1].replace(b'"r1"', b"1"), *lines[2:]), DamagedFile, 3
    yield "true for a number", file(lines[0].replace(b'"number": 1', b'"number": true')), DamagedFile, 2
    yield "out of order", file(lines[0], lines[2], lines[1], *lines[3:]), DamagedFile, 3
    yield "wrong number inside", file(lines[0], lines[1].replace(b'"number": 2', b'"number": 4')), DamagedFile, 3
    yield "twice", file(*lines, lines[4]), DamagedFile, 7
    yield "deep", file(lines[0], b'"2": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000), DamagedFile, 3
    yield "text behind the end", whole + b"x", DamagedFile, 8
    yield "not UTF-8", whole.replace(b'"words"}, "at": "2025', b'"w\xe1rds"}, "at": "2025', 3), DamagedFile, 2
    yield "half a surrogate pair", file(lines[0], lines[1].replace(b"words", b"\\ud83d")), DamagedFile, 3
    yield "zeros inside", whole.replace(lines[2], b"\0" * len(lines[2])), DamagedFile, 4
    yield "closing hurt", whole[:-3] + b"x}\n", DamagedFile, 7
    yield "end cut and garbled", whole[:-60] + b"#\x01 nothing we wrote", DamagedFile, 6


@pytest.mark.parametrize(("content", "error", "line"), [pytest.param(*c, id=name) for name, *c in _not_a_session()])
def test_anything_else_is_named_and_left_untouched(
    path: Path, content: bytes, error: type[StoreError], line: int | None
) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(error) as raised:
            EventStore.open(path, read_only=read_only)
        assert path.name in str(raised.value) and raised.value.path == path
        assert "\n" not in str(raised.value)
        assert isinstance(raised.value, DamagedFile) == (error is DamagedFile)
        if isinstance(raised.value, DamagedFile):
            assert raised.value.line == line and f"line {line}" in str(raised.value)
    assert path.read_bytes() == content and os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("bit", [0x80, 0x01])
def test_a_single_hurt_byte_anywhere_is_never_repaired(path: Path, bit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.event_reader._PAUSE", 0)
    whole = make_file(path, 4)
    for place in range(len(whole)):
        hurt = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
        path.write_bytes(hurt)
        try:
            store = EventStore.open(path)
        except StoreError:
            pass
        else:
            # A letter turned into another letter is still a proper file: only a checksum could tell.
            assert bit == 0x01 and store.repaired is None and len(store.documents()) == 4
            store.close()
        assert path.read_bytes() == hurt
