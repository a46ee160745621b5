"""Takes in journal entries that come in a file with a session, each into its author's journal, once. Knows no file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exercises.journal.entry import Entry, cleaned_answers
from exercises.journal.form import YES
from exercises.kernel.text import clean
from sessions.journal.errors import JournalError
from sessions.journal.journal import Journal, area_of, day_of
from sessions.journal.store import Kept
from sessions.library.form_files import ALONE, built_in


class Taken(NamedTuple):
    """What became of an entry from a file."""

    entry: Entry | None
    """The entry in the journal; None when it was there and has been deleted for good since."""
    new: bool
    """Whether it came in now; an entry comes only once."""


def take_in(
    author: str,
    *,
    session: str,
    source: str,
    session_title: str = "",
    day: str = "",
    at: str = "",
    event: str = "",
    reaction: str = "",
    evidence: str = "",
    wrong: str = "",
    fair: bool = False,
    fair_account: str = "",
    area: str = "",
    tags: Sequence[str] = (),
    links: Sequence[str] = (),
    passphrase: str | None = None,
    journal: Journal | None = None,
) -> Taken:
    """One entry written alone into its author's journal; `source` is what the file calls it (j4), once a session.

    `at` is when it was written, ISO 8601. The reaction is locked to its author. Raises JournalError; NeedsPassphrase
    when the journal has one and neither it nor the open `journal` is given.
    """
    opened = journal if journal is not None else Journal.open(author, passphrase)
    name = f"{clean(session)} {clean(source)}"
    form = built_in()[ALONE]
    said = {
        "event": event,
        "reaction": reaction,
        "evidence": evidence,
        "wrong": wrong,
        "fair": YES if fair else "",
        "fair-account": fair_account,
    }
    answers = cleaned_answers(form, said)
    if not answers:
        raise JournalError(f"The entry {clean(source)[:40]} has no words in it.")
    new: list[int] = []

    def step(kept: Kept) -> Kept:
        if name in kept.taken:
            return kept
        when = clean(at) or opened.now()
        entry = Entry(
            kept.last + 1,
            opened.author,
            form.key,
            form.title,
            form.prompts,
            answers,
            session=clean(session),
            session_title=clean(session_title),
            day=day_of(day),
            area=area_of(area),
            tags=tuple(map(clean, tags)),
            links=tuple(map(clean, links)),
            made=when,
            changed=when,
            source=name,
        )
        new.append(entry.number)
        return Kept(kept.author, kept.last, (*kept.taken, name), kept.entries).with_entry(entry)

    try:
        after = opened.change(step)
        found = next((entry for entry in after.entries if entry.source == name), None)
        return Taken(found, bool(new))
    finally:
        if journal is None:
            opened.close()


def number_of(journal: Journal, session: str, source: str) -> int | None:
    """The number of the entry that the file called so; None when it is not in this journal."""
    name = f"{clean(session)} {clean(source)}"
    every = (*journal.entries(), *journal.entries(bin=True))
    return next((entry.number for entry in every if entry.source == name), None)
