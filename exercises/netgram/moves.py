"""The net-gram's moves, by kind: its own, and those of the network that hold for it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel import clock, unnaming
from exercises.kernel.moves import Move, moves_in
from exercises.kernel.record import replace
from exercises.netgram import drawing, people, ties
from exercises.network import going, seats, setting_out, settling
from exercises.network.checks import nothing_of_sharing

_OF_THE_NETWORK = (
    "change_chair",
    "rename_row",
    "add_row",
    "empty_chair",
    "talk",
    "change_talk",
    "talk_done",
    "remove_talk",
    "phase",
    "case",
    "close",
    "reopen",
)
_NETWORK = moves_in(setting_out, seats, settling, going)

MOVES: Mapping[str, Move] = {
    **moves_in(unnaming),
    **{
        kind: replace(one, run=nothing_of_sharing(one))
        for kind, one in {
            **moves_in(people, ties, drawing),
            **{kind: _NETWORK[kind] for kind in _OF_THE_NETWORK},
            **moves_in(clock),
        }.items()
    },
}
"""Every move by its kind."""
