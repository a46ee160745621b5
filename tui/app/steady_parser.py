"""Reads keys from a terminal's bytes: escape before a letter is escape and that letter, both, and at once.

A terminal sends the same bytes for alt and a letter as for escape and a letter typed soon after it. holdspace has no
alt keys, so no letter is waited for, and none is lost: what a terminal sends of its own is told by its whole form, and
by coming in one read, for nobody types so fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual._xterm_parser import XTermParser
from textual.events import Key

from exercises.kernel.expression import expression

_ESCAPE = "\x1b[27u"
"""The escape key alone, as a sequence that is whole at once."""
_WHOLE = r"\[(?:20[01]~|\[[A-E]|[A-HIOPQRSZ]|[0-9;:<=>?]+\$?[A-Zcmntuy~])"
"""A terminal's own sequence, after its escape."""
_LETTERED = r"O[A-DFHMP-S](?=\x1b|$)"
"""One of those that end in a letter after an O: "Open" and "OF COURSE" are words."""
_OWN = expression(rf"{_WHOLE}(?=\x1b|$)|\[20[01]~|[\x1b\t]")
"""What a read begins with that goes on after an escape which came by itself."""
_SENT = expression(rf"(?:{_WHOLE}|{_LETTERED})$")
"""A read that is one of them and nothing else, without the escape before it."""
_SEQUENCE = expression(rf"\x1b{_WHOLE}")
_ALONE = expression(rf"\x1b(?!\x1b|\t|$|{_WHOLE}|{_LETTERED}|\[[0-9;:<=>?]*\$?$)")


class SteadyParser(XTermParser):
    """Textual's parser; each key knows what else came in the same read."""

    _escape_waits = False
    """Whether the last byte was an escape of which nothing is known yet."""

    def feed(self, data: str) -> Iterable[Any]:
        """The keys and other messages in what was read."""
        waits = self._escape_waits and self._timeout_time is not None and bool(data)
        goes_on = waits and _OWN.match(data) is not None
        body = data.lstrip("\x1b")
        sent = "\x1b" in body or ((waits or body != data) and _SENT.match(body) is not None)
        typed = "" if sent else "".join(c for c in _SEQUENCE.sub("", data) if c.isprintable())
        if waits and not goes_on:
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
