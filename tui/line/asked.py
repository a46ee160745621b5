"""A question in a line, answered by a line; whatever is no answer to it is a line like any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from exercises.kernel.record import Record
from exercises.kernel.text import folded

Said = list[str]
"""Sentences, a line each."""


class Question(Record):
    """What is asked, and what an answer comes to."""

    words: str
    answers: Mapping[str, str]
    """What may be typed, each with what it stands for."""
    does: Callable[[str], Said]
    """What an answer comes to."""

    @property
    def line(self) -> str:
        """The question with its answers."""
        kinds = dict.fromkeys(self.answers.values())
        first = [next(word for word, kind in self.answers.items() if kind == one) for one in kinds]
        return f"{self.words} {', or '.join(first)}?"

    def answer(self, line: str) -> str:
        """What the line stands for; "" when it is no answer."""
        return self.answers.get(folded(line.strip().rstrip(".!")), "")


YES, NO = "yes", "no"
YES_OR_NO = {"yes": YES, "no": NO, "y": YES, "n": NO}


def yes_or_no(
    words: str, does: Callable[[], Said], no: Sequence[str], more: Mapping[str, str] | None = None
) -> Question:
    """A question with two answers: what yes does, and what is said of no; `more` words stand for one of the two."""
    return Question(words, {**YES_OR_NO, **(more or {})}, lambda key: does() if key == YES else list(no))


def line_or_words(what: str, does: Callable[[], Said], words: Callable[[], Said]) -> Question:
    """Whether words are a line of their own, or what is typed there: "the answer", "a note"."""
    answers = {"do it": "do", "do": "do", what.rpartition(" ")[2]: "words"}
    said = f"That is a line of its own, or is it {what}? Type"
    return Question(said, answers, lambda key: does() if key == "do" else words())
