"""Folds statements, feedback, stories and conversations in to a wall, as one entry. Never twice.

Each keeps its source ("A Good Start in Life", post-it theming: item and source), so that what the room itself wrote
can always be told from what was said of it elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from exercises.wall.places import question_of_side, sides
from exercises.wall.state import FOLDED, LIMITS, Wall
from sessions.distil.candidates import KINDS, Candidate, candidates
from sessions.importing.report import unsaved
from sessions.live.session import Session, open_session
from sessions.live.state import BATCH, Run

_ONE = {"statements": "statement", "feedback": "feedback answer", "stories": "story", "conversations": "conversation"}
_MANY = {"feedback": "feedback answers"}


class Folding(Record):
    """What would be folded in."""

    run: Run
    new: tuple[Candidate, ...]
    here: int
    """How many are here already."""
    left: tuple[str, ...] = ()
    """Sentences on what cannot come."""

    @property
    def told(self) -> str:
        """What is new, in counts: "10 statements and 34 feedback answers"; "" for nothing."""
        counts = Counter(candidate.kind for candidate in self.new)
        return listed([counted(kind, counts[kind]) for kind in KINDS if counts[kind]])


def counted(kind: str, count: int) -> str:
    """So many of a kind: "1 story", "34 feedback answers"."""
    return f"{count} {_ONE[kind] if count == 1 else _MANY.get(kind, kind)}"


def wall_here(session: Session) -> Run:
    """The wall the facilitators are in, or the session's first. Raises ExerciseError when there is none."""
    runs = session.state.exercises
    walls = [run for run in runs.values() if isinstance(run.state, Wall)]
    here = runs.get(session.state.current)
    found = here if here is not None and isinstance(here.state, Wall) else next(iter(walls), None)
    if found is None:
        raise ExerciseError("There is no wall here to fold anything in to. Add one: exercise distil")
    return found


def to_fold_in(session: Session, what: str, other: str = "", *, run: Run | None = None) -> Folding:
    """What there is of that kind ("all" or "" for every one), here or in the session of that name.

    Raises ExerciseError, NameError's kin from the list of sessions, or StoreError; changes nothing.
    """
    target = run or wall_here(session)
    found = _from(session, other, target.key)
    return planned(target, [candidate for candidate in found if what in ("", FOLDED[0], candidate.kind)])


def planned(target: Run, found: Iterable[Candidate]) -> Folding:
    """What of the candidates is new on that wall."""
    wall: Wall = target.state
    known = {(arrival.name, row) for arrival in wall.arrivals for row in arrival.notes}
    sided = sides(wall)
    keys = {question.key for question in wall.questions}
    most = wall.template.limits.get("note", LIMITS["note"])
    new: list[Candidate] = []
    here = unasked = long = 0
    for candidate in found:
        if (candidate.file, candidate.row) in known:
            here += 1
        elif candidate.side not in sided and candidate.side not in keys:
            unasked += 1
        elif len(candidate.text) > most:
            long += 1
        else:
            known.add((candidate.file, candidate.row))
            new.append(candidate)
    left = [
        f"{unasked} answer what this wall does not ask." if unasked else "",
        f"{long} are longer than the {most} characters a note takes here." if long else "",
    ]
    return Folding(target, tuple(new), here, tuple(filter(None, left)))


def _from(session: Session, other: str, target: str) -> list[Candidate]:
    if not other:
        return candidates(session.state, session.events[0].by, leaving_out=target)
    from sessions.library.catalogue import resolve

    name = resolve(other)
    if name == session.name:
        return candidates(session.state, session.events[0].by, leaving_out=target)
    opened = open_session(name, read_only=True)
    try:
        return candidates(opened.state, opened.events[0].by)
    finally:
        opened.close()


def moves_of(folding: Folding) -> list[list[Any]]:
    """The moves that fold it in: one for each place it comes from, so that the wall remembers each."""
    wall: Wall = folding.run.state
    areas = {area.key for area in wall.areas}
    files = dict.fromkeys(candidate.file for candidate in folding.new)
    moves: list[list[Any]] = []
    for file in files:
        items = []
        for candidate in folding.new:
            if candidate.file == file:
                question = question_of_side(wall, candidate.side) if candidate.side in sides(wall) else candidate.side
                item: dict[str, Any] = {
                    "question": question,
                    "area": candidate.area if candidate.area in areas else wall.area,
                    "text": candidate.text,
                    "source": candidate.source,
                    "row": candidate.row,
                }
                more = {"seen": candidate.seen, "ref": candidate.ref, "consent": candidate.consent}
                items.append(item | {name: value for name, value in more.items() if value})
        moves.append(["items", {"items": items, "file": file}])
    return moves


def fold_in(session: Session, folding: Folding) -> str:
    """Folds it in, as one entry; says so. Raises ExerciseError, and nothing is recorded."""
    if not folding.new:
        raise ExerciseError(nothing(folding))
    session.record(BATCH, {"moves": moves_of(folding)}, run=folding.run.key)
    first = session.state.runs[folding.run.key].state.next_note - len(folding.new)
    where = f"{folding.run.template.title}, from note {first} on"
    loose = [candidate for candidate in folding.new if not candidate.area]
    placed = " Feedback has no area of its own: for another, 17 area team." if loose else ""
    return (
        f"Folded in {folding.told}: {where}, each with its source.{placed} One undo takes it all "
        f"back.{unsaved(session)}"
    )


def nothing(folding: Folding) -> str:
    """Why there is nothing to fold in."""
    already = f"All {folding.here} of it is here already." if folding.here else "There is nothing yet."
    return " ".join([f"Nothing is new to fold in. {already}", *folding.left])


def there_is(folding: Folding) -> tuple[str, Sequence[str]]:
    """What there is to fold in, in a sentence and in lines that say how."""
    if not folding.new:
        return nothing(folding), ()
    here = f" {folding.here} more are here already." if folding.here else ""
    kinds = [kind for kind in KINDS if any(candidate.kind == kind for candidate in folding.new)]
    lines = [
        f"fold in {kind}: {counted(kind, sum(candidate.kind == kind for candidate in folding.new))}" for kind in kinds
    ]
    return (
        f"To fold in to {folding.run.template.title}: {folding.told}.{here}",
        (*lines, "fold in all: all of it, as one entry", *folding.left),
    )
