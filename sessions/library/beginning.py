"""Begins sessions, each with its frame."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC
from functools import partial

from exercises.kernel.days import in_zone
from exercises.kernel.event import Event
from exercises.kernel.shape import ExerciseError
from exercises.kernel.template import Template
from exercises.kernel.text import clean, clean_data
from exercises.shapes import FRAME_SHAPE
from sessions.live.here import Clock, utc_now, writer_name
from sessions.live.session import Session
from sessions.live.state import FRAME, Run
from sessions.store import locations
from sessions.store.event_store import FORMAT, CannotWrite, EventStore

OF_A_SESSION = "That belongs to a session: open one, and type it there. Nothing was changed."
"""What is said in a programme, which has no frame and no exercise of its own."""


MOST = {"title": 120, "place": 120}
"""Letters of what a session is called, and of where it is held."""


def frame_of(session: Session) -> Run:
    """What frames a session; one from before there were frames gets it now. Raises ExerciseError."""
    from sessions.library import templates

    found = session.state.frame
    if found is None and session.is_programme:
        raise ExerciseError(OF_A_SESSION)
    if found is None:
        with contextlib.suppress(ExerciseError):  # somebody else adds it at the same time
            session.add_frame(templates.frame())
        found = session.state.frame
    if found is None:
        raise ExerciseError("The frame of this session could not be begun. Try again in a moment.")
    return found


def first_event(title: str, *, place: str, by: str, at: str) -> Event:
    """The event every session begins with."""
    return Event(1, "", "session", {"format": FORMAT, "title": title, "place": place}, at, by)


def with_exercise(template: Template, first: Event) -> Event:
    """The entry behind the first that adds an exercise, at the same moment."""
    data = {"key": template.key, "template": clean_data(dict(template.words))}
    return Event(first.number + 1, "", "exercise", data, first.at, first.by)


def free_name(title: str, day: str) -> str:
    """A name no session has: the day and a readable slug, with a number when it is taken."""
    stem = f"{day}-{locations.slug(title)}"
    name, place = stem, 2
    while locations.session_path(name).exists():
        name, place = f"{stem}-{place}", place + 1
    return name


def begun(
    title: str,
    free: Callable[[], str],
    *,
    place: str = "",
    by: str = "",
    clock: Clock = utc_now,
    template: Template | None = None,
) -> Session:
    """A file with its first entry, and with an exercise where one is given, under the name that is free when it is
    made. Raises StoreError, OSError."""
    writer = by or writer_name()
    # A session is remembered elsewhere by when it was begun (live/identity.py); a script begins several in a second.
    first = first_event(title, place=place, by=writer, at=clock().astimezone(UTC).isoformat())
    entries = [first, *([with_exercise(template, first)] if template is not None else [])]
    while True:
        name = free()
        path = locations.session_path(name)
        locations.make_private(path.parent)
        try:
            store = EventStore.create(path, [one.document() for one in entries])
        except CannotWrite as problem:
            if not isinstance(problem.reason, FileExistsError):
                raise
        else:
            return Session(name, store, by=writer, clock=clock)


def not_too_long(what: str, words: str, most: int = 0) -> None:
    """Raises ExerciseError for a title or a place that is."""
    most = most or MOST[what]
    if len(words) > most:
        raise ExerciseError(f"That {what} is {len(words)} characters; {most} is the most. Shorten it.")


def new_session(
    title: str,
    exercises: Sequence[Template],
    *,
    place: str = "",
    by: str = "",
    clock: Clock = utc_now,
    held_on: str = "",
    made: Callable[[str], None] | None = None,
) -> Session:
    """A new session with those exercises, saved; its name begins with the day it is held (ISO), today unless said, and
    is told to `made` at once.

    Raises StoreError or OSError when it cannot be, and ExerciseError for a title."""
    from sessions.library import templates

    title, place = clean(title), clean(place)
    if not title:
        raise ExerciseError('A session needs a title: holdspace new "Working alongside"')
    not_too_long("title", title)
    day = held_on or in_zone(clock()).date().isoformat()
    session = begun(title, partial(free_name, title, day), place=place, by=by, clock=clock)
    if made is not None:
        made(session.name)
    framed = [template for template in exercises if template.shape == FRAME_SHAPE]
    session.add_frame(framed[0] if framed else templates.frame(), held_on)
    for template in exercises:
        if template not in framed:
            session.add_exercise(template)
    if framed and not session.state.exercises:
        session.record("turn", {"run": FRAME})
        session.record("show", {"run": FRAME, "view": "together"})
    return session


def open_at_first(session: Session) -> None:
    """Turns a new session to the first of its exercises, which the room sees already: each one added turns to it."""
    first = next(iter(session.state.exercises), "")
    if first and session.state.current != first:
        session.record("turn", {"run": first})
