"""A few of the random walks of `bench/walks.py`: nothing that was taken back comes back, anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.walks import Walk


@pytest.mark.parametrize("seed", [3, 4])
async def test_nothing_that_was_taken_back_is_in_anything_for_others(seed: int, tmp_path: Path) -> None:
    walk = Walk(seed, tmp_path)
    walk.go(32)
    await walk.mirror()
    assert walk.gone and walk.private and len(walk.sessions) > 1
