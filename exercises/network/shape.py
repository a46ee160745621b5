"""The network shape's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.declared import shape
from exercises.kernel.things import find
from exercises.network.leaving_out import exported, quotes
from exercises.network.moves import MOVES, with_number
from exercises.network.reading import document, phase_warning, progress, text
from exercises.network.room import phase_view, room_view, room_views
from exercises.network.state import Network, start
from exercises.network.words import NETWORK_TEMPLATE

if TYPE_CHECKING:
    from exercises.kernel.language import Language
    from exercises.leaving.coded import Coded
    from exercises.leaving.dated import Appointment
    from exercises.leaving.drawing import Picture
    from exercises.leaving.linked import Linked
    from exercises.leaving.outline import Audience, LeftOut, Part

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _language() -> Language:
    from exercises.network.language import LANGUAGE

    return LANGUAGE


def _outline(state: Network, audience: Audience) -> tuple[Part, ...]:
    from exercises.network.outline import outline

    return outline(state, audience)


def _pictures(state: Network, audience: Audience) -> tuple[Picture, ...]:
    from exercises.network.pictures import pictures

    return pictures(state, audience)


def _coded(state: Network, audience: Audience) -> Coded:
    from exercises.network.coded import coded

    return coded(state, audience)


def _linked(state: Network, audience: Audience) -> tuple[Linked, ...]:
    from exercises.network.linked import linked

    return linked(state, audience)


def _dates(state: Network) -> tuple[Appointment, ...]:
    from exercises.network.dates import dates

    return dates(state)


def _left_out(state: Network, audience: Audience) -> tuple[LeftOut, ...]:
    from exercises.network.leaving_out import left_out

    return left_out(state, audience)


NETWORK = shape(
    "network",
    MOVES,
    _language,
    start=start,
    template=NETWORK_TEMPLATE,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=_outline,
    exported=exported,
    quotes=quotes,
    left_out=_left_out,
    dates=_dates,
    linked=_linked,
    coded=_coded,
    pictures=_pictures,
    text=text,
    document=document,
    find=find,
    progress=progress,
    phase_warning=phase_warning,
    anywhere=(
        ("go conversations", "the group moves to any phase, by name or number"),
        ("show map", "the room sees that view"),
        ("show 9", "the room sees chair 9 large"),
        ("show differences 2", "the room sees the second page"),
        ("find floor play", "where words stand, with or without macrons"),
        ("help slot", "the forms a line may have, with examples"),
    ),
)
