"""The charts of a review as the room reads them, cut into pages. Pure; no bar of fewer than five is drawn.

Blocks as patterns with their words under each bar, n beside each name; day, moment, invited and answered at the top of
every page. What stands beside a bar is said in words ("A Good Start in Life", five months on).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from exercises.kernel.record import Record
from exercises.leaving.bars import in_words, key
from exercises.leaving.room_view import Bar, Bars, Block, Gap, Line
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
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.state import Review, Round

_COLUMNS, _ROWS, _WORDS, _MOST_ITEMS, _IN_A_PICTURE = 44, 11, 45, 6, 9
"""What one page holds on the smallest screen that has to show it whole, 48 by 12."""
Item = tuple[tuple[Line | Bar, ...], tuple[int, ...]]
"""Lines that stay together, and the numbers of the versions in them."""


class Page(Record):
    """One page's blocks."""

    blocks: tuple[Block, ...]
    shows: tuple[int, ...] = ()
    """The versions whose words stand in it."""


def packed(head: Sequence[Line], items: Sequence[Item]) -> list[Page]:
    """The items on as few pages as the smallest screen needs, the heading on each."""
    above = sum(map(_rows, head))
    spoken = sum(map(_words, head))
    pages: list[list[Item]] = [[]]
    height, words = above, spoken
    for item in items:
        tall, more = sum(map(_rows, item[0])), sum(map(_words, item[0]))
        if pages[-1] and (height + tall > _ROWS or words + more > _WORDS or len(pages[-1]) >= _MOST_ITEMS):
            pages.append([])
            height, words = above, spoken
        pages[-1].append(item)
        height, words = height + tall, words + more
    return [_page(head, page) for page in pages]


def _page(head: Sequence[Line], items: Sequence[Item]) -> Page:
    blocks: list[Block] = [*head]
    for lines, _ in items:
        blocks += [Gap(), *lines]
    return Page(tuple(blocks), tuple(number for _, numbers in items for number in numbers))


def _rows(line: Line | Bar) -> int:
    assert isinstance(line, Line), "bars are shared out by their number"
    return max(1, len(textwrap.wrap(line.text, _COLUMNS - 2 * line.indent)))


def _words(line: Line | Bar) -> int:
    return sum(1 for word in line.text.split() if any(letter.isalpha() for letter in word))


def chart_pages(state: Review, this_round: Round | None, layer: str) -> list[Page]:
    """The stacked bars of a round, two tools a page where both have room with their words."""
    title = Line(state.scales[layer].title, "strong")
    if this_round is None:
        return [_page([title], [((Line("Nobody was asked yet."),), ())])]
    head = [title, Line(dated(this_round), "quiet"), Line(invited_words(state, this_round), "quiet")]
    if not this_round.has(layer):
        return [_page(head, [((Line("This round did not ask that."),), ())])]
    if not state.is_answered(this_round.number):
        return [_page(head, [((Line("No sheets are in yet."),), ())])]
    if layer not in layers_counted(state, this_round):
        return [_page(head, [((Line("Nobody answered that in this round."),), ())])]
    bars = [_bar(tally.tool.name, tally) for tally in tallies(state, this_round, layer)]
    return [_page(head, [((bar,), ()) for bar in two]) for two in _in_twos(bars, len(head))] or [_page(head, [])]


def _in_twos(bars: Sequence[Bar], above: int) -> Iterator[list[Bar]]:
    """Two on a page, or one where both would not have room on the smallest screen."""
    page: list[Bar] = []
    for bar in bars:
        if len(page) == 2 or (page and above + _bar_rows(page[0]) + _bar_rows(bar) > _ROWS + 1):
            yield page
            page = []
        page.append(bar)
    if page:
        yield page


def _bar_rows(bar: Bar) -> int:
    """The rows of its name, the bar, and its words, of which each part stays whole."""
    rows = len(textwrap.wrap(bar.text, _COLUMNS)) + bool(bar.counts)
    for said in bar.said.split("\n"):
        line = ""
        for part in said.split("  "):
            both = f"{line}  {part}".strip()
            fits = not line or len(both) <= _COLUMNS
            rows += 0 if fits else 1
            line = both if fits else part
        rows += max(1, len(textwrap.wrap(line, _COLUMNS)))
    return rows


def picture_pages(state: Review, this_round: Round | None, layer: str) -> list[Page]:
    """Every tool of a round on a line of its own, as many as the smallest screen holds: its bar, its n, and how many
    more stand beside the bar ("A Good Start in Life": nine tools in one figure). Of fewer than five no bar."""
    pages = chart_pages(state, this_round, layer)
    if this_round is None or layer not in layers_counted(state, this_round):
        return pages[:1]
    scale = state.scales[layer]
    answered = state.answered(this_round.number)
    said = (
        f"{answered} of {this_round.invited}" if this_round.invited and answered else invited_words(state, this_round)
    )
    said = "fewer than five" if 0 < answered < FEWEST else said
    short = f"{this_round.moment}: {said}, {day_in_words(this_round.day)}"
    head = Line(f"{dated(this_round)}: {invited_words(state, this_round)}", "strong", short=short)
    counted = tallies(state, this_round, layer)
    rows = [_row(tally) for tally in counted]
    drawn = any(not tally.secret for tally in counted)
    more = any(sum(tally.beside) for tally in counted if not tally.secret)
    below = [Line("Of fewer than five answers no bar is drawn.", "quiet")]
    if drawn:
        below = [Line(key(scale.words), "quiet", short=key(scale.bar_short))]
        below += [Line(f"+ {', '.join(scale.beside)}", "quiet")] if more else []
    foot: tuple[Block, ...] = (Gap(foot=True), *below)
    return [Page((head, *rows[at : at + _IN_A_PICTURE], *foot)) for at in range(0, len(rows), _IN_A_PICTURE)]


def _row(tally: Tally) -> Bars:
    if tally.secret:
        return Bars(tally.tool.name, beside="under 5")
    more = f" +{sum(tally.beside)}" if sum(tally.beside) else ""
    return Bars(tally.tool.name, counts=(tally.counts,), beside=f"n {tally.n}{more}")


def _bar(label: str, tally: Tally, *, short: bool = False) -> Bar:
    """A bar with its words, or `short` with those that take as few letters as can be."""
    beside = f"\nand {tally.beside_words}" if tally.beside_words else ""
    if tally.hidden:
        return Bar(label, (), f"no bar: {tally.hidden}{beside}")
    parts = tuple(zip(tally.scale.bar_short, tally.counts, strict=True)) if short else tally.parts
    return Bar(f"{label}  n {tally.n}", tuple(tally.counts), in_words(parts) + beside)


def same_pages(state: Review) -> list[Page]:
    """Two rounds by the same people, one tool a page, or two where its words are too long for one; both days and
    moments stand at its bars."""
    title = Line("The same people, twice", "strong")
    same = same_people(state)
    if same is None:
        return [_page([title], [((Line("No sheets of two rounds can be matched yet."),), ())])]
    if same.n < FEWEST:
        said = "Fewer than five people can be matched, so no bar is drawn."
        when = tuple(Line(dated(this_round), "quiet") for this_round in (same.first, same.second))
        return [_page([title], [(when, ()), ((Line(said),), ())])]
    if not may_compare(state, same):
        return [_page([title], [((Line(BY_SUBTRACTION),), ())])]
    layer = layer_compared(state, same)
    if not layer:
        return [_page([title], [((Line("The two rounds asked different things."),), ())])]
    head = [Line(f"The same {same.n} people, twice", "strong")]
    if same.first.moment != same.second.moment:
        head.append(Line("asked at different moments", "quiet"))
    if alike := matched_items(state, same):
        head.append(Line(alike, "quiet"))
    pages = []
    for before, after in same_tallies(state, same, layer, whole=False):
        bars = [
            _bar(dated(this_round), tally, short=True)
            for this_round, tally in ((same.first, before), (same.second, after))
        ]
        named: Item = ((Line(before.tool.name),), ())
        twos = _in_twos(bars, sum(map(_rows, (*head, Line(before.tool.name)))))
        pages += [_page(head, [named, *(((bar,), ()) for bar in two)]) for two in twos]
    return pages or [_page([title], [((Line("The two rounds asked about different tools."),), ())])]
