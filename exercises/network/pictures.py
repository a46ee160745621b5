"""A network exercise as pictures: the map of its chairs, and the grid. Never says who held a chair.

Source: "A Good Start in Life", net-'works' grid. A picture is handed on more easily than a page, so that nobody's has a
P-number, an owner or a holder, not even the facilitators'. Participants get what stands on their page in words: chairs
and differences, and the grid where they filled it on paper; answers from a chair stay with the facilitators. A public
summary has no picture of anybody's network, however it is named.
"""

from __future__ import annotations

from exercises.kernel.text import plural
from exercises.leaving.drawing import GridPicture, MapPicture, Picture, Seat
from exercises.leaving.outline import Audience, Paragraph, Table
from exercises.network import outline_words as words
from exercises.network.state import Chair, Network

GRID = "grid"
_EMPTY_CHAIR = "( ) with a broken line is an empty chair: somebody who belongs here and was not in the room."
_LINES = "A line with a number is a difference or a conversation; its words stand beside the number in the list."


def pictures(state: Network, audience: Audience) -> tuple[Picture, ...]:
    """The pictures for that audience; none before a chair was set out."""
    if audience == "public" or not state.chairs:
        return ()
    whole = audience == "facilitators"
    made: list[Picture] = [_map(state, whole)]
    if whole or not state.with_chairs:
        made.append(_grid(state))
    return tuple(made)


def _map(state: Network, whole: bool) -> MapPicture:
    rows = tuple(
        (words.row_title(row), tuple(_seat(state, chair, whole) for chair in chairs))
        for row, chairs in state.by_row()
        if chairs
    )
    lines = _lines(state)
    empty = any(chair.empty for chair in state.chairs.values())
    below = [
        words.rehearsed(state),
        _counted(state),
        _EMPTY_CHAIR if empty else "",
        _LINES if lines else "",
        words.contacts(state),
    ]
    return MapPicture(words.MAP, f"{_title(state)}: the map", rows, lines, tuple(filter(None, below)))


def _title(state: Network) -> str:
    return state.case_title or state.template.title


def _counted(state: Network) -> str:
    empty = sum(1 for chair in state.chairs.values() if chair.empty)
    return f"{plural(len(state.chairs), 'chair')}{f', {empty} of them empty' if empty else ''}."


def _seat(state: Network, chair: Chair, whole: bool) -> Seat:
    under = ", ".join(filter(None, (chair.role if chair.role != chair.name else "", chair.agency if whole else "")))
    count = state.difference_counts()[chair.number]
    marks = (plural(count, "difference"),) if count else ()
    return Seat(str(chair.number), chair.name, under, chair.empty, marks)


def _lines(state: Network) -> tuple[tuple[str, str, str], ...]:
    found = [
        (
            difference.between,
            f"they see it differently. {words.asking(state, difference.question)} {difference.about}",
        )
        for difference in state.differences.values()
    ]
    found += [
        (
            (conversation.from_chair, conversation.to_chair),
            f"a connecting conversation. {words.asking(state, conversation.question)} {conversation.opening}",
        )
        for conversation in state.conversations.values()
    ]
    return tuple((str(one), str(other), said.strip()) for (one, other), said in found)


def _grid(state: Network) -> GridPicture:
    parts = words.grid(state)
    table = next(part for part in parts if isinstance(part, Table))
    rows = table.rows
    below = [part.text for part in parts if isinstance(part, Paragraph)]
    headings = table.headings
    return GridPicture(GRID, f"{_title(state)}: the grid", headings, rows, tuple(below))
