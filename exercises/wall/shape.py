"""The wall shape's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.exercise import Command, Completion, Shape
from exercises.wall.document import document
from exercises.wall.moves import MOVES, SIGNED, TIMED, UNDATED, with_number
from exercises.wall.reading import find, phase_warning, progress, text
from exercises.wall.room import phase_view, room_view, room_views
from exercises.wall.setting_up import start
from exercises.wall.state import Wall

if TYPE_CHECKING:
    from exercises.outline import Audience, Part

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _parse(line: str, state: Wall) -> Command:
    from exercises.wall.grammar import parse

    return parse(line, state)


def _complete(line: str, state: Wall) -> list[Completion]:
    from exercises.wall.completion import complete

    return complete(line, state)


def _examples(state: Wall) -> tuple[tuple[str, str], ...]:
    from exercises.wall.lines import examples

    return examples(state)


def _outline(state: Wall, audience: Audience) -> tuple[Part, ...]:
    from exercises.wall.outline import outline

    return outline(state, audience)


WALL = Shape(
    name="wall",
    start=start,
    moves=MOVES,
    timed=TIMED,
    signed=SIGNED,
    undated=UNDATED,
    with_number=with_number,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    parse=_parse,
    complete=_complete,
    examples=_examples,
    outline=_outline,
    text=text,
    document=document,
    find=find,
    progress=progress,
    phase_warning=phase_warning,
)
