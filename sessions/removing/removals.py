"""Every kind of words that may go out of a session's own file for good. Refuses to know what any of them takes."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import clean, folded, matches
from sessions.live.session import Session
from sessions.removing import for_good
from sessions.removing.elephant_for_good import ELEPHANT
from sessions.removing.for_good import Removal
from sessions.removing.names_for_good import NAMES
from sessions.removing.own_words import OWN_WORDS
from sessions.removing.talk_for_good import TALK
from sessions.removing.withdrawn_for_good import WITHDRAWN_WORDS

REMOVALS: Mapping[str, Removal] = {held.line: held for held in (NAMES, TALK, WITHDRAWN_WORDS, ELEPHANT, OWN_WORDS)}
"""By the line that asks for it."""


def asked(line: str) -> Command | None:
    """What a line asks for that is about the file itself; None for any other line."""
    said = folded(clean(line))
    words = said.removesuffix(" yes")
    removal = next((held for typed, held in REMOVALS.items() if words.endswith(typed)), None)
    found = removal.asked(said) if removal is not None else None
    return removal.command(*found) if removal is not None and found is not None else None


def try_out(session: Session, command: Command) -> None:
    """Raises ExerciseError when there is nothing to take out, or the file cannot be written again just now."""
    for_good.may_be_taken(REMOVALS[command.kind], session, command.data["of"])


def carry_out(session: Session, command: Command) -> str:
    """Asks, or with its yes takes out; what came of it. Raises ExerciseError, and the file is as it was."""
    act = for_good.take_out if command.data["yes"] else for_good.question
    return act(REMOVALS[command.kind], session, command.data["of"])


def at_close(session: Session) -> str:
    """What belongs to somebody goes when its exercise closes; a sentence of it, "" when there was nothing of the kind.

    A disk that refuses closes the exercise all the same, and the sentence says what to type again.
    """
    if not any(run.shape.owned is not None and run.state.closed for run in session.state.runs.values()):
        return ""
    try:
        for_good.may_be_taken(OWN_WORDS, session, 0)
    except ExerciseError:
        return ""
    try:
        return for_good.take_out(OWN_WORDS, session)
    except ExerciseError as problem:
        return str(problem)


def helped(word: str, shape: Shape) -> list[tuple[str, str]]:
    """The lines about the file itself, where there may be something to take out of it; with a word, those of it."""
    forms = [
        (removal.typed(1), removal.means)
        for removal in REMOVALS.values()
        if removal.follows & shape.moves.keys() or (word and removal.helped_anywhere)
    ]
    return [form for form in forms if not word or any(matches(word, part) for part in form)]
