"""Brings a file into a session, whole or not at all, by what it looks like."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.amounts import rounded
from exercises.kernel.record import Record, replace
from exercises.kernel.schema import Place
from exercises.kernel.shape import ExerciseError, Shape
from exercises.kernel.text import clean, plural, sentence
from exercises.network import sums
from exercises.network.state import Network
from exercises.shapes import SHAPES
from sessions.importing import case_form
from sessions.importing.case_form import CaseError
from sessions.importing.case_moves import check_visits, planned
from sessions.importing.case_plan import CaseMove
from sessions.importing.report import Report, Wanted, what_else
from sessions.importing.standing import filled, standing
from sessions.library import templates
from sessions.live.session import Session
from sessions.live.state import BATCH, BatchError, Run
from sessions.live.uncollected import uncollected
from sessions.store import strict_json
from sessions.store.kinds_of_file import other_kind

__all__ = ["READERS", "CaseError", "Reader", "import_case", "import_file", "read_case"]

MOST_BYTES = 5_000_000
MOST_FILE_BYTES = 20_000_000
NOTES = "notes.csv"
"""The notes in a folder of tables that holdspace wrote."""
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


def import_case(session: Session, path: str | os.PathLike[str]) -> Report:
    """Brings the case in that file into the session's live grid, as one entry; says what came in.

    The grid is the one the facilitators are in, or else the first of the session, or else a new one. Raises CaseError
    naming the place, and then nothing was recorded.
    """
    try:
        return _import(session, read_case(path))
    except CaseError as problem:
        raise nothing_came(problem) from None


def _import(session: Session, case: Place) -> Report:
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
            return Report(f"{_sentence(session, key, moves, now)}{what_else(session)}", tuple(plan.remarks))
        # Somebody set out a chair between the plan and the lock, so every number is one off: again, from there.
        session.undo()
    raise CaseError("Somebody else is changing this grid just now. Try again in a moment.")


def _on_its_day(session: Session, shape: Shape, moves: list[CaseMove]) -> list[CaseMove]:
    """The moves with the day that the session was held on, where it is known: "within 7 days" is meant from there."""
    frame = session.state.frame
    if frame is None or not frame.state.facts.date:
        return moves
    day = {"today": frame.state.facts.date}
    return [replace(move, data={**day, **move.data}) if move.kind in shape.dated else move for move in moves]


def nothing_came(problem: CaseError) -> CaseError:
    """The problem, and that nothing was imported; what ends with a line to type has a full stop behind it."""
    return CaseError(f"{sentence(str(problem))} Nothing was imported.")


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
    grids = standing(session, lambda run: isinstance(run.state, Network) and run.state.with_chairs)
    return next(iter(grids), None)


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
    return f"{said} NOT SAVED yet: {session.problem}" if session.unsaved and session.problem else said


# -- every kind of file -----------------------------------------------------------------------------------------------


class Brought(Record):
    """A file that was read, before anybody knows what it is."""

    name: str
    data: bytes
    value: Any
    """What the file holds when it is JSON; None otherwise."""
    folder: Path | None = None
    """Where it lies, for what belongs to it and lies beside."""
    into: Session | None = None
    """The session that it is for, where a file of its exercises is known sooner."""


class Reader(Record):
    """One kind of file that can come into a session."""

    looks_like: Callable[[Brought], bool]
    bring_in: Callable[[Session, Brought, Wanted], Report]
    called: str = "a file of holdspace"
    """What one is called."""


def _notes(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.notes_import import import_notes, wall_here
    from sessions.importing.themes_beside import themes_of

    wall = wall_here(session, wanted.exercise)
    if wall.boxes:
        from sessions.importing.canvas_file import looks_like_a_canvas

        if looks_like_a_canvas(brought.name, brought.data, wanted, wall):
            return _canvas(session, brought, wanted)
    return import_notes(
        session, brought.name, brought.data, wanted, themes_of(brought.name, brought.data, brought.folder)
    )


def _theming(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.theming import import_theming

    return import_theming(session, brought.data, wanted)


def _case(session: Session, brought: Brought, wanted: Wanted) -> Report:
    return _import(session, read_case(brought.data))


def _workshop(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.workshop import import_workshop

    return import_workshop(session, brought.data)


def _chairs(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.chairs_file import import_chairs

    return import_chairs(session, live_grid(session), brought.name, brought.data)


def _is_chairs(brought: Brought) -> bool:
    from sessions.importing.chairs_file import looks_like_chairs

    return looks_like_chairs(brought.name, brought.data)


def _is_workshop(brought: Brought) -> bool:
    from sessions.importing.workshop_form import looks_like_workshop

    return looks_like_workshop(brought.value)


def _pages(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.pages_file import import_pages

    return import_pages(session, brought.value, wanted)


def _is_pages(brought: Brought) -> bool:
    if not isinstance(brought.value, dict) or "chairs" in brought.value:
        return False
    from sessions.importing.pages_file import exercise_of

    return exercise_of(brought.into, brought.value) is not None


def _deck(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.deck_file import import_deck

    return import_deck(session, brought.value, wanted)


def _is_deck(brought: Brought) -> bool:
    from sessions.importing.deck_form import looks_like_a_deck

    return looks_like_a_deck(brought.value)


def _audit(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.audit_file import import_audit

    return import_audit(session, brought.value, wanted)


def _is_audit(brought: Brought) -> bool:
    from sessions.importing.audit_form import looks_like_an_audit

    return looks_like_an_audit(brought.value)


def _netgram(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.netgram_file import import_netgram

    return import_netgram(session, brought.value, wanted)


def _is_netgram(brought: Brought) -> bool:
    from sessions.importing.netgram_form import looks_like_a_netgram

    return looks_like_a_netgram(brought.value)


def _canvases(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.canvas_file import import_canvases

    return import_canvases(session, brought.value, brought.folder, wanted)


def _is_canvases(brought: Brought) -> bool:
    return isinstance(brought.value, dict) and "organisations" in brought.value


def _canvas(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.canvas_file import import_canvas

    return import_canvas(session, brought.name, brought.data, wanted)


def _is_canvas(brought: Brought) -> bool:
    from sessions.importing.canvas_file import looks_like_a_canvas

    return looks_like_a_canvas(brought.name, brought.data)


def _codebook(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.codebook_file import import_codebook

    return import_codebook(session, brought.data, wanted)


def _is_codebook(brought: Brought) -> bool:
    if not brought.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"PK")):
        return False
    from sessions.importing.codebook_file import looks_like_a_codebook

    return looks_like_a_codebook(brought.data)


def _is_json(brought: Brought) -> bool:
    if brought.name.lower().endswith((".csv", ".tsv", ".txt", ".xlsx")):
        return False
    beginning = brought.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return brought.name.lower().endswith(".json") or beginning.startswith(b"{")


def _is_theming(brought: Brought) -> bool:
    table = brought.value
    return isinstance(table, dict) and "themes" in table


READERS: Mapping[str, Reader] = {
    "codebook": Reader(_is_codebook, _codebook, "a codebook"),
    "audit": Reader(_is_audit, _audit, "a team's audit"),
    "netgram": Reader(_is_netgram, _netgram, "drawings of a net-gram"),
    "deck": Reader(_is_deck, _deck, "cards of a deck"),
    "canvases": Reader(_is_canvases, _canvases, "canvases of organisations"),
    "theming": Reader(_is_theming, _theming, "the theming of a wall"),
    "workshop": Reader(_is_workshop, _workshop, "a workshop day"),
    "pages": Reader(_is_pages, _pages, "pages of an exercise"),
    "case": Reader(_is_json, _case, "a case"),
    "chairs": Reader(_is_chairs, _chairs, "the chairs of a grid"),
    "canvas": Reader(_is_canvas, _canvas, "the notes of a canvas"),
    "notes": Reader(lambda brought: True, _notes, "notes"),
}
"""Every kind of file; the first that a file looks like reads it, and what is nothing else is notes."""


def import_file(session: Session, path: str | os.PathLike[str], wanted: Wanted | None = None) -> Report:
    """Brings a file into the session by what it looks like; says what came in. Raises CaseError, nothing recorded."""
    before = dict(session.state.runs)
    try:
        with uncollected():
            brought, reader = looked_at(session, path)
            report = reader.bring_in(session, brought, wanted or Wanted())
    except CaseError as problem:
        raise nothing_came(problem) from None
    said = filled(before, session)
    return replace(report, lines=(*report.lines, said)) if said else report


def looked_at(session: Session, path: str | os.PathLike[str]) -> tuple[Brought, Reader]:
    """A file for a session, and who reads it. Raises CaseError for one that cannot be read."""
    brought = replace(_read_file(path), into=session)
    return brought, next(known for known in READERS.values() if known.looks_like(brought))


def _read_file(path: str | os.PathLike[str]) -> Brought:
    file = Path(path)
    if file.is_dir() and (file / NOTES).is_file():
        file = file / NOTES
    try:
        data = strict_json.read_bytes(file, MOST_FILE_BYTES)
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
    brought = Brought(clean(file.name), data, None, file.parent)
    if _is_codebook(brought):
        return brought
    other = other_kind(data)
    if other:
        raise CaseError(other)
    if not _is_json(brought):
        return brought
    try:
        return replace(brought, value=strict_json.read(data))
    except strict_json.JsonError as problem:
        raise CaseError(str(problem)) from None
