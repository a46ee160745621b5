"""Takes names out of a session's own files for good.

From A Good Start in Life's post-it theming: a note about a named colleague keeps its sense and loses the name.
"""

from __future__ import annotations

from collections.abc import Callable

from exercises.kernel.shape import ExerciseError
from exercises.kernel.text import listed, plural
from sessions.leaving.entries import names_remain, redacted
from sessions.live import drafts
from sessions.live.names_out import names_in, texts_with
from sessions.live.session import Session
from sessions.live.state import UNNAME
from sessions.removing.beside import Words, without
from sessions.removing.for_good import Documents, Removal

_OWN = {"session": "the session's title", "title": "the session's title", "exercise": "an exercise's own words"}
"""What no exercise says, by the kind of its entry."""


def _may(session: Session, of: int) -> None:
    if not _names(session, of) or not names_remain(session):
        raise ExerciseError("No name is taken out that the file still has. For example: unname 17: Priya / a colleague")


def _question(session: Session, of: int) -> tuple[str, str]:
    names = _names(session, of)
    what = "name that was taken out" if len(names) == 1 else f"{len(names)} names that were taken out"
    before, after = (_counted(documents, names) for documents in (session.documents(), redacted(session)))
    counts = f"The file has it in {plural(before, 'place')}; {before - after or 'none'} of them go."
    return f"the {what}", " ".join(filter(None, (counts, _stays(session, names), _half_typed(session))))


def _counted(documents: Documents, names: Words) -> int:
    return sum(texts_with(documents, name) for name, _ in names)


def _stays(session: Session, names: Words) -> str:
    """Where a name stands that the file keeps: where it was not taken out, and what no exercise says."""
    kept = redacted(session)
    runs = {key: run.template.title for key, run in session.state.runs.items()}
    found: dict[str, int] = {}
    for document in kept:
        for told, place in (
            (
                document["data"],
                runs.get(document["run"], _OWN.get(document["kind"], "what the session says of itself")),
            ),
            (document["by"], "who typed it"),
        ):
            count = _counted([{"told": told}], names)
            found |= {place: found.get(place, 0) + count} if count else {}
    own = found.pop(_OWN["exercise"], 0)
    places = listed([f"{place} ({count})" for place, count in found.items()])
    out = "unname all: NAME / other words takes it out of every exercise"
    said = f"It stays in {places}, where it was not taken out: {out}." if found else ""
    came = f"It stays in {_OWN['exercise']} ({own}), which came with its template." if own else ""
    return f"{said} {came}".strip()


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
    found = [named.name for event in session.standing() for named in names_in(event)]
    return list(dict.fromkeys((one.name, one.instead) for one in found))


def _documents(session: Session, of: int) -> Documents:
    return redacted(session)


def _done(names: Words, of: int) -> str:
    gone = "The name is" if len(names) == 1 else f"The {len(names)} names are"
    return (
        f"{gone} out of the file for good. Exports and copies made before still have it; look after those. Lines half "
        "typed in other open windows are not reached: look there too. What comes in later may have it again, for "
        "nothing here knows it any more."
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
    there=lambda session, words: (0,),
    left=lambda session, words: _stays(session, words),
)
