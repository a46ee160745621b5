"""Reads keys from a terminal's bytes: escape before a letter is escape and that letter, both, and at once.

A terminal sends the same bytes for alt and a letter as for escape and a letter typed soon after it. holdspace has no
alt keys, so nothing is ever waited for, and no letter is lost. Refuses to know what any key does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from textual._xterm_parser import XTermParser
from textual.events import Key

from exercises.kernel.expression import expression

_ESCAPE = "\x1b[27u"
"""The escape key alone, as a sequence that is whole at once."""
_BEGINS = "[O\x1b\t"
"""What follows an escape that begins a terminal's own sequence."""
_ALONE = expression(f"\x1b(?=[^{re.escape(_BEGINS)}])")


class SteadyParser(XTermParser):
    """Textual's parser; each key knows what else came in the same read."""

    _escape_waits = False
    """Whether the last byte was an escape of which nothing is known yet."""

    def feed(self, data: str) -> Iterable[Any]:
        """The keys and other messages in what was read."""
        typed = "" if "\x1b" in data.lstrip("\x1b") else "".join(c for c in data if c.isprintable())
        if self._escape_waits and self._timeout_time is not None and data and data[0] not in _BEGINS:
            data = _ESCAPE[1:] + data
        self._escape_waits = data.endswith("\x1b")
        lump = (object(), typed)
        for message in super().feed(_ALONE.sub(_ESCAPE, data)):
            if isinstance(message, Key):
                message.lump = lump  # type: ignore[attr-defined]
            yield message


def lump_of(key: Key) -> tuple[object, str]:
    """What marks one read of the terminal, and the letters that came in it; the key's own where nothing is known."""
    found: tuple[object, str] = getattr(key, "lump", (key, key.character or ""))
    return found
