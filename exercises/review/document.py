"""A review as JSON with stable keys, for its facilitators. Pure; has no matching word, only which sheets match."""

from __future__ import annotations

from typing import Any

from exercises.kernel import clock
from exercises.review.counting import (
    Tally,
    layer_compared,
    layers_counted,
    matched_sheets,
    same_people,
    same_tallies,
    tallies,
)
from exercises.review.reading import words_of
from exercises.review.state import Review, Round, Tool


def document(state: Review) -> dict[str, Any]:
    """The state as plain data."""
    matched = matched_sheets(state)
    return {
        **clock.document(state),
        "tools": [
            {"number": tool.number, "name": tool.name, "line": tool.line, "from_round": tool.since} | _earlier(tool)
            for tool in state.tools.values()
        ],
        "round_in_force": state.round or None,
        "rounds": [_round(state, this_round) for this_round in state.rounds.values()],
        "sheets": [
            {
                "number": sheet.number,
                "round": sheet.round,
                "matched": sheet.number in matched,
                **{
                    layer: {
                        str(tool.number): sheet.mark(state.scales[layer], tool.number)
                        for tool in state.asked(sheet.round)
                    }
                    for layer in state.rounds[sheet.round].layers
                },
            }
            for sheet in state.sheets.values()
        ],
        "same_people": _same(state),
        "versions": [
            {
                "number": version.number,
                "tool": version.tool,
                "round": version.round,
                "text": words_of(version),
                "consent": version.consent,
                "credit": version.credit or None,
            }
            for version in state.versions.values()
        ],
        "dropped_why": [
            {"number": why.number, "tool": why.tool, "round": why.round, "why": why.why, "text": why.text}
            for why in state.whys.values()
        ],
        "easy_to_keep": [
            {"number": easy.number, "tool": easy.tool, "round": easy.round, "text": easy.text}
            for easy in state.eased.values()
        ],
        "decisions": [
            {
                "number": decision.number,
                "tool": decision.tool or None,
                "text": decision.text,
                "owner": decision.owner or None,
            }
            for decision in state.decisions.values()
        ],
    }


def _earlier(tool: Tool) -> dict[str, Any]:
    """How it was worded before, if it was."""
    words = [{"until_round": was.until, "name": was.name, "line": was.line} for was in tool.earlier]
    return {"earlier": words} if words else {}


def _round(state: Review, this_round: Round) -> dict[str, Any]:
    answered = state.is_answered(this_round.number)
    return {
        "number": this_round.number,
        "day": this_round.day,
        "moment": this_round.moment,
        "asks": this_round.asks,
        "invited": this_round.invited or None,
        "answered": state.answered(this_round.number) if answered else None,
        "by_totals": bool(this_round.totals),
        "moved": [{"from": day, "why": why} for day, why in this_round.moved],
        **{
            layer: [counted(tally) for tally in tallies(state, this_round, layer)]
            for layer in layers_counted(state, this_round)
        },
    }


def counted(tally: Tally) -> dict[str, Any]:
    """One tool's counts."""
    return {
        "tool": tally.tool.number,
        "n": tally.n,
        **dict(tally.parts),
        "beside": dict(zip(tally.scale.beside, tally.beside, strict=True)),
    }


def _same(state: Review) -> dict[str, Any] | None:
    same = same_people(state)
    if same is None:
        return None
    layer = layer_compared(state, same)
    pairs = same_tallies(state, same, layer) if layer else ()
    return {
        "rounds": [same.first.number, same.second.number],
        "n": same.n,
        "asks": layer or None,
        "tools": [{"first": counted(before), "second": counted(after)} for before, after in pairs],
    }
