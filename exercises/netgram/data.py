"""A net-gram as facts: who is on each drawing and how they are tied. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.amounts import rounded
from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.netgram import words
from exercises.netgram.leaving import directed_ends, number_of
from exercises.netgram.outputs import leaves
from exercises.netgram.state import BOTH, NetGram


def data(state: NetGram, audience: Audience) -> Iterator[Fact]:
    """Every fact of every drawing, for whom the picture is."""
    if not leaves(state, audience):
        return
    for drawn in state.drawings():
        drawing, day = number_of(drawn), drawn.day
        for number, chair in drawn.chairs.items():
            near = "centre" if number == drawn.centre else chair.near
            cells: dict[str, Cell] = {
                "number": number,
                "row": state.kind_of(chair),
                "person": chair.person,
                "role": chair.role,
            }
            more: dict[str, Cell] = {"near": near, "empty": chair.empty, "drawing": drawing}
            yield Fact("chairs", f"{drawing}-{number}", {**cells, **more}, day)
        for tie in words.in_order(drawn.ties, drawn.centre):
            one, other = directed_ends(tie)
            ends: dict[str, Cell] = {"chair": f"{drawing}-{one}", "other": f"{drawing}-{other}"}
            contacts = None if tie.contacts is None else rounded(tie.contacts)
            tied: dict[str, Cell] = {"kind": tie.sign, "one_way": tie.way != BOTH, "contacts": contacts}
            yield Fact("ties", f"{drawing}-{min(tie.between)}-{max(tie.between)}", {**ends, **tied}, day)
