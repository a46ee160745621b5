"""The map: chairs by row, with their marks. Pure drawing."""

from __future__ import annotations

from exercises.network.examples import FIRST, of_this_grid
from exercises.network.room import short_name
from exercises.network.state import Chair, Network
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawing, Drawn, Piece

LABEL = 11
CELL = 17
HEARD = {"full": "●", "partly": "◐", "": "·"}
RELEASED = "✓"
_LEAVING = ("de-role", "sharing", "learning", "close")


def columns(room: int) -> int:
    """How many chairs stand beside each other."""
    return max(1, (room - LABEL) // CELL)


def is_out(state: Network, chair: Chair) -> bool:
    """Whether the chair's person has left the role, in the phases where that is what matters."""
    return chair.released and state.phase in _LEAVING


def cell(state: Network, chair: Chair, differences: int) -> str:
    """A chair in few letters: number, name, how much was heard, or released, a "we don't know", differences."""
    name = short_name(chair)
    marks = "".join(
        (
            RELEASED if is_out(state, chair) else HEARD[chair.heard],
            "?" if chair.holds_unknown else "",
            f"≠{differences}" if differences else "",
        )
    )
    brackets = 2 if chair.empty else 0
    name = fit(name, max(3, CELL - 4 - len(str(chair.number)) - width(marks) - brackets))
    return f"{chair.number} {f'({name})' if chair.empty else name} {marks}"


def order(state: Network, room: int) -> list[list[int]]:
    """The numbers as they stand: lines of the map, each a list of chairs."""
    lines: list[list[int]] = []
    wide = columns(room)
    for _, chairs in state.by_row():
        numbers = [chair.number for chair in chairs]
        lines += [numbers[start : start + wide] for start in range(0, len(numbers), wide)]
    return lines


def _style(state: Network, chair: Chair) -> str:
    """While roles are left, those still in role stand out, empty chairs too; before that, the chairs with people."""
    quiet = is_out(state, chair) if state.phase in _LEAVING else chair.empty
    return "quiet" if quiet else "text"


def draw(state: Network, room: int, focus: int) -> Drawing:
    """Every row with its chairs."""
    lines, places = _drawn(state, room)
    if focus not in places:
        return Drawing(lines)
    line, piece = places[focus]
    before, text, after = lines[line][:piece], lines[line][piece][0], lines[line][piece + 1 :]
    shown = f"▌{fit(text.strip(), CELL - 2)}▐"
    marked: Drawn = (*before, (shown, "chosen"), (" " * (CELL - width(shown)), "text"), *after)
    return Drawing([*lines[:line], marked, *lines[line + 1 :]], line, line)


_Places = dict[int, tuple[int, int]]
"""By chair, its line and its piece in the line."""
_last: list[tuple[Network, int, list[Drawn], _Places]] = []
"""The map drawn last: an arrow key marks another chair of it, and changes nothing else."""


def _drawn(state: Network, room: int) -> tuple[list[Drawn], _Places]:
    """The map with no chair marked; the same as before while the state is."""
    if not _last or _last[0][0] is not state or _last[0][1] != room:
        _last[:] = [(state, room, *_unmarked(state, room))]
    return _last[0][2], _last[0][3]


def _unmarked(state: Network, room: int) -> tuple[list[Drawn], _Places]:
    differences = state.difference_counts()
    wide = columns(room)
    lines: list[Drawn] = []
    places: _Places = {}
    for row, chairs in state.by_row():
        label = fit(row.label, LABEL - 2)
        if not chairs:
            lines.append(((pad(f" {label}", LABEL), "quiet"), ("no chair yet", "quiet")))
        for start in range(0, len(chairs), wide):
            pieces: list[Piece] = [(pad(f" {label}" if start == 0 else "", LABEL), "quiet")]
            for chair in chairs[start : start + wide]:
                text = cell(state, chair, differences.get(chair.number, 0))
                places[chair.number] = len(lines), len(pieces)
                pieces.append((pad(f" {fit(text, CELL - 2)}", CELL), _style(state, chair)))
            lines.append(tuple(pieces))
    if not state.chairs:
        hint = wrap(f"Nobody is set out yet. Type: {of_this_grid(FIRST, state)}", max(8, room - 2))
        lines += [(), *((((f" {line}", "strong"),)) for line in hint)]
    return lines, places
