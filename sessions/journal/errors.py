"""The sentences a journal can answer with when it cannot serve. Knows no disk and no format."""

from __future__ import annotations

from sessions.store.private_files import InPlace


class JournalError(Exception):
    """Something about a journal that its author has to know; the text is a sentence for people."""


class DamagedJournal(JournalError):
    """The journal's file cannot be read. It was left untouched."""


class NeedsPassphrase(JournalError):
    """The journal has a passphrase, and it was not given."""


class WrongPassphrase(JournalError):
    """The passphrase does not open the journal. Nothing changed."""


class NoLibrary(JournalError):
    """The library that passphrases need is not installed."""


class NotSure(JournalError):
    """It cannot be taken back and was not confirmed."""


LOST_PASSPHRASE = (
    "If it is lost, nobody can open this journal, we neither. What you write from now on can stand in another; "
    "holdspace journal --as NAME begins one."
)
"""What is left to somebody who does not know it any more."""


def damaged(name: str, what: str) -> DamagedJournal:
    """The error for a file that cannot be read."""
    return DamagedJournal(
        f"The journal {name} cannot be read ({what}). It was left exactly as it is: keep a copy of it and ask for "
        "help. You can write meanwhile; what you write is kept as a draft."
    )


def damaged_key(name: str, what: str) -> DamagedJournal:
    """The error for a locked journal's key that no passphrase opens any more."""
    return DamagedJournal(
        f"The journal's key {name} cannot be opened ({what}). It is not your passphrase, and nothing was changed. The "
        "key is the same since the passphrase was last set: put a copy of that file back from a backup, or keep all of "
        "the journal's files and ask for help."
    )


def needs_passphrase(author: str) -> NeedsPassphrase:
    """The error for a journal that is locked."""
    return NeedsPassphrase(f"The journal of {author} has a passphrase. Give it first; nothing was changed.")


def not_saved(problem: OSError) -> JournalError:
    """The error for a disk that refused."""
    if isinstance(problem, InPlace):
        return JournalError(
            f"The disk did not settle the journal's folder ({problem.strerror or problem}), so nobody knows whether "
            "this is there after a power cut. What you see here is so now. See to the disk, then do it once more."
        )
    return JournalError(
        f"The journal could not be saved just now ({problem.strerror or problem}). What was saved before is safe, and "
        "what you typed is still on this screen. See to the disk, then try again."
    )
