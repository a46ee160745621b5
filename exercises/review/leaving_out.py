"""What of a review no page for that audience has, counted; versions are counted as quotations. Pure.

"A Good Start in Life", five months on: sheets have no name, and a chart has no bar of fewer than five answers.
"""

from __future__ import annotations

from exercises.leaving.outline import FACILITATORS_ONLY, IN_THE_ROOM, Audience, LeftOut
from exercises.review.counting import layers_counted, tallies
from exercises.review.state import Review


def left_out(state: Review, audience: Audience) -> tuple[LeftOut, ...]:
    """What the page for that audience does not have, quotations aside."""
    if audience == "facilitators":
        return ()
    reasons = sum(1 for why in state.whys.values() if why.text)
    moved = sum(1 for this_round in state.rounds.values() for _, why in this_round.moved if why)
    owners = sum(1 for decision in state.decisions.values() if decision.owner)
    found = [
        LeftOut(len(state.sheets), "sheet", "sheets", FACILITATORS_ONLY),
        LeftOut(reasons, "reason in somebody's words", "reasons in somebody's words", FACILITATORS_ONLY),
        LeftOut(moved, "reason for another day", "reasons for another day", FACILITATORS_ONLY),
        LeftOut(owners, "owner of a change", "owners of changes", FACILITATORS_ONLY),
        LeftOut(_hidden(state), "bar", "bars", "fewer than five answered"),
    ]
    if audience == "public":
        eased = len(state.eased)
        found.append(LeftOut(eased, "line on what made it easy", "lines on what made it easy", IN_THE_ROOM))
    return tuple(kind for kind in found if kind.count)


def _hidden(state: Review) -> int:
    return sum(
        1
        for this_round in state.rounds.values()
        if state.is_answered(this_round.number)
        for layer in layers_counted(state, this_round)
        for tally in tallies(state, this_round, layer)
        if tally.secret
    )
