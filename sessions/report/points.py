"""What a line of a programme may rest on in a session: each thing there by what is typed to get to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exercises.kernel.consent import NOT_ASKED, WITHDRAWN
from exercises.kernel.things import NOD, OWNER, ROOM, Thing, begins_with, every
from exercises.leaving.data import Fact
from sessions.leaving.leaving import RunLeaving, SessionLeaving
from sessions.live.state import Run, SessionState
from sessions.report.telling import Point

_NOBODYS = (OWNER, NOD)
"""Words that only their owner gives: they are never told of here."""


def points_of(state: SessionState, leaving: SessionLeaving, *, whole: bool) -> dict[str, dict[str, Point]]:
    """The things of each exercise, by its key; for others than the facilitators with the words that leave alone."""
    leaves = {run.key: run for run in leaving.runs}
    found = {key: dict(_in(run, leaves.get(key), whole=whole)) for key, run in state.runs.items()}
    return {key: points for key, points in found.items() if points}


def _in(run: Run, leaves: RunLeaving | None, *, whole: bool) -> Iterator[tuple[str, Point]]:
    consents: dict[str, dict[str, str]] = {}
    for quote in run.shape.quotes(run.state):
        goes, _, part = quote.key.partition(" ")
        consents.setdefault(goes, {})[part] = quote.consent
    told = _told(leaves.data) if leaves is not None and not whole else {}
    for thing in every(run.state):
        if "" in consents.get(thing.goes, {}) and not thing.gone_into:
            continue  # a quotation, which the session's sources have
        words = None if whole else told.get(thing.goes, ())
        yield thing.goes, _point(thing, thing.one or run.shape.thing, consents.get(thing.goes, {}), words)


def _point(thing: Thing, one: str, consents: Mapping[str, str], told: Iterable[str] | None) -> Point:
    """`told` are the words of it that leave; None where all of them may be read."""
    first = begins_with(thing)
    words = first.text if first is not None and first.seen_by not in _NOBODYS else ""
    became = f"{thing.letter}{thing.gone_into}" if thing.gone_into else ""
    called = thing.called if thing.one and words not in thing.called else f"{one} {thing.goes}"
    if consents and all(one == WITHDRAWN for one in consents.values()):
        return Point(called, "", became, WITHDRAWN)
    consent = consents.get("", "" if first is None or first.seen_by == ROOM else NOT_ASKED)
    return Point(called, words if told is None or words in told else "", became, consent)


def _told(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """The words of each thing that leave, by what is typed to get to it."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        goes = fact.key.removeprefix("quote-").partition("-")[0].partition(" ")[0]
        found.setdefault(goes, set()).update(cell for cell in fact.cells.values() if isinstance(cell, str))
    return found
