"""Every move of an exercise of pages, by its kind."""

from __future__ import annotations

from exercises.kernel import clock, phases, show_of_hands, unnaming
from exercises.kernel.moves import moves_in
from exercises.kernel.record import replace
from exercises.kernel.wordless import refused_while_wordless
from exercises.pages import coding, filling, making, owning, rating
from exercises.pages.finding import WORDLESS

_COUNT = moves_in(show_of_hands)["count"]
_COUNTED = replace(_COUNT, undated=True, run=refused_while_wordless(_COUNT, WORDLESS))
MOVES = moves_in(making, filling, owning, coding, rating, phases, clock, unnaming) | {"count": _COUNTED}
