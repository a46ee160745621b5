"""A sequence that grows: equal to a tuple, shared with what it grew out of, and never written over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.kernel.growing import Growing, grown


@given(st.lists(st.tuples(st.integers(0, 4), st.lists(st.integers(), max_size=4)), max_size=12))
def test_it_is_what_a_tuple_would_be_whichever_it_grew_out_of(steps: list[tuple[int, list[int]]]) -> None:
    made: list[tuple[tuple[int, ...], object]] = [((), ())]
    for back, more in steps:
        plain, growing = made[max(0, len(made) - 1 - back)]
        assert isinstance(growing, Growing | tuple)
        made.append(((*plain, *more), grown(growing, more)))
    for plain, growing in made:
        assert isinstance(growing, Growing | tuple)
        assert growing == plain and plain == growing and hash(growing) == hash(plain)
        assert list(growing) == list(plain) and len(growing) == len(plain)
        assert growing[-2:] == plain[-2:] and list(reversed(growing)) == list(reversed(plain))


def test_a_longer_one_copies_nothing() -> None:
    short = grown((), [1, 2])
    long = grown(short, [3])
    assert isinstance(short, Growing) and isinstance(long, Growing)
    assert short._held is long._held and (short, long) == ((1, 2), (1, 2, 3))


def test_a_place_behind_its_end_is_not_there() -> None:
    short = grown((), [1, 2])
    grown(short, [3])
    assert short[-1] == 2 and 3 not in short
    with pytest.raises(IndexError):
        short[2]
