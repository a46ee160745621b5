"""The tools with their bars, and every sheet and word, as lines. Pure drawing; refuses to know who may see it.

A bar of fewer than five answers is not drawn here either, so that a look over a shoulder tells nobody's mark.
"""

from __future__ import annotations

from exercises.review.bars import PATTERNS, bar, in_words
from exercises.review.counting import Tally, day_in_words, invited_words, layers_counted, matched_sheets, tallies
from exercises.review.reading import sheet_line, version_line
from exercises.review.state import IN_BAR, Review, Tool
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn

_BAR_FROM = 56
"""In fewer columns a tool has its name and n alone."""


def counted(state: Review, layer: str) -> dict[int, Tally]:
    """Each tool's counts in the round in force; none before anybody answered that."""
    held = state.now
    if held is None or layer not in layers_counted(state, held):
        return {}
    return {tally.tool.number: tally for tally in tallies(state, held, layer)}


def draw(state: Review, room: int, focus: int, layer: str) -> Drawing:
    """Everything at a glance: the round, then the tools with their bars."""
    lines: list[Drawn] = head(state, room, layer)
    tally = counted(state, layer)
    at = 0
    for tool in state.tools.values():
        if tool.number == focus:
            at = len(lines)
        lines.append(_tool(state, tool, tally.get(tool.number), room, tool.number == focus))
    if not state.tools:
        lines.append(((fit(" No tool is on the list. a adds one.", room), "quiet"),))
    if said := _written(state):
        lines += [(), ((fit(f" {said}", room), "quiet"),)]
    # The round stands above the first tool, and stays in sight with it.
    first = 0 if at < 4 else at
    return Drawing(lines, first, at, gaps=frozenset(n for n, line in enumerate(lines) if not line))


def head(state: Review, room: int, layer: str) -> list[Drawn]:
    """The round in force, and what the patterns stand for."""
    held = state.now
    if held is None:
        return [((fit(" NO ROUND YET  round 2026-03-20: end of the workshops", room), "quiet"),)]
    count = f" of {len(state.rounds)}" if len(state.rounds) > 1 else ""
    title = f" ROUND {held.number}{count}  {day_in_words(held.day)}, {held.moment}"
    key = "  ".join(f"{pattern} {word}" for pattern, word in zip(PATTERNS, IN_BAR[layer], strict=True))
    invited = f" {invited_words(state, held)}"
    second = f"{pad(invited, room - width(key) - 1)}{key}" if width(invited) + width(key) + 3 <= room else invited
    return [((fit(title, room), "heading"),), ((fit(second, room), "quiet"),)]


def _tool(state: Review, tool: Tool, tally: Tally | None, room: int, here: bool) -> Drawn:
    lead = f"{'▌' if here else ' '}{tool.number:>2} "
    style = "chosen" if here else "text"
    words = _counts(state, tool, tally)
    if room < _BAR_FROM:
        space = max(1, room - width(lead) - width(words) - 2)
        return ((lead, style), (pad(tool.name, space), style), (fit(f"  {words}", room - space - width(lead)), "quiet"))
    cells = 20 if room < 76 else 26
    space = min(28, room - width(lead) - cells - 14)
    drawn = bar(tally.counts, cells) if tally is not None and not tally.hidden else ""
    left = max(0, room - width(lead) - space - cells - 2)
    name, said = (pad(tool.name, space), style), (fit(words, left), "quiet")
    return ((lead, style), name, (f" {pad(drawn, cells)} ", "text"), said)


def _counts(state: Review, tool: Tool, tally: Tally | None) -> str:
    if tally is None:
        return f"from round {tool.since}" if state.now is not None and tool.since > state.now.number else ""
    n = f"n {tally.n}" if not tally.hidden else "n under 5"
    return f"{n}  +{sum(tally.beside)}" if tally.beside_words else n


def _written(state: Review) -> str:
    allowed = sum(held.for_room for held in state.versions.values())
    found = [
        f"versions {len(state.versions)}, {allowed} may be read" if state.versions else "",
        f"reasons {len(state.whys)}" if state.whys else "",
        f"easy {len(state.eased)}" if state.eased else "",
        f"decisions {len(state.decisions)}" if state.decisions else "",
    ]
    return "   ".join(filter(None, found))


def card(state: Review, tool: Tool, room: int, height: int, layer: str) -> list[Drawn]:
    """The tool pointed at: its line, its counts in words, and what was written about it."""
    lines: list[Drawn] = [((fit(f" {tool.number} {tool.name}", room), "strong"),)]
    lines += [((f" {line}", "text"),) for line in wrap(tool.line, max(4, room - 2))]
    tally = counted(state, layer).get(tool.number)
    if tally is not None:
        said = f"{in_words(tally.parts)}  n {tally.n}" if not tally.hidden else f"no bar: {tally.hidden}"
        beside = f"; beside: {tally.beside_words}" if tally.beside_words else ""
        lines += [((f" {line}", "quiet"),) for line in wrap(f"{said}{beside}", max(4, room - 2))]
    written = [
        *(
            f"v{held.number} {'(taken back)' if held.withdrawn else held.text}"
            for held in state.versions.values()
            if held.tool == tool.number
        ),
        *(f"k{held.number} {held.text}" for held in state.eased.values() if held.tool == tool.number),
        *(f"d{held.number} {held.text}" for held in state.decisions.values() if held.tool == tool.number),
    ]
    lines += [((fit(f" {line}", room), "text"),) for line in written]
    return lines[:height]


def full(state: Review, room: int) -> Drawing:
    """Every sheet of the round in force, then every word, each with what changes it."""
    lines: list[Drawn] = []
    held = state.now
    if held is not None:
        sheets = state.sheets_of(held.number)
        lines.append(((fit(f" SHEETS OF ROUND {held.number}  {len(sheets)}", room), "heading"),))
        matched = matched_sheets(state)
        lines += [((fit(f" {sheet_line(state, sheet, sheet.number in matched)}", room), "text"),) for sheet in sheets]
    decided = [
        f"d{one.number} {f'tool {one.tool}' if one.tool else 'all of it'}: {one.text}"
        + (f"  [{one.owner}]" if one.owner else "")
        for one in state.decisions.values()
    ]
    for title, said in (
        ("HOW TOOLS WERE ADAPTED", [version_line(one) for one in state.versions.values()]),
        (
            "WHY TOOLS WERE DROPPED",
            [
                f"y{one.number} tool {one.tool}: {one.why}{f', {one.text}' if one.text else ''}"
                for one in state.whys.values()
            ],
        ),
        ("EASY TO KEEP", [f"k{one.number} tool {one.tool}: {one.text}" for one in state.eased.values()]),
        ("FOR THE NEXT COHORT", decided),
    ):
        if said:
            lines.append(((fit(f" {title}", room), "heading"),))
            lines += [((f" {part}", "text"),) for line in said for part in wrap(line, max(4, room - 2))]
    return Drawing(lines or [((fit(" No sheet is in and nothing is written yet.", room), "quiet"),)])
