"""The table of the talk shape's moves. Their rules stand in the modules it names."""

from __future__ import annotations

from exercises.kernel import clock, unnaming
from exercises.kernel.moves import moves_in
from exercises.talk import going, writing

MOVES = moves_in(writing, going, clock, unnaming)
"""Every move by its kind."""
