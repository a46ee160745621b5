"""Every action of the console in one table: its key, its words, its help. Refuses to know how it is done.

A board adds actions of its own, and says what some of these mean on it.
"""

from __future__ import annotations

from textual.binding import Binding

from exercises.kernel.record import replace
from tui.boards.board import Action, Board
from tui.console import standing

ACTIONS: tuple[Action, ...] = (
    Action("blank", "Blank the room", "The room goes dark at once; again, and it sees its view.", "b", "ctrl+g"),
    Action("hold", "Hold the room", "The room stays as it is while you go on; again, and it follows.", "h"),
    Action("show_focused", "Show this in the room", "The room sees what is chosen here, large.", "s", "ctrl+o"),
    Action("show_overview", "Show the whole in the room", "The room sees the overview.", "m"),
    Action("choose_view", "Choose what the room sees", "Lists every view of this exercise.", "v", "ctrl+r"),
    Action("next_page", "Next page in the room", "When what the room sees has several pages.", "full_stop"),
    Action("previous_page", "Page before in the room", "When what the room sees has several pages.", "comma"),
    Action("next_waiting", "Next that waits", "Goes to the next thing that waits.", "n", "ctrl+n"),
    Action("open_card", "Open", "Opens what is chosen here.", "enter"),
    Action("command", "Type a line", "Opens the command bar. Digits open it, too.", "c"),
    Action("detail", "Overview or detail", "Changes between the two.", "g"),
    Action(
        "guidance",
        "Guidance for the phase",
        "What to say now, what to watch for; left and right look ahead.",
        "p",
        "ctrl+e",
    ),
    Action("findings", "Findings so far", "Everything, in full.", "f"),
    Action("next_phase", "Next phase", "The group moves on, and the room with it.", "right_square_bracket"),
    Action("previous_phase", "Phase before", "The group goes back, and the room with it.", "left_square_bracket"),
    Action("find", "Find words", "With or without macrons.", "slash"),
    Action("export", "Export to a file", "Shows what would leave, then writes it, even when saving fails.", "e"),
    *standing.ACTIONS,
    Action("undo", "Undo", "Takes back your last entry.", "", "ctrl+z"),
    Action("redo", "Redo", "Puts it back.", "", "ctrl+y"),
    Action("close_pane", "Back to the board", "Leaves a field or a pane.", "escape"),
    Action("mirror", "Mirror or console", "Says whether this window is projected.", ""),
    Action("change_theme", "Change colours", "Cream, dark, high contrast.", "t"),
    Action("help", "Help", "Every key and every line you may type.", "question_mark"),
    Action("keep", "Save now", "Everything is saved as you go; this tries again when the disk refused.", "", "ctrl+s"),
    Action("leave", "Leave the console", "Everything is saved; the room keeps its picture.", "", "ctrl+q"),
)

MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
"""Keys that move the focus on the board, or scroll a pane of text."""
IN_FIELD = {action.in_field: action.name for action in ACTIONS if action.in_field} | {"escape": "close_pane"}
"""What a key does inside the bar; all others type."""


def actions_of(board: Board | None) -> tuple[Action, ...]:
    """Every action there is on that board, in the board's own words."""
    if board is None:
        return ACTIONS
    worded = []
    for action in ACTIONS:
        short, words = board.words.get(action.name, (action.short, action.help))
        worded.append(replace(action, short=short, help=words))
    return (*board.own, *worded)


def on_board(board: Board | None) -> dict[str, str]:
    """What a key does while no field has the focus."""
    held = actions_of(board)
    return {action.key: action.call for action in held if action.key} | {
        action.in_field: action.call for action in held if action.in_field
    }


def bindings() -> list[Binding]:
    """The table as Textual bindings, for whoever lists keys; the console's own keys go through its bar, in order.

    Blanking from a field is the app's own binding, since it must work inside dialogs and the palette, too.
    """
    found: list[Binding] = []
    for action in ACTIONS:
        keys = ",".join(key for key in (action.key, action.in_field if action.name != "blank" else "") if key)
        if keys:
            found.append(Binding(keys, action.name, action.short, tooltip=action.help, show=False))
    found += [Binding(key, f"move('{key}')", "Move", show=False) for key in MOVES]
    return found


def key_words(key: str) -> str:
    """A key as people say it."""
    words = {
        "right_square_bracket": "]",
        "left_square_bracket": "[",
        "slash": "/",
        "question_mark": "?",
        "full_stop": ".",
        "comma": ",",
        "greater_than_sign": ">",
        "plus": "+",
    }
    return words.get(key, key).replace("ctrl+", "ctrl ")
