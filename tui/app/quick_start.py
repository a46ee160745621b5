"""A quick first picture: what it does not need waits until it is drawn.

Importing and mounting make hundreds of thousands of objects that all stay; looking for garbage among them again and
again takes a tenth of the start. So the collector rests until the first picture, and then leaves those objects alone.

What a screen runs in brings encrypted connections and two ways of packing files where it finds them, and does as well
without: five megabytes, and a twentieth of the start. Nothing here uses them, so it does not find them.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import cast

_UNUSED = ("ssl", "bz2", "lzma")
_LOOP = "asyncio"
"""Brings the first of them; once it is there it is too late."""


@contextlib.contextmanager
def quick_start() -> Iterator[None]:
    """Lets the garbage collector rest, and what is not used stay away, until `first_picture` or the end."""
    gc.disable()
    if _LOOP not in sys.modules:
        for name in _UNUSED:
            # What stands there as None is not found by whoever imports it.
            sys.modules.setdefault(name, cast(ModuleType, None))
    try:
        yield
    finally:
        gc.enable()
        _findable_again()


def first_picture() -> None:
    """The first picture is drawn: garbage is collected again, but not looked for in what the start made."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
        _findable_again()


def _findable_again() -> None:
    for name in _UNUSED:
        if name in sys.modules and sys.modules[name] is None:
            del sys.modules[name]
