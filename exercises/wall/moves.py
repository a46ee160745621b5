"""The table of the wall's moves; the modules it names have their rules."""

from __future__ import annotations

from exercises.kernel import clock
from exercises.kernel.moves import moves_in
from exercises.wall import (
    asking,
    boxes,
    capture,
    checking,
    examples,
    frame,
    items,
    names,
    numbered_paper,
    sorting,
    striking,
    themes,
)

MOVES = moves_in(
    capture, numbered_paper, asking, boxes, sorting, themes, examples, checking, items, striking, names, frame, clock
)
"""Every move by its kind."""
