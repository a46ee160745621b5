"""The themes in full, one under the other. Pure drawing; the notes stand in the lists."""

from __future__ import annotations

from exercises.wall.state import UNNAMED, Theme, Wall
from tui.app.text import fit, pad, wrap
from tui.boards.board import Drawing, Drawn, Pointing, led, stacked
from tui.boards.wall import lists


def headings(state: Wall, room: int) -> list[Drawn]:
    """What stands above them."""
    return [((pad(fit(" THEMES IN FULL   g goes back to the lists", room), room), "heading"),)]


def draw(state: Wall, room: int, pointing: Pointing) -> Drawing:
    """Every theme of the question looked at: its name, description, includes and excludes."""
    themes = [(theme.number == pointing.theme, theme) for theme in lists.themes(state, pointing)]
    if not themes:
        return Drawing([((" No theme yet.", "quiet"),)])
    return stacked(((here, _entry(state, theme, room, pointed=here)) for here, theme in themes), air=True)


def _entry(state: Wall, theme: Theme, room: int, *, pointed: bool) -> list[Drawn]:
    mark = "▌" if pointed else " "
    many = state.many_in(theme.number)
    name = wrap(theme.name or UNNAMED, max(8, room - 14)) or [""]
    style = "chosen" if pointed else "strong"
    drawn: list[Drawn] = [
        (
            (pad(f"{mark}{theme.number if place == 0 else '':>3} {line}", room - 8), style),
            (f"{many:>6} " if place == 0 else " " * 7, "quiet"),
        )
        for place, line in enumerate(name)
    ]
    for label, text in (("about", theme.description), ("includes", theme.includes), ("excludes", theme.excludes)):
        drawn += led(pad(f"     {label}", 14), wrap(text, max(8, room - 16)) if text else [])
    return drawn
