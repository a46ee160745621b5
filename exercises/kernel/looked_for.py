"""Words that people look for and that begin no line, and what leads to the thing. Knows no exercise."""

from __future__ import annotations

from collections.abc import Mapping

WANTED: Mapping[str, str] = {
    "rename": "Other words for a thing: help other",
    "edit": "Other words for a thing: help other",
    "change": "Other words for a thing: help other",
    "delete": "What can be taken out: help out. Your own last entry: undo",
    "remove": "What can be taken out: help out. Your own last entry: undo",
    "withdraw": "What is taken back by whoever said it: help withdrawn",
    "move": "What can be moved: help move",
    "swap": "What can change places: help move",
    "finish": "What is still open, and the kind way out: end",
    "print": "Paper to write on or pin up is made in a terminal: holdspace print. What leaves: holdspace export",
    "export": "What leaves is written in a terminal: holdspace export",
    "search": "Words are found by find: help find",
    "quit": "To leave: ctrl+q. Everything is kept",
    "exit": "To leave: ctrl+q. Everything is kept",
    "late": "How many are in the room now: room 27",
    "map": "What can be shown: help show",
    "start": "How the group moves on: help move",
    "begin": "How the group moves on: help move",
    "phase": "How the group moves on: help move",
    "phases": "How the group moves on: help move",
    **dict.fromkeys(
        ("break", "lunch", "tea", "coffee", "kai", "smoko", "paramanawa"),
        "The time does not count while they are out: pause. And to call them back: timer 10",
    ),
}
"""Words that people look for, each with the line that leads there; only for a line that fits nothing."""
IN_A_TERMINAL: Mapping[str, str] = {
    "journal": "Your journal opens with j on the list of sessions, or in a terminal: holdspace journal",
    "passphrase": "A passphrase locks your journal, in a terminal: holdspace journal",
    "roster": "Names that change in what leaves are said in a terminal: holdspace roster",
    "names": "Names that change in what leaves are said in a terminal: holdspace roster",
    "destroy": "A session is let go in a terminal, which asks first: holdspace destroy",
    "keep": "Until when a session is kept is said in a terminal: holdspace keep",
    "merge": "What a second laptop typed comes in from a terminal: holdspace merge",
    "restore": "A copy is made a session again in a terminal: holdspace restore",
    "rescue": "A damaged session is made whole beside it in a terminal: holdspace rescue",
    "backup": "Everything is saved. A whole copy to keep leaves as JSON, in a terminal: holdspace export",
    "exports": "What left before is listed in a terminal: holdspace exports",
    "history": "What happened stands in the facilitators' page, from a terminal: holdspace export",
    "log": "What happened stands in the facilitators' page, from a terminal: holdspace export",
    "plan": "A running order is taken in from a file, in a terminal: holdspace plan",
    "import": "Notes and tables come in from a terminal: holdspace import",
    "distil": "Statements are drawn in an exercise of its own, from a terminal: holdspace distil",
    "protocol": "A draft of a protocol is made in a terminal: holdspace protocol",
    "elephants": "What was decided about elephants is listed in a terminal: holdspace elephants",
    "replay": "What the room saw is gone through in a terminal: holdspace replay",
    "programme": "The programme of a session has a console of its own, in a terminal: holdspace programme",
    "template": "An exercise of your own begins in a terminal: holdspace templates",
    "templates": "An exercise of your own begins in a terminal: holdspace templates",
}
"""The same of what is done outside a session; only of a line that this begins, and that is no sentence."""
SENTENCE = 4
"""Words that a sentence has at least."""
OUT = {
    **dict.fromkeys(("withdrawn", "taken", "out"), WANTED["delete"]),
    "for good": "What was taken back first can leave the file as well: help withdrawn",
}
"""Words that people look for behind the number of a thing that does not take them."""
BEHIND = {"show": "What can be shown: help show", "go": "How the group moves on: help move"}
"""Words that somebody left out before what is shown or gone to, each with the line that leads there."""
