"""The wall shape's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.wall.moves import MOVES
from exercises.wall.numbered_paper import lists, sought
from exercises.wall.progress import phase_warning, progress
from exercises.wall.room_views import phase_view, room_views
from exercises.wall.setting_up import WALL_TEMPLATE, start

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


WALL = shape(
    "wall",
    MOVES,
    language_in("exercises.wall.language"),
    said="exercises.wall.said",
    data=later("exercises.wall.data", "data"),
    prints="exercises.wall.papers",
    papers=("numbers", "grid"),
    start=start,
    template=WALL_TEMPLATE,
    redact=later("exercises.wall.leaving_out", "redact"),
    reworded=later("exercises.wall.leaving_out", "reworded"),
    exported=later("exercises.wall.leaving_out", "exported"),
    quotes=later("exercises.wall.leaving_out", "quotes"),
    left_out=later("exercises.wall.leaving_out", "left_out"),
    room_view=later("exercises.wall.room", "room_view"),
    room_views=room_views,
    phase_view=phase_view,
    outline=later("exercises.wall.outline", "outline"),
    short=later("exercises.wall.short", "short"),
    coded=later("exercises.wall.coded", "coded"),
    pictures=later("exercises.wall.pictures", "pictures"),
    tables=later("exercises.wall.tables", "tables"),
    card=later("exercises.wall.reading", "card"),
    text=later("exercises.wall.reading", "text"),
    document=later("exercises.wall.reading", "document"),
    sought=sought,
    lists=lists,
    progress=progress,
    findings=later("exercises.wall.findings", "findings"),
    phase_warning=phase_warning,
    thing="note",
    belongs_to=lambda state: str(state.organisation),
    view_called=later("exercises.wall.views", "view_called"),
    anywhere=(
        ("go write", "the group moves to any phase, by name or number"),
        ("show 17", "the room sees note 17 large"),
        ("show t3", "the room sees theme 3 with its notes; show step t3 shows them one by one"),
        ("show wall whānau", "the room sees the notes of that area; show wall whānau 2 the second page"),
        ("show themes", "the room sees the names; show areas the wall in counts; show check t3 a theme to be checked"),
        ("find whānau", "where words stand, with or without macrons"),
        ("help merge", "the forms a line may have, with examples"),
    ),
)
