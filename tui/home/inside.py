"""What stands inside the sessions: looked for beside the screen while words are typed, and its rows in home's list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from exercises.kernel.record import replace
from sessions.library.catalogue import Entry
from tui.app.text import fit, pad, width

if TYPE_CHECKING:
    from sessions.lines.everywhere import Found, Looked, Place

_PAUSE = 0.06
"""Seconds after a letter in which the next one may come, before anything is looked for."""
PROGRAMME = "programme"
"""What is said of one where a session has how far it is."""
_HIDDEN = "(escape, w prints it)"
_NEVER = "(read it in its session)"
"""What stands in place of words that a projector may see once somebody says so, and of those that it never may."""
_OFTEN = 25
"""Sessions after which it is said again how many are read."""


class Inside(NamedTuple):
    """A place in a session or a programme, as a row of the list."""

    entry: Entry
    """The session; of a programme what its row says of it."""
    place: Place
    sought: str
    prints: bool
    """Whether somebody said that its words may be printed, where they may be at all."""

    def line(self, wide: int) -> str:
        """The session, what to type there and the words, with how far they may go on at the right."""
        first = max(10, wide // 4)
        state = self.place.consent if wide >= 58 else ""
        room = wide - first - 2 - (width(state) + 2 if state else 0)
        words = (f"“{self._around(room)}”" if self.prints else _HIDDEN) if self.place.words else _NEVER
        where = f"{self.place.goes} {words}"
        line = f"{pad(fit(self.entry.title, first), first)}  {pad(fit(where, room), room)}"
        return f"{line}  {state}" if state else line

    def _around(self, room: int) -> str:
        from exercises.kernel.around import around

        words = self.place.words
        room -= width(self.place.goes) + 3
        return words if width(words) <= room else around(self.sought, words, max(4, (room - len(self.sought) - 2) // 2))


class Looking:
    """Looks for words inside the sessions, one after the other, and no longer once home is left."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        """Hears, on the screen's side, how many of the sessions that have to be read are read."""
        self.prints = False
        """Whether somebody said that the words found may be printed: home may be on the projector."""
        self._found: tuple[str, Looked] | None = None
        """What was found last, and for which words."""
        self._one_at_a_time = asyncio.Lock()
        self._is_left = False

    def leave(self) -> None:
        """Whatever is being read is read no further."""
        self._is_left = True

    @property
    def last(self) -> str:
        """The words that were found inside last; "" before any were."""
        return self._found[0] if self._found is not None and self._found[1].sessions else ""

    def rows(self, words: str, entries: Mapping[str, Entry]) -> list[str | Inside]:
        """Where these words were found as rows; none before they were looked for."""
        if self._found is None or self._found[0] != words:
            return []
        return rows_of(self._found[1], words, entries, prints=self.prints)

    async def look(self, words: str, wanted: Callable[[], bool]) -> None:
        """Finds what home may show of where these words stand, while somebody wants it. Raises OSError."""
        from sessions.lines import everywhere

        await asyncio.sleep(_PAUSE)
        async with self._one_at_a_time:
            if not wanted() or self._is_left or everywhere.too_long(words):
                return
            loop = asyncio.get_running_loop()

            def tell(done: int, of: int) -> None:
                if self._is_left:
                    raise _Left
                if done % _OFTEN == 0:
                    loop.call_soon_threadsafe(self._tell, done, of)

            try:
                looked = await asyncio.to_thread(lambda: everywhere.at_home(everywhere.look(words, tell=tell)))
                self._found = words, looked
            except _Left:
                return


class _Left(Exception):
    """Home was left meanwhile."""


def rows_of(looked: Looked, words: str, entries: Mapping[str, Entry], *, prints: bool) -> list[str | Inside]:
    """A heading with how many, and a row for each place, with the words around only where it `prints` them; none for
    nothing."""
    known = replace(looked, sessions=tuple(one for one in looked.sessions if one.is_programme or one.name in entries))
    rows = [
        Inside(entries.get(one.name) or _programme(one), place, words, prints)
        for one in known.sessions
        for place in one.places
    ]
    return [f"INSIDE, “{fit(words, 30)}” ({', '.join(known.counted)})", *rows] if rows else []


def _programme(found: Found) -> Entry:
    """A programme as a row has it; it is in no list of sessions."""
    return Entry(found.name, found.title, "", found.created, (), (), PROGRAMME, 0.0)
