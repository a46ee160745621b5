"""What a group says of its themes when they are brought back to it."""

from __future__ import annotations

from exercises.kernel import things
from exercises.kernel.p_numbers import untold
from exercises.kernel.things import ROOM, Part, said
from exercises.wall.limits import LIMITS

DECISIONS = {"changed": "changed", "kept": "kept", "minority": "kept as minority view"}
"""What came of a member check, as typed and as said."""
ANSWERS = {"yes": "yes", "change": "yes with change", "no": "no", "not_us": "not for us", "passed": "passed"}
"""The answers of a member check, as kept and as said."""


class Check(Part):
    """What the group said when a theme was brought back to it (script 2.5, phases 11 and 12). Anonymous counts."""

    yes: int = 0
    change: int = 0
    no: int = 0
    not_us: int = 0
    passed: int = 0
    said: tuple[str, ...] = said(LIMITS["said"], ROOM, label="said", default=())
    decision: str = ""
    """A key of DECISIONS, or "" while none is made."""
    why: str = things.said(LIMITS["why"], ROOM, label="decided, because")

    def called(self, key: object) -> str:
        """It is called as the theme it stands in."""
        return ""

    @property
    def answered(self) -> int:
        """How many gave one of the four answers."""
        return self.yes + self.change + self.no + self.not_us

    @property
    def asked(self) -> int:
        """How many were asked: those that passed, too."""
        return self.answered + self.passed

    @property
    def untold(self) -> str:
        """Why others than the facilitators do not read how it was answered; "" when they do, or nobody was counted."""
        answers = (self.yes, self.change, self.no, self.not_us)
        return untold(answers, words=bool(self.said)) if self.asked else ""


class LoneCheck(Check):
    """What the group said of the lone voices."""

    goes = "check lone"

    def called(self, key: object) -> str:
        """They are called as they are."""
        return "the lone voices"
