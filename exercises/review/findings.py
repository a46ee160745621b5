"""An adoption review or an audit as numbers alone. Pure."""

from __future__ import annotations

from exercises.kernel.findings import SHEETS, Finding, finding
from exercises.review.counting import layers_counted
from exercises.review.state import Review


def findings(state: Review) -> tuple[Finding, ...]:
    """How many answered and were invited, by round and by what was asked."""
    places = {key: place for place, key in enumerate(state.scales)}
    return finding(
        SHEETS,
        *(
            (number, places[layer], _answered(state, number, layer), one.invited)
            for number, one in state.rounds.items()
            for layer in layers_counted(state, one)
        ),
    )


def _answered(state: Review, number: int, layer: str) -> int:
    """How many sheets have a mark there; where totals were typed, the number that was said."""
    sheets = state.sheets_of(number)
    return sum(bool(sheet.marks.get(layer)) for sheet in sheets) if sheets else state.answered(number)
