"""Draws the bar: what leads the field, what a line would do, how to go on with it, why it was refused. Pure drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.shape import ExerciseError
from tui.app.actions import Action, key_words
from tui.app.entry import REPLACES
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn
from tui.boards.pane import FixedLines
from tui.console import gone, standing
from tui.console.actions import called
from tui.console.holding import OVER
from tui.console.lines import NOT_SAVED, SAVING
from tui.console.mirror import may_be_read
from tui.console.stack import Capture, Card, Keys, Line, Seek
from tui.room.letters import large

if TYPE_CHECKING:
    from tui.console.places import Places

MOST_ROWS = 4
"""Rows a refusal may take; it is said whole, with its example."""
APART = "   "
"""What stands between two lines that may be typed."""
POINTS = "your pointer moves, the room does not"
BACK = "escape: back to the board"
"""How one leaves what lies over the board."""
KEYS = "ctrl g dark"
"""What is said at the end of the bar always."""

TAKES = "tab takes it"
"""What is said where a refusal tells the line that may be meant."""


def draw(bar: Places) -> None:
    """Draws every part of the bar, and gives it the rows it needs."""
    room, hidden, value = bar.app.size.width, bar.console.private_hidden, bar.entry.value
    bar.entry.masked = hidden and (bool(bar.lead) or not may_be_read(value, bar.console.exercise_now))
    lead, ask = _lead(bar, room, hidden)
    pane = bar.query_one("#lead", FixedLines)
    pane.styles.width = width(lead) + 1
    pane.draw(Drawing([((lead, "strong"),)]))
    bar.query_one("#ask", FixedLines).draw(Drawing([((fit(ask, room), "quiet"),)]))
    bar.set_class(bool(bar.lead), "-card")
    rows = preview_rows(bar, value, room, hidden=hidden)
    preview = bar.query_one("#preview", FixedLines)
    spare = 1 if bar.lead else 2
    preview.styles.height = max(spare, len(rows))
    bar.rows = 4 + max(0, len(rows) - spare)
    bar.styles.height = bar.rows
    preview.draw(Drawing(rows))


def _lead(bar: Places, room: int, hidden: bool) -> tuple[str, str]:
    """What stands before the field, and over it what is asked."""
    match bar.top:
        case Keys() if bar.console.board is not None:
            return pad(f" {bar.console.board.letters} - LETTERS ARE KEYS   escape: back to typing", room - 1), ""
        case Seek():
            return " /", ""
        case Capture(notes=notes):
            ask, asked = f" {notes.ask}", bar.console.asked_in_room()
            if asked not in ("", notes.question):
                said = f" The room is asked {asked}; ctrl o asks this one"
                ask = f" Room: {asked} asked; ctrl o asks this" if width(said) > room else f"{said}  {ask}"
            return f" {fit(notes.words(bar.console.console_app.now()), room // 2)}:", ask
        case Card(fields=(field, *_)) if hidden:
            return f" {fit(field.lead, room // 2)}:", ""
        case Card(fields=(field, *_)):
            stands = next((one.now for one in bar.console.fields() if one.lead == field.lead), "")
            now = f"now: {stands}   " if stands else ""
            return f" {fit(field.label, room // 2)}:", f" {now}{'Say: ' if field.ask else ''}{field.asks}"
    return " >", ""


def preview_rows(bar: Places, value: str, room: int, *, hidden: bool) -> list[Drawn]:
    """What is said, with the way out at its end where there is room; a refusal is said whole."""
    waited_for = _former_key(bar, value, room)
    if waited_for:
        return waited_for
    most = MOST_ROWS if bar.said or isinstance(bar.top, Keys) else 1 if bar.lead else 2
    words, style = _words(bar, value, most * (room - 2) - width(KEYS), hidden)
    aside = bar.entry.aside
    up = "up" if bar.entry.offers or value or bar.lead else "lines"
    waiting = f"{len(aside)} waiting: {up}" if aside else ""
    told = bool(bar.said and bar.refused_words and bar.completions)
    ways = (f"{TAKES} · {REPLACES}", TAKES) if told else (REPLACES,)
    marked = next((way for way in ways if width(way) < room - 3), "") if bar.entry.is_marked else ""
    for ends in ((marked, waiting, KEYS), (marked, KEYS) if marked else (waiting,), (marked,)):
        end = "   ".join(filter(None, ends))
        space = room - width(end) - 3
        if end and width(words) < space:
            return [((pad(f" {words}", space + 1), style), (end, "quiet"))]
    rows = _rows(words, room - 2) or [""]
    while len(rows) > most and not bar.said and APART in words:  # whole lines, rather than parts of two run together
        words = words.rpartition(APART)[0]
        rows = _rows(words, room - 2)
    if len(rows) > most:
        rows = [*rows[: most - 1], " ".join(rows[most - 1 :])]
    end = f"   {marked}" if marked else "" if bar.said else f"   {KEYS}"
    space = room - 1 - width(end)
    if width(rows[-1]) >= space and (bar.said or len(rows) < most):  # whole, where there is a row for it
        rows, end, space = ([*rows, ""], end, space) if end and len(rows) < most else (rows, "", room - 1)
    *first, last = rows
    return [
        *(((f" {row}", style),) for row in first),
        ((pad(f" {fit(last, space - 1)}", space), style), (end, "quiet")),
    ]


def _rows(words: str, room: int) -> list[str]:
    """The words in rows: lines that stand beside each other are parted between two of them, where that takes no row
    more."""
    anywhere = wrap(words, room)
    rows: list[str] = []
    for line in words.split(APART):
        beside = f"{rows[-1]}{APART}{line}" if rows else line
        rows[-1:] = [beside] if width(beside) <= room else [*rows[-1:], *wrap(line, room)]
    return rows if len(rows) <= len(anywhere) else anywhere


def _words(bar: Places, value: str, room: int, hidden: bool) -> tuple[str, str]:
    """What is said of what is typed, which has about so many cells."""
    if bar.said:
        if bar.says_too_early and (hidden or bar.console.session.is_saving):
            return SAVING if bar.console.session.is_saving else NOT_SAVED, "text"
        if hidden and bar.said_private:
            if bar.refused_words and bar.entry.value:
                return "That line does not fit. It is still in the bar; ctrl u clears it.", "text"
            return "Done.", "text"
        if bar.says_too_early:
            return f"{gone.LEAD}{bar.said}", "text"
        return bar.said, "text"
    bar.completions = []
    if isinstance(bar.top, Keys):
        run, board = bar.console.run_now, bar.console.board
        return board.letters_there(run.state, bar.console.pointing) if run and board else "", "quiet"
    if bar.seeking:
        return bar.console.found_words(), "quiet"
    if not value:
        return _nothing_typed(bar, hidden)
    if hidden and bar.entry.masked:
        return "typed privately; enter records it, ctrl u clears it", "quiet"
    if bar.console.elephant_held:
        return ("" if hidden else OVER), "quiet"
    action = called(bar.console.board, value) if isinstance(bar.top, Line) else None
    if action is not None:
        return _action(action), "text"
    if hidden:
        return "enter does it", "quiet"
    if isinstance(bar.top, Capture):
        return _note(bar, bar.top, value)
    ways = ""
    if not bar.card:
        bar.completions = bar.console.completions(value)
        ways = APART.join(found.line.strip() for found in bar.completions[:4])
    try:
        command = bar.console.tried(bar.lead + bar.meant(value))
    except ExerciseError as problem:
        # Behind a word that is done, the one way to go on is not all that is asked for; tab still takes it.
        is_all = not value.endswith(" ") or len({found.line.strip(" :") for found in bar.completions}) > 1
        if ways and is_all:
            return f"tab: {ways}", "quiet"
        if not bar.completions and not bar.lead:
            bar.completions = bar.told(value, str(problem))
        told = bar.completions[0].line if bar.completions and not ways else ""
        tab = TAKES if told in str(problem) else f"tab: {told}"
        return f"{problem}{f'   {tab}' if told else ''}", "quiet"
    # What is asked is read first where both have no room: the words themselves stand in the field.
    said = [command.says, command.warning] if command.warning else [command.says]
    said = said[::-1] if width(APART.join(said)) > room else said
    more = [f"tab: {ways}"] if ways and command.action == "card" else []
    return "   ".join([*said, *more]), "text"


def _former_key(bar: Places, value: str, room: int) -> list[Drawn]:
    """What enter does and, large, what does it at once, while a former key stands alone in the bar for a second."""
    alone = len(value) == 1 or value.startswith(f"{standing.LINE} ")
    action = called(bar.console.board, value) if alone and isinstance(bar.top, Line) and not bar.said else None
    if action is None or not bar.entry.rests():
        return []
    log = f"{standing.CTRL} {action.line[-1]}" if action.line.startswith(f"{standing.LINE} ") else ""
    at_once = key_words(action.ctrl or log)
    head = large(f"enter, or {at_once}" if at_once else "enter", room - 2, 3) or ()
    rows: list[Drawn] = [((fit(f" {row}", room), "strong"),) for row in (head if len(head) <= 3 else ())]
    end = f"   at once: {at_once}" if at_once else ""
    return [*rows, ((fit(f" enter: {action.short}{end}   escape: not now", room), "text"),)]


def _action(action: Action) -> str:
    """What enter does with a line that is an action of the board."""
    if action.points:
        return f"{action.short}: {POINTS}."
    return f"{action.short}. {action.help}"


def _nothing_typed(bar: Places, hidden: bool) -> tuple[str, str]:
    run, board = bar.console.run_now, bar.console.board
    if bar.console.elephant_held:
        return ("" if hidden else OVER), "quiet"
    if board is None or run is None:
        return "", "quiet"
    if isinstance(bar.top, Capture):
        return f"each enter records {bar.top.notes.one}, word for word", "quiet"
    if bar.card:
        return board.field_hint, "quiet"
    if hidden or not bar.is_on_board:
        return "", "quiet"
    if bar.console.pane != "overview":
        points = bar.console.pane == "detail" or (bar.console.pane == "found" and bar.console.places)
        return BACK if points else f"up, down: scroll{APART}{BACK}", "quiet"
    here = "" if run.is_frame or not board.of_a_session else APART.join(run.template.comes_now(run.state)[:3])
    return here or board.hint(run.state, bar.console.pointing), "quiet"


def _note(bar: Places, capture: Capture, value: str) -> tuple[str, str]:
    """What the note would be."""
    entry = capture.notes.is_entry(value) and bool(bar.console.line_in(value))
    if not entry and (doubted := capture.notes.doubted(value)):
        return doubted, "quiet"
    try:
        command = bar.console.tried(value if entry else f"{bar.lead}{value}")
    except ExerciseError as problem:
        return str(problem), "quiet"
    return command.warning or (command.says if entry else f"{len(value)} characters"), "quiet"
