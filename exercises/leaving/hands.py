"""What a group showed by hands: words with how many, n beside, who passed never in it; of fewer than five, nothing.

A group that small is recognised by its size (the rule of five); for the facilitators alone it is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.p_numbers import untold
from exercises.kernel.record import Record
from exercises.leaving.data import Fact
from exercises.leaving.drawing import Bar, BarsPicture
from exercises.leaving.outline import Audience, Figure, Heading, Paragraph, Part, Table
from exercises.leaving.room_view import Block, Gap, Line
from exercises.leaving.sheet import Chart, Sheet

LABEL, _BAR = 20, 14
"""Columns of a name and of a bar, so that both stand on one line at 48 columns."""


def in_column(name: str, columns: int = LABEL) -> str:
    """A name in its column of the room's screen."""
    return f"{name if len(name) <= columns else f'{name[: columns - 1]}…':<{columns}}"


def row(name: str, longest: int, beside: str) -> Line:
    """A name in a column as wide as the longest, and what stands beside it; cut where a screen lacks the room."""
    return Line(
        f"{in_column(name, longest)}  {beside}".rstrip(),
        short=f"{in_column(name)}  {beside}".rstrip() if longest > LABEL else "",
    )


class Hands(Record):
    """Counts of a group."""

    key: str
    title: str
    rows: tuple[tuple[str, int], ...]
    passed: int = 0
    called: str = "word"
    """What one of the words is called, over their column."""
    private: bool = False
    """Whether it is for the facilitators alone, however many were counted."""
    people: int | None = None
    """How many answered, where each may have said several; None where each said one."""

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(count for _, count in self.rows) if self.people is None else self.people

    @property
    def counted(self) -> bool:
        """Whether anybody was counted, if only as passing."""
        return bool(self.n or self.passed)

    @property
    def hidden(self) -> str:
        """Why others than the facilitators do not read how they answered; "" when they do."""
        return untold((self.n,))

    @property
    def of(self) -> str:
        """ "n 22, passed 3"."""
        return f"n {self.n}{f', passed {self.passed}' if self.passed else ''}"

    def may_leave(self, audience: Audience) -> bool:
        """Whether that audience may read the counts."""
        if audience == "facilitators":
            return self.counted
        return self.counted and audience == "participants" and not self.hidden and not self.private

    def _is_unsaid(self, audience: Audience) -> bool:
        """Whether that audience reads nothing of it, not even that few were counted."""
        return not self.counted or audience == "public" or (self.private and audience != "facilitators")

    def __str__(self) -> str:
        told = ", ".join(f"{word} {count}" for word, count in self.rows if count)
        return f"{told} ({self.of})" if self.counted else "not counted yet"

    def blocks(self, ask: str) -> tuple[Block, ...]:
        """What the room sees: a bar for each word; before anything was counted, what is asked."""
        if self.private:
            return (Line(self.title, "strong"), Gap(), Line("Not for the room."))
        if self.hidden:
            return (Line(self.title, "strong"), Gap(), Line(self.hidden if self.counted else ask))
        most = max(count for _, count in self.rows)
        longest = max(LABEL, *(len(word) for word, _ in self.rows))
        bars = (row(word, longest, f"{count:>3}  {'█' * round(count * _BAR / most)}") for word, count in self.rows)
        return (Line(f"{self.title}   {self.of}", "strong"), Gap(), *bars)

    def facts(self, audience: Audience, of: str = "") -> Iterator[Fact]:
        """A row for each word and one for those who passed; of few the counts are hidden from all but the facilitators,
        and the public gets none. A row is called by its place: its word is often the group's own."""
        if self._is_unsaid(audience):
            return
        hidden = "" if audience == "facilitators" else self.hidden
        for place, (word, count) in enumerate((*self.rows, ("passed", self.passed)), 1):
            told = {"n": None if hidden else count, "counts": word != "passed", "hidden": hidden}
            yield Fact("counts", f"{self.key}-{place}", {"what": self.title, "of": of, "word": word, **told})

    def parts(self, audience: Audience) -> tuple[Part, ...]:
        """Its part of a page."""
        if self._is_unsaid(audience):
            return ()
        if not self.may_leave(audience):
            return (Heading(self.title, 3), Paragraph(self.hidden))
        table = Table((self.title, "How many"), self._cells())
        return (Heading(self.title, 3), table, Figure(self.picture().name), Paragraph(f"{self.of}."))

    def sheet(self) -> Sheet:
        """It as a table for other programs."""
        return Sheet(
            self.key,
            self.title,
            (self.called, "n"),
            self._cells(),
            ("n",),
            chart=Chart(self.called, ("n",), (), (("", self.title),)),
        )

    def picture(self) -> BarsPicture:
        """It as one bar."""
        words, counts = zip(*self.rows, strict=True)
        bar = Bar("everybody", counts, f"passed {self.passed}" if self.passed else "", self.hidden)
        return BarsPicture(self.key.replace("_", "-"), self.title, (), words, (bar,))

    def _cells(self) -> tuple[tuple[str, str], ...]:
        return tuple((word, str(count)) for word, count in self.rows)
