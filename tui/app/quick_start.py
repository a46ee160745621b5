"""A quick first picture: what it does not need waits until it is drawn.

Importing and mounting make hundreds of thousands of objects that all stay; looking for garbage among them again and
again takes a tenth of the start. So the collector rests until the first picture, and then leaves those objects alone.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def quick_start() -> Iterator[None]:
    """Lets the garbage collector rest until `first_picture`, or until the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def first_picture() -> None:
    """The first picture is drawn: garbage is collected again, but not looked for in what the start made."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
