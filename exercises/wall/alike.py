"""Like steps of a trail as one with their count: the same done, to the same, by the same writer on the same day.

What differs in anything but the notes it was done to stays a line of its own, so that no reason is lost. The session's
file, and the tables for other programs, keep each.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from exercises.kernel.record import replace
from exercises.wall.state import Note, Step


def as_one(steps: Iterable[Step]) -> list[tuple[Step, int]]:
    """The steps of one thing, like ones in a row as one with all their notes; each with how many it is."""
    found = []
    for alike, several in groupby(steps, _without_notes):
        each = list(several)
        notes = tuple(dict.fromkeys(number for step in each for number in step.notes))
        found.append((replace(alike, notes=notes), len(each)))
    return found


def notes_alike(notes: Iterable[Note]) -> list[list[Note]]:
    """Notes to which something was done by itself, those in a row to which the same was done together."""
    moved = (note for note in notes if note.trail)
    return [list(several) for _, several in groupby(moved, lambda note: note.trail)]


def _without_notes(step: Step) -> Step:
    return replace(step, notes=())
