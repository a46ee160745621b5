"""Takes a running order into a session's frame in one entry, and sets planned beside actual."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from exercises.frame.checks import plural
from exercises.frame.moves import HOLDING
from exercises.frame.running import long_part
from exercises.frame.schedule import begins, minutes_taken, on_the_wall, standing
from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.frame.things import Item
from exercises.frame.tools import never_practised
from exercises.kernel.shape import ExerciseError
from exercises.kernel.times import afternoon, in_words
from sessions.importing.plan_parts import Plan, PlanError, refuse
from sessions.importing.report import Report, what_else
from sessions.library.beginning import frame_of
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import BATCH


def take_in(session: Session, plan: Plan) -> Report:
    """Adds the parts of the day behind those there are, as one entry. Raises PlanError, and nothing was added."""
    if session.state.elephant_held:
        raise PlanError(HOLDING)
    frame = frame_of(session)
    rehearsal = Rehearsal(LOG, frame.state)
    moves: list[list[Any]] = []
    problems: list[str] = []
    for kind, data, line in _moves(plan, behind=bool(frame.state.items)):
        try:
            rehearsal.do(kind, data)
        except ExerciseError as problem:
            problems.append(f"line {line}: {problem}")
        moves.append([kind, data])
    refuse(problems)
    try:
        session.record(BATCH, {"moves": session.coming_in(moves, run=frame.key)}, run=frame.key)
    except ExerciseError as problem:
        raise PlanError(str(problem)) from None
    total = sum(item.fields.get("minutes", 0) for item in plan.items)
    says = (
        f"Planned {plural(len(plan.items), 'part')}{f', {in_words(total)}' if total else ''}. One undo takes them back."
    )
    state = frame_of(session).state
    lines = (*plan.said, *_otherwise(state, plan), *_unknown(session, plan), *_backwards(state, plan))
    return Report(f"{says}{what_else(session)}", lines)


def _moves(plan: Plan, *, behind: bool) -> list[tuple[str, dict[str, Any], int]]:
    """The moves of a plan; `behind` another one its first time is its own first part's, no other's."""
    moves: list[tuple[str, dict[str, Any], int]] = []
    parts = [("plan_item", dict(item.fields), item.line) for item in plan.items]
    if plan.starts and behind:
        parts[0][1].setdefault("planned", plan.starts)
    elif plan.starts:
        moves.append(("day", {"starts": plan.starts}, plan.lines.get("starts", 1)))
    if plan.meeting:
        moves.append(("meeting", {"kind": plan.meeting}, plan.lines.get("meeting", 1)))
    return [*moves, *parts]


def _otherwise(frame: Frame, plan: Plan) -> list[str]:
    """What was read and could have been meant otherwise, and how to change it."""
    found = []
    for item, said in zip(_added(frame, plan), plan.items, strict=True):
        more = [long_part(item.minutes)] if long_part(item.minutes) else []
        found += [
            f"line {said.line}: {remark}. To change g{item.number}: g{item.number} minutes 15, g{item.number} "
            f"at 9:00, or g{item.number}: other title"
            for remark in said.remarks
        ]
        found += [f"line {said.line}: {item.title}. {asked} If not: g{item.number} minutes 15" for asked in more]
    return found


def _added(frame: Frame, plan: Plan) -> list[Item]:
    return frame.in_order()[-len(plan.items) :]


def _backwards(frame: Frame, plan: Plan) -> list[str]:
    """A gentle word about a part whose time is before that of a part it stands behind, as where two plans meet."""
    planned, found = begins(frame), []
    for item, said in zip(_added(frame, plan), plan.items, strict=True):
        place = frame.order.index(item.number)
        before = [known for known in frame.order[:place] if known in planned]
        if item.planned and before and item.number in planned and planned[item.number] < planned[before[-1]]:
            sooner = [known for known in before if planned[known] <= planned[item.number]]
            where = sooner[-1] if sooner else "first"
            later = afternoon(item.planned)
            instead = f"; for the afternoon: g{item.number} at {later}" if later else ""
            found.append(
                f"line {said.line}: {item.title} at {item.planned} stands behind a part that is planned later. "
                f"To move it: g{item.number} move {where}{instead}"
            )
    return found


def _unknown(session: Session, plan: Plan) -> list[str]:
    """A gentle word about parts that open an exercise there is none of."""
    from sessions.library import templates

    known = {*templates.exercises(), *session.state.exercises}
    return [
        f"line {item.line}: there is no exercise called {item.fields['exercise']}; the part is planned all the same."
        for item in plan.items
        if item.fields.get("exercise") and item.fields["exercise"] not in known
    ]


def planned_and_actual(session: Session, now: datetime) -> list[str]:
    """The running order as it was planned and as it went, in lines for the facilitators."""
    run = session.state.frame
    frame: Frame | None = run.state if run is not None else None
    if frame is None or not frame.items:
        name = session.name
        return [f'Nothing is planned yet. holdspace plan {name} day.toml, or: holdspace do {name} "agenda + Tea: 15"']
    planned = begins(frame)
    rows = [("", "planned", "begun", "minutes", "took", "")]
    for item in frame.in_order():
        when = planned.get(item.number)
        taken = minutes_taken(item, now)
        rows.append(
            (
                f"g{item.number}",
                on_the_wall(frame, when.isoformat()) if when else "" if item.dropped else item.planned,
                on_the_wall(frame, item.stretches[0].begun) if item.stretches else "",
                str(item.minutes) if item.minutes else "",
                "" if taken is None else str(taken),
                _about(item),
            )
        )
    wide = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = []
    for row, part in zip(rows, [None, *frame.in_order()], strict=True):
        lines.append("  ".join([*(word.ljust(wide[place]) for place, word in enumerate(row[:5])), row[5]]).rstrip())
        lines += [f"{' ' * (wide[0] + 2)}for the two of you: {remark}" for remark in (part.remarks if part else ())]
    lines += filter(None, (never_practised(frame),))
    said = standing(frame, now)
    if frame.here is not None or not all(item.stretches or item.dropped for item in frame.items.values()):
        lines += [f"now: {said}"] if said else []
    return lines


def _about(item: Item) -> str:
    marks = [
        item.intensity,
        item.learned,
        f"opens {item.exercise}" if item.exercise else "",
        "on now" if item.running else "",
        "left out" if item.dropped else "",
        f"g{item.repeats} again" if item.repeats else "",
    ]
    told = ", ".join(filter(None, marks))
    return f"{item.title}{f'  ({told})' if told else ''}"
