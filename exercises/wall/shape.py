"""The wall shape's functions in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.kernel.declared import shape
from exercises.wall.document import document
from exercises.wall.moves import MOVES
from exercises.wall.reading import find, phase_warning, progress, text
from exercises.wall.room import phase_view, room_view, room_views
from exercises.wall.setting_up import WALL_TEMPLATE, start
from exercises.wall.state import Wall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from exercises.kernel.language import Language
    from exercises.kernel.shape import Quotable, Redaction
    from exercises.leaving.coded import Coded
    from exercises.leaving.drawing import Picture
    from exercises.leaving.outline import Audience, LeftOut, Part
    from exercises.leaving.sheet import Sheet

# What reads typed lines and what writes handouts is imported at the first line and the first handout: folding a
# session and drawing it need neither, and every start would wait for them.


def _language() -> Language:
    from exercises.wall.language import LANGUAGE

    return LANGUAGE


def _view_called(state: Wall, words: str) -> str:
    from exercises.wall.views import view_called

    return view_called(state, words)


def _outline(state: Wall, audience: Audience) -> tuple[Part, ...]:
    from exercises.wall.outline import outline

    return outline(state, audience)


def _quotes(state: Wall) -> tuple[Quotable, ...]:
    from exercises.wall.quotes import quotes

    return quotes(state)


def _left_out(state: Wall, audience: Audience) -> tuple[LeftOut, ...]:
    from exercises.wall.quotes import left_out

    return left_out(state, audience)


def _redact(kind: str, data: Mapping[str, Any], taken: Redaction) -> dict[str, Any]:
    from exercises.wall.recorded import redact

    return redact(kind, data, taken)


def _exported(state: Wall, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    from exercises.wall.recorded import exported

    return exported(state, kind, data)


def _tables(state: Wall, audience: Audience) -> tuple[Sheet, ...]:
    from exercises.wall.tables import tables

    return tables(state, audience)


def _pictures(state: Wall, audience: Audience) -> tuple[Picture, ...]:
    from exercises.wall.pictures import pictures

    return pictures(state, audience)


def _coded(state: Wall, audience: Audience) -> Coded:
    from exercises.wall.coded import coded

    return coded(state, audience)


WALL = shape(
    "wall",
    MOVES,
    _language,
    start=start,
    template=WALL_TEMPLATE,
    redact=_redact,
    exported=_exported,
    quotes=_quotes,
    left_out=_left_out,
    room_view=room_view,
    room_views=room_views,
    phase_view=phase_view,
    outline=_outline,
    coded=_coded,
    pictures=_pictures,
    tables=_tables,
    text=text,
    document=document,
    find=find,
    progress=progress,
    phase_warning=phase_warning,
    thing="note",
    view_called=_view_called,
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
