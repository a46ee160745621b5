"""Letters typed where a question has answers: they only move to the one that begins so. Knows no widget.

Of a word or a sentence every letter counts: when no answer begins like that none is marked, and enter answers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.text import folded

NOTHING_MARKED = "nothing is marked: up or down"
"""Said of a question once words were typed that are no answer to it."""
WORD_ENDS = 2.0
"""Seconds after a letter in which the next one goes on with the same word."""


class Begun:
    """What was typed of an answer so far."""

    def __init__(self) -> None:
        self._typed = ""
        self._typed_at = float("-inf")

    def forget(self) -> None:
        """The next letter begins a word."""
        self._typed = ""

    def letter(self, letter: str, now: float, answers: Sequence[str], at: int | None) -> int | None:
        """The place of the next answer that begins with what is typed, from `at` on; None when there is none.

        `now` in seconds, on any clock.
        """
        goes_on = now - self._typed_at < WORD_ENDS
        self._typed_at = now
        self._typed = (self._typed if goes_on else "") + letter
        words = folded(self._typed)
        if not words:
            return at
        again = words.count(words[0]) == len(words)
        # Two letters that begin no answer may be a changed mind; more of them are a sentence.
        begun = (words[0],) if again else (words, words[1]) if len(words) == 2 else (words,)
        first = (at or 0) + (1 if again else 0)
        order = [*range(first, len(answers)), *range(min(first, len(answers)))]
        called = [folded(answer) for answer in answers]
        return next((place for one in begun for place in order if called[place].startswith(one)), None)
