"""A line that writes paper: print chairs, or print chairs FILE. What there is stands in the palette, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed

if TYPE_CHECKING:
    from sessions.live.session import Session

LINE = "print"


def written(session: Session, line: str) -> str:
    """Writes what the line asks for; without a file's name beside the session's own name in the folder holdspace was
    started in. Says where it is. Raises ExerciseError."""
    from sessions.export import ExportError, put
    from sessions.export.noting import note
    from sessions.export.printing import file_name, not_begun, papers, print_out
    from sessions.export.roster_names import names

    _, _, asked = line.strip().partition(" ")
    what, _, file = asked.strip().partition(" ")
    try:
        if not what:
            there = listed(tuple(one.what for one in (*papers(session), *not_begun(session))))
            raise ExerciseError(f"Print what? There is {there}. For example print {papers(session)[0].what}")
        how = names("", "participants")
        made = print_out(session, what.casefold(), how)
        path = Path(file.strip() or file_name(session, what.casefold(), how)).expanduser()
        put(made, path)
    except (ExportError, RuntimeError, ValueError) as problem:
        raise ExerciseError(str(problem)) from problem
    said = f"Saved {path.name} in {path.absolute().parent.name or '/'}. Open it in a browser and print it."
    return " ".join(filter(None, (said, note([session], made, path))))


def ways(session: Session) -> Iterator[tuple[str, str, str]]:
    """What the palette has: what is printed, what that is, and the line for it."""
    from sessions.export.printing import not_begun, papers

    for one in (*papers(session), *(more for more in not_begun(session) if not more.others)):
        yield (
            f"Print {one.what}",
            f"{one.means[:1].upper()}{one.means[1:]}, for a browser to print.",
            f"{LINE} {one.what}",
        )
