"""A review's pages for its facilitators, its participants and the public.

Only the facilitators' page has who does something and why a tool was dropped, in words. A version is on a page for
others only when its owner gave it, and thanked to somebody only where that was wanted. No page for anybody draws or
counts a bar of fewer than five answers, has a percentage, or puts people or cohorts in an order.
"""

from __future__ import annotations

from exercises.kernel.consent import may_leave
from exercises.leaving.outline import Audience, Bullets, Decided, Figure, Heading, Paragraph, Part, Table, section
from exercises.review.counting import (
    BY_SUBTRACTION,
    FEWEST,
    Tally,
    dated,
    day_in_words,
    invited_words,
    layer_compared,
    layers_counted,
    matched_items,
    may_compare,
    reasons,
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.reading import words_of
from exercises.review.scales import ADAPTED
from exercises.review.state import Review, Round, Version

ADAPTED_SAYS = "Adapted is a success: somebody made the tool their own."


ALL = "All of it"
"""What is decided about no tool alone."""
SAME_PEOPLE = "same-people"
"""What the chart of those who answered twice is called."""


def chart_of(layer: str, this_round: Round) -> str:
    """What the chart of one round and question is called."""
    return f"{layer}-round-{this_round.number}"


def beside_says(state: Review) -> str:
    """What n is, and what stands beside a bar."""
    beside = next(iter(state.scales.values())).stands_beside
    return (
        f"n is those who used a tool or gave an answer about it. {beside[:1].upper()}{beside[1:]}. "
        "Where fewer than five answered about a tool, its answers are not told apart."
    )


def outline(state: Review, audience: Audience) -> tuple[Part, ...]:
    """The page for that audience."""
    whole = audience == "facilitators"
    parts: list[Part] = [Heading(state.template.title, 2), Paragraph(state.template.purpose)]
    rows = tuple((tool.label, tool.name, tool.line) for tool in state.tools.values())
    parts += [Heading("The tools", 3), Table(("No.", "Tool", "What it is"), rows)]
    for this_round in state.rounds.values():
        parts += _round(state, this_round, whole)
    parts += _same(state, whole)
    parts += _versions(state, audience)
    if state.eased and audience != "public":
        said = [(state.tools[easy.tool].name, easy.text) for easy in state.eased.values()]
        parts += section("What made it easy to keep", [f"{tool}: {text}" for tool, text in said])
    parts += _decisions(state, whole)
    return (*parts, Paragraph(state.template.source))


def _round(state: Review, this_round: Round, whole: bool) -> list[Part]:
    parts: list[Part] = [
        Heading(f"{dated(this_round)}", 3),
        Paragraph(f"{invited_words(state, this_round, whole=whole).capitalize()}."),
    ]
    if whole and this_round.moved:
        moved = (f"{day_in_words(day)}{f': {why}' if why else ''}" for day, why in this_round.moved)
        parts += [Paragraph("It was to be on another day:"), Bullets(tuple(moved))]
    if not state.is_answered(this_round.number):
        return parts
    for layer in layers_counted(state, this_round):
        scale = state.scales[layer]
        headings = ("Tool", "n", *(word.capitalize() for word in scale.words), "Beside")
        rows = tuple(_row(tally, tally.tool.name) for tally in tallies(state, this_round, layer))
        parts += [Heading(scale.title, 4), Table(headings, rows), Figure(chart_of(layer, this_round))]
    adapted = any(ADAPTED in state.scales[layer].words for layer in this_round.layers)
    parts.append(Paragraph(f"{beside_says(state)} {ADAPTED_SAYS}" if adapted else beside_says(state)))
    return [*parts, *_whys(state, this_round, whole)]


def _row(tally: Tally, name: str) -> tuple[str, ...]:
    if tally.secret:
        return name, "under 5" if tally.answered < FEWEST else "", *("" for _ in tally.counts), tally.secret
    return name, str(tally.n), *map(str, tally.counts), tally.beside_words


def _whys(state: Review, this_round: Round, whole: bool) -> list[Part]:
    if whole:
        said = (
            f"{state.tools[why.tool].name}: {why.why}{f' ({why.text})' if why.text else ''}"
            for why in state.whys.values()
            if why.round == this_round.number
        )
        return section("Why tools were dropped, for the facilitators only", said, 4)
    counted = []
    for tool in state.asked(this_round.number):
        given = reasons(state, tool.number, this_round.number)
        if given:
            counted.append(f"{tool.name}: " + ", ".join(f"{why} {count}" for why, count in given))
    return section("Why tools were dropped, where five or more said", counted, 4)


def _same(state: Review, whole: bool) -> list[Part]:
    same = same_people(state)
    if same is None:
        return []
    parts: list[Part] = [Heading("The same people, asked twice", 3)]
    if same.n < FEWEST:
        return [*parts, Paragraph("Fewer than five people can be matched, so nothing is compared.")]
    if not whole and not may_compare(state, same):
        return [*parts, Paragraph(BY_SUBTRACTION)]
    layer = layer_compared(state, same)
    if not layer:
        return [*parts, Paragraph("The rounds asked different things.")]
    different = " They are different moments." if same.first.moment != same.second.moment else ""
    when = f"{dated(same.first)}; and {dated(same.second)}"
    parts.append(Paragraph(f"{same.n} people answered both: {when}.{different}"))
    if alike := matched_items(state, same):
        parts.append(Paragraph(f"{alike[:1].upper()}{alike[1:]}: what was worded anew is not compared."))
    rows = []
    for pair in same_tallies(state, same, layer, whole=whole):
        for this_round, tally in zip((same.first, same.second), pair, strict=True):
            row = _row(tally, tally.tool.name)
            rows.append((row[0], dated(this_round), *row[1:]))
    headings = ("Tool", "Asked", "n", *(word.capitalize() for word in state.scales[layer].words), "Beside")
    if not rows:
        return [*parts, Paragraph("The rounds asked different things.")]
    return [*parts, Table(headings, tuple(rows)), Figure(SAME_PEOPLE)]


def readable(state: Review, audience: Audience) -> tuple[Version, ...]:
    """The versions that may be on a page for that audience, by tool."""
    by_tool = sorted(state.versions.values(), key=lambda known: (known.tool, known.number))
    return tuple(version for version in by_tool if audience == "facilitators" or may_leave(version.consent, audience))


def _versions(state: Review, audience: Audience) -> list[Part]:
    whole = audience == "facilitators"
    rows = []
    for version in readable(state, audience):
        row = (state.tools[version.tool].name, words_of(version), version.credit)
        rows.append((f"v{version.number}", *row, version.consent) if whole else row)
    headings = ("Tool", "How it was adapted", "Thanks to")
    return (
        [Heading("Library of adaptations", 3), Table(("No.", *headings, "Consent") if whole else headings, tuple(rows))]
        if rows
        else []
    )


def decisions(state: Review) -> list[tuple[str, str, str]]:
    """What was decided, by tool: about which, the words, and who does it."""
    by_tool = sorted(state.decisions.values(), key=lambda known: (known.tool, known.number))
    return [(state.tools[one.tool].name if one.tool else ALL, one.text, one.owner) for one in by_tool]


def _decisions(state: Review, whole: bool) -> list[Part]:
    rows = [row if whole else row[:2] for row in decisions(state)]
    headings = ("Tool", "What changes") + (("Owner",) if whole else ())
    return [Decided(state.decided, 3), Table(headings, tuple(rows))] if rows else []
