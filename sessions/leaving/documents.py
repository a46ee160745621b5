"""A session's entries as an export may have them, without what is not to be kept. Knows no exercise's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from exercises.kernel.event import Event, event_of
from exercises.kernel.record import replace
from sessions.leaving.entries import redacted
from sessions.leaving.nothing_kept import without_pictures
from sessions.leaving.stretches import widened
from sessions.live.batches import moves_of
from sessions.live.held import pictured
from sessions.live.owners import without_own
from sessions.live.state import BATCH, Run
from sessions.live.told import Told

_SHORT = 8
"""Words this short are gone from a picture only where they stand by themselves."""


def kept_documents(session: Told) -> list[dict[str, Any]]:
    """Every entry as plain data, as an export may have it, in the words the session is told in."""
    return session.told_documents(_kept_documents)


def _kept_documents(session: Told) -> list[dict[str, Any]]:
    """Every entry as plain data, those taken back included, without names that were taken out; each exercise leaves
    out of its own what is not to be kept now, and no time tells the minute of what was recorded by the day."""
    documents, _ = cleaned(session, redacted(session), _kept)
    events = [event_of(document) for document in without_pictures(session, documents)]
    return [event.document() for event in widened(events, session.state.runs)]


def cleaned(
    session: Told, documents: Iterable[dict[str, Any]], kept: Callable[[Event, Run], Event]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The entries as `kept` makes them, held pictures without the same words; and those words with what stands for
    each."""
    runs = session.state.runs
    gone: dict[str, str] = {}
    made = []
    for document in documents:
        run = runs.get(document["run"])
        if run is not None:
            after = kept(event_of(document), run).document()
            _changed(document["data"], after["data"], gone)
            document = after
        made.append(document)
    return [without_in_picture(document, gone) for document in made], gone


def _changed(before: Any, after: Any, gone: dict[str, str]) -> None:
    """Adds the words that may not leave, and what stands for them."""
    if isinstance(before, str) and isinstance(after, str) and before != after:
        for part in as_shown(before):
            gone[part] = after
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in before:
            _changed(before[key], after.get(key), gone)
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for old, new in zip(before, after, strict=False):
            _changed(old, new, gone)


def as_shown(text: str) -> list[str]:
    """The words, and those parts of them that a room screen has on pages of their own when they are long."""
    from exercises.wall.room_pages import TALLEST, for_the_room, parts_of

    line = for_the_room(text)
    return list(dict.fromkeys([text, line, *(part for rows in TALLEST for part in parts_of(line, rows))]))


def without_in_picture(document: dict[str, Any], gone: Mapping[str, str]) -> dict[str, Any]:
    """What held the room, without those words: the picture had them when it was held."""
    if not gone or not pictured(document["run"], document["data"]):
        return document
    return {**document, "data": _without(document["data"], gone)}


def _without(value: Any, gone: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(part, gone) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without(part, gone) for part in value]
    if isinstance(value, str):
        for words, instead in gone.items():
            # A word or two may stand anywhere; only whole do they count as what was said.
            if words == value or (len(words) > _SHORT and words in value):
                value = value.replace(words, instead)
    return value


def _kept(event: Event, run: Run) -> Event:
    kinds = [kind for kind, _ in moves_of(event.kind, event.data)]
    if any(kind in run.shape.undated for kind in kinds):
        # A file from before has the minute, which could tell who said it.
        event = replace(event, at=f"{event.at[:10]}T00:00:00+00:00")
    event = without_own(event, run, lambda owned: not owned.kept)
    leaves = partial(run.shape.leaves, run.state)
    if event.kind == BATCH:
        moves = [[kind, leaves(kind, data)] for kind, data in event.data["moves"]]
        return replace(event, data={**event.data, "moves": moves})
    return replace(event, data=leaves(event.kind, event.data))
