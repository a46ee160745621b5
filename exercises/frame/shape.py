"""The frame's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.frame.document import document
from exercises.frame.moves import MOVES, may_be_typed, with_number
from exercises.frame.reading import find, phase_warning, progress, text
from exercises.frame.room import phase_view, room_view, room_views
from exercises.frame.state import Frame, start
from exercises.frame.taking_out import exported, redact
from exercises.frame.template_check import FRAME_TEMPLATE
from exercises.kernel.declared import shape
from exercises.kernel.shape import Quotable

if TYPE_CHECKING:
    from exercises.kernel.language import Language
    from exercises.leaving.coded import Coded
    from exercises.leaving.dated import Appointment
    from exercises.leaving.outline import Audience, LeftOut, Part

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _language() -> Language:
    from exercises.frame.language import LANGUAGE

    return LANGUAGE


def _left_out(state: Frame, audience: Audience) -> tuple[LeftOut, ...]:
    from exercises.frame.leaving_out import left_out

    return left_out(state, audience)


def _outline(state: Frame, audience: Audience) -> tuple[Part, ...]:
    from exercises.frame.outline import outline

    return outline(state, audience)


def _coded(state: Frame, audience: Audience) -> Coded:
    from exercises.frame.coded import coded

    return coded(state, audience)


def _dates(state: Frame) -> tuple[Appointment, ...]:
    from exercises.frame.dates import dates

    return dates(state)


def _quotes(state: Frame) -> tuple[Quotable, ...]:
    from exercises.frame.quoting import quotes

    return quotes(state)


LOG = shape(
    "log",
    MOVES,
    _language,
    frames=True,
    may_be_typed=may_be_typed,
    start=start,
    template=FRAME_TEMPLATE,
    redact=redact,
    exported=exported,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=_outline,
    quotes=_quotes,
    left_out=_left_out,
    dates=_dates,
    coded=_coded,
    text=text,
    document=document,
    find=find,
    progress=progress,
    phase_warning=phase_warning,
    thing="part",
    anywhere=(
        ("go welcome", "the session moves to any phase of its frame, by name or number"),
        ("show agenda", "the room sees that view, from inside anything: agenda, agreement, jargon, parked, replies"),
        ("find interpreters", "where words stand, with or without macrons"),
    ),
)
