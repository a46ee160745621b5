"""What home reads beside its screen: the sessions, which of them wait for a journal entry, and the programmes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sessions.library.catalogue import Entry
from sessions.library.programme_rows import Row
from tui.app import told
from tui.home.programmes import Programmes

Load = Callable[[], Iterable[list[Entry]]]
"""Every session, as many times as more becomes known of them."""
Waiting = Callable[[list[Entry]], list[str]]
"""The names of the sessions of yesterday or before that have no journal entry by whoever sits here."""
Commands = Callable[[], Mapping[str, str]]
"""What there is in a terminal, and what each does."""


class Known(NamedTuple):
    """What was read."""

    entries: list[Entry]
    waiting: frozenset[str]
    programmes: list[Row]
    tells: bool
    """Whether it is still to be told, this once, that letters wait for enter."""


def known(load: Load, waiting: Waiting | None, programmes: Programmes | None) -> Iterator[Known]:
    """All of it, and once more when that was not all. Raises OSError when the folder cannot be read."""
    for entries in load():
        unwritten = waiting(entries) if waiting is not None else ()
        listed = programmes() if programmes is not None else []
        yield Known(entries, frozenset(unwritten), listed, told.needed("at-home"))
