"""Files that are no session are named and left as they were, byte for byte; so are those of a later version."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.store.event_store import FORMAT, DamagedFile, EventStore, NewerVersion, NotOurFile, StoreError
from tests.sessions.store_helpers import document, documents, file_of, lines_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a session.json"


def _not_a_session() -> Iterator[tuple[str, bytes, type[StoreError], int | None]]:
    whole = file_of(*lines_of(documents(5)))
    exported = json.dumps({"holdspace": 1, "kind": "session", "events": documents(3)}, indent=1)
    yield "empty", b"", DamagedFile, 1
    yield "zeros", b"\0" * 4096, DamagedFile, 1
    yield "half an opening", whole[:6], DamagedFile, 1
    yield "opening only", whole[:13], DamagedFile, 2
    yield "half a first line", whole[:60], DamagedFile, 2
    yield "text", b"Dear diary\n", NotOurFile, None
    yield "other JSON", b'{"a": [1, 2]}', NotOurFile, None
    yield "an export of ours", exported.encode(), NotOurFile, None
    yield "ordinary TinyDB", b'{"_default": {"1": {"name": "x"}}}', NotOurFile, None
    yield "binary", bytes(range(256)), NotOurFile, None
    yield "another table of lines", file_of(b'"1": {"number": 1, "kind": "cat"}'), NotOurFile, None
    later = {**document(1), "run": 7, "data": {"format": FORMAT + 1}}
    yield "newer", file_of(b'"1": ' + json.dumps(later).encode(), b"anything"), NewerVersion, None
    later = {**document(1), "data": {"format": FORMAT + 1}}
    yield "newer, saved anew by an editor", json.dumps({"events": {"1": later}}).encode(), NewerVersion, None


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
        assert isinstance(raised.value, NewerVersion) == ("please update" in str(raised.value))
        if isinstance(raised.value, DamagedFile):
            assert raised.value.line == line and f"line {line}" in str(raised.value)
    assert path.read_bytes() == content and os.listdir(path.parent) == [path.name]
