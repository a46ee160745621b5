"""The table of the network shape's moves. Refuses to know their rules; the modules it names do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from exercises.kernel import clock
from exercises.network import findings, interview, seats, setting_out, settling
from exercises.network.sharing import wordless_in_sharing
from exercises.network.state import Difference, Network

MOVES: Mapping[str, Callable[..., Network]] = {
    move.__name__: wordless_in_sharing(move)
    for move in (
        setting_out.add_chair,
        setting_out.change_chair,
        setting_out.place_chair,
        setting_out.remove_chair,
        setting_out.rename_row,
        setting_out.add_row,
        seats.empty_chair,
        seats.hold_chair,
        seats.leave_chair,
        seats.trade_chairs,
        seats.witness,
        seats.release,
        seats.back_in_role,
        seats.close,
        seats.reopen,
        interview.answer,
        interview.unask,
        interview.pace,
        interview.phase,
        clock.pause,
        clock.resume,
        interview.case,
        findings.difference,
        findings.reword_difference,
        findings.remove_difference,
        findings.reverse,
        findings.double,
        findings.nod,
        findings.asked,
        findings.wants,
        findings.surplus,
        findings.spoke,
        findings.learned,
        findings.consent,
        findings.mark,
        findings.remove_mark,
        findings.surprise,
        settling.whanau_first,
        settling.agree,
        settling.say,
        settling.reword_agreement,
        settling.remove_agreement,
        settling.limit,
        settling.slot_when,
        settling.slot_note,
        settling.slot,
        settling.talk,
        settling.change_talk,
        settling.talk_done,
        settling.remove_talk,
    )
}
"""Every move by its kind."""
TIMED = frozenset({"phase", "pause", "resume"})
"""Moves whose data carry the time."""
_LETTERS = {
    "difference": "d",
    "reverse": "r",
    "double": "b",
    "agree": "a",
    "talk": "k",
    "learned": "l",
    "mark": "m",
}


def with_number(state: Network, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the number that the thing this move makes will have; of other moves, as they are."""
    if kind == "add_chair":
        return {**data, "number": state.next_chair}
    if kind not in _LETTERS:
        return dict(data)
    number = state.numbers.get(_LETTERS[kind], 0) + 1
    if kind in ("difference", "reverse"):
        between = data.get("between")
        pair = list(between) if isinstance(between, list | tuple) else []
        said = {repr(pair), repr(pair[::-1])}
        for held in (state.differences if kind == "difference" else state.reversals).values():
            same = held.question == data.get("question") if isinstance(held, Difference) else not held.back
            if same and repr(list(held.between)) in said:
                number = held.number
    return {**data, "number": number}
