"""The moves that put answers in: a sheet's marks, or totals of a show of counts. Pure; knows nobody's name.

"A Good Start in Life", what was kept of the tools: sheets are marked alone. One that was not handed in is not there;
an empty place on one is "no answer", and never "dropped".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exercises.kernel.checks import open_still
from exercises.kernel.moves import also, move
from exercises.kernel.record import replace
from exercises.kernel.shape import ExerciseError
from exercises.kernel.shelf import Shelf
from exercises.review import saying
from exercises.review.checks import asked_of, in_a_round, numbered, people, round_of, sheet_of
from exercises.review.marks import read
from exercises.review.scales import KEEPING, UPTAKE
from exercises.review.state import BOTH, Review, Round, Sheet

MOST_SHEETS = 2000


@move(
    "sheet [:] <marks>",
    saying.a_sheet,
    "one sheet, a letter a tool; after / the second question; after = a word they chose, to match rounds",
    saying.sheet,
    called="a sheet",
    given=in_a_round,
    makes="sheet",
    undated=True,
    warn=saying.of_a_sheet,
    private=saying.matching,
    data=saying.in_force,
    shown=saying.takes_sheets,
)
@also(
    "<round> sheet [:] <marks>",
    lambda state: f"r1 {saying.a_sheet(state)}",
    "",
    saying.sheet,
    warn=saying.of_a_sheet,
    private=saying.matching,
)
def uptake_sheet(
    state: Review,
    *,
    round: int = 0,
    uptake: str = "",
    keep: str = "",
    marks: Mapping[str, str] | None = None,
    match: str = "",
    number: int = 0,
) -> Review:
    """One sheet, as letters in the order of the tools; none at all is a sheet that was handed in empty."""
    open_still(state, "review")
    this_round = round_of(state, round)
    if this_round.totals or this_round.answered:
        raise ExerciseError(
            f"Round {this_round.number} was counted by totals. Sheets would count twice; "
            f"take the totals out first: r{this_round.number} totals none"
        )
    if len(state.sheets) >= MOST_SHEETS:
        raise ExerciseError(f"{MOST_SHEETS:,} sheets are the most one review holds.")
    read_marks = _marks(state, this_round, {UPTAKE: uptake, KEEPING: keep, **(marks or {})})
    state, number = numbered(state, "sheet", number)
    return replace(
        state, sheets=state.sheets.with_({number: Sheet(number, this_round.number, read_marks, _match(match))})
    )


def _marks(state: Review, this_round: Round, given: Mapping[str, Any]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for layer, typed in given.items():
        if not isinstance(typed, str) or (typed and layer not in state.scales):
            raise ExerciseError(f"Marks are letters in a row: {saying.a_sheet(state)}")
        if typed and not this_round.has(layer):
            asked = "; ".join(state.scales[known].title for known in this_round.layers)
            example = f"r{this_round.number} asks {BOTH}"
            raise ExerciseError(
                f"Round {this_round.number} asks only: {asked}. Before any answer that can change: {example}"
            )
        if typed:
            found[layer] = read(typed, state.scales[layer], state.asked(this_round.number))
    return found


def _match(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 40 or "\n" in value:
        raise ExerciseError("A word of the person's own choice is needed here: s12 word: kauri")
    return value


@move(
    "<sheet>: <marks:again>",
    lambda state: f"s1: {state.fitting_marks}",
    "",
    saying.again,
    called="a sheet typed anew",
    undated=True,
)
@also("<sheet> <marks:letters>", lambda state: f"s1 {state.fitting_marks}", "", saying.again)
def retype_sheet(
    state: Review, *, sheet: int, uptake: str = "", keep: str = "", marks: Mapping[str, str] | None = None
) -> Review:
    """A sheet typed anew; what is not given stays."""
    open_still(state, "review")
    this_sheet = sheet_of(state, sheet)
    given = _marks(state, state.rounds[this_sheet.round], {UPTAKE: uptake, KEEPING: keep, **(marks or {})})
    again = replace(this_sheet, marks={**this_sheet.marks, **given})
    return replace(state, sheets=state.sheets.with_({this_sheet.number: again}))


@move(
    "<sheet> <tool:asked> [:] <mark>",
    lambda state: f"s1 3: {[*state.scales[state.first_asked].by_letter][1]}",
    "one mark on a sheet",
    "{sheet}, tool {tool}: {mark}",
    called="a mark",
    undated=True,
    shown=saying.has_sheet,
)
def mark_sheet(state: Review, *, sheet: int, tool: int, layer: str, mark: str) -> Review:
    """One tool on one sheet."""
    open_still(state, "review")
    this_sheet = sheet_of(state, sheet)
    round = state.rounds[this_sheet.round]
    asked_of(state, round, tool)
    if layer not in state.scales or not round.has(layer) or mark not in state.scales[layer].marks:
        raise ExerciseError(f"Round {round.number} has no such mark: s{this_sheet.number} {tool}: a")
    marks = {key: dict(value) for key, value in this_sheet.marks.items()}
    of_layer = marks.setdefault(layer, {})
    of_layer.pop(tool, None)
    if mark != state.scales[layer].none:
        of_layer[tool] = mark
    return replace(state, sheets=state.sheets.with_({this_sheet.number: replace(this_sheet, marks=marks)}))


@move(
    "<sheet> word [:] <match>",
    "s1 word: kauri",
    "a word they chose, not a name, only to match rounds; s1 word none",
    "{sheet} has a matching word; only its fingerprint is kept",
    called="a matching word",
    undated=True,
    private=True,
    warn=saying.twice,
    shown=saying.has_sheet,
)
@also("<sheet> word none", "s1 word none", "", "{sheet} has no matching word", sets={"match": ""})
def sheet_word(state: Review, *, sheet: int, match: str = "") -> Review:
    """The fingerprint of the word on a sheet, only to find the same person's other sheets; "" takes it away."""
    open_still(state, "review")
    this_sheet = sheet_of(state, sheet)
    return replace(state, sheets=state.sheets.with_({this_sheet.number: replace(this_sheet, match=_match(match))}))


@move(
    "<sheet> remove",
    "s1 remove",
    "takes a sheet out, such as one typed twice",
    "{sheet} is taken out",
    called="a sheet taken out",
    undated=True,
    away=True,
    shown=saying.has_sheet,
)
def remove_sheet(state: Review, *, sheet: int) -> Review:
    """A sheet taken out, such as one typed twice."""
    open_still(state, "review")
    this_sheet = sheet_of(state, sheet)
    left = {number: known for number, known in state.sheets.items() if number != this_sheet.number}
    return replace(state, sheets=Shelf(left))


@move(
    "<tool>: <counts>",
    lambda state: f"3: {saying.totals_example(state, state.now)}",
    "a tool's totals at once, from a show of counts; 3: none takes them out",
    saying.totals,
    called="a tool's totals",
    given=in_a_round,
    data=saying.in_force,
    shown=saying.takes_totals,
    ask=saying.ask_totals,
)
@also("<tool>: none", "3: none", "", "tool {tool}: its totals are taken out", sets={"counts": {}})
def totals(state: Review, *, tool: int, counts: Mapping[str, int], round: int = 0) -> Review:
    """One tool's totals at once, from a show of counts; empty takes them out."""
    open_still(state, "review")
    this_round = _counted(state, round)
    number = asked_of(state, this_round, tool).number
    asked = [state.scales[layer] for layer in this_round.layers]
    known = {word for scale in asked for word in scale.marks}
    example = f"{number}: {saying.totals_example(state, this_round)}"
    if not isinstance(counts, Mapping) or not set(counts) <= known:
        raise ExerciseError(f"Round {this_round.number} does not ask that. For example {example}")
    checked = {word: people(count, example) for word, count in counts.items()}
    for scale in asked:
        said = sum(checked.get(word, 0) for word in scale.marks if word != scale.none)
        if this_round.answered and said > this_round.answered:
            raise ExerciseError(
                f"That is {said} people, and {this_round.answered} answered in round {this_round.number}. More "
                f"did? r{this_round.number} answered {said}"
            )
    left = {key: value for key, value in this_round.totals.items() if key != number}
    changed = {**left, **({number: checked} if checked else {})}
    ordered = {key: changed[key] for key in sorted(changed)}
    return replace(state, rounds={**state.rounds, this_round.number: replace(this_round, totals=ordered)})


@move(
    "<round> totals none",
    "r1 totals none",
    "",
    "the totals of round {round} are taken out",
    called="totals taken out",
    away=True,
)
def clear_totals(state: Review, *, round: int) -> Review:
    """Every total of a round taken out, so that its sheets can be typed."""
    open_still(state, "review")
    this_round = round_of(state, round)
    return replace(state, rounds={**state.rounds, this_round.number: replace(this_round, totals={}, answered=0)})


@move(
    "answered [:] <count:people>",
    "answered 22",
    "how many answered a round that was counted by totals",
    saying.have_answered,
    called="how many answered",
    data=saying.in_force,
    warn=saying.more_than_invited,
    shown=saying.takes_totals,
)
@also("<round> answered [:] <count:people>", "r1 answered 22", "", saying.have_answered, warn=saying.more_than_invited)
def answered(state: Review, *, round: int, count: int) -> Review:
    """How many answered a round whose totals are typed."""
    open_still(state, "review")
    this_round = _counted(state, round)
    people(count, f"r{this_round.number} answered 22")
    for counts in this_round.totals.values():
        for scale in (state.scales[layer] for layer in this_round.layers):
            said = sum(counts.get(word, 0) for word in scale.marks if word != scale.none)
            if count and said > count:
                raise ExerciseError(f"{said} people are counted at one tool already, so {count} cannot be all of them.")
    return replace(state, rounds={**state.rounds, this_round.number: replace(this_round, answered=count)})


def _counted(state: Review, round: Any) -> Round:
    """The round, when no sheet of it was typed. Raises ExerciseError."""
    this_round = round_of(state, round)
    if state.sheets_of(this_round.number):
        raise ExerciseError(f"Round {this_round.number} has sheets, and they are its count. Totals would count twice.")
    return this_round
