"""Brings the record of a past workshop day into a session's frame, whole or not at all. Refuses to know any rule of it.

The form is written down in docs/workshop-format.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from exercises.exercise import ExerciseError
from exercises.log.shape import LOG
from exercises.log.state import Frame
from exercises.text import listed
from sessions import case_form, strict_json, templates
from sessions import workshop_form as form
from sessions.case_form import CaseError, Place, quoted
from sessions.fold import BATCH, BatchError
from sessions.import_report import Report, unsaved
from sessions.session import Session
from sessions.workshop_moves import planned
from sessions.workshop_plan import WorkshopPlan

MOST_BYTES = 5_000_000
_TRIES = 3
_MOST_AUTHORS = 6


def looks_like_workshop(value: Any) -> bool:
    """Whether what a JSON file holds is a workshop day."""
    return isinstance(value, dict) and ("agenda" in value or "entries" in value) and "chairs" not in value


def import_workshop(session: Session, data: bytes) -> Report:
    """Brings the day in those bytes into the session's frame, as one entry; says what came in.

    Raises CaseError naming the place, and then nothing was recorded.
    """
    if len(data) > MOST_BYTES:
        raise CaseError(f"The file is larger than {MOST_BYTES // 1_000_000} MB, the most taken here.")
    try:
        top = case_form.place_of("", strict_json.read(data), form.TOP)
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
    for _ in range(_TRIES):
        report = _apply(session, top)
        if report is not None:
            return report
    raise CaseError("Somebody else is writing in this session just now. Try again in a moment.")


def _apply(session: Session, top: Place) -> Report | None:
    """Applies it once; None when somebody wrote between the plan and the lock, and then nothing was recorded."""
    run = session.state.frame
    before: Frame = run.state if run else LOG.start(templates.frame())
    plan = planned(top, before)
    try:
        moves = [[move.kind, move.data] for move in plan.moves]
        event = session.record(BATCH, {"moves": moves}, run=session.frame().key)
    except BatchError:
        return None  # what was just tried can only be refused because the frame is another one by now
    except ExerciseError as problem:
        raise CaseError(str(problem)) from None
    if [data.get("number") for _, data in event.data["moves"]] != [move.data.get("number") for move in plan.moves]:
        session.undo()
        return None
    return _report(plan, before, unsaved(session))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}" if number else ""


def _report(plan: WorkshopPlan, before: Frame, problem: str) -> Report:
    kinds = Counter(move.kind for move in plan.moves)
    wordless = kinds["name_elephant"] - kinds["word_elephant"]
    unowned = sum(1 for move in plan.moves if move.kind == "conversation" and not move.data.get("owner"))
    elephants = _counted(kinds["name_elephant"], "elephant")
    talks = _counted(kinds["conversation"], "connecting conversation")
    parts = [
        _counted(kinds["plan_item"], "part of the day", "parts of the day"),
        _counted(kinds["agree_line"], "agreement line"), _counted(kinds["catch_jargon"], "jargon word"),
        f"{elephants} ({wordless} without its words)" if elephants and wordless else elephants,
        _counted(kinds["park"], "parked", "parked"), _counted(kinds["act"], "action"),
        f"{talks} ({unowned} without an owner)" if talks and unowned else talks,
        _counted(kinds["learning"], "takeaway"), _counted(kinds["sheet"], "feedback sheet"),
        _counted(kinds["reply"], "reply", "replies"),
    ]  # fmt: skip
    more = [
        _counted(len(plan.state.groups) - len(before.groups), "group of words", "groups of words"),
        "the stop word" if kinds["stop_word"] else "",
        _counted(kinds["go_round"], "round as a count", "rounds as counts"),
        "the weather as counts" if kinds["weather"] else "",
        _counted(kinds["line"], "line of the day", "lines of the day"),
        _counted(kinds["tell"], "thing told to the room", "things told to the room"),
        _counted(kinds["tikanga_note"], "note on tikanga", "notes on tikanga"),
        _counted(kinds["look_back"], "line on looking back at the words", "lines on looking back at the words"),
        _counted(kinds["assume"], "assumption"), "the theme of the feedback" if kinds["feedback_theme"] else "",
    ]  # fmt: skip
    lines = [f"With them: {listed([part for part in more if part])}."] if any(more) else []
    lines += _waiting(plan)
    if plan.withdrawn:
        lines.append(f"Left out, for their owner took the words back: {_counted(plan.withdrawn, 'takeaway')}.")
    if plan.ended:
        lines.append(f"The file does not say when the last part ended; it ends with its last entry, {plan.ended}.")
    if plan.remarks:
        lines.append(f"Read and not kept: {listed(sorted(plan.remarks))}.")
    lines.append(f"Its times are read as this computer's clock on {plan.date} (UTC{plan.offset}).")
    day = f"{quoted(plan.top.text('title'))}, {plan.date},"
    says = f"Imported the day {day} into this session: {listed([part for part in parts if part])}."
    return Report(f"{says} One undo takes it all back.{problem}", tuple(lines))


def _waiting(plan: WorkshopPlan) -> list[str]:
    """What was left where it is, for its authors: in numbers only."""
    journal: Mapping[str, int] = plan.journal
    if not journal:
        return []
    authors = [f"{name} {number}" for name, number in plan.authors.items()][:_MOST_AUTHORS]
    entries = _counted(journal.get("journal entry", 0), "journal entry", "journal entries")
    found = [
        f"{entries} ({', '.join(authors)})" if entries else "",
        _counted(journal.get("statement drawn", 0), "statement drawn", "statements drawn"),
        _counted(journal.get("disconfirming case listed", 0), "disconfirming case"),
    ]  # fmt: skip
    return [
        f"NOT taken in, and waiting for their authors: {listed([part for part in found if part])}. They belong in "
        "their authors' journals, which are files of their own; a later holdspace takes them in there.",
        "The file itself still holds them, private reactions too: keep it where only their authors can read it.",
    ]
