"""The quick start leaves the program as it found it, whatever came of the start."""

from __future__ import annotations

import gc
import subprocess
import sys

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


def test_a_screen_comes_without_what_it_does_not_use_and_others_find_that_afterwards() -> None:
    code = """
import sys
from tui.app.quick_start import first_picture, quick_start
with quick_start():
    import tui.console.app
    loaded = [name for name in ("ssl", "_ssl", "_hashlib", "bz2", "lzma") if sys.modules.get(name) is not None]
    assert not loaded, loaded
    first_picture()
    import bz2, lzma, ssl
import asyncio.base_events
assert asyncio.base_events.ssl is None
"""
    subprocess.run([sys.executable, "-c", code], check=True)
