"""Exports what is on the screen from inside the console, also while its disk refuses. Refuses to know any format."""

from __future__ import annotations

from pathlib import Path

from exercises.exercise import ExerciseError
from exercises.outline import AUDIENCES, Audience
from exercises.text import folded
from sessions.session import Session

EXAMPLE = "export ~/page.md, or export ~/whole.json, or export ~/record.md for facilitators, or export ~/tables as csv"


def is_export(line: str) -> bool:
    """Whether a typed line asks for an export."""
    return folded(line).split(" ")[0] == "export"


def export_line(session: Session, line: str) -> str:
    """Writes the file or the folder that the line names, with everything on the screen; says what was written.

    A page is for the participants, a JSON file and tables for the facilitators, unless the line ends otherwise. Raises
    ExerciseError when it cannot be written; what is there is never written over.
    """
    from sessions.export import FORMATS, ExportError, export_bytes, export_files, format_of, write_export, write_files

    words, asked = _ending(line.strip()[len("export") :].strip(), " for ", AUDIENCES)
    words, kind = _ending(words, " as ", tuple(FORMATS))
    if not asked:
        words, asked = _ending(words, " for ", AUDIENCES)
    if not words:
        raise ExerciseError(f"Export to which file? {EXAMPLE}")
    try:
        path = Path(words).expanduser()
        kind = kind or format_of(path)
        audience: Audience = "participants" if kind == "md" else "facilitators"
        audience = next((known for known in AUDIENCES if known == asked), audience)
        if FORMATS[kind].files is None:
            write_export(path, export_bytes(session, kind, audience))
        else:
            write_files(path, export_files(session, kind, audience))
    except (ExportError, RuntimeError, ValueError) as problem:
        raise ExerciseError(f"{problem} For example {EXAMPLE}") from problem
    return f"Saved {path.name} for {audience}."


def _ending(words: str, joiner: str, choices: tuple[str, ...]) -> tuple[str, str]:
    """The words without an ending such as " as csv", and which of the choices it named; "" for none."""
    for choice in choices:
        if words.lower().endswith(f"{joiner}{choice}"):
            return words[: -len(joiner) - len(choice)].strip(), choice
    return words, ""
