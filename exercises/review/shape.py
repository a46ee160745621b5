"""The review shape's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.shape import Command, Completion, Shape
from exercises.review.keeping import exported, quotes, redact
from exercises.review.moves import MOVES, TIMED, UNDATED, with_number
from exercises.review.reading import find, progress, text
from exercises.review.room import may_stay, phase_view, room_view, room_views
from exercises.review.setting_up import REVIEW_TEMPLATE, start
from exercises.review.state import Review

if TYPE_CHECKING:
    from typing import Any

    from exercises.leaving.drawing import Picture
    from exercises.leaving.outline import Audience, LeftOut, Part
    from exercises.leaving.sheet import Sheet

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _parse(line: str, state: Review) -> Command:
    from exercises.review.grammar import parse

    return parse(line, state)


def _complete(line: str, state: Review) -> list[Completion]:
    from exercises.review.completion import complete

    return complete(line, state)


def _examples(state: Review) -> tuple[tuple[str, str], ...]:
    from exercises.review.lines import examples

    return examples(state)


def _outline(state: Review, audience: Audience) -> tuple[Part, ...]:
    from exercises.review.outline import outline

    return outline(state, audience)


def _tables(state: Review, audience: Audience) -> tuple[Sheet, ...]:
    from exercises.review.tables import tables

    return tables(state, audience)


def _pictures(state: Review, audience: Audience) -> tuple[Picture, ...]:
    from exercises.review.pictures import pictures

    return pictures(state, audience)


def _left_out(state: Review, audience: Audience) -> tuple[LeftOut, ...]:
    from exercises.review.leaving_out import left_out

    return left_out(state, audience)


def _document(state: Review) -> dict[str, Any]:
    from exercises.review.document import document

    return document(state)


REVIEW = Shape(
    name="review",
    start=start,
    template=REVIEW_TEMPLATE,
    moves=MOVES,
    timed=TIMED,
    undated=UNDATED,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    parse=_parse,
    complete=_complete,
    examples=_examples,
    outline=_outline,
    tables=_tables,
    pictures=_pictures,
    text=text,
    document=_document,
    find=find,
    progress=progress,
    may_stay=may_stay,
    redact=redact,
    exported=exported,
    quotes=quotes,
    left_out=_left_out,
    thing="tool",
    anywhere=(
        ("show chart", "the room sees what became of the tools; show chart r1 in round 1; show 3 is tool 3"),
        ("find compass", "where words stand, with or without macrons"),
    ),
)
