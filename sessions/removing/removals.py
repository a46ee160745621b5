"""Every kind of words that may go out of a session's own file for good."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import clean, folded, matches
from sessions.live.other_copies import conflicted
from sessions.live.session import Session
from sessions.removing import for_good
from sessions.removing.conflicted_copies import WITH_COPIES, mend, offered
from sessions.removing.elephant_for_good import ELEPHANT
from sessions.removing.for_good import Removal
from sessions.removing.names_for_good import NAMES
from sessions.removing.own_words import OWN_WORDS
from sessions.removing.talk_for_good import TALK
from sessions.removing.undone_for_good import UNDONE
from sessions.removing.withdrawn_for_good import WITHDRAWN_WORDS

REMOVALS: Mapping[str, Removal] = {
    removal.line: removal for removal in (NAMES, TALK, WITHDRAWN_WORDS, ELEPHANT, OWN_WORDS, UNDONE)
}
"""By the line that asks for it."""


def asked(line: str) -> Command | None:
    """What a line asks for that is about the file itself; None for any other line."""
    said = folded(clean(line))
    copies = said.endswith(f" {WITH_COPIES}")
    said = f"{said.removesuffix(WITH_COPIES)}yes" if copies else said
    words = said.removesuffix(" yes")
    removal = next((one for typed, one in REMOVALS.items() if words.endswith(typed)), None)
    found = removal.asked(said) if removal is not None else None
    if removal is None or found is None:
        return None
    command = removal.command(*found)
    return replace(command, data={**command.data, "copies": True}) if copies else command


def try_out(session: Session, command: Command) -> None:
    """Raises ExerciseError when there is nothing to take out, or the file cannot be written again just now."""
    if not (command.data.get("copies") and conflicted(session.name)):
        for_good.may_be_taken(REMOVALS[command.kind], session, command.data["of"])


def carry_out(session: Session, command: Command) -> str:
    """Asks, or with its yes takes out; what came of it. Raises ExerciseError, and the file is as it was."""
    removal, of = REMOVALS[command.kind], command.data["of"]
    copies, line = conflicted(session.name), removal.typed(of)
    if not command.data["yes"]:
        return " ".join(filter(None, (for_good.question(removal, session, of), offered(copies, line))))
    words = [said for said, _ in removal.words(session, of)]
    mends = bool(copies and command.data.get("copies"))
    try:
        for_good.may_be_taken(removal, session, of)
    except ExerciseError:
        if not mends or session.unsaved:
            raise
        return mend(session, words)
    removal.first(session, of)
    done = for_good.take_out(removal, session, of)
    return " ".join(filter(None, (done, mend(session, words) if mends else offered(copies, line))))


def helped(word: str, shape: Shape) -> list[tuple[str, str]]:
    """The lines about the file itself, where there may be something to take out of it; with a word, those of it."""
    forms = [
        (removal.typed(1), removal.means)
        for removal in REMOVALS.values()
        if removal.follows & shape.moves.keys() or (word and removal.helped_anywhere)
    ]
    return [form for form in forms if not word or any(matches(word, part) for part in form)]
