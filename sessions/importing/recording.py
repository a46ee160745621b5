"""Records what was rehearsed as one entry, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.template import Template
from exercises.shapes import SHAPES
from sessions.importing.case_form import CaseError
from sessions.importing.case_plan import CaseMove
from sessions.library import templates
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import ALSO, BATCH, BatchError, Run
from sessions.roster.roles import nobodys_name, printed


def record(
    session: Session,
    run: Run | None,
    template: Template,
    rehearsal: Rehearsal,
    busy: str,
    in_frame: Rehearsal | None = None,
) -> str:
    """Records what was tried with the session's stamps on that exercise, or on a new one of the template; its key.
    What was tried on the frame beside it is part of the same entry, so that one undo takes all of it back.

    Raises CaseError, with `busy` when somebody else wrote between the plan and the lock: moves speak of the numbers of
    things, and others have just taken the ones they name.
    """
    key = run.key if run else session.add_exercise(template)
    also = _also(session, in_frame)
    moves = session.coming_in(rehearsal.remembered(), run=key)
    try:
        if len(moves) == 1 and not also:
            event = session.record(*moves[0], run=key)
            numbers = [event.data.get("number")]
        else:
            event = session.record(BATCH, {"moves": moves, **also}, run=key)
            numbers = [fields.get("number") for _, fields in event.data["moves"]]
    except BatchError as problem:
        raise CaseError(f"Something else changed here meanwhile; try again. {problem}") from problem
    except ExerciseError as problem:
        raise CaseError(str(problem)) from problem
    if numbers != rehearsal.numbers and len(numbers) > 1:
        session.undo()
        raise CaseError(busy)
    return key


def _also(session: Session, in_frame: Rehearsal | None) -> dict[str, Any]:
    """What the entry does in the session's frame as well."""
    if in_frame is None or not in_frame.moves:
        return {}
    if session.state.frame is None:
        session.add_frame(templates.frame())
    frame = session.state.frame
    return {ALSO: [[frame.key, session.coming_in(in_frame.moves, run=frame.key)]]} if frame is not None else {}


def record_tried(
    session: Session,
    run: Run | None,
    template: Template,
    moves: list[CaseMove],
    busy: str,
    in_frame: list[CaseMove] | None = None,
) -> tuple[Rehearsal, str]:
    """Tries the moves, and those for the frame, and records all of them as one entry: what they came to, and the key of
    the exercise.

    Raises CaseError naming the place of the first that is refused, and then nothing was recorded.
    """
    beside = tried(session, session.state.frame, templates.frame(), in_frame) if in_frame else None
    rehearsal = tried(session, run, template, moves)
    return rehearsal, record(session, run, template, rehearsal, busy, beside)


def tried(session: Session, run: Run | None, template: Template, moves: list[CaseMove]) -> Rehearsal:
    """What the moves would come to. Raises CaseError naming the place of the first that is refused."""
    shape = SHAPES[template.shape]
    rehearsal = Rehearsal(shape, run.state if run is not None else shape.start(template), session.stamps())
    for move in moves:
        try_out(shape, rehearsal, move.place, move.kind, move.data)
    return rehearsal


def try_out(shape: Shape, rehearsal: Rehearsal, place: str, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """One move of a file, tried; its data as it is recorded. Of a name in what everybody reads the rehearsal tells.

    Raises CaseError naming the place of one that is refused.
    """
    try:
        nobodys_name(shape.roles(rehearsal.state, kind, data))
        warning = printed(shape, kind, data)
        rehearsal.told += [f"{place}: {warning}"] if warning else []
        return rehearsal.do(kind, data)
    except ExerciseError as problem:
        raise CaseError(f"{place}: {problem}") from None
