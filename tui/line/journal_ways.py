"""What may become of a journal's entry, in lines: shared, moved out, into the bin. What others may read then is asked
about first, no before yes; nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.line.aloud import Aloud
from tui.line.asked import NO, YES, Question, Said

if TYPE_CHECKING:
    from exercises.journal.entry import Entry
    from exercises.journal.form import Prompt
    from sessions.journal import Journal

OWN = (
    (".share 3", "lets the others on this computer read entry 3, after a question; again, and it is yours alone"),
    (".out 3", "asks of each answer whether it may leave in facilitators' exports"),
    (".bin 3", "puts entry 3 into the bin; .bin says what is in it"),
    (".restore 3", "takes it out of the bin"),
    (".empty", "empties the bin for good, after a question"),
)
WORDS = tuple(own.partition(" ")[0].removeprefix(".") for own, _ in OWN)
_CAREFUL = {"no": NO, "yes": YES, "n": NO, "y": YES}
_LOCKED = "You wrote it for yourself alone. "
_STAYS = "It stays here."


def head(entry: Entry) -> str:
    """An entry in a line, without its words."""
    about = entry.session_title or entry.session
    state = ["shared"] if entry.shared else []
    state += [f"may leave: {', '.join(entry.moved_out)}"] if entry.moved_out else []
    return ", ".join(filter(None, (str(entry.number), entry.day, entry.form_title, about, *state)))


class Ways:
    """The lines that say what becomes of an entry."""

    def __init__(self, aloud: Aloud) -> None:
        self._aloud = aloud

    def own(self, journal: Journal, word: str, rest: str) -> Said:
        """What comes of one of WORDS. Raises JournalError."""
        if word == "empty":
            return self._empty(journal)
        if word == "bin" and not rest:
            there = [head(entry) for entry in journal.entries(bin=True)]
            return self._aloud.in_parts([*there, ".restore and its number brings one back."] if there else [_NO_BIN])
        if not rest.isdecimal():
            return [f"Which entry? .{word} 3; .list says which there are."]
        entry = journal.entry(int(rest[:9]))
        match word:
            case "share":
                return self._share(journal, entry)
            case "out":
                return self._out(journal, entry, list(entry.answered))
            case "bin":
                from exercises.journal.rules import said_of_bin

                return [f"{said_of_bin(journal.delete(entry.number))} .restore {entry.number} brings it back."]
        journal.restore(entry.number)
        return [f"Entry {entry.number} is back."]

    def _share(self, journal: Journal, entry: Entry) -> Said:
        if entry.shared:
            journal.unshare(entry.number)
            return [f"Entry {entry.number} is yours alone again."]

        def does(key: str) -> Said:
            if key != YES:
                return ["It stays yours alone."]
            journal.share(entry.number)
            return [f"The others may read entry {entry.number} now. .share {entry.number} takes that back."]

        words = "The others on this computer may read it then, all but what is for you alone. Share it?"
        return self._aloud.ask(Question(words, _CAREFUL, does))

    def _out(self, journal: Journal, entry: Entry, left: list[tuple[Prompt, str]]) -> Said:
        """Asks of the first of those answers, and then of the others."""
        if not left:
            out = ", ".join(entry.moved_out) or "nothing"
            return [f"Of entry {entry.number} may leave in facilitators' exports: {out}."]
        (prompt, _), *others = left
        is_out = prompt.key in entry.moved_out

        def does(key: str) -> Said:
            now, said = entry, []
            if key == YES and is_out:
                now, said = journal.keep_in(entry.number, [prompt.key]), [f"{_STAYS} Files written earlier keep it."]
            elif key == YES:
                now, said = journal.move_out(entry.number, [prompt.key], sure=prompt.locked), ["It may leave."]
            return [*said, *self._out(journal, now, others)]

        alone = _LOCKED if prompt.locked and not is_out else ""
        asks = "It may leave now. Keep it here?" if is_out else f"{alone}May it leave in facilitators' exports?"
        return self._aloud.ask(Question(f"{prompt.title.rstrip('.')}. {asks}", _CAREFUL, does))

    def _empty(self, journal: Journal) -> Said:
        count = len(journal.entries(bin=True))
        if not count:
            return [_NO_BIN]
        goes = "1 entry goes" if count == 1 else f"{count} entries go"

        def does(key: str) -> Said:
            if key != YES:
                return ["Nothing was thrown away."]
            return [f"The bin is empty; {journal.empty_bin(sure=True)} went for good."]

        words = f"{goes} for good, and nobody can bring that back. Empty the bin?"
        return self._aloud.ask(Question(words, _CAREFUL, does))


_NO_BIN = "The bin is empty."
