"""Facilitators' journals: one file an author, apart from every session. Knows no screen, no room and no export format.

A journal opens with its author's name, and its passphrase when it has one:

    journal = Journal.open("F2")                    # raises NeedsPassphrase, WrongPassphrase, NoLibrary
    journal = Journal.open("F2", "kererū at dusk")  # every other call needs no passphrase any more
    journal.problem                                 # "" or a sentence: the file is damaged; drafts still work

Reading: `journal.entries()` (newest first), `journal.entries(bin=True)`, `journal.entry(7)`;
what others let this author read: `read_shared("F2")`; search over both:
`journal.find("whanau", area="team")`.

Writing goes through a draft, which nothing can take away:

    draft = journal.begin("journal-alone", session="2026-03-12-working")   # or journal.edit(7); nothing is on disk yet
    draft = journal.keep_draft(draft, {"event": "Four ans"})   # as often as you like, once a second; on disk at once
    entry = journal.save(draft)                           # raises JournalError; the draft stays until it worked
    journal.drafts()                                      # left unfinished; journal.take_up(draft) goes on with one
    journal.forget(draft)                                 # throws an unfinished text away

A draft with nothing in it, or one that says what its entry says, is never on disk, and saving it changes nothing.
`keep_draft` also takes day=, area=, tags=, together=, links=, session=, session_title=. Further: `delete`, `restore`,
`empty_bin(sure=True)`, `share`, `unshare`, `link`, `unlink`, `move_out(7, ("event",), sure=False)`, `keep_in`.

The forms are `forms()`; a session's own timeline beside an entry `timeline(session)`, its title and day
`about_session(session)`; what has no entry yet `waiting_for_an_entry("F2")`; passphrases `set_passphrase`,
`change_passphrase`, `remove_passphrase`, with `WHAT_A_LOST_PASSPHRASE_MEANS` to be read and agreed to first.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exercises.journal.entry import Draft, Entry
    from exercises.journal.finding import Found
    from exercises.journal.form import Form, Prompt
    from exercises.journal.moments import Row
    from sessions.journal.errors import (
        DamagedJournal,
        JournalError,
        NeedsPassphrase,
        NoLibrary,
        NotSure,
        WrongPassphrase,
    )
    from sessions.journal.journal import Journal
    from sessions.journal.leaving import authors_with_entries, entries_leaving, not_readable, put_away_about
    from sessions.journal.passphrases import (
        WHAT_A_LOST_PASSPHRASE_MEANS,
        WHAT_CHANGING_IT_MEANS,
        change_passphrase,
        has_passphrase,
        remove_passphrase,
        set_passphrase,
    )
    from sessions.journal.reminders import Waiting, waiting_for_an_entry
    from sessions.journal.shared import Shared, read_shared
    from sessions.journal.taking_in import Taken, number_of, take_in
    from sessions.journal.timelines import about_session, timeline
    from sessions.library.form_files import form_called, forms

__all__ = [
    "WHAT_A_LOST_PASSPHRASE_MEANS",
    "WHAT_CHANGING_IT_MEANS",
    "DamagedJournal",
    "Draft",
    "Entry",
    "Form",
    "Found",
    "Journal",
    "JournalError",
    "NeedsPassphrase",
    "NoLibrary",
    "NotSure",
    "Prompt",
    "Row",
    "Shared",
    "Taken",
    "Waiting",
    "WrongPassphrase",
    "about_session",
    "authors_with_entries",
    "change_passphrase",
    "entries_leaving",
    "form_called",
    "forms",
    "has_passphrase",
    "not_readable",
    "number_of",
    "put_away_about",
    "read_shared",
    "remove_passphrase",
    "set_passphrase",
    "take_in",
    "timeline",
    "waiting_for_an_entry",
]

_WHERE = {
    "exercises.journal.entry": ("Draft", "Entry"),
    "exercises.journal.finding": ("Found",),
    "exercises.journal.form": ("Form", "Prompt"),
    "exercises.journal.moments": ("Row",),
    "sessions.journal.errors": (
        "DamagedJournal",
        "JournalError",
        "NeedsPassphrase",
        "NoLibrary",
        "NotSure",
        "WrongPassphrase",
    ),
    "sessions.library.form_files": ("form_called", "forms"),
    "sessions.journal.journal": ("Journal",),
    "sessions.journal.leaving": ("authors_with_entries", "entries_leaving", "not_readable", "put_away_about"),
    "sessions.journal.passphrases": (
        "WHAT_A_LOST_PASSPHRASE_MEANS",
        "WHAT_CHANGING_IT_MEANS",
        "change_passphrase",
        "has_passphrase",
        "remove_passphrase",
        "set_passphrase",
    ),
    "sessions.journal.reminders": ("Waiting", "waiting_for_an_entry"),
    "sessions.journal.shared": ("Shared", "read_shared"),
    "sessions.journal.taking_in": ("Taken", "number_of", "take_in"),
    "sessions.journal.timelines": ("about_session", "timeline"),
}


def __getattr__(name: str) -> Any:
    # Home asks what waits for an entry at every start, and must not wait for all the rest.
    for module, names in _WHERE.items():
        if name in names:
            globals()[name] = found = getattr(import_module(module), name)
            return found
    raise AttributeError(name)
