"""A review on the short page that everybody gets within days.

Who was asked when, the newest chart of each question, what was adapted and what was decided. Nobody's answer can be
told from it, as on the whole page.
"""

from __future__ import annotations

from collections.abc import Iterator

from exercises.kernel.text import capital, sentence
from exercises.leaving.outline import Audience, Bullets, Decided, Figure, Heading, Paragraph, Part, section
from exercises.review.counting import dated, invited_words, layers_counted, tallies
from exercises.review.outline import ADAPTED_SAYS, ALL, beside_says, chart_of, decisions, readable
from exercises.review.reading import words_of
from exercises.review.scales import ADAPTED
from exercises.review.state import Review, Round


def short(state: Review, audience: Audience) -> tuple[Part, ...]:
    """What the short page for that audience has."""
    return tuple(_page(state, audience))


def _page(state: Review, audience: Audience) -> Iterator[Part]:
    yield Heading(state.template.title, 2)
    yield Paragraph(state.template.purpose)
    answered = [one for one in state.rounds.values() if state.is_answered(one.number)]
    if answered:
        yield from _round(state, answered[-1])
    versions = (f"{state.tools[one.tool].name}: {sentence(words_of(one))}" for one in readable(state, audience))
    yield from section("How tools were made our own", versions)
    settled = decisions(state)
    if settled:
        yield Decided(state.decided, 3)
        alike = {about for about, _, _ in settled} == {ALL}
        yield Bullets(tuple(sentence(text if alike else f"{about}: {text}") for about, text, _ in settled))


def _round(state: Review, newest: Round) -> Iterator[Part]:
    """The newest round that was answered, a chart for each question; in words where nothing is drawn."""
    yield Heading(dated(newest), 3)
    asked = invited_words(state, newest).replace(" invited,", " were invited,")
    adapted = any(ADAPTED in scale.words for scale in state.scales.values())
    yield Paragraph(" ".join(filter(None, (f"{capital(asked)}.", beside_says(state), ADAPTED_SAYS if adapted else ""))))
    for layer in layers_counted(state, newest):
        scale = state.scales[layer]
        rows = []
        for tally in tallies(state, newest, layer):
            told = ", ".join(f"{word} {many}" for word, many in zip(scale.words, tally.counts, strict=True) if many)
            beside = f"; {tally.beside_words}" if tally.beside_words else ""
            rows.append(sentence(f"{tally.tool.name}: {tally.hidden or f'{told} (n = {tally.n})'}{beside}"))
        yield Figure(chart_of(layer, newest), (Paragraph(f"{scale.title}:"), Bullets(tuple(rows))), bare=True)
