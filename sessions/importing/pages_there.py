"""Which pages of a file stand in an exercise already: nothing comes in twice, nor what was taken back here since.

Two exercises may hold the same words, and a page may be changed since it came in: what was ever said on it tells, not
what it says now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.record import Record
from exercises.kernel.text import plural
from exercises.pages.state import Page, Pages
from sessions.live.batches import parts


class Move(Record):
    """One move, and the place in the file that it comes from."""

    place: str
    kind: str
    data: dict[str, Any]


class There(Record):
    """A page, and what was ever said on it."""

    page: Page
    titles: frozenset[str]
    said: frozenset[tuple[str, str, str]]

    def has(self, moves: Iterable[Move]) -> bool:
        """Whether the page that those make says nothing that was not said on this one."""
        for kind, data in ((move.kind, move.data) for move in moves):
            if kind == "page" and (data.get("kind") != self.page.kind or data.get("title") not in self.titles):
                return False
            if kind == "fill" and _said(data) not in self.said:
                return False
        return True


def _said(data: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(data.get("field")), str(data.get("who", "")), str(data.get("value"))


def there(state: Pages, run: str, events: Iterable[Event]) -> list[There]:
    """Every page of the exercise with what those entries ever said on it."""
    titles: dict[int, set[str]] = {}
    said: dict[int, set[tuple[str, str, str]]] = {}
    for event in events:
        for key, moves in parts(event.kind, event.run, event.data):
            for kind, data in moves if key == run else ():
                number = data.get("number" if kind == "page" else "page")
                if kind in ("page", "retitle") and type(number) is int:
                    titles.setdefault(number, set()).add(str(data.get("title")))
                elif kind == "fill" and type(number) is int:
                    said.setdefault(number, set()).add(_said(data))
    return [
        There(page, frozenset(titles.get(number, ())), frozenset(said.get(number, ())))
        for number, page in state.pages.items()
    ]


def left_out(found: Iterable[Page], gone_there: Iterable[Page]) -> list[str]:
    """Sentences on the pages of a file that were left out, for they stand here or were taken back here, and on those
    that stand here and were taken back there."""
    pages = list(found)
    gone = sum(page.withdrawn or bool(page.cut) for page in pages)
    stand = len(pages) - gone
    lines = [f"{page.called} was taken back in that file: {page.goes} withdrawn" for page in gone_there]
    if stand:
        are = "stands" if stand == 1 else "stand"
        lines.append(f"{plural(stand, 'page')} {are} here already in the same words, and did not come in again.")
    if gone:
        were = "was" if gone == 1 else "were"
        lines.append(f"{plural(gone, 'page')} {were} taken back here, whole or in part, and stayed so.")
    return lines
