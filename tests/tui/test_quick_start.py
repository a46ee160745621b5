"""The quick start leaves the program as it found it, whatever came of the start."""

from __future__ import annotations

import gc

import pytest

from tui.app.quick_start import first_picture, quick_start


def test_the_collector_is_on_again_after_the_first_picture() -> None:
    @quick_start()
    def start() -> bool:
        waiting = gc.isenabled()
        first_picture()
        return waiting

    assert start() is False
    assert gc.isenabled()


def test_the_collector_is_on_again_after_a_refusal() -> None:
    @quick_start()
    def refuse() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        refuse()
    assert gc.isenabled()
