"""The talk shape's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.declared import shape
from exercises.kernel.things import find
from exercises.talk.keeping import exported
from exercises.talk.moves import MOVES, with_number
from exercises.talk.reading import document, phase_warning, progress, text
from exercises.talk.room import phase_view, room_view, room_views
from exercises.talk.state import Talk, start
from exercises.talk.steps import TALK_TEMPLATE

if TYPE_CHECKING:
    from exercises.kernel.language import Language
    from exercises.kernel.shape import Quotable
    from exercises.leaving.outline import Audience, LeftOut, Part

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _language() -> Language:
    from exercises.talk.language import LANGUAGE

    return LANGUAGE


def _outline(state: Talk, audience: Audience) -> tuple[Part, ...]:
    from exercises.talk.outline import outline

    return outline(state, audience)


def _left_out(state: Talk, audience: Audience) -> tuple[LeftOut, ...]:
    from exercises.talk.leaving_out import left_out

    return left_out(state, audience)


def _quotes(state: Talk) -> tuple[Quotable, ...]:
    from exercises.talk.quoting import quotes

    return quotes(state)


TALK = shape(
    "talk",
    MOVES,
    _language,
    start=start,
    template=TALK_TEMPLATE,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=_outline,
    left_out=_left_out,
    text=text,
    document=document,
    find=find,
    progress=progress,
    phase_warning=phase_warning,
    unnames="offer",
    exported=exported,
    quotes=_quotes,
    thing="offer",
    anywhere=(
        ("show step", "the room sees that view: step, task, offers, chosen; show 3 is offer 3"),
        ("find Monday", "where words stand, with or without macrons"),
    ),
)
