"""A review as JSON with stable keys, for its facilitators. Pure; has no matching word, only which sheets match."""

from __future__ import annotations

from typing import Any

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
from exercises.review.state import BESIDE, Review, Round


def document(state: Review) -> dict[str, Any]:
    """The state as plain data."""
    matched = matched_sheets(state)
    return {
        "exercise": state.template.key,
        "title": state.template.title,
        "phase": state.phase,
        "phase_since": state.phase_since,
        "paused": bool(state.paused_since),
        "closed": state.closed,
        "tools": [
            {"number": tool.number, "name": tool.name, "line": tool.line, "from_round": tool.since}
            for tool in state.tools.values()
        ],
        "round_in_force": state.round or None,
        "rounds": [_round(state, held) for held in state.rounds.values()],
        "sheets": [
            {
                "number": sheet.number,
                "round": sheet.round,
                "matched": sheet.number in matched,
                **{
                    layer: {str(tool.number): sheet.mark(layer, tool.number) for tool in state.asked(sheet.round)}
                    for layer in state.rounds[sheet.round].layers
                },
            }
            for sheet in state.sheets.values()
        ],
        "same_people": _same(state),
        "versions": [
            {
                "number": held.number,
                "tool": held.tool,
                "round": held.round,
                "text": words_of(held),
                "consent": held.consent,
                "credit": held.credit or None,
            }
            for held in state.versions.values()
        ],
        "dropped_why": [
            {"number": held.number, "tool": held.tool, "round": held.round, "why": held.why, "text": held.text}
            for held in state.whys.values()
        ],
        "easy_to_keep": [
            {"number": held.number, "tool": held.tool, "round": held.round, "text": held.text}
            for held in state.eased.values()
        ],
        "decisions": [
            {"number": held.number, "tool": held.tool or None, "text": held.text, "owner": held.owner or None}
            for held in state.decisions.values()
        ],
    }


def _round(state: Review, held: Round) -> dict[str, Any]:
    answered = state.is_answered(held.number)
    return {
        "number": held.number,
        "day": held.day,
        "moment": held.moment,
        "asks": held.asks,
        "invited": held.invited or None,
        "answered": state.answered(held.number) if answered else None,
        "by_totals": bool(held.totals),
        "moved": [{"from": day, "why": why} for day, why in held.moved],
        **{layer: [counted(tally) for tally in tallies(state, held, layer)] for layer in layers_counted(state, held)},
    }


def counted(tally: Tally) -> dict[str, Any]:
    """One tool's counts."""
    return {
        "tool": tally.tool.number,
        "n": tally.n,
        **dict(tally.parts),
        "beside": dict(zip(BESIDE[tally.layer], tally.beside, strict=True)),
    }


def _same(state: Review) -> dict[str, Any] | None:
    same = same_people(state)
    if same is None:
        return None
    layer = layer_compared(same)
    pairs = same_tallies(state, same, layer) if layer else ()
    return {
        "rounds": [same.first.number, same.second.number],
        "n": same.n,
        "asks": layer or None,
        "tools": [{"first": counted(before), "second": counted(after)} for before, after in pairs],
    }
