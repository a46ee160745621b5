"""The programme's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.kernel.things import sought
from exercises.programme.moves import MOVES
from exercises.programme.reading import card, document, progress, text
from exercises.programme.room import phase_view, room_view, room_views
from exercises.programme.state import Cohort, Collected, Event, Learned, Recommendation
from exercises.programme.template import PROGRAMME_TEMPLATE, start

_OUTPUTS = "exercises.programme.outputs"


PROGRAMME = shape(
    "programme",
    MOVES,
    language_in("exercises.programme.language"),
    said="exercises.programme.said",
    frames=True,
    things=(Cohort, Event, Collected, Learned, Recommendation),
    start=start,
    template=PROGRAMME_TEMPLATE,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    data=later("exercises.programme.data", "data"),
    outline=later(_OUTPUTS, "outline"),
    short=later(_OUTPUTS, "short"),
    left_out=later(_OUTPUTS, "left_out"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    card=card,
    thing="event",
    anywhere=(
        ("show timeline", "the room sees that view: timeline, cycle, changed or quiet"),
        ("find cards", "where words stand, with or without macrons"),
    ),
)
