"""Notes typed one after the other: under which question and area, how many, how quickly. None is recorded here.

Question and area are this window's own, so that two windows can type side by side. Nothing of when a note was typed
is ever kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import ClassVar

from exercises.kernel.expression import expression
from exercises.kernel.shape import Command
from exercises.kernel.text import folded

_OF_A_PAPER = expression(r"\d{1,4}: ?\S")
_RATE_OVER = 300.0
"""Seconds back over which the rate is counted."""


class Capture:
    """Where this window's notes go, and how it gets on; here to one place, without a question or area."""

    questions: Mapping[str, str] = MappingProxyType({})
    """By key, its title."""
    areas: Mapping[str, tuple[str, str]] = MappingProxyType({})
    """By key, one word for it and its title."""
    question: str = ""
    area: str = ""
    typed: int = 0
    thing: ClassVar[str] = "note"
    """What is typed one after the other."""
    one: ClassVar[str] = "a note"

    @property
    def lead(self) -> str:
        """What stands before the note in the line that records it."""
        return self.thing

    @property
    def ask(self) -> str:
        """What is asked, above the field."""
        return ""

    @property
    def name(self) -> str:
        """What is typed and where it goes, for the typist."""
        return self.lead

    def said(self, number: int) -> str:
        """What is said once one is recorded."""
        return f"{self.thing.capitalize()} {number}: recorded. ctrl z takes it back."

    def note(self, text: str) -> Command:
        """What records one note, word for word."""
        raise NotImplementedError

    def notes(self, texts: Sequence[str]) -> Command | None:
        """What records many at once, to be taken back at once; None when they are taken line by line."""
        return None

    def next_area(self) -> None:
        """The area after this one; after the last the first."""

    def next_question(self) -> None:
        """The question after this one; after the last the first."""

    def recorded(self, now: datetime, many: int = 1) -> None:
        """Counts notes."""
        self.typed += many

    def began(self) -> None:
        """A new spell of typing: the pause before it does not count."""

    def words(self, now: datetime) -> str:
        """What leads the field."""
        return self.name

    def is_entry(self, text: str) -> bool:
        """Whether words that are a line are meant as one even here."""
        return False

    def doubted(self, text: str) -> str:
        """What is asked before words that look like such a line, and are none, are taken for words; "" for nothing."""
        return ""

    def take(self, line: str) -> str | None:
        """The note in a line that leads with where notes go; None for others."""
        head, colon, words = line.partition(": ")
        return words if colon and folded(head) == self.lead else None


class NoteCapture(Capture):
    """Notes of a wall, each under a question and an area; how quickly they are typed is told to the typist alone."""

    def __init__(
        self,
        questions: Mapping[str, str],
        areas: Mapping[str, tuple[str, str]],
        question: str,
        area: str,
        papers: bool = False,
    ) -> None:
        """`papers`: whether numbered papers wait for their words."""
        self.questions, self.areas, self.question, self.area = questions, areas, question, area
        self._papers = papers
        self._times: list[datetime] = []

    @property
    def lead(self) -> str:
        short = self.areas[self.area][0]
        return f"{self.question} {self.area if ' ' in short else short}"

    @property
    def ask(self) -> str:
        where = self.areas[self.area][1]
        return f"{self.questions[self.question]}, {where}   tab: next area   ctrl n: next question"

    @property
    def name(self) -> str:
        return f"{self.question} · {self.areas[self.area][0]}"

    def said(self, number: int) -> str:
        return f"note {number} recorded: {self.question}, {self.areas[self.area][0]}. ctrl z takes it back."

    def note(self, text: str) -> Command:
        return Command(
            "move",
            f"{self.name}: recorded",
            "note",
            {"question": self.question, "area": self.area, "text": text},
            private=True,
        )

    def is_entry(self, text: str) -> bool:
        """The words of a numbered paper: "17: …"."""
        return _OF_A_PAPER.match(text) is not None

    def doubted(self, text: str) -> str:
        if not self._papers or not self.is_entry(text):
            return ""
        return f"No paper {text.partition(':')[0]} waits."

    def notes(self, texts: Sequence[str]) -> Command | None:
        notes = [{"question": self.question, "area": self.area, "text": text} for text in texts]
        many = f"{len(texts):,} notes" if len(texts) != 1 else "1 note"
        return Command("move", f"{self.name}: {many} recorded", "notes", {"notes": notes}, private=True)

    def next_area(self) -> None:
        self.area = _after(list(self.areas), self.area)

    def next_question(self) -> None:
        self.question = _after(list(self.questions), self.question)

    def recorded(self, now: datetime, many: int = 1) -> None:
        """Counts notes; pasted ones are no typing, so only single ones count for the rate."""
        self.typed += many
        if many == 1:
            self._times = [time for time in self._times if (now - time).total_seconds() <= _RATE_OVER] + [now]

    def began(self) -> None:
        self._times = []

    def rate(self, now: datetime) -> int:
        """Notes a minute, over the last minutes of this spell; 0 while there are too few to say."""
        times = [time for time in self._times if (now - time).total_seconds() <= _RATE_OVER]
        if len(times) < 3:
            return 0
        return round((len(times) - 1) * 60 / max(1.0, (now - times[0]).total_seconds()))

    def words(self, now: datetime) -> str:
        rate = self.rate(now)
        return f"{self.name}  {self.typed:,}" + (f" · {rate} a min" if rate else "")

    def take(self, line: str) -> str | None:
        """The note in a line such as "HELPS team: words", with its question and area taken over; None for others."""
        head, colon, words = line.partition(": ")
        question, _, area = head.partition(" ")
        found = [key for key in self.questions if folded(key) == folded(question)]
        where = [key for key, (short, _) in self.areas.items() if folded(area) in (folded(key), folded(short))]
        if not colon or not found or not where:
            return None
        self.question, self.area = found[0], where[0]
        return words


def _after(keys: list[str], key: str) -> str:
    return keys[(keys.index(key) + 1) % len(keys)]
