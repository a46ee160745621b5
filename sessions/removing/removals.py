"""Every kind of words that may go out of a session's own file for good."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.record import replace
from exercises.kernel.shape import Command, ExerciseError, Shape
from exercises.kernel.text import clean, folded, matches
from exercises.shapes import PROGRAMME_SHAPE
from sessions.live.other_copies import conflicted
from sessions.live.session import Session
from sessions.removing import elsewhere, for_good
from sessions.removing.conflicted_copies import WITH_COPIES, mend, offered
from sessions.removing.elephant_for_good import ELEPHANT
from sessions.removing.elsewhere import EVERYWHERE, still_in, take_out_there
from sessions.removing.for_good import MEANWHILE, Removal
from sessions.removing.names_for_good import NAMES
from sessions.removing.own_words import OWN_WORDS
from sessions.removing.talk_for_good import TALK
from sessions.removing.undone_for_good import UNDONE
from sessions.removing.withdrawn_for_good import WITHDRAWN_WORDS

REMOVALS: Mapping[str, Removal] = {
    removal.line: removal for removal in (NAMES, TALK, WITHDRAWN_WORDS, ELEPHANT, OWN_WORDS, UNDONE)
}
"""By the line that asks for it."""
_MORE = {"copies": WITH_COPIES, "everywhere": EVERYWHERE}
"""What else it reaches, by what the command says of that: conflicted copies, other sessions here."""


def asked(line: str) -> Command | None:
    """What a line asks for that is about the file itself; None for any other line."""
    said = folded(clean(line))
    more = next((key for key, words in _MORE.items() if said.endswith(f" {words}")), "")
    said = f"{said.removesuffix(_MORE[more])}yes" if more else said
    words = said.removesuffix(" yes")
    removal = next((one for typed, one in REMOVALS.items() if words.endswith(typed)), None)
    found = removal.asked(said) if removal is not None else None
    if removal is None or found is None:
        return None
    command = removal.command(*found)
    return replace(command, data={**command.data, more: True}) if more else command


def try_out(session: Session, command: Command) -> None:
    """Raises ExerciseError when there is nothing to take out, or the file cannot be written again just now."""
    removal, of = REMOVALS[command.kind], command.data["of"]
    if not (command.data.get("copies") and conflicted(session.name)):
        for_good.may_be_taken(removal, session, of)


def carry_out(session: Session, command: Command) -> str:
    """Asks, or with its yes takes out; what came of it. Raises ExerciseError, and the file is as it was."""
    if command.data["yes"]:
        try_out(session, command)
        return session.aside(lambda own: _carried_out(own, command), MEANWHILE)
    return _carried_out(session, command)


def _carried_out(session: Session, command: Command) -> str:
    removal, of = REMOVALS[command.kind], command.data["of"]
    words = removal.words(session, of)
    copies, line = conflicted(session.name), removal.typed(of)
    others = still_in(session, words) if removal.there is not None else []
    if not command.data["yes"]:
        asked = for_good.question(removal, session, of)
        return _sentences(asked, offered(copies, line), elsewhere.offered(others, line))
    mends, reaches = bool(copies and command.data.get("copies")), bool(others and command.data.get("everywhere"))
    # The other files first: while the words are in this one, what was killed or refused can be asked for once more.
    there = take_out_there(removal, session, words, others) if reaches else ""
    try:
        done = _done_here(removal, session, of, refused=not mends)
    except ExerciseError as problem:
        raise ExerciseError(_sentences(there, str(problem))) from problem
    return _sentences(
        done,
        mend(session, [said for said, _ in words]) if mends else offered(copies, line),
        there if reaches else elsewhere.left(removal, others, words),
    )


def _done_here(removal: Removal, session: Session, of: int, *, refused: bool) -> str:
    """What was taken out of the session's own file; "" where there is nothing left in it. Raises ExerciseError when
    it is `refused`, or the file cannot be written."""
    try:
        for_good.may_be_taken(removal, session, of)
    except ExerciseError:
        if refused or session.unsaved:
            raise
        return ""
    removal.first(session, of)
    return for_good.take_out(removal, session, of)


def _sentences(*said: str) -> str:
    """Those there are, each with its end: a line to type at the end of one does not run into the next."""
    there = list(filter(None, said))
    return " ".join(one if one.endswith((".", "?")) or one is there[-1] else f"{one}." for one in there)


def helped(word: str, shape: Shape) -> list[tuple[str, str]]:
    """The lines about the file itself, where there may be something to take out of it; with a word, those of it."""
    forms = [
        (removal.typed(1), removal.means)
        for removal in REMOVALS.values()
        if removal.follows & shape.moves.keys()
        or (word and removal.helped_anywhere and shape.name != PROGRAMME_SHAPE)  # which has no frame
    ]
    return [form for form in forms if not word or any(matches(word, part) for part in form)]
