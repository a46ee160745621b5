"""Every action of the console in one table: its line, its key, its words, its help.

A board adds actions of its own, and says what some of these mean on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from exercises.kernel.record import replace
from tui.app import actions
from tui.app.actions import COLOURS, FORGET, HELP, RECALL, Action
from tui.boards.board import Board
from tui.console import standing

ACTIONS: tuple[Action, ...] = (
    Action("blank", "Blank the room", "The room goes dark; blank off lets it see again.", "b", "ctrl+g", also="blank"),
    Action("hold", "Hold the room", "The room stays as it is while you go on; again, and it follows.", "h"),
    Action("show_focused", "Show this in the room", "The room sees what is chosen here, large.", "s", "ctrl+o"),
    Action("show_overview", "Show the whole in the room", "The room sees the overview.", "m"),
    Action("choose_view", "Choose what the room sees", "Lists every view of this exercise.", "v", "ctrl+r"),
    Action("for_the_room", "For the room", "A room screen without a name shows this session.", "for the room"),
    Action("room_screen", "Room screen", "Whether one is there, what it shows, how old its picture is.", "room screen"),
    Action("next_page", "Next page in the room", "When what the room sees has several pages.", "."),
    Action("previous_page", "Page before in the room", "When what the room sees has several pages.", ","),
    Action("next_waiting", "Next that waits", "Goes to the next thing that waits.", "n", "ctrl+n", points=True),
    Action("open_card", "Open", "Opens what is chosen here.", "open", press="enter"),
    Action("detail", "Overview or detail", "Changes between the two.", "g"),
    Action(
        "guidance",
        "Guidance for the phase",
        "What to say now, what to watch for; left and right look ahead.",
        "p",
        "ctrl+e",
    ),
    Action("findings", "Findings so far", "Everything, in full.", "f"),
    Action("next_phase", "Next phase", "The group moves on, and the room with it.", "]"),
    Action("previous_phase", "Phase before", "The group goes back, and the room with it.", "["),
    Action("find", "Find words", "With or without macrons.", "/"),
    Action("export", "Export to a file", "Shows what would leave, then writes it, even when saving fails.", "e"),
    Action("print_paper", "Print", "Chair cards, the empty grid, posters, sheets: for a browser to print.", "print"),
    Action("import_file", "Import a file", "Its first rows, and what each column is, before it comes in.", "import"),
    *standing.ACTIONS,
    Action("undo", "Undo", "Takes back your last entry.", "undo", "ctrl+z"),
    Action("redo", "Redo", "Puts it back.", "redo", "ctrl+y"),
    Action("close_pane", "Back to the board", "Leaves what is open, one step at a time.", "board", press="escape"),
    RECALL,
    FORGET,
    Action("mirror", "Mirror or console", "Says whether this window is projected.", "mirror"),
    COLOURS,
    HELP,
    Action("keep", "Save now", "Everything is saved as you go; this tries again when it could not.", "save", "ctrl+s"),
    Action("leave", "Leave the console", "What is not saved, and what the room keeps, is asked.", "quit", "ctrl+q"),
)

MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
"""Keys that move the focus on the board, or scroll a pane of text, while nothing is typed."""
AT_ONCE = {action.ctrl: action.name for action in ACTIONS if action.ctrl} | {"escape": "close_pane"}
"""What a key does at once, whatever is typed; all others type."""


OF_A_SESSION = frozenset(
    ("next_phase", "previous_phase", "print_paper", "import_file", *(one.name for one in standing.ACTIONS))
)
"""What only a session has; a programme is many of them."""
_InWords = tuple[Mapping[str, tuple[str, str]], tuple[Action, ...], tuple[Action, ...]]


def actions_of(board: Board | None) -> tuple[Action, ...]:
    """Every action there is on that board, in the board's own words."""
    return _in_words(board)[2] if board is not None else ACTIONS


_last: list[_InWords] = []


def _in_words(board: Board) -> _InWords:
    """A board's own words and actions, and every action in them; made once while the board stays the same."""
    for known in _last:
        if known[0] is board.words and known[1] is board.own:
            return known
    worded = []
    for action in ACTIONS:
        if action.name in OF_A_SESSION and not board.of_a_session:
            continue
        short, words = board.words.get(action.name, (action.short, action.help))
        worded.append(replace(action, short=short, help=words))
    _last[:] = [(board.words, board.own, (*board.own, *worded))]
    return _last[0]


def called(board: Board | None, text: str) -> Action | None:
    """The action of that board whose whole line this is."""
    return actions.called(actions_of(board), text)


def pressed(board: Board | None) -> dict[str, Action]:
    """What enter, space and escape do on the board while nothing is typed."""
    return {action.press: action for action in actions_of(board) if action.press}


def bindings() -> list[Binding]:
    """The keys of the table as Textual bindings, for whoever lists keys; all go through the bar, in order.

    Blanking is the app's own binding, since it must work inside dialogs and the palette, too.
    """
    found: list[Binding] = []
    for action in ACTIONS:
        keys = ",".join(key for key in (action.press, action.ctrl if action.name != "blank" else "") if key)
        if keys:
            found.append(Binding(keys, action.name, action.short, tooltip=action.help, show=False))
    return found + [Binding(key, f"move('{key}')", "Move", show=False) for key in MOVES]
