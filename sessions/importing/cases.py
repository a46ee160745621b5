"""Brings a file into a session, whole or not at all, by what it looks like."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from exercises.kernel.record import Record, replace
from exercises.kernel.text import clean
from sessions.importing.case_form import CaseError, nothing_came
from sessions.importing.report import Report, Wanted
from sessions.importing.standing import filled
from sessions.live.session import Session
from sessions.live.uncollected import uncollected
from sessions.store import strict_json
from sessions.store.kinds_of_file import other_kind

__all__ = ["READERS", "CaseError", "Reader", "import_file"]

MOST_FILE_BYTES = 20_000_000
_COHORTS, _CHAIRS = "cohorts", "chairs"
"""What a file of a programme has, and what one of a case, and no other."""
_CASE = "a case"
NOTES = "notes.csv"
"""The notes in a folder of tables that holdspace wrote."""


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
    beside: Callable[[Session], tuple[str, ...]] = lambda session: ()
    """What is said before it comes in, of what stands already where it goes."""


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
    from sessions.importing.case_file import bring_in, read_case

    return bring_in(session, read_case(brought.data))


def _beside_chairs(session: Session) -> tuple[str, ...]:
    from sessions.importing.case_file import chairs_there

    return chairs_there(session)


def _workshop(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.workshop import import_workshop

    return import_workshop(session, brought.data)


def _chairs(session: Session, brought: Brought, wanted: Wanted) -> Report:
    from sessions.importing.case_file import live_grid
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
    if not isinstance(brought.value, dict) or _CHAIRS in brought.value:
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


def _programme(session: Session, brought: Brought, wanted: Wanted) -> Report:
    raise CaseError(
        "This is a programme, with the sessions that belong to it. holdspace programme import FILE makes it."
    )


def _is_programme(brought: Brought) -> bool:
    return isinstance(brought.value, dict) and _COHORTS in brought.value


READERS: Mapping[str, Reader] = {
    "codebook": Reader(_is_codebook, _codebook, "a codebook"),
    "audit": Reader(_is_audit, _audit, "a team's audit"),
    "netgram": Reader(_is_netgram, _netgram, "drawings of a net-gram"),
    "deck": Reader(_is_deck, _deck, "cards of a deck"),
    "canvases": Reader(_is_canvases, _canvases, "canvases of organisations"),
    "theming": Reader(_is_theming, _theming, "the theming of a wall"),
    "workshop": Reader(_is_workshop, _workshop, "a workshop day"),
    "programme": Reader(_is_programme, _programme, "a programme"),
    "pages": Reader(_is_pages, _pages, "pages of an exercise"),
    "case": Reader(_is_json, _case, _CASE, _beside_chairs),
    "chairs": Reader(_is_chairs, _chairs, "the chairs of a grid", _beside_chairs),
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


def read_of_programme(path: str | os.PathLike[str]) -> Any:
    """What a file holds that may be a programme. Raises CaseError for one that cannot be read, or is for a session."""
    brought = _read_file(path)
    reader = next(known for known in READERS.values() if known.looks_like(brought))
    if isinstance(brought.value, dict) and (
        _COHORTS in brought.value or (reader.called == _CASE and _CHAIRS not in brought.value)
    ):
        return brought.value
    raise CaseError(f"This file has {reader.called} in it. It comes into a session: holdspace import NAME FILE.")


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
