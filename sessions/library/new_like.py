"""Begins a session like an earlier one: its running order, its exercises, and what was left open.

Changes no earlier session, and carries no words whose owner has not agreed.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exercises.frame.carrying import carried_from, planned_like
from exercises.frame.checks import plural
from exercises.frame.sources import sources
from exercises.frame.tools import never_practised
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template, template_of
from exercises.kernel.text import listed
from sessions.library import catalogue
from sessions.library.beginning import frame_of, new_session, open_at_first
from sessions.live.batches import moves_of
from sessions.live.here import Clock, utc_now
from sessions.live.identity import identity
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH
from sessions.store.errors import StoreError

_REPLY = "carry_reply"
_OVER = (catalogue.FINISHED, catalogue.HELD)

_CARRIED = {
    "plan_item": ("part of the day", "parts of the day"),
    "carry_jargon": ("jargon word", "jargon words"),
    "carry_elephant": ("elephant", "elephants"),
    "carry_parked": ("parked thing", "parked things"),
    "carry_action": ("action to ask after", "actions to ask after"),
    "carry_conversation": ("conversation to ask after gently", "conversations to ask after gently"),
    "carry_reply": ("reply to say", "replies to say"),
    "carry_agreement": ("line of the agreement to ask again", "lines of the agreement to ask again"),
}


def new_like(
    title: str,
    earlier: Session,
    exercises: Sequence[Template] = (),
    *,
    place: str = "",
    by: str = "",
    clock: Clock = utc_now,
    held_on: str = "",
) -> tuple[Session, str]:
    """A new session like the earlier one, saved, and a sentence that says what went along.

    Its exercises are the earlier one's, empty, unless others are given; its place too. Raises as `new_session` does.
    """
    before = earlier.state
    chosen = list(exercises) or [_as_it_was(run.template) for run in before.exercises.values()]
    frame = [run.template for run in (before.frame,) if run is not None]
    session = new_session(title, [*frame, *chosen], place=place or before.place, by=by, clock=clock, held_on=held_on)
    if chosen:
        open_at_first(session)
    moves = []
    if before.frame is not None:
        state, named = before.frame.state, identity(before.created, before.begun_by, before.frame)
        moves = [*planned_like(state, named), *carried_from(state, before.title, named)]
        if state.facts.starts:
            moves.append(("day", {"starts": state.facts.starts}))
        if state.meeting:
            moves.append(("meeting", {"kind": state.meeting}))
    if moves:
        session.record(BATCH, {"moves": [[kind, data] for kind, data in moves]}, run=frame_of(session).key)
    counts = Counter(kind for kind, _ in moves)
    told = [f"{plural(counts[kind], *named)}" for kind, named in _CARRIED.items() if counts[kind]]
    shown = never_practised(before.frame.state) if before.frame is not None else ""
    exercises_told = [template.title for template in chosen if template.shape != "log"]
    added = f" It holds {listed(exercises_told)}." if exercises_told else ""
    told += ["the word that stops everything, to be asked again"] if counts["stop_word"] else []
    if not told:
        return session, f"Nothing was left open in {before.title}, so nothing is carried over.{added}"
    return session, " ".join(filter(None, (f"Carried over from {before.title}: {listed(told)}.{added}", shown)))


def bring_newer_replies(session: Session) -> str:
    """Brings what was replied in the sessions it was made like since it was made; says so, "" for nothing.

    Each reply comes once: one that was taken out here stays out. A session that is over takes in no more.
    """
    frame = session.state.frame
    if frame is None or session.state.wordless:
        return ""
    earlier = sources(frame.state)
    if not earlier or catalogue.state_in_words(session.state) in _OVER:
        return ""
    told = []
    for title, moves in _newer(session, earlier):
        with contextlib.suppress(ExerciseError):
            session.record(BATCH, {"moves": session.coming_in(moves, run=frame.key)}, run=frame.key)
            told.append(f"{plural(len(moves), 'newer reply', 'newer replies')} from {title}")
    kept_out = session.told_kept_out()
    return f"{listed(told)} came along, to be said as you begin. ctrl z takes that back.{kept_out}" if told else ""


def _newer(session: Session, titles: set[str]) -> Iterator[tuple[str, list[list[Any]]]]:
    """By the title of an earlier session: the moves of its replies that never came here."""
    came, origins = set(_came(session)), set(_came_from(session))
    earlier: dict[str, catalogue.Entry] = {}
    with contextlib.suppress(OSError):
        for entry in catalogue.entries():  # newest first
            if entry.title in titles and entry.name != session.name and entry.created <= session.state.created:
                earlier.setdefault(entry.title, entry)
    for entry in earlier.values():
        try:
            earlier_session = open_session(entry.name, read_only=True)
        except StoreError:
            continue
        try:
            frame = earlier_session.state.frame
            named = (
                identity(earlier_session.state.created, earlier_session.state.begun_by, frame)
                if frame is not None
                else ""
            )
            moves = carried_from(frame.state, entry.title, named) if frame is not None else []
        finally:
            earlier_session.close()
        # By its words too: a session of 0.4 says nothing else of where a reply came from.
        new = [
            [kind, data]
            for kind, data in moves
            if kind == _REPLY and (data["said"], data["changed"]) not in came and data["origins"][0] not in origins
        ]
        if new:
            yield entry.title, new


def _replies(session: Session) -> Iterator[Mapping[str, Any]]:
    """Every reply that was carried here, also one that was taken out or taken back since."""
    for event in session.events:
        yield from (data for kind, data in moves_of(event.kind, event.data) if kind == _REPLY)


def _came(session: Session) -> Iterator[tuple[str, str]]:
    return ((str(data.get("said")), str(data.get("changed"))) for data in _replies(session))


def _came_from(session: Session) -> Iterator[str]:
    return (str(origin) for data in _replies(session) for origin in data.get("origins") or ())


def _as_it_was(template: Template) -> Template:
    """The exercise in the words the earlier session had it in."""
    return template_of(dict(template.words))
