"""What stands around the exercises of a day as numbers alone. Pure."""

from __future__ import annotations

from collections import Counter

from exercises.frame.state import Frame
from exercises.frame.things import DECISIONS
from exercises.kernel.findings import ACTIONS, ELEPHANTS, REPLIES, SHEETS, Finding, finding


def findings(state: Frame) -> tuple[Finding, ...]:
    """Feedback sheets, replies, actions, and elephants by what was decided of each."""
    sheets, people = max(len(state.sheets), state.facts.returned or 0), state.facts.people or 0
    decided = Counter(one.decision for one in state.elephants.values())
    return (
        *finding(SHEETS, *([(1, 0, sheets, people)] if sheets else [])),
        *finding(REPLIES, [len(state.replies)]),
        *finding(ACTIONS, [sum(not one.result for one in state.actions.values()), len(state.actions)]),
        *finding(ELEPHANTS, [*(decided[one] for one in DECISIONS), decided[""]]),
    )
