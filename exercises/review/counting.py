"""Counts answers by tool and round, and says which bars may be drawn. Pure; counts people, never names them.

The chart rule of "A Good Start in Life", five months on: a bar is those who used a tool or gave an answer, dropped,
adapted and adopted in that order. Not tried, don't know it and no answer stand beside the bar, never in it. Ours: a bar
of fewer than five answers is not drawn for anybody, and every bar says its n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from exercises.kernel.days import MONTHS
from exercises.kernel.p_numbers import FEWEST as FEWEST
from exercises.kernel.record import Record, replace
from exercises.kernel.scales import Scale
from exercises.review.state import WHYS, Review, Round, Sheet, Tool

HIDDEN = "fewer than five answers"
BESIDE_IT = "all who answered stand beside it"
LEFT_OVER = "with the round's own bar it would tell fewer than five answers"
BY_SUBTRACTION = (
    "The same people are not compared here: one to four people more answered one of the rounds, and taking one count "
    "from the other would tell what they answered."
)


class Tally(Record):
    """One tool's counts in one round and layer."""

    tool: Tool
    scale: Scale
    counts: tuple[int, ...]
    """One for each part of the bar, in its order."""
    beside: tuple[int, ...]
    """One for each word beside it, in their order."""
    left_over: int = 0
    """Of some of a round's people: how many more its own bar is made of, which is drawn beside it."""

    @property
    def n(self) -> int:
        """How many the bar is made of."""
        return sum(self.counts)

    @property
    def answered(self) -> int:
        """How many answered: those in the bar, and those whose answer stands beside it."""
        beside = zip(self.scale.beside, self.beside, strict=True)
        return self.n + sum(count for word, count in beside if word in self.scale.answers)

    @property
    def secret(self) -> str:
        """Why nothing of it is told; "" when it is."""
        if self.answered < FEWEST:
            return HIDDEN
        return LEFT_OVER if 0 < self.left_over < FEWEST else ""

    @property
    def hidden(self) -> str:
        """Why no bar is drawn; "" when it is."""
        return self.secret or ("" if self.n else BESIDE_IT)

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """The words of the bar with their counts."""
        return tuple(zip(self.scale.words, self.counts, strict=True))

    @property
    def beside_words(self) -> str:
        """What stands beside the bar: "3 not tried, 1 don't know it"; "" for nothing, and for one of which nothing is
        told: with how many answered, it would tell what is not."""
        if self.secret:
            return ""
        words = zip(self.scale.beside, self.beside, strict=True)
        return ", ".join(f"{count} {word}" for word, count in words if count)


class Same(Record):
    """Two rounds by the people who answered both."""

    first: Round
    second: Round
    matched: tuple[tuple[Sheet, Sheet], ...]

    @property
    def n(self) -> int:
        """How many answered both and can be matched."""
        return len(self.matched)


def tallies(state: Review, this_round: Round, layer: str) -> tuple[Tally, ...]:
    """The counts of every tool that round asks about."""
    return tuple(
        _tally(state, this_round, tool, layer, _of_all(state, this_round, tool, layer))
        for tool in state.asked(this_round.number)
    )


def _of_all(state: Review, this_round: Round, tool: Tool, layer: str) -> Mapping[str, int]:
    """What was marked there on all sheets of that round, empty places among it; nothing where it has no sheet."""
    many, none = len(state.sheets_of(this_round.number)), state.scales[layer].none
    marked = state.marked(this_round.number, layer, tool.number)
    return {**marked, none: marked.get(none, 0) + many - sum(marked.values())} if many else {}


def _tally(state: Review, this_round: Round, tool: Tool, layer: str, marked: Mapping[str, int]) -> Tally:
    scale = state.scales[layer]
    counted = marked or _of_totals(this_round, tool.number, scale)
    return Tally(
        tool,
        scale,
        tuple(counted.get(word, 0) for word in scale.words),
        tuple(counted.get(word, 0) for word in scale.beside),
    )


def _of_totals(this_round: Round, tool: int, scale: Scale) -> dict[str, int]:
    """Totals as typed; whoever answered and is in none of them gave no answer at this tool."""
    typed = this_round.totals.get(tool, {})
    counted = {word: typed.get(word, 0) for word in scale.marks}
    said = sum(count for word, count in counted.items() if word != scale.none)
    if this_round.answered:
        counted[scale.none] = max(0, this_round.answered - said)
    return counted


def layers_counted(state: Review, this_round: Round) -> tuple[str, ...]:
    """The questions of that round that anybody answered: nobody is counted as silent where nobody was asked."""
    found = tuple(
        layer
        for layer in this_round.layers
        if any(tally.n or any(tally.beside[:-1]) for tally in tallies(state, this_round, layer))
    )
    return found or this_round.layers[:1] if state.is_answered(this_round.number) else ()


def same_people(state: Review) -> Same | None:
    """The rounds to compare by the same people; None while no two rounds have a sheet that matches.

    A word on two sheets of one round could be anybody's, so neither of them is matched.
    """
    if state.compared is not None:
        first, second = (state.rounds[number] for number in state.compared)
        return Same(first, second, _matched(state, first, second))
    by_day = sorted(state.rounds.values(), key=lambda known: (known.day, known.number))
    for place in range(len(by_day) - 1, 0, -1):
        for before in range(place - 1, -1, -1):
            found = _matched(state, by_day[before], by_day[place])
            if found:
                return Same(by_day[before], by_day[place], found)
    return None


def _matched(state: Review, first: Round, second: Round) -> tuple[tuple[Sheet, Sheet], ...]:
    one, other = (_by_word(state, this_round) for this_round in (first, second))
    return tuple((one[word], other[word]) for word in one if word in other)


def _by_word(state: Review, this_round: Round) -> dict[str, Sheet]:
    sheets = [sheet for sheet in state.sheets_of(this_round.number) if sheet.match]
    often = Counter(sheet.match for sheet in sheets)
    return {sheet.match: sheet for sheet in sheets if often[sheet.match] == 1}


def matched_sheets(state: Review) -> frozenset[int]:
    """The numbers of the sheets that have a sheet of the same person in another round."""
    by_round = [_by_word(state, this_round) for this_round in state.rounds.values()]
    often = Counter(word for sheets in by_round for word in sheets)
    return frozenset(sheet.number for sheets in by_round for word, sheet in sheets.items() if often[word] > 1)


def may_compare(state: Review, same: Same) -> bool:
    """Whether others than the facilitators may see the same people's counts beside each round's own.

    Ours: not where they leave out one to four of a round's sheets, for the difference would be those sheets' answers.
    """
    over = (len(state.sheets_of(this_round.number)) - same.n for this_round in (same.first, same.second))
    return not any(0 < count < FEWEST for count in over)


def same_tallies(state: Review, same: Same, layer: str, *, whole: bool = True) -> tuple[tuple[Tally, Tally], ...]:
    """By tool that both rounds ask about: the same people's counts then and later; for others than the facilitators
    (not `whole`) with how many more each round's own bar has."""
    both = _asked_alike(state, same)
    firsts, seconds = [pair[0] for pair in same.matched], [pair[1] for pair in same.matched]

    def one(this_round: Round, tool: Tool, sheets: list[Sheet]) -> Tally:
        theirs = Counter(sheet.mark(state.scales[layer], tool.number) for sheet in sheets)
        found = _tally(state, this_round, tool, layer, theirs)
        of_all = _of_all(state, this_round, tool, layer)
        every = found if whole else _tally(state, this_round, tool, layer, of_all)
        return replace(found, left_over=every.answered - found.answered)

    return tuple((one(same.first, tool, firsts), one(same.second, tool, seconds)) for tool in both if same.matched)


def _asked_alike(state: Review, same: Same) -> list[Tool]:
    """The tools that both rounds ask about in the same words."""
    again = state.asked(same.second.number)
    return [tool for tool in state.asked(same.first.number) if tool in again]


def matched_items(state: Review, same: Same) -> str:
    """How many of the tools in both rounds can be compared, where some were worded anew between them: else ""."""
    again = {tool.number for tool in state.asked(same.second.number)}
    both = [tool for tool in state.asked(same.first.number) if tool.number in again]
    alike = len(_asked_alike(state, same))
    return f"matched items {alike} of {len(both)}" if alike < len(both) else ""


def layer_compared(state: Review, same: Same) -> str:
    """What was answered both times, of the template's first question before its second; "" when it was different
    things."""
    both = [
        [layer for layer in state.scales if any(sheet.marks.get(layer) for sheet in sheets)]
        for sheets in ([pair[0] for pair in same.matched], [pair[1] for pair in same.matched])
    ]
    return next((layer for layer in both[0] if layer in both[1]), "")


def day_in_words(day: str) -> str:
    """An ISO day as people read it: 20 March 2026."""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {int(year)}"


def dated(this_round: Round) -> str:
    """When a round was asked, and at what moment."""
    return f"{day_in_words(this_round.day)}, {this_round.moment}"


def invited_words(state: Review, this_round: Round, *, whole: bool = False) -> str:
    """How many were invited and how many answered, in words; `whole` is for the facilitators, who read small counts."""
    answered = state.answered(this_round.number)
    said = f"{answered} answered" if answered or state.is_answered(this_round.number) else "no answers yet"
    said = "fewer than five answered" if 0 < answered < FEWEST and not whole else said
    if answered == 0 and this_round.totals:
        said = "not said how many answered"
    return f"{this_round.invited} invited, {said}" if this_round.invited else f"not said how many were invited, {said}"


def reasons(state: Review, tool: int, round: int) -> tuple[tuple[str, int], ...]:
    """How often each reason for dropping was given, in the order they are asked; empty while fewer than five were."""
    counted = Counter(why.why for why in state.whys.values() if (why.tool, why.round) == (tool, round))
    return tuple((why, counted[why]) for why in WHYS if counted[why]) if counted.total() >= FEWEST else ()
