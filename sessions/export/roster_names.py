"""The roster's names in an export: changed before it is written, looked for in the finished bytes. Knows no format."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel.text import listed
from exercises.leaving.outline import Audience
from sessions.export.naming import Names, NamesAsTheyAre
from sessions.leaving.leaving import Leaving
from sessions.leaving.problem import ExportError
from sessions.live.export_notes import CHANGED
from sessions.roster import Changed, Finder, Roster, RosterError, change, left_over, searched

_FEW = 12
WORDS = ("changed", "as-they-are")
"""What somebody may ask for. When nobody does, the names of whoever is on the roster are changed."""


def names(asked: str, audience: Audience) -> Names:
    """What an export does with names. As they are they leave for facilitators only, or when nobody is on the roster.

    Raises ExportError when what was asked for cannot be.
    """
    try:
        roster = Roster.read()
    except RosterError as problem:
        raise ExportError(str(problem)) from problem
    if asked == CHANGED and not roster.known:
        raise ExportError(
            'Nobody is on the roster, so there is nothing to change. For example: holdspace roster add "Priya" "Whetū"'
        )
    if not roster.known or (asked and asked != CHANGED and audience == "facilitators"):
        return NamesAsTheyAre()
    if asked and asked != CHANGED:
        raise ExportError(
            "Real names leave for the facilitators only, and nothing was written. Leave --names away, or give "
            "--for facilitators."
        )
    return _RosterNames(roster)


class _RosterNames:
    """Changes every name on the roster."""

    how = CHANGED

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._last: tuple[Leaving, Changed] | None = None

    def _changed(self, leaving: Leaving) -> Changed:
        if self._last is None or self._last[0] is not leaving:
            self._last = leaving, change(leaving, self._roster)
        return self._last[1]

    def changed(self, leaving: Leaving) -> Leaving:
        """What leaves with what stands for each name."""
        return self._changed(leaving).leaving

    def left(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Real names that still stand somewhere, but for those of which somebody said that a place is not them."""
        hits = self._last[1].hits if self._last is not None else ()
        on_purpose = frozenset(hit.known.real for hit in hits if self._roster.answers.get(hit.digest) is False)
        found = searched(files, Finder(self._roster), left_on_purpose=on_purpose)
        return tuple(dict.fromkeys(known.real for known in found))

    def told(self, leaving: Leaving) -> tuple[str, ...]:
        """How many were changed, how many are still to be read, and words that may be names."""
        changed = self._changed(leaving)
        open_hits = [hit for hit in changed.hits if hit.digest not in self._roster.answers]
        unread, near = sum(hit.sure for hit in open_hits), [hit.found for hit in open_hits if not hit.sure]
        said = [f"{changed.places} places changed; {unread} not read yet by anybody: holdspace roster check."]
        if near:
            said.append(
                f"Near a name, or a word without its capital, and as it is until somebody says yes: "
                f"{_some(list(dict.fromkeys(near)))}. holdspace roster check."
            )
        if any(session.documents for session in leaving.sessions):
            said.append("Brought back, the session has the changed names. To keep it as it is: --names as-they-are.")
        left = [word for word, _ in left_over(changed.leaving)]
        if left:
            said.append(f"Words with a capital that nobody on the roster has: {_some(left)}.")
        return tuple(said)


def _some(words: list[str]) -> str:
    more = f", and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return f"{listed(words[:_FEW])}{more}"
