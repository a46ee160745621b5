"""Every move of an exercise of pages, by its kind."""

from __future__ import annotations

from exercises.kernel import clock, phases, unnaming
from exercises.kernel.moves import moves_in
from exercises.pages import coding, filling, owning, rating

MOVES = moves_in(filling, owning, coding, rating, phases, clock, unnaming)
