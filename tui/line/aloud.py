"""What is said at once, what waits for .more, and what is read out only where nobody else hears it."""

from __future__ import annotations

from collections.abc import Callable

from tui.line.asked import YES_OR_NO, Question, Said

AT_ONCE = 8
"""Lines that are read out at once; .more reads on."""
_PRIVATE = "Private words are read out now. Headphones, or are you where nobody hears them?"
_HEARD = {"headphones": "yes", "private": "yes"}


class Aloud:
    """What one person hears: the question that waits for an answer, and whether private words may be read to them."""

    def __init__(self) -> None:
        self.question: Question | None = None
        self.may_read = False
        """Whether somebody said that private words may be read out here."""
        self._more: Said = []

    def ask(self, question: Question) -> Said:
        """Asks it; the next line may be its answer."""
        self.question = question
        return [question.line]

    def answered(self, line: str) -> Said | None:
        """What comes of the line where a question waits for it; None where it is a line like any other."""
        asked, self.question = self.question, None
        if asked is None:
            return None
        key = asked.answer(line)
        if key:
            return asked.does(key)
        return None if line else self.ask(asked)

    def in_parts(self, lines: Said) -> Said:
        """The first few of the lines; the others wait for .more."""
        if len(lines) <= AT_ONCE:
            return lines
        self._more = lines[AT_ONCE:]
        return [*lines[:AT_ONCE], f"{len(self._more)} more: .more"]

    def more(self) -> Said:
        """What waits, as far as it is read at once."""
        waiting, self._more = self._more, []
        return self.in_parts(waiting) or ["There is no more."]

    def private(self, lines: Said, then: Callable[[], Said] = list) -> Said:
        """Private lines, once somebody said that nobody else hears them; then whatever follows them."""
        if self.may_read:
            return [*self.in_parts(lines), *then()]

        def heard(key: str) -> Said:
            self.may_read = key == "yes"
            return [*(self.in_parts(lines) if self.may_read else ["Nothing was read."]), *then()]

        return self.ask(Question(_PRIVATE, YES_OR_NO | _HEARD, heard))
