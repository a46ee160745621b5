"""What stands under the bar: what a line would do, how to go on with it, why it was refused. Pure drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.shape import ExerciseError
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawn
from tui.console import gone
from tui.console.holding import OVER

if TYPE_CHECKING:
    from tui.console.bar_state import BarState

MOST_ROWS = 4
"""Rows a refusal may take; it is said whole, with its example."""


def preview_rows(bar: BarState, value: str, room: int, *, hidden: bool) -> list[Drawn]:
    """What is said, with the keys at its end where there is room; a refusal is said whole."""
    keys = "esc keys   ctrl g blank" if bar.is_open else "? help   b blank"
    if bar.console.pointing.choosing:
        keys = "ctrl g blank"  # every letter stands for something else now
    words, style = _words(bar, value, hidden)
    waiting = f"{len(bar.entry.aside)} waiting: up" if bar.entry.aside else ""
    for end in (f"{waiting}   {keys}".lstrip(), waiting):
        space = room - len(end) - 3
        if end and width(words) < space:
            return [((pad(f" {words}", space + 1), style), (end, "quiet"))]
    rows = wrap(words, room - 2)
    most = MOST_ROWS if bar.said else 1 if bar.card else 2
    if len(rows) > most:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), room - 2)]
    return [((f" {row}", style),) for row in rows]


def _words(bar: BarState, value: str, hidden: bool) -> tuple[str, str]:
    if bar.said:
        if hidden and bar.said_private:
            if bar.refused_words and bar.entry.value:
                return "That line does not fit. It is still in the bar; ctrl u clears it.", "text"
            return "Done.", "text"
        session = bar.console.session
        if session.is_gone and session.unsaved and not bar.refused_words and bar.said != gone.SAID:
            return f"{gone.LEAD}{bar.said}", "text"
        return bar.said, "text"
    bar.completions = []
    if bar.seeking:
        return bar.console.found_words(), "quiet"
    if not value:
        return _nothing_typed(bar, hidden)
    if hidden and bar.entry.masked:
        return "typed privately; enter records it, ctrl u clears it", "quiet"
    if hidden:
        return "enter does it", "quiet"
    if bar.capture is not None:
        return _note(bar, value)
    lead = bar.lead
    ways = ""
    if not bar.card:
        bar.completions = bar.console.completions(value)
        ways = "   ".join(found.line.strip() for found in bar.completions[:4])
    try:
        command = bar.console.tried(lead + bar.meant(value))
    except ExerciseError as problem:
        return (f"tab: {ways}", "quiet") if ways else (str(problem), "quiet")
    warning = f"   {command.warning}" if command.warning else ""
    more = f"   tab: {ways}" if ways and command.action == "card" else ""
    return f"{command.says}{warning}{more}", "text"


def _nothing_typed(bar: BarState, hidden: bool) -> tuple[str, str]:
    run, board = bar.console.run_now, bar.console.board
    if bar.console.held:
        return ("" if hidden else OVER), "quiet"
    if board is None or run is None:
        return "", "quiet"
    if bar.capture is not None:
        return f"each enter records {bar.capture.one}, word for word", "quiet"
    if bar.card:
        return board.field_hint, "quiet"
    if hidden or bar.is_open or bar.console.pane != "overview":
        return "", "quiet"
    return board.hint(run.state, bar.console.pointing), "quiet"


def _note(bar: BarState, value: str) -> tuple[str, str]:
    """What the note would be; what looks like a line is a note too, and says how it would be a line."""
    assert bar.capture is not None
    try:
        as_line = bar.console.tried(value).action != "card"
    except ExerciseError:
        as_line = False
    if as_line:
        return f"this will be {bar.capture.one}; for the line: escape, then c", "text"
    try:
        command = bar.console.tried(f"{bar.capture.lead}: {value}")
    except ExerciseError as problem:
        return str(problem), "quiet"
    return command.warning or f"{len(value)} characters", "quiet"
