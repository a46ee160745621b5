"""Brings a case into the live grid of a session, whole or not at all."""

from __future__ import annotations

import os
from collections import Counter

from exercises.kernel.amounts import rounded
from exercises.kernel.checked_table import Place
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.text import plural
from exercises.network import sums
from exercises.network.state import Network
from exercises.shapes import SHAPES
from sessions.importing import case_form
from sessions.importing.case_form import CaseError
from sessions.importing.case_moves import check_visits, planned
from sessions.importing.case_plan import CaseMove
from sessions.importing.report import Report, what_else
from sessions.importing.standing import stand_alike, standing
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import BATCH, BatchError, Run
from sessions.store import strict_json

MOST_BYTES = 5_000_000
_TRIES = 3


def read_case(source: bytes | str | os.PathLike[str]) -> Place:
    """The case in a file or in its bytes, checked. Raises CaseError naming the place."""
    try:
        data = source if isinstance(source, bytes) else strict_json.read_bytes(source, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise CaseError(f"The case is larger than {MOST_BYTES // 1_000_000} MB, the most taken here.")
        return case_form.checked(case_form.CASE, strict_json.read(data))
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None


def bring_in(session: Session, case: Place) -> Report:
    """Brings the case into the session's live grid, as one entry; says what came in.

    The grid is the one the facilitators are in, or else the first of the session, or else a new one. Raises CaseError
    naming the place, and then nothing was recorded.
    """
    known = _known(session, case)
    if known:
        said = f"Its chairs stand on {known} already, and did not come in again."
        return Report("There is nothing new in this file.", (said,))
    there = chairs_there(session)
    for _ in range(_TRIES):
        run = live_grid(session)
        template = run.template if run else templates.built_in()["live-grid"]
        shape = run.shape if run else SHAPES[template.shape]
        before: Network = run.state if run else shape.start(template)
        plan = planned(case, before)
        moves = _on_its_day(session, shape, plan.moves)
        after = dry_run(shape, before, moves)
        check_visits(plan, round(sums.booked(after).amount - sums.booked(before).amount, 3))
        key = run.key if run else session.add_exercise(template)
        try:
            coming = session.coming_in([[move.kind, move.data] for move in moves], run=key)
            session.record(BATCH, {"moves": coming}, run=key)
        except BatchError as problem:
            raise CaseError(f"{moves[problem.place].place}: {problem}") from None
        except ExerciseError as problem:
            raise CaseError(str(problem)) from None
        now: Network = session.state.runs[key].state
        if now.next_chair == after.next_chair and now.numbers == after.numbers:
            return Report(f"{_sentence(session, key, moves, now)}{what_else(session)}", (*there[:1], *plan.remarks))
        # Somebody set out a chair between the plan and the lock, so every number is one off: again, from there.
        session.undo()
    raise CaseError("Somebody else is changing this grid just now. Try again in a moment.")


def _known(session: Session, case: Place) -> str:
    """The grid on which it stands already, as it is in the file; "" for none. Raises CaseError where its chairs stand
    and something of them is otherwise by now."""
    for run in _grids(session):
        if not run.state.chairs:
            continue
        start: Network = run.shape.start(run.template)
        as_it_is = dry_run(run.shape, start, _on_its_day(session, run.shape, planned(case, start).moves))
        if not _who(as_it_is) <= _who(run.state):
            continue
        if not stand_alike(as_it_is, run.state):
            raise CaseError(
                f"chairs: they stand on {run.key} already, and something of them is otherwise there by now. As the "
                "file has it, it comes into a session of its own."
            )
        return run.key
    return ""


def _who(state: Network) -> Counter[tuple[str, ...]]:
    return Counter((chair.row, chair.person, chair.role, chair.agency) for chair in state.chairs.values())


def _on_its_day(session: Session, shape: Shape, moves: list[CaseMove]) -> list[CaseMove]:
    """The moves with the day that the session was held on, where it is known: "within 7 days" is meant from there."""
    frame = session.state.frame
    if frame is None or not frame.state.facts.date:
        return moves
    day = {"today": frame.state.facts.date}
    return [replace(move, data={**day, **move.data}) if move.kind in shape.dated else move for move in moves]


def dry_run(shape: Shape, state: Network, moves: list[CaseMove]) -> Network:
    """The state after the moves, none of which is recorded. Raises CaseError naming the place of a refused one."""
    for move in moves:
        try:
            state = shape.apply(state, move.kind, move.data)
        except ExerciseError as problem:
            raise CaseError(f"{move.place}: {problem}") from None
    return state


def live_grid(session: Session) -> Run | None:
    """The grid with chairs that the facilitators are in, else the first; None when there is none."""
    return next(iter(_grids(session)), None)


def chairs_there(session: Session) -> tuple[str, ...]:
    """What is said of chairs that stand on the grid already: those of a file stand beside them, and do not replace
    them."""
    run = live_grid(session)
    if run is None or not run.state.chairs:
        return ()
    many, title = len(run.state.chairs), run.state.case_title
    stand, called = ("stand", "them") if many > 1 else ("stands", "it")
    said = [f"{plural(many, 'chair')} {stand} on {run.key} already; those of the file stand beside {called}."]
    said += [f"What the file calls its case is said in place of “{title}”."] if title else []
    said += ["A case of its own has a session of its own: holdspace new"]
    seen = session.state.display.run == run.key and not session.state.display.blanked
    return (*said, *(["The room looks at this grid, and would see them at once. To make it dark first: b"] * seen))


def _grids(session: Session) -> list[Run]:
    return standing(session, lambda run: isinstance(run.state, Network) and run.state.with_chairs)


def _sentence(session: Session, key: str, moves: list[CaseMove], now: Network) -> str:
    shape = session.state.runs[key].shape
    made = Counter(shape.table[move.kind].makes for move in moves)
    named = {"chair": "chair", "d": "difference", "a": "agreement", "k": "conversation"}
    parts = [f"{made[sign]} {name}{'' if made[sign] == 1 else 's'}" for sign, name in named.items() if made[sign]]
    owners = sum(1 for talk in now.conversations.values() if not talk.owner)
    parts[-1] += f" ({owners} without an owner)" if owners and made["k"] else ""
    before, most = sums.booked(now), sums.after(now)
    visits = f"{plural(float(rounded(before.amount)), 'contact')} a month before, {before.source}"
    visits += f"; at most {rounded(most.amount)} after" if most is not None else ""
    said = f"Imported {now.case_title} into {key}: {', '.join(parts)}; {visits}. One undo takes it all back."
    return f"{said} NOT SAVED yet: {session.problem}" if session.problem and not session.flush() else said
