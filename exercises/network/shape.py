"""The network shape's functions in one table."""

from __future__ import annotations

from exercises.exercise import Shape
from exercises.network.completion import complete
from exercises.network.findings import MOVES, TIMED, with_number
from exercises.network.grammar import parse
from exercises.network.lines import examples
from exercises.network.outline import outline
from exercises.network.reading import document, find, progress, text
from exercises.network.room import phase_view, room_view, room_views
from exercises.network.state import start

NETWORK = Shape(
    name="network",
    start=start,
    moves=MOVES,
    timed=TIMED,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    parse=parse,
    complete=complete,
    examples=examples,
    outline=outline,
    text=text,
    document=document,
    find=find,
    progress=progress,
)
