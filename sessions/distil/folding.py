"""Folds statements, feedback, stories and conversations in to a wall, as one entry. Never twice.

Each keeps its source ("A Good Start in Life", post-it theming: item and source), so that what the room itself wrote
can always be told from what was said of it elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural
from exercises.wall.limits import LIMITS
from exercises.wall.places import NOT, WORKS, question_of_side, sides
from exercises.wall.state import FOLDED, Wall
from sessions.distil.candidates import FEEDBACK_KIND, KINDS, Candidate, candidates
from sessions.importing.report import what_else
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
    pile: tuple[Candidate, ...] = ()
    """Feedback about the day that nobody took: it stays where it is until somebody does."""
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


def to_fold_in(
    session: Session, what: str, other: str = "", taken: Collection[int] = (), *, run: Run | None = None
) -> Folding:
    """What there is of that kind ("all" or "" for every one), here or in the session of that name.

    `taken` is what somebody takes of the feedback, by its numbers in the pile. Raises ExerciseError, NameError's kin
    from the list of sessions, or StoreError; changes nothing.
    """
    target = run or wall_here(session)
    found = [one for one in _from(session, other, target.key) if what in ("", FOLDED[0], one.kind)]
    last = max((candidate.pile for candidate in found), default=0)
    none = next((number for number in taken if not 0 < number <= last), None)
    if none is not None:
        there = f"They are 1 to {last}: fold in feedback" if last else "There is no feedback yet."
        raise ExerciseError(f"There is no feedback answer {none}. {there}")
    return planned(target, (one for one in found if not taken or one.pile in taken), taken)


def planned(target: Run, found: Iterable[Candidate], taken: Collection[int] = ()) -> Folding:
    """What of the candidates is new on that wall. Of the feedback about the day only what is `taken` by its number:
    it is about kai and parking more often than about partnership, and a machine does not tell which."""
    wall: Wall = target.state
    found = list(found)
    files = {candidate.file for candidate in found}
    known = {(arrival.name, row) for arrival in wall.arrivals if arrival.name in files for row in arrival.notes}
    sided = sides(wall)
    keys = {question.key for question in wall.questions}
    most = wall.template.limits.get("note", LIMITS["note"])
    new: dict[tuple[str, int], Candidate] = {}
    here: set[tuple[str, int]] = set()
    pile: list[Candidate] = []
    unasked = long = 0
    for candidate in found:
        place = (candidate.file, candidate.row)
        if place in known:
            here.add(place)
        elif candidate.pile and candidate.pile not in taken:
            pile.append(candidate)
        elif candidate.side not in sided and candidate.side not in keys:
            unasked += 1
        elif len(candidate.text) > most:
            long += 1
        else:
            new.setdefault(place, candidate)
    left = [
        f"{plural(unasked, 'answers', 'answer')} what this wall does not ask." if unasked else "",
        f"{plural(long, 'is', 'are')} longer than the {most} characters a note takes here." if long else "",
    ]
    return Folding(target, tuple(new.values()), len(here), tuple(pile), tuple(filter(None, left)))


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
    moves = session.coming_in(moves_of(folding), run=folding.run.key)
    session.record(BATCH, {"moves": moves}, run=folding.run.key)
    first = session.state.runs[folding.run.key].state.next_note - len(folding.new)
    where = f"{folding.run.template.title}, from note {first} on"
    loose = [candidate for candidate in folding.new if not candidate.area]
    placed = " Feedback has no area of its own: for another, 17 area team." if loose else ""
    return (
        f"Folded in {folding.told}: {where}, each with its source.{placed} One undo takes it all "
        f"back.{what_else(session)}"
    )


def nothing(folding: Folding) -> str:
    """Why there is nothing to fold in."""
    already = f"All {folding.here} of it is here already." if folding.here else "There is nothing yet."
    return " ".join(filter(None, ["Nothing is new to fold in.", already, *folding.left, of_its_own(folding)]))


def of_its_own(folding: Folding, other: str = "") -> str:
    """How much feedback about the day waits on its own pile, and how to take of it; "" for none."""
    if not folding.pile:
        return ""
    stays = plural(len(folding.pile), "feedback answer about the day stays", "feedback answers about the day stay")
    return f"{stays} a pile of {'its' if len(folding.pile) == 1 else 'their'} own: {_shows(other)}"


def _shows(other: str) -> str:
    return f"fold in feedback{f' from {other}' if other else ''}"


def there_is(folding: Folding, what: str = "", other: str = "") -> tuple[str, Sequence[str]]:
    """What there is to fold in, in a sentence and in lines that say how; of feedback, the pile itself."""
    if what == FEEDBACK_KIND and not folding.new:
        return _pile(folding, other)
    if not folding.new:
        return nothing(folding), ()
    here = f" {folding.here} more {'is' if folding.here == 1 else 'are'} here already." if folding.here else ""
    kinds = [kind for kind in KINDS if any(candidate.kind == kind for candidate in folding.new)]
    lines = [
        f"fold in {kind}: {counted(kind, sum(candidate.kind == kind for candidate in folding.new))}" for kind in kinds
    ]
    return (
        f"To fold in to {folding.run.template.title}: {folding.told}.{here}",
        (*lines, "fold in all: all of it, as one entry", *folding.left, *filter(None, [of_its_own(folding, other)])),
    )


def _pile(folding: Folding, other: str) -> tuple[str, Sequence[str]]:
    """The feedback about the day that nobody took, each with its number."""
    if not folding.pile:
        return nothing(folding), ()
    said = f"Feedback about the day: {counted(FEEDBACK_KIND, len(folding.pile))}"
    said += f", {folding.here} more taken already" if folding.here else ""
    asked = {WORKS: "helped", NOT: "in the way"}
    lines = [f"{one.pile:>4}  {asked[one.side]}: {one.text}" for one in folding.pile]
    first = folding.pile[0].pile
    take = f"fold in feedback {first}{f' from {other}' if other else ''}"
    return f"{said}. What is about partnership is taken by its number: {take}", lines
