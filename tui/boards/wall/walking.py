"""Moves the pointing with arrows and paging keys. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.kernel.record import replace
from exercises.wall.state import Wall
from tui.boards.board import Pointing
from tui.boards.list_board import stepped
from tui.boards.wall import lists
from tui.boards.wall.rows import Layout, layout, note_height


def move(state: Wall, width: int, height: int, pointing: Pointing, direction: str) -> Pointing:
    """Up and down in a list, left and right between the lists; pages keep one note of the page before."""
    plan = layout(width, height)
    if direction in ("left", "right"):
        sides = ["", "themes", "inside"] if plan.inside and lists.notes_of(state, pointing.theme) else ["", "themes"]
        here = sides.index(pointing.side) if pointing.side in sides else 1
        return replace(pointing, side=sides[max(0, min(len(sides) - 1, here + (1 if direction == "right" else -1)))])
    if pointing.side == "themes":
        themes = [theme.number for theme in lists.themes(state, pointing)]
        return replace(pointing, theme=stepped(themes, pointing.theme, direction, plan.rows - 1))
    if pointing.side == "inside":
        numbers = lists.notes_of(state, pointing.theme)
        step = _page(state, numbers, pointing.inside, direction, plan, plan.inside)
        return replace(pointing, inside=stepped(numbers, pointing.inside, direction, step))
    numbers = lists.left(state, pointing)
    step = _page(state, numbers, pointing.focus, direction, plan, plan.left)
    return replace(pointing, focus=stepped(numbers, pointing.focus, direction, step))


def _page(state: Wall, numbers: Sequence[int], number: int, direction: str, plan: Layout, room: int) -> int:
    """How many notes a page is from here: as many as have their rows in it."""
    if direction not in ("pageup", "pagedown") or number not in numbers:
        return 1
    way = 1 if direction == "pagedown" else -1
    place, left, step = numbers.index(number), plan.rows, 0
    while 0 <= place < len(numbers) and (left := left - note_height(state, numbers[place], room)) >= 0:
        place += way
        step += 1
    return max(1, step - 1)
