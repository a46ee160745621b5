"""A line that brings a file in: import FILE, with what the command takes beside it; or a path alone, as dropped."""

from __future__ import annotations

import contextlib
import shlex
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from exercises.kernel.record import Record
from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import folded

if TYPE_CHECKING:
    from sessions.importing.report import Wanted

EXAMPLE = 'import ~/board.csv, or import ~/board.xlsx --text "Message" --question-from "Category"'
_BEGINS = ("/", "~", "'/", '"/', "'~", '"~', "file://", "./")
"""How a path begins that a terminal puts there when a file is dropped on it."""


class Asked(Record):
    """What a typed line asks for."""

    path: Path
    said: str
    """The path as the command is told it."""
    wanted: Wanted


def is_import(line: str) -> bool:
    """Whether a typed line asks for a file, or is the path of one that is there."""
    words = line.strip()
    first, _, rest = words.partition(" ")
    if folded(first) == "import":
        like_a_path = any(sign in rest.split(" ")[0] for sign in "/.~\\'\"")
        return not rest.strip() or like_a_path or _there(rest.strip()) is not None
    return words.startswith(_BEGINS) and _there(words) is not None


def asked_for(line: str) -> Asked:
    """What the line asks for. Raises ExerciseError."""
    from sessions.importing.case_form import CaseError
    from tui.app.asked import read

    words = line.strip()
    while folded(words).split(" ")[0] == "import":  # a key has put the first one there, and somebody types it again
        words = words[len("import") :].strip()
    file, sign, rest = words.partition(" --")
    path = _there(file.strip())
    if not file.strip():
        raise ExerciseError(f"Import which file? {EXAMPLE}")
    if path is None:
        raise ExerciseError(f"There is no file called {file.strip()[:80]}. A path from your home begins with ~/")
    try:
        return Asked(path, str(path), read(shlex.split(f"--{rest}") if sign else ()))
    except CaseError as problem:
        raise ExerciseError(str(problem)) from None
    except ValueError:
        raise ExerciseError(
            'Quotes are opened and not closed in what stands behind the file: --text "Message"'
        ) from None


def _there(words: str) -> Path | None:
    """The file that the words name, written out or as a terminal writes it when it is dropped there."""
    ways = [words]
    if words.startswith("file://"):
        ways = [unquote(urlsplit(words).path)]
    else:
        with contextlib.suppress(ValueError):
            ways.append(" ".join(shlex.split(words)))
    for way in ways:
        try:
            path = Path(way).expanduser()
            if path.exists():
                return path
        except (OSError, RuntimeError, ValueError):
            continue
    return None
