"""What somebody reads or rates alone on another laptop, brought into the session that it is a copy of.

Two read the same pages, each where nobody looks on. What one of them marked comes in as it was marked there, by them,
and stays hidden here as there until both are done. Only of pages that both have in the same words; whoever marked a
page here as well stays with that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural
from exercises.pages.state import Mark, Page, Pages
from sessions.importing.case_form import CaseError
from sessions.leaving.marked_alone import is_emptied
from sessions.live.batches import alive, moves_of
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BATCH, Run, SessionState

_ORDER = "own_order"
_NOT_IN_IT = (
    "What two mark alone is in no JSON before both are done: for that merge the session's own file of that laptop."
)
Move = tuple[str, Mapping[str, Any]]


def of_one_alone(run: Run, kind: str) -> bool:
    """Whether a move is what one of two does alone: reading, rating, being done with it, or the order of it."""
    move = run.shape.table.get(kind)
    return move is not None and isinstance(run.state, Pages) and (move.blind is not None or kind == _ORDER)


class Readings:
    """What comes in of it, and what does not, in sentences."""

    def __init__(self, session: Session, events: Sequence[Event], common: int, other: SessionState) -> None:
        self.said: list[str] = []
        self.known = False
        """Whether something of it is here already, as it is there."""
        self._session = session
        self._rehearsals: dict[str, Rehearsal] = {}
        self._readers: dict[str, None] = {}
        self._pages: set[tuple[str, int]] = set()
        for key, there in other.runs.items() if common else ():
            here = session.state.runs.get(key)
            if here is None or not isinstance(there.state, Pages) or not isinstance(here.state, Pages):
                continue
            moves = [*_typed(events[common:], there)]
            self._bring(here, there, moves, _typed_by(session.events[common:], here))
            if any(is_emptied(there, kind, data) for kind, data in moves):
                self.said.append(_NOT_IN_IT)

    def __bool__(self) -> bool:
        return bool(self._rehearsals)

    def _bring(self, here: Run, there: Run, moves: Sequence[Move], marked_here: set[tuple[int, str]]) -> None:
        """What was done there, reader by reader and page by page: all of what one did on a page, or none of it."""
        rehearsal = Rehearsal(here.shape, here.state, self._session.stamps())
        for kind, data in moves:
            if kind == _ORDER and data.get("by") not in rehearsal.state.orders:
                rehearsal.do(kind, data)
        tried = False
        for page, by in dict.fromkeys((data.get("page", 0), str(data.get("by"))) for _, data in moves):
            one, its = here.state.pages.get(page), there.state.pages.get(page)
            if one is None or its is None or _by(one, by) == _by(its, by):
                self.known = self.known or bool(one and one.marks.get(by))
                continue
            said = _not(one, its, by, (page, by) in marked_here)
            point = rehearsal.point()
            try:
                if not said and by in one.done and not one.open_marks:
                    rehearsal.do("done", {"page": page, "by": by, "yes": False})
                for kind, data in moves if not said else ():
                    if (data.get("page"), data.get("by")) == (page, by):
                        rehearsal.do(kind, data)
            except ExerciseError as problem:
                said = f"{one.called}, {by}: {problem}"
            if said:
                rehearsal.back_to(point)
                self.said.append(said)
                continue
            tried = True
            self._readers[by] = None
            self._pages.add((here.key, page))
        if tried:
            self._rehearsals[here.key] = rehearsal

    def record(self) -> tuple[str, int]:
        """Records it; what came in, in a sentence, and as how many entries. Raises CaseError."""
        for done, (key, rehearsal) in enumerate(self._rehearsals.items()):
            moves = self._session.coming_in(rehearsal.remembered(), run=key)
            try:
                self._session.record(BATCH, {"moves": moves}, run=key)
            except ExerciseError as problem:
                for _ in range(done):
                    self._session.undo()
                raise CaseError(f"Something else changed here meanwhile; try again. {problem}") from problem
        return f"what {listed([*self._readers])} marked on {plural(len(self._pages), 'page')}", len(self._rehearsals)


def _by(page: Page, by: str) -> tuple[tuple[Mark, ...], bool]:
    """What somebody marked on a page, and whether they are done with it."""
    return page.marks.get(by, ()), by in page.done


def _typed(events: Sequence[Event], run: Run) -> Iterator[Move]:
    standing = alive(events)
    for event in events:
        if event.run == run.key and event.number in standing:
            for kind, data in moves_of(event.kind, event.data):
                if of_one_alone(run, kind):
                    yield kind, data


def _typed_by(events: Sequence[Event], run: Run) -> set[tuple[int, str]]:
    """The pages that somebody marked here, and who: what came in from elsewhere is an entry of many moves."""
    standing = alive(events)
    typed = (event for event in events if event.run == run.key and event.number in standing and event.kind != BATCH)
    return {(event.data.get("page", 0), str(event.data.get("by"))) for event in typed if of_one_alone(run, event.kind)}


def _not(here: Page, there: Page, by: str, marked_here: bool) -> str:
    """Why what was marked on a page does not come in; "" where it does."""
    if here.values != there.values or here.title != there.title:
        return f"{here.called} has other words here, so what {by} marked on it did not come in."
    if marked_here:
        return f"{by} marked {here.called} here as well, and that stays."
    return ""
