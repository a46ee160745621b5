"""The network shape's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.network.moves import MOVES
from exercises.network.reading import closing, document, phase_warning, progress, sought, text
from exercises.network.room import phase_view, room_view, room_views
from exercises.network.state import start
from exercises.network.words import NETWORK_TEMPLATE

NETWORK = shape(
    "network",
    MOVES,
    language_in("exercises.network.language"),
    said="exercises.network.said",
    data=later("exercises.network.data", "data"),
    prints="exercises.network.papers",
    papers=("grid", "chairs"),
    start=start,
    template=NETWORK_TEMPLATE,
    following=lambda state, letter: state.next_chair if letter == "chair" else state.numbers.get(letter, 0) + 1,
    unnames="chair",
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=later("exercises.network.outline", "outline"),
    short=later("exercises.network.short", "short"),
    exported=later("exercises.network.leaving_out", "exported"),
    quotes=later("exercises.network.leaving_out", "quotes"),
    left_out=later("exercises.network.leaving_out", "left_out"),
    dates=later("exercises.network.dates", "dates"),
    linked=later("exercises.network.linked", "linked"),
    coded=later("exercises.network.coded", "coded"),
    pictures=later("exercises.network.pictures", "pictures"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    phase_warning=phase_warning,
    closing=closing,
    sharing=lambda state: state.sharing and not state.closed,
    anywhere=(
        ("go conversations", "the group moves to any phase, by name or number"),
        ("show map", "the room sees that view"),
        ("show 9", "the room sees chair 9 large"),
        ("show differences 2", "the room sees the second page"),
        ("find floor play", "where words stand, with or without macrons"),
        ("help slot", "the forms a line may have, with examples"),
    ),
)
