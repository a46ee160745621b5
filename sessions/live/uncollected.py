"""Work whose every object stays: nobody looks for garbage in it until it is done."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected(is_much: bool = True) -> Iterator[None]:
    """Lets the garbage collector rest where it is much: what is read stays until the end, and looking through it again
    and again takes a tenth of the time."""
    rests = is_much and gc.isenabled()
    if rests:
        gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()
