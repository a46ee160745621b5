"""Every action of the console in one table: its key, its words, its help. Refuses to know how it is done."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """One action."""

    name: str
    """The method `action_NAME` of the console screen."""
    short: str
    """What it is called, in few words."""
    help: str
    """What it does, in one sentence."""
    key: str = ""
    """Its key while no field has the focus; "" when it has none."""
    in_field: str = ""
    """Its key everywhere, also inside a field; a ctrl key, or ""."""


ACTIONS: tuple[Action, ...] = (
    Action("blank", "Blank the room", "The room goes dark at once; again, and it sees its view.", "b", "ctrl+g"),
    Action("hold", "Hold the room", "The room stays as it is while you go on; again, and it follows.", "h"),
    Action("show_focused", "Show this in the room", "The room sees the chair that is chosen here.", "s", "ctrl+o"),
    Action("show_overview", "Show the map in the room", "The room sees the map.", "m"),
    Action("choose_view", "Choose what the room sees", "Lists every view of this exercise.", "v", "ctrl+r"),
    Action("next_page", "Next page in the room", "When what the room sees has several pages.", "full_stop"),
    Action("previous_page", "Page before in the room", "When what the room sees has several pages.", "comma"),
    Action("next_waiting", "Next chair not heard yet", "Opens its card, field by field.", "n", "ctrl+n"),
    Action("open_card", "Open the card", "Type what is said: enter goes to the next field, empty skips one.", "enter"),
    Action("command", "Type a line", "Opens the command bar. Digits, + and : open it, too.", "c"),
    Action("detail", "Grid or map", "Changes between the map and the grid.", "g"),
    Action("guidance", "Guidance for the phase", "What to say now, what to watch for; left and right look ahead.",
           "p", "ctrl+e"),
    Action("findings", "Findings so far", "Differences, agreements, slot, conversations, in full.", "f"),
    Action("next_phase", "Next phase", "The group moves on, and the room with it.", "right_square_bracket"),
    Action("previous_phase", "Phase before", "The group goes back, and the room with it.", "left_square_bracket"),
    Action("find", "Find words", "With or without macrons.", "slash"),
    Action("export", "Export to a file", "Writes what is on the screen to a file, even when saving fails.", "e"),
    Action("undo", "Undo", "Takes back your last entry.", "", "ctrl+z"),
    Action("redo", "Redo", "Puts it back.", "", "ctrl+y"),
    Action("close_pane", "Back to the board", "Leaves a field or a pane.", "escape"),
    Action("mirror", "Mirror or console", "Says whether this window is projected.", ""),
    Action("change_theme", "Change colours", "Cream, dark, high contrast.", "t", "ctrl+t"),
    Action("help", "Help", "Every key and every line you may type.", "question_mark"),
    Action("keep", "Save now", "Everything is saved as you go; this tries again when the disk refused.", "", "ctrl+s"),
    Action("leave", "Leave the console", "Everything is saved; the room keeps its picture.", "", "ctrl+q"),
)

MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
"""Keys that move the focus on the board, or scroll a pane of text."""
ON_BOARD = {action.key: action.name for action in ACTIONS if action.key} | {
    action.in_field: action.name for action in ACTIONS if action.in_field
}
"""What a key does while no field has the focus."""
IN_FIELD = {action.in_field: action.name for action in ACTIONS if action.in_field} | {"escape": "close_pane"}
"""What a key does inside the bar; all others type."""


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
        "right_square_bracket": "]", "left_square_bracket": "[", "slash": "/", "question_mark": "?", "full_stop": ".",
        "comma": ",",
    }  # fmt: skip
    return words.get(key, key).replace("ctrl+", "ctrl ")
