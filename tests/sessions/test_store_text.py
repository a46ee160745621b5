"""Any text a person can write comes back from the session file as it went, and any cut of a file keeps its lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.store import event_lines
from sessions.store.event_store import EventStore
from tests.sessions.store_helpers import (
    AWKWARD,
    check_whole,
    document,
    documents,
)

plain_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [AWKWARD, "\n}}\n", ",\n", '"2": {', "\u2028\u2029\x85", "\\u0000", "\x00", "ā̄", "👩‍👩‍👧", "\ufeff", "\\"]
)
plain_json = st.recursive(
    st.none() | st.booleans() | st.integers() | plain_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_text, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(plain_text, plain_json, max_size=3), min_size=1, max_size=5), plain_text)
def test_awkward_text_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory, contents: list[dict[str, Any]], by: str
) -> None:
    path = tmp_path_factory.mktemp("round") / "s.json"
    store = EventStore.create(path, documents(1))
    for number, data in enumerate(contents, 2):
        with store.locked():
            store.append([{**document(number), "data": data, "by": by}])
    reopened = EventStore.open(path)
    assert reopened.documents() == store.documents() == check_whole(path)
    assert [one["data"] for one in reopened.documents()[1:]] == contents
    store.close()
    reopened.close()


@settings(max_examples=150, deadline=None)
@given(st.lists(plain_text, min_size=1, max_size=4), st.data())
def test_any_cut_of_any_file_keeps_each_whole_line(texts: list[str], data: st.DataObject) -> None:
    written = [document(number, text) for number, text in enumerate(["start", *texts], 1)]
    whole = event_lines.encode_file(written)
    lines = event_lines.encode_lines(written, 1)
    counts = range(1, len(lines) + 1)
    ends = [len(event_lines.OPENING) + sum(len(line) + 2 for line in lines[:count]) - 1 for count in counts]
    cut = data.draw(st.integers(ends[0], len(whole) - 1))
    found = event_lines.scan(whole[:cut], len(event_lines.OPENING), 1)
    assert found.damage is None and found.unfinished is not None
    assert found.documents == written[: sum(end <= cut for end in ends)]
