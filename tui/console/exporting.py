"""Exports what is on the screen from inside the console, also while its disk refuses. Refuses to know any format."""

from __future__ import annotations

from pathlib import Path

from exercises.exercise import ExerciseError
from exercises.outline import Audience
from exercises.text import folded
from sessions.session import Session

EXAMPLE = "export ~/page.md, or export ~/whole.json, or export ~/record.md for facilitators"
_END = " for facilitators"


def is_export(line: str) -> bool:
    """Whether a typed line asks for an export."""
    return folded(line).split(" ")[0] == "export"


def export_line(session: Session, line: str) -> str:
    """Writes the file that the line names, with everything on the screen; says what was written.

    A page is for the participants and a JSON file for the facilitators, unless the line ends otherwise. Raises
    ExerciseError when it cannot be written; an existing file is never written over.
    """
    from sessions.export import ExportError, export_bytes, format_of, write_export

    words = line.strip()[len("export") :].strip()
    facilitators = words.lower().endswith(_END)
    if facilitators:
        words = words[: -len(_END)].strip()
    if not words:
        raise ExerciseError(f"Export to which file? {EXAMPLE}")
    try:
        path = Path(words).expanduser()
        kind = format_of(path)
        audience: Audience = "facilitators" if facilitators or kind == "json" else "participants"
        write_export(path, export_bytes(session, kind, audience))
    except (ExportError, RuntimeError, ValueError) as problem:
        raise ExerciseError(f"{problem} For example {EXAMPLE}") from problem
    return f"Saved {path.name} for {audience}."
