"""A journal's passphrase set, changed or taken away, an answer at a time; nothing changes before the last of them."""

from __future__ import annotations

from sessions.journal import passphrases
from sessions.journal.passphrases import WHAT_A_LOST_PASSPHRASE_MEANS, WHAT_CHANGING_IT_MEANS

_UNDERSTOOD, _OLD, _NEW, _AGAIN = "understood", "old", "new", "again"
_STEPS = {
    "set": (_UNDERSTOOD, _NEW, _AGAIN),
    "change": (_OLD, _NEW, _AGAIN),
    "remove": (_OLD,),
}
_ASKED = {
    _UNDERSTOOD: "If that is understood, type yes, then enter.",
    _OLD: "The passphrase as it is now, then enter.",
    _NEW: "The new passphrase, then enter. Four or five words are good.",
    _AGAIN: "The same once more, then enter.",
}
_MEANS = {
    "set": WHAT_A_LOST_PASSPHRASE_MEANS,
    "change": WHAT_CHANGING_IT_MEANS,
    "remove": "Without a passphrase everybody who can read your files on this computer can read the journal.",
}
_NOT_THE_SAME = "The two were not the same. Nothing was changed; type the new passphrase again."


class Changing:
    """What is asked, one after the other, and what the answers come to."""

    def __init__(self, author: str, what: str) -> None:
        """`what` is set, change or remove."""
        self.what = what
        self._author, self._steps, self._at = author, _STEPS[what], 0
        self._old = self.new = ""
        """`new` is the passphrase that the journal has afterwards; "" for none."""

    @property
    def meaning(self) -> str:
        """What is to be read first."""
        return _MEANS[self.what]

    @property
    def asked(self) -> str:
        """What is asked now."""
        return _ASKED[self._steps[self._at]]

    @property
    def is_secret(self) -> bool:
        """Whether the answer is a passphrase, which nobody should see or hear."""
        return self._steps[self._at] != _UNDERSTOOD

    @property
    def is_last(self) -> bool:
        """Whether nothing is asked after this."""
        return self._at == len(self._steps) - 1

    def take(self, text: str) -> str:
        """Takes an answer; "" where it fits, else what is said. The next thing is asked then, if there is one."""
        step = self._steps[self._at]
        if step == _UNDERSTOOD and text.strip().lower() != "yes":
            return "Type yes if that is understood; otherwise everything stays as it is."
        if step == _AGAIN and text != self.new:
            self._at = self._steps.index(_NEW)
            return _NOT_THE_SAME
        if step == _OLD:
            self._old = text
        elif step == _NEW:
            self.new = text
        self._at += not self.is_last
        return ""

    def again(self) -> None:
        """Begins at the first passphrase again, because the last answer did not lead there."""
        self._at = 1 if self.what == "set" else 0

    def carry_out(self) -> str:
        """Does it, which takes a second or two; what is said then. Raises JournalError or OSError."""
        match self.what:
            case "set":
                becomes = passphrases.set_passphrase(self._author, self.new, understood=True)
                return f"The journal has a passphrase from now on, asked for when it is opened. {becomes}".strip()
            case "change":
                passphrases.change_passphrase(self._author, self._old, self.new)
                return "The journal has the new passphrase."
        becomes = passphrases.remove_passphrase(self._author, self._old)
        return f"The journal has no passphrase any more. {becomes}".strip()
