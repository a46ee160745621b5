"""A statement that is drawn from an entry, while it is asked for: kept as a draft is, and never saved as an entry."""

from __future__ import annotations

from exercises.journal.entry import Draft, Entry
from exercises.journal.form import Form, Prompt

_BEGINS = "statement-from-entry-"
ASKED = ("side", "words", "area", "seen")
"""What is asked for it, in order."""


def form_for(entry: Entry) -> Form:
    """What a statement from that entry answers."""
    prompts = tuple(Prompt(key, key) for key in ASKED)
    return Form(f"{_BEGINS}{entry.number}", f"A statement from entry {entry.number}", "", "", prompts)


def is_one(draft: Draft) -> bool:
    """Whether it is a statement's, and no entry's."""
    return draft.form.key.startswith(_BEGINS)
