"""Takes words out of a session's own files for good, after a plain question.

What was taken out or taken back is off every screen at once, but the entries from before still have it; here they are
written again. What else this computer keeps of the session comes first and the session's file last: while the file
has the words, a killed process can be started again and finish.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from typing import Any

from exercises.kernel.event import event_of
from exercises.kernel.record import Record
from exercises.kernel.shape import Command, ExerciseError
from sessions.live import room_file as roomfile
from sessions.live.aside import STILL
from sessions.live.batches import alive
from sessions.live.session import Session
from sessions.live.state import fold
from sessions.removing.beside import Words, clean_beside
from sessions.store import locations
from sessions.store.errors import NotSettled
from sessions.store.event_store import EventStore, StoreError

Documents = list[dict[str, Any]]
MEANWHILE = "Being taken out of the file; go on meanwhile, it is said here when it is done."
"""What is said where that takes longer than a moment."""


class NotWritten(ExerciseError):
    """The disk refused to write the file again; it is as it was."""

    def __init__(self, why: str, still_in: str, line: str) -> None:
        super().__init__(
            f"The file could not be written again ({why}), so {still_in} still in it. Nothing is lost. "
            f"See to the disk, then type it once more: {line} yes"
        )
        self.why = f"its file could not be written again: {why}"


def _nothing_more(session: str, words: Words) -> str:
    return ""


class Removal(Record):
    """One kind of words that may go out of a session's own file for good."""

    line: str
    """What is typed, and with a yes after it once more: "withdrawn for good"."""
    means: str
    """What the line does, for help."""
    without: str
    """What the file is written again without, for the preview; {of} is the number of the thing it is about."""
    gone_from: str
    """Where it will be gone from, for the question."""
    follows: frozenset[str]
    """The moves after which there may be something to take out: where one of them is possible, help has the line."""
    may: Callable[[Session, int], None]
    """Raises ExerciseError when there is nothing to take out."""
    question: Callable[[Session, int], tuple[str, str]]
    """What will be gone, and a sentence on what else to know before the yes, or ""."""
    words: Callable[[Session, int], Words]
    """The words that go, as they stand in unfinished lines and leftovers beside the file."""
    documents: Callable[[Session, int], Documents]
    """Every entry as the file is to have it."""
    done: Callable[[Words, int], str]
    """What was done and what was not reached, in sentences."""
    first: Callable[[Session, int], None] = lambda session, of: None
    """What is recorded before the file is written again; after it a killed process is finished by the next open. Raises
    ExerciseError."""
    still_in: str = "the words are"
    """What stays in the file when the disk refuses, as that sentence goes on."""
    more: Callable[[str, Words], str] = _nothing_more
    """What else this computer keeps of the session and is seen to; a sentence of it, or "". Raises OSError."""
    left: Callable[[Session, Words], str] = lambda session, words: ""
    """What of those words is still in the file, in a sentence, once it was written again; "" for nothing."""
    there: Callable[[Session, Words], Iterable[int]] | None = None
    """In another session, of which things the same words go there; None where they are nobody else's to have."""
    reach: str = "exports and copies already made"
    """What is not reached, for the question."""
    letter: str = ""
    """Of the thing it is about, where it is one: "e", for e1 not agreed for good."""
    helped_anywhere: bool = False
    """Whether help that is asked for a word of it has it in any exercise."""

    def typed(self, of: int) -> str:
        """The line as it is typed."""
        return f"{self.letter}{of} {self.line}" if self.letter else self.line

    def asked(self, said: str) -> tuple[int, bool] | None:
        """The thing a line asks this for, folded, and whether with its yes; None for any other line."""
        words = said.removesuffix(" yes")
        of = 0
        if self.letter:
            thing, _, words = words.partition(" ")
            number = thing.removeprefix(self.letter)
            if number == thing or not number.isdecimal() or len(number) > 4:
                return None
            of = int(number)
        return (of, said.endswith(" yes")) if words == self.line else None

    def command(self, of: int, sure: bool) -> Command:
        """What its line asks for."""
        says = f"writes the file again without {self.without.format(of=of)}; this alone cannot be undone"
        says = says if sure else "asks before anything is done"
        return Command("none", says, self.line, {"of": of, "yes": sure}, private=bool(self.letter))


def may_be_taken(removal: Removal, session: Session, of: int) -> None:
    """Raises ExerciseError when there is nothing to take out of the file, or it cannot be rewritten just now."""
    if session.is_rewriting:
        raise ExerciseError(STILL)
    if session.unsaved:
        raise ExerciseError("Not everything is saved yet, so the file cannot be written again. See to the disk first.")
    removal.may(session, of)


def question(removal: Removal, session: Session, of: int) -> str:
    """What would happen, for a person to say yes to. Raises ExerciseError as `may_be_taken` does."""
    may_be_taken(removal, session, of)
    gone, more = removal.question(session, of)
    return (
        f"This writes the session's file again without {gone}: gone from {removal.gone_from}. This alone cannot be "
        f"undone. It does not reach {removal.reach}.{f' {more}' if more else ''} "
        f"To do it, type: {removal.typed(of)} yes"
    )


def take_out(removal: Removal, session: Session, of: int = 0) -> str:
    """Writes the session's files again without the words; says so. Raises ExerciseError, and the file is as it was."""
    with contextlib.suppress(StoreError):
        session.refresh()
    may_be_taken(removal, session, of)
    words = removal.words(session, of)
    unsettled = ""
    try:
        clean_beside(session.name, words)
        more = removal.more(session.name, words)
        _rewrite(session, lambda: removal.documents(session, of))
    except NotSettled as problem:
        # The words are out of the file; the sentence below stays true, and says what is left to fear.
        unsettled = (
            f" The disk did not settle its folder ({problem.reason.strerror or problem.reason}), so a power cut just "
            "now could bring the file from before back. See to the disk, then look once more."
        )
    except (StoreError, OSError) as problem:
        reason = getattr(problem, "reason", problem)
        why = getattr(reason, "strerror", None) or str(problem)
        raise NotWritten(why, removal.still_in, removal.typed(of)) from problem
    session.refresh()
    session.publish()
    with contextlib.suppress(OSError):
        # Another console may have kept its unfinished line meanwhile.
        clean_beside(session.name, words)
    left = removal.left(session, words)
    return f"{removal.done(words, of)}{more}{unsettled}{f' {left}' if left else ''}"


def _rewrite(session: Session, made: Callable[[], Documents]) -> None:
    """Writes the session's file again with what `made` gives of it as it is then, and the room's picture before that.

    Raises StoreError or OSError, and the file is as it was.
    """
    store = EventStore.open(locations.session_path(session.name))
    try:
        with store.locked():
            session.refresh()
            documents = made()
            _publish(session.name, documents)
            store.refresh()
            store.rewrite(documents)
    finally:
        store.close()


def _publish(name: str, documents: Documents) -> None:
    """Gives the room what the rewritten session says: a held picture may have the words in it."""
    events = [event_of(document) for document in documents]
    standing = alive(events)
    state = fold(event for event in events if event.number in standing)
    roomfile.renew(name, len(events), state.room(), state.quiet_title)
