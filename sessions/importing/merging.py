"""Brings what another session's walls hold into this one's, whole or not at all.

A second laptop types too (A Good Start in Life's post-its come in hundreds): its notes come in with new numbers, with
their bites, themes, links and places. What came in before stays as it is here. Notes with the very same words are all
taken and offered, for two people may well write the same.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from exercises.kernel import clock, phases
from exercises.kernel.consent import WITHDRAWN
from exercises.kernel.event import Event, event_of
from exercises.kernel.moves import moves_in
from exercises.kernel.record import replace
from exercises.kernel.schema import quoted
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import clean_data, folded, listed, plural, sentence
from exercises.programme.state import Programme
from exercises.shapes import SHAPES
from exercises.wall.state import Wall
from sessions.importing.case_form import CaseError
from sessions.importing.merging_called import called_there
from sessions.importing.merging_plan import Bringing
from sessions.importing.merging_readings import Readings, of_one_alone
from sessions.importing.merging_since import Pair, changed
from sessions.importing.report import Report, what_else
from sessions.live.alike import shared, taken_back_since
from sessions.live.batches import alive, parts
from sessions.live.belonging import none_of_another
from sessions.live.copies import takes_back
from sessions.live.identity import identity, identity_of_copy
from sessions.live.other_copies import taken_over
from sessions.live.rehearsal import Rehearsal
from sessions.live.session import Session
from sessions.live.state import ALSO, BATCH, CLEARED, UNNAME, Run, SessionState, fold
from sessions.store import event_lines, strict_json, whole_file
from sessions.store.errors import StoreError
from sessions.store.kinds_of_file import SESSION, other_kind

MOST_BYTES = 50_000_000
_OFFERED = 10
_STEPS = frozenset({*moves_in(phases), *moves_in(clock), "close", CLEARED})
"""How an exercise is gone through and closed, by kinds of moves."""


def merge_file(session: Session, path: str | os.PathLike[str], *, leave_duplicates: bool = False) -> Report:
    """Brings the walls of the session in that file into this one; says what came in and what may be there twice.

    The file is a session file or a JSON export, and is left as it is. Raises CaseError, and then nothing was
    brought in.
    What was taken back in a copy of this session is taken back here all the same, in whichever exercise.
    """
    back = ""
    try:
        events = _events(path)
        if not events:
            raise CaseError("This is not a session: it does not begin as one.")
        known, says = taken_over(events, Path(path), into=session.name)
        back = _taken_back_there(session, known, Path(path).name)
        report = _merge(session, Path(path).name, known, leave_duplicates, back)
        # Only of what came in is there anything to say that no longer should.
        return replace(report, lines=(*report.lines, says)) if len(known) != len(events) or known != events else report
    except CaseError as problem:
        raise CaseError(f"{sentence(str(problem))} Nothing was brought in.{back and f' {back}'}") from None


def _taken_back_there(session: Session, events: Sequence[Event], name: str) -> str:
    """Takes back here what was taken back in a copy of this session; a sentence on it, "" for nothing. What its walls
    bring is no part of it, but for a name, which goes wherever it stands."""
    done = False
    for entry in () if session.is_programme else taken_back_since(events, session.events):
        moves = [
            (key, [[kind, data] for kind, data in told if kind == UNNAME or not _is_wall(session, key)])
            for key, told in parts(entry.kind, entry.run, entry.data)
        ]
        there = [(key, told) for key, told in moves if told]
        if there:
            (key, first), *others = there
            session.record(BATCH, {"moves": first, ALSO: [[other, told] for other, told in others]}, run=key)
            done = True
    return f"What was taken back in {name} is taken back here as well." if done else ""


def _is_wall(session: Session, key: str) -> bool:
    return isinstance(session.state.runs[key].state, Wall)


def _merge(session: Session, name: str, events: list[Event], leave_duplicates: bool, back: str) -> Report:
    other = _folded(events)
    if session.is_programme:
        from sessions.importing.merging_programme import merge_programme

        return merge_programme(session, name, events, other)
    if any(isinstance(run.state, Programme) for run in other.runs.values()):
        raise CaseError(f"{name} is a programme, and this is a session. Merge it into its programme here, by its name.")
    walls = [run for run in other.runs.values() if isinstance(run.state, Wall)]
    common = shared(session.events, events)
    readings = Readings(session, events, common, other)
    stays = [*_left_there(session, events[common:], other), *readings.said]
    if not any(run.state.notes or run.state.themes for run in walls):
        if readings:
            return _of_readings(session, name, readings, (*([back] if back else []), *stays))
        if back:
            return Report(back, tuple(stays))
        if readings.known:
            where = f"among what was marked in {name}" if stays else f"in {name}"
            return Report(f"There is nothing new {where}: all of it was brought in before.", tuple(stays))
        told = "".join(f" {line}" for line in stays)
        raise CaseError(f"{name} has no wall with notes on it, so there is nothing to bring in.{told}")
    plans = [_plan(session, events, other, run, common, leave_duplicates) for run in walls]
    busy = [(target, run, plan) for target, run, plan in plans if plan.moves]
    stays = [*([back] if back else []), *stays]
    if not busy and readings:
        return _of_readings(session, name, readings, (*_lines(plans), *stays))
    if not busy:
        where = f"on the walls in {name}" if stays else f"in {name}"
        return Report(f"There is nothing new {where}: all of it was brought in before.", (*_lines(plans), *stays))
    entries = 0
    for target, run, plan in busy:
        key = target.key if target else session.add_exercise(run.template)
        try:
            event = session.record(BATCH, {"moves": session.coming_in(plan.moves, run=key)}, run=key)
        except ExerciseError as problem:
            _take_back(session, entries)
            # What was just tried can only be refused because the wall is another one by now.
            raise CaseError("Somebody else is working on this wall just now. Try again in a moment.") from problem
        entries += 1
        if [data.get("number") for _, data in event.data["moves"]] != plan.rehearsal.numbers:
            # Somebody wrote between the plan and the lock, so the numbers the moves speak of are others'.
            _take_back(session, entries)
            raise CaseError("Somebody else is working on this wall just now. Try again in a moment.")
    what = _what([plan for _, _, plan in busy])
    if readings:
        try:
            marked, more = readings.record()
        except CaseError:
            _take_back(session, entries)
            raise
        what, entries = f"{what}, and {marked}", entries + more
    said = f"Brought in {what} from {name}. {_undos(entries)}{what_else(session)}"
    return Report(said, (*_lines(plans), *stays))


def _of_readings(session: Session, name: str, readings: Readings, lines: tuple[str, ...]) -> Report:
    what, entries = readings.record()
    return Report(f"Brought in {what} from {name}. {_undos(entries)}{what_else(session)}", lines)


def _undos(entries: int) -> str:
    return (
        "One undo takes it all back." if entries == 1 else f"{entries} undos take it all back, one for each exercise."
    )


def _left_there(session: Session, events: Sequence[Event], other: SessionState) -> list[str]:
    """A sentence on the exercises there in which something was typed that is not here, for it stays there."""
    standing, typed = alive(events), set()
    for event in events:
        for key, moves in parts(event.kind, event.run, event.data) if event.number in standing else ():
            run, here = other.runs.get(key), session.state.runs.get(key)
            if run is None or isinstance(run.state, Wall) or (here is not None and here.state == run.state):
                continue
            if any(_is_told(run, kind, data) for kind, data in moves if not of_one_alone(run, kind)):
                typed.add("the session's frame" if run.is_frame else run.template.title)
    said = [
        f"Walls, and what one of two marks alone, are brought in. What was typed there in {listed(sorted(typed))} "
        "is not here: see to it there."
    ]
    return [*(said if typed else []), *called_there(session.state, other, events)]


def _is_told(run: Run, kind: str, data: Mapping[str, Any]) -> bool:
    """Whether somebody would miss it: words, and in an exercise whatever is no step through it, such as a sheet, a tie
    or a mark. What is taken back there is taken back here too, and what is taken out is missed by nobody."""
    if not run.is_frame:
        is_step = kind in _STEPS or kind in run.shape.begins
        return not is_step and data.get("text") != "" and not takes_back(run, kind, data)
    said: list[str] = []

    def heard(text: str) -> str:
        said.append(text)
        return text

    if run.shape.reworded is not None and kind in run.shape.moves:
        run.shape.reworded(kind, data, heard)
    return any(said)


def _what(plans: Sequence[Bringing]) -> str:
    """What came in, counted: notes and themes, words that were typed for a paper, and other changes."""
    notes, themes, changes = (
        sum(getattr(plan, one) for plan in plans) for one in ("brought", "themes_made", "changes")
    )
    papers = len({(id(plan), data["note"]) for plan in plans for kind, data in plan.moves if kind == "write_paper"})
    papers = min(papers, changes)  # the words of a paper that is new itself are part of it
    rest = max(0, changes - papers)
    new = [f"{notes:,} note{'' if notes == 1 else 's'} and {plural(themes, 'theme')}"] if notes or themes else []
    new += [f"the words of {plural(papers, 'paper')}"] if papers else []
    new += [f"{rest:,} change{'' if rest == 1 else 's'} of what had come in before"] if rest else []
    back = sum(len(data["notes"]) for plan in plans for kind, data in plan.moves if _is_back(kind, data))
    new += [f"the taking back of {plural(back, 'note')}"] if back else []
    return ", and ".join(new) or "what was said since of what had come in before"


def _is_back(kind: str, data: Mapping[str, Any]) -> bool:
    return kind == "consent" and data["consent"] == WITHDRAWN


def _take_back(session: Session, entries: int) -> None:
    for _ in range(entries):
        session.undo()


def _lines(plans: Sequence[tuple[Run | None, Run, Bringing]]) -> list[str]:
    lines = []
    for target, _, plan in plans:
        if plan.duplicates:
            many = len(plan.duplicates)
            done = "left out" if plan.leave_duplicates else "taken as well"
            lines.append(f"{many} {'was' if many == 1 else 'were'} here word for word already, and {done}.")
            if not plan.leave_duplicates:
                lines.append("Where it is the same paper, type:")
                lines += [f"same {new} {old}" for new, old in plan.duplicates[:_OFFERED]]
                if many > _OFFERED:
                    lines.append(f"and {many - _OFFERED} more; find shows both of each.")
        lines += plan.said
        if target is not None and plan.authors_left_out:
            lines.append("Who wrote the notes was left out: this wall keeps no writers.")
    return lines


# -- what the file holds ----------------------------------------------------------------------------------------------


def _events(path: str | os.PathLike[str]) -> list[Event]:
    try:
        data = strict_json.read_bytes(path, MOST_BYTES)
        if data.startswith(event_lines.OPENING):
            return _stored(data, Path(path))
        other = other_kind(data)
        if other not in ("", SESSION):
            raise CaseError(other)
        value = strict_json.read(data)
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
    if not isinstance(value, dict) or not isinstance(value.get("events"), list) or value.get("kind") != "session":
        raise CaseError(
            "This is not a session. Give a session's file, or the JSON that was exported for facilitators. Any other "
            "file: holdspace import NAME FILE."
        )
    return [_event(document, f"events[{index}]", index + 1) for index, document in enumerate(value["events"])]


def _stored(data: bytes, path: Path) -> list[Event]:
    try:
        found = whole_file.read(data, path)
    except StoreError as problem:
        raise CaseError(str(problem)) from problem
    if not found.whole:
        raise CaseError(
            "Something in that session cannot be read. On the computer it comes from, make a whole one of it and merge "
            f"that: holdspace rescue {path.stem}"
        )
    return [
        _event(clean_data(document), f"line {number + 1}", number) for number, document in enumerate(found.documents, 1)
    ]


def _event(document: object, place: str, number: int) -> Event:
    try:
        event = event_of(document if isinstance(document, dict) else {})
    except ValueError as problem:
        raise CaseError(f"{place}.{problem}, as every entry has.") from None
    if event.number != number:
        raise CaseError(f"{place}.number: {number} is needed here, for entries are numbered in order.")
    return event


def _folded(events: Sequence[Event]) -> SessionState:
    standing = alive(events)
    try:
        state = fold(event for event in events if event.number in standing)
    except ExerciseError as problem:
        raise CaseError(f"The session in that file cannot be read in order: {problem}") from None
    if not events or events[0].kind != "session":
        raise CaseError("This is not a session: it does not begin as one.")
    return state


# -- which wall goes where --------------------------------------------------------------------------------------------


def _plan(
    session: Session, events: Sequence[Event], other: SessionState, run: Run, common: int, leave_duplicates: bool
) -> tuple[Run | None, Run, Bringing]:
    target = _target(session, run)
    state = target.state if target else SHAPES[run.template.shape].start(run.template)
    _same_prompts(state, run.state)
    _same_organisation(session, state, run.state)
    if state.closed:
        raise CaseError("The wall here is closed. Open it again first: reopen")
    began: Wall | None = None
    if common and target is not None and target.key == run.key:
        back_then = _folded(events[:common]).runs.get(run.key)
        began = back_then.state if back_then is not None else None
    formerly = named = identity(events[0].at, events[0].by, run)
    if common and common < len(events):
        named = identity_of_copy(named, events[common])
    plan = Bringing(run.state, state, Rehearsal(run.shape, state), named, began, leave_duplicates)
    plan.formerly = formerly if common else ""
    plan.own = _remembered_there(session, target, common) if target else ""
    plan.out = session.names_out()
    if run.state.organisation and not state.organisation:
        plan.belongs(run.state.organisation)
    if target is not None:
        # What both have in common was changed by neither.
        plan.pair = Pair(
            changed(session.events[common:], target.key, {named, formerly}), changed(events[common:], run.key)
        )
    try:
        plan.plan()
    except ExerciseError as problem:
        raise CaseError(f"{plan.place}: {problem}") from None
    return target, run, plan


def _remembered_there(session: Session, target: Run, common: int) -> str:
    """What the wall here is remembered by where it was brought in before."""
    first = session.events[0]
    named = identity(first.at, first.by, target)
    return identity_of_copy(named, session.events[common]) if 0 < common < len(session.events) else named


def _target(session: Session, run: Run) -> Run | None:
    walls = [run for run in session.state.runs.values() if isinstance(run.state, Wall)]
    same = [wall for wall in walls if wall.template.key == run.template.key]
    return next((wall for wall in same if wall.key == run.key), None) or next(iter(same), None)


def _same_organisation(session: Session, here: Wall, other: Wall) -> None:
    """Raises CaseError for the canvas of another organisation: it is never in the room of this one."""
    mine, theirs = here.organisation, other.organisation
    if theirs:
        try:
            none_of_another(session.state.runs, theirs)
        except ExerciseError as problem:
            raise CaseError(f"That canvas belongs to {theirs}. {problem}.") from None
    if theirs and not mine and len(here.notes):
        raise CaseError(f"That canvas belongs to {theirs}. Whose is this one? belongs to: {theirs}")


def _same_prompts(here: Wall, other: Wall) -> None:
    """Raises CaseError when the two walls ask different things; nothing is put on one scale that was not asked so."""
    asked = (
        [(question.key, question.title) for question in here.questions],
        [(question.key, question.title) for question in other.questions],
    )
    areas = [(area.key, area.title) for area in here.areas], [(area.key, area.title) for area in other.areas]
    for what, (mine, theirs) in (("questions", asked), ("areas", areas)):
        ours, others = ({(key, folded(title)) for key, title in prompts} for prompts in (mine, theirs))
        if ours != others:
            odd_here = listed([quoted(f"{key}: {title}") for key, title in mine if (key, folded(title)) not in others])
            odd = listed([quoted(f"{key}: {title}") for key, title in theirs if (key, folded(title)) not in ours])
            only = f"Only here: {odd_here or 'none'}. Only there: {odd or 'none'}."
            raise CaseError(f"The {what} are not the same. {only}")
