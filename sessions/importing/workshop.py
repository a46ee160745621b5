"""Brings the record of a past workshop day into a session, whole or not at all.

The form is written down in docs/workshop-format.md.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from exercises.frame.shape import LOG
from exercises.frame.state import Frame
from exercises.frame.together import weather_labels
from exercises.kernel.schema import quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from sessions.importing import workshop_form as form
from sessions.importing.case_form import CaseError, checked
from sessions.importing.report import Report, what_else
from sessions.importing.workshop_after import into_journals
from sessions.importing.workshop_moves import planned
from sessions.importing.workshop_plan import WorkshopPlan
from sessions.library import templates
from sessions.library.beginning import frame_of
from sessions.library.templates import DISTIL
from sessions.live.session import Session
from sessions.live.state import BATCH, BatchError, Run
from sessions.store import strict_json

MOST_BYTES = 5_000_000
_TRIES = 3


def import_workshop(session: Session, data: bytes) -> Report:
    """Brings the day in those bytes into the session's frame, as one entry; says what came in.

    Raises CaseError naming the place, and then nothing was recorded.
    """
    if len(data) > MOST_BYTES:
        raise CaseError(f"The file is larger than {MOST_BYTES // 1_000_000} MB, the most taken here.")
    try:
        value = strict_json.read(data)
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
    for _ in range(_TRIES):
        report = _apply(session, value)
        if report is not None:
            return report
    raise CaseError("Somebody else is writing in this session just now. Try again in a moment.")


def _apply(session: Session, value: Any) -> Report | None:
    """Applies it once; None when somebody wrote between the plan and the lock, and then nothing was recorded."""
    run = session.state.frame
    before: Frame = run.state if run else LOG.start(templates.frame())
    top = checked(form.workshop(before.template.limits, weather_labels(before).values()), value)
    plan = planned(top, before)
    distil, drawn = plan.after.moves(session.state, plan.date)
    try:
        key = frame_of(session).key
        moves = session.coming_in([[move.kind, move.data] for move in plan.moves], run=key)
        event = session.record(BATCH, {"moves": moves}, run=key)
    except BatchError:
        return None  # what was just tried can only be refused because the frame is another one by now
    except ExerciseError as problem:
        raise CaseError(str(problem)) from None
    if [data.get("number") for _, data in event.data["moves"]] != [move.data.get("number") for move in plan.moves]:
        session.undo()
        return None
    # The entries first: a statement says which of its author's journal it was drawn from.
    told, numbers = into_journals(session, plan.after.entries, session.state.title)
    distil, drawn = plan.after.moves(session.state, plan.date, numbers)
    entries = 1 + _distilled(session, distil, drawn)
    return _report(plan, before, what_else(session), entries, told)


def _distilled(session: Session, distil: Run | None, drawn: list[list[Any]]) -> int:
    """Puts the statements where they are distilled; how many entries that took. Raises CaseError, and then the day's
    own entry is taken back too."""
    if not drawn:
        return 0
    here = session.state.current
    entries = 1
    try:
        key = distil.key if distil is not None else session.add_exercise(templates.built_in()[DISTIL])
        if distil is None:
            # The session's only exercise is never taken back: the session would be left bare.
            entries += len(session.state.exercises) > 1
            if here in session.state.runs:
                session.record("turn", {"run": here})
        event = session.record(BATCH, {"moves": session.coming_in(drawn, run=key)}, run=key)
    except ExerciseError as problem:
        for _ in range(entries):
            session.undo()
        raise CaseError("Somebody else is distilling in this session just now. Try again in a moment.") from problem
    if [data.get("number") for _, data in event.data["moves"]] != [data.get("number") for _, data in drawn]:
        for _ in range(entries + 1):
            session.undo()
        raise CaseError("Somebody else is distilling in this session just now. Try again in a moment.")
    return entries


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}" if number else ""


def _report(plan: WorkshopPlan, before: Frame, problem: str, entries: int, journals: list[str]) -> Report:
    kinds = Counter(move.kind for move in plan.moves)
    wordless = kinds["name_elephant"] - kinds["word_elephant"]
    unowned = sum(1 for move in plan.moves if move.kind == "conversation" and not move.data.get("owner"))
    elephants = _counted(kinds["name_elephant"], "elephant")
    talks = _counted(kinds["conversation"], "connecting conversation")
    parts = [
        _counted(kinds["plan_item"], "part of the day", "parts of the day"),
        _counted(kinds["agree_line"], "agreement line"),
        _counted(kinds["catch_jargon"], "jargon word"),
        f"{elephants} ({wordless} without its words)" if elephants and wordless else elephants,
        _counted(kinds["park"], "parked", "parked"),
        _counted(kinds["act"], "action"),
        f"{talks} ({unowned} without an owner)" if talks and unowned else talks,
        _counted(kinds["learning"], "takeaway"),
        _counted(kinds["sheet"], "feedback sheet"),
        _counted(kinds["reply"], "reply", "replies"),
        _counted(len(plan.after.statements), "statement"),
        _counted(len(plan.after.against), "disconfirming case"),
    ]
    more = [
        _counted(len(plan.state.groups) - len(before.groups), "group of words", "groups of words"),
        "the stop word" if kinds["stop_word"] else "",
        _counted(kinds["go_round"], "round as a count", "rounds as counts"),
        "the weather as counts" if kinds["weather"] else "",
        _counted(kinds["line"], "line of the day", "lines of the day"),
        _counted(kinds["tell"], "thing told to the room", "things told to the room"),
        _counted(kinds["tikanga_note"], "note on tikanga", "notes on tikanga"),
        _counted(kinds["look_back"], "line on looking back at the words", "lines on looking back at the words"),
        _counted(kinds["assume"], "assumption"),
        "the theme of the feedback" if kinds["feedback_theme"] else "",
    ]
    lines = [f"With them: {listed([part for part in more if part])}."] if any(more) else []
    lines += _afterwards(plan, journals)
    if plan.withdrawn:
        lines.append(f"Left out, for their owner took the words back: {_counted(plan.withdrawn, 'takeaway')}.")
    if plan.ended:
        lines.append(f"The file does not say when the last part ended; it ends with its last entry, {plan.ended}.")
    if plan.remarks:
        lines.append(f"Read and not kept: {listed(sorted(plan.remarks))}.")
    lines.append(f"Its times are read as this computer's clock on {plan.date} (UTC{plan.offset}).")
    day = f"{quoted(plan.top.text('title'))}, {plan.date},"
    says = f"Imported the day {day} into this session: {listed([part for part in parts if part])}."
    back = "One undo takes it all back." if entries == 1 else f"{entries} undos take it all back, but for journals."
    return Report(f"{says} {back}{problem}", tuple(lines))


def _afterwards(plan: WorkshopPlan, journals: list[str]) -> list[str]:
    """Where went what was written after the day, in numbers only."""
    drawn = "Statements and what speaks against them are distilled apart, never on a room screen: exercise distil."
    kept = (
        "The file itself still holds the journal entries, private reactions too: keep it where only their authors "
        "can read it."
    )
    lines = [drawn] if plan.after.statements or plan.after.against else []
    return [*lines, *journals, *([kept] if plan.after.entries else [])]
