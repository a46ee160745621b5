"""Statements drawn from an entry (script 2.21, step 4), recorded where its session is distilled. Draws nothing itself.

Nothing of the entry goes along but the statement itself, written for it, and the entry's number, author and day.
"""

from __future__ import annotations

import contextlib

from exercises.journal.entry import Entry
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.wall.places import question_of_side
from exercises.wall.state import JOURNAL, Note, Wall
from sessions.live.session import Session, open_session
from sessions.store.errors import StoreError
from tui.journal.page import Desk
from tui.journal.words import day_of

MOST = 140
"""Characters of a statement."""
SIDES = (("works", "works best when…"), ("not", "doesn't work when…"))


def ref_of(entry: Entry) -> str:
    """Where a statement comes from, as it stands beside it: F2, 12 March 2026, entry 3."""
    return f"{entry.author}, {day_of(entry.day)}, entry {entry.number}"


def draw(desk: Desk, entry: Entry, side: str, area: str, text: str, seen: int) -> str:
    """Records a statement; says so. Raises ExerciseError, StoreError or OSError, and nothing is recorded then."""
    from sessions.distil.together import distil_run

    session = open_session(entry.session, by=desk.author)
    try:
        before = session.state.current
        run = distil_run(session)
        if before in session.state.exercises and session.state.current != before:
            # A console may be open on the exercise they are in: what is added beside it takes nobody there.
            session.record("turn", {"run": before})
        if run is None:
            raise ExerciseError("There is nothing to record it in yet: holdspace distil begins it.")
        wall: Wall = run.state
        called = {folded(name): area.key for area in wall.areas for name in (area.short, area.key)}
        statement = {
            "question": question_of_side(wall, side),
            "area": called.get(folded(area), wall.area),
            "text": text,
            "source": JOURNAL,
            "ref": ref_of(entry),
            **({"seen": seen} if seen else {}),
        }
        session.record("items", {"items": [statement]}, run=run.key)
        number = session.state.runs[run.key].state.next_note - 1
        unsaved = f" {session.problem}" if session.unsaved and session.problem else ""
        return f"Recorded as {number} in {run.template.title}.{unsaved}"
    finally:
        session.close()


def drawn_from(entry: Entry, desk: Desk) -> list[str]:
    """The statements that were drawn from it, in lines; none when its session cannot be read just now."""
    if not entry.session:
        return []
    with contextlib.suppress(StoreError, OSError, ExerciseError):
        session = open_session(entry.session, read_only=True)
        try:
            return [_told(wall, note) for wall, note in _statements(session, entry)]
        finally:
            session.close()
    return []


def _statements(session: Session, entry: Entry) -> list[tuple[Wall, Note]]:
    # The entry may be about another day by now; its author and number stay.
    first, last = f"{entry.author}, ", f", entry {entry.number}"
    return [
        (run.state, note)
        for run in session.state.exercises.values()
        if isinstance(run.state, Wall)
        for note in run.state.on_wall()
        if note.source == JOURNAL and note.ref.startswith(first) and note.ref.endswith(last)
    ]


def _told(wall: Wall, note: Note) -> str:
    question = next((one.title for one in wall.questions if one.key == note.question), note.question)
    area = next((one.short for one in wall.areas if one.key == note.area), note.area)
    often = f", seen {'once' if note.seen == 1 else f'{note.seen} times'}" if note.seen else ""
    return f"{note.number}  {question} {note.text} ({area}{often})"
