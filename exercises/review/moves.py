"""The table of the review shape's moves. Their rules stand in the modules it names."""

from __future__ import annotations

from exercises.kernel import clock, phases, unnaming
from exercises.kernel.moves import moves_in
from exercises.review import answering, asking, telling

MOVES = moves_in(asking, phases, answering, telling, clock, unnaming)
"""Every move by its kind."""
