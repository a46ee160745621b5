"""What can be done in the journal, page by page: lines, keys, help."""

from __future__ import annotations

from exercises.kernel.record import replace
from tui.app.actions import Action
from tui.home.typed import BACK, FIND, KEPT, LEAVE_TOP

PLAIN_BACK = replace(BACK, line="back", also="")
"""The way back where q was never a key."""
_NEW = Action("new", "New entry", "Its questions, then the session it is about.", "n", also="new")
_OPEN = Action("open", "Open", "The marked row, to read it or to go on with it.", "open", press="enter")
_EDIT = Action("edit", "Change it", "Its questions, with the answers in them.", "e", also="edit")
_SHARE = Action(
    "share",
    "Share it, or no longer",
    "The others here may read it, all but what is never shared, after a question; again, and it is yours alone.",
    "s",
    also="share",
    careful=True,
)
_MOVE_OUT = Action(
    "move_out", "Move answers out", "Says which of them may leave in exports.", "o", also="move out", careful=True
)
_DELETE = Action("delete", "Into the bin", "b shows the bin, and r brings it back.", "x", also="delete", careful=True)
_RESTORE = Action("restore", "Out of the bin", "Back into the list.", "r", also="restore")
_UNDO = Action(
    "undo", "Take back", "What was put in the bin last is back; what was shared last is yours alone.", "undo", "ctrl+z"
)

LIST: tuple[Action, ...] = (
    _NEW,
    _OPEN,
    _EDIT,
    FIND,
    Action(
        "next_waiting",
        "Next that waits",
        "Marks the next that is unfinished, or the next session without an entry.",
        "next",
        "ctrl+n",
        points=True,
    ),
    _SHARE,
    _MOVE_OUT,
    _DELETE,
    Action("bin", "The bin", "What was put into it; again, and the list is back.", "b", also="bin"),
    Action("every", "Every session", "The entries about every session, or again about this one.", "a", also="every"),
    Action("passphrase", "Passphrase", "Sets it, changes it or takes it away.", "p", also="passphrase"),
    _UNDO,
    PLAIN_BACK,
    LEAVE_TOP,
)
"""On the list."""
BIN: tuple[Action, ...] = (
    _RESTORE,
    _OPEN,
    FIND,
    Action(
        "empty",
        "Empty the bin",
        "All in it goes for good; it is asked about first.",
        "x",
        also="empty the bin",
        careful=True,
    ),
    Action("bin", "Back to the list", "What is in the bin stays there.", "b", also="bin"),
    _UNDO,
    PLAIN_BACK,
    LEAVE_TOP,
)
"""On the list while it shows the bin."""
_TIMELINE = Action(
    "timeline",
    "The session's timeline",
    "What was caught in it, to point at.",
    "l",
    "ctrl+t",
    also="timeline",
    press="enter",
)
READING: tuple[Action, ...] = (
    _EDIT,
    Action("statement", "Draw a statement", "For distilling, without names.", "d", also="draw"),
    _TIMELINE,
    _SHARE,
    _MOVE_OUT,
    _DELETE,
    replace(_UNDO, help="What was shared here is yours alone again."),
    BACK,
)
"""In an entry of one's own."""
BINNED: tuple[Action, ...] = (_RESTORE, BACK)
"""In one that is in the bin."""
TIMELINE: tuple[Action, ...] = (
    Action("point", "Point at it, or no longer", "From the entry you came from.", "point", press="enter"),
    Action("open", "The entry that points", "Of several the newest.", "o", also="open"),
    FIND,
    replace(BACK, ctrl="ctrl+t"),
)
"""On a session's timeline."""
MOVING: tuple[Action, ...] = (
    Action("move", "It may leave, or stays", "The marked answer, in facilitators' exports.", "move", press="enter"),
    BACK,
)
"""Where answers are moved out."""
WRITING: tuple[Action, ...] = (
    replace(KEPT, short="Save", help="Ends the writing; it is an entry then."),
    Action(
        "next_question", "Next question", "Every one may be skipped; the last leads to day and tags.", "next", "ctrl+n"
    ),
    Action("question_before", "Question before", "With what you wrote there.", "before"),
    Action("guidance", "What the question means", "More or less of it, as there is room.", "guidance", "ctrl+e"),
    replace(_TIMELINE, line="timeline", also="", press=""),
    Action("about", "Day, area, tags, session", "And who wrote it with you.", "about"),
    Action("undo", "Undo", "Takes back what was typed last.", "undo", "ctrl+z"),
    Action("redo", "Redo", "Puts it back.", "redo", "ctrl+y"),
    replace(PLAIN_BACK, help="To the list; what you wrote is kept as a draft."),
)
"""While an entry is written: words are its answers there, and these are the keys and the palette's."""
