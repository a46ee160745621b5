"""What is collected, as a matrix: a row a tool, a column a cohort, the moments in the cells. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.programme.state import DONE, DROPPED, Collected, Programme
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawn, Pointing

NOTHING = "Nothing yet. Type: collect + case rating c1 start"
_LEAST = 14
"""Columns that a cohort has at least."""


def tools(state: Programme) -> list[str]:
    """The tools in the order in which they were asked first."""
    return list(dict.fromkeys(one.tool for one in state.collected.values()))


def in_order(state: Programme) -> list[Collected]:
    """What is collected, row by row and then from cohort to cohort."""
    rows, columns = tools(state), list(state.cohorts)
    return sorted(
        state.collected.values(), key=lambda one: (rows.index(one.tool), columns.index(one.cohort), one.number)
    )


def said(one: Collected) -> str:
    """ "start 24/27", "start, planned" or "start dropped: why"."""
    if one.stands == DONE:
        came = "" if one.n is None else f" {one.n}" + (f"/{one.of}" if one.of is not None else "")
        return f"{one.moment}{came or ', done'}"
    if one.stands == DROPPED:
        return f"{one.moment} dropped{f': {one.why}' if one.why else ''}"
    return f"{one.moment}, planned"


def draw(state: Programme, room: int, pointing: Pointing, *, whole: bool) -> tuple[list[Drawn], int, int]:
    """The lines, and the first and last of the row pointed at; `whole` with every word of each cell."""
    rows = tools(state)
    if not rows:
        return [((fit(f" COLLECTED   {NOTHING}", room), "heading"),)], 0, 0
    focus = state.collected.get(pointing.focus) if whole else None
    name = min(max(map(width, rows)) + 3, 22 if room >= 76 else 13)
    columns = _columns(state, (room - name) // _LEAST, focus.cohort if focus is not None else pointing.theme)
    each = (room - name) // max(1, len(columns))
    lines: list[Drawn] = [
        (
            (pad(" COLLECTED", name), "heading"),
            *((pad(f"C{number}{_more(state, columns, number)}", each), "quiet") for number in columns),
        )
    ]
    first = last = 0
    for tool in rows:
        here = focus is not None and focus.tool == tool
        drawn = _row(state, tool, columns, name, each, focus if here else None, whole=whole)
        if here:
            first, last = len(lines), len(lines) + len(drawn) - 1
        lines += drawn
    return lines, first, last


def _columns(state: Programme, most: int, here: int) -> Sequence[int]:
    every = list(state.cohorts)
    most = max(1, most)
    if len(every) <= most:
        return every
    at = every.index(here) if here in every else 0
    first = max(0, min(at - most // 2, len(every) - most))
    return every[first : first + most]


def _more(state: Programme, columns: Sequence[int], number: int) -> str:
    every = list(state.cohorts)
    before = " ‹" if number == columns[0] and every[0] != number else ""
    after = " ›" if number == columns[-1] and every[-1] != number else ""
    return before + after


def _row(
    state: Programme, tool: str, columns: Sequence[int], name: int, each: int, focus: Collected | None, *, whole: bool
) -> list[Drawn]:
    cells: list[list[tuple[str, str]]] = []
    for cohort in columns:
        there = [one for one in state.collected.values() if (one.tool, one.cohort) == (tool, cohort)]
        if not whole:
            cells.append([(fit("  ".join(map(said, there)) or "·", each - 2), "text" if there else "quiet")])
            continue
        lines = [
            (line, "chosen" if focus is not None and one.number == focus.number else "text")
            for one in there
            for line in wrap(f"x{one.number} {said(one)}", max(4, each - 2))
        ]
        cells.append(lines or [("·", "quiet")])
    titles = wrap(tool, max(4, name - 2)) if whole else [fit(tool, name - 2)]
    drawn: list[Drawn] = []
    for at in range(max(len(titles), *map(len, cells)) if cells else len(titles)):
        bar = "▌" if focus is not None and not at else " "
        title = f"{bar}{titles[at]}" if at < len(titles) else ""
        line = [(pad(title, name), "strong" if focus is not None else "text")]
        for cell in cells:
            words, style = cell[at] if at < len(cell) else ("", "text")
            line += _cell(words, style, each)
        drawn.append(tuple(line))
    return drawn


def _cell(words: str, style: str, each: int) -> list[tuple[str, str]]:
    padded = pad(words, each)
    return [(words, style), (padded[len(words) :], "text")] if padded.startswith(words) else [(padded, style)]
