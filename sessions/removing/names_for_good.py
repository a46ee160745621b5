"""Takes names out of a session's own files for good.

From A Good Start in Life's post-it theming: a note about a named colleague keeps its sense and loses the name.
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed
from sessions.leaving.entries import names_remain, redacted
from sessions.live import drafts
from sessions.live.batches import moves_of
from sessions.live.session import Session
from sessions.live.state import UNNAME
from sessions.removing.beside import Words, without
from sessions.removing.for_good import Documents, Removal


def _may(session: Session, of: int) -> None:
    if not _names(session, of) or not names_remain(session):
        raise ExerciseError("No name is taken out that the file still has. For example: unname 17: Priya / a colleague")


def _question(session: Session, of: int) -> tuple[str, str]:
    many = len(_names(session, of))
    what = "name that was taken out" if many == 1 else f"{many} names that were taken out"
    return f"the {what}", _half_typed(session)


def _half_typed(session: Session) -> str:
    """Who else has the name in an unfinished line: an open window keeps that line again as it stands there."""
    own = drafts.writer_of(session.by)
    writers = [writer for writer in drafts.writers(session.name, _stand_in(_names(session, 0))) if writer != own]
    if not writers:
        return ""
    has = "has" if len(writers) == 1 else "have"
    return f"{listed(writers)} {has} it in a line half typed; have it finished or cleared there first."


def _stand_in(names: Words) -> Callable[[str], bool]:
    return lambda text: without(text, names) is not None


def _forget_files_called_after(session: str, names: Words) -> str:
    """No longer keeps where an export lies that is called after somebody; says how many, for a person to rename.

    Raises OSError."""
    from sessions.leaving.trail import forget_where

    count = forget_where(session, _stand_in(names))
    one = "One export is a file with" if count == 1 else f"{count} exports are files with"
    return f" {one} the name in what it is called; where it lies is no longer kept here. Rename it." if count else ""


def _names(session: Session, of: int) -> Words:
    found: Words = []
    for event in session.standing():
        for kind, data in moves_of(event.kind, event.data) if event.run else ():
            if kind == UNNAME and data.get("name"):
                found.append((str(data["name"]), str(data.get("instead", ""))))
    return found


def _documents(session: Session, of: int) -> Documents:
    return redacted(session)


def _done(names: Words, of: int) -> str:
    gone = "The name is" if len(names) == 1 else f"The {len(names)} names are"
    return (
        f"{gone} out of the file for good. Exports and copies made before still have it; look after those. Lines half "
        "typed in other open windows are not reached: look there too."
    )


NAMES = Removal(
    "unname for good",
    "asks, then takes the names that were taken out of the file too",
    without="the names that were taken out",
    gone_from="its earlier entries, from unfinished lines and from the room's picture",
    follows=frozenset({UNNAME}),
    may=_may,
    question=_question,
    words=_names,
    documents=_documents,
    done=_done,
    still_in="the name is",
    more=_forget_files_called_after,
)
