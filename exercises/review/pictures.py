"""A review's charts as data: one a round and question, and one of the same people.

A bar of fewer than five answers has no counts in it, for anybody ("A Good Start in Life", five months on; the five is
ours). Only the facilitators' has the same people where the round's own bar beside it would tell single answers.
"""

from __future__ import annotations

from exercises.kernel.scales import Scale
from exercises.leaving.drawing import Bar, BarsPicture, Picture
from exercises.leaving.outline import Audience
from exercises.review.counting import (
    FEWEST,
    Tally,
    dated,
    invited_words,
    layer_compared,
    layers_counted,
    matched_items,
    may_compare,
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.outline import ADAPTED_SAYS, SAME_PEOPLE, beside_says, chart_of
from exercises.review.scales import ADAPTED
from exercises.review.state import Review


def pictures(state: Review, audience: Audience) -> tuple[Picture, ...]:
    """One for each answered round and question, then the same people's."""
    whole = audience == "facilitators"
    found: list[Picture] = []
    for this_round in state.rounds.values():
        for layer in layers_counted(state, this_round):
            bars = tuple(bar_of(tally, tally.tool.name) for tally in tallies(state, this_round, layer))
            scale = state.scales[layer]
            found.append(
                BarsPicture(
                    chart_of(layer, this_round),
                    scale.title,
                    (dated(this_round), invited_words(state, this_round, whole=whole)),
                    scale.words,
                    bars,
                    _below(state, scale),
                )
            )
    same = same_people(state)
    layer = layer_compared(state, same) if same is not None else ""
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
    above = (*above, *filter(None, [matched_items(state, same)]))
    scale = state.scales[layer]
    return (*found, BarsPicture(SAME_PEOPLE, scale.title, above, scale.words, bars, _below(state, scale)))


def bar_of(tally: Tally, label: str) -> Bar:
    """One bar, without any count when it is hidden."""
    counts = tuple(0 for _ in tally.counts) if tally.hidden else tally.counts
    return Bar(label, counts, tally.beside_words, tally.hidden)


def _below(state: Review, scale: Scale) -> tuple[str, ...]:
    return (beside_says(state), ADAPTED_SAYS) if ADAPTED in scale.words else (beside_says(state),)
