"""The review shape's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.review.keeping import exported, quotes
from exercises.review.moves import MOVES
from exercises.review.reading import progress, sought, text
from exercises.review.room import phase_view, room_view, room_views
from exercises.review.setting_up import REVIEW_TEMPLATE, start

REVIEW = shape(
    "review",
    MOVES,
    language_in("exercises.review.language"),
    said="exercises.review.said",
    data=later("exercises.review.data", "data"),
    prints="exercises.review.papers",
    papers=("sheet",),
    start=start,
    template=REVIEW_TEMPLATE,
    following=lambda state, letter: state.next_number(letter),
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=later("exercises.review.outline", "outline"),
    short=later("exercises.review.short", "short"),
    tables=later("exercises.review.tables", "tables"),
    pictures=later("exercises.review.pictures", "pictures"),
    text=text,
    document=later("exercises.review.document", "document"),
    sought=sought,
    progress=progress,
    findings=later("exercises.review.findings", "findings"),
    unnames="tool",
    exported=exported,
    quotes=quotes,
    left_out=later("exercises.review.leaving_out", "left_out"),
    thing="tool",
    anywhere=(
        ("show chart", "the room sees the bars; show chart r1 in round 1; show 3 is tool 3"),
        ("find compass", "where words stand, with or without macrons"),
    ),
)
