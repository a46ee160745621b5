"""The talk shape's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.kernel.things import sought
from exercises.talk.keeping import exported
from exercises.talk.moves import MOVES
from exercises.talk.reading import closing, document, phase_warning, progress, text
from exercises.talk.room import phase_view, room_view, room_views
from exercises.talk.state import start
from exercises.talk.steps import TALK_TEMPLATE

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.

TALK = shape(
    "talk",
    MOVES,
    language_in("exercises.talk.language"),
    said="exercises.talk.said",
    start=start,
    template=TALK_TEMPLATE,
    following=lambda state, letter: state.next_offer,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=later("exercises.talk.outline", "outline"),
    short=later("exercises.talk.short", "short"),
    left_out=later("exercises.talk.leaving_out", "left_out"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    phase_warning=phase_warning,
    closing=closing,
    unnames="offer",
    exported=exported,
    quotes=later("exercises.talk.quoting", "quotes"),
    thing="offer",
    anywhere=(
        ("show step", "the room sees that view: step, task, offers, chosen; show 3 is offer 3"),
        ("find Monday", "where words stand, with or without macrons"),
    ),
)
