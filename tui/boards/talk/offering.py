"""Offers typed one after the other: each enter one more, without an author. Refuses to record any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from exercises.kernel.shape import Command
from exercises.kernel.text import folded
from tui.boards.capture import Capture


@dataclass
class OfferCapture(Capture):
    """Where this window's offers go: into the talk, with nobody's name."""

    prompt: str = ""
    """What the step asks."""
    thing: ClassVar[str] = "offer"
    one: ClassVar[str] = "an offer"

    @property
    def lead(self) -> str:
        """What stands before the words in the line that records them."""
        return "offer"

    @property
    def ask(self) -> str:
        """What is asked, above the field."""
        return f"{self.prompt}   No author. Escape ends it."

    @property
    def name(self) -> str:
        """What is typed, for the typist."""
        return "offer"

    def said(self, number: int) -> str:
        """What is said once one is recorded."""
        return f"Offer {number}: recorded. ctrl z takes it back."

    def note(self, text: str) -> Command:
        """What records one offer, word for word."""
        return Command("move", f"an offer: {text}", "offer", {"text": text})

    def notes(self, texts: Sequence[str]) -> Command | None:
        """Nothing: many offers are looked at and taken line by line."""
        return None

    def next_area(self) -> None:
        """There is one place for offers."""

    def next_question(self) -> None:
        """There is one question."""

    def words(self, now: datetime) -> str:
        """What leads the field. Nobody counts how quickly people offer."""
        return f"offer  {self.typed:,}" if self.typed else "offer"

    def take(self, line: str) -> str | None:
        """The words in a line such as "offer: words"; None for others."""
        head, colon, words = line.partition(": ")
        return words if colon and folded(head) == "offer" else None
