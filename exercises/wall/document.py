"""A wall as JSON with stable keys, for its facilitators. Pure; everything here is private."""

from __future__ import annotations

from typing import Any

from exercises.kernel import things
from exercises.wall.matrix import Matrix, question_matrix
from exercises.wall.state import STATUSES, Against, Check, Note, Step, Theme, Wall


def document(state: Wall) -> dict[str, Any]:
    """The state as JSON with stable keys (docs/show-json.md)."""
    matrices = {held.key: question_matrix(state, held.key) for held in state.questions}
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "closed": state.closed,
        "close_note": state.close_note,
        "authors": state.authors,
        "questions": [things.document(held) for held in state.questions],
        "areas": [things.document(held) for held in state.areas],
        "question": state.question,
        "area": state.area,
        "notes_total": len(state.on_wall()),
        "notes_not_placed": len(state.loose()),
        "notes_lone": len(state.with_status(STATUSES[0])),
        "notes_contested": len(state.with_status(STATUSES[1])),
        "notes_parked": len(state.with_status(STATUSES[2])),
        "notes": [_note(held) for held in state.notes.every()],
        "themes_total": len(state.standing()),
        "themes": [_theme(held, matrices[held.question]) for held in state.themes.every()],
        "matrix": [_matrix(held) for held in matrices.values()],
        "links": [things.document(held) for held in state.links.every()],
        "against": [_against(held) for held in state.against.every()],
        "people": state.people,
        "lone_check": _check(state.lone_check),
        "arrivals": [
            {"name": held.name, "notes": {str(row): number for row, number in sorted(held.notes.items())}}
            for held in state.arrivals
        ],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "question": note.question,
        "area": note.area,
        "text": note.text,
        "author": note.author or None,
        "source": note.source,
        "on_wall": note.on_wall,
        "placed": not note.loose,
        "bite_of": note.half_of or None,
        "bites": list(note.halves),
        "same_as": note.same_as or None,
        "theme": note.theme or None,
        "also": list(note.also),
        "status": note.status,
        "readings": list(note.readings),
        "why": note.why,
        "until": note.until,
        "moves": note.moves,
        "typed_before": list(note.typed_before),
        "name_taken_out": note.nameless,
        "seen": note.seen or None,
        "ref": note.ref,
        "consent": note.consent,
        "trail": [_step(held) for held in note.trail],
    }


def _theme(theme: Theme, matrix: Matrix) -> dict[str, Any]:
    counted = matrix.of_theme(theme)
    return {
        "number": theme.number,
        "question": theme.question,
        "name": theme.name,
        "description": theme.description,
        "includes": theme.includes,
        "excludes": theme.excludes,
        "notes": list(theme.notes),
        "notes_total": sum(counted),
        "notes_by_area": dict(zip(matrix.areas, counted, strict=True)),
        "stands": theme.stands,
        "merged_into": theme.merged_into or None,
        "dropped": theme.dropped,
        "check": _check(theme.check),
        "trail": [_step(held) for held in theme.trail],
        "ref": theme.ref,
    }


def _matrix(counted: Matrix) -> dict[str, Any]:
    areas = counted.areas
    rows = [
        {"row": row.key, "theme": row.theme or None, "counts": dict(zip(areas, row.counts, strict=True))}
        for row in counted.rows
    ]
    return {
        "question": counted.question,
        "rows": rows,
        "notes_by_area": dict(zip(areas, counted.notes, strict=True)),
        "counted_again_by_area": dict(zip(areas, counted.again, strict=True)),
    }


def _check(check: Check | None) -> dict[str, Any] | None:
    return None if check is None else things.document(check)


def _step(step: Step) -> dict[str, Any]:
    return {**things.document(step), "theme": step.theme or None}


def _against(case: Against) -> dict[str, Any]:
    return {**things.document(case), "theme": case.theme or None, "note": case.note or None}
