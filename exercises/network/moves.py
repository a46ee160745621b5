"""The network shape's moves, by kind. Their rules stand where they are declared."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.kernel import clock, unnaming
from exercises.kernel.moves import Move, moves_in
from exercises.kernel.record import replace
from exercises.network import findings, going, interview, seats, setting_out, settling
from exercises.network.checks import nothing_of_sharing

MOVES: Mapping[str, Move] = {
    **moves_in(unnaming),
    **{
        kind: replace(one, run=nothing_of_sharing(one))
        for kind, one in moves_in(interview, setting_out, seats, findings, settling, going, clock).items()
    },
}
"""Every move by its kind."""
