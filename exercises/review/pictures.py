"""A review's charts as data: one a round and question, and one of the same people.

A bar of fewer than five answers has no counts in it, for anybody ("A Good Start in Life", five months on; the five is
ours). Only the facilitators' has the same people where the round's own bar beside it would tell single answers.
"""

from __future__ import annotations

from exercises.leaving.drawing import Bar, BarsPicture, Picture
from exercises.leaving.outline import Audience
from exercises.review.counting import (
    FEWEST,
    Tally,
    dated,
    invited_words,
    layer_compared,
    layers_counted,
    may_compare,
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.outline import ADAPTED_SAYS, BESIDE_SAYS
from exercises.review.room_charts import TITLES
from exercises.review.state import IN_BAR, UPTAKE, Review

_NAMES = {UPTAKE: "uptake", "keep": "keep"}


def pictures(state: Review, audience: Audience) -> tuple[Picture, ...]:
    """One for each answered round and question, then the same people's."""
    whole = audience == "facilitators"
    found: list[Picture] = []
    for this_round in state.rounds.values():
        for layer in layers_counted(state, this_round):
            bars = tuple(bar_of(tally, tally.tool.name) for tally in tallies(state, this_round, layer))
            name = f"{_NAMES[layer]}-round-{this_round.number}"
            found.append(
                BarsPicture(
                    name,
                    TITLES[layer],
                    (dated(this_round), invited_words(state, this_round, whole=whole)),
                    IN_BAR[layer],
                    bars,
                    _below(layer),
                )
            )
    same = same_people(state)
    layer = layer_compared(same) if same is not None else ""
    if same is None or not layer or same.n < FEWEST or not (whole or may_compare(state, same)):
        return tuple(found)
    bars = tuple(
        bar_of(tally, f"{tally.tool.name}, {dated(this_round)}")
        for pair in same_tallies(state, same, layer, whole=whole)
        for this_round, tally in zip((same.first, same.second), pair, strict=True)
    )
    above: tuple[str, ...] = (f"The same {same.n} people both times", dated(same.first), dated(same.second))
    if same.first.moment != same.second.moment:
        above = (*above, "Asked at different moments")
    return (*found, BarsPicture("same-people", TITLES[layer], above, IN_BAR[layer], bars, _below(layer)))


def bar_of(tally: Tally, label: str) -> Bar:
    """One bar, without any count when it is hidden."""
    counts = tuple(0 for _ in tally.counts) if tally.hidden else tally.counts
    return Bar(label, counts, tally.beside_words, tally.hidden)


def _below(layer: str) -> tuple[str, ...]:
    return (BESIDE_SAYS, ADAPTED_SAYS) if layer == UPTAKE else (BESIDE_SAYS,)
