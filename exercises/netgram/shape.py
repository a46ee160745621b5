"""The net-gram's functions in one table."""

from __future__ import annotations

from exercises.kernel.declared import language_in, later, shape
from exercises.kernel.views import page_by_page
from exercises.netgram.moves import MOVES
from exercises.netgram.reading import card, document, progress, sought, text
from exercises.netgram.room import phase_view, room_view, room_views
from exercises.netgram.state import start
from exercises.netgram.template import NETGRAM_TEMPLATE

_OUTPUTS, _LEAVING = "exercises.netgram.outputs", "exercises.netgram.leaving"

NETGRAM = shape(
    "netgram",
    MOVES,
    language_in("exercises.netgram.language"),
    said="exercises.netgram.said",
    data=later("exercises.netgram.data", "data"),
    prints="exercises.netgram.papers",
    papers=("rings",),
    start=start,
    template=NETGRAM_TEMPLATE,
    following=lambda state, letter: state.next_chair if letter == "chair" else state.numbers.get(letter, 0) + 1,
    unnames="chair",
    room_view=page_by_page(room_view, "chair"),
    room_views=room_views,
    phase_view=phase_view,
    outline=later(_OUTPUTS, "outline"),
    short=later("exercises.netgram.short", "short"),
    left_out=later(_OUTPUTS, "left_out"),
    dates=later("exercises.network.dates", "dates"),
    tables=later(_LEAVING, "tables"),
    linked=later(_LEAVING, "linked"),
    coded=later(_LEAVING, "coded"),
    pictures=later(_LEAVING, "pictures"),
    takes_over=later("exercises.netgram.taking_over", "taken_over"),
    text=text,
    document=document,
    sought=sought,
    progress=progress,
    card=card,
    sharing=lambda state: state.sharing and not state.closed,
    anywhere=(
        ("show rings", "the room sees who is around, in rings"),
        ("show ties", "the room sees the ties in words"),
        ("show 7", "the room sees one of them large, with their ties"),
        ("find pool", "where words stand, with or without macrons"),
    ),
)
