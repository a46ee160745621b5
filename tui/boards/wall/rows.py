"""How wide the wall's lists are, and a note or a theme as rows of them. Pure."""

from __future__ import annotations

from exercises.kernel.record import Record
from exercises.wall.state import ON_PAPER, UNNAMED, Note, Theme, Wall
from tui.app.text import fit, pad, width, wrap
from tui.boards.board import Drawn, led
from tui.boards.cut import wrap_cut

ONE_LIST = 60
"""In fewer columns one list is shown at a time."""
THREE_LISTS = 110
"""Columns from which the notes of the theme pointed at stand beside the themes."""
DESCRIPTIONS = 150
"""Columns from which its description stands above them."""
MOST_ROWS = 3
"""Rows a long note may have in a list; the foot says it in full."""
_BEFORE_NOTE = 7
_BEFORE_THEME = 6
"""The mark, a letter while one is chosen, the number: names never shift."""
_COUNT = 5


class Layout(Record):
    """The widths of the lists, 0 for one that is not shown beside the others, and their rows."""

    left: int
    themes: int
    inside: int
    rows: int
    described: bool = False

    @property
    def one(self) -> bool:
        """Whether only one list is shown at a time."""
        return self.left == self.themes and not self.inside

    def inside_rows(self, state: Wall, theme: int) -> int:
        """Rows for the notes inside the theme, below its description."""
        return max(1, self.rows - len(described(state, theme, self.inside))) if self.described else self.rows


def layout(room: int, height: int) -> Layout:
    """The lists in a board of that size: a heading above them, the counts below."""
    rows = max(1, height - 2)
    if room < ONE_LIST:
        return Layout(room, room, 0, rows)
    if room < THREE_LISTS:
        left = room * 48 // 100
        return Layout(left, room - left - 1, 0, rows)
    left, themes = room * 36 // 100, room * 30 // 100
    return Layout(left, themes, room - left - themes - 2, rows, room >= DESCRIPTIONS)


def where(note: Note) -> str:
    """Where a note is, in few signs: ">4" in theme 4, "lone"; "" while it is not placed."""
    themes = ",".join(str(theme) for theme in note.themes)
    return " ".join(part for part in (f">{themes}" if themes else "", note.status) if part)


def _note_lines(note: Note, room: int, *, placed: bool) -> list[str]:
    mark = f"{where(note)}  " if placed and where(note) else ""
    return wrap_cut(mark + (note.text or ON_PAPER), max(4, room - _BEFORE_NOTE - 1), MOST_ROWS) or [""]


def note_height(state: Wall, number: int, room: int) -> int:
    """Rows that a note takes at most in a list of that width."""
    return len(_note_lines(state.notes[number], room, placed=True))


def mark(pointed: bool, keyed: bool, row: int) -> str:
    """What stands before the thing pointed at: a bar only where the keys are, for colour alone must not tell."""
    return " " if not pointed else "▌" if keyed else "·" if row == 0 else " "


def note_rows(note: Note, room: int, *, focused: bool, keyed: bool, picked: bool, placed: bool) -> list[Drawn]:
    """A note's rows. `keyed`: its list has the keys; `placed`: say where it is; a picked note has a ✓."""
    style = "chosen" if focused and keyed else "strong" if focused or picked else "text"
    drawn: list[Drawn] = []
    for place, line in enumerate(_note_lines(note, room, placed=placed)):
        bar = mark(focused, keyed, place)
        before = f"{bar}{'✓' if picked else ' '}{note.number:>4} " if place == 0 else pad(bar, _BEFORE_NOTE)
        drawn.append(((pad(before + line, room), style),))
    return drawn


def _theme_lines(theme: Theme, room: int, most: int) -> list[str]:
    return wrap_cut(theme.name or UNNAMED, max(4, room - _BEFORE_THEME - _COUNT), most) or [""]


def theme_height(state: Wall, number: int, room: int, *, whole: bool) -> int:
    """Rows that a theme takes: two at most where its name is to be read whole, as of the one pointed at."""
    return len(_theme_lines(state.themes[number], room, 2 if whole else 1))


def theme_rows(
    theme: Theme, count: int, room: int, *, pointed: bool, keyed: bool, whole: bool = False, letter: str = ""
) -> list[Drawn]:
    """A theme's rows: its number, its name, and small at the end how many notes it has."""
    style = "chosen" if pointed and keyed else "strong" if pointed else "text"
    drawn: list[Drawn] = []
    for place, line in enumerate(_theme_lines(theme, room, 2 if whole else 1)):
        bar = mark(pointed, keyed, place)
        before = f"{bar}{letter or ' '}{theme.number:>3} " if place == 0 else pad(bar, _BEFORE_THEME)
        end = str(count) if place == 0 else ""
        body = pad(fit(before + line, room - _COUNT), room - _COUNT)
        drawn.append(((body, style), (f"{end:>{_COUNT - 1}} ", style if style == "chosen" else "quiet")))
    return drawn


def described(state: Wall, number: int, room: int) -> list[Drawn]:
    """What a theme's codebook entry says, above its notes."""
    theme = state.themes.get(number)
    if theme is None:
        return []
    drawn: list[Drawn] = []
    for label, text in (("", theme.description), ("includes", theme.includes), ("excludes", theme.excludes)):
        if text:
            lead = f" {label}: " if label else " "
            drawn += led(lead, wrap(text, max(8, room - 2 - width(lead)))[:MOST_ROWS])
    return [filled(line, room) for line in drawn] + ([((" " * room, "text"),)] if drawn else [])


def filled(line: Drawn, room: int) -> Drawn:
    """A line with spaces up to the width."""
    over = room - sum(width(text) for text, _ in line)
    return (*line, (" " * over, "text")) if over > 0 else line
