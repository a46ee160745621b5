"""A review as facts: for the facilitators each mark, for everybody the counts that may be told. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from exercises.leaving.data import Cell, Fact
from exercises.leaving.outline import Audience
from exercises.review.counting import Tally, layers_counted, tallies
from exercises.review.state import Review, Round


def data(state: Review, audience: Audience) -> Iterator[Fact]:
    """Marks for the facilitators; counts by tool, round and question, those of few hidden from everybody else."""
    whole = audience == "facilitators"
    if whole:
        yield from _marks(state)
    for this_round in state.rounds.values():
        for layer in layers_counted(state, this_round):
            for tally in tallies(state, this_round, layer):
                yield from _counts(this_round, layer, tally, whole=whole)


def _marks(state: Review) -> Iterator[Fact]:
    for sheet in state.sheets.values():
        this_round = state.rounds[sheet.round]
        for layer in this_round.layers:
            for tool in state.asked(sheet.round):
                mark = sheet.mark(state.scales[layer], tool.number)
                cells: dict[str, Cell] = {
                    "sheet": str(sheet.number),
                    "asked": layer,
                    "thing": tool.number,
                    "name": tool.name,
                    "mark": mark,
                }
                yield Fact("marks", f"{sheet.number}-{layer}-{tool.number}", cells, this_round.day)


def _counts(this_round: Round, layer: str, tally: Tally, *, whole: bool) -> Iterator[Fact]:
    hidden = "" if whole else tally.secret
    beside = dict(zip(tally.scale.beside, tally.beside, strict=True))
    for word, count in (*tally.parts, *beside.items()):
        yield Fact(
            "counts",
            f"r{this_round.number}-{layer}-{tally.tool.label}-{word}",
            {
                "what": layer,
                "of": tally.tool.name,
                "moment": this_round.moment,
                "word": word,
                "n": None if hidden else count,
                "counts": word not in beside,
                "hidden": hidden,
            },
            this_round.day,
        )
