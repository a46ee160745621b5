"""Sixty sentences of the monkey (`bench/monkey.py` types thousands): nothing happens that they do not say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.monkey import Monkey

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

EACH = 10
PLACES = (
    ("live-grid", 3),
    ("live-grid", 9),
    ("post-its", 5),
    ("distil", 2),
    ("adoption-review", 1),
    ("group-thinking-caps", 6),
    ("frame", 1),
    ("programme", 0),
)


@pytest.mark.long
@pytest.mark.parametrize(("key", "phase"), PLACES)
def test_nothing_happens_that_a_sentence_does_not_say(key: str, phase: int, tmp_path: Path) -> None:
    monkey = Monkey(tmp_path, key, phase, seed=1)
    try:
        report = monkey.type_sentences(EACH)
    finally:
        monkey.close()
    assert not report.faults, "\n".join(map(str, report.faults))
    assert report.typed == EACH
