"""What can be done at home: each action once, with its key, its line and its words."""

from __future__ import annotations

from exercises.kernel.record import replace
from tui.app.actions import Action
from tui.home.typed import BACK, FIND, LEAVE_TOP

OWN = (
    Action("open", "Open", "The console of the marked session.", "open", press="enter"),
    Action("new", "New session", "Asks for its title, its place and an exercise.", "n", also="new"),
    Action("demo", "Demo", "Looks around in a worked example, a fresh copy.", "d", also="demo"),
    Action("journal", "Journal", "Yours, about the marked session.", "j", also="journal"),
    Action("programme", "Programme", "The board of the marked session's programme.", "m", also="programme"),
    Action(
        "private",
        "Words found inside",
        "Prints them, or only where they stand: print them where nobody else sees this window.",
        "w",
        also="private",
        careful=True,
    ),
    Action("every_journal", "Every journal entry", "Yours, about every session.", "J", also="every entry"),
    FIND,
    Action(
        "next_waiting",
        "Next that waits",
        "Marks the next session that something comes back in, or without your journal entry.",
        "next",
        "ctrl+n",
        points=True,
    ),
    LEAVE_TOP,
    replace(BACK, short="All again", help="Every session again, and nothing typed.", line="all", also=""),
)

EMPTY = """\
There are no sessions yet.

Type n and press enter to make the first one.
Type d and press enter to look around in a worked example.
"""
TOLD = (
    "Letters wait for enter now: n and enter is a new session, j and enter your journal; any words find. "
    "ctrl q leaves. This is said once."
)
MORE = (
    "The room has its own window: start holdspace room in a second terminal and move it to the projector.",
    "Everything works without the screens, too: holdspace --help lists the commands.",
)
NOTHING = "Nothing found. Escape shows all again."
