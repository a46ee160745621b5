"""What journals give to an export: entries their authors moved out, and a count of the rest. Those are not read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exercises.kernel.record import replace
from exercises.leaving.outline import LeftOut
from sessions.export.making import Wanted
from sessions.leaving.problem import ExportError
from sessions.live.session import Session
from sessions.store.errors import told

if TYPE_CHECKING:
    from sessions.journal import Journal

_KEPT = "kept by their authors, as far as they did not move them out"
_LOCKED = "locked to their authors"
_STAY = "journals stay with their authors"
_NOT_ASKED = f"{_STAY}; holdspace export --journal takes along what they moved out"


def with_journals(
    wanted: Wanted, sessions: Sequence[Session], *, asked: bool, journals: Sequence[Journal] = ()
) -> Wanted:
    """What was asked for with what authors moved out of their journals about these sessions, when `asked`; without, and
    for all that they did not move out, only how many there are. `journals` are those that somebody opened with their
    passphrase. Raises ExportError."""
    from sessions.journal.errors import JournalError
    from sessions.journal.leaving import entries_about, entries_leaving, locked_answers, not_readable

    names = [session.name for session in sessions]
    try:
        every = entries_about(names)
        entries = entries_leaving(names, journals) if asked else ()
        problems = not_readable(names, journals) if asked else ()
        locked = locked_answers(names, moved_out=asked)
    except (JournalError, OSError) as problem:
        if not asked:
            return wanted
        raise ExportError(told(problem)) from problem
    unasked = _NOT_ASKED if wanted.audience == "facilitators" else _STAY
    kept = LeftOut(every - len(entries), "journal entry", "journal entries", _KEPT if asked else unasked)
    reactions = LeftOut(locked, "reaction", "reactions", _LOCKED)
    return replace(
        wanted,
        entries=entries,
        entries_left_out=tuple(kind for kind in (kept, reactions) if kind.count > 0),
        warnings=(*wanted.warnings, *problems),
    )
