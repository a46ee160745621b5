"""A card in lines: each of its fields asked and answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from exercises.kernel.record import replace
from exercises.kernel.text import folded
from sessions.lines.whole import line_in, taken_by_field
from sessions.live.session import Session
from tui.boards.board import EntryField
from tui.line.aloud import Aloud
from tui.line.asked import Said, line_or_words


class Card:
    """The fields that are left."""

    def __init__(
        self,
        session: Session,
        offered: Callable[[], Sequence[EntryField]],
        aloud: Aloud,
        perform: Callable[[str], Said],
    ) -> None:
        """`offered` are the fields of that thing as they are now."""
        self._session, self._fields, self._aloud, self._perform = session, list(offered()), aloud, perform
        self._offered = offered

    @property
    def prompt(self) -> str:
        """Which field of what."""
        return self._fields[0].label

    @property
    def is_done(self) -> bool:
        """Whether every field was asked."""
        return not self._fields

    def asks(self, *, again: bool = False) -> Said:
        """What the facilitator asks, and whether there is an answer already."""
        field = next((one for one in self._offered() if one.lead == self._fields[0].lead), None)
        if field is None:
            return ["Nothing is asked there any more: .stop ends it."]
        there = f" There is already: {field.now}" if self._aloud.may_read else " It has an answer already."
        takes = f" {field.may_be}." if field.takes else ""
        return [f"{field.ask}{takes}{there if field.now else ''}"]

    def entered(self, line: str) -> Said | None:
        """The answer; a line of its own is asked about first."""
        field = self._fields[0]
        if not line or (field.passes and folded(line) == "pass"):
            self._fields = self._fields[1:]
            return ["Passed: nothing is recorded."] if line else []
        own = line_in(self._session, line)
        if not own or taken_by_field(self._session, f"{field.lead}: ", line):
            return self._recorded(field, line)

        def answered() -> Said:
            said = self._recorded(field, line)
            return said if self._aloud.question is not None else [*said, *self._goes_on()]

        return self._aloud.ask(line_or_words("the answer", partial(self._perform, own), answered))

    def _recorded(self, field: EntryField, line: str) -> Said:
        said = self._perform(f"{field.lead}: {line}")
        self._fields = self._fields[1:]
        if (asked := self._aloud.question) is not None:
            self._aloud.question = replace(asked, does=lambda key: [*asked.does(key), *self._goes_on()])
        return said

    def _goes_on(self) -> Said:
        return [] if self.is_done else self.asks()

    def ends(self) -> Said:
        """That nothing more is asked."""
        return ["The card is done."]
