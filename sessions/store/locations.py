"""Where this person's sessions, templates, rosters and drafts live on this computer."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from exercises.kernel.expression import expression

_NAME = expression(r"[a-z0-9][a-z0-9-]{0,79}")
PROGRAMME = "programme."
"""How the name of a programme begins wherever sessions and programmes stand side by side; no session's does."""
MAKING = ".making"
"""How the name of a note ends about files that are being made together."""


def home() -> Path:
    """The data folder: HOLDSPACE_HOME, or the platform's folder for a user's data. Not made here."""
    chosen = os.environ.get("HOLDSPACE_HOME")
    if chosen:
        return _in_full(chosen)
    from platformdirs import user_data_dir

    return Path(user_data_dir("holdspace", appauthor=False))


@lru_cache(8)
def _in_full(chosen: str) -> Path:
    return Path(chosen).expanduser()


@lru_cache(64)
def _within(folder: Path, name: str) -> Path:
    """That in the folder: made once, for each entry asks for the same few."""
    return folder / name


def sessions_folder() -> Path:
    """Where the session files are."""
    return _within(home(), "sessions")


def programmes_folder() -> Path:
    """Where the programmes are, each a file like a session's."""
    return _within(home(), "programmes")


def room_folder() -> Path:
    """Where the public room files are: the only folder a room screen reads."""
    return _within(home(), "room")


def drafts_folder() -> Path:
    """Where unfinished entries are kept."""
    return _within(home(), "drafts")


def holding_folder() -> Path:
    """Where it stands since when an elephant is held, only while it is."""
    return _within(home(), "holding")


def folds_folder() -> Path:
    """Where it is kept what long sessions came to, so that they open sooner."""
    return _within(home(), "folds")


def words_folder() -> Path:
    """Where the words of the sessions are kept as finding compares them."""
    return _within(home(), "words")


def templates_folder() -> Path:
    """Where a facilitator's own templates are."""
    return _within(home(), "templates")


def roster_folder() -> Path:
    """Where real names and what stands for them are kept, apart from every session."""
    return _within(home(), "roster")


def crash_log() -> Path:
    """Where a crash is noted: places in the code only, nothing of a session."""
    return _within(home(), "crash.log")


def make_private(folder: Path) -> None:
    """Makes the folder and its parents inside the data folder, readable by this person only. Raises OSError."""
    missing = []
    place = folder
    while not place.exists():
        missing.append(place)
        place = place.parent
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
        place.chmod(0o700)
    if folder == home() or home() in folder.parents:
        folder.chmod(0o700)


def slug(title: str) -> str:
    """The title as a part of a file's name: plain letters, digits and dashes, at most 48."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", bare.lower().replace("'", "").replace("’", ""))
    name = ""
    for word in words:
        if len(name) + len(word) > 48:
            break
        name = f"{name}-{word}" if name else word
    return name or (words[0][:48] if words else "session")


def is_name(name: str) -> bool:
    """Whether `name` can be a session's name; names never become paths."""
    return _NAME.fullmatch(name) is not None


def is_programme(name: str) -> bool:
    """Whether it is a programme's name, and no session's."""
    return name.startswith(PROGRAMME) and is_name(name.removeprefix(PROGRAMME))


def session_path(name: str) -> Path:
    """The file of a session, or of a programme. Raises ValueError for anything that is not a plain name."""
    if is_programme(name):
        return named_within(programmes_folder(), name.removeprefix(PROGRAMME))
    return named_within(sessions_folder(), name)


def is_there(name: str) -> bool:
    """Whether the session, or the programme, is on this computer."""
    return session_path(name).exists()


def name_of(path: Path) -> str:
    """What a session file is called by, or a programme's."""
    return f"{PROGRAMME}{path.stem}" if path.parent == programmes_folder() else path.stem


@lru_cache(256)
def named_within(folder: Path, name: str) -> Path:
    """The file of that name in the folder. Raises ValueError for anything that is not a plain name."""
    if not is_name(name) and not is_programme(name):
        raise ValueError("not a session name")
    return folder / f"{name}.json"
