"""The frame's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.frame.moves import MOVES
from exercises.frame.parking import roles
from exercises.frame.reading import closing, phase_warning, progress, sought, text
from exercises.frame.room import phase_view, room_view, room_views
from exercises.frame.state import start
from exercises.frame.taking_out import THINGS, exported
from exercises.frame.template_check import FRAME_TEMPLATE
from exercises.kernel.declared import later, shape

if TYPE_CHECKING:
    from exercises.kernel.language import Language

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _language() -> Language:
    from exercises.frame.language import LANGUAGE

    return LANGUAGE


LOG = shape(
    "log",
    MOVES,
    _language,
    said="exercises.frame.said",
    frames=True,
    things=THINGS,
    data=later("exercises.frame.data", "data"),
    prints="exercises.frame.papers",
    papers=("agreement", "day", "sheet", "consent", "elephants"),
    start=start,
    template=FRAME_TEMPLATE,
    exported=exported,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=later("exercises.frame.outline", "outline"),
    short=later("exercises.frame.short", "short"),
    quotes=later("exercises.frame.quoting", "quotes"),
    left_out=later("exercises.frame.leaving_out", "left_out"),
    dates=later("exercises.frame.dates", "dates"),
    coded=later("exercises.frame.coded", "coded"),
    text=text,
    document=later("exercises.frame.document", "document"),
    sought=sought,
    progress=progress,
    findings=later("exercises.frame.findings", "findings"),
    phase_warning=phase_warning,
    closing=closing,
    roles=roles,
    thing="part",
    anywhere=(
        ("go welcome", "the session moves to any phase of its frame, by name or number"),
        ("show agenda", "the room sees that view, from inside anything: agenda, agreement, jargon, parked, replies"),
        ("find interpreters", "where words stand, with or without macrons"),
    ),
)
