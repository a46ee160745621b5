"""What the journal's list shows, read anew when asked, as rows and details."""

from __future__ import annotations

from exercises.journal.entry import Draft, Entry
from sessions.journal import Journal, Shared, Waiting, waiting_for_an_entry
from tui.journal import words
from tui.journal.asked import asked, found_by
from tui.journal.marked_list import Row
from tui.journal.page import Desk

InARow = Entry | Shared | Draft | Waiting


class Contents:
    """The author's entries or their bin, what is unfinished, which sessions wait, what others share."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.only = desk.session
        """The session all of it is about; "" for every one."""
        self.in_bin = False
        self.entries: list[Entry] = []
        self.waiting: list[Waiting] = []
        self._drafts: list[Draft] = []
        self._shared: list[Shared] = []

    def read(self) -> None:
        """Reads it anew. Raises JournalError, OSError; what was read before stays then."""
        journal: Journal = self._desk.journal
        entries = list(journal.entries(bin=self.in_bin))
        drafts = [] if self.in_bin else journal.drafts()
        shared = [] if self.in_bin else journal.shared()
        waiting = (
            [] if self.in_bin else waiting_for_an_entry(journal.author, self._desk.sessions, now=self._desk.clock())
        )
        only = self.only
        self.entries = [entry for entry in entries if not only or entry.session == only]
        self._drafts = [draft for draft in drafts if not only or draft.session == only]
        self._shared = [one for one in shared if not only or one.entry.session == only]
        self.waiting = [session for session in waiting if not only or session.name == only]

    def rows(self, wide: int) -> list[Row]:
        """All of it under headings; what is unfinished first."""
        mine = words.columns([(f"entry:{entry.number}", words.entry_parts(entry)) for entry in self.entries], wide)
        if self.in_bin:
            nothing = "The bin cannot be read now." if self._desk.journal.problem else "The bin is empty."
            return [("", "IN THE BIN"), *mine] if mine else [("", nothing)]
        theirs = [(words.shared_key(shared), self._parts_of(shared)) for shared in self._shared]
        groups = (
            ("UNFINISHED, ENTER GOES ON", [words.draft_row(draft) for draft in self._drafts]),
            ("A DAY OLD AND WITHOUT AN ENTRY", [words.waiting_row(session) for session in self.waiting]),
            ("ENTRIES", mine),
            ("SHARED WITH YOU", words.columns(theirs, wide)),
        )
        return [row for title, group in groups if group for row in (("", title), *group)]

    @staticmethod
    def _parts_of(shared: Shared) -> tuple[str, str, str, str]:
        day, title, form, said = words.entry_parts(shared.entry, who=True)
        return day, title, form, f"{shared.entry.author}: {words.WRITE_FIRST}" if shared.write_first else said

    def found(self, line: str, wide: int) -> tuple[list[Row], str]:
        """The entries that fit what was typed, and how many in a sentence."""
        # What is to be written about first is not to be read by searching for it.
        theirs = [shared for shared in self._shared if not shared.write_first]
        every = [*self.entries, *(shared.entry for shared in theirs)]
        keys = [*(f"entry:{entry.number}" for entry in self.entries), *(words.shared_key(shared) for shared in theirs)]
        places = {id(entry): key for entry, key in zip(every, keys, strict=True)}
        what = asked(line, every)
        rows = []
        for one in found_by(what, every):
            key = places[id(one.entry)]
            day, title, form, said = words.entry_parts(one.entry, who=key.startswith("shared"))
            prompt = one.entry.prompt_titled(one.prompt)
            if what.words and prompt is not None and prompt.locked:
                said = "found in what is for you alone"
            elif what.words and one.around:
                said = one.around
            rows.append((key, (day, title, form, said)))
        filters = f" ({what.in_words})" if what.in_words else ""
        told = f"{len(rows)} of {len(every)} found{filters}"
        return words.columns(rows, wide), told if rows else f"Nothing found{filters}. Escape shows all again."

    def at(self, key: str) -> InARow | None:
        """What the row of that key stands for; of somebody else's that is not to be read yet, the `Shared` itself."""
        kind, _, rest = key.partition(":")
        match kind:
            case "entry":
                return next((entry for entry in self.entries if str(entry.number) == rest), None)
            case "draft":
                return next((draft for draft in self._drafts if draft.token == rest), None)
            case "waiting":
                return next((session for session in self.waiting if session.name == rest), None)
            case "shared":
                return next((shared for shared in self._shared if words.shared_key(shared) == key), None)
        return None

    def detail(self, key: str, wide: int) -> list[str]:
        """The row of that key in full, in at most two lines."""
        there = self.at(key)
        lines: list[str] = []
        match there:
            case Entry():
                lines = [words.about(there), " · ".join(filter(None, (words.standing(there), there.first_words)))]
            case Shared(entry, True):
                lines = [words.about(entry), f"{entry.author}: {words.WRITE_FIRST}; enter reads it all the same"]
            case Shared(entry):
                lines = [words.about(entry), f"{entry.author} shares it with you · {entry.first_words}"]
            case Draft():
                lines = [f"{there.form.title} · {words.about(there)}", words.first_words(there)]
            case Waiting():
                lines = [f"{there.title} · {words.day_of(there.day)}", "enter writes the entry"]
        return words.detail(lines, wide, 2)
