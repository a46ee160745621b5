"""A review as tables for other programs.

Counts by tool and round for everybody, by the one rule of the pages: for others than the facilitators a bar of fewer
than five answers is hidden whole, with what stands beside it, and every other one is exact. Sheets are for the
facilitators only, without the matching word: only whether a sheet was matched.
"""

from __future__ import annotations

from exercises.leaving.outline import Audience
from exercises.leaving.sheet import Chart, Sheet
from exercises.review.counting import (
    BY_SUBTRACTION,
    FEWEST,
    Tally,
    dated,
    layer_compared,
    layers_counted,
    matched_sheets,
    may_compare,
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.outline import readable
from exercises.review.reading import words_of
from exercises.review.state import Review, Round

FEW, HIDDEN_N = "under 5", "kept back with one under 5"


def tables(state: Review, audience: Audience) -> tuple[Sheet, ...]:
    """Counts, the same people's counts, adaptations, decisions; for the facilitators the sheets and reasons too."""
    whole = audience == "facilitators"
    found = [_uptake(state, whole), _same(state, whole), _versions(state, audience), _decisions(state, whole)]
    return (*found, _sheets(state), _whys(state)) if whole else tuple(found)


def _uptake(state: Review, whole: bool) -> Sheet:
    headings = (
        "round",
        "day",
        "moment",
        "invited",
        "answered",
        "asked",
        "tool",
        "name",
        "n",
        *_headings(state),
    )
    rows = []
    for this_round in state.rounds.values():
        for layer in layers_counted(state, this_round):
            for tally in tallies(state, this_round, layer):
                rows.append(
                    (
                        *_of_round(state, this_round, whole),
                        layer,
                        tally.tool.label,
                        tally.tool.name,
                        *_cells(state, tally, whole),
                    )
                )
    first, scale = next(iter(state.scales.items()))
    about = f"One row for each tool, round and question. n is those in the bar; {scale.stands_beside} it."
    few = "" if whole else " A bar of fewer than five answers has no count, and hidden says so."
    return Sheet(first, f"{about}{few}", headings, tuple(rows), *_kinds(state))


def _kinds(state: Review) -> tuple[tuple[str, ...], tuple[str, ...], Chart]:
    """Which of a table's columns are numbers, which days, and what is drawn of it."""
    every = _headings(state)
    label = () if any(one.earlier for one in state.tools.values()) else ("tool",)
    words = {_heading(word): word for scale in state.scales.values() for word in scale.words}
    return (
        ("round", "invited", "answered", *label, "n", *every),
        ("day",),
        Chart("name", tuple(words), ("asked", "round"), _called(state), tuple(words.values())),
    )


def _called(state: Review) -> tuple[tuple[str, str], ...]:
    asked = ((key, scale.title) for key, scale in state.scales.items())
    return (*asked, *((str(number), dated(this_round)) for number, this_round in state.rounds.items()))


def _of_round(state: Review, this_round: Round, whole: bool) -> tuple[str, ...]:
    count = state.answered(this_round.number)
    answered = FEW if 0 < count < FEWEST and not whole else str(count or "")
    return str(this_round.number), this_round.day, this_round.moment, str(this_round.invited or ""), answered


def _counted(state: Review) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for scale in state.scales.values() for word in scale.marks))


def _headings(state: Review) -> tuple[str, ...]:
    return tuple(map(_heading, _counted(state)))


def _heading(word: str) -> str:
    return word.replace(",", "").replace(" ", "_").replace("'", "")


def _cells(state: Review, tally: Tally, whole: bool) -> tuple[str, ...]:
    """n, and a cell for each word there is; empty for a word that was not asked."""
    words = _counted(state)
    if tally.secret and not whole:
        return FEW if tally.answered < FEWEST else HIDDEN_N, *("" for _ in words)
    counts = dict(tally.parts) | dict(zip(tally.scale.beside, tally.beside, strict=True))
    return str(tally.n), *(str(counts[word]) if word in counts else "" for word in words)


def _same(state: Review, whole: bool) -> Sheet:
    headings = (
        "tool",
        "name",
        "round",
        "day",
        "moment",
        "asked",
        "n",
        *_headings(state),
    )
    same = same_people(state)
    rows = []
    layer = layer_compared(state, same) if same is not None else ""
    if same is not None and layer and (whole or (same.n >= FEWEST and may_compare(state, same))):
        for pair in same_tallies(state, same, layer, whole=whole):
            for this_round, tally in zip((same.first, same.second), pair, strict=True):
                rows.append(
                    (
                        tally.tool.label,
                        tally.tool.name,
                        str(this_round.number),
                        this_round.day,
                        this_round.moment,
                        layer,
                        *_cells(state, tally, whole),
                    )
                )
    about = "Two rounds by the same people only; the days and moments differ. No row while fewer than five match."
    if not whole and same is not None and same.n >= FEWEST and not may_compare(state, same):
        about = f"{about} {BY_SUBTRACTION}"
    return Sheet("same_people", about, headings, tuple(rows), *_kinds(state))


def _versions(state: Review, audience: Audience) -> Sheet:
    whole = audience == "facilitators"
    rows = []
    for version in readable(state, audience):
        row = (
            str(version.tool),
            state.tools[version.tool].name,
            words_of(version),
            version.credit,
        )
        rows.append((*row, str(version.number), str(version.round), version.consent) if whole else row)
    headings = ("tool", "name", "adapted_how", "thanks_to") + (("number", "round", "consent") if whole else ())
    return Sheet(
        "adaptations",
        "One row for each way somebody adapted a tool and let others read.",
        headings,
        tuple(rows),
        ("tool", "number", "round"),
        kept="adapted_how",
    )


def _decisions(state: Review, whole: bool) -> Sheet:
    rows = []
    for decision in state.decisions.values():
        name = state.tools[decision.tool].name if decision.tool else ""
        row = (str(decision.number), str(decision.tool or ""), name, decision.text)
        rows.append((*row, decision.owner) if whole else row)
    headings = ("number", "tool", "name", "what_changes") + (("owner",) if whole else ())
    return Sheet("decisions", "One row for each change for the next cohort.", headings, tuple(rows), ("number", "tool"))


def _sheets(state: Review) -> Sheet:
    matched = matched_sheets(state)
    numbers = tuple(state.tools)
    headings = ("sheet", "round", "asked", *(f"tool_{number}" for number in numbers), "matched")
    rows = []
    for sheet in state.sheets.values():
        asked = [tool.number for tool in state.asked(sheet.round)]
        for layer in state.rounds[sheet.round].layers:
            marks = (sheet.mark(state.scales[layer], number) if number in asked else "" for number in numbers)
            rows.append(
                (str(sheet.number), str(sheet.round), layer, *marks, "yes" if sheet.number in matched else "no")
            )
    about = "One row for each sheet and question; for the facilitators only. Nobody's name, and no word they chose."
    return Sheet("sheets", about, headings, tuple(rows), ("sheet", "round"))


def _whys(state: Review) -> Sheet:
    rows = tuple(
        (str(why.number), str(why.tool), state.tools[why.tool].name, str(why.round), why.why, why.text)
        for why in state.whys.values()
    )
    about = "One row for each reason a tool was dropped; for the facilitators only."
    headings = ("number", "tool", "name", "round", "why", "text")
    return Sheet("dropped_why", about, headings, rows, ("number", "tool", "round"), kept="text")
