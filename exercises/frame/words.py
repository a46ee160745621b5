"""Which typed lines belong to the frame, from inside any exercise. Refuses to know what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exercises.kernel.text import clean, folded

WORDS = frozenset(
    {
        "action",
        "agenda",
        "assumption",
        "conversation",
        "elephant",
        "feedback",
        "follow",
        "jargon",
        "left",
        "meeting",
        "moment",
        "note",
        "park",
        "people",
        "reply",
        "room",
        "round",
        "said",
        "so",
        "takeaway",
        "tikanga",
        "timer",
        "together",
        "told",
        "weather",
    }
)
"""First words of the frame's own lines, without macrons."""
LETTERED = re.compile(r"([egjpnqufcw])(\d{1,4})(?!\w)")
"""A thing of the frame: elephant, agenda item, jargon word, parked, note, action, agreement line, feedback sheet,
connecting conversation, takeaway."""
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"action\b[^:]*:.*",
        r"action (?!\S+$)([pf]\d{1,4} [^:]+|[^:]+ by [^:]+)",
        r"agenda( next| starts? .*| *[+:].*)?",
        r"assumption *:.*",
        r"back[: ] ?\d{1,4}",
        r"conversation\b[^:]*>.*",
        r"elephant( (over|off|aloud|in private|private|box|in the box))?",
        r"feedback( blank| returned \d+| *:.*| [a-z ]*:.*)",
        r"follow( up)? *:.*",
        r"jargon\b.*",
        r"meeting( (shared|training|operational|reflective|strategic|none)\b.*)?",
        r"moment( *:.*)?",
        r"note( *:.*)?",
        r"park( *:.*)?",
        r"people \d+",
        r"room \d+",
        r"left early \d+",
        r"reply( *:.*| \d+ out)",
        r"round( (in|out)\b.*)?",
        r"said *:.*",
        r"so( we( will)?)? *:.*",
        r"takeaway\b[^:]*:.*",
        r"tikanga *:.*",
        r"timer( ?[+-]? ?\d.*| (pause|on|off))?",
        r"together\b[^:]*:.*",
        r"told( *:.*)?",
        r"weather( [^ ]+.* \d.*)?",
    )
)
"""The forms of those lines: a first word alone could begin somebody's post-it ("told off again")."""


INSTEAD: Mapping[str, str] = {"people": "room"}
"""First words that a board may have for something of its own, each with the frame's word that means the same."""


def first_word(line: str) -> str:
    """The word a line begins with when it is one of the frame's; else ""."""
    head = folded(clean(line)).partition(" ")[0].partition(":")[0].rstrip("+")
    return head if head in WORDS else ""


def owns(line: str) -> bool:
    """Whether the line is the frame's wherever it is typed.

    `park 17` is a board's own, and so are `back` and `stop word: …`; `together stop word: …` is the whole session's.
    """
    said = folded(clean(line))
    return bool(LETTERED.match(said)) or any(form.fullmatch(said) for form in _FORMS)
