"""Exports what is on the screen from inside the console, also while its disk refuses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exercises.kernel.record import Record, replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.live.session import Session

if TYPE_CHECKING:
    from sessions.export import Made

EXAMPLE = "export ~/page.md, or export ~/whole.json, or export ~/record.md for facilitators, or export ~/tables as csv"


class Asked(Record):
    """What a typed line asks for, and what was chosen since."""

    path: Path
    format: str
    audience: Audience
    names: str = ""
    brief: bool = False
    """Whether a short page is asked for."""

    def next_audience(self) -> Asked:
        """The same for whom comes next."""
        return replace(self, audience=AUDIENCES[(AUDIENCES.index(self.audience) + 1) % len(AUDIENCES)])

    def next_format(self) -> Asked:
        """The same in the format that comes next; an ending that said the old one says the new one."""
        from sessions.export import FORMATS

        keys = list(FORMATS)
        new = keys[(keys.index(self.format) + 1) % len(keys)]
        path = self.path
        said = {*FORMATS[self.format].endings, FORMATS[self.format].ending, ""}
        if path.suffix.lower() in said:
            path = path.with_suffix(FORMATS[new].ending)
        return replace(self, format=new, path=path)

    def short_or_whole(self) -> Asked:
        """The short page, or the whole one again."""
        return replace(self, brief=not self.brief)

    def next_names(self) -> Asked:
        """The same with names changed, or as they are again."""
        return replace(self, names="" if self.names else "as-they-are")


def asked_for(line: str) -> Asked:
    """What the line asks for. Raises ExerciseError.

    A page is for the participants, a JSON file and tables for the facilitators, unless the line ends otherwise.
    """
    from sessions.export import FORMATS, ExportError, format_of

    words = line.strip()
    while folded(words).split(" ")[0] == "export":  # a key has put the first one there, and somebody types it again
        words = words[len("export") :].strip()
    words, asked = _ending(words, " for ", AUDIENCES)
    words, kind = _ending(words, " as ", tuple(FORMATS))
    if not asked:
        words, asked = _ending(words, " for ", AUDIENCES)
    if not words:
        raise ExerciseError(f"Export to which file? {EXAMPLE}")
    try:
        path = Path(words).expanduser()
        kind = kind or format_of(path)
    except (ExportError, RuntimeError, ValueError) as problem:
        raise ExerciseError(f"{problem} For example {EXAMPLE}") from problem
    audience = next((known for known in AUDIENCES if known == asked), FORMATS[kind].usual)
    return Asked(path, kind, audience)


def made_of(session: Session, asked: Asked) -> Made:
    """The export of what is on the screen, in no file yet. Raises ExerciseError."""
    from sessions.export import ExportError, Wanted, make
    from sessions.export.from_journals import with_journals
    from sessions.export.roster_names import names

    try:
        wanted = Wanted(asked.format, asked.audience, names(asked.names, asked.audience), brief=asked.brief)
        return make([session], with_journals(wanted, [session], asked=False))
    except ExportError as problem:
        raise ExerciseError(str(problem)) from problem


def write_out(session: Session, asked: Asked, made: Made, *, over: bool = False) -> str:
    """Writes it and notes it in the session; says what was written. What is there stays unless `over`.

    Raises ExerciseError when it cannot be written.
    """
    from sessions.export import ExportError, put
    from sessions.export.noting import note

    try:
        put(made, asked.path, replace=over)
    except (ExportError, ValueError) as problem:
        raise ExerciseError(str(problem)) from problem
    noted = note([session], made, asked.path)
    return " ".join(filter(None, (f"Saved {asked.path.name} for {asked.audience}.", *made.written.notes, noted)))


def _ending(words: str, joiner: str, choices: tuple[str, ...]) -> tuple[str, str]:
    """The words without an ending such as " as csv", and which of the choices it named; "" for none."""
    for choice in choices:
        if words.lower().endswith(f"{joiner}{choice}"):
            return words[: -len(joiner) - len(choice)].strip(), choice
    return words, ""
